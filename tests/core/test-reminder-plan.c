/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reminder-world.h"

static LiftDate
day (const char *iso)
{
  LiftDate date = LIFT_DATE_NONE;

  g_assert_true (lift_date_parse (iso, &date));
  return date;
}

/* A diary with one lift and one reminder, made before anything rings, and a service that looks at it. */
static World *
begin (const char *zone, const char *now, const char *time)
{
  World *world = world_new (zone, now);
  int minute = 0;
  LiftReminder *reminder;

  g_assert_true (lift_minute_parse (time, &minute));
  reminder = lift_reminder_new_daily (minute);
  reminder->uuid = g_strdup ("r1");
  world_put_reminder (world, reminder);
  world_add_procedure (world, "p1", lift_utc_to_local (world->zone, world->now, NULL));
  world_decide (world);
  return world;
}

static void
add_daily (World *world, const char *uuid, int minute)
{
  LiftReminder *reminder = lift_reminder_new_daily (minute);

  reminder->uuid = g_strdup (uuid);
  world_put_reminder (world, reminder);
}

/* Each showing as "local time reminder", in its order. */
static void
assert_showings (World *world, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < world->showings->len; i++) {
    const WorldShowing *showing = g_ptr_array_index (world->showings, i);
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (showing->at);
    g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, world->zone);
    g_autofree char *at = g_date_time_format (local, "%d %H:%M");

    g_string_append_printf (text, "%s%s %s%s", i > 0 ? ", " : "", at, showing->reminder,
                            showing->is_catch_up ? " late" : "");
  }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_next (World *world, const char *expected)
{
  g_autoptr (LiftReminderPlan) plan = world_plan (world);

  if (expected == NULL) {
    g_assert_null (plan->next);
    return;
  }
  g_assert_nonnull (plan->next);
  g_assert_cmpint (plan->next_at, ==, world_instant (world, expected));
}

/* Time flows across both changes of a year; at each of them it rings once, at its time or when the gap is over. */
static void
test_clock_changes (void)
{
  g_autoptr (World) spring = begin ("Europe/Berlin", "2025-03-28T12:00:00", "02:30");
  g_autoptr (World) autumn = begin ("Europe/Berlin", "2025-10-24T12:00:00", "02:30");
  g_autoptr (World) evening = begin ("America/New_York", "2025-03-08T12:00:00", "20:00");
  g_autoptr (World) cairo = begin ("Africa/Cairo", "2024-04-24T12:00:00", "00:00");
  g_autoptr (World) apia = begin ("Pacific/Apia", "2011-12-28T12:00:00", "20:00");

  world_advance_to (spring, "2025-04-01T00:00:00");
  assert_showings (spring, "29 02:30 r1, 30 03:00 r1, 31 02:30 r1");
  world_advance_to (autumn, "2025-10-28T00:00:00");
  assert_showings (autumn, "25 02:30 r1, 26 02:30 r1, 27 02:30 r1");
  g_assert_cmpint (((WorldShowing *) g_ptr_array_index (autumn->showings, 1))->at, ==,
                   world_instant (autumn, "2025-10-26T02:30:00+01:00"));
  world_advance_to (evening, "2025-03-10T22:00:00");
  assert_showings (evening, "08 20:00 r1, 09 20:00 r1, 10 20:00 r1");
  world_advance_to (cairo, "2024-04-27T12:00:00");
  assert_showings (cairo, "25 00:00 r1, 26 01:00 r1, 27 00:00 r1");
  world_advance_to (apia, "2012-01-01T12:00:00");
  assert_showings (apia, "28 20:00 r1, 29 20:00 r1, 31 20:00 r1");
}

/* Asleep at the minute (Pomodo 7): one late one on the same date. Days off: one, for today (alarm-clock 165). */
static void
test_sleep (void)
{
  g_autoptr (World) world = begin ("Europe/Berlin", "2025-06-01T12:00:00", "20:00");

  world_jump_to (world, "2025-06-01T20:14:59");
  world_jump_to (world, "2025-06-02T21:40:00");
  world_jump_to (world, "2025-06-02T23:00:00");
  world_jump_to (world, "2025-06-06T20:16:00");
  assert_showings (world, "01 20:14 r1, 02 21:40 r1 late, 06 20:16 r1 late");
  g_assert_cmpuint (world->n_missed, ==, 3);
  world_jump_to (world, "2025-06-08T00:00:00");
  g_assert_cmpuint (world->showings->len, ==, 3);
  g_assert_cmpuint (world->n_missed, ==, 4);
}

