/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiftSatisfactionRow:
 *
 * How satisfied she is against her own goals: eleven answers, 0 to 10, of which one or none is chosen; pressing the
 * chosen one again takes it back. Emits `chosen` (int, %LIFT_SCORE_NONE for none).
 */
#define LIFT_TYPE_SATISFACTION_ROW (lift_satisfaction_row_get_type ())
G_DECLARE_FINAL_TYPE (LiftSatisfactionRow, lift_satisfaction_row, LIFT, SATISFACTION_ROW, GtkBox)

GtkWidget *lift_satisfaction_row_new (void);
void lift_satisfaction_row_set_score (LiftSatisfactionRow *self, int score);

G_END_DECLS
