/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-chart-style.h"

#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1.0 }

#define N_SCHEMES (LIFT_CHART_SCHEME_DARK_HC + 1)

/* Swelling is one unbroken line. */
/* A row is needed for each; one that is left out would be empty. */
G_STATIC_ASSERT (LIFT_N_SYMPTOMS == 5);

static const double dashed[] = { 7, 4 };
static const double dotted[] = { 0.1, 4.4 };
static const double dash_dotted[] = { 8, 4, 0.1, 4 };
static const double long_dashed[] = { 14, 5 };

#define SHAPES                                                                                           \
  .dashes = { NULL, dashed, dotted, dash_dotted, long_dashed }, .n_dashes = { 0, 2, 2, 4, 2 },           \
  .markers = { LIFT_MARKER_CIRCLE, LIFT_MARKER_DIAMOND, LIFT_MARKER_TRIANGLE, LIFT_MARKER_SQUARE,        \
               LIFT_MARKER_CROSS }

/* GNOME's palette, made darker or lighter where the contrast test asked for it. No green: it never means
 * safe here. Tightness is a slate blue-green and numbness a brown, apart from the others also to somebody
 * who does not see red or green. */
static const LiftChartStyle styles[N_SCHEMES] = {
  [LIFT_CHART_SCHEME_LIGHT] = {
    .background = RGB (0xffffff), .text = RGB (0x2e2e32), .dim_text = RGB (0x65656b), .grid = RGB (0xdeddda),
    .symptoms = { RGB (0x1c71d8), RGB (0x813d9c), RGB (0xc64600), RGB (0x0f7482), RGB (0x865e3c) },
    SHAPES, .hatch_alpha = 0.30, .line_width = 2.2, .marker_size = 8.5,
  },
  [LIFT_CHART_SCHEME_DARK] = {
    .background = RGB (0x383838), .text = RGB (0xf4f4f4), .dim_text = RGB (0xc4c4c6), .grid = RGB (0x55555a),
    .symptoms = { RGB (0x62a0ea), RGB (0xd07ac0), RGB (0xffa348), RGB (0x5bc3cd), RGB (0xcdab8f) },
    SHAPES, .hatch_alpha = 0.34, .line_width = 2.2, .marker_size = 8.5,
  },
  [LIFT_CHART_SCHEME_PRINT] = {
    .background = RGB (0xffffff), .text = RGB (0x1e1e1e), .dim_text = RGB (0x55555a), .grid = RGB (0xd0d0d0),
    .symptoms = { RGB (0x1a5fb4), RGB (0x7a3580), RGB (0xb84000), RGB (0x0b6572), RGB (0x6f4c2e) },
    SHAPES, .hatch_alpha = 0.34, .line_width = 2.0, .marker_size = 8.0,
  },
  [LIFT_CHART_SCHEME_LIGHT_HC] = {
    .background = RGB (0xffffff), .text = RGB (0x000000), .dim_text = RGB (0x2e2e32), .grid = RGB (0x9a9996),
    .symptoms = { RGB (0x1a5fb4), RGB (0x613583), RGB (0x963800), RGB (0x085662), RGB (0x5a3c22) },
    SHAPES, .hatch_alpha = 0.55, .line_width = 2.6, .marker_size = 9.5,
  },
  [LIFT_CHART_SCHEME_DARK_HC] = {
    .background = RGB (0x1e1e1e), .text = RGB (0xffffff), .dim_text = RGB (0xf0f0f0), .grid = RGB (0x9a9996),
    .symptoms = { RGB (0x7fb4f0), RGB (0xf2b0d8), RGB (0xffb050), RGB (0x6ee2dc), RGB (0xe6cdb8) },
    SHAPES, .hatch_alpha = 0.55, .line_width = 2.6, .marker_size = 9.5,
  },
};

/**
 * lift_chart_style_get:
 * @scheme: where the chart will be seen
 *
 * Widths and sizes are meant for a font size of 11; the painter scales them with the font.
 *
 * Returns: (transfer none): colours, dashes and markers.
 */
const LiftChartStyle *
lift_chart_style_get (LiftChartScheme scheme)
{
  g_return_val_if_fail ((guint) scheme < N_SCHEMES, &styles[LIFT_CHART_SCHEME_LIGHT]);
  return &styles[scheme];
}

/** lift_marker_to_text: Returns: (transfer none): the character that looks most like @marker, for terminals. */
const char *
lift_marker_to_text (LiftMarker marker)
{
  static const char *const texts[] = { "●", "◆", "▲", "■", "✖" };

  g_return_val_if_fail ((guint) marker < G_N_ELEMENTS (texts), "");
  return texts[marker];
}
