/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-digest.h"

/* All that she wrote, and the rules that hold it. What reminders did on this machine changes from day to day and is
 * not a part of it. */
#define TABLES \
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'" \
  " AND name NOT IN ('reminder_day', 'reminder_event', 'reminder_state', 'bubble', 'erasing') ORDER BY name"

static GPtrArray *
list_tables (LiftDb *db, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (db, TABLES, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  LiftStep step;

  if (statement == NULL)
    return NULL;
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW)
    g_ptr_array_add (names, g_strdup (lift_statement_get_text (statement, 0)));
  return step == LIFT_STEP_DONE ? g_steal_pointer (&names) : NULL;
}

static gboolean
add_rows (LiftDb *db, const char *sql, GChecksum *checksum, GError **error)
{
  /* A connection keeps its statements, and the text of each as its key. */
  g_autoptr (LiftStatement) statement = lift_db_prepare (db, g_intern_string (sql), error);
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  g_checksum_update (checksum, (const guchar *) sql, -1);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW)
    lift_statement_add_to_checksum (statement, checksum);
  return step == LIFT_STEP_DONE;
}

/**
 * lift_digest_compute:
 * @db: a connection without an open transaction
 * @error: return location
 *
 * Reads everything that she wrote, in one state of the diary.
 *
 * Returns: (transfer full) (nullable): a SHA-256 as text: two diaries have the same one when they hold the same.
 */
char *
lift_digest_compute (LiftDb *db, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_read (db, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) names = NULL;

  if (transaction == NULL)
    return NULL;
  names = list_tables (db, error);
  if (names == NULL || !add_rows (db, "PRAGMA user_version", checksum, error) ||
      !add_rows (db, "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name", checksum, error))
    return NULL;
  for (guint i = 0; i < names->len; i++) {
    /* Rows come in the order in which they were written; a copy keeps it. */
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY rowid", (char *) g_ptr_array_index (names, i));

    if (!add_rows (db, sql, checksum, error))
      return NULL;
  }
  return g_strdup (g_checksum_get_string (checksum));
}
