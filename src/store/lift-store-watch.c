/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-watch.h"

#include <gio/gio.h>

#define DEBOUNCE_MS 250
/* GIO holds the second event on a file back for this long; its own 800 ms would make us late. */
#define RATE_LIMIT_MS 100
/* How often is looked where the system has no watch left to give (each user has a fixed number of them). */
#define LOOK_SECONDS 5

/**
 * LiftStoreWatch:
 * @monitor: (nullable): of @watched
 * @handler: its signal handler
 * @looking: (nullable): in place of @monitor, where the system gives none
 * @pending: (nullable): tells when the burst is over
 * @folder: where the diary is, or will be
 * @watched: that folder, or as long as it is not there, the nearest one above it that is
 * @file: name of what is waited for in @watched: the diary, or the next folder on the way to it
 * @wal: (nullable): name of the diary's -wal, where @watched is its folder
 * @path: of the diary
 */
struct _LiftStoreWatch {
  GFileMonitor *monitor;
  gulong handler;
  GSource *looking;
  GSource *pending;
  char *folder;
  char *watched;
  char *file;
  char *wal;
  char *path;
  LiftStoreWatchFunc func;
  gpointer user_data;
};

static gboolean
debounced_cb (gpointer user_data)
{
  LiftStoreWatch *self = user_data;

  g_clear_pointer (&self->pending, g_source_unref);
  self->func (self->user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
concerns_us (LiftStoreWatch *self, GFile *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  /* The -shm changes with every read of every program. */
  return name != NULL && (g_str_equal (name, self->file) || g_strcmp0 (name, self->wal) == 0);
}

static void arm (LiftStoreWatch *self);

static void
changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer user_data)
{
  LiftStoreWatch *self = user_data;

  if (!concerns_us (self, file) && !concerns_us (self, other))
    return;
  if (self->wal == NULL)
    arm (self);
  if (self->wal == NULL || self->pending != NULL)
    return;
  /* Counted from the first event, so that somebody who writes without a pause is noticed, too. */
  self->pending = g_timeout_source_new (DEBOUNCE_MS);
  g_source_set_callback (self->pending, debounced_cb, self, NULL);
  g_source_attach (self->pending, g_main_context_get_thread_default ());
}

static void
disarm (LiftStoreWatch *self)
{
  if (self->monitor != NULL) {
    g_signal_handler_disconnect (self->monitor, self->handler);
    g_file_monitor_cancel (self->monitor);
  }
  g_clear_object (&self->monitor);
  if (self->looking != NULL)
    g_source_destroy (self->looking);
  g_clear_pointer (&self->looking, g_source_unref);
}

/* The folder, or the nearest one above it that is there; @next is what is waited for in it. */
static char *
find_place (LiftStoreWatch *self, char **next)
{
  g_autofree char *place = g_strdup (self->folder);
  g_autofree char *below = g_strdup (self->path);

  for (;;) {
    g_autofree char *above = g_path_get_dirname (place);

    if (g_file_test (place, G_FILE_TEST_IS_DIR) || g_str_equal (above, place))
      break;
    g_free (below);
    below = g_steal_pointer (&place);
    place = g_steal_pointer (&above);
  }
  *next = g_path_get_basename (below);
  return g_steal_pointer (&place);
}

static gboolean
look_cb (gpointer user_data)
{
  LiftStoreWatch *self = user_data;
  g_autoptr (GSource) source = g_source_ref (self->looking);

  if (self->wal == NULL)
    arm (self);
  if (self->wal != NULL)
    self->func (self->user_data);
  return g_source_is_destroyed (source) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
watch_place (LiftStoreWatch *self)
{
  g_autoptr (GFile) directory = g_file_new_for_path (self->watched);
  g_autoptr (GError) error = NULL;

  self->monitor = g_file_monitor_directory (directory, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
  if (self->monitor == NULL) {
    g_debug ("No watch, so it is looked at now and then: %s", error->message);
    self->looking = g_timeout_source_new_seconds (LOOK_SECONDS);
    g_source_set_callback (self->looking, look_cb, self, NULL);
    g_source_attach (self->looking, g_main_context_get_thread_default ());
    return;
  }
  g_file_monitor_set_rate_limit (self->monitor, RATE_LIMIT_MS);
  self->handler = g_signal_connect (self->monitor, "changed", G_CALLBACK (changed_cb), self);
}

/* Goes as near to the diary as there are folders; one may be made while the watch above it begins. */
static void
arm (LiftStoreWatch *self)
{
  for (;;) {
    g_autofree char *next = NULL;
    g_autofree char *place = find_place (self, &next);

    if (g_strcmp0 (place, self->watched) == 0)
      return;
    disarm (self);
    g_free (self->watched);
    g_free (self->file);
    g_clear_pointer (&self->wal, g_free);
    self->watched = g_steal_pointer (&place);
    self->file = g_steal_pointer (&next);
    if (g_str_equal (self->watched, self->folder))
      self->wal = g_strconcat (self->file, "-wal", NULL);
    watch_place (self);
  }
}

/**
 * lift_store_watch_new:
 * @path: (type filename): absolute, of a diary; neither it nor its folder need be there yet
 * @func: called in the present thread-default main context
 * @user_data: for @func
 *
 * Returns: (transfer full): the watch. Where the system has none left to give, it speaks every few seconds.
 */
LiftStoreWatch *
lift_store_watch_new (const char *path, LiftStoreWatchFunc func, gpointer user_data)
{
  LiftStoreWatch *self = g_new0 (LiftStoreWatch, 1);

  self->path = g_strdup (path);
  self->folder = g_path_get_dirname (path);
  self->func = func;
  self->user_data = user_data;
  arm (self);
  return self;
}

/** lift_store_watch_free: ends @self; its function is not called any more. */
void
lift_store_watch_free (LiftStoreWatch *self)
{
  disarm (self);
  if (self->pending != NULL)
    g_source_destroy (self->pending);
  g_clear_pointer (&self->pending, g_source_unref);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->watched);
  g_free (self->file);
  g_free (self->wal);
  g_free (self);
}
