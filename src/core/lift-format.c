/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-format.h"

#include <glib/gi18n-lib.h>

#include "lift-format-private.h"

/* Adjectives agree with the noun in most languages, so each symptom has words of its own: one string
 * per symptom and level, never put together from parts. "severe" is said of pain only. */
static const LiftWord score_words[LIFT_N_SYMPTOMS][4] = {
  [LIFT_SYMPTOM_SWELLING] = {
    { "swelling", NC_("swelling", "none") },
    { "swelling", NC_("swelling", "mild") },
    { "swelling", NC_("swelling", "moderate") },
    { "swelling", NC_("swelling", "strong") },
  },
  [LIFT_SYMPTOM_BRUISING] = {
    { "bruising", NC_("bruising", "none") },
    { "bruising", NC_("bruising", "mild") },
    { "bruising", NC_("bruising", "moderate") },
    { "bruising", NC_("bruising", "strong") },
  },
  [LIFT_SYMPTOM_DISCOMFORT] = {
    { "pain", NC_("pain", "none") },
    { "pain", NC_("pain", "mild") },
    { "pain", NC_("pain", "moderate") },
    { "pain", NC_("pain", "severe") },
  },
  [LIFT_SYMPTOM_TIGHTNESS] = {
    { "tightness", NC_("tightness", "none") },
    { "tightness", NC_("tightness", "mild") },
    { "tightness", NC_("tightness", "moderate") },
    { "tightness", NC_("tightness", "strong") },
  },
  [LIFT_SYMPTOM_NUMBNESS] = {
    { "numbness", NC_("numbness", "none") },
    { "numbness", NC_("numbness", "mild") },
    { "numbness", NC_("numbness", "moderate") },
    { "numbness", NC_("numbness", "strong") },
  },
};

/* "4 · moderate" as one string per symptom and level, so a translator can turn it round. */
static const LiftWord score_lines[LIFT_N_SYMPTOMS][4] = {
  [LIFT_SYMPTOM_SWELLING] = {
    { "swelling", NC_("swelling", "%d · none") },
    { "swelling", NC_("swelling", "%d · mild") },
    { "swelling", NC_("swelling", "%d · moderate") },
    { "swelling", NC_("swelling", "%d · strong") },
  },
  [LIFT_SYMPTOM_BRUISING] = {
    { "bruising", NC_("bruising", "%d · none") },
    { "bruising", NC_("bruising", "%d · mild") },
    { "bruising", NC_("bruising", "%d · moderate") },
    { "bruising", NC_("bruising", "%d · strong") },
  },
  [LIFT_SYMPTOM_DISCOMFORT] = {
    { "pain", NC_("pain", "%d · none") },
    { "pain", NC_("pain", "%d · mild") },
    { "pain", NC_("pain", "%d · moderate") },
    { "pain", NC_("pain", "%d · severe") },
  },
  [LIFT_SYMPTOM_TIGHTNESS] = {
    { "tightness", NC_("tightness", "%d · none") },
    { "tightness", NC_("tightness", "%d · mild") },
    { "tightness", NC_("tightness", "%d · moderate") },
    { "tightness", NC_("tightness", "%d · strong") },
  },
  [LIFT_SYMPTOM_NUMBNESS] = {
    { "numbness", NC_("numbness", "%d · none") },
    { "numbness", NC_("numbness", "%d · mild") },
    { "numbness", NC_("numbness", "%d · moderate") },
    { "numbness", NC_("numbness", "%d · strong") },
  },
};

/*
 * _lift_word:
 * @word: a context and a string that were marked with NC_()
 *
 * Returns: (transfer none): the string in the current language.
 */
const char *
_lift_word (const LiftWord *word)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, word->context, word->text);
}

/*
 * _lift_print_number:
 * @format: a translated format with one %d (or %Id) in it
 * @number: the number
 *
 * Returns: (transfer full): the text. The formats come from the tables of this layer, marked for
 *   translation, and msgfmt checks every translation's placeholders.
 */
