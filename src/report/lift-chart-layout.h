/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "lift-episode.h"
#include "lift-milestone.h"
#include "lift-reference.h"
#include "lift-series.h"

G_BEGIN_DECLS

/**
 * LiftChartSpec:
 * @episode: what to draw
 * @reference: (nullable): the band, drawn for the symptoms that have one; ends at its last day
 * @symptoms: bit mask of `1 << LiftSymptom`
 * @small_multiples: one plot per symptom, stacked, with one day axis; else all in one plot
 * @width: in pixels or points, at least 120
 * @height: in pixels or points, at least 80
 * @first_day: day number at the left; %G_MININT: chosen (the earlier of 0 and the first entry)
 * @last_day: day number at the right; %G_MININT: chosen (the later of 7, the last entry and @today,
 *   but not past the band's end for @today alone)
 * @today: day number of today, or %G_MININT
 * @rtl: days run from right to left
 * @font_size: of the labels, in pixels or points
 * @previous: (nullable): days of an earlier procedure, drawn fainter on the same day numbers
 * @milestones: (nullable) (element-type LiftMilestone): marked on the day axis
 * @max_bars: of how many signs there is a bar; 0: %LIFT_CHART_MAX_BARS
 */
typedef struct {
  LiftEpisode *episode;
  LiftReference *reference;
  guint symptoms;
  gboolean small_multiples;
  double width;
  double height;
  int first_day;
  int last_day;
  int today;
  gboolean rtl;
  double font_size;
  LiftEpisode *previous;
  GPtrArray *milestones;
  guint max_bars;
} LiftChartSpec;

/** LiftChartPoint: one drawn score. @x, @y is its centre; @day and @score are what it says. */
typedef struct {
  LiftSymptom symptom;
  int day;
  int score;
  gboolean written_later;
  gboolean starts_segment;
  double x;
  double y;
} LiftChartPoint;

/** LiftChartBandPoint: one edge pair of the hatched guide at @x. */
typedef struct {
  int day;
  double x;
  double y_low;
  double y_typical;
  double y_high;
} LiftChartBandPoint;

/** LiftChartTick: one label. @position is x (day axis) or y (score axis). */
typedef struct {
  int value;
  double position;
  gboolean labelled;
} LiftChartTick;

/** LiftChartEventKind: what a mark on the day axis stands for; each kind has a lane of its own. */
typedef enum {
  LIFT_CHART_EVENT_COLD_PACK,
  LIFT_CHART_EVENT_CLINIC_VISIT,
  LIFT_CHART_EVENT_OWN,
  LIFT_CHART_EVENT_MILESTONE,
} LiftChartEventKind;

#define LIFT_N_CHART_EVENTS 4

/** LiftChartEvent: a mark on the day axis. @x, @y is its centre. */
typedef struct {
  LiftChartEventKind kind;
  int day;
  double x;
  double y;
} LiftChartEvent;

/** LiftChartSpan: days without a gap between them, and where they are drawn. */
typedef struct {
  int first_day;
  int last_day;
  double x;
  double width;
} LiftChartSpan;

#define LIFT_CHART_MAX_BARS 6

/**
 * LiftChartBar:
 * @sign: what was noted
 * @spans: (element-type LiftChartSpan): when, earliest first
 * @text_y: upper edge of its name
 * @y: upper edge of the bar itself
 */
typedef struct {
  LiftSign sign;
  GArray *spans;
  double text_y;
  double y;
} LiftChartBar;

/**
 * LiftChartPlot:
 * @symptoms: bit mask of what is in this plot
 * @x, @y, @width, @height: the plot's rectangle, without labels
 * @points: (element-type LiftChartPoint): by symptom, then by day
 * @previous: (element-type LiftChartPoint): as @points, of the earlier procedure
 * @bands: (element-type GArray of LiftChartBandPoint): indexed by core symptom, %NULL where not drawn
 * @score_ticks: (element-type LiftChartTick)
 * @day_ticks: (element-type LiftChartTick)
 * @day7_x: of the thin line at day 7; NaN when day 7 is not shown
 * @today_x: of today; NaN when not shown
 */
typedef struct {
  guint symptoms;
  double x, y, width, height;
  GArray *points;
  GArray *previous;
  GArray *bands[LIFT_N_CORE_SYMPTOMS];
  GArray *score_ticks;
  GArray *day_ticks;
  double day7_x;
  double today_x;
} LiftChartPlot;

/**
 * LiftChartLayout:
 *
 * Where everything of a chart goes, as numbers: pure, without a surface, a font or a theme. With many
 * years one minimum and one maximum point per pixel column are kept.
 */
typedef struct _LiftChartLayout LiftChartLayout;

LiftChartLayout *lift_chart_layout_new (const LiftChartSpec *spec);
void lift_chart_layout_free (LiftChartLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftChartLayout, lift_chart_layout_free)

double lift_chart_layout_get_width (const LiftChartLayout *self);
double lift_chart_layout_get_height (const LiftChartLayout *self);
double lift_chart_layout_get_font_size (const LiftChartLayout *self);
gboolean lift_chart_layout_get_rtl (const LiftChartLayout *self);
gboolean lift_chart_layout_get_guide_faint (const LiftChartLayout *self);
LiftDate lift_chart_layout_get_day0 (const LiftChartLayout *self);
int lift_chart_layout_get_today (const LiftChartLayout *self);
guint lift_chart_layout_get_n_plots (const LiftChartLayout *self);
const LiftChartPlot *lift_chart_layout_get_plot (const LiftChartLayout *self, guint position);
LiftDate lift_chart_layout_get_previous_day0 (const LiftChartLayout *self);
double lift_chart_layout_get_day_numbers_y (const LiftChartLayout *self);
GArray *lift_chart_layout_get_events (const LiftChartLayout *self);
GPtrArray *lift_chart_layout_get_bars (const LiftChartLayout *self);
guint lift_chart_layout_get_n_more_signs (const LiftChartLayout *self);

double lift_chart_measure_below (const LiftChartSpec *spec);

G_END_DECLS
