/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-scale.h"

/**
 * lift_scale_to_position:
 * @self: a scale with @max greater than @min
 * @value: any value; outside of the scale it gives a position outside of it, nothing is cut off
 *
 * Returns: where @value is drawn.
 */
double
lift_scale_to_position (const LiftScale *self, double value)
{
  g_return_val_if_fail (self->max > self->min, self->start);
  return self->start + (value - self->min) / (self->max - self->min) * (self->end - self->start);
}

/**
 * lift_scale_to_value:
 * @self: a scale with @max greater than @min
 * @position: any position
 *
 * Returns: the value that is drawn at @position; @min where the scale has no length.
 */
double
lift_scale_to_value (const LiftScale *self, double position)
{
  g_return_val_if_fail (self->max > self->min, self->min);
  if (self->end == self->start)
    return self->min;
  return self->min + (position - self->start) / (self->end - self->start) * (self->max - self->min);
}

/**
 * lift_scale_choose_day_step:
 * @n_days: how many days are shown, at least 1
 * @length: of the axis, between the centres of the first and the last day
 * @min_gap: smallest distance between two labels, greater than 0
 *
 * Whole weeks follow after 1 and 2 days, and each longer step is twice the one before: so day 7 keeps its
 * label as long as there is room, and a label never moves when a chart gets narrower, it only goes.
 *
 * Returns: how many days apart labels stand so that they are never closer than @min_gap.
 */
int
lift_scale_choose_day_step (int n_days, double length, double min_gap)
{
  static const int short_steps[] = { 1, 2, 7 };
  double per_day;
  int step;

  g_return_val_if_fail (n_days >= 1 && min_gap > 0, 1);
  if (n_days == 1)
    return 1;
  per_day = length / (n_days - 1);
  for (guint i = 0; i < G_N_ELEMENTS (short_steps); i++) {
    if (short_steps[i] * per_day >= min_gap)
      return short_steps[i];
  }
  for (step = 14; step < n_days && step * per_day < min_gap; step *= 2)
    ;
  return step;
}
