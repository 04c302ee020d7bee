/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/** LiftVisitQuestions: what she wants to ask, a row each, ticked off when it is answered; Undo takes a tick back. */
#define LIFT_TYPE_VISIT_QUESTIONS (lift_visit_questions_get_type ())
G_DECLARE_FINAL_TYPE (LiftVisitQuestions, lift_visit_questions, LIFT, VISIT_QUESTIONS, GtkBox)

GtkWidget *lift_visit_questions_new (LiftDiaryModel *model);
void lift_visit_questions_update (LiftVisitQuestions *self);

G_END_DECLS
