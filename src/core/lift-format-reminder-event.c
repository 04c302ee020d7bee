/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-format-reminder.h"

#include <glib/gi18n-lib.h>

#include "lift-format.h"

/* What is said of an event with that detail; %NULL: with any other, or with none. */
static const struct {
  LiftReminderWhat what;
  const char *detail;
  const char *text;
} words[] = {
  { LIFT_EVENT_STARTED, NULL, N_("The service started.") },
  { LIFT_EVENT_STOPPED, "paused", N_("The service ended: reminders are paused.") },
  { LIFT_EVENT_STOPPED, "no-reminders", N_("The service ended: no reminder is set.") },
  { LIFT_EVENT_STOPPED, "no-procedure", N_("The service ended: there is nothing to remind of.") },
  { LIFT_EVENT_STOPPED, "ended", N_("The service ended: the last day of the reminders is over.") },
  { LIFT_EVENT_STOPPED, "replaced", N_("The service ended: another one took its place.") },
  { LIFT_EVENT_STOPPED, "signal", N_("The service ended: the session was over, or somebody stopped it.") },
  { LIFT_EVENT_STOPPED, "updated", N_("The service ended: Afterlift was updated.") },
  { LIFT_EVENT_STOPPED, "no-diary", N_("The service ended: there was no diary.") },
  { LIFT_EVENT_STOPPED, "newer-diary", N_("The service ended: a newer Afterlift wrote the diary.") },
  { LIFT_EVENT_STOPPED, NULL, N_("The service ended.") },
  { LIFT_EVENT_DUE, NULL, N_("Due.") },
  { LIFT_EVENT_SHOWN, "catch-up", N_("Shown after its time.") },
  { LIFT_EVENT_SHOWN, "snoozed", N_("Shown again after a snooze.") },
  { LIFT_EVENT_SHOWN, "again", N_("Shown again after the service started anew.") },
  { LIFT_EVENT_SHOWN, "test", N_("A test was shown.") },
  { LIFT_EVENT_SHOWN, NULL, N_("Shown.") },
  { LIFT_EVENT_OPENED, "log", N_("Answered with “Log now”.") },
  { LIFT_EVENT_OPENED, NULL, N_("Opened.") },
  { LIFT_EVENT_SNOOZED, NULL, N_("Snoozed.") },
  { LIFT_EVENT_SKIPPED, NULL, N_("Skipped for that day.") },
  { LIFT_EVENT_DISMISSED, NULL, N_("Closed on the screen.") },
  { LIFT_EVENT_WITHDRAWN, "logged", N_("Taken off the screen: the day was written.") },
  { LIFT_EVENT_WITHDRAWN, "midnight", N_("Taken off the screen: the day was over.") },
  { LIFT_EVENT_WITHDRAWN, "changed", N_("Taken off the screen: the reminder was changed.") },
  { LIFT_EVENT_WITHDRAWN, NULL, N_("Taken off the screen.") },
  { LIFT_EVENT_MISSED, "off", N_("Not shown: the computer was off or asleep, or the service did not run.") },
  { LIFT_EVENT_MISSED, "quiet-hours", N_("Not shown: quiet hours lasted until the day was over.") },
  { LIFT_EVENT_MISSED, "no-server", N_("Not shown: nothing on this desktop showed notifications.") },
  { LIFT_EVENT_MISSED, "no-answer", N_("Not shown: the desktop did not answer.") },
  { LIFT_EVENT_MISSED, "refused", N_("Not shown: the desktop refused it.") },
  { LIFT_EVENT_MISSED, "no-bus", N_("Not shown: the desktop could not be reached.") },
  { LIFT_EVENT_MISSED, NULL, N_("Not shown.") },
  { LIFT_EVENT_FAILED, "no-server", N_("Nothing on this desktop shows notifications; it is tried again.") },
  { LIFT_EVENT_FAILED, "no-answer", N_("The desktop did not answer; it is tried again.") },
  { LIFT_EVENT_FAILED, "refused", N_("The desktop refused it; it is tried again.") },
  { LIFT_EVENT_FAILED, "no-bus", N_("The desktop could not be reached; it is tried again.") },
  { LIFT_EVENT_FAILED, NULL, N_("It could not be shown; it is tried again.") },
};

static const char *
find_words (const LiftReminderEvent *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (words[i].what == event->what && (words[i].detail == NULL || g_strcmp0 (words[i].detail, event->detail) == 0))
      return _(words[i].text);
  }
  g_return_val_if_reached ("");
}

/**
 * lift_format_reminder_event:
 * @event: what the service did or met
 * @zone: where she is
 *
 * Returns: (transfer full): one line: when, of which day if that is another one, and what.
 */
char *
lift_format_reminder_event (const LiftReminderEvent *event, GTimeZone *zone)
{
  int minute = 0;
  LiftDate day = lift_utc_to_local (zone, event->at, &minute);
  g_autofree char *time = lift_format_minute (minute);
  g_autofree char *date = NULL;
  g_autofree char *about = NULL;

  if (!lift_date_is_valid (day))
    return g_strdup (find_words (event));
  date = lift_format_date_short (day);
  if (!lift_date_is_valid (event->local_date) || event->local_date == day)
    /* Translators: a day, a time of day, and what happened then: "23 Nov 20:00 · Shown." */
    return g_strdup_printf (_("%s %s · %s"), date, time, find_words (event));
  about = lift_format_date_short (event->local_date);
  /* Translators: as before; the third %s is the day whose reminder it is: "24 Nov 08:10 · 23 Nov: Not shown." */
  return g_strdup_printf (_("%s %s · %s: %s"), date, time, about, find_words (event));
}
