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
 * LiftReportSheet:
 *
 * Paper: blocks are added from top to bottom and flow over pages, by the line of text where a block is
 * longer than a page. Afterwards each page can be drawn any number of times, on any surface: the same
 * function serves a PDF, a printer and a preview.
 */
typedef struct _LiftReportSheet LiftReportSheet;

LiftReportSheet *lift_report_sheet_new (PangoContext *context, double width, double height, gboolean rtl);
void lift_report_sheet_free (LiftReportSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftReportSheet, lift_report_sheet_free)

double lift_report_sheet_get_content_width (const LiftReportSheet *self);
void lift_report_sheet_need (LiftReportSheet *self, double height);
void lift_report_sheet_add_gap (LiftReportSheet *self, double height);
void lift_report_sheet_add_text (LiftReportSheet *self, LiftReportText kind, const char *words,
                                 const char *destination);
void lift_report_sheet_add_chart (LiftReportSheet *self, const LiftChartSpec *spec);
void lift_report_sheet_begin_table (LiftReportSheet *self, const LiftReportColumn *columns, guint n_columns);
void lift_report_sheet_add_row (LiftReportSheet *self, const char *const *cells);

guint lift_report_sheet_get_n_pages (const LiftReportSheet *self);
void lift_report_sheet_draw (LiftReportSheet *self, cairo_t *cr, guint page);

G_END_DECLS
