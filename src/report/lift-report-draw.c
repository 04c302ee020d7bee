/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-report-pages-private.h"

#define RULE 0.5
#define THIN_RULE 0.35
#define BOX 7.0

static void
set_grey (cairo_t *cr, double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
}

/* A line is a filled rectangle: whole whatever the scale, and safe as the first drawing of a page. */
static void
draw_rule (cairo_t *cr, double x, double y, double width, double thickness, double grey)
{
  set_grey (cr, grey);
  cairo_rectangle (cr, x, y, width, thickness);
  cairo_fill (cr);
}

static const LiftReportLines *
get_lines (const LiftReportPages *self, const LiftReportPlaced *placed, guint text)
{
  return &g_array_index (self->lines, LiftReportLines, placed->lines + text);
}

static void
draw_lines (const LiftReportPages *self, cairo_t *cr, const LiftReportPlaced *placed, const LiftReportTexts *texts,
            guint text, double y)
{
  const LiftReportLines *lines = get_lines (self, placed, text);

  _lift_report_text_draw (cr, g_ptr_array_index (texts->layouts, text), lines->first, lines->n,
                          g_array_index (texts->boxes, LiftReportBox, text).x, y);
}

static double
get_lines_height (const LiftReportPages *self, const LiftReportPlaced *placed, const LiftReportTexts *texts, guint text)
{
  const LiftReportLines *lines = get_lines (self, placed, text);

  return _lift_report_text_get_height (g_ptr_array_index (texts->layouts, text), lines->first, lines->n);
}

/* A box to tick with a pen, drawn: not every font has one. */
static void
draw_mark (const LiftReportPages *self, cairo_t *cr, const LiftReportBox *box, LiftReportMark mark, double y)
{
  double x = self->document->rtl ? box->x + box->width + LIFT_REPORT_MARK_WIDTH - BOX : box->x - LIFT_REPORT_MARK_WIDTH;

  cairo_save (cr);
  cairo_set_line_width (cr, 0.8);
  set_grey (cr, 0.12);
  cairo_rectangle (cr, x + 0.5, y + 2.8, BOX - 0.5, BOX - 0.5);
  cairo_stroke (cr);
  if (mark == LIFT_REPORT_MARK_TICKED) {
    cairo_move_to (cr, x + 2, y + 6);
    cairo_line_to (cr, x + 3.4, y + 7.8);
    cairo_line_to (cr, x + 6, y + 4.2);
    cairo_stroke (cr);
  }
  cairo_restore (cr);
}

static void
draw_words (const LiftReportPages *self, cairo_t *cr, const LiftReportPlaced *placed, const LiftReportTexts *texts,
            const LiftReportBlock *block, guint text, double y)
{
  const char *tag = _lift_report_text_get_tag (block->look);
  const LiftReportLines *lines = get_lines (self, placed, text);
  g_autofree char *attributes = NULL;

  cairo_tag_begin (cr, tag, NULL);
  if (block->destination != NULL && lines->first == 0) {
    attributes = g_strdup_printf ("name='%s'", block->destination);
    cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  }
  if (block->mark != LIFT_REPORT_MARK_NONE && lines->first == 0)
    draw_mark (self, cr, &g_array_index (texts->boxes, LiftReportBox, text), block->mark, y);
  set_grey (cr, _lift_report_text_get_grey (block->look));
  draw_lines (self, cr, placed, texts, text, y);
  if (attributes != NULL)
    cairo_tag_end (cr, CAIRO_TAG_DEST);
  cairo_tag_end (cr, tag);
}

/* What stands beside is on the line of the words, whatever their sizes. */
static void
draw_beside (const LiftReportPages *self, cairo_t *cr, const LiftReportPlaced *placed, const LiftReportTexts *texts)
{
  int words = pango_layout_get_baseline (g_ptr_array_index (texts->layouts, 0));
  int beside = pango_layout_get_baseline (g_ptr_array_index (texts->layouts, 1));

  if (get_lines (self, placed, 1)->n == 0)
    return;
  cairo_tag_begin (cr, "P", NULL);
  set_grey (cr, 0.12);
  draw_lines (self, cr, placed, texts, 1, placed->y + (double) (words - beside) / PANGO_SCALE);
  cairo_tag_end (cr, "P");
}

