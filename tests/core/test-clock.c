/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-clock.h"

/* An instant in a zone, and which day it is there: by the wall, and by a diary whose day ends later. */
static const struct {
  const char *zone;
  const char *now;
  const char *civil;
  int day_end_hours;
  const char *diary;
  int offset;
} cases[] = {
  { "Europe/Berlin", "2026-11-19T20:04:00", "2026-11-19", 0, "2026-11-19", 60 },
  { "Europe/Berlin", "2026-11-20T01:30:00", "2026-11-20", 0, "2026-11-20", 60 },
  { "Europe/Berlin", "2026-11-20T01:30:00", "2026-11-20", 3, "2026-11-19", 60 },
  { "Europe/Berlin", "2026-11-20T02:59:59", "2026-11-20", 3, "2026-11-19", 60 },
  { "Europe/Berlin", "2026-11-20T03:00:00", "2026-11-20", 3, "2026-11-20", 60 },
  { "Europe/Berlin", "2027-01-01T05:59:00", "2027-01-01", 6, "2026-12-31", 60 },
  /* The night of 23 hours: 02:00 becomes 03:00. */
  { "Europe/Berlin", "2026-03-29T00:59:00Z", "2026-03-29", 3, "2026-03-28", 60 },
  { "Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29", 3, "2026-03-29", 120 },
  /* The night of 25 hours: 02:30 comes twice and is the evening before both times. */
  { "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25", 3, "2026-10-24", 120 },
  { "Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10-25", 3, "2026-10-24", 60 },
  { "Europe/Berlin", "2026-10-25T02:00:00Z", "2026-10-25", 3, "2026-10-25", 60 },
  { "America/New_York", "2026-11-20T03:00:00Z", "2026-11-19", 0, "2026-11-19", -300 },
  { "America/New_York", "2026-03-08T06:59:00Z", "2026-03-08", 2, "2026-03-07", -300 },
  { "America/New_York", "2026-03-08T07:00:00Z", "2026-03-08", 2, "2026-03-08", -240 },
  /* Lord Howe moves by half an hour. */
  { "Australia/Lord_Howe", "2026-04-04T14:59:00Z", "2026-04-05", 2, "2026-04-04", 660 },
  { "Australia/Lord_Howe", "2026-04-04T15:10:00Z", "2026-04-05", 2, "2026-04-04", 630 },
  { "Australia/Lord_Howe", "2026-04-04T15:30:00Z", "2026-04-05", 2, "2026-04-05", 630 },
  /* Days that have no midnight: the clock goes from 23:59 to 01:00. */
  { "America/Havana", "2026-03-08T04:59:00Z", "2026-03-07", 0, "2026-03-07", -300 },
  { "America/Havana", "2026-03-08T05:00:00Z", "2026-03-08", 0, "2026-03-08", -240 },
  { "America/Havana", "2026-03-08T05:00:00Z", "2026-03-08", 1, "2026-03-08", -240 },
  { "Africa/Cairo", "2026-04-23T22:00:00Z", "2026-04-24", 1, "2026-04-24", 180 },
  { "Pacific/Kiritimati", "2026-11-19T10:30:00Z", "2026-11-20", 0, "2026-11-20", 840 },
  { "Pacific/Niue", "2026-11-19T10:30:00Z", "2026-11-18", 0, "2026-11-18", -660 },
};

static void
test_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    LiftClock *clock = lift_fixed_clock_new (cases[i].now, cases[i].zone);
    g_autofree char *civil = lift_date_to_iso (lift_clock_get_civil_day (clock));
    g_autofree char *diary = lift_date_to_iso (lift_clock_get_diary_day (clock, cases[i].day_end_hours));

    g_test_message ("%s %s", cases[i].zone, cases[i].now);
    g_assert_cmpstr (civil, ==, cases[i].civil);
    g_assert_cmpstr (diary, ==, cases[i].diary);
    g_assert_cmpint (lift_clock_get_utc_offset (clock), ==, cases[i].offset);
    g_assert_finalize_object (clock);
  }
}

static void
test_fixed (void)
{
  LiftClock *clock = lift_fixed_clock_new ("1970-01-02T00:00:00", NULL);

  g_assert_cmpint (lift_clock_get_now_utc (clock), ==, 86400);
  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (clock), -G_TIME_SPAN_HOUR);
  g_assert_cmpint (lift_clock_get_now_utc (clock), ==, 82800);
  g_assert_cmpint (lift_clock_get_civil_day (clock), ==, 0);
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (clock), "1970-01-03T01:00:00+01:00");
  g_assert_cmpint (lift_clock_get_now_utc (clock), ==, 2 * 86400);
  g_assert_finalize_object (clock);
}

static void
test_system (void)
{
  LiftClock *clock = lift_system_clock_new ();
  gint64 before = g_get_real_time () / G_TIME_SPAN_SECOND;
  gint64 now = lift_clock_get_now_utc (clock);

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time () / G_TIME_SPAN_SECOND);
  g_assert_finalize_object (clock);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/clock/days", test_days);
  g_test_add_func ("/core/clock/fixed", test_fixed);
  g_test_add_func ("/core/clock/system", test_system);
  return g_test_run ();
}
