/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs the plan through a history: `simulate-reminders FILE` reads what happens to a person and her machine,
 * one event per line, and prints each showing. oracle-reminders.py writes such files, works out by brute force
 * what should be shown, and compares. All times in the file are seconds of true time; the machine's clock is
 * true time plus the steps that it was set by. */

#include <stdio.h>
#include <stdlib.h>

#include "reminder-world.h"

typedef struct {
  World *world;
  gint64 skew;
  gboolean is_awake;
  gint64 asked_at; /* true time of a question that waits for the decision of its moment; 0: none */
} Simulation;

static LiftDate
read_date (const char *text)
{
  LiftDate date = LIFT_DATE_NONE;

  if (g_strcmp0 (text, "none") != 0 && !lift_date_parse (text, &date))
    g_error ("not a day: %s", text);
  return date;
}

static int
read_minute (const char *text)
{
  int minute = -1;

  if (g_strcmp0 (text, "-") != 0 && !lift_minute_parse (text, &minute))
    g_error ("not a time: %s", text);
  return minute;
}

static int
read_number (const char *text)
{
  return g_str_equal (text, "forever") ? LIFT_REMINDER_NO_END : atoi (text);
}

/* daily ID HH:MM DAYS FIRST LAST */
static void
put_daily (World *world, char **words)
{
  LiftReminder *reminder = lift_reminder_new_daily (read_minute (words[3]));

  reminder->uuid = g_strdup (words[2]);
  if (!lift_weekdays_parse (words[4], &reminder->weekdays))
    g_error ("not weekdays: %s", words[4]);
  reminder->first_n = read_number (words[5]);
  reminder->last_n = read_number (words[6]);
  world_put_reminder (world, reminder);
}

/* visit-reminder ID HH:MM DAY */
static void
put_visit_reminder (World *world, char **words)
{
  LiftReminder *reminder = lift_reminder_new_visit (read_minute (words[3]), atoi (words[4]));

  reminder->uuid = g_strdup (words[2]);
  world_put_reminder (world, reminder);
}

static void
enable (World *world, const char *uuid, gboolean enabled)
{
  LiftReminder *reminder = world_find_reminder (world, uuid);

  if (reminder == NULL)
    return;
  reminder = lift_reminder_copy (reminder);
  reminder->enabled = enabled;
  world_put_reminder (world, reminder);
}

static void
set_paused (World *world, gboolean paused)
{
  world->schedule->paused = paused;
  for (guint i = 0; !paused && i < world->schedule->reminders->len; i++)
    ((LiftReminder *) g_ptr_array_index (world->schedule->reminders, i))->since = world->now;
}

/* visit ID DATE HH:MM */
static void
put_visit (World *world, char **words)
{
  LiftVisit *visit = lift_visit_new ("any", LIFT_VISIT_FOLLOW_UP, read_date (words[3]), read_minute (words[4]));

  visit->uuid = g_strdup (words[2]);
  world_put_visit (world, visit);
}

static void
press (World *world, const char *button)
{
  static const char *const names[] = { "open", "snooze", "skip", "dismiss" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_str_equal (button, names[i])) {
      world_press (world, (WorldButton) i);
      return;
    }
  }
  g_error ("not a button: %s", button);
}

static gboolean
apply_to_machine (Simulation *self, char **words)
{
  World *world = self->world;

  if (g_str_equal (words[1], "zone"))
    world_enter_zone (world, words[2]);
  else if (g_str_equal (words[1], "step"))
    self->skew += g_ascii_strtoll (words[2], NULL, 10);
  else if (g_str_equal (words[1], "sleep"))
    self->is_awake = FALSE;
  else if (g_str_equal (words[1], "wake"))
    self->is_awake = TRUE;
  else if (g_str_equal (words[1], "press") && !self->is_awake)
    return TRUE;
  else if (g_str_equal (words[1], "ask"))
    self->asked_at = g_ascii_strtoll (words[0], NULL, 10);
  else
    return g_str_equal (words[1], "end");
  world->now = g_ascii_strtoll (words[0], NULL, 10) + self->skew;
  return TRUE;
}

