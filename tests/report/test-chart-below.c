/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the chart shows besides scores: events, milestones, bars of signs, an earlier procedure. */

#include <math.h>

#include "fixture.h"
#include "lift-chart-painter.h"

#define SWELLING (1u << LIFT_SYMPTOM_SWELLING)

static GPtrArray *
new_entries (int n_days)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);

  for (int day = 0; day < n_days; day++)
    g_ptr_array_add (entries, fixture_new_entry (FIXTURE_DAY0 + day, 4, 3, 2));
  return entries;
}

static void
add_tick (GPtrArray *entries, int day, const char *kind)
{
  g_ptr_array_add (((LiftEntry *) g_ptr_array_index (entries, day))->ticks, lift_tick_new (kind, NULL));
}

static void
add_sign (GPtrArray *entries, int day, LiftSign sign)
{
  LiftSignMark mark = { sign, LIFT_SIDE_NONE, FIXTURE_DAY0 + day };

  g_array_append_val (((LiftEntry *) g_ptr_array_index (entries, day))->signs, mark);
}

static LiftEpisode *
new_episode (GPtrArray *entries, LiftDate day0)
{
  g_autoptr (LiftProcedure) procedure = fixture_new_procedure (day0);

  return lift_episode_new (procedure, entries, 0);
}

static const LiftChartEvent *
get_event (const LiftChartLayout *layout, guint i)
{
  GArray *events = lift_chart_layout_get_events (layout);

  g_assert_cmpuint (i, <, events->len);
  return &g_array_index (events, LiftChartEvent, i);
}

static void
assert_on_day (const LiftChartLayout *layout, const LiftChartEvent *event, int day)
{
  const LiftChartPlot *plot = lift_chart_layout_get_plot (layout, 0);

  g_assert_cmpint (event->day, ==, day);
  for (guint i = 0; i < plot->points->len; i++) {
    const LiftChartPoint *point = &g_array_index (plot->points, LiftChartPoint, i);

    if (point->day == day)
      g_assert_cmpfloat_with_epsilon (event->x, point->x, 1e-6);
  }
  g_assert_cmpfloat (event->y, >, plot->y + plot->height);
  g_assert_cmpfloat (event->y, <, lift_chart_layout_get_day_numbers_y (layout));
}

/* Each kind has its lane; two cold packs of one day are one mark; an unknown kind is one of her own. */
static void
test_events (void)
{
  g_autoptr (GPtrArray) entries = new_entries (8);
  g_autoptr (LiftEpisode) episode = NULL;
  g_autoptr (LiftChartLayout) layout = NULL;
  LiftChartSpec spec;

  add_tick (entries, 1, "cold-pack");
  add_tick (entries, 1, "own");
  add_tick (entries, 1, "cold-pack");
  add_tick (entries, 3, "cold-pack");
  add_tick (entries, 5, "something-newer");
  episode = new_episode (entries, FIXTURE_DAY0);
  spec = fixture_spec (episode, NULL, SWELLING);
  layout = lift_chart_layout_new (&spec);
  g_assert_cmpuint (lift_chart_layout_get_events (layout)->len, ==, 4);
  g_assert_cmpint (get_event (layout, 0)->kind, ==, LIFT_CHART_EVENT_COLD_PACK);
  assert_on_day (layout, get_event (layout, 0), 1);
  g_assert_cmpint (get_event (layout, 1)->kind, ==, LIFT_CHART_EVENT_OWN);
  assert_on_day (layout, get_event (layout, 1), 1);
  g_assert_cmpfloat (get_event (layout, 1)->y, >, get_event (layout, 0)->y);
  assert_on_day (layout, get_event (layout, 2), 3);
  g_assert_cmpfloat (get_event (layout, 2)->y, ==, get_event (layout, 0)->y);
  g_assert_cmpint (get_event (layout, 3)->kind, ==, LIFT_CHART_EVENT_OWN);
  assert_on_day (layout, get_event (layout, 3), 5);
}

