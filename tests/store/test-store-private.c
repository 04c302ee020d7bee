/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lift-salvage.h"
#include "lift-store-async.h"
#include "lift-store-backups.h"

#define SECRET "Xylophonsonate in the kitchen"
/* In the diaries of older schemas. */
#define KEPT_PROCEDURE "0b0e1c7c-6a55-4d0e-9a3c-0d6b6c7f1a01"
#define KEPT_NOTE "Kept, “as it was”"

/* Who may read what is written, and what is left of what was erased. */

typedef void (*FileFunc) (const char *path, guint mode, gpointer user_data);

static void
for_each_file (const char *folder, FileFunc func, gpointer user_data)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    GStatBuf info;

    g_assert_cmpint (g_lstat (path, &info), ==, 0);
    func (path, info.st_mode, user_data);
    if (S_ISDIR (info.st_mode))
      for_each_file (path, func, user_data);
  }
}

/* By a program of its own: to close a file here would end the locks that our connections have to it. */
static guint
count_with (Fixture *self, const char *words)
{
  const char *argv[] = { "grep", "-rlaF", words, self->folder, NULL };
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (output), "\n", -1);
  return g_strv_length (lines);
}

static guint
count_with_secret (Fixture *self)
{
  return count_with (self, SECRET);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean *done = user_data;

  g_assert_true (lift_store_async_open_finish (LIFT_STORE_ASYNC (source), result, &error));
  g_assert_no_error (error);
  *done = TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftSnapshot) snapshot = lift_store_async_load_finish (LIFT_STORE_ASYNC (source), result, &error);
  gboolean *done = user_data;

  g_assert_no_error (error);
  g_assert_cmpuint (lift_episode_get_n_entries (snapshot->episode), ==, 6);
  *done = TRUE;
}

/* Erased for good while a window and a service have the diary open: no byte of it is left, in the diary, beside it, or
 * in a copy that she agreed to throw away; and both go on. */
