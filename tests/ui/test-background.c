/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "lift-background.h"

/* A Background portal with a bus of its own, which answers as each test says. */
typedef struct {
  GTestDBus *bus;
  GDBusConnection *portal;
  GDBusConnection *caller;
  guint object;
  guint32 response;
  gboolean background;
  gboolean autostart;
  gboolean asked_for;
  char *command;
  gboolean done;
  LiftBackgroundAnswer answer;
} Fixture;

static const char xml[] = "<node><interface name='org.freedesktop.portal.Background'><method name='RequestBackground'>"
                          "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
                          "<arg type='o' direction='out'/></method></interface></node>";

static void
call_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
         GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  Fixture *self = user_data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *caller = g_strdup (sender + 1);
  g_autofree char *handle = NULL;
  g_autofree const char **command = NULL;
  const char *token = NULL;
  GVariantBuilder results;

  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_assert_true (g_variant_lookup (options, "autostart", "b", &self->asked_for));
  g_assert_true (g_variant_lookup (options, "commandline", "^a&s", &command));
  g_free (self->command);
  self->command = g_strjoinv (" ", (char **) command);
  g_strdelimit (caller, ".", '_');
  handle = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", caller, token);
  /* As quick as can be: the answer is on its way before the call returns. */
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (self->background));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (self->autostart));
  g_dbus_connection_emit_signal (connection, sender, handle, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", self->response, &results), NULL);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
}

static GDBusConnection *
connect_bus (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (self->bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  self->caller = connect_bus (self);
}

static void
start_portal (Fixture *self)
{
  static const GDBusInterfaceVTable vtable = { call_cb, NULL, NULL, { 0 } };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  self->portal = connect_bus (self);
  self->object = g_dbus_connection_register_object (self->portal, "/org/freedesktop/portal/desktop",
                                                    node->interfaces[0], &vtable, self, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (self->portal, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->portal != NULL)
    g_dbus_connection_unregister_object (self->portal, self->object);
  g_clear_object (&self->portal);
  g_clear_object (&self->caller);
  g_free (self->command);
  g_test_dbus_down (self->bus);
  g_object_unref (self->bus);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;

  self->answer = lift_background_request_finish (result);
  self->done = TRUE;
}

static LiftBackgroundAnswer
request (Fixture *self, gboolean autostart)
{
  self->done = FALSE;
  lift_background_request_async (self->caller, autostart, done_cb, self);
  while (!self->done)
    g_main_context_iteration (NULL, TRUE);
  return self->answer;
}

static void
test_granted (Fixture *self, gconstpointer data)
{
  start_portal (self);
  self->background = TRUE;
  self->autostart = TRUE;
  g_assert_cmpint (request (self, TRUE), ==, LIFT_BACKGROUND_GRANTED);
  g_assert_true (self->asked_for);
  g_assert_cmpstr (self->command, ==, "afterlift-reminder --autostart");
}

/* Switching off asks to take it back, and nothing is refused by that. */
static void
test_taken_back (Fixture *self, gconstpointer data)
{
  start_portal (self);
  self->asked_for = TRUE;
  g_assert_cmpint (request (self, FALSE), ==, LIFT_BACKGROUND_GRANTED);
  g_assert_false (self->asked_for);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  start_portal (self);
  g_assert_cmpint (request (self, TRUE), ==, LIFT_BACKGROUND_REFUSED);
  /* Leave to run, but not to start at login: reminders would end with the session. */
  self->background = TRUE;
  g_assert_cmpint (request (self, TRUE), ==, LIFT_BACKGROUND_REFUSED);
  /* She closed the question. */
  self->autostart = TRUE;
  self->response = 1;
  g_assert_cmpint (request (self, TRUE), ==, LIFT_BACKGROUND_REFUSED);
}

static void
test_missing (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (request (self, TRUE), ==, LIFT_BACKGROUND_MISSING);
}

/* Each answer has words of its own that say what she can do. */
static void
test_sentences (Fixture *self, gconstpointer data)
{
  g_assert_nonnull (strstr (lift_background_answer_to_sentence (LIFT_BACKGROUND_REFUSED), "settings"));
  g_assert_nonnull (strstr (lift_background_answer_to_sentence (LIFT_BACKGROUND_MISSING), "while the diary is open"));
  g_assert_cmpstr (lift_background_answer_to_key (LIFT_BACKGROUND_MISSING), ==, "missing");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/background/granted", Fixture, NULL, set_up, test_granted, tear_down);
  g_test_add ("/background/taken-back", Fixture, NULL, set_up, test_taken_back, tear_down);
  g_test_add ("/background/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/background/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/background/sentences", Fixture, NULL, set_up, test_sentences, tear_down);
  return g_test_run ();
}
