/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The row "main-loop gap" of the budgets: a 1 ms timer over 30 saves. With every sync half a second
 * long, the worst gap may be at most 16 ms longer than with fast ones: the window never waits for the
 * disk. Runs itself twice, with sync-delay preloaded both times. */

#include <dlfcn.h>

#include "../ui/harness.h"

#define N_SAVES 30
#define SLOW_MS "500"
#define LIMIT_MS 16.0

typedef struct {
  gint64 last;
  gint64 worst;
} Gap;

static gboolean
tick_cb (gpointer user_data)
{
  Gap *gap = user_data;
  gint64 now = g_get_monotonic_time ();

  if (gap->last != 0)
    gap->worst = MAX (gap->worst, now - gap->last);
  gap->last = now;
  return G_SOURCE_CONTINUE;
}

static void
measure (void)
{
  int (*count) (void) = (int (*) (void)) dlsym (RTLD_DEFAULT, "lift_sync_delay_count");
  g_autoptr (Harness) harness = harness_new (TRUE);
  Gap gap = { 0, 0 };
  int before;
  guint id;

  g_assert_nonnull (count);
  harness_open (harness);
  harness_spin (500);
  before = count ();
  id = g_timeout_add (1, tick_cb, &gap);
  for (int i = 0; i < N_SAVES; i++) {
    harness_press_key (harness_get_scale (harness, i % 3), (guint) (GDK_KEY_2 + i % 7));
    lift_diary_model_flush (harness->model);
    g_assert_true (harness_wait (harness, harness_is_saved, NULL, 20000));
  }
  g_source_remove (id);
  g_print ("gap %" G_GINT64_FORMAT " delayed %d\n", gap.worst, count () - before);
}

static void
add_measure (void)
{
  g_test_add_func ("/bench/gap", measure);
}

static double
run_child (const char *program, const char *delay)
{
  const char *argv[] = { program, "--child", NULL };
  g_auto (GStrv) env = g_environ_setenv (g_get_environ (), "LIFT_SYNC_DELAY_MS", delay, TRUE);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  const char *line;
  int status = 0;
  gint64 worst = 0;
  int delayed = 0;

  g_spawn_sync (NULL, (char **) argv, env, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  line = strstr (output, "gap ");
  g_assert_nonnull (line);
  g_assert_cmpint (sscanf (line, "gap %" G_GINT64_FORMAT " delayed %d", &worst, &delayed), ==, 2);
  g_print ("main-loop gap, syncs of %s ms: worst %.1f ms over %d saves, %d syncs delayed\n", delay, (double) worst / 1000.0,
           N_SAVES, delayed);
  /* A delay that did not take effect would prove nothing. */
  g_assert_cmpint (delayed, >=, N_SAVES);
  return (double) worst / 1000.0;
}

int
main (int argc, char **argv)
{
  double fast, slow;

  if (argc > 1 && g_strcmp0 (argv[1], "--child") == 0)
    return harness_main (1, argv, add_measure);
  fast = run_child (argv[0], "0");
  slow = run_child (argv[0], SLOW_MS);
  g_print ("main-loop gap: %.1f ms slow beside %.1f ms fast, %.1f ms more (limit %.1f ms)%s\n", slow, fast, slow - fast,
           LIMIT_MS, slow <= fast + LIMIT_MS ? "" : "  OVER");
  return slow <= fast + LIMIT_MS ? 0 : 1;
}
