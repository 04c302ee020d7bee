/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "harness.h"
#include "lift-scale-cells.h"
#include "lift-window-private.h"

#define PAGE 4096

/* A damaged diary in the window: it is shown, nothing of it changes, and a copy makes it whole again. */

static gsize
find_root (const char *path, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);
  const char *argv[] = { "sqlite3", path, sql, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  return (gsize) g_ascii_strtoull (output, NULL, 10);
}

/* The page of an index goes, so every day can still be read. */
static void
damage (Harness *harness)
{
  gsize page = find_root (harness->path, "revision_change") - 1;
  char noise[PAGE];
  FILE *file = g_fopen (harness->path, "r+e");

  memset (noise, 0xa5, sizeof noise);
  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, (long) (page * PAGE), SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (noise, 1, PAGE, file), ==, PAGE);
  g_assert_cmpint (fclose (file), ==, 0);
}

static char *
dup_sum (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

static gboolean
restores (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.restore-copy") == 0;
}

static gboolean
offers_copy (Harness *self, gpointer data)
{
  return harness_find (GTK_WIDGET (self->window), restores, NULL) != NULL;
}

static gboolean
offers_nothing (Harness *self, gpointer data)
{
  return !offers_copy (self, NULL) && lift_diary_model_get_state (self->model) == LIFT_DIARY_READY;
}

static gboolean
shows_five (Harness *self, gpointer data)
{
  GtkWidget *cells = harness_get_scale (self, 0);

  return cells != NULL && lift_scale_cells_get_score (LIFT_SCALE_CELLS (cells)) == 5;
}

static gboolean
is_there (Harness *self, gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

/* A day later, when the diary is looked at again. */
static Harness *
make_damaged (char **copy)
{
  Harness *harness = harness_new (TRUE);
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (GError) error = NULL;

  harness_write (harness, harness->today, 5, 3, 2);
  store = harness_open_store (harness);
  if (copy != NULL) {
    *copy = g_build_filename (harness->folder, "copy.db", NULL);
    g_assert_true (lift_store_backup (store, *copy, &error));
    g_assert_no_error (error);
  }
  lift_store_close (store, &error);
  g_assert_no_error (error);
  damage (harness);
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (harness->clock), "2026-11-20T09:00:00");
  return harness;
}

static void
test_shown (void)
{
  g_autoptr (Harness) harness = make_damaged (NULL);
  g_autofree char *before = dup_sum (harness->path);
  g_autofree char *after = NULL;
  g_autofree char *target = g_build_filename (harness->folder, "saved.db", NULL);

  harness_open (harness);
  g_assert_true (harness_wait (harness, offers_copy, NULL, 5000));
  g_assert_cmpint (lift_diary_model_get_state (harness->model), ==, LIFT_DIARY_READY);
  lift_diary_model_set_day (harness->model, harness->today);
  g_assert_true (harness_wait (harness, shows_five, NULL, 5000));
  _lift_window_save_readable (harness->window, target);
  g_assert_true (harness_wait (harness, is_there, target, 10000));
  harness_spin (300);
  after = dup_sum (harness->path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_restored (void)
{
  g_autofree char *copy = NULL;
  g_autoptr (Harness) harness = make_damaged (&copy);
  g_autoptr (LiftEntry) entry = NULL;

  harness_open (harness);
  g_assert_true (harness_wait (harness, offers_copy, NULL, 5000));
  _lift_window_restore_copy (harness->window, copy);
  g_assert_true (harness_wait (harness, offers_nothing, NULL, 10000));
  lift_diary_model_set_day (harness->model, harness->today);
  g_assert_true (harness_wait (harness, shows_five, NULL, 5000));
  /* And it can be written again. */
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_7);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  entry = harness_read (harness, harness->today);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 7);
}

/* Another program restores it: the window notices by itself. */
static void
test_restored_elsewhere (void)
{
  g_autofree char *copy = NULL;
  g_autoptr (Harness) harness = make_damaged (&copy);
  g_autofree char *kept = g_strconcat (harness->path, ".kept", NULL);

  harness_open (harness);
  g_assert_true (harness_wait (harness, offers_copy, NULL, 5000));
  g_assert_cmpint (g_rename (harness->path, kept), ==, 0);
  g_assert_cmpint (g_rename (copy, harness->path), ==, 0);
  g_assert_true (harness_wait (harness, offers_nothing, NULL, 10000));
}

static gboolean
is_text (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget);
}

/* The session ends in the middle of a sentence: what is typed is a saved state like any other. This is what the
 * application does at SIGTERM. */
static void
test_session_ends (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;
  GtkWidget *text;

  harness_open (harness);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.write-note", NULL);
  harness_spin (100);
  text = harness_find (GTK_WIDGET (harness->window), is_text, NULL);
  g_assert_nonnull (text);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Half a sent", -1);
  gtk_widget_set_visible (GTK_WIDGET (harness->window), FALSE);
  lift_diary_model_shutdown (harness->model);
  entry = harness_read (harness, harness->today);
  g_assert_nonnull (entry);
  g_assert_cmpstr (entry->note, ==, "Half a sent");
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/damage/session-ends", test_session_ends);
  g_test_add_func ("/ui/damage/shown", test_shown);
  g_test_add_func ("/ui/damage/restored", test_restored);
  g_test_add_func ("/ui/damage/restored-elsewhere", test_restored_elsewhere);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
