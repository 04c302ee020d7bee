/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A week's report with its chart, beside the same text as plain lines of Pango in a PDF: medians of warm runs in turn
 * (DESIGN.md §12). Both load their fonts anew, as an export does. */

#include <locale.h>
#include <stdlib.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "lift-report-document-private.h"
#include "lift-report-pdf.h"
#include "report-cases.h"

#define WARM_UP 5
#define RUNS 41
#define DAYS 8
#define LIMIT_MS 30.0
#define LIMIT_RATIO 4.0

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static double
median_ms (gint64 *times)
{
  qsort (times, RUNS, sizeof *times, compare_times);
  return (double) times[RUNS / 2] / 1000;
}

static GBytes *
make_report (const LiftExportSource *source, const LiftExportOptions *options)
{
  g_autoptr (LiftReportDocument) document = lift_report_document_new (source, options);

  return lift_report_pdf_write (document, source->now, NULL, NULL, NULL, NULL, NULL);
}

static void
collect (GPtrArray *lines, const LiftReportBlock *block)
{
  if (block->words != NULL && block->kind != LIFT_REPORT_BLOCK_CHART)
    g_ptr_array_add (lines, g_strdup (block->words));
  if (block->beside != NULL)
    g_ptr_array_add (lines, g_strdup (block->beside));
  for (guint i = 0; block->cells != NULL && block->cells[i] != NULL; i++)
    g_ptr_array_add (lines, g_strdup (block->cells[i]));
  for (guint i = 0; block->start != NULL && i < block->start->len; i++)
    collect (lines, g_ptr_array_index (block->start, i));
  for (guint i = 0; block->end != NULL && i < block->end->len; i++)
    collect (lines, g_ptr_array_index (block->end, i));
}

/* The words of the report without anything around them. */
static GPtrArray *
list_lines (const LiftExportSource *source, const LiftExportOptions *options)
{
  g_autoptr (LiftReportDocument) document = lift_report_document_new (source, options);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < document->blocks->len; i++)
    collect (lines, g_ptr_array_index (document->blocks, i));
  return lines;
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
make_plain (GPtrArray *lines)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 595.276, 841.89);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *text = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 7");
  double y = 40;

  pango_layout_set_font_description (text, font);
  pango_layout_set_width (text, 500 * PANGO_SCALE);
  for (guint i = 0; i < lines->len; i++) {
    int height;

    pango_layout_set_text (text, g_ptr_array_index (lines, i), -1);
    pango_layout_get_pixel_size (text, NULL, &height);
    if (y + height > 800) {
      cairo_show_page (cr);
      y = 40;
    }
    cairo_move_to (cr, 40, y);
    pango_cairo_show_layout (cr, text);
    y += height;
  }
  cairo_show_page (cr);
  g_object_unref (text);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static LiftArchiveRecord *
make_week (void)
{
  LiftArchiveRecord *record = report_cases[0].make ();

  g_ptr_array_set_size (record->states, DAYS);
  return record;
}

int
main (void)
{
  g_auto (LiftExportSource) source = { 0 };
  g_auto (LiftExportOptions) options = { 0 };
  g_autoptr (GPtrArray) lines = NULL;
  gint64 reports[RUNS], plains[RUNS];
  double report, plain;

  setlocale (LC_ALL, "");
  report_source_init (&source, make_week (), DAYS - 1);
  lift_export_options_init (&options, LIFT_EXPORT_PDF);
  options.paper = LIFT_PAPER_A4;
  lines = list_lines (&source, &options);
  for (int i = -WARM_UP; i < RUNS; i++) {
    gint64 start = g_get_monotonic_time ();
    g_autoptr (GBytes) bytes = make_report (&source, &options);
    gint64 middle = g_get_monotonic_time ();

    g_assert_nonnull (bytes);
    make_plain (lines);
    if (i >= 0) {
      reports[i] = middle - start;
      plains[i] = g_get_monotonic_time () - middle;
    }
  }
  report = median_ms (reports);
  plain = median_ms (plains);
  g_print ("one week with chart as PDF             %8.3f ms   limit %6.1f ms   %s\n", report, LIMIT_MS,
           report <= LIMIT_MS ? "within" : "OVER");
  g_print ("against its text as plain lines        %8.3f ×    limit %6.1f ×    %s   (%.3f ms)\n", report / plain,
           LIMIT_RATIO, report <= LIMIT_RATIO * plain ? "within" : "OVER", plain);
  return report <= LIMIT_MS && report <= LIMIT_RATIO * plain ? EXIT_SUCCESS : EXIT_FAILURE;
}
