/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* libnotify waits for the server in our thread, so the mock of the server has a thread, a main context and a
 * connection of its own. */

#include "config.h"

#include <libnotify/notify.h>

#include "lift-notifier.h"

#define SERVER "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"

typedef struct {
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GDBusConnection *bus;
  const char *const *capabilities;
  GMutex lock;
  GCond changed;
  gboolean is_ready;
  GPtrArray *notified;
  guint closed;
} Server;

typedef struct {
  GTestDBus *dbus;
  GDBusConnection *bus;
} Session;

static const char introspection[] =
  "<node><interface name='" SERVER "'>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>"
  "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
  "<method name='Notify'><arg type='s'/><arg type='u'/><arg type='s'/><arg type='s'/><arg type='s'/><arg type='as'/>"
  "<arg type='a{sv}'/><arg type='i'/><arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u'/></method>"
  "</interface></node>";

static const char *const all_capabilities[] = { "actions", "body", "body-markup", NULL };
static const char *const plain_capabilities[] = { "body", NULL };

static void
called_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *method,
           GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  Server *self = user_data;
  GVariant *reply = NULL;
  guint replaces;

  g_mutex_lock (&self->lock);
  if (g_str_equal (method, "GetCapabilities")) {
    reply = g_variant_new ("(^as)", self->capabilities);
  } else if (g_str_equal (method, "GetServerInformation")) {
    reply = g_variant_new ("(ssss)", "mock", "test", "1", "1.2");
  } else if (g_str_equal (method, "Notify")) {
    g_ptr_array_add (self->notified, g_variant_ref (parameters));
    g_variant_get_child (parameters, 1, "u", &replaces);
    reply = g_variant_new ("(u)", replaces != 0 ? replaces : 40 + self->notified->len);
  } else {
    g_variant_get (parameters, "(u)", &self->closed);
  }
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  g_dbus_method_invocation_return_value (invocation, reply);
}

static void
owned_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  Server *self = user_data;

  g_mutex_lock (&self->lock);
  self->is_ready = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

static gpointer
run_server (gpointer data)
{
  static const GDBusInterfaceVTable vtable = { .method_call = called_cb };
  Server *self = data;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (introspection, NULL);
  guint owned;

  g_main_context_push_thread_default (self->context);
  self->bus = g_dbus_connection_new_for_address_sync (
    g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, NULL);
  g_assert_nonnull (self->bus);
  g_assert_cmpuint (g_dbus_connection_register_object (self->bus, SERVER_PATH, node->interfaces[0], &vtable, self, NULL,
                                                       NULL),
                    !=, 0);
  owned = g_bus_own_name_on_connection (self->bus, SERVER, G_BUS_NAME_OWNER_FLAGS_NONE, owned_cb, NULL, self, NULL);
  g_main_loop_run (self->loop);
  g_bus_unown_name (owned);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_clear_object (&self->bus);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static Server *
server_start (const char *const *capabilities)
{
  Server *self = g_new0 (Server, 1);

  self->capabilities = capabilities;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->notified = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("server", run_server, self);
  g_mutex_lock (&self->lock);
  while (!self->is_ready)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
  return self;
}

static void
server_stop (Server *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_ptr_array_unref (self->notified);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

static void
server_emit (Server *self, const char *signal, GVariant *parameters)
{
  g_assert_true (g_dbus_connection_emit_signal (self->bus, NULL, SERVER_PATH, SERVER, signal, parameters, NULL));
}

/* Lets our main context run until *what is TRUE, for ten seconds at most. */
static void
iterate_until (const gboolean *what)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!*what && g_get_monotonic_time () < end) {
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  }
  g_assert_true (*what);
}

static LiftShowing *
make_showing (LiftDate for_day)
{
  LiftShowing *showing = lift_showing_new (for_day + 1);

  showing->has_daily = TRUE;
  showing->for_day = for_day;
  return showing;
}

static gboolean
show (LiftNotifier *notifier, LiftShowing *showing, guint replaces, GError **error)
{
  const LiftNotice notice = {
    .title = "Title",
    .body = "Sweet & <sour>",
    .open_label = "Open",
    .log_label = "Log",
    .snooze_label = NULL,
    .skip_label = "Skip",
    .replaces = replaces,
    .showing = showing,
  };

  return lift_notifier_show (notifier, &notice, error);
}