/* The clock goes back, forth, and to 2031: never twice on a date, and nothing of the present is silenced. */
static void
test_clock_set (void)
{
  g_autoptr (World) world = begin ("Europe/Berlin", "2025-06-01T12:00:00", "20:00");

  world_advance_to (world, "2025-06-01T20:10:00");
  world_jump_to (world, "2025-06-01T19:00:00");
  world_advance_to (world, "2025-06-01T21:00:00");
  assert_showings (world, "01 20:00 r1");
  world_jump_to (world, "2031-01-01T20:30:00");
  g_assert_cmpint (world->quiet, ==, LIFT_QUIET_ENDED);
  world_jump_to (world, "2025-06-01T21:10:00");
  assert_next (world, "2025-06-02T20:00:00");
  /* Four days ahead for an hour, at noon: what seemed missed is still to come. */
  world_jump_to (world, "2025-06-05T12:00:00");
  world_jump_to (world, "2025-06-02T12:00:00");
  world_advance_to (world, "2025-06-05T21:00:00");
  assert_showings (world, "01 20:00 r1, 02 20:00 r1, 03 20:00 r1, 04 20:00 r1, 05 20:00 r1");
}

static void
test_travel (void)
{
  g_autoptr (World) world = begin ("Pacific/Auckland", "2025-06-01T12:00:00", "20:00");

  world_advance_to (world, "2025-06-02T21:00:00");
  /* West over the date line: 2 June comes again, and is silent. */
  world_enter_zone (world, "Pacific/Honolulu");
  world_decide (world);
  world_advance_to (world, "2025-06-02T23:59:00");
  world_advance_to (world, "2025-06-03T20:30:00");
  g_assert_cmpuint (world->showings->len, ==, 3);
  /* East over it: 4 June is skipped by the calendar, and nothing of it is made up for. */
  world_enter_zone (world, "Pacific/Kiritimati");
  world_jump_to (world, "2025-06-05T08:00:00");
  world_advance_to (world, "2025-06-05T20:30:00");
  g_assert_cmpuint (world->showings->len, ==, 4);
  for (guint i = 1; i < world->showings->len; i++) {
    const WorldShowing *showing = g_ptr_array_index (world->showings, i);

    g_assert_cmpint (showing->local_date, >, ((WorldShowing *) g_ptr_array_index (world->showings, i - 1))->local_date);
  }
}

static void
test_logged (void)
{
  g_autoptr (World) world = begin ("Europe/Berlin", "2025-06-01T12:00:00", "20:00");

  world_log (world, "p1", day ("2025-06-01"));
  world_decide (world);
  g_assert_cmpint (world->quiet, ==, LIFT_QUIET_LOGGED);
  assert_next (world, "2025-06-02T20:00:00");
  /* The day of another lift, and another day of this one, are other days. */
  world_log (world, "p2", day ("2025-06-02"));
  world_log (world, "p1", day ("2025-06-03"));
  world_advance_to (world, "2025-06-03T12:00:00");
  assert_showings (world, "02 20:00 r1");
  world_unlog (world, "p1", day ("2025-06-03"));
  world_decide (world);
  world_advance_to (world, "2025-06-03T20:30:00");
  assert_showings (world, "02 20:00 r1, 03 20:00 r1");
  g_assert_cmpuint (world->bubble->len, ==, 1);
  world_log (world, "p1", day ("2025-06-03"));
  world_decide (world);
  g_assert_cmpuint (world->bubble->len, ==, 0);
  /* What is written on the evening of the day before does not count for the diary day that ends at three. */
  world->schedule->day_end_hours = 3;
  add_daily (world, "night", 30);
  world_decide (world);
  assert_next (world, "2025-06-04T20:00:00");
  world_advance_to (world, "2025-06-05T01:00:00");
  assert_showings (world, "02 20:00 r1, 03 20:00 r1, 04 20:00 r1, 05 00:30 night");
  g_assert_cmpint (((WorldShowing *) g_ptr_array_index (world->showings, 3))->for_day, ==, day ("2025-06-04"));
}

