/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-date.h"

/* g_date_get_julian() of 1970-01-01; GDate counts from 0001-01-01 as day 1. */
#define JULIAN_1970 719163
#define FIRST_YEAR 1900
#define LAST_YEAR 2199

/**
 * lift_date_from_ymd:
 * @year: 1900 to 2199
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day, or %LIFT_DATE_NONE where the calendar has no such day.
 */
LiftDate
lift_date_from_ymd (int year, int month, int day)
{
  GDate date;

  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31)
    return LIFT_DATE_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return LIFT_DATE_NONE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (LiftDate) g_date_get_julian (&date) - JULIAN_1970;
}

/**
 * lift_date_from_date_time:
 * @date_time: an instant with its zone
 *
 * Returns: the civil day that a calendar on the wall shows at @date_time.
 */
LiftDate
lift_date_from_date_time (GDateTime *date_time)
{
  int year, month, day;

  g_return_val_if_fail (date_time != NULL, LIFT_DATE_NONE);
  g_date_time_get_ymd (date_time, &year, &month, &day);
  return lift_date_from_ymd (year, month, day);
}

/**
 * lift_date_parse:
 * @text: exactly `YYYY-MM-DD`, ASCII digits
 * @date: (out): the day; left alone on failure
 *
 * Strict on purpose: "2026-2-3", blanks, other digits and 2026-02-30 are refused.
 *
 * Returns: whether @text names a day.
 */
gboolean
lift_date_parse (const char *text, LiftDate *date)
{
  static const char shape[] = "dddd-dd-dd";
  LiftDate parsed;

  g_return_val_if_fail (date != NULL, FALSE);
  if (text == NULL)
    return FALSE;
  for (guint i = 0; i < sizeof shape - 1; i++) {
    if (shape[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  }
  if (text[sizeof shape - 1] != '\0')
    return FALSE;
  parsed = lift_date_from_ymd ((int) g_ascii_strtoll (text, NULL, 10),
                               (int) g_ascii_strtoll (text + 5, NULL, 10),
                               (int) g_ascii_strtoll (text + 8, NULL, 10));
  if (parsed == LIFT_DATE_NONE)
    return FALSE;
  *date = parsed;
  return TRUE;
}

/**
 * lift_date_is_valid:
 * @date: any value
 *
 * Returns: whether @date is a day between 1900-01-01 and 2199-12-31.
 */
gboolean
lift_date_is_valid (LiftDate date)
{
  return date != LIFT_DATE_NONE && date >= lift_date_from_ymd (FIRST_YEAR, 1, 1) &&
         date <= lift_date_from_ymd (LAST_YEAR, 12, 31);
}

static void
to_gdate (LiftDate date, GDate *out)
{
  g_date_clear (out, 1);
  g_date_set_julian (out, (guint32) (date + JULIAN_1970));
}

/**
 * lift_date_get_ymd:
 * @date: a valid day
 * @year: (out) (optional): the year
 * @month: (out) (optional): 1 to 12
 * @day: (out) (optional): 1 to 31
 */
void
lift_date_get_ymd (LiftDate date, int *year, int *month, int *day)
{
  GDate gdate;

  g_return_if_fail (lift_date_is_valid (date));
  to_gdate (date, &gdate);
  if (year != NULL)
    *year = g_date_get_year (&gdate);
  if (month != NULL)
    *month = g_date_get_month (&gdate);
  if (day != NULL)
    *day = g_date_get_day (&gdate);
}

/**
 * lift_date_get_weekday:
 * @date: a valid day
 *
 * Returns: 1 for Monday to 7 for Sunday (ISO 8601).
 */
int
lift_date_get_weekday (LiftDate date)
{
  GDate gdate;

  g_return_val_if_fail (lift_date_is_valid (date), 1);
  to_gdate (date, &gdate);
  return (int) g_date_get_weekday (&gdate);
}

/**
 * lift_date_to_iso:
 * @date: a valid day
 *
 * Returns: (transfer full): `YYYY-MM-DD` in ASCII digits, whatever the locale.
 */
char *
lift_date_to_iso (LiftDate date)
{
  int year, month, day;

  g_return_val_if_fail (lift_date_is_valid (date), NULL);
  lift_date_get_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}