static void
test_erased_under_others (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftStoreAsync) window = lift_store_async_new (self->path, self->clock, "afterlift");
  g_autoptr (LiftStore) service = NULL;
  g_autoptr (LiftBackupRun) run = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (LiftSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  gboolean open = FALSE, loaded = FALSE;

  for (int day = 0; day < 7; day++)
    lift_save_result_free (fixture_save_note (self, day, day == 3 ? SECRET : "A quiet day."));
  run = lift_store_back_up_now (self->store, LIFT_BACKUP_ASKED, &error);
  g_assert_no_error (error);
  lift_store_async_open_async (window, LIFT_OPEN_EXISTING, NULL, done_cb, &open);
  while (!open)
    g_main_context_iteration (NULL, TRUE);
  service = lift_store_open (self->path, LIFT_OPEN_EXISTING, self->clock, "afterlift-reminder", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_with_secret (self), >=, 2);
  g_assert_true (lift_store_erase_entry (self->store, self->procedure, self->day0 + 3, TRUE, &error));
  g_assert_no_error (error);
  copies = lift_store_list_backups_with_entry (self->store, self->procedure, self->day0 + 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (copies->len, ==, 2);
  for (guint i = 0; i < copies->len; i++) {
    g_assert_true (
      lift_store_purge_backup (self->store, g_ptr_array_index (copies, i), self->procedure, self->day0 + 3, &error));
    g_assert_no_error (error);
  }
  g_assert_cmpuint (count_with_secret (self), ==, 0);
  lift_store_async_load_async (window, NULL, NULL, loaded_cb, &loaded);
  while (!loaded)
    g_main_context_iteration (NULL, TRUE);
  snapshot = lift_store_load_snapshot (service, NULL, &error);
  g_assert_no_error (error);
  lift_store_async_shutdown (window);
  /* What it still had to tell keeps it alive. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lift_store_close (service, NULL);
  g_assert_cmpuint (count_with_secret (self), ==, 0);
}

static void
assert_private_cb (const char *path, guint mode, gpointer user_data)
{
  guint *n = user_data;

  if ((mode & 07777) != (S_ISDIR (mode) ? 0700u : 0600u))
    g_error ("%s may be read by others: %o", path, mode & 07777);
  (*n)++;
}

/* Whatever the machine would share: every file of a session, the passing ones too, is for its owner. */
static void
test_lax_umask (Fixture *self, gconstpointer data)
{
  g_autofree char *saved = g_build_filename (self->folder, "saved.db", NULL);
  g_autofree char *copy = g_build_filename (self->folder, "copy.db", NULL);
  g_autoptr (LiftBackupRun) run = NULL;
  g_autoptr (LiftSalvage) report = NULL;
  g_autoptr (GError) error = NULL;
  mode_t old = umask (0);
  guint n = 0;

  fixture_reopen (self);
  lift_save_result_free (fixture_save_note (self, 0, SECRET));
  run = lift_store_back_up_now (self->store, LIFT_BACKUP_ASKED, &error);
  g_assert_no_error (error);
  g_assert_true (lift_store_backup (self->store, copy, &error));
  g_assert_true (lift_store_erase_entry (self->store, self->procedure, self->day0, TRUE, &error));
  g_assert_no_error (error);
  lift_save_result_free (fixture_save_note (self, 1, SECRET));
  /* The diary with its -wal and -shm, the folder of copies with two in it, and a copy. */
  for_each_file (self->folder, assert_private_cb, &n);
  g_assert_cmpuint (n, >=, 7);
  fixture_close (self);
  report = lift_salvage_run (self->path, saved, self->clock, NULL, &error);
  g_assert_no_error (error);
  for_each_file (self->folder, assert_private_cb, &n);
  umask (old);
}

static void
test_erased_without_copy (Fixture *self, gconstpointer data)
{
  lift_save_result_free (fixture_save_note (self, 0, SECRET));
  g_assert_cmpuint (count_with_secret (self), ==, 1);
  fixture_reopen (self);
  g_assert_true (lift_store_erase_entry (self->store, self->procedure, self->day0, FALSE, NULL));
  fixture_close (self);
  g_assert_cmpuint (count_with_secret (self), ==, 0);
}

/* The copy that was made before an update is of the schema of before, and holds the day like any other. */
static void
test_erased_in_older_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "diary-backups", NULL);
  g_autofree char *older = g_build_filename (folder, "diary-before-update-3-20251119T200400Z.db", NULL);
  g_autofree char *script = g_build_filename (g_getenv ("LIFT_SOURCE_DIR"), "tests", "store", "schemas", data, NULL);
  g_autofree char *read = g_strdup_printf (".read '%s'", script);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  LiftDate day = lift_date_from_ymd (2025, 11, 14);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  fixture_run (0, NULL, "sqlite3", "-bail", older, read, NULL);
  g_assert_cmpuint (count_with (self, KEPT_NOTE), ==, 1);
  copies = lift_store_list_backups_with_entry (self->store, KEPT_PROCEDURE, day, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_true (lift_store_purge_backup (self->store, g_ptr_array_index (copies, 0), KEPT_PROCEDURE, day, &error));
  g_assert_no_error (error);
  left = lift_store_list_backups_with_entry (self->store, KEPT_PROCEDURE, day, &error);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (count_with (self, KEPT_NOTE), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/private/erased-under-others", Fixture, NULL, fixture_set_up, test_erased_under_others,
              fixture_tear_down);
  g_test_add ("/private/lax-umask", Fixture, NULL, fixture_set_up, test_lax_umask, fixture_tear_down);
  g_test_add ("/private/erased-without-a-copy", Fixture, NULL, fixture_set_up, test_erased_without_copy,
              fixture_tear_down);
  g_test_add ("/private/erased-in-older-copy/1", Fixture, "001.db.sql", fixture_set_up, test_erased_in_older_copy,
              fixture_tear_down);
  g_test_add ("/private/erased-in-older-copy/2", Fixture, "002.db.sql", fixture_set_up, test_erased_in_older_copy,
              fixture_tear_down);
  return g_test_run ();
}
