/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-assessment.h"
#include "lift-episode.h"
#include "lift-export.h"
#include "lift-reference.h"

G_BEGIN_DECLS

/**
 * LiftVisitSign:
 * @sign: what was noted
 * @side: where
 * @tier: how soon somebody should hear of it
 * @first: the first day on which it was noted
 * @last: the last one
 * @words: the sign and its side in a few words
 * @when: first and last day, with the time of a day that was written once only, and what she did about it
 * @brief: the same where there is little room: without the year
 *
 * One row of the signs.
 */
typedef struct {
  LiftSign sign;
  LiftSide side;
  LiftTier tier;
  LiftDate first;
  LiftDate last;
  char *words;
  char *when;
  char *brief;
} LiftVisitSign;

/**
 * LiftVisitScore:
 * @symptom: of what
 * @worst: its highest score, 0 to 10; %LIFT_SCORE_NONE: never answered, and then the others are not set either
 * @worst_day: day number of it, the first of equal ones
 * @latest: its newest score
 * @latest_day: day number of it
 * @low_since: from which day number on every answer was 0 or 1; -1: not so
 * @n_days: days on which it was answered
 *
 * One row of the table of scores.
 */
typedef struct {
  LiftSymptom symptom;
  int worst;
  int worst_day;
  int latest;
  int latest_day;
  int low_since;
  guint n_days;
} LiftVisitScore;

/**
 * LiftVisitContent:
 * @title: block 1: "Recovery diary after thread lift"
 * @day: block 1: "Day 14, Monday 30 November 2026"
 * @source: block 1: whose record it is
 * @scope: (nullable): block 1: which days it is about and what was left out, where that is not everything
 * @name: (nullable): block 2: her name, only where she ticked it
 * @born: (nullable): block 2: her date of birth, only where she ticked it
 * @procedure: block 2: date, threads, areas, anaesthetic
 * @details: (element-type utf8): block 2: clinic, what was done together, what was different before
 * @signs: (element-type LiftVisitSign): block 3: every sign, worst tier first
 * @asked: block 3: on how many days she was asked, after "None noted." where there is no sign
 * @questions: (element-type LiftQuestion): block 3: what she wants to ask, in her order
 * @scores: (element-type LiftVisitScore): block 4: the core symptoms, and tightness where it is used
 * @n_days: block 4: days that could have been written: from the procedure day to today, or to day 14 or the newest
 *   written day where that is earlier
 * @legend: block 4: what the numbers mean
 * @symptoms: block 5: which symptoms the charts show, a bit for each
 * @facts: (element-type utf8): block 6: pain relief, temperature, the more swollen side
 * @open: (element-type utf8): block 6: what the diary says now, and she has not answered
 * @contacts: (element-type utf8): block 6: what the diary said and what she did, newest first, every one
 * @completeness: block 7: how many days, written when and by whom
 * @guide: block 8: where the guide comes from, and that nothing here is a diagnosis
 *
 * What a clinician sees first: the window's Visit page, and page 1 of a report, as values and sentences in the
 * language of the program. A medium with little room shows the first %LIFT_VISIT_MAX_SIGNS signs, three questions and
 * three contacts and says how many more there are.
 */
typedef struct {
  char *title;
  char *day;
  char *source;
  char *scope;
  char *name;
  char *born;
  char *procedure;
  GPtrArray *details;
  GPtrArray *signs;
  char *asked;
  GPtrArray *questions;
  GArray *scores;
  int n_days;
  char *legend;
  guint symptoms;
  GPtrArray *facts;
  GPtrArray *open;
  GPtrArray *contacts;
  char *completeness;
  char *guide;
} LiftVisitContent;

#define LIFT_VISIT_MAX_SIGNS 6
#define LIFT_VISIT_MAX_QUESTIONS 3
#define LIFT_VISIT_MAX_CONTACTS 3

LiftVisitContent *lift_visit_content_new (LiftEpisode *episode, const LiftReference *reference, GPtrArray *contacts,
                                          LiftDate today, GTimeZone *zone);
LiftVisitContent *lift_visit_content_new_for_export (const LiftExportSource *source, const LiftExportOptions *options);
void lift_visit_content_free (LiftVisitContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftVisitContent, lift_visit_content_free)

char *lift_visit_content_to_text (const LiftVisitContent *self);
char *lift_visit_content_format_score (const LiftVisitScore *score, int n_days);

G_END_DECLS
