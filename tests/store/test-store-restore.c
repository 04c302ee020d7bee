/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>
#include <unistd.h>

#include "lift-store-backups.h"
#include "lift-store-restore.h"
#include "store-fixture.h"

static char *
back_up (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftBackupRun) run = lift_store_back_up_now (self->store, LIFT_BACKUP_ASKED, &error);

  g_assert_no_error (error);
  return g_strdup (run->path);
}

static void
save (Fixture *self, int day, const char *note)
{
  lift_save_result_free (fixture_save_note (self, day, note));
}

static char *
read_note (Fixture *self, int day)
{
  g_autoptr (LiftEntry) entry = lift_store_get_entry (self->store, self->procedure, self->day0 + day, NULL);

  return entry != NULL && !entry->deleted ? g_strdup (entry->note) : NULL;
}

static void
assert_note (Fixture *self, int day, const char *expected)
{
  g_autofree char *note = read_note (self, day);

  g_assert_cmpstr (note, ==, expected);
}

static LiftDiff *
restore (Fixture *self, const char *file, LiftImportMode mode, gboolean preview)
{
  g_autoptr (GError) error = NULL;
  LiftDiff *diff = lift_store_restore (self->store, file, mode, preview, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (diff);
  return diff;
}

static char *
dump (Fixture *self)
{
  int status;

  return fixture_sql (self->path, ".dump --data-only", &status);
}

static void
advance (Fixture *self)
{
  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (self->clock), 10 * G_TIME_SPAN_MINUTE);
}

/* As it was then: what was lost is back, what was changed is as before, what is newer is deleted, and told before. */
static void
test_as_it_was (Fixture *self, gconstpointer data)
{
  g_autofree char *file = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after_preview = NULL;
  g_autoptr (LiftDiff) preview = NULL;
  g_autoptr (LiftDiff) done = NULL;
  g_autoptr (GArray) undone = NULL;
  g_autoptr (LiftCheck) check = NULL;
  GError *error = NULL;

  save (self, 0, "zero");
  save (self, 1, "one");
  save (self, 2, "two");
  file = back_up (self);
  advance (self);
  g_assert_true (lift_store_delete_entry (self->store, self->procedure, self->day0 + 1, &error));
  save (self, 2, "two, changed");
  save (self, 3, "three");
  before = dump (self);
  preview = restore (self, file, LIFT_IMPORT_REPLACE, TRUE);
  after_preview = dump (self);
  g_assert_cmpstr (before, ==, after_preview);
  g_assert_cmpuint (preview->days[LIFT_DIFF_SAME], ==, 1);
  g_assert_cmpuint (preview->days[LIFT_DIFF_NEW] + preview->days[LIFT_DIFF_DIFFERS], ==, 2);
  g_assert_cmpuint (preview->days[LIFT_DIFF_DELETED], ==, 1);
  done = restore (self, file, LIFT_IMPORT_REPLACE, FALSE);
  g_assert_cmpmem (done->days, sizeof done->days, preview->days, sizeof preview->days);
  g_assert_nonnull (done->change);
  g_assert_nonnull (strstr (done->backup, "before-restore"));
  assert_note (self, 0, "zero");
  assert_note (self, 1, "one");
  assert_note (self, 2, "two");
  assert_note (self, 3, NULL);
  check = lift_store_check (self->store, &error);
  g_assert_true (check->ok);
  /* One change, taken back as a whole. */
  undone = lift_store_undo (self->store, NULL, LIFT_DATE_NONE, &error);
  g_assert_no_error (error);
  assert_note (self, 1, NULL);
  assert_note (self, 2, "two, changed");
  assert_note (self, 3, "three");
}

