/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Random histories, and what must hold in each of them. world_decide() checks each plan by itself; here is
 * what holds over time. */

#include "reminder-world.h"

#define N_HISTORIES 300
#define N_STEPS 400

static const char *const zones[] = { "Europe/Berlin",    "America/New_York", "Australia/Lord_Howe", "Africa/Cairo",
                                     "Asia/Kolkata",     "Pacific/Apia",     "Pacific/Kiritimati",  "Pacific/Honolulu",
                                     "America/St_Johns", "America/Nuuk" };
static const char *const reminders[] = { "r1", "r2", "r3", "v1", "v2" };
static const char *const begins[] = { "2025-03-20T12:00:00", "2025-10-20T12:00:00", "2011-12-20T12:00:00",
                                      "2024-03-25T12:00:00", "2024-04-20T12:00:00", "2006-10-25T12:00:00" };

static LiftDate
get_today (World *world)
{
  return lift_utc_to_local (world->zone, world->now, NULL);
}

static void
put_any_reminder (World *world, GRand *random, const char *uuid)
{
  int minute = g_rand_boolean (random) ? g_rand_int_range (random, 0, 1440) : g_rand_int_range (random, 0, 240);
  LiftReminder *reminder;

  if (uuid[0] == 'v') {
    reminder = lift_reminder_new_visit (minute, uuid[1] == '1' ? -1 : 0);
  } else {
    reminder = lift_reminder_new_daily (minute);
    reminder->weekdays = g_rand_boolean (random) ? LIFT_REMINDER_ALL_DAYS : g_rand_int_range (random, 1, 128);
    reminder->last_n = g_rand_boolean (random) ? LIFT_REMINDER_NO_END : g_rand_int_range (random, 0, 20);
  }
  reminder->uuid = g_strdup (uuid);
  reminder->enabled = g_rand_int_range (random, 0, 8) != 0;
  world_put_reminder (world, reminder);
}

static void
put_any_visit (World *world, GRand *random)
{
  LiftVisit *visit = lift_visit_new ("p1", LIFT_VISIT_OWN, get_today (world) + g_rand_int_range (random, 0, 9),
                                     g_rand_int_range (random, -1, 1440));

  visit->uuid = g_strdup_printf ("v-%d", g_rand_int_range (random, 0, 4));
  visit->held_on = g_rand_int_range (random, 0, 4) == 0 ? visit->planned_on : LIFT_DATE_NONE;
  world_put_visit (world, visit);
}

static void
live_one_step (World *world, GRand *random)
{
  LiftSchedule *schedule = world->schedule;

  switch (g_rand_int_range (random, 0, 16)) {
  case 0:
    world->now += g_rand_int_range (random, 1, 3 * 86400); /* asleep, or set forward */
    break;
  case 1:
    world->now -= g_rand_int_range (random, 1, g_rand_boolean (random) ? 7200 : 3 * 86400);
    break;
  case 2:
    world_enter_zone (world, zones[g_rand_int_range (random, 0, G_N_ELEMENTS (zones))]);
    break;
  case 3:
    world_log (world, "p1", get_today (world) - g_rand_int_range (random, 0, 2));
    break;
  case 4:
    world_unlog (world, "p1", get_today (world));
    break;
  case 5:
    put_any_reminder (world, random, reminders[g_rand_int_range (random, 0, G_N_ELEMENTS (reminders))]);
    break;
  case 6:
    schedule->quiet_from = g_rand_int_range (random, 0, 1440);
    schedule->quiet_to = g_rand_boolean (random) ? g_rand_int_range (random, 0, 1440) : schedule->quiet_from;
    break;
  case 7:
    schedule->day_end_hours = g_rand_int_range (random, 0, 7);
    break;
  case 8:
    put_any_visit (world, random);
    break;
  case 9:
    world_press (world, (WorldButton) g_rand_int_range (random, 0, 4));
    break;
  case 10:
    schedule->paused = g_rand_int_range (random, 0, 4) == 0;
    break;
  case 11:
    world_add_procedure (world, "p1", get_today (world) - g_rand_int_range (random, -3, 12));
    break;
  default:
    world_flow_until (world, world->now + g_rand_int_range (random, 60, 30 * 3600));
    break;
  }
  world_decide (world);
}

