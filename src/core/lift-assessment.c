/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-assessment-private.h"

#include "lift-rules.h"

/* How far back an unanswered finding is looked for when she has not written since. */
#define STAYS_DAYS 14

/* By what speaks first where several rules of one tier have something to say. */
static const LiftRule score_rules[] = {
  LIFT_RULE_STRONG, LIFT_RULE_WORSE, LIFT_RULE_BACK,  LIFT_RULE_STUCK,
  LIFT_RULE_STAYS,  LIFT_RULE_ABOVE, LIFT_RULE_SMALL_RISE,
};

/* Signs and the look back after two weeks speak elsewhere; every other rule has its place here, or it never speaks. */
G_STATIC_ASSERT (G_N_ELEMENTS (score_rules) == LIFT_N_RULES - 2);

/* Of two symptoms the painful one, as rising pain is what aftercare sheets name first. */
static const LiftSymptom score_symptoms[] = {
  LIFT_SYMPTOM_DISCOMFORT, LIFT_SYMPTOM_SWELLING, LIFT_SYMPTOM_BRUISING,
};

typedef struct {
  const LiftEpisode *episode;
  const LiftReference *reference;
  GPtrArray *contacts;
  LiftDate today;
  GPtrArray *findings;
} Run;

static void
take_finding (Run *run, const LiftFinding *finding)
{
  LiftFinding *copy = g_memdup2 (finding, sizeof *finding);

  _lift_finding_answer (copy, run->episode, run->contacts);
  g_ptr_array_add (run->findings, copy);
}

/* The diary day on which this state was written, by the clock she had then. */
static LiftDate
get_written_day (const Run *run, const LiftEntry *entry)
{
  gint64 local = entry->recorded_at + entry->utc_offset * (gint64) 60 -
                 lift_episode_get_day_end_hours (run->episode) * (gint64) 3600;

  return (LiftDate) (local >= 0 ? local / 86400 : (local - 86399) / 86400);
}

/* The first day of the unbroken stretch of days that name the sign. */
static LiftDate
find_since_day (const Run *run, const LiftEntry *entry, const LiftSignMark *mark)
{
  LiftDate since = entry->for_day;

  if (mark->since_day != LIFT_DATE_NONE && mark->since_day < entry->for_day)
    return mark->since_day;
  for (;;) {
    const LiftEntry *before = lift_episode_get_entry (run->episode, since - 1);
    const LiftSignMark *earlier = before != NULL ? lift_entry_find_sign (before, mark->sign) : NULL;

    if (earlier == NULL)
      return since;
    since--;
    if (earlier->since_day != LIFT_DATE_NONE && earlier->since_day < since)
      return earlier->since_day;
  }
}

static void
add_sign (Run *run, const LiftEntry *entry, const LiftSignMark *mark, gboolean written_later)
{
  LiftFinding finding = {
    .rule = LIFT_RULE_SIGN,
    .tier = lift_sign_get_info (mark->sign)->tier,
    .sign = mark->sign,
    .has_sign = TRUE,
    .side = mark->side,
    .since_day = find_since_day (run, entry, mark),
    .for_day = entry->for_day,
    .score = LIFT_SCORE_NONE,
    .from_day = entry->for_day,
    .from_score = LIFT_SCORE_NONE,
    .written_later = written_later,
    .written_on = written_later ? get_written_day (run, entry) : LIFT_DATE_NONE,
  };

  take_finding (run, &finding);
}

static void
add_signs (Run *run, const LiftEntry *entry)
{
  gboolean later = entry->for_day < run->today - 1 && get_written_day (run, entry) > entry->for_day;

  for (guint i = 0; i < entry->signs->len; i++)
    add_sign (run, entry, &g_array_index (entry->signs, LiftSignMark, i), later);
  /* A measured fever is a fever, ticked or not. */
  if (entry->temperature_c10 >= LIFT_RULE_FEVER_C10 && lift_entry_find_sign (entry, LIFT_SIGN_FEVER) == NULL) {
    LiftSignMark fever = { LIFT_SIGN_FEVER, LIFT_SIDE_NONE, entry->for_day };

    add_sign (run, entry, &fever, later);
  }
}

static void
add_scores (Run *run, LiftSymptom symptom, LiftDate for_day)
{
  gboolean calls = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (score_rules); i++) {
    LiftFinding finding;

    /* Who is asked to call about a symptom is not asked to look at it as well. */
    if (calls && lift_rule_get_info (score_rules[i])->tier == LIFT_TIER_PROMPT)
      continue;
    if (!_lift_assessment_check_rule (run->episode, run->reference, score_rules[i], symptom, for_day, &finding))
      continue;
    calls = calls || finding.tier == LIFT_TIER_TODAY;
    take_finding (run, &finding);
  }
}

