/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#include "lift-store-backups.h"
#include "store-fixture.h"

static void
set_time (Fixture *self, const char *iso)
{
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (self->clock), iso);
}

static LiftBackupRun *
back_up_if_due (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  LiftBackupRun *run = lift_store_back_up_if_due (self->store, &error);

  g_assert_no_error (error);
  return run;
}

/* Whether a copy was made. */
static gboolean
makes_copy (Fixture *self)
{
  g_autoptr (LiftBackupRun) run = back_up_if_due (self);

  return run->path != NULL;
}

static GPtrArray *
list (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = lift_store_list_backups (self->store, &error);

  g_assert_no_error (error);
  return found;
}

static void
save (Fixture *self, int day, const char *note)
{
  lift_save_result_free (fixture_save_note (self, day, note));
}

static int
get_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

/* One a day, and only where something changed since. */
static void
test_daily (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "diary-backups", NULL);
  g_autoptr (GPtrArray) found = NULL;
  const LiftBackup *newest;

  save (self, 1, "one");
  g_assert_true (makes_copy (self));
  g_assert_false (makes_copy (self));
  save (self, 2, "two");
  g_assert_false (makes_copy (self));
  set_time (self, "2026-11-20T00:30:00");
  g_assert_true (makes_copy (self));
  set_time (self, "2026-11-21T09:00:00");
  g_assert_false (makes_copy (self));
  save (self, 2, "two and a half");
  g_assert_true (makes_copy (self));
  found = list (self);
  g_assert_cmpuint (found->len, ==, 3);
  newest = g_ptr_array_index (found, 0);
  g_assert_cmpstr (newest->reason, ==, LIFT_BACKUP_DAILY);
  g_assert_cmpint (newest->made_at, ==, lift_clock_get_now_utc (self->clock));
  g_assert_cmpint (newest->size, >, 0);
  g_assert_cmpint (get_mode (newest->path), ==, 0600);
  g_assert_cmpint (get_mode (folder), ==, 0700);
}

/* What SQLite's own shell says of the copy: whole, and the same as the diary, the newest words too. */
static void
test_content (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftBackupRun) run = NULL;
  g_autofree char *diary = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *integrity = NULL;
  int status;

  save (self, 1, "It’s “quoted”; and\nbroken");
  save (self, 1, "");
  save (self, 2, "not in the main file yet");
  run = back_up_if_due (self);
  integrity = fixture_sql (run->path, "PRAGMA integrity_check; PRAGMA journal_mode;", &status);
  g_assert_cmpstr (g_strstrip (integrity), ==, "ok\ndelete");
  diary = fixture_sql (self->path, ".dump --data-only", &status);
  copy = fixture_sql (run->path, ".dump --data-only", &status);
  g_assert_nonnull (strstr (copy, "not in the main file yet"));
  g_assert_cmpstr (diary, ==, copy);
}

/* The newest copies stay, older ones thin out, and nothing else in the folder is touched. */
static void
test_rotation (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "diary-backups", NULL);
  g_autofree char *hers = g_build_filename (folder, "diary-letter.db", NULL);
  g_autofree char *foreign = g_build_filename (folder, "diary-daily-20200101T080000Z.db", NULL);
  g_autofree char *stale = g_build_filename (folder, ".diary-daily-20261119T190400Z.db.a1B2c3", NULL);
  g_autoptr (GPtrArray) found = NULL;

  for (int i = 0; i < 120; i++) {
    g_autofree char *iso = lift_date_to_iso (self->day0 + 3 + i);
    g_autofree char *now = g_strdup_printf ("%sT20:04:00", iso);
    g_autofree char *note = g_strdup_printf ("note %d", i);

    set_time (self, now);
    save (self, 1, note);
    g_assert_true (makes_copy (self));
    if (i == 0) {
      struct utimbuf long_ago = { 1000000000, 1000000000 };

      g_assert_true (g_file_set_contents (hers, "letter", -1, NULL));
      /* It has the name of a copy and is none of this diary. */
      g_assert_true (g_file_set_contents (foreign, "not ours", -1, NULL));
      g_assert_true (g_file_set_contents (stale, "half", -1, NULL));
      g_assert_cmpint (utime (stale, &long_ago), ==, 0);
    }
  }
  found = list (self);
  /* 14 days, up to 8 weeks, 4 of which are in them or months, the months, and the file that only has the name. */
  g_assert_cmpuint (found->len, >=, 14 + 6);
  g_assert_cmpuint (found->len, <=, 14 + 8 + 5 + 1);
  g_assert_true (g_file_test (hers, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
}

/* A drive that is away is said, costs nothing, and gets its copy when it is back. */
static void
test_second_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *drive = g_build_filename (self->folder, "drive", NULL);
  g_autoptr (LiftBackupRun) away = NULL;
  g_autoptr (LiftBackupRun) still_away = NULL;
  g_autoptr (LiftBackupRun) back = NULL;
  g_autoptr (LiftBackupStatus) status = NULL;
  g_autoptr (GPtrArray) found = NULL;
  GError *error = NULL;

  g_assert_true (lift_store_set_setting (self->store, LIFT_SETTING_BACKUP_FOLDER, drive, &error));
  save (self, 1, "one");
  away = back_up_if_due (self);
  g_assert_nonnull (away->path);
  g_assert_nonnull (away->second_trouble);
  still_away = back_up_if_due (self);
  g_assert_null (still_away->path);
  g_assert_nonnull (still_away->second_trouble);
  g_assert_cmpint (g_mkdir (drive, 0755), ==, 0);
  back = back_up_if_due (self);
  g_assert_null (back->path);
  g_assert_null (back->second_trouble);
  found = list (self);
  g_assert_cmpuint (found->len, ==, 2);
  status = lift_store_get_backup_status (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (status->second_folder, ==, drive);
  g_assert_null (status->second_trouble);
  g_assert_cmpint (status->second_newest, ==, lift_clock_get_now_utc (self->clock));
}

/* Our own folder as the second one is no second one. */
static void
test_same_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "diary-backups", NULL);
  g_autoptr (GPtrArray) found = NULL;
  GError *error = NULL;

  save (self, 1, "one");
  g_assert_true (lift_store_set_setting (self->store, LIFT_SETTING_BACKUP_FOLDER, folder, &error));
  g_assert_true (makes_copy (self));
  save (self, 1, "two");
  lift_backup_run_free (lift_store_back_up_now (self->store, LIFT_BACKUP_ASKED, &error));
  g_assert_no_error (error);
  found = list (self);
  g_assert_cmpuint (found->len, ==, 2);
}

