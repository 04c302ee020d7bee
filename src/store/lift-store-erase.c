/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-private.h"

#include <glib/gi18n-lib.h>

#include "lift-backup.h"
#include "lift-db-error.h"

#define CHECKPOINT_TRIES 3

static gboolean
run_with (LiftStore *self, const char *sql, const char *key, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, key);
  return lift_statement_run (statement, error);
}

/* Children before their revision, so that the guards still find whose they are. Changes that hold nothing
 * any more go with it: first the undos, then what they undid. */
static gboolean
delete_rows (LiftStore *self, const char *entry, GError **error)
{
  static const char *const steps[] = {
    "INSERT OR IGNORE INTO erasing (entry) VALUES (?1)",
    "DELETE FROM tick WHERE revision IN (SELECT uuid FROM revision WHERE entry = ?1)",
    "DELETE FROM sign WHERE revision IN (SELECT uuid FROM revision WHERE entry = ?1)",
    "DELETE FROM rating WHERE revision IN (SELECT uuid FROM revision WHERE entry = ?1)",
    "DELETE FROM revision WHERE entry = ?1",
    "DELETE FROM trail WHERE uuid = ?1",
    "DELETE FROM entry WHERE uuid = ?1",
  };
  static const char *const orphans[] = {
    "DELETE FROM change WHERE kind = 'undo' AND NOT EXISTS (SELECT 1 FROM revision AS r WHERE r.change = change.uuid)"
    " AND NOT EXISTS (SELECT 1 FROM trail AS t WHERE t.change = change.uuid)",
    "DELETE FROM change WHERE kind <> 'undo'"
    " AND NOT EXISTS (SELECT 1 FROM revision AS r WHERE r.change = change.uuid)"
    " AND NOT EXISTS (SELECT 1 FROM trail AS t WHERE t.change = change.uuid)"
    " AND NOT EXISTS (SELECT 1 FROM change AS u WHERE u.undoes = change.uuid)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (!run_with (self, steps[i], entry, error))
      return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (orphans); i++) {
    if (!lift_db_exec (self->db, orphans[i], error))
      return FALSE;
  }
  return TRUE;
}

static void
set_not_finished (GError **error)
{
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_BUSY,
                       _("The day is gone from the diary, but erasing it from the file is not finished, because "
                         "another program is reading it. Close every Afterlift; it is finished at the next opening."));
}

/* VACUUM writes every page anew; emptying the -wal takes the old ones away. */
static gboolean
scrub (LiftStore *self, GError **error)
{
  gboolean busy = TRUE;

  if (!lift_db_exec (self->db, "VACUUM", error))
    return FALSE;
  for (guint i = 0; busy && i < CHECKPOINT_TRIES; i++) {
    if (!lift_db_checkpoint (self->db, &busy, error))
      return FALSE;
  }
  if (busy)
    set_not_finished (error);
  return !busy;
}

/**
 * lift_store_finish_erasing:
 * @self: a store
 * @error: return location; %LIFT_ERROR_BUSY if somebody still reads the -wal
 *
 * Does what an erase still owes, if anything: its rows are gone, the file may hold their text.
 *
 * Returns: whether nothing is owed now.
 */
gboolean
lift_store_finish_erasing (LiftStore *self, GError **error)
{
  g_autoptr (LiftTransaction) transaction = NULL;
  gint64 owed;

  if (!lift_db_read_int (self->db, "SELECT count (*) FROM erasing", &owed, error))
    return FALSE;
  if (owed == 0)
    return TRUE;
  if (!scrub (self, error))
    return FALSE;
  transaction = lift_db_begin_write (self->db, error);
  return transaction != NULL && lift_db_exec (self->db, "DELETE FROM erasing", error) &&
         lift_transaction_commit (transaction, error);
}

static gboolean
erase_rows (LiftStore *self, const char *procedure, LiftDate for_day, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (self->db, error);
  g_autoptr (LiftEntry) newest = NULL;

  if (transaction == NULL || !lift_store_read_newest (self, procedure, for_day, &newest, error))
    return FALSE;
  if (newest == NULL) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND,
                         _("Nothing is written for that day, so there is nothing to erase."));
    return FALSE;
  }
  return delete_rows (self, newest->uuid, error) && lift_transaction_commit (transaction, error);
}

