/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "harness.h"
#include "lift-choice-row.h"
#include "lift-first-run-draft.h"
#include "lift-first-run-page.h"
#include "lift-today-page.h"

static void
press (Harness *self, const char *label)
{
  g_signal_emit_by_name (harness_find_button (GTK_WIDGET (self->window), label), "clicked");
  /* The steps fade into each other. */
  harness_spin (400);
}

static void
choose (Harness *self, const char *label)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (GTK_WIDGET (self->window), label)), TRUE);
}

static void
close_window (Harness *self)
{
  gtk_window_close (GTK_WINDOW (self->window));
  harness_spin (100);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  lift_diary_model_shutdown (self->model);
  harness_spin (50);
  g_clear_object (&self->model);
}

static char *
get_draft_file (Harness *self)
{
  return g_build_filename (self->folder, "first-run.ini", NULL);
}

static gboolean
has_today_page (Harness *self, gpointer data)
{
  return harness_find_type (GTK_WIDGET (self->window), LIFT_TYPE_TODAY_PAGE, 0) != NULL;
}

static LiftProcedure *
read_procedure (Harness *self)
{
  g_autoptr (LiftStore) store = harness_open_store (self);
  LiftProcedure *procedure = lift_store_get_current_procedure (store, NULL);

  lift_store_close (store, NULL);
  return procedure;
}

/* Closed in the middle and opened the next day: it goes on where she was, and the day is the one that she meant. */
static void
test_resume (void)
{
  g_autoptr (Harness) harness = harness_new (FALSE);
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autofree char *draft = get_draft_file (harness);
  GStatBuf info;

  harness_open (harness);
  choose (harness, "Today");
  choose (harness, "Cheek");
  press (harness, "_Continue");
  gtk_editable_set_text (GTK_EDITABLE (harness_find_type (GTK_WIDGET (harness->window), GTK_TYPE_ENTRY, 0)),
                         "01632 960123");
  close_window (harness);
  g_assert_false (g_file_test (harness->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (draft, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  lift_fixed_clock_set (LIFT_FIXED_CLOCK (harness->clock), "2026-11-20T09:00:00");
  harness_open (harness);
  press (harness, "_Continue");
  press (harness, "_Continue");
  press (harness, "_Start");
  g_assert_true (harness_wait (harness, has_today_page, NULL, 5000));
  procedure = read_procedure (harness);
  g_assert_cmpint (procedure->day0, ==, harness->today);
  g_assert_cmpuint (procedure->areas->len, ==, 1);
  g_assert_cmpstr (procedure->phone, ==, "01632 960123");
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));
}

/* Every step can be left for later, and there is a diary all the same. */
static void
test_skip (void)
{
  g_autoptr (Harness) harness = harness_new (FALSE);
  g_autoptr (LiftProcedure) procedure = NULL;

  harness_open (harness);
  press (harness, "_Later");
  press (harness, "_Later");
  choose (harness, "Not now");
  press (harness, "_Continue");
  press (harness, "_Start");
  harness_spin (500);
  g_assert_cmpint (lift_diary_model_get_state (harness->model), ==, LIFT_DIARY_READY);
  procedure = read_procedure (harness);
  g_assert_cmpint (procedure->day0, ==, LIFT_DATE_NONE);
  g_assert_null (procedure->phone);
  harness_find_button (GTK_WIDGET (harness->window), "Set the date");
}

/* Who only looked leaves nothing behind. */
static void
test_look (void)
{
  g_autoptr (Harness) harness = harness_new (FALSE);
  g_autofree char *draft = get_draft_file (harness);

  harness_open (harness);
  close_window (harness);
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));
}

/* A draft that something else wrote is taken for what it says, or for nothing. */
static void
test_odd_draft (void)
{
  g_autoptr (Harness) harness = harness_new (FALSE);
  g_autofree char *draft = get_draft_file (harness);

  g_assert_true (g_file_set_contents (
    draft, "[first-run]\nstep=nowhere\nwhen=77\nday=2026-02-31\nzones=-1\nminute=99999\n", -1, NULL));
  harness_open (harness);
  g_assert_cmpint (lift_diary_model_get_state (harness->model), ==, LIFT_DIARY_NONE);
  harness_find_button (GTK_WIDGET (harness->window), "_Continue");
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/first-run/resume", test_resume);
  g_test_add_func ("/ui/first-run/skip", test_skip);
  g_test_add_func ("/ui/first-run/look", test_look);
  g_test_add_func ("/ui/first-run/odd-draft", test_odd_draft);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
