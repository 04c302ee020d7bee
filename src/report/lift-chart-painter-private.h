/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-chart-painter.h"

G_BEGIN_DECLS

/* Widths, sizes and dashes of a style are meant for this font size. */
#define LIFT_CHART_STYLE_FONT_SIZE 11.0

PangoLayout *_lift_chart_new_text (cairo_t *cr, PangoContext *context, double font_size);
void _lift_chart_set_color (cairo_t *cr, const LiftColor *color, double alpha);
void _lift_chart_set_line (cairo_t *cr, const LiftChartStyle *style, LiftSymptom symptom, double unit, double width);
void _lift_chart_fill_hatch (cairo_t *cr, const LiftChartStyle *style, LiftSymptom symptom, double unit,
                             double strength);
void _lift_chart_paint_point (cairo_t *cr, const LiftChartStyle *style, LiftSymptom symptom, double x, double y,
                              double size, gboolean hollow);

/* lift-chart-marks.c */
void _lift_chart_paint_event (cairo_t *cr, const LiftChartStyle *style, LiftChartEventKind kind, double x, double y,
                              double unit);
const char *_lift_chart_event_to_words (LiftChartEventKind kind);
void _lift_chart_set_previous_line (cairo_t *cr, const LiftChartStyle *style, LiftSymptom symptom, double unit);
void _lift_chart_paint_previous (cairo_t *cr, const LiftChartStyle *style, const LiftChartPlot *plot, double unit);
void _lift_chart_paint_below (cairo_t *cr, PangoLayout *text, const LiftChartLayout *layout,
                              const LiftChartStyle *style);

G_END_DECLS