/* Only what is missing: nothing that is here is touched. */
static void
test_what_is_missing (Fixture *self, gconstpointer data)
{
  g_autofree char *file = NULL;
  g_autofree char *other = g_build_filename (self->folder, "other.db", NULL);
  g_autoptr (LiftDiff) diff = NULL;
  g_autoptr (LiftDiff) again = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GError *error = NULL;

  save (self, 1, "one");
  save (self, 1, "one again");
  file = back_up (self);
  fixture_close (self);
  self->store = lift_store_open (other, LIFT_OPEN_CREATE, self->clock, "test", &error);
  g_assert_no_error (error);
  diff = restore (self, file, LIFT_IMPORT_MERGE, FALSE);
  g_assert_cmpuint (diff->new_procedures->len, ==, 1);
  assert_note (self, 1, "one again");
  /* With its history. */
  revisions = lift_store_list_revisions (self->store, self->procedure, self->day0 + 1, &error);
  g_assert_cmpuint (revisions->len, ==, 2);
  before = fixture_sql (other, ".dump --data-only", NULL);
  again = restore (self, file, LIFT_IMPORT_MERGE, FALSE);
  after = fixture_sql (other, ".dump --data-only", NULL);
  g_assert_false (lift_diff_changes_anything (again));
  g_assert_cmpstr (before, ==, after);
}

/* A day that was deleted is missing; one that was changed is not. */
static void
test_deleted_day (Fixture *self, gconstpointer data)
{
  g_autofree char *file = NULL;
  g_autoptr (LiftDiff) preview = NULL;
  g_autoptr (LiftDiff) diff = NULL;
  GError *error = NULL;

  save (self, 1, "one");
  save (self, 2, "two");
  file = back_up (self);
  advance (self);
  g_assert_true (lift_store_delete_entry (self->store, self->procedure, self->day0 + 1, &error));
  save (self, 2, "two, changed");
  preview = restore (self, file, LIFT_IMPORT_MERGE, TRUE);
  diff = restore (self, file, LIFT_IMPORT_MERGE, FALSE);
  g_assert_cmpmem (diff->days, sizeof diff->days, preview->days, sizeof preview->days);
  g_assert_cmpuint (diff->days[LIFT_DIFF_DIFFERS], ==, 1);
  assert_note (self, 1, "one");
  assert_note (self, 2, "two, changed");
}

/* A copy of the first schema is led up on its way in, and is itself as it was. */
static void
test_older_schema (Fixture *self, gconstpointer data)
{
  g_autofree char *script = g_build_filename (g_getenv ("LIFT_SOURCE_DIR"), "tests", "store", "schemas", data, NULL);
  g_autofree char *read = g_strdup_printf (".read %s", script);
  g_autofree char *file = g_build_filename (self->folder, "older.db", NULL);
  g_autofree char *made = fixture_sql (file, read, NULL);
  g_autofree char *version = NULL;
  g_autofree char *after = NULL;
  g_autoptr (LiftDiff) diff = NULL;

  version = fixture_sql (file, "PRAGMA user_version", NULL);
  diff = restore (self, file, LIFT_IMPORT_MERGE, FALSE);
  g_assert_cmpuint (diff->days[LIFT_DIFF_NEW], >, 0);
  after = fixture_sql (file, "PRAGMA user_version", NULL);
  g_assert_cmpstr (version, ==, after);
}

/* Another live diary, with days that are only in its -wal. */
static void
test_pending_wal (Fixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "other.db", NULL);
  g_autoptr (LiftStore) target = NULL;
  g_autoptr (LiftDiff) diff = NULL;
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (LiftEntry) entry = NULL;
  GError *error = NULL;
  GStatBuf info;

  save (self, 1, "only in the -wal");
  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 0);
  target = lift_store_open (other, LIFT_OPEN_CREATE, self->clock, "test", &error);
  g_assert_no_error (error);
  diff = lift_store_restore (target, self->path, LIFT_IMPORT_MERGE, FALSE, NULL, &error);
  g_assert_no_error (error);
  entry = lift_store_get_entry (target, self->procedure, self->day0 + 1, &error);
  g_assert_cmpstr (entry->note, ==, "only in the -wal");
  lift_store_close (target, NULL);
}