static void
test_status (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftBackupStatus) none = NULL;
  g_autoptr (LiftBackupStatus) one = NULL;
  g_autoptr (LiftBackupStatus) damaged = NULL;
  g_autoptr (LiftBackupRun) run = NULL;
  GError *error = NULL;

  none = lift_store_get_backup_status (self->store, &error);
  g_assert_no_error (error);
  g_assert_null (none->newest);
  save (self, 1, "one");
  save (self, 1, "one again");
  save (self, 2, "two");
  run = lift_store_back_up_now (self->store, LIFT_BACKUP_ASKED, &error);
  g_assert_no_error (error);
  one = lift_store_get_backup_status (self->store, &error);
  g_assert_cmpstr (one->newest->path, ==, run->path);
  g_assert_true (one->newest_ok);
  g_assert_cmpint (one->days, ==, 2);
  g_assert_cmpint (one->revisions, ==, 3);
  g_assert_cmpuint (one->n_backups, ==, 1);
  g_assert_cmpint (one->size, ==, one->newest->size);
  /* Verified means: now, not only when it was made. */
  g_assert_true (g_file_set_contents (run->path, "SQLite format 3", -1, NULL));
  damaged = lift_store_get_backup_status (self->store, &error);
  g_assert_no_error (error);
  g_assert_false (damaged->newest_ok);
}

/* A damaged newest copy does not count as one: the day gets another. */
static void
test_damaged_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftBackupRun) run = NULL;

  save (self, 1, "one");
  run = back_up_if_due (self);
  g_assert_true (g_file_set_contents (run->path, "nothing", -1, NULL));
  set_time (self, "2026-11-20T09:00:00");
  g_assert_true (makes_copy (self));
}

static void
test_read_only (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftBackupRun) run = NULL;
  g_autoptr (GError) error = NULL;

  save (self, 1, "one");
  fixture_close (self);
  self->store = lift_store_open (self->path, LIFT_OPEN_READ, self->clock, "test", &error);
  g_assert_no_error (error);
  g_assert_false (makes_copy (self));
  run = lift_store_back_up_now (self->store, LIFT_BACKUP_ASKED, &error);
  g_assert_null (run);
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_READONLY);
}

/* What has the folder's name may be a file, or a link that leads nowhere. */
static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "diary-backups", NULL);

  save (self, 1, "one");
  if (g_str_equal (data, "file"))
    g_assert_true (g_file_set_contents (folder, "letter", -1, NULL));
  else
    g_assert_cmpint (symlink ("/nowhere/at all", folder), ==, 0);
  for (int i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LiftBackupRun) run = lift_store_back_up_if_due (self->store, &error);

    g_assert_null (run);
    g_assert_error (error, LIFT_ERROR, LIFT_ERROR_FAILED);
    g_assert_nonnull (strstr (error->message, "diary-backups"));
  }
  g_assert_cmpint (g_unlink (folder), ==, 0);
  g_assert_true (makes_copy (self));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* A copy with a name of 2031 does not make every minute due until then. */
