/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-aftercare.h"
#include "lift-procedure.h"

G_BEGIN_DECLS

/**
 * LiftAftercareRow:
 *
 * One window of the aftercare: until when, whose word that is, and a field for what the clinic's sheet says. Emits
 * `sheet` (int: day number, or %LIFT_AFTERCARE_NOT_NOTED).
 */
#define LIFT_TYPE_AFTERCARE_ROW (lift_aftercare_row_get_type ())
G_DECLARE_FINAL_TYPE (LiftAftercareRow, lift_aftercare_row, LIFT, AFTERCARE_ROW, GtkBox)

GtkWidget *lift_aftercare_row_new (LiftAftercareKind kind);
LiftAftercareKind lift_aftercare_row_get_kind (LiftAftercareRow *self);
void lift_aftercare_row_set (LiftAftercareRow *self, const LiftProcedure *procedure, const LiftAftercare *aftercare);

G_END_DECLS
