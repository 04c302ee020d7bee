/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-entry.h"

G_DEFINE_BOXED_TYPE (LiftEntry, lift_entry, lift_entry_ref, lift_entry_unref)

static const char *const author_keys[] = { "me", "helper" };
static const char *const more_side_keys[] = { NULL, "left", "same", "right" };

/**
 * lift_tick_new:
 * @kind: stable name of the event
 * @text: (nullable): her words
 *
 * Returns: (transfer full): an event of a day; free with lift_tick_free().
 */
LiftTick *
lift_tick_new (const char *kind, const char *text)
{
  LiftTick *tick = g_new0 (LiftTick, 1);

  tick->kind = g_strdup (kind);
  tick->text = g_strdup (text);
  return tick;
}

/**
 * lift_tick_free:
 * @tick: (transfer full): an event of a day
 */
void
lift_tick_free (LiftTick *tick)
{
  g_free (tick->kind);
  g_free (tick->text);
  g_free (tick);
}

static GPtrArray *
ticks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lift_tick_free);
}

/**
 * lift_entry_new:
 * @procedure: (nullable): uuid of the procedure
 * @for_day: the day that it speaks of
 *
 * Returns: (transfer full): an entry in which nothing is answered.
 */
LiftEntry *
lift_entry_new (const char *procedure, LiftDate for_day)
{
  LiftEntry *self = g_new0 (LiftEntry, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->procedure = g_strdup (procedure);
  self->for_day = for_day;
  for (guint i = 0; i < LIFT_N_SYMPTOMS; i++)
    self->scores[i] = LIFT_SCORE_NONE;
  self->zone_ratings = g_array_new (FALSE, FALSE, sizeof (LiftRating));
  self->signs = g_array_new (FALSE, FALSE, sizeof (LiftSignMark));
  self->temperature_c10 = LIFT_TEMPERATURE_NONE;
  self->note = g_strdup ("");
  self->ticks = ticks_new ();
  return self;
}

/**
 * lift_entry_copy:
 * @self: an entry
 *
 * Returns: (transfer full): another one with the same values, of which the caller is the only owner.
 */
LiftEntry *
lift_entry_copy (const LiftEntry *self)
{
  LiftEntry *copy = lift_entry_new (self->procedure, self->for_day);

  copy->uuid = g_strdup (self->uuid);
  copy->revision = g_strdup (self->revision);
  copy->change = g_strdup (self->change);
  copy->seq = self->seq;
  copy->recorded_at = self->recorded_at;
  copy->utc_offset = self->utc_offset;
  copy->first_recorded_at = self->first_recorded_at;
  copy->first_utc_offset = self->first_utc_offset;
  copy->author = self->author;
  copy->deleted = self->deleted;
  memcpy (copy->scores, self->scores, sizeof copy->scores);
  g_array_append_vals (copy->zone_ratings, self->zone_ratings->data, self->zone_ratings->len);
  copy->signs_checked = self->signs_checked;
  g_array_append_vals (copy->signs, self->signs->data, self->signs->len);
  copy->more_side = self->more_side;
  copy->pain_relief = self->pain_relief;
  copy->temperature_c10 = self->temperature_c10;
  g_free (copy->note);
  copy->note = g_strdup (self->note);
  for (guint i = 0; i < self->ticks->len; i++) {
    const LiftTick *tick = g_ptr_array_index (self->ticks, i);

    g_ptr_array_add (copy->ticks, lift_tick_new (tick->kind, tick->text));
  }
  return copy;
}

/**
 * lift_entry_ref:
 * @self: an entry
 *
 * Returns: (transfer full): @self. Safe from any thread.
 */
LiftEntry *
lift_entry_ref (LiftEntry *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * lift_entry_unref:
 * @self: (transfer full): an entry
 */
void
lift_entry_unref (LiftEntry *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->uuid);
  g_free (self->procedure);
  g_free (self->revision);
  g_free (self->change);
  g_array_unref (self->zone_ratings);
  g_array_unref (self->signs);
  g_free (self->note);
  g_ptr_array_unref (self->ticks);
  g_free (self);
}

/**
 * lift_entry_find_sign:
 * @self: an entry
 * @sign: a sign
 *
 * Returns: (transfer none) (nullable): the mark, if the sign is present.
 */
const LiftSignMark *
lift_entry_find_sign (const LiftEntry *self, LiftSign sign)
{
  for (guint i = 0; i < self->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (self->signs, LiftSignMark, i);

    if (mark->sign == sign)
      return mark;
  }
  return NULL;
}

/**
 * lift_entry_get_zone_score:
 * @self: an entry
 * @symptom: what
 * @zone: where
 * @side: on which side
 *
 * Returns: 0 to 10, or %LIFT_SCORE_NONE.
 */
int
lift_entry_get_zone_score (const LiftEntry *self, LiftSymptom symptom, LiftZone zone, LiftSide side)
{
  if (zone == LIFT_ZONE_FACE && side == LIFT_SIDE_BOTH)
    return self->scores[symptom];
  for (guint i = 0; i < self->zone_ratings->len; i++) {
    const LiftRating *rating = &g_array_index (self->zone_ratings, LiftRating, i);

    if (rating->symptom == symptom && rating->zone == zone && rating->side == side)
      return rating->score;
  }
  return LIFT_SCORE_NONE;
}

/**
 * lift_entry_is_empty:
 * @self: an entry
 *
 * Returns: whether nothing at all is answered or written (a deleted state is empty).
 */
gboolean
lift_entry_is_empty (const LiftEntry *self)
{
  g_autoptr (LiftEntry) nothing = lift_entry_new (NULL, self->for_day);

  return lift_entry_has_same_answers (self, nothing);
}

static gboolean
same_signs (const LiftEntry *self, const LiftEntry *other)
{
  if (self->signs_checked != other->signs_checked || self->signs->len != other->signs->len)
    return FALSE;
  for (guint i = 0; i < self->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (self->signs, LiftSignMark, i);
    const LiftSignMark *theirs = lift_entry_find_sign (other, mark->sign);

    if (theirs == NULL || theirs->side != mark->side || theirs->since_day != mark->since_day)
      return FALSE;
  }
  return TRUE;
}

static gboolean
same_zone_ratings (const LiftEntry *self, const LiftEntry *other)
{
  if (self->zone_ratings->len != other->zone_ratings->len)
    return FALSE;
  for (guint i = 0; i < self->zone_ratings->len; i++) {
    const LiftRating *r = &g_array_index (self->zone_ratings, LiftRating, i);

    if (lift_entry_get_zone_score (other, r->symptom, r->zone, r->side) != r->score)
      return FALSE;
  }
  return TRUE;
}

static gboolean
same_ticks (const LiftEntry *self, const LiftEntry *other)
{
  if (self->ticks->len != other->ticks->len)
    return FALSE;
  for (guint i = 0; i < self->ticks->len; i++) {
    const LiftTick *a = g_ptr_array_index (self->ticks, i);
    const LiftTick *b = g_ptr_array_index (other->ticks, i);

    if (g_strcmp0 (a->kind, b->kind) != 0 || g_strcmp0 (a->text, b->text) != 0)
      return FALSE;
  }
  return TRUE;
}

/**
 * lift_entry_has_same_answers:
 * @self: an entry
 * @other: another one
 *
 * Compares what was answered and written, not when or by whom.
 *
 * Returns: whether saving @other over @self would change nothing.
 */
gboolean
lift_entry_has_same_answers (const LiftEntry *self, const LiftEntry *other)
{
  return self->deleted == other->deleted &&
         memcmp (self->scores, other->scores, sizeof self->scores) == 0 &&
         self->more_side == other->more_side && self->pain_relief == other->pain_relief &&
         self->temperature_c10 == other->temperature_c10 && g_strcmp0 (self->note, other->note) == 0 &&
         same_signs (self, other) && same_zone_ratings (self, other) && same_ticks (self, other);
}

/**
 * lift_entry_is_written_later:
 * @self: an entry
 * @day_end_hours: hour at which a diary day ends, 0 to 6
 *
 * Returns: whether the day was first written down after it had ended, by the clock she had then.
 */
gboolean
lift_entry_is_written_later (const LiftEntry *self, int day_end_hours)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (self->first_recorded_at);
  g_autoptr (GDateTime) local = NULL;
  LiftDate written;

  if (utc == NULL)
    return FALSE;
  local = g_date_time_add_minutes (utc, self->first_utc_offset);
  written = lift_date_from_date_time (local);
  if (g_date_time_get_hour (local) < day_end_hours)
    written--;
  return written > self->for_day;
}

