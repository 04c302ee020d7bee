/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftProcedureComparePage:
 *
 * Two thread lifts day by day, as a plain table.
 */
#define LIFT_TYPE_PROCEDURE_COMPARE_PAGE (lift_procedure_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftProcedureComparePage, lift_procedure_compare_page, LIFT, PROCEDURE_COMPARE_PAGE, AdwBin)

GtkWidget *lift_procedure_compare_page_new (LiftDiaryModel *model);

G_END_DECLS
