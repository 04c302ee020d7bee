/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-procedure.h"

G_BEGIN_DECLS

/**
 * LiftProcedureField:
 *
 * What of a procedure can be changed on its own. MATERIAL, NONABSORBABLE, THREAD_COUNT, ANAESTHETIC and the ticks
 * and days are numbers; AREA is a number too, see lift_procedure_change_new_area(); the others are texts.
 */
typedef enum {
  LIFT_PROCEDURE_DAY0,
  LIFT_PROCEDURE_GOALS,
  LIFT_PROCEDURE_BASELINE_NOTE,
  LIFT_PROCEDURE_AREA,
  LIFT_PROCEDURE_ANAESTHETIC,
  LIFT_PROCEDURE_MATERIAL,
  LIFT_PROCEDURE_THREAD_KIND,
  LIFT_PROCEDURE_THREAD_COUNT,
  LIFT_PROCEDURE_NONABSORBABLE,
  LIFT_PROCEDURE_COMBINED,
  LIFT_PROCEDURE_CLINIC,
  LIFT_PROCEDURE_CLINICIAN,
  LIFT_PROCEDURE_PHONE,
  LIFT_PROCEDURE_QUESTION,
  LIFT_PROCEDURE_QUESTION_TICK,
  LIFT_PROCEDURE_QUESTION_REMOVED,
} LiftProcedureField;

/**
 * LiftProcedureChange:
 *
 * One field of a procedure as somebody wants it. It names that field and nothing else, so that it can be laid over
 * the newest state whoever wrote that.
 */
typedef struct _LiftProcedureChange LiftProcedureChange;

LiftProcedureChange *lift_procedure_change_new_text (LiftProcedureField field, const char *text);
LiftProcedureChange *lift_procedure_change_new_number (LiftProcedureField field, int number);
LiftProcedureChange *lift_procedure_change_new_area (LiftZone zone, LiftSide side);
LiftProcedureChange *lift_procedure_change_new_question (const char *text);
LiftProcedureChange *lift_procedure_change_new_tick (const char *question, gint64 ticked_at);
LiftProcedureChange *lift_procedure_change_new_removal (const char *question);
void lift_procedure_change_free (LiftProcedureChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftProcedureChange, lift_procedure_change_free)

void lift_procedure_change_apply (const LiftProcedureChange *self, LiftProcedure *procedure);
const char *lift_procedure_get_text (const LiftProcedure *self, LiftProcedureField field);
LiftSide lift_procedure_get_area_side (const LiftProcedure *self, LiftZone zone);

G_END_DECLS
