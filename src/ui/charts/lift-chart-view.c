/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-chart-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "lift-chart-card.h"
#include "lift-chart-painter.h"
#include "lift-format.h"
#include "lift-scale.h"

#define HEIGHT_ONE_PLOT 300
#define HEIGHT_PER_SMALL_PLOT 170
#define POINT_SIZE 24
#define LEGEND_MARGIN 12
#define LEGEND_GAP 6
/* The card stands so far from its day, and from the chart's edges. */
#define CARD_GAP 14
#define CARD_MARGIN 6

G_DEFINE_FINAL_TYPE (LiftChartView, lift_chart_view, GTK_TYPE_WIDGET)

enum { DAY_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static LiftChartScheme
choose_scheme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    return adw_style_manager_get_dark (manager) ? LIFT_CHART_SCHEME_DARK_HC : LIFT_CHART_SCHEME_LIGHT_HC;
  return adw_style_manager_get_dark (manager) ? LIFT_CHART_SCHEME_DARK : LIFT_CHART_SCHEME_LIGHT;
}

/* The size of a caption in the theme's font, so that the chart follows the text scale. */
static double
get_font_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72.0;
  return size * 0.82;
}

static guint
count_symptoms (guint symptoms)
{
  guint count = 0;

  for (guint i = 0; i < LIFT_N_SYMPTOMS; i++)
    count += (symptoms >> i) & 1;
  return MAX (count, 1);
}

static LiftChartSpec
get_spec (LiftChartView *self, int width, int height)
{
  LiftChartSpec spec = { .episode = self->episode,
                         .reference = self->reference,
                         .symptoms = self->symptoms,
                         .small_multiples = self->small_multiples,
                         .width = MAX (width, 120),
                         .height = MAX (height, 80),
                         .first_day = G_MININT,
                         .last_day = G_MININT,
                         .today = lift_episode_get_day_number (self->episode, self->today),
                         .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
                         .font_size = get_font_size (GTK_WIDGET (self)),
                         .previous = self->previous,
                         .milestones = self->milestones };

  return spec;
}

static double
paint_legend (LiftChartView *self, cairo_t *cr, const LiftChartLayout *layout, double y)
{
  return LEGEND_GAP + lift_chart_paint_legend (cr, gtk_widget_get_pango_context (GTK_WIDGET (self)), layout,
                                               lift_chart_style_get (choose_scheme ()), LEGEND_MARGIN, y + LEGEND_GAP,
                                               lift_chart_layout_get_width (layout) - 2 * LEGEND_MARGIN);
}

/* How much the legend needs below the chart at this width; asked for often, so it is kept. */
static int
measure_legend (LiftChartView *self, int width)
{
  if (self->episode != NULL && self->legend_width != width) {
    cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_t *cr = cairo_create (surface);
    LiftChartSpec spec = get_spec (self, width, HEIGHT_ONE_PLOT);
    g_autoptr (LiftChartLayout) layout = lift_chart_layout_new (&spec);

    self->legend_width = width;
    self->legend_height = (int) ceil (paint_legend (self, cr, layout, 0));
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
  }
  return self->legend_height;
}

static void
make_layout (LiftChartView *self, int width, int height)
{
  LiftChartSpec spec = get_spec (self, width, height - measure_legend (self, width));

  g_clear_pointer (&self->layout, lift_chart_layout_free);
  self->layout = lift_chart_layout_new (&spec);
}

static const LiftChartPoint *
find_point (LiftChartView *self, GtkWidget *button)
{
  int day = _lift_chart_point_get_day (button) - lift_episode_get_procedure (self->episode)->day0;

  for (guint i = 0; i < lift_chart_layout_get_n_plots (self->layout); i++) {
    const LiftChartPlot *plot = lift_chart_layout_get_plot (self->layout, i);

    if (!(plot->symptoms & (1u << _lift_chart_point_get_symptom (button))))
      continue;
    for (guint j = 0; j < plot->points->len; j++) {
      const LiftChartPoint *point = &g_array_index (plot->points, LiftChartPoint, j);

      if (point->day == day && point->symptom == _lift_chart_point_get_symptom (button))
        return point;
    }
  }
  return NULL;
}

