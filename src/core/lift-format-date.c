/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-format.h"

#include <glib/gi18n-lib.h>

#include "lift-format-private.h"

/* Names of days and months in the language of the catalogue, and not of the country: a date stands in the middle of a
 * sentence, and a report may be in a language whose locale this machine does not have. Each stands in its own place, so
 * that a language can inflect the month inside a date. */
static const char *const months[] = {
  NC_("month", "January"), NC_("month", "February"), NC_("month", "March"),     NC_("month", "April"),
  NC_("month", "May"),     NC_("month", "June"),     NC_("month", "July"),      NC_("month", "August"),
  /* Translators: a month as it stands in "Thursday 19 November 2026". */
  NC_("month", "September"), NC_("month", "October"), NC_("month", "November"), NC_("month", "December"),
};

/* The same where no day stands before them: some languages have another form then. */
static const char *const month_headings[] = {
  NC_("month as a heading", "January"),   NC_("month as a heading", "February"), NC_("month as a heading", "March"),
  NC_("month as a heading", "April"),     NC_("month as a heading", "May"),      NC_("month as a heading", "June"),
  NC_("month as a heading", "July"),      NC_("month as a heading", "August"),
  /* Translators: a month as it stands alone or in "September 2026". */
  NC_("month as a heading", "September"), NC_("month as a heading", "October"),  NC_("month as a heading", "November"),
  NC_("month as a heading", "December"),
};

static const char *const short_months[] = {
  NC_("short month", "Jan"), NC_("short month", "Feb"), NC_("short month", "Mar"), NC_("short month", "Apr"),
  NC_("short month", "May"), NC_("short month", "Jun"), NC_("short month", "Jul"), NC_("short month", "Aug"),
  /* Translators: a month as it stands in "19 Nov". */
  NC_("short month", "Sep"), NC_("short month", "Oct"), NC_("short month", "Nov"), NC_("short month", "Dec"),
};

static const char *const weekdays[] = {
  NC_("weekday", "Monday"),   NC_("weekday", "Tuesday"),  NC_("weekday", "Wednesday"), NC_("weekday", "Thursday"),
  /* Translators: a weekday as it stands in "Friday 20 November 2026". */
  NC_("weekday", "Friday"),   NC_("weekday", "Saturday"), NC_("weekday", "Sunday"),
};

static const char *const short_weekdays[] = {
  NC_("short weekday", "Mon"), NC_("short weekday", "Tue"), NC_("short weekday", "Wed"),
  /* Translators: a weekday as it stands in "Thu 19 November". */
  NC_("short weekday", "Thu"), NC_("short weekday", "Fri"), NC_("short weekday", "Sat"),
  NC_("short weekday", "Sun"),
};

static const char *
get_name (char directive, gboolean is_heading, GDateTime *date_time)
{
  int month = g_date_time_get_month (date_time) - 1;
  int weekday = g_date_time_get_day_of_week (date_time) - 1;

  switch (directive) {
  case 'B':
    if (is_heading)
      return g_dpgettext2 (GETTEXT_PACKAGE, "month as a heading", month_headings[month]);
    return g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month]);
  case 'b':
    return g_dpgettext2 (GETTEXT_PACKAGE, "short month", short_months[month]);
  case 'A':
    return g_dpgettext2 (GETTEXT_PACKAGE, "weekday", weekdays[weekday]);
  case 'a':
    return g_dpgettext2 (GETTEXT_PACKAGE, "short weekday", short_weekdays[weekday]);
  default:
    return NULL;
  }
}

/* Puts the names into @format and leaves the rest of it for GLib. */
static char *
fill_in_names (const char *format, GDateTime *date_time)
{
  GString *filled = g_string_new (NULL);

  for (const char *p = format; *p != '\0'; p++) {
    const char *name = NULL;
    gboolean is_heading = *p == '%' && p[1] == 'O';
    const char *directive = p + (is_heading ? 2 : 1);

    name = *p == '%' ? get_name (*directive, is_heading, date_time) : NULL;
    if (name != NULL) {
      g_auto (GStrv) parts = g_strsplit (name, "%", -1);
      g_autofree char *escaped = g_strjoinv ("%%", parts);

      g_string_append (filled, escaped);
      p = directive;
      continue;
    }
    g_string_append_c (filled, *p);
    /* The letter after a percent sign is no percent sign of its own. */
    if (*p == '%' && p[1] == '%')
      g_string_append_c (filled, *++p);
  }
  return g_string_free (filled, FALSE);
}

/**
 * lift_format_date_as:
 * @date: a day
 * @format: as for g_date_time_format()
 *
 * Returns: (transfer full): @date with the names of weekday and month in the language of everything else.
 */
char *
lift_format_date_as (LiftDate date, const char *format)
{
  g_autoptr (GDateTime) date_time = NULL;
  g_autofree char *filled = NULL;
  int year, month, day;

  g_return_val_if_fail (lift_date_is_valid (date), g_strdup (""));
  lift_date_get_ymd (date, &year, &month, &day);
  date_time = g_date_time_new_utc (year, month, day, 0, 0, 0.0);
  filled = fill_in_names (format, date_time);
  return g_date_time_format (date_time, filled);
}

