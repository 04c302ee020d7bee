/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "lift-report-document.h"

G_BEGIN_DECLS

/**
 * LiftReportPages:
 *
 * A report laid out on paper. Each page can be drawn any number of times and on any surface: the same function serves
 * a PDF, a printer and a preview. It translates nothing and may live on any thread, on one at a time.
 */
typedef struct _LiftReportPages LiftReportPages;

LiftReportPages *lift_report_pages_new (LiftReportDocument *document, GCancellable *cancellable,
                                        LiftExportProgressFunc progress, gpointer user_data, GError **error);
void lift_report_pages_free (LiftReportPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftReportPages, lift_report_pages_free)

guint lift_report_pages_get_n_pages (const LiftReportPages *self);
guint lift_report_pages_get_n_unknown (const LiftReportPages *self);
void lift_report_pages_get_size (const LiftReportPages *self, double *width, double *height);
void lift_report_pages_draw (LiftReportPages *self, cairo_t *cr, guint page);

G_END_DECLS
