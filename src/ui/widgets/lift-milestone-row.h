/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-aftercare.h"
#include "lift-milestone.h"
#include "lift-procedure.h"

G_BEGIN_DECLS

/**
 * LiftMilestoneRow:
 *
 * Something that she can do again: a line that opens, with the day on which it happened beside what her clinic's
 * sheet says. Emits `happened` (int: LiftDate, or %LIFT_DATE_NONE) and `sheet` (int: day number, or
 * %LIFT_AFTERCARE_NOT_NOTED).
 */
#define LIFT_TYPE_MILESTONE_ROW (lift_milestone_row_get_type ())
G_DECLARE_FINAL_TYPE (LiftMilestoneRow, lift_milestone_row, LIFT, MILESTONE_ROW, GtkBox)

GtkWidget *lift_milestone_row_new (LiftMilestoneKind kind);
LiftMilestoneKind lift_milestone_row_get_kind (LiftMilestoneRow *self);
void lift_milestone_row_set (LiftMilestoneRow *self, const LiftProcedure *procedure, LiftDate happened_on,
                             const LiftAftercare *aftercare, LiftDate today);

G_END_DECLS
