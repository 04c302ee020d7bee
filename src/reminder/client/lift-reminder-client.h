/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-reminder-status.h"

G_BEGIN_DECLS

/* How the window and the terminal speak to the reminder service. This small library knows the bus and the
 * values of core, not libnotify; it is all of this layer that other programs may use. */

#define LIFT_REMINDER_BUS_NAME LIFT_APP_ID ".Reminders"
#define LIFT_REMINDER_OBJECT_PATH LIFT_RESOURCE_PATH "/Reminders"
#define LIFT_REMINDER_INTERFACE "io.github.afterlift.Afterlift.Reminders"
/** What the service answers when a test could not be shown; its message is a sentence for her. */
#define LIFT_REMINDER_ERROR_NOT_SHOWN "io.github.afterlift.Afterlift.Reminders.Error.NotShown"

/**
 * LiftAutostart:
 * @LIFT_AUTOSTART_YES: the service starts at login (the autostart file is there, or the portal agreed)
 * @LIFT_AUTOSTART_NO: nothing starts it at login: the file is not installed
 * @LIFT_AUTOSTART_HIDDEN: she or her desktop switched the autostart entry off
 * @LIFT_AUTOSTART_REFUSED: the desktop refused leave to run in the background (Flatpak)
 * @LIFT_AUTOSTART_MISSING: this desktop cannot be asked (Flatpak without the Background portal)
 * @LIFT_AUTOSTART_NOT_ASKED: it was not asked yet (Flatpak)
 */
typedef enum {
  LIFT_AUTOSTART_YES,
  LIFT_AUTOSTART_NO,
  LIFT_AUTOSTART_HIDDEN,
  LIFT_AUTOSTART_REFUSED,
  LIFT_AUTOSTART_MISSING,
  LIFT_AUTOSTART_NOT_ASKED,
} LiftAutostart;

const char *lift_autostart_to_key (LiftAutostart autostart);
LiftAutostart lift_reminder_client_get_autostart (const char *background_state);
gboolean lift_reminder_client_is_confined (void);

void lift_reminder_client_reload_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean lift_reminder_client_reload_finish (GAsyncResult *result, GError **error);

void lift_reminder_client_get_status_async (gboolean start, GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
LiftReminderStatus *lift_reminder_client_get_status_finish (GAsyncResult *result, GError **error);

void lift_reminder_client_test_async (guint seconds, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean lift_reminder_client_test_finish (GAsyncResult *result, GError **error);

/* The same for the terminal, which has nothing else to do; each waits at most some seconds. */
gboolean lift_reminder_client_reload (GError **error);
LiftReminderStatus *lift_reminder_client_get_status (gboolean start, GError **error);
gboolean lift_reminder_client_test (guint seconds, GError **error);

G_END_DECLS
