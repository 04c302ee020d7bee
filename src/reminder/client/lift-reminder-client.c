/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reminder-client.h"

#include <glib/gi18n-lib.h>

#include "lift-error.h"

/* The service may be waiting for a notification server that does not answer; libnotify gives up after 25 s. */
#define PATIENT_MS 30000
#define IMPATIENT_MS 5000

/* Stable: they stand in --json. */
static const char *const autostart_keys[] = {
  [LIFT_AUTOSTART_YES] = "yes",         [LIFT_AUTOSTART_NO] = "no",           [LIFT_AUTOSTART_HIDDEN] = "hidden",
  [LIFT_AUTOSTART_REFUSED] = "refused", [LIFT_AUTOSTART_MISSING] = "missing", [LIFT_AUTOSTART_NOT_ASKED] = "not-asked",
};

/**
 * lift_autostart_to_key:
 * @autostart: whether the service starts at login
 *
 * Returns: its stable key.
 */
const char *
lift_autostart_to_key (LiftAutostart autostart)
{
  g_return_val_if_fail ((guint) autostart < G_N_ELEMENTS (autostart_keys), autostart_keys[LIFT_AUTOSTART_NO]);
  return autostart_keys[autostart];
}

/**
 * lift_reminder_client_is_confined:
 *
 * Returns: whether this program runs in a Flatpak sandbox.
 */
gboolean
lift_reminder_client_is_confined (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static LiftAutostart
autostart_from_background (const char *state)
{
  if (g_strcmp0 (state, "granted") == 0)
    return LIFT_AUTOSTART_YES;
  if (g_strcmp0 (state, "refused") == 0)
    return LIFT_AUTOSTART_REFUSED;
  if (g_strcmp0 (state, "missing") == 0)
    return LIFT_AUTOSTART_MISSING;
  return LIFT_AUTOSTART_NOT_ASKED;
}

/* Whether a session would start what stands in this file. */
static LiftAutostart
read_autostart_file (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *try_exec = NULL;
  g_autofree char *found = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return LIFT_AUTOSTART_HIDDEN;
  if (g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, NULL))
    return LIFT_AUTOSTART_HIDDEN;
  if (g_key_file_has_key (file, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-Autostart-enabled", NULL) &&
      !g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-Autostart-enabled", NULL))
    return LIFT_AUTOSTART_HIDDEN;
  try_exec = g_key_file_get_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TRY_EXEC, NULL);
  found = try_exec != NULL ? g_find_program_in_path (try_exec) : NULL;
  return try_exec != NULL && found == NULL ? LIFT_AUTOSTART_NO : LIFT_AUTOSTART_YES;
}

static char *
find_autostart_file (void)
{
  const char *const *folders = g_get_system_config_dirs ();
  const char *name = LIFT_REMINDER_BUS_NAME ".desktop";
  g_autofree char *own = g_build_filename (g_get_user_config_dir (), "autostart", name, NULL);

  if (g_file_test (own, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&own);
  for (guint i = 0; folders[i] != NULL; i++) {
    g_autofree char *path = g_build_filename (folders[i], "autostart", name, NULL);

    if (g_file_test (path, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&path);
  }
  return NULL;
}

/**
 * lift_reminder_client_get_autostart:
 * @background_state: (nullable): what lift_store_dup_reminder_state() says of "background"; only a sandbox
 *   has to ask
 *
 * Returns: whether the service is started at login.
 */
LiftAutostart
lift_reminder_client_get_autostart (const char *background_state)
{
  g_autofree char *file = NULL;

  if (lift_reminder_client_is_confined ())
    return autostart_from_background (background_state);
  /* Her own file stands before the system's, and may switch it off. */
  file = find_autostart_file ();
  return file != NULL ? read_autostart_file (file) : LIFT_AUTOSTART_NO;
}

static GDBusConnection *
connect_to_bus (GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) inner = NULL;
  GDBusConnection *bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, &inner);

  if (bus != NULL)
    return bus;
  g_debug ("No bus: %s", inner->message);
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                       _("Reminders need a desktop session, and there is none here. The diary is as it was. "
                         "Try again from your desktop."));
  return NULL;
}

