/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-store-record.h"

/**
 * Old:
 * @number: of the row in the trail
 * @record, @uuid, @field: what was changed
 * @value: (nullable): what it was before
 *
 * One thing that a change did to a record.
 */
typedef struct {
  gint64 number;
  char *record;
  char *uuid;
  char *field;
  char *value;
} Old;

/** Undo: @store in a write transaction; @change is taken back by @undo. */
typedef struct {
  LiftStore *store;
  const char *change;
  const char *undo;
  guint n_undone;
} Undo;

static void
old_free (gpointer data)
{
  Old *old = data;

  g_free (old->record);
  g_free (old->uuid);
  g_free (old->field);
  g_free (old->value);
  g_free (old);
}

/* Newest first, so that it goes back the way it came. */
static GPtrArray *
list_old (const Undo *undo, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    undo->store->db, "SELECT number, record, uuid, field, old FROM trail WHERE change = ? ORDER BY number DESC", error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (old_free);
  LiftStep step;

  if (statement == NULL)
    return NULL;
  lift_statement_bind_text (statement, 1, undo->change);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    Old *old = g_new0 (Old, 1);

    old->number = lift_statement_get_int (statement, 0);
    old->record = g_strdup (lift_statement_get_text (statement, 1));
    old->uuid = g_strdup (lift_statement_get_text (statement, 2));
    old->field = g_strdup (lift_statement_get_text (statement, 3));
    old->value = g_strdup (lift_statement_get_text (statement, 4));
    g_ptr_array_add (list, old);
  }
  return step == LIFT_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* What she changed since is hers. For a record that was added any later change counts. */
static gboolean
was_changed_since (const Undo *undo, const Old *old, gboolean *changed, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (undo->store->db,
                     "SELECT EXISTS (SELECT 1 FROM trail WHERE record = ?1 AND uuid = ?2 AND (?3 IS NULL OR field = ?3)"
                     " AND number > ?4 AND change NOT IN (?5, ?6))",
                     error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, old->record);
  lift_statement_bind_text (statement, 2, old->uuid);
  lift_statement_bind_text (statement, 3, g_str_equal (old->field, LIFT_RECORD_ADDED) ? NULL : old->field);
  lift_statement_bind_int (statement, 4, old->number);
  lift_statement_bind_text (statement, 5, undo->change);
  lift_statement_bind_text (statement, 6, undo->undo);
  if (lift_statement_step (statement, error) != LIFT_STEP_ROW)
    return FALSE;
  *changed = lift_statement_get_int (statement, 0) != 0;
  return TRUE;
}

static gboolean
keep (Undo *undo, const Old *old, const char *field, const char *value, GError **error)
{
  return lift_store_add_trail (undo->store, undo->undo, old->record, old->uuid, field, value, error);
}

static gboolean
put_field_back (Undo *undo, const Old *old, LiftRecordKind kind, GPtrArray *now, GError **error)
{
  int field = lift_record_find_field (kind, old->field);

  if (field < 0)
    return TRUE;
  undo->n_undone++;
  return keep (undo, old, old->field, g_ptr_array_index (now, (guint) field), error) &&
         lift_store_record_set (undo->store, kind, old->uuid, (guint) field, old->value, error);
}

static gboolean
has_days (const Undo *undo, const char *procedure, gboolean *days, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (undo->store->db, "SELECT EXISTS (SELECT 1 FROM state WHERE procedure = ? AND deleted = 0)", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, procedure);
  if (lift_statement_step (statement, error) != LIFT_STEP_ROW)
    return FALSE;
  *days = lift_statement_get_int (statement, 0) != 0;
  return TRUE;
}

/* The history of its days hangs on it, so a thread lift is put away and not removed; one in which she has written
 * since stays. */
