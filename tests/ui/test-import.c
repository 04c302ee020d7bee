/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "harness.h"
#include "lift-expander.h"
#include "lift-import-map-card.h"
#include "lift-import-page.h"
#include "lift-window-private.h"

#define HEADER                                                                                            \
  "date,day_after_procedure,swelling_0_10,bruising_0_10,discomfort_0_10,note,recorded_at,"               \
  "tightness_0_10,numbness_0_10,signs_checked,signs,more_side,pain_relief,temperature_c,author\r\n"

static gboolean
match_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_label (GTK_LABEL (widget)), data) != NULL;
}

static gboolean
says (Harness *self, gpointer data)
{
  return harness_find (GTK_WIDGET (self->window), match_label, data) != NULL;
}

static GtkWidget *
find (Harness *self, const char *label)
{
  return harness_find_button (GTK_WIDGET (self->window), label);
}

static gboolean
can_press (Harness *self, gpointer label)
{
  GtkWidget *button = find (self, label);

  return button != NULL && gtk_widget_get_sensitive (button);
}

static void
press (Harness *self, const char *label)
{
  g_assert_true (harness_wait (self, can_press, (gpointer) label, 5000));
  g_signal_emit_by_name (find (self, label), "clicked");
}

static char *
write_file (Harness *self, const char *name, const char *text)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static int
read_swelling (Harness *self, int day)
{
  g_autoptr (LiftEntry) entry = harness_read (self, self->today - 3 + day);

  return entry != NULL && !entry->deleted ? entry->scores[LIFT_SYMPTOM_SWELLING] : LIFT_SCORE_NONE;
}

static gboolean
has_swelling (Harness *self, gpointer data)
{
  return read_swelling (self, 2) == GPOINTER_TO_INT (data);
}

static gboolean
has_no_day (Harness *self, gpointer data)
{
  return read_swelling (self, GPOINTER_TO_INT (data)) == LIFT_SCORE_NONE;
}

/* Looked at first, taken over when she says so, taken back by Undo. */
static void
test_our_table (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autofree char *file = write_file (harness, "a.csv",
                                      HEADER "2026-11-17,1,5,,,,2026-11-17T20:00:00+01:00,,,0,,,,,me\r\n"
                                             "2026-11-18,2,7,,,later,2026-11-18T21:00:00+01:00,,,0,,,,,me\r\n");

  harness_write (harness, harness->today - 1, 6, 3, 2);
  harness_open (harness);
  _lift_window_import (harness->window, file);
  g_assert_true (harness_wait (harness, says, (gpointer) "Nothing is changed yet. This would happen:", 5000));
  g_assert_true (says (harness, (gpointer) "1 day is new here."));
  g_assert_cmpint (read_swelling (harness, 1), ==, LIFT_SCORE_NONE);
  g_assert_cmpint (read_swelling (harness, 2), ==, 6);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (harness, "As in the file")), TRUE);
  g_assert_true (harness_wait (harness, says, (gpointer) "1 day becomes as in the file", 5000));
  press (harness, "_Take over");
  g_assert_true (harness_wait (harness, says, (gpointer) "a copy of the diary was made and checked", 5000));
  g_assert_cmpint (read_swelling (harness, 1), ==, 5);
  g_assert_cmpint (read_swelling (harness, 2), ==, 7);
  press (harness, "_Undo");
  g_assert_true (harness_wait (harness, has_swelling, GINT_TO_POINTER (6), 5000));
  g_assert_true (harness_wait (harness, has_no_day, GINT_TO_POINTER (1), 5000));
}

/* What the columns of another program mean is guessed and can be said; a row that cannot be taken stops it first. */
static void
test_table_of_another_program (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autofree char *file = write_file (harness, "other.csv",
                                      "Date;Swelling;Mood\n17/11/2026;55;good\n18/11/2026;many;bad\n");
  GtkWidget *card, *choice;

  harness_open (harness);
  _lift_window_import (harness->window, file);
  g_assert_true (harness_wait (harness, says, (gpointer) "What the columns mean", 5000));
  card = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_IMPORT_MAP_CARD, 0);
  /* The first is the day, the second swelling. */
  lift_expander_set_open (LIFT_EXPANDER (harness_find_type (card, LIFT_TYPE_EXPANDER, 1)), TRUE);
  harness_spin (400);
  choice = harness_find_button (card, "0–100");
  g_assert_nonnull (choice);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (choice), TRUE);
  g_assert_true (harness_wait (harness, says, (gpointer) "1 row cannot be taken.", 5000));
  g_assert_true (says (harness, (gpointer) "On 1 day a score was rounded"));
  g_assert_false (gtk_widget_get_sensitive (find (harness, "_Take over")));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (harness, "Leave the rows out that cannot be taken")), TRUE);
  press (harness, "_Take over");
  g_assert_true (harness_wait (harness, says, (gpointer) "This happened:", 5000));
  g_assert_cmpint (read_swelling (harness, 1), ==, 6);
  g_assert_cmpint (read_swelling (harness, 2), ==, LIFT_SCORE_NONE);
}

static void
check_refused (const char *name, const char *text)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autofree char *file = text != NULL ? write_file (harness, name, text) : g_strdup ("/nothing/here.json");
  GtkWidget *run;

  harness_write (harness, harness->today - 1, 6, 3, 2);
  harness_open (harness);
  _lift_window_import (harness->window, file);
  for (int i = 0; i < 100 && says (harness, (gpointer) "The file is being checked."); i++)
    harness_spin (50);
  run = find (harness, "_Take over");
  g_assert_false (gtk_widget_get_sensitive (run));
  g_assert_false (says (harness, (gpointer) "This would happen"));
  g_assert_cmpint (read_swelling (harness, 2), ==, 6);
}

