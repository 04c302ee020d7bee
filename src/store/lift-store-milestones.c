/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-private.h"

#include <glib/gi18n-lib.h>

/* Milestones and aftercare are few, and each kind is there once: a write says what a kind is from now on. */

static const char *const milestone_fields[] = { "procedure", "kind", "happened_on" };

/** lift_store_read_milestones: Returns: (element-type LiftMilestone): of @procedure, oldest record first. */
GPtrArray *
lift_store_read_milestones (LiftStore *self, const char *procedure, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db, "SELECT uuid, kind, happened_on FROM milestone WHERE procedure = ? ORDER BY number", error);
  g_autoptr (GPtrArray) milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_milestone_free);
  LiftStep step;

  if (statement == NULL)
    return NULL;
  lift_statement_bind_text (statement, 1, procedure);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    LiftMilestoneKind kind;

    /* A kind that another Afterlift knows stays in the file as it is. */
    if (lift_milestone_kind_from_key (lift_statement_get_text (statement, 1), &kind))
      g_ptr_array_add (milestones, lift_milestone_new (lift_statement_get_text (statement, 0), kind,
                                                       lift_statement_get_day (statement, 2)));
  }
  return step == LIFT_STEP_DONE ? g_steal_pointer (&milestones) : NULL;
}

/** lift_store_read_aftercare: Returns: whether @aftercare could be filled with what is noted for @procedure. */
gboolean
lift_store_read_aftercare (LiftStore *self, const char *procedure, LiftAftercare *aftercare, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "SELECT kind, last_day FROM aftercare WHERE procedure = ?", error);
  LiftStep step;

  lift_aftercare_init (aftercare);
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, procedure);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    LiftAftercareKind kind;

    if (lift_aftercare_kind_from_key (lift_statement_get_text (statement, 0), &kind))
      aftercare->last_days[kind] = (int) lift_statement_get_int (statement, 1);
  }
  return step == LIFT_STEP_DONE;
}

/**
 * lift_store_list_milestones:
 * @self: a store
 * @procedure: uuid
 * @error: return location
 *
 * Returns: (transfer full) (element-type LiftMilestone) (nullable): oldest record first.
 */
GPtrArray *
lift_store_list_milestones (LiftStore *self, const char *procedure, GError **error)
{
  lift_store_enter (self);
  return lift_store_read_milestones (self, procedure, error);
}

/**
 * lift_store_get_aftercare:
 * @self: a store
 * @procedure: uuid
 * @aftercare: (out): what her clinic's sheet says, as far as she noted it
 * @error: return location
 *
 * Returns: whether it could be read.
 */
gboolean
lift_store_get_aftercare (LiftStore *self, const char *procedure, LiftAftercare *aftercare, GError **error)
{
  lift_store_enter (self);
  return lift_store_read_aftercare (self, procedure, aftercare, error);
}

static gboolean
write_milestone (LiftStore *self, const char *procedure, LiftMilestoneKind kind, LiftDate happened_on, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db, "INSERT INTO milestone (uuid, procedure, kind, happened_on) VALUES (?, ?, ?, ?)", error);
  g_autofree char *uuid = g_uuid_string_random ();

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, uuid);
  lift_statement_bind_text (statement, 2, procedure);
  lift_statement_bind_text (statement, 3, lift_milestone_kind_to_key (kind));
  lift_statement_bind_day (statement, 4, happened_on);
  return lift_statement_run (statement, error);
}

/* Moves the newest record of a kind to another day, and keeps the day that it had. */
static gboolean
move_milestone (LiftStore *self, const LiftMilestone *known, LiftDate happened_on, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "UPDATE milestone SET happened_on = ? WHERE uuid = ?", error);
  g_autofree char *change = statement != NULL ? lift_store_add_change (self, "edit", NULL, error) : NULL;
  g_autofree char *old = lift_date_to_iso (known->happened_on);

  if (change == NULL ||
      !lift_store_add_trail (self, change, "milestone", known->uuid, milestone_fields[2], old, error))
    return FALSE;
  lift_statement_bind_day (statement, 1, happened_on);
  lift_statement_bind_text (statement, 2, known->uuid);
  return lift_statement_run (statement, error);
}

static gboolean
remove_milestone (LiftStore *self, const char *procedure, const LiftMilestone *known, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, "DELETE FROM milestone WHERE uuid = ?", error);
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_free);
  LiftFieldEdit edit = { "milestone", known->uuid, milestone_fields };
  guint n_different;

  if (statement == NULL)
    return FALSE;
  g_ptr_array_add (old, g_strdup (procedure));
  g_ptr_array_add (old, g_strdup (lift_milestone_kind_to_key (known->kind)));
  g_ptr_array_add (old, lift_date_to_iso (known->happened_on));
  lift_statement_bind_text (statement, 1, known->uuid);
  return lift_store_edit_fields (self, &edit, old, NULL, &n_different, error) && lift_statement_run (statement, error);
}

/* Takes away every record of @kind; a file may hold more than one. */
static gboolean
remove_milestones (LiftStore *self, const char *procedure, GPtrArray *milestones, LiftMilestoneKind kind, GError **error)
{
  for (guint i = 0; i < milestones->len; i++) {
    const LiftMilestone *known = g_ptr_array_index (milestones, i);

    if (known->kind == kind && !remove_milestone (self, procedure, known, error))
      return FALSE;
  }
  return TRUE;
}

