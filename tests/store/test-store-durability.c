/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <string.h>

/* A kill proves that saves are whole; that they are on the disk when she is told shows in the order of writes,
 * syncs and "saved", recorded by a preloaded library. */

#define N_SAVES 150

/* What of the record counts between two "saved". */
typedef struct {
  guint wal_writes;
  guint syncs;
  gboolean wal_is_dirty;
  gboolean checkpoint;
} Interval;

static char *
record_saves (Fixture *self, int n)
{
  g_autofree char *record = g_build_filename (self->folder, "record", NULL);
  g_autofree char *count = g_strdup_printf ("%d", n);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", g_getenv ("LIFT_SYNC_RECORDER"), TRUE);
  g_subprocess_launcher_setenv (launcher, "LIFT_SYNC_RECORD", record, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("LIFT_STORE_HELPER"), "save", self->path, count,
                                         "recorded", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  g_file_get_contents (record, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
take_line (Interval *interval, const char *line)
{
  gboolean wal = g_str_has_suffix (line, "/diary.db-wal");

  if (g_str_has_prefix (line, "write ") && wal) {
    interval->wal_writes++;
    interval->wal_is_dirty = TRUE;
  } else if (g_str_has_prefix (line, "write ") && g_str_has_suffix (line, "/diary.db")) {
    interval->checkpoint = TRUE;
  } else if (g_str_has_prefix (line, "sync ")) {
    interval->syncs++;
    if (wal)
      interval->wal_is_dirty = FALSE;
  }
}

static void
test_saved_after_sync (Fixture *self, gconstpointer data)
{
  g_autofree char *record = NULL;
  g_auto (GStrv) lines = NULL;
  Interval interval = { 0 };
  guint n_saved = 0;
  guint n_exact = 0;
  guint n_checkpoints = 0;
  gboolean after_checkpoint = TRUE;

  fixture_close (self);
  record = record_saves (self, N_SAVES);
  lines = g_strsplit (record, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (!g_str_has_prefix (lines[i], "say saved")) {
      take_line (&interval, lines[i]);
      continue;
    }
    n_saved++;
    g_assert_cmpint (interval.wal_writes, >, 0);
    g_assert_cmpint (interval.syncs, >=, 1);
    g_assert_false (interval.wal_is_dirty);
    n_checkpoints += interval.checkpoint ? 1 : 0;
    /* The first save after a checkpoint begins the -wal anew, with a header that is synced by itself. */
    if (!interval.checkpoint && !after_checkpoint) {
      g_assert_cmpint (interval.syncs, ==, 1);
      n_exact++;
    }
    after_checkpoint = interval.checkpoint;
    interval = (Interval){ 0 };
  }
  g_assert_cmpint (n_saved, ==, N_SAVES);
  g_assert_cmpint (n_checkpoints, >=, 1);
  g_assert_cmpint (n_exact, >, N_SAVES - 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/e2e/durability/saved-after-sync", Fixture, NULL, fixture_set_up, test_saved_after_sync,
              fixture_tear_down);
  return g_test_run ();
}