static gboolean
put_away (Undo *undo, const Old *old, GPtrArray *now, GError **error)
{
  int field = lift_record_find_field (LIFT_RECORD_PROCEDURE, "archived_at");
  g_autofree char *moment = g_strdup_printf ("%" G_GINT64_FORMAT, lift_clock_get_now_utc (undo->store->clock));
  gboolean days;

  if (!has_days (undo, old->uuid, &days, error))
    return FALSE;
  if (days || g_ptr_array_index (now, (guint) field) != NULL)
    return TRUE;
  undo->n_undone++;
  return keep (undo, old, "archived_at", NULL, error) &&
         lift_store_record_set (undo->store, LIFT_RECORD_PROCEDURE, old->uuid, (guint) field, moment, error);
}

static gboolean
remove_added (Undo *undo, const Old *old, LiftRecordKind kind, GPtrArray *now, GError **error)
{
  guint n_fields;
  const char *const *fields = lift_record_get_fields (kind, &n_fields);

  if (kind == LIFT_RECORD_PROCEDURE)
    return put_away (undo, old, now, error);
  for (guint i = 0; i < n_fields; i++)
    if (!keep (undo, old, fields[i], g_ptr_array_index (now, i), error))
      return FALSE;
  undo->n_undone++;
  return lift_store_record_remove (undo->store, kind, old->uuid, error);
}

static gboolean
put_areas_back (Undo *undo, const Old *old, GError **error)
{
  g_autofree char *now = NULL;

  if (!lift_store_read_areas (undo->store, old->uuid, &now, error))
    return FALSE;
  undo->n_undone++;
  return keep (undo, old, LIFT_RECORD_AREAS, now, error) &&
         lift_store_write_areas (undo->store, old->uuid, old->value != NULL ? old->value : "", error);
}

static gboolean
put_aftercare_back (Undo *undo, const Old *old, GError **error)
{
  g_autofree char *now = NULL;

  if (!lift_store_read_aftercare_day (undo->store, old->uuid, old->field, &now, error))
    return FALSE;
  undo->n_undone++;
  return keep (undo, old, old->field, now, error) &&
         lift_store_write_aftercare_day (undo->store, old->uuid, old->field, old->value, error);
}

static gboolean
undo_one (Undo *undo, const Old *old, GError **error)
{
  g_autoptr (GPtrArray) now = NULL;
  LiftRecordKind kind;
  gboolean changed;

  if (!was_changed_since (undo, old, &changed, error))
    return FALSE;
  if (changed)
    return TRUE;
  if (g_str_equal (old->record, LIFT_RECORD_AFTERCARE))
    return put_aftercare_back (undo, old, error);
  if (!lift_record_kind_from_name (old->record, &kind))
    return TRUE;
  if (!lift_store_record_read (undo->store, kind, old->uuid, &now, error))
    return FALSE;
  if (now == NULL)
    return TRUE;
  if (g_str_equal (old->field, LIFT_RECORD_ADDED))
    return remove_added (undo, old, kind, now, error);
  if (kind == LIFT_RECORD_PROCEDURE && g_str_equal (old->field, LIFT_RECORD_AREAS))
    return put_areas_back (undo, old, error);
  return put_field_back (undo, old, kind, now, error);
}

/**
 * lift_store_undo_records:
 * @self: a store in a write transaction, in which the days of @change are as before already
 * @change: uuid of an import
 * @undo: uuid of the change that takes it back
 * @n_undone: (out): how many values and records are as before now
 * @error: return location
 *
 * Puts back what an import did to records that are no days, but for what was changed since.
 *
 * Returns: whether it could.
 */
gboolean
lift_store_undo_records (LiftStore *self, const char *change, const char *undo, guint *n_undone, GError **error)
{
  Undo work = { self, change, undo, 0 };
  g_autoptr (GPtrArray) list = list_old (&work, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    if (!undo_one (&work, g_ptr_array_index (list, i), error))
      return FALSE;
  *n_undone = work.n_undone;
  return TRUE;
}