static void
draw_fields (const LiftReportPages *self, cairo_t *cr, const LiftReportPlaced *placed, const LiftReportTexts *texts,
             const LiftReportBlock *block)
{
  for (guint i = 0; i < texts->layouts->len; i += 2) {
    const LiftReportBox *value = &g_array_index (texts->boxes, LiftReportBox, i + 1);
    int label_line = pango_layout_get_baseline (g_ptr_array_index (texts->layouts, i));
    int value_line = pango_layout_get_baseline (g_ptr_array_index (texts->layouts, i + 1));

    cairo_tag_begin (cr, "P", NULL);
    set_grey (cr, _lift_report_text_get_grey (LIFT_REPORT_TEXT_SMALL));
    draw_lines (self, cr, placed, texts, i, placed->y + (double) (value_line - label_line) / PANGO_SCALE);
    if (block->cells[i + 1][0] == '\0') {
      draw_rule (cr, value->x, placed->y + (double) value_line / PANGO_SCALE + 1, value->width, RULE, 0.45);
    } else {
      set_grey (cr, _lift_report_text_get_grey (LIFT_REPORT_TEXT_STRONG));
      draw_lines (self, cr, placed, texts, i + 1, placed->y);
    }
    cairo_tag_end (cr, "P");
  }
}

static void
draw_columns (const LiftReportPages *self, cairo_t *cr, const LiftReportPlaced *placed, const LiftReportTexts *texts,
              const LiftReportBlock *block)
{
  double y = placed->y;

  for (guint i = 0; i < texts->layouts->len; i++) {
    gboolean at_start = i < block->start->len;
    const LiftReportBlock *item =
      at_start ? g_ptr_array_index (block->start, i) : g_ptr_array_index (block->end, i - block->start->len);

    if (i == block->start->len)
      y = placed->y;
    draw_words (self, cr, placed, texts, item, i, y);
    y += get_lines_height (self, placed, texts, i);
  }
}

static void
draw_cell (const LiftReportPages *self, cairo_t *cr, const LiftReportPlaced *placed, const LiftReportTexts *texts,
           guint text, const char *tag, double y)
{
  cairo_tag_begin (cr, tag, NULL);
  draw_lines (self, cr, placed, texts, text, y);
  cairo_tag_end (cr, tag);
}

static void
draw_row (const LiftReportPages *self, cairo_t *cr, const LiftReportPlaced *placed, const LiftReportTexts *texts,
          const LiftReportBlock *block)
{
  LiftReportText look = block->kind == LIFT_REPORT_BLOCK_TABLE ? LIFT_REPORT_TEXT_CELL_HEADING : LIFT_REPORT_TEXT_CELL;
  guint n_cells = texts->layouts->len - (block->words != NULL ? 1 : 0);
  double y = placed->y + LIFT_REPORT_ROW_PADDING;
  double cells_height = 0;

  draw_rule (cr, LIFT_REPORT_MARGIN, placed->y + placed->height - THIN_RULE,
             _lift_report_document_get_room (self->document), THIN_RULE, look == LIFT_REPORT_TEXT_CELL ? 0.82 : 0.4);
  set_grey (cr, block->faint ? 0.45 : _lift_report_text_get_grey (look));
  cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < n_cells; i++) {
    draw_cell (self, cr, placed, texts, i, _lift_report_text_get_tag (look), y);
    cells_height = MAX (cells_height, get_lines_height (self, placed, texts, i));
  }
  cairo_tag_end (cr, "TR");
  if (n_cells == texts->layouts->len || get_lines (self, placed, n_cells)->n == 0)
    return;
  cairo_tag_begin (cr, "TR", NULL);
  draw_cell (self, cr, placed, texts, n_cells, _lift_report_text_get_tag (look), y + cells_height);
  cairo_tag_end (cr, "TR");
}

/* Filled, not painted: cairo 1.16 damages a file whose page begins with cairo_paint() inside a tag. */
static void
draw_chart (const LiftReportPages *self, cairo_t *cr, const LiftReportPlaced *placed, const LiftReportBlock *block)
{
  cairo_tag_begin (cr, "Figure", NULL);
  cairo_save (cr);
  cairo_translate (cr, LIFT_REPORT_MARGIN, placed->y);
  cairo_set_source_surface (cr, block->picture, 0, 0);
  cairo_rectangle (cr, 0, 0, _lift_report_document_get_room (self->document), block->height);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_tag_end (cr, "Figure");
}

static void
append_number (const LiftReportDocument *document, GString *text, guint number)
{
  g_autofree char *ascii = g_strdup_printf ("%u", number);

  for (const char *p = ascii; *p != '\0'; p++)
    g_string_append (text, document->digits[*p - '0']);
}

