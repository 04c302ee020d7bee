/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-clock-doubt.h"

/* A clock that moved by more than this against the time that went by was set. */
#define STEP_SECONDS 3600
/* A date so many days after the one last decided on is doubted. */
#define FAR_DAYS 60
/* And believed after an hour: by then a clock that is set over the network is right. */
#define BELIEVE_AFTER 3600
/* So long it is waited for somebody to set it right. */
#define DOUBT_SECONDS (24 * 3600)

/** lift_clock_doubt_init: nothing is known of the clock, so nothing is doubted. */
void
lift_clock_doubt_init (LiftClockDoubt *self)
{
  *self = (LiftClockDoubt){ .far_since = -1 };
}

/**
 * lift_clock_doubt_look:
 * @self: what is known
 * @now: UTC second on the wall
 * @boot: seconds since the computer was started, sleep counted in
 * @today: the local date
 * @decided_on: the date last decided on, or %LIFT_DATE_NONE
 *
 * Returns: whether the clock may be wrong now.
 */
gboolean
lift_clock_doubt_look (LiftClockDoubt *self, gint64 now, gint64 boot, LiftDate today, LiftDate decided_on)
{
  gint64 offset = now - boot;
  gboolean is_far = decided_on != LIFT_DATE_NONE && today - decided_on > FAR_DAYS;

  if (self->has_offset && ABS (offset - self->offset) > STEP_SECONDS)
    self->until = boot + DOUBT_SECONDS;
  self->offset = offset;
  self->has_offset = TRUE;
  if (is_far && self->far_since < 0) {
    self->far_since = boot;
    self->until = boot + DOUBT_SECONDS;
  } else if (!is_far) {
    self->far_since = -1;
  }
  return boot < self->until;
}

/** lift_clock_doubt_get_end: Returns: the UTC second at which a clock that nobody set is believed. */
gint64
lift_clock_doubt_get_end (const LiftClockDoubt *self, gint64 now, gint64 boot)
{
  return now + self->until - boot;
}

/** lift_clock_doubt_believes_date: Returns: whether the date may be written down as the last one decided on. */
gboolean
lift_clock_doubt_believes_date (const LiftClockDoubt *self, gint64 boot)
{
  return self->far_since < 0 || boot - self->far_since >= BELIEVE_AFTER;
}
