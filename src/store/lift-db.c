/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-db.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lift-db-connect.h"
#include "lift-db-error.h"
#include "lift-statement-private.h"

struct _LiftTransaction {
  LiftDb *db;
  gboolean open;
  gboolean writes;
  int changes_before;
};

struct _LiftDb {
  LiftConnection connection;
  char *path;
  GHashTable *statements;
  LiftTransaction transaction;
  guint64 n_commits;
  gint64 newest_version;
  GCancellable *cancellable;
};

/**
 * lift_db_open:
 * @path: a diary file that exists
 * @for_writing: whether the caller wants to write
 * @error: return location
 *
 * Opens @path for reading and writing; where that cannot be, as far as the machine allows:
 * lift_db_is_read_only() then says so.
 *
 * Returns: (transfer full) (nullable): the connection.
 */
LiftDb *
lift_db_open (const char *path, gboolean for_writing, GError **error)
{
  g_autoptr (LiftDb) self = g_new0 (LiftDb, 1);

  self->path = g_strdup (path);
  self->newest_version = G_MAXINT;
  self->transaction.db = self;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lift_statement_free);
  if (!lift_connection_open (&self->connection, path, for_writing, error))
    return NULL;
  lift_db_hold_checkpoint (self, FALSE);
  if (!for_writing && !lift_db_set_query_only (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * lift_db_close:
 * @self: (transfer full): a connection without an open transaction
 * @error: return location
 *
 * The last connection to a file folds the -wal into it.
 *
 * Returns: whether it closed cleanly.
 */
gboolean
lift_db_close (LiftDb *self, GError **error)
{
  gboolean ok;

  g_clear_pointer (&self->statements, g_hash_table_unref);
  ok = lift_connection_close (&self->connection, error);
  g_free (self->path);
  g_free (self);
  return ok;
}

/** lift_db_free: closes @self; what goes wrong on the way can no longer harm what was committed. */
void
lift_db_free (LiftDb *self)
{
  g_autoptr (GError) error = NULL;

  if (!lift_db_close (self, &error))
    g_debug ("Closing: %s", error->message);
}

/** lift_db_get_path: Returns: (transfer none): the path that it was opened with. */
const char *
lift_db_get_path (LiftDb *self)
{
  return self->path;
}

/** lift_db_is_read_only: Returns: whether nothing can be written through @self. */
gboolean
lift_db_is_read_only (LiftDb *self)
{
  return self->connection.read_only;
}

/** lift_db_set_query_only: refuses every write through @self from now on. Returns: whether that holds. */
gboolean
lift_db_set_query_only (LiftDb *self, GError **error)
{
  if (!lift_db_exec (self, "PRAGMA query_only = ON", error))
    return FALSE;
  self->connection.read_only = TRUE;
  return TRUE;
}

/** lift_db_refuse_writes: from now on no write begins, and the error says @reason. */
void
lift_db_refuse_writes (LiftDb *self, LiftError reason)
{
  self->connection.read_only = TRUE;
  self->connection.reason = reason;
}

/** lift_db_hold_checkpoint: whether closing @self, as the last connection, leaves the -wal beside its file. */
void
lift_db_hold_checkpoint (LiftDb *self, gboolean hold)
{
  sqlite3_db_config (self->connection.handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, hold, NULL);
}

/** lift_db_exec: runs a script without parameters and results. Returns: whether all of it worked. */
gboolean
lift_db_exec (LiftDb *self, const char *sql, GError **error)
{
  int rc = sqlite3_exec (self->connection.handle, sql, NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    return TRUE;
  lift_db_set_error (error, self->connection.handle, rc);
  return FALSE;
}

/**
 * lift_db_prepare:
 * @self: a connection
 * @sql: one statement
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the statement, lent to this scope; use g_autoptr.
 */
LiftStatement *
lift_db_prepare (LiftDb *self, const char *sql, GError **error)
{
  LiftStatement *statement = g_hash_table_lookup (self->statements, sql);
  sqlite3_stmt *stmt = NULL;
  int rc;

  if (statement != NULL)
    return lift_statement_take (statement);
  rc = sqlite3_prepare_v3 (self->connection.handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  if (rc != SQLITE_OK) {
    g_debug ("SQLite did not prepare: %s", sql);
    lift_db_set_error (error, self->connection.handle, rc);
    return NULL;
  }
  statement = lift_statement_new (stmt);
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return lift_statement_take (statement);
}

/**
 * lift_db_read_int:
 * @self: a connection
 * @sql: a statement that gives one row
 * @value: (out): its first column
 * @error: return location
 *
 * Returns: whether there was a row.
 */
gboolean
lift_db_read_int (LiftDb *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self, sql, error);
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_DONE)
    lift_db_set_error_code (error, LIFT_ERROR_NOT_FOUND);
  if (step != LIFT_STEP_ROW)
    return FALSE;
  *value = lift_statement_get_int (statement, 0);
  return TRUE;
}

/* Steps of SQLite's machine between two looks: far less than a millisecond. */
#define STEPS_BETWEEN_LOOKS 1000

static int
look_whether_cancelled_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data) ? 1 : 0;
}

/**
 * lift_db_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): it has to live until this is called with %NULL
 *
 * From now on a statement that is under way fails with %LIFT_ERROR_CANCELLED soon after @cancellable was cancelled,
 * also one that copies or checks a whole diary.
 */
void
lift_db_set_cancellable (LiftDb *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
  sqlite3_progress_handler (self->connection.handle, cancellable != NULL ? STEPS_BETWEEN_LOOKS : 0,
                            cancellable != NULL ? look_whether_cancelled_cb : NULL, cancellable);
}