/* "Please try again" would be wrong of a day that is gone already: a disk that is full or fails cuts short only what comes
 * after that. */
static gboolean
finish_erased (LiftStore *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (lift_store_finish_erasing (self, &failure))
    return TRUE;
  if (g_error_matches (failure, LIFT_ERROR, LIFT_ERROR_BUSY))
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_BUSY,
                         _("The day is gone from the diary, but erasing it from the file is not finished, because the "
                           "disk is full or does not write. Free some space; it is finished at the next opening."));
  return FALSE;
}

/**
 * lift_store_erase_entry:
 * @self: a store
 * @procedure: uuid
 * @for_day: a day, also a deleted one
 * @backup_first: make a verified copy beside the diary first; it still holds the day, see
 *   lift_store_list_backups_with_entry()
 * @error: return location; %LIFT_ERROR_BUSY: the day is gone, but the file is not scrubbed yet; that is
 *   done at the next opening
 *
 * Erases a day with all its history for good. This cannot be undone.
 *
 * Returns: whether nothing of the day is in the file any more.
 */
gboolean
lift_store_erase_entry (LiftStore *self, const char *procedure, LiftDate for_day, gboolean backup_first,
                        GError **error)
{
  g_autoptr (GPtrArray) revisions = lift_store_list_revisions (self, procedure, for_day, error);

  if (revisions == NULL)
    return FALSE;
  if (lift_db_is_read_only (self->db)) {
    lift_db_set_error_code (error, LIFT_ERROR_READONLY);
    return FALSE;
  }
  if (backup_first) {
    g_autofree char *copy = lift_backup_write_new (self->db, self->path, NULL, "before-erase",
                                                   lift_clock_get_now_utc (self->clock), error);

    if (copy == NULL)
      return FALSE;
  }
  return erase_rows (self, procedure, for_day, error) && finish_erased (self, error);
}

/* The tables that are asked here are in every schema. */
static gboolean
has_day (LiftStore *copy, const char *procedure, LiftDate for_day)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (copy->db, "SELECT 1 FROM entry WHERE procedure = ? AND for_day = ?", NULL);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, procedure);
  lift_statement_bind_day (statement, 2, for_day);
  return lift_statement_step (statement, NULL) == LIFT_STEP_ROW;
}

static gboolean
backup_has_day (LiftStore *self, const char *file, const char *procedure, LiftDate for_day)
{
  g_autoptr (LiftStore) backup = lift_store_open_copy (file, LIFT_OPEN_READ, self->clock, self->program, NULL);
  gboolean found = backup != NULL && has_day (backup, procedure, for_day);

  if (backup != NULL)
    lift_store_close (backup, NULL);
  return found;
}

/**
 * lift_store_list_backups_with_entry:
 * @self: a store
 * @procedure: uuid
 * @for_day: a day, also one that was erased
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8) (nullable): paths of the copies beside the diary and in the
 *   backup folder (setting `backup-folder`) that hold any state of that day.
 */
GPtrArray *
lift_store_list_backups_with_entry (LiftStore *self, const char *procedure, LiftDate for_day, GError **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) files = NULL;

  lift_store_enter (self);
  if (!lift_store_read_setting (self, "backup-folder", &folder, error))
    return NULL;
  files = lift_backup_list (self->path, folder);
  for (guint i = files->len; i > 0; i--) {
    if (!backup_has_day (self, g_ptr_array_index (files, i - 1), procedure, for_day))
      g_ptr_array_remove_index (files, i - 1);
  }
  return g_steal_pointer (&files);
}

/**
 * lift_store_purge_backup:
 * @self: a store
 * @file: one of lift_store_list_backups_with_entry()
 * @procedure: uuid
 * @for_day: the day to erase in it
 * @error: return location
 *
 * Returns: whether the copy holds nothing of the day any more; the rest of it stays.
 */
gboolean
lift_store_purge_backup (LiftStore *self, const char *file, const char *procedure, LiftDate for_day, GError **error)
{
  g_autoptr (LiftStore) backup = NULL;

  lift_store_enter (self);
  backup = lift_store_open_copy (file, LIFT_OPEN_EXISTING, self->clock, self->program, error);
  return backup != NULL && lift_store_erase_entry (backup, procedure, for_day, FALSE, error) &&
         lift_store_close (backup, error);
}