static gboolean
apply_to_settings (World *world, char **words)
{
  LiftSchedule *schedule = world->schedule;

  if (g_str_equal (words[1], "quiet")) {
    schedule->quiet_from = read_minute (words[2]);
    schedule->quiet_to = read_minute (words[3]);
  } else if (g_str_equal (words[1], "day-end")) {
    schedule->day_end_hours = atoi (words[2]);
  } else if (g_str_equal (words[1], "snooze-minutes")) {
    schedule->snooze_minutes = atoi (words[2]);
  } else if (g_str_equal (words[1], "pause")) {
    set_paused (world, TRUE);
  } else if (g_str_equal (words[1], "resume")) {
    set_paused (world, FALSE);
  } else {
    return FALSE;
  }
  return TRUE;
}

static void
apply_to_diary (World *world, char **words)
{
  if (g_str_equal (words[1], "procedure"))
    world_add_procedure (world, words[2], read_date (words[3]));
  else if (g_str_equal (words[1], "archive"))
    world_add_procedure (world, words[2], read_date (words[3]))->archived_at = world->now;
  else if (g_str_equal (words[1], "daily"))
    put_daily (world, words);
  else if (g_str_equal (words[1], "visit-reminder"))
    put_visit_reminder (world, words);
  else if (g_str_equal (words[1], "enable") || g_str_equal (words[1], "disable"))
    enable (world, words[2], g_str_equal (words[1], "enable"));
  else if (g_str_equal (words[1], "remove"))
    world_remove_reminder (world, words[2]);
  else if (g_str_equal (words[1], "visit"))
    put_visit (world, words);
  else if (g_str_equal (words[1], "held"))
    world_find_visit (world, words[2])->held_on = read_date (words[3]);
  else if (g_str_equal (words[1], "log"))
    world_log (world, words[2], read_date (words[3]));
  else if (g_str_equal (words[1], "unlog"))
    world_unlog (world, words[2], read_date (words[3]));
  else if (g_str_equal (words[1], "press"))
    press (world, words[2]);
  else
    g_error ("not an event: %s", words[1]);
}

static void
print_showings (World *world)
{
  for (guint i = 0; i < world->showings->len; i++) {
    const WorldShowing *showing = g_ptr_array_index (world->showings, i);
    g_autofree char *date = lift_date_to_iso (showing->local_date);
    g_autofree char *for_day = lift_date_to_iso (showing->for_day);

    printf ("shown %" G_GINT64_FORMAT " %s %s %s %s\n", showing->at, showing->reminder, date, for_day,
            showing->is_snoozed ? "snooze" : "due");
  }
  g_ptr_array_set_size (world->showings, 0);
}

/* All that happened at one moment is on the table; now the service looks at it, if it runs. */
static void
end_moment (Simulation *self)
{
  if (self->is_awake)
    world_decide (self->world);
  print_showings (self->world);
  if (self->asked_at != 0 && self->is_awake) {
    g_autoptr (LiftReminderPlan) plan = world_plan (self->world);

    printf ("next %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", self->asked_at, plan->next_at);
  }
  self->asked_at = 0;
}

static void
begin_moment (Simulation *self, gint64 true_time)
{
  if (self->is_awake)
    world_flow_until (self->world, true_time + self->skew);
  else
    self->world->now = true_time + self->skew;
  print_showings (self->world);
}

int
main (int argc, char *argv[])
{
  g_autoptr (World) world = world_new ("UTC", NULL);
  Simulation self = { .world = world };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 before = G_MININT64;
  gint64 began;

  if (argc != 2 || !g_file_get_contents (argv[1], &text, NULL, &error))
    g_error ("usage: simulate-reminders FILE (%s)", error != NULL ? error->message : "one file");
  lines = g_strsplit (text, "\n", -1);
  began = g_get_monotonic_time ();
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
    gint64 true_time = g_ascii_strtoll (words[0], NULL, 10);

    if (true_time != before) {
      if (before != G_MININT64)
        end_moment (&self);
      begin_moment (&self, true_time);
      before = true_time;
    }
    if (!apply_to_machine (&self, words) && !apply_to_settings (world, words))
      apply_to_diary (world, words);
  }
  end_moment (&self);
  printf ("decided %u %" G_GINT64_FORMAT "\n", world->n_decisions, g_get_monotonic_time () - began);
  return EXIT_SUCCESS;
}
