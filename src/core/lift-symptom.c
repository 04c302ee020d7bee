/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-symptom.h"

static const char *const keys[LIFT_N_SYMPTOMS] = {
  "swelling", "bruising", "discomfort", "tightness", "numbness",
};

/**
 * lift_symptom_to_key:
 * @symptom: a symptom
 *
 * Returns: (transfer none): its stable name in files, options and the diary.
 */
const char *
lift_symptom_to_key (LiftSymptom symptom)
{
  g_return_val_if_fail ((guint) symptom < LIFT_N_SYMPTOMS, NULL);
  return keys[symptom];
}

/**
 * lift_symptom_from_key:
 * @key: (nullable): a stable name
 * @symptom: (out): the symptom; left alone on failure
 *
 * Returns: whether @key names a symptom.
 */
gboolean
lift_symptom_from_key (const char *key, LiftSymptom *symptom)
{
  for (guint i = 0; i < LIFT_N_SYMPTOMS; i++) {
    if (g_strcmp0 (key, keys[i]) == 0) {
      *symptom = (LiftSymptom) i;
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * lift_score_is_valid:
 * @score: any number
 *
 * Returns: whether @score is on the scale, 0 to 10; %LIFT_SCORE_NONE ("not answered") is not.
 */
gboolean
lift_score_is_valid (int score)
{
  return score >= 0 && score <= LIFT_SCORE_MAX;
}
