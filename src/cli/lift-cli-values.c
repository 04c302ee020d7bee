/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-error.h"
#include "lift-reminder.h"

/* Nobody lives to such a day number; it keeps the sum far from overflow. */
#define DAY_NUMBER_MAX 99999

/** lift_cli_is_clear: Returns: whether @text is the word that takes an answer back. */
gboolean
lift_cli_is_clear (const char *text)
{
  return g_strcmp0 (text, "clear") == 0;
}

/**
 * lift_cli_set_choice_error:
 * @error: return location
 * @option: name of the option, without dashes
 * @value: what was given
 * @choices: what can be given
 */
void
lift_cli_set_choice_error (GError **error, const char *option, const char *value, const char *choices)
{
  g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
               _("“%s” is not understood after --%s. It can be: %s. Nothing was changed."), value, option, choices);
}

/* A whole number in ASCII digits, with at most a minus sign, within the limits. */
static gboolean
parse_int (const char *text, int min, int max, int *number)
{
  const char *digits = text[0] == '-' ? text + 1 : text;
  gint64 parsed;

  if (digits[0] == '\0' || strlen (digits) > 9 || strspn (digits, "0123456789") != strlen (digits))
    return FALSE;
  parsed = g_ascii_strtoll (text, NULL, 10);
  if (parsed < min || parsed > max)
    return FALSE;
  *number = (int) parsed;
  return TRUE;
}

/**
 * lift_cli_parse_date:
 * @text: `YYYY-MM-DD`
 * @day: (out): the day
 * @error: return location for %LIFT_ERROR_INVALID
 *
 * Returns: whether @text names a day of the calendar.
 */
gboolean
lift_cli_parse_date (const char *text, LiftDate *day, GError **error)
{
  if (lift_date_parse (text, day))
    return TRUE;
  g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
               _("“%s” is not a day of the calendar. Write it as year-month-day, for example 2026-11-19. Nothing was "
                 "changed."),
               text);
  return FALSE;
}

/**
 * lift_cli_parse_day:
 * @text: `YYYY-MM-DD` or a day number
 * @procedure: (nullable): whose day 0 a number counts from
 * @day: (out): the day
 * @error: return location for %LIFT_ERROR_INVALID, or %LIFT_ERROR_CONSTRAINT for a number without a
 *   procedure date
 *
 * Returns: whether @text names a day.
 */
gboolean
lift_cli_parse_day (const char *text, const LiftProcedure *procedure, LiftDate *day, GError **error)
{
  int number;

  if (lift_date_parse (text, day))
    return TRUE;
  if (!parse_int (text, -DAY_NUMBER_MAX, DAY_NUMBER_MAX, &number)) {
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                 _("“%s” is not a day. Write a date such as 2026-11-19, or a day number such as 3. Nothing was "
                   "changed."),
                 text);
    return FALSE;
  }
  if (procedure == NULL || procedure->day0 == LIFT_DATE_NONE) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("A day number needs the date of the procedure, which is not known yet. Nothing was "
                           "changed."));
    return FALSE;
  }
  *day = procedure->day0 + number;
  if (lift_date_is_valid (*day))
    return TRUE;
  g_set_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT, _("Day %d is outside of the calendar. Nothing was changed."),
               number);
  return FALSE;
}

/**
 * lift_cli_parse_score:
 * @text: 0 to 10, or `clear`
 * @score: (out): the score, or %LIFT_SCORE_NONE
 * @error: return location for %LIFT_ERROR_INVALID
 *
 * Returns: whether @text is a score.
 */
gboolean
lift_cli_parse_score (const char *text, int *score, GError **error)
{
  if (lift_cli_is_clear (text)) {
    *score = LIFT_SCORE_NONE;
    return TRUE;
  }
  if (parse_int (text, 0, LIFT_SCORE_MAX, score) && text[0] != '-')
    return TRUE;
  if (g_str_equal (text, "none"))
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("Say 0 for none, or 'clear' for not answered."));
  else
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                 _("“%s” is not a score. Write a whole number from 0 to 10, or “clear” for not answered. Nothing was "
                   "changed."),
                 text);
  return FALSE;
}

/**
 * lift_cli_parse_temperature:
 * @text: degrees Celsius with at most one decimal, with a point or a comma; or `clear`
 * @temperature_c10: (out): tenths, or %LIFT_TEMPERATURE_NONE
 * @error: return location for %LIFT_ERROR_INVALID
 *
 * Returns: whether @text is a body temperature.
 */
