/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-chart-layout.h"

#include <math.h>

#include "lift-chart-layout-private.h"

/* In units of the font size: what the labels need around the plots. */
#define LEADING_MARGIN 2.8
#define TRAILING_MARGIN 1.6
#define TOP_MARGIN 0.9
#define DAY_LABELS 3.5
#define DAY_NUMBERS 1.35
#define PLOT_TITLE 1.9
#define PLOT_GAP 1.1
#define DAY_INSET 0.9
#define DAY_LABEL_GAP 2.4
#define MIDDLE_TICK_HEIGHT 4.0

#define MARKED_DAY 7
#define TICK_EVERY_DAY_UP_TO 62
#define LAST_DAY_WITHOUT_GUIDE 14
#define MIN_PLOT_LENGTH 8.0

struct _LiftChartLayout {
  double width;
  double height;
  double font_size;
  gboolean rtl;
  gboolean guide_faint;
  LiftDate day0;
  int today;
  LiftDate previous_day0;
  double day_numbers_y;
  GPtrArray *plots;
  LiftChartBelow below;
};

/* While one chart is laid out. */
typedef struct {
  const LiftChartSpec *spec;
  LiftScale days;
  double per_day;
  int first_day;
  int last_day;
} Frame;

static void
plot_free (gpointer data)
{
  LiftChartPlot *plot = data;

  g_array_unref (plot->points);
  g_array_unref (plot->previous);
  for (guint s = 0; s < LIFT_N_CORE_SYMPTOMS; s++)
    g_clear_pointer (&plot->bands[s], g_array_unref);
  g_array_unref (plot->score_ticks);
  g_array_unref (plot->day_ticks);
  g_free (plot);
}

static void
choose_days (Frame *frame)
{
  const LiftChartSpec *spec = frame->spec;
  LiftDate day0 = lift_episode_get_procedure (spec->episode)->day0;
  guint n_entries = day0 != LIFT_DATE_NONE ? lift_episode_get_n_entries (spec->episode) : 0;
  int guide_end = spec->reference != NULL ? lift_reference_get_last_day (spec->reference) : LAST_DAY_WITHOUT_GUIDE;
  int first_entry = 0;
  int last_entry = 0;

  if (n_entries > 0) {
    first_entry = lift_episode_get_nth (spec->episode, 0)->for_day - day0;
    last_entry = lift_episode_get_nth (spec->episode, n_entries - 1)->for_day - day0;
  }
  frame->first_day = spec->first_day != G_MININT ? spec->first_day : MIN (0, first_entry);
  frame->last_day = spec->last_day;
  if (frame->last_day == G_MININT) {
    frame->last_day = MAX (MARKED_DAY, last_entry);
    if (spec->today != G_MININT)
      frame->last_day = MAX (frame->last_day, MIN (spec->today, guide_end));
  }
  frame->last_day = MAX (frame->last_day, frame->first_day);
}

/* Days run from the leading to the trailing edge: the score labels stand where reading starts. */
static void
place_days (Frame *frame)
{
  const LiftChartSpec *spec = frame->spec;
  double fs = spec->font_size;
  double start = (LEADING_MARGIN + DAY_INSET) * fs;
  double end = MAX (spec->width - (TRAILING_MARGIN + DAY_INSET) * fs, start + MIN_PLOT_LENGTH);

  frame->days.min = frame->first_day;
  frame->days.max = MAX (frame->last_day, frame->first_day + 1);
  frame->days.start = spec->rtl ? spec->width - start : start;
  frame->days.end = spec->rtl ? spec->width - end : end;
  frame->per_day = (end - start) / (frame->days.max - frame->days.min);
}

/* One symptom among several in a plot stands a little beside its day, so that equal scores stay apart. */
static double
find_offset (const Frame *frame, guint symptoms, LiftSymptom symptom)
{
  int n = 0;
  int position = 0;
  double step = MIN (frame->per_day * 0.14, frame->spec->font_size * 0.5);

  for (int s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (symptoms & (1u << s)) {
      position += s < (int) symptom;
      n++;
    }
  }
  return (position - (n - 1) / 2.0) * step * (frame->spec->rtl ? -1 : 1);
}

/* Writes the lowest and the highest point of a pixel column, the earlier one first. */
static void
flush_column (GArray *points, const LiftChartPoint *low, const LiftChartPoint *high, gboolean starts)
{
  const LiftChartPoint *first = low->day <= high->day ? low : high;
  const LiftChartPoint *second = low->day <= high->day ? high : low;
  LiftChartPoint point = *first;

  point.starts_segment = starts;
  g_array_append_val (points, point);
  if (first->day != second->day) {
    point = *second;
    point.starts_segment = FALSE;
    g_array_append_val (points, point);
  }
}

