/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-assessment.h"
#include "lift-entry.h"
#include "lift-procedure.h"
#include "lift-reference.h"
#include "lift-sign.h"

G_BEGIN_DECLS

/* All words about health that the window, the terminal and the report share (SAFETY.md §1 to §6).
 * Every function returns text in the current locale; (transfer none) strings live as long as the
 * program. Numbers are shown in the locale's digits, days with weekday and month name. */

const char *lift_format_symptom (LiftSymptom symptom);
const char *lift_format_symptom_hint (LiftSymptom symptom);
const char *lift_format_score_word (LiftSymptom symptom, int score);
const char *lift_format_anchor_low (LiftSymptom symptom);
const char *lift_format_anchor_high (LiftSymptom symptom);
char *lift_format_anchors (LiftSymptom symptom);
char *lift_format_score (LiftSymptom symptom, int score);

const char *lift_format_sign (LiftSign sign);
const char *lift_format_sign_short (LiftSign sign, LiftSide side);
const char *lift_format_sign_more (LiftSign sign, int day);
const char *lift_format_tier (LiftTier tier);
const char *lift_format_side (LiftSide side);
const char *lift_format_zone (LiftZone zone);
const char *lift_format_material (LiftMaterial material);
const char *lift_format_anaesthetic (LiftAnaesthetic anaesthetic);

char *lift_format_date (LiftDate date);
char *lift_format_date_as (LiftDate date, const char *format);
char *lift_format_date_short (LiftDate date);
char *lift_format_date_weekday_short (LiftDate date);
char *lift_format_date_with_year (LiftDate date);
char *lift_format_date_full (LiftDate date);
char *lift_format_month_heading (LiftDate date);
char *lift_format_date_table (LiftDate date);
char *lift_format_day_title (const LiftProcedure *procedure, LiftDate date);
char *lift_format_day_name (int day);
char *lift_format_time (gint64 recorded_at, int utc_offset);
char *lift_format_temperature (int temperature_c10);
char *lift_format_phone (const char *number);
char *lift_format_areas (const LiftProcedure *procedure);
char *lift_format_procedure_line (const LiftProcedure *procedure);

char *lift_format_finding_title (const LiftFinding *finding, const LiftProcedure *procedure);
char *lift_format_finding (const LiftFinding *finding, const LiftProcedure *procedure, const char *emergency_number);
char *lift_format_finding_advice (const LiftFinding *finding, const LiftProcedure *procedure,
                                  const char *emergency_number);
char *lift_format_finding_about (const LiftFinding *finding, const LiftProcedure *procedure);
char *lift_format_emergency_alert (LiftSign sign, LiftDate for_day, const LiftProcedure *procedure,
                                   const char *emergency_number);
const char *lift_format_finding_answer (const LiftFinding *finding);
const char *lift_format_infection_later (void);
char *lift_format_symptom_sentence (const LiftEpisode *episode, const LiftReference *reference, LiftSymptom symptom);
char *lift_format_guide_provenance (const LiftReference *reference);
const char *lift_format_guide_population (const LiftReference *reference);
char *lift_format_what_to_say (const LiftEpisode *episode);
char *lift_format_worried (const LiftEpisode *episode, const char *emergency_number);

G_END_DECLS
