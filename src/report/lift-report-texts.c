/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-report-pages-private.h"

/* Between the label of a field and what is written there. */
#define LABEL_GAP 4.0
/* Of the room: her name is longer than her date of birth. */
#define FIRST_FIELD 0.62

static void
add (LiftReportTexts *self, PangoLayout *layout, double x, double width)
{
  LiftReportBox box = { x, width };

  g_ptr_array_add (self->layouts, layout);
  g_array_append_val (self->boxes, box);
}

/* The left edge of what starts @from_start points after the margin at which reading starts. */
static double
to_x (const LiftReportDocument *document, double from_start, double width)
{
  return document->rtl ? document->width - LIFT_REPORT_MARGIN - from_start - width : LIFT_REPORT_MARGIN + from_start;
}

static double
get_text_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

static void
add_text (LiftReportTexts *self, const LiftReportDocument *document, PangoContext *context,
          const LiftReportBlock *block, double from_start, double room)
{
  double indent = block->mark != LIFT_REPORT_MARK_NONE ? LIFT_REPORT_MARK_WIDTH : 0;
  double beside_width = 0;
  PangoLayout *beside = NULL;
  PangoLayout *layout;

  if (block->beside != NULL) {
    beside = _lift_report_text_new (context, LIFT_REPORT_TEXT_STRONG, block->beside, -1);
    beside_width = get_text_width (beside) + LIFT_REPORT_COLUMN_GAP;
  }
  room -= indent + beside_width;
  layout = _lift_report_text_new (context, block->look, block->words, room);
  _lift_report_text_keep_at_start (layout);
  add (self, layout, to_x (document, from_start + indent, room), room);
  if (beside != NULL) {
    beside_width -= LIFT_REPORT_COLUMN_GAP;
    add (self, beside, to_x (document, from_start + indent + room + LIFT_REPORT_COLUMN_GAP, beside_width),
         beside_width);
  }
}

/* A label and its value share a line; a value that is not given is a line to write on. */
static void
add_fields (LiftReportTexts *self, const LiftReportDocument *document, PangoContext *context,
            const LiftReportBlock *block)
{
  double room = _lift_report_document_get_room (document);
  double start = 0;

  for (guint i = 0; block->cells[i] != NULL; i += 2) {
    double end = i == 0 ? room * FIRST_FIELD - LIFT_REPORT_COLUMN_GAP : room;
    PangoLayout *label = _lift_report_text_new (context, LIFT_REPORT_TEXT_SMALL, block->cells[i], -1);
    double label_width = get_text_width (label);
    double value_start = start + label_width + LABEL_GAP;
    PangoLayout *value =
      _lift_report_text_new (context, LIFT_REPORT_TEXT_STRONG, block->cells[i + 1], end - value_start);

    /* One line: a longer name is cut on paper rather than that it moves page 1. */
    pango_layout_set_ellipsize (value, PANGO_ELLIPSIZE_END);
    _lift_report_text_keep_at_start (value);
    add (self, label, to_x (document, start, label_width), label_width);
    add (self, value, to_x (document, value_start, end - value_start), end - value_start);
    start = room * FIRST_FIELD;
  }
}

static void
add_columns (LiftReportTexts *self, const LiftReportDocument *document, PangoContext *context,
             const LiftReportBlock *block)
{
  double end_start = block->start_width + LIFT_REPORT_COLUMN_GAP;

  for (guint i = 0; i < block->start->len; i++)
    add_text (self, document, context, g_ptr_array_index (block->start, i), 0, block->start_width);
  for (guint i = 0; i < block->end->len; i++)
    add_text (self, document, context, g_ptr_array_index (block->end, i), end_start,
              _lift_report_document_get_room (document) - end_start);
}

