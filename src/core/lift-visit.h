/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "lift-date.h"

G_BEGIN_DECLS

/**
 * LiftVisitKind:
 * @LIFT_VISIT_FOLLOW_UP: at the clinic ("follow_up")
 * @LIFT_VISIT_CHECK_IN: a look back on her own, months later ("check_in")
 * @LIFT_VISIT_OWN: anything else with a date ("own")
 */
typedef enum {
  LIFT_VISIT_FOLLOW_UP,
  LIFT_VISIT_CHECK_IN,
  LIFT_VISIT_OWN,
} LiftVisitKind;

/**
 * LiftVisit:
 * @uuid: (nullable): its key; %NULL until it is stored
 * @procedure: uuid of the procedure that it belongs to
 * @kind: what it is
 * @planned_on: its civil day; %LIFT_DATE_NONE: no date yet
 * @at_minute: its time as a minute of the local day, 0 to 1439; -1: not said
 * @held_on: the day on which it took place; %LIFT_DATE_NONE: not yet
 * @month: for a check-in, how many months after day 0 (0 to 120); -1: not said
 * @answers: (nullable): what was answered at a check-in, as lift_check_in_to_text() writes it
 * @note: (nullable): her words
 *
 * Something with a date that she can be reminded of. Reference counted; not changed after it was handed on.
 */
typedef struct {
  char *uuid;
  char *procedure;
  LiftVisitKind kind;
  LiftDate planned_on;
  int at_minute;
  LiftDate held_on;
  int month;
  char *answers;
  char *note;

  /*< private >*/
  gatomicrefcount ref_count;
} LiftVisit;

#define LIFT_TYPE_VISIT (lift_visit_get_type ())
GType lift_visit_get_type (void);

LiftVisit *lift_visit_new (const char *procedure, LiftVisitKind kind, LiftDate planned_on, int at_minute);
LiftVisit *lift_visit_copy (const LiftVisit *self);
LiftVisit *lift_visit_ref (LiftVisit *self);
void lift_visit_unref (LiftVisit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftVisit, lift_visit_unref)

const char *lift_visit_kind_to_key (LiftVisitKind kind);
gboolean lift_visit_kind_from_key (const char *key, LiftVisitKind *kind);

G_END_DECLS
