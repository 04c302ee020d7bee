/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-format-english.h"

#include <glib/gi18n-lib.h>

#include "lift-language.h"

/*
 * What stands under words about health in a translation that no clinician has read: the same words in English, which
 * are those of the sources. Each function is the twin of one in lift-format.h, and returns NULL where there is nothing
 * to put under it: in English, and in a language that a clinician has read.
 */

static LiftEnglish *
enter_if_needed (void)
{
  return lift_language_needs_english () ? lift_english_enter () : NULL;
}

/**
 * lift_english_text:
 * @text: a sentence as it stands in the source, which gettext would translate
 *
 * Returns: (transfer full) (nullable): the same.
 */
char *
lift_english_text (const char *text)
{
  return lift_language_needs_english () ? g_strdup (text) : NULL;
}

/** lift_english_sign: Returns: (transfer full) (nullable): see lift_format_sign(). */
char *
lift_english_sign (LiftSign sign)
{
  g_autoptr (LiftEnglish) english = enter_if_needed ();

  return english != NULL ? g_strdup (lift_format_sign (sign)) : NULL;
}

/** lift_english_tier: Returns: (transfer full) (nullable): see lift_format_tier(). */
char *
lift_english_tier (LiftTier tier)
{
  g_autoptr (LiftEnglish) english = enter_if_needed ();

  return english != NULL ? g_strdup (lift_format_tier (tier)) : NULL;
}

/** lift_english_anchor_low: Returns: (transfer full) (nullable): see lift_format_anchor_low(). */
char *
lift_english_anchor_low (LiftSymptom symptom)
{
  g_autoptr (LiftEnglish) english = enter_if_needed ();

  return english != NULL ? g_strdup (lift_format_anchor_low (symptom)) : NULL;
}

/** lift_english_anchor_high: Returns: (transfer full) (nullable): see lift_format_anchor_high(). */
char *
lift_english_anchor_high (LiftSymptom symptom)
{
  g_autoptr (LiftEnglish) english = enter_if_needed ();

  return english != NULL ? g_strdup (lift_format_anchor_high (symptom)) : NULL;
}

/** lift_english_anchors: Returns: (transfer full) (nullable): see lift_format_anchors(). */
char *
lift_english_anchors (LiftSymptom symptom)
{
  g_autoptr (LiftEnglish) english = enter_if_needed ();

  return english != NULL ? lift_format_anchors (symptom) : NULL;
}

/**
 * lift_english_finding:
 * @finding: a finding
 * @procedure: whose finding it is
 * @emergency_number: (nullable): only if she confirmed it
 *
 * Returns: (transfer full) (nullable): all that its card says: heading, message and advice.
 */
char *
lift_english_finding (const LiftFinding *finding, const LiftProcedure *procedure, const char *emergency_number)
{
  g_autoptr (LiftEnglish) english = enter_if_needed ();
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autofree char *advice = NULL;

  if (english == NULL)
    return NULL;
  title = lift_format_finding_title (finding, procedure);
  text = lift_format_finding (finding, procedure, emergency_number);
  advice = lift_format_finding_advice (finding, procedure, emergency_number);
  /* The message of a sign for the visit says its heading itself. */
  if (finding->tier == LIFT_TIER_VISIT)
    return g_steal_pointer (&text);
  return g_strconcat (title, ". ", text, advice[0] != '\0' ? " " : NULL, advice, NULL);
}

/** lift_english_emergency_alert: Returns: (transfer full) (nullable): see lift_format_emergency_alert(). */
char *
lift_english_emergency_alert (LiftSign sign, LiftDate for_day, const LiftProcedure *procedure,
                              const char *emergency_number)
{
  g_autoptr (LiftEnglish) english = enter_if_needed ();
  g_autofree char *text = NULL;

  if (english == NULL)
    return NULL;
  text = lift_format_emergency_alert (sign, for_day, procedure, emergency_number);
  return g_strconcat (lift_format_tier (LIFT_TIER_EMERGENCY), ". ", text, NULL);
}

/** lift_english_infection_later: Returns: (transfer full) (nullable): see lift_format_infection_later(). */
char *
lift_english_infection_later (void)
{
  g_autoptr (LiftEnglish) english = enter_if_needed ();

  return english != NULL ? g_strdup (lift_format_infection_later ()) : NULL;
}

/** lift_english_what_to_say: Returns: (transfer full) (nullable): see lift_format_what_to_say(). */
char *
lift_english_what_to_say (const LiftEpisode *episode)
{
  g_autoptr (LiftEnglish) english = enter_if_needed ();

  return english != NULL ? lift_format_what_to_say (episode) : NULL;
}

/** lift_english_worried: Returns: (transfer full) (nullable): see lift_format_worried(). */
char *
lift_english_worried (const LiftEpisode *episode, const char *emergency_number)
{
  g_autoptr (LiftEnglish) english = enter_if_needed ();

  return english != NULL ? lift_format_worried (episode, emergency_number) : NULL;
}

/**
 * lift_format_checked:
 * @words: (transfer full): words about health
 * @english: (transfer full) (nullable): the same in English
 *
 * For lists, tables and paper, which have no room for a second line.
 *
 * Returns: (transfer full): both, as "Fieber (fever)", or @words where nothing has to stand beside them.
 */
char *
lift_format_checked (char *words, char *english)
{
  g_autofree char *first = words;
  g_autofree char *second = english;
  g_autofree char *isolated = NULL;

  if (english == NULL)
    return g_steal_pointer (&first);
  isolated = lift_language_isolate (english);
  /* Translators: words about health in your language, and the same in English: "Fieber (fever)". */
  return g_strdup_printf (C_("with English", "%s (%s)"), first, isolated);
}

static char *
dup_english_sign_short (LiftSign sign, LiftSide side)
{
  g_autoptr (LiftEnglish) english = enter_if_needed ();

  return english != NULL ? g_strdup (lift_format_sign_short (sign, side)) : NULL;
}

/** lift_format_sign_short_checked: Returns: (transfer full): lift_format_sign_short() with its English. */
char *
lift_format_sign_short_checked (LiftSign sign, LiftSide side)
{
  return lift_format_checked (g_strdup (lift_format_sign_short (sign, side)), dup_english_sign_short (sign, side));
}

static char *
dup_english_title (const LiftFinding *finding, const LiftProcedure *procedure)
{
  g_autoptr (LiftEnglish) english = enter_if_needed ();

  return english != NULL ? lift_format_finding_title (finding, procedure) : NULL;
}

/** lift_format_finding_title_checked: Returns: (transfer full): lift_format_finding_title() with its English. */
char *
lift_format_finding_title_checked (const LiftFinding *finding, const LiftProcedure *procedure)
{
  return lift_format_checked (lift_format_finding_title (finding, procedure), dup_english_title (finding, procedure));
}
