/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-snapshot.h"

G_DEFINE_BOXED_TYPE (LiftSnapshot, lift_snapshot, lift_snapshot_ref, lift_snapshot_unref)

/** lift_snapshot_new: Returns: (transfer full): a snapshot of an empty diary, to be filled by its maker. */
LiftSnapshot *
lift_snapshot_new (void)
{
  LiftSnapshot *self = g_new0 (LiftSnapshot, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->procedures = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_procedure_unref);
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_contact_free);
  self->milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_milestone_free);
  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_visit_unref);
  lift_aftercare_init (&self->aftercare);
  return self;
}

/** lift_snapshot_ref: Returns: (transfer full): @self. */
LiftSnapshot *
lift_snapshot_ref (LiftSnapshot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** lift_snapshot_unref: gives up one reference to @self. */
void
lift_snapshot_unref (LiftSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->procedures);
  g_clear_pointer (&self->episode, lift_episode_unref);
  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->milestones);
  g_ptr_array_unref (self->visits);
  g_free (self->emergency_number);
  g_free (self);
}
