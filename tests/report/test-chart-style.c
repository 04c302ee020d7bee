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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-style/contrast", test_contrast);
  g_test_add_func ("/chart-style/three-differences", test_three_differences);
  return g_test_run ();
}
