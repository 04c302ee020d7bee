/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-episode.h"
#include "lift-reference.h"

G_BEGIN_DECLS

/**
 * LiftChartView:
 *
 * The chart on screen with its legend: the same layout and painter as in the PDF, in the colours of the
 * theme. Each point is a focusable child that can be read out and pressed; together they are one stop of the
 * Tab key, with a cursor that goes by arrows, Home and End. A card says what a day holds, under the pointer and
 * at the cursor. Emits `day-activated` (int: LiftDate).
 *
 * # CSS nodes
 * `chartview` with `button.point` children and a `box.chart-card`.
 */
#define LIFT_TYPE_CHART_VIEW (lift_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (LiftChartView, lift_chart_view, LIFT, CHART_VIEW, GtkWidget)

GtkWidget *lift_chart_view_new (void);
void lift_chart_view_set (LiftChartView *self, LiftEpisode *episode, LiftReference *reference, guint symptoms,
                          gboolean small_multiples, LiftDate today);
void lift_chart_view_set_beside (LiftChartView *self, LiftEpisode *previous, GPtrArray *milestones);

G_END_DECLS
