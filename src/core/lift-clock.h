/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-date.h"

G_BEGIN_DECLS

#define LIFT_TYPE_CLOCK (lift_clock_get_type ())
G_DECLARE_INTERFACE (LiftClock, lift_clock, LIFT, CLOCK, GObject)

/**
 * LiftClockInterface:
 * @dup_now: the present instant in the zone of the person at the machine
 *
 * Where "now" comes from. Only #LiftSystemClock asks the machine; everything else is handed a clock.
 */
struct _LiftClockInterface {
  GTypeInterface parent_iface;

  GDateTime *(*dup_now) (LiftClock *self);
};

GDateTime *lift_clock_dup_now (LiftClock *self);
gint64 lift_clock_get_now_utc (LiftClock *self);
int lift_clock_get_utc_offset (LiftClock *self);
LiftDate lift_clock_get_civil_day (LiftClock *self);
LiftDate lift_clock_get_diary_day (LiftClock *self, int day_end_hours);

#define LIFT_TYPE_SYSTEM_CLOCK (lift_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (LiftSystemClock, lift_system_clock, LIFT, SYSTEM_CLOCK, GObject)

LiftClock *lift_system_clock_new (void);

#define LIFT_TYPE_FIXED_CLOCK (lift_fixed_clock_get_type ())
G_DECLARE_FINAL_TYPE (LiftFixedClock, lift_fixed_clock, LIFT, FIXED_CLOCK, GObject)

LiftClock *lift_fixed_clock_new (const char *iso8601, const char *zone);
void lift_fixed_clock_set (LiftFixedClock *self, const char *iso8601);
void lift_fixed_clock_advance (LiftFixedClock *self, GTimeSpan span);

G_END_DECLS
