/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-notifier.h"

#include <libnotify/notify.h>

#define SERVER_NAME "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"
#define PORTAL_NAME "org.freedesktop.portal.Desktop"
/* A server that says what it can do within this time will most likely also show something; one that does
 * not would block libnotify for 25 s. */
#define CAPABILITIES_MS 5000

/**
 * LiftNotifier:
 * @watch: of the name of the server, or of the portal in a sandbox
 * @tell: will tell that a server appeared
 * @current: (nullable): the notification on screen. A new object for each showing: libnotify does not tell a
 *   second time that the same one was closed
 * @current_server: unique name of the server that shows it
 * @showing: what it is about
 * @has_buttons: whether it can be answered
 * @retired: (nullable): the one before; its buttons still work if the server left it there
 */
struct _LiftNotifier {
  GObject parent_instance;

  GDBusConnection *bus;
  guint watch;
  guint tell;
  NotifyNotification *current;
  char *current_server;
  LiftShowing *showing;
  gboolean has_buttons;
  NotifyNotification *retired;
  gboolean is_confined;
};

G_DEFINE_FINAL_TYPE (LiftNotifier, lift_notifier, G_TYPE_OBJECT)

static void
lift_notifier_finalize (GObject *object)
{
  LiftNotifier *self = LIFT_NOTIFIER (object);

  /* No notify_uninit(): it would take the notification away, which stays until she answers it. */
  g_clear_handle_id (&self->watch, g_bus_unwatch_name);
  g_clear_handle_id (&self->tell, g_source_remove);
  if (self->current != NULL)
    g_signal_handlers_disconnect_by_data (self->current, self);
  g_clear_object (&self->current);
  g_clear_object (&self->retired);
  g_clear_pointer (&self->showing, lift_showing_unref);
  g_clear_object (&self->bus);
  g_free (self->current_server);
  G_OBJECT_CLASS (lift_notifier_parent_class)->finalize (object);
}

static void
lift_notifier_class_init (LiftNotifierClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lift_notifier_finalize;
  g_signal_new ("pressed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_POINTER,
                G_TYPE_STRING);
  g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_BOOLEAN,
                G_TYPE_POINTER);
  g_signal_new ("server-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lift_notifier_init (LiftNotifier *self)
{
}

/* libnotify goes on using the object after it called us. */
static void
unref_later (NotifyNotification *notification)
{
  if (notification != NULL)
    g_idle_add_once ((GSourceOnceFunc) g_object_unref, notification);
}

/* What is on screen is no longer the present one. */
static void
retire (LiftNotifier *self)
{
  if (self->current == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->current, self);
  unref_later (g_steal_pointer (&self->retired));
  self->retired = g_steal_pointer (&self->current);
  g_clear_pointer (&self->current_server, g_free);
  g_clear_pointer (&self->showing, lift_showing_unref);
  self->has_buttons = FALSE;
}

static gboolean
tell_cb (gpointer user_data)
{
  LiftNotifier *self = LIFT_NOTIFIER (user_data);

  self->tell = 0;
  g_signal_emit_by_name (self, "server-changed");
  return G_SOURCE_REMOVE;
}

static void
appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  LiftNotifier *self = LIFT_NOTIFIER (user_data);

  /* libnotify hears of the new server by a signal of its own, which may come after this one. */
  if (self->tell == 0)
    self->tell = g_idle_add (tell_cb, self);
}

static void
vanished_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  LiftNotifier *self = LIFT_NOTIFIER (user_data);

  /* With the server goes what it showed. Behind a portal, the desktop keeps it. */
  if (!self->is_confined)
    retire (self);
}

/**
 * lift_notifier_new:
 * @bus: the session bus
 *
 * Returns: (transfer full): a notifier that has nothing on screen.
 */
LiftNotifier *
lift_notifier_new (GDBusConnection *bus)
{
  LiftNotifier *self = g_object_new (LIFT_TYPE_NOTIFIER, NULL);

  self->bus = g_object_ref (bus);
  self->is_confined =
    g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) && g_getenv ("NOTIFY_IGNORE_PORTAL") == NULL;
  notify_init (LIFT_APP_NAME);
  self->watch = g_bus_watch_name_on_connection (bus, self->is_confined ? PORTAL_NAME : SERVER_NAME,
                                                G_BUS_NAME_WATCHER_FLAGS_NONE, appeared_cb, vanished_cb, self, NULL);
  return self;
}

