/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-clock.h"
#include "lift-zone-watch.h"

G_BEGIN_DECLS

#define LIFT_TYPE_ZONE_CLOCK (lift_zone_clock_get_type ())
G_DECLARE_FINAL_TYPE (LiftZoneClock, lift_zone_clock, LIFT, ZONE_CLOCK, GObject)

LiftClock *lift_zone_clock_new (LiftClock *base, LiftZoneWatch *zone);

G_END_DECLS