/* More points than pixels: one minimum and one maximum for each column. A gap is kept where it is wide
 * enough to be seen. */
static void
thin_out (const Frame *frame, GArray *all, GArray *points)
{
  LiftChartPoint low = { 0 };
  LiftChartPoint high = { 0 };
  gboolean starts = TRUE;
  double last_x = 0;

  for (guint i = 0; i < all->len; i++) {
    const LiftChartPoint *point = &g_array_index (all, LiftChartPoint, i);

    if (i > 0 && floor (point->x) != floor (last_x)) {
      flush_column (points, &low, &high, starts);
      starts = fabs (point->x - last_x) > frame->per_day + 1;
      low = high = *point;
    } else if (i == 0) {
      low = high = *point;
    }
    if (point->score < low.score)
      low = *point;
    if (point->score > high.score)
      high = *point;
    last_x = point->x;
  }
  if (all->len > 0)
    flush_column (points, &low, &high, starts);
}

static void
add_points (const Frame *frame, guint symptoms, LiftEpisode *episode, GArray *points, const LiftScale *scores,
            LiftSymptom symptom)
{
  g_autoptr (LiftSeries) series = lift_series_new (episode, symptom);
  const LiftPoint *from = lift_series_get_points (series);
  guint n_points = lift_series_get_n_points (series);
  g_autoptr (GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (LiftChartPoint), n_points);
  double offset = find_offset (frame, symptoms, symptom);

  for (guint i = 0; i < n_points; i++) {
    LiftChartPoint point = { symptom, from[i].day, from[i].score, from[i].written_later, from[i].starts_segment };

    if (point.day < frame->first_day || point.day > frame->last_day)
      continue;
    point.starts_segment = point.starts_segment || all->len == 0;
    point.x = lift_scale_to_position (&frame->days, point.day) + offset;
    point.y = lift_scale_to_position (scores, point.score);
    g_array_append_val (all, point);
  }
  if (frame->per_day * 2 < 1)
    thin_out (frame, all, points);
  else if (all->len > 0)
    g_array_append_vals (points, all->data, all->len);
}

static void
add_band (const Frame *frame, LiftChartPlot *plot, const LiftScale *scores, LiftSymptom symptom)
{
  GArray *points;

  if (frame->spec->reference == NULL || symptom >= LIFT_N_CORE_SYMPTOMS)
    return;
  points = g_array_new (FALSE, FALSE, sizeof (LiftChartBandPoint));
  for (int day = MAX (0, frame->first_day);
       day <= MIN (frame->last_day, lift_reference_get_last_day (frame->spec->reference)); day++) {
    LiftBand band;
    LiftChartBandPoint point = { .day = day };

    if (!lift_reference_get_band (frame->spec->reference, symptom, day, &band))
      continue;
    point.x = lift_scale_to_position (&frame->days, day);
    point.y_low = lift_scale_to_position (scores, band.low);
    point.y_typical = lift_scale_to_position (scores, band.typical);
    point.y_high = lift_scale_to_position (scores, band.high);
    g_array_append_val (points, point);
  }
  if (points->len > 0)
    plot->bands[symptom] = points;
  else
    g_array_unref (points);
}

/* Every other day would leave out day 7, which has a line of its own: it takes the place of 6 and 8. */
static gboolean
is_labelled (int day, int step)
{
  if (step == 2 && day >= MARKED_DAY - 1 && day <= MARKED_DAY + 1)
    return day == MARKED_DAY;
  return day % step == 0;
}

static void
add_day_ticks (const Frame *frame, LiftChartPlot *plot, gboolean labelled)
{
  int n_days = frame->last_day - frame->first_day + 1;
  int step = lift_scale_choose_day_step (n_days, frame->per_day * (n_days - 1), DAY_LABEL_GAP * frame->spec->font_size);
  int stride = n_days <= TICK_EVERY_DAY_UP_TO ? 1 : step;
  int first = frame->first_day;

  if (stride > 1)
    first = (int) (ceil ((double) first / stride) * stride);
  for (int day = first; day <= frame->last_day; day += stride) {
    LiftChartTick tick = { day, lift_scale_to_position (&frame->days, day), labelled && is_labelled (day, step) };

    g_array_append_val (plot->day_ticks, tick);
  }
}

static void
add_score_ticks (const Frame *frame, LiftChartPlot *plot, const LiftScale *scores)
{
  for (int score = 0; score <= LIFT_SCORE_MAX; score += 5) {
    LiftChartTick tick = { score, lift_scale_to_position (scores, score), TRUE };

    tick.labelled = score != 5 || plot->height >= MIDDLE_TICK_HEIGHT * frame->spec->font_size;
    g_array_append_val (plot->score_ticks, tick);
  }
}

