/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-date.h"

G_BEGIN_DECLS

/**
 * LiftResultsChart:
 *
 * How satisfied she was at each look back, over the months since day 0, in the style of the other chart. What it
 * shows stands in the lines beside it, too; to a screen reader it is one picture with a description.
 */
#define LIFT_TYPE_RESULTS_CHART (lift_results_chart_get_type ())
G_DECLARE_FINAL_TYPE (LiftResultsChart, lift_results_chart, LIFT, RESULTS_CHART, GtkWidget)

GtkWidget *lift_results_chart_new (void);
void lift_results_chart_set (LiftResultsChart *self, LiftDate day0, GPtrArray *visits);
guint lift_results_chart_get_n_points (LiftResultsChart *self);

G_END_DECLS
