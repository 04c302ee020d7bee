/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-chart-layout.h"
#include "lift-scale.h"

G_BEGIN_DECLS

/* What stands under the plots: lanes of events above the day numbers, bars of signs below the dates. */
typedef struct {
  GArray *events;
  GPtrArray *bars;
  guint n_more_signs;
  guint n_lanes;
} LiftChartBelow;

void _lift_chart_below_init (LiftChartBelow *self, const LiftChartSpec *spec, int first_day, int last_day);
void _lift_chart_below_clear (LiftChartBelow *self);
double _lift_chart_below_get_lanes_height (const LiftChartBelow *self, double font_size);
double _lift_chart_below_get_bars_height (const LiftChartBelow *self, double font_size);
void _lift_chart_below_place (LiftChartBelow *self, const LiftScale *days, double font_size, double lanes_y,
                              double bars_y);

G_END_DECLS
