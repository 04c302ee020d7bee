/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-format-procedure.h"

#include <glib/gi18n-lib.h>

#include "lift-format-private.h"

/* SAFETY.md §6 and evidence/clinical.md §4; there is no advice about medicines here, as the sources disagree. */

static const LiftWord milestones[LIFT_N_MILESTONES] = {
  [LIFT_MILESTONE_REGULAR] = { "milestone", NC_("milestone", "Back to regular activities") },
  [LIFT_MILESTONE_OUT] = { "milestone", NC_("milestone", "Out among people") },
  [LIFT_MILESTONE_MAKE_UP] = { "milestone", NC_("milestone", "Make-up") },
  [LIFT_MILESTONE_EXERCISE] = { "milestone", NC_("milestone", "Exercise") },
  [LIFT_MILESTONE_CHEWING] = { "milestone", NC_("milestone", "Chewing freely") },
  [LIFT_MILESTONE_DENTAL] = { "milestone", NC_("milestone", "Dental work") },
};

static const LiftWord aftercare[LIFT_N_AFTERCARE] = {
  [LIFT_AFTERCARE_SLEEP] = { "aftercare", NC_("aftercare", "Sleep on your back, head raised") },
  [LIFT_AFTERCARE_WASH] = { "aftercare", NC_("aftercare", "Wash gently, no rubbing") },
  [LIFT_AFTERCARE_MAKE_UP] = { "aftercare", NC_("aftercare", "No make-up") },
  [LIFT_AFTERCARE_FOOD] = { "aftercare", NC_("aftercare", "Soft food, small bites, no gum") },
  [LIFT_AFTERCARE_OPENING] = { "aftercare", NC_("aftercare", "No wide opening, no big expressions") },
  [LIFT_AFTERCARE_EXERCISE] = { "aftercare", NC_("aftercare", "No exercise") },
  [LIFT_AFTERCARE_ALCOHOL] = { "aftercare", NC_("aftercare", "No alcohol") },
  [LIFT_AFTERCARE_SAUNA] = { "aftercare", NC_("aftercare", "No sauna, steam or hot tub") },
  [LIFT_AFTERCARE_DENTAL] = { "aftercare", NC_("aftercare", "No dental work") },
  [LIFT_AFTERCARE_MASSAGE] = { "aftercare", NC_("aftercare", "No massage, rubbing or facials") },
  [LIFT_AFTERCARE_DEVICES] = { "aftercare", NC_("aftercare", "No radiofrequency, laser or IPL") },
};

/* The shortest and the longest that a sheet was found to say. */
static const LiftWord sheets[LIFT_N_AFTERCARE] = {
  [LIFT_AFTERCARE_SLEEP] = { "aftercare", NC_("aftercare", "sheets vary: the first night to 5 nights") },
  [LIFT_AFTERCARE_WASH] = { "aftercare", NC_("aftercare", "sheets vary: 5 to 7 days") },
  [LIFT_AFTERCARE_MAKE_UP] = { "aftercare", NC_("aftercare", "sheets vary: 12 hours to 5 days") },
  [LIFT_AFTERCARE_FOOD] = { "aftercare", NC_("aftercare", "sheets vary: 7 days, gum 2 weeks") },
  [LIFT_AFTERCARE_OPENING] = { "aftercare", NC_("aftercare", "sheets vary: 1 to 4 weeks") },
  [LIFT_AFTERCARE_EXERCISE] = { "aftercare", NC_("aftercare", "sheets vary: 1 week to 1 month") },
  [LIFT_AFTERCARE_ALCOHOL] = { "aftercare", NC_("aftercare", "sheets vary: 7 days to 1 month") },
  [LIFT_AFTERCARE_SAUNA] = { "aftercare", NC_("aftercare", "sheets vary: 1 to 4 weeks") },
  [LIFT_AFTERCARE_DENTAL] = { "aftercare", NC_("aftercare", "sheets vary: 2 to 4 weeks") },
  [LIFT_AFTERCARE_MASSAGE] = { "aftercare", NC_("aftercare", "sheets vary: 10 days to 4 weeks, deep massage 2 months") },
  [LIFT_AFTERCARE_DEVICES] = { "aftercare", NC_("aftercare", "sheets vary: 4 to 10 weeks") },
};

/**
 * lift_format_countdown:
 * @procedure: a procedure
 * @today: the diary day
 *
 * Returns: (transfer full): where she is on the road: "In 5 days", "Today", "Day 9" or "No date yet".
 */