static GVariant *
call_service (GDBusConnection *bus, const char *method, GVariant *parameters, const char *reply, gboolean start,
              int timeout_ms, GCancellable *cancellable, GError **error)
{
  return g_dbus_connection_call_sync (
    bus, LIFT_REMINDER_BUS_NAME, LIFT_REMINDER_OBJECT_PATH, LIFT_REMINDER_INTERFACE, method, parameters,
    G_VARIANT_TYPE (reply), start ? G_DBUS_CALL_FLAGS_NONE : G_DBUS_CALL_FLAGS_NO_AUTO_START, timeout_ms, cancellable,
    error);
}

static gboolean
is_time_out (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT);
}

/* In words that she can do something with; what the bus said is for who looks for the cause. */
static void
take_error (GError **error, GError *inner)
{
  g_autoptr (GError) taken = inner;
  g_autofree char *name = NULL;

  if (g_error_matches (taken, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CANCELLED, _("It was cancelled. The diary is as it was."));
    return;
  }
  g_debug ("The reminder service: %s", taken->message);
  name = g_dbus_error_get_remote_error (taken);
  if (g_strcmp0 (name, LIFT_REMINDER_ERROR_NOT_SHOWN) == 0) {
    g_dbus_error_strip_remote_error (taken);
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED, taken->message);
  } else if (is_time_out (taken)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_BUSY,
                         _("The reminder service does not answer at the moment. Nothing was lost. Try again in half a "
                           "minute."));
  } else {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                         _("The reminder service could not be started, so reminders may not come. Nothing was lost. "
                           "Log out and in again, or install Afterlift anew."));
  }
}

static gboolean
call_plainly (const char *method, GVariant *parameters, int timeout_ms, GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) sunk = parameters != NULL ? g_variant_ref_sink (parameters) : NULL;
  g_autoptr (GDBusConnection) bus = connect_to_bus (cancellable, error);
  g_autoptr (GVariant) reply = NULL;
  GError *inner = NULL;

  if (bus == NULL)
    return FALSE;
  reply = call_service (bus, method, sunk, "()", TRUE, timeout_ms, cancellable, &inner);
  if (reply == NULL)
    take_error (error, inner);
  return reply != NULL;
}

static gboolean
is_activatable (GDBusConnection *bus, GCancellable *cancellable)
{
  g_autoptr (GVariant) reply =
    g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                 "ListActivatableNames", NULL, G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE,
                                 IMPATIENT_MS, cancellable, NULL);
  g_autofree const char **names = NULL;

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(^a&s)", &names);
  return g_strv_contains (names, LIFT_REMINDER_BUS_NAME);
}

/* The status of a service that is not there or does not answer: that, too, is an answer. */
static LiftReminderStatus *
status_without_answer (GDBusConnection *bus, const GError *said, GCancellable *cancellable)
{
  LiftReminderStatus *status = lift_reminder_status_new ();

  status->has_bus = TRUE;
  status->can_start = is_activatable (bus, cancellable);
  status->is_confined = lift_reminder_client_is_confined ();
  if (!is_time_out (said))
    return status;
  status->is_running = TRUE;
  status->server_state = LIFT_SERVER_SILENT;
  status->trouble = g_strdup (_("The reminder service waits for the desktop, which does not answer it."));
  return status;
}

static LiftReminderStatus *
get_status (gboolean start, int timeout_ms, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDBusConnection) bus = connect_to_bus (cancellable, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) values = NULL;
  g_autoptr (GError) inner = NULL;

  if (bus != NULL)
    reply = call_service (bus, "Status", NULL, "(a{sv})", start, timeout_ms, cancellable, &inner);
  if (g_cancellable_is_cancelled (cancellable)) {
    take_error (error, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, ""));
    return NULL;
  }
  if (bus == NULL)
    return lift_reminder_status_new ();
  if (reply == NULL) {
    g_debug ("No status: %s", inner->message);
    return status_without_answer (bus, inner, cancellable);
  }
  values = g_variant_get_child_value (reply, 0);
  return lift_reminder_status_new_from_variant (values);
}

