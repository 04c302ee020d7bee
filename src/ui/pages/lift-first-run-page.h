/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftFirstRunPage:
 *
 * The first steps: when the thread lift was and where, whom to call, and what this notebook is. Later
 * the same steps change the procedure's date and the numbers. Emits `finished` when it is done.
 */
#define LIFT_TYPE_FIRST_RUN_PAGE (lift_first_run_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftFirstRunPage, lift_first_run_page, LIFT, FIRST_RUN_PAGE, AdwBin)

/**
 * LiftFirstRunStep:
 * @LIFT_STEP_ALL: every step, for a new diary
 * @LIFT_STEP_PROCEDURE: change when and where
 * @LIFT_STEP_NUMBERS: change whom to call
 */
typedef enum { LIFT_STEP_ALL, LIFT_STEP_PROCEDURE, LIFT_STEP_NUMBERS } LiftFirstRunStep;

GtkWidget *lift_first_run_page_new (LiftDiaryModel *model, LiftFirstRunStep step);

G_END_DECLS
