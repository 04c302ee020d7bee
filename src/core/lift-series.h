/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-episode.h"

G_BEGIN_DECLS

/**
 * LiftPoint:
 * @day: day number (0 is the procedure day)
 * @score: 0 to 10
 * @written_later: the day was first written after it had ended
 * @starts_segment: no line leads here from the point before (a day is missing between them)
 */
typedef struct {
  int day;
  int score;
  gboolean written_later;
  gboolean starts_segment;
} LiftPoint;

/**
 * LiftSeries:
 *
 * The answered scores of one symptom, earliest first. A day that is missing or not answered is a gap.
 */
typedef struct _LiftSeries LiftSeries;

LiftSeries *lift_series_new (const LiftEpisode *episode, LiftSymptom symptom);
void lift_series_free (LiftSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftSeries, lift_series_free)

guint lift_series_get_n_points (const LiftSeries *self);
const LiftPoint *lift_series_get_points (const LiftSeries *self);
LiftSymptom lift_series_get_symptom (const LiftSeries *self);
const LiftPoint *lift_series_get_worst (const LiftSeries *self);
const LiftPoint *lift_series_get_latest (const LiftSeries *self);

G_END_DECLS
