/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-server-probe.h"

#include <string.h>

#define SERVER_NAME "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"
#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define GNOME_SCHEMA "org.gnome.desktop.notifications"
/* Who asks for the status wants to see it; a server that is slower than this is in trouble. */
#define PATIENCE_MS 3000

/* How many answers are still to come, as the data of the task; the status is kept beside it. An answer of a type
 * that the specification does not have counts as none. */
typedef struct {
  LiftReminderStatus *status;
  int n_open;
} Probe;

static void
free_probe (Probe *probe)
{
  g_clear_pointer (&probe->status, lift_reminder_status_free);
  g_free (probe);
}

static void
answer_came (GTask *task)
{
  Probe *probe = g_task_get_task_data (task);

  if (--probe->n_open == 0)
    g_task_return_pointer (task, g_steal_pointer (&probe->status), (GDestroyNotify) lift_reminder_status_free);
  g_object_unref (task);
}

static LiftServerState
state_from_error (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT))
    return LIFT_SERVER_SILENT;
  return LIFT_SERVER_NONE;
}

static void
information_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL) {
    probe->status->server_state = state_from_error (error);
  } else {
    const char *name = NULL;
    const char *version = NULL;

    g_variant_get (reply, "(&s&s&s&s)", &name, NULL, &version, NULL);
    probe->status->server_state = LIFT_SERVER_WORKS;
    probe->status->server_name = g_strdup_printf ("%s %s", name, version);
  }
  answer_came (task);
}

static void
capabilities_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (reply != NULL)
    g_variant_get (reply, "(^as)", &probe->status->capabilities);
  answer_came (task);
}

static void
portal_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const char *const capabilities[] = { "actions", "body", NULL };
  GTask *task = G_TASK (user_data);
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL) {
    probe->status->server_state = state_from_error (error);
  } else {
    probe->status->server_state = LIFT_SERVER_WORKS;
    probe->status->server_name = g_strdup ("xdg-desktop-portal");
    probe->status->capabilities = g_strdupv ((char **) capabilities);
  }
  answer_came (task);
}

/* KDE's "Inhibited" and dunst's "paused" mean the same; who has neither answers with an error. */
static void
inhibited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) value = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(v)", &value);
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    probe->status->do_not_disturb = g_variant_get_boolean (value);
  answer_came (task);
}

/* GNOME keeps it in a setting, which says something only where GNOME runs. */
static int
read_gnome_setting (void)
{
  const char *desktop = g_getenv ("XDG_CURRENT_DESKTOP");
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;

  if (desktop == NULL || strstr (desktop, "GNOME") == NULL || source == NULL)
    return -1;
  schema = g_settings_schema_source_lookup (source, GNOME_SCHEMA, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, "show-banners"))
    return -1;
  settings = g_settings_new_full (schema, NULL, NULL);
  return !g_settings_get_boolean (settings, "show-banners");
}

static void
ask (GDBusConnection *bus, GTask *task, const char *interface, const char *method, GVariant *parameters,
     const char *reply, GAsyncReadyCallback callback)
{
  Probe *probe = g_task_get_task_data (task);
  gboolean is_portal = probe->status->is_confined;

  probe->n_open++;
  g_dbus_connection_call (bus, is_portal ? PORTAL_NAME : SERVER_NAME, is_portal ? PORTAL_PATH : SERVER_PATH, interface,
                          method, parameters, G_VARIANT_TYPE (reply), G_DBUS_CALL_FLAGS_NONE, PATIENCE_MS, NULL,
                          callback, g_object_ref (task));
}

static void
ask_property (GDBusConnection *bus, GTask *task, const char *interface, const char *property,
              GAsyncReadyCallback callback)
{
  ask (bus, task, "org.freedesktop.DBus.Properties", "Get", g_variant_new ("(ss)", interface, property), "(v)",
       callback);
}

/**
 * lift_server_probe_async:
 * @bus: the session bus
 * @status: (transfer full): what the service knows of itself
 * @callback: called in the present main context
 * @user_data: for @callback
 *
 * Asks who shows notifications, what that can do, and whether it is to be quiet. Waits some seconds at most,
 * and blocks nothing.
 */
void
lift_server_probe_async (GDBusConnection *bus, LiftReminderStatus *status, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Probe *probe = g_new0 (Probe, 1);

  g_task_set_source_tag (task, lift_server_probe_async);
  probe->status = status;
  g_task_set_task_data (task, probe, (GDestroyNotify) free_probe);
  if (status->is_confined) {
    ask_property (bus, task, "org.freedesktop.portal.Notification", "version", portal_cb);
    return;
  }
  status->do_not_disturb = read_gnome_setting ();
  ask (bus, task, SERVER_NAME, "GetServerInformation", NULL, "(ssss)", information_cb);
  ask (bus, task, SERVER_NAME, "GetCapabilities", NULL, "(as)", capabilities_cb);
  ask_property (bus, task, SERVER_NAME, "Inhibited", inhibited_cb);
  ask_property (bus, task, "org.dunstproject.cmd0", "paused", inhibited_cb);
}

/** lift_server_probe_finish: Returns: (transfer full): the status, with what the server said. */
LiftReminderStatus *
lift_server_probe_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
