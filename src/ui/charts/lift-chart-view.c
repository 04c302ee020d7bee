/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-chart-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "lift-chart-layout.h"
#include "lift-chart-painter.h"
#include "lift-format.h"

#define HEIGHT_ONE_PLOT 300
#define HEIGHT_PER_SMALL_PLOT 170
#define POINT_SIZE 24
/* More points than this are not stepped through one by one; the table has them all. */
#define MAX_POINT_WIDGETS 400

struct _LiftChartView {
  GtkWidget parent_instance;

  LiftEpisode *episode;
  LiftReference *reference;
  guint symptoms;
  gboolean small_multiples;
  LiftDate today;
  LiftChartLayout *layout;
  GPtrArray *points;
};

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

static void
make_layout (LiftChartView *self, int width, int height)
{
  LiftChartSpec spec = { .episode = self->episode,
                         .reference = self->reference,
                         .symptoms = self->symptoms,
                         .small_multiples = self->small_multiples,
                         .width = MAX (width, 120),
                         .height = MAX (height, 80),
                         .first_day = G_MININT,
                         .last_day = G_MININT,
                         .today = G_MININT,
                         .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
                         .font_size = get_font_size (GTK_WIDGET (self)) };

  spec.today = lift_episode_get_day_number (self->episode, self->today);
  g_clear_pointer (&self->layout, lift_chart_layout_free);
  self->layout = lift_chart_layout_new (&spec);
}

static void
point_clicked_cb (LiftChartView *self, GtkButton *button)
{
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "day")));
}

static GtkWidget *
make_point (LiftChartView *self, const LiftPoint *point, LiftSymptom symptom)
{
  LiftProcedure *procedure = lift_episode_get_procedure (self->episode);
  g_autofree char *day = lift_format_day_title (procedure, procedure->day0 + point->day);
  g_autofree char *score = lift_format_score (symptom, point->score);
  g_autofree char *name = NULL;
  GtkWidget *button = gtk_button_new ();

  /* Translators: a point of the chart as it is read out: day, symptom, score. */
  name = g_strdup_printf (point->written_later ? C_("chart point", "%s: %s %s, written later")
                                               : C_("chart point", "%s: %s %s"),
                          day, lift_format_symptom (symptom), score);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "point");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "day", GINT_TO_POINTER (procedure->day0 + point->day));
  g_object_set_data (G_OBJECT (button), "symptom", GINT_TO_POINTER (symptom));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (point_clicked_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
make_points (LiftChartView *self)
{
  g_ptr_array_set_size (self->points, 0);
  for (guint i = 0; i < LIFT_N_SYMPTOMS; i++) {
    g_autoptr (LiftSeries) series = NULL;
    const LiftPoint *points;
    guint n;

    if (!(self->symptoms & (1u << i)))
      continue;
    series = lift_series_new (self->episode, (LiftSymptom) i);
    points = lift_series_get_points (series);
    n = lift_series_get_n_points (series);
    for (guint j = 0; j < n && self->points->len < MAX_POINT_WIDGETS; j++)
      g_ptr_array_add (self->points, make_point (self, &points[j], (LiftSymptom) i));
  }
}

static void
place_point (LiftChartView *self, GtkWidget *button)
{
  LiftProcedure *procedure = lift_episode_get_procedure (self->episode);
  int day = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "day")) - procedure->day0;
  LiftSymptom symptom = (LiftSymptom) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "symptom"));
  GtkAllocation place = { 0, 0, POINT_SIZE, POINT_SIZE };

  for (guint i = 0; i < lift_chart_layout_get_n_plots (self->layout); i++) {
    const LiftChartPlot *plot = lift_chart_layout_get_plot (self->layout, i);

    for (guint j = 0; j < plot->points->len; j++) {
      const LiftChartPoint *point = &g_array_index (plot->points, LiftChartPoint, j);

      if (point->day != day || point->symptom != symptom)
        continue;
      place.x = (int) round (point->x - POINT_SIZE / 2.0);
      place.y = (int) round (point->y - POINT_SIZE / 2.0);
    }
  }
  /* GTK wants every child measured before it is given its place. */
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (button, &place, -1);
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
  cairo_destroy (cr);
  for (guint i = 0; i < self->points->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->points, i), snapshot);
}

/* Left and right go from point to point, Home and End to the first and the last. */
static gboolean
key_pressed_cb (LiftChartView *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint position;
  int step = 0;

  if (focus == NULL || !g_ptr_array_find (self->points, focus, &position))
    return FALSE;
  if (keyval == GDK_KEY_Left)
    step = rtl ? 1 : -1;
  else if (keyval == GDK_KEY_Right)
    step = rtl ? -1 : 1;
  else if (keyval == GDK_KEY_Home || keyval == GDK_KEY_End)
    step = keyval == GDK_KEY_Home ? -(int) self->points->len : (int) self->points->len;
  else
    return FALSE;
  position = (guint) CLAMP ((int) position + step, 0, (int) self->points->len - 1);
  return gtk_widget_grab_focus (g_ptr_array_index (self->points, position));
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
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->layout, lift_chart_layout_free);
  g_clear_pointer (&self->episode, lift_episode_unref);
  g_clear_pointer (&self->reference, lift_reference_unref);
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

  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
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

  self->episode = lift_episode_ref (episode);
  self->reference = reference != NULL ? lift_reference_ref (reference) : NULL;
  g_clear_pointer (&old, lift_episode_unref);
  g_clear_pointer (&old_reference, lift_reference_unref);
  self->symptoms = symptoms;
  self->small_multiples = small_multiples;
  self->today = today;
  make_points (self);
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
