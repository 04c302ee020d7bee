/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reminder-bus.h"

#include "lift-reminder-client.h"
#include "lift-server-probe.h"

static const char introspection[] =
  "<node>"
  "  <interface name='" LIFT_REMINDER_INTERFACE "'>"
  "    <method name='Reload'/>"
  "    <method name='Status'><arg type='a{sv}' name='status' direction='out'/></method>"
  "    <method name='Test'><arg type='u' name='seconds' direction='in'/></method>"
  "  </interface>"
  "  <interface name='" LIFT_REMINDER_INTERFACE ".TimeTravel'>"
  "    <method name='AdvanceTo'><arg type='s' name='instant' direction='in'/></method>"
  "    <method name='SleepTo'><arg type='s' name='instant' direction='in'/></method>"
  "    <method name='JumpTo'><arg type='s' name='instant' direction='in'/></method>"
  "    <method name='SetZone'><arg type='s' name='zone' direction='in'/></method>"
  "    <method name='Look'>"
  "      <arg type='u' name='decisions' direction='out'/>"
  "      <arg type='x' name='now' direction='out'/>"
  "      <arg type='x' name='wake_at' direction='out'/>"
  "    </method>"
  "  </interface>"
  "</node>";

/**
 * LiftReminderBus:
 * @fake: (nullable): only where a test asked for it, the time that can be moved over the bus
 * @zone: (nullable): and the zone
 * @early: calls that came before the name was ours
 */
struct _LiftReminderBus {
  GObject parent_instance;

  GDBusConnection *bus;
  LiftReminderService *service;
  LiftFakeTimer *fake;
  LiftZoneWatch *zone;
  GDBusNodeInfo *node;
  GArray *objects;
  guint name;
  GQueue early;
  gboolean is_acquired;
};

G_DEFINE_FINAL_TYPE (LiftReminderBus, lift_reminder_bus, G_TYPE_OBJECT)

static void
lift_reminder_bus_dispose (GObject *object)
{
  LiftReminderBus *self = LIFT_REMINDER_BUS (object);

  g_clear_handle_id (&self->name, g_bus_unown_name);
  for (guint i = 0; i < self->objects->len; i++)
    g_dbus_connection_unregister_object (self->bus, g_array_index (self->objects, guint, i));
  g_array_set_size (self->objects, 0);
  /* Never answered: who called hears that we are gone. */
  g_queue_clear_full (&self->early, g_object_unref);
  g_clear_object (&self->service);
  g_clear_object (&self->fake);
  g_clear_object (&self->zone);
  G_OBJECT_CLASS (lift_reminder_bus_parent_class)->dispose (object);
}

static void
lift_reminder_bus_finalize (GObject *object)
{
  LiftReminderBus *self = LIFT_REMINDER_BUS (object);

  g_clear_object (&self->bus);
  g_array_unref (self->objects);
  g_dbus_node_info_unref (self->node);
  G_OBJECT_CLASS (lift_reminder_bus_parent_class)->finalize (object);
}

static void
lift_reminder_bus_class_init (LiftReminderBusClass *klass)
{
  static const char *const signals[] = { "acquired", "refused", "lost" };

  G_OBJECT_CLASS (klass)->dispose = lift_reminder_bus_dispose;
  G_OBJECT_CLASS (klass)->finalize = lift_reminder_bus_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_new (signals[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lift_reminder_bus_init (LiftReminderBus *self)
{
  self->objects = g_array_new (FALSE, FALSE, sizeof (guint));
  self->node = g_dbus_node_info_new_for_xml (introspection, NULL);
}

/**
 * lift_reminder_bus_new:
 * @bus: the session bus
 * @service: what answers
 *
 * Returns: (transfer full): the service's place on the bus; it has no name yet.
 */
LiftReminderBus *
lift_reminder_bus_new (GDBusConnection *bus, LiftReminderService *service)
{
  LiftReminderBus *self = g_object_new (LIFT_TYPE_REMINDER_BUS, NULL);

  self->bus = g_object_ref (bus);
  self->service = g_object_ref (service);
  return self;
}

/**
 * lift_reminder_bus_allow_time_travel:
 * @self: the place on the bus
 * @timer: the time
 * @zone: the zone
 *
 * For tests: lets who is on the bus move the time. Not to be called in a run that is meant.
 */
void
lift_reminder_bus_allow_time_travel (LiftReminderBus *self, LiftFakeTimer *timer, LiftZoneWatch *zone)
{
  self->fake = g_object_ref (timer);
  self->zone = g_object_ref (zone);
}

static void
status_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftReminderStatus) status = lift_server_probe_finish (result);

  g_dbus_method_invocation_return_value (user_data,
                                         g_variant_new ("(@a{sv})", lift_reminder_status_to_variant (status)));
}

static void
handle_test (LiftReminderBus *self, GDBusMethodInvocation *invocation)
{
  g_autoptr (GError) error = NULL;
  guint seconds;

  g_variant_get (g_dbus_method_invocation_get_parameters (invocation), "(u)", &seconds);
  if (lift_reminder_service_test (self->service, seconds, &error))
    g_dbus_method_invocation_return_value (invocation, NULL);
  else
    g_dbus_method_invocation_return_dbus_error (invocation, LIFT_REMINDER_ERROR_NOT_SHOWN, error->message);
}

static void
handle (LiftReminderBus *self, GDBusMethodInvocation *invocation)
{
  const char *method = g_dbus_method_invocation_get_method_name (invocation);

  if (g_str_equal (method, "Reload")) {
    lift_reminder_service_reload (self->service);
    g_dbus_method_invocation_return_value (invocation, NULL);
  } else if (g_str_equal (method, "Status")) {
    lift_server_probe_async (self->bus, lift_reminder_service_dup_status (self->service), status_cb, invocation);
  } else {
    handle_test (self, invocation);
  }
}

static void
method_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *method,
           GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  LiftReminderBus *self = LIFT_REMINDER_BUS (user_data);

  /* The call for which the bus started us can be here before we know that the name is ours. */
  if (self->is_acquired)
    handle (self, invocation);
  else
    g_queue_push_tail (&self->early, invocation);
}

