/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-format-reminder.h"

#include <glib/gi18n-lib.h>

#include "lift-format-private.h"

#define WORKING_DAYS 31
/* A Monday, to ask the locale for the names of the days of the week. */
#define SOME_MONDAY 4

/** lift_format_minute: Returns: (transfer full): a minute of the day (0 to 1439) as a time: "20:00". */
char *
lift_format_minute (int minute)
{
  return lift_format_time (minute * (gint64) 60, 0);
}

static char *
format_weekday (int position)
{
  /* Translators: a day of the week in a list, as for g_date_time_format(): "Mon, Wed, Fri". */
  return lift_format_date_as (SOME_MONDAY + position, C_("weekday in a list", "%a"));
}

/**
 * lift_format_weekdays:
 * @weekdays: bit 0 Monday to bit 6 Sunday; 1 to 127
 *
 * Returns: (transfer full): such as "every day", "Monday to Friday" or "Mon, Wed".
 */
char *
lift_format_weekdays (int weekdays)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (weekdays == LIFT_REMINDER_ALL_DAYS)
    return g_strdup (_("every day"));
  if (weekdays == WORKING_DAYS)
    return g_strdup (_("Monday to Friday"));
  for (int i = 0; i < 7; i++) {
    g_autofree char *name = NULL;

    if ((weekdays & (1 << i)) == 0)
      continue;
    name = format_weekday (i);
    if (list->len > 0)
      g_string_append (list, C_("list separator", ", "));
    g_string_append (list, name);
  }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * lift_format_reminder:
 * @reminder: a reminder
 *
 * Returns: (transfer full): when it rings, such as "20:00, every day, until day 14"; not whether it is enabled.
 */
char *
lift_format_reminder (const LiftReminder *reminder)
{
  g_autofree char *time = lift_format_minute (reminder->minute);
  g_autofree char *days = NULL;

  if (reminder->kind == LIFT_REMINDER_VISIT) {
    /* Translators: when a reminder of visits rings; %s is a time of day. */
    if (reminder->first_n < 0)
      return g_strdup_printf (_("%s, the day before a visit"), time);
    return g_strdup_printf (_("%s, on the day of a visit"), time);
  }
  days = lift_format_weekdays (reminder->weekdays);
  if (reminder->last_n == LIFT_REMINDER_NO_END)
    /* Translators: a time of day and days of the week: "20:00, every day, until you stop it". */
    return g_strdup_printf (_("%s, %s, until you stop it"), time, days);
  /* Translators: a time of day, days of the week and a day number: "20:00, every day, until day 14". */
  return g_strdup_printf (_("%s, %s, until day %d"), time, days, reminder->last_n);
}

/** lift_format_visit_kind: Returns: (transfer none): the kind of a visit, such as "Follow-up visit". */
const char *
lift_format_visit_kind (LiftVisitKind kind)
{
  switch (kind) {
  case LIFT_VISIT_FOLLOW_UP:
    return _("Follow-up visit");
  case LIFT_VISIT_CHECK_IN:
    return _("Check-in");
  case LIFT_VISIT_OWN:
    return _("Something of your own");
  }
  g_return_val_if_reached ("");
}

/* "Tuesday 24 November, 10:00", the time if it is known. */
static char *
format_when (const char *date, int minute)
{
  g_autofree char *time = NULL;

  if (minute < 0)
    return g_strdup (date);
  time = lift_format_minute (minute);
  /* Translators: a day and a time of day: "Tuesday 24 November, 10:00". */
  return g_strdup_printf (_("%s, %s"), date, time);
}

/**
 * lift_format_visit:
 * @visit: a visit
 *
 * Returns: (transfer full): what and when, such as "Follow-up visit · Tuesday 24 November 2026, 10:00"; not
 *   her note.
 */
char *
lift_format_visit (const LiftVisit *visit)
{
  const char *kind = lift_format_visit_kind (visit->kind);
  g_autofree char *date = NULL;
  g_autofree char *when = NULL;

  if (visit->held_on != LIFT_DATE_NONE) {
    date = lift_format_date_with_year (visit->held_on);
    /* Translators: a kind of visit, and the day on which it took place. */
    return g_strdup_printf (_("%s · took place on %s"), kind, date);
  }
  if (visit->planned_on == LIFT_DATE_NONE)
    return g_strdup_printf (_("%s · no date yet"), kind);
  date = lift_format_date_with_year (visit->planned_on);
  when = format_when (date, visit->at_minute);
  /* Translators: a kind of visit, and its day. */
  return g_strdup_printf (_("%s · %s"), kind, when);
}