/* The date of the thread lift was moved after days were written: they come back all the same. */
static void
test_moved_date (Fixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "other.db", NULL);
  g_autofree char *file = NULL;
  g_autoptr (LiftProcedure) stored = NULL;
  g_autoptr (LiftProcedure) changed = NULL;
  g_autoptr (LiftProcedure) updated = NULL;
  g_autoptr (LiftDiff) diff = NULL;
  GError *error = NULL;

  save (self, 1, "one");
  stored = lift_store_get_procedure (self->store, self->procedure, &error);
  changed = lift_procedure_copy (stored);
  changed->day0 += 60;
  updated = lift_store_update_procedure (self->store, changed, &error);
  g_assert_no_error (error);
  file = back_up (self);
  fixture_close (self);
  self->store = lift_store_open (other, LIFT_OPEN_CREATE, self->clock, "test", &error);
  g_assert_no_error (error);
  diff = restore (self, file, LIFT_IMPORT_MERGE, FALSE);
  g_assert_cmpuint (lift_diff_count (diff, LIFT_DIFF_REFUSED), ==, 0);
  assert_note (self, 1, "one");
}

/**
 * Attack:
 * @name: of the test
 * @sql: what an attacker does to a copy, by SQLite's own shell
 */
typedef struct {
  const char *name;
  const char *sql;
} Attack;

#define AS_IT_LIKES "PRAGMA writable_schema = ON; PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; "

static const Attack attacks[] = {
  { "trigger", "CREATE TRIGGER evil AFTER INSERT ON change BEGIN DELETE FROM contact; END;" },
  { "view", "CREATE VIEW evil AS SELECT 1;" },
  { "recursive-view",
    "DROP VIEW state; CREATE VIEW state AS WITH RECURSIVE n (procedure) AS (SELECT 1 UNION ALL SELECT procedure + 1 FROM n)"
    " SELECT * FROM n;" },
  { "state-is-a-table", "DROP VIEW state; CREATE TABLE state (procedure, for_day);" },
  { "extra-table", "CREATE TABLE more (x);" },
  { "index-with-function", "CREATE INDEX evil ON revision (abs (seq));" },
  { "guard-missing", "DROP TRIGGER revision_never_changes;" },
  { "column-missing", "ALTER TABLE contact DROP COLUMN note;" },
  { "table-missing", "PRAGMA foreign_keys = OFF; DROP TABLE rating;" },
  { "virtual-table", "CREATE VIRTUAL TABLE evil USING fts5 (x);" },
  { "version-0", "PRAGMA user_version = 0;" },
  { "version-newer", "PRAGMA user_version = 99;" },
  { "version-older", "PRAGMA user_version = 1;" },
  { "application", "PRAGMA application_id = 1;" },
  { "eleven", AS_IT_LIKES "INSERT INTO rating (revision, symptom, zone, side, score) SELECT uuid, 'bruising', 'face', 'both', 11"
              " FROM revision LIMIT 1;" },
  { "no-day", AS_IT_LIKES "INSERT INTO entry (uuid, procedure, for_day) SELECT '11111111-1111-4111-8111-111111111111', uuid,"
              " '2026-02-30' FROM procedure;" },
  { "orphan", AS_IT_LIKES "INSERT INTO milestone (uuid, procedure, kind, happened_on) VALUES"
              " ('11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222', 'out', '2026-11-16');" },
  { "huge", "UPDATE procedure SET clinic = replace (hex (zeroblob (3000000)), '0', 'x');" },
};

/* The closed guards of a revision would refuse an 11 by themselves. */
static char *
get_sql (const Attack *attack)
{
  if (!g_str_equal (attack->name, "eleven"))
    return g_strdup (attack->sql);
  return g_strdup_printf (
    "CREATE TEMP TABLE guard AS SELECT sql FROM sqlite_schema WHERE name = 'rating_comes_first';"
    "DROP TRIGGER rating_comes_first; %s"
    "CREATE TRIGGER rating_comes_first BEFORE INSERT ON rating\n"
    "WHEN EXISTS (SELECT 1 FROM revision WHERE uuid = NEW.revision)\n"
    "  OR EXISTS (SELECT 1 FROM rating WHERE number = NEW.number)\n"
    "BEGIN\n"
    "  SELECT RAISE (ABORT, 'the diary is append-only: this revision is closed');\n"
    "END;", attack->sql);
}