/** lift_db_get_cancellable: Returns: (transfer none) (nullable): what stops statements of @self. */
GCancellable *
lift_db_get_cancellable (LiftDb *self)
{
  return self->cancellable;
}

/**
 * lift_db_checkpoint:
 * @self: a connection that may write
 * @busy: (out): whether somebody was still reading the -wal, so that it could not be emptied
 * @error: return location
 *
 * Folds the -wal into the file and cuts it to nothing.
 *
 * Returns: whether it ran (also when @busy).
 */
gboolean
lift_db_checkpoint (LiftDb *self, gboolean *busy, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self, "PRAGMA wal_checkpoint(TRUNCATE)", error);
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  step = lift_statement_step (statement, error);
  if (step != LIFT_STEP_ROW)
    return FALSE;
  *busy = lift_statement_get_int (statement, 0) != 0;
  return TRUE;
}

/** lift_db_guard_version: from now on no write begins on a schema newer than @version. */
void
lift_db_guard_version (LiftDb *self, int version)
{
  self->newest_version = version;
}

/**
 * lift_db_check_place:
 * @self: a connection
 * @error: return location for %LIFT_ERROR_NO_DIARY or %LIFT_ERROR_FAILED
 *
 * A file that was moved, deleted or replaced would take writes that nobody ever finds again.
 *
 * Returns: whether the path still leads to the file that is open.
 */
gboolean
lift_db_check_place (LiftDb *self, GError **error)
{
  GStatBuf now;

  if (g_stat (self->path, &now) != 0) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NO_DIARY,
                         _("The diary file was moved or deleted while it was open. Nothing was written to it since. "
                           "Put it back, then close Afterlift and open it again."));
    return FALSE;
  }
  if (now.st_dev != self->connection.device || now.st_ino != self->connection.inode) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                         _("The diary file was replaced by another one while it was open. Nothing was written to it "
                           "since. Close Afterlift and open it again."));
    return FALSE;
  }
  return TRUE;
}

/** lift_db_get_n_commits: Returns: how many commits of @self changed something. */
guint64
lift_db_get_n_commits (LiftDb *self)
{
  return self->n_commits;
}

static LiftTransaction *
begin (LiftDb *self, const char *sql, gboolean writes, GError **error)
{
  g_autoptr (LiftStatement) statement = NULL;

  g_assert (!self->transaction.open);
  statement = lift_db_prepare (self, sql, error);
  if (statement == NULL || !lift_statement_run (statement, error))
    return NULL;
  self->transaction.open = TRUE;
  self->transaction.writes = writes;
  self->transaction.changes_before = sqlite3_total_changes (self->connection.handle);
  return &self->transaction;
}

/**
 * lift_db_begin_write:
 * @self: a connection
 * @error: return location
 *
 * Takes the write lock at once (a read that turns into a write would fail whatever the timeout), and
 * looks whether this is still the file and the schema that were opened.
 *
 * Returns: (transfer full) (nullable): the transaction.
 */
LiftTransaction *
lift_db_begin_write (LiftDb *self, GError **error)
{
  g_autoptr (LiftTransaction) transaction = NULL;
  gint64 version;

  if (self->connection.read_only) {
    lift_db_set_error_code (error, self->connection.reason);
    return NULL;
  }
  transaction = begin (self, "BEGIN IMMEDIATE", TRUE, error);
  if (transaction == NULL || !lift_db_check_place (self, error) ||
      !lift_db_read_int (self, "PRAGMA user_version", &version, error))
    return NULL;
  if (version > self->newest_version) {
    lift_db_set_error_code (error, LIFT_ERROR_NEWER_SCHEMA);
    return NULL;
  }
  return g_steal_pointer (&transaction);
}

/** lift_db_begin_read: Returns: (transfer full) (nullable): a transaction in which all reads fit together. */
LiftTransaction *
lift_db_begin_read (LiftDb *self, GError **error)
{
  return begin (self, "BEGIN", FALSE, error);
}

/** lift_db_begin_exclusive: Returns: (transfer full) (nullable): a transaction for a migration. */
LiftTransaction *
lift_db_begin_exclusive (LiftDb *self, GError **error)
{
  return begin (self, "BEGIN EXCLUSIVE", TRUE, error);
}

/**
 * lift_transaction_commit:
 * @self: a transaction
 * @error: return location
 *
 * Returns: whether everything in it is on the disk now (synchronous FULL); else nothing of it is kept.
 */
gboolean
lift_transaction_commit (LiftTransaction *self, GError **error)
{
  g_autoptr (LiftStatement) statement = NULL;
  int changes;

  g_assert (self->open);
  changes = sqlite3_total_changes (self->db->connection.handle) - self->changes_before;
  statement = lift_db_prepare (self->db, "COMMIT", error);
  if (statement == NULL || !lift_statement_run (statement, error))
    return FALSE;
  self->open = FALSE;
  if (self->writes && changes != 0)
    self->db->n_commits++;
  return TRUE;
}

/** lift_transaction_release: ends @self; without a commit before, nothing of it is kept. */
void
lift_transaction_release (LiftTransaction *self)
{
  if (!self->open)
    return;
  self->open = FALSE;
  /* A full disk may have rolled back already. */
  if (!sqlite3_get_autocommit (self->db->connection.handle))
    sqlite3_exec (self->db->connection.handle, "ROLLBACK", NULL, NULL, NULL);
}