static void
test_snooze (void)
{
  g_autoptr (World) world = begin ("Europe/Berlin", "2025-06-01T12:00:00", "20:00");

  world_advance_to (world, "2025-06-01T20:05:00");
  world_press (world, WORLD_SNOOZE);
  world_decide (world);
  g_assert_cmpint (world->quiet, ==, LIFT_QUIET_SNOOZED);
  assert_next (world, "2025-06-01T21:05:00");
  /* An edit that moves the reminder behind us does not lose the snooze (Loop PR 355). */
  add_daily (world, "r1", 20 * 60 + 1);
  world_jump_to (world, "2025-06-01T21:50:00");
  assert_showings (world, "01 20:00 r1, 01 21:50 r1");
  /* Midnight ends it; a snooze from yesterday does not ring today (alarm-clock 84). */
  world_jump_to (world, "2025-06-01T23:30:00");
  world_press (world, WORLD_SNOOZE);
  world_decide (world);
  assert_next (world, "2025-06-02T20:01:00");
  world_advance_to (world, "2025-06-02T12:00:00");
  g_assert_cmpuint (world->showings->len, ==, 2);
  /* Logged while it is snoozed. */
  world_advance_to (world, "2025-06-02T20:05:00");
  world_press (world, WORLD_SNOOZE);
  world_decide (world);
  world_log (world, "p1", day ("2025-06-02"));
  world_decide (world);
  world_advance_to (world, "2025-06-02T23:00:00");
  g_assert_cmpuint (world->showings->len, ==, 3);
  /* Into quiet hours: when they end, if that is still today. */
  world->schedule->quiet_from = 21 * 60;
  world->schedule->quiet_to = 22 * 60;
  world_advance_to (world, "2025-06-03T20:05:00");
  world_press (world, WORLD_SNOOZE);
  world_decide (world);
  assert_next (world, "2025-06-03T22:00:00");
}

static void
test_skip_and_open (void)
{
  g_autoptr (World) world = begin ("Europe/Berlin", "2025-06-01T12:00:00", "20:00");

  add_daily (world, "r2", 21 * 60);
  world_decide (world);
  world_advance_to (world, "2025-06-01T20:30:00");
  world_press (world, WORLD_SKIP);
  world_decide (world);
  g_assert_cmpint (world->quiet, ==, LIFT_QUIET_SKIPPED);
  assert_next (world, "2025-06-02T20:00:00");
  world_advance_to (world, "2025-06-02T20:30:00");
  assert_showings (world, "01 20:00 r1, 02 20:00 r1");
  /* Opened, but nothing was written: the second one still asks. */
  world_press (world, WORLD_OPEN);
  world_decide (world);
  world_advance_to (world, "2025-06-02T21:30:00");
  assert_showings (world, "01 20:00 r1, 02 20:00 r1, 02 21:00 r2");
  /* Both at once after sleep, as one notification. */
  world_jump_to (world, "2025-06-03T22:00:00");
  g_assert_cmpuint (world->showings->len, ==, 5);
  g_assert_cmpuint (world->n_notifications, ==, 4);
  /* Dismissed: not shown again on that date. */
  world_press (world, WORLD_DISMISS);
  world_decide (world);
  world_advance_to (world, "2025-06-03T23:59:00");
  g_assert_cmpuint (world->showings->len, ==, 5);
}

static void
test_quiet_hours (void)
{
  g_autoptr (World) world = begin ("Europe/Berlin", "2025-06-01T12:00:00", "20:00");

  world->schedule->quiet_from = 22 * 60;
  world->schedule->quiet_to = 7 * 60;
  add_daily (world, "night", 30);
  add_daily (world, "silent", 23 * 60);
  world_decide (world);
  world_jump_to (world, "2025-06-01T22:30:00");
  g_assert_cmpint (world->quiet, ==, LIFT_QUIET_QUIET_HOURS);
  assert_showings (world, "");
  assert_next (world, "2025-06-02T07:00:00");
  world_advance_to (world, "2025-06-02T12:00:00");
  assert_showings (world, "02 07:00 night");
  g_assert_cmpuint (world->n_missed, ==, 2);
  {
    g_autoptr (LiftReminderPlan) plan = NULL;

    world_jump_to (world, "2025-06-02T21:59:59");
    world->now = world_instant (world, "2025-06-03T01:00:00");
    plan = world_plan (world);
    g_assert_cmpuint (plan->missed->len, ==, 1);
    g_assert_true (((LiftMissed *) g_ptr_array_index (plan->missed, 0))->is_silent);
  }
}

