/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftProcedureConsultation:
 *
 * The first part of the road: what she hopes for, how it was before, and what she wants to ask.
 */
#define LIFT_TYPE_PROCEDURE_CONSULTATION (lift_procedure_consultation_get_type ())
G_DECLARE_FINAL_TYPE (LiftProcedureConsultation, lift_procedure_consultation, LIFT, PROCEDURE_CONSULTATION, GtkBox)

GtkWidget *lift_procedure_consultation_new (LiftDiaryModel *model);

G_END_DECLS
