/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The row "start to the first painted frame in which Today shows stored scores" of the budgets: median
 * of interleaved warm pairs beside an empty AdwApplicationWindow. */

#include <glib/gstdio.h>
#include <stdlib.h>

#include "lift-store.h"

#define N_PAIRS 31
#define N_WARM_UP 2
#define N_DAYS 15
#define MAX_WALL_RATIO 1.35
#define MAX_CPU_RATIO 1.5

typedef struct {
  double wall;
  double cpu;
} Start;

static void
write_diary (const char *path)
{
  g_autoptr (LiftClock) clock = lift_system_clock_new ();
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (LiftProcedure) stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftStore) store = lift_store_open (path, LIFT_OPEN_CREATE, clock, "bench", &error);
  LiftDate today = lift_clock_get_civil_day (clock);

  g_assert_no_error (error);
  procedure->day0 = today - (N_DAYS - 1);
  stored = lift_store_add_procedure (store, procedure, &error);
  g_assert_no_error (error);
  for (int day = 0; day < N_DAYS; day++) {
    g_autoptr (LiftPatch) patch = lift_patch_new ();
    g_autoptr (LiftSaveResult) result = NULL;

    for (int i = 0; i < LIFT_N_CORE_SYMPTOMS; i++)
      lift_patch_set_score (patch, (LiftSymptom) i, 2);
    lift_patch_set_nothing_unusual (patch);
    result = lift_store_save (store, stored->uuid, procedure->day0 + day, patch, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  lift_store_close (store, NULL);
}

static Start
run_child (const char *program, const char *diary)
{
  const char *argv[] = { program, diary != NULL ? "afterlift" : "empty", diary, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();
  gint64 painted = 0;
  gint64 cpu = 0;
  int status = 0;
  char **parts;
  Start start;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  parts = g_strsplit (output, " ", 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  painted = g_ascii_strtoll (parts[0], NULL, 10);
  cpu = g_ascii_strtoll (parts[1], NULL, 10);
  g_strfreev (parts);
  start.wall = (double) (painted - begin) / 1000.0;
  start.cpu = (double) cpu / 1000.0;
  return start;
}

static int
compare_doubles (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
get_median (double *values)
{
  qsort (values, N_PAIRS, sizeof *values, compare_doubles);
  return values[N_PAIRS / 2];
}

static gboolean
report (const char *what, double *ours, double *empty, double limit)
{
  double our_median = get_median (ours);
  double empty_median = get_median (empty);
  double ratio = our_median / empty_median;

  g_print ("start, %s: %.1f ms beside %.1f ms, ratio %.2f (limit %.2f)%s\n", what, our_median, empty_median, ratio, limit,
           ratio <= limit ? "" : "  OVER");
  return ratio <= limit;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("afterlift-bench-XXXXXX", NULL);
  g_autofree char *diary = g_build_filename (folder, "diary.db", NULL);
  double wall[2][N_PAIRS], cpu[2][N_PAIRS];
  gboolean good;

  g_assert_cmpint (argc, ==, 2);
  lift_store_register_resources ();
  write_diary (diary);
  for (int i = -N_WARM_UP; i < N_PAIRS; i++) {
    Start ours = run_child (argv[1], diary);
    Start empty = run_child (argv[1], NULL);

    if (i < 0)
      continue;
    wall[0][i] = ours.wall;
    wall[1][i] = empty.wall;
    cpu[0][i] = ours.cpu;
    cpu[1][i] = empty.cpu;
  }
  good = report ("wall", wall[0], wall[1], MAX_WALL_RATIO);
  good = report ("CPU", cpu[0], cpu[1], MAX_CPU_RATIO) && good;
  return good ? 0 : 1;
}
