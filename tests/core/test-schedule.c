/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-schedule-private.h"

static GTimeZone *
open_zone (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  if (zone == NULL)
    g_error ("There is no zone %s on this machine; install its time zone database (tzdata).", name);
  return zone;
}

static LiftDate
day (const char *iso)
{
  LiftDate date = LIFT_DATE_NONE;

  g_assert_true (lift_date_parse (iso, &date));
  return date;
}

static int
minute_of (const char *text)
{
  int minute = -1;

  g_assert_true (lift_minute_parse (text, &minute));
  return minute;
}

static void
assert_instant (gint64 utc, const char *expected)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (utc);
  g_autofree char *text = g_date_time_format (instant, "%Y-%m-%dT%H:%M:%SZ");

  g_assert_cmpstr (text, ==, expected);
}

/* What was looked up in the zone database, not taken from the program. */
static const struct {
  const char *zone;
  const char *date;
  const char *time;
  const char *utc;
} local_times[] = {
  { "Europe/Berlin", "2025-03-29", "20:00", "2025-03-29T19:00:00Z" },
  { "Europe/Berlin", "2025-03-30", "02:30", "2025-03-30T01:00:00Z" },
  { "Europe/Berlin", "2025-03-30", "20:00", "2025-03-30T18:00:00Z" },
  { "Europe/Berlin", "2025-10-26", "02:30", "2025-10-26T01:30:00Z" },
  { "Europe/Dublin", "2025-10-26", "01:30", "2025-10-26T01:30:00Z" },
  { "Europe/Moscow", "2014-10-26", "01:30", "2014-10-25T22:30:00Z" },
  { "America/New_York", "2025-03-09", "02:30", "2025-03-09T07:00:00Z" },
  { "America/New_York", "2025-11-02", "01:30", "2025-11-02T06:30:00Z" },
  { "Australia/Lord_Howe", "2025-04-06", "01:45", "2025-04-05T15:15:00Z" },
  { "Australia/Lord_Howe", "2025-10-05", "02:15", "2025-10-04T15:30:00Z" },
  { "Africa/Cairo", "2024-04-26", "00:30", "2024-04-25T22:00:00Z" },
  { "Africa/Cairo", "2024-10-31", "23:30", "2024-10-31T21:30:00Z" },
  { "America/Nuuk", "2024-03-30", "23:30", "2024-03-31T01:00:00Z" },
  { "Pacific/Apia", "2011-12-29", "23:59", "2011-12-30T09:59:00Z" },
  { "Pacific/Apia", "2011-12-30", "12:00", "2011-12-30T10:00:00Z" },
  { "Pacific/Apia", "2011-12-31", "00:00", "2011-12-30T10:00:00Z" },
  { "Asia/Kolkata", "1969-12-31", "20:00", "1969-12-31T14:30:00Z" },
};

static void
test_local_to_utc (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (local_times); i++) {
    g_autoptr (GTimeZone) zone = open_zone (local_times[i].zone);

    g_test_message ("%s %s %s", local_times[i].zone, local_times[i].date, local_times[i].time);
    assert_instant (lift_local_to_utc (zone, day (local_times[i].date), minute_of (local_times[i].time)),
                    local_times[i].utc);
  }
}

/* Each minute that a clock shows leads back to itself, or, in an hour that comes twice, to its second time. */
static void
test_there_and_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (local_times); i++) {
    g_autoptr (GTimeZone) zone = open_zone (local_times[i].zone);
    g_autoptr (GDateTime) middle = g_date_time_new_from_iso8601 (local_times[i].utc, NULL);
    gint64 begin = g_date_time_to_unix (middle) - 30 * 3600;
    guint n_twice = 0;

    for (gint64 utc = begin; utc < begin + 60 * 3600; utc += 60) {
      int minute, again;
      LiftDate date = lift_utc_to_local (zone, utc, &minute);
      gint64 back = lift_local_to_utc (zone, date, minute);

      g_assert_cmpint (minute, >=, 0);
      g_assert_cmpint (minute, <, 1440);
      g_assert_cmpint (back, >=, utc);
      g_assert_cmpint (lift_utc_to_local (zone, back, &again), ==, date);
      g_assert_cmpint (again, ==, minute);
      n_twice += back != utc;
    }
    g_assert_cmpuint (n_twice, <=, 60);
  }
}

