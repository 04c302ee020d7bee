/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-import-private.h"

#include <glib/gi18n-lib.h>

#include "lift-store-record.h"

#define ARCHIVED_AT "archived_at"

/** lift_import_target_free: frees @self. */
void
lift_import_target_free (LiftImportTarget *self)
{
  lift_procedure_unref (self->procedure);
  g_hash_table_unref (self->days);
  g_free (self);
}

/** lift_store_import_add_target: Returns: (transfer none): @procedure as one that the file speaks of. */
LiftImportTarget *
lift_store_import_add_target (LiftStoreImport *self, LiftProcedure *procedure, gboolean is_new)
{
  LiftImportTarget *target = g_new0 (LiftImportTarget, 1);

  target->procedure = lift_procedure_ref (procedure);
  target->is_new = is_new;
  target->is_written = !is_new;
  target->days = g_hash_table_new (NULL, NULL);
  g_hash_table_replace (self->targets, target->procedure->uuid, target);
  return target;
}

/**
 * lift_store_import_write_target:
 * @self: an import
 * @target: a thread lift
 * @error: return location
 *
 * Makes a new thread lift, with its areas, when its first record is written.
 *
 * Returns: whether it is in the diary, as far as the import writes at all.
 */
gboolean
lift_store_import_write_target (LiftStoreImport *self, LiftImportTarget *target, GError **error)
{
  const char *uuid = target->procedure->uuid;
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *areas = NULL;
  const char *change;

  if (target->is_written)
    return TRUE;
  target->is_written = TRUE;
  g_ptr_array_add (self->diff->new_procedures, lift_procedure_ref (target->procedure));
  if (self->preview)
    return TRUE;
  change = lift_store_import_get_change (self, error);
  values = lift_record_list_procedure (target->procedure);
  areas = lift_record_describe_areas (target->procedure);
  return change != NULL && lift_store_record_insert (self->store, LIFT_RECORD_PROCEDURE, uuid, values, error) &&
         lift_store_write_areas (self->store, uuid, areas, error) &&
         lift_store_add_trail (self->store, change, lift_record_kind_to_name (LIFT_RECORD_PROCEDURE), uuid,
                               LIFT_RECORD_ADDED, NULL, error);
}

/* Whether undo put it away, and not she. */
static gboolean
was_put_away_by_undo (LiftStoreImport *self, const char *uuid, gboolean *by_undo, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->store->db,
    "SELECT c.kind = 'undo' FROM trail AS t JOIN change AS c ON c.uuid = t.change"
    " WHERE t.record = 'procedure' AND t.uuid = ? AND t.field = 'archived_at' ORDER BY t.number DESC LIMIT 1",
    error);
  LiftStep step;

  *by_undo = FALSE;
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, uuid);
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_ROW)
    *by_undo = lift_statement_get_int (statement, 0) != 0;
  return step != LIFT_STEP_ERROR;
}

/**
 * lift_store_import_wake_target:
 * @self: an import
 * @target: a thread lift
 * @woken: (out): whether it comes out again
 * @error: return location
 *
 * Undo of an import puts the thread lift away that the import had made; the next import brings it back.
 *
 * Returns: whether it could be found out and done.
 */
gboolean
lift_store_import_wake_target (LiftStoreImport *self, LiftImportTarget *target, gboolean *woken, GError **error)
{
  const char *uuid = target->procedure->uuid;
  g_autofree char *old = NULL;
  const char *change;
  int field = lift_record_find_field (LIFT_RECORD_PROCEDURE, ARCHIVED_AT);

  *woken = FALSE;
  if (target->procedure->archived_at == 0)
    return TRUE;
  if (!was_put_away_by_undo (self, uuid, woken, error))
    return FALSE;
  if (!*woken || self->preview)
    return TRUE;
  old = g_strdup_printf ("%" G_GINT64_FORMAT, target->procedure->archived_at);
  change = lift_store_import_get_change (self, error);
  return change != NULL && lift_store_add_trail (self->store, change, "procedure", uuid, ARCHIVED_AT, old, error) &&
         lift_store_record_set (self->store, LIFT_RECORD_PROCEDURE, uuid, (guint) field, NULL, error);
}

