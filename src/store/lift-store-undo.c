/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-private.h"

#include <glib/gi18n-lib.h>

#include "lift-db-error.h"

/* The change of the newest saved state that was neither undone nor is itself an undo. ?1: procedure or NULL,
 * ?2: day or NULL, ?3: only states written before this number. */
#define NEWEST_CHANGE \
  "SELECT r.change, r.number FROM revision AS r JOIN change AS c ON c.uuid = r.change" \
  " JOIN entry AS e ON e.uuid = r.entry" \
  " WHERE r.number < ?3 AND c.kind <> 'undo' AND (?1 IS NULL OR e.procedure = ?1) AND (?2 IS NULL OR e.for_day = ?2)" \
  " AND NOT EXISTS (SELECT 1 FROM change AS u WHERE u.undoes = c.uuid) ORDER BY r.number DESC LIMIT 1"

static gboolean
find_newest_change (LiftStore *self, const char *procedure, LiftDate for_day, gint64 *before, char **change,
                    GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, NEWEST_CHANGE, error);
  LiftStep step;

  *change = NULL;
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, procedure);
  lift_statement_bind_day (statement, 2, for_day);
  lift_statement_bind_int (statement, 3, *before);
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_ROW) {
    *change = g_strdup (lift_statement_get_text (statement, 0));
    *before = lift_statement_get_int (statement, 1);
  }
  return step != LIFT_STEP_ERROR;
}

/* An import that brought records and no day has no saved state to be found by. It is looked for where any change will
 * do, and found where it is newer than everything that has days. */
static gboolean
find_import_without_days (LiftStore *self, char **change, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db,
    "SELECT c.uuid FROM change AS c WHERE c.kind IN ('import', 'restore')"
    " AND NOT EXISTS (SELECT 1 FROM change AS u WHERE u.undoes = c.uuid)"
    " AND c.number > (SELECT ifnull (max (n.number), 0) FROM change AS n JOIN revision AS r ON r.change = n.uuid"
    " WHERE n.kind <> 'undo' AND NOT EXISTS (SELECT 1 FROM change AS u WHERE u.undoes = n.uuid))"
    " ORDER BY c.number DESC LIMIT 1",
    error);
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_ROW)
    *change = g_strdup (lift_statement_get_text (statement, 0));
  return step != LIFT_STEP_ERROR;
}

/** lift_store_read_can_undo: tells whether lift_store_undo() would find something. Returns: whether it could. */
gboolean
lift_store_read_can_undo (LiftStore *self, const char *procedure, gboolean *can_undo, GError **error)
{
  g_autofree char *change = NULL;
  gint64 before = G_MAXINT64;

  if (!find_newest_change (self, procedure, LIFT_DATE_NONE, &before, &change, error))
    return FALSE;
  *can_undo = change != NULL;
  return TRUE;
}

static GHashTable *
read_undos (LiftStore *self, const char *entry, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db,
    "SELECT c.uuid, c.undoes FROM change AS c WHERE c.undoes IS NOT NULL"
    " AND c.uuid IN (SELECT r.change FROM revision AS r WHERE r.entry = ?)",
    error);
  g_autoptr (GHashTable) undos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  LiftStep step;

  if (statement == NULL)
    return NULL;
  lift_statement_bind_text (statement, 1, entry);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW)
    g_hash_table_insert (undos, g_strdup (lift_statement_get_text (statement, 0)),
                         g_strdup (lift_statement_get_text (statement, 1)));
  return step == LIFT_STEP_DONE ? g_steal_pointer (&undos) : NULL;
}

/* What still counts of a day, oldest first: one state per unbroken run of a change. An undo takes the run of
 * the change that it undoes away again. */
static GPtrArray *
find_what_counts (GPtrArray *revisions, GHashTable *undos)
{
  GPtrArray *counts = g_ptr_array_new ();

  for (guint i = 0; i < revisions->len; i++) {
    LiftEntry *state = g_ptr_array_index (revisions, i);
    LiftEntry *top = counts->len > 0 ? g_ptr_array_index (counts, counts->len - 1) : NULL;
    const char *undoes = g_hash_table_lookup (undos, state->change);

    if (top != NULL && g_strcmp0 (top->change, undoes != NULL ? undoes : state->change) == 0)
      g_ptr_array_set_size (counts, (int) counts->len - 1);
    if (undoes == NULL)
      g_ptr_array_add (counts, state);
  }
  return counts;
}

