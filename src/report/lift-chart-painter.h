/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "lift-chart-layout.h"
#include "lift-chart-style.h"

G_BEGIN_DECLS

void lift_chart_paint (cairo_t *cr, PangoContext *context, const LiftChartLayout *layout,
                       const LiftChartStyle *style);
void lift_chart_paint_marker (cairo_t *cr, LiftMarker marker, double x, double y, double size, gboolean hollow);

double lift_chart_paint_legend (cairo_t *cr, PangoContext *context, const LiftChartLayout *layout,
                                const LiftChartStyle *style, double x, double y, double width);

/* Whole pictures: title, legend, chart and the guide's provenance line. @scale multiplies PNG pixels. */
GBytes *lift_chart_to_png (const LiftChartSpec *spec, double scale, GError **error);
GBytes *lift_chart_to_svg (const LiftChartSpec *spec, GError **error);

G_END_DECLS
