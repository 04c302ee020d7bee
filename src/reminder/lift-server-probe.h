/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-reminder-status.h"

G_BEGIN_DECLS

void lift_server_probe_async (GDBusConnection *bus, LiftReminderStatus *status, GAsyncReadyCallback callback,
                              gpointer user_data);
LiftReminderStatus *lift_server_probe_finish (GAsyncResult *result);

G_END_DECLS