static double
find_day (const Frame *frame, int day)
{
  if (day == G_MININT || day < frame->first_day || day > frame->last_day)
    return NAN;
  return lift_scale_to_position (&frame->days, day);
}

static LiftChartPlot *
new_plot (const Frame *frame, guint symptoms, double y, double height, gboolean is_last)
{
  const LiftChartSpec *spec = frame->spec;
  LiftChartPlot *plot = g_new0 (LiftChartPlot, 1);
  LiftScale scores = { 0, LIFT_SCORE_MAX, y + height, y };
  double inset = DAY_INSET * spec->font_size;

  plot->symptoms = symptoms;
  plot->x = MIN (frame->days.start, frame->days.end) - inset;
  plot->y = y;
  plot->width = fabs (frame->days.end - frame->days.start) + 2 * inset;
  plot->height = height;
  plot->points = g_array_new (FALSE, FALSE, sizeof (LiftChartPoint));
  plot->previous = g_array_new (FALSE, FALSE, sizeof (LiftChartPoint));
  plot->score_ticks = g_array_new (FALSE, FALSE, sizeof (LiftChartTick));
  plot->day_ticks = g_array_new (FALSE, FALSE, sizeof (LiftChartTick));
  plot->day7_x = find_day (frame, MARKED_DAY);
  plot->today_x = find_day (frame, spec->today);
  for (int s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (symptoms & (1u << s)) {
      add_points (frame, symptoms, spec->episode, plot->points, &scores, (LiftSymptom) s);
      if (spec->previous != NULL)
        add_points (frame, symptoms, spec->previous, plot->previous, &scores, (LiftSymptom) s);
      add_band (frame, plot, &scores, (LiftSymptom) s);
    }
  }
  add_score_ticks (frame, plot, &scores);
  add_day_ticks (frame, plot, is_last);
  return plot;
}

static double
get_below_height (const LiftChartBelow *below, double font_size)
{
  return _lift_chart_below_get_lanes_height (below, font_size) + _lift_chart_below_get_bars_height (below, font_size);
}

/* Under the lowest plot: lanes of events, day numbers and dates, bars of signs. */
static void
place_below (LiftChartLayout *self, const Frame *frame)
{
  const LiftChartPlot *last = g_ptr_array_index (self->plots, self->plots->len - 1);
  double fs = frame->spec->font_size;
  double bottom = last->y + last->height;
  double lanes = _lift_chart_below_get_lanes_height (&self->below, fs);

  self->day_numbers_y = bottom + lanes + DAY_NUMBERS * fs;
  _lift_chart_below_place (&self->below, &frame->days, fs, bottom, bottom + lanes + DAY_LABELS * fs);
}

static void
add_plots (LiftChartLayout *self, const Frame *frame)
{
  const LiftChartSpec *spec = frame->spec;
  double fs = spec->font_size;
  guint symptoms = spec->symptoms & ((1u << LIFT_N_SYMPTOMS) - 1);
  guint n_plots = 0;
  double title = 0;
  double room, height, y;

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    n_plots += (symptoms >> s) & 1;
  if (!spec->small_multiples || n_plots == 0)
    n_plots = 1;
  if (n_plots > 1)
    title = PLOT_TITLE * fs;
  room = spec->height - (TOP_MARGIN + DAY_LABELS) * fs - n_plots * title - (n_plots - 1) * PLOT_GAP * fs -
         get_below_height (&self->below, fs);
  height = MAX (room / n_plots, MIN_PLOT_LENGTH);
  y = TOP_MARGIN * fs;
  if (n_plots == 1) {
    g_ptr_array_add (self->plots, new_plot (frame, symptoms, y, height, TRUE));
    return;
  }
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (symptoms & (1u << s)) {
      y += title;
      g_ptr_array_add (self->plots, new_plot (frame, 1u << s, y, height, self->plots->len + 1 == n_plots));
      y += height + PLOT_GAP * fs;
    }
  }
}

/**
 * lift_chart_layout_new:
 * @spec: what to draw and how large; not kept
 *
 * Nothing outside of the shown days is placed, and nothing is made up: a day without a score has no point,
 * and the guide ends at its last day.
 *
 * Returns: (transfer full): where everything goes.
 */
