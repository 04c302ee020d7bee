/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-visit-content.h"

G_BEGIN_DECLS

/**
 * LiftVisitInput:
 * @options: (nullable): which days, and what is left out; @episode and @contacts are without it already
 *
 * What a content is made of; nothing of it is owned.
 */
typedef struct {
  LiftEpisode *episode;
  LiftProcedure *procedure;
  const LiftReference *reference;
  GPtrArray *contacts;
  LiftDate today;
  GTimeZone *zone;
  const LiftExportOptions *options;
} LiftVisitInput;

char *_lift_visit_format_day (const LiftVisitInput *input, LiftDate date);
char *_lift_visit_format_instant (const LiftVisitInput *input, gint64 at);
GPtrArray *_lift_visit_list_signs (const LiftVisitInput *input, guint *n_asked, guint *n_written);
GPtrArray *_lift_visit_list_facts (const LiftVisitInput *input);
GPtrArray *_lift_visit_list_contacts (const LiftVisitInput *input);
GPtrArray *_lift_visit_list_open (const LiftVisitInput *input);
char *_lift_visit_format_scope (const LiftVisitInput *input);
char *_lift_visit_format_completeness (const LiftVisitInput *input, int n_days);

G_END_DECLS
