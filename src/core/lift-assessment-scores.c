/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-assessment-private.h"

#include "lift-rules.h"

typedef struct {
  const LiftEpisode *episode;
  const LiftReference *reference;
  const LiftRuleInfo *info;
  LiftSymptom symptom;
} Check;

static int
get_score (const Check *check, LiftDate day)
{
  return lift_episode_get_score (check->episode, day, check->symptom);
}

static gboolean
is_within (const Check *check, int score)
{
  return score != LIFT_SCORE_NONE && score >= check->info->min_score && score <= check->info->max_score;
}

/* The lowest answered score of the days before; of equal ones the nearest day. */
static gboolean
find_lowest_before (const Check *check, LiftDate for_day, LiftDate *day, int *lowest)
{
  gboolean found = FALSE;

  for (int back = 1; back <= check->info->days_back; back++) {
    int score = get_score (check, for_day - back);

    if (score == LIFT_SCORE_NONE || (found && score >= *lowest))
      continue;
    *day = for_day - back;
    *lowest = score;
    found = TRUE;
  }
  return found;
}

static gboolean
check_rise (const Check *check, LiftDate for_day, LiftFinding *finding)
{
  int score = get_score (check, for_day);

  return is_within (check, score) &&
         find_lowest_before (check, for_day, &finding->from_day, &finding->from_score) &&
         score - finding->from_score >= check->info->rise;
}

static gboolean
check_back (const Check *check, LiftDate for_day, LiftFinding *finding)
{
  int score = get_score (check, for_day);
  int yesterday = get_score (check, for_day - 1);
  int calm = 0;

  /* A missing yesterday is a gap, and a gap says nothing. */
  if (!is_within (check, score) || yesterday == LIFT_SCORE_NONE || score - yesterday < check->info->rise)
    return FALSE;
  for (int back = 1; back <= check->info->days_back; back++) {
    int before = get_score (check, for_day - back);

    if (before != LIFT_SCORE_NONE && before <= check->info->calm_score)
      calm++;
  }
  return calm >= check->info->calm_days &&
         find_lowest_before (check, for_day, &finding->from_day, &finding->from_score);
}

/* The score is within the rule's limits on every day of the run that ends on @for_day. */
static gboolean
check_running (const Check *check, LiftDate for_day, LiftFinding *finding)
{
  for (int back = 0; back < check->info->days_running; back++) {
    if (!is_within (check, get_score (check, for_day - back)))
      return FALSE;
  }
  finding->from_day = for_day - (check->info->days_running - 1);
  finding->from_score = get_score (check, finding->from_day);
  return TRUE;
}

static gboolean
check_stays (const Check *check, LiftDate for_day, LiftFinding *finding)
{
  return check_running (check, for_day, finding) && get_score (check, for_day) >= finding->from_score;
}

static gboolean
is_above_guide (const Check *check, LiftDate day)
{
  LiftBand band;
  int score = get_score (check, day);

  return is_within (check, score) &&
         lift_reference_get_band (check->reference, check->symptom,
                                  lift_episode_get_day_number (check->episode, day), &band) &&
         score > band.high;
}

/* Walks over the few days of the guide, so that "at most every third day" needs no memory. */
static gboolean
check_above (const Check *check, LiftDate for_day, LiftFinding *finding)
{
  LiftDate day0 = for_day - lift_episode_get_day_number (check->episode, for_day);
  LiftDate spoke_on = day0 - check->info->repeat_days;

  if (check->reference == NULL || for_day - day0 > lift_reference_get_last_day (check->reference))
    return FALSE;
  for (LiftDate day = day0 + check->info->first_day[check->symptom]; day <= for_day; day++) {
    gboolean running = TRUE;

    for (int back = 0; back < check->info->days_running && running; back++)
      running = is_above_guide (check, day - back);
    if (running && day - spoke_on >= check->info->repeat_days)
      spoke_on = day;
  }
  finding->from_day = for_day - (check->info->days_running - 1);
  finding->from_score = get_score (check, finding->from_day);
  return spoke_on == for_day;
}