static gboolean
answers_signs (const LiftEntry *entry)
{
  return entry != NULL && (entry->signs_checked || entry->signs->len > 0);
}

/* The newest day, from @from back to @to, that answers; LIFT_DATE_NONE when none does. */
static LiftDate
find_answering_day (const Run *run, LiftDate from, LiftDate to, gboolean signs, LiftSymptom symptom)
{
  for (LiftDate day = from; day >= to; day--) {
    const LiftEntry *entry = lift_episode_get_entry (run->episode, day);

    if (entry == NULL)
      continue;
    if (signs ? answers_signs (entry) : entry->scores[symptom] != LIFT_SCORE_NONE)
      return day;
  }
  return LIFT_DATE_NONE;
}

/* Drops what an older day adds unless it is urgent and she has not answered it. */
static void
keep_open_calls (Run *run, guint first)
{
  for (guint i = run->findings->len; i > first; i--) {
    const LiftFinding *finding = g_ptr_array_index (run->findings, i - 1);

    if (finding->tier > LIFT_TIER_TODAY || !lift_finding_is_open (finding))
      g_ptr_array_remove_index (run->findings, i - 1);
  }
}

static void
run_signs (Run *run)
{
  const LiftEntry *today = lift_episode_get_entry (run->episode, run->today);
  const LiftEntry *yesterday = lift_episode_get_entry (run->episode, run->today - 1);
  LiftDate newest = find_answering_day (run, run->today, run->today - STAYS_DAYS, TRUE, LIFT_SYMPTOM_SWELLING);
  guint first;

  if (today != NULL)
    add_signs (run, today);
  first = run->findings->len;
  if (yesterday != NULL)
    add_signs (run, yesterday);
  /* What today's answer no longer names has gone; an emergency is told all the same. */
  for (guint i = run->findings->len; i > first && answers_signs (today); i--) {
    const LiftFinding *finding = g_ptr_array_index (run->findings, i - 1);

    if (finding->tier != LIFT_TIER_EMERGENCY)
      g_ptr_array_remove_index (run->findings, i - 1);
  }
  if (newest != LIFT_DATE_NONE && newest < run->today - 1) {
    first = run->findings->len;
    add_signs (run, lift_episode_get_entry (run->episode, newest));
    keep_open_calls (run, first);
  }
}

static void
run_scores (Run *run, LiftSymptom symptom)
{
  LiftDate newest = find_answering_day (run, run->today, run->today - STAYS_DAYS, FALSE, symptom);
  guint first = run->findings->len;

  if (newest == LIFT_DATE_NONE)
    return;
  add_scores (run, symptom, newest);
  if (newest < run->today - 1)
    keep_open_calls (run, first);
}

static void
run_day_14 (Run *run, LiftDate for_day)
{
  LiftFinding finding;

  if (_lift_assessment_check_day_14 (run->episode, for_day, &finding))
    take_finding (run, &finding);
}

/* Signs on older days that were written today or yesterday: nobody has heard of them yet. */
static void
run_backfilled (Run *run)
{
  for (guint i = 0; i < lift_episode_get_n_entries (run->episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (run->episode, i);
    guint first = run->findings->len;

    if (entry->for_day >= run->today - 1)
      break;
    if (entry->signs->len == 0 && entry->temperature_c10 < LIFT_RULE_FEVER_C10)
      continue;
    if (get_written_day (run, entry) < run->today - 1)
      continue;
    add_signs (run, entry);
    keep_open_calls (run, first);
  }
}

static guint
get_rank (const LiftFinding *finding)
{
  if (finding->rule == LIFT_RULE_SIGN)
    return finding->sign;
  for (guint i = 0; i < G_N_ELEMENTS (score_rules); i++) {
    if (score_rules[i] == finding->rule)
      return LIFT_N_SIGNS + i;
  }
  return LIFT_N_SIGNS + G_N_ELEMENTS (score_rules);
}

/* Most urgent first; open before answered; signs before rules; the newest day first. */
static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const LiftFinding *first = *(LiftFinding *const *) a;
  const LiftFinding *second = *(LiftFinding *const *) b;
  gboolean first_sign = first->rule == LIFT_RULE_SIGN;
  gboolean second_sign = second->rule == LIFT_RULE_SIGN;

  if (first->tier != second->tier)
    return first->tier < second->tier ? -1 : 1;
  if (lift_finding_is_open (first) != lift_finding_is_open (second))
    return lift_finding_is_open (first) ? -1 : 1;
  if (first_sign != second_sign)
    return first_sign ? -1 : 1;
  if (first->for_day != second->for_day)
    return first->for_day > second->for_day ? -1 : 1;
  return (get_rank (first) > get_rank (second)) - (get_rank (first) < get_rank (second));
}

