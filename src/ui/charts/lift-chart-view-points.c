/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-chart-view-private.h"

#include <glib/gi18n-lib.h>

#include "lift-format-event.h"
#include "lift-format.h"
#include "lift-series.h"

/* More points than this are not stepped through one by one; the table has them all. */
#define MAX_POINT_WIDGETS 400

LiftDate
_lift_chart_point_get_day (GtkWidget *point)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (point), "day"));
}

LiftSymptom
_lift_chart_point_get_symptom (GtkWidget *point)
{
  return (LiftSymptom) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (point), "symptom"));
}

static void
point_clicked_cb (LiftChartView *self, GtkButton *button)
{
  g_signal_emit_by_name (self, "day-activated", _lift_chart_point_get_day (GTK_WIDGET (button)));
}

static GtkWidget *
make_point (LiftChartView *self, LiftDate day, LiftSymptom symptom)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "point");
  g_object_set_data (G_OBJECT (button), "day", GINT_TO_POINTER (day));
  g_object_set_data (G_OBJECT (button), "symptom", GINT_TO_POINTER (symptom));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (point_clicked_cb), self);
  return button;
}

/* Day, symptom and score; what else the day has follows for those who ask for more. */
static void
name_point (LiftChartView *self, GtkWidget *button, const LiftPoint *point)
{
  LiftProcedure *procedure = lift_episode_get_procedure (self->episode);
  LiftEntry *entry = lift_episode_get_entry (self->episode, _lift_chart_point_get_day (button));
  g_autofree char *day = lift_format_day_title (procedure, _lift_chart_point_get_day (button));
  g_autofree char *score = lift_format_score (_lift_chart_point_get_symptom (button), point->score);
  g_autofree char *noted = lift_format_noted (entry);
  g_autofree char *name = NULL;

  /* Translators: a point of the chart as it is read out: day, symptom, score. */
  name = g_strdup_printf (point->written_later ? C_("chart point", "%s: %s %s, written later")
                                               : C_("chart point", "%s: %s %s"),
                          day, lift_format_symptom (_lift_chart_point_get_symptom (button)), score);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, noted, -1);
}

static gpointer
get_key (LiftDate day, LiftSymptom symptom)
{
  return GINT_TO_POINTER (day * LIFT_N_SYMPTOMS + (int) symptom);
}

/* Takes the point that is there for this day and symptom, so that one that has the focus keeps it. */
static void
take_point (LiftChartView *self, GHashTable *old, const LiftPoint *point, LiftSymptom symptom)
{
  LiftDate day = lift_episode_get_procedure (self->episode)->day0 + point->day;
  GtkWidget *before = self->points->len > 0 ? g_ptr_array_index (self->points, self->points->len - 1) : NULL;
  GtkWidget *button = g_hash_table_lookup (old, get_key (day, symptom));

  if (button != NULL)
    g_hash_table_steal (old, get_key (day, symptom));
  else
    button = make_point (self, day, symptom);
  gtk_widget_insert_after (button, GTK_WIDGET (self), before);
  name_point (self, button, point);
  g_ptr_array_add (self->points, button);
}

/* Makes a widget for each point of what is shown, and keeps those that are there. */
void
_lift_chart_view_make_points (LiftChartView *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->points);
  g_autoptr (GHashTable) old = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gtk_widget_unparent);

  g_ptr_array_set_free_func (before, NULL);
  for (guint i = 0; i < before->len; i++) {
    GtkWidget *point = g_ptr_array_index (before, i);

    g_hash_table_insert (old, get_key (_lift_chart_point_get_day (point), _lift_chart_point_get_symptom (point)),
                         point);
  }
  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
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
      take_point (self, old, &points[j], (LiftSymptom) i);
  }
}

/* The nearest day of a symptom, or %NULL. */
static GtkWidget *
find_nearest (LiftChartView *self, LiftSymptom symptom, LiftDate day)
{
  GtkWidget *nearest = NULL;

  for (guint i = 0; i < self->points->len; i++) {
    GtkWidget *point = g_ptr_array_index (self->points, i);

    if (_lift_chart_point_get_symptom (point) == symptom && gtk_widget_get_child_visible (point) &&
        (nearest == NULL ||
         ABS (_lift_chart_point_get_day (point) - day) < ABS (_lift_chart_point_get_day (nearest) - day)))
      nearest = point;
  }
  return nearest;
}

/* Where the cursor is: where it was, as near as there is still a point; at first on the newest day. */
GtkWidget *
_lift_chart_view_find_cursor (LiftChartView *self)
{
  LiftDate day = self->cursor_day != LIFT_DATE_NONE ? self->cursor_day : self->today;
  GtkWidget *point = find_nearest (self, self->cursor_symptom, day);

  for (guint s = 0; point == NULL && s < LIFT_N_SYMPTOMS; s++)
    point = find_nearest (self, (LiftSymptom) s, day);
  return point;
}

static GtkWidget *
find_beside (LiftChartView *self, GtkWidget *from, int step)
{
  guint position;

  if (!g_ptr_array_find (self->points, from, &position))
    return NULL;
  for (int i = (int) position + step; i >= 0 && i < (int) self->points->len; i += step) {
    GtkWidget *point = g_ptr_array_index (self->points, i);

    if (_lift_chart_point_get_symptom (point) != _lift_chart_point_get_symptom (from))
      break;
    if (gtk_widget_get_child_visible (point))
      return point;
  }
  return from;
}

static GtkWidget *
find_other_symptom (LiftChartView *self, GtkWidget *from, int step)
{
  for (int s = (int) _lift_chart_point_get_symptom (from) + step; s >= 0 && s < LIFT_N_SYMPTOMS; s += step) {
    GtkWidget *point = find_nearest (self, (LiftSymptom) s, _lift_chart_point_get_day (from));

    if (point != NULL)
      return point;
  }
  return from;
}

/* Left and right go from point to point of a symptom, Home and End to its first and last; up and down go to the
 * symptom above or below, on the same day if it is answered there. */
gboolean
_lift_chart_view_key_pressed (LiftChartView *self, guint keyval)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  int forwards = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  GtkWidget *to = NULL;

  if (focus == NULL || !g_ptr_array_find (self->points, focus, NULL))
    return FALSE;
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    to = find_beside (self, focus, -forwards);
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    to = find_beside (self, focus, forwards);
  else if (keyval == GDK_KEY_Home || keyval == GDK_KEY_KP_Home)
    to = find_nearest (self, _lift_chart_point_get_symptom (focus), G_MININT / 2);
  else if (keyval == GDK_KEY_End || keyval == GDK_KEY_KP_End)
    to = find_nearest (self, _lift_chart_point_get_symptom (focus), G_MAXINT / 2);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    to = find_other_symptom (self, focus, -1);
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    to = find_other_symptom (self, focus, 1);
  else
    return FALSE;
  return to != NULL && gtk_widget_grab_focus (to);
}
