/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-report-pages.h"

#include <glib/gi18n-lib.h>

#include "lift-error.h"
#include "lift-report-pages-private.h"

/* A row that is lower than this goes to the next page as a whole. */
#define WHOLE_ROW 130.0
/* A heading at the foot of a page would stand there without its text. */
#define AFTER_HEADING 40.0
#define BLOCKS_PER_STEP 16

static double
get_bottom (const LiftReportPages *self)
{
  return self->document->height - LIFT_REPORT_MARGIN - LIFT_REPORT_FOOTER;
}

static void
begin_page (LiftReportPages *self)
{
  g_array_append_val (self->pages, self->placed->len);
  self->y = LIFT_REPORT_MARGIN;
}

static const LiftReportBlock *
get_block (const LiftReportPages *self, guint position)
{
  return g_ptr_array_index (self->document->blocks, position);
}

static LiftReportTexts *
new_texts (LiftReportPages *self, guint block, guint table)
{
  return _lift_report_texts_new (self->document, self->context, get_block (self, block), get_block (self, table));
}

/* Returns: (transfer none): the texts of a block; they live until those of another one of its kind are asked for. */
LiftReportTexts *
_lift_report_pages_get_texts (LiftReportPages *self, guint block, guint table)
{
  guint slot = get_block (self, block)->kind == LIFT_REPORT_BLOCK_TABLE ? 1 : 0;

  if (block < LIFT_REPORT_KEPT_BLOCKS) {
    if (self->first[block] == NULL)
      self->first[block] = new_texts (self, block, table);
    return self->first[block];
  }
  if (self->texts[slot] == NULL || self->texts_of[slot] != block) {
    g_clear_pointer (&self->texts[slot], _lift_report_texts_free);
    self->texts[slot] = new_texts (self, block, table);
    self->texts_of[slot] = block;
  }
  return self->texts[slot];
}

static LiftReportPlaced *
place (LiftReportPages *self, guint block, guint table, double height)
{
  LiftReportPlaced placed = { block, table, self->pages->len - 1, self->y, height, self->lines->len };

  g_array_append_val (self->placed, placed);
  self->y += height;
  return &g_array_index (self->placed, LiftReportPlaced, self->placed->len - 1);
}

/* A block as a whole, on the next page when it does not fit on this one. */
static void
place_whole (LiftReportPages *self, guint position, guint table)
{
  const LiftReportBlock *block = get_block (self, position);
  LiftReportTexts *texts = _lift_report_pages_get_texts (self, position, table);
  double height = _lift_report_texts_measure (texts, block);

  if (self->y > LIFT_REPORT_MARGIN && self->y + height > get_bottom (self))
    begin_page (self);
  place (self, position, table, height);
  for (guint i = 0; i < texts->layouts->len; i++) {
    LiftReportLines lines = { 0, pango_layout_get_line_count (g_ptr_array_index (texts->layouts, i)) };

    g_array_append_val (self->lines, lines);
  }
}

static gboolean
is_heading (const LiftReportBlock *block)
{
  return block->kind == LIFT_REPORT_BLOCK_TEXT && block->look <= LIFT_REPORT_TEXT_HEADING;
}

/* What has to stand on one page with the heading at @position: where a table follows, its head and its first row. */
static double
measure_beginning (LiftReportPages *self, guint position)
{
  guint table = position;
  double height = 0;

  for (guint i = position; i < self->document->blocks->len; i++) {
    const LiftReportBlock *block = get_block (self, i);
    double own = block->height;

    if (i > position && is_heading (block))
      break;
    if (block->kind == LIFT_REPORT_BLOCK_TABLE)
      table = i;
    if (block->kind == LIFT_REPORT_BLOCK_TEXT)
      _lift_report_text_count_lines (g_ptr_array_index (_lift_report_pages_get_texts (self, i, 0)->layouts, 0), 0,
                                     get_bottom (self), &own);
    else if (block->kind == LIFT_REPORT_BLOCK_TABLE || block->kind == LIFT_REPORT_BLOCK_ROW)
      own = _lift_report_texts_measure (_lift_report_pages_get_texts (self, i, table), block);
    else if (block->kind != LIFT_REPORT_BLOCK_GAP)
      break;
    if (block->kind == LIFT_REPORT_BLOCK_ROW)
      return height + MIN (own, WHOLE_ROW);
    height += own;
    if (height > WHOLE_ROW)
      break;
  }
  return AFTER_HEADING;
}

