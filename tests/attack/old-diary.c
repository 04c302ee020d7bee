/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Diaries of an older schema, full of whatever its CHECKs let in. */

#include "old-diary.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define APPLICATION_ID 0x4c494654

static const char *const scripts[] = { "001-create-diary.sql", "002-remember-reminders.sql" };

/* Words ------------------------------------------------------------------------------------------------ */

static const char *
pick (GRand *rand, const char *const *list)
{
  return list[g_rand_int_range (rand, 0, (int) g_strv_length ((char **) list))];
}

#define PICK(rand, ...) pick (rand, (const char *const[]){ __VA_ARGS__, NULL })

static char *
make_uuid (GRand *rand)
{
  return g_strdup_printf ("%08x-%04x-4%03x-%c%03x-%04x%08x", g_rand_int (rand), g_rand_int (rand) & 0xffff,
                          g_rand_int (rand) & 0xfff, "89ab"[g_rand_int_range (rand, 0, 4)], g_rand_int (rand) & 0xfff,
                          g_rand_int (rand) & 0xffff, g_rand_int (rand));
}

static char *
make_text (GRand *rand)
{
  static const char *const pieces[] = {
    "'", "\"", "\n", "ä", "مرحبا", "😀", "=1+1", "%s", "0", " ", "; DROP TABLE entry; --"
  };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 12);

  if (g_rand_int_range (rand, 0, 20) == 0)
    n = 2000;
  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static char *
make_day (GRand *rand)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_rand_int_range (rand, 1900, 2200), g_rand_int_range (rand, 1, 13),
                          g_rand_int_range (rand, 1, 29));
}

static gint64
make_number (GRand *rand)
{
  static const gint64 odd[] = { 0, -1, 1, G_MAXINT64, G_MININT64, G_MAXUINT32 };
  int n = g_rand_int_range (rand, 0, 12);

  return n < (int) G_N_ELEMENTS (odd) ? odd[n] : 1700000000 + (gint64) g_rand_int_range (rand, 0, 100000000);
}

/* SQLite's own words for a text, an empty one, and none. */
static char *
quote (GRand *rand, gboolean nullable)
{
  g_autofree char *text = nullable && g_rand_boolean (rand) ? NULL : make_text (rand);
  char *quoted = sqlite3_mprintf ("%Q", text);
  char *copy = g_strdup (quoted);

  sqlite3_free (quoted);
  return copy;
}

static void run (sqlite3 *handle, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
run (sqlite3 *handle, const char *format, ...)
{
  va_list arguments;
  g_autofree char *sql = NULL;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (handle), sql);
}

#define NUMBER "%" G_GINT64_FORMAT

/* Rows ------------------------------------------------------------------------------------------------- */

static void
add_records (sqlite3 *handle, GRand *rand, const char *procedure)
{
  g_autofree char *day = make_day (rand);
  g_autofree char *text = quote (rand, TRUE);
  g_autofree char *other = quote (rand, TRUE);
  g_autofree char *uuid = make_uuid (rand);

  run (handle, "INSERT OR IGNORE INTO procedure_area (procedure, area, side) VALUES ('%s', '%s', '%s')", procedure,
       PICK (rand, "brow", "cheek", "jawline", "neck", "other"), PICK (rand, "both", "left", "right"));
  run (handle,
       "INSERT INTO question (uuid, procedure, text, ticked_at) VALUES ('%s', '%s', 'x' || ifnull (%s, ''), " NUMBER
       ")",
       uuid, procedure, text, make_number (rand));
  run (handle, "INSERT INTO milestone (uuid, procedure, kind, happened_on) VALUES ('%s', '%s', '%s', '%s')", uuid,
       procedure, PICK (rand, "out", "make-up", "x", "a_b-9"), day);
  run (handle,
       "INSERT INTO visit (uuid, procedure, kind, planned_on, at_time, held_on, month, answers, note)"
       " VALUES ('%s', '%s', '%s', '%s', %s, %s, %d, %s, %s)",
       uuid, procedure, PICK (rand, "follow_up", "check_in", "own"), day, PICK (rand, "NULL", "'09:30'", "'23:59'"),
       PICK (rand, "NULL", "'2026-02-28'"), g_rand_int_range (rand, 0, 121), text, other);
  run (handle, "INSERT OR IGNORE INTO aftercare (procedure, kind, last_day) VALUES ('%s', '%s', %d)", procedure,
       PICK (rand, "chewing", "dental", "z"), g_rand_int_range (rand, 0, 3651));
  run (handle,
       "INSERT INTO contact (uuid, procedure, at, how, finding, note) VALUES ('%s', '%s', " NUMBER ", '%s', %s, %s)",
       uuid, procedure, make_number (rand), PICK (rand, "told", "passed", "not_reached"), text, other);
}

