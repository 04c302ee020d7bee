/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-report-sheet.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-chart-painter.h"

#define MARGIN 42.52 /* 15 mm */
#define FOOTER 26.0
#define CELL_PADDING 3.0
#define ROW_PADDING 2.6
/* A row that is lower than this goes to the next page as a whole. */
#define WHOLE_ROW 130.0
#define BODY_SIZE 9.5
#define TABLE_SIZE 8.5
#define SMALL_SIZE 8.0
/* The longest word of a heading has to fit into its column. */
#define HEADING_CELL_SIZE 7.0
#define REPLACEMENT 0xfffd
#define ZERO_WIDTH_SPACE 0x200b
#define LONGEST_WORD 1000

/* A stretch of lines of one text, at its place on a page. */
typedef struct {
  PangoLayout *text;
  double x;
  int first_line;
  int n_lines;
} Piece;

typedef enum { BLOCK_TEXT, BLOCK_CHART, BLOCK_ROW, BLOCK_HEADER } BlockKind;

typedef struct {
  BlockKind kind;
  guint page;
  double y;
  double height;
  gboolean dim;
  const char *tag;
  char *destination;
  GArray *pieces;
  LiftChartLayout *chart;
} Block;

struct _LiftReportSheet {
  PangoContext *context;
  double width;
  double height;
  gboolean rtl;
  GPtrArray *blocks;
  guint n_pages;
  double y;
  LiftReportColumn *columns;
  guint n_columns;
};

static void
piece_clear (gpointer data)
{
  g_object_unref (((Piece *) data)->text);
}

static void
block_free (gpointer data)
{
  Block *block = data;

  g_array_unref (block->pieces);
  g_clear_pointer (&block->chart, lift_chart_layout_free);
  g_free (block->destination);
  g_free (block);
}

/**
 * lift_report_sheet_new:
 * @context: for the text, with a font family and font options that do not hint
 * @width: of the paper, in points
 * @height: of the paper, in points
 * @rtl: lines and columns start at the right
 *
 * Returns: (transfer full): one empty page.
 */
LiftReportSheet *
lift_report_sheet_new (PangoContext *context, double width, double height, gboolean rtl)
{
  LiftReportSheet *self = g_new0 (LiftReportSheet, 1);

  self->context = g_object_ref (context);
  self->width = width;
  self->height = height;
  self->rtl = rtl;
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->n_pages = 1;
  self->y = MARGIN;
  return self;
}

/** lift_report_sheet_free: frees @self. */
void
lift_report_sheet_free (LiftReportSheet *self)
{
  g_object_unref (self->context);
  g_ptr_array_unref (self->blocks);
  g_free (self->columns);
  g_free (self);
}

/** lift_report_sheet_get_content_width: Returns: the room between the margins, in points. */
double
lift_report_sheet_get_content_width (const LiftReportSheet *self)
{
  return self->width - 2 * MARGIN;
}

static double
get_bottom (const LiftReportSheet *self)
{
  return self->height - MARGIN - FOOTER;
}

static void
next_page (LiftReportSheet *self)
{
  self->n_pages++;
  self->y = MARGIN;
}

/** lift_report_sheet_need: starts a new page unless @height points are left on this one. */
void
lift_report_sheet_need (LiftReportSheet *self, double height)
{
  if (self->y > MARGIN && self->y + height > get_bottom (self))
    next_page (self);
}

/** lift_report_sheet_add_gap: leaves @height points free. */
void
lift_report_sheet_add_gap (LiftReportSheet *self, double height)
{
  self->y += height;
}

/* What no letter stands for: cairo refuses a whole page for one of Unicode's noncharacters, and control
 * characters print as boxes. */
static gboolean
is_printable (gunichar c)
{
  if (c == '\n' || c == '\t')
    return TRUE;
  return c >= 0x20 && (c < 0x7f || c > 0x9f) && (c < 0xfdd0 || c > 0xfdef) && (c & 0xfffe) != 0xfffe;
}

/* The words with a replacement character for what cannot be printed. Looking for places to break a line
 * takes Pango time with the square of a word's length, so what no person calls a word gets such places. */
static char *
make_printable (const char *words)
{
  GString *text = g_string_sized_new (strlen (words));
  guint length = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    length = g_unichar_isspace (c) ? 0 : length + 1;
    if (length > LONGEST_WORD && g_unichar_isalnum (c)) {
      g_string_append_unichar (text, ZERO_WIDTH_SPACE);
      length = 0;
    }
    g_string_append_unichar (text, is_printable (c) ? c : REPLACEMENT);
  }
  return g_string_free (text, FALSE);
}

