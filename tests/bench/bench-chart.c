/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The chart at 640×400, scale 1, warm: medians beside their limits (DESIGN.md §12). */

#include <stdlib.h>

#include "fixture.h"
#include "lift-chart-painter.h"
#include "lift-reference-file.h"

#define WARM_UP 20
#define RUNS 101

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static double
median_ms (gint64 *times)
{
  qsort (times, RUNS, sizeof *times, compare_times);
  return (double) times[RUNS / 2] / 1000;
}

/* Layout alone, and layout with paint, on one surface as a window has it. */
static void
measure (const LiftChartSpec *spec, double *layout_ms, double *paint_ms)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) spec->width, (int) spec->height);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  const LiftChartStyle *style = lift_chart_style_get (LIFT_CHART_SCHEME_LIGHT);
  gint64 layouts[RUNS], paints[RUNS];

  for (int i = -WARM_UP; i < RUNS; i++) {
    gint64 start = g_get_monotonic_time ();
    g_autoptr (LiftChartLayout) layout = lift_chart_layout_new (spec);
    gint64 laid_out = g_get_monotonic_time ();

    lift_chart_paint (cr, context, layout, style);
    cairo_surface_flush (surface);
    if (i >= 0) {
      layouts[i] = laid_out - start;
      paints[i] = g_get_monotonic_time () - start;
    }
  }
  *layout_ms = median_ms (layouts);
  *paint_ms = median_ms (paints);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
report (const char *what, double figure, double limit)
{
  gboolean good = figure <= limit;

  g_print ("%-38s %8.3f ms   limit %6.1f ms   %s\n", what, figure, limit, good ? "within" : "OVER");
  return good;
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftReference) reference = NULL;
  g_autoptr (LiftEpisode) two_weeks = fixture_new_two_weeks ();
  g_autoptr (LiftEpisode) ten_years = fixture_new_long (3650);
  LiftChartSpec spec = fixture_spec (two_weeks, NULL, 7);
  double layout, paint;
  gboolean good = TRUE;

  lift_report_register_resources ();
  reference = lift_reference_file_load_shipped (&error);
  g_assert_no_error (error);
  spec.reference = reference;
  measure (&spec, &layout, &paint);
  good &= report ("15 days × 3: layout", layout, 0.3);
  good &= report ("15 days × 3: layout and paint", paint, 3);
  spec.episode = ten_years;
  measure (&spec, &layout, &paint);
  good &= report ("10 years × 3: layout", layout, 4);
  good &= report ("10 years × 3: layout and paint", paint, 16);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
