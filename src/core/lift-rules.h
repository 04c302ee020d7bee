/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-assessment.h"

G_BEGIN_DECLS

/** The rule does not look at that symptom. */
#define LIFT_RULE_NO_DAY G_MAXINT

/** A temperature from which an entry speaks of fever, ticked or not: 38.0 °C. */
#define LIFT_RULE_FEVER_C10 380

/**
 * LiftRuleInfo:
 * @key: stable name
 * @tier: how soon
 * @first_day: by core symptom: the first day number on which the rule may speak, or %LIFT_RULE_NO_DAY
 * @last_day: the last day number on which it may speak; %G_MAXINT: no end
 * @min_score: lowest score that speaks
 * @max_score: highest score that speaks
 * @rise: points above the lowest of the @days_back days before
 * @days_back: how many days before are looked at
 * @days_running: on how many days running the condition must hold
 * @calm_score: a day up to this score counts as calm
 * @calm_days: how many of the @days_back days must have been calm
 * @repeat_days: it speaks on one of that many days at most
 * @source: marks of the evidence
 * @sentence: the whole rule in one English sentence, for those who review it
 *
 * One row of the threshold table. Zero in a field: the rule has no such condition.
 */
typedef struct {
  const char *key;
  LiftTier tier;
  int first_day[LIFT_N_CORE_SYMPTOMS];
  int last_day;
  int min_score;
  int max_score;
  int rise;
  int days_back;
  int days_running;
  int calm_score;
  int calm_days;
  int repeat_days;
  const char *source;
  const char *sentence;
} LiftRuleInfo;

const LiftRuleInfo *lift_rule_get_info (LiftRule rule);

G_END_DECLS
