/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-wall-timer.h"

G_DEFINE_INTERFACE (LiftWallTimer, lift_wall_timer, G_TYPE_OBJECT)

static void
lift_wall_timer_default_init (LiftWallTimerInterface *iface)
{
  g_signal_new ("woke", LIFT_TYPE_WALL_TIMER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * lift_wall_timer_arm:
 * @self: a timer
 * @at: UTC second at which it wakes; one that has passed wakes at once. 0: only when the clock is set
 *
 * What was armed before is forgotten.
 */
void
lift_wall_timer_arm (LiftWallTimer *self, gint64 at)
{
  g_return_if_fail (LIFT_IS_WALL_TIMER (self) && at >= 0);
  LIFT_WALL_TIMER_GET_IFACE (self)->arm (self, at);
}

/**
 * lift_wall_timer_get_boot_seconds:
 * @self: a timer
 *
 * Returns: seconds that went by since some moment, sleep counted in; no setting of the clock changes it.
 */
gint64
lift_wall_timer_get_boot_seconds (LiftWallTimer *self)
{
  g_return_val_if_fail (LIFT_IS_WALL_TIMER (self), 0);
  return LIFT_WALL_TIMER_GET_IFACE (self)->get_boot_seconds (self);
}

/** lift_wall_timer_emit_woke: for implementations. */
void
lift_wall_timer_emit_woke (LiftWallTimer *self)
{
  g_signal_emit_by_name (self, "woke");
}