static void
test_date_change (void)
{
  static const struct {
    const char *zone;
    const char *from;
    const char *change;
  } cases[] = {
    { "Europe/Berlin", "2025-03-30T18:00:00Z", "2025-03-30T22:00:00Z" },
    { "Africa/Cairo", "2024-04-25T12:00:00Z", "2024-04-25T22:00:00Z" },
    { "Africa/Cairo", "2024-10-31T12:00:00Z", "2024-10-31T22:00:00Z" },
    { "Pacific/Apia", "2011-12-29T12:00:00Z", "2011-12-30T10:00:00Z" },
    { "America/Nuuk", "2024-03-30T12:00:00Z", "2024-03-31T01:00:00Z" },
    /* Clocks went from 00:01 back to 23:01: the day before returns, and ends for the second time. */
    { "America/St_Johns", "2006-10-28T12:00:00Z", "2006-10-29T02:30:00Z" },
    { "America/St_Johns", "2006-10-29T02:30:00Z", "2006-10-29T02:31:00Z" },
    { "America/St_Johns", "2006-10-29T02:31:00Z", "2006-10-29T03:30:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GTimeZone) zone = open_zone (cases[i].zone);
    g_autoptr (GDateTime) from = g_date_time_new_from_iso8601 (cases[i].from, NULL);

    g_test_message ("%s %s", cases[i].zone, cases[i].from);
    assert_instant (_lift_find_date_change (zone, g_date_time_to_unix (from)), cases[i].change);
  }
}

static LiftProcedure *
add_procedure (LiftSchedule *schedule, const char *uuid, LiftDate day0)
{
  LiftProcedure *procedure = lift_procedure_new ();

  procedure->uuid = g_strdup (uuid);
  procedure->day0 = day0;
  g_ptr_array_add (schedule->procedures, procedure);
  return procedure;
}

static LiftOccurrence *
occur (LiftSchedule *schedule, LiftReminder *reminder, const char *date, const char *zone_name)
{
  g_autoptr (GTimeZone) zone = open_zone (zone_name);

  return lift_schedule_get_occurrence (schedule, reminder, day (date), zone);
}

#define assert_rings(schedule, reminder, date, zone, for, due)                                                         \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autoptr (LiftOccurrence) o_ = occur ((schedule), (reminder), (date), (zone));                                    \
    g_assert_nonnull (o_);                                                                                             \
    g_assert_false (o_->is_silent);                                                                                    \
    g_assert_cmpint (o_->for_day, ==, day (for));                                                                      \
    assert_instant (o_->due_at, (due));                                                                                \
  }                                                                                                                    \
  G_STMT_END

static void
test_daily (void)
{
  g_autoptr (LiftSchedule) schedule = lift_schedule_new ();
  g_autoptr (LiftReminder) reminder = lift_reminder_new_daily (minute_of ("20:00"));
  LiftProcedure *procedure = add_procedure (schedule, "p1", day ("2025-03-20"));
  LiftProcedure *second;

  g_assert_null (occur (schedule, reminder, "2025-03-19", "Europe/Berlin"));
  assert_rings (schedule, reminder, "2025-03-20", "Europe/Berlin", "2025-03-20", "2025-03-20T19:00:00Z");
  assert_rings (schedule, reminder, "2025-04-03", "Europe/Berlin", "2025-04-03", "2025-04-03T18:00:00Z");
  g_assert_null (occur (schedule, reminder, "2025-04-04", "Europe/Berlin"));
  reminder->weekdays = 1 << 6;
  g_assert_null (occur (schedule, reminder, "2025-03-29", "Europe/Berlin"));
  assert_rings (schedule, reminder, "2025-03-30", "Europe/Berlin", "2025-03-30", "2025-03-30T18:00:00Z");
  reminder->weekdays = LIFT_REMINDER_ALL_DAYS;
  reminder->first_n = 3;
  g_assert_null (occur (schedule, reminder, "2025-03-22", "Europe/Berlin"));
  assert_rings (schedule, reminder, "2025-03-23", "Europe/Berlin", "2025-03-23", "2025-03-23T19:00:00Z");
  reminder->first_n = 0;
  reminder->last_n = LIFT_REMINDER_NO_END;
  assert_rings (schedule, reminder, "2035-01-01", "Europe/Berlin", "2035-01-01", "2035-01-01T19:00:00Z");
  /* A second lift takes over on its own day 0, and its last day counts. */
  reminder->last_n = 14;
  second = add_procedure (schedule, "p2", day ("2025-04-01"));
  {
    g_autoptr (LiftOccurrence) before = occur (schedule, reminder, "2025-03-31", "Europe/Berlin");
    g_autoptr (LiftOccurrence) after = occur (schedule, reminder, "2025-04-15", "Europe/Berlin");

    g_assert_true (before->procedure == procedure);
    g_assert_true (after->procedure == second);
  }
  second->archived_at = 1;
  g_assert_null (occur (schedule, reminder, "2025-04-15", "Europe/Berlin"));
  procedure->day0 = LIFT_DATE_NONE;
  g_assert_null (occur (schedule, reminder, "2025-03-25", "Europe/Berlin"));
}

