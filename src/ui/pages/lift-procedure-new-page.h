/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftProcedureNewPage:
 *
 * Adds one more thread lift. Emits `finished`.
 */
#define LIFT_TYPE_PROCEDURE_NEW_PAGE (lift_procedure_new_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftProcedureNewPage, lift_procedure_new_page, LIFT, PROCEDURE_NEW_PAGE, AdwBin)

GtkWidget *lift_procedure_new_page_new (LiftDiaryModel *model);

G_END_DECLS
