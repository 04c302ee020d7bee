/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <glib.h>

#include "lift-chart-style.h"

#define LEAST_TEXT 4.5
#define LEAST_MARK 3.0

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const LiftColor *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) + 0.0722 * linear (color->blue);
}

/* WCAG 2.1: from 1 (the same) to 21 (black on white). */
static double
contrast (const LiftColor *a, const LiftColor *b)
{
  double first = luminance (a);
  double second = luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/* Card and window colours of Adwaita, light and dark, beside the style's own background. */
static const LiftColor light_backgrounds[] = { { 1, 1, 1, 1 }, { 0.98, 0.98, 0.98, 1 } };
static const LiftColor dark_backgrounds[] = { { 0.22, 0.22, 0.22, 1 }, { 0.118, 0.118, 0.118, 1 } };

static void
test_contrast (void)
{
  for (int scheme = LIFT_CHART_SCHEME_LIGHT; scheme <= LIFT_CHART_SCHEME_DARK_HC; scheme++) {
    const LiftChartStyle *style = lift_chart_style_get ((LiftChartScheme) scheme);
    gboolean dark = scheme == LIFT_CHART_SCHEME_DARK || scheme == LIFT_CHART_SCHEME_DARK_HC;
    const LiftColor *backgrounds = dark ? dark_backgrounds : light_backgrounds;
    const LiftColor all[] = { style->background, backgrounds[0], backgrounds[1] };

    for (guint b = 0; b < G_N_ELEMENTS (all); b++) {
      g_assert_cmpfloat (contrast (&style->text, &all[b]), >=, LEAST_TEXT);
      g_assert_cmpfloat (contrast (&style->dim_text, &all[b]), >=, LEAST_TEXT);
      for (int s = 0; s < LIFT_N_SYMPTOMS; s++) {
        g_test_message ("scheme %d, symptom %d: %.2f", scheme, s, contrast (&style->symptoms[s], &all[b]));
        g_assert_cmpfloat (contrast (&style->symptoms[s], &all[b]), >=, LEAST_MARK);
      }
    }
  }
}

static gboolean
same_color (const LiftColor *a, const LiftColor *b)
{
  return fabs (a->red - b->red) + fabs (a->green - b->green) + fabs (a->blue - b->blue) < 0.2;
}

static gboolean
same_dash (const LiftChartStyle *style, int a, int b)
{
  if (style->n_dashes[a] != style->n_dashes[b])
    return FALSE;
  for (int i = 0; i < style->n_dashes[a]; i++) {
    if (style->dashes[a][i] != style->dashes[b][i])
      return FALSE;
  }
  return TRUE;
}

/* Any two symptoms differ three times over. */
static void
test_three_differences (void)
{
  for (int scheme = LIFT_CHART_SCHEME_LIGHT; scheme <= LIFT_CHART_SCHEME_DARK_HC; scheme++) {
    const LiftChartStyle *style = lift_chart_style_get ((LiftChartScheme) scheme);

    for (int a = 0; a < LIFT_N_SYMPTOMS; a++) {
      for (int b = a + 1; b < LIFT_N_SYMPTOMS; b++) {
        g_assert_false (same_color (&style->symptoms[a], &style->symptoms[b]));
        g_assert_false (same_dash (style, a, b));
        g_assert_cmpint (style->markers[a], !=, style->markers[b]);
        g_assert_cmpstr (lift_marker_to_text (style->markers[a]), !=, lift_marker_to_text (style->markers[b]));
      }
    }
  }
}

/* What is left of a colour for an eye without one kind of cone, in linear light: G. M. Machado, M. M. Oliveira,
 * L. A. F. Fernandes, "A physiologically-based model for simulation of color vision deficiency", 2009, severity 1. */
static const struct {
  const char *name;
  double matrix[9];
} eyes[] = {
  { "every cone", { 1, 0, 0, 0, 1, 0, 0, 0, 1 } },
  { "protanopia",
    { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 } },
  { "deuteranopia",
    { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 } },
  { "tritanopia",
    { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 } },
};

static double
lab_curve (double t)
{
  return t > 0.008856 ? cbrt (t) : 7.787 * t + 16.0 / 116.0;
}

/* CIE L*a*b* (D65) of @color as the eye @matrix sees it. */
static void
see (const LiftColor *color, const double *matrix, double lab[3])
{
  double light[3] = { linear (color->red), linear (color->green), linear (color->blue) };
  double seen[3];
  double x, y, z;

  for (int i = 0; i < 3; i++)
    seen[i] = CLAMP (matrix[3 * i] * light[0] + matrix[3 * i + 1] * light[1] + matrix[3 * i + 2] * light[2], 0, 1);
  x = lab_curve ((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
  y = lab_curve (0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  z = lab_curve ((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

/* The three that stand in one chart by default are apart for every eye, even without their dashes and markers.
 * A distance of 10 is seen at a glance. */
static void
test_colour_blind (void)
{
  for (int scheme = 0; scheme <= LIFT_CHART_SCHEME_DARK_HC; scheme++) {
    const LiftChartStyle *style = lift_chart_style_get ((LiftChartScheme) scheme);

    for (guint e = 0; e < G_N_ELEMENTS (eyes); e++) {
      double least = G_MAXDOUBLE;

      for (int a = 0; a < LIFT_N_CORE_SYMPTOMS; a++) {
        for (int b = a + 1; b < LIFT_N_CORE_SYMPTOMS; b++) {
          double one[3], other[3];

          see (&style->symptoms[a], eyes[e].matrix, one);
          see (&style->symptoms[b], eyes[e].matrix, other);
          least = MIN (least, sqrt (pow (one[0] - other[0], 2) + pow (one[1] - other[1], 2) + pow (one[2] - other[2], 2)));
        }
      }
      g_test_message ("scheme %d, %s: %.1f apart", scheme, eyes[e].name, least);
      g_assert_cmpfloat (least, >=, 10);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-style/contrast", test_contrast);
  g_test_add_func ("/chart-style/three-differences", test_three_differences);
  g_test_add_func ("/chart-style/colour-blind", test_colour_blind);
  return g_test_run ();
}
