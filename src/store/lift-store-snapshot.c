/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-private.h"

#include <glib/gi18n-lib.h>

#include "lift-db-error.h"

static LiftProcedure *
choose (LiftStore *self, LiftSnapshot *snapshot, const char *procedure, GError **error)
{
  LiftDate today = lift_clock_get_diary_day (self->clock, snapshot->day_end_hours);

  if (procedure == NULL)
    return lift_procedure_choose_current (snapshot->procedures, today);
  for (guint i = 0; i < snapshot->procedures->len; i++) {
    LiftProcedure *known = g_ptr_array_index (snapshot->procedures, i);

    if (g_strcmp0 (known->uuid, procedure) == 0)
      return known;
  }
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND,
                       _("This procedure is not in the diary. Nothing was changed."));
  return NULL;
}

static gboolean
fill_episode (LiftStore *self, LiftSnapshot *snapshot, LiftProcedure *chosen, GError **error)
{
  g_autoptr (GPtrArray) entries = lift_store_read_days (self, chosen->uuid, error);
  g_autoptr (GPtrArray) contacts = entries != NULL ? lift_store_read_contacts (self, chosen->uuid, error) : NULL;
  g_autoptr (GPtrArray) milestones = contacts != NULL ? lift_store_read_milestones (self, chosen->uuid, error) : NULL;
  g_autoptr (GPtrArray) visits = milestones != NULL ? lift_store_read_visits (self, chosen->uuid, error) : NULL;

  if (visits == NULL || !lift_store_read_aftercare (self, chosen->uuid, &snapshot->aftercare, error) ||
      !lift_store_read_can_undo (self, chosen->uuid, &snapshot->can_undo, error))
    return FALSE;
  snapshot->episode = lift_episode_new (chosen, entries, snapshot->day_end_hours);
  g_ptr_array_unref (snapshot->contacts);
  snapshot->contacts = g_steal_pointer (&contacts);
  g_ptr_array_unref (snapshot->milestones);
  snapshot->milestones = g_steal_pointer (&milestones);
  g_ptr_array_unref (snapshot->visits);
  snapshot->visits = g_steal_pointer (&visits);
  return TRUE;
}

/**
 * lift_store_load_snapshot:
 * @self: a store
 * @procedure: (nullable): uuid; %NULL: the current procedure, if there is one
 * @error: return location; %LIFT_ERROR_NOT_FOUND if @procedure is not in the diary
 *
 * Everything that a page shows, in one read transaction and the days of one procedure only. The number of
 * statements does not grow with the diary.
 *
 * Returns: (transfer full) (nullable): the snapshot; its episode is %NULL in a diary without procedures.
 */
LiftSnapshot *
lift_store_load_snapshot (LiftStore *self, const char *procedure, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_read (lift_store_enter (self), error);
  g_autoptr (LiftSnapshot) snapshot = lift_snapshot_new ();
  g_autoptr (GPtrArray) procedures = NULL;
  LiftProcedure *chosen;

  if (transaction == NULL)
    return NULL;
  procedures = lift_store_read_procedures (self, TRUE, error);
  if (procedures == NULL || !lift_store_read_day_end_hours (self, &snapshot->day_end_hours, error) ||
      !lift_store_read_setting (self, "emergency-number", &snapshot->emergency_number, error))
    return NULL;
  g_ptr_array_unref (snapshot->procedures);
  snapshot->procedures = g_steal_pointer (&procedures);
  snapshot->read_only = lift_db_is_read_only (self->db);
  snapshot->damaged = self->damaged;
  chosen = choose (self, snapshot, procedure, error);
  if (chosen == NULL && procedure != NULL)
    return NULL;
  if (chosen != NULL && !fill_episode (self, snapshot, chosen, error))
    return NULL;
  return g_steal_pointer (&snapshot);
}