static guint
count_temporary_folders (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "afterlift-") ? 1 : 0;
  return n;
}

static void
assert_refused (Fixture *self, const char *file)
{
  g_autofree char *before = dump (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftDiff) diff = NULL;
  guint n_folders = count_temporary_folders ();

  diff = lift_store_restore (self->store, file, LIFT_IMPORT_REPLACE, FALSE, NULL, &error);
  g_assert_null (diff);
  g_assert_nonnull (error);
  g_assert_true (error->domain == LIFT_ERROR);
  g_assert_cmpint (error->code, !=, LIFT_ERROR_FAILED);
  g_assert_true (g_str_has_suffix (error->message, "."));
  after = dump (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_temporary_folders (), ==, n_folders);
}

/* A hostile file does nothing but give its sentence. */
static void
test_attack (Fixture *self, gconstpointer data)
{
  const Attack *attack = data;
  g_autofree char *file = NULL;
  g_autofree char *sql = get_sql (attack);
  g_autofree char *said = NULL;
  int status;

  lift_save_result_free (fixture_save_score (self, 1, LIFT_SYMPTOM_SWELLING, 4));
  file = back_up (self);
  said = fixture_sql (file, sql, &status);
  g_assert_cmpint (status, ==, 0);
  assert_refused (self, file);
}

static void
write_bytes (const char *path, const char *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

/* Cut short, scribbled over, or nothing of the kind. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *file = NULL;
  g_autofree char *broken = g_build_filename (self->folder, "broken.db", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *scribbled = NULL;
  gsize length;

  for (int i = 0; i < 4; i++)
    save (self, i, "some words");
  file = back_up (self);
  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
  write_bytes (broken, bytes, length / 2);
  assert_refused (self, broken);
  write_bytes (broken, bytes, 100);
  assert_refused (self, broken);
  write_bytes (broken, "", 0);
  assert_refused (self, broken);
  write_bytes (broken, "a letter, and no diary", 22);
  assert_refused (self, broken);
  /* Pages of the middle, header left as it is. */
  scribbled = g_memdup2 (bytes, length);
  memset (scribbled + 4096, 0x5a, 8 * 4096);
  write_bytes (broken, scribbled, length);
  assert_refused (self, broken);
  assert_refused (self, "/nowhere/at/all.db");
  assert_refused (self, self->folder);
}

