/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-assessment.h"
#include "lift-episode.h"
#include "lift-reference.h"
#include "lift-report-document.h"

G_BEGIN_DECLS

/**
 * LiftReportOptions:
 * @from: first day, or %LIFT_DATE_NONE
 * @to: last day, or %LIFT_DATE_NONE
 * @paper: paper size
 * @today: the civil day on which the report is made
 * @created_at: UTC second for the file's dates; SOURCE_DATE_EPOCH replaces it
 * @milestones: (nullable) (element-type LiftMilestone): marked in the chart
 *
 * What a report holds.
 */
typedef struct {
  LiftDate from;
  LiftDate to;
  LiftPaper paper;
  LiftDate today;
  gint64 created_at;
  GPtrArray *milestones;
} LiftReportOptions;

GBytes *lift_report_pdf (LiftEpisode *episode, LiftReference *reference, GPtrArray *contacts,
                         const LiftReportOptions *options, GError **error);

GBytes *lift_report_pdf_write (LiftReportDocument *document, gint64 created_at, GCancellable *cancellable,
                               LiftExportProgressFunc progress, gpointer user_data, GError **error);

G_END_DECLS
