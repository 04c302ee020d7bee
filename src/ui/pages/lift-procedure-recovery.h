/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftProcedureRecovery:
 *
 * The weeks after it: what she can do again, and the windows of the aftercare as dates.
 */
#define LIFT_TYPE_PROCEDURE_RECOVERY (lift_procedure_recovery_get_type ())
G_DECLARE_FINAL_TYPE (LiftProcedureRecovery, lift_procedure_recovery, LIFT, PROCEDURE_RECOVERY, GtkBox)

GtkWidget *lift_procedure_recovery_new (LiftDiaryModel *model);

G_END_DECLS
