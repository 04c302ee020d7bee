/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-format.h"

#include <glib/gi18n-lib.h>

#include "lift-contact.h"
#include "lift-format-english.h"
#include "lift-format-private.h"

static int
get_day (const LiftProcedure *procedure, LiftDate date)
{
  return procedure->day0 != LIFT_DATE_NONE ? date - procedure->day0 : 0;
}

static gboolean
has_text (const char *text)
{
  return text != NULL && text[0] != '\0';
}

static char *
format_worse (const LiftFinding *f, const LiftProcedure *procedure)
{
  int from = get_day (procedure, f->from_day);
  int day = get_day (procedure, f->for_day);

  if (f->symptom == LIFT_SYMPTOM_SWELLING)
    return g_strdup_printf (_("Swelling went from %d (day %d) to %d (day %d). Aftercare sheets ask to hear about "
                              "swelling that gets worse after the first days."),
                            f->from_score, from, f->score, day);
  return g_strdup_printf (_("Pain went from %d (day %d) to %d (day %d). Aftercare sheets ask to hear about pain that "
                            "gets worse after the first days."),
                          f->from_score, from, f->score, day);
}

static char *
format_back (const LiftFinding *f, const LiftProcedure *procedure)
{
  int from = get_day (procedure, f->from_day);
  int day = get_day (procedure, f->for_day);

  if (f->symptom == LIFT_SYMPTOM_SWELLING)
    return g_strdup_printf (_("Swelling had eased, and went from %d (day %d) to %d (day %d). Aftercare sheets ask to "
                              "hear about swelling that comes back."),
                            f->from_score, from, f->score, day);
  return g_strdup_printf (_("Pain had eased, and went from %d (day %d) to %d (day %d). Aftercare sheets ask to hear "
                            "about pain that comes back."),
                          f->from_score, from, f->score, day);
}

static char *
format_stuck (const LiftFinding *f, const LiftProcedure *procedure)
{
  int from = get_day (procedure, f->from_day);
  int day = get_day (procedure, f->for_day);

  if (f->symptom == LIFT_SYMPTOM_SWELLING)
    return g_strdup_printf (_("Swelling has been 5 or more on three days running (day %d to day %d). Many clinics "
                              "expect most swelling to have eased after a week."),
                            from, day);
  return g_strdup_printf (_("Pain has been 5 or more on three days running (day %d to day %d). Many clinics expect "
                            "most soreness to have eased after a week."),
                          from, day);
}

static const char *
format_above (const LiftFinding *f)
{
  switch (f->symptom) {
  case LIFT_SYMPTOM_SWELLING:
    return _("Swelling was above our rough guide two days running. The guide is not made from thread-lift patients. If "
             "it spreads or worries you, ask your clinic.");
  case LIFT_SYMPTOM_BRUISING:
    return _("Bruising was above our rough guide two days running. The guide is not made from thread-lift patients. If "
             "it spreads or worries you, ask your clinic.");
  default:
    return _("Pain was above our rough guide two days running. The guide is not made from thread-lift patients. If it "
             "grows or worries you, ask your clinic.");
  }
}

static const char *
format_small_rise (const LiftFinding *f)
{
  if (f->symptom == LIFT_SYMPTOM_SWELLING)
    return _("Swelling is up. Anything on the list?");
  return _("Pain is up. Anything on the list?");
}

/* What the finding says, without what to do about it. */
static char *
format_fact (const LiftFinding *f, const LiftProcedure *procedure)
{
  switch (f->rule) {
  case LIFT_RULE_SIGN:
    return g_strdup_printf (_("You noted: %s."), lift_format_sign_short (f->sign, f->side));
  case LIFT_RULE_STRONG:
    return g_strdup_printf (_("You noted pain of %d on day %d. Aftercare sheets ask to hear about strong pain."),
                            f->score, get_day (procedure, f->for_day));
  case LIFT_RULE_WORSE:
    return format_worse (f, procedure);
  case LIFT_RULE_SMALL_RISE:
    return g_strdup (format_small_rise (f));
  case LIFT_RULE_BACK:
    return format_back (f, procedure);
  case LIFT_RULE_STUCK:
    return format_stuck (f, procedure);
  case LIFT_RULE_STAYS:
    return g_strdup_printf (_("Pain was %d on day %d and %d on day %d, so it is not easing yet. Have a look at the "
                              "list, and ask your clinic if it worries you."),
                            f->from_score, get_day (procedure, f->from_day), f->score,
                            get_day (procedure, f->for_day));
  case LIFT_RULE_ABOVE:
    return g_strdup (format_above (f));
  case LIFT_RULE_DAY_14:
    return g_strdup (f->has_sign ? _("Two weeks on, a dimple, pucker or ridge is still there. Raise it at your review, "
                                     "or call your clinic.")
                                 : _("Two weeks on, pain is still there. Raise it at your review, or call your "
                                     "clinic."));
  }
  g_return_val_if_reached (g_strdup (""));
}

