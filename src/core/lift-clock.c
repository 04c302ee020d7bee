/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-clock.h"

G_DEFINE_INTERFACE (LiftClock, lift_clock, G_TYPE_OBJECT)

static void
lift_clock_default_init (LiftClockInterface *iface)
{
}

/**
 * lift_clock_dup_now:
 * @self: a clock
 *
 * Returns: (transfer full): the present instant, in the local zone.
 */
GDateTime *
lift_clock_dup_now (LiftClock *self)
{
  g_return_val_if_fail (LIFT_IS_CLOCK (self), NULL);
  return LIFT_CLOCK_GET_IFACE (self)->dup_now (self);
}

/**
 * lift_clock_get_now_utc:
 * @self: a clock
 *
 * Returns: seconds since 1970-01-01 00:00 UTC.
 */
gint64
lift_clock_get_now_utc (LiftClock *self)
{
  g_autoptr (GDateTime) now = lift_clock_dup_now (self);

  return g_date_time_to_unix (now);
}

/**
 * lift_clock_get_utc_offset:
 * @self: a clock
 *
 * Returns: minutes that local time is ahead of UTC (negative in the west).
 */
int
lift_clock_get_utc_offset (LiftClock *self)
{
  g_autoptr (GDateTime) now = lift_clock_dup_now (self);

  return (int) (g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE);
}

/**
 * lift_clock_get_civil_day:
 * @self: a clock
 *
 * Returns: the day that a calendar on the wall shows now.
 */
LiftDate
lift_clock_get_civil_day (LiftClock *self)
{
  g_autoptr (GDateTime) now = lift_clock_dup_now (self);

  return lift_date_from_date_time (now);
}

/**
 * lift_clock_get_diary_day:
 * @self: a clock
 * @day_end_hours: the hour at which a diary day ends, 0 (midnight) to 6
 *
 * The day an entry written now is about by default: who writes at half past one at night means the
 * evening. Only for this default; a reminder rings by the civil day.
 *
 * Returns: the diary day.
 */
LiftDate
lift_clock_get_diary_day (LiftClock *self, int day_end_hours)
{
  g_autoptr (GDateTime) now = lift_clock_dup_now (self);
  LiftDate day = lift_date_from_date_time (now);

  g_return_val_if_fail (day_end_hours >= 0 && day_end_hours <= 6, day);
  /* By the hour on the wall, not by subtracting hours: on the night of a clock change those differ. */
  return g_date_time_get_hour (now) < day_end_hours ? day - 1 : day;
}

struct _LiftSystemClock {
  GObject parent_instance;
};

static GDateTime *
system_clock_dup_now (LiftClock *clock)
{
  /* A new local zone each time: the zone may change while the program runs. */
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return g_date_time_new_now (zone);
}

static void
system_clock_iface_init (LiftClockInterface *iface)
{
  iface->dup_now = system_clock_dup_now;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiftSystemClock, lift_system_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIFT_TYPE_CLOCK, system_clock_iface_init))

static void
lift_system_clock_class_init (LiftSystemClockClass *klass)
{
}

static void
lift_system_clock_init (LiftSystemClock *self)
{
}

/**
 * lift_system_clock_new:
 *
 * Returns: (transfer full): the machine's clock and zone. Safe to use from any thread.
 */
LiftClock *
lift_system_clock_new (void)
{
  return g_object_new (LIFT_TYPE_SYSTEM_CLOCK, NULL);
}

struct _LiftFixedClock {
  GObject parent_instance;
  GMutex lock;
  GTimeZone *zone;
  GDateTime *now;
};

static GDateTime *
fixed_clock_dup_now (LiftClock *clock)
{
  LiftFixedClock *self = LIFT_FIXED_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_date_time_ref (self->now);
}

static void
fixed_clock_iface_init (LiftClockInterface *iface)
{
  iface->dup_now = fixed_clock_dup_now;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiftFixedClock, lift_fixed_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIFT_TYPE_CLOCK, fixed_clock_iface_init))

static void
lift_fixed_clock_finalize (GObject *object)
{
  LiftFixedClock *self = LIFT_FIXED_CLOCK (object);

  g_clear_pointer (&self->now, g_date_time_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (lift_fixed_clock_parent_class)->finalize (object);
}

static void
lift_fixed_clock_class_init (LiftFixedClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lift_fixed_clock_finalize;
}

static void
lift_fixed_clock_init (LiftFixedClock *self)
{
  g_mutex_init (&self->lock);
}

/**
 * lift_fixed_clock_new:
 * @iso8601: an instant, such as "2026-11-19T20:04:00"; without an offset it is local in @zone
 * @zone: (nullable): a zone such as "Europe/Berlin", or %NULL for UTC
 *
 * A clock that stands still until it is told otherwise: for tests and for the sample diary.
 *
 * Returns: (transfer full): the clock. Safe to use from any thread.
 */
LiftClock *
lift_fixed_clock_new (const char *iso8601, const char *zone)
{
  LiftFixedClock *self = g_object_new (LIFT_TYPE_FIXED_CLOCK, NULL);

  if (zone != NULL)
    self->zone = g_time_zone_new_identifier (zone);
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  lift_fixed_clock_set (self, iso8601);
  return LIFT_CLOCK (self);
}

/**
 * lift_fixed_clock_set:
 * @self: the clock
 * @iso8601: the instant that it shows from now on, as for lift_fixed_clock_new()
 */
void
lift_fixed_clock_set (LiftFixedClock *self, const char *iso8601)
{
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (iso8601, self->zone);

  g_return_if_fail (parsed != NULL);
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->now, g_date_time_unref);
  self->now = g_date_time_to_timezone (parsed, self->zone);
  g_mutex_unlock (&self->lock);
}

/**
 * lift_fixed_clock_advance:
 * @self: the clock
 * @span: microseconds to add; negative to go back
 */
void
lift_fixed_clock_advance (LiftFixedClock *self, GTimeSpan span)
{
  GDateTime *moved;

  g_mutex_lock (&self->lock);
  moved = g_date_time_add (self->now, span);
  g_date_time_unref (self->now);
  self->now = moved;
  g_mutex_unlock (&self->lock);
}
