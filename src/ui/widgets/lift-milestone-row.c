/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-milestone-row.h"

#include <glib/gi18n-lib.h>

#include "lift-expander.h"
#include "lift-format-procedure.h"
#include "lift-format.h"
#include "lift-number-entry.h"
#include "lift-pair.h"
#include "lift-ui-parts.h"

struct _LiftMilestoneRow {
  GtkBox parent_instance;

  LiftMilestoneKind kind;
  LiftDate happened_on;
  LiftDate today;
  int sheet_day;
  GtkWidget *expander;
  GtkWidget *hint;
  GtkWidget *calendar;
  GtkWidget *clear;
  GtkWidget *sheet;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (LiftMilestoneRow, lift_milestone_row, GTK_TYPE_BOX)

enum { HAPPENED, SHEET, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_calendar_day (LiftMilestoneRow *self)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, day;

  lift_date_get_ymd (self->happened_on != LIFT_DATE_NONE ? self->happened_on : self->today, &year, &month, &day);
  date = g_date_time_new_local (year, month, day, 12, 0, 0);
  if (date != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
}

static void
show_values (LiftMilestoneRow *self)
{
  if (!lift_expander_is_filled (LIFT_EXPANDER (self->expander)))
    return;
  self->setting = TRUE;
  show_calendar_day (self);
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_widget_set_visible (self->clear, self->happened_on != LIFT_DATE_NONE);
  if (self->sheet != NULL)
    lift_number_entry_set_number (LIFT_NUMBER_ENTRY (self->sheet), self->sheet_day);
  self->setting = FALSE;
}

static void
tell_day (LiftMilestoneRow *self, LiftDate day)
{
  gtk_widget_set_visible (self->hint, day != LIFT_DATE_NONE && day > self->today);
  if (day == LIFT_DATE_NONE || day <= self->today)
    g_signal_emit (self, signals[HAPPENED], 0, day);
}

static void
day_selected_cb (LiftMilestoneRow *self)
{
  g_autoptr (GDateTime) date = NULL;

  if (self->setting)
    return;
  date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  tell_day (self, lift_date_from_date_time (date));
}

static void
today_cb (LiftMilestoneRow *self)
{
  tell_day (self, self->today);
}

static void
clear_cb (LiftMilestoneRow *self)
{
  tell_day (self, LIFT_DATE_NONE);
}

static void
sheet_cb (LiftMilestoneRow *self, int day)
{
  g_signal_emit (self, signals[SHEET], 0, day);
}

static GtkWidget *
make_sheet (LiftMilestoneRow *self, LiftAftercareKind aftercare)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sheets = lift_ui_make_label (lift_format_aftercare_sheets (aftercare), "caption");

  gtk_widget_add_css_class (sheets, "quiet");
  gtk_box_append (GTK_BOX (texts), lift_ui_make_label (_("Your clinic’s sheet"), "heading"));
  gtk_box_append (GTK_BOX (texts), sheets);
  self->sheet = lift_number_entry_new (_("Your clinic’s sheet: until day"), 0, LIFT_AFTERCARE_LAST_DAY_MAX);
  g_signal_connect_swapped (self->sheet, "chosen", G_CALLBACK (sheet_cb), self);
  gtk_box_append (GTK_BOX (line), lift_ui_make_label (C_("aftercare", "until day"), NULL));
  gtk_box_append (GTK_BOX (line), self->sheet);
  return lift_pair_new (texts, line);
}

static void
fill (LiftMilestoneRow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *today = lift_ui_make_button (C_("milestone", "Today"));
  LiftAftercareKind aftercare;

  gtk_widget_add_css_class (content, "padded");
  if (lift_aftercare_kind_for_milestone (self->kind, &aftercare))
    gtk_box_append (GTK_BOX (content), make_sheet (self, aftercare));
  gtk_box_append (GTK_BOX (content), lift_ui_make_label (_("The day on which you did it again"), "heading"));
  self->calendar = lift_ui_make_calendar ();
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  gtk_box_append (GTK_BOX (content), self->calendar);
  self->hint = lift_ui_make_label (_("That day lies ahead. Choose the day on which it happened."), "quiet");
  gtk_box_append (GTK_BOX (content), self->hint);
  g_signal_connect_swapped (today, "clicked", G_CALLBACK (today_cb), self);
  gtk_box_append (GTK_BOX (buttons), today);
  self->clear = lift_ui_make_button (C_("milestone", "Not yet"));
  gtk_widget_add_css_class (self->clear, "flat");
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);
  gtk_box_append (GTK_BOX (buttons), self->clear);
  gtk_box_append (GTK_BOX (content), buttons);
  lift_expander_set_content (LIFT_EXPANDER (self->expander), content);
  show_values (self);
}

static void
lift_milestone_row_class_init (LiftMilestoneRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[HAPPENED] = g_signal_new ("happened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SHEET] = g_signal_new ("sheet", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
lift_milestone_row_init (LiftMilestoneRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/** lift_milestone_row_new: Returns: (transfer floating): a closed row; lift_milestone_row_set() fills it. */
GtkWidget *
lift_milestone_row_new (LiftMilestoneKind kind)
{
  LiftMilestoneRow *self = g_object_new (LIFT_TYPE_MILESTONE_ROW, NULL);

  self->kind = kind;
  self->expander = lift_expander_new (lift_format_milestone (kind), NULL);
  g_signal_connect_swapped (self->expander, "first-opened", G_CALLBACK (fill), self);
  gtk_box_append (GTK_BOX (self), self->expander);
  return GTK_WIDGET (self);
}

/** lift_milestone_row_get_kind: Returns: what it is about. */
LiftMilestoneKind
lift_milestone_row_get_kind (LiftMilestoneRow *self)
{
  return self->kind;
}

static char *
describe (LiftMilestoneRow *self, const LiftProcedure *procedure, LiftDate happened_on, const LiftAftercare *aftercare)
{
  LiftAftercareKind kind;

  if (happened_on != LIFT_DATE_NONE)
    return lift_format_day_title (procedure, happened_on);
  if (!lift_aftercare_kind_for_milestone (self->kind, &kind))
    return g_strdup (lift_format_milestone_hint (self->kind) != NULL ? lift_format_milestone_hint (self->kind)
                                                                     : C_("milestone", "not yet"));
  if (lift_aftercare_is_noted (aftercare, kind))
    /* Translators: %d is a day number that the clinic's sheet names. */
    return g_strdup_printf (_("not yet · your clinic’s sheet: day %d"), aftercare->last_days[kind]);
  /* Translators: %s is such as "sheets vary: 2 to 4 weeks". */
  return g_strdup_printf (_("not yet · %s"), lift_format_aftercare_sheets (kind));
}

/**
 * lift_milestone_row_set:
 * @self: a row
 * @procedure: whose recovery it is
 * @happened_on: its civil day; %LIFT_DATE_NONE: not yet
 * @aftercare: what the clinic's sheet says
 * @today: the civil day that it is
 */
void
lift_milestone_row_set (LiftMilestoneRow *self, const LiftProcedure *procedure, LiftDate happened_on,
                        const LiftAftercare *aftercare, LiftDate today)
{
  g_autofree char *text = describe (self, procedure, happened_on, aftercare);
  LiftAftercareKind kind;

  self->happened_on = happened_on;
  self->today = today;
  self->sheet_day =
    lift_aftercare_kind_for_milestone (self->kind, &kind) ? aftercare->last_days[kind] : LIFT_AFTERCARE_NOT_NOTED;
  lift_expander_set_subtitle (LIFT_EXPANDER (self->expander), text);
  show_values (self);
}