char *
lift_format_countdown (const LiftProcedure *procedure, LiftDate today)
{
  int ahead;

  if (procedure->day0 == LIFT_DATE_NONE)
    return g_strdup (_("No date yet"));
  ahead = procedure->day0 - today;
  if (ahead <= 0)
    return lift_format_day_name (-ahead);
  if (ahead == 1)
    return g_strdup (C_("countdown", "Tomorrow"));
  /* Translators: how far ahead a planned thread lift is. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "In %d day", "In %d days", (gulong) ahead), ahead);
}

/** lift_format_procedure_name: Returns: (transfer full): what tells it from another: "16 November 2026, Sample Clinic". */
char *
lift_format_procedure_name (const LiftProcedure *procedure)
{
  g_autofree char *date = procedure->day0 != LIFT_DATE_NONE ? lift_format_date_with_year (procedure->day0)
                                                             : g_strdup (_("No date yet"));

  if (procedure->clinic == NULL || procedure->clinic[0] == '\0')
    return g_steal_pointer (&date);
  /* Translators: the day of a thread lift, and the name of the clinic. */
  return g_strdup_printf (C_("procedure", "%s · %s"), date, procedure->clinic);
}

/** lift_format_milestone: Returns: (transfer none): what she can do again. */
const char *
lift_format_milestone (LiftMilestoneKind kind)
{
  return _lift_word (&milestones[kind]);
}

/** lift_format_milestone_hint: Returns: (transfer none) (nullable): what is said of it, where no sheet gives a time. */
const char *
lift_format_milestone_hint (LiftMilestoneKind kind)
{
  return kind == LIFT_MILESTONE_REGULAR ? _("Many are back within a week; recoveries differ.") : NULL;
}

/** lift_format_aftercare: Returns: (transfer none): what sheets ask. */
const char *
lift_format_aftercare (LiftAftercareKind kind)
{
  return _lift_word (&aftercare[kind]);
}

/** lift_format_aftercare_sheets: Returns: (transfer none): how far sheets disagree: "sheets vary: 2 to 4 weeks". */
const char *
lift_format_aftercare_sheets (LiftAftercareKind kind)
{
  return _lift_word (&sheets[kind]);
}

/**
 * lift_format_aftercare_until:
 * @procedure: a procedure
 * @last_day: day number up to which it holds, 0 to 3650
 *
 * Returns: (transfer full): "until Monday 30 November (day 14)"; "until day 14" without a date.
 */
char *
lift_format_aftercare_until (const LiftProcedure *procedure, int last_day)
{
  g_autofree char *date = NULL;

  if (procedure->day0 == LIFT_DATE_NONE || !lift_date_is_valid (procedure->day0 + last_day))
    return g_strdup_printf (C_("aftercare", "until day %d"), last_day);
  date = lift_format_date (procedure->day0 + last_day);
  /* Translators: %s is a day such as "Monday 30 November", %d its day number. */
  return g_strdup_printf (C_("aftercare", "until %s (day %d)"), date, last_day);
}

/** lift_format_check_in_title: Returns: (transfer full): "3 months · Tuesday 16 February 2027". */
char *
lift_format_check_in_title (const LiftVisit *visit)
{
  LiftDate day = visit->held_on != LIFT_DATE_NONE ? visit->held_on : visit->planned_on;
  g_autofree char *date = day != LIFT_DATE_NONE ? lift_format_date_with_year (day) : g_strdup (_("No date yet"));

  if (visit->month < 0)
    return g_steal_pointer (&date);
  /* Translators: how long after a thread lift, and the day. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month · %s", "%d months · %s", (gulong) visit->month),
                          visit->month, date);
}

static void
add_part (GString *text, LiftAnswer answer, const char *part)
{
  if (answer != LIFT_ANSWER_YES)
    return;
  if (text->len > 0)
    g_string_append (text, C_("list separator", ", "));
  g_string_append (text, part);
}

/** lift_format_satisfaction: Returns: (transfer full): "7 of 10". */
char *
lift_format_satisfaction (int satisfaction)
{
  /* Translators: how satisfied she is against her own goals; 10 is the highest. */
  return g_strdup_printf (C_("satisfaction", "%d of 10"), satisfaction);
}

/** lift_format_check_in: Returns: (transfer full): what was answered in one line; "not answered yet" if nothing. */
char *
lift_format_check_in (const LiftCheckIn *check_in)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (lift_check_in_is_empty (check_in))
    return g_strdup (C_("check-in", "not answered yet"));
  if (check_in->satisfaction != LIFT_SCORE_NONE) {
    g_autofree char *satisfaction = lift_format_satisfaction (check_in->satisfaction);

    /* Translators: %s is how satisfied she is, such as "7 of 10". */
    g_string_append_printf (text, C_("check-in", "satisfied %s"), satisfaction);
  }
  add_part (text, check_in->new_signs, C_("check-in", "something new"));
  add_part (text, check_in->numbness, C_("check-in", "numb"));
  add_part (text, check_in->uneven, C_("check-in", "dimple or uneven"));
  if (text->len == 0)
    return g_strdup (C_("check-in", "nothing noted"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** lift_format_results_text: Returns: (transfer none): what is said of how long results are there. */
const char *
lift_format_results_text (void)
{
  return _("Results are often said to last one to three years; it varies with threads, skin and age. Note what you see.");
}
