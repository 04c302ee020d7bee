/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-export.h"

G_BEGIN_DECLS

/**
 * LiftReportDocument:
 *
 * A report as its blocks, in words of one language, for one size of paper, not yet laid out: nothing after this needs
 * the language, so laying out and drawing may happen on another thread. Reference counted; not changed after it was
 * made.
 */
typedef struct _LiftReportDocument LiftReportDocument;

LiftReportDocument *lift_report_document_new (const LiftExportSource *source, const LiftExportOptions *options);
LiftReportDocument *lift_report_document_ref (LiftReportDocument *self);
void lift_report_document_unref (LiftReportDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftReportDocument, lift_report_document_unref)


G_END_DECLS
