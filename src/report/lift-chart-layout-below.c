/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-chart-layout-private.h"

#include <math.h>

#include "lift-format-event.h"

/* In units of the font size. */
#define LANE_HEIGHT 1.2
#define LANES_GAP 0.3
#define BAR_ROW 2.3
#define BAR_TOP 1.45
#define BARS_GAP 0.4
#define MORE_ROW 1.5
#define LEAST_EVENT_GAP 0.8
#define LEAST_BAR_WIDTH 0.7
/* Of the width of a day: bars of neighbouring days that are not one stretch stay apart. */
#define BAR_PART_OF_DAY 0.7

static void
bar_free (gpointer data)
{
  LiftChartBar *bar = data;

  g_array_unref (bar->spans);
  g_free (bar);
}

static void
add_event (GArray *events, LiftChartEventKind kind, int day)
{
  LiftChartEvent event = { .kind = kind, .day = day };

  for (guint i = events->len; i > 0; i--) {
    const LiftChartEvent *other = &g_array_index (events, LiftChartEvent, i - 1);

    /* Entries come by day, so those of one day stand together. */
    if (other->day == day && other->kind == kind)
      return;
    if (other->day != day && kind != LIFT_CHART_EVENT_MILESTONE)
      break;
  }
  g_array_append_val (events, event);
}

static LiftChartEventKind
get_event_kind (const LiftTick *tick)
{
  if (g_str_equal (tick->kind, LIFT_TICK_COLD_PACK))
    return LIFT_CHART_EVENT_COLD_PACK;
  if (g_str_equal (tick->kind, LIFT_TICK_CLINIC_VISIT))
    return LIFT_CHART_EVENT_CLINIC_VISIT;
  return LIFT_CHART_EVENT_OWN;
}

static void
add_sign_day (LiftChartBar **bars, LiftSign sign, int day)
{
  LiftChartBar *bar = bars[sign];
  LiftChartSpan span = { .first_day = day, .last_day = day };

  if (bar == NULL) {
    bar = bars[sign] = g_new0 (LiftChartBar, 1);
    bar->sign = sign;
    bar->spans = g_array_new (FALSE, FALSE, sizeof (LiftChartSpan));
  }
  if (bar->spans->len > 0 && g_array_index (bar->spans, LiftChartSpan, bar->spans->len - 1).last_day == day - 1)
    g_array_index (bar->spans, LiftChartSpan, bar->spans->len - 1).last_day = day;
  else
    g_array_append_val (bar->spans, span);
}

/* Signs are listed worst tier first, so the first ones are those that must be seen. */
static void
take_bars (LiftChartBelow *self, LiftChartBar **bars, guint max_bars)
{
  for (guint s = 0; s < LIFT_N_SIGNS; s++) {
    if (bars[s] == NULL)
      continue;
    if (self->bars->len < max_bars) {
      g_ptr_array_add (self->bars, bars[s]);
      continue;
    }
    bar_free (bars[s]);
    self->n_more_signs++;
  }
}

