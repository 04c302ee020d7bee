/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-symptom.h"

G_BEGIN_DECLS

/**
 * LiftScaleRow:
 *
 * One symptom of the form: its name, what is answered in words, the cells, the anchors, and below them
 * room for the cards of its findings. Emits `chosen` as #LiftScaleCells does.
 */
#define LIFT_TYPE_SCALE_ROW (lift_scale_row_get_type ())
G_DECLARE_FINAL_TYPE (LiftScaleRow, lift_scale_row, LIFT, SCALE_ROW, GtkBox)

GtkWidget *lift_scale_row_new (LiftSymptom symptom);
LiftSymptom lift_scale_row_get_symptom (LiftScaleRow *self);
int lift_scale_row_get_score (LiftScaleRow *self);
void lift_scale_row_set_score (LiftScaleRow *self, int score);
void lift_scale_row_set_yesterday (LiftScaleRow *self, int score);
void lift_scale_row_set_finding (LiftScaleRow *self, GtkWidget *card, const char *text);

G_END_DECLS
