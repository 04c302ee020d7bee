/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftProcedureDetails:
 *
 * What was planned and done: areas with their sides, the anaesthetic, the threads, and by whom. Which of them is
 * said at lift_procedure_details_new().
 */
#define LIFT_TYPE_PROCEDURE_DETAILS (lift_procedure_details_get_type ())
G_DECLARE_FINAL_TYPE (LiftProcedureDetails, lift_procedure_details, LIFT, PROCEDURE_DETAILS, GtkBox)

/**
 * LiftProcedurePart:
 * @LIFT_PROCEDURE_PREPARATION: areas and anaesthetic
 * @LIFT_PROCEDURE_THREADS: threads, what was done with them, and by whom
 */
typedef enum { LIFT_PROCEDURE_PREPARATION, LIFT_PROCEDURE_THREADS } LiftProcedurePart;

GtkWidget *lift_procedure_details_new (LiftDiaryModel *model, LiftProcedurePart part);

G_END_DECLS
