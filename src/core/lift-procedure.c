/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-procedure.h"

#include <glib/gi18n-lib.h>

#include "lift-error.h"

G_DEFINE_BOXED_TYPE (LiftProcedure, lift_procedure, lift_procedure_ref, lift_procedure_unref)

static const char *const material_keys[] = { NULL, "pdo", "plla", "pcl", "mixed", "other", "unknown" };
static const char *const anaesthetic_keys[] = { NULL, "none", "topical", "local", "sedation", "unknown" };

/**
 * lift_question_new:
 * @uuid: (nullable): its key
 * @text: her words
 * @ticked_at: UTC second at which it was ticked off, or 0
 *
 * Returns: (transfer full): a question; free with lift_question_free().
 */
LiftQuestion *
lift_question_new (const char *uuid, const char *text, gint64 ticked_at)
{
  LiftQuestion *question = g_new0 (LiftQuestion, 1);

  question->uuid = g_strdup (uuid);
  question->text = g_strdup (text);
  question->ticked_at = ticked_at;
  return question;
}

/** lift_question_free: frees @question. */
void
lift_question_free (LiftQuestion *question)
{
  g_free (question->uuid);
  g_free (question->text);
  g_free (question);
}

/**
 * lift_procedure_new:
 *
 * Returns: (transfer full): a procedure of which nothing is known, not even its date.
 */
LiftProcedure *
lift_procedure_new (void)
{
  LiftProcedure *self = g_new0 (LiftProcedure, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->day0 = LIFT_DATE_NONE;
  self->areas = g_array_new (FALSE, FALSE, sizeof (LiftArea));
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_question_free);
  return self;
}

/**
 * lift_procedure_copy:
 * @self: a procedure
 *
 * Returns: (transfer full): another one with the same values, of which the caller is the only owner.
 */
LiftProcedure *
lift_procedure_copy (const LiftProcedure *self)
{
  LiftProcedure *copy = lift_procedure_new ();

  copy->uuid = g_strdup (self->uuid);
  copy->day0 = self->day0;
  copy->material = self->material;
  copy->nonabsorbable = self->nonabsorbable;
  copy->thread_kind = g_strdup (self->thread_kind);
  copy->thread_count = self->thread_count;
  copy->anaesthetic = self->anaesthetic;
  copy->combined = g_strdup (self->combined);
  copy->clinic = g_strdup (self->clinic);
  copy->clinician = g_strdup (self->clinician);
  copy->phone = g_strdup (self->phone);
  copy->goals = g_strdup (self->goals);
  copy->baseline_note = g_strdup (self->baseline_note);
  copy->archived_at = self->archived_at;
  g_array_append_vals (copy->areas, self->areas->data, self->areas->len);
  for (guint i = 0; i < self->questions->len; i++) {
    const LiftQuestion *q = g_ptr_array_index (self->questions, i);

    g_ptr_array_add (copy->questions, lift_question_new (q->uuid, q->text, q->ticked_at));
  }
  return copy;
}

/** lift_procedure_ref: Returns: (transfer full): @self. Safe from any thread. */
LiftProcedure *
lift_procedure_ref (LiftProcedure *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** lift_procedure_unref: gives up one reference to @self. */
void
lift_procedure_unref (LiftProcedure *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->uuid);
  g_free (self->thread_kind);
  g_free (self->combined);
  g_free (self->clinic);
  g_free (self->clinician);
  g_free (self->phone);
  g_free (self->goals);
  g_free (self->baseline_note);
  g_array_unref (self->areas);
  g_ptr_array_unref (self->questions);
  g_free (self);
}

/**
 * lift_procedure_add_area:
 * @self: a procedure that nobody else holds yet
 * @zone: brow, cheek, jawline, neck or other
 * @side: both, left or right
 *
 * Adds an area; one that is there already is not added again.
 */
void
lift_procedure_add_area (LiftProcedure *self, LiftZone zone, LiftSide side)
{
  LiftArea area = { zone, side };

  g_return_if_fail (zone != LIFT_ZONE_FACE && side != LIFT_SIDE_NONE);
  for (guint i = 0; i < self->areas->len; i++) {
    const LiftArea *known = &g_array_index (self->areas, LiftArea, i);

    if (known->zone == zone && known->side == side)
      return;
  }
  g_array_append_val (self->areas, area);
}

/**
 * lift_procedure_get_guide_applies:
 * @self: a procedure
 *
 * The reference band was made for an absorbable-thread lift of the mid and lower face with nothing
 * else done (evidence/clinical.md §8).
 *
 * Returns: %FALSE for brow or neck alone, threads that stay, or a combined treatment.
 */