static char *
format_call (const LiftProcedure *procedure, gboolean now)
{
  g_autofree char *phone = has_text (procedure->phone) ? lift_format_phone (procedure->phone) : NULL;

  if (phone != NULL)
    return g_strdup_printf (now ? _("Call your clinic now, day or night: %s. If nobody answers, go to an emergency "
                                    "department.")
                                : _("Call your clinic today: %s."),
                            phone);
  return g_strdup (now ? _("Call the clinic that did your thread lift now, day or night. The number is on your "
                           "aftercare sheet or receipt. If nobody answers, go to an emergency department.")
                       : _("Call the clinic that did your thread lift today. The number is on your aftercare sheet or "
                           "receipt."));
}

/**
 * lift_format_emergency_alert:
 * @sign: a sign of the emergency tier
 * @for_day: the day on which it is there
 * @procedure: whose
 * @emergency_number: (nullable): only if she confirmed it
 *
 * Whom to call and what to say. Whether the diary is saved is for the caller to say: it may not be yet.
 *
 * Returns: (transfer full): the sentences.
 */
char *
lift_format_emergency_alert (LiftSign sign, LiftDate for_day, const LiftProcedure *procedure,
                             const char *emergency_number)
{
  g_autofree char *date = _lift_format_procedure_date (procedure, for_day);
  g_autofree char *say = _lift_format_emergency_say (sign, date);
  g_autofree char *number = has_text (emergency_number) ? lift_format_phone (emergency_number) : NULL;

  if (number != NULL)
    return g_strdup_printf (_("%s. Call %s. Say: “%s”"), lift_format_sign (sign), number, say);
  return g_strdup_printf (_("%s. Call your local emergency number (112 in Europe, 911 in the US and Canada). Say: “%s”"),
                          lift_format_sign (sign), say);
}

/* What is found was read from the disk. */
static char *
format_emergency (const LiftFinding *f, const LiftProcedure *procedure, const char *emergency_number)
{
  g_autofree char *call = lift_format_emergency_alert (f->sign, f->for_day, procedure, emergency_number);

  return g_strconcat (call, " ", _("Your diary is saved."), NULL);
}

/* A day that was filled in afterwards speaks of itself. */
static char *
format_written_later (const LiftFinding *f, const LiftProcedure *procedure)
{
  const char *sign = lift_format_sign_short (f->sign, f->side);
  int day = get_day (procedure, f->for_day);
  int written = get_day (procedure, f->written_on);

  if (f->tier == LIFT_TIER_EMERGENCY)
    return g_strdup_printf (_("For day %d you noted: %s (written on day %d). If it is still there, get help now. If it "
                              "has gone, call your clinic today and tell them."),
                            day, sign, written);
  if (f->tier == LIFT_TIER_VISIT)
    return g_strdup_printf (_("For day %d you noted: %s (written on day %d). Noted for your "
                              "visit."), day, sign, written);
  return g_strdup_printf (_("For day %d you noted: %s (written on day %d). If it is still there, call your clinic "
                            "today. If it has gone, tell them at your visit."),
                          day, sign, written);
}

static char *
format_visit (const LiftFinding *f, const LiftProcedure *procedure)
{
  const char *sign = lift_format_sign_short (f->sign, f->side);
  const char *more = lift_format_sign_more (f->sign, get_day (procedure, f->for_day));

  if (more[0] != '\0')
    return g_strdup_printf (_("You noted: %s. Noted for your visit. %s"), sign, more);
  return g_strdup_printf (_("You noted: %s. Noted for your visit."), sign);
}

/**
 * lift_format_finding_title:
 * @finding: a finding
 * @procedure: whose finding it is
 *
 * Returns: (transfer full): a heading of a few words.
 */
char *
lift_format_finding_title (const LiftFinding *finding, const LiftProcedure *procedure)
{
  switch (finding->tier) {
  case LIFT_TIER_EMERGENCY:
    return g_strdup (_("Get help now"));
  case LIFT_TIER_TODAY:
    if (finding->rule == LIFT_RULE_SIGN && lift_sign_get_info (finding->sign)->call_now && !finding->written_later)
      return g_strdup (_("Call your clinic now"));
    return g_strdup (_("Call your clinic today"));
  case LIFT_TIER_PROMPT:
    return g_strdup (finding->rule == LIFT_RULE_DAY_14 ? _("Two weeks") : _("Have a look"));
  case LIFT_TIER_VISIT:
    return g_strdup (_("Noted for your visit"));
  }
  g_return_val_if_reached (g_strdup (""));
}