/* Ligatures would glue letters together for whoever copies text from the file. A note is set in the
 * direction of its own letters. */
static PangoLayout *
new_text (LiftReportSheet *self, const char *words, double size, PangoWeight weight, double width)
{
  PangoLayout *text = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *printable = make_printable (words);

  font = pango_font_description_copy (pango_context_get_font_description (self->context));
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (text, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  pango_layout_set_attributes (text, attributes);
  pango_layout_set_auto_dir (text, TRUE);
  pango_layout_set_wrap (text, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (text, (int) (width * PANGO_SCALE));
  pango_layout_set_text (text, printable, -1);
  return text;
}

static Block *
add_block (LiftReportSheet *self, BlockKind kind, const char *tag)
{
  Block *block = g_new0 (Block, 1);

  block->kind = kind;
  block->tag = tag;
  block->page = self->n_pages - 1;
  block->y = self->y;
  block->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (block->pieces, piece_clear);
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* How many lines of @text from @first on fit into @room points, and how high they are. */
static int
count_lines (PangoLayout *text, int first, double room, double *height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (text);
  int line = 0;
  int n = 0;
  double top = 0;

  *height = 0;
  do {
    int y0, y1;

    if (line++ < first)
      continue;
    pango_layout_iter_get_line_yrange (iter, &y0, &y1);
    if (n == 0)
      top = (double) y0 / PANGO_SCALE;
    if ((double) y1 / PANGO_SCALE - top > room)
      break;
    *height = (double) y1 / PANGO_SCALE - top;
    n++;
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return n;
}

/**
 * lift_report_sheet_add_text:
 * @self: pages
 * @kind: how it looks and what it is to a screen reader
 * @words: (nullable): the text; nothing is added for %NULL or ""
 * @destination: (nullable): name that the outline can point to, ASCII letters
 *
 * Adds a paragraph below the last block; it runs over pages line by line.
 */
void
lift_report_sheet_add_text (LiftReportSheet *self, LiftReportText kind, const char *words, const char *destination)
{
  static const struct {
    double size;
    PangoWeight weight;
    const char *tag;
    gboolean dim;
  } looks[] = { { 17, PANGO_WEIGHT_BOLD, "H1", FALSE },
                { 11.5, PANGO_WEIGHT_BOLD, "H2", FALSE },
                { BODY_SIZE, PANGO_WEIGHT_NORMAL, "P", FALSE },
                { BODY_SIZE, PANGO_WEIGHT_BOLD, "P", FALSE },
                { SMALL_SIZE, PANGO_WEIGHT_NORMAL, "P", TRUE } };
  g_autoptr (PangoLayout) text = NULL;
  int line = 0;

  if (words == NULL || words[0] == '\0')
    return;
  text = new_text (self, words, looks[kind].size, looks[kind].weight, lift_report_sheet_get_content_width (self));
  while (line < pango_layout_get_line_count (text)) {
    double height;
    int n = count_lines (text, line, get_bottom (self) - self->y, &height);
    Piece piece = { NULL, MARGIN, line, n };
    Block *block;

    if (n == 0 && self->y > MARGIN) {
      next_page (self);
      continue;
    }
    piece.text = g_object_ref (text);
    piece.n_lines = MAX (n, 1);
    block = add_block (self, BLOCK_TEXT, looks[kind].tag);
    block->dim = looks[kind].dim;
    block->height = height;
    block->destination = line == 0 ? g_strdup (destination) : NULL;
    g_array_append_val (block->pieces, piece);
    self->y += height;
    line += piece.n_lines;
  }
}

/* The legend has as many rows as its words need. */
static double
measure_legend (LiftReportSheet *self, const LiftChartLayout *chart)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double height = lift_chart_paint_legend (cr, self->context, chart, lift_chart_style_get (LIFT_CHART_SCHEME_PRINT), 0,
                                           0, lift_report_sheet_get_content_width (self));

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return MAX (height, lift_chart_layout_get_font_size (chart) * 2);
}

/**
 * lift_report_sheet_add_chart:
 * @self: pages
 * @spec: the chart; its width is the room between the margins
 *
 * Adds a chart with its legend, on the next page when it does not fit on this one.
 */
void
lift_report_sheet_add_chart (LiftReportSheet *self, const LiftChartSpec *spec)
{
  LiftChartLayout *chart = lift_chart_layout_new (spec);
  double height = spec->height + measure_legend (self, chart);
  Block *block;

  lift_report_sheet_need (self, height);
  block = add_block (self, BLOCK_CHART, "Figure");
  block->chart = chart;
  block->height = height;
  self->y += block->height;
}

static double
get_column_x (const LiftReportSheet *self, guint column)
{
  double x = MARGIN;

  for (guint i = 0; i < column; i++)
    x += self->columns[i].width;
  return self->rtl ? self->width - x - self->columns[column].width : x;
}

static void
add_header (LiftReportSheet *self)
{
  Block *block = add_block (self, BLOCK_HEADER, "TH");

  for (guint i = 0; i < self->n_columns; i++) {
    double width = self->columns[i].width - 2 * CELL_PADDING;
    Piece piece = { new_text (self, self->columns[i].title, HEADING_CELL_SIZE, PANGO_WEIGHT_BOLD, width),
                    get_column_x (self, i) + CELL_PADDING, 0, 0 };
    double height;

    if (self->columns[i].centred)
      pango_layout_set_alignment (piece.text, PANGO_ALIGN_CENTER);
    piece.n_lines = count_lines (piece.text, 0, G_MAXDOUBLE, &height);
    block->height = MAX (block->height, height + 2 * ROW_PADDING);
    g_array_append_val (block->pieces, piece);
  }
  self->y += block->height;
}

/**
 * lift_report_sheet_begin_table:
 * @self: pages
 * @columns: (array length=n_columns): from the start of a line; copied
 * @n_columns: how many
 *
 * Starts a table: its heading comes again on every page that its rows reach.
 */
void
lift_report_sheet_begin_table (LiftReportSheet *self, const LiftReportColumn *columns, guint n_columns)
{
  g_free (self->columns);
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  add_header (self);
}

/* Adds as many lines of the row's texts as fit; returns whether that was all. */
static gboolean
add_row_part (LiftReportSheet *self, PangoLayout *const *texts, int *lines)
{
  double room = get_bottom (self) - self->y - 2 * ROW_PADDING;
  Block *block = add_block (self, BLOCK_ROW, "TD");
  gboolean whole = TRUE;

  for (guint i = 0; i < self->n_columns; i++) {
    double height;
    Piece piece = { g_object_ref (texts[i]), get_column_x (self, i) + CELL_PADDING, lines[i], 0 };

    piece.n_lines = count_lines (texts[i], lines[i], room, &height);
    lines[i] += piece.n_lines;
    whole = whole && lines[i] >= pango_layout_get_line_count (texts[i]);
    block->height = MAX (block->height, height + 2 * ROW_PADDING);
    g_array_append_val (block->pieces, piece);
  }
  self->y += block->height;
  return whole;
}

/**
 * lift_report_sheet_add_row:
 * @self: pages with a table
 * @cells: (array): one text for each column
 *
 * Adds a row. A short one is never broken; a long one runs over pages line by line.
 */
void
lift_report_sheet_add_row (LiftReportSheet *self, const char *const *cells)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree int *lines = g_new0 (int, self->n_columns);
  double row_height = 0;

  for (guint i = 0; i < self->n_columns; i++) {
    PangoLayout *text = new_text (self, cells[i], TABLE_SIZE, PANGO_WEIGHT_NORMAL,
                                  self->columns[i].width - 2 * CELL_PADDING);
    int height;

    if (self->columns[i].centred)
      pango_layout_set_alignment (text, PANGO_ALIGN_CENTER);
    pango_layout_get_size (text, NULL, &height);
    row_height = MAX (row_height, (double) height / PANGO_SCALE);
    g_ptr_array_add (texts, text);
  }
  if (self->y + MIN (row_height, WHOLE_ROW) + 2 * ROW_PADDING > get_bottom (self)) {
    next_page (self);
    add_header (self);
  }
  while (!add_row_part (self, (PangoLayout *const *) texts->pdata, lines)) {
    next_page (self);
    add_header (self);
  }
}

/** lift_report_sheet_get_n_pages: Returns: how many pages there are, at least 1. */
guint
lift_report_sheet_get_n_pages (const LiftReportSheet *self)
{
  return self->n_pages;
}

static void
draw_piece (cairo_t *cr, const Piece *piece, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (piece->text);
  double top = 0;
  int line = 0;

  do {
    PangoRectangle logical;
    int y0;

    if (line++ < piece->first_line)
      continue;
    if (line > piece->first_line + piece->n_lines)
      break;
    pango_layout_iter_get_line_yrange (iter, &y0, NULL);
    pango_layout_iter_get_line_extents (iter, NULL, &logical);
    if (line == piece->first_line + 1)
      top = (double) y0 / PANGO_SCALE;
    cairo_move_to (cr, piece->x + (double) logical.x / PANGO_SCALE,
                   y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE - top);
    pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_row (LiftReportSheet *self, cairo_t *cr, const Block *block)
{
  gboolean is_header = block->kind == BLOCK_HEADER;

  cairo_set_source_rgb (cr, is_header ? 0.5 : 0.82, is_header ? 0.5 : 0.82, is_header ? 0.5 : 0.82);
  cairo_rectangle (cr, MARGIN, block->y + block->height - 0.4, lift_report_sheet_get_content_width (self), 0.4);
  cairo_fill (cr);
  cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < block->pieces->len; i++) {
    cairo_set_source_rgb (cr, 0.12, 0.12, 0.12);
    cairo_tag_begin (cr, block->tag, NULL);
    draw_piece (cr, &g_array_index (block->pieces, Piece, i), block->y + ROW_PADDING);
    cairo_tag_end (cr, block->tag);
  }
  cairo_tag_end (cr, "TR");
}

static void
draw_chart (LiftReportSheet *self, cairo_t *cr, const Block *block)
{
  const LiftChartStyle *style = lift_chart_style_get (LIFT_CHART_SCHEME_PRINT);
  double legend = block->height - lift_chart_layout_get_height (block->chart);

  cairo_tag_begin (cr, "Figure", NULL);
  cairo_save (cr);
  cairo_translate (cr, MARGIN, block->y);
  lift_chart_paint_legend (cr, self->context, block->chart, style, 0, 0, lift_report_sheet_get_content_width (self));
  cairo_translate (cr, 0, legend);
  lift_chart_paint (cr, self->context, block->chart, style);
  cairo_restore (cr);
  cairo_tag_end (cr, "Figure");
}

static void
draw_text (cairo_t *cr, const Block *block)
{
  double grey = block->dim ? 0.33 : 0.12;

  cairo_tag_begin (cr, block->tag, NULL);
  if (block->destination != NULL) {
    g_autofree char *attributes = g_strdup_printf ("name='%s'", block->destination);

    cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  }
  cairo_set_source_rgb (cr, grey, grey, grey);
  draw_piece (cr, &g_array_index (block->pieces, Piece, 0), block->y);
  if (block->destination != NULL)
    cairo_tag_end (cr, CAIRO_TAG_DEST);
  cairo_tag_end (cr, block->tag);
}

/* Outside of the structure: it says the same on every page. */
static void
draw_footer (LiftReportSheet *self, cairo_t *cr, guint page)
{
  double width = lift_report_sheet_get_content_width (self);
  /* Translators: page 1 of 3 of the report. */
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1, self->n_pages);
  g_autoptr (PangoLayout) words = new_text (self, _("Reported by the patient. Not a diagnosis."), SMALL_SIZE,
                                            PANGO_WEIGHT_NORMAL, width);
  g_autoptr (PangoLayout) numbers = new_text (self, number, SMALL_SIZE, PANGO_WEIGHT_NORMAL, -1);
  double y = self->height - MARGIN - SMALL_SIZE * 0.5;
  int number_width;

  pango_layout_set_width (numbers, -1);
  pango_layout_get_size (numbers, &number_width, NULL);
  cairo_set_source_rgb (cr, 0.33, 0.33, 0.33);
  cairo_move_to (cr, MARGIN, y);
  pango_cairo_show_layout (cr, words);
  cairo_move_to (cr, self->rtl ? MARGIN : MARGIN + width - (double) number_width / PANGO_SCALE, y);
  pango_cairo_show_layout (cr, numbers);
}

/**
 * lift_report_sheet_draw:
 * @self: pages
 * @cr: where to draw, in points
 * @page: which one, from 0
 *
 * Draws a page with its structure tags, which only a PDF keeps. Each page's part of a table is a table of
 * its own in the structure, so that pages can be drawn in any order.
 */
void
lift_report_sheet_draw (LiftReportSheet *self, cairo_t *cr, guint page)
{
  gboolean in_table = FALSE;

  for (guint i = 0; i < self->blocks->len; i++) {
    const Block *block = g_ptr_array_index (self->blocks, i);
    gboolean is_row = block->kind == BLOCK_ROW || block->kind == BLOCK_HEADER;

    if (block->page != page)
      continue;
    if (is_row != in_table) {
      if (is_row)
        cairo_tag_begin (cr, "Table", NULL);
      else
        cairo_tag_end (cr, "Table");
      in_table = is_row;
    }
    if (is_row)
      draw_row (self, cr, block);
    else if (block->kind == BLOCK_CHART)
      draw_chart (self, cr, block);
    else
      draw_text (cr, block);
  }
  if (in_table)
    cairo_tag_end (cr, "Table");
  draw_footer (self, cr, page);
}