static void
pressed_cb (NotifyNotification *notification, char *action, gpointer user_data)
{
  LiftNotifier *self = g_object_get_data (G_OBJECT (notification), "notifier");

  g_signal_emit_by_name (self, "pressed", action, user_data, notify_notification_get_activation_token (notification));
}

static void
closed_cb (NotifyNotification *notification, gpointer user_data)
{
  LiftNotifier *self = LIFT_NOTIFIER (user_data);
  gboolean dismissed = notify_notification_get_closed_reason (notification) == NOTIFY_CLOSED_REASON_DISMISSED;
  g_autoptr (LiftShowing) showing = lift_showing_ref (self->showing);

  retire (self);
  g_signal_emit_by_name (self, "closed", dismissed, showing);
}

/* Asks the server, and starts it where the bus can. */
static char **
ask_capabilities (LiftNotifier *self, GError **error)
{
  g_autoptr (GVariant) reply = NULL;
  char **capabilities = NULL;

  if (self->is_confined) {
    const char *const portal[] = { "actions", "body", NULL };

    return g_strdupv ((char **) portal);
  }
  reply = g_dbus_connection_call_sync (self->bus, SERVER_NAME, SERVER_PATH, SERVER_NAME, "GetCapabilities", NULL,
                                       G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE, CAPABILITIES_MS, NULL, error);
  if (reply != NULL)
    g_variant_get (reply, "(^as)", &capabilities);
  return capabilities;
}

static char *
ask_owner (LiftNotifier *self)
{
  g_autoptr (GVariant) reply = NULL;
  char *owner = NULL;

  reply = g_dbus_connection_call_sync (
    self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetNameOwner",
    g_variant_new ("(s)", self->is_confined ? PORTAL_NAME : SERVER_NAME), G_VARIANT_TYPE ("(s)"),
    G_DBUS_CALL_FLAGS_NONE, CAPABILITIES_MS, NULL, NULL);
  if (reply != NULL)
    g_variant_get (reply, "(s)", &owner);
  return owner;
}

static void
add_action (NotifyNotification *notification, const char *action, const char *label, LiftShowing *showing)
{
  if (label != NULL)
    notify_notification_add_action (notification, action, label, pressed_cb, lift_showing_ref (showing),
                                    (GFreeFunc) lift_showing_unref);
}

static NotifyNotification *
make_notification (LiftNotifier *self, const char *title, const char *body, guint replaces, char **capabilities)
{
  g_autofree char *escaped = NULL;
  NotifyNotification *notification = NULL;

  if (g_strv_contains ((const char *const *) capabilities, "body-markup"))
    escaped = g_markup_escape_text (body, -1);
  notification = g_object_new (NOTIFY_TYPE_NOTIFICATION, "id", (int) replaces, "summary", title, "body",
                               escaped != NULL ? escaped : body, "icon-name", LIFT_APP_ID, NULL);
  g_object_set_data (G_OBJECT (notification), "notifier", self);
  /* Never critical: that would break through "do not disturb". */
  notify_notification_set_urgency (notification, NOTIFY_URGENCY_NORMAL);
  notify_notification_set_timeout (notification, NOTIFY_EXPIRES_NEVER);
  notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (LIFT_APP_ID));
  return notification;
}

/**
 * lift_notifier_show:
 * @self: a notifier
 * @notice: what is shown, with buttons where the server knows them
 * @error: return location, for lift_notifier_get_failure()
 *
 * Puts a notification on screen, in place of the present one if @notice says so.
 *
 * Returns: whether the server took it.
 */
gboolean
lift_notifier_show (LiftNotifier *self, const LiftNotice *notice, GError **error)
{
  g_auto (GStrv) capabilities = ask_capabilities (self, error);
  g_autoptr (GObject) owned = NULL;
  NotifyNotification *notification = NULL;
  gboolean buttons;

  g_return_val_if_fail (notice->showing != NULL, FALSE);
  if (capabilities == NULL)
    return FALSE;
  notification = make_notification (self, notice->title, notice->body, notice->replaces, capabilities);
  owned = G_OBJECT (notification);
  /* dunst puts what bears the same tag in its place, also that of a service that was killed meanwhile. */
  notify_notification_set_hint (notification, "x-dunst-stack-tag", g_variant_new_string (LIFT_APP_ID));
  buttons = g_strv_contains ((const char *const *) capabilities, "actions");
  if (buttons) {
    /* The portal would show the action that stands for the notification itself as one more button. */
    if (!self->is_confined)
      add_action (notification, LIFT_ACTION_DEFAULT, notice->open_label, notice->showing);
    add_action (notification, LIFT_ACTION_LOG, notice->log_label, notice->showing);
    add_action (notification, LIFT_ACTION_SNOOZE, notice->snooze_label, notice->showing);
    add_action (notification, LIFT_ACTION_SKIP, notice->skip_label, notice->showing);
  }
  if (!notify_notification_show (notification, error))
    return FALSE;
  retire (self);
  self->current = g_object_ref (notification);
  g_signal_connect (self->current, "closed", G_CALLBACK (closed_cb), self);
  self->current_server = ask_owner (self);
  self->showing = lift_showing_ref (notice->showing);
  self->has_buttons = buttons;
  return TRUE;
}