/* What cannot be read is said in a sentence, and there is nothing to press. */
static void
test_broken_files (void)
{
  check_refused ("missing.json", NULL);
  check_refused ("half.json", "{\"format\": \"afterlift-diary\", ");
  check_refused ("newer.json", "{\"format\": \"afterlift-diary\", \"format_version\": 99}");
  check_refused ("foreign.json", "{\"hello\": 1}");
  check_refused ("quote.csv", HEADER "2026-11-17,1,5,,,\"no end");
}

static gboolean
is_ready (Harness *self, gpointer data)
{
  return lift_diary_model_get_state (self->model) == LIFT_DIARY_READY;
}

/* On a new computer the file is all there is: it makes the diary, but not before she says so. */
static void
test_no_diary_yet (void)
{
  g_autoptr (Harness) harness = harness_new (FALSE);
  g_autofree char *file = write_file (harness, "a.csv", HEADER "2026-11-17,1,5,,,hello,2026-11-17T20:00:00+01:00,,,0,,,,,me\r\n");

  harness_open (harness);
  _lift_window_import (harness->window, file);
  g_assert_true (harness_wait (harness, says, (gpointer) "A thread lift of Monday 16 November 2026 is added.", 5000));
  g_assert_false (g_file_test (harness->path, G_FILE_TEST_EXISTS));
  press (harness, "_Take over");
  g_assert_true (harness_wait (harness, is_ready, NULL, 5000));
  g_assert_cmpuint (lift_episode_get_n_entries (lift_diary_model_get_episode (harness->model)), ==, 1);
}

/* A backup, on a new computer and over a diary that went on: the file stays as it was. */
static void
test_backup (void)
{
  g_autoptr (Harness) old = harness_new (TRUE);
  g_autoptr (Harness) harness = harness_new (FALSE);
  g_autofree char *file = g_build_filename (old->folder, "copy.db", NULL);
  g_autoptr (LiftStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  gsize length, length_after;

  harness_write (old, old->today - 1, 6, 3, 2);
  store = harness_open_store (old);
  g_assert_true (lift_store_backup (store, file, &error));
  g_assert_no_error (error);
  lift_store_close (store, NULL);
  g_assert_true (g_file_get_contents (file, &before, &length, NULL));
  harness_open (harness);
  _lift_window_import (harness->window, file);
  g_assert_true (harness_wait (harness, says, (gpointer) "1 day is new here.", 5000));
  g_assert_false (g_file_test (harness->path, G_FILE_TEST_EXISTS));
  press (harness, "_Restore");
  g_assert_true (harness_wait (harness, is_ready, NULL, 5000));
  g_assert_cmpuint (lift_episode_get_n_entries (lift_diary_model_get_episode (harness->model)), ==, 1);
  g_assert_cmpint (g_stat (harness->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (file, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
}

/* As a double click does it. The diary itself is only shown. */
static void
test_from_outside (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autofree char *path = write_file (harness, "a.csv", HEADER "2026-11-17,1,5,,,,2026-11-17T20:00:00+01:00,,,0,,,,,me\r\n");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) own = g_file_new_for_path (harness->path);
  g_autoptr (GFile) far_away = g_file_new_for_uri ("sftp://example.org/a.csv");

  harness_open (harness);
  lift_window_open_file (harness->window, own);
  harness_spin (200);
  g_assert_null (harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_IMPORT_PAGE, 0));
  lift_window_open_file (harness->window, far_away);
  g_assert_true (harness_wait (harness, says, (gpointer) "That is not a file on this computer.", 5000));
  g_assert_null (harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_IMPORT_PAGE, 0));
  lift_window_open_file (harness->window, file);
  g_assert_true (harness_wait (harness, says, (gpointer) "1 day is new here.", 5000));
  g_assert_cmpint (read_swelling (harness, 1), ==, LIFT_SCORE_NONE);
}

static gboolean
is_checked (Harness *self, gpointer data)
{
  return lift_import_model_get_state (data) != LIFT_IMPORT_STATE_CHECKING;
}

/* Who closes the page while a long file is compared does not wait for the rest of it with the next save. */
static void
test_closed_meanwhile (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (LiftImportModel) model = NULL;
  g_autofree char *file = NULL;
  GtkWidget *page;

  for (int i = 0; i < 60000; i++) {
    g_autofree char *iso = lift_date_to_iso (lift_date_from_ymd (1900, 1, 1) + i);

    g_string_append_printf (text, "%s,%d,5,,,,,,,0,,,,,me\r\n", iso, i);
  }
  file = write_file (harness, "long.csv", text->str);
  harness_open (harness);
  model = lift_import_model_new (harness->model, file);
  page = g_object_ref_sink (lift_import_page_new (model));
  g_assert_false (is_checked (harness, model));
  g_object_run_dispose (G_OBJECT (page));
  g_object_unref (page);
  g_assert_true (harness_wait (harness, is_checked, model, 10000));
  g_assert_cmpint (lift_import_model_get_state (model), ==, LIFT_IMPORT_STATE_FAILED);
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/import/from-outside", test_from_outside);
  g_test_add_func ("/ui/import/our-table", test_our_table);
  g_test_add_func ("/ui/import/table-of-another-program", test_table_of_another_program);
  g_test_add_func ("/ui/import/broken-files", test_broken_files);
  g_test_add_func ("/ui/import/no-diary-yet", test_no_diary_yet);
  g_test_add_func ("/ui/import/backup", test_backup);
  g_test_add_func ("/ui/import/closed-meanwhile", test_closed_meanwhile);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