/** lift_format_date: Returns: (transfer full): such as "Thursday 19 November". */
char *
lift_format_date (LiftDate date)
{
  /* Translators: a day with weekday and month, as for g_date_time_format(): "Thursday 19 November". */
  return lift_format_date_as (date, C_("date", "%A %-d %B"));
}

/** lift_format_date_short: Returns: (transfer full): such as "19 Nov". */
char *
lift_format_date_short (LiftDate date)
{
  /* Translators: a day where there is little room: "19 Nov". */
  return lift_format_date_as (date, C_("date", "%-d %b"));
}

/** lift_format_date_weekday_short: Returns: (transfer full): such as "Mon 16 November". */
char *
lift_format_date_weekday_short (LiftDate date)
{
  /* Translators: a day inside a question: "Did it take place on Mon 16 November?". */
  return lift_format_date_as (date, C_("date in a sentence", "%a %-d %B"));
}

/** lift_format_date_with_year: Returns: (transfer full): such as "Thursday 19 November 2026". */
char *
lift_format_date_with_year (LiftDate date)
{
  /* Translators: a day of another year: "Thursday 19 November 2026". */
  return lift_format_date_as (date, C_("date", "%A %-d %B %Y"));
}

/** lift_format_date_full: Returns: (transfer full): such as "19 November 2026", for a date far from the diary's. */
char *
lift_format_date_full (LiftDate date)
{
  /* Translators: a date without its weekday: "19 November 2026". */
  return lift_format_date_as (date, C_("date", "%-d %B %Y"));
}

/** lift_format_month_heading: Returns: (transfer full): the month of @date with its year, such as "November 2026". */
char *
lift_format_month_heading (LiftDate date)
{
  /* Translators: the name of a month with its year, as a heading; see strftime(3). */
  return lift_format_date_as (date, C_("month", "%OB %Y"));
}

/** lift_format_date_table: Returns: (transfer full): such as "Thu 19 Nov 2026", for a narrow column. */
char *
lift_format_date_table (LiftDate date)
{
  /* Translators: a day in a narrow column, as for g_date_time_format(): "Mon 16 Nov 2026". */
  return lift_format_date_as (date, C_("report table", "%a %-d %b %Y"));
}

/*
 * _lift_format_procedure_date:
 * @procedure: a procedure
 * @as_seen_from: a day, or %LIFT_DATE_NONE
 *
 * Returns: (transfer full) (nullable): "16 November", with the year when @as_seen_from is in another
 *   one; %NULL without a date.
 */
char *
_lift_format_procedure_date (const LiftProcedure *procedure, LiftDate as_seen_from)
{
  int year, other;

  if (procedure->day0 == LIFT_DATE_NONE)
    return NULL;
  lift_date_get_ymd (procedure->day0, &year, NULL, NULL);
  other = year;
  if (as_seen_from != LIFT_DATE_NONE)
    lift_date_get_ymd (as_seen_from, &other, NULL, NULL);
  /* Translators: the date of the procedure inside a sentence: "on 16 November". */
  return lift_format_date_as (procedure->day0, year == other ? C_("date in a sentence", "%-d %B")
                                                     : C_("date in a sentence", "%-d %B %Y"));
}

/**
 * lift_format_day_name:
 * @day: day number
 *
 * Returns: (transfer full): "Procedure day", "Day 3" or "3 days before".
 */
char *
lift_format_day_name (int day)
{
  if (day == 0)
    return g_strdup (_("Procedure day"));
  /* Translators: write %Id instead of %d here and elsewhere if your language has digits of its own. */
  if (day > 0)
    return g_strdup_printf (_("Day %d"), day);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day before", "%d days before", (gulong) -day), -day);
}

/**
 * lift_format_day_title:
 * @procedure: (nullable): whose day it is
 * @date: a day
 *
 * Returns: (transfer full): such as "Day 3 · Thursday 19 November"; the date alone without a procedure
 *   date.
 */
char *
lift_format_day_title (const LiftProcedure *procedure, LiftDate date)
{
  g_autofree char *words = lift_format_date (date);
  int day;

  if (procedure == NULL || procedure->day0 == LIFT_DATE_NONE)
    return g_steal_pointer (&words);
  day = date - procedure->day0;
  /* Translators: %s is a day such as "Thursday 19 November". */
  if (day == 0)
    return g_strdup_printf (_("Procedure day · %s"), words);
  if (day > 0)
    return g_strdup_printf (_("Day %d · %s"), day, words);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day before · %s", "%d days before · %s", (gulong) -day),
                          -day, words);
}

/**
 * lift_format_time:
 * @recorded_at: UTC second
 * @utc_offset: minutes that her clock was ahead of UTC
 *
 * Returns: (transfer full): the time of day that her clock showed, such as "20:04".
 */
char *
lift_format_time (gint64 recorded_at, int utc_offset)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_utc (recorded_at + utc_offset * (gint64) 60);

  g_return_val_if_fail (local != NULL, g_strdup (""));
  /* Translators: a time of day: "20:04". */
  return g_date_time_format (local, C_("time", "%H:%M"));
}
