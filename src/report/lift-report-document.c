/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-report-document.h"

#include <langinfo.h>

#include <glib/gi18n-lib.h>

#include "lift-language.h"
#include "lift-report-document-private.h"

#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89
#define LETTER_WIDTH 612.0
#define LETTER_HEIGHT 792.0
/* Columns need a width even where the screen decides how wide they are. */
#define SCREEN_ROOM 510.0

/* Blocks ------------------------------------------------------------------------------------------ */

void
_lift_report_block_free (LiftReportBlock *block)
{
  g_free (block->words);
  g_free (block->beside);
  g_free (block->destination);
  g_strfreev (block->cells);
  g_clear_pointer (&block->columns, g_array_unref);
  g_clear_pointer (&block->start, g_ptr_array_unref);
  g_clear_pointer (&block->end, g_ptr_array_unref);
  g_clear_pointer (&block->picture, cairo_surface_destroy);
  g_clear_pointer (&block->svg, g_bytes_unref);
  g_free (block);
}

/* Returns: (transfer full): a paragraph that belongs to no document yet. */
LiftReportBlock *
_lift_report_block_new_text (LiftReportText look, const char *words)
{
  LiftReportBlock *block = g_new0 (LiftReportBlock, 1);

  block->kind = LIFT_REPORT_BLOCK_TEXT;
  block->look = look;
  block->words = g_strdup (words);
  return block;
}

/* Room between the margins, in points. */
double
_lift_report_document_get_room (const LiftReportDocument *self)
{
  return self->width > 0 ? self->width - 2 * LIFT_REPORT_MARGIN : SCREEN_ROOM;
}

/* Returns: (transfer none): a new block at the end, to be filled by the caller. */
LiftReportBlock *
_lift_report_document_add (LiftReportDocument *self, LiftReportBlockKind kind)
{
  LiftReportBlock *block = g_new0 (LiftReportBlock, 1);

  block->kind = kind;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Returns: (transfer none): a paragraph at the end. */
LiftReportBlock *
_lift_report_document_add_text (LiftReportDocument *self, LiftReportText look, const char *words)
{
  LiftReportBlock *block = _lift_report_block_new_text (look, words);

  g_ptr_array_add (self->blocks, block);
  return block;
}

void
_lift_report_document_add_gap (LiftReportDocument *self, double height)
{
  _lift_report_document_add (self, LIFT_REPORT_BLOCK_GAP)->height = height;
}

static void
column_clear (gpointer data)
{
  g_free (((LiftReportColumn *) data)->title);
}

/* Starts a table: its heading comes again on every page that its rows reach. Columns follow, then rows. */
void
_lift_report_document_begin_table (LiftReportDocument *self)
{
  LiftReportBlock *block = _lift_report_document_add (self, LIFT_REPORT_BLOCK_TABLE);

  block->columns = g_array_new (FALSE, FALSE, sizeof (LiftReportColumn));
  g_array_set_clear_func (block->columns, column_clear);
}

/* Adds a column to the table that was begun last. */
void
_lift_report_document_add_column (LiftReportDocument *self, const char *title, double width, gboolean centred)
{
  LiftReportBlock *table = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  LiftReportColumn column = { g_strdup (title), width, centred };

  g_array_append_val (table->columns, column);
}

/* @cells: (element-type utf8): one for each column; copied. Returns: (transfer none): the row. */
LiftReportBlock *
_lift_report_document_add_row (LiftReportDocument *self, GPtrArray *cells)
{
  LiftReportBlock *row = _lift_report_document_add (self, LIFT_REPORT_BLOCK_ROW);

  row->cells = g_new0 (char *, cells->len + 1);
  for (guint i = 0; i < cells->len; i++)
    row->cells[i] = g_strdup (g_ptr_array_index (cells, i));
  return row;
}

/* The document ------------------------------------------------------------------------------------ */

static gboolean
is_letter (LiftPaper paper)
{
#ifdef __GLIBC__
  /* glibc hands out the number itself in place of a pointer: the width in millimetres, 210 or 216. */
  if (paper == LIFT_PAPER_LOCALE)
    return GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_WIDTH)) == 216;
#endif
  return paper == LIFT_PAPER_LETTER;
}

static LiftReportDocument *
new_document (const LiftExportOptions *options)
{
  LiftReportDocument *self = g_new0 (LiftReportDocument, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) _lift_report_block_free);
  self->rtl = lift_language_is_rtl ();
  self->title = g_strdup (_("Recovery diary after thread lift"));
  self->language = g_strdup (lift_language_get_code ());
  self->footer = g_strdup (_("Reported by the patient. Not a diagnosis."));
  /* Translators: both %s are numbers: "Page 1 of 3". */
  self->page_of = g_strdup_printf (_("Page %s of %s"), "\001", "\002");
  for (int i = 0; i < 10; i++)
    self->digits[i] = g_strdup_printf ("%Id", i);
  self->outline[0] = g_strdup (C_("report outline", "Summary"));
  self->outline[1] = g_strdup (C_("report outline", "Scores"));
  self->outline[2] = g_strdup (C_("report outline", "Day by day"));
  return self;
}

static void
fill (LiftReportDocument *self, const LiftExportSource *source, const LiftExportOptions *options)
{
  _lift_report_add_summary (self, source, options);
  _lift_report_add_days (self, source, options);
  if (options->with_history)
    _lift_report_add_history (self, source, options);
}

/**
 * lift_report_document_new:
 * @source: what it is made of; its procedure is in the archive and has a date
 * @options: what it holds
 *
 * Page 1 for a minute, then every day, then, if asked for, every saved state.
 *
 * Returns: (transfer full): the report on paper, in the language of the moment.
 */
LiftReportDocument *
lift_report_document_new (const LiftExportSource *source, const LiftExportOptions *options)
{
  LiftReportDocument *self = new_document (options);
  gboolean letter = is_letter (options->paper);

  self->width = letter ? LETTER_WIDTH : A4_WIDTH;
  self->height = letter ? LETTER_HEIGHT : A4_HEIGHT;
  fill (self, source, options);
  return self;
}

/*
 * _lift_report_document_new_for_screen:
 * @source: as for lift_report_document_new()
 * @options: what it holds
 *
 * Returns: (transfer full): the same report on one page of any length.
 */
LiftReportDocument *
_lift_report_document_new_for_screen (const LiftExportSource *source, const LiftExportOptions *options)
{
  LiftReportDocument *self = new_document (options);

  fill (self, source, options);
  return self;
}

/** lift_report_document_ref: Returns: (transfer full): @self. */
LiftReportDocument *
lift_report_document_ref (LiftReportDocument *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** lift_report_document_unref: gives up one reference to @self. */
void
lift_report_document_unref (LiftReportDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  g_free (self->language);
  g_free (self->footer);
  g_free (self->page_of);
  for (int i = 0; i < 10; i++)
    g_free (self->digits[i]);
  for (int i = 0; i < 3; i++)
    g_free (self->outline[i]);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}
