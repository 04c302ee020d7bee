/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-milestone.h"

static const char *const keys[LIFT_N_MILESTONES] = { "regular", "out", "make-up", "exercise", "chewing", "dental" };

/** lift_milestone_new: Returns: (transfer full): a milestone; free with lift_milestone_free(). */
LiftMilestone *
lift_milestone_new (const char *uuid, LiftMilestoneKind kind, LiftDate happened_on)
{
  LiftMilestone *self = g_new0 (LiftMilestone, 1);

  self->uuid = g_strdup (uuid);
  self->kind = kind;
  self->happened_on = happened_on;
  return self;
}

/** lift_milestone_free: frees @self. */
void
lift_milestone_free (LiftMilestone *self)
{
  g_free (self->uuid);
  g_free (self);
}

/** lift_milestone_kind_to_key: Returns: (transfer none): the stable name of @kind. */
const char *
lift_milestone_kind_to_key (LiftMilestoneKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (keys), NULL);
  return keys[kind];
}

/** lift_milestone_kind_from_key: Returns: whether @key is known; then @kind is set. */
gboolean
lift_milestone_kind_from_key (const char *key, LiftMilestoneKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    if (g_strcmp0 (key, keys[i]) == 0) {
      *kind = (LiftMilestoneKind) i;
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * lift_milestones_get_day:
 * @milestones: (element-type LiftMilestone): of one procedure, oldest record first
 * @kind: which
 *
 * Returns: the civil day of the newest record of @kind; %LIFT_DATE_NONE: not yet.
 */
LiftDate
lift_milestones_get_day (GPtrArray *milestones, LiftMilestoneKind kind)
{
  for (guint i = milestones->len; i > 0; i--) {
    const LiftMilestone *milestone = g_ptr_array_index (milestones, i - 1);

    if (milestone->kind == kind)
      return milestone->happened_on;
  }
  return LIFT_DATE_NONE;
}
