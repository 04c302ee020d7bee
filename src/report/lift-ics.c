/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-ics.h"

#include <glib/gi18n-lib.h>

#include "lift-uuid5.h"

#define LINE_END "\r\n"
/* RFC 5545, 3.1: a content line has at most so many octets, without its end. */
#define MAX_OCTETS 75

/* Appends @line, folded where it is too long, never inside a character. */
static void
append_line (GString *out, const char *line)
{
  int used = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p)) {
    int size = (int) (g_utf8_next_char (p) - p);

    if (used + size > MAX_OCTETS) {
      g_string_append (out, LINE_END " ");
      used = 1;
    }
    g_string_append_len (out, p, size);
    used += size;
  }
  g_string_append (out, LINE_END);
}

static void G_GNUC_PRINTF (2, 3) append (GString *out, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  append_line (out, line);
}

/* RFC 5545, 3.3.11. Other control characters than the line end have no place in a text. */
static void
append_text (GString *out, const char *name, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *p = valid; *p != '\0'; p++) {
    if (*p == '\n')
      g_string_append (line, "\\n");
    else if (*p == '\\' || *p == ';' || *p == ',')
      g_string_append_printf (line, "\\%c", *p);
    else if (!g_ascii_iscntrl (*p))
      g_string_append_c (line, *p);
  }
  append_line (out, line->str);
}

static char *
format_date (LiftDate date)
{
  int year, month, day;

  lift_date_get_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d%02d%02d", year, month, day);
}

/* Without a zone: eight in the evening is eight in the evening wherever the phone is. */
static char *
format_local (LiftDate date, int minute)
{
  g_autofree char *day = format_date (date);

  return g_strdup_printf ("%sT%02d%02d00", day, minute / 60, minute % 60);
}

static void
begin_event (GString *out, const char *uuid, gint64 stamp, const char *summary)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (stamp);

  append (out, "BEGIN:VEVENT");
  append (out, "UID:%s@afterlift", uuid);
  append (out, "DTSTAMP:%04d%02d%02dT%02d%02d%02dZ", g_date_time_get_year (instant), g_date_time_get_month (instant),
          g_date_time_get_day_of_month (instant), g_date_time_get_hour (instant), g_date_time_get_minute (instant),
          g_date_time_get_second (instant));
  append (out, "CLASS:PRIVATE");
  append_text (out, "SUMMARY", summary);
}

/* @minutes from the beginning of the event, negative before it. */
static void
append_alarm (GString *out, int minutes, const char *text)
{
  append (out, "BEGIN:VALARM");
  append (out, "ACTION:DISPLAY");
  append_text (out, "DESCRIPTION", text);
  append (out, "TRIGGER:%sPT%dM", minutes < 0 ? "-" : "", ABS (minutes));
  append (out, "END:VALARM");
}

/* Moves @minute to the end of the quiet hours; FALSE if they last until the day is over. */
static gboolean
leave_quiet_hours (const LiftSchedule *schedule, int *minute)
{
  if (!lift_schedule_is_quiet_at (schedule, *minute))
    return TRUE;
  if (schedule->quiet_to <= *minute)
    return FALSE;
  *minute = schedule->quiet_to;
  return TRUE;
}

