/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-procedure-change.h"

struct _LiftProcedureChange {
  LiftProcedureField field;
  /* Words, or the key of a question. */
  char *text;
  /* A number of an enumeration, a count, a LiftDate, a side. */
  int number;
  LiftZone zone;
  gint64 ticked_at;
};

static LiftProcedureChange *
change_new (LiftProcedureField field, const char *text, int number)
{
  LiftProcedureChange *self = g_new0 (LiftProcedureChange, 1);

  self->field = field;
  self->text = g_strdup (text);
  self->number = number;
  return self;
}

/**
 * lift_procedure_change_new_text:
 * @field: one that is a text
 * @text: (nullable): what it becomes; "" and %NULL: not said
 *
 * Returns: (transfer full): the change.
 */
LiftProcedureChange *
lift_procedure_change_new_text (LiftProcedureField field, const char *text)
{
  return change_new (field, text != NULL && text[0] != '\0' ? text : NULL, 0);
}

/**
 * lift_procedure_change_new_number:
 * @field: one that is a number
 * @number: a #LiftMaterial, a #LiftAnaesthetic, a boolean, a number of threads (0: not said) or a #LiftDate
 *
 * Returns: (transfer full): the change.
 */
LiftProcedureChange *
lift_procedure_change_new_number (LiftProcedureField field, int number)
{
  return change_new (field, NULL, number);
}

/**
 * lift_procedure_change_new_area:
 * @zone: a part of the face, not %LIFT_ZONE_FACE
 * @side: where; %LIFT_SIDE_NONE: this part was not lifted
 *
 * Returns: (transfer full): the change.
 */
LiftProcedureChange *
lift_procedure_change_new_area (LiftZone zone, LiftSide side)
{
  LiftProcedureChange *self = change_new (LIFT_PROCEDURE_AREA, NULL, (int) side);

  self->zone = zone;
  return self;
}

/** lift_procedure_change_new_question: Returns: (transfer full): one more question; @text is not empty. */
LiftProcedureChange *
lift_procedure_change_new_question (const char *text)
{
  g_return_val_if_fail (text != NULL && text[0] != '\0', NULL);
  return change_new (LIFT_PROCEDURE_QUESTION, text, 0);
}

/** lift_procedure_change_new_tick: Returns: (transfer full): @question was asked at @ticked_at (UTC second, 0: not yet). */
LiftProcedureChange *
lift_procedure_change_new_tick (const char *question, gint64 ticked_at)
{
  LiftProcedureChange *self = change_new (LIFT_PROCEDURE_QUESTION_TICK, question, 0);

  self->ticked_at = ticked_at;
  return self;
}

/** lift_procedure_change_new_removal: Returns: (transfer full): the question whose key is @question goes. */
LiftProcedureChange *
lift_procedure_change_new_removal (const char *question)
{
  return change_new (LIFT_PROCEDURE_QUESTION_REMOVED, question, 0);
}

/** lift_procedure_change_free: frees @self. */
void
lift_procedure_change_free (LiftProcedureChange *self)
{
  g_free (self->text);
  g_free (self);
}

static char **
get_text_field (LiftProcedure *procedure, LiftProcedureField field)
{
  switch (field) {
  case LIFT_PROCEDURE_GOALS:
    return &procedure->goals;
  case LIFT_PROCEDURE_BASELINE_NOTE:
    return &procedure->baseline_note;
  case LIFT_PROCEDURE_THREAD_KIND:
    return &procedure->thread_kind;
  case LIFT_PROCEDURE_COMBINED:
    return &procedure->combined;
  case LIFT_PROCEDURE_CLINIC:
    return &procedure->clinic;
  case LIFT_PROCEDURE_CLINICIAN:
    return &procedure->clinician;
  case LIFT_PROCEDURE_PHONE:
    return &procedure->phone;
  default:
    return NULL;
  }
}

/** lift_procedure_get_text: Returns: (transfer none): the words of @field; "" if not said. */
const char *
lift_procedure_get_text (const LiftProcedure *self, LiftProcedureField field)
{
  char **text = get_text_field ((LiftProcedure *) self, field);

  g_return_val_if_fail (text != NULL, "");
  return *text != NULL ? *text : "";
}

/** lift_procedure_get_area_side: Returns: where @zone was lifted; left and right are both; none: not lifted. */
LiftSide
lift_procedure_get_area_side (const LiftProcedure *self, LiftZone zone)
{
  LiftSide side = LIFT_SIDE_NONE;

  for (guint i = 0; i < self->areas->len; i++) {
    const LiftArea *area = &g_array_index (self->areas, LiftArea, i);

    if (area->zone == zone)
      side = side == LIFT_SIDE_NONE || side == area->side ? area->side : LIFT_SIDE_BOTH;
  }
  return side;
}

/* The other parts keep their place: the order is that in which she named them. */
static void
apply_area (const LiftProcedureChange *self, LiftProcedure *procedure)
{
  g_autoptr (GArray) before = g_steal_pointer (&procedure->areas);
  gboolean placed = self->number == LIFT_SIDE_NONE;

  procedure->areas = g_array_new (FALSE, FALSE, sizeof (LiftArea));
  for (guint i = 0; i < before->len; i++) {
    const LiftArea *area = &g_array_index (before, LiftArea, i);

    if (area->zone != self->zone) {
      lift_procedure_add_area (procedure, area->zone, area->side);
    } else if (!placed) {
      lift_procedure_add_area (procedure, self->zone, (LiftSide) self->number);
      placed = TRUE;
    }
  }
  if (!placed)
    lift_procedure_add_area (procedure, self->zone, (LiftSide) self->number);
}

static void
apply_to_question (const LiftProcedureChange *self, LiftProcedure *procedure)
{
  for (guint i = 0; i < procedure->questions->len; i++) {
    LiftQuestion *question = g_ptr_array_index (procedure->questions, i);

    if (g_strcmp0 (question->uuid, self->text) != 0)
      continue;
    if (self->field == LIFT_PROCEDURE_QUESTION_REMOVED)
      g_ptr_array_remove_index (procedure->questions, i);
    else
      question->ticked_at = self->ticked_at;
    return;
  }
}

/**
 * lift_procedure_change_apply:
 * @self: a change
 * @procedure: a procedure that nobody else holds
 *
 * Lays @self over @procedure. A question that is gone stays gone.
 */
void
lift_procedure_change_apply (const LiftProcedureChange *self, LiftProcedure *procedure)
{
  char **text = get_text_field (procedure, self->field);

  if (text != NULL) {
    g_free (*text);
    *text = g_strdup (self->text);
  } else if (self->field == LIFT_PROCEDURE_DAY0) {
    procedure->day0 = self->number;
  } else if (self->field == LIFT_PROCEDURE_MATERIAL) {
    procedure->material = (LiftMaterial) self->number;
  } else if (self->field == LIFT_PROCEDURE_ANAESTHETIC) {
    procedure->anaesthetic = (LiftAnaesthetic) self->number;
  } else if (self->field == LIFT_PROCEDURE_THREAD_COUNT) {
    procedure->thread_count = self->number;
  } else if (self->field == LIFT_PROCEDURE_NONABSORBABLE) {
    procedure->nonabsorbable = self->number != 0;
  } else if (self->field == LIFT_PROCEDURE_AREA) {
    apply_area (self, procedure);
  } else if (self->field == LIFT_PROCEDURE_QUESTION) {
    g_ptr_array_add (procedure->questions, lift_question_new (NULL, self->text, 0));
  } else {
    apply_to_question (self, procedure);
  }
}
