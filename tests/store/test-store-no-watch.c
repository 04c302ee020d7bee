/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/inotify.h>

#include "lift-store-watch.h"

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
told_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
wait_for (gboolean *told, guint seconds)
{
  gboolean late = FALSE;
  guint id = g_timeout_add_seconds (seconds, late_cb, &late);

  while (!*told && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (id);
  return *told;
}

/* Without a watch the file is looked at now and then, also when its folder comes later. */
static void
test_looks_now_and_then (void)
{
  g_autofree char *folder = g_dir_make_tmp ("afterlift-test-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "afterlift", NULL);
  g_autofree char *path = g_build_filename (inner, "diary.db", NULL);
  gboolean told = FALSE;
  LiftStoreWatch *watch;

  g_assert_cmpint (inotify_init1 (0), ==, -1);
  watch = lift_store_watch_new (path, told_cb, &told);
  g_assert_false (wait_for (&told, 1));
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_true (wait_for (&told, 20));
  told = FALSE;
  g_assert_true (wait_for (&told, 20));
  lift_store_watch_free (watch);
  told = FALSE;
  g_assert_false (wait_for (&told, 6));
  g_rmdir (inner);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/no-watch", test_looks_now_and_then);
  return g_test_run ();
}