static void
test_milestones (void)
{
  g_autoptr (GPtrArray) entries = new_entries (8);
  g_autoptr (GPtrArray) milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_milestone_free);
  g_autoptr (LiftEpisode) episode = new_episode (entries, FIXTURE_DAY0);
  LiftChartSpec spec = fixture_spec (episode, NULL, SWELLING);
  g_autoptr (LiftChartLayout) layout = NULL;

  g_ptr_array_add (milestones, lift_milestone_new ("a", LIFT_MILESTONE_OUT, FIXTURE_DAY0 + 6));
  g_ptr_array_add (milestones, lift_milestone_new ("b", LIFT_MILESTONE_MAKE_UP, FIXTURE_DAY0 + 4));
  g_ptr_array_add (milestones, lift_milestone_new ("c", LIFT_MILESTONE_REGULAR, FIXTURE_DAY0 + 6));
  /* Outside of what is shown. */
  g_ptr_array_add (milestones, lift_milestone_new ("d", LIFT_MILESTONE_DENTAL, FIXTURE_DAY0 + 60));
  spec.milestones = milestones;
  layout = lift_chart_layout_new (&spec);
  g_assert_cmpuint (lift_chart_layout_get_events (layout)->len, ==, 2);
  assert_on_day (layout, get_event (layout, 0), 6);
  assert_on_day (layout, get_event (layout, 1), 4);
}

/* One bar per sign, in one piece for days that follow one another, the worst first, six at the most. */
static void
test_bars (void)
{
  static const LiftSign signs[] = { LIFT_SIGN_NUMB, LIFT_SIGN_FEVER, LIFT_SIGN_DIMPLE, LIFT_SIGN_VISION,
                                    LIFT_SIGN_PUS, LIFT_SIGN_RASH, LIFT_SIGN_LUMP, LIFT_SIGN_UNEVEN };
  g_autoptr (GPtrArray) entries = new_entries (8);
  g_autoptr (LiftEpisode) episode = NULL;
  g_autoptr (LiftChartLayout) layout = NULL;
  LiftChartSpec spec;
  GPtrArray *bars;
  double y;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    add_sign (entries, 2, signs[i]);
  add_sign (entries, 3, LIFT_SIGN_FEVER);
  add_sign (entries, 6, LIFT_SIGN_FEVER);
  episode = new_episode (entries, FIXTURE_DAY0);
  spec = fixture_spec (episode, NULL, SWELLING);
  layout = lift_chart_layout_new (&spec);
  bars = lift_chart_layout_get_bars (layout);
  g_assert_cmpuint (bars->len, ==, LIFT_CHART_MAX_BARS);
  g_assert_cmpuint (lift_chart_layout_get_n_more_signs (layout), ==, 2);
  y = lift_chart_layout_get_day_numbers_y (layout);
  for (guint i = 0; i < bars->len; i++) {
    const LiftChartBar *bar = g_ptr_array_index (bars, i);

    if (i > 0)
      g_assert_cmpint (bar->sign, >, ((LiftChartBar *) g_ptr_array_index (bars, i - 1))->sign);
    g_assert_cmpfloat (bar->text_y, >, y);
    g_assert_cmpfloat (bar->y, >, bar->text_y + spec.font_size);
    y = bar->y;
  }
  g_assert_cmpfloat (y, <, spec.height - spec.font_size);
  g_assert_cmpint (((LiftChartBar *) g_ptr_array_index (bars, 0))->sign, ==, LIFT_SIGN_VISION);
  g_assert_cmpint (((LiftChartBar *) g_ptr_array_index (bars, 1))->sign, ==, LIFT_SIGN_FEVER);
}