static LiftProcedure *
find_by_uuid (LiftStoreImport *self, const char *uuid)
{
  for (guint i = 0; i < self->known->len; i++) {
    LiftProcedure *procedure = g_ptr_array_index (self->known, i);

    if (g_strcmp0 (procedure->uuid, uuid) == 0)
      return procedure;
  }
  return NULL;
}

/* One that is not put away comes before one that is. */
static LiftProcedure *
find_by_day0 (LiftStoreImport *self, LiftDate day0)
{
  LiftProcedure *archived = NULL;

  for (guint i = 0; i < self->known->len; i++) {
    LiftProcedure *procedure = g_ptr_array_index (self->known, i);

    if (procedure->day0 != day0)
      continue;
    if (procedure->archived_at == 0)
      return procedure;
    archived = procedure;
  }
  return archived;
}

static LiftProcedure *
find_for_table (LiftStoreImport *self, GError **error)
{
  LiftProcedure *found;

  if (self->procedure != NULL)
    return lift_procedure_ref (find_by_uuid (self, self->procedure));
  if (self->table_day0 == LIFT_DATE_NONE)
    return lift_store_read_current_procedure (self->store, error);
  found = find_by_day0 (self, self->table_day0);
  return found != NULL ? lift_procedure_ref (found) : NULL;
}

/* The thread lift of a table: all rows of a table speak of one. */
static gboolean
choose_for_table (LiftStoreImport *self, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (LiftProcedure) found = find_for_table (self, &cause);
  gboolean woken;

  if (found != NULL) {
    self->table = lift_store_import_add_target (self, found, FALSE);
    return lift_store_import_wake_target (self, self->table, &woken, error);
  }
  if (cause != NULL && !g_error_matches (cause, LIFT_ERROR, LIFT_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&cause));
    return FALSE;
  }
  if (self->table_day0 != LIFT_DATE_NONE) {
    g_autoptr (LiftProcedure) made = lift_procedure_new ();

    made->uuid = g_uuid_string_random ();
    made->day0 = self->table_day0;
    self->table = lift_store_import_add_target (self, made, TRUE);
  }
  return TRUE;
}

static LiftImportTarget *
find_table_target (LiftStoreImport *self, const LiftImportItem *item, LiftDate for_day, GError **error)
{
  LiftDate day0 = item->day_number != G_MININT ? for_day - item->day_number : LIFT_DATE_NONE;

  if (day0 != LIFT_DATE_NONE && !lift_date_is_valid (day0)) {
    lift_store_import_refuse (self, item, for_day,
                              _("By its day number, the procedure day would be outside of the calendar."));
    return NULL;
  }
  if (self->table == NULL) {
    self->table_day0 = day0;
    if (!choose_for_table (self, error))
      return NULL;
  }
  if (self->table == NULL) {
    lift_store_import_refuse (self, item, for_day,
                              _("The file does not say which thread lift this day belongs to, and the diary has none. "
                                 "Say when the procedure day was."));
    return NULL;
  }
  if (self->procedure == NULL && day0 != LIFT_DATE_NONE && self->table_day0 == LIFT_DATE_NONE)
    self->table_day0 = self->table->procedure->day0;
  if (self->procedure == NULL && day0 != LIFT_DATE_NONE && day0 != self->table_day0) {
    lift_store_import_refuse (self, item, for_day,
                              _("By its day number, this row speaks of another procedure day than the rows before."));
    return NULL;
  }
  return self->table;
}

/**
 * lift_store_import_find_target:
 * @self: an import
 * @item: a day
 * @error: return location, not set where the day was refused
 *
 * Returns: (transfer none) (nullable): the thread lift that @item belongs to; %NULL: refused, or an error.
 */
LiftImportTarget *
lift_store_import_find_target (LiftStoreImport *self, const LiftImportItem *item, GError **error)
{
  const LiftEntry *state = g_ptr_array_index (item->states, 0);
  LiftImportTarget *target;
  LiftProcedure *known;

  if (state->procedure == NULL || state->procedure[0] == '\0')
    return find_table_target (self, item, state->for_day, error);
  target = g_hash_table_lookup (self->targets, state->procedure);
  if (target != NULL)
    return target;
  known = find_by_uuid (self, state->procedure);
  if (known != NULL)
    return lift_store_import_add_target (self, known, FALSE);
  lift_store_import_refuse (self, item, state->for_day,
                            _("This day belongs to a thread lift that the file does not have."));
  return NULL;
}
