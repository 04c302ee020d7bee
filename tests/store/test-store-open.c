/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lift-db.h"

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
assert_refused (Fixture *self, LiftOpenMode mode, LiftError code)
{
  g_autoptr (GError) error = NULL;
  LiftStore *store = lift_store_open (self->path, mode, self->clock, "test", &error);

  g_assert_null (store);
  g_assert_error (error, LIFT_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static char *
read_file (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

static int
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  int n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Every mode must leave a file that is not ours as it is, with nothing beside it. */
static void
assert_untouched (Fixture *self, LiftError code)
{
  gsize before_length, after_length;
  g_autofree char *before = read_file (self->path, &before_length);
  int files = count_files (self->folder);

  for (int mode = LIFT_OPEN_READ; mode <= LIFT_OPEN_CREATE; mode++) {
    g_autofree char *after = NULL;

    assert_refused (self, (LiftOpenMode) mode, code);
    after = read_file (self->path, &after_length);
    g_assert_cmpmem (before, before_length, after, after_length);
    g_assert_cmpint (count_files (self->folder), ==, files);
  }
}

static void
test_modes (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_refused (self, LIFT_OPEN_READ, LIFT_ERROR_NO_DIARY);
  assert_refused (self, LIFT_OPEN_EXISTING, LIFT_ERROR_NO_DIARY);
  g_assert_cmpint (count_files (self->folder), ==, 0);
  self->store = lift_store_open (self->path, LIFT_OPEN_CREATE, self->clock, "test", &error);
  g_assert_no_error (error);
  g_assert_false (lift_store_is_read_only (self->store));
  fixture_close (self);
  g_assert_cmpint (count_files (self->folder), ==, 1);
  self->store = lift_store_open (self->path, LIFT_OPEN_READ, self->clock, "test", &error);
  g_assert_no_error (error);
  g_assert_true (lift_store_is_read_only (self->store));
  g_assert_false (lift_store_set_setting (self->store, "emergency-number", "112", &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_READONLY);
}

static void
test_permissions (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data_home = g_build_filename (self->folder, "data", NULL);
  g_autofree char *output = NULL;
  g_autofree char *own = NULL;
  g_autofree char *diary = NULL;
  g_autofree char *wal = NULL;
  mode_t old = umask (0);

  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  self->store = lift_store_open (self->path, LIFT_OPEN_CREATE, self->clock, "test", &error);
  g_assert_no_error (error);
  g_assert_true (lift_store_set_setting (self->store, "emergency-number", "112", &error));
  wal = g_strconcat (self->path, "-wal", NULL);
  g_assert_cmphex (get_mode (self->path), ==, 0600);
  g_assert_cmphex (get_mode (wal), ==, 0600);
  g_assert_cmphex (get_mode (self->folder), ==, 0755);
  /* Our own folder, in a program that has its data home here. */
  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  fixture_run (0, &output, g_getenv ("LIFT_STORE_HELPER"), "create-default", NULL);
  umask (old);
  diary = g_strstrip (g_strdup (output));
  own = g_path_get_dirname (diary);
  g_assert_true (g_str_has_prefix (diary, data_home));
  g_assert_cmphex (get_mode (diary), ==, 0600);
  g_assert_cmphex (get_mode (own), ==, 0700);
}

static void
test_pragmas (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *sql;
    gint64 value;
  } expected[] = {
    { "PRAGMA foreign_keys", 1 },       { "PRAGMA recursive_triggers", 1 }, { "PRAGMA trusted_schema", 0 },
    { "PRAGMA synchronous", 2 },        { "PRAGMA secure_delete", 1 },      { "PRAGMA busy_timeout", 5000 },
    { "PRAGMA application_id", LIFT_DB_APPLICATION_ID },                    { "PRAGMA user_version", 3 },
    { "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftDb) db = lift_db_open (self->path, TRUE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    gint64 value = -1;

    g_assert_true (lift_db_read_int (db, expected[i].sql, &value, &error));
    g_assert_no_error (error);
    g_assert_cmpint (value, ==, expected[i].value);
  }
}

static void
test_text_file (Fixture *self, gconstpointer data)
{
  g_file_set_contents (self->path, "Dear diary, today I am well, and this is far from a database. I could go on.\n", -1,
                       NULL);
  assert_untouched (self, LIFT_ERROR_NOT_A_DIARY);
}

static void
test_foreign_database (Fixture *self, gconstpointer data)
{
  g_autofree char *output =
    fixture_sql (self->path, "PRAGMA application_id = 77; CREATE TABLE t (x); INSERT INTO t VALUES (1)", NULL);

  g_assert_cmpstr (output, ==, "");
  assert_untouched (self, LIFT_ERROR_NOT_A_DIARY);
}

static void
test_newer_schema (Fixture *self, gconstpointer data)
{
  g_autofree char *output = NULL;

  fixture_close (self);
  output = fixture_sql (self->path, "PRAGMA user_version = 99; PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  g_free (g_steal_pointer (&output));
  assert_untouched (self, LIFT_ERROR_NEWER_SCHEMA);
}

/* Another program migrates while this one has the diary open: the next write is refused. */
static void
test_newer_schema_meanwhile (Fixture *self, gconstpointer data)
{
  g_autofree char *output = fixture_sql (self->path, "PRAGMA user_version = 99", NULL);
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (GError) error = NULL;

  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, 3);
  g_assert_null (lift_store_save (self->store, self->procedure, self->day0, patch, NULL, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NEWER_SCHEMA);
  g_assert_cmpint (fixture_count (self, "revision"), ==, 0);
}

static void
test_truncated (Fixture *self, gconstpointer data)
{
  gsize length;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (LiftCheck) check = NULL;

  for (int day = 0; day < 8; day++)
    lift_save_result_free (fixture_save_note (self, day, "a note"));
  fixture_close (self);
  bytes = read_file (self->path, &length);
  g_file_set_contents (self->path, bytes, 9000, NULL);
  store = lift_store_open (self->path, LIFT_OPEN_CREATE, self->clock, "test", &error);
  g_assert_null (store);
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CORRUPT);
  g_assert_cmpint (count_files (self->folder), >=, 1);
  g_free (g_steal_pointer (&bytes));
  bytes = read_file (self->path, &length);
  g_assert_cmpint ((int) length, ==, 9000);
}

/* Damage in the middle: what can be read is read, the check says so, the file is kept. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  gsize length;
  g_autofree char *bytes = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftCheck) check = NULL;
  gsize page;

  for (int day = 0; day < 8; day++)
    lift_save_result_free (fixture_save_note (self, day, "a note"));
  number = fixture_sql (self->path, "SELECT rootpage FROM sqlite_schema WHERE name = 'revision'", NULL);
  fixture_close (self);
  bytes = read_file (self->path, &length);
  page = (gsize) g_ascii_strtoull (number, NULL, 10) - 1;
  memset (bytes + page * 4096, 0xa5, 4096);
  g_file_set_contents (self->path, bytes, (gssize) length, NULL);
  g_assert_cmpint (g_chmod (self->path, 0600), ==, 0);
  self->store = lift_store_open (self->path, LIFT_OPEN_EXISTING, self->clock, "test", &error);
  g_assert_no_error (error);
  check = lift_store_check (self->store, &error);
  g_assert_no_error (error);
  g_assert_false (check->ok);
  g_assert_cmpint (check->problems->len, >=, 1);
  g_assert_null (lift_store_load_episode (self->store, self->procedure, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CORRUPT);
}

static void
test_check_is_clean (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftCheck) check = NULL;
  g_autoptr (LiftCheck) open_to_all = NULL;

  lift_save_result_free (fixture_save_score (self, 0, LIFT_SYMPTOM_SWELLING, 2));
  lift_save_result_free (fixture_save_score (self, 0, LIFT_SYMPTOM_SWELLING, 3));
  lift_save_result_free (fixture_save_score (self, 1, LIFT_SYMPTOM_SWELLING, 3));
  g_assert_true (lift_store_delete_entry (self->store, self->procedure, self->day0 + 1, &error));
  check = lift_store_check (self->store, &error);
  g_assert_no_error (error);
  g_assert_true (check->ok);
  g_assert_cmpint (check->schema, ==, 3);
  g_assert_cmpint (check->entries, ==, 1);
  g_assert_cmpint (check->revisions, ==, 4);
  g_assert_cmpint (g_chmod (self->path, 0644), ==, 0);
  open_to_all = lift_store_check (self->store, &error);
  g_assert_no_error (error);
  g_assert_false (open_to_all->ok);
}

static void
test_empty_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->path, "", 0, NULL);
  assert_refused (self, LIFT_OPEN_EXISTING, LIFT_ERROR_NO_DIARY);
  self->store = lift_store_open (self->path, LIFT_OPEN_CREATE, self->clock, "test", &error);
  g_assert_no_error (error);
  g_assert_cmphex (get_mode (self->path), ==, 0600);
}

static void
test_no_folder_and_a_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *good = g_steal_pointer (&self->path);

  self->path = g_build_filename (self->folder, "none", "diary.db", NULL);
  assert_refused (self, LIFT_OPEN_CREATE, LIFT_ERROR_NO_DIARY);
  g_free (self->path);
  self->path = g_strdup (self->folder);
  assert_refused (self, LIFT_OPEN_CREATE, LIFT_ERROR_NOT_A_DIARY);
  g_free (self->path);
  self->path = g_steal_pointer (&good);
}

/* Names that mean something else to SQLite are names of files here. */
static void
test_names_that_sqlite_knows (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { ":memory:", "file:diary.db?mode=memory", "file::memory:", "a?b#c%41.db" };
  g_autofree char *before = g_get_current_dir ();

  g_assert_cmpint (g_chdir (self->folder), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;

    for (int again = 0; again < 2; again++) {
      LiftStore *store = lift_store_open (names[i], LIFT_OPEN_CREATE, self->clock, "test", &error);

      g_assert_no_error (error);
      g_assert_cmphex (get_mode (names[i]), ==, 0600);
      g_object_unref (store);
    }
    g_assert_cmpint (count_files (self->folder), ==, (int) i + 1);
  }
  g_assert_cmpint (g_chdir (before), ==, 0);
}

/* Writes that went to a file nobody can find again would be lost. */
static void
test_replaced_while_open (Fixture *self, gconstpointer data)
{
  g_autofree char *aside = g_strconcat (self->path, ".aside", NULL);
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (GError) error = NULL;

  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, 3);
  g_assert_cmpint (g_rename (self->path, aside), ==, 0);
  g_assert_null (lift_store_save (self->store, self->procedure, self->day0, patch, NULL, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NO_DIARY);
  g_clear_error (&error);
  g_file_set_contents (self->path, "something else", -1, NULL);
  g_assert_null (lift_store_save (self->store, self->procedure, self->day0, patch, NULL, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_FAILED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, up, func) g_test_add ("/store/open/" name, Fixture, NULL, up, func, fixture_tear_down)
  ADD ("modes", fixture_set_up_empty, test_modes);
  ADD ("permissions", fixture_set_up_empty, test_permissions);
  ADD ("pragmas", fixture_set_up, test_pragmas);
  ADD ("text-file", fixture_set_up_empty, test_text_file);
  ADD ("foreign-database", fixture_set_up_empty, test_foreign_database);
  ADD ("newer-schema", fixture_set_up, test_newer_schema);
  ADD ("newer-schema-meanwhile", fixture_set_up, test_newer_schema_meanwhile);
  ADD ("truncated", fixture_set_up, test_truncated);
  ADD ("damaged", fixture_set_up, test_damaged);
  ADD ("check-is-clean", fixture_set_up, test_check_is_clean);
  ADD ("empty-file", fixture_set_up_empty, test_empty_file);
  ADD ("no-folder", fixture_set_up_empty, test_no_folder_and_a_folder);
  ADD ("names-that-sqlite-knows", fixture_set_up_empty, test_names_that_sqlite_knows);
  ADD ("replaced-while-open", fixture_set_up, test_replaced_while_open);
  return g_test_run ();
}
