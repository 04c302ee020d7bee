/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lift-store-condition.h"
#include "lift-store-damage.h"

#define PAGE 4096

/* What happens to a diary that is damaged: nothing, until she decides. */

static char *
dup_sum (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return g_strdup ("none");
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

static void
write_days (Fixture *self)
{
  for (int day = 0; day < 7; day++) {
    g_autofree char *note = g_strdup_printf ("The note of day %d.", day);

    lift_save_result_free (fixture_save_note (self, day, note));
  }
}

static void
patch_file (const char *path, gsize page, int byte)
{
  g_autofree char *block = g_malloc (PAGE);
  FILE *file = g_fopen (path, "r+e");

  memset (block, byte, PAGE);
  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, (long) (page * PAGE), SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (block, 1, PAGE, file), ==, PAGE);
  g_assert_cmpint (fclose (file), ==, 0);
}

static gsize
find_root (Fixture *self, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
  g_autofree char *number = fixture_sql (self->path, sql, NULL);

  return (gsize) g_ascii_strtoull (number, NULL, 10) - 1;
}

/* An index can go while every day is still there. */
static void
damage (Fixture *self)
{
  gsize root = find_root (self, "revision_change");

  fixture_close (self);
  patch_file (self->path, root, 0xa5);
}

static void
next_day (Fixture *self)
{
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (self->clock), "2026-11-20T08:00:00");
}

static LiftStore *
open_with (Fixture *self, LiftOpenMode mode, GError **error)
{
  return lift_store_open (self->path, mode, self->clock, "test", error);
}