static void
test_wrong_clock (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftBackupStatus) status = NULL;
  GError *error = NULL;

  set_time (self, "2031-01-01T09:00:00");
  save (self, 1, "one");
  g_assert_true (makes_copy (self));
  set_time (self, "2026-11-19T20:00:00");
  save (self, 1, "two");
  g_assert_true (makes_copy (self));
  save (self, 1, "three");
  set_time (self, "2026-11-19T20:10:00");
  g_assert_false (makes_copy (self));
  set_time (self, "2026-11-20T20:10:00");
  g_assert_true (makes_copy (self));
  set_time (self, "2026-11-20T21:10:00");
  status = lift_store_get_backup_status (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status->newest->made_at, <, lift_clock_get_now_utc (self->clock));
  g_assert_cmpuint (status->n_backups, ==, 3);
}

/* Two diaries of one name on one stick: the copies of one push out none of the other. */
static void
test_shared_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *drive = g_build_filename (self->folder, "drive", NULL);
  g_autofree char *place = g_build_filename (self->folder, "other", NULL);
  g_autofree char *path = g_build_filename (place, "diary.db", NULL);
  g_autoptr (LiftStore) other = NULL;
  GError *error = NULL;

  g_assert_cmpint (g_mkdir (drive, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  other = lift_store_open (path, LIFT_OPEN_CREATE, self->clock, "test", &error);
  g_assert_no_error (error);
  g_assert_true (lift_store_set_setting (other, LIFT_SETTING_BACKUP_FOLDER, drive, &error));
  g_assert_true (lift_store_set_setting (self->store, LIFT_SETTING_BACKUP_FOLDER, drive, &error));
  for (int i = 0; i < 20; i++) {
    g_autofree char *iso = lift_date_to_iso (self->day0 + 3 + i);
    g_autofree char *morning = g_strdup_printf ("%sT08:00:00", iso);
    g_autofree char *evening = g_strdup_printf ("%sT20:00:00", iso);
    g_autofree char *note = g_strdup_printf ("note %d", i);
    g_autoptr (LiftBackupRun) run = NULL;

    set_time (self, morning);
    save (self, 1, note);
    g_assert_true (makes_copy (self));
    set_time (self, evening);
    run = lift_store_back_up_now (other, LIFT_BACKUP_DAILY, &error);
    g_assert_no_error (error);
  }
  /* 14 days of each, and at least one older week of each. */
  g_assert_cmpuint (count_files (drive), >=, 2 * (14 + 1));
  lift_store_close (other, NULL);
}

/* A copy of before an update, or on a stick that knows no permissions, is a whole copy. */
static void
test_older_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "diary-backups", NULL);
  g_autofree char *older = g_build_filename (folder, "diary-before-update-3-20251119T200400Z.db", NULL);
  g_autofree char *script = g_build_filename (g_getenv ("LIFT_SOURCE_DIR"), "tests", "store", "schemas", data, NULL);
  g_autofree char *read = g_strdup_printf (".read '%s'", script);
  g_autofree char *version = NULL;
  g_autoptr (LiftCheck) check = NULL;
  GError *error = NULL;
  int status;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  fixture_run (0, NULL, "sqlite3", "-bail", older, read, NULL);
  g_assert_cmpint (g_chmod (older, 0644), ==, 0);
  check = lift_store_check_backup (self->store, older, &error);
  g_assert_no_error (error);
  g_assert_true (check->ok);
  g_assert_cmpint (check->entries, ==, 2);
  g_assert_cmpint (check->revisions, ==, 3);
  /* Looking at it did not lead it up. */
  version = fixture_sql (older, "PRAGMA user_version", &status);
  g_assert_cmpint (atoi (version), ==, check->schema);
  g_assert_cmpint (check->schema, ==, atoi (data));
}

#define ADD(name, test) \
  g_test_add ("/store/backups/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lift_store_register_resources ();
  ADD ("daily", test_daily);
  ADD ("content", test_content);
  ADD ("rotation", test_rotation);
  ADD ("second-folder", test_second_folder);
  ADD ("same-folder", test_same_folder);
  ADD ("status", test_status);
  ADD ("damaged-copy", test_damaged_copy);
  ADD ("read-only", test_read_only);
  g_test_add ("/store/backups/no-folder/file", Fixture, "file", fixture_set_up, test_no_folder, fixture_tear_down);
  g_test_add ("/store/backups/no-folder/link", Fixture, "link", fixture_set_up, test_no_folder, fixture_tear_down);
  ADD ("wrong-clock", test_wrong_clock);
  ADD ("shared-folder", test_shared_folder);
  g_test_add ("/store/backups/older-copy/1", Fixture, "001.db.sql", fixture_set_up, test_older_copy, fixture_tear_down);
  g_test_add ("/store/backups/older-copy/2", Fixture, "002.db.sql", fixture_set_up, test_older_copy, fixture_tear_down);
  return g_test_run ();
}