/**
 * lift_format_quiet:
 * @quiet: why nothing is shown at this moment
 *
 * Returns: (transfer none): the same as a sentence.
 */
const char *
lift_format_quiet (LiftQuiet quiet)
{
  switch (quiet) {
  case LIFT_QUIET_NOT:
    return _("A reminder is due now.");
  case LIFT_QUIET_NO_REMINDERS:
    return _("No reminder is set.");
  case LIFT_QUIET_PAUSED:
    return _("Reminders are paused.");
  case LIFT_QUIET_NO_PROCEDURE:
    return _("There is nothing to remind of: no thread lift with a date, and no visit.");
  case LIFT_QUIET_ENDED:
    return _("The last day of your reminders is over, and no visit is ahead.");
  case LIFT_QUIET_QUIET_HOURS:
    return _("It is quiet now; these are your quiet hours.");
  case LIFT_QUIET_SNOOZED:
    return _("The reminder is snoozed.");
  case LIFT_QUIET_SKIPPED:
    return _("You skipped the reminder of today.");
  case LIFT_QUIET_LOGGED:
    return _("The day is written.");
  case LIFT_QUIET_SHOWN:
    return _("The reminder of today was shown.");
  case LIFT_QUIET_NOT_YET:
    return _("The time of the reminder is still to come.");
  }
  g_return_val_if_reached ("");
}

/* Why there is none at all. What holds for today says nothing of the days after it. */
static char *
format_no_next (LiftQuiet quiet)
{
  switch (quiet) {
  case LIFT_QUIET_NO_REMINDERS:
  case LIFT_QUIET_PAUSED:
  case LIFT_QUIET_NO_PROCEDURE:
  case LIFT_QUIET_ENDED:
    return g_strdup (lift_format_quiet (quiet));
  case LIFT_QUIET_NOT:
  case LIFT_QUIET_QUIET_HOURS:
  case LIFT_QUIET_SNOOZED:
  case LIFT_QUIET_SKIPPED:
  case LIFT_QUIET_LOGGED:
  case LIFT_QUIET_SHOWN:
  case LIFT_QUIET_NOT_YET:
    break;
  }
  return g_strdup (_("No further reminder is planned."));
}

/**
 * lift_format_next_reminder:
 * @plan: a decision
 * @zone: where she is
 *
 * Returns: (transfer full): such as "Next reminder: tomorrow 20:00", or the sentence why there is none.
 */
char *
lift_format_next_reminder (const LiftReminderPlan *plan, GTimeZone *zone)
{
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  LiftDate day;
  int minute, year, this_year;

  if (plan->show->len > 0)
    return g_strdup (_("Next reminder: now"));
  if (plan->next == NULL)
    return format_no_next (plan->quiet);
  day = lift_utc_to_local (zone, plan->next_at, &minute);
  time = lift_format_minute (minute);
  /* Translators: %s is a time of day. */
  if (day == plan->today)
    return g_strdup_printf (_("Next reminder: today %s"), time);
  if (day == plan->today + 1)
    return g_strdup_printf (_("Next reminder: tomorrow %s"), time);
  lift_date_get_ymd (day, &year, NULL, NULL);
  lift_date_get_ymd (plan->today, &this_year, NULL, NULL);
  date = year == this_year ? lift_format_date (day) : lift_format_date_with_year (day);
  /* Translators: a day such as "Monday 23 November" and a time of day. */
  return g_strdup_printf (_("Next reminder: %s, %s"), date, time);
}

/** lift_format_notification_title: Returns: (transfer none): the title, the same for all; it says nothing. */
const char *
lift_format_notification_title (void)
{
  /* Translators: title of a notification that other people may see. It must say nothing of health. */
  return _("Your diary");
}

static char *
format_daily_neutral (const LiftOccurrence *occurrence, LiftDate today, gboolean is_catch_up)
{
  g_autofree char *date = lift_format_date (occurrence->for_day);

  /* Translators: a notification that other people may see; %s is a day such as "Monday 23 November". */
  if (occurrence->for_day == today)
    return g_strdup_printf (is_catch_up ? _("Still time for today, %s.") : _("A minute for today, %s?"), date);
  return g_strdup_printf (is_catch_up ? _("Still time for %s.") : _("A minute for %s?"), date);
}

