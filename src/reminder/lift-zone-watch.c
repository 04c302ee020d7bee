/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-zone-watch.h"

#define LOCAL_ZONE_FILE "/etc/localtime"
/* In a sandbox the file above stays as it was when the sandbox began; this one is kept current. */
#define HOST_ZONE_FILE "/run/host/monitor/timezone"

/**
 * LiftZoneWatch:
 * @identifier_file: (nullable): a file that holds the zone's name; %NULL: the system's own way
 * @fixed: (nullable): a zone that is said, not found
 * @monitor: (nullable): of the file that matters
 *
 * In which time zone she is. Emits `changed` when that may be another one.
 */
struct _LiftZoneWatch {
  GObject parent_instance;

  char *identifier_file;
  GTimeZone *fixed;
  GFileMonitor *monitor;
};

G_DEFINE_FINAL_TYPE (LiftZoneWatch, lift_zone_watch, G_TYPE_OBJECT)

static void
lift_zone_watch_finalize (GObject *object)
{
  LiftZoneWatch *self = LIFT_ZONE_WATCH (object);

  if (self->monitor != NULL) {
    g_signal_handlers_disconnect_by_data (self->monitor, self);
    g_file_monitor_cancel (self->monitor);
  }
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->fixed, g_time_zone_unref);
  g_free (self->identifier_file);
  G_OBJECT_CLASS (lift_zone_watch_parent_class)->finalize (object);
}

static void
lift_zone_watch_class_init (LiftZoneWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lift_zone_watch_finalize;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lift_zone_watch_init (LiftZoneWatch *self)
{
}

static void
file_changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "changed");
}

static void
watch_file (LiftZoneWatch *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *folder = g_path_get_dirname (path);

  /* GIO would look for a folder that is missing every four seconds. */
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (file_changed_cb), self);
}

/**
 * lift_zone_watch_new:
 *
 * Returns: (transfer full): a watch on the zone of this machine, inside and outside of a sandbox.
 */
LiftZoneWatch *
lift_zone_watch_new (void)
{
  LiftZoneWatch *self = NULL;

  if (g_file_test (HOST_ZONE_FILE, G_FILE_TEST_EXISTS))
    return lift_zone_watch_new_for_file (HOST_ZONE_FILE);
  self = g_object_new (LIFT_TYPE_ZONE_WATCH, NULL);
  watch_file (self, LOCAL_ZONE_FILE);
  return self;
}

/**
 * lift_zone_watch_new_for_file:
 * @path: a file that holds the name of the zone, such as "Europe/Berlin"
 *
 * Returns: (transfer full): a watch on what that file says.
 */
LiftZoneWatch *
lift_zone_watch_new_for_file (const char *path)
{
  LiftZoneWatch *self = g_object_new (LIFT_TYPE_ZONE_WATCH, NULL);

  self->identifier_file = g_strdup (path);
  watch_file (self, path);
  return self;
}

/**
 * lift_zone_watch_new_fixed:
 * @identifier: a zone, for tests
 *
 * Returns: (transfer full) (nullable): a watch on a zone that only lift_zone_watch_set_fixed() changes;
 *   %NULL where there is no such zone.
 */
LiftZoneWatch *
lift_zone_watch_new_fixed (const char *identifier)
{
  g_autoptr (LiftZoneWatch) self = g_object_new (LIFT_TYPE_ZONE_WATCH, NULL);

  return lift_zone_watch_set_fixed (self, identifier) ? g_steal_pointer (&self) : NULL;
}

/**
 * lift_zone_watch_set_fixed:
 * @self: a watch
 * @identifier: the zone from now on, for tests
 *
 * Returns: whether there is such a zone.
 */
gboolean
lift_zone_watch_set_fixed (LiftZoneWatch *self, const char *identifier)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (identifier);

  if (zone == NULL)
    return FALSE;
  g_clear_pointer (&self->fixed, g_time_zone_unref);
  self->fixed = g_steal_pointer (&zone);
  g_signal_emit_by_name (self, "changed");
  return TRUE;
}

/**
 * lift_zone_watch_dup_zone:
 * @self: a watch
 *
 * Returns: (transfer full): the zone now; the machine's own where a file says nothing that is understood.
 */
GTimeZone *
lift_zone_watch_dup_zone (LiftZoneWatch *self)
{
  g_autofree char *text = NULL;
  GTimeZone *zone = NULL;

  if (self->fixed != NULL)
    return g_time_zone_ref (self->fixed);
  if (self->identifier_file != NULL && g_file_get_contents (self->identifier_file, &text, NULL, NULL))
    zone = g_time_zone_new_identifier (g_strstrip (text));
  /* Made anew each time: GLib then reads the file again. */
  return zone != NULL ? zone : g_time_zone_new_local ();
}