/* A diary day that ends at four shifts which day is asked for, never when it rings (Loop 607). */
static void
test_day_end (void)
{
  g_autoptr (LiftSchedule) schedule = lift_schedule_new ();
  g_autoptr (LiftReminder) late = lift_reminder_new_daily (minute_of ("03:59"));
  g_autoptr (LiftReminder) early = lift_reminder_new_daily (minute_of ("04:00"));

  add_procedure (schedule, "p1", day ("2025-06-10"));
  assert_rings (schedule, late, "2025-06-10", "Asia/Kolkata", "2025-06-10", "2025-06-09T22:29:00Z");
  schedule->day_end_hours = 4;
  g_assert_null (occur (schedule, late, "2025-06-10", "Asia/Kolkata"));
  assert_rings (schedule, late, "2025-06-11", "Asia/Kolkata", "2025-06-10", "2025-06-10T22:29:00Z");
  assert_rings (schedule, late, "2025-06-25", "Asia/Kolkata", "2025-06-24", "2025-06-24T22:29:00Z");
  assert_rings (schedule, early, "2025-06-10", "Asia/Kolkata", "2025-06-10", "2025-06-09T22:30:00Z");
  g_assert_null (occur (schedule, early, "2025-06-25", "Asia/Kolkata"));
}

static void
test_odd_days (void)
{
  g_autoptr (LiftSchedule) schedule = lift_schedule_new ();
  g_autoptr (LiftReminder) reminder = lift_reminder_new_daily (minute_of ("23:30"));

  reminder->last_n = LIFT_REMINDER_NO_END;
  add_procedure (schedule, "p1", day ("2011-01-01"));
  g_assert_null (occur (schedule, reminder, "2011-12-30", "Pacific/Apia"));
  assert_rings (schedule, reminder, "2011-12-31", "Pacific/Apia", "2011-12-31", "2011-12-31T09:30:00Z");
  /* The clocks leave out the end of the day: its last minute is 22:59. */
  assert_rings (schedule, reminder, "2024-03-30", "America/Nuuk", "2024-03-30", "2024-03-31T00:59:00Z");
  reminder->minute = minute_of ("00:30");
  assert_rings (schedule, reminder, "2024-04-26", "Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00Z");
}