static char *
add_procedure (sqlite3 *handle, GRand *rand)
{
  char *uuid = make_uuid (rand);
  g_autofree char *day = make_day (rand);
  g_autofree char *text = quote (rand, TRUE);
  g_autofree char *other = quote (rand, TRUE);

  run (handle,
       "INSERT INTO procedure (uuid, day0, thread_material, nonabsorbable, thread_kind, thread_count, anaesthetic,"
       " combined, clinic, clinician, phone, goals, baseline_note, archived_at)"
       " VALUES ('%s', '%s', %s, %d, %s, %d, %s, %s, %s, %s, %s, %s, %s, " NUMBER ")",
       uuid, day, PICK (rand, "NULL", "'pdo'", "'plla'", "'unknown'"), g_rand_int_range (rand, 0, 2), text,
       g_rand_int_range (rand, 1, 1000), PICK (rand, "NULL", "'local'", "'unknown'"), other, text, other, text, other,
       text, make_number (rand));
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    add_records (handle, rand, uuid);
  return uuid;
}

static void
add_revision (sqlite3 *handle, GRand *rand, const char *entry, const char *change, int seq)
{
  g_autofree char *uuid = make_uuid (rand);
  g_autofree char *note = quote (rand, FALSE);
  gboolean deleted = g_rand_int_range (rand, 0, 6) == 0;
  gboolean asked = !deleted && g_rand_boolean (rand);

  for (int i = deleted ? 0 : g_rand_int_range (rand, 0, 6); i > 0; i--)
    run (handle,
         "INSERT OR IGNORE INTO rating (revision, symptom, zone, side, score) VALUES ('%s', '%s', '%s', '%s', %d)",
         uuid, PICK (rand, "swelling", "bruising", "discomfort", "tightness", "numbness"),
         PICK (rand, "face", "brow", "neck", "other"), PICK (rand, "both", "left", "right"),
         g_rand_int_range (rand, 0, 11));
  for (int i = asked ? g_rand_int_range (rand, 0, 4) : 0; i > 0; i--)
    run (handle, "INSERT OR IGNORE INTO sign (revision, sign, side, since_day) VALUES ('%s', '%s', %s, '2026-11-1%d')",
         uuid, PICK (rand, "vision", "fever", "rash", "thread-felt"), PICK (rand, "NULL", "'left'"),
         g_rand_int_range (rand, 0, 10));
  if (!deleted && g_rand_boolean (rand))
    run (handle, "INSERT INTO tick (revision, kind, text) VALUES ('%s', '%s', %s)", uuid,
         PICK (rand, "cold-pack", "own"), note);
  run (handle,
       "INSERT INTO revision (uuid, entry, seq, change, recorded_at, utc_offset, author, deleted, note, signs_checked,"
       " more_side, pain_relief, temperature_c10) VALUES ('%s', '%s', %d, '%s', " NUMBER
       ", %d, '%s', %d, %s, %d, %s, %s, %s)",
       uuid, entry, seq, change, make_number (rand), g_rand_int_range (rand, -1440, 1441), PICK (rand, "me", "helper"),
       deleted ? 1 : 0, deleted ? "''" : note, asked ? 1 : 0,
       deleted ? "NULL" : PICK (rand, "NULL", "'left'", "'same'"), deleted ? "NULL" : PICK (rand, "NULL", "0", "1"),
       deleted ? "NULL" : PICK (rand, "NULL", "300", "450"));
}

static void
add_days (sqlite3 *handle, GRand *rand, const char *procedure)
{
  for (int i = g_rand_int_range (rand, 0, 15); i > 0; i--) {
    g_autofree char *entry = make_uuid (rand);
    g_autofree char *change = make_uuid (rand);
    g_autofree char *text = quote (rand, TRUE);
    int n = g_rand_int_range (rand, 1, 6);

    run (handle, "INSERT INTO change (uuid, kind, made_at, program) VALUES ('%s', '%s', " NUMBER ", 'x')", change,
         PICK (rand, "edit", "import", "restore"), make_number (rand));
    run (handle, "INSERT INTO entry (uuid, procedure, for_day) VALUES ('%s', '%s', date ('1950-01-01', '+%d days'))",
         entry, procedure, i * 1000 + g_rand_int_range (rand, 0, 1000));
    for (int seq = 1; seq <= n; seq++)
      add_revision (handle, rand, entry, change, seq);
    run (handle, "INSERT INTO trail (change, record, uuid, field, old) VALUES ('%s', 'visit', '%s', 'note', %s)",
         change, entry, text);
  }
}

