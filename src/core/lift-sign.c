/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-sign.h"

/* The words are in lift-format-sign.c; data/rules/signs.json says the same for clinicians who review it,
 * and a test holds the two together. Sources are marks of the collected evidence: X means from fillers
 * or a facelift, G general medical sense. */
static const LiftSignInfo signs[LIFT_N_SIGNS] = {
  [LIFT_SIGN_VISION] = { "vision", LIFT_TIER_EMERGENCY, FALSE, FALSE, "F1 X; eye pain LU 2 X" },
  [LIFT_SIGN_BREATHING] = { "breathing", LIFT_TIER_EMERGENCY, FALSE, FALSE, "G (clinical §3); LU 5" },
  [LIFT_SIGN_STROKE] = { "stroke", LIFT_TIER_EMERGENCY, FALSE, FALSE, "F1, F5 X" },
  [LIFT_SIGN_SKIN_PALE] = { "skin-pale", LIFT_TIER_EMERGENCY, FALSE, FALSE, "F1 X" },
  [LIFT_SIGN_VERY_ILL] = { "very-ill", LIFT_TIER_EMERGENCY, FALSE, FALSE, "G; LU 4 (sepsis)" },
  [LIFT_SIGN_ONE_SIDE] = { "one-side", LIFT_TIER_TODAY, TRUE, TRUE, "F2, F3 X; T4 (1/148)" },
  [LIFT_SIGN_FACE_WEAK] = { "face-weak", LIFT_TIER_TODAY, TRUE, TRUE, "C9 \"immediately\"; T18, T19, R5" },
  [LIFT_SIGN_FEVER] = { "fever", LIFT_TIER_TODAY, FALSE, FALSE, "C13, F2, F4" },
  [LIFT_SIGN_PUS] = { "pus", LIFT_TIER_TODAY, TRUE, FALSE, "C18 \"at once\", F2, D1, F4" },
  [LIFT_SIGN_REDNESS] = { "redness", LIFT_TIER_TODAY, TRUE, FALSE, "C6, C8, C13, F4" },
  [LIFT_SIGN_WORSE] = { "worse", LIFT_TIER_TODAY, TRUE, FALSE, "C6, C8, C13, C17" },
  [LIFT_SIGN_UNBEARABLE] = { "unbearable", LIFT_TIER_TODAY, FALSE, FALSE, "C17, F2; I13 (acceptability)" },
  [LIFT_SIGN_THREAD_OUT] = { "thread-out", LIFT_TIER_TODAY, TRUE, FALSE, "C6, C8, C11; T1, T2, T4–T6" },
  [LIFT_SIGN_LUMP] = { "lump", LIFT_TIER_TODAY, TRUE, FALSE, "C8; R4; late R2, R3" },
  [LIFT_SIGN_EATING] = { "eating", LIFT_TIER_TODAY, TRUE, FALSE,
                         "inference from T5; LU 15 (parotid duct case after threads)" },
  [LIFT_SIGN_RASH] = { "rash", LIFT_TIER_TODAY, FALSE, FALSE, "G" },
  [LIFT_SIGN_DIMPLE] = { "dimple", LIFT_TIER_VISIT, TRUE, FALSE, "T1, T4, C26; later C8, C15, C16" },
  [LIFT_SIGN_UNEVEN] = { "uneven", LIFT_TIER_VISIT, TRUE, FALSE, "C8, C10, C11" },
  [LIFT_SIGN_NUMB] = { "numb", LIFT_TIER_VISIT, TRUE, FALSE, "T1, T2, T9, C14–C16" },
  [LIFT_SIGN_THREAD_FELT] = { "thread-felt", LIFT_TIER_VISIT, TRUE, FALSE, "T1, T2, T3, C1, C9" },
};

static const char *const tier_keys[LIFT_N_TIERS] = { "emergency", "today", "prompt", "visit" };

/** lift_sign_get_info: Returns: (transfer none): what is known of @sign. */
const LiftSignInfo *
lift_sign_get_info (LiftSign sign)
{
  g_return_val_if_fail ((guint) sign < LIFT_N_SIGNS, NULL);
  return &signs[sign];
}

/** lift_sign_to_key: Returns: (transfer none): the stable name of @sign. */
const char *
lift_sign_to_key (LiftSign sign)
{
  g_return_val_if_fail ((guint) sign < LIFT_N_SIGNS, NULL);
  return signs[sign].key;
}

/** lift_sign_from_key: Returns: whether @key names a sign; then @sign is set. */
gboolean
lift_sign_from_key (const char *key, LiftSign *sign)
{
  for (guint i = 0; i < LIFT_N_SIGNS; i++) {
    if (g_strcmp0 (key, signs[i].key) == 0) {
      *sign = (LiftSign) i;
      return TRUE;
    }
  }
  return FALSE;
}

/** lift_tier_to_key: Returns: (transfer none): the stable name of @tier. */
const char *
lift_tier_to_key (LiftTier tier)
{
  g_return_val_if_fail ((guint) tier < LIFT_N_TIERS, NULL);
  return tier_keys[tier];
}