static void
test_end (void)
{
  g_autoptr (World) world = begin ("Europe/Berlin", "2025-06-01T12:00:00", "20:00");

  world_advance_to (world, "2025-06-15T19:00:00");
  assert_next (world, "2025-06-15T20:00:00");
  world_advance_to (world, "2025-06-15T20:30:00");
  g_assert_cmpuint (world->showings->len, ==, 15);
  assert_next (world, NULL);
  /* What is on screen is taken down at midnight before the service may leave. */
  g_assert_cmpint (world->quiet, ==, LIFT_QUIET_SHOWN);
  g_assert_cmpint (world->wake_at, ==, world_instant (world, "2025-06-16T00:00:00"));
  world_advance_to (world, "2025-06-16T00:01:00");
  g_assert_cmpint (world->quiet, ==, LIFT_QUIET_ENDED);
  g_assert_cmpint (world->wake_at, ==, 0);
  g_assert_cmpuint (world->bubble->len, ==, 0);
  /* A second lift with a date ahead is something to come. */
  world_add_procedure (world, "p2", day ("2025-09-01"));
  world_decide (world);
  g_assert_cmpint (world->quiet, ==, LIFT_QUIET_NOT_YET);
  assert_next (world, "2025-09-01T20:00:00");
}

static void
test_nothing_to_say (void)
{
  g_autoptr (World) world = begin ("Europe/Berlin", "2025-06-01T12:00:00", "20:00");
  LiftReminder *reminder = lift_reminder_copy (world_find_reminder (world, "r1"));
  LiftVisit *visit;

  world->schedule->paused = TRUE;
  world_jump_to (world, "2025-06-01T20:30:00");
  g_assert_cmpint (world->quiet, ==, LIFT_QUIET_PAUSED);
  g_assert_cmpint (world->wake_at, ==, 0);
  world->schedule->paused = FALSE;
  reminder->enabled = FALSE;
  world_put_reminder (world, reminder);
  world_decide (world);
  g_assert_cmpint (world->quiet, ==, LIFT_QUIET_NO_REMINDERS);
  /* What was taken up again at half past eight does not ring for eight. */
  reminder = lift_reminder_copy (reminder);
  reminder->enabled = TRUE;
  world_put_reminder (world, reminder);
  world_decide (world);
  assert_showings (world, "");
  assert_next (world, "2025-06-02T20:00:00");
  /* That moment is worth nothing if the clock had run ahead when it was noted. */
  reminder->since = world_instant (world, "2031-01-01T00:00:00");
  world_decide (world);
  assert_showings (world, "01 20:30 r1 late");
  world_add_procedure (world, "p1", LIFT_DATE_NONE);
  world_decide (world);
  g_assert_cmpint (world->quiet, ==, LIFT_QUIET_NO_PROCEDURE);
  g_assert_cmpint (world->wake_at, ==, 0);
  visit = lift_visit_new ("p1", LIFT_VISIT_OWN, day ("2025-08-01"), -1);
  visit->uuid = g_strdup ("v");
  world_put_visit (world, visit);
  reminder = lift_reminder_new_visit (8 * 60, 0);
  reminder->uuid = g_strdup ("rv");
  world_put_reminder (world, reminder);
  world_decide (world);
  assert_next (world, "2025-08-01T08:00:00");
}

