/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-diary-link.h"
#include "lift-notifier.h"
#include "lift-reminder-status.h"
#include "lift-wall-timer.h"
#include "lift-zone-watch.h"

G_BEGIN_DECLS

/**
 * LiftServiceMode:
 * @LIFT_SERVICE_ON_DEMAND: another program asked for it: it stays as long as there is something to remind of
 * @LIFT_SERVICE_AUTOSTART: the session started it: as above, but leaves at once where there is nothing
 * @LIFT_SERVICE_ONCE: decides once, and waits only for an answer to what it shows
 */
typedef enum {
  LIFT_SERVICE_ON_DEMAND,
  LIFT_SERVICE_AUTOSTART,
  LIFT_SERVICE_ONCE,
} LiftServiceMode;

/**
 * LiftReminderService:
 *
 * The service itself: asks the plan what to do, shows it, and remembers it. Emits `leave` when it has nothing
 * left to do.
 */
#define LIFT_TYPE_REMINDER_SERVICE (lift_reminder_service_get_type ())
G_DECLARE_FINAL_TYPE (LiftReminderService, lift_reminder_service, LIFT, REMINDER_SERVICE, GObject)

LiftReminderService *lift_reminder_service_new (GDBusConnection *bus, LiftClock *clock, LiftZoneWatch *zone,
                                                LiftWallTimer *timer, const char *diary);
void lift_reminder_service_set_mode (LiftReminderService *self, LiftServiceMode mode, int linger_seconds);
void lift_reminder_service_start (LiftReminderService *self);
void lift_reminder_service_stop (LiftReminderService *self, const char *why);
void lift_reminder_service_reload (LiftReminderService *self);
gboolean lift_reminder_service_test (LiftReminderService *self, guint seconds, GError **error);
LiftReminderStatus *lift_reminder_service_dup_status (LiftReminderService *self);

guint lift_reminder_service_get_n_decisions (LiftReminderService *self);
gint64 lift_reminder_service_get_wake_at (LiftReminderService *self);

G_END_DECLS
