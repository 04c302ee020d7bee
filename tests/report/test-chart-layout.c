/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "fixture.h"
#include "lift-chart-layout.h"
#include "lift-reference-file.h"

#define CORE 7u
#define SWELLING (1u << LIFT_SYMPTOM_SWELLING)

static LiftReference *
load_reference (void)
{
  g_autoptr (GError) error = NULL;
  LiftReference *reference = lift_reference_file_load_shipped (&error);

  g_assert_no_error (error);
  return reference;
}

static LiftEpisode *
new_episode (LiftDate day0, const int *days, guint n_days)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  g_autoptr (LiftProcedure) procedure = fixture_new_procedure (day0);

  for (guint i = 0; i < n_days; i++)
    g_ptr_array_add (entries, fixture_new_entry (FIXTURE_DAY0 + days[i], 5, 5, 5));
  return lift_episode_new (procedure, entries, 0);
}

static const LiftChartPoint *
get_point (const LiftChartPlot *plot, guint i)
{
  g_assert_cmpuint (i, <, plot->points->len);
  return &g_array_index (plot->points, LiftChartPoint, i);
}

static double
get_tick (const LiftChartPlot *plot, int day)
{
  for (guint i = 0; i < plot->day_ticks->len; i++) {
    const LiftChartTick *tick = &g_array_index (plot->day_ticks, LiftChartTick, i);

    if (tick->value == day)
      return tick->position;
  }
  return NAN;
}

/* Days −1, 0, 7, 8, 14, 15 and 400 all have their place, one after the other, inside of the plot. */
static void
test_days_in_order (void)
{
  static const int days[] = { -1, 0, 7, 8, 14, 15, 400 };
  g_autoptr (LiftReference) reference = load_reference ();
  g_autoptr (LiftEpisode) episode = new_episode (FIXTURE_DAY0, days, G_N_ELEMENTS (days));
  LiftChartSpec spec = fixture_spec (episode, reference, SWELLING);
  g_autoptr (LiftChartLayout) layout = lift_chart_layout_new (&spec);
  const LiftChartPlot *plot = lift_chart_layout_get_plot (layout, 0);
  double per_day;

  g_assert_cmpuint (plot->points->len, ==, G_N_ELEMENTS (days));
  per_day = (get_point (plot, 6)->x - get_point (plot, 0)->x) / 401;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    const LiftChartPoint *point = get_point (plot, i);

    g_assert_cmpint (point->day, ==, days[i]);
    g_assert_cmpfloat_with_epsilon (point->x, get_point (plot, 0)->x + per_day * (days[i] + 1), 1e-6);
    g_assert_cmpfloat (point->x, >=, plot->x);
    g_assert_cmpfloat (point->x, <=, plot->x + plot->width);
    g_assert_cmpfloat_with_epsilon (point->y, plot->y + plot->height / 2, 1e-6);
    g_assert_cmpint (point->starts_segment, ==, days[i] != 0 && days[i] != 8 && days[i] != 15);
  }
  g_assert_cmpfloat_with_epsilon (plot->day7_x, get_point (plot, 2)->x, 1e-6);
}

/* The guide has day 0 as its first and day 14 as its last point, however far the diary goes. */
static void
test_band_ends (void)
{
  static const int days[] = { -1, 400 };
  g_autoptr (LiftReference) reference = load_reference ();
  g_autoptr (LiftEpisode) episode = new_episode (FIXTURE_DAY0, days, G_N_ELEMENTS (days));
  LiftChartSpec spec = fixture_spec (episode, reference, 31);
  g_autoptr (LiftChartLayout) layout = lift_chart_layout_new (&spec);
  const LiftChartPlot *plot = lift_chart_layout_get_plot (layout, 0);

  for (int s = 0; s < LIFT_N_CORE_SYMPTOMS; s++) {
    GArray *band = plot->bands[s];

    g_assert_nonnull (band);
    g_assert_cmpuint (band->len, ==, 15);
    for (guint i = 0; i < band->len; i++) {
      const LiftChartBandPoint *p = &g_array_index (band, LiftChartBandPoint, i);

      g_assert_cmpint (p->day, ==, (int) i);
      g_assert_cmpfloat (p->y_high, <=, p->y_typical);
      g_assert_cmpfloat (p->y_typical, <=, p->y_low);
      g_assert_cmpfloat (p->y_low, <=, plot->y + plot->height);
    }
  }
}