static void
test_missed (void)
{
  g_autoptr (World) world = begin ("Europe/Berlin", "2025-06-01T12:00:00", "20:00");
  g_autoptr (LiftReminderPlan) plan = NULL;
  g_autoptr (LiftReminderPlan) never = NULL;
  g_autoptr (LiftReminderPlan) ahead = NULL;

  world_log (world, "p1", day ("2025-06-02"));
  world_get_row (world, "r1", day ("2025-06-03"))->outcome = LIFT_OUTCOME_SKIPPED;
  world->now = world_instant (world, "2025-06-05T10:00:00");
  plan = world_plan (world);
  g_assert_cmpuint (plan->missed->len, ==, 2);
  g_assert_cmpint (((LiftMissed *) g_ptr_array_index (plan->missed, 0))->occurrence->local_date, ==,
                   day ("2025-06-01"));
  g_assert_cmpint (((LiftMissed *) g_ptr_array_index (plan->missed, 1))->occurrence->local_date, ==,
                   day ("2025-06-04"));
  g_assert_false (((LiftMissed *) g_ptr_array_index (plan->missed, 0))->is_silent);
  world->decided_on = LIFT_DATE_NONE;
  never = world_plan (world);
  g_assert_cmpuint (never->missed->len, ==, 2);
  world->decided_on = day ("2031-01-01");
  ahead = world_plan (world);
  g_assert_cmpuint (ahead->missed->len, ==, 2);
  /* Only so far back. */
  world->now = world_instant (world, "2025-06-12T10:00:00");
  world_decide (world);
  g_assert_cmpuint (world->n_missed, ==, LIFT_MISSED_DATES);
  world_decide (world);
  g_assert_cmpuint (world->n_missed, ==, LIFT_MISSED_DATES);
}

/* A visit and a day at the same moment: one notification, the visit first; it does not mind that the day is written. */
static void
test_visit (void)
{
  g_autoptr (World) world = begin ("Europe/Berlin", "2025-06-01T12:00:00", "18:00");
  LiftVisit *visit = lift_visit_new ("p1", LIFT_VISIT_FOLLOW_UP, day ("2025-06-03"), 9 * 60);
  LiftReminder *before = lift_reminder_new_visit (18 * 60, -1);
  LiftReminder *on = lift_reminder_new_visit (8 * 60, 0);

  visit->uuid = g_strdup ("v");
  world_put_visit (world, visit);
  before->uuid = g_strdup ("before");
  world_put_reminder (world, before);
  on->uuid = g_strdup ("on");
  world_put_reminder (world, on);
  world_decide (world);
  world_advance_to (world, "2025-06-02T18:30:00");
  assert_showings (world, "01 18:00 r1, 02 18:00 before, 02 18:00 r1");
  g_assert_cmpuint (world->n_notifications, ==, 2);
  world_log (world, "p1", day ("2025-06-02"));
  world_decide (world);
  g_assert_cmpuint (world->bubble->len, ==, 1);
  world_log (world, "p1", day ("2025-06-03"));
  world_decide (world);
  world_advance_to (world, "2025-06-03T12:00:00");
  assert_showings (world, "01 18:00 r1, 02 18:00 before, 02 18:00 r1, 03 07:00 on");
}

/* Killed between showing and recording: it is shown again, once. Recorded: it is kept on screen, and that is all. */
static void
test_restart (void)
{
  g_autoptr (World) world = begin ("Europe/Berlin", "2025-06-01T20:30:00", "20:00");
  g_autoptr (LiftReminderPlan) shown = NULL;
  g_autoptr (LiftReminderPlan) again = NULL;

  world_find_reminder (world, "r1")->since = 1;
  shown = world_plan (world);
  again = world_plan (world);
  g_assert_cmpuint (shown->show->len, ==, 1);
  g_assert_cmpuint (again->show->len, ==, 1);
  g_assert_cmpuint (shown->keep->len, ==, 0);
  world_decide (world);
  {
    g_autoptr (LiftReminderPlan) later = world_plan (world);

    g_assert_cmpuint (later->show->len, ==, 0);
    g_assert_cmpuint (later->keep->len, ==, 1);
    g_assert_cmpint (later->quiet, ==, LIFT_QUIET_SHOWN);
  }
}

