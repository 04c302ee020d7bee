/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-symptom.h"

G_BEGIN_DECLS

typedef struct {
  double red, green, blue, alpha;
} LiftColor;

typedef enum {
  LIFT_CHART_SCHEME_LIGHT,
  LIFT_CHART_SCHEME_DARK,
  LIFT_CHART_SCHEME_PRINT,
  LIFT_CHART_SCHEME_LIGHT_HC,
  LIFT_CHART_SCHEME_DARK_HC,
} LiftChartScheme;

typedef enum { LIFT_MARKER_CIRCLE, LIFT_MARKER_DIAMOND, LIFT_MARKER_TRIANGLE, LIFT_MARKER_SQUARE,
               LIFT_MARKER_CROSS } LiftMarker;

/**
 * LiftChartStyle:
 *
 * The one palette table: the painter reads it, the window makes its CSS colours from it. Symptoms
 * differ by colour, dash and marker. Contrast is measured in tests (text 4.5:1, marks 3:1).
 */
typedef struct {
  LiftColor background;
  LiftColor text;
  LiftColor dim_text;
  LiftColor grid;
  LiftColor symptoms[LIFT_N_SYMPTOMS];
  const double *dashes[LIFT_N_SYMPTOMS];
  int n_dashes[LIFT_N_SYMPTOMS];
  LiftMarker markers[LIFT_N_SYMPTOMS];
  double hatch_alpha;
  double line_width;
  double marker_size;
} LiftChartStyle;

const LiftChartStyle *lift_chart_style_get (LiftChartScheme scheme);
const char *lift_marker_to_text (LiftMarker marker);

G_END_DECLS
