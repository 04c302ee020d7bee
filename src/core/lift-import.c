/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-import.h"

/**
 * lift_import_item_new:
 * @kind: what it is
 * @line: where it begins in the file, from 1; 0: not known
 * @column: as in #LiftImportItem
 *
 * Returns: (transfer full): a piece without values, to be filled by its reader.
 */
LiftImportItem *
lift_import_item_new (LiftImportItemKind kind, guint line, guint column)
{
  LiftImportItem *self = g_new0 (LiftImportItem, 1);

  self->kind = kind;
  self->line = line;
  self->column = column;
  self->day_number = G_MININT;
  if (kind == LIFT_IMPORT_ITEM_DAY)
    self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  return self;
}

/** lift_import_item_free: frees @self and what it holds. */
void
lift_import_item_free (LiftImportItem *self)
{
  g_clear_pointer (&self->record, lift_archive_record_free);
  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_clear_pointer (&self->reminder, lift_reminder_unref);
  g_free (self->message);
  g_free (self->rounded);
  g_free (self);
}

/* What a table cannot say of a day is as it is here. */
static void
keep_signs (LiftEntry *self, const LiftEntry *here)
{
  g_array_set_size (self->signs, 0);
  g_array_append_vals (self->signs, here->signs->data, here->signs->len);
  self->signs_checked = here->signs_checked;
}

/* A table says that a sign is there, not since when. */
static void
keep_since (LiftEntry *self, const LiftEntry *here)
{
  for (guint i = 0; i < self->signs->len; i++) {
    LiftSignMark *mark = &g_array_index (self->signs, LiftSignMark, i);
    const LiftSignMark *known = lift_entry_find_sign (here, mark->sign);

    if (known != NULL)
      mark->since_day = known->since_day;
  }
}

static void
keep_ticks (LiftEntry *self, const LiftEntry *here)
{
  g_ptr_array_set_size (self->ticks, 0);
  for (guint i = 0; i < here->ticks->len; i++) {
    const LiftTick *tick = g_ptr_array_index (here->ticks, i);

    g_ptr_array_add (self->ticks, lift_tick_new (tick->kind, tick->text));
  }
}

/**
 * lift_import_complete_state:
 * @state: a state as the file has it
 * @missing: (type LiftImportMissing): what the file does not speak of
 * @here: (nullable): the state that the diary has
 *
 * A file that does not have a column says nothing about that field: it stays as it is here.
 *
 * Returns: (transfer full): the state that the file means.
 */
LiftEntry *
lift_import_complete_state (const LiftEntry *state, guint missing, const LiftEntry *here)
{
  LiftEntry *self = lift_entry_copy (state);

  if (here == NULL || here->deleted || self->deleted)
    return self;
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    if ((missing & LIFT_IMPORT_MISSING_SCORE (s)) != 0)
      self->scores[s] = here->scores[s];
  if ((missing & LIFT_IMPORT_MISSING_ZONES) != 0) {
    g_array_set_size (self->zone_ratings, 0);
    g_array_append_vals (self->zone_ratings, here->zone_ratings->data, here->zone_ratings->len);
  }
  if ((missing & LIFT_IMPORT_MISSING_SIGNS) != 0)
    keep_signs (self, here);
  else if ((missing & LIFT_IMPORT_MISSING_SINCE) != 0)
    keep_since (self, here);
  if ((missing & LIFT_IMPORT_MISSING_MORE_SIDE) != 0)
    self->more_side = here->more_side;
  if ((missing & LIFT_IMPORT_MISSING_PAIN_RELIEF) != 0)
    self->pain_relief = here->pain_relief;
  if ((missing & LIFT_IMPORT_MISSING_TEMPERATURE) != 0)
    self->temperature_c10 = here->temperature_c10;
  if ((missing & LIFT_IMPORT_MISSING_TICKS) != 0)
    keep_ticks (self, here);
  if ((missing & LIFT_IMPORT_MISSING_AUTHOR) != 0)
    self->author = here->author;
  if ((missing & LIFT_IMPORT_MISSING_NOTE) != 0) {
    g_free (self->note);
    self->note = g_strdup (here->note);
  }
  return self;
}

/**
 * lift_import_fill_state:
 * @here: a state that the diary has
 * @state: one of the file, complete
 *
 * Returns: (transfer full): @here, with the answers of @state where it has none. No answer is changed.
 */
LiftEntry *
lift_import_fill_state (const LiftEntry *here, const LiftEntry *state)
{
  LiftEntry *self = lift_entry_copy (here);

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    if (self->scores[s] == LIFT_SCORE_NONE)
      self->scores[s] = state->scores[s];
  for (guint i = 0; i < state->zone_ratings->len; i++) {
    const LiftRating *rating = &g_array_index (state->zone_ratings, LiftRating, i);

    if (lift_entry_get_zone_score (self, rating->symptom, rating->zone, rating->side) == LIFT_SCORE_NONE)
      g_array_append_vals (self->zone_ratings, rating, 1);
  }
  if (!self->signs_checked)
    keep_signs (self, state);
  if (self->more_side == LIFT_MORE_SIDE_NONE)
    self->more_side = state->more_side;
  if (self->pain_relief == LIFT_ANSWER_NONE)
    self->pain_relief = state->pain_relief;
  if (self->temperature_c10 == LIFT_TEMPERATURE_NONE)
    self->temperature_c10 = state->temperature_c10;
  if (self->ticks->len == 0)
    keep_ticks (self, state);
  if (self->note[0] == '\0') {
    g_free (self->note);
    self->note = g_strdup (state->note);
  }
  return self;
}
