/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-report-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "lift-error.h"
#include "lift-report-document-private.h"
#include "lift-report-pages.h"

/* Of the whole time, laying out is about this part. */
#define LAYOUT_PART 0.6

typedef struct {
  LiftExportProgressFunc progress;
  gpointer user_data;
} Progress;

static void
laid_out_cb (double done, gpointer user_data)
{
  const Progress *self = user_data;

  self->progress (done * LAYOUT_PART, self->user_data);
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
  g_autoptr (GDateTime) date_time = g_date_time_new_from_unix_utc (created_at);

  if (date_time == NULL)
    return g_strdup ("1970-01-01T00:00:00Z");
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (date_time),
                          g_date_time_get_month (date_time), g_date_time_get_day_of_month (date_time),
                          g_date_time_get_hour (date_time), g_date_time_get_minute (date_time),
                          g_date_time_get_second (date_time));
}

/* No author: her name would stand in the properties of a file that she hands on. */
static void
set_metadata (cairo_surface_t *surface, const LiftReportDocument *document, gint64 created_at)
{
  g_autofree char *date = dup_date (created_at);

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Afterlift " LIFT_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
add_outline (cairo_surface_t *surface, const LiftReportDocument *document)
{
  static const char *const links[] = { "dest='" LIFT_REPORT_DESTINATION_SUMMARY "'",
                                       "dest='" LIFT_REPORT_DESTINATION_SCORES "'",
                                       "dest='" LIFT_REPORT_DESTINATION_DAYS "'" };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, document->outline[i], links[i],
                                   CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

static gboolean
draw_pages (cairo_surface_t *surface, LiftReportPages *pages, GCancellable *cancellable, const Progress *progress)
{
  cairo_t *cr = cairo_create (surface);
  guint n = lift_report_pages_get_n_pages (pages);
  gboolean good = TRUE;

  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < n && good; i++) {
    lift_report_pages_draw (pages, cr, i);
    if (i + 1 == n)
      cairo_tag_end (cr, "Document");
    cairo_show_page (cr);
    if (progress->progress != NULL)
      progress->progress (LAYOUT_PART + (1 - LAYOUT_PART) * (i + 1) / n, progress->user_data);
    good = cairo_status (cr) == CAIRO_STATUS_SUCCESS && !g_cancellable_is_cancelled (cancellable);
  }
  cairo_destroy (cr);
  return good;
}

static gboolean
set_failed (GCancellable *cancellable, cairo_status_t status, GError **error)
{
  if (g_cancellable_is_cancelled (cancellable)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CANCELLED, _("Stopped. Nothing was written."));
    return FALSE;
  }
  g_debug ("cairo: %s", cairo_status_to_string (status));
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                       _("The report could not be made. Your diary is unchanged; please try again."));
  return FALSE;
}

static gboolean
write_pages (LiftReportDocument *document, LiftReportPages *pages, gint64 created_at, GByteArray *bytes,
             GCancellable *cancellable, const Progress *progress, GError **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, document->width, document->height);
  gboolean drawn;
  cairo_status_t status;

  set_metadata (surface, document, created_at);
  drawn = draw_pages (surface, pages, cancellable, progress);
  if (drawn)
    add_outline (surface, document);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return drawn && status == CAIRO_STATUS_SUCCESS ? TRUE : set_failed (cancellable, status, error);
}

/**
 * lift_report_pdf_write:
 * @document: a report on paper
 * @created_at: UTC second for the file's dates
 * @cancellable: (nullable): to stop it; looked at for each row and each page
 * @progress: (nullable) (scope call): told now and then
 * @user_data: for @progress
 * @n_unknown: (out) (optional): how many characters no font of this machine can print
 * @error: return location for %LIFT_ERROR_FAILED and %LIFT_ERROR_CANCELLED
 *
 * A tagged PDF with an outline. The same report and second give the same bytes, whatever the clock, the time zone and
 * the locale. It is made in memory, so that an error leaves no broken file.
 *
 * Returns: (transfer full) (nullable): the file.
 */
GBytes *
lift_report_pdf_write (LiftReportDocument *document, gint64 created_at, GCancellable *cancellable,
                       LiftExportProgressFunc progress, gpointer user_data, guint *n_unknown, GError **error)
{
  Progress told = { progress, user_data };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (LiftReportPages) pages =
    lift_report_pages_new (document, cancellable, progress != NULL ? laid_out_cb : NULL, &told, error);

  if (pages == NULL || !write_pages (document, pages, created_at, bytes, cancellable, &told, error))
    return NULL;
  if (n_unknown != NULL)
    *n_unknown = lift_report_pages_get_n_unknown (pages);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
