/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-backup-plan.h"
#include "lift-schedule.h"

#define HOUR 3600

static GTimeZone *
get_zone (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  g_assert_nonnull (zone);
  return zone;
}

static gint64
at (GTimeZone *zone, int year, int month, int day, int hour)
{
  return lift_local_to_utc (zone, lift_date_from_ymd (year, month, day), hour * 60);
}

static guint
count_kept (const LiftBackupTime *copies, guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    kept += copies[i].keep ? 1 : 0;
  return kept;
}

/* A copy each day for three years: 14 days, then weeks, then months, and never more than the sum of all. */
static void
test_every_day (void)
{
  g_autoptr (GTimeZone) zone = get_zone ("Europe/Berlin");
  LiftDate first = lift_date_from_ymd (2024, 1, 1);
  LiftDate last = lift_date_from_ymd (2026, 12, 31);
  g_autofree LiftBackupTime *copies = g_new0 (LiftBackupTime, last - first + 1);
  guint n = 0;
  int month, year, day;

  for (LiftDate date = first; date <= last; date++)
    copies[n++].made_at = lift_local_to_utc (zone, date, 9 * 60);
  lift_backup_plan_choose (copies, n, copies[n - 1].made_at + HOUR, zone);
  for (guint i = n - LIFT_BACKUP_DAYS; i < n; i++)
    g_assert_true (copies[i].keep);
  g_assert_cmpuint (count_kept (copies, n), <=, LIFT_BACKUP_DAYS + LIFT_BACKUP_WEEKS + LIFT_BACKUP_MONTHS);
  /* 2025 and 2026 are twenty-four months; of each its last day is there. */
  for (guint i = 0; i + 1 < n; i++) {
    lift_date_get_ymd (first + (LiftDate) i + 1, &year, &month, &day);
    if (day == 1)
      g_assert_cmpint (copies[i].keep, ==, first + (LiftDate) i >= lift_date_from_ymd (2025, 1, 31));
  }
  /* Of a year and more ago, only ends of months. */
  for (guint i = 0; i < 366 + 200; i++) {
    lift_date_get_ymd (first + (LiftDate) i + 1, &year, &month, &day);
    g_assert_true (!copies[i].keep || day == 1);
  }
}

/* Rotating each day gives the same as rotating once: nothing that is needed later is thrown away on the way. */
static void
test_day_by_day (void)
{
  g_autoptr (GTimeZone) zone = get_zone ("America/New_York");
  g_autoptr (GArray) copies = g_array_new (FALSE, TRUE, sizeof (LiftBackupTime));
  LiftDate first = lift_date_from_ymd (2024, 1, 1);

  for (int i = 0; i < 900; i++) {
    LiftBackupTime copy = { lift_local_to_utc (zone, first + i, 20 * 60), FALSE };

    g_array_append_val (copies, copy);
    lift_backup_plan_choose ((LiftBackupTime *) copies->data, copies->len, copy.made_at, zone);
    for (guint c = copies->len; c > 0; c--) {
      if (!g_array_index (copies, LiftBackupTime, c - 1).keep)
        g_array_remove_index (copies, c - 1);
    }
  }
  g_assert_cmpuint (copies->len, >=, LIFT_BACKUP_DAYS + LIFT_BACKUP_WEEKS - 3 + LIFT_BACKUP_MONTHS - 3);
  g_assert_cmpuint (copies->len, <=, LIFT_BACKUP_DAYS + LIFT_BACKUP_WEEKS + LIFT_BACKUP_MONTHS);
}

/* Somebody who writes twice a year keeps what there is; several copies of the last two weeks stay all. */
static void
test_seldom_and_often (void)
{
  g_autoptr (GTimeZone) zone = get_zone ("Europe/Berlin");
  LiftBackupTime seldom[] = { { at (zone, 2020, 1, 1, 9), FALSE }, { at (zone, 2023, 1, 1, 9), FALSE },
                              { at (zone, 2025, 1, 1, 9), FALSE } };
  LiftBackupTime often[] = { { at (zone, 2026, 11, 19, 9), FALSE }, { at (zone, 2026, 11, 19, 10), FALSE },
                             { at (zone, 2026, 10, 1, 9), FALSE }, { at (zone, 2026, 10, 1, 10), FALSE } };
  gint64 now = at (zone, 2026, 11, 20, 9);

  lift_backup_plan_choose (seldom, G_N_ELEMENTS (seldom), now, zone);
  g_assert_cmpuint (count_kept (seldom, G_N_ELEMENTS (seldom)), ==, 3);
  lift_backup_plan_choose (often, G_N_ELEMENTS (often), now, zone);
  g_assert_true (often[0].keep);
  g_assert_true (often[1].keep);
  g_assert_false (often[2].keep);
  g_assert_true (often[3].keep);
}

/* A clock that once stood in 2031 costs no copy, and today still gets one. */
static void
test_wrong_clock (void)
{
  g_autoptr (GTimeZone) zone = get_zone ("Europe/Berlin");
  gint64 now = at (zone, 2026, 11, 20, 9);
  LiftBackupTime copies[] = { { at (zone, 2031, 1, 1, 9), FALSE }, { at (zone, 2026, 11, 19, 9), FALSE },
                              { at (zone, 2026, 11, 1, 9), FALSE } };

  lift_backup_plan_choose (copies, G_N_ELEMENTS (copies), now, zone);
  g_assert_cmpuint (count_kept (copies, G_N_ELEMENTS (copies)), ==, 3);
  g_assert_true (lift_backup_plan_is_due (copies[0].made_at, now, zone));
  g_assert_true (lift_backup_plan_is_due (copies[1].made_at, now, zone));
  g_assert_false (lift_backup_plan_is_due (now - HOUR, now, zone));
  g_assert_true (lift_backup_plan_is_due (0, now, zone));
  /* Half past midnight is a new day here, and the old one where it is still evening. */
  g_assert_true (lift_backup_plan_is_due (at (zone, 2026, 11, 19, 23), at (zone, 2026, 11, 20, 0), zone));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/backup-plan/every-day", test_every_day);
  g_test_add_func ("/core/backup-plan/day-by-day", test_day_by_day);
  g_test_add_func ("/core/backup-plan/seldom-and-often", test_seldom_and_often);
  g_test_add_func ("/core/backup-plan/wrong-clock", test_wrong_clock);
  return g_test_run ();
}
