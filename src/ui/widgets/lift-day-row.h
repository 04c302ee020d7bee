/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-procedure.h"

G_BEGIN_DECLS

/**
 * LiftDayRow:
 *
 * A day that is chosen, in a line that opens to a calendar. Emits `chosen` (int: a #LiftDate) when the person
 * chooses another one.
 */
#define LIFT_TYPE_DAY_ROW (lift_day_row_get_type ())
G_DECLARE_FINAL_TYPE (LiftDayRow, lift_day_row, LIFT, DAY_ROW, GtkBox)

GtkWidget *lift_day_row_new (const char *title);
void lift_day_row_set_day (LiftDayRow *self, const LiftProcedure *procedure, LiftDate day);
LiftDate lift_day_row_get_day (LiftDayRow *self);

G_END_DECLS
