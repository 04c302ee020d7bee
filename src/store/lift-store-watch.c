/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-watch.h"

#include <gio/gio.h>

#define DEBOUNCE_MS 250
/* GIO holds the second event on a file back for this long; its own 800 ms would make us late. */
#define RATE_LIMIT_MS 100

struct _LiftStoreWatch {
  GFileMonitor *monitor;
  gulong handler;
  GSource *pending;
  char *file;
  char *wal;
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
  return name != NULL && (g_strcmp0 (name, self->file) == 0 || g_strcmp0 (name, self->wal) == 0);
}

static void
changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer user_data)
{
  LiftStoreWatch *self = user_data;

  if (self->pending != NULL || (!concerns_us (self, file) && !concerns_us (self, other)))
    return;
  /* Counted from the first event, so that somebody who writes without a pause is noticed, too. */
  self->pending = g_timeout_source_new (DEBOUNCE_MS);
  g_source_set_callback (self->pending, debounced_cb, self, NULL);
  g_source_attach (self->pending, g_main_context_get_thread_default ());
}

/**
 * lift_store_watch_new:
 * @path: of a diary; it need not be there yet
 * @func: called in the present thread-default main context
 * @user_data: for @func
 *
 * Returns: (transfer full): the watch. Where a folder cannot be watched it never speaks.
 */
LiftStoreWatch *
lift_store_watch_new (const char *path, LiftStoreWatchFunc func, gpointer user_data)
{
  LiftStoreWatch *self = g_new0 (LiftStoreWatch, 1);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) directory = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;

  self->file = g_path_get_basename (path);
  self->wal = g_strconcat (self->file, "-wal", NULL);
  self->func = func;
  self->user_data = user_data;
  self->monitor = g_file_monitor_directory (directory, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
  if (self->monitor == NULL) {
    g_debug ("No watch: %s", error->message);
    return self;
  }
  g_file_monitor_set_rate_limit (self->monitor, RATE_LIMIT_MS);
  self->handler = g_signal_connect (self->monitor, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

/** lift_store_watch_free: ends @self; its function is not called any more. */
void
lift_store_watch_free (LiftStoreWatch *self)
{
  if (self->monitor != NULL) {
    g_signal_handler_disconnect (self->monitor, self->handler);
    g_file_monitor_cancel (self->monitor);
  }
  g_clear_object (&self->monitor);
  if (self->pending != NULL)
    g_source_destroy (self->pending);
  g_clear_pointer (&self->pending, g_source_unref);
  g_free (self->file);
  g_free (self->wal);
  g_free (self);
}
