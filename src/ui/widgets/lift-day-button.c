/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-day-button.h"

#include <glib/gi18n-lib.h>

#include "lift-format.h"

struct _LiftDayButton {
  GtkButton parent_instance;

  GtkWidget *dot;
  GtkWidget *number;
  LiftDate day;
  char *name;
};

G_DEFINE_FINAL_TYPE (LiftDayButton, lift_day_button, GTK_TYPE_BUTTON)

/* Made when it is asked for: a strip of ready tooltips would be paid for at every start. */
static gboolean
lift_day_button_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, LIFT_DAY_BUTTON (widget)->name);
  return TRUE;
}

static void
lift_day_button_finalize (GObject *object)
{
  g_free (LIFT_DAY_BUTTON (object)->name);
  G_OBJECT_CLASS (lift_day_button_parent_class)->finalize (object);
}

static void
lift_day_button_class_init (LiftDayButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lift_day_button_finalize;
  GTK_WIDGET_CLASS (klass)->query_tooltip = lift_day_button_query_tooltip;
}

static void
lift_day_button_init (LiftDayButton *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->day = LIFT_DATE_NONE;
  self->dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->dot, "dot");
  gtk_widget_set_halign (self->dot, GTK_ALIGN_CENTER);
  self->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, "caption");
  gtk_box_append (GTK_BOX (column), self->dot);
  gtk_box_append (GTK_BOX (column), self->number);
  gtk_button_set_child (GTK_BUTTON (self), column);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "day");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/** lift_day_button_new: Returns: (transfer floating): a button without a day. */
GtkWidget *
lift_day_button_new (void)
{
  return g_object_new (LIFT_TYPE_DAY_BUTTON, NULL);
}

/** lift_day_button_get_day: Returns: the day that it stands for. */
LiftDate
lift_day_button_get_day (LiftDayButton *self)
{
  return self->day;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* What a screen reader says: the day's title, then its state. */
static char *
make_name (LiftEpisode *episode, LiftDate day, LiftDate today)
{
  LiftEntry *entry = lift_episode_get_entry (episode, day);
  g_autofree char *title = lift_format_day_title (lift_episode_get_procedure (episode), day);
  const char *state;

  if (day > today)
    state = C_("state of a day", "ahead");
  else if (entry == NULL)
    state = C_("state of a day", "empty");
  else if (lift_episode_is_written_later (episode, entry))
    state = C_("state of a day", "written later");
  else
    state = C_("state of a day", "written");
  /* Translators: what a screen reader says of a day: its title, then its state. */
  return g_strdup_printf (C_("day button", "%s, %s"), title, state);
}

/**
 * lift_day_button_update:
 * @self: a button
 * @episode: the procedure with its days; it has a date
 * @day: the day that it stands for
 * @today: today; a day after it cannot be pressed
 * @chosen: the day that is shown elsewhere, or %LIFT_DATE_NONE
 */
void
lift_day_button_update (LiftDayButton *self, LiftEpisode *episode, LiftDate day, LiftDate today, LiftDate chosen)
{
  LiftEntry *entry = lift_episode_get_entry (episode, day);
  gboolean later = entry != NULL && lift_episode_is_written_later (episode, entry);
  g_autofree char *number = NULL;
  int day_of_month;

  self->day = day;
  lift_date_get_ymd (day, NULL, NULL, &day_of_month);
  /* Translators: a day of the month in the strip of days; write %Id for the locale’s own digits. */
  number = g_strdup_printf (C_("day of the month", "%d"), day_of_month);
  gtk_label_set_label (GTK_LABEL (self->number), number);
  g_free (self->name);
  self->name = make_name (episode, day, today);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, day == chosen, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self), day <= today);
  set_class (self->dot, "written", entry != NULL && !later);
  set_class (self->dot, "later", later);
  set_class (GTK_WIDGET (self), "today", day == today);
  set_class (GTK_WIDGET (self), "chosen", day == chosen);
}