/*
 * _lift_assessment_check_rule:
 * @episode: days of a procedure with a date
 * @reference: (nullable): the guide; only `above` needs it
 * @rule: a rule over the scores of one symptom
 * @symptom: a core symptom
 * @for_day: the day that it would speak of
 * @finding: (out): what it found; holds nothing of use where it was silent
 *
 * Returns: whether the rule speaks.
 */
gboolean
_lift_assessment_check_rule (const LiftEpisode *episode, const LiftReference *reference, LiftRule rule,
                             LiftSymptom symptom, LiftDate for_day, LiftFinding *finding)
{
  const LiftRuleInfo *info = lift_rule_get_info (rule);
  Check check = { episode, reference, info, symptom };
  int day = lift_episode_get_day_number (episode, for_day);

  if (info->first_day[symptom] == LIFT_RULE_NO_DAY || day < info->first_day[symptom] || day > info->last_day)
    return FALSE;
  *finding = (LiftFinding){
    .rule = rule,
    .tier = info->tier,
    .symptom = symptom,
    .since_day = for_day,
    .for_day = for_day,
    .score = get_score (&check, for_day),
    .from_day = for_day,
    .from_score = get_score (&check, for_day),
    .written_on = LIFT_DATE_NONE,
  };
  switch (rule) {
  case LIFT_RULE_STRONG:
    return is_within (&check, finding->score);
  case LIFT_RULE_WORSE:
  case LIFT_RULE_SMALL_RISE:
    return check_rise (&check, for_day, finding);
  case LIFT_RULE_BACK:
    return check_back (&check, for_day, finding);
  case LIFT_RULE_STUCK:
    return check_running (&check, for_day, finding);
  case LIFT_RULE_STAYS:
    return check_stays (&check, for_day, finding);
  case LIFT_RULE_ABOVE:
    return check_above (&check, for_day, finding);
  case LIFT_RULE_SIGN:
  case LIFT_RULE_DAY_14:
    break;
  }
  return FALSE;
}

/*
 * _lift_assessment_check_day_14:
 * @episode: days of a procedure with a date
 * @for_day: the day that it would speak of
 * @finding: (out): what it found
 *
 * Returns: whether, on the first day written from day 14, pain, a pucker or a ridge is still there.
 */
gboolean
_lift_assessment_check_day_14 (const LiftEpisode *episode, LiftDate for_day, LiftFinding *finding)
{
  const LiftRuleInfo *info = lift_rule_get_info (LIFT_RULE_DAY_14);
  int day = lift_episode_get_day_number (episode, for_day);
  const LiftEntry *entry = lift_episode_get_entry (episode, for_day);
  const LiftSignMark *dimple;

  if (entry == NULL || day < info->first_day[LIFT_SYMPTOM_DISCOMFORT] || day > info->last_day)
    return FALSE;
  for (int before = info->first_day[LIFT_SYMPTOM_DISCOMFORT]; before < day; before++) {
    if (lift_episode_get_entry (episode, for_day - (day - before)) != NULL)
      return FALSE;
  }
  *finding = (LiftFinding){
    .rule = LIFT_RULE_DAY_14,
    .tier = info->tier,
    .symptom = LIFT_SYMPTOM_DISCOMFORT,
    .since_day = for_day,
    .for_day = for_day,
    .score = entry->scores[LIFT_SYMPTOM_DISCOMFORT],
    .from_day = for_day,
    .from_score = entry->scores[LIFT_SYMPTOM_DISCOMFORT],
    .written_on = LIFT_DATE_NONE,
  };
  dimple = lift_entry_find_sign (entry, LIFT_SIGN_DIMPLE);
  if (dimple != NULL) {
    finding->sign = LIFT_SIGN_DIMPLE;
    finding->has_sign = TRUE;
    finding->side = dimple->side;
    finding->since_day = dimple->since_day;
    return TRUE;
  }
  return finding->score >= info->min_score && finding->score <= info->max_score;
}