static void
test_spans (void)
{
  static const int days[] = { 2, 3, 6 };
  g_autoptr (GPtrArray) entries = new_entries (8);
  g_autoptr (LiftEpisode) episode = NULL;
  LiftChartSpec spec;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    add_sign (entries, days[i], LIFT_SIGN_FEVER);
  episode = new_episode (entries, FIXTURE_DAY0);
  spec = fixture_spec (episode, NULL, SWELLING);
  for (int rtl = 0; rtl <= 1; rtl++) {
    g_autoptr (LiftChartLayout) layout = NULL;
    const LiftChartPlot *plot;
    const LiftChartPoint *points;
    const LiftChartSpan *spans;
    GArray *array;

    spec.rtl = rtl;
    layout = lift_chart_layout_new (&spec);
    plot = lift_chart_layout_get_plot (layout, 0);
    points = &g_array_index (plot->points, LiftChartPoint, 0);
    array = ((LiftChartBar *) g_ptr_array_index (lift_chart_layout_get_bars (layout), 0))->spans;
    spans = &g_array_index (array, LiftChartSpan, 0);
    g_assert_cmpuint (array->len, ==, 2);
    g_assert_cmpint (spans[0].first_day, ==, 2);
    g_assert_cmpint (spans[0].last_day, ==, 3);
    g_assert_cmpint (spans[1].first_day, ==, 6);
    g_assert_cmpint (spans[1].last_day, ==, 6);
    g_assert_cmpfloat (spans[0].x, <, MIN (points[2].x, points[3].x));
    g_assert_cmpfloat (spans[0].x + spans[0].width, >, MAX (points[2].x, points[3].x));
    g_assert_cmpfloat (spans[1].x, >, MIN (points[5].x, points[7].x));
    g_assert_cmpfloat (spans[1].x + spans[1].width, <, MAX (points[5].x, points[7].x));
  }
}

/* What is added to the height leaves the plots as high as they are without anything noted. */
static void
test_measure (void)
{
  g_autoptr (GPtrArray) plain = new_entries (8);
  g_autoptr (GPtrArray) noted = new_entries (8);
  g_autoptr (LiftEpisode) plain_episode = new_episode (plain, FIXTURE_DAY0);
  g_autoptr (LiftEpisode) noted_episode = NULL;
  LiftChartSpec spec = fixture_spec (plain_episode, NULL, SWELLING);
  g_autoptr (LiftChartLayout) before = lift_chart_layout_new (&spec);
  g_autoptr (LiftChartLayout) after = NULL;

  g_assert_cmpfloat (lift_chart_measure_below (&spec), ==, 0);
  add_tick (noted, 2, "clinic-visit");
  add_sign (noted, 2, LIFT_SIGN_DIMPLE);
  noted_episode = new_episode (noted, FIXTURE_DAY0);
  spec.episode = noted_episode;
  spec.height += lift_chart_measure_below (&spec);
  after = lift_chart_layout_new (&spec);
  g_assert_cmpfloat (spec.height, >, lift_chart_layout_get_height (before));
  g_assert_cmpfloat_with_epsilon (lift_chart_layout_get_plot (after, 0)->height,
                                  lift_chart_layout_get_plot (before, 0)->height, 1e-6);
}

/* The earlier procedure lies on the same day numbers, and does not move the axis. */
static void
test_previous (void)
{
  g_autoptr (GPtrArray) entries = new_entries (5);
  g_autoptr (GPtrArray) earlier = new_entries (40);
  g_autoptr (LiftEpisode) episode = new_episode (entries, FIXTURE_DAY0);
  g_autoptr (LiftEpisode) previous = new_episode (earlier, FIXTURE_DAY0 + 2);
  LiftChartSpec spec = fixture_spec (episode, NULL, SWELLING);
  g_autoptr (LiftChartLayout) layout = NULL;
  const LiftChartPlot *plot;

  spec.previous = previous;
  layout = lift_chart_layout_new (&spec);
  plot = lift_chart_layout_get_plot (layout, 0);
  g_assert_cmpint (lift_chart_layout_get_previous_day0 (layout), ==, FIXTURE_DAY0 + 2);
  g_assert_cmpuint (plot->points->len, ==, 5);
  /* Days 0 to 7 of its days −2 to 37. */
  g_assert_cmpuint (plot->previous->len, ==, 8);
  for (guint i = 0; i < plot->points->len; i++) {
    g_assert_cmpint (g_array_index (plot->previous, LiftChartPoint, i).day, ==, (int) i);
    g_assert_cmpfloat_with_epsilon (g_array_index (plot->previous, LiftChartPoint, i).x,
                                    g_array_index (plot->points, LiftChartPoint, i).x, 1e-6);
  }
}