static char *
format_daily_friendly (const LiftOccurrence *occurrence, LiftDate today, gboolean is_catch_up)
{
  g_autofree char *date = lift_format_date (occurrence->for_day);
  g_autofree char *day = lift_format_day_name (occurrence->for_day - occurrence->procedure->day0);

  /* Translators: the first %s is a day such as "Sunday 22 November", the second "Day 2" or "Procedure day". */
  if (occurrence->for_day != today)
    return g_strdup_printf (_("How was your face on %s? %s."), date, day);
  /* Translators: the first %s is "Day 3" or "Procedure day", the second a day such as "Monday 23 November". */
  return g_strdup_printf (is_catch_up ? _("Still time for today: how is your face? %s, %s.")
                                      : _("How is your face today? %s, %s."),
                          day, date);
}

static char *
format_visit_neutral (const LiftVisit *visit, LiftDate today, gboolean with_time)
{
  g_autofree char *date = lift_format_date (visit->planned_on);
  g_autofree char *when = format_when (date, with_time ? visit->at_minute : -1);

  /* Translators: a notification that other people may see; %s is a day such as "Tuesday 24 November". */
  if (visit->planned_on == today + 1)
    return g_strdup_printf (_("Something you planned is tomorrow, %s."), when);
  if (visit->planned_on == today)
    return g_strdup_printf (_("Something you planned is today, %s."), when);
  return g_strdup_printf (_("Something you planned is on %s."), when);
}

static char *
format_visit_friendly (const LiftVisit *visit, LiftDate today)
{
  g_autofree char *date = lift_format_date (visit->planned_on);
  g_autofree char *when = format_when (date, visit->at_minute);

  switch (visit->kind) {
  case LIFT_VISIT_FOLLOW_UP:
    /* Translators: %s is a day, with a time if it is known: "Tuesday 24 November, 10:00". */
    if (visit->planned_on == today + 1)
      return g_strdup_printf (_("Your follow-up visit is tomorrow, %s."), when);
    if (visit->planned_on == today)
      return g_strdup_printf (_("Your follow-up visit is today, %s."), when);
    return g_strdup_printf (_("Your follow-up visit is on %s."), when);
  case LIFT_VISIT_CHECK_IN:
    if (visit->planned_on == today + 1)
      return g_strdup_printf (_("Time to look back: your check-in is tomorrow, %s."), when);
    if (visit->planned_on == today)
      return g_strdup_printf (_("Time to look back: your check-in is today, %s."), when);
    return g_strdup_printf (_("Time to look back: your check-in is on %s."), when);
  case LIFT_VISIT_OWN:
    break;
  }
  /* Her note may say anything, so that it stays in the diary. */
  return format_visit_neutral (visit, today, TRUE);
}

static char *
format_occurrence (const LiftSchedule *schedule, const LiftOccurrence *occurrence, LiftDate today,
                   gboolean is_catch_up)
{
  gboolean is_friendly = schedule->wording == LIFT_WORDING_FRIENDLY && !schedule->has_open_finding;

  if (occurrence->visit != NULL)
    return is_friendly ? format_visit_friendly (occurrence->visit, today)
                       : format_visit_neutral (occurrence->visit, today, FALSE);
  if (is_friendly && occurrence->procedure != NULL)
    return format_daily_friendly (occurrence, today, is_catch_up);
  return format_daily_neutral (occurrence, today, is_catch_up);
}

/**
 * lift_format_notification_body:
 * @schedule: whose wording is used; neutral while a finding is open
 * @occurrences: (element-type LiftOccurrence): of what the one notification speaks
 * @today: the local civil day
 * @is_catch_up: whether they are shown well after their moment
 *
 * Returns: (transfer full): one line for each, visits first; two that would say the same are one line. Plain
 *   text, without markup.
 */
char *
lift_format_notification_body (const LiftSchedule *schedule, GPtrArray *occurrences, LiftDate today,
                               gboolean is_catch_up)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint pass = 0; pass < 2; pass++) {
    for (guint i = 0; i < occurrences->len; i++) {
      const LiftOccurrence *occurrence = g_ptr_array_index (occurrences, i);
      g_autofree char *line = NULL;

      if ((occurrence->visit != NULL) != (pass == 0))
        continue;
      line = format_occurrence (schedule, occurrence, today, is_catch_up);
      if (!g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }
  }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/**
 * lift_format_snooze_action:
 * @minutes: how long
 *
 * Returns: (transfer full): what stands on the button, such as "Snooze 1 hour".
 */
char *
lift_format_snooze_action (int minutes)
{
  int hours = minutes / 60;

  /* Translators: a button on a notification: it comes again after that time. */
  if (minutes % 60 == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Snooze %d hour", "Snooze %d hours", (gulong) hours), hours);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Snooze %d minute", "Snooze %d minutes", (gulong) minutes),
                          minutes);
}
