/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftProcedureResults:
 *
 * The months and years after it: look backs that she asked for, and what came of them.
 */
#define LIFT_TYPE_PROCEDURE_RESULTS (lift_procedure_results_get_type ())
G_DECLARE_FINAL_TYPE (LiftProcedureResults, lift_procedure_results, LIFT, PROCEDURE_RESULTS, GtkBox)

GtkWidget *lift_procedure_results_new (LiftDiaryModel *model);

G_END_DECLS