static void
append_rule (GString *out, const LiftReminder *reminder, LiftDate last, int minute)
{
  static const char *const days[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  g_autoptr (GString) rule = g_string_new ("RRULE:FREQ=DAILY");

  if (reminder->weekdays != LIFT_REMINDER_ALL_DAYS) {
    g_string_assign (rule, "RRULE:FREQ=WEEKLY;BYDAY=");
    for (guint i = 0, n = 0; i < G_N_ELEMENTS (days); i++) {
      if ((reminder->weekdays & (1 << i)) != 0)
        g_string_append_printf (rule, "%s%s", n++ > 0 ? "," : "", days[i]);
    }
  }
  if (last != LIFT_DATE_NONE) {
    g_autofree char *until = format_local (last, minute);

    g_string_append_printf (rule, ";UNTIL=%s", until);
  }
  append_line (out, rule->str);
}

static gboolean
append_daily (GString *out, const LiftSchedule *schedule, LiftReminder *reminder, LiftDate from, gint64 stamp)
{
  LiftDate first = lift_schedule_find_next_date (schedule, reminder, from);
  int shift = reminder->minute < schedule->day_end_hours * 60 ? 1 : 0;
  int minute = reminder->minute;
  g_autofree char *begin = NULL;
  LiftDate last = LIFT_DATE_NONE;

  if (first == LIFT_DATE_NONE || !leave_quiet_hours (schedule, &minute))
    return FALSE;
  if (reminder->last_n != LIFT_REMINDER_NO_END) {
    const LiftProcedure *procedure = lift_procedure_choose_current (schedule->procedures, first - shift);

    last = procedure->day0 + reminder->last_n + shift;
    if (!lift_date_is_valid (last))
      last = LIFT_DATE_NONE;
  }
  begin = format_local (first, minute);
  /* Translators: stands in the calendar of a phone, where others may see it. It says nothing of health. */
  begin_event (out, reminder->uuid, stamp, _("Your diary"));
  append (out, "DTSTART:%s", begin);
  append_rule (out, reminder, last, minute);
  append (out, "TRANSP:TRANSPARENT");
  append_alarm (out, 0, _("A minute for today?"));
  append (out, "END:VEVENT");
  return TRUE;
}

/* The alarms that the visit reminders ask for. A day counts as 24 hours here, as a calendar has no other way to
 * ring at another time on another day; on a night of a clock change that is an hour off. */
static void
append_visit_alarms (GString *out, const LiftSchedule *schedule, const LiftVisit *visit)
{
  int begin = MAX (visit->at_minute, 0);

  for (guint i = 0; i < schedule->reminders->len; i++) {
    const LiftReminder *reminder = g_ptr_array_index (schedule->reminders, i);

    if (!reminder->enabled || reminder->kind != LIFT_REMINDER_VISIT)
      continue;
    for (int day = reminder->first_n; day <= reminder->last_n; day++) {
      int minute = reminder->minute;

      if (day == 0 && visit->at_minute >= 0)
        minute = MIN (minute, MAX (0, visit->at_minute - 120));
      if (leave_quiet_hours (schedule, &minute))
        append_alarm (out, day * 1440 + minute - begin, _("Something is planned in your diary."));
    }
  }
}

static gboolean
append_visit (GString *out, const LiftSchedule *schedule, const LiftVisit *visit, LiftDate from, gint64 stamp)
{
  g_autofree char *begin = NULL;

  if (visit->planned_on == LIFT_DATE_NONE || visit->planned_on < from || visit->held_on != LIFT_DATE_NONE)
    return FALSE;
  /* Translators: stands in the calendar of a phone for an appointment, where others may see it. */
  begin_event (out, visit->uuid, stamp, _("Planned in your diary"));
  if (visit->at_minute >= 0) {
    begin = format_local (visit->planned_on, visit->at_minute);
    append (out, "DTSTART:%s", begin);
  } else {
    begin = format_date (visit->planned_on);
    append (out, "DTSTART;VALUE=DATE:%s", begin);
  }
  append_visit_alarms (out, schedule, visit);
  append (out, "END:VEVENT");
  return TRUE;
}

static GString *
begin_calendar (const char *producer)
{
  GString *out = g_string_new (NULL);
  g_autofree char *product = g_strdup_printf ("-//Afterlift//%s//EN", producer);

  append (out, "BEGIN:VCALENDAR");
  append (out, "VERSION:2.0");
  append_text (out, "PRODID", product);
  append (out, "CALSCALE:GREGORIAN");
  return out;
}

/* A calendar must not be empty. */
static GBytes *
end_calendar (GString *out, guint n_events)
{
  append (out, "END:VCALENDAR");
  if (n_events > 0)
    return g_string_free_to_bytes (out);
  g_string_free (out, TRUE);
  return NULL;
}

static guint
append_schedule (GString *out, const LiftSchedule *schedule, LiftDate from, gint64 stamp)
{
  guint n_events = 0;

  for (guint i = 0; i < schedule->reminders->len; i++) {
    LiftReminder *reminder = g_ptr_array_index (schedule->reminders, i);

    if (reminder->enabled && reminder->kind == LIFT_REMINDER_DAILY)
      n_events += append_daily (out, schedule, reminder, from, stamp);
  }
  for (guint i = 0; i < schedule->visits->len; i++)
    n_events += append_visit (out, schedule, g_ptr_array_index (schedule->visits, i), from, stamp);
  return n_events;
}

/* Whether another kind that comes before @kind ends on the same day: what is planned for a day stands there once. */
static gboolean
is_written_already (const LiftAftercare *aftercare, guint kind)
{
  for (guint k = 0; k < kind; k++) {
    if (aftercare->last_days[k] == aftercare->last_days[kind])
      return TRUE;
  }
  return FALSE;
}

/* The last days of what the clinic's sheet asks for. A phone must not say what they are about. */
static guint
append_aftercare (GString *out, const LiftArchiveRecord *record, LiftDate from, gint64 stamp)
{
  guint n_events = 0;

  for (guint k = 0; k < LIFT_N_AFTERCARE; k++) {
    int last_day = record->aftercare.last_days[k];
    LiftDate day = record->procedure->day0 + MAX (last_day, 0);
    g_autofree char *name = g_strconcat ("aftercare-", lift_aftercare_kind_to_key ((LiftAftercareKind) k), NULL);
    g_autofree char *uuid = NULL;
    g_autofree char *begin = NULL;

    if (last_day == LIFT_AFTERCARE_NOT_NOTED || day < from || !lift_date_is_valid (day) ||
        is_written_already (&record->aftercare, k))
      continue;
    uuid = lift_uuid5_new (record->procedure->uuid, name);
    begin = format_date (day);
    begin_event (out, uuid, stamp, _("Planned in your diary"));
    append (out, "DTSTART;VALUE=DATE:%s", begin);
    append (out, "TRANSP:TRANSPARENT");
    append (out, "END:VEVENT");
    n_events++;
  }
  return n_events;
}

/**
 * lift_ics_write_reminders:
 * @schedule: what is planned; pauses are not asked for, reminders that are disabled are left out
 * @from: the local civil day from which on it is written
 * @stamp: UTC second at which the file is made
 * @producer: what makes it, such as "Afterlift 0.1.0"
 *
 * The reminders as a calendar for a phone (RFC 5545): each daily one with its rule, to the last day of the
 * recovery that it speaks of next, and each visit with the alarms that the visit reminders ask for. Times have no
 * zone; quiet hours are counted in, and what they silence is left out. No word and no value of health is in it:
 * a phone shows its calendar to others. The same reminder has the same UID each time, so a phone replaces it.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if there is nothing to remind of (a calendar must not be
 *   empty).
 */
GBytes *
lift_ics_write_reminders (const LiftSchedule *schedule, LiftDate from, gint64 stamp, const char *producer)
{
  GString *out = begin_calendar (producer);
  guint n_events = append_schedule (out, schedule, from, stamp);

  return end_calendar (out, n_events);
}

/**
 * lift_ics_write_diary:
 * @archive: the diary; archived procedures are left out
 * @schedule: (nullable): its reminders and visits
 * @from: the local civil day from which on it is written
 * @stamp: UTC second at which the file is made
 * @producer: what makes it, such as "Afterlift 0.1.0"
 *
 * As lift_ics_write_reminders(), with the last days of what the clinic's sheet asks for.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if nothing is planned.
 */
GBytes *
lift_ics_write_diary (const LiftArchive *archive, const LiftSchedule *schedule, LiftDate from, gint64 stamp,
                      const char *producer)
{
  GString *out = begin_calendar (producer);
  guint n_events = schedule != NULL ? append_schedule (out, schedule, from, stamp) : 0;

  for (guint i = 0; i < archive->records->len; i++) {
    const LiftArchiveRecord *record = g_ptr_array_index (archive->records, i);

    if (record->procedure->archived_at == 0 && record->procedure->day0 != LIFT_DATE_NONE)
      n_events += append_aftercare (out, record, from, stamp);
  }
  return end_calendar (out, n_events);
}