static void
test_quiet_hours (void)
{
  static const struct {
    const char *from, *to, *time;
    const char *date;
    const char *due; /* NULL: silent */
  } cases[] = {
    { "22:00", "07:00", "21:59", "2025-06-11", "2025-06-11T19:59:00Z" },
    { "22:00", "07:00", "22:00", "2025-06-11", NULL },
    { "22:00", "07:00", "06:59", "2025-06-11", "2025-06-11T05:00:00Z" },
    { "22:00", "07:00", "07:00", "2025-06-11", "2025-06-11T05:00:00Z" },
    { "13:00", "15:00", "14:00", "2025-06-11", "2025-06-11T13:00:00Z" },
    { "21:30", "00:00", "23:00", "2025-06-11", NULL },
    { "00:00", "00:00", "00:00", "2025-06-11", "2025-06-10T22:00:00Z" },
    /* The clock jumps over the end; and the end comes before the time that comes twice. */
    { "01:00", "02:30", "01:30", "2025-03-30", "2025-03-30T01:00:00Z" },
    { "02:15", "02:45", "02:30", "2025-10-26", "2025-10-26T01:45:00Z" },
    { "00:00", "02:30", "01:00", "2025-10-26", "2025-10-26T00:30:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LiftSchedule) schedule = lift_schedule_new ();
    g_autoptr (LiftReminder) reminder = lift_reminder_new_daily (minute_of (cases[i].time));
    g_autoptr (LiftOccurrence) occurrence = NULL;

    reminder->last_n = LIFT_REMINDER_NO_END;
    schedule->quiet_from = minute_of (cases[i].from);
    schedule->quiet_to = minute_of (cases[i].to);
    add_procedure (schedule, "p1", day ("2025-01-01"));
    occurrence = occur (schedule, reminder, cases[i].date, "Europe/Berlin");
    g_test_message ("%u", i);
    g_assert_cmpint (occurrence->is_silent, ==, cases[i].due == NULL);
    if (cases[i].due != NULL)
      assert_instant (occurrence->due_at, cases[i].due);
  }
}

static void
add_visit (LiftSchedule *schedule, const char *uuid, LiftDate planned_on, int at_minute)
{
  LiftVisit *visit = lift_visit_new ("p1", LIFT_VISIT_FOLLOW_UP, planned_on, at_minute);

  visit->uuid = g_strdup (uuid);
  g_ptr_array_add (schedule->visits, visit);
}

static void
test_visits (void)
{
  g_autoptr (LiftSchedule) schedule = lift_schedule_new ();
  g_autoptr (LiftReminder) before = lift_reminder_new_visit (minute_of ("18:00"), -1);
  g_autoptr (LiftReminder) on = lift_reminder_new_visit (minute_of ("08:00"), 0);

  add_visit (schedule, "no-time", day ("2025-06-11"), -1);
  assert_rings (schedule, before, "2025-06-10", "Europe/Berlin", "2025-06-11", "2025-06-10T16:00:00Z");
  assert_rings (schedule, on, "2025-06-11", "Europe/Berlin", "2025-06-11", "2025-06-11T06:00:00Z");
  g_assert_null (occur (schedule, on, "2025-06-10", "Europe/Berlin"));
  g_assert_null (occur (schedule, before, "2025-06-11", "Europe/Berlin"));
  add_visit (schedule, "noon", day ("2025-06-11"), minute_of ("12:00"));
  add_visit (schedule, "early", day ("2025-06-11"), minute_of ("09:00"));
  {
    g_autoptr (LiftOccurrence) earliest = occur (schedule, on, "2025-06-11", "Europe/Berlin");

    g_assert_cmpstr (earliest->visit->uuid, ==, "early");
    g_assert_null (earliest->procedure);
    assert_instant (earliest->due_at, "2025-06-11T05:00:00Z");
  }
  add_visit (schedule, "night", day ("2025-06-11"), minute_of ("01:00"));
  assert_rings (schedule, on, "2025-06-11", "Europe/Berlin", "2025-06-11", "2025-06-10T22:00:00Z");
  assert_rings (schedule, before, "2025-06-10", "Europe/Berlin", "2025-06-11", "2025-06-10T16:00:00Z");
  for (guint i = 0; i < schedule->visits->len; i++)
    ((LiftVisit *) g_ptr_array_index (schedule->visits, i))->held_on = day ("2025-06-11");
  g_assert_null (occur (schedule, on, "2025-06-11", "Europe/Berlin"));
  g_assert_cmpint (lift_schedule_find_next_date (schedule, on, day ("2025-06-01")), ==, LIFT_DATE_NONE);
  add_visit (schedule, "far", day ("2027-01-01"), -1);
  add_visit (schedule, "undated", LIFT_DATE_NONE, -1);
  g_assert_cmpint (lift_schedule_find_next_date (schedule, before, day ("2025-06-01")), ==, day ("2026-12-31"));
  g_assert_cmpint (lift_schedule_find_next_date (schedule, before, day ("2027-01-01")), ==, LIFT_DATE_NONE);
}

/* The next date is the first one that has an occurrence, whatever is planned. */
static void
test_next_date (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20251);
  g_autoptr (GTimeZone) zone = open_zone ("Asia/Kolkata");
  LiftDate base = day ("2025-01-01");
  guint n_found = 0;

  for (guint round = 0; round < 2000; round++) {
    g_autoptr (LiftSchedule) schedule = lift_schedule_new ();
    g_autoptr (LiftReminder) reminder = lift_reminder_new_daily (g_rand_int_range (random, 0, 1440));
    LiftDate from = base + g_rand_int_range (random, -20, 200);
    LiftDate next, expected = LIFT_DATE_NONE;

    for (int n = g_rand_int_range (random, 0, 4); n > 0; n--) {
      LiftDate day0 = g_rand_int_range (random, 0, 8) == 0 ? LIFT_DATE_NONE : base + g_rand_int_range (random, 0, 150);

      add_procedure (schedule, "p", day0)->archived_at = g_rand_int_range (random, 0, 5) == 0;
      add_visit (schedule, "v", day0, -1);
    }
    if (g_rand_boolean (random)) {
      reminder->kind = LIFT_REMINDER_VISIT;
      reminder->first_n = g_rand_int_range (random, -3, 1);
      reminder->last_n = reminder->first_n + g_rand_int_range (random, 0, 3);
    } else {
      reminder->weekdays = g_rand_int_range (random, 1, 128);
      reminder->first_n = g_rand_int_range (random, 0, 5);
      reminder->last_n = g_rand_boolean (random) ? g_rand_int_range (random, 0, 40) : LIFT_REMINDER_NO_END;
    }
    schedule->day_end_hours = g_rand_int_range (random, 0, 7);
    for (LiftDate date = from; date < from + 400 && expected == LIFT_DATE_NONE; date++) {
      g_autoptr (LiftOccurrence) occurrence = lift_schedule_get_occurrence (schedule, reminder, date, zone);

      if (occurrence != NULL)
        expected = date;
    }
    next = lift_schedule_find_next_date (schedule, reminder, from);
    g_assert_cmpint (next, ==, expected);
    n_found += next != LIFT_DATE_NONE;
  }
  g_assert_cmpuint (n_found, >, 500);
}