static LiftMilestone *
find_newest (GPtrArray *milestones, LiftMilestoneKind kind)
{
  LiftMilestone *newest = NULL;

  for (guint i = 0; i < milestones->len; i++) {
    LiftMilestone *known = g_ptr_array_index (milestones, i);

    if (known->kind == kind)
      newest = known;
  }
  return newest;
}

static gboolean
set_milestone (LiftStore *self, const char *procedure, LiftMilestoneKind kind, LiftDate happened_on, GError **error)
{
  g_autoptr (GPtrArray) milestones = lift_store_read_milestones (self, procedure, error);
  LiftMilestone *known;

  if (milestones == NULL)
    return FALSE;
  if (happened_on == LIFT_DATE_NONE)
    return remove_milestones (self, procedure, milestones, kind, error);
  known = find_newest (milestones, kind);
  if (known == NULL)
    return write_milestone (self, procedure, kind, happened_on, error);
  return known->happened_on == happened_on || move_milestone (self, known, happened_on, error);
}

/**
 * lift_store_set_milestone:
 * @self: a store
 * @procedure: uuid
 * @kind: what happened
 * @happened_on: its civil day, not ahead; %LIFT_DATE_NONE takes it back
 * @error: return location; %LIFT_ERROR_NOT_FOUND, %LIFT_ERROR_CONSTRAINT for a day that lies ahead
 *
 * Adds, moves or takes back a milestone; an old day goes to the trail in the same transaction.
 *
 * Returns: whether it is so now.
 */
gboolean
lift_store_set_milestone (LiftStore *self, const char *procedure, LiftMilestoneKind kind, LiftDate happened_on,
                          GError **error)
{
  g_autoptr (LiftTransaction) transaction = NULL;
  g_autoptr (LiftProcedure) owner = NULL;

  lift_store_enter (self);
  if (happened_on != LIFT_DATE_NONE &&
      (!lift_date_is_valid (happened_on) || happened_on > lift_clock_get_civil_day (self->clock))) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("That day lies ahead. Nothing was changed; please choose the day on which it happened."));
    return FALSE;
  }
  transaction = lift_db_begin_write (self->db, error);
  owner = transaction != NULL ? lift_store_read_procedure (self, procedure, error) : NULL;
  return owner != NULL && set_milestone (self, procedure, kind, happened_on, error) &&
         lift_transaction_commit (transaction, error);
}

static gboolean
write_aftercare (LiftStore *self, const char *procedure, LiftAftercareKind kind, int last_day, GError **error)
{
  gboolean noted = last_day != LIFT_AFTERCARE_NOT_NOTED;
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db,
                     noted ? "INSERT INTO aftercare (procedure, kind, last_day) VALUES (?1, ?2, ?3)"
                             " ON CONFLICT (procedure, kind) DO UPDATE SET last_day = ?3"
                           : "DELETE FROM aftercare WHERE procedure = ?1 AND kind = ?2",
                     error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, procedure);
  lift_statement_bind_text (statement, 2, lift_aftercare_kind_to_key (kind));
  if (noted)
    lift_statement_bind_int (statement, 3, last_day);
  return lift_statement_run (statement, error);
}

/* A window has no key of its own: in the trail it is a field of its procedure's aftercare. */
static gboolean
set_aftercare (LiftStore *self, const char *procedure, LiftAftercareKind kind, int last_day, GError **error)
{
  g_autofree char *change = NULL;
  g_autofree char *old = NULL;
  LiftAftercare now;

  if (!lift_store_read_aftercare (self, procedure, &now, error))
    return FALSE;
  if (now.last_days[kind] == last_day)
    return TRUE;
  if (lift_aftercare_is_noted (&now, kind))
    old = g_strdup_printf ("%d", now.last_days[kind]);
  change = lift_store_add_change (self, "edit", NULL, error);
  return change != NULL &&
         lift_store_add_trail (self, change, "aftercare", procedure, lift_aftercare_kind_to_key (kind), old, error) &&
         write_aftercare (self, procedure, kind, last_day, error);
}

/**
 * lift_store_set_aftercare:
 * @self: a store
 * @procedure: uuid
 * @kind: what her clinic's sheet speaks of
 * @last_day: day number up to which it says so, 0 to 3650; %LIFT_AFTERCARE_NOT_NOTED: common advice is shown again
 * @error: return location; %LIFT_ERROR_NOT_FOUND, %LIFT_ERROR_CONSTRAINT
 *
 * Returns: whether it is so now; the old value is in the trail.
 */
gboolean
lift_store_set_aftercare (LiftStore *self, const char *procedure, LiftAftercareKind kind, int last_day, GError **error)
{
  g_autoptr (LiftTransaction) transaction = NULL;
  g_autoptr (LiftProcedure) owner = NULL;

  lift_store_enter (self);
  if (last_day != LIFT_AFTERCARE_NOT_NOTED && (last_day < 0 || last_day > LIFT_AFTERCARE_LAST_DAY_MAX)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("A day number is between 0 and 3650. Nothing was changed."));
    return FALSE;
  }
  transaction = lift_db_begin_write (self->db, error);
  owner = transaction != NULL ? lift_store_read_procedure (self, procedure, error) : NULL;
  return owner != NULL && set_aftercare (self, procedure, kind, last_day, error) &&
         lift_transaction_commit (transaction, error);
}