char *
_lift_print_number (const char *format, int number)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, number);
#pragma GCC diagnostic pop
}

/** lift_format_symptom: Returns: (transfer none): the heading of @symptom. */
const char *
lift_format_symptom (LiftSymptom symptom)
{
  switch (symptom) {
  case LIFT_SYMPTOM_SWELLING:
    return C_("symptom", "Swelling");
  case LIFT_SYMPTOM_BRUISING:
    return C_("symptom", "Bruising");
  case LIFT_SYMPTOM_DISCOMFORT:
    return C_("symptom", "Pain or discomfort");
  case LIFT_SYMPTOM_TIGHTNESS:
    return C_("symptom", "Tightness");
  case LIFT_SYMPTOM_NUMBNESS:
    return C_("symptom", "Numbness");
  }
  g_return_val_if_reached ("");
}

/** lift_format_symptom_hint: Returns: (transfer none): a line below the heading; "" for none. */
const char *
lift_format_symptom_hint (LiftSymptom symptom)
{
  if (symptom == LIFT_SYMPTOM_DISCOMFORT)
    return _("Aching, soreness, stinging. Pulling and tightness go below.");
  return "";
}

static guint
get_level (int score)
{
  if (score == 0)
    return 0;
  if (score <= 3)
    return 1;
  return score <= 6 ? 2 : 3;
}

/**
 * lift_format_score_word:
 * @symptom: what
 * @score: 0 to 10, or %LIFT_SCORE_NONE
 *
 * Returns: (transfer none): "none", "mild", "moderate", "strong" ("severe" of pain) or "not answered".
 */
const char *
lift_format_score_word (LiftSymptom symptom, int score)
{
  g_return_val_if_fail ((guint) symptom < LIFT_N_SYMPTOMS, "");
  if (!lift_score_is_valid (score))
    return C_("score", "not answered");
  return _lift_word (&score_words[symptom][get_level (score)]);
}

/**
 * lift_format_score:
 * @symptom: what
 * @score: 0 to 10, or %LIFT_SCORE_NONE
 *
 * Returns: (transfer full): such as "4 · moderate" or "not answered".
 */
char *
lift_format_score (LiftSymptom symptom, int score)
{
  g_return_val_if_fail ((guint) symptom < LIFT_N_SYMPTOMS, g_strdup (""));
  if (!lift_score_is_valid (score))
    return g_strdup (C_("score", "not answered"));
  return _lift_print_number (_lift_word (&score_lines[symptom][get_level (score)]), score);
}

/** lift_format_anchor_low: Returns: (transfer none): what 0 means for @symptom. */
const char *
lift_format_anchor_low (LiftSymptom symptom)
{
  switch (symptom) {
  case LIFT_SYMPTOM_SWELLING:
    return C_("score 0", "no swelling");
  case LIFT_SYMPTOM_BRUISING:
    return C_("score 0", "no bruising");
  case LIFT_SYMPTOM_DISCOMFORT:
    return C_("score 0", "no pain");
  case LIFT_SYMPTOM_TIGHTNESS:
    return C_("score 0", "no tightness");
  case LIFT_SYMPTOM_NUMBNESS:
    return C_("score 0", "no numbness");
  }
  g_return_val_if_reached ("");
}

/** lift_format_anchor_high: Returns: (transfer none): what 10 means for @symptom. */
const char *
lift_format_anchor_high (LiftSymptom symptom)
{
  switch (symptom) {
  case LIFT_SYMPTOM_SWELLING:
    return C_("swelling 10", "the most I can imagine");
  case LIFT_SYMPTOM_BRUISING:
    return C_("bruising 10", "the most I can imagine");
  case LIFT_SYMPTOM_DISCOMFORT:
    return C_("pain 10", "the worst pain I can imagine");
  case LIFT_SYMPTOM_TIGHTNESS:
    return C_("tightness 10", "the most I can imagine");
  case LIFT_SYMPTOM_NUMBNESS:
    return C_("numbness 10", "the most I can imagine");
  }
  g_return_val_if_reached ("");
}

