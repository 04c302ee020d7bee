/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-report-sheet.h"
#include "lift-report-pdf.h"

G_BEGIN_DECLS

#define LIFT_REPORT_DESTINATION_SUMMARY "summary"
#define LIFT_REPORT_DESTINATION_CHART "chart"
#define LIFT_REPORT_DESTINATION_TABLE "table"

void lift_report_fill (LiftReportSheet *pages, LiftEpisode *episode, LiftReference *reference, GPtrArray *contacts,
                       const LiftReportOptions *options);

LiftReportSheet *_lift_report_document_lay_out (LiftReportDocument *self, double width, double height);

G_END_DECLS
