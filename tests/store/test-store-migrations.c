/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lift-db.h"
#include "lift-migrations.h"
#include "lift-store-reminders.h"

#define SCHEMA "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
#define KEPT_PROCEDURE "0b0e1c7c-6a55-4d0e-9a3c-0d6b6c7f1a01"

static LiftMigration steps[] = {
  { "001", "CREATE TABLE one (x INTEGER) STRICT; INSERT INTO one VALUES (7);" },
  { "002", "CREATE TABLE two (x INTEGER) STRICT; INSERT INTO two SELECT x FROM one;" },
  { "003", "CREATE TABLE three (x INTEGER) STRICT; INSERT INTO no_such_table VALUES (1);" },
};

static void
make_kept_diary (Fixture *self, const char *name)
{
  g_autofree char *script = g_build_filename (g_getenv ("LIFT_SOURCE_DIR"), "tests", "store", "schemas", name, NULL);
  g_autofree char *read = g_strdup_printf (".read '%s'", script);

  fixture_run (0, NULL, "sqlite3", "-bail", self->path, read, NULL);
  g_assert_cmpint (g_chmod (self->path, 0600), ==, 0);
}

static void
assert_schema_is_ours (Fixture *self)
{
  g_autofree char *fresh_path = g_build_filename (self->folder, "fresh.db", NULL);
  g_autofree char *kept_schema = NULL;
  g_autofree char *fresh_schema = NULL;
  g_autoptr (LiftStore) fresh = NULL;
  g_autoptr (GError) error = NULL;

  fresh = lift_store_open (fresh_path, LIFT_OPEN_CREATE, self->clock, "test", &error);
  g_assert_no_error (error);
  kept_schema = fixture_sql (self->path, SCHEMA, NULL);
  fresh_schema = fixture_sql (fresh_path, SCHEMA, NULL);
  g_assert_cmpstr (kept_schema, ==, fresh_schema);
}

/* A diary of each schema that was ever published is kept as SQL, and has to open with its values. */
static void
test_kept_diary (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftEpisode) episode = NULL;
  g_autoptr (LiftCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  LiftEntry *entry;

  make_kept_diary (self, data);
  self->store = lift_store_open (self->path, LIFT_OPEN_EXISTING, self->clock, "test", &error);
  g_assert_no_error (error);
  episode = lift_store_load_episode (self->store, KEPT_PROCEDURE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lift_episode_get_n_entries (episode), ==, 2);
  entry = lift_episode_get_nth (episode, 1);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 6);
  g_assert_cmpstr (entry->note, ==, "Kept, “as it was”");
  g_assert_nonnull (lift_entry_find_sign (entry, LIFT_SIGN_FEVER));
  check = lift_store_check (self->store, &error);
  g_assert_no_error (error);
  g_assert_true (check->ok);
  g_assert_cmpint (check->revisions, ==, 3);
  assert_schema_is_ours (self);
}

/* What the first schema had no room for is not there yet, and a copy of the diary as it was is. */
static void
test_way_up_from_001 (Fixture *self, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (self->folder, "diary-backups", "diary-before-update-3-20261119T190400Z.db", NULL);
  g_autoptr (LiftReminderFacts) facts = NULL;
  g_autofree char *copied = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  make_kept_diary (self, "001.db.sql");
  self->store = lift_store_open (self->path, LIFT_OPEN_EXISTING, self->clock, "test", &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0600);
  copied = fixture_sql (copy, "PRAGMA user_version; SELECT count (*) FROM revision", NULL);
  g_assert_cmpstr (copied, ==, "1\n3");
  facts = lift_store_load_reminder_facts (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (facts->schedule->reminders->len, ==, 0);
  g_assert_cmpuint (facts->schedule->procedures->len, ==, 1);
}

static void
test_reminders_of_002 (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminderFacts) facts = NULL;
  g_autoptr (LiftBubble) bubble = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  LiftReminder *daily;
  LiftReminderDay *day;

  make_kept_diary (self, "002.db.sql");
  self->store = lift_store_open (self->path, LIFT_OPEN_EXISTING, self->clock, "test", &error);
  g_assert_no_error (error);
  facts = lift_store_load_reminder_facts (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (facts->schedule->reminders->len, ==, 2);
  daily = g_ptr_array_index (facts->schedule->reminders, 0);
  g_assert_cmpint (daily->minute, ==, 20 * 60);
  g_assert_cmpint (daily->last_n, ==, 14);
  g_assert_cmpuint (facts->schedule->visits->len, ==, 1);
  day = lift_reminder_facts_get_day (facts, daily->uuid, lift_date_from_ymd (2026, 11, 18));
  g_assert_nonnull (day);
  g_assert_cmpint (day->outcome, ==, LIFT_OUTCOME_OPENED);
  g_assert_cmpint (facts->decided_on, ==, lift_date_from_ymd (2026, 11, 18));
  bubble = lift_store_get_bubble (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bubble->id, ==, 7);
  events = lift_store_list_reminder_events (self->store, 20, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
}

/* A state that came without the states before it knows when its day was first written. */
static void
test_first_moment_of_003 (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftEpisode) episode = NULL;
  g_autoptr (GError) error = NULL;
  LiftEntry *entry;

  make_kept_diary (self, "003.db.sql");
  self->store = lift_store_open (self->path, LIFT_OPEN_EXISTING, self->clock, "test", &error);
  g_assert_no_error (error);
  episode = lift_store_load_episode (self->store, KEPT_PROCEDURE, &error);
  g_assert_no_error (error);
  entry = lift_episode_get_nth (episode, 0);
  g_assert_cmpint (entry->recorded_at, ==, 1763060060);
  g_assert_cmpint (entry->first_recorded_at, ==, 1763060000);
  entry = lift_episode_get_nth (episode, 1);
  g_assert_cmpint (entry->recorded_at, ==, 1763150000);
  g_assert_cmpint (entry->first_recorded_at, ==, 1763146400);
  g_assert_cmpint (entry->first_utc_offset, ==, 60);
}

static LiftDb *
open_bare (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  LiftDb *db;

  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));
  db = lift_db_open (self->path, TRUE, &error);
  g_assert_no_error (error);
  return db;
}