static void
test_chosen_days (void)
{
  static const struct {
    int entry, today, first, last;
  } cases[] = { { 2, G_MININT, 0, 7 }, { 2, 10, 0, 10 },  { 2, 200, 0, 14 },  { 30, 200, 0, 30 },
                { -3, 0, -3, 7 },      { 2, -5, 0, 7 } };
  g_autoptr (LiftReference) reference = load_reference ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LiftEpisode) episode = new_episode (FIXTURE_DAY0, &cases[i].entry, 1);
    LiftChartSpec spec = fixture_spec (episode, reference, SWELLING);
    g_autoptr (LiftChartLayout) layout = NULL;
    const LiftChartPlot *plot;

    spec.today = cases[i].today;
    layout = lift_chart_layout_new (&spec);
    plot = lift_chart_layout_get_plot (layout, 0);
    g_assert_cmpint (g_array_index (plot->day_ticks, LiftChartTick, 0).value, ==, cases[i].first);
    g_assert_cmpint (g_array_index (plot->day_ticks, LiftChartTick, plot->day_ticks->len - 1).value, ==,
                     cases[i].last);
  }
}

/* Another procedure date moves the guide and the day numbers; what was written stays on its dates. */
static void
test_changed_procedure_date (void)
{
  static const int days[] = { 2, 3 };
  g_autoptr (LiftReference) reference = load_reference ();
  g_autoptr (LiftEpisode) before = new_episode (FIXTURE_DAY0, days, 2);
  g_autoptr (LiftEpisode) after = new_episode (FIXTURE_DAY0 + 1, days, 2);
  LiftChartSpec spec = fixture_spec (before, reference, SWELLING);
  g_autoptr (LiftChartLayout) one = NULL;
  g_autoptr (LiftChartLayout) two = NULL;
  const LiftChartPlot *a, *b;

  spec.first_day = 0;
  spec.last_day = 14;
  one = lift_chart_layout_new (&spec);
  spec.episode = after;
  spec.first_day = -1;
  spec.last_day = 13;
  two = lift_chart_layout_new (&spec);
  a = lift_chart_layout_get_plot (one, 0);
  b = lift_chart_layout_get_plot (two, 0);
  for (guint i = 0; i < 2; i++) {
    g_assert_cmpfloat_with_epsilon (get_point (a, i)->x, get_point (b, i)->x, 1e-6);
    g_assert_cmpfloat_with_epsilon (get_point (a, i)->y, get_point (b, i)->y, 1e-6);
    g_assert_cmpint (get_point (b, i)->day, ==, get_point (a, i)->day - 1);
  }
  g_assert_cmpfloat_with_epsilon (g_array_index (b->bands[0], LiftChartBandPoint, 0).x, get_tick (a, 1), 1e-6);
  g_assert_cmpfloat_with_epsilon (g_array_index (b->bands[0], LiftChartBandPoint, 0).y_high,
                                  g_array_index (a->bands[0], LiftChartBandPoint, 0).y_high, 1e-6);
}

