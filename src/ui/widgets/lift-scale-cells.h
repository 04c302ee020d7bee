/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-symptom.h"

G_BEGIN_DECLS

/**
 * LiftScaleCells:
 *
 * Eleven cells, 0 to 10, of which one or none is chosen. One focus stop; to a screen reader a radio
 * group. One row where there is room, else two (0–5 and 6–10). Never a slider: scrolling changes
 * nothing. Emits `chosen` when the person changes the score (not lift_scale_cells_set_score()).
 *
 * # CSS nodes
 * `scalecells` with eleven `button.cell` children.
 */
#define LIFT_TYPE_SCALE_CELLS (lift_scale_cells_get_type ())
G_DECLARE_FINAL_TYPE (LiftScaleCells, lift_scale_cells, LIFT, SCALE_CELLS, GtkWidget)

GtkWidget *lift_scale_cells_new (LiftSymptom symptom);
int lift_scale_cells_get_score (LiftScaleCells *self);
void lift_scale_cells_set_score (LiftScaleCells *self, int score);
void lift_scale_cells_set_yesterday (LiftScaleCells *self, int score);
void lift_scale_cells_set_finding (LiftScaleCells *self, const char *text);

G_END_DECLS
