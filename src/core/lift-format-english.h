/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-format.h"

G_BEGIN_DECLS

char *lift_english_text (const char *text);
char *lift_english_sign (LiftSign sign);
char *lift_english_tier (LiftTier tier);
char *lift_english_anchor_low (LiftSymptom symptom);
char *lift_english_anchor_high (LiftSymptom symptom);
char *lift_english_anchors (LiftSymptom symptom);
char *lift_english_finding (const LiftFinding *finding, const LiftProcedure *procedure, const char *emergency_number);
char *lift_english_emergency_alert (LiftSign sign, LiftDate for_day, const LiftProcedure *procedure,
                                    const char *emergency_number);
char *lift_english_infection_later (void);
char *lift_english_what_to_say (const LiftEpisode *episode);
char *lift_english_worried (const LiftEpisode *episode, const char *emergency_number);

char *lift_format_checked (char *words, char *english);
char *lift_format_sign_short_checked (LiftSign sign, LiftSide side);
char *lift_format_finding_title_checked (const LiftFinding *finding, const LiftProcedure *procedure);

G_END_DECLS