static void
test_gaps (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  LiftChartSpec spec = fixture_spec (episode, NULL, 1u << LIFT_SYMPTOM_BRUISING);
  g_autoptr (LiftChartLayout) layout = lift_chart_layout_new (&spec);
  const LiftChartPlot *plot = lift_chart_layout_get_plot (layout, 0);

  g_assert_cmpuint (plot->points->len, ==, 13);
  for (guint i = 0; i < plot->points->len; i++) {
    const LiftChartPoint *point = get_point (plot, i);

    g_assert_cmpint (point->day, !=, 6);
    g_assert_cmpint (point->day, !=, 8);
    g_assert_cmpint (point->starts_segment, ==, point->day == 0 || point->day == 7 || point->day == 9);
    g_assert_cmpint (point->written_later, ==, point->day == 5);
  }
  g_assert_null (plot->bands[LIFT_SYMPTOM_BRUISING]);
}

/* Equal scores of one day stand side by side, near their day. */
static void
test_coinciding_points (void)
{
  static const int days[] = { 0, 1, 2 };
  g_autoptr (LiftEpisode) episode = new_episode (FIXTURE_DAY0, days, 3);
  LiftChartSpec spec = fixture_spec (episode, NULL, CORE);
  g_autoptr (LiftChartLayout) layout = lift_chart_layout_new (&spec);
  const LiftChartPlot *plot = lift_chart_layout_get_plot (layout, 0);
  double day1 = get_tick (plot, 1);

  g_assert_cmpuint (plot->points->len, ==, 9);
  g_assert_cmpfloat (get_point (plot, 4)->x - get_point (plot, 1)->x, >=, 3);
  g_assert_cmpfloat (get_point (plot, 7)->x - get_point (plot, 4)->x, >=, 3);
  g_assert_cmpfloat_with_epsilon (get_point (plot, 4)->x, day1, 1e-6);
  g_assert_cmpfloat (fabs (get_point (plot, 1)->x - day1), <, (get_tick (plot, 2) - day1) / 4);
}

static void
test_rtl_mirrors (void)
{
  g_autoptr (LiftReference) reference = load_reference ();
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  LiftChartSpec spec = fixture_spec (episode, reference, CORE);
  g_autoptr (LiftChartLayout) ltr = lift_chart_layout_new (&spec);
  g_autoptr (LiftChartLayout) rtl = NULL;
  const LiftChartPlot *a, *b;

  spec.rtl = TRUE;
  rtl = lift_chart_layout_new (&spec);
  a = lift_chart_layout_get_plot (ltr, 0);
  b = lift_chart_layout_get_plot (rtl, 0);
  g_assert_cmpuint (a->points->len, ==, b->points->len);
  for (guint i = 0; i < a->points->len; i++) {
    g_assert_cmpfloat_with_epsilon (get_point (b, i)->x, spec.width - get_point (a, i)->x, 1e-6);
    g_assert_cmpfloat (get_point (b, i)->y, ==, get_point (a, i)->y);
  }
  g_assert_cmpfloat_with_epsilon (b->day7_x, spec.width - a->day7_x, 1e-6);
  g_assert_cmpfloat_with_epsilon (b->x, spec.width - a->x - a->width, 1e-6);
}

static void
test_small_multiples (void)
{
  g_autoptr (LiftReference) reference = load_reference ();
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  LiftChartSpec spec = fixture_spec (episode, reference, CORE);
  g_autoptr (LiftChartLayout) layout = NULL;
  double bottom = 0;

  spec.small_multiples = TRUE;
  layout = lift_chart_layout_new (&spec);
  g_assert_cmpuint (lift_chart_layout_get_n_plots (layout), ==, 3);
  for (guint i = 0; i < 3; i++) {
    const LiftChartPlot *plot = lift_chart_layout_get_plot (layout, i);
    guint n_labelled = 0;

    g_assert_cmpuint (plot->symptoms, ==, 1u << i);
    g_assert_cmpfloat (plot->y, >, bottom);
    bottom = plot->y + plot->height;
    g_assert_cmpfloat_with_epsilon (get_point (plot, 0)->x, get_tick (plot, 0), 1e-6);
    for (guint t = 0; t < plot->day_ticks->len; t++)
      n_labelled += g_array_index (plot->day_ticks, LiftChartTick, t).labelled ? 1 : 0;
    g_assert_cmpuint (n_labelled > 0, ==, i == 2);
  }
  g_assert_cmpfloat (bottom, <, spec.height - 2 * spec.font_size);
}