/* Single bytes at random: taken or refused, and the diary is whole whatever happened. */
static void
test_random_damage (Fixture *self, gconstpointer data)
{
  g_autofree char *file = NULL;
  g_autofree char *broken = g_build_filename (self->folder, "broken.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  for (int i = 0; i < 4; i++)
    save (self, i, "some words");
  file = back_up (self);
  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
  for (int i = 0; i < 30; i++) {
    g_autofree char *copy = g_memdup2 (bytes, length);
    g_autoptr (LiftDiff) diff = NULL;
    g_autoptr (LiftCheck) check = NULL;
    g_autoptr (GError) error = NULL;

    for (int n = g_test_rand_int_range (1, 20); n > 0; n--)
      copy[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int_range (0, 256);
    write_bytes (broken, copy, length);
    diff = lift_store_restore (self->store, broken, LIFT_IMPORT_REPLACE, FALSE, NULL, &error);
    g_assert_true ((diff != NULL) == (error == NULL));
    g_clear_error (&error);
    check = lift_store_check (self->store, &error);
    g_assert_no_error (error);
    g_assert_true (check->ok);
  }
}

/* What a killed restore left in the folder for temporary files is gone after the next one; what is new stays. */
static void
test_left_behind (Fixture *self, gconstpointer data)
{
  g_autofree char *old = g_dir_make_tmp ("afterlift-XXXXXX", NULL);
  g_autofree char *fresh = g_dir_make_tmp ("afterlift-XXXXXX", NULL);
  g_autofree char *old_file = g_build_filename (old, "diary.db", NULL);
  g_autofree char *file = NULL;
  g_autoptr (LiftDiff) diff = NULL;
  struct utimbuf long_ago = { 1000000000, 1000000000 };

  save (self, 1, "one");
  file = back_up (self);
  g_assert_true (g_file_set_contents (old_file, "a diary", -1, NULL));
  g_assert_cmpint (utime (old, &long_ago), ==, 0);
  diff = restore (self, file, LIFT_IMPORT_MERGE, TRUE);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fresh, G_FILE_TEST_IS_DIR));
  g_rmdir (fresh);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autofree char *file = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LiftDiff) diff = NULL;
  g_autoptr (GError) error = NULL;

  save (self, 1, "one");
  file = back_up (self);
  g_cancellable_cancel (cancellable);
  diff = lift_store_restore (self->store, file, LIFT_IMPORT_REPLACE, FALSE, cancellable, &error);
  g_assert_null (diff);
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CANCELLED);
  save (self, 2, "goes on");
}

/* Reading the diary that is open like any other file, and closing it, would end the locks that this process has on it;
 * the next program to close it would then take the -wal away under our feet, and with it what is saved after. */
static void
test_itself (Fixture *self, gconstpointer data)
{
  g_autofree char *other_name = g_build_filename (self->folder, "other name.db", NULL);
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  const char *const files[] = { self->path, other_name };
  g_autofree char *output = NULL;
  int status;

  g_assert_cmpint (symlink (self->path, other_name), ==, 0);
  save (self, 1, "one");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LiftDiff) diff = lift_store_restore (self->store, files[i], LIFT_IMPORT_MERGE, TRUE, NULL, &error);

    g_assert_null (diff);
    g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
  }
  /* Another program opens it, writes, and closes it. */
  output = fixture_sql (self->path, "UPDATE setting SET value = value; SELECT count (*) FROM entry;", &status);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  save (self, 2, "two");
  g_free (output);
  output = fixture_sql (self->path, "SELECT note FROM state ORDER BY for_day DESC LIMIT 1;", &status);
  g_assert_cmpstr (g_strstrip (output), ==, "two");
}

#define ADD(name, test, data) g_test_add ("/store/restore/" name, Fixture, data, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  /* Folders are counted there, and other programs of ours that run meanwhile use the usual one. */
  g_autofree char *private = g_mkdtemp (g_strdup ("/tmp/lift-private-XXXXXX"));
  int result;

  g_setenv ("TMPDIR", private, TRUE);
  g_test_init (&argc, &argv, NULL);
  lift_store_register_resources ();
  ADD ("as-it-was", test_as_it_was, NULL);
  ADD ("what-is-missing", test_what_is_missing, NULL);
  ADD ("deleted-day", test_deleted_day, NULL);
  ADD ("older-schema/1", test_older_schema, "001.db.sql");
  ADD ("older-schema/2", test_older_schema, "002.db.sql");
  ADD ("older-schema/3", test_older_schema, "003.db.sql");
  ADD ("pending-wal", test_pending_wal, NULL);
  ADD ("moved-date", test_moved_date, NULL);
  ADD ("damaged", test_damaged, NULL);
  ADD ("random-damage", test_random_damage, NULL);
  ADD ("left-behind", test_left_behind, NULL);
  ADD ("cancelled", test_cancelled, NULL);
  ADD ("itself", test_itself, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_autofree char *path = g_strdup_printf ("/store/restore/attack/%s", attacks[i].name);

    g_test_add (path, Fixture, &attacks[i], fixture_set_up, test_attack, fixture_tear_down);
  }
  result = g_test_run ();
  fixture_remove_folder (private);
  return result;
}