/* Appends the state before @change, unless the day was edited since by a later change. */
static gboolean
undo_day (LiftStore *self, const char *entry, const char *change, const char *undo, GArray *undone, GArray *left,
          GError **error)
{
  g_autoptr (GPtrArray) revisions = lift_store_read_revisions (self, entry, error);
  g_autoptr (GHashTable) undos = revisions != NULL ? read_undos (self, entry, error) : NULL;
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (LiftEntry) next = NULL;
  LiftEntry *newest;
  LiftEntry *top;

  if (undos == NULL)
    return FALSE;
  newest = g_ptr_array_index (revisions, revisions->len - 1);
  counts = find_what_counts (revisions, undos);
  top = counts->len > 0 ? g_ptr_array_index (counts, counts->len - 1) : NULL;
  if (top == NULL || g_strcmp0 (top->change, change) != 0) {
    g_array_append_val (left, newest->for_day);
    return TRUE;
  }
  if (counts->len > 1) {
    next = lift_entry_copy (g_ptr_array_index (counts, counts->len - 2));
  } else {
    next = lift_entry_new (newest->procedure, newest->for_day);
    next->deleted = TRUE;
  }
  g_array_append_val (undone, newest->for_day);
  return lift_store_append (self, next, newest, undo, error);
}

static GPtrArray *
list_entries_of (LiftStore *self, const char *change, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db,
    "SELECT e.uuid FROM entry AS e WHERE e.uuid IN (SELECT r.entry FROM revision AS r WHERE r.change = ?)"
    " ORDER BY e.for_day, e.procedure",
    error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);
  LiftStep step;

  if (statement == NULL)
    return NULL;
  lift_statement_bind_text (statement, 1, change);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW)
    g_ptr_array_add (entries, g_strdup (lift_statement_get_text (statement, 0)));
  return step == LIFT_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

static gboolean
is_import (LiftStore *self, const char *change, gboolean *import, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "SELECT kind IN ('import', 'restore') FROM change WHERE uuid = ?", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, change);
  if (lift_statement_step (statement, error) == LIFT_STEP_ERROR)
    return FALSE;
  *import = lift_statement_get_int (statement, 0) != 0;
  return TRUE;
}

/* @n_records: values of other records that are as before; only an import changes those together with days. */
static gboolean
undo_change (LiftStore *self, const char *change, GArray *undone, GArray *left, guint *n_records, GError **error)
{
  g_autofree char *undo = lift_store_add_change (self, "undo", change, error);
  g_autoptr (GPtrArray) entries = undo != NULL ? list_entries_of (self, change, error) : NULL;
  gboolean import;

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++) {
    if (!undo_day (self, g_ptr_array_index (entries, i), change, undo, undone, left, error))
      return FALSE;
  }
  *n_records = 0;
  if (!is_import (self, change, &import, error))
    return FALSE;
  return !import || lift_store_undo_records (self, change, undo, n_records, error);
}

/**
 * lift_store_undo_and_name:
 * @self: a store
 * @procedure: (nullable): uuid; %NULL: any
 * @for_day: the day that the change touched; %LIFT_DATE_NONE: any
 * @left: (out) (optional) (element-type LiftDate): days of the change that were edited since by a later one
 *   and stay as they are
 * @error: return location; %LIFT_ERROR_NOT_FOUND if there is nothing to undo
 *
 * Takes back the newest change that was not undone yet: appends, for each of its days, the state before it
 * ("deleted" if there was none). It goes back only, it never toggles. Of an import it also takes back what came
 * with the days: records that it added go, values that it changed are as before.
 *
 * Returns: (transfer full) (element-type LiftDate) (nullable): the days that are as before now.
 */
GArray *
lift_store_undo_and_name (LiftStore *self, const char *procedure, LiftDate for_day, GArray **left, GError **error)
{
  gint64 before = G_MAXINT64;
  gboolean any_change = procedure == NULL && for_day == LIFT_DATE_NONE;

  for (;;) {
    g_autoptr (LiftTransaction) transaction = lift_db_begin_write (lift_store_enter (self), error);
    g_autoptr (GArray) undone = g_array_new (FALSE, FALSE, sizeof (LiftDate));
    g_autoptr (GArray) stay = g_array_new (FALSE, FALSE, sizeof (LiftDate));
    g_autofree char *change = NULL;
    guint n_records;

    if (transaction == NULL)
      return NULL;
    if (any_change && !find_import_without_days (self, &change, error))
      return NULL;
    any_change = FALSE;
    if (change == NULL && !find_newest_change (self, procedure, for_day, &before, &change, error))
      return NULL;
    if (change == NULL) {
      g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND, _("There is nothing to undo."));
      return NULL;
    }
    if (!undo_change (self, change, undone, stay, &n_records, error))
      return NULL;
    /* Where later changes cover all of it, nothing is taken back and an older change is looked at. */
    if (undone->len == 0 && n_records == 0)
      continue;
    if (!lift_transaction_commit (transaction, error))
      return NULL;
    if (left != NULL)
      *left = g_steal_pointer (&stay);
    return g_steal_pointer (&undone);
  }
}

/** lift_store_undo: lift_store_undo_and_name() for who does not name the days that stay. */
GArray *
lift_store_undo (LiftStore *self, const char *procedure, LiftDate for_day, GError **error)
{
  return lift_store_undo_and_name (self, procedure, for_day, NULL, error);
}
