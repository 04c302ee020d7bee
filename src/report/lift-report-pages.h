/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "lift-chart-layout.h"

G_BEGIN_DECLS

typedef enum {
  LIFT_REPORT_TEXT_TITLE,
  LIFT_REPORT_TEXT_HEADING,
  LIFT_REPORT_TEXT_BODY,
  LIFT_REPORT_TEXT_STRONG,
  LIFT_REPORT_TEXT_SMALL,
} LiftReportText;

/**
 * LiftReportColumn:
 * @title: (transfer none): its heading; lives as long as the table is filled
 * @width: in points
 * @centred: its cells stand in the middle
 *
 * A column of a table.
 */
typedef struct {
  const char *title;
  double width;
  gboolean centred;
} LiftReportColumn;

/**
 * LiftReportPages:
 *
 * Paper: blocks are added from top to bottom and flow over pages, by the line of text where a block is
 * longer than a page. Afterwards each page can be drawn any number of times, on any surface: the same
 * function serves a PDF, a printer and a preview.
 */
typedef struct _LiftReportPages LiftReportPages;

LiftReportPages *lift_report_pages_new (PangoContext *context, double width, double height, gboolean rtl);
void lift_report_pages_free (LiftReportPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftReportPages, lift_report_pages_free)

double lift_report_pages_get_content_width (const LiftReportPages *self);
void lift_report_pages_need (LiftReportPages *self, double height);
void lift_report_pages_add_gap (LiftReportPages *self, double height);
void lift_report_pages_add_text (LiftReportPages *self, LiftReportText kind, const char *words,
                                 const char *destination);
void lift_report_pages_add_chart (LiftReportPages *self, const LiftChartSpec *spec);
void lift_report_pages_begin_table (LiftReportPages *self, const LiftReportColumn *columns, guint n_columns);
void lift_report_pages_add_row (LiftReportPages *self, const char *const *cells);

guint lift_report_pages_get_n_pages (const LiftReportPages *self);
void lift_report_pages_draw (LiftReportPages *self, cairo_t *cr, guint page);

G_END_DECLS
