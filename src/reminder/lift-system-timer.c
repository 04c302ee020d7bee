/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-system-timer.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/* Where nothing is planned the timer still hears that the clock was set; a disarmed one would not. */
#define FAR_AHEAD G_GINT64_CONSTANT (4102444800) /* 2100-01-01 */
#define MAX_TRIES 8

struct _LiftSystemTimer {
  GObject parent_instance;

  int fd;
  guint source;
};

static void
system_timer_arm (LiftWallTimer *timer, gint64 at)
{
  LiftSystemTimer *self = LIFT_SYSTEM_TIMER (timer);
  struct itimerspec when = { .it_value = { .tv_sec = at > 0 ? at : FAR_AHEAD } };
  int rc = -1;

  /* The kernel says ECANCELED when the clock was set meanwhile, and has armed the timer without telling of
   * that setting again; the second call does. */
  for (int i = 0; i < MAX_TRIES && rc != 0; i++) {
    rc = timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL);
    if (rc != 0 && errno != ECANCELED)
      break;
  }
  if (rc != 0)
    g_warning ("The timer could not be set: %s", g_strerror (errno));
}

static gint64
system_timer_get_boot_seconds (LiftWallTimer *timer)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec;
}

static void
wall_timer_iface_init (LiftWallTimerInterface *iface)
{
  iface->arm = system_timer_arm;
  iface->get_boot_seconds = system_timer_get_boot_seconds;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiftSystemTimer, lift_system_timer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIFT_TYPE_WALL_TIMER, wall_timer_iface_init))

static gboolean
readable_cb (int fd, GIOCondition condition, gpointer user_data)
{
  guint64 times;
  gssize n = read (fd, &times, sizeof times);

  /* Due, or ECANCELED: the clock was set or the computer woke up. In both cases everything is looked at
   * anew. EAGAIN is a false alarm. */
  if (n == (gssize) sizeof times || (n < 0 && errno == ECANCELED))
    lift_wall_timer_emit_woke (user_data);
  return G_SOURCE_CONTINUE;
}

static void
lift_system_timer_finalize (GObject *object)
{
  LiftSystemTimer *self = LIFT_SYSTEM_TIMER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->fd >= 0)
    close (self->fd);
  G_OBJECT_CLASS (lift_system_timer_parent_class)->finalize (object);
}

static void
lift_system_timer_class_init (LiftSystemTimerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lift_system_timer_finalize;
}

static void
lift_system_timer_init (LiftSystemTimer *self)
{
  self->fd = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->fd < 0)
    g_error ("No timer: %s", g_strerror (errno));
  self->source = g_unix_fd_add (self->fd, G_IO_IN, readable_cb, self);
}

/**
 * lift_system_timer_new:
 *
 * Returns: (transfer full): a timer on the machine's clock, in the default main context.
 */
LiftWallTimer *
lift_system_timer_new (void)
{
  return g_object_new (LIFT_TYPE_SYSTEM_TIMER, NULL);
}