static void
server_changed_cb (LiftNotifier *notifier, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* A notifier that has heard of the server; so has libnotify then, which knew the one of the test before. */
static LiftNotifier *
make_notifier (const Session *session)
{
  LiftNotifier *notifier = lift_notifier_new (session->bus);
  gboolean has_changed = FALSE;
  gulong handler = g_signal_connect (notifier, "server-changed", G_CALLBACK (server_changed_cb), &has_changed);

  iterate_until (&has_changed);
  g_signal_handler_disconnect (notifier, handler);
  return notifier;
}

typedef struct {
  gboolean is_done;
  char *action;
  char *token;
  LiftDate for_day;
  gboolean dismissed;
} Answer;

static void
pressed_cb (LiftNotifier *notifier, const char *action, gpointer showing, const char *token, gpointer user_data)
{
  Answer *answer = user_data;

  answer->action = g_strdup (action);
  answer->token = g_strdup (token);
  answer->for_day = ((LiftShowing *) showing)->for_day;
  answer->is_done = TRUE;
}

static void
closed_cb (LiftNotifier *notifier, gboolean dismissed, gpointer showing, gpointer user_data)
{
  Answer *answer = user_data;

  answer->dismissed = dismissed;
  answer->for_day = ((LiftShowing *) showing)->for_day;
  answer->is_done = TRUE;
}

static void
test_arguments (gconstpointer data)
{
  const Session *session = data;
  Server *server = server_start (all_capabilities);
  g_autoptr (LiftNotifier) notifier = make_notifier (session);
  g_autoptr (LiftShowing) showing = make_showing (20000);
  g_autoptr (GError) error = NULL;
  g_autofree const char **actions = NULL;
  g_autofree char *owner = NULL;
  g_autoptr (GVariant) hints = NULL;
  const char *title = NULL;
  const char *body = NULL;
  guint replaces;
  guint8 urgency;
  int timeout;

  g_assert_true (show (notifier, showing, 7, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (server->notified->len, ==, 1);
  g_variant_get (g_ptr_array_index (server->notified, 0), "(&su&s&s&s^a&s@a{sv}i)", NULL, &replaces, NULL, &title, &body,
                 &actions, &hints, &timeout);
  g_assert_cmpuint (replaces, ==, 7);
  g_assert_cmpuint (lift_notifier_get_id (notifier), ==, 7);
  g_assert_cmpstr (title, ==, "Title");
  g_assert_cmpstr (body, ==, "Sweet &amp; &lt;sour&gt;");
  g_assert_cmpint (timeout, ==, 0);
  g_assert_cmpuint (g_strv_length ((char **) actions), ==, 6);
  g_assert_true (g_strv_contains (actions, LIFT_ACTION_SKIP));
  g_assert_false (g_strv_contains (actions, LIFT_ACTION_SNOOZE));
  g_assert_true (g_variant_lookup (hints, "urgency", "y", &urgency));
  g_assert_cmpuint (urgency, ==, NOTIFY_URGENCY_NORMAL);
  g_assert_true (lift_notifier_has_buttons (notifier));
  g_assert_true (lift_notifier_get_showing (notifier) == showing);
  owner = lift_notifier_dup_server (notifier);
  g_assert_cmpstr (owner, ==, g_dbus_connection_get_unique_name (server->bus));
  server_stop (server);
}

static void
test_plain_server (gconstpointer data)
{
  const Session *session = data;
  Server *server = server_start (plain_capabilities);
  g_autoptr (LiftNotifier) notifier = make_notifier (session);
  g_autoptr (LiftShowing) showing = make_showing (20000);
  g_autofree const char **actions = NULL;
  const char *body = NULL;

  g_assert_true (show (notifier, showing, 0, NULL));
  g_variant_get (g_ptr_array_index (server->notified, 0), "(&su&s&s&s^a&s@a{sv}i)", NULL, NULL, NULL, NULL, &body,
                 &actions, NULL, NULL);
  g_assert_cmpstr (body, ==, "Sweet & <sour>");
  g_assert_cmpuint (g_strv_length ((char **) actions), ==, 0);
  g_assert_false (lift_notifier_has_buttons (notifier));
  server_stop (server);
}

static void
test_press (gconstpointer data)
{
  const Session *session = data;
  Server *server = server_start (all_capabilities);
  g_autoptr (LiftNotifier) notifier = make_notifier (session);
  g_autoptr (LiftShowing) showing = make_showing (20000);
  g_autofree char *action = NULL;
  g_autofree char *token = NULL;
  Answer answer = { 0 };

  g_signal_connect (notifier, "pressed", G_CALLBACK (pressed_cb), &answer);
  g_assert_true (show (notifier, showing, 0, NULL));
  server_emit (server, "ActivationToken", g_variant_new ("(us)", 41, "token"));
  server_emit (server, "ActionInvoked", g_variant_new ("(us)", 41, LIFT_ACTION_LOG));
  iterate_until (&answer.is_done);
  action = answer.action;
  token = answer.token;
  g_assert_cmpstr (action, ==, LIFT_ACTION_LOG);
  g_assert_cmpstr (token, ==, "token");
  g_assert_cmpint (answer.for_day, ==, 20000);
  server_stop (server);
}

/* A button of a notification that was taken away, on a server that left it there, still means its own day. */
static void
test_press_withdrawn (gconstpointer data)
{
  const Session *session = data;
  Server *server = server_start (all_capabilities);
  g_autoptr (LiftNotifier) notifier = make_notifier (session);
  g_autoptr (LiftShowing) old = make_showing (20000);
  g_autoptr (LiftShowing) new = make_showing (20001);
  g_autofree char *action = NULL;
  Answer answer = { 0 };

  g_signal_connect (notifier, "pressed", G_CALLBACK (pressed_cb), &answer);
  g_assert_true (show (notifier, old, 0, NULL));
  lift_notifier_withdraw (notifier);
  g_assert_null (lift_notifier_get_showing (notifier));
  g_assert_true (show (notifier, new, 0, NULL));
  server_emit (server, "ActionInvoked", g_variant_new ("(us)", 41, LIFT_ACTION_SKIP));
  iterate_until (&answer.is_done);
  action = answer.action;
  g_assert_cmpint (answer.for_day, ==, 20000);
  g_assert_true (lift_notifier_get_showing (notifier) == new);
  g_mutex_lock (&server->lock);
  g_assert_cmpuint (server->closed, ==, 41);
  g_mutex_unlock (&server->lock);
  server_stop (server);
}

static void
test_closed (gconstpointer data)
{
  const Session *session = data;
  const struct {
    NotifyClosedReason reason;
    gboolean dismissed;
  } cases[] = { { NOTIFY_CLOSED_REASON_DISMISSED, TRUE }, { NOTIFY_CLOSED_REASON_EXPIRED, FALSE } };
  Server *server = server_start (all_capabilities);
  g_autoptr (LiftNotifier) notifier = make_notifier (session);

  /* The second time is the one that an object used twice would not tell. */
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LiftShowing) showing = make_showing (20000 + (int) i);
    Answer answer = { 0 };
    gulong handler = g_signal_connect (notifier, "closed", G_CALLBACK (closed_cb), &answer);

    g_assert_true (show (notifier, showing, 41, NULL));
    server_emit (server, "NotificationClosed", g_variant_new ("(uu)", 41, cases[i].reason));
    iterate_until (&answer.is_done);
    g_assert_cmpint (answer.dismissed, ==, cases[i].dismissed);
    g_assert_cmpint (answer.for_day, ==, 20000 + (int) i);
    g_assert_null (lift_notifier_get_showing (notifier));
    g_signal_handler_disconnect (notifier, handler);
  }
  server_stop (server);
}

static void
test_no_server (gconstpointer data)
{
  const Session *session = data;
  g_autoptr (LiftNotifier) notifier = lift_notifier_new (session->bus);
  g_autoptr (LiftShowing) showing = make_showing (20000);
  g_autoptr (GError) error = NULL;

  g_assert_false (show (notifier, showing, 0, &error));
  g_assert_cmpstr (lift_notifier_get_failure (error), ==, "no-server");
  g_assert_null (lift_notifier_get_showing (notifier));
  lift_notifier_withdraw (notifier);
}

static void
test_server_comes_and_goes (gconstpointer data)
{
  const Session *session = data;
  g_autoptr (LiftNotifier) notifier = lift_notifier_new (session->bus);
  g_autoptr (LiftShowing) showing = make_showing (20000);
  gboolean has_changed = FALSE;
  Server *server = NULL;
  gint64 end = 0;

  g_signal_connect (notifier, "server-changed", G_CALLBACK (server_changed_cb), &has_changed);
  server = server_start (all_capabilities);
  iterate_until (&has_changed);
  g_assert_true (show (notifier, showing, 0, NULL));
  server_stop (server);
  end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  while (lift_notifier_get_showing (notifier) != NULL && g_get_monotonic_time () < end) {
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  }
  g_assert_null (lift_notifier_get_showing (notifier));
}

int
main (int argc, char **argv)
{
  Session session = { 0 };
  int status;

  g_test_init (&argc, &argv, NULL);
  session.dbus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (session.dbus);
  session.bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_assert_nonnull (session.bus);
  g_dbus_connection_set_exit_on_close (session.bus, FALSE);
  g_test_add_data_func ("/notifier/arguments", &session, test_arguments);
  g_test_add_data_func ("/notifier/plain-server", &session, test_plain_server);
  g_test_add_data_func ("/notifier/press", &session, test_press);
  g_test_add_data_func ("/notifier/press-withdrawn", &session, test_press_withdrawn);
  g_test_add_data_func ("/notifier/closed", &session, test_closed);
  g_test_add_data_func ("/notifier/no-server", &session, test_no_server);
  g_test_add_data_func ("/notifier/server-comes-and-goes", &session, test_server_comes_and_goes);
  status = g_test_run ();
  /* libnotify keeps the bus, and the bus waits for who keeps it. */
  notify_uninit ();
  g_object_unref (session.bus);
  g_test_dbus_stop (session.dbus);
  g_object_unref (session.dbus);
  return status;
}
