/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftTwoWeeks:
 * @LIFT_TWO_WEEKS_STOP: no daily reminders any more
 * @LIFT_TWO_WEEKS_MORE: one more week of them
 * @LIFT_TWO_WEEKS_ON: until she stops them
 * @LIFT_TWO_WEEKS_SEEN: she looked at the question and left it
 *
 * What she said to the question that comes once, after two weeks.
 */
typedef enum {
  LIFT_TWO_WEEKS_STOP,
  LIFT_TWO_WEEKS_MORE,
  LIFT_TWO_WEEKS_ON,
  LIFT_TWO_WEEKS_SEEN,
} LiftTwoWeeks;

/**
 * LiftLaterFacts:
 * @procedure: uuid of the procedure that this is about
 * @two_weeks_answered: the question after two weeks was answered or left
 * @has_daily: there is a daily reminder that rings
 * @planned: the day for which the thread lift was planned; %LIFT_DATE_NONE: none that is still to be asked about
 *
 * What the diary knows of the questions of later days, and what no page else needs.
 */
typedef struct {
  char *procedure;
  gboolean two_weeks_answered;
  gboolean has_daily;
  LiftDate planned;
} LiftLaterFacts;

void lift_later_facts_free (LiftLaterFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftLaterFacts, lift_later_facts_free)

void lift_later_load_async (LiftDiaryModel *model, GAsyncReadyCallback callback, gpointer user_data);
LiftLaterFacts *lift_later_load_finish (LiftDiaryModel *model, GAsyncResult *result, GError **error);
void lift_later_remember_planned (LiftDiaryModel *model, LiftDate planned);
void lift_later_answer_planned (LiftDiaryModel *model, gboolean took_place);
void lift_later_answer_two_weeks (LiftDiaryModel *model, LiftTwoWeeks answer);
void lift_later_plan_check_ins (LiftDiaryModel *model, gboolean wanted);

G_END_DECLS
