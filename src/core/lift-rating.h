/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-symptom.h"

G_BEGIN_DECLS

/**
 * LiftSide:
 *
 * A side of the face as the patient sees it. %LIFT_SIDE_NONE: not said.
 */
typedef enum {
  LIFT_SIDE_NONE,
  LIFT_SIDE_BOTH,
  LIFT_SIDE_LEFT,
  LIFT_SIDE_RIGHT,
} LiftSide;

#define LIFT_N_SIDES 4

/**
 * LiftZone:
 *
 * A part of the face. The day's score is that of (%LIFT_ZONE_FACE, %LIFT_SIDE_BOTH); only it feeds the
 * band, the rules, the chart and CSV.
 */
typedef enum {
  LIFT_ZONE_FACE,
  LIFT_ZONE_BROW,
  LIFT_ZONE_CHEEK,
  LIFT_ZONE_JAWLINE,
  LIFT_ZONE_NECK,
  LIFT_ZONE_OTHER,
} LiftZone;

#define LIFT_N_ZONES 6

/**
 * LiftRating:
 * @symptom: what was rated
 * @zone: where
 * @side: on which side
 * @score: 0 to 10
 *
 * One answered score. A score that was not answered has no rating at all.
 */
typedef struct {
  LiftSymptom symptom;
  LiftZone zone;
  LiftSide side;
  int score;
} LiftRating;

const char *lift_side_to_key (LiftSide side);
gboolean lift_side_from_key (const char *key, LiftSide *side);
const char *lift_zone_to_key (LiftZone zone);
gboolean lift_zone_from_key (const char *key, LiftZone *zone);

G_END_DECLS
