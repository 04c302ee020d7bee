/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-chart-painter-private.h"
#include "lift-format-event.h"
#include "lift-format.h"

#define SAMPLE_WIDTH 2.4
#define SAMPLE_GAP 0.6
#define ITEM_GAP 1.6
#define ROW_HEIGHT 1.7

/* From ITEM_EVENT on: a kind of event each. */
typedef enum { ITEM_SYMPTOM, ITEM_GUIDE, ITEM_LATER, ITEM_PREVIOUS, ITEM_EVENT } ItemKind;

/* A legend is laid out from left to right; mirrored as a whole where days run from right to left. */
typedef struct {
  cairo_t *cr;
  const LiftChartStyle *style;
  PangoLayout *text;
  double font_size;
  double unit;
  gboolean rtl;
  double left;
  double right;
  double used;
  double y;
} Legend;

static double
to_x (const Legend *self, double from_start)
{
  return self->rtl ? self->right - from_start : self->left + from_start;
}

static void
paint_sample (Legend *self, ItemKind kind, LiftSymptom symptom, double start)
{
  double x1 = to_x (self, start);
  double x2 = to_x (self, start + SAMPLE_WIDTH * self->font_size);
  double size = self->style->marker_size * self->unit;
  cairo_t *cr = self->cr;

  if (kind == ITEM_GUIDE) {
    cairo_rectangle (cr, MIN (x1, x2), self->y - self->font_size * 0.5, SAMPLE_WIDTH * self->font_size,
                     self->font_size);
    _lift_chart_fill_hatch (cr, self->style, symptom, self->unit, 1);
    return;
  }
  if (kind >= ITEM_EVENT) {
    _lift_chart_paint_event (cr, self->style, (LiftChartEventKind) (kind - ITEM_EVENT), (x1 + x2) / 2, self->y,
                             self->unit);
    return;
  }
  if (kind == ITEM_PREVIOUS) {
    _lift_chart_set_previous_line (cr, self->style, symptom, self->unit);
    cairo_move_to (cr, x1, self->y);
    cairo_line_to (cr, x2, self->y);
    cairo_stroke (cr);
    return;
  }
  _lift_chart_set_line (cr, self->style, symptom, self->unit, self->style->line_width * self->unit);
  cairo_move_to (cr, x1, self->y);
  cairo_line_to (cr, x2, self->y);
  cairo_stroke (cr);
  _lift_chart_paint_point (cr, self->style, symptom, (x1 + x2) / 2, self->y, size, kind == ITEM_LATER);
}

static void
add_item (Legend *self, ItemKind kind, LiftSymptom symptom, const char *words)
{
  int width, height;
  double needed, text_start;

  pango_layout_set_text (self->text, words, -1);
  pango_layout_get_pixel_size (self->text, &width, &height);
  needed = (SAMPLE_WIDTH + SAMPLE_GAP) * self->font_size + width;
  if (self->used > 0 && self->used + needed > self->right - self->left) {
    self->used = 0;
    self->y += ROW_HEIGHT * self->font_size;
  }
  paint_sample (self, kind, symptom, self->used);
  text_start = self->used + (SAMPLE_WIDTH + SAMPLE_GAP) * self->font_size;
  _lift_chart_set_color (self->cr, &self->style->text, 1);
  cairo_move_to (self->cr, self->rtl ? to_x (self, text_start) - width : to_x (self, text_start),
                 self->y - height / 2.0);
  pango_cairo_show_layout (self->cr, self->text);
  self->used += needed + ITEM_GAP * self->font_size;
}

/* What an earlier procedure's line looks like, in the colour of the first symptom that it has one for. */
static void
add_previous (Legend *self, const LiftChartLayout *layout)
{
  for (guint i = 0; i < lift_chart_layout_get_n_plots (layout); i++) {
    const LiftChartPlot *plot = lift_chart_layout_get_plot (layout, i);
    g_autofree char *words = NULL;

    if (plot->previous->len == 0)
      continue;
    words = lift_format_thread_lift_of (lift_chart_layout_get_previous_day0 (layout));
    add_item (self, ITEM_PREVIOUS, g_array_index (plot->previous, LiftChartPoint, 0).symptom, words);
    return;
  }
}

static void
add_events (Legend *self, const LiftChartLayout *layout)
{
  GArray *events = lift_chart_layout_get_events (layout);
  guint kinds = 0;

  for (guint i = 0; i < events->len; i++)
    kinds |= 1u << g_array_index (events, LiftChartEvent, i).kind;
  for (int k = 0; k < LIFT_N_CHART_EVENTS; k++) {
    if (kinds & (1u << k))
      add_item (self, (ItemKind) (ITEM_EVENT + k), LIFT_SYMPTOM_SWELLING,
                _lift_chart_event_to_words ((LiftChartEventKind) k));
  }
}

/**
 * lift_chart_paint_legend:
 * @cr: where to draw
 * @context: of the text
 * @layout: whose marks are explained
 * @style: as for lift_chart_paint()
 * @x: left edge
 * @y: upper edge
 * @width: room; what does not fit goes on the next row
 *
 * Draws line, marker and name of each symptom (small multiples carry their names themselves), the guide,
 * the hollow marker where one is used, an earlier procedure's line, and the marks on the day axis. To measure
 * only, hand in a recording surface.
 *
 * Returns: the height used.
 */
double
lift_chart_paint_legend (cairo_t *cr, PangoContext *context, const LiftChartLayout *layout,
                         const LiftChartStyle *style, double x, double y, double width)
{
  double font_size = lift_chart_layout_get_font_size (layout);
  g_autoptr (PangoLayout) text = _lift_chart_new_text (cr, context, font_size);
  Legend self = { cr, style, text, font_size, font_size / LIFT_CHART_STYLE_FONT_SIZE,
                  lift_chart_layout_get_rtl (layout), x, x + width, 0, y + ROW_HEIGHT / 2 * font_size };
  guint n_plots = lift_chart_layout_get_n_plots (layout);
  int guide = -1;
  int later = -1;

  cairo_save (cr);
  for (guint i = 0; i < n_plots; i++) {
    const LiftChartPlot *plot = lift_chart_layout_get_plot (layout, i);

    for (int s = 0; s < LIFT_N_SYMPTOMS; s++) {
      if (n_plots == 1 && (plot->symptoms & (1u << s)))
        add_item (&self, ITEM_SYMPTOM, (LiftSymptom) s, lift_format_symptom ((LiftSymptom) s));
      if (guide < 0 && s < LIFT_N_CORE_SYMPTOMS && plot->bands[s] != NULL)
        guide = s;
    }
    for (guint p = 0; later < 0 && p < plot->points->len; p++) {
      const LiftChartPoint *point = &g_array_index (plot->points, LiftChartPoint, p);

      later = point->written_later ? (int) point->symptom : -1;
    }
  }
  if (guide >= 0)
    add_item (&self, ITEM_GUIDE, (LiftSymptom) guide, C_("chart legend", "Rough guide"));
  if (later >= 0)
    add_item (&self, ITEM_LATER, (LiftSymptom) later, C_("chart legend", "Written later"));
  add_previous (&self, layout);
  add_events (&self, layout);
  cairo_restore (cr);
  return self.used > 0 ? self.y + ROW_HEIGHT / 2 * font_size - y : 0;
}
