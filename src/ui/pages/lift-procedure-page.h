/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftProcedurePage:
 *
 * The record of a thread lift's whole road, a section for each part of it.
 */
#define LIFT_TYPE_PROCEDURE_PAGE (lift_procedure_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftProcedurePage, lift_procedure_page, LIFT, PROCEDURE_PAGE, AdwBin)

GtkWidget *lift_procedure_page_new (LiftDiaryModel *model);

G_END_DECLS
