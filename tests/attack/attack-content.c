/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a diary holds, read without any of the program's own code. */

#include "attack-content.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "lift-store.h"

/* Keys are random and left out; everything else that she wrote is in it, in order. */
static const char *const queries[] = {
  "SELECT e.for_day, r.seq, r.deleted, r.note, r.recorded_at, r.author, r.signs_checked, c.kind,"
  " (SELECT group_concat (q.symptom || q.zone || q.side || q.score)"
  "  FROM (SELECT * FROM rating WHERE revision = r.uuid ORDER BY number) AS q)"
  " FROM entry AS e JOIN revision AS r ON r.entry = e.uuid JOIN change AS c ON c.uuid = r.change"
  " ORDER BY e.for_day, r.seq",
  "SELECT day0, clinic, thread_kind, thread_count, archived_at FROM procedure ORDER BY day0",
  "SELECT kind, happened_on FROM milestone ORDER BY kind, happened_on",
  "SELECT key, value FROM setting ORDER BY key",
  "SELECT kind, count (*) FROM change GROUP BY kind ORDER BY kind",
  "SELECT record, field, old FROM trail ORDER BY record, field, old",
};

/* Through the machine's own files, also where a test has put something between them and SQLite. */
static sqlite3 *
open_plain (const char *path, int flags)
{
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (path, &handle, flags, "unix") != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (handle));
  sqlite3_busy_timeout (handle, 10000);
  return handle;
}

static void
append_rows (GString *text, sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL);

  while (rc == SQLITE_OK && (rc = sqlite3_step (stmt)) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count (stmt); i++) {
      const char *cell = (const char *) sqlite3_column_text (stmt, i);

      g_string_append_printf (text, "%s|", cell != NULL ? cell : "-");
    }
    g_string_append_c (text, '\n');
    rc = SQLITE_OK;
  }
  if (rc != SQLITE_DONE)
    g_error ("%s: %s", sqlite3_db_filename (handle, "main"), sqlite3_errmsg (handle));
  sqlite3_finalize (stmt);
}

/**
 * attack_read_text:
 * @path: a database
 * @sql: a query
 *
 * Returns: (transfer full): its rows.
 */
char *
attack_read_text (const char *path, const char *sql)
{
  GString *text = g_string_new (NULL);
  sqlite3 *handle = open_plain (path, SQLITE_OPEN_READWRITE);

  append_rows (text, handle, sql);
  sqlite3_close (handle);
  return g_string_free (text, FALSE);
}

/**
 * attack_read_content:
 * @path: a diary, of any schema
 *
 * Returns: (transfer full): all that she wrote, as text; "none" where there is no diary.
 */
char *
attack_read_content (const char *path)
{
  GString *text = g_string_new (NULL);
  sqlite3 *handle;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_string_free (g_string_append (text, "none"), FALSE);
  handle = open_plain (path, SQLITE_OPEN_READWRITE);
  /* One state, also while somebody writes. */
  append_rows (text, handle, "BEGIN");
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    append_rows (text, handle, queries[i]);
  append_rows (text, handle, "COMMIT");
  sqlite3_close (handle);
  return g_string_free (text, FALSE);
}

/** attack_is_whole: Returns: whether SQLite finds nothing wrong with the file. */
gboolean
attack_is_whole (const char *path)
{
  GString *text = g_string_new (NULL);
  sqlite3 *handle = open_plain (path, SQLITE_OPEN_READONLY);
  gboolean whole;

  append_rows (text, handle, "PRAGMA integrity_check");
  append_rows (text, handle, "PRAGMA foreign_key_check");
  whole = g_str_equal (text->str, "ok|\n");
  sqlite3_close (handle);
  g_string_free (text, TRUE);
  return whole;
}

/**
 * attack_make_kept:
 * @folder: an empty folder
 * @schema: such as "001"
 *
 * Returns: (transfer full): bytes of the diary of that schema that is kept in the tree.
 */
GBytes *
attack_make_kept (const char *folder, const char *schema)
{
  g_autofree char *name = g_strconcat (schema, ".db.sql", NULL);
  g_autofree char *script = g_build_filename (g_getenv ("LIFT_SOURCE_DIR"), "tests", "store", "schemas", name, NULL);
  g_autofree char *path = g_build_filename (folder, "kept.db", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;
  sqlite3 *handle;

  g_file_get_contents (script, &sql, NULL, &error);
  g_assert_no_error (error);
  handle = open_plain (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", script, sqlite3_errmsg (handle));
  sqlite3_close (handle);
  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return g_bytes_new_take (data, length);
}

/** attack_empty_folder: deletes everything in @folder. */
void
attack_empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);

    if (g_file_test (file, G_FILE_TEST_IS_DIR)) {
      attack_empty_folder (file);
      g_rmdir (file);
    } else {
      g_unlink (file);
    }
  }
}

/**
 * attack_make_folder:
 *
 * In memory where the machine allows it: a killed program leaves the same there as on a disk, only sooner. What the
 * program itself puts into the folder for temporary files goes beside it.
 *
 * Returns: (transfer full): an empty folder.
 */
char *
attack_make_folder (void)
{
  g_autofree char *base =
    g_strdup (g_access ("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm/lift-attack-XXXXXX" : "/var/tmp/lift-attack-XXXXXX");
  g_autofree char *temporary = NULL;
  g_autofree char *folder = NULL;

  g_assert_nonnull (g_mkdtemp (base));
  temporary = g_build_filename (base, "tmp", NULL);
  folder = g_build_filename (base, "work", NULL);
  g_assert_cmpint (g_mkdir (temporary, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_setenv ("TMPDIR", temporary, TRUE);
  return g_steal_pointer (&folder);
}

/** attack_remove_folder: removes what attack_make_folder() made. */
void
attack_remove_folder (const char *folder)
{
  g_autofree char *base = g_path_get_dirname (folder);

  attack_empty_folder (base);
  g_rmdir (base);
}

static void
drop_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
}

/** attack_be_quiet: after g_test_init(): what the program says to its developers would be said a million times. */
void
attack_be_quiet (void)
{
  g_log_set_handler ("lift-store", G_LOG_LEVEL_DEBUG, drop_cb, NULL);
  g_log_set_handler ("lift-report", G_LOG_LEVEL_DEBUG, drop_cb, NULL);
  g_log_set_handler ("GLib-GIO", G_LOG_LEVEL_DEBUG, drop_cb, NULL);
}
