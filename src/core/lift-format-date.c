/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-format.h"

#include <glib/gi18n-lib.h>

#include "lift-format-private.h"

static char *
format_date (LiftDate date, const char *format)
{
  g_autoptr (GDateTime) date_time = NULL;
  int year, month, day;

  g_return_val_if_fail (lift_date_is_valid (date), g_strdup (""));
  lift_date_get_ymd (date, &year, &month, &day);
  date_time = g_date_time_new_utc (year, month, day, 0, 0, 0.0);
  return g_date_time_format (date_time, format);
}

/** lift_format_date: Returns: (transfer full): such as "Thursday 19 November". */
char *
lift_format_date (LiftDate date)
{
  /* Translators: a day with weekday and month, as for g_date_time_format(): "Thursday 19 November". */
  return format_date (date, C_("date", "%A %-d %B"));
}

/** lift_format_date_short: Returns: (transfer full): such as "19 Nov". */
char *
lift_format_date_short (LiftDate date)
{
  /* Translators: a day where there is little room: "19 Nov". */
  return format_date (date, C_("date", "%-d %b"));
}

/** lift_format_date_weekday_short: Returns: (transfer full): such as "Mon 16 November". */
char *
lift_format_date_weekday_short (LiftDate date)
{
  /* Translators: a day inside a question: "Did it take place on Mon 16 November?". */
  return format_date (date, C_("date in a sentence", "%a %-d %B"));
}

/** lift_format_date_with_year: Returns: (transfer full): such as "Thursday 19 November 2026". */
char *
lift_format_date_with_year (LiftDate date)
{
  /* Translators: a day of another year: "Thursday 19 November 2026". */
  return format_date (date, C_("date", "%A %-d %B %Y"));
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
  return format_date (procedure->day0, year == other ? C_("date in a sentence", "%-d %B")
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
