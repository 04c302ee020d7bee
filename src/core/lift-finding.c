/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-assessment-private.h"

#include "lift-rules.h"

/* A climb of that many points after an answer is "rises further", wherever it started. */
#define RISES_FURTHER 2

/* What a contact answered, read back from the key of the finding. */
typedef struct {
  gboolean is_sign;
  LiftSign sign;
  LiftSide side;
  LiftSymptom symptom;
  int score;
  LiftDate since_day;
  LiftDate for_day;
} Answered;

/**
 * lift_finding_to_key:
 * @self: a finding
 *
 * What a contact stores to say which finding it answers: `sign/KEY/SIDE/SINCE/DAY` or
 * `RULE/SYMPTOM/SCORE/DAY`, days as YYYY-MM-DD. Stable, and without words of any language.
 *
 * Returns: (transfer full): the key.
 */
char *
lift_finding_to_key (const LiftFinding *self)
{
  g_autofree char *day = lift_date_to_iso (self->for_day);

  if (self->rule == LIFT_RULE_SIGN) {
    g_autofree char *since = lift_date_to_iso (self->since_day);
    const char *side = lift_side_to_key (self->side);

    return g_strdup_printf ("sign/%s/%s/%s/%s", lift_sign_to_key (self->sign), side != NULL ? side : "-", since, day);
  }
  return g_strdup_printf ("%s/%s/%d/%s", lift_rule_to_key (self->rule), lift_symptom_to_key (self->symptom),
                          self->score, day);
}

static gboolean
parse_key (const char *key, Answered *answered)
{
  g_auto (GStrv) parts = NULL;
  guint n_parts;

  if (key == NULL)
    return FALSE;
  parts = g_strsplit (key, "/", 6);
  n_parts = g_strv_length (parts);
  *answered = (Answered){ .side = LIFT_SIDE_NONE };
  if (n_parts == 5 && g_str_equal (parts[0], "sign")) {
    answered->is_sign = TRUE;
    return lift_sign_from_key (parts[1], &answered->sign) &&
           (g_str_equal (parts[2], "-") || lift_side_from_key (parts[2], &answered->side)) &&
           lift_date_parse (parts[3], &answered->since_day) && lift_date_parse (parts[4], &answered->for_day);
  }
  if (n_parts != 4)
    return FALSE;
  answered->score = (int) g_ascii_strtoll (parts[2], NULL, 10);
  return lift_symptom_from_key (parts[1], &answered->symptom) && lift_date_parse (parts[3], &answered->for_day);
}

/**
 * lift_finding_from_key:
 * @key: (nullable): what a contact stores
 * @finding: (out): what it answers, as far as the key tells
 *
 * Returns: whether it is such a key.
 */
gboolean
lift_finding_from_key (const char *key, LiftFinding *finding)
{
  g_autofree char *rule = NULL;
  Answered answered;

  if (!parse_key (key, &answered))
    return FALSE;
  *finding = (LiftFinding){ .symptom = answered.symptom,
                            .sign = answered.sign,
                            .has_sign = answered.is_sign,
                            .side = answered.side,
                            .since_day = answered.since_day,
                            .for_day = answered.for_day,
                            .score = answered.is_sign ? LIFT_SCORE_NONE : answered.score,
                            .from_day = answered.for_day,
                            .from_score = LIFT_SCORE_NONE,
                            .written_on = LIFT_DATE_NONE };
  if (answered.is_sign) {
    finding->tier = lift_sign_get_info (answered.sign)->tier;
    return TRUE;
  }
  rule = g_strndup (key, strchr (key, '/') - key);
  for (guint i = LIFT_RULE_SIGN + 1; i < LIFT_N_RULES; i++) {
    if (g_strcmp0 (rule, lift_rule_to_key ((LiftRule) i)) != 0)
      continue;
    finding->rule = (LiftRule) i;
    finding->tier = lift_rule_get_info ((LiftRule) i)->tier;
    return TRUE;
  }
  return FALSE;
}

/* The same stretch of days on which the sign was there; another side is a new sign. */
static gboolean
answers_sign (const LiftFinding *self, const Answered *answered, LiftContactHow how)
{
  if (!answered->is_sign || self->sign != answered->sign)
    return FALSE;
  if (self->side != answered->side && answered->side != LIFT_SIDE_BOTH && self->side != LIFT_SIDE_NONE)
    return FALSE;
  if (how == LIFT_CONTACT_PASSED && self->for_day > answered->for_day)
    return FALSE;
  return self->since_day <= answered->for_day && self->for_day >= answered->since_day;
}

/* Until the score rises further: past what was told, or by two points from a lower day since. */
static gboolean
answers_score (const LiftFinding *self, const Answered *answered, LiftContactHow how, const LiftEpisode *episode)
{
  if (answered->is_sign || self->symptom != answered->symptom)
    return FALSE;
  if (self->for_day <= answered->for_day)
    return answered->for_day - self->for_day <= 1;
  if (how == LIFT_CONTACT_PASSED || self->score > answered->score)
    return FALSE;
  for (guint i = lift_episode_get_n_entries (episode); i > 0; i--) {
    const LiftEntry *entry = lift_episode_get_nth (episode, i - 1);
    int score = entry->scores[self->symptom];

    if (entry->for_day >= self->for_day)
      continue;
    if (entry->for_day <= answered->for_day)
      break;
    if (score != LIFT_SCORE_NONE && self->score - score >= RISES_FURTHER)
      return FALSE;
  }
  return TRUE;
}

/*
 * _lift_finding_answer:
 * @self: a finding
 * @episode: the days that it comes from
 * @contacts: (nullable) (element-type LiftContact): what she did, oldest first
 *
 * Sets @self's answered and answered_at from the newest contact that speaks of it.
 */
void
_lift_finding_answer (LiftFinding *self, const LiftEpisode *episode, GPtrArray *contacts)
{
  for (guint i = 0; contacts != NULL && i < contacts->len; i++) {
    const LiftContact *contact = g_ptr_array_index (contacts, i);
    Answered answered;

    if (!parse_key (contact->finding, &answered))
      continue;
    if (self->rule == LIFT_RULE_SIGN ? answers_sign (self, &answered, contact->how)
                                     : answers_score (self, &answered, contact->how, episode)) {
      self->answered = lift_contact_how_to_key (contact->how);
      self->answered_at = contact->at;
    }
  }
}

/**
 * lift_finding_is_open:
 * @self: a finding
 *
 * Returns: whether it still asks for something: not answered, or answered with "not reached".
 */
gboolean
lift_finding_is_open (const LiftFinding *self)
{
  return self->answered == NULL ||
         g_str_equal (self->answered, lift_contact_how_to_key (LIFT_CONTACT_NOT_REACHED));
}
