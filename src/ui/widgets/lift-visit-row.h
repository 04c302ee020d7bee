/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-visit.h"

G_BEGIN_DECLS

/**
 * LiftVisitRow:
 *
 * One date to be reminded of: a line that opens, with what it is, its day and its time. A new one is told when
 * its day is chosen, a stored one with every answer. Emits `edited` (LiftVisit: the changed value), `held` and
 * `removed`.
 */
#define LIFT_TYPE_VISIT_ROW (lift_visit_row_get_type ())
G_DECLARE_FINAL_TYPE (LiftVisitRow, lift_visit_row, LIFT, VISIT_ROW, GtkBox)

GtkWidget *lift_visit_row_new (LiftVisit *visit, LiftDate today);
LiftVisit *lift_visit_row_get_visit (LiftVisitRow *self);
void lift_visit_row_set_visit (LiftVisitRow *self, LiftVisit *visit, LiftDate today);
void lift_visit_row_open (LiftVisitRow *self);

G_END_DECLS
