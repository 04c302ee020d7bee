/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/** LiftReportText: what a text is, and so how it looks and what it is to a screen reader. */
typedef enum {
  LIFT_REPORT_TEXT_TITLE,
  LIFT_REPORT_TEXT_HEADING,
  LIFT_REPORT_TEXT_BODY,
  LIFT_REPORT_TEXT_STRONG,
  LIFT_REPORT_TEXT_SMALL,
  LIFT_REPORT_TEXT_CELL,
  LIFT_REPORT_TEXT_CELL_HEADING,
} LiftReportText;

PangoContext *_lift_report_text_new_context (PangoFontMap *map, gboolean rtl);
PangoLayout *_lift_report_text_new (PangoContext *context, LiftReportText look, const char *words, double width);
void _lift_report_text_keep_at_start (PangoLayout *text);
const char *_lift_report_text_get_tag (LiftReportText look);
double _lift_report_text_get_grey (LiftReportText look);

int _lift_report_text_count_lines (PangoLayout *text, int first, double room, double *height);
double _lift_report_text_get_height (PangoLayout *text, int first, int n_lines);
void _lift_report_text_draw (cairo_t *cr, PangoLayout *text, int first, int n_lines, double x, double y);

G_END_DECLS
