/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-chart-painter-private.h"
#include "lift-format-event.h"
#include "lift-format.h"

#define EVENT_SIZE 4.2
/* An earlier procedure stands behind this one: thinner, lighter, without markers. */
#define PREVIOUS_ALPHA 0.7
#define PREVIOUS_WIDTH 0.6
#define BAR_THICKNESS 0.5
#define LESS_URGENT 0.4
#define LINE_HEIGHT 1.5

/* A snowflake for something cold: three strokes through one point. */
static void
add_cold_pack (cairo_t *cr, double x, double y, double size)
{
  static const double ends[][2] = { { 0, 1 }, { 0.87, 0.5 }, { 0.87, -0.5 } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    cairo_move_to (cr, x - ends[i][0] * size, y - ends[i][1] * size);
    cairo_line_to (cr, x + ends[i][0] * size, y + ends[i][1] * size);
  }
  cairo_stroke (cr);
}

static void
add_clinic_visit (cairo_t *cr, double x, double y, double size)
{
  double arm = size * 0.36;

  cairo_rectangle (cr, x - size, y - arm, 2 * size, 2 * arm);
  cairo_rectangle (cr, x - arm, y - size, 2 * arm, 2 * size);
  cairo_fill (cr);
}

static void
add_flag (cairo_t *cr, double x, double y, double size)
{
  cairo_move_to (cr, x - size * 0.6, y + size);
  cairo_line_to (cr, x - size * 0.6, y - size);
  cairo_stroke (cr);
  cairo_move_to (cr, x - size * 0.6, y - size);
  cairo_line_to (cr, x + size, y - size * 0.4);
  cairo_line_to (cr, x - size * 0.6, y + size * 0.2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* One mark of the day axis, in the colour of the text: it belongs to no symptom. */
void
_lift_chart_paint_event (cairo_t *cr, const LiftChartStyle *style, LiftChartEventKind kind, double x, double y,
                         double unit)
{
  double size = EVENT_SIZE * unit;

  cairo_new_path (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 1.5 * unit);
  _lift_chart_set_color (cr, &style->text, 1);
  switch (kind) {
  case LIFT_CHART_EVENT_COLD_PACK:
    add_cold_pack (cr, x, y, size);
    break;
  case LIFT_CHART_EVENT_CLINIC_VISIT:
    add_clinic_visit (cr, x, y, size);
    break;
  case LIFT_CHART_EVENT_OWN:
    cairo_move_to (cr, x - size, y - size * 0.7);
    cairo_line_to (cr, x + size, y - size * 0.7);
    cairo_line_to (cr, x, y + size);
    cairo_close_path (cr);
    cairo_fill (cr);
    break;
  case LIFT_CHART_EVENT_MILESTONE:
    add_flag (cr, x, y, size);
    break;
  }
}

/* What the legend says of a kind of mark. */
const char *
_lift_chart_event_to_words (LiftChartEventKind kind)
{
  switch (kind) {
  case LIFT_CHART_EVENT_COLD_PACK:
    return lift_format_tick_kind (LIFT_TICK_COLD_PACK);
  case LIFT_CHART_EVENT_CLINIC_VISIT:
    return lift_format_tick_kind (LIFT_TICK_CLINIC_VISIT);
  case LIFT_CHART_EVENT_OWN:
    return lift_format_tick_kind (LIFT_TICK_OWN);
  case LIFT_CHART_EVENT_MILESTONE:
    return C_("chart legend", "Milestone");
  }
  g_return_val_if_reached ("");
}

/* Prepares the pen of an earlier procedure's line. */
void
_lift_chart_set_previous_line (cairo_t *cr, const LiftChartStyle *style, LiftSymptom symptom, double unit)
{
  _lift_chart_set_line (cr, style, symptom, unit, style->line_width * PREVIOUS_WIDTH * unit);
  _lift_chart_set_color (cr, &style->symptoms[symptom], PREVIOUS_ALPHA);
}

/* The line of the earlier procedure, with a dot for a day that stands alone. */
void
_lift_chart_paint_previous (cairo_t *cr, const LiftChartStyle *style, const LiftChartPlot *plot, double unit)
{
  const LiftChartPoint *points = (const LiftChartPoint *) (gpointer) plot->previous->data;
  guint n = plot->previous->len;

  cairo_new_path (cr);
  for (guint i = 0; i < n; i++) {
    gboolean ends = i + 1 == n || points[i + 1].starts_segment || points[i + 1].symptom != points[i].symptom;

    if (points[i].starts_segment)
      cairo_move_to (cr, points[i].x, points[i].y);
    /* With round ends, a line to where it already is draws a dot. */
    cairo_line_to (cr, points[i].x, points[i].y);
    if (!ends)
      continue;
    _lift_chart_set_previous_line (cr, style, points[i].symptom, unit);
    if (points[i].starts_segment)
      cairo_set_dash (cr, NULL, 0, 0);
    cairo_stroke (cr);
  }
}

static void
paint_line_of_text (cairo_t *cr, PangoLayout *text, const char *words, const LiftChartPlot *plot, double y)
{
  pango_layout_set_width (text, (int) (plot->width * PANGO_SCALE));
  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (text, words, -1);
  cairo_move_to (cr, plot->x, y);
  pango_cairo_show_layout (cr, text);
}

/* Full for what somebody should hear of soon, lighter for what can wait for the visit. */
static void
paint_bar (cairo_t *cr, const LiftChartBar *bar, const LiftChartStyle *style, double font_size)
{
  LiftTier tier = lift_sign_get_info (bar->sign)->tier;
  double thickness = BAR_THICKNESS * font_size;

  _lift_chart_set_color (cr, &style->text, tier <= LIFT_TIER_TODAY ? 1 : LESS_URGENT);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, thickness);
  for (guint i = 0; i < bar->spans->len; i++) {
    const LiftChartSpan *span = &g_array_index (bar->spans, LiftChartSpan, i);

    cairo_move_to (cr, span->x + thickness / 2, bar->y + thickness / 2);
    cairo_line_to (cr, span->x + span->width - thickness / 2, bar->y + thickness / 2);
  }
  cairo_stroke (cr);
}

static void
paint_bars (cairo_t *cr, PangoLayout *text, const LiftChartLayout *layout, const LiftChartStyle *style)
{
  GPtrArray *bars = lift_chart_layout_get_bars (layout);
  const LiftChartPlot *plot = lift_chart_layout_get_plot (layout, 0);
  double font_size = lift_chart_layout_get_font_size (layout);
  guint n_more = lift_chart_layout_get_n_more_signs (layout);

  cairo_set_dash (cr, NULL, 0, 0);
  pango_layout_set_alignment (text, lift_chart_layout_get_rtl (layout) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  for (guint i = 0; i < bars->len; i++) {
    const LiftChartBar *bar = g_ptr_array_index (bars, i);

    _lift_chart_set_color (cr, &style->text, 1);
    paint_line_of_text (cr, text, lift_format_sign_short (bar->sign, LIFT_SIDE_NONE), plot, bar->text_y);
    paint_bar (cr, bar, style, font_size);
  }
  if (n_more > 0 && bars->len > 0) {
    const LiftChartBar *last = g_ptr_array_index (bars, bars->len - 1);
    g_autofree char *words =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %d more sign", "and %d more signs", n_more), (int) n_more);

    _lift_chart_set_color (cr, &style->dim_text, 1);
    paint_line_of_text (cr, text, words, plot, last->y + LINE_HEIGHT * font_size * 0.6);
  }
}

/* The marks of events above the day numbers, and the bars of signs below the dates. @text is changed. */
void
_lift_chart_paint_below (cairo_t *cr, PangoLayout *text, const LiftChartLayout *layout, const LiftChartStyle *style)
{
  GArray *events = lift_chart_layout_get_events (layout);
  double unit = lift_chart_layout_get_font_size (layout) / LIFT_CHART_STYLE_FONT_SIZE;

  for (guint i = 0; i < events->len; i++) {
    const LiftChartEvent *event = &g_array_index (events, LiftChartEvent, i);

    _lift_chart_paint_event (cr, style, event->kind, event->x, event->y, unit);
  }
  paint_bars (cr, text, layout, style);
}
