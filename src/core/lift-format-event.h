/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-episode.h"
#include "lift-reference.h"

G_BEGIN_DECLS

/* Stable names of the events that have words of their own; an own event is told by its text. */
#define LIFT_TICK_COLD_PACK "cold-pack"
#define LIFT_TICK_CLINIC_VISIT "clinic-visit"
#define LIFT_TICK_OWN "own"

const char *lift_format_tick_kind (const char *kind);
char *lift_format_tick (const LiftTick *tick);
char *lift_format_ticks (const LiftEntry *entry);
char *lift_format_noted (const LiftEntry *entry);
char *lift_format_thread_lift_of (LiftDate day0);
char *lift_format_days_as_text (const LiftEpisode *episode, const LiftReference *reference);

G_END_DECLS
