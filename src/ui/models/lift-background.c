/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-background.h"

#include <glib/gi18n-lib.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define BACKGROUND "org.freedesktop.portal.Background"
#define REQUEST "org.freedesktop.portal.Request"
/* She may take her time over the desktop's question, but a desktop that never answers is not waited for. */
#define ANSWER_SECONDS 300

typedef struct {
  GDBusConnection *bus;
  gboolean autostart;
  guint subscription;
  guint timeout;
  gboolean given;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->bus);
  g_free (request);
}

/** lift_background_answer_to_key: Returns: (transfer none): as it is remembered: granted, refused or missing. */
const char *
lift_background_answer_to_key (LiftBackgroundAnswer answer)
{
  static const char *const keys[] = { "granted", "refused", "missing" };

  return keys[answer];
}

/** lift_background_answer_to_sentence: Returns: (transfer none): what the answer means for her, and what she can do. */
const char *
lift_background_answer_to_sentence (LiftBackgroundAnswer answer)
{
  switch (answer) {
  case LIFT_BACKGROUND_GRANTED:
    return _("Reminders come also while this window is closed.");
  case LIFT_BACKGROUND_REFUSED:
    return _("Your desktop does not let Afterlift run in the background, so no reminder comes while this window is "
             "closed. Allow it in the settings of your desktop, under Apps; then switch reminders off and on here.");
  case LIFT_BACKGROUND_MISSING:
    break;
  }
  return _("This desktop cannot be asked to start reminders at login. They work while the diary is open. Add Afterlift "
           "to the programs that your session starts to have them always.");
}

/* Gives the answer, once, and stops listening. */
static void
give (GTask *task, LiftBackgroundAnswer answer)
{
  Request *request = g_task_get_task_data (task);
  guint subscription = request->subscription;

  if (request->given)
    return;
  request->given = TRUE;
  g_clear_handle_id (&request->timeout, g_source_remove);
  g_task_return_int (task, answer);
  request->subscription = 0;
  /* Last: it may drop the task. */
  if (subscription != 0)
    g_dbus_connection_signal_unsubscribe (request->bus, subscription);
}

static void
response_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *name,
             GVariant *parameters, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (user_data));
  Request *request = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  gboolean background = FALSE;
  gboolean autostart = FALSE;
  guint32 response;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})"))) {
    give (task, LIFT_BACKGROUND_MISSING);
    return;
  }
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &background);
  g_variant_lookup (results, "autostart", "b", &autostart);
  give (task, response == 0 && (!request->autostart || (background && autostart)) ? LIFT_BACKGROUND_GRANTED
                                                                                    : LIFT_BACKGROUND_REFUSED);
}

static gboolean
timeout_cb (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (user_data));

  ((Request *) g_task_get_task_data (task))->timeout = 0;
  give (task, LIFT_BACKGROUND_MISSING);
  return G_SOURCE_REMOVE;
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (reply == NULL)
    give (task, LIFT_BACKGROUND_MISSING);
}

/* Listened for before the call is made, so that a quick answer is heard, too. */
static void
listen_for_answer (GTask *task, const char *token)
{
  Request *request = g_task_get_task_data (task);
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (request->bus) + 1);
  g_autofree char *path = NULL;

  g_strdelimit (sender, ".", '_');
  path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
  request->subscription =
    g_dbus_connection_signal_subscribe (request->bus, PORTAL, REQUEST, "Response", path, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                        response_cb, g_object_ref (task), g_object_unref);
}

static void
ask (GTask *task)
{
  Request *request = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("afterlift%u", g_random_int ());
  static const char *const command[] = { "afterlift-reminder", "--autostart", NULL };
  GVariantBuilder options;

  listen_for_answer (task, token);
  request->timeout = g_timeout_add_seconds (ANSWER_SECONDS, timeout_cb, task);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  /* Translators: the desktop shows this when it asks whether Afterlift may run in the background. */
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (_("Remind you of your diary")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (request->autostart));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_dbus_connection_call (request->bus, PORTAL, PORTAL_PATH, BACKGROUND, "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb,
                          g_object_ref (task));
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Request *request = g_task_get_task_data (task);

  request->bus = g_bus_get_finish (result, NULL);
  if (request->bus != NULL)
    ask (task);
  else
    give (task, LIFT_BACKGROUND_MISSING);
}

/**
 * lift_background_request_async:
 * @bus: (nullable): the session bus; %NULL: the usual one
 * @autostart: whether the service shall start at login; %FALSE takes that back
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Asks the desktop to let the reminder service run while no window is open. The desktop may ask her.
 */
void
lift_background_request_async (GDBusConnection *bus, gboolean autostart, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  g_task_set_source_tag (task, lift_background_request_async);
  g_task_set_task_data (task, request, request_free);
  request->autostart = autostart;
  if (bus == NULL) {
    g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, g_object_ref (task));
    return;
  }
  request->bus = g_object_ref (bus);
  ask (task);
}

/** lift_background_request_finish: Returns: what the desktop, or she, answered. */
LiftBackgroundAnswer
lift_background_request_finish (GAsyncResult *result)
{
  return (LiftBackgroundAnswer) g_task_propagate_int (G_TASK (result), NULL);
}