/**
 * lift_notifier_show_test:
 * @self: a notifier
 * @title: what stands on top
 * @body: plain text
 * @error: return location
 *
 * Shows something that is not remembered and takes nobody's place.
 *
 * Returns: whether the server took it.
 */
gboolean
lift_notifier_show_test (LiftNotifier *self, const char *title, const char *body, GError **error)
{
  g_auto (GStrv) capabilities = ask_capabilities (self, error);
  g_autoptr (GObject) notification = NULL;

  if (capabilities == NULL)
    return FALSE;
  notification = G_OBJECT (make_notification (self, title, body, 0, capabilities));
  return notify_notification_show (NOTIFY_NOTIFICATION (notification), error);
}

/**
 * lift_notifier_get_failure:
 * @error: why something could not be shown
 *
 * Returns: the detail of an event: no-server, no-answer, no-bus or refused.
 */
const char *
lift_notifier_get_failure (const GError *error)
{
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_EXEC_FAILED) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_CHILD_EXITED) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_CHILD_SIGNALED) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_FAILED))
    return "no-server";
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY))
    return "no-answer";
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return "no-bus";
  return "refused";
}

/* By hand and not through libnotify, which would wait for the answer. */
static void
send_close (LiftNotifier *self, guint id, const char *server)
{
  g_dbus_connection_call (self->bus, server, SERVER_PATH, SERVER_NAME, "CloseNotification", g_variant_new ("(u)", id),
                          NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, CAPABILITIES_MS, NULL, NULL, NULL);
}

/**
 * lift_notifier_withdraw:
 * @self: a notifier
 *
 * Takes the present notification away, if there is one. `closed` is not emitted.
 */
void
lift_notifier_withdraw (LiftNotifier *self)
{
  if (self->current == NULL)
    return;
  if (self->is_confined)
    notify_notification_close (self->current, NULL);
  else if (self->current_server != NULL)
    send_close (self, lift_notifier_get_id (self), self->current_server);
  retire (self);
}

/**
 * lift_notifier_close_stale:
 * @self: a notifier
 * @id: number of a notification that a service before this one had shown
 * @server: by which server; a number means nothing to another one
 */
void
lift_notifier_close_stale (LiftNotifier *self, guint id, const char *server)
{
  if (!self->is_confined && id != 0 && g_dbus_is_unique_name (server))
    send_close (self, id, server);
}

/** lift_notifier_get_showing: Returns: (transfer none) (nullable): what is on screen, as far as is known. */
LiftShowing *
lift_notifier_get_showing (LiftNotifier *self)
{
  return self->showing;
}

/** lift_notifier_has_buttons: Returns: whether something is on screen that can be answered. */
gboolean
lift_notifier_has_buttons (LiftNotifier *self)
{
  return self->current != NULL && self->has_buttons;
}

/** lift_notifier_get_id: Returns: the number of what is on screen, 0: nothing, or the portal gives none. */
guint
lift_notifier_get_id (LiftNotifier *self)
{
  int id = 0;

  if (self->current != NULL && !self->is_confined)
    g_object_get (self->current, "id", &id, NULL);
  return (guint) id;
}

/**
 * lift_notifier_dup_server:
 * @self: a notifier
 *
 * Returns: (transfer full) (nullable): unique name of the server that is there now.
 */
char *
lift_notifier_dup_server (LiftNotifier *self)
{
  return self->current_server != NULL ? g_strdup (self->current_server) : ask_owner (self);
}

/** lift_notifier_is_confined: Returns: whether it shows through the portal of a sandbox. */
gboolean
lift_notifier_is_confined (LiftNotifier *self)
{
  return self->is_confined;
}
