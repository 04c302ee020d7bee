/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-check-in.h"

#include <string.h>

#define VERSION "v1"

static const int months[LIFT_N_CHECK_IN_MONTHS] = { 1, 3, 6, 12, 18, 24, 30, 36 };

/** lift_check_in_init: nothing is answered. */
void
lift_check_in_init (LiftCheckIn *self)
{
  self->new_signs = LIFT_ANSWER_NONE;
  self->numbness = LIFT_ANSWER_NONE;
  self->uneven = LIFT_ANSWER_NONE;
  self->satisfaction = LIFT_SCORE_NONE;
}

/** lift_check_in_is_empty: Returns: whether nothing is answered. */
gboolean
lift_check_in_is_empty (const LiftCheckIn *self)
{
  return self->new_signs == LIFT_ANSWER_NONE && self->numbness == LIFT_ANSWER_NONE &&
         self->uneven == LIFT_ANSWER_NONE && self->satisfaction == LIFT_SCORE_NONE;
}

static gboolean
parse_answer (const char *word, LiftAnswer *answer)
{
  if (g_str_equal (word, "yes"))
    *answer = LIFT_ANSWER_YES;
  else if (g_str_equal (word, "no"))
    *answer = LIFT_ANSWER_NO;
  else
    return FALSE;
  return TRUE;
}

/* 0 to 10 as lift_check_in_to_text() writes it: no sign, no blank, no leading zero. */
static gboolean
parse_score (const char *word, int *score)
{
  if (g_str_equal (word, "10")) {
    *score = 10;
    return TRUE;
  }
  if (!g_ascii_isdigit (word[0]) || word[1] != '\0')
    return FALSE;
  *score = word[0] - '0';
  return TRUE;
}

/**
 * lift_check_in_parse:
 * @text: (nullable): the answers of a visit
 * @self: (out): what they say; empty where @text is %NULL or is not understood
 *
 * Strict: what lift_check_in_to_text() would not write is not understood, as a whole.
 *
 * Returns: whether @text was understood (%NULL is: nothing is answered).
 */
gboolean
lift_check_in_parse (const char *text, LiftCheckIn *self)
{
  g_autofree char *again = NULL;
  g_auto (GStrv) words = NULL;
  LiftCheckIn read;
  gboolean ok = TRUE;

  lift_check_in_init (self);
  if (text == NULL)
    return TRUE;
  lift_check_in_init (&read);
  words = g_strsplit (text, " ", -1);
  for (guint i = 1; ok && words[0] != NULL && words[i] != NULL; i++) {
    if (g_str_has_prefix (words[i], "new="))
      ok = parse_answer (words[i] + strlen ("new="), &read.new_signs);
    else if (g_str_has_prefix (words[i], "numb="))
      ok = parse_answer (words[i] + strlen ("numb="), &read.numbness);
    else if (g_str_has_prefix (words[i], "uneven="))
      ok = parse_answer (words[i] + strlen ("uneven="), &read.uneven);
    else if (g_str_has_prefix (words[i], "goals="))
      ok = parse_score (words[i] + strlen ("goals="), &read.satisfaction);
    else
      ok = FALSE;
  }
  /* What is written again is the same to the letter: that leaves no second way to say it. */
  again = lift_check_in_to_text (&read);
  if (!ok || g_strcmp0 (again, text) != 0)
    return FALSE;
  *self = read;
  return TRUE;
}

static void
append_answer (GString *text, const char *name, LiftAnswer answer)
{
  if (answer != LIFT_ANSWER_NONE)
    g_string_append_printf (text, " %s=%s", name, answer == LIFT_ANSWER_YES ? "yes" : "no");
}

/** lift_check_in_to_text: Returns: (transfer full) (nullable): for a visit; %NULL: nothing is answered. */
char *
lift_check_in_to_text (const LiftCheckIn *self)
{
  g_autoptr (GString) text = g_string_new (VERSION);

  if (lift_check_in_is_empty (self))
    return NULL;
  append_answer (text, "new", self->new_signs);
  append_answer (text, "numb", self->numbness);
  append_answer (text, "uneven", self->uneven);
  if (self->satisfaction != LIFT_SCORE_NONE)
    g_string_append_printf (text, " goals=%d", self->satisfaction);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** lift_check_in_get_nth_month: Returns: the @nth month to choose from, 1 to 36. */
int
lift_check_in_get_nth_month (guint nth)
{
  g_return_val_if_fail (nth < G_N_ELEMENTS (months), 0);
  return months[nth];
}

/**
 * lift_check_in_get_day:
 * @day0: the procedure day
 * @month: how many months after it, 0 to 120
 *
 * Returns: the same day of that month, or its last day where it is shorter; %LIFT_DATE_NONE past the calendar.
 */
LiftDate
lift_check_in_get_day (LiftDate day0, int month)
{
  int year, first, day;
  LiftDate found;

  lift_date_get_ymd (day0, &year, &first, &day);
  first += month - 1;
  year += first / 12;
  do
    found = lift_date_from_ymd (year, first % 12 + 1, day);
  while (found == LIFT_DATE_NONE && --day > 27);
  return found;
}

/** lift_check_in_get_month: Returns: how many whole months @day is after @day0; 0 before it. */
int
lift_check_in_get_month (LiftDate day0, LiftDate day)
{
  int month = 0;

  if (day < day0)
    return 0;
  while (lift_check_in_get_day (day0, month + 1) != LIFT_DATE_NONE && lift_check_in_get_day (day0, month + 1) <= day)
    month++;
  return month;
}
