/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-zone-clock.h"

struct _LiftZoneClock {
  GObject parent_instance;

  LiftClock *base;
  LiftZoneWatch *zone;
};

static GDateTime *
zone_clock_dup_now (LiftClock *clock)
{
  LiftZoneClock *self = LIFT_ZONE_CLOCK (clock);
  g_autoptr (GDateTime) now = lift_clock_dup_now (self->base);
  g_autoptr (GTimeZone) zone = lift_zone_watch_dup_zone (self->zone);

  return g_date_time_to_timezone (now, zone);
}

static void
clock_iface_init (LiftClockInterface *iface)
{
  iface->dup_now = zone_clock_dup_now;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiftZoneClock, lift_zone_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIFT_TYPE_CLOCK, clock_iface_init))

static void
lift_zone_clock_finalize (GObject *object)
{
  LiftZoneClock *self = LIFT_ZONE_CLOCK (object);

  g_clear_object (&self->base);
  g_clear_object (&self->zone);
  G_OBJECT_CLASS (lift_zone_clock_parent_class)->finalize (object);
}

static void
lift_zone_clock_class_init (LiftZoneClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lift_zone_clock_finalize;
}

static void
lift_zone_clock_init (LiftZoneClock *self)
{
}

/**
 * lift_zone_clock_new:
 * @base: says which instant it is
 * @zone: says in which zone
 *
 * Returns: (transfer full): a clock that is right in a sandbox, too, where the machine's own zone is frozen.
 */
LiftClock *
lift_zone_clock_new (LiftClock *base, LiftZoneWatch *zone)
{
  LiftZoneClock *self = g_object_new (LIFT_TYPE_ZONE_CLOCK, NULL);

  self->base = g_object_ref (base);
  self->zone = g_object_ref (zone);
  return LIFT_CLOCK (self);
}
