/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-showing.h"

/**
 * lift_showing_new:
 * @local_date: the local date
 *
 * Returns: (transfer full): a showing of nothing yet.
 */
LiftShowing *
lift_showing_new (LiftDate local_date)
{
  LiftShowing *self = g_new0 (LiftShowing, 1);

  self->occurrences = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_occurrence_unref);
  self->local_date = local_date;
  self->for_day = local_date;
  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

/** lift_showing_ref: Returns: (transfer full): @self. */
LiftShowing *
lift_showing_ref (LiftShowing *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** lift_showing_unref: gives one reference back. */
void
lift_showing_unref (LiftShowing *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->occurrences);
  g_free (self);
}

/**
 * lift_showing_add:
 * @self: a showing that nobody else holds yet
 * @occurrence: what it speaks of, too
 *
 * The newest day that is asked for is the one that the buttons mean.
 */
void
lift_showing_add (LiftShowing *self, LiftOccurrence *occurrence)
{
  g_ptr_array_add (self->occurrences, lift_occurrence_ref (occurrence));
  if (occurrence->reminder->kind != LIFT_REMINDER_DAILY || (self->has_daily && occurrence->for_day <= self->for_day))
    return;
  self->has_daily = TRUE;
  self->for_day = occurrence->for_day;
}

/** lift_showing_has: Returns: whether it speaks of this reminder on this date. */
gboolean
lift_showing_has (const LiftShowing *self, const char *reminder, LiftDate local_date)
{
  for (guint i = 0; i < self->occurrences->len; i++) {
    const LiftOccurrence *occurrence = g_ptr_array_index (self->occurrences, i);

    if (occurrence->local_date == local_date && g_strcmp0 (occurrence->reminder->uuid, reminder) == 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * lift_showing_speaks_of_same_day:
 * @self: a showing
 * @occurrence: what might stand in it
 *
 * Returns: whether @occurrence asks for no other diary day than @self does: a notification has one
 *   "Skip today".
 */
gboolean
lift_showing_speaks_of_same_day (const LiftShowing *self, const LiftOccurrence *occurrence)
{
  return occurrence->reminder->kind != LIFT_REMINDER_DAILY || !self->has_daily || occurrence->for_day == self->for_day;
}