static void
place_point (LiftChartView *self, GtkWidget *button)
{
  const LiftChartPoint *point = find_point (self, button);
  GtkAllocation place = { 0, 0, POINT_SIZE, POINT_SIZE };

  /* Over many years not every day is drawn. */
  gtk_widget_set_child_visible (button, point != NULL);
  if (point == NULL)
    return;
  place.x = (int) round (point->x - POINT_SIZE / 2.0);
  place.y = (int) round (point->y - POINT_SIZE / 2.0);
  /* GTK wants every child measured before it is given its place. */
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (button, &place, -1);
}

/* Where a day is on the axis, or which day is at a place: the axis is even, so two of its ticks tell. */
static gboolean
get_axis (LiftChartView *self, LiftScale *axis)
{
  const LiftChartPlot *plot = lift_chart_layout_get_plot (self->layout, 0);
  const LiftChartTick *first, *last;

  if (plot->day_ticks->len < 2)
    return FALSE;
  first = &g_array_index (plot->day_ticks, LiftChartTick, 0);
  last = &g_array_index (plot->day_ticks, LiftChartTick, plot->day_ticks->len - 1);
  *axis = (LiftScale){ first->value, last->value, first->position, last->position };
  return TRUE;
}

/* Beside its day, on the side where there is more room. */
static void
place_card (LiftChartView *self, int width)
{
  LiftScale axis;
  GtkRequisition size;
  GtkAllocation place;
  double x;

  if (!gtk_widget_get_visible (self->card) || !get_axis (self, &axis))
    return;
  x = lift_scale_to_position (&axis, self->card_day - lift_episode_get_procedure (self->episode)->day0);
  gtk_widget_get_preferred_size (self->card, &size, NULL);
  gtk_widget_measure (self->card, GTK_ORIENTATION_HORIZONTAL, -1, &size.width, &place.width, NULL, NULL);
  place.width = CLAMP (place.width, size.width, MAX (size.width, width - 2 * CARD_MARGIN));
  gtk_widget_measure (self->card, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL, NULL);
  place.x = (int) (x > width / 2.0 ? x - CARD_GAP - place.width : x + CARD_GAP);
  place.x = CLAMP (place.x, CARD_MARGIN, MAX (CARD_MARGIN, width - place.width - CARD_MARGIN));
  place.y = (int) MIN (self->card_y + CARD_MARGIN, lift_chart_layout_get_height (self->layout) - place.height);
  place.y = MAX (place.y, CARD_MARGIN);
  gtk_widget_size_allocate (self->card, &place, -1);
}

static void
lift_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LiftChartView *self = LIFT_CHART_VIEW (widget);

  if (self->episode == NULL)
    return;
  make_layout (self, width, height);
  for (guint i = 0; i < self->points->len; i++)
    place_point (self, g_ptr_array_index (self->points, i));
  place_card (self, width);
}

static void
lift_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  LiftChartView *self = LIFT_CHART_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 240;
    *natural = 600;
    return;
  }
  *minimum = *natural =
    self->small_multiples ? (int) count_symptoms (self->symptoms) * HEIGHT_PER_SMALL_PLOT : HEIGHT_ONE_PLOT;
  if (self->episode != NULL) {
    LiftChartSpec spec = get_spec (self, MAX (for_size, 240), *minimum);

    *minimum += (int) ceil (lift_chart_measure_below (&spec)) + measure_legend (self, (int) spec.width);
    *natural = *minimum;
  }
}

static void
lift_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LiftChartView *self = LIFT_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->layout == NULL || width <= 0 || height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  lift_chart_paint (cr, gtk_widget_get_pango_context (widget), self->layout, lift_chart_style_get (choose_scheme ()));
  paint_legend (self, cr, self->layout, lift_chart_layout_get_height (self->layout));
  cairo_destroy (cr);
  for (guint i = 0; i < self->points->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->points, i), snapshot);
  gtk_widget_snapshot_child (widget, self->card, snapshot);
}

