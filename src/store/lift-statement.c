/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-statement-private.h"

#include "lift-db-error.h"

struct _LiftStatement {
  sqlite3_stmt *stmt;
  /* (nullable): texts of the row that were no UTF-8, as they can be shown */
  GPtrArray *mended;
  int bind_rc;
  gboolean taken;
};

/** lift_statement_new: Returns: (transfer full): a statement that owns @stmt; for the connection only. */
LiftStatement *
lift_statement_new (sqlite3_stmt *stmt)
{
  LiftStatement *self = g_new0 (LiftStatement, 1);

  self->stmt = stmt;
  return self;
}

/** lift_statement_free: ends @self for good; for the connection only. */
void
lift_statement_free (LiftStatement *self)
{
  g_clear_pointer (&self->mended, g_ptr_array_unref);
  sqlite3_finalize (self->stmt);
  g_free (self);
}

/** lift_statement_take: Returns: @self, lent until lift_statement_release(); for the connection only. */
LiftStatement *
lift_statement_take (LiftStatement *self)
{
  /* Two scopes that step one statement would read each other's rows. */
  g_assert (!self->taken);
  self->taken = TRUE;
  self->bind_rc = SQLITE_OK;
  return self;
}

static void
note_bind (LiftStatement *self, int rc)
{
  if (self->bind_rc == SQLITE_OK)
    self->bind_rc = rc;
}

/** lift_statement_bind_int: sets parameter @index (from 1) to @value. */
void
lift_statement_bind_int (LiftStatement *self, int index, gint64 value)
{
  note_bind (self, sqlite3_bind_int64 (self->stmt, index, value));
}

/**
 * lift_statement_bind_text:
 * @self: a statement
 * @index: parameter, from 1
 * @value: (nullable): UTF-8 that lives until the statement is released; %NULL binds NULL
 */
void
lift_statement_bind_text (LiftStatement *self, int index, const char *value)
{
  note_bind (self, sqlite3_bind_text (self->stmt, index, value, -1, SQLITE_STATIC));
}

/** lift_statement_bind_day: sets parameter @index (from 1) to an ISO date, or NULL for %LIFT_DATE_NONE. */
void
lift_statement_bind_day (LiftStatement *self, int index, LiftDate day)
{
  g_autofree char *iso = NULL;

  if (day == LIFT_DATE_NONE) {
    lift_statement_bind_null (self, index);
    return;
  }
  iso = lift_date_to_iso (day);
  note_bind (self, sqlite3_bind_text (self->stmt, index, iso, -1, SQLITE_TRANSIENT));
}

/** lift_statement_bind_null: sets parameter @index (from 1) to NULL. */
void
lift_statement_bind_null (LiftStatement *self, int index)
{
  note_bind (self, sqlite3_bind_null (self->stmt, index));
}

/**
 * lift_statement_step:
 * @self: a statement
 * @error: return location
 *
 * Returns: whether there is a row, the end, or a failure (also one of an earlier bind).
 */
LiftStep
lift_statement_step (LiftStatement *self, GError **error)
{
  sqlite3 *db = sqlite3_db_handle (self->stmt);
  int rc = self->bind_rc;

  g_clear_pointer (&self->mended, g_ptr_array_unref);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (self->stmt);
  if (rc == SQLITE_ROW)
    return LIFT_STEP_ROW;
  if (rc == SQLITE_DONE)
    return LIFT_STEP_DONE;
  lift_db_set_error (error, db, rc);
  return LIFT_STEP_ERROR;
}

/** lift_statement_run: steps @self to its end, whatever rows it has. Returns: whether that worked. */
gboolean
lift_statement_run (LiftStatement *self, GError **error)
{
  LiftStep step;

  do
    step = lift_statement_step (self, error);
  while (step == LIFT_STEP_ROW);
  return step == LIFT_STEP_DONE;
}

/** lift_statement_reset: makes @self ready to run again in this scope; its parameters are kept. */
void
lift_statement_reset (LiftStatement *self)
{
  g_clear_pointer (&self->mended, g_ptr_array_unref);
  sqlite3_reset (self->stmt);
}

/** lift_statement_release: gives @self back to its connection; g_autoptr does it at the end of a scope. */
void
lift_statement_release (LiftStatement *self)
{
  g_clear_pointer (&self->mended, g_ptr_array_unref);
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->taken = FALSE;
}

/** lift_statement_is_null: Returns: whether @column (from 0) of the row is NULL. */
gboolean
lift_statement_is_null (LiftStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

/** lift_statement_get_int: Returns: @column (from 0) of the row, 0 for NULL. */
gint64
lift_statement_get_int (LiftStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * lift_statement_get_text:
 * @self: a statement at a row
 * @column: from 0
 *
 * SQLite keeps whatever bytes another program calls a text; what is no UTF-8 in it is replaced, for neither
 * JSON nor the screen can hold it.
 *
 * Returns: (transfer none) (nullable): the text in UTF-8, until the next step.
 */
const char *
lift_statement_get_text (LiftStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->stmt, column);
  char *mended;

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;
  if (self->mended == NULL)
    self->mended = g_ptr_array_new_with_free_func (g_free);
  mended = g_utf8_make_valid (text, -1);
  g_ptr_array_add (self->mended, mended);
  return mended;
}

/** lift_statement_get_day: Returns: @column of the row, %LIFT_DATE_NONE for NULL or what is no day. */
LiftDate
lift_statement_get_day (LiftStatement *self, int column)
{
  LiftDate day = LIFT_DATE_NONE;

  if (!lift_date_parse (lift_statement_get_text (self, column), &day))
    return LIFT_DATE_NONE;
  return day;
}

/**
 * lift_statement_add_to_checksum:
 * @self: a statement at a row
 * @checksum: grows by every column: its kind, its length and its bytes as they are, so that no two rows look alike
 */
void
lift_statement_add_to_checksum (LiftStatement *self, GChecksum *checksum)
{
  for (int i = 0; i < sqlite3_column_count (self->stmt); i++) {
    guchar kind = (guchar) sqlite3_column_type (self->stmt, i);
    const void *bytes = kind == SQLITE_NULL ? NULL : sqlite3_column_blob (self->stmt, i);
    gint64 length = kind == SQLITE_NULL ? 0 : sqlite3_column_bytes (self->stmt, i);

    g_checksum_update (checksum, &kind, 1);
    g_checksum_update (checksum, (const guchar *) &length, sizeof length);
    if (length > 0)
      g_checksum_update (checksum, bytes, length);
  }
}
