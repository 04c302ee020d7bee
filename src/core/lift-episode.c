/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-episode.h"

struct _LiftEpisode {
  gatomicrefcount ref_count;
  LiftProcedure *procedure;
  GPtrArray *entries;
  int day_end_hours;
};

G_DEFINE_BOXED_TYPE (LiftEpisode, lift_episode, lift_episode_ref, lift_episode_unref)

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const LiftEntry *first = *(LiftEntry *const *) a;
  const LiftEntry *second = *(LiftEntry *const *) b;

  return (first->for_day > second->for_day) - (first->for_day < second->for_day);
}

/**
 * lift_episode_new:
 * @procedure: a procedure
 * @entries: (element-type LiftEntry): the newest state of each day, in any order
 * @day_end_hours: hour at which a diary day ends, 0 to 6
 *
 * Returns: (transfer full): the episode; it holds references of its own.
 */
LiftEpisode *
lift_episode_new (LiftProcedure *procedure, GPtrArray *entries, int day_end_hours)
{
  LiftEpisode *self = g_new0 (LiftEpisode, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->procedure = lift_procedure_ref (procedure);
  self->day_end_hours = day_end_hours;
  self->entries = g_ptr_array_new_full (entries->len, (GDestroyNotify) lift_entry_unref);
  for (guint i = 0; i < entries->len; i++) {
    LiftEntry *entry = g_ptr_array_index (entries, i);

    if (!entry->deleted)
      g_ptr_array_add (self->entries, lift_entry_ref (entry));
  }
  g_ptr_array_sort (self->entries, compare_days);
  return self;
}

/** lift_episode_ref: Returns: (transfer full): @self. */
LiftEpisode *
lift_episode_ref (LiftEpisode *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** lift_episode_unref: gives up one reference to @self. */
void
lift_episode_unref (LiftEpisode *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  lift_procedure_unref (self->procedure);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/** lift_episode_get_procedure: Returns: (transfer none): whose days these are. */
LiftProcedure *
lift_episode_get_procedure (const LiftEpisode *self)
{
  return self->procedure;
}

/** lift_episode_get_day_end_hours: Returns: hour at which a diary day ends, 0 to 6. */
int
lift_episode_get_day_end_hours (const LiftEpisode *self)
{
  return self->day_end_hours;
}

/** lift_episode_get_n_entries: Returns: how many days are written. */
guint
lift_episode_get_n_entries (const LiftEpisode *self)
{
  return self->entries->len;
}

/** lift_episode_get_nth: Returns: (transfer none): the entry at @position, earliest day first. */
LiftEntry *
lift_episode_get_nth (const LiftEpisode *self, guint position)
{
  g_return_val_if_fail (position < self->entries->len, NULL);
  return g_ptr_array_index (self->entries, position);
}

/** lift_episode_get_entry: Returns: (transfer none) (nullable): the entry of @for_day. */
LiftEntry *
lift_episode_get_entry (const LiftEpisode *self, LiftDate for_day)
{
  guint low = 0;
  guint high = self->entries->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    LiftEntry *entry = g_ptr_array_index (self->entries, middle);

    if (entry->for_day == for_day)
      return entry;
    if (entry->for_day < for_day)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

/** lift_episode_get_score: Returns: the day's score of @symptom, or %LIFT_SCORE_NONE. */
int
lift_episode_get_score (const LiftEpisode *self, LiftDate for_day, LiftSymptom symptom)
{
  const LiftEntry *entry = lift_episode_get_entry (self, for_day);

  return entry != NULL ? entry->scores[symptom] : LIFT_SCORE_NONE;
}

/**
 * lift_episode_get_day_number:
 * @self: an episode whose procedure has a date
 * @for_day: a day
 *
 * Returns: 0 for the procedure day, 1 for the day after, negative before.
 */
int
lift_episode_get_day_number (const LiftEpisode *self, LiftDate for_day)
{
  g_return_val_if_fail (self->procedure->day0 != LIFT_DATE_NONE, 0);
  return for_day - self->procedure->day0;
}

/** lift_episode_is_written_later: Returns: whether @entry was first written after its day had ended. */
gboolean
lift_episode_is_written_later (const LiftEpisode *self, const LiftEntry *entry)
{
  return lift_entry_is_written_later (entry, self->day_end_hours);
}