static void
test_texts (void)
{
  static const char *const not_minutes[] = { "", "8:00", "24:00", "20:60", "20.00", "20:00 ", "2o:00", "+1:00", NULL };
  static const char *const not_weekdays[] = { "", "mon,", "mon,mon", "Mon", "mon tue", "day", ",", NULL };
  g_autofree char *minute_text = lift_minute_to_text (65);
  g_autofree char *days_text = lift_weekdays_to_text (1 | 1 << 6);
  g_autofree char *all_text = lift_weekdays_to_text (LIFT_REMINDER_ALL_DAYS);
  int value = 77;

  for (guint i = 0; i < G_N_ELEMENTS (not_minutes); i++)
    g_assert_false (lift_minute_parse (not_minutes[i], &value));
  for (guint i = 0; i < G_N_ELEMENTS (not_weekdays); i++)
    g_assert_false (lift_weekdays_parse (not_weekdays[i], &value));
  g_assert_cmpint (value, ==, 77);
  g_assert_cmpint (minute_of ("00:00"), ==, 0);
  g_assert_cmpint (minute_of ("23:59"), ==, 1439);
  g_assert_cmpstr (minute_text, ==, "01:05");
  g_assert_cmpstr (days_text, ==, "mon,sun");
  g_assert_true (lift_weekdays_parse ("sun,mon", &value));
  g_assert_cmpint (value, ==, 1 | 1 << 6);
  g_assert_true (lift_weekdays_parse (all_text, &value));
  g_assert_cmpint (value, ==, LIFT_REMINDER_ALL_DAYS);
}

static void
test_keys (void)
{
  for (int i = 0; i <= LIFT_REMINDER_VISIT; i++) {
    LiftReminderKind kind = 99;

    g_assert_true (lift_reminder_kind_from_key (lift_reminder_kind_to_key (i), &kind) && (int) kind == i);
  }
  for (int i = 0; i <= LIFT_OUTCOME_PASSED; i++) {
    LiftReminderOutcome outcome = 99;

    g_assert_true (lift_reminder_outcome_from_key (lift_reminder_outcome_to_key (i), &outcome) && (int) outcome == i);
  }
  for (int i = 0; i <= LIFT_VISIT_OWN; i++) {
    LiftVisitKind kind = 99;

    g_assert_true (lift_visit_kind_from_key (lift_visit_kind_to_key (i), &kind) && (int) kind == i);
  }
  for (int i = 0; i <= LIFT_WORDING_FRIENDLY; i++) {
    LiftReminderWording wording = 99;

    g_assert_true (lift_reminder_wording_from_key (lift_reminder_wording_to_key (i), &wording) && (int) wording == i);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/schedule/local-to-utc", test_local_to_utc);
  g_test_add_func ("/core/schedule/there-and-back", test_there_and_back);
  g_test_add_func ("/core/schedule/date-change", test_date_change);
  g_test_add_func ("/core/schedule/daily", test_daily);
  g_test_add_func ("/core/schedule/day-end", test_day_end);
  g_test_add_func ("/core/schedule/odd-days", test_odd_days);
  g_test_add_func ("/core/schedule/quiet-hours", test_quiet_hours);
  g_test_add_func ("/core/schedule/visits", test_visits);
  g_test_add_func ("/core/schedule/next-date", test_next_date);
  g_test_add_func ("/core/schedule/texts", test_texts);
  g_test_add_func ("/core/schedule/keys", test_keys);
  return g_test_run ();
}
