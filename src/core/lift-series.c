/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-series.h"

struct _LiftSeries {
  LiftSymptom symptom;
  GArray *points;
};

/**
 * lift_series_new:
 * @episode: the days
 * @symptom: which score to take
 *
 * A procedure that has no date yet has no day numbers, so its series is empty.
 *
 * Returns: (transfer full): the answered scores of @symptom, earliest first.
 */
LiftSeries *
lift_series_new (const LiftEpisode *episode, LiftSymptom symptom)
{
  LiftSeries *self;
  LiftDate day0 = lift_episode_get_procedure (episode)->day0;
  guint n_entries = lift_episode_get_n_entries (episode);
  int day_before = G_MININT;

  g_return_val_if_fail ((guint) symptom < LIFT_N_SYMPTOMS, NULL);
  self = g_new0 (LiftSeries, 1);
  self->symptom = symptom;
  self->points = g_array_sized_new (FALSE, FALSE, sizeof (LiftPoint), n_entries);
  for (guint i = 0; day0 != LIFT_DATE_NONE && i < n_entries; i++) {
    const LiftEntry *entry = lift_episode_get_nth (episode, i);
    LiftPoint point = { .day = entry->for_day - day0, .score = entry->scores[symptom] };

    if (point.score == LIFT_SCORE_NONE)
      continue;
    point.written_later = lift_episode_is_written_later (episode, entry);
    point.starts_segment = self->points->len == 0 || point.day - 1 != day_before;
    day_before = point.day;
    g_array_append_val (self->points, point);
  }
  return self;
}

/** lift_series_free: frees @self. */
void
lift_series_free (LiftSeries *self)
{
  g_array_unref (self->points);
  g_free (self);
}

/** lift_series_get_n_points: Returns: how many days are answered. */
guint
lift_series_get_n_points (const LiftSeries *self)
{
  return self->points->len;
}

/** lift_series_get_points: Returns: (transfer none) (array): the points, earliest first. */
const LiftPoint *
lift_series_get_points (const LiftSeries *self)
{
  return (const LiftPoint *) (gpointer) self->points->data;
}

/** lift_series_get_symptom: Returns: whose scores these are. */
LiftSymptom
lift_series_get_symptom (const LiftSeries *self)
{
  return self->symptom;
}

/** lift_series_get_worst: Returns: (transfer none) (nullable): the highest score, the first day that had it. */
const LiftPoint *
lift_series_get_worst (const LiftSeries *self)
{
  const LiftPoint *worst = NULL;

  for (guint i = 0; i < self->points->len; i++) {
    const LiftPoint *point = &g_array_index (self->points, LiftPoint, i);

    if (worst == NULL || point->score > worst->score)
      worst = point;
  }
  return worst;
}

/** lift_series_get_latest: Returns: (transfer none) (nullable): the last answered day. */
const LiftPoint *
lift_series_get_latest (const LiftSeries *self)
{
  return self->points->len > 0 ? &g_array_index (self->points, LiftPoint, self->points->len - 1) : NULL;
}
