/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "lift-portal-status.h"

typedef struct {
  GPtrArray *said;
} Portal;

static const char xml[] = "<node><interface name='org.freedesktop.portal.Background'><method name='SetStatus'>"
                          "<arg type='a{sv}' direction='in'/></method></interface></node>";

static void
call_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
         GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  Portal *portal = user_data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 0);
  char *message = NULL;

  g_assert_true (g_variant_lookup (options, "message", "s", &message));
  g_ptr_array_add (portal->said, message);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static GDBusConnection *
connect_bus (GTestDBus *bus)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for (Portal *portal, guint n)
{
  gboolean late = FALSE;
  guint id = g_timeout_add_seconds (10, late_cb, &late);

  while (portal->said->len < n && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (id);
}

/* Each new line is said once, one that the portal would refuse is not, and no portal is no trouble. */
static void
test_says_what_is_new (void)
{
  static const GDBusInterfaceVTable vtable = { call_cb, NULL, NULL, { 0 } };
  g_autoptr (GTestDBus) bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autofree char *long_line = g_strnfill (96, 'x');
  Portal portal = { g_ptr_array_new_with_free_func (g_free) };

  g_test_dbus_up (bus);
  {
    g_autoptr (GDBusConnection) server = connect_bus (bus);
    g_autoptr (GDBusConnection) client = connect_bus (bus);
    g_autoptr (LiftPortalStatus) status = lift_portal_status_new (client);
    g_autoptr (GVariant) reply = NULL;
    guint id;

    lift_portal_status_say (status, "Nobody hears this.");
    g_dbus_connection_flush_sync (client, NULL, NULL);
    id = g_dbus_connection_register_object (server, "/org/freedesktop/portal/desktop", node->interfaces[0], &vtable,
                                            &portal, NULL, NULL);
    reply = g_dbus_connection_call_sync (server, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                         "RequestName", g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0), NULL,
                                         G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
    g_assert_nonnull (reply);
    lift_portal_status_say (status, "Next reminder: today 20:00");
    lift_portal_status_say (status, "Next reminder: today 20:00");
    lift_portal_status_say (status, long_line);
    lift_portal_status_say (status, "Next reminder: tomorrow 20:00");
    wait_for (&portal, 2);
    g_assert_cmpuint (portal.said->len, ==, 2);
    g_assert_cmpstr (g_ptr_array_index (portal.said, 0), ==, "Next reminder: today 20:00");
    g_assert_cmpstr (g_ptr_array_index (portal.said, 1), ==, "Next reminder: tomorrow 20:00");
    g_dbus_connection_unregister_object (server, id);
    g_dbus_connection_close_sync (server, NULL, NULL);
    g_dbus_connection_close_sync (client, NULL, NULL);
  }
  g_ptr_array_unref (portal.said);
  g_test_dbus_down (bus);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reminder/portal-status", test_says_what_is_new);
  return g_test_run ();
}
