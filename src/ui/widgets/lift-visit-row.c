/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-visit-row.h"

#include <glib/gi18n-lib.h>

#include "lift-choice-row.h"
#include "lift-expander.h"
#include "lift-format-reminder.h"
#include "lift-pair.h"
#include "lift-time-entry.h"
#include "lift-ui-parts.h"

struct _LiftVisitRow {
  GtkBox parent_instance;

  LiftVisit *visit;
  LiftDate today;
  GtkWidget *expander;
  GtkWidget *kind;
  GtkWidget *calendar;
  GtkWidget *hint;
  GtkWidget *time;
  GtkWidget *held;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (LiftVisitRow, lift_visit_row, GTK_TYPE_BOX)

enum { EDITED, HELD, REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_calendar_day (LiftVisitRow *self)
{
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  if (self->visit->planned_on == LIFT_DATE_NONE)
    return;
  lift_date_get_ymd (self->visit->planned_on, &year, &month, &day);
  date = g_date_time_new_local (year, month, day, 12, 0, 0);
  if (date != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
}

static void
show_values (LiftVisitRow *self)
{
  gboolean stored = self->visit->uuid != NULL;
  gboolean came = stored && self->visit->planned_on <= self->today;

  self->setting = TRUE;
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->kind), (int) self->visit->kind);
  show_calendar_day (self);
  lift_time_entry_set_minute (LIFT_TIME_ENTRY (self->time), self->visit->at_minute);
  gtk_widget_set_visible (self->hint, self->visit->planned_on == LIFT_DATE_NONE);
  gtk_widget_set_visible (self->held, came);
  self->setting = FALSE;
}

static void
update (LiftVisitRow *self)
{
  g_autofree char *title = self->visit->planned_on != LIFT_DATE_NONE ? lift_format_visit (self->visit)
                                                                     : g_strdup (_("A new date"));

  lift_expander_set_title (LIFT_EXPANDER (self->expander), title);
  if (lift_expander_is_filled (LIFT_EXPANDER (self->expander)))
    show_values (self);
}

static void
tell (LiftVisitRow *self, LiftVisit *changed)
{
  lift_visit_unref (self->visit);
  self->visit = lift_visit_ref (changed);
  update (self);
  if (changed->planned_on != LIFT_DATE_NONE)
    g_signal_emit (self, signals[EDITED], 0, changed);
}

static void
kind_cb (LiftVisitRow *self, int choice)
{
  g_autoptr (LiftVisit) changed = lift_visit_copy (self->visit);

  changed->kind = (LiftVisitKind) choice;
  tell (self, changed);
}

static void
day_selected_cb (LiftVisitRow *self)
{
  g_autoptr (LiftVisit) changed = NULL;
  g_autoptr (GDateTime) date = NULL;
  LiftDate day;

  if (self->setting)
    return;
  date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  day = lift_date_from_date_time (date);
  if (day == self->visit->planned_on)
    return;
  changed = lift_visit_copy (self->visit);
  changed->planned_on = day;
  tell (self, changed);
}

static void
time_cb (LiftVisitRow *self, int minute)
{
  g_autoptr (LiftVisit) changed = lift_visit_copy (self->visit);

  changed->at_minute = minute;
  tell (self, changed);
}

static void
held_cb (LiftVisitRow *self)
{
  g_signal_emit (self, signals[HELD], 0);
}

static void
remove_cb (LiftVisitRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
fill (LiftVisitRow *self)
{
  const char *const kinds[] = { lift_format_visit_kind (LIFT_VISIT_FOLLOW_UP), lift_format_visit_kind (LIFT_VISIT_CHECK_IN),
                                lift_format_visit_kind (LIFT_VISIT_OWN), NULL };
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *remove = lift_ui_make_button (_("Remove this date"));

  gtk_widget_add_css_class (content, "padded");
  self->kind = lift_choice_row_new (C_("visit", "What it is"), NULL, kinds);
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->kind), FALSE);
  g_signal_connect_swapped (self->kind, "chosen", G_CALLBACK (kind_cb), self);
  gtk_box_append (GTK_BOX (content), self->kind);
  self->hint = lift_ui_make_label (_("Choose the day."), "quiet");
  gtk_box_append (GTK_BOX (content), self->hint);
  self->calendar = lift_ui_make_calendar ();
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  gtk_box_append (GTK_BOX (content), self->calendar);
  self->time = lift_time_entry_new (C_("visit", "Time"), self->visit->at_minute);
  lift_time_entry_set_may_be_empty (LIFT_TIME_ENTRY (self->time), TRUE);
  g_signal_connect_swapped (self->time, "chosen", G_CALLBACK (time_cb), self);
  gtk_box_append (GTK_BOX (content),
                  lift_pair_new (lift_ui_make_label (_("Time, if you know it"), "heading"), self->time));
  self->held = lift_ui_make_button (_("It took place"));
  g_signal_connect_swapped (self->held, "clicked", G_CALLBACK (held_cb), self);
  gtk_box_append (GTK_BOX (buttons), self->held);
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (buttons), remove);
  gtk_box_append (GTK_BOX (content), buttons);
  lift_expander_set_content (LIFT_EXPANDER (self->expander), content);
  show_values (self);
}

static void
lift_visit_row_finalize (GObject *object)
{
  lift_visit_unref (LIFT_VISIT_ROW (object)->visit);
  G_OBJECT_CLASS (lift_visit_row_parent_class)->finalize (object);
}

static void
lift_visit_row_class_init (LiftVisitRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lift_visit_row_finalize;
  signals[EDITED] =
    g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, LIFT_TYPE_VISIT);
  signals[HELD] = g_signal_new ("held", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lift_visit_row_init (LiftVisitRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * lift_visit_row_new:
 * @visit: what it shows; one without a key is not stored yet
 * @today: the civil day that it is
 *
 * Returns: (transfer floating): a closed row.
 */
GtkWidget *
lift_visit_row_new (LiftVisit *visit, LiftDate today)
{
  LiftVisitRow *self = g_object_new (LIFT_TYPE_VISIT_ROW, NULL);

  self->visit = lift_visit_ref (visit);
  self->today = today;
  self->expander = lift_expander_new ("", NULL);
  g_signal_connect_swapped (self->expander, "first-opened", G_CALLBACK (fill), self);
  gtk_box_append (GTK_BOX (self), self->expander);
  update (self);
  return GTK_WIDGET (self);
}

/** lift_visit_row_get_visit: Returns: (transfer none): what it shows. */
LiftVisit *
lift_visit_row_get_visit (LiftVisitRow *self)
{
  return self->visit;
}

/** lift_visit_row_set_visit: shows another state of the same date, as another program may have made it. */
void
lift_visit_row_set_visit (LiftVisitRow *self, LiftVisit *visit, LiftDate today)
{
  lift_visit_ref (visit);
  lift_visit_unref (self->visit);
  self->visit = visit;
  self->today = today;
  update (self);
}

/** lift_visit_row_open: opens it. */
void
lift_visit_row_open (LiftVisitRow *self)
{
  lift_expander_set_open (LIFT_EXPANDER (self->expander), TRUE);
}
