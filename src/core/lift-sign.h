/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-date.h"
#include "lift-rating.h"

G_BEGIN_DECLS

/**
 * LiftTier:
 *
 * How soon somebody should hear of it, most urgent first. Stable keys: `emergency`, `today`, `prompt`,
 * `visit`.
 */
typedef enum {
  LIFT_TIER_EMERGENCY,
  LIFT_TIER_TODAY,
  LIFT_TIER_PROMPT,
  LIFT_TIER_VISIT,
} LiftTier;

#define LIFT_N_TIERS 4

/**
 * LiftSign:
 *
 * The checklist, in the order in which it is shown. The keys are stable, the words are in
 * lift_format_sign().
 */
typedef enum {
  LIFT_SIGN_VISION,
  LIFT_SIGN_BREATHING,
  LIFT_SIGN_STROKE,
  LIFT_SIGN_SKIN_PALE,
  LIFT_SIGN_VERY_ILL,
  LIFT_SIGN_ONE_SIDE,
  LIFT_SIGN_FACE_WEAK,
  LIFT_SIGN_FEVER,
  LIFT_SIGN_PUS,
  LIFT_SIGN_REDNESS,
  LIFT_SIGN_WORSE,
  LIFT_SIGN_UNBEARABLE,
  LIFT_SIGN_THREAD_OUT,
  LIFT_SIGN_LUMP,
  LIFT_SIGN_EATING,
  LIFT_SIGN_RASH,
  LIFT_SIGN_DIMPLE,
  LIFT_SIGN_UNEVEN,
  LIFT_SIGN_NUMB,
  LIFT_SIGN_THREAD_FELT,
} LiftSign;

#define LIFT_N_SIGNS 20

/**
 * LiftSignInfo:
 * @key: stable name
 * @tier: how soon
 * @sided: whether left, right or both is asked
 * @call_now: "Call now, day or night. If nobody answers, go to an emergency department."
 * @source: marks of the evidence that asks for it
 */
typedef struct {
  const char *key;
  LiftTier tier;
  gboolean sided;
  gboolean call_now;
  const char *source;
} LiftSignInfo;

/**
 * LiftSignMark:
 * @sign: a sign that is present
 * @side: where; %LIFT_SIDE_NONE if not said or not asked
 * @since_day: the first day of this stretch on which it was noted
 */
typedef struct {
  LiftSign sign;
  LiftSide side;
  LiftDate since_day;
} LiftSignMark;

const LiftSignInfo *lift_sign_get_info (LiftSign sign);
const char *lift_sign_to_key (LiftSign sign);
gboolean lift_sign_from_key (const char *key, LiftSign *sign);
const char *lift_tier_to_key (LiftTier tier);

G_END_DECLS