/* Of a tier every sign is named once, by its newest day; of the rules one speaks, and only where no
 * open sign speaks already. The small rise is no card: it rewords the sign question. */
static gboolean
is_shown (GPtrArray *kept, const LiftFinding *finding)
{
  for (guint i = 0; i < kept->len; i++) {
    const LiftFinding *other = g_ptr_array_index (kept, i);

    if (other->tier != finding->tier)
      continue;
    if (finding->rule == LIFT_RULE_SIGN || finding->rule == LIFT_RULE_SMALL_RISE) {
      if (other->rule == finding->rule && other->sign == finding->sign)
        return FALSE;
    } else if (other->rule != LIFT_RULE_SMALL_RISE &&
               (other->rule != LIFT_RULE_SIGN || lift_finding_is_open (other))) {
      return FALSE;
    }
  }
  return TRUE;
}

static GPtrArray *
finish (Run *run)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_sort (run->findings, compare_findings);
  for (guint i = 0; i < run->findings->len; i++) {
    const LiftFinding *finding = g_ptr_array_index (run->findings, i);

    if (is_shown (kept, finding))
      g_ptr_array_add (kept, g_memdup2 (finding, sizeof *finding));
  }
  g_clear_pointer (&run->findings, g_ptr_array_unref);
  return kept;
}

/**
 * lift_assessment_run:
 * @episode: the days of a procedure
 * @reference: (nullable): the guide
 * @contacts: (nullable) (element-type LiftContact): what she did about earlier findings, oldest first
 * @today: the diary day
 *
 * What the diary has to say today: signs and rules over the entries of today and yesterday, what an
 * older day still asks for where she has not written since, and signs on older days that were written
 * today or yesterday. Most urgent first. Of each tier the first finding is the card; the further ones
 * are signs to be named with it. `small-rise` is no card, and signs of tier `visit` are none either. A
 * missing day or score says nothing. Pure; the time does not depend on how long the diary is, but for
 * one pass over the days that looks for signs written later.
 *
 * Returns: (transfer full) (element-type LiftFinding): the findings; empty without a procedure date.
 */
GPtrArray *
lift_assessment_run (const LiftEpisode *episode, const LiftReference *reference, GPtrArray *contacts, LiftDate today)
{
  Run run = { episode, reference, contacts, today, g_ptr_array_new_with_free_func (g_free) };

  if (lift_episode_get_procedure (episode)->day0 == LIFT_DATE_NONE)
    return run.findings;
  run_signs (&run);
  for (guint i = 0; i < G_N_ELEMENTS (score_symptoms); i++)
    run_scores (&run, score_symptoms[i]);
  run_day_14 (&run, today);
  run_day_14 (&run, today - 1);
  run_backfilled (&run);
  return finish (&run);
}

/**
 * lift_assessment_run_day:
 * @episode: the days of a procedure
 * @reference: (nullable): the guide
 * @contacts: (nullable) (element-type LiftContact): what she did about findings, oldest first
 * @today: the diary day
 * @for_day: the day that is asked about
 *
 * As lift_assessment_run(), but what @for_day alone has to say, whenever it was.
 *
 * Returns: (transfer full) (element-type LiftFinding): the findings.
 */
GPtrArray *
lift_assessment_run_day (const LiftEpisode *episode, const LiftReference *reference, GPtrArray *contacts,
                         LiftDate today, LiftDate for_day)
{
  Run run = { episode, reference, contacts, today, g_ptr_array_new_with_free_func (g_free) };
  const LiftEntry *entry = lift_episode_get_entry (episode, for_day);

  if (lift_episode_get_procedure (episode)->day0 == LIFT_DATE_NONE || entry == NULL)
    return run.findings;
  add_signs (&run, entry);
  for (guint i = 0; i < G_N_ELEMENTS (score_symptoms); i++)
    add_scores (&run, score_symptoms[i], for_day);
  run_day_14 (&run, for_day);
  return finish (&run);
}