static void
add_cells (LiftReportTexts *self, const LiftReportDocument *document, PangoContext *context,
           const LiftReportBlock *block, const LiftReportBlock *table)
{
  gboolean is_heading = block->kind == LIFT_REPORT_BLOCK_TABLE;
  double start = 0;

  for (guint i = 0; i < table->columns->len; i++) {
    const LiftReportColumn *column = &g_array_index (table->columns, LiftReportColumn, i);
    double room = column->width - 2 * LIFT_REPORT_CELL_PADDING;
    PangoLayout *text =
      _lift_report_text_new (context, is_heading ? LIFT_REPORT_TEXT_CELL_HEADING : LIFT_REPORT_TEXT_CELL,
                             is_heading ? column->title : block->cells[i], room);

    if (column->centred)
      pango_layout_set_alignment (text, PANGO_ALIGN_CENTER);
    else if (is_heading || i + 1 < table->columns->len)
      _lift_report_text_keep_at_start (text);
    add (self, text, to_x (document, start + LIFT_REPORT_CELL_PADDING, room), room);
    start += column->width;
  }
  if (block->words != NULL) {
    const LiftReportColumn *first = &g_array_index (table->columns, LiftReportColumn, 0);
    double indent = first->width + LIFT_REPORT_CELL_PADDING;
    double room = start - indent - LIFT_REPORT_CELL_PADDING;

    add (self, _lift_report_text_new (context, LIFT_REPORT_TEXT_CELL, block->words, room),
         to_x (document, indent, room), room);
  }
}

/*
 * _lift_report_texts_new:
 * @document: of @block
 * @context: of the text
 * @block: a block
 * @table: (nullable): the table of a row
 *
 * Returns: (transfer full): every text of @block at its place.
 */
LiftReportTexts *
_lift_report_texts_new (const LiftReportDocument *document, PangoContext *context, const LiftReportBlock *block,
                        const LiftReportBlock *table)
{
  LiftReportTexts *self = g_new0 (LiftReportTexts, 1);

  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (LiftReportBox));
  switch (block->kind) {
  case LIFT_REPORT_BLOCK_TEXT:
    add_text (self, document, context, block, 0, _lift_report_document_get_room (document));
    break;
  case LIFT_REPORT_BLOCK_FIELDS:
    add_fields (self, document, context, block);
    break;
  case LIFT_REPORT_BLOCK_COLUMNS:
    add_columns (self, document, context, block);
    break;
  case LIFT_REPORT_BLOCK_TABLE:
  case LIFT_REPORT_BLOCK_ROW:
    add_cells (self, document, context, block, table);
    break;
  case LIFT_REPORT_BLOCK_GAP:
  case LIFT_REPORT_BLOCK_RULE:
  case LIFT_REPORT_BLOCK_CHART:
  case LIFT_REPORT_BLOCK_PAGE:
    break;
  }
  return self;
}

void
_lift_report_texts_free (LiftReportTexts *self)
{
  g_ptr_array_unref (self->layouts);
  g_array_unref (self->boxes);
  g_free (self);
}

static double
get_height (const LiftReportTexts *self, guint i)
{
  int height;

  pango_layout_get_size (g_ptr_array_index (self->layouts, i), NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* How high the whole of @block is, in points. */
double
_lift_report_texts_measure (const LiftReportTexts *self, const LiftReportBlock *block)
{
  guint n = self->layouts->len;
  double height = 0, other = 0;

  switch (block->kind) {
  case LIFT_REPORT_BLOCK_TEXT:
    return get_height (self, 0);
  case LIFT_REPORT_BLOCK_FIELDS:
    for (guint i = 0; i < n; i++)
      height = MAX (height, get_height (self, i));
    return height;
  case LIFT_REPORT_BLOCK_COLUMNS:
    for (guint i = 0; i < n; i++)
      *(i < block->start->len ? &height : &other) += get_height (self, i);
    return MAX (height, other);
  case LIFT_REPORT_BLOCK_TABLE:
  case LIFT_REPORT_BLOCK_ROW:
    n -= block->words != NULL ? 1 : 0;
    for (guint i = 0; i < n; i++)
      height = MAX (height, get_height (self, i));
    if (block->words != NULL)
      height += get_height (self, n);
    return height + 2 * LIFT_REPORT_ROW_PADDING;
  case LIFT_REPORT_BLOCK_GAP:
  case LIFT_REPORT_BLOCK_CHART:
    return block->height;
  case LIFT_REPORT_BLOCK_RULE:
  case LIFT_REPORT_BLOCK_PAGE:
    return 0;
  }
  g_assert_not_reached ();
}
