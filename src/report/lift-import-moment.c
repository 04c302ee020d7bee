/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-import-map.h"

#include <string.h>

#define SECONDS_OF_HOUR 3600
#define MAX_DIGITS 4

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ')
    p++;
  return p;
}

/* One to four digits. */
static gboolean
take_number (const char **p, int *number)
{
  guint digits = 0;

  *number = 0;
  while (g_ascii_isdigit (**p) && digits < MAX_DIGITS) {
    *number = *number * 10 + g_ascii_digit_value (**p);
    (*p)++;
    digits++;
  }
  return digits > 0 && !g_ascii_isdigit (**p);
}

/* "PM", "p.m." and the like; -1: something else stands there. */
static int
take_half (const char **p)
{
  const char *text = skip_blanks (*p);
  char half = g_ascii_tolower (text[0]);
  gboolean has_dots = text[0] != '\0' && text[1] == '.';

  if ((half != 'a' && half != 'p') || g_ascii_tolower (text[has_dots ? 2 : 1]) != 'm')
    return -1;
  text += has_dots ? 3 : 2;
  *p = *text == '.' ? text + 1 : text;
  return half == 'p' ? 1 : 0;
}

/* What may stand behind a time: fractions of a second and the offset of a clock, which say nothing of the day. */
static gboolean
is_rest_of_time (const char *text)
{
  return strspn (text, " .0123456789:+-Zz") == strlen (text);
}

/**
 * lift_import_time_parse:
 * @text: such as "20:04", "8:04:30 pm" or "20:04:00.000+01:00"
 *
 * Returns: the second of the day, or -1 if @text is no time.
 */
int
lift_import_time_parse (const char *text)
{
  const char *p = skip_blanks (text);
  int numbers[3] = { 0, 0, 0 };
  int half;

  if (!take_number (&p, &numbers[0]) || *p != ':')
    return -1;
  for (guint i = 1; i < G_N_ELEMENTS (numbers) && *p == ':'; i++) {
    p++;
    if (!take_number (&p, &numbers[i]))
      return -1;
  }
  half = take_half (&p);
  if (half >= 0) {
    if (numbers[0] < 1 || numbers[0] > 12)
      return -1;
    numbers[0] = numbers[0] % 12 + half * 12;
  }
  if (numbers[0] > 23 || numbers[1] > 59 || numbers[2] > 60 || !is_rest_of_time (p))
    return -1;
  return numbers[0] * SECONDS_OF_HOUR + numbers[1] * 60 + numbers[2];
}

/**
 * lift_import_moment_parse:
 * @text: a day in numbers, such as "16/11/2026", "2026-11-16T20:04:00Z" or "16.11.26 8:04 pm"
 * @moment: (out): its numbers
 *
 * Returns: whether @text is a day, with or without a time behind it; which number is the month stays open.
 */
gboolean
lift_import_moment_parse (const char *text, LiftImportMoment *moment)
{
  const char *p = skip_blanks (text);
  char separator;

  moment->seconds = -1;
  if (!take_number (&p, &moment->numbers[0]))
    return FALSE;
  separator = *p;
  if (separator == '\0' || strchr ("-/.", separator) == NULL)
    return FALSE;
  for (guint i = 1; i < G_N_ELEMENTS (moment->numbers); i++) {
    if (*p != separator)
      return FALSE;
    p = skip_blanks (p + 1);
    if (!take_number (&p, &moment->numbers[i]))
      return FALSE;
  }
  /* "16. 11. 2026." is how some write it. */
  if (separator == '.' && *p == '.')
    p++;
  if (*p == '\0')
    return TRUE;
  if (*p != ' ' && *p != 'T' && *p != ',')
    return FALSE;
  p = skip_blanks (*p == ' ' ? p : p + 1);
  if (*p == ',')
    p = skip_blanks (p + 1);
  if (*p == '\0')
    return TRUE;
  moment->seconds = lift_import_time_parse (p);
  return moment->seconds >= 0;
}

/**
 * lift_import_moment_get_day:
 * @self: the numbers of a day
 * @format: their order
 *
 * A year of two digits is one of this century.
 *
 * Returns: the day, or %LIFT_DATE_NONE if there is none like that.
 */
LiftDate
lift_import_moment_get_day (const LiftImportMoment *self, LiftImportDateFormat format)
{
  static const guint orders[][3] = {
    [LIFT_IMPORT_DATE_YMD] = { 0, 1, 2 },
    [LIFT_IMPORT_DATE_DMY] = { 2, 1, 0 },
    [LIFT_IMPORT_DATE_MDY] = { 2, 0, 1 },
  };
  int year = self->numbers[orders[format][0]];

  return lift_date_from_ymd (year < 100 ? 2000 + year : year, self->numbers[orders[format][1]],
                             self->numbers[orders[format][2]]);
}