/* Found on the first opening of a day, before anything is written; the file and its -wal stay as they are. */
static void
test_found (Fixture *self, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *kept_wal = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize root, length;

  write_days (self);
  root = find_root (self, "revision_change");
  g_assert_true (g_file_get_contents (wal, &kept_wal, &length, NULL));
  g_assert_cmpuint (length, >, 0);
  fixture_close (self);
  patch_file (self->path, root, 0xa5);
  /* Valid no more, but still hers. */
  g_assert_true (g_file_set_contents (wal, kept_wal, 32, NULL));
  before = dup_sum (self->path);
  next_day (self);
  g_assert_null (open_with (self, LIFT_OPEN_EXISTING, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_null (open_with (self, LIFT_OPEN_CREATE, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CORRUPT);
  after = dup_sum (self->path);
  g_assert_cmpstr (before, ==, after);
}

/* Once a day is enough: the second opening does not look again. */
static void
test_once_a_day (Fixture *self, gconstpointer data)
{
  g_autofree char *checked = NULL;
  g_autoptr (GError) error = NULL;

  write_days (self);
  checked = fixture_sql (self->path, "SELECT value FROM reminder_state WHERE key = 'checked-on'", NULL);
  g_assert_cmpstr (checked, ==, "2026-11-19");
  damage (self);
  self->store = open_with (self, LIFT_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  fixture_close (self);
  next_day (self);
  g_assert_null (open_with (self, LIFT_OPEN_EXISTING, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CORRUPT);
}

static guint
count_private_folders (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "afterlift-");
  return n;
}

/* Shown read-only; the file is not touched, and the private copy goes with the store. */
static void
test_shown (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (LiftSnapshot) snapshot = NULL;
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSalvage) report = NULL;
  g_autoptr (GError) error = NULL;

  write_days (self);
  damage (self);
  before = dup_sum (self->path);
  store = lift_store_open_damaged (self->path, self->clock, "test", &report, &error);
  g_assert_no_error (error);
  g_assert_true (lift_store_is_damaged (store));
  g_assert_true (lift_store_is_read_only (store));
  g_assert_cmpstr (lift_store_get_path (store), ==, self->path);
  g_assert_cmpuint (report->days, ==, 7);
  snapshot = lift_store_load_snapshot (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (snapshot->read_only);
  g_assert_cmpuint (lift_episode_get_n_entries (snapshot->episode), ==, 7);
  lift_patch_set_note (patch, "No.");
  g_assert_null (lift_store_save (store, self->procedure, self->day0, patch, NULL, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CORRUPT);
  g_assert_cmpuint (count_private_folders (), ==, 1);
  g_assert_finalize_object (g_steal_pointer (&store));
  g_assert_cmpuint (count_private_folders (), ==, 0);
  after = dup_sum (self->path);
  g_assert_cmpstr (before, ==, after);
}

/* To compare with: empty, it can be written, and nothing of it stays, not where it was closed before. */
static void
test_scratch (Fixture *self, gconstpointer data)
{
  for (int close_first = 0; close_first < 2; close_first++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
    g_autoptr (LiftProcedure) stored = NULL;
    LiftStore *store = lift_store_open_scratch (self->clock, "test", &error);

    g_assert_no_error (error);
    procedure->day0 = self->day0;
    stored = lift_store_add_procedure (store, procedure, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (lift_store_get_path (store), !=, self->path);
    g_assert_cmpuint (count_private_folders (), ==, 1);
    if (close_first)
      g_assert_true (lift_store_close (store, NULL));
    g_assert_finalize_object (store);
    g_assert_cmpuint (count_private_folders (), ==, 0);
  }
}

static void
test_put_aside (Fixture *self, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *kept_wal = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  write_days (self);
  fixture_close (self);
  g_assert_false (lift_store_put_aside (self->path, self->clock, &kept, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  fixture_reopen (self);
  damage (self);
  g_assert_true (g_file_set_contents (wal, "left", 4, NULL));
  before = dup_sum (self->path);
  g_assert_true (lift_store_put_aside (self->path, self->clock, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (kept, "/diary-damaged-20261119T200400Z.db") ||
                 g_str_has_suffix (kept, "/diary-damaged-20261119T190400Z.db"));
  after = dup_sum (kept);
  g_assert_cmpstr (before, ==, after);
  kept_wal = g_strconcat (kept, "-wal", NULL);
  g_assert_true (g_file_test (kept_wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

/* Somebody has it open, or it is somebody else's: it stays. */
static void
test_stays (Fixture *self, gconstpointer data)
{
  g_autofree char *foreign = g_strconcat (self->folder, "/recipes.db", NULL);
  g_autofree char *letter = g_strconcat (self->folder, "/letter.db", NULL);
  g_autoptr (GSubprocess) shell = NULL;
  g_autoptr (GError) error = NULL;
  GInputStream *output;
  char said[8];

  write_days (self);
  damage (self);
  shell = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "sqlite3",
                            self->path, NULL);
  g_assert_no_error (error);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (shell), "SELECT 1 FROM diary;\n", 21, NULL, NULL, &error);
  g_output_stream_flush (g_subprocess_get_stdin_pipe (shell), NULL, &error);
  output = g_subprocess_get_stdout_pipe (shell);
  g_assert_cmpint (g_input_stream_read (output, said, 2, NULL, &error), >, 0);
  g_assert_false (lift_store_put_aside (self->path, self->clock, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_BUSY);
  g_clear_error (&error);
  g_output_stream_close (g_subprocess_get_stdin_pipe (shell), NULL, NULL);
  g_subprocess_wait (shell, NULL, NULL);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_free (fixture_sql (foreign, "CREATE TABLE recipe (name TEXT)", NULL));
  g_assert_true (g_file_set_contents (letter, "Dear diary, today I went for a walk.", -1, NULL));
  g_assert_false (lift_store_put_aside (foreign, self->clock, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NOT_A_DIARY);
  g_clear_error (&error);
  g_assert_false (lift_store_put_aside (letter, self->clock, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NOT_A_DIARY);
  g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
}

/* The copy takes its place, the damaged file is kept, and what came after the copy is there, too. */
static void
test_replaced (Fixture *self, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (self->folder, "/copy.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *note = NULL;
  g_autoptr (LiftCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  write_days (self);
  g_assert_true (lift_store_set_setting (self->store, "emergency-number", "112", &error));
  g_assert_true (lift_store_backup (self->store, copy, &error));
  g_assert_no_error (error);
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (self->clock), "2026-11-19T21:00:00");
  lift_save_result_free (fixture_save_note (self, 3, "After the copy was made."));
  damage (self);
  before = dup_sum (self->path);
  g_assert_true (lift_store_replace_damaged (self->path, copy, self->clock, "test", &kept, &error));
  g_assert_no_error (error);
  after = dup_sum (kept);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);
  next_day (self);
  fixture_reopen (self);
  check = lift_store_check (self->store, &error);
  g_assert_no_error (error);
  g_assert_true (check->ok);
  g_assert_cmpint (check->entries, ==, 7);
  note = fixture_sql (self->path, "SELECT note FROM state WHERE for_day = '2026-11-15'", NULL);
  g_assert_cmpstr (note, ==, "After the copy was made.");
  g_free (g_steal_pointer (&note));
  note = fixture_sql (self->path, "SELECT value FROM setting WHERE key = 'emergency-number'", NULL);
  g_assert_cmpstr (note, ==, "112");
}

/* A copy that is damaged itself changes nothing. */
static void
test_bad_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (self->folder, "/copy.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  write_days (self);
  g_assert_true (lift_store_backup (self->store, copy, &error));
  patch_file (copy, 12, 0x5a);
  damage (self);
  before = dup_sum (self->path);
  g_assert_false (lift_store_replace_damaged (self->path, copy, self->clock, "test", NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CORRUPT);
  after = dup_sum (self->path);
  g_assert_cmpstr (before, ==, after);
}

/* A clock that was set back: it is said, and a save still follows what was saved before. */
static void
test_clock (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (LiftEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  lift_save_result_free (fixture_save_note (self, 3, "Before the clock was set back."));
  nothing = lift_store_list_remarks (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->len, ==, 0);
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (self->clock), "2026-11-16T20:00:00");
  remarks = lift_store_list_remarks (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_nonnull (strstr (((LiftRemark *) g_ptr_array_index (remarks, 0))->sentence, "clock"));
  lift_save_result_free (fixture_save_note (self, 3, "After it."));
  entry = lift_store_get_entry (self->store, self->procedure, self->day0 + 3, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry->note, ==, "After it.");
}

/* A second diary is named; what merely looks like one is not. */
static void
test_second_diary (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "diary (Anna's conflicted copy 2026-11-19).db",
                                       "diary.sync-conflict-20261119-200400-ABCDEFG.db",
                                       "diary_conflict-20261119-200400.db", "diary-conflict.db" };
  g_autofree char *letter = g_build_filename (self->folder, "diary-conflict-letter.db", NULL);
  g_autofree char *other = g_build_filename (self->folder, "diary-2027.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (letter, "Dear diary,", -1, NULL));
  g_assert_true (lift_store_backup (self->store, other, &error));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *file = g_build_filename (self->folder, names[i], NULL);
    g_autoptr (GPtrArray) remarks = NULL;

    g_assert_true (lift_store_backup (self->store, file, &error));
    remarks = lift_store_list_remarks (self->store, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (remarks->len, ==, 1);
    g_assert_cmpstr (((LiftRemark *) g_ptr_array_index (remarks, 0))->file, ==, file);
    g_unlink (file);
  }
}

int
main (int argc, char **argv)
{
  /* A place of our own for private copies, so that those of others are not counted. */
  g_autofree char *private = g_mkdtemp (g_strdup ("/tmp/lift-private-XXXXXX"));
  int result;

  g_setenv ("TMPDIR", private, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/damage/found", Fixture, NULL, fixture_set_up, test_found, fixture_tear_down);
  g_test_add ("/damage/once-a-day", Fixture, NULL, fixture_set_up, test_once_a_day, fixture_tear_down);
  g_test_add ("/damage/shown", Fixture, NULL, fixture_set_up, test_shown, fixture_tear_down);
  g_test_add ("/damage/scratch", Fixture, NULL, fixture_set_up, test_scratch, fixture_tear_down);
  g_test_add ("/damage/put-aside", Fixture, NULL, fixture_set_up, test_put_aside, fixture_tear_down);
  g_test_add ("/damage/stays", Fixture, NULL, fixture_set_up, test_stays, fixture_tear_down);
  g_test_add ("/damage/replaced", Fixture, NULL, fixture_set_up, test_replaced, fixture_tear_down);
  g_test_add ("/damage/bad-copy", Fixture, NULL, fixture_set_up, test_bad_copy, fixture_tear_down);
  g_test_add ("/damage/clock", Fixture, NULL, fixture_set_up, test_clock, fixture_tear_down);
  g_test_add ("/damage/second-diary", Fixture, NULL, fixture_set_up, test_second_diary, fixture_tear_down);
  result = g_test_run ();
  fixture_remove_folder (private);
  return result;
}
