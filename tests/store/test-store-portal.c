/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Places that can be read and written and where SQLite cannot open a file: what a portal hands into a sandbox is one.
 * Here it is a path that is longer than SQLite takes and shorter than the system does.
 */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "lift-salvage.h"
#include "lift-store-backups.h"
#include "lift-store-restore.h"

/* Longer than the 512 that SQLite's file system knows. */
static char *
make_far_folder (Fixture *self)
{
  g_autofree char *step = g_strnfill (200, 'f');
  char *folder = g_build_filename (self->folder, step, step, step, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return folder;
}

/* It would prove nothing if SQLite could. */
static void
assert_sqlite_cannot (const char *path)
{
  sqlite3 *handle = NULL;
  int rc = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  sqlite3_close (handle);
  g_assert_cmpint (rc & 0xff, ==, SQLITE_CANTOPEN);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_no_private_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "afterlift-"));
}

/* A copy, looked at, and days brought back out of it. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = make_far_folder (self);
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  g_autoptr (LiftSaveResult) saved = fixture_save_score (self, 2, LIFT_SYMPTOM_SWELLING, 4);
  g_autoptr (LiftCheck) check = NULL;
  g_autoptr (LiftDiff) diff = NULL;
  g_autoptr (LiftEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  assert_sqlite_cannot (copy);
  g_assert_true (lift_store_backup (self->store, copy, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (folder), ==, 1);
  check = lift_store_check_backup (self->store, copy, &error);
  g_assert_no_error (error);
  g_assert_true (check->ok);
  g_assert_cmpint (check->entries, ==, 1);
  g_assert_true (lift_store_delete_entry (self->store, self->procedure, self->day0 + 2, &error));
  g_assert_no_error (error);
  diff = lift_store_restore (self->store, copy, LIFT_IMPORT_MERGE, FALSE, NULL, &error);
  g_assert_no_error (error);
  entry = lift_store_get_entry (self->store, self->procedure, self->day0 + 2, &error);
  g_assert_no_error (error);
  g_assert_false (entry->deleted);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 4);
  /* What is there stays there. */
  g_assert_false (lift_store_backup (self->store, copy, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
  g_assert_cmpuint (count_files (folder), ==, 1);
  assert_no_private_folder ();
}

/* A copy that is damaged is refused, and nothing of it stays in a private folder. */
static void
test_damaged_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = make_far_folder (self);
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  g_autoptr (LiftSaveResult) saved = fixture_save_score (self, 2, LIFT_SYMPTOM_SWELLING, 4);
  g_autoptr (LiftCheck) check = NULL;
  g_autoptr (LiftDiff) diff = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (lift_store_backup (self->store, copy, &error));
  g_assert_true (g_file_get_contents (copy, &bytes, &length, NULL));
  memset (bytes + 100, 0xff, 3900);
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
  check = lift_store_check_backup (self->store, copy, &error);
  g_assert_true (check == NULL || !check->ok);
  g_clear_error (&error);
  assert_no_private_folder ();
  diff = lift_store_restore (self->store, copy, LIFT_IMPORT_MERGE, TRUE, NULL, &error);
  g_assert_null (diff);
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CORRUPT);
  assert_no_private_folder ();
}

/* The second folder is one that a portal gave. */
static void
test_second_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = make_far_folder (self);
  g_autoptr (LiftSaveResult) saved = fixture_save_score (self, 2, LIFT_SYMPTOM_SWELLING, 4);
  g_autoptr (LiftBackupRun) run = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lift_store_set_setting (self->store, LIFT_SETTING_BACKUP_FOLDER, folder, &error));
  run = lift_store_back_up_if_due (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (run->second_trouble, ==, NULL);
  backups = lift_store_list_backups (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_cmpuint (count_files (folder), ==, 1);
  for (guint i = 0; i < backups->len; i++) {
    g_autoptr (LiftCheck) check =
      lift_store_check_backup (self->store, ((LiftBackup *) g_ptr_array_index (backups, i))->path, &error);

    g_assert_no_error (error);
    g_assert_true (check->ok);
  }
  assert_no_private_folder ();
}

/* What can be read of a damaged diary is saved there, too. */
static void
test_salvage (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = make_far_folder (self);
  g_autofree char *saved_as = g_build_filename (folder, "saved.db", NULL);
  g_autoptr (LiftSaveResult) saved = fixture_save_score (self, 2, LIFT_SYMPTOM_SWELLING, 4);
  g_autoptr (LiftSalvage) report = NULL;
  g_autoptr (GError) error = NULL;

  fixture_close (self);
  report = lift_salvage_run (self->path, saved_as, self->clock, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->days, ==, 1);
  g_assert_cmpuint (count_files (folder), ==, 1);
  assert_no_private_folder ();
}

int
main (int argc, char *argv[])
{
  g_autofree char *private = NULL;
  int result;

  /* Other programs of ours that run meanwhile use the usual folder. */
  private = g_mkdtemp (g_strdup ("/tmp/lift-portal-XXXXXX"));
  g_setenv ("TMPDIR", private, TRUE);
  g_test_init (&argc, &argv, NULL);
  lift_store_register_resources ();
  g_test_add ("/portal/copy", Fixture, NULL, fixture_set_up, test_copy, fixture_tear_down);
  g_test_add ("/portal/damaged-copy", Fixture, NULL, fixture_set_up, test_damaged_copy, fixture_tear_down);
  g_test_add ("/portal/second-folder", Fixture, NULL, fixture_set_up, test_second_folder, fixture_tear_down);
  g_test_add ("/portal/salvage", Fixture, NULL, fixture_set_up, test_salvage, fixture_tear_down);
  result = g_test_run ();
  fixture_remove_folder (private);
  return result;
}
