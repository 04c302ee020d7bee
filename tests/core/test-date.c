/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-date.h"

static void
test_ymd (void)
{
  int year, month, day;

  g_assert_cmpint (lift_date_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (lift_date_from_ymd (1969, 12, 31), ==, -1);
  g_assert_cmpint (lift_date_from_ymd (2000, 3, 1) - lift_date_from_ymd (2000, 2, 28), ==, 2);
  g_assert_cmpint (lift_date_from_ymd (1900, 3, 1) - lift_date_from_ymd (1900, 2, 28), ==, 1);
  lift_date_get_ymd (lift_date_from_ymd (2028, 2, 29), &year, &month, &day);
  g_assert_cmpint (year * 10000 + month * 100 + day, ==, 20280229);
  lift_date_get_ymd (lift_date_from_ymd (2026, 11, 19), NULL, NULL, &day);
  g_assert_cmpint (day, ==, 19);
}

static void
test_no_such_day (void)
{
  static const int refused[][3] = { { 2026, 2, 29 }, { 2026, 2, 30 }, { 2100, 2, 29 }, { 2026, 13, 1 }, { 2026, 0, 1 },
                                    { 2026, 4, 31 }, { 2026, 1, 0 },  { 1899, 12, 31 }, { 2200, 1, 1 }, { -1, 1, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_cmpint (lift_date_from_ymd (refused[i][0], refused[i][1], refused[i][2]), ==, LIFT_DATE_NONE);
}

static void
test_parse (void)
{
  static const char *const refused[] = { "",           "2026-2-3",    "2026-02-30",  "2026-02-03 ", " 2026-02-03",
                                         "20260203",   "2026/02/03",  "03-02-2026",  "2026-02-03T", "+026-02-03",
                                         "２026-02-03", "2026-00-10", "2026-13-10", "abc",         "1899-12-31",
                                         "2026-02-",   "٢٠٢٦-٠٢-٠٣" };
  LiftDate date = 77;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_assert_false (lift_date_parse (refused[i], &date));
    g_assert_cmpint (date, ==, 77);
  }
  g_assert_false (lift_date_parse (NULL, &date));
  g_assert_true (lift_date_parse ("2026-02-03", &date));
  g_assert_cmpint (date, ==, lift_date_from_ymd (2026, 2, 3));
}

/* Every day of three centuries comes back from its text, and follows the day before it. */
static void
test_every_day (void)
{
  LiftDate first = lift_date_from_ymd (1900, 1, 1);
  LiftDate last = lift_date_from_ymd (2199, 12, 31);

  g_assert_cmpint (last - first + 1, ==, 300 * 365 + 73);
  for (LiftDate date = first; date <= last; date++) {
    g_autofree char *iso = lift_date_to_iso (date);
    LiftDate parsed = LIFT_DATE_NONE;

    g_assert_true (lift_date_parse (iso, &parsed));
    g_assert_cmpint (parsed, ==, date);
    g_assert_true (lift_date_is_valid (date));
  }
  g_assert_false (lift_date_is_valid (first - 1));
  g_assert_false (lift_date_is_valid (last + 1));
  g_assert_false (lift_date_is_valid (LIFT_DATE_NONE));
}

static void
test_weekday (void)
{
  g_assert_cmpint (lift_date_get_weekday (lift_date_from_ymd (2026, 11, 19)), ==, 4);
  g_assert_cmpint (lift_date_get_weekday (lift_date_from_ymd (1970, 1, 1)), ==, 4);
  g_assert_cmpint (lift_date_get_weekday (lift_date_from_ymd (2026, 11, 22)), ==, 7);
  g_assert_cmpint (lift_date_get_weekday (lift_date_from_ymd (2026, 11, 23)), ==, 1);
}

/* Day numbers are differences of days: a night of 23 or 25 hours changes nothing. */
static void
test_over_clock_changes (void)
{
  g_assert_cmpint (lift_date_from_ymd (2026, 3, 30) - lift_date_from_ymd (2026, 3, 28), ==, 2);
  g_assert_cmpint (lift_date_from_ymd (2026, 10, 26) - lift_date_from_ymd (2026, 10, 24), ==, 2);
  g_assert_cmpint (lift_date_from_ymd (2027, 1, 1) - lift_date_from_ymd (2026, 12, 31), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date/ymd", test_ymd);
  g_test_add_func ("/core/date/no-such-day", test_no_such_day);
  g_test_add_func ("/core/date/parse", test_parse);
  g_test_add_func ("/core/date/every-day", test_every_day);
  g_test_add_func ("/core/date/weekday", test_weekday);
  g_test_add_func ("/core/date/over-clock-changes", test_over_clock_changes);
  return g_test_run ();
}
