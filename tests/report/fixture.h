/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-chart-layout.h"
#include "lift-episode.h"

G_BEGIN_DECLS

/* Monday 16 November 2026. */
#define FIXTURE_DAY0 lift_date_from_ymd (2026, 11, 16)

LiftProcedure *fixture_new_procedure (LiftDate day0);
LiftEntry *fixture_new_entry (LiftDate for_day, int swelling, int bruising, int discomfort);
LiftEpisode *fixture_new_two_weeks (void);
LiftEpisode *fixture_new_long (int n_days);
LiftChartSpec fixture_spec (LiftEpisode *episode, LiftReference *reference, guint symptoms);

G_END_DECLS
