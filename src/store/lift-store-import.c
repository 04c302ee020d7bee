/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-import-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lift-backup.h"
#include "lift-db-error.h"

/** lift_store_import_is_cancelled: Returns: whether the caller wants no more of it; then @error says so. */
gboolean
lift_store_import_is_cancelled (LiftStoreImport *self, GError **error)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  lift_db_set_error_code (error, LIFT_ERROR_CANCELLED);
  return TRUE;
}

/**
 * lift_store_import_get_change:
 * @self: an import that is no preview
 * @error: return location
 *
 * An import that changes nothing leaves no change behind.
 *
 * Returns: (transfer none) (nullable): the change that all of it belongs to; it is made when it is first needed.
 */
const char *
lift_store_import_get_change (LiftStoreImport *self, GError **error)
{
  if (self->change == NULL)
    self->change = lift_store_add_change (self->store, self->restores ? "restore" : "import", NULL, error);
  return self->change;
}

/** lift_store_import_refuse: notes that @item cannot be taken, and why. */
void
lift_store_import_refuse (LiftStoreImport *self, const LiftImportItem *item, LiftDate for_day, const char *message)
{
  lift_diff_add (self->diff, LIFT_DIFF_REFUSED, NULL, for_day, item->line, item->column, g_strdup (message));
}

static gboolean
holds_anything (LiftStore *store, gboolean *anything, GError **error)
{
  gint64 exists;

  if (!lift_db_read_int (store->db,
                         "SELECT EXISTS (SELECT 1 FROM procedure) OR EXISTS (SELECT 1 FROM reminder)"
                         " OR EXISTS (SELECT 1 FROM setting)",
                         &exists, error))
    return FALSE;
  *anything = exists != 0;
  return TRUE;
}

/* Before the transaction: SQLite makes no copy inside of one. */
static gboolean
make_backup (LiftStoreImport *self, GError **error)
{
  LiftStore *store = self->store;
  gboolean anything;

  if (lift_db_is_read_only (store->db)) {
    lift_db_set_error_code (error, LIFT_ERROR_READONLY);
    return FALSE;
  }
  if (!holds_anything (store, &anything, error))
    return FALSE;
  if (!anything)
    return TRUE;
  self->backup = lift_backup_write_new (store->db, store->path, NULL, self->restores ? "before-restore" : "before-import",
                                        lift_clock_get_now_utc (store->clock), error);
  return self->backup != NULL;
}

static gboolean
find_procedure (LiftStoreImport *self, const char *id, GError **error)
{
  g_autoptr (LiftProcedure) procedure = NULL;

  if (id == NULL)
    return TRUE;
  procedure = lift_store_get_procedure (self->store, id, error);
  if (procedure == NULL)
    return FALSE;
  self->procedure = g_strdup (procedure->uuid);
  return TRUE;
}

/**
 * lift_store_import_begin:
 * @store: a store
 * @options: what to do
 * @cancellable: (nullable): to stop it, from any thread; it is looked at with every piece and inside of long steps
 * @error: return location; %LIFT_ERROR_NOT_FOUND for a procedure that is not there, %LIFT_ERROR_READONLY,
 *   %LIFT_ERROR_NO_SPACE, %LIFT_ERROR_BUSY, %LIFT_ERROR_CANCELLED …
 *
 * Unless it is a preview: makes a verified copy of a diary that holds something, and takes the write lock. Until
 * the import is freed, nothing else may be done with @store.
 *
 * Returns: (transfer full) (nullable): an import into which nothing was put yet.
 */