/* At most one showing per reminder and local date, except after a snooze; none is of another day than it says. */
static void
check_showings (World *world)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < world->showings->len; i++) {
    const WorldShowing *showing = g_ptr_array_index (world->showings, i);
    g_autofree char *key = g_strdup_printf ("%s %d", showing->reminder, showing->local_date);

    g_assert_cmpint (g_hash_table_contains (seen, key), ==, showing->is_snoozed);
    if (showing->reminder[0] == 'r')
      g_assert_true (showing->for_day == showing->local_date || showing->for_day == showing->local_date - 1);
    g_hash_table_add (seen, g_steal_pointer (&key));
  }
}

static void
test_never_twice (void)
{
  guint n_showings = 0;
  guint n_snoozed = 0;

  for (guint seed = 0; seed < N_HISTORIES; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autoptr (World) world = world_new (zones[seed % G_N_ELEMENTS (zones)], begins[seed % G_N_ELEMENTS (begins)]);

    world_add_procedure (world, "p1", get_today (world));
    for (guint i = 0; i < G_N_ELEMENTS (reminders); i++)
      put_any_reminder (world, random, reminders[i]);
    for (guint step = 0; step < N_STEPS; step++)
      live_one_step (world, random);
    check_showings (world);
    n_showings += world->showings->len;
    for (guint i = 0; i < world->showings->len; i++)
      n_snoozed += ((WorldShowing *) g_ptr_array_index (world->showings, i))->is_snoozed;
  }
  g_test_message ("%u showings, %u after a snooze", n_showings, n_snoozed);
  g_assert_cmpuint (n_showings, >, 20 * N_HISTORIES);
  g_assert_cmpuint (n_snoozed, >, N_HISTORIES);
}

/* While the service runs from before the moment until midnight, each occurrence is shown at its moment, or there
 * is one of the named reasons. */
static void
check_date (World *world, const char *uuid, LiftDate date, guint *n_shown)
{
  g_autoptr (LiftReminderFacts) facts = world_dup_facts (world);
  LiftReminder *reminder = world_find_reminder (world, uuid);
  g_autoptr (LiftOccurrence) occurrence = lift_schedule_get_occurrence (world->schedule, reminder, date, world->zone);
  guint n = 0;

  for (guint i = 0; i < world->showings->len; i++) {
    const WorldShowing *showing = g_ptr_array_index (world->showings, i);

    if (!g_str_equal (showing->reminder, uuid) || showing->local_date != date)
      continue;
    g_assert_nonnull (occurrence);
    g_assert_cmpint (showing->at, ==, occurrence->due_at);
    g_assert_cmpint (showing->for_day, ==, occurrence->for_day);
    n++;
  }
  if (occurrence != NULL && !occurrence->is_silent && !lift_reminder_facts_is_logged (facts, occurrence))
    g_assert_cmpuint (n, ==, 1);
  else
    g_assert_cmpuint (n, ==, 0);
  *n_shown += n;
}

static void
test_never_missed (void)
{
  guint n_shown = 0;

  for (guint seed = 0; seed < N_HISTORIES; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + 5000);
    g_autoptr (World) world = world_new (zones[seed % G_N_ELEMENTS (zones)], begins[seed % G_N_ELEMENTS (begins)]);
    LiftDate first = get_today (world) + 1;

    world->schedule->quiet_from = g_rand_int_range (random, 0, 1440);
    world->schedule->quiet_to = (world->schedule->quiet_from + g_rand_int_range (random, 0, 700)) % 1440;
    world->schedule->day_end_hours = g_rand_int_range (random, 0, 7);
    world_add_procedure (world, "p1", get_today (world) - g_rand_int_range (random, 0, 10));
    for (guint i = 0; i < G_N_ELEMENTS (reminders); i++) {
      put_any_reminder (world, random, reminders[i]);
      world_find_reminder (world, reminders[i])->enabled = TRUE;
      put_any_visit (world, random);
    }
    for (LiftDate date = first; date < first + 20; date++) {
      if (g_rand_int_range (random, 0, 3) == 0)
        world_log (world, "p1", date);
    }
    world_decide (world);
    world_flow_until (world, lift_local_to_utc (world->zone, first + 16, 0));
    for (guint i = 0; i < G_N_ELEMENTS (reminders); i++) {
      for (LiftDate date = first; date < first + 16; date++) {
        /* The facts that are looked at are those of that date. */
        world->now = lift_local_to_utc (world->zone, date, 720);
        check_date (world, reminders[i], date, &n_shown);
      }
    }
  }
  g_test_message ("%u shown", n_shown);
  g_assert_cmpuint (n_shown, >, 10 * N_HISTORIES);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/reminder-histories/never-twice", test_never_twice);
  g_test_add_func ("/core/reminder-histories/never-missed", test_never_missed);
  return g_test_run ();
}
