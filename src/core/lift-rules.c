/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-rules.h"

#define NEVER LIFT_RULE_NO_DAY

/* Every threshold of the rules over scores, in one place; data/rules/signs.json says the same for
 * clinicians who review it. First days are those of swelling, bruising, discomfort. */
static const LiftRuleInfo rules[LIFT_N_RULES] = {
  [LIFT_RULE_SIGN] = { "sign", LIFT_TIER_TODAY, .first_day = { NEVER, NEVER, NEVER }, .last_day = G_MAXINT,
                       .source = "see the signs", .sentence = "A sign was ticked; its own tier counts." },
  [LIFT_RULE_STRONG] = { "strong", LIFT_TIER_TODAY, .first_day = { NEVER, NEVER, 0 }, .last_day = G_MAXINT,
                         .min_score = 7, .max_score = 10, .source = "I2",
                         .sentence = "Pain of 7 or more, on any day." },
  [LIFT_RULE_WORSE] = { "worse", LIFT_TIER_TODAY, .first_day = { 4, NEVER, 3 }, .last_day = G_MAXINT,
                        .min_score = 4, .max_score = 10, .rise = 2, .days_back = 3,
                        .source = "I1, I6; C6, C8, C13",
                        .sentence = "Pain from day 3, swelling from day 4: 4 or more, and at least 2 above the lowest "
                                    "of the 3 days before." },
  [LIFT_RULE_SMALL_RISE] = { "small-rise", LIFT_TIER_PROMPT, .first_day = { 4, NEVER, 3 }, .last_day = G_MAXINT,
                             .min_score = 2, .max_score = 3, .rise = 2, .days_back = 3, .source = "I6",
                             .sentence = "The same rise, still below 4: no card, the sign question asks again." },
  [LIFT_RULE_BACK] = { "back", LIFT_TIER_TODAY, .first_day = { 6, NEVER, 6 }, .last_day = G_MAXINT,
                       .min_score = 3, .max_score = 10, .rise = 1, .days_back = 4, .calm_score = 1, .calm_days = 2,
                       .source = "I6; C6, C8; R2, R3",
                       .sentence = "From day 6, without end: 3 or more and higher than the day before, after two of the "
                                   "4 days before were 0 or 1." },
  [LIFT_RULE_STUCK] = { "stuck", LIFT_TIER_TODAY, .first_day = { 7, NEVER, 7 }, .last_day = G_MAXINT,
                        .min_score = 5, .max_score = 10, .days_running = 3, .source = "I1; C1, C2, C5",
                        .sentence = "From day 7: pain or swelling of 5 or more, three days running." },
  [LIFT_RULE_STAYS] = { "stays", LIFT_TIER_PROMPT, .first_day = { NEVER, NEVER, 4 }, .last_day = G_MAXINT,
                        .min_score = 4, .max_score = 6, .days_running = 2, .source = "I1",
                        .sentence = "From day 4: pain of 4 to 6 two days running, not falling." },
  [LIFT_RULE_ABOVE] = { "above", LIFT_TIER_PROMPT, .first_day = { 1, 1, 1 }, .last_day = G_MAXINT, .min_score = 4,
                        .max_score = 10, .days_running = 2, .repeat_days = 3, .source = "clinical §8, rule 4",
                        .sentence = "Above the guide and 4 or more, two days running; at most every third day per "
                                    "symptom." },
  [LIFT_RULE_DAY_14] = { "day-14", LIFT_TIER_PROMPT, .first_day = { NEVER, NEVER, 14 }, .last_day = 20, .min_score = 1,
                         .max_score = 10, .source = "C8, C10, C11",
                         .sentence = "Once, on the first day written from day 14 to day 20: pain, a pucker or a ridge "
                                     "is still there." },
};

/** lift_rule_get_info: Returns: (transfer none): the thresholds of @rule. */
const LiftRuleInfo *
lift_rule_get_info (LiftRule rule)
{
  g_return_val_if_fail ((guint) rule < LIFT_N_RULES, NULL);
  return &rules[rule];
}

/** lift_rule_to_key: Returns: (transfer none): the stable name of @rule. */
const char *
lift_rule_to_key (LiftRule rule)
{
  g_return_val_if_fail ((guint) rule < LIFT_N_RULES, NULL);
  return rules[rule].key;
}