/* Five reminders and a week of rows are decided in far less than a millisecond. */
static void
test_speed (void)
{
  g_autoptr (World) world = begin ("Europe/Berlin", "2025-06-01T12:00:00", "20:00");
  g_autoptr (LiftReminderFacts) facts = NULL;
  gint64 best = G_MAXINT64;

  for (int i = 0; i < 4; i++) {
    g_autofree char *uuid = g_strdup_printf ("more-%d", i);

    add_daily (world, uuid, 23 * 60 + i);
    world_find_reminder (world, uuid)->last_n = LIFT_REMINDER_NO_END;
  }
  /* All but one are silenced by quiet hours each day, which is the longest way to no answer. */
  world->schedule->quiet_from = 22 * 60;
  world->schedule->quiet_to = 7 * 60;
  world_decide (world);
  world_jump_to (world, "2025-06-10T23:00:00");
  facts = world_dup_facts (world);
  for (int i = 0; i < 20; i++) {
    gint64 begun = g_get_monotonic_time ();
    g_autoptr (LiftReminderPlan) plan = lift_reminder_plan_new (facts, world->now, world->zone);

    best = MIN (best, g_get_monotonic_time () - begun);
    g_assert_nonnull (plan->next);
  }
  g_test_message ("%" G_GINT64_FORMAT " µs", best);
  g_assert_cmpint (best, <, 1000);
}

/* Another program wrote two thousand reminders: the decision does not take minutes. */
static void
test_many (void)
{
  g_autoptr (World) world = begin ("Europe/Berlin", "2025-06-01T12:00:00", "20:00");
  g_autoptr (LiftReminderFacts) facts = NULL;
  g_autoptr (LiftReminderPlan) plan = NULL;
  gint64 begun;

  for (int i = 0; i < 2000; i++) {
    g_autofree char *uuid = g_strdup_printf ("more-%d", i);

    add_daily (world, uuid, i % (24 * 60));
  }
  facts = world_dup_facts (world);
  for (int i = 0; i < 2000; i++) {
    g_autofree char *uuid = g_strdup_printf ("more-%d", i);
    LiftReminderDay *row = lift_reminder_day_new (uuid, day ("2025-06-01"));

    row->shown_at = world->now;
    g_ptr_array_add (facts->days, row);
  }
  begun = g_get_monotonic_time ();
  plan = lift_reminder_plan_new (facts, world->now, world->zone);
  g_assert_nonnull (plan->next);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 2 * G_USEC_PER_SEC);
}

static void
test_keys (void)
{
  g_assert_cmpstr (lift_quiet_to_key (LIFT_QUIET_NOT), ==, "not");
  g_assert_cmpstr (lift_quiet_to_key (LIFT_QUIET_NO_REMINDERS), ==, "no-reminders");
  g_assert_cmpstr (lift_quiet_to_key (LIFT_QUIET_ENDED), ==, "ended");
  g_assert_cmpstr (lift_quiet_to_key (LIFT_QUIET_QUIET_HOURS), ==, "quiet-hours");
  g_assert_cmpstr (lift_quiet_to_key (LIFT_QUIET_NOT_YET), ==, "not-yet");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/reminder-plan/clock-changes", test_clock_changes);
  g_test_add_func ("/core/reminder-plan/sleep", test_sleep);
  g_test_add_func ("/core/reminder-plan/clock-set", test_clock_set);
  g_test_add_func ("/core/reminder-plan/travel", test_travel);
  g_test_add_func ("/core/reminder-plan/logged", test_logged);
  g_test_add_func ("/core/reminder-plan/snooze", test_snooze);
  g_test_add_func ("/core/reminder-plan/skip-and-open", test_skip_and_open);
  g_test_add_func ("/core/reminder-plan/quiet-hours", test_quiet_hours);
  g_test_add_func ("/core/reminder-plan/end", test_end);
  g_test_add_func ("/core/reminder-plan/nothing-to-say", test_nothing_to_say);
  g_test_add_func ("/core/reminder-plan/missed", test_missed);
  g_test_add_func ("/core/reminder-plan/visit", test_visit);
  g_test_add_func ("/core/reminder-plan/restart", test_restart);
  g_test_add_func ("/core/reminder-plan/speed", test_speed);
  g_test_add_func ("/core/reminder-plan/many", test_many);
  g_test_add_func ("/core/reminder-plan/keys", test_keys);
  return g_test_run ();
}
