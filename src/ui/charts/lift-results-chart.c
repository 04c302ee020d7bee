/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-results-chart.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "lift-chart-painter.h"
#include "lift-chart-style.h"
#include "lift-check-in.h"
#include "lift-format-procedure.h"
#include "lift-format.h"
#include "lift-scale.h"
#include "lift-visit.h"

#define HEIGHT 180
#define MARGIN 30
#define TOP 12
#define DAYS_PER_MONTH (365.2425 / 12)
#define SHORTEST_AXIS 12

/** Point: one answer; @day is a day number. */
typedef struct {
  int day;
  int score;
} Point;

struct _LiftResultsChart {
  GtkWidget parent_instance;

  GArray *points;
};

G_DEFINE_FINAL_TYPE (LiftResultsChart, lift_results_chart, GTK_TYPE_WIDGET)

static const LiftChartStyle *
choose_style (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return lift_chart_style_get (dark ? LIFT_CHART_SCHEME_DARK_HC : LIFT_CHART_SCHEME_LIGHT_HC);
  return lift_chart_style_get (dark ? LIFT_CHART_SCHEME_DARK : LIFT_CHART_SCHEME_LIGHT);
}

static void
set_color (cairo_t *cr, const LiftColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/* Whole years, with a year more where the last answer stands at the very edge. */
static int
get_last_month (LiftResultsChart *self)
{
  int last = 0;

  for (guint i = 0; i < self->points->len; i++)
    last = MAX (last, (int) ceil (g_array_index (self->points, Point, i).day / DAYS_PER_MONTH));
  return MAX (SHORTEST_AXIS, (last + 11) / 12 * 12);
}

static void
paint_label (LiftResultsChart *self, cairo_t *cr, const char *text, double x, double y, double x_align)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.82));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, x - width * x_align, y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_grid (LiftResultsChart *self, cairo_t *cr, const LiftChartStyle *style, const LiftScale *x, const LiftScale *y)
{
  gboolean rtl = x->end < x->start;
  int last = get_last_month (self);

  cairo_set_line_width (cr, 1);
  for (int score = 0; score <= 10; score += 5) {
    g_autofree char *text = g_strdup_printf (C_("number", "%d"), score);
    double position = round (lift_scale_to_position (y, score)) + 0.5;

    set_color (cr, &style->grid);
    cairo_move_to (cr, x->start, position);
    cairo_line_to (cr, x->end, position);
    cairo_stroke (cr);
    set_color (cr, &style->dim_text);
    paint_label (self, cr, text, x->start + (rtl ? 9 : -9), position, rtl ? 0 : 1);
  }
  for (int month = 0; month <= last; month += last > 36 ? 12 : 6) {
    /* Translators: a number of months under a chart. */
    g_autofree char *text = g_strdup_printf (C_("chart axis", "%d mo"), month);

    paint_label (self, cr, text, lift_scale_to_position (x, month), y->start + 15, 0.5);
  }
}

static void
paint_points (LiftResultsChart *self, cairo_t *cr, const LiftChartStyle *style, const LiftScale *x, const LiftScale *y)
{
  set_color (cr, &style->text);
  cairo_set_line_width (cr, style->line_width);
  /* The labels have left a point behind. */
  cairo_new_path (cr);
  for (guint i = 0; i < self->points->len; i++) {
    const Point *point = &g_array_index (self->points, Point, i);

    cairo_line_to (cr, lift_scale_to_position (x, point->day / DAYS_PER_MONTH), lift_scale_to_position (y, point->score));
  }
  cairo_stroke (cr);
  for (guint i = 0; i < self->points->len; i++) {
    const Point *point = &g_array_index (self->points, Point, i);

    lift_chart_paint_marker (cr, LIFT_MARKER_SQUARE, lift_scale_to_position (x, point->day / DAYS_PER_MONTH),
                             lift_scale_to_position (y, point->score), style->marker_size, FALSE);
  }
}

static void
lift_results_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LiftResultsChart *self = LIFT_RESULTS_CHART (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  LiftScale x = { 0, get_last_month (self), rtl ? width - MARGIN : MARGIN, rtl ? MARGIN : width - MARGIN };
  LiftScale y = { 0, 10, height - MARGIN, TOP };
  const LiftChartStyle *style = choose_style ();
  cairo_t *cr;

  if (width <= 2 * MARGIN || height <= MARGIN + TOP)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  paint_grid (self, cr, style, &x, &y);
  paint_points (self, cr, style, &x, &y);
  cairo_destroy (cr);
}

static void
lift_results_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : HEIGHT;
}

static void
lift_results_chart_dispose (GObject *object)
{
  LiftResultsChart *self = LIFT_RESULTS_CHART (object);

  g_signal_handlers_disconnect_by_data (adw_style_manager_get_default (), self);
  g_clear_pointer (&self->points, g_array_unref);
  G_OBJECT_CLASS (lift_results_chart_parent_class)->dispose (object);
}

static void
lift_results_chart_class_init (LiftResultsChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lift_results_chart_dispose;
  widget_class->measure = lift_results_chart_measure;
  widget_class->snapshot = lift_results_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lift_results_chart_init (LiftResultsChart *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_signal_connect_swapped (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self);
}

/** lift_results_chart_new: Returns: (transfer floating): an empty chart. */
GtkWidget *
lift_results_chart_new (void)
{
  return g_object_new (LIFT_TYPE_RESULTS_CHART, NULL);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  return ((const Point *) a)->day - ((const Point *) b)->day;
}

/**
 * lift_results_chart_set:
 * @self: a chart
 * @day0: the procedure day
 * @visits: (element-type LiftVisit): of that procedure; those without an answer, or before @day0, are left out
 */
void
lift_results_chart_set (LiftResultsChart *self, LiftDate day0, GPtrArray *visits)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_array_set_size (self->points, 0);
  for (guint i = 0; i < visits->len; i++) {
    const LiftVisit *visit = g_ptr_array_index (visits, i);
    LiftCheckIn check_in;
    Point point;

    if (visit->kind != LIFT_VISIT_CHECK_IN || visit->held_on == LIFT_DATE_NONE || visit->held_on < day0 ||
        !lift_check_in_parse (visit->answers, &check_in) || check_in.satisfaction == LIFT_SCORE_NONE)
      continue;
    point.day = visit->held_on - day0;
    point.score = check_in.satisfaction;
    g_array_append_val (self->points, point);
  }
  g_array_sort (self->points, compare_points);
  for (guint i = 0; i < self->points->len; i++) {
    const Point *point = &g_array_index (self->points, Point, i);
    g_autofree char *date = lift_format_date_with_year (day0 + point->day);
    g_autofree char *score = lift_format_satisfaction (point->score);

    /* Translators: a point of the results chart as it is read out: a day, and "7 of 10". */
    g_string_append_printf (text, C_("chart point", "%s: %s. "), date, score);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Chart of how satisfied you were, over the months"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** lift_results_chart_get_n_points: Returns: how many answers it shows. */
guint
lift_results_chart_get_n_points (LiftResultsChart *self)
{
  return self->points->len;
}
