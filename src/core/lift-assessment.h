/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-contact.h"
#include "lift-episode.h"
#include "lift-reference.h"
#include "lift-sign.h"

G_BEGIN_DECLS

/**
 * LiftRule:
 *
 * What spoke: a ticked sign or one of the rules over the scores. Stable keys: `sign`, `strong`, `worse`,
 * `small-rise`, `back`, `stuck`, `stays`, `above`, `day-14`.
 */
typedef enum {
  LIFT_RULE_SIGN,
  LIFT_RULE_STRONG,
  LIFT_RULE_WORSE,
  LIFT_RULE_SMALL_RISE,
  LIFT_RULE_BACK,
  LIFT_RULE_STUCK,
  LIFT_RULE_STAYS,
  LIFT_RULE_ABOVE,
  LIFT_RULE_DAY_14,
} LiftRule;

#define LIFT_N_RULES 9

/**
 * LiftFinding:
 * @rule: what spoke
 * @tier: how soon
 * @symptom: of a rule over scores
 * @sign: of %LIFT_RULE_SIGN (and the sign of %LIFT_RULE_DAY_14, if @has_sign)
 * @has_sign: whether @sign counts
 * @side: of the sign
 * @since_day: of the sign
 * @for_day: the day that it speaks of
 * @score: the score on that day
 * @from_day: the day it is compared with
 * @from_score: the score on that day
 * @written_later: the day was written after it had ended: it speaks of itself
 * @written_on: then: the civil day on which it was written
 * @answered: (nullable): key of how she answered it (`told`, `passed`, `not_reached`)
 * @answered_at: then: UTC second
 *
 * A rule that spoke, without words; lift_format_finding() words it when it is shown.
 */
typedef struct {
  LiftRule rule;
  LiftTier tier;
  LiftSymptom symptom;
  LiftSign sign;
  gboolean has_sign;
  LiftSide side;
  LiftDate since_day;
  LiftDate for_day;
  int score;
  LiftDate from_day;
  int from_score;
  gboolean written_later;
  LiftDate written_on;
  const char *answered;
  gint64 answered_at;
} LiftFinding;

GPtrArray *lift_assessment_run (const LiftEpisode *episode, const LiftReference *reference,
                                GPtrArray *contacts, LiftDate today);
GPtrArray *lift_assessment_run_day (const LiftEpisode *episode, const LiftReference *reference,
                                    GPtrArray *contacts, LiftDate today, LiftDate for_day);

const char *lift_rule_to_key (LiftRule rule);
char *lift_finding_to_key (const LiftFinding *self);
gboolean lift_finding_from_key (const char *key, LiftFinding *finding);
gboolean lift_finding_is_open (const LiftFinding *self);

G_END_DECLS