static gboolean
parse_instant (LiftReminderBus *self, GVariant *parameters, gint64 *utc)
{
  g_autoptr (GTimeZone) zone = lift_zone_watch_dup_zone (self->zone);
  g_autoptr (GDateTime) instant = NULL;
  const char *text = NULL;

  g_variant_get (parameters, "(&s)", &text);
  instant = g_date_time_new_from_iso8601 (text, zone);
  if (instant == NULL)
    return FALSE;
  *utc = g_date_time_to_unix (instant);
  return TRUE;
}

static gboolean
travel (LiftReminderBus *self, const char *method, GVariant *parameters)
{
  const char *name = NULL;
  gint64 utc;

  if (g_str_equal (method, "SetZone")) {
    g_variant_get (parameters, "(&s)", &name);
    return lift_zone_watch_set_fixed (self->zone, name);
  }
  if (!parse_instant (self, parameters, &utc))
    return FALSE;
  if (g_str_equal (method, "AdvanceTo"))
    lift_fake_timer_advance_to (self->fake, utc);
  else if (g_str_equal (method, "SleepTo"))
    lift_fake_timer_sleep_to (self->fake, utc);
  else
    lift_fake_timer_jump_to (self->fake, utc);
  return TRUE;
}

static void
travel_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *method,
           GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  LiftReminderBus *self = LIFT_REMINDER_BUS (user_data);

  if (g_str_equal (method, "Look"))
    g_dbus_method_invocation_return_value (
      invocation, g_variant_new ("(uxx)", lift_reminder_service_get_n_decisions (self->service),
                                 lift_fake_timer_get_now (self->fake),
                                 lift_reminder_service_get_wake_at (self->service)));
  else if (travel (self, method, parameters))
    g_dbus_method_invocation_return_value (invocation, NULL);
  else
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.InvalidArgs", method);
}

static gboolean
put_interface (LiftReminderBus *self, guint index, GDBusInterfaceMethodCallFunc func, GError **error)
{
  const GDBusInterfaceVTable vtable = { .method_call = func };
  guint id = g_dbus_connection_register_object (self->bus, LIFT_REMINDER_OBJECT_PATH, self->node->interfaces[index],
                                                &vtable, self, NULL, error);

  if (id != 0)
    g_array_append_val (self->objects, id);
  return id != 0;
}

static void
acquired_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  LiftReminderBus *self = LIFT_REMINDER_BUS (user_data);

  GDBusMethodInvocation *invocation = NULL;

  self->is_acquired = TRUE;
  g_signal_emit_by_name (self, "acquired");
  while ((invocation = g_queue_pop_head (&self->early)) != NULL)
    handle (self, invocation);
}

static void
lost_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  g_signal_emit_by_name (user_data, bus == NULL || g_dbus_connection_is_closed (bus) ? "lost" : "refused");
}

/**
 * lift_reminder_bus_own:
 * @self: the place on the bus
 * @error: return location
 *
 * Puts the object on the bus and asks for the name; there is one service for each session.
 *
 * Returns: whether the object is there; the name is told by a signal.
 */
gboolean
lift_reminder_bus_own (LiftReminderBus *self, GError **error)
{
  if (!put_interface (self, 0, method_cb, error) || (self->fake != NULL && !put_interface (self, 1, travel_cb, error)))
    return FALSE;
  self->name = g_bus_own_name_on_connection (self->bus, LIFT_REMINDER_BUS_NAME, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE,
                                             acquired_cb, lost_cb, self, NULL);
  return TRUE;
}
