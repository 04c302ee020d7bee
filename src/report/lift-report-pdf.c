/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-report-pdf.h"

#include <langinfo.h>

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "lift-error.h"
#include "lift-report-content.h"
#include "lift-report-sheet.h"

#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89
#define LETTER_WIDTH 612.0
#define LETTER_HEIGHT 792.0

static gboolean
is_letter (LiftPaper paper)
{
#ifdef _NL_PAPER_WIDTH
  /* glibc hands out the number itself in place of a pointer: the width in millimetres, 210 or 216. */
  if (paper == LIFT_PAPER_LOCALE)
    return GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_WIDTH)) == 216;
#endif
  return paper == LIFT_PAPER_LETTER;
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* cairo would take the clock: the same diary could then never give the same bytes twice. */
static char *
dup_date (gint64 created_at)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = created_at;
  g_autoptr (GDateTime) date_time = NULL;

  if (epoch != NULL && !g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    seconds = created_at;
  date_time = g_date_time_new_from_unix_utc (seconds);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (date_time),
                          g_date_time_get_month (date_time), g_date_time_get_day_of_month (date_time),
                          g_date_time_get_hour (date_time), g_date_time_get_minute (date_time),
                          g_date_time_get_second (date_time));
}

/* No author: her name would stand in the properties of a file that she hands on. */
static void
set_metadata (cairo_surface_t *surface, gint64 created_at)
{
  g_autofree char *date = dup_date (created_at);

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, _("Recovery diary after thread lift"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Afterlift " LIFT_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
add_outline (cairo_surface_t *surface)
{
  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, C_("report outline", "Summary"),
                                 "dest='" LIFT_REPORT_DESTINATION_SUMMARY "'", CAIRO_PDF_OUTLINE_FLAG_OPEN);
  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, C_("report outline", "Scores"),
                                 "dest='" LIFT_REPORT_DESTINATION_CHART "'", CAIRO_PDF_OUTLINE_FLAG_OPEN);
  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, C_("report outline", "Day by day"),
                                 "dest='" LIFT_REPORT_DESTINATION_TABLE "'", CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

/* Hinting moves letters to the pixels of a screen that paper does not have; words then fall apart for
 * whoever copies text from the file. */
static PangoContext *
new_context (cairo_t *cr, gboolean rtl)
{
  PangoContext *context = pango_cairo_create_context (cr);
  cairo_font_options_t *options = cairo_font_options_create ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  return context;
}

static cairo_status_t
draw_report (cairo_surface_t *surface, LiftEpisode *episode, LiftReference *reference, GPtrArray *contacts,
             const LiftReportOptions *options, double width, double height)
{
  cairo_t *cr = cairo_create (surface);
  gboolean rtl = lift_report_is_rtl ();
  PangoContext *context = new_context (cr, rtl);
  g_autoptr (LiftReportSheet) pages = lift_report_sheet_new (context, width, height, rtl);
  cairo_status_t status;

  lift_report_fill (pages, episode, reference, contacts, options);
  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < lift_report_sheet_get_n_pages (pages); i++) {
    lift_report_sheet_draw (pages, cr, i);
    if (i + 1 == lift_report_sheet_get_n_pages (pages))
      cairo_tag_end (cr, "Document");
    cairo_show_page (cr);
  }
  add_outline (surface);
  status = cairo_status (cr);
  g_object_unref (context);
  cairo_destroy (cr);
  return status;
}

/**
 * lift_report_pdf:
 * @episode: a procedure with its days
 * @reference: (nullable): the guide
 * @contacts: (element-type LiftContact): what she did about findings
 * @options: which days, which paper
 * @error: return location for %LIFT_ERROR_FAILED
 *
 * A tagged PDF with an outline. The same diary and dates give the same bytes, whatever the clock, the time
 * zone and the number format of the locale. It is made in memory, so that an error leaves no broken file.
 *
 * Returns: (transfer full) (nullable): the file.
 */
GBytes *
lift_report_pdf (LiftEpisode *episode, LiftReference *reference, GPtrArray *contacts,
                 const LiftReportOptions *options, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean letter = is_letter (options->paper);
  double width = letter ? LETTER_WIDTH : A4_WIDTH;
  double height = letter ? LETTER_HEIGHT : A4_HEIGHT;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
  cairo_status_t status;

  set_metadata (surface, options->created_at);
  status = draw_report (surface, episode, reference, contacts, options, width, height);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_debug ("cairo: %s", cairo_status_to_string (status));
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                         _("The report could not be made. Your diary is unchanged; please try again."));
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * lift_report_pdf_write:
 * @document: the report
 * @created_at: UTC second for the file's dates
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): told after each page
 * @user_data: for @progress
 * @error: return location for %LIFT_ERROR_FAILED and %LIFT_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the file.
 */
GBytes *
lift_report_pdf_write (LiftReportDocument *document, gint64 created_at, GCancellable *cancellable,
                       LiftExportProgressFunc progress, gpointer user_data, GError **error)
{
  return lift_report_document_write_now (document, created_at, error);
}
