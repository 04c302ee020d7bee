/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-report-document-private.h"
#include "lift-report-pages.h"

G_BEGIN_DECLS

#define LIFT_REPORT_KEPT_BLOCKS 400

/** LiftReportLines: a stretch of lines of one text. */
typedef struct {
  int first;
  int n;
} LiftReportLines;

/**
 * LiftReportBox:
 * @x: left edge of the text, in points
 * @width: room for the text
 *
 * Where a text of a block stands across the page.
 */
typedef struct {
  double x;
  double width;
} LiftReportBox;

/**
 * LiftReportTexts:
 * @layouts: (element-type PangoLayout): the texts of a block
 * @boxes: (element-type LiftReportBox): where each stands
 *
 * The texts of a block, laid out. In a long report they are made anew where they are drawn: they would fill the memory.
 */
typedef struct {
  GPtrArray *layouts;
  GArray *boxes;
} LiftReportTexts;

LiftReportTexts *_lift_report_texts_new (const LiftReportDocument *document, PangoContext *context,
                                         const LiftReportBlock *block, const LiftReportBlock *table);
void _lift_report_texts_free (LiftReportTexts *self);
double _lift_report_texts_measure (const LiftReportTexts *self, const LiftReportBlock *block);

/**
 * LiftReportPlaced:
 * @block: position of the block
 * @table: position of the table that a row belongs to
 * @page: from 0
 * @y: upper edge, in points
 * @height: in points
 * @lines: position of its first stretch of lines, one for each text
 *
 * A block, or as much of it as fits on a page.
 */
typedef struct {
  guint block;
  guint table;
  guint page;
  double y;
  double height;
  guint lines;
} LiftReportPlaced;

/**
 * LiftReportPages:
 * @placed: (element-type LiftReportPlaced): by page
 * @lines: (element-type LiftReportLines)
 * @pages: (element-type guint): position in @placed of each page's first block
 * @first: (nullable): texts of the first blocks, kept: a short report is not laid out twice
 * @texts: (nullable): of the block that was asked for last, and of the last heading of a table: a row that fills many
 *   pages is not laid out for each of them
 * @texts_of: which blocks these are
 */
struct _LiftReportPages {
  LiftReportDocument *document;
  PangoContext *context;
  GArray *placed;
  GArray *lines;
  GArray *pages;
  guint n_unknown;
  double y;
  LiftReportTexts *first[LIFT_REPORT_KEPT_BLOCKS];
  LiftReportTexts *texts[2];
  guint texts_of[2];
};

LiftReportTexts *_lift_report_pages_get_texts (LiftReportPages *self, guint block, guint table);

G_END_DECLS
