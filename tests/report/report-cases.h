/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"
#include "lift-export.h"

G_BEGIN_DECLS

#define REPORT_NOW 1796068800 /* 2026-11-30T20:00:00Z */

/** ReportCase: a diary that is hard to bring onto one page; @day is the day number on which the report is made. */
typedef struct {
  const char *name;
  LiftArchiveRecord *(*make) (void);
  int day;
} ReportCase;

extern const ReportCase report_cases[];
extern const guint n_report_cases;

void report_source_init (LiftExportSource *source, LiftArchiveRecord *record, int day);
LiftArchiveRecord *report_record_new (LiftEpisode *episode);
LiftEntry *report_record_get_entry (LiftArchiveRecord *record, LiftDate for_day);

G_END_DECLS