LiftStoreImport *
lift_store_import_begin (LiftStore *store, const LiftImportOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiftStoreImport) self = g_new0 (LiftStoreImport, 1);

  lift_store_enter (store);
  self->store = g_object_ref (store);
  self->mode = options->mode;
  self->preview = options->preview;
  self->skip_refused = options->skip_refused;
  self->restores = options->restores;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->diff = lift_diff_new ();
  self->today = lift_clock_get_civil_day (store->clock);
  self->table_day0 = LIFT_DATE_NONE;
  self->targets =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) lift_import_target_free);
  lift_db_set_cancellable (store->db, cancellable);
  if (lift_store_import_is_cancelled (self, error) || !find_procedure (self, options->procedure, error))
    return NULL;
  if (!self->preview) {
    if (!make_backup (self, error))
      return NULL;
    self->transaction = lift_db_begin_write (store->db, error);
    if (self->transaction == NULL)
      return NULL;
  }
  self->known = lift_store_read_procedures (store, TRUE, error);
  return self->known != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * lift_store_import_add:
 * @self: an import
 * @item: the next piece of the file
 * @error: return location; %LIFT_ERROR_CANCELLED, %LIFT_ERROR_NO_SPACE …
 *
 * Compares @item with the diary and, unless it is a preview, writes what it brings. What cannot be taken is noted
 * and is no error here.
 *
 * Returns: %FALSE if the import cannot go on; free it then, and the diary is as before.
 */
gboolean
lift_store_import_add (LiftStoreImport *self, const LiftImportItem *item, GError **error)
{
  lift_store_enter (self->store);
  if (lift_store_import_is_cancelled (self, error))
    return FALSE;
  switch (item->kind) {
  case LIFT_IMPORT_ITEM_PROCEDURE:
    return lift_store_import_add_record (self, item, error);
  case LIFT_IMPORT_ITEM_DAY:
    return lift_store_import_add_day (self, item, error);
  case LIFT_IMPORT_ITEM_REMINDER:
    return lift_store_import_add_reminder (self, item, error);
  case LIFT_IMPORT_ITEM_REFUSED:
  default:
    lift_store_import_refuse (self, item, LIFT_DATE_NONE, item->message);
    return TRUE;
  }
}

static gboolean
check_refused (LiftStoreImport *self, GError **error)
{
  guint n_refused = lift_diff_count (self->diff, LIFT_DIFF_REFUSED);

  if (n_refused == 0 || self->skip_refused || self->preview)
    return TRUE;
  g_set_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
               ngettext ("%d piece of the file cannot be taken. Nothing was changed; correct it, or leave it out.",
                         "%d pieces of the file cannot be taken. Nothing was changed; correct them, or leave them out.",
                         n_refused),
               (int) n_refused);
  return FALSE;
}

static gboolean
commit (LiftStoreImport *self, GError **error)
{
  if (self->preview || self->change == NULL)
    return TRUE;
  if (lift_store_import_is_cancelled (self, error))
    return FALSE;
  /* From here on it is all or nothing, and quick. */
  lift_db_set_cancellable (self->store->db, NULL);
  if (!lift_transaction_commit (self->transaction, error))
    return FALSE;
  self->diff->change = g_strdup (self->change);
  self->diff->backup = g_steal_pointer (&self->backup);
  return TRUE;
}

/**
 * lift_store_import_finish:
 * @self: an import into which the whole file was put
 * @error: return location; %LIFT_ERROR_CONSTRAINT where pieces were refused that nobody said to leave out
 *
 * Unless it is a preview: everything is on the disk now, as one change. Where that change would be empty, there is
 * none.
 *
 * Returns: (transfer full) (nullable): what was done, or would be; %NULL: nothing was done.
 */
LiftDiff *
lift_store_import_finish (LiftStoreImport *self, GError **error)
{
  lift_store_enter (self->store);
  if (!check_refused (self, error) || !lift_store_import_delete_days (self, error) || !commit (self, error))
    return NULL;
  return g_steal_pointer (&self->diff);
}

/** lift_store_import_free: ends @self; what was not finished is not in the diary. */
void
lift_store_import_free (LiftStoreImport *self)
{
  if (self->store->db != NULL)
    lift_db_set_cancellable (self->store->db, NULL);
  g_clear_pointer (&self->transaction, lift_transaction_release);
  /* A copy of what did not change helps nobody. */
  if (self->backup != NULL)
    g_unlink (self->backup);
  g_free (self->backup);
  g_free (self->change);
  g_free (self->procedure);
  g_clear_pointer (&self->diff, lift_diff_free);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_object_unref (self->store);
  g_free (self);
}