static void
hide_card (LiftChartView *self)
{
  gtk_widget_set_visible (self->card, FALSE);
}

/* Among small multiples the card is in the one that is looked at: the lowest that begins above @y. */
static double
find_plot_top (LiftChartView *self, double y)
{
  double top = 0;

  for (guint i = 0; self->layout != NULL && i < lift_chart_layout_get_n_plots (self->layout); i++) {
    const LiftChartPlot *plot = lift_chart_layout_get_plot (self->layout, i);

    if (plot->y <= y)
      top = plot->y;
  }
  return top;
}

static void
show_card (LiftChartView *self, LiftDate day, double y)
{
  double top = find_plot_top (self, y);
  gboolean says;

  if (gtk_widget_get_visible (self->card) && self->card_day == day && self->card_y == top)
    return;
  self->card_day = day;
  self->card_y = top;
  says = lift_chart_card_show_day (LIFT_CHART_CARD (self->card), self->episode, self->milestones, day);
  gtk_widget_set_visible (self->card, says);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
show_card_of (LiftChartView *self, GtkWidget *point)
{
  const LiftChartPoint *place = self->layout != NULL ? find_point (self, point) : NULL;

  show_card (self, _lift_chart_point_get_day (point), place != NULL ? place->y : 0);
}

/* When the pointer leaves, the card belongs to the point that has the focus, if there is one. */
static void
show_card_of_focus (LiftChartView *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (focus != NULL && g_ptr_array_find (self->points, focus, NULL))
    show_card_of (self, focus);
  else
    hide_card (self);
}

static void
motion_cb (LiftChartView *self, double x, double y)
{
  LiftScale axis;
  int day;

  /* The toolkit tells of a pointer that rests, too, after each layout; the card of the keyboard stays then. */
  if (x == self->pointer_x && y == self->pointer_y)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->layout == NULL || y > lift_chart_layout_get_height (self->layout) || !get_axis (self, &axis)) {
    show_card_of_focus (self);
    return;
  }
  day = (int) lround (lift_scale_to_value (&axis, x));
  if (day < axis.min || day > axis.max)
    show_card_of_focus (self);
  else
    show_card (self, lift_episode_get_procedure (self->episode)->day0 + day, y);
}

static gboolean
key_pressed_cb (LiftChartView *self, guint keyval, guint keycode, GdkModifierType state)
{
  return _lift_chart_view_key_pressed (self, keyval);
}

/* The chart is one stop of the Tab key: it enters where the cursor is, and the next Tab leaves. */
static gboolean
lift_chart_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LiftChartView *self = LIFT_CHART_VIEW (widget);
  GtkWidget *cursor;

  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  cursor = _lift_chart_view_find_cursor (self);
  return cursor != NULL && gtk_widget_grab_focus (cursor);
}

static gboolean
lift_chart_view_grab_focus (GtkWidget *widget)
{
  GtkWidget *cursor = _lift_chart_view_find_cursor (LIFT_CHART_VIEW (widget));

  return cursor != NULL && gtk_widget_grab_focus (cursor);
}

static void
lift_chart_view_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  LiftChartView *self = LIFT_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (lift_chart_view_parent_class)->set_focus_child (widget, child);
  if (child != NULL && g_ptr_array_find (self->points, child, NULL)) {
    self->cursor_day = _lift_chart_point_get_day (child);
    self->cursor_symptom = _lift_chart_point_get_symptom (child);
    show_card_of (self, child);
  } else if (self->card != NULL) {
    hide_card (self);
  }
}

/* Letters of another size, or another font: the legend has another height. */
static void
lift_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (lift_chart_view_parent_class)->css_changed (widget, change);
  LIFT_CHART_VIEW (widget)->legend_width = -1;
  gtk_widget_queue_resize (widget);
}