/* A paragraph, line by line where it is longer than the page. */
static void
place_text (LiftReportPages *self, guint position)
{
  const LiftReportBlock *block = get_block (self, position);
  double needed = is_heading (block) ? measure_beginning (self, position) : 0;
  LiftReportTexts *texts = _lift_report_pages_get_texts (self, position, 0);
  PangoLayout *text = g_ptr_array_index (texts->layouts, 0);
  int line = 0;

  if (self->y > LIFT_REPORT_MARGIN && self->y + needed > get_bottom (self))
    begin_page (self);
  while (line < pango_layout_get_line_count (text)) {
    double height;
    int n = _lift_report_text_count_lines (text, line, get_bottom (self) - self->y, &height);
    LiftReportLines lines = { line, MAX (n, 1) };
    LiftReportLines beside = { 0, line == 0 ? 1 : 0 };

    if (n == 0 && self->y > LIFT_REPORT_MARGIN) {
      begin_page (self);
      continue;
    }
    place (self, position, 0, height);
    g_array_append_val (self->lines, lines);
    if (block->beside != NULL)
      g_array_append_val (self->lines, beside);
    line += lines.n;
  }
}

/* As many lines of the row's texts as fit; returns whether that was all. What stands under the cells follows when the
 * cells are done. */
static gboolean
place_row_part (LiftReportPages *self, guint position, guint table, const LiftReportTexts *texts, int *done)
{
  const LiftReportBlock *block = get_block (self, position);
  double room = get_bottom (self) - self->y - 2 * LIFT_REPORT_ROW_PADDING;
  guint n_cells = texts->layouts->len - (block->words != NULL ? 1 : 0);
  gboolean whole = TRUE;
  double cells_height = 0, height;
  LiftReportPlaced *placed = place (self, position, table, 0);

  for (guint i = 0; i < texts->layouts->len; i++) {
    PangoLayout *text = g_ptr_array_index (texts->layouts, i);
    LiftReportLines lines = { done[i], 0 };

    if (i < n_cells || whole) {
      lines.n = _lift_report_text_count_lines (text, done[i], i < n_cells ? room : room - cells_height, &height);
      if (i < n_cells)
        cells_height = MAX (cells_height, height);
      else
        cells_height += height;
    }
    done[i] += lines.n;
    whole = whole && done[i] >= pango_layout_get_line_count (text);
    g_array_append_val (self->lines, lines);
  }
  placed->height = cells_height + 2 * LIFT_REPORT_ROW_PADDING;
  self->y += placed->height;
  return whole;
}

/* Adds a row. A short one is never broken; a long one runs over pages line by line. */
static void
place_row (LiftReportPages *self, guint position, guint table)
{
  const LiftReportBlock *block = get_block (self, position);
  LiftReportTexts *texts = _lift_report_pages_get_texts (self, position, table);
  double height = MIN (_lift_report_texts_measure (texts, block), WHOLE_ROW);
  g_autofree int *done = g_new0 (int, texts->layouts->len);
  gboolean whole = FALSE;

  if (self->y + height > get_bottom (self)) {
    begin_page (self);
    place_whole (self, table, table);
  }
  while (!whole) {
    whole = place_row_part (self, position, table, texts, done);
    if (!whole) {
      begin_page (self);
      place_whole (self, table, table);
    }
  }
}

