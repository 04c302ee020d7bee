/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-week-strip.h"

#include <glib/gi18n-lib.h>

#include "lift-day-button.h"

#define N_DAYS 8

struct _LiftWeekStrip {
  GtkBox parent_instance;

  GtkWidget *buttons[N_DAYS];
};

G_DEFINE_FINAL_TYPE (LiftWeekStrip, lift_week_strip, GTK_TYPE_BOX)

enum { DAY_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
clicked_cb (LiftWeekStrip *self, LiftDayButton *button)
{
  g_signal_emit (self, signals[DAY_CHOSEN], 0, lift_day_button_get_day (button));
}

static void
lift_week_strip_class_init (LiftWeekStripClass *klass)
{
  signals[DAY_CHOSEN] = g_signal_new ("day-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "weekstrip");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lift_week_strip_init (LiftWeekStrip *self)
{
  gtk_box_set_homogeneous (GTK_BOX (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days"), -1);
  for (int i = 0; i < N_DAYS; i++) {
    self->buttons[i] = lift_day_button_new ();
    g_signal_connect_swapped (self->buttons[i], "clicked", G_CALLBACK (clicked_cb), self);
    gtk_box_append (GTK_BOX (self), self->buttons[i]);
  }
}

/* The first week stands still; later the strip ends with today, and always shows the chosen day. */
static LiftDate
choose_first_day (LiftDate day0, LiftDate today, LiftDate chosen)
{
  LiftDate last = MAX (day0 + N_DAYS - 1, today);
  LiftDate first = last - (N_DAYS - 1);

  if (chosen < first)
    first = chosen;
  return first;
}

/**
 * lift_week_strip_update:
 * @self: a strip
 * @episode: the procedure with its days; it has a date
 * @today: today
 * @chosen: the day that is shown
 */
void
lift_week_strip_update (LiftWeekStrip *self, LiftEpisode *episode, LiftDate today, LiftDate chosen)
{
  LiftDate first = choose_first_day (lift_episode_get_procedure (episode)->day0, today, chosen);

  for (int i = 0; i < N_DAYS; i++)
    lift_day_button_update (LIFT_DAY_BUTTON (self->buttons[i]), episode, first + i, today, chosen);
}