/**
 * lift_format_finding:
 * @finding: a finding
 * @procedure: whose finding it is
 * @emergency_number: (nullable): only if she confirmed it
 *
 * The whole message: what was noted, and whom to call. lift_format_finding_advice() holds what is said
 * below it.
 *
 * Returns: (transfer full): one or more sentences.
 */
char *
lift_format_finding (const LiftFinding *finding, const LiftProcedure *procedure, const char *emergency_number)
{
  g_autofree char *fact = NULL;
  g_autofree char *call = NULL;
  const char *more;

  if (finding->rule == LIFT_RULE_SIGN && finding->written_later)
    return format_written_later (finding, procedure);
  if (finding->tier == LIFT_TIER_EMERGENCY)
    return format_emergency (finding, procedure, emergency_number);
  if (finding->tier == LIFT_TIER_VISIT)
    return format_visit (finding, procedure);
  fact = format_fact (finding, procedure);
  if (finding->tier != LIFT_TIER_TODAY)
    return g_steal_pointer (&fact);
  call = format_call (procedure, finding->rule == LIFT_RULE_SIGN && lift_sign_get_info (finding->sign)->call_now);
  more = finding->rule == LIFT_RULE_SIGN
           ? lift_format_sign_more (finding->sign, get_day (procedure, finding->for_day)) : "";
  return g_strconcat (fact, " ", call, more[0] != '\0' ? " " : NULL, more, NULL);
}

/**
 * lift_format_finding_advice:
 * @finding: a finding
 * @procedure: whose finding it is
 * @emergency_number: (nullable): only if she confirmed it
 *
 * Returns: (transfer full): what to say, and what to do if nobody can be reached; "" where there is
 *   nothing to add.
 */
char *
lift_format_finding_advice (const LiftFinding *finding, const LiftProcedure *procedure, const char *emergency_number)
{
  g_autofree char *number = has_text (emergency_number) ? lift_format_phone (emergency_number) : NULL;

  if (finding->tier != LIFT_TIER_TODAY)
    return g_strdup ("");
  if (number != NULL)
    return g_strdup_printf (_("Say what you noted and since when. If you cannot reach them today, call an out-of-hours "
                              "doctor or go to urgent care. If you feel very ill, call %s. Clinic far away? Any doctor "
                              "can look at this. Tell them about the threads."),
                            number);
  return g_strdup (_("Say what you noted and since when. If you cannot reach them today, call an out-of-hours doctor "
                     "or go to urgent care. If you feel very ill, call your local emergency number (112 in Europe, 911 "
                     "in the US and Canada). Clinic far away? Any doctor can look at this. Tell them about the "
                     "threads."));
}

/**
 * lift_format_finding_about:
 * @finding: a finding
 * @procedure: whose finding it is
 *
 * Returns: (transfer full): what it speaks of, in a few words: "fever, day 4" or "Swelling 5, day 4".
 */
char *
lift_format_finding_about (const LiftFinding *finding, const LiftProcedure *procedure)
{
  int day = get_day (procedure, finding->for_day);

  if (finding->rule == LIFT_RULE_SIGN || (finding->rule == LIFT_RULE_DAY_14 && finding->has_sign)) {
    g_autofree char *sign = lift_format_sign_short_checked (finding->sign, finding->side);

    /* Translators: %s is a sign such as "fever". */
    return g_strdup_printf (_("%s, day %d"), sign, day);
  }
  /* Translators: a symptom, its score and the day: "Swelling 5, day 4". */
  return g_strdup_printf (_("%s %d, day %d"), lift_format_symptom (finding->symptom), finding->score, day);
}

/** lift_format_finding_answer: Returns: (transfer none): the quiet line of how she answered; "" if she has not. */
const char *
lift_format_finding_answer (const LiftFinding *finding)
{
  LiftContactHow how;

  if (finding->answered == NULL || !lift_contact_how_from_key (finding->answered, &how))
    return "";
  switch (how) {
  case LIFT_CONTACT_TOLD:
    return _("You told your clinic.");
  case LIFT_CONTACT_PASSED:
    return _("You noted that it has passed.");
  case LIFT_CONTACT_NOT_REACHED:
    return _("You could not reach your clinic yet.");
  }
  g_return_val_if_reached ("");
}

/** lift_format_infection_later: Returns: (transfer none): what holds for all later days. */
const char *
lift_format_infection_later (void)
{
  return _("An infection can start weeks later. New redness, a lump, soreness or fluid: call your clinic, and tell any "
           "doctor or dentist you had threads.");
}
