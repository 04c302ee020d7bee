/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-aftercare.h"
#include "lift-check-in.h"
#include "lift-procedure.h"
#include "lift-visit.h"

G_BEGIN_DECLS

/* The words of the road around a thread lift: consultation, recovery, results. */

char *lift_format_countdown (const LiftProcedure *procedure, LiftDate today);
char *lift_format_procedure_name (const LiftProcedure *procedure);
const char *lift_format_milestone (LiftMilestoneKind kind);
const char *lift_format_milestone_hint (LiftMilestoneKind kind);
const char *lift_format_aftercare (LiftAftercareKind kind);
const char *lift_format_aftercare_sheets (LiftAftercareKind kind);
char *lift_format_aftercare_until (const LiftProcedure *procedure, int last_day);
char *lift_format_check_in_title (const LiftVisit *visit);
char *lift_format_check_in (const LiftCheckIn *check_in);
char *lift_format_satisfaction (int satisfaction);
const char *lift_format_results_text (void);

G_END_DECLS
