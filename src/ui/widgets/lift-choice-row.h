/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiftChoiceRow:
 *
 * A question with two or three answers side by side, of which one or none is chosen; pressing the
 * chosen one again takes the answer back. Emits `chosen` (int: position, -1 for none) when the person
 * changes it.
 */
#define LIFT_TYPE_CHOICE_ROW (lift_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (LiftChoiceRow, lift_choice_row, LIFT, CHOICE_ROW, GtkBox)

GtkWidget *lift_choice_row_new (const char *question, const char *caption, const char *const *answers);
void lift_choice_row_set_question (LiftChoiceRow *self, const char *question);
int lift_choice_row_get_choice (LiftChoiceRow *self);
void lift_choice_row_set_choice (LiftChoiceRow *self, int choice);
void lift_choice_row_set_may_be_none (LiftChoiceRow *self, gboolean may_be_none);
void lift_choice_row_set_description (LiftChoiceRow *self, const char *text);

G_END_DECLS