gboolean
lift_procedure_get_guide_applies (const LiftProcedure *self)
{
  gboolean mid_or_lower_face = self->areas->len == 0;

  for (guint i = 0; i < self->areas->len; i++) {
    LiftZone zone = g_array_index (self->areas, LiftArea, i).zone;

    if (zone != LIFT_ZONE_BROW && zone != LIFT_ZONE_NECK)
      mid_or_lower_face = TRUE;
  }
  return mid_or_lower_face && !self->nonabsorbable &&
         (self->combined == NULL || self->combined[0] == '\0');
}

/**
 * lift_procedure_check_for_day:
 * @self: a procedure
 * @for_day: the day that somebody wants to write
 * @civil_today: the civil day now
 * @error: return location for %LIFT_ERROR_CONSTRAINT
 *
 * Returns: whether an entry can be written for @for_day: not ahead, and not more than
 *   %LIFT_DAYS_BEFORE_PROCEDURE days before the procedure.
 */
gboolean
lift_procedure_check_for_day (const LiftProcedure *self, LiftDate for_day, LiftDate civil_today, GError **error)
{
  if (self->day0 == LIFT_DATE_NONE) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("This procedure has no date yet. Set its date first, then write your days."));
    return FALSE;
  }
  if (for_day > civil_today) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("That day lies ahead. You can write it when it has come; nothing was changed."));
    return FALSE;
  }
  if (for_day < self->day0 - LIFT_DAYS_BEFORE_PROCEDURE) {
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                 g_dngettext (GETTEXT_PACKAGE,
                              "That day is more than %d day before the procedure. Check the date; nothing was changed.",
                              "That day is more than %d days before the procedure. Check the date; nothing was changed.",
                              LIFT_DAYS_BEFORE_PROCEDURE),
                 LIFT_DAYS_BEFORE_PROCEDURE);
    return FALSE;
  }
  return TRUE;
}

/**
 * lift_procedure_choose_current:
 * @procedures: (element-type LiftProcedure): all of them, in any order
 * @diary_day: the diary day
 *
 * The procedure that the diary speaks of when nobody says which: not archived, with the latest day 0
 * up to @diary_day; else the nearest one ahead; else one that has no date yet.
 *
 * Returns: (transfer none) (nullable): the current procedure.
 */
LiftProcedure *
lift_procedure_choose_current (GPtrArray *procedures, LiftDate diary_day)
{
  LiftProcedure *past = NULL;
  LiftProcedure *ahead = NULL;
  LiftProcedure *undated = NULL;

  for (guint i = 0; i < procedures->len; i++) {
    LiftProcedure *p = g_ptr_array_index (procedures, i);

    if (p->archived_at != 0)
      continue;
    if (p->day0 == LIFT_DATE_NONE)
      undated = undated != NULL ? undated : p;
    else if (p->day0 <= diary_day && (past == NULL || p->day0 > past->day0))
      past = p;
    else if (p->day0 > diary_day && (ahead == NULL || p->day0 < ahead->day0))
      ahead = p;
  }
  if (past != NULL)
    return past;
  return ahead != NULL ? ahead : undated;
}

static gboolean
find_key (const char *const *keys, guint n_keys, const char *key, int *found)
{
  for (guint i = 0; i < n_keys; i++) {
    if (g_strcmp0 (key, keys[i]) == 0) {
      *found = (int) i;
      return TRUE;
    }
  }
  return FALSE;
}

/** lift_material_to_key: Returns: (transfer none) (nullable): the stable name; %NULL: not said. */
const char *
lift_material_to_key (LiftMaterial material)
{
  g_return_val_if_fail ((guint) material < G_N_ELEMENTS (material_keys), NULL);
  return material_keys[material];
}

/** lift_material_from_key: Returns: whether @key (%NULL: not said) is known; then @material is set. */
gboolean
lift_material_from_key (const char *key, LiftMaterial *material)
{
  int found;

  if (!find_key (material_keys, G_N_ELEMENTS (material_keys), key, &found))
    return FALSE;
  *material = (LiftMaterial) found;
  return TRUE;
}

/** lift_anaesthetic_to_key: Returns: (transfer none) (nullable): the stable name; %NULL: not said. */
const char *
lift_anaesthetic_to_key (LiftAnaesthetic anaesthetic)
{
  g_return_val_if_fail ((guint) anaesthetic < G_N_ELEMENTS (anaesthetic_keys), NULL);
  return anaesthetic_keys[anaesthetic];
}

/** lift_anaesthetic_from_key: Returns: whether @key (%NULL: not said) is known; then @anaesthetic is set. */
gboolean
lift_anaesthetic_from_key (const char *key, LiftAnaesthetic *anaesthetic)
{
  int found;

  if (!find_key (anaesthetic_keys, G_N_ELEMENTS (anaesthetic_keys), key, &found))
    return FALSE;
  *anaesthetic = (LiftAnaesthetic) found;
  return TRUE;
}
