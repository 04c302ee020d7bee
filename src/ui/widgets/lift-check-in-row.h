/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-visit.h"

G_BEGIN_DECLS

/**
 * LiftCheckInRow:
 *
 * A look back: a line that opens, with four taps and a note. Emits `edited` (#LiftVisit, as it becomes) and
 * `removed`.
 */
#define LIFT_TYPE_CHECK_IN_ROW (lift_check_in_row_get_type ())
G_DECLARE_FINAL_TYPE (LiftCheckInRow, lift_check_in_row, LIFT, CHECK_IN_ROW, GtkBox)

GtkWidget *lift_check_in_row_new (LiftVisit *visit, LiftDate today);
LiftVisit *lift_check_in_row_get_visit (LiftCheckInRow *self);
void lift_check_in_row_set_visit (LiftCheckInRow *self, LiftVisit *visit, LiftDate today);
void lift_check_in_row_open (LiftCheckInRow *self);

G_END_DECLS