/* Prepares what stands under the plots, for the days from @first_day to @last_day, without places. */
void
_lift_chart_below_init (LiftChartBelow *self, const LiftChartSpec *spec, int first_day, int last_day)
{
  LiftDate day0 = lift_episode_get_procedure (spec->episode)->day0;
  LiftChartBar *bars[LIFT_N_SIGNS] = { NULL };
  guint lanes = 0;

  *self = (LiftChartBelow){ .events = g_array_new (FALSE, FALSE, sizeof (LiftChartEvent)),
                            .bars = g_ptr_array_new_with_free_func (bar_free) };
  for (guint i = 0; day0 != LIFT_DATE_NONE && i < lift_episode_get_n_entries (spec->episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (spec->episode, i);
    int day = entry->for_day - day0;

    if (day < first_day || day > last_day)
      continue;
    for (guint t = 0; t < entry->ticks->len; t++)
      add_event (self->events, get_event_kind (g_ptr_array_index (entry->ticks, t)), day);
    for (guint s = 0; s < entry->signs->len; s++)
      add_sign_day (bars, g_array_index (entry->signs, LiftSignMark, s).sign, day);
  }
  for (guint i = 0; day0 != LIFT_DATE_NONE && spec->milestones != NULL && i < spec->milestones->len; i++) {
    const LiftMilestone *milestone = g_ptr_array_index (spec->milestones, i);
    int day = milestone->happened_on - day0;

    if (day >= first_day && day <= last_day)
      add_event (self->events, LIFT_CHART_EVENT_MILESTONE, day);
  }
  for (guint i = 0; i < self->events->len; i++)
    lanes |= 1u << g_array_index (self->events, LiftChartEvent, i).kind;
  for (; lanes != 0; lanes &= lanes - 1)
    self->n_lanes++;
  take_bars (self, bars, spec->max_bars > 0 ? spec->max_bars : LIFT_CHART_MAX_BARS);
}

void
_lift_chart_below_clear (LiftChartBelow *self)
{
  g_clear_pointer (&self->events, g_array_unref);
  g_clear_pointer (&self->bars, g_ptr_array_unref);
}

double
_lift_chart_below_get_lanes_height (const LiftChartBelow *self, double font_size)
{
  return self->n_lanes > 0 ? (self->n_lanes * LANE_HEIGHT + LANES_GAP) * font_size : 0;
}

double
_lift_chart_below_get_bars_height (const LiftChartBelow *self, double font_size)
{
  double rows = self->bars->len * BAR_ROW + (self->n_more_signs > 0 ? MORE_ROW : 0);

  return rows > 0 ? (rows + BARS_GAP) * font_size : 0;
}

static int
find_lane (const LiftChartBelow *self, LiftChartEventKind kind)
{
  guint earlier = 0;
  int lane = 0;

  for (guint i = 0; i < self->events->len; i++) {
    LiftChartEventKind other = g_array_index (self->events, LiftChartEvent, i).kind;

    if (other < kind)
      earlier |= 1u << other;
  }
  for (; earlier != 0; earlier &= earlier - 1)
    lane++;
  return lane;
}

/* Marks of one kind that would lie upon one another are one mark. */
static void
place_events (LiftChartBelow *self, const LiftScale *days, double font_size, double y)
{
  int lanes[LIFT_N_CHART_EVENTS];
  double last_x[LIFT_N_CHART_EVENTS];
  guint kept = 0;

  for (int k = 0; k < LIFT_N_CHART_EVENTS; k++) {
    lanes[k] = find_lane (self, (LiftChartEventKind) k);
    last_x[k] = NAN;
  }
  for (guint i = 0; i < self->events->len; i++) {
    LiftChartEvent event = g_array_index (self->events, LiftChartEvent, i);

    event.x = lift_scale_to_position (days, event.day);
    event.y = y + (lanes[event.kind] + 0.5) * LANE_HEIGHT * font_size;
    if (!isnan (last_x[event.kind]) && fabs (event.x - last_x[event.kind]) < LEAST_EVENT_GAP * font_size)
      continue;
    last_x[event.kind] = event.x;
    g_array_index (self->events, LiftChartEvent, kept++) = event;
  }
  g_array_set_size (self->events, kept);
}

static void
place_bar (LiftChartBar *bar, const LiftScale *days, double font_size)
{
  double per_day = fabs (days->end - days->start) / (days->max - days->min);

  for (guint i = 0; i < bar->spans->len; i++) {
    LiftChartSpan *span = &g_array_index (bar->spans, LiftChartSpan, i);
    double from = lift_scale_to_position (days, span->first_day);
    double to = lift_scale_to_position (days, span->last_day);
    double beyond = MAX (per_day * BAR_PART_OF_DAY, LEAST_BAR_WIDTH * font_size) / 2;

    span->x = MIN (from, to) - beyond;
    span->width = fabs (to - from) + 2 * beyond;
  }
}

/* Gives everything its place: the lanes from @lanes_y, the bars from @bars_y downwards. */
void
_lift_chart_below_place (LiftChartBelow *self, const LiftScale *days, double font_size, double lanes_y, double bars_y)
{
  place_events (self, days, font_size, lanes_y + LANES_GAP * font_size);
  for (guint i = 0; i < self->bars->len; i++) {
    LiftChartBar *bar = g_ptr_array_index (self->bars, i);

    bar->text_y = bars_y + (BARS_GAP + i * BAR_ROW) * font_size;
    bar->y = bar->text_y + BAR_TOP * font_size;
    place_bar (bar, days, font_size);
  }
}
