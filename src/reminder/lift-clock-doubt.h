/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-date.h"

G_BEGIN_DECLS

/**
 * LiftClockDoubt:
 * @offset: difference between the clock on the wall and the time since the computer was started
 * @until: until when, in seconds since that start, the clock may be wrong
 * @far_since: since when, in the same seconds, the date is far from the one last decided on; -1: it is not
 *
 * Whether the clock on the wall looks wrong: it was set by more than an hour, or shows a date months after the
 * last one. "Nothing left to remind of" may then be wrong, too.
 */
typedef struct {
  gboolean has_offset;
  gint64 offset;
  gint64 until;
  gint64 far_since;
} LiftClockDoubt;

void lift_clock_doubt_init (LiftClockDoubt *self);
gboolean lift_clock_doubt_look (LiftClockDoubt *self, gint64 now, gint64 boot, LiftDate today, LiftDate decided_on);
gint64 lift_clock_doubt_get_end (const LiftClockDoubt *self, gint64 now, gint64 boot);
gboolean lift_clock_doubt_believes_date (const LiftClockDoubt *self, gint64 boot);

G_END_DECLS
