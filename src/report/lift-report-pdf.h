/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-report-document.h"

G_BEGIN_DECLS

GBytes *lift_report_pdf_write (LiftReportDocument *document, gint64 created_at, GCancellable *cancellable,
                               LiftExportProgressFunc progress, gpointer user_data, guint *n_unknown,
                               GError **error);

G_END_DECLS