static void
reload_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (call_plainly ("Reload", NULL, PATIENT_MS, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lift_reminder_client_reload_async:
 * @cancellable: (nullable): to cancel
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Tells the service that something has changed, and starts it where it does not run.
 */
void
lift_reminder_client_reload_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, lift_reminder_client_reload_async);
  g_task_run_in_thread (task, reload_in_thread);
}

/**
 * lift_reminder_client_reload_finish:
 * @result: of lift_reminder_client_reload_async()
 * @error: return location
 *
 * Returns: whether the service heard it; else %LIFT_ERROR_FAILED (no bus, or it does not start),
 *   %LIFT_ERROR_BUSY (it does not answer) or %LIFT_ERROR_CANCELLED.
 */
gboolean
lift_reminder_client_reload_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, lift_reminder_client_reload_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
status_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  LiftReminderStatus *status = get_status (GPOINTER_TO_INT (data), PATIENT_MS, cancellable, &error);

  if (status != NULL)
    g_task_return_pointer (task, status, (GDestroyNotify) lift_reminder_status_free);
  else
    g_task_return_error (task, error);
}

/**
 * lift_reminder_client_get_status_async:
 * @start: start the service where it does not run
 * @cancellable: (nullable): to cancel
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Asks the service how it is. Half a minute can pass while it waits for a desktop that does not answer.
 */
void
lift_reminder_client_get_status_async (gboolean start, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, lift_reminder_client_get_status_async);
  g_task_set_task_data (task, GINT_TO_POINTER (start), NULL);
  g_task_run_in_thread (task, status_in_thread);
}

/**
 * lift_reminder_client_get_status_finish:
 * @result: of lift_reminder_client_get_status_async()
 * @error: return location
 *
 * Returns: (transfer full): how the service is, also when there is none, or no bus; %NULL with
 *   %LIFT_ERROR_CANCELLED.
 */
LiftReminderStatus *
lift_reminder_client_get_status_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, lift_reminder_client_get_status_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (call_plainly ("Test", g_variant_new ("(u)", GPOINTER_TO_UINT (data)), PATIENT_MS, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lift_reminder_client_test_async:
 * @seconds: how long the service waits before it shows it, 0 to 3600
 * @cancellable: (nullable): to cancel
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Has the service show a notification that only tests whether one is seen.
 */
void
lift_reminder_client_test_async (guint seconds, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, lift_reminder_client_test_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (seconds), NULL);
  g_task_run_in_thread (task, test_in_thread);
}

/**
 * lift_reminder_client_test_finish:
 * @result: of lift_reminder_client_test_async()
 * @error: return location
 *
 * Returns: whether the service will show it (with 0 seconds: whether it was handed to the desktop); errors
 *   as for lift_reminder_client_reload_finish().
 */
gboolean
lift_reminder_client_test_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, lift_reminder_client_test_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lift_reminder_client_reload:
 * @error: return location
 *
 * lift_reminder_client_reload_async() for the terminal.
 *
 * Returns: whether the service heard it.
 */
gboolean
lift_reminder_client_reload (GError **error)
{
  return call_plainly ("Reload", NULL, IMPATIENT_MS, NULL, error);
}

/**
 * lift_reminder_client_get_status:
 * @start: start the service where it does not run
 * @error: return location
 *
 * lift_reminder_client_get_status_async() for the terminal.
 *
 * Returns: (transfer full): how the service is, also when there is none, or no bus.
 */
LiftReminderStatus *
lift_reminder_client_get_status (gboolean start, GError **error)
{
  return get_status (start, IMPATIENT_MS, NULL, error);
}

/**
 * lift_reminder_client_test:
 * @seconds: how long the service waits before it shows it, 0 to 3600
 * @error: return location
 *
 * lift_reminder_client_test_async() for the terminal. With 0 seconds the answer comes when the notification
 * was handed to the desktop, or not.
 *
 * Returns: whether the service will show it.
 */
gboolean
lift_reminder_client_test (guint seconds, GError **error)
{
  return call_plainly ("Test", g_variant_new ("(u)", seconds), PATIENT_MS, NULL, error);
}
