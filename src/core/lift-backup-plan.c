/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-backup-plan.h"

#include "lift-schedule.h"

typedef enum { PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH } Period;

/* A number that is the same for two instants of one period, and larger for a later one. */
static int
get_period (gint64 instant, GTimeZone *zone, Period period)
{
  int minute, year, month, day;
  LiftDate date = lift_utc_to_local (zone, instant, &minute);

  if (period == PERIOD_DAY)
    return date;
  if (period == PERIOD_WEEK)
    return date - (lift_date_get_weekday (date) - 1);
  lift_date_get_ymd (date, &year, &month, &day);
  return year * 12 + month;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const LiftBackupTime *first = *(LiftBackupTime *const *) a;
  const LiftBackupTime *second = *(LiftBackupTime *const *) b;

  return first->made_at == second->made_at ? 0 : first->made_at > second->made_at ? -1 : 1;
}

/* The newest copy of each of the newest @n_kept periods that have one. */
static void
keep_newest_of (GPtrArray *newest_first, GTimeZone *zone, Period period, guint n_kept)
{
  int last = G_MAXINT;

  for (guint i = 0; i < newest_first->len && n_kept > 0; i++) {
    LiftBackupTime *copy = g_ptr_array_index (newest_first, i);
    int of = get_period (copy->made_at, zone, period);

    if (of == last)
      continue;
    copy->keep = TRUE;
    last = of;
    n_kept--;
  }
}

/**
 * lift_backup_plan_choose:
 * @copies: (array length=n_copies): the copies that there are, in any order
 * @n_copies: how many
 * @now: UTC second
 * @zone: whose days, weeks and months count
 *
 * Says which copies stay: every one of the last %LIFT_BACKUP_DAYS days; the newest of each of the
 * %LIFT_BACKUP_DAYS newest days, %LIFT_BACKUP_WEEKS newest weeks and %LIFT_BACKUP_MONTHS newest months that have one,
 * however long ago that was. One that lies ahead of @now comes from a clock that was wrong, stays, and takes nobody's
 * place.
 */
void
lift_backup_plan_choose (LiftBackupTime *copies, guint n_copies, gint64 now, GTimeZone *zone)
{
  g_autoptr (GPtrArray) past = g_ptr_array_new ();
  int today = get_period (now, zone, PERIOD_DAY);

  for (guint i = 0; i < n_copies; i++) {
    copies[i].keep = copies[i].made_at > now || get_period (copies[i].made_at, zone, PERIOD_DAY) > today - LIFT_BACKUP_DAYS;
    if (copies[i].made_at <= now)
      g_ptr_array_add (past, &copies[i]);
  }
  g_ptr_array_sort (past, compare_newest_first);
  keep_newest_of (past, zone, PERIOD_DAY, LIFT_BACKUP_DAYS);
  keep_newest_of (past, zone, PERIOD_WEEK, LIFT_BACKUP_WEEKS);
  keep_newest_of (past, zone, PERIOD_MONTH, LIFT_BACKUP_MONTHS);
}

/**
 * lift_backup_plan_is_due:
 * @newest: UTC second of the newest daily copy; 0: there is none
 * @now: UTC second
 * @zone: whose days count
 *
 * Returns: whether today has no copy yet. One that lies ahead comes from a clock that was wrong and does not count.
 */
gboolean
lift_backup_plan_is_due (gint64 newest, gint64 now, GTimeZone *zone)
{
  return newest == 0 || newest > now || get_period (newest, zone, PERIOD_DAY) != get_period (now, zone, PERIOD_DAY);
}