static void
count_unknown (LiftReportPages *self, guint position, guint table)
{
  const LiftReportTexts *texts = _lift_report_pages_get_texts (self, position, table);

  for (guint i = 0; i < texts->layouts->len; i++)
    self->n_unknown += (guint) pango_layout_get_unknown_glyphs_count (g_ptr_array_index (texts->layouts, i));
}

static void
place_block (LiftReportPages *self, guint position, guint *table)
{
  const LiftReportBlock *block = get_block (self, position);

  switch (block->kind) {
  case LIFT_REPORT_BLOCK_TEXT:
    place_text (self, position);
    break;
  case LIFT_REPORT_BLOCK_GAP:
    self->y += block->height;
    break;
  case LIFT_REPORT_BLOCK_TABLE:
    *table = position;
    place_whole (self, position, position);
    break;
  case LIFT_REPORT_BLOCK_ROW:
    place_row (self, position, *table);
    break;
  case LIFT_REPORT_BLOCK_RULE:
  case LIFT_REPORT_BLOCK_FIELDS:
  case LIFT_REPORT_BLOCK_COLUMNS:
  case LIFT_REPORT_BLOCK_CHART:
    place_whole (self, position, *table);
    break;
  case LIFT_REPORT_BLOCK_PAGE:
    begin_page (self);
    break;
  }
  count_unknown (self, position, *table);
}

/**
 * lift_report_pages_new:
 * @document: a report on paper; kept
 * @cancellable: (nullable): to stop it; looked at for each row
 * @progress: (nullable) (scope call): told now and then
 * @user_data: for @progress
 * @error: return location for %LIFT_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the report, laid out with fonts of its own.
 */
LiftReportPages *
lift_report_pages_new (LiftReportDocument *document, GCancellable *cancellable, LiftExportProgressFunc progress,
                       gpointer user_data, GError **error)
{
  g_autoptr (LiftReportPages) self = g_new0 (LiftReportPages, 1);
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  guint table = 0;

  self->document = lift_report_document_ref (document);
  self->context = _lift_report_text_new_context (map, document->rtl);
  self->placed = g_array_new (FALSE, FALSE, sizeof (LiftReportPlaced));
  self->lines = g_array_new (FALSE, FALSE, sizeof (LiftReportLines));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  begin_page (self);
  for (guint i = 0; i < document->blocks->len; i++) {
    if (g_cancellable_is_cancelled (cancellable)) {
      g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CANCELLED, _("Stopped. Nothing was written."));
      return NULL;
    }
    place_block (self, i, &table);
    if (progress != NULL && i % BLOCKS_PER_STEP == 0)
      progress ((double) i / document->blocks->len, user_data);
  }
  return g_steal_pointer (&self);
}

/** lift_report_pages_free: frees @self. */
void
lift_report_pages_free (LiftReportPages *self)
{
  for (guint i = 0; i < LIFT_REPORT_KEPT_BLOCKS; i++)
    g_clear_pointer (&self->first[i], _lift_report_texts_free);
  g_clear_pointer (&self->texts[0], _lift_report_texts_free);
  g_clear_pointer (&self->texts[1], _lift_report_texts_free);
  g_array_unref (self->placed);
  g_array_unref (self->lines);
  g_array_unref (self->pages);
  g_object_unref (self->context);
  lift_report_document_unref (self->document);
  g_free (self);
}

/** lift_report_pages_get_n_pages: Returns: how many pages there are, at least 1. */
guint
lift_report_pages_get_n_pages (const LiftReportPages *self)
{
  return self->pages->len;
}

/** lift_report_pages_get_n_unknown: Returns: how many characters no font of this machine can print. */
guint
lift_report_pages_get_n_unknown (const LiftReportPages *self)
{
  return self->n_unknown;
}

/**
 * lift_report_pages_get_size:
 * @self: pages
 * @width: (out): of the paper, in points
 * @height: (out): of the paper, in points
 */
void
lift_report_pages_get_size (const LiftReportPages *self, double *width, double *height)
{
  *width = self->document->width;
  *height = self->document->height;
}
