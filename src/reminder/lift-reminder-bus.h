/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-fake-timer.h"
#include "lift-reminder-service.h"

G_BEGIN_DECLS

/**
 * LiftReminderBus:
 *
 * The service on the session bus: its object and its name. Signals:
 *
 * - `acquired`: the name is ours; only now may anything be shown
 * - `refused`: another service has it, or took it
 * - `lost`: the bus is gone
 */
#define LIFT_TYPE_REMINDER_BUS (lift_reminder_bus_get_type ())
G_DECLARE_FINAL_TYPE (LiftReminderBus, lift_reminder_bus, LIFT, REMINDER_BUS, GObject)

LiftReminderBus *lift_reminder_bus_new (GDBusConnection *bus, LiftReminderService *service);
void lift_reminder_bus_allow_time_travel (LiftReminderBus *self, LiftFakeTimer *timer, LiftZoneWatch *zone);
gboolean lift_reminder_bus_own (LiftReminderBus *self, GError **error);

G_END_DECLS