/** lift_author_to_key: Returns: (transfer none): the stable name of @author. */
const char *
lift_author_to_key (LiftAuthor author)
{
  g_return_val_if_fail ((guint) author < G_N_ELEMENTS (author_keys), NULL);
  return author_keys[author];
}

/** lift_author_from_key: Returns: whether @key names an author; then @author is set. */
gboolean
lift_author_from_key (const char *key, LiftAuthor *author)
{
  for (guint i = 0; i < G_N_ELEMENTS (author_keys); i++) {
    if (g_strcmp0 (key, author_keys[i]) == 0) {
      *author = (LiftAuthor) i;
      return TRUE;
    }
  }
  return FALSE;
}

/** lift_more_side_to_key: Returns: (transfer none) (nullable): the stable name; %NULL: not answered. */
const char *
lift_more_side_to_key (LiftMoreSide side)
{
  g_return_val_if_fail ((guint) side < G_N_ELEMENTS (more_side_keys), NULL);
  return more_side_keys[side];
}

/** lift_more_side_from_key: Returns: whether @key (%NULL: not answered) is known; then @side is set. */
gboolean
lift_more_side_from_key (const char *key, LiftMoreSide *side)
{
  for (guint i = 0; i < G_N_ELEMENTS (more_side_keys); i++) {
    if (g_strcmp0 (key, more_side_keys[i]) == 0) {
      *side = (LiftMoreSide) i;
      return TRUE;
    }
  }
  return FALSE;
}
