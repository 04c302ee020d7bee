/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A hundred years of diary: how long it takes to open it, to show Today, to print it, to copy and to check it, and how
 * much memory that needs, beside a diary of eight days. The limits are ten times what an ordinary machine needed. */

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attack-content.h"

/** What a program cost. */
typedef struct {
  double seconds;
  double mib;
} Cost;

static Cost
measure (const char *program, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();
  struct rusage usage;
  const char *argument = program;
  va_list arguments;
  GPid pid;
  int status;

  va_start (arguments, program);
  for (; argument != NULL; argument = va_arg (arguments, const char *))
    g_ptr_array_add (argv, (gpointer) argument);
  va_end (arguments);
  g_ptr_array_add (argv, NULL);
  g_spawn_async (NULL, (char **) argv->pdata, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                 &pid, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wait4 (pid, &status, 0, &usage), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return (Cost){ (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC, (double) usage.ru_maxrss / 1024 };
}

/* Two ways to have 40 000 days: a hundred thread lifts, of which Today shows one, or one that never ended. */
static void
compare (const char *what, const char *procedures, const char *entries, const char *revisions, double today_mib)
{
  const char *worker = g_getenv ("LIFT_MAKE_HUGE");
  const char *cli = g_getenv ("LIFT_CLI");
  g_autofree char *folder = attack_make_folder ();
  g_autofree char *small = g_build_filename (folder, "small.db", NULL);
  g_autofree char *huge = g_build_filename (folder, "diary.db", NULL);
  Cost small_today, make, today, show, backup, check;

  measure (worker, "make", small, "1", "8", "5", NULL);
  small_today = measure (worker, "today", small, NULL);
  make = measure (worker, "make", huge, procedures, entries, revisions, NULL);
  today = measure (worker, "today", huge, NULL);
  show = measure (cli, "--diary", huge, "show", NULL);
  backup = measure (worker, "backup", huge, NULL);
  check = measure (worker, "check", huge, NULL);
  g_test_message (
    "%s: made in %.1f s; open and Today %.2f s, %.1f MiB (eight days: %.2f s, %.1f MiB); afterlift-cli show "
    "%.2f s, %.1f MiB; verified copy %.2f s, %.1f MiB; check %.2f s, %.1f MiB",
    what, make.seconds, today.seconds, today.mib, small_today.seconds, small_today.mib, show.seconds, show.mib,
    backup.seconds, backup.mib, check.seconds, check.mib);
  g_assert_cmpfloat (today.mib - small_today.mib, <, today_mib);
  g_assert_cmpfloat (backup.mib - small_today.mib, <, 16);
  g_assert_cmpfloat (check.mib - small_today.mib, <, 16);
  g_assert_cmpfloat (today.seconds, <, 15);
  g_assert_cmpfloat (show.seconds, <, 30);
  g_assert_cmpfloat (backup.seconds, <, 90);
  g_assert_cmpfloat (check.seconds, <, 60);
  attack_remove_folder (folder);
}

static void
test_hundred_lifts (void)
{
  compare ("100 thread lifts of 400 days, 200 000 saved states", "100", "400", "5", 8);
}

static void
test_one_lift (void)
{
  compare ("one thread lift of 40 000 days, 200 000 saved states", "1", "40000", "5", 96);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  attack_be_quiet ();
  g_test_add_func ("/attack/huge/hundred-lifts", test_hundred_lifts);
  g_test_add_func ("/attack/huge/one-lift", test_one_lift);
  return g_test_run ();
}
