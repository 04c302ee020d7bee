/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-month-calendar.h"

#include <glib/gi18n-lib.h>

#include "lift-day-button.h"
#include "lift-format.h"
#include "lift-ui-parts.h"

#define N_WEEKS 6
#define N_CELLS (N_WEEKS * 7)

struct _LiftMonthCalendar {
  GtkBox parent_instance;

  LiftEpisode *episode;
  LiftDate today;
  int year;
  int month;
  GtkWidget *title;
  GtkWidget *earlier;
  GtkWidget *later;
  GtkWidget *cells[N_CELLS];
};

G_DEFINE_FINAL_TYPE (LiftMonthCalendar, lift_month_calendar, GTK_TYPE_BOX)

enum { DAY_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static LiftDate
get_first_of_month (LiftMonthCalendar *self, int months_on)
{
  int months = self->year * 12 + self->month - 1 + months_on;

  return lift_date_from_ymd (months / 12, months % 12 + 1, 1);
}

/* The first day that an entry can be written for. */
static LiftDate
get_earliest (LiftMonthCalendar *self)
{
  LiftDate earliest = lift_episode_get_procedure (self->episode)->day0 - LIFT_DAYS_BEFORE_PROCEDURE;

  if (lift_episode_get_n_entries (self->episode) > 0)
    earliest = MIN (earliest, lift_episode_get_nth (self->episode, 0)->for_day);
  return earliest;
}

static void
show_month (LiftMonthCalendar *self)
{
  LiftDate first = get_first_of_month (self, 0);
  LiftDate after = get_first_of_month (self, 1);
  /* Monday is 1 to the calendar and 0 to the week. */
  int lead = (lift_date_get_weekday (first) - 1 - lift_ui_get_first_weekday () + 7) % 7;
  g_autofree char *title = lift_format_month_heading (first);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_sensitive (self->earlier, first > get_earliest (self));
  gtk_widget_set_sensitive (self->later, after <= self->today);
  for (int i = 0; i < N_CELLS; i++) {
    LiftDate day = first + i - lead;
    gboolean inside = day >= first && day < after;

    /* A cell of another month keeps its room, so that a column is a weekday. */
    gtk_widget_set_opacity (self->cells[i], inside ? 1 : 0);
    gtk_widget_set_visible (self->cells[i], i < N_CELLS - 7 || after > first + N_CELLS - 7 - lead);
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->cells[i]), GTK_ACCESSIBLE_STATE_HIDDEN, !inside, -1);
    if (inside) {
      lift_day_button_update (LIFT_DAY_BUTTON (self->cells[i]), self->episode, day, self->today, LIFT_DATE_NONE);
      if (day < get_earliest (self))
        gtk_widget_set_sensitive (self->cells[i], FALSE);
    } else {
      gtk_widget_set_sensitive (self->cells[i], FALSE);
    }
    gtk_widget_set_can_focus (self->cells[i], inside);
  }
}

static void
turn (LiftMonthCalendar *self, int months)
{
  lift_date_get_ymd (get_first_of_month (self, months), &self->year, &self->month, NULL);
  show_month (self);
}

static void
earlier_cb (LiftMonthCalendar *self)
{
  turn (self, -1);
}

static void
later_cb (LiftMonthCalendar *self)
{
  turn (self, 1);
}

static void
clicked_cb (LiftMonthCalendar *self, LiftDayButton *button)
{
  g_signal_emit (self, signals[DAY_CHOSEN], 0, lift_day_button_get_day (button));
}

static void
lift_month_calendar_finalize (GObject *object)
{
  g_clear_pointer (&LIFT_MONTH_CALENDAR (object)->episode, lift_episode_unref);
  G_OBJECT_CLASS (lift_month_calendar_parent_class)->finalize (object);
}

static void
lift_month_calendar_class_init (LiftMonthCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lift_month_calendar_finalize;
  signals[DAY_CHOSEN] = g_signal_new ("day-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_turn_button (LiftMonthCalendar *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_head (LiftMonthCalendar *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  /* These icons turn around by themselves where text runs from right to left. */
  self->earlier = make_turn_button (self, "go-previous-symbolic", C_("tooltip", "The month before"),
                                    G_CALLBACK (earlier_cb));
  self->later = make_turn_button (self, "go-next-symbolic", C_("tooltip", "The month after"), G_CALLBACK (later_cb));
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (head), self->earlier);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->later);
  return head;
}

static void
lift_month_calendar_init (LiftMonthCalendar *self)
{
  GtkWidget *grid = gtk_grid_new ();
  int first = lift_ui_get_first_weekday ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "month");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Month"), -1);
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (int i = 0; i < 7; i++) {
    g_autofree char *name = lift_ui_format_weekday ((first + i) % 7, FALSE);
    GtkWidget *label = gtk_label_new (name);

    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "quiet");
    gtk_grid_attach (GTK_GRID (grid), label, i, 0, 1, 1);
  }
  for (int i = 0; i < N_CELLS; i++) {
    self->cells[i] = lift_day_button_new ();
    g_signal_connect_swapped (self->cells[i], "clicked", G_CALLBACK (clicked_cb), self);
    gtk_grid_attach (GTK_GRID (grid), self->cells[i], i % 7, 1 + i / 7, 1, 1);
  }
  gtk_box_append (GTK_BOX (self), grid);
}

/** lift_month_calendar_new: Returns: (transfer floating): a calendar; lift_month_calendar_update() fills it. */
GtkWidget *
lift_month_calendar_new (void)
{
  return g_object_new (LIFT_TYPE_MONTH_CALENDAR, NULL);
}

/**
 * lift_month_calendar_update:
 * @self: a calendar
 * @episode: the procedure with its days; it has a date
 * @today: today; at first its month is shown
 */
void
lift_month_calendar_update (LiftMonthCalendar *self, LiftEpisode *episode, LiftDate today)
{
  lift_episode_ref (episode);
  g_clear_pointer (&self->episode, lift_episode_unref);
  self->episode = episode;
  self->today = today;
  if (self->year == 0)
    lift_date_get_ymd (today, &self->year, &self->month, NULL);
  show_month (self);
}

/** lift_month_calendar_show_day: turns to the month of @day. */
void
lift_month_calendar_show_day (LiftMonthCalendar *self, LiftDate day)
{
  lift_date_get_ymd (day, &self->year, &self->month, NULL);
  if (self->episode != NULL)
    show_month (self);
}