/* Ten years: at most one minimum and one maximum for each pixel column, and the extremes are kept. */
static void
test_ten_years (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_long (3650);
  LiftChartSpec spec = fixture_spec (episode, NULL, SWELLING);
  g_autoptr (LiftChartLayout) layout = lift_chart_layout_new (&spec);
  const LiftChartPlot *plot = lift_chart_layout_get_plot (layout, 0);
  int highest = -1;
  int day = -1;

  g_assert_cmpuint (plot->points->len, <=, 2 * 640);
  g_assert_cmpuint (plot->points->len, >, 640);
  for (guint i = 0; i < plot->points->len; i++) {
    highest = MAX (highest, get_point (plot, i)->score);
    g_assert_cmpint (get_point (plot, i)->day, >, day);
    day = get_point (plot, i)->day;
    if (i >= 2)
      g_assert_cmpfloat (floor (get_point (plot, i)->x), >, floor (get_point (plot, i - 2)->x));
  }
  g_assert_cmpint (highest, ==, 7);
}

/* Nothing written, no date yet, no symptom, a chart that is far too small, days the wrong way round. */
static void
test_without_harm (void)
{
  g_autoptr (LiftReference) reference = load_reference ();
  g_autoptr (LiftEpisode) empty = new_episode (FIXTURE_DAY0, NULL, 0);
  static const int days[] = { 0 };
  g_autoptr (LiftEpisode) undated = new_episode (LIFT_DATE_NONE, days, 1);
  LiftChartSpec specs[] = { fixture_spec (empty, reference, CORE), fixture_spec (undated, reference, CORE),
                            fixture_spec (empty, NULL, 0), fixture_spec (empty, reference, CORE),
                            fixture_spec (empty, reference, CORE) };

  specs[3].width = 10;
  specs[3].height = 5;
  specs[4].first_day = 20;
  specs[4].last_day = 3;
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++) {
    g_autoptr (LiftChartLayout) layout = lift_chart_layout_new (&specs[i]);
    const LiftChartPlot *plot = lift_chart_layout_get_plot (layout, 0);

    g_assert_cmpuint (plot->points->len, ==, 0);
    g_assert_cmpfloat (plot->width, >, 0);
    g_assert_cmpfloat (plot->height, >, 0);
  }
}

static void
test_guide_faint (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (LiftProcedure) procedure = fixture_new_procedure (FIXTURE_DAY0);
  g_autoptr (LiftEpisode) episode = NULL;
  g_autoptr (LiftChartLayout) layout = NULL;
  LiftChartSpec spec;

  procedure->combined = g_strdup ("filler");
  episode = lift_episode_new (procedure, entries, 0);
  spec = fixture_spec (episode, NULL, CORE);
  layout = lift_chart_layout_new (&spec);
  g_assert_true (lift_chart_layout_get_guide_faint (layout));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lift_report_register_resources ();
  g_test_add_func ("/chart-layout/days-in-order", test_days_in_order);
  g_test_add_func ("/chart-layout/band-ends", test_band_ends);
  g_test_add_func ("/chart-layout/chosen-days", test_chosen_days);
  g_test_add_func ("/chart-layout/changed-procedure-date", test_changed_procedure_date);
  g_test_add_func ("/chart-layout/gaps", test_gaps);
  g_test_add_func ("/chart-layout/coinciding-points", test_coinciding_points);
  g_test_add_func ("/chart-layout/rtl-mirrors", test_rtl_mirrors);
  g_test_add_func ("/chart-layout/small-multiples", test_small_multiples);
  g_test_add_func ("/chart-layout/ten-years", test_ten_years);
  g_test_add_func ("/chart-layout/without-harm", test_without_harm);
  g_test_add_func ("/chart-layout/guide-faint", test_guide_faint);
  return g_test_run ();
}