static double
measure_ink (const LiftChartSpec *spec, double x, double y, double width, double height)
{
  g_autoptr (LiftChartLayout) layout = lift_chart_layout_new (spec);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) spec->width, (int) spec->height);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  const guchar *data;
  double ink = 0;

  lift_chart_paint (cr, context, layout, lift_chart_style_get (LIFT_CHART_SCHEME_LIGHT));
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int row = (int) y; row < (int) (y + height); row++) {
    for (int column = (int) x; column < (int) (x + width); column++)
      ink += data[row * cairo_image_surface_get_stride (surface) + column * 4 + 3] / 255.0;
  }
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ink;
}

/* Every kind of mark, every bar and the earlier line leave something on the surface, where they should be. */
static void
test_painted (void)
{
  static const char *const kinds[] = { "cold-pack", "clinic-visit", "own" };
  g_autoptr (GPtrArray) entries = new_entries (8);
  g_autoptr (LiftEpisode) episode = NULL;
  g_autoptr (LiftChartLayout) layout = NULL;
  const LiftChartBar *bar;
  const LiftChartSpan *span;
  LiftChartSpec spec;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_tick (entries, 2, kinds[i]);
  add_sign (entries, 2, LIFT_SIGN_FEVER);
  episode = new_episode (entries, FIXTURE_DAY0);
  spec = fixture_spec (episode, NULL, SWELLING);
  layout = lift_chart_layout_new (&spec);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const LiftChartEvent *event = get_event (layout, i);

    g_assert_cmpfloat (measure_ink (&spec, event->x - 6, event->y - 6, 12, 12), >, 10);
  }
  bar = g_ptr_array_index (lift_chart_layout_get_bars (layout), 0);
  span = &g_array_index (bar->spans, LiftChartSpan, 0);
  g_assert_cmpfloat (measure_ink (&spec, span->x, bar->y, span->width, 6), >, span->width * 3);
  g_assert_cmpfloat (measure_ink (&spec, span->x + span->width + 4, bar->y, span->width, 6), <, 1);
}

static void
test_previous_is_painted (void)
{
  g_autoptr (GPtrArray) entries = new_entries (3);
  g_autoptr (GPtrArray) earlier = new_entries (8);
  g_autoptr (LiftEpisode) episode = new_episode (entries, FIXTURE_DAY0);
  g_autoptr (LiftEpisode) previous = new_episode (earlier, FIXTURE_DAY0);
  LiftChartSpec spec = fixture_spec (episode, NULL, SWELLING);
  g_autoptr (LiftChartLayout) layout = NULL;
  const LiftChartPoint *from, *to;
  double without;

  spec.previous = previous;
  layout = lift_chart_layout_new (&spec);
  from = &g_array_index (lift_chart_layout_get_plot (layout, 0)->previous, LiftChartPoint, 4);
  to = from + 1;
  spec.previous = NULL;
  without = measure_ink (&spec, from->x, from->y - 3, to->x - from->x, 6);
  spec.previous = previous;
  g_assert_cmpfloat (measure_ink (&spec, from->x, from->y - 3, to->x - from->x, 6), >,
                     without + (to->x - from->x) * 0.7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-below/events", test_events);
  g_test_add_func ("/chart-below/milestones", test_milestones);
  g_test_add_func ("/chart-below/bars", test_bars);
  g_test_add_func ("/chart-below/spans", test_spans);
  g_test_add_func ("/chart-below/measure", test_measure);
  g_test_add_func ("/chart-below/previous", test_previous);
  g_test_add_func ("/chart-below/painted", test_painted);
  g_test_add_func ("/chart-below/previous-is-painted", test_previous_is_painted);
  return g_test_run ();
}