/** lift_format_anchors: Returns: (transfer full): both, for a line of small type. */
char *
lift_format_anchors (LiftSymptom symptom)
{
  /* Translators: what 0 and 10 mean: "0: no swelling · 10: the most I can imagine". */
  return g_strdup_printf (_("0: %s · 10: %s"), lift_format_anchor_low (symptom), lift_format_anchor_high (symptom));
}

/** lift_format_side: Returns: (transfer none): the word on a side chip; "" if no side was said. */
const char *
lift_format_side (LiftSide side)
{
  switch (side) {
  case LIFT_SIDE_NONE:
    return "";
  case LIFT_SIDE_BOTH:
    return C_("side", "both");
  case LIFT_SIDE_LEFT:
    return C_("side", "left");
  case LIFT_SIDE_RIGHT:
    return C_("side", "right");
  }
  g_return_val_if_reached ("");
}

/** lift_format_zone: Returns: (transfer none): the name of a part of the face. */
const char *
lift_format_zone (LiftZone zone)
{
  switch (zone) {
  case LIFT_ZONE_FACE:
    return C_("zone", "Face");
  case LIFT_ZONE_BROW:
    return C_("zone", "Brow");
  case LIFT_ZONE_CHEEK:
    return C_("zone", "Cheek");
  case LIFT_ZONE_JAWLINE:
    return C_("zone", "Jawline");
  case LIFT_ZONE_NECK:
    return C_("zone", "Neck");
  case LIFT_ZONE_OTHER:
    return C_("zone", "Other");
  }
  g_return_val_if_reached ("");
}

/** lift_format_material: Returns: (transfer none): what the threads are made of; "" if not said. */
const char *
lift_format_material (LiftMaterial material)
{
  switch (material) {
  case LIFT_MATERIAL_NONE:
    return "";
  case LIFT_MATERIAL_PDO:
    return C_("material", "PDO");
  case LIFT_MATERIAL_PLLA:
    return C_("material", "PLLA");
  case LIFT_MATERIAL_PCL:
    return C_("material", "PCL");
  case LIFT_MATERIAL_MIXED:
    return C_("material", "mixed threads");
  case LIFT_MATERIAL_OTHER:
    return C_("material", "other threads");
  case LIFT_MATERIAL_UNKNOWN:
    return C_("material", "threads not known");
  }
  g_return_val_if_reached ("");
}

/** lift_format_anaesthetic: Returns: (transfer none): what was used; "" if not said. */
const char *
lift_format_anaesthetic (LiftAnaesthetic anaesthetic)
{
  switch (anaesthetic) {
  case LIFT_ANAESTHETIC_NONE_SAID:
    return "";
  case LIFT_ANAESTHETIC_NONE:
    return C_("anaesthetic", "no anaesthetic");
  case LIFT_ANAESTHETIC_TOPICAL:
    return C_("anaesthetic", "numbing cream");
  case LIFT_ANAESTHETIC_LOCAL:
    return C_("anaesthetic", "local anaesthetic");
  case LIFT_ANAESTHETIC_SEDATION:
    return C_("anaesthetic", "sedation");
  case LIFT_ANAESTHETIC_UNKNOWN:
    return C_("anaesthetic", "anaesthetic not known");
  }
  g_return_val_if_reached ("");
}

/**
 * lift_format_temperature:
 * @temperature_c10: tenths of a degree Celsius
 *
 * Returns: (transfer full): such as "38.4 °C", with the locale's decimal mark; "" if not measured.
 */
char *
lift_format_temperature (int temperature_c10)
{
  if (temperature_c10 == LIFT_TEMPERATURE_NONE)
    return g_strdup ("");
  /* Translators: a body temperature; the space does not break. */
  return g_strdup_printf (C_("temperature", "%.1f °C"), temperature_c10 / 10.0);
}
