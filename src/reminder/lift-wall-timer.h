/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LIFT_TYPE_WALL_TIMER (lift_wall_timer_get_type ())
G_DECLARE_INTERFACE (LiftWallTimer, lift_wall_timer, LIFT, WALL_TIMER, GObject)

/**
 * LiftWallTimerInterface:
 * @arm: see lift_wall_timer_arm()
 * @get_boot_seconds: see lift_wall_timer_get_boot_seconds()
 *
 * An alarm on the clock on the wall, not on a count of seconds: it is right after sleep and after the clock
 * was set. Emits `woke` when its moment has come, and also when the clock was set or the computer woke up;
 * who hears it looks at everything anew.
 */
struct _LiftWallTimerInterface {
  GTypeInterface parent_iface;

  void (*arm) (LiftWallTimer *self, gint64 at);
  gint64 (*get_boot_seconds) (LiftWallTimer *self);
};

void lift_wall_timer_arm (LiftWallTimer *self, gint64 at);
gint64 lift_wall_timer_get_boot_seconds (LiftWallTimer *self);
void lift_wall_timer_emit_woke (LiftWallTimer *self);

G_END_DECLS
