/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "lift-report-document.h"
#include "lift-report-text.h"

G_BEGIN_DECLS

#define LIFT_REPORT_MARGIN 42.52 /* 15 mm */
#define LIFT_REPORT_GAP 7.09     /* 2.5 mm */
#define LIFT_REPORT_FOOTER 18.0
#define LIFT_REPORT_CELL_PADDING 3.0
#define LIFT_REPORT_ROW_PADDING 2.6
#define LIFT_REPORT_COLUMN_GAP 14.0
#define LIFT_REPORT_MARK_WIDTH 13.0
#define LIFT_REPORT_MAX_COLUMNS 10

#define LIFT_REPORT_DESTINATION_SUMMARY "summary"
#define LIFT_REPORT_DESTINATION_SCORES "scores"
#define LIFT_REPORT_DESTINATION_DAYS "days"

typedef enum {
  LIFT_REPORT_BLOCK_TEXT,
  LIFT_REPORT_BLOCK_GAP,
  LIFT_REPORT_BLOCK_RULE,
  LIFT_REPORT_BLOCK_FIELDS,
  LIFT_REPORT_BLOCK_COLUMNS,
  LIFT_REPORT_BLOCK_TABLE,
  LIFT_REPORT_BLOCK_ROW,
  LIFT_REPORT_BLOCK_CHART,
  LIFT_REPORT_BLOCK_PAGE,
} LiftReportBlockKind;

/** LiftReportMark: what stands before a text: a box to tick with a pen, or one that she ticked already. */
typedef enum { LIFT_REPORT_MARK_NONE, LIFT_REPORT_MARK_BOX, LIFT_REPORT_MARK_TICKED } LiftReportMark;

/**
 * LiftReportColumn:
 * @title: its heading
 * @width: in points
 * @centred: its cells stand in the middle
 *
 * A column of a table.
 */
typedef struct {
  char *title;
  double width;
  gboolean centred;
} LiftReportColumn;

/**
 * LiftReportBlock:
 * @kind: what it is; the other members belong to some kinds only
 * @look: TEXT
 * @mark: TEXT
 * @faint: ROW: of days that nobody wrote
 * @words: (nullable): TEXT, alternative text of a CHART, and of a ROW what stands under its cells over the whole width
 * @beside: (nullable): TEXT: words at the far end of its first line
 * @destination: (nullable): TEXT: name that the outline points to
 * @height: GAP and CHART, in points
 * @cells: ROW: a text for each column; FIELDS: label and value by turns, "" for a line to write on
 * @columns: TABLE (element-type LiftReportColumn)
 * @start, @end: COLUMNS (element-type LiftReportBlock of kind TEXT)
 * @start_width: COLUMNS: of the first column, in points
 * @picture: CHART on paper: its drawing
 * @svg: CHART on a screen
 *
 * A part of a report, from top to bottom.
 */
typedef struct {
  LiftReportBlockKind kind;
  LiftReportText look;
  LiftReportMark mark;
  gboolean faint;
  char *words;
  char *beside;
  char *destination;
  double height;
  char **cells;
  GArray *columns;
  GPtrArray *start;
  GPtrArray *end;
  double start_width;
  cairo_surface_t *picture;
  GBytes *svg;
} LiftReportBlock;

/**
 * LiftReportDocument:
 * @width: of the paper, in points; 0: for a screen, of any length
 * @height: of the paper
 * @rtl: lines and columns start at the right
 * @title: of the file
 * @language: its code: "en"
 * @footer: said on every page
 * @page_of: "Page \001 of \002"
 * @digits: how the language writes 0 to 9
 * @outline: names of the three destinations
 * @blocks: (element-type LiftReportBlock): from top to bottom
 */
struct _LiftReportDocument {
  double width;
  double height;
  gboolean rtl;
  char *title;
  char *language;
  char *footer;
  char *page_of;
  char *digits[10];
  char *outline[3];
  GPtrArray *blocks;
  gatomicrefcount ref_count;
};

LiftReportDocument *_lift_report_document_new_for_screen (const LiftExportSource *source,
                                                          const LiftExportOptions *options);

void _lift_report_block_free (LiftReportBlock *block);
LiftReportBlock *_lift_report_block_new_text (LiftReportText look, const char *words);

double _lift_report_document_get_room (const LiftReportDocument *self);
LiftReportBlock *_lift_report_document_add (LiftReportDocument *self, LiftReportBlockKind kind);
LiftReportBlock *_lift_report_document_add_text (LiftReportDocument *self, LiftReportText look, const char *words);
void _lift_report_document_add_gap (LiftReportDocument *self, double height);
void _lift_report_document_begin_table (LiftReportDocument *self);
void _lift_report_document_add_column (LiftReportDocument *self, const char *title, double width, gboolean centred);
LiftReportBlock *_lift_report_document_add_row (LiftReportDocument *self, GPtrArray *cells);

void _lift_report_add_summary (LiftReportDocument *self, const LiftExportSource *source,
                               const LiftExportOptions *options);
void _lift_report_add_days (LiftReportDocument *self, const LiftExportSource *source, const LiftExportOptions *options);
void _lift_report_add_history (LiftReportDocument *self, const LiftExportSource *source,
                               const LiftExportOptions *options);

G_END_DECLS