gboolean
lift_cli_parse_temperature (const char *text, int *temperature_c10, GError **error)
{
  gsize length = strlen (text);
  gboolean understood = length >= 2 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]);

  if (lift_cli_is_clear (text)) {
    *temperature_c10 = LIFT_TEMPERATURE_NONE;
    return TRUE;
  }
  if (length == 4)
    understood = understood && (text[2] == '.' || text[2] == ',') && g_ascii_isdigit (text[3]);
  else
    understood = understood && length == 2;
  if (understood) {
    *temperature_c10 = (text[0] - '0') * 100 + (text[1] - '0') * 10 + (length == 4 ? text[3] - '0' : 0);
    if (*temperature_c10 >= LIFT_TEMPERATURE_MIN_C10 && *temperature_c10 <= LIFT_TEMPERATURE_MAX_C10)
      return TRUE;
  }
  g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
               _("“%s” is not a body temperature in degrees Celsius. Write for example 38.4 (30 to 45), or “clear”. "
                 "Nothing was changed."),
               text);
  return FALSE;
}

/* NAME[:left|right|both] */
static gboolean
split_side (const char *text, char **name, LiftSide *side)
{
  const char *colon = strchr (text, ':');

  *side = LIFT_SIDE_NONE;
  *name = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : g_strdup (text);
  return colon == NULL || (lift_side_from_key (colon + 1, side) && *side != LIFT_SIDE_NONE);
}

/**
 * lift_cli_parse_sign:
 * @text: `NAME` or `NAME:left|right|both`
 * @sign: (out): the sign
 * @side: (out): where, or %LIFT_SIDE_NONE
 * @error: return location for %LIFT_ERROR_INVALID
 *
 * Returns: whether @text names a sign, and a side where it has one.
 */
gboolean
lift_cli_parse_sign (const char *text, LiftSign *sign, LiftSide *side, GError **error)
{
  g_autofree char *name = NULL;
  gboolean understood = split_side (text, &name, side);

  if (!lift_sign_from_key (name, sign)) {
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                 _("“%s” is not a sign of the list. “afterlift-cli log --help” names them. Nothing was "
                   "changed."), name);
    return FALSE;
  }
  if (!understood) {
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                 _("“%s” does not name a side. Write left, right or both after the colon. Nothing was changed."), text);
    return FALSE;
  }
  if (*side != LIFT_SIDE_NONE && !lift_sign_get_info (*sign)->sided) {
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("The sign “%s” has no side. Nothing was changed."), name);
    return FALSE;
  }
  return TRUE;
}

/**
 * lift_cli_parse_area:
 * @text: `brow|cheek|jawline|neck|other`, with `:left|right|both` or without
 * @zone: (out): where
 * @side: (out): on which side; both if none was given
 * @error: return location for %LIFT_ERROR_INVALID
 *
 * Returns: whether @text names an area.
 */
gboolean
lift_cli_parse_area (const char *text, LiftZone *zone, LiftSide *side, GError **error)
{
  g_autofree char *name = NULL;

  if (split_side (text, &name, side) && lift_zone_from_key (name, zone) && *zone != LIFT_ZONE_FACE) {
    if (*side == LIFT_SIDE_NONE)
      *side = LIFT_SIDE_BOTH;
    return TRUE;
  }
  lift_cli_set_choice_error (error, "area", text, "brow, cheek, jawline, neck, other (:left, :right, :both)");
  return FALSE;
}

/**
 * lift_cli_parse_threads:
 * @text: 1 to 999, or `clear`
 * @threads: (out): the number; 0: not said
 * @error: return location for %LIFT_ERROR_INVALID
 *
 * Returns: whether @text is a number of threads.
 */
gboolean
lift_cli_parse_threads (const char *text, int *threads, GError **error)
{
  if (lift_cli_is_clear (text)) {
    *threads = 0;
    return TRUE;
  }
  if (parse_int (text, 1, 999, threads))
    return TRUE;
  lift_cli_set_choice_error (error, "threads", text, "1 … 999, clear");
  return FALSE;
}

/**
 * lift_cli_parse_time:
 * @text: `HH:MM`, 24 hours
 * @minute: (out): minute of the day
 * @error: return location for %LIFT_ERROR_INVALID
 *
 * Returns: whether @text is a time of day.
 */
gboolean
lift_cli_parse_time (const char *text, int *minute, GError **error)
{
  if (lift_minute_parse (text, minute))
    return TRUE;
  g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
               _("“%s” is not a time of day. Write hours and minutes from 00:00 to 23:59, for example 20:00. Nothing was "
                 "changed."),
               text);
  return FALSE;
}