/* Outside of the structure: it says the same on every page. */
static void
draw_footer (const LiftReportPages *self, cairo_t *cr, guint page)
{
  const LiftReportDocument *document = self->document;
  double room = _lift_report_document_get_room (document);
  double y = document->height - LIFT_REPORT_MARGIN - LIFT_REPORT_FOOTER + 6;
  g_autoptr (GString) number = g_string_new (NULL);
  PangoLayout *words = _lift_report_text_new (self->context, LIFT_REPORT_TEXT_SMALL, document->footer, room);
  PangoLayout *numbers;
  PangoRectangle extents;

  for (const char *p = document->page_of; *p != '\0'; p++) {
    if (*p == '\001' || *p == '\002')
      append_number (document, number, *p == '\001' ? page + 1 : self->pages->len);
    else
      g_string_append_c (number, *p);
  }
  numbers = _lift_report_text_new (self->context, LIFT_REPORT_TEXT_SMALL, number->str, -1);
  pango_layout_get_extents (numbers, NULL, &extents);
  _lift_report_text_keep_at_start (words);
  draw_rule (cr, LIFT_REPORT_MARGIN, y - 3, room, THIN_RULE, 0.6);
  set_grey (cr, _lift_report_text_get_grey (LIFT_REPORT_TEXT_SMALL));
  cairo_move_to (cr, LIFT_REPORT_MARGIN, y);
  pango_cairo_show_layout (cr, words);
  cairo_move_to (
    cr, document->rtl ? LIFT_REPORT_MARGIN : LIFT_REPORT_MARGIN + room - (double) extents.width / PANGO_SCALE, y);
  pango_cairo_show_layout (cr, numbers);
  g_object_unref (words);
  g_object_unref (numbers);
}

static void
draw_placed (LiftReportPages *self, cairo_t *cr, const LiftReportPlaced *placed)
{
  const LiftReportBlock *block = g_ptr_array_index (self->document->blocks, placed->block);
  LiftReportTexts *texts = _lift_report_pages_get_texts (self, placed->block, placed->table);

  switch (block->kind) {
  case LIFT_REPORT_BLOCK_TEXT:
    draw_words (self, cr, placed, texts, block, 0, placed->y);
    if (block->beside != NULL)
      draw_beside (self, cr, placed, texts);
    break;
  case LIFT_REPORT_BLOCK_RULE:
    draw_rule (cr, LIFT_REPORT_MARGIN, placed->y, _lift_report_document_get_room (self->document), RULE, 0.6);
    break;
  case LIFT_REPORT_BLOCK_FIELDS:
    draw_fields (self, cr, placed, texts, block);
    break;
  case LIFT_REPORT_BLOCK_COLUMNS:
    draw_columns (self, cr, placed, texts, block);
    break;
  case LIFT_REPORT_BLOCK_TABLE:
  case LIFT_REPORT_BLOCK_ROW:
    draw_row (self, cr, placed, texts, block);
    break;
  case LIFT_REPORT_BLOCK_CHART:
    draw_chart (self, cr, placed, block);
    break;
  case LIFT_REPORT_BLOCK_GAP:
  case LIFT_REPORT_BLOCK_PAGE:
    break;
  }
}

/**
 * lift_report_pages_draw:
 * @self: pages
 * @cr: where to draw, in points; nothing is painted behind the text
 * @page: which one, from 0
 *
 * Draws a page with its structure tags, which only a PDF keeps. Each page's part of a table is a table of its own in
 * the structure, so that pages can be drawn in any order.
 */
void
lift_report_pages_draw (LiftReportPages *self, cairo_t *cr, guint page)
{
  guint from = g_array_index (self->pages, guint, page);
  guint to = page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1) : self->placed->len;
  gboolean in_table = FALSE;

  for (guint i = from; i < to; i++) {
    const LiftReportPlaced *placed = &g_array_index (self->placed, LiftReportPlaced, i);
    LiftReportBlockKind kind = ((LiftReportBlock *) g_ptr_array_index (self->document->blocks, placed->block))->kind;
    gboolean is_row = kind == LIFT_REPORT_BLOCK_ROW || kind == LIFT_REPORT_BLOCK_TABLE;
    gboolean begins = kind == LIFT_REPORT_BLOCK_TABLE;

    if (in_table && (!is_row || begins))
      cairo_tag_end (cr, "Table");
    if (is_row && (!in_table || begins))
      cairo_tag_begin (cr, "Table", NULL);
    in_table = is_row;
    draw_placed (self, cr, placed);
  }
  if (in_table)
    cairo_tag_end (cr, "Table");
  draw_footer (self, cr, page);
}
