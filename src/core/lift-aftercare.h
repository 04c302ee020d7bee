/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-milestone.h"

G_BEGIN_DECLS

/** LiftAftercareKind: what sheets ask to leave for some days; the stable key is beside each in lift-aftercare.c. */
typedef enum {
  LIFT_AFTERCARE_SLEEP,
  LIFT_AFTERCARE_WASH,
  LIFT_AFTERCARE_MAKE_UP,
  LIFT_AFTERCARE_FOOD,
  LIFT_AFTERCARE_OPENING,
  LIFT_AFTERCARE_EXERCISE,
  LIFT_AFTERCARE_ALCOHOL,
  LIFT_AFTERCARE_SAUNA,
  LIFT_AFTERCARE_DENTAL,
  LIFT_AFTERCARE_MASSAGE,
  LIFT_AFTERCARE_DEVICES,
} LiftAftercareKind;

#define LIFT_N_AFTERCARE 11
#define LIFT_AFTERCARE_LAST_DAY_MAX 3650
/** Day number of a window that her clinic's sheet does not name, or that she did not note. */
#define LIFT_AFTERCARE_NOT_NOTED (-1)

/**
 * LiftAftercare:
 * @last_days: day number up to which her clinic's sheet says so, by kind; %LIFT_AFTERCARE_NOT_NOTED
 *
 * What her clinic's sheet says, as far as she noted it.
 */
typedef struct {
  int last_days[LIFT_N_AFTERCARE];
} LiftAftercare;

void lift_aftercare_init (LiftAftercare *self);
int lift_aftercare_get_last_day (const LiftAftercare *self, LiftAftercareKind kind);
gboolean lift_aftercare_is_noted (const LiftAftercare *self, LiftAftercareKind kind);

const char *lift_aftercare_kind_to_key (LiftAftercareKind kind);
gboolean lift_aftercare_kind_from_key (const char *key, LiftAftercareKind *kind);
int lift_aftercare_kind_get_common (LiftAftercareKind kind);
gboolean lift_aftercare_kind_for_milestone (LiftMilestoneKind milestone, LiftAftercareKind *kind);

G_END_DECLS
