/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiftSymptom:
 *
 * What is scored 0 to 10 each day, on scale `nrs11-v1`. The first %LIFT_N_CORE_SYMPTOMS are asked
 * openly and have a reference band; the others wait behind "More".
 */
typedef enum {
  LIFT_SYMPTOM_SWELLING,
  LIFT_SYMPTOM_BRUISING,
  LIFT_SYMPTOM_DISCOMFORT,
  LIFT_SYMPTOM_TIGHTNESS,
  LIFT_SYMPTOM_NUMBNESS,
} LiftSymptom;

#define LIFT_N_SYMPTOMS 5
#define LIFT_N_CORE_SYMPTOMS 3

#define LIFT_SCORE_NONE (-1)
#define LIFT_SCORE_MAX 10
#define LIFT_SCALE_NAME "nrs11-v1"

const char *lift_symptom_to_key (LiftSymptom symptom);
gboolean lift_symptom_from_key (const char *key, LiftSymptom *symptom);
gboolean lift_score_is_valid (int score);

G_END_DECLS
