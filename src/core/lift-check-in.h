/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-date.h"
#include "lift-entry.h"

G_BEGIN_DECLS

/**
 * LiftCheckIn:
 * @new_signs: anything new in the face
 * @numbness: numb places
 * @uneven: a dimple, or the sides look different
 * @satisfaction: against her own goals, 0 to 10; %LIFT_SCORE_NONE: not answered
 *
 * The four taps of a look back. They are kept as text in the `answers` of a visit of kind check-in:
 * `v1 new=no numb=yes uneven=no goals=7`, in this order, what is not answered left out.
 */
typedef struct {
  LiftAnswer new_signs;
  LiftAnswer numbness;
  LiftAnswer uneven;
  int satisfaction;
} LiftCheckIn;

void lift_check_in_init (LiftCheckIn *self);
gboolean lift_check_in_is_empty (const LiftCheckIn *self);
gboolean lift_check_in_parse (const char *text, LiftCheckIn *self);
char *lift_check_in_to_text (const LiftCheckIn *self);

/** The longest that a look back can be after day 0, in months. */
#define LIFT_CHECK_IN_MONTH_MAX 36
/** How many months there are to choose from; the first four are those of the one question. */
#define LIFT_N_CHECK_IN_MONTHS 8
#define LIFT_N_USUAL_CHECK_INS 4

int lift_check_in_get_nth_month (guint nth);
LiftDate lift_check_in_get_day (LiftDate day0, int month);
int lift_check_in_get_month (LiftDate day0, LiftDate day);

G_END_DECLS