static void
assert_version (LiftDb *db, gint64 expected)
{
  gint64 version = -1;

  g_assert_true (lift_db_read_int (db, "PRAGMA user_version", &version, NULL));
  g_assert_cmpint (version, ==, expected);
}

/* Step by step; one that fails leaves nothing of itself, and neither version nor data move. */
static void
test_all_or_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftDb) db = open_bare (self);
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_assert_true (lift_migrations_run (db, self->path, steps, 1, 0, &error));
  g_assert_no_error (error);
  assert_version (db, 1);
  g_assert_true (lift_migrations_run (db, self->path, steps, 1, 0, &error));
  assert_version (db, 1);
  g_assert_true (lift_db_exec (db,
                               "CREATE TABLE procedure (x); CREATE TABLE entry (x); CREATE TABLE sign (x);"
                               "CREATE TABLE revision (note, recorded_at); CREATE TABLE rating (score)",
                               &error));
  g_assert_false (lift_migrations_run (db, self->path, steps, 3, 0, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  assert_version (db, 1);
  g_assert_false (lift_db_read_int (db, "SELECT count (*) FROM two", &value, NULL));
  g_assert_true (lift_migrations_run (db, self->path, steps, 2, 0, &error));
  g_assert_no_error (error);
  assert_version (db, 2);
  g_assert_true (lift_db_read_int (db, "SELECT x FROM two", &value, &error));
  g_assert_cmpint (value, ==, 7);
  g_assert_false (lift_migrations_run (db, self->path, steps, 1, 0, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NEWER_SCHEMA);
}

/* Before a diary that holds something is changed, a copy of it as it was is made and looked at. */
static void
test_copy_before (Fixture *self, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (self->folder, "diary-backups", "diary-before-update-4-19700101T000000Z.db", NULL);
  g_autofree char *copied = NULL;
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftDb) db = NULL;
  LiftMigration list[4] = {
    { "001", "" }, { "002", "" }, { "003", "" }, { "004", "CREATE TABLE later (x INTEGER) STRICT;" }
  };
  GStatBuf status;

  lift_save_result_free (fixture_save_note (self, 1, "before the update"));
  fixture_close (self);
  db = lift_db_open (self->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (lift_migrations_run (db, self->path, list, 4, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0600);
  copied = fixture_sql (copy, "PRAGMA user_version; SELECT note FROM revision", NULL);
  g_assert_cmpstr (copied, ==, "3\nbefore the update");
  now = fixture_sql (self->path, "PRAGMA user_version; SELECT note FROM revision", NULL);
  g_assert_cmpstr (now, ==, "4\nbefore the update");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, up, func) g_test_add ("/store/migrations/" name, Fixture, NULL, up, func, fixture_tear_down)
#define ADD_KEPT(name, file) \
  g_test_add ("/store/migrations/kept-diary/" name, Fixture, file, fixture_set_up_empty, test_kept_diary, \
              fixture_tear_down)
  ADD_KEPT ("001", "001.db.sql");
  ADD_KEPT ("002", "002.db.sql");
  ADD_KEPT ("003", "003.db.sql");
  ADD ("way-up-from-001", fixture_set_up_empty, test_way_up_from_001);
  ADD ("reminders-of-002", fixture_set_up_empty, test_reminders_of_002);
  ADD ("first-moment-of-003", fixture_set_up_empty, test_first_moment_of_003);
  ADD ("all-or-nothing", fixture_set_up_empty, test_all_or_nothing);
  ADD ("copy-before", fixture_set_up, test_copy_before);
  return g_test_run ();
}