LiftChartLayout *
lift_chart_layout_new (const LiftChartSpec *spec)
{
  LiftChartLayout *self;
  LiftProcedure *procedure;
  Frame frame = { .spec = spec };

  g_return_val_if_fail (spec != NULL && spec->episode != NULL && spec->font_size > 0, NULL);
  procedure = lift_episode_get_procedure (spec->episode);
  self = g_new0 (LiftChartLayout, 1);
  self->width = spec->width;
  self->height = spec->height;
  self->font_size = spec->font_size;
  self->rtl = spec->rtl;
  self->guide_faint = !lift_procedure_get_guide_applies (procedure);
  self->day0 = procedure->day0;
  self->today = spec->today;
  self->previous_day0 = spec->previous != NULL ? lift_episode_get_procedure (spec->previous)->day0 : LIFT_DATE_NONE;
  self->plots = g_ptr_array_new_with_free_func (plot_free);
  choose_days (&frame);
  place_days (&frame);
  _lift_chart_below_init (&self->below, spec, frame.first_day, frame.last_day);
  add_plots (self, &frame);
  place_below (self, &frame);
  return self;
}

/**
 * lift_chart_measure_below:
 * @spec: as for lift_chart_layout_new(); its size does not matter
 *
 * Returns: how much height the marks of events and the bars of signs take from the plots: what a caller adds to a
 *   height that suits the plots alone. 0 where nothing was noted.
 */
double
lift_chart_measure_below (const LiftChartSpec *spec)
{
  Frame frame = { .spec = spec };
  LiftChartBelow below;
  double height;

  g_return_val_if_fail (spec != NULL && spec->episode != NULL, 0);
  choose_days (&frame);
  _lift_chart_below_init (&below, spec, frame.first_day, frame.last_day);
  height = get_below_height (&below, spec->font_size);
  _lift_chart_below_clear (&below);
  return height;
}

/** lift_chart_layout_free: frees @self. */
void
lift_chart_layout_free (LiftChartLayout *self)
{
  g_ptr_array_unref (self->plots);
  _lift_chart_below_clear (&self->below);
  g_free (self);
}

/** lift_chart_layout_get_width: Returns: as asked for, in pixels or points. */
double
lift_chart_layout_get_width (const LiftChartLayout *self)
{
  return self->width;
}

/** lift_chart_layout_get_height: Returns: as asked for, in pixels or points. */
double
lift_chart_layout_get_height (const LiftChartLayout *self)
{
  return self->height;
}

/** lift_chart_layout_get_font_size: Returns: of the labels, in pixels or points. */
double
lift_chart_layout_get_font_size (const LiftChartLayout *self)
{
  return self->font_size;
}

/** lift_chart_layout_get_rtl: Returns: whether days run from right to left. */
gboolean
lift_chart_layout_get_rtl (const LiftChartLayout *self)
{
  return self->rtl;
}

/** lift_chart_layout_get_guide_faint: Returns: whether the guide was not made for this procedure. */
gboolean
lift_chart_layout_get_guide_faint (const LiftChartLayout *self)
{
  return self->guide_faint;
}

/** lift_chart_layout_get_day0: Returns: the civil day of day 0, or %LIFT_DATE_NONE: then no dates are shown. */
LiftDate
lift_chart_layout_get_day0 (const LiftChartLayout *self)
{
  return self->day0;
}

/** lift_chart_layout_get_today: Returns: day number of today, or %G_MININT. */
int
lift_chart_layout_get_today (const LiftChartLayout *self)
{
  return self->today;
}

/** lift_chart_layout_get_n_plots: Returns: how many plots are stacked, at least 1 unless no symptom was asked for. */
guint
lift_chart_layout_get_n_plots (const LiftChartLayout *self)
{
  return self->plots->len;
}

/** lift_chart_layout_get_plot: Returns: (transfer none): the plot at @position, from the top. */
const LiftChartPlot *
lift_chart_layout_get_plot (const LiftChartLayout *self, guint position)
{
  g_return_val_if_fail (position < self->plots->len, NULL);
  return g_ptr_array_index (self->plots, position);
}

/** lift_chart_layout_get_previous_day0: Returns: day 0 of the earlier procedure, or %LIFT_DATE_NONE without one. */
LiftDate
lift_chart_layout_get_previous_day0 (const LiftChartLayout *self)
{
  return self->previous_day0;
}

/** lift_chart_layout_get_day_numbers_y: Returns: the middle of the day numbers under the lowest plot. */
double
lift_chart_layout_get_day_numbers_y (const LiftChartLayout *self)
{
  return self->day_numbers_y;
}

/** lift_chart_layout_get_events: Returns: (transfer none) (element-type LiftChartEvent): marks on the day axis. */
GArray *
lift_chart_layout_get_events (const LiftChartLayout *self)
{
  return self->below.events;
}

/** lift_chart_layout_get_bars: Returns: (transfer none) (element-type LiftChartBar): of signs, worst tier first. */
GPtrArray *
lift_chart_layout_get_bars (const LiftChartLayout *self)
{
  return self->below.bars;
}

/** lift_chart_layout_get_n_more_signs: Returns: how many signs have no bar, because there are too many. */
guint
lift_chart_layout_get_n_more_signs (const LiftChartLayout *self)
{
  return self->below.n_more_signs;
}
