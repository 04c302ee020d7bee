/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiftScale:
 * @min: smallest value shown
 * @max: largest value shown; greater than @min
 * @start: position of @min, in pixels or points
 * @end: position of @max; may be smaller than @start (an axis that runs up, or right to left)
 *
 * Axis maths: values to positions and back, and where ticks go.
 */
typedef struct {
  double min;
  double max;
  double start;
  double end;
} LiftScale;

double lift_scale_to_position (const LiftScale *self, double value);
double lift_scale_to_value (const LiftScale *self, double position);
int lift_scale_choose_day_step (int n_days, double length, double min_gap);

G_END_DECLS