static void
direction_changed_cb (LiftChartView *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
lift_chart_view_dispose (GObject *object)
{
  LiftChartView *self = LIFT_CHART_VIEW (object);

  g_signal_handlers_disconnect_by_data (adw_style_manager_get_default (), self);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->layout, lift_chart_layout_free);
  g_clear_pointer (&self->episode, lift_episode_unref);
  g_clear_pointer (&self->reference, lift_reference_unref);
  g_clear_pointer (&self->previous, lift_episode_unref);
  g_clear_pointer (&self->milestones, g_ptr_array_unref);
  G_OBJECT_CLASS (lift_chart_view_parent_class)->dispose (object);
}

static void
lift_chart_view_class_init (LiftChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lift_chart_view_dispose;
  widget_class->measure = lift_chart_view_measure;
  widget_class->size_allocate = lift_chart_view_size_allocate;
  widget_class->snapshot = lift_chart_view_snapshot;
  widget_class->focus = lift_chart_view_focus;
  widget_class->grab_focus = lift_chart_view_grab_focus;
  widget_class->set_focus_child = lift_chart_view_set_focus_child;
  widget_class->css_changed = lift_chart_view_css_changed;
  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
lift_chart_view_init (LiftChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (show_card_of_focus), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  self->card = lift_chart_card_new ();
  gtk_widget_set_visible (self->card, FALSE);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  self->cursor_day = LIFT_DATE_NONE;
  self->legend_width = -1;
  g_signal_connect_swapped (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect (self, "direction-changed", G_CALLBACK (direction_changed_cb), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/** lift_chart_view_new: Returns: (transfer floating): an empty chart. */
GtkWidget *
lift_chart_view_new (void)
{
  return g_object_new (LIFT_TYPE_CHART_VIEW, NULL);
}

static void
describe (LiftChartView *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < LIFT_N_SYMPTOMS; i++) {
    g_autofree char *sentence = NULL;

    if (!(self->symptoms & (1u << i)))
      continue;
    sentence = lift_format_symptom_sentence (self->episode, self->reference, (LiftSymptom) i);
    g_string_append_printf (text, "%s ", sentence != NULL ? sentence : "");
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chart of your days"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
}

/**
 * lift_chart_view_set:
 * @self: a chart
 * @episode: what to draw; its procedure has a date
 * @reference: (nullable): the guide
 * @symptoms: bit mask of `1 << LiftSymptom`
 * @small_multiples: one plot per symptom
 * @today: today
 */
void
lift_chart_view_set (LiftChartView *self, LiftEpisode *episode, LiftReference *reference, guint symptoms,
                     gboolean small_multiples, LiftDate today)
{
  LiftEpisode *old = self->episode;
  LiftReference *old_reference = self->reference;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  self->episode = lift_episode_ref (episode);
  self->reference = reference != NULL ? lift_reference_ref (reference) : NULL;
  g_clear_pointer (&old, lift_episode_unref);
  g_clear_pointer (&old_reference, lift_reference_unref);
  self->symptoms = symptoms;
  self->small_multiples = small_multiples;
  self->today = today;
  self->legend_width = -1;
  hide_card (self);
  _lift_chart_view_make_points (self);
  describe (self);
  /* The day under the cursor is gone: the nearest one takes its place. */
  if (had_focus && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  show_card_of_focus (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * lift_chart_view_set_beside:
 * @self: a chart
 * @previous: (nullable): days of an earlier procedure, drawn fainter on the same day numbers
 * @milestones: (nullable) (element-type LiftMilestone): of the procedure itself
 *
 * Shown with the next lift_chart_view_set().
 */
void
lift_chart_view_set_beside (LiftChartView *self, LiftEpisode *previous, GPtrArray *milestones)
{
  LiftEpisode *old = self->previous;
  GPtrArray *old_milestones = self->milestones;

  self->previous = previous != NULL ? lift_episode_ref (previous) : NULL;
  self->milestones = milestones != NULL ? g_ptr_array_ref (milestones) : NULL;
  g_clear_pointer (&old, lift_episode_unref);
  g_clear_pointer (&old_milestones, g_ptr_array_unref);
}
