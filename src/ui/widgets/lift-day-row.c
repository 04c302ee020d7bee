/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-day-row.h"

#include "lift-expander.h"
#include "lift-format.h"
#include "lift-ui-parts.h"

struct _LiftDayRow {
  GtkBox parent_instance;

  LiftProcedure *procedure;
  LiftDate day;
  GtkWidget *expander;
  GtkWidget *calendar;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (LiftDayRow, lift_day_row, GTK_TYPE_BOX)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
update (LiftDayRow *self)
{
  g_autofree char *words = NULL;
  g_autoptr (GDateTime) date = NULL;
  int year, month, day;

  if (self->procedure == NULL || self->day == LIFT_DATE_NONE)
    return;
  words = self->procedure->day0 != LIFT_DATE_NONE ? lift_format_day_title (self->procedure, self->day)
                                                  : lift_format_date_with_year (self->day);
  lift_expander_set_subtitle (LIFT_EXPANDER (self->expander), words);
  if (self->calendar == NULL)
    return;
  lift_date_get_ymd (self->day, &year, &month, &day);
  date = g_date_time_new_local (year, month, day, 12, 0, 0);
  self->setting = TRUE;
  if (date != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  self->setting = FALSE;
}

static void
day_selected_cb (LiftDayRow *self)
{
  g_autoptr (GDateTime) date = NULL;
  LiftDate day;

  if (self->setting)
    return;
  date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  day = lift_date_from_date_time (date);
  if (day == self->day)
    return;
  self->day = day;
  update (self);
  g_signal_emit (self, signals[CHOSEN], 0, day);
}

static void
fill (LiftDayRow *self)
{
  self->calendar = lift_ui_make_calendar ();
  gtk_widget_add_css_class (self->calendar, "in-rows");
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  lift_expander_set_content (LIFT_EXPANDER (self->expander), self->calendar);
  update (self);
}

static void
lift_day_row_finalize (GObject *object)
{
  g_clear_pointer (&LIFT_DAY_ROW (object)->procedure, lift_procedure_unref);
  G_OBJECT_CLASS (lift_day_row_parent_class)->finalize (object);
}

static void
lift_day_row_class_init (LiftDayRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lift_day_row_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
lift_day_row_init (LiftDayRow *self)
{
  self->day = LIFT_DATE_NONE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/** lift_day_row_new: Returns: (transfer floating): a closed row; lift_day_row_set_day() gives it a day. */
GtkWidget *
lift_day_row_new (const char *title)
{
  LiftDayRow *self = g_object_new (LIFT_TYPE_DAY_ROW, NULL);

  self->expander = lift_expander_new (title, NULL);
  g_signal_connect_swapped (self->expander, "first-opened", G_CALLBACK (fill), self);
  gtk_box_append (GTK_BOX (self), self->expander);
  return GTK_WIDGET (self);
}

/** lift_day_row_set_day: shows @day, counted from @procedure's, without `chosen`. */
void
lift_day_row_set_day (LiftDayRow *self, const LiftProcedure *procedure, LiftDate day)
{
  g_clear_pointer (&self->procedure, lift_procedure_unref);
  self->procedure = lift_procedure_ref ((LiftProcedure *) procedure);
  self->day = day;
  update (self);
}

/** lift_day_row_get_day: Returns: the day, or %LIFT_DATE_NONE. */
LiftDate
lift_day_row_get_day (LiftDayRow *self)
{
  return self->day;
}
