/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-fake-timer.h"

/* More alarms than a test can mean: somebody arms it for a moment that has passed, again and again. */
#define MAX_ALARMS 100000

struct _LiftFakeTimer {
  GObject parent_instance;

  LiftFixedClock *clock;
  gint64 armed_at;
  gint64 boot_seconds;
  guint overdue;
};

/** lift_fake_timer_get_now: Returns: the UTC second that it is. */
gint64
lift_fake_timer_get_now (LiftFakeTimer *self)
{
  return lift_clock_get_now_utc (LIFT_CLOCK (self->clock));
}

static gboolean
overdue_cb (gpointer user_data)
{
  LiftFakeTimer *self = LIFT_FAKE_TIMER (user_data);

  self->overdue = 0;
  self->armed_at = 0;
  lift_wall_timer_emit_woke (LIFT_WALL_TIMER (self));
  return G_SOURCE_REMOVE;
}

static void
fake_timer_arm (LiftWallTimer *timer, gint64 at)
{
  LiftFakeTimer *self = LIFT_FAKE_TIMER (timer);

  g_clear_handle_id (&self->overdue, g_source_remove);
  self->armed_at = at;
  if (at > 0 && at <= lift_fake_timer_get_now (self))
    self->overdue = g_idle_add (overdue_cb, self);
}

static gint64
fake_timer_get_boot_seconds (LiftWallTimer *timer)
{
  return LIFT_FAKE_TIMER (timer)->boot_seconds;
}

static void
wall_timer_iface_init (LiftWallTimerInterface *iface)
{
  iface->arm = fake_timer_arm;
  iface->get_boot_seconds = fake_timer_get_boot_seconds;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiftFakeTimer, lift_fake_timer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIFT_TYPE_WALL_TIMER, wall_timer_iface_init))

static void
lift_fake_timer_finalize (GObject *object)
{
  LiftFakeTimer *self = LIFT_FAKE_TIMER (object);

  g_clear_handle_id (&self->overdue, g_source_remove);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (lift_fake_timer_parent_class)->finalize (object);
}

static void
lift_fake_timer_class_init (LiftFakeTimerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lift_fake_timer_finalize;
}

static void
lift_fake_timer_init (LiftFakeTimer *self)
{
}

/**
 * lift_fake_timer_new:
 * @clock: the clock that is moved by the functions below
 *
 * A timer for tests: time passes only when it is told to.
 *
 * Returns: (transfer full): the timer.
 */
LiftFakeTimer *
lift_fake_timer_new (LiftFixedClock *clock)
{
  LiftFakeTimer *self = g_object_new (LIFT_TYPE_FAKE_TIMER, NULL);

  self->clock = g_object_ref (clock);
  return self;
}

static void
move_clock (LiftFakeTimer *self, gint64 utc)
{
  lift_fixed_clock_advance (self->clock, (utc - lift_fake_timer_get_now (self)) * G_TIME_SPAN_SECOND);
}

/**
 * lift_fake_timer_advance_to:
 * @self: the timer
 * @utc: a second that lies ahead
 *
 * Lets time flow: each alarm on the way comes exactly at its moment.
 */
void
lift_fake_timer_advance_to (LiftFakeTimer *self, gint64 utc)
{
  for (guint i = 0; i < MAX_ALARMS && self->armed_at > 0 && self->armed_at <= utc; i++) {
    gint64 at = MAX (self->armed_at, lift_fake_timer_get_now (self));

    self->boot_seconds += at - lift_fake_timer_get_now (self);
    move_clock (self, at);
    g_clear_handle_id (&self->overdue, g_source_remove);
    self->armed_at = 0;
    lift_wall_timer_emit_woke (LIFT_WALL_TIMER (self));
  }
  self->boot_seconds += MAX (utc - lift_fake_timer_get_now (self), 0);
  move_clock (self, utc);
}

/**
 * lift_fake_timer_sleep_to:
 * @self: the timer
 * @utc: the second at which the computer wakes up
 *
 * Nothing runs until then, as in suspend; then the timer wakes once.
 */
void
lift_fake_timer_sleep_to (LiftFakeTimer *self, gint64 utc)
{
  self->boot_seconds += MAX (utc - lift_fake_timer_get_now (self), 0);
  lift_fake_timer_jump_to (self, utc);
}

/**
 * lift_fake_timer_jump_to:
 * @self: the timer
 * @utc: what the clock is set to, before or after now
 *
 * Somebody sets the clock: no time passes, and the timer wakes once.
 */
void
lift_fake_timer_jump_to (LiftFakeTimer *self, gint64 utc)
{
  move_clock (self, utc);
  lift_wall_timer_emit_woke (LIFT_WALL_TIMER (self));
}
