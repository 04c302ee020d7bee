/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-week-strip.h"

#include <glib/gi18n-lib.h>

#include "lift-format.h"

#define N_DAYS 8

struct _LiftWeekStrip {
  GtkBox parent_instance;

  GtkWidget *buttons[N_DAYS];
  GtkWidget *dots[N_DAYS];
  GtkWidget *numbers[N_DAYS];
  LiftDate first;
};

G_DEFINE_FINAL_TYPE (LiftWeekStrip, lift_week_strip, GTK_TYPE_BOX)

enum { DAY_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
clicked_cb (LiftWeekStrip *self, GtkButton *button)
{
  for (int i = 0; i < N_DAYS; i++) {
    if (self->buttons[i] == GTK_WIDGET (button))
      g_signal_emit (self, signals[DAY_CHOSEN], 0, self->first + i);
  }
}

/* Made when it is asked for: eight ready tooltips would be paid for at every start. */
static gboolean
query_tooltip_cb (GtkWidget *button, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  gtk_tooltip_set_text (tooltip, g_object_get_data (G_OBJECT (button), "name"));
  return TRUE;
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
    GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

    self->dots[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    gtk_widget_add_css_class (self->dots[i], "dot");
    gtk_widget_set_halign (self->dots[i], GTK_ALIGN_CENTER);
    self->numbers[i] = gtk_label_new (NULL);
    gtk_widget_add_css_class (self->numbers[i], "caption");
    gtk_box_append (GTK_BOX (column), self->dots[i]);
    gtk_box_append (GTK_BOX (column), self->numbers[i]);
    self->buttons[i] = gtk_button_new ();
    gtk_button_set_child (GTK_BUTTON (self->buttons[i]), column);
    gtk_widget_add_css_class (self->buttons[i], "flat");
    gtk_widget_add_css_class (self->buttons[i], "day");
    gtk_widget_set_has_tooltip (self->buttons[i], TRUE);
    g_signal_connect (self->buttons[i], "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
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

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
update_day (LiftWeekStrip *self, int i, LiftEpisode *episode, LiftDate today, LiftDate chosen)
{
  LiftDate day = self->first + i;
  LiftProcedure *procedure = lift_episode_get_procedure (episode);
  LiftEntry *entry = lift_episode_get_entry (episode, day);
  gboolean later = entry != NULL && lift_episode_is_written_later (episode, entry);
  g_autofree char *title = lift_format_day_title (procedure, day);
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  const char *state;
  int day_of_month;

  lift_date_get_ymd (day, NULL, NULL, &day_of_month);
  /* Translators: a day of the month in the strip of days; write %Id for the locale’s own digits. */
  number = g_strdup_printf (C_("day of the month", "%d"), day_of_month);
  gtk_label_set_label (GTK_LABEL (self->numbers[i]), number);
  if (day > today)
    state = C_("state of a day", "ahead");
  else if (entry == NULL)
    state = C_("state of a day", "empty");
  else
    state = later ? C_("state of a day", "written later") : C_("state of a day", "written");
  /* Translators: what a screen reader says of a day: its title, then its state. */
  name = g_strdup_printf (C_("day button", "%s, %s"), title, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_STATE_SELECTED, day == chosen, -1);
  g_object_set_data_full (G_OBJECT (self->buttons[i]), "name", g_steal_pointer (&name), g_free);
  gtk_widget_set_sensitive (self->buttons[i], day <= today);
  set_class (self->dots[i], "written", entry != NULL && !later);
  set_class (self->dots[i], "later", later);
  set_class (self->buttons[i], "today", day == today);
  set_class (self->buttons[i], "chosen", day == chosen);
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
  self->first = choose_first_day (lift_episode_get_procedure (episode)->day0, today, chosen);
  for (int i = 0; i < N_DAYS; i++)
    update_day (self, i, episode, today, chosen);
}