static void
add_reminders (sqlite3 *handle, GRand *rand, int schema)
{
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--) {
    g_autofree char *uuid = make_uuid (rand);
    g_autofree char *text = quote (rand, TRUE);

    run (handle,
         "INSERT INTO reminder (uuid, kind, time, weekdays, first_n, last_n, enabled) VALUES ('%s', '%s', '%s', %d, "
         "%d, %s, %d)",
         uuid, PICK (rand, "daily", "visit"), PICK (rand, "00:00", "20:00"), g_rand_int_range (rand, 1, 128),
         g_rand_int_range (rand, -5, 5), PICK (rand, "NULL", "14", "400"), g_rand_int_range (rand, 0, 2));
    run (handle, "INSERT INTO reminder_day VALUES ('%s', '2026-11-12', " NUMBER ", NULL, %s)", uuid, make_number (rand),
         text);
    run (handle, "INSERT INTO reminder_event (at, reminder, what, detail) VALUES (" NUMBER ", '%s', 'shown', %s)",
         make_number (rand), uuid, text);
    if (schema >= 2) {
      run (handle, "INSERT INTO bubble VALUES (%d, 'x', '%s', '2026-11-12')", i, uuid);
      run (handle, "INSERT OR IGNORE INTO reminder_state VALUES ('decided-on', 'x')");
    }
  }
}

/**
 * old_diary_make:
 * @path: where nothing is
 * @schema: 1 or 2
 * @rand: what is in it
 *
 * Writes a diary as a program of that schema could have left it.
 */
void
old_diary_make (const char *path, int schema, GRand *rand)
{
  sqlite3 *handle = NULL;
  g_autofree char *uuid = make_uuid (rand);
  g_autofree char *text = quote (rand, FALSE);

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  run (handle, "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA application_id = %d; BEGIN",
       APPLICATION_ID);
  for (int i = 0; i < schema; i++) {
    g_autofree char *script =
      g_build_filename (g_getenv ("LIFT_SOURCE_DIR"), "src", "store", "migrations", scripts[i], NULL);
    g_autofree char *sql = NULL;

    g_assert_true (g_file_get_contents (script, &sql, NULL, NULL));
    g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  }
  run (handle, "PRAGMA user_version = %d", schema);
  run (handle, "INSERT INTO diary (uuid, created_at) VALUES ('%s', " NUMBER ")", uuid, make_number (rand));
  run (handle, "INSERT INTO setting VALUES ('clinic-words', %s)", text);
  for (int i = g_rand_int_range (rand, 0, 5); i > 0; i--) {
    g_autofree char *procedure = add_procedure (handle, rand);

    add_days (handle, rand, procedure);
  }
  add_reminders (handle, rand, schema);
  run (handle, "COMMIT");
  sqlite3_close (handle);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
}

/* Reading ---------------------------------------------------------------------------------------------- */

/**
 * old_diary_list_queries:
 * @path: an old diary
 *
 * Returns: (transfer full) (element-type utf8): a query for every table, which names every column that it has now.
 */
GPtrArray *
old_diary_list_queries (const char *path)
{
  GPtrArray *queries = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *handle = NULL;
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (
    sqlite3_prepare_v2 (
      handle,
      "SELECT 'SELECT rowid, ' || group_concat ('quote (' || c.name || ')', ', ') || ' FROM ' || t.name ||"
      /* What an opening remembers of itself is added. */
      " iif (t.name = 'reminder_state', ' WHERE key = ''decided-on''', '') ||"
      " ' ORDER BY rowid' FROM sqlite_schema AS t, pragma_table_info (t.name) AS c"
      " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'"
      /* Thrown away by the second schema: no program had written it. */
      " AND NOT (t.name = 'bubble' AND (SELECT user_version FROM pragma_user_version) = 1)"
      " GROUP BY t.name ORDER BY t.name",
      -1, &stmt, NULL),
    ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_ptr_array_add (queries, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
  sqlite3_finalize (stmt);
  sqlite3_close (handle);
  return queries;
}

/**
 * old_diary_read:
 * @path: a diary
 * @queries: old_diary_list_queries()
 *
 * Returns: (transfer full): all their rows.
 */
char *
old_diary_read (const char *path, GPtrArray *queries)
{
  GString *text = g_string_new (NULL);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  for (guint i = 0; i < queries->len; i++) {
    sqlite3_stmt *stmt = NULL;

    g_assert_cmpint (sqlite3_prepare_v2 (handle, g_ptr_array_index (queries, i), -1, &stmt, NULL), ==, SQLITE_OK);
    g_string_append_printf (text, "== %s\n", (char *) g_ptr_array_index (queries, i));
    while (sqlite3_step (stmt) == SQLITE_ROW) {
      for (int column = 0; column < sqlite3_column_count (stmt); column++)
        g_string_append_printf (text, "%s|", (const char *) sqlite3_column_text (stmt, column));
      g_string_append_c (text, '\n');
    }
    sqlite3_finalize (stmt);
  }
  sqlite3_close (handle);
  return g_string_free (text, FALSE);
}
