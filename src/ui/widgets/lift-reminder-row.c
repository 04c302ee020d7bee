/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reminder-row.h"

#include <glib/gi18n-lib.h>

#include "lift-choice-row.h"
#include "lift-expander.h"
#include "lift-format-reminder.h"
#include "lift-format.h"
#include "lift-pair.h"
#include "lift-time-entry.h"
#include "lift-ui-parts.h"

enum { UNTIL_TWO_WEEKS, UNTIL_DATE, UNTIL_STOPPED };
enum { RINGS_ON, RINGS_OFF };

struct _LiftReminderRow {
  GtkBox parent_instance;

  LiftReminder *reminder;
  /* Of the thread lift whose days are counted; LIFT_DATE_NONE: not known. */
  LiftDate day0;
  GtkWidget *expander;
  GtkWidget *rings;
  GtkWidget *time;
  GtkWidget *days[7];
  GtkWidget *until;
  GtkWidget *calendar;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (LiftReminderRow, lift_reminder_row, GTK_TYPE_BOX)

enum { EDITED, REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static int
get_until (LiftReminderRow *self)
{
  if (self->reminder->last_n == LIFT_REMINDER_NO_END)
    return UNTIL_STOPPED;
  return self->reminder->last_n == LIFT_REMINDER_DEFAULT_LAST_N ? UNTIL_TWO_WEEKS : UNTIL_DATE;
}

static void
show_calendar_day (LiftReminderRow *self)
{
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  if (self->day0 == LIFT_DATE_NONE || self->reminder->last_n == LIFT_REMINDER_NO_END)
    return;
  lift_date_get_ymd (self->day0 + self->reminder->last_n, &year, &month, &day);
  date = g_date_time_new_local (year, month, day, 12, 0, 0);
  if (date != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
}

static void
show_values (LiftReminderRow *self)
{
  self->setting = TRUE;
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->rings), self->reminder->enabled ? RINGS_ON : RINGS_OFF);
  lift_time_entry_set_minute (LIFT_TIME_ENTRY (self->time), self->reminder->minute);
  for (int i = 0; i < 7; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->days[i]), (self->reminder->weekdays & (1 << i)) != 0);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->until), get_until (self));
  gtk_widget_set_visible (self->calendar, get_until (self) == UNTIL_DATE);
  show_calendar_day (self);
  self->setting = FALSE;
}

static void
update (LiftReminderRow *self)
{
  g_autofree char *title = lift_format_reminder (self->reminder);

  lift_expander_set_title (LIFT_EXPANDER (self->expander), title);
  lift_expander_set_subtitle (LIFT_EXPANDER (self->expander), self->reminder->enabled ? NULL : C_("reminder", "Off"));
  if (lift_expander_is_filled (LIFT_EXPANDER (self->expander)))
    show_values (self);
}

/* Hands on a copy that the caller has changed. */
static void
tell (LiftReminderRow *self, LiftReminder *changed)
{
  lift_reminder_unref (self->reminder);
  self->reminder = lift_reminder_ref (changed);
  update (self);
  g_signal_emit (self, signals[EDITED], 0, changed);
}

static void
rings_cb (LiftReminderRow *self, int choice)
{
  g_autoptr (LiftReminder) changed = lift_reminder_copy (self->reminder);

  changed->enabled = choice == RINGS_ON;
  tell (self, changed);
}

static void
time_cb (LiftReminderRow *self, int minute)
{
  g_autoptr (LiftReminder) changed = lift_reminder_copy (self->reminder);

  changed->minute = minute;
  tell (self, changed);
}

static void
day_cb (LiftReminderRow *self, GtkToggleButton *button)
{
  g_autoptr (LiftReminder) changed = NULL;
  int weekdays = 0;

  if (self->setting)
    return;
  for (int i = 0; i < 7; i++) {
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[i])))
      weekdays |= 1 << i;
  }
  /* A reminder on no day at all is one that is off, and there is an answer for that. */
  if (weekdays == 0) {
    gtk_toggle_button_set_active (button, TRUE);
    return;
  }
  if (weekdays == self->reminder->weekdays)
    return;
  changed = lift_reminder_copy (self->reminder);
  changed->weekdays = weekdays;
  tell (self, changed);
}

static void
until_cb (LiftReminderRow *self, int choice)
{
  g_autoptr (LiftReminder) changed = lift_reminder_copy (self->reminder);

  if (choice == UNTIL_DATE) {
    gtk_widget_set_visible (self->calendar, TRUE);
    show_calendar_day (self);
    return;
  }
  changed->last_n = choice == UNTIL_STOPPED ? LIFT_REMINDER_NO_END : LIFT_REMINDER_DEFAULT_LAST_N;
  tell (self, changed);
}

static void
day_selected_cb (LiftReminderRow *self)
{
  g_autoptr (LiftReminder) changed = NULL;
  g_autoptr (GDateTime) date = NULL;
  int last_n;

  if (self->setting)
    return;
  date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  last_n = lift_date_from_date_time (date) - self->day0;
  if (last_n < self->reminder->first_n || last_n == self->reminder->last_n)
    return;
  changed = lift_reminder_copy (self->reminder);
  changed->last_n = last_n;
  tell (self, changed);
}

static void
remove_cb (LiftReminderRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static GtkWidget *
make_days (LiftReminderRow *self)
{
  GtkWidget *box = gtk_flow_box_new ();
  int first = lift_ui_get_first_weekday ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 7);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (box), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (box), TRUE);
  for (int i = 0; i < 7; i++) {
    int weekday = (first + i) % 7;
    g_autofree char *name = lift_ui_format_weekday (weekday, FALSE);
    g_autofree char *spoken = lift_ui_format_weekday (weekday, TRUE);
    GtkWidget *button = lift_ui_make_check (name);

    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    g_signal_connect_swapped (button, "toggled", G_CALLBACK (day_cb), self);
    gtk_flow_box_append (GTK_FLOW_BOX (box), button);
    gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    self->days[weekday] = button;
  }
  return box;
}

static GtkWidget *
make_until (LiftReminderRow *self)
{
  const char *answers[] = { NULL, C_("until", "A date"), C_("until", "I stop it"), NULL };
  g_autofree char *two_weeks = lift_format_day_name (LIFT_REMINDER_DEFAULT_LAST_N);

  answers[0] = two_weeks;
  self->until = lift_choice_row_new (C_("reminder", "Until"), NULL, answers);
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->until), FALSE);
  gtk_widget_set_sensitive (self->until, self->day0 != LIFT_DATE_NONE);
  g_signal_connect_swapped (self->until, "chosen", G_CALLBACK (until_cb), self);
  self->calendar = lift_ui_make_calendar ();
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  return self->until;
}

static void
fill (LiftReminderRow *self)
{
  const char *const rings[] = { C_("reminder", "On"), C_("reminder", "Off"), NULL };
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *remove = lift_ui_make_button (_("Remove this reminder"));

  gtk_widget_add_css_class (content, "padded");
  self->rings = lift_choice_row_new (_("This reminder"), NULL, rings);
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->rings), FALSE);
  g_signal_connect_swapped (self->rings, "chosen", G_CALLBACK (rings_cb), self);
  self->time = lift_time_entry_new (C_("reminder", "Time"), self->reminder->minute);
  g_signal_connect_swapped (self->time, "chosen", G_CALLBACK (time_cb), self);
  gtk_box_append (GTK_BOX (content), lift_pair_new (lift_ui_make_label (C_("reminder", "Time"), "heading"), self->time));
  gtk_box_append (GTK_BOX (content), lift_ui_make_label (C_("reminder", "Days of the week"), "heading"));
  gtk_box_append (GTK_BOX (content), make_days (self));
  gtk_box_append (GTK_BOX (content), make_until (self));
  gtk_box_append (GTK_BOX (content), self->calendar);
  gtk_box_append (GTK_BOX (content), self->rings);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_halign (remove, GTK_ALIGN_START);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (content), remove);
  lift_expander_set_content (LIFT_EXPANDER (self->expander), content);
  show_values (self);
}

static void
lift_reminder_row_finalize (GObject *object)
{
  lift_reminder_unref (LIFT_REMINDER_ROW (object)->reminder);
  G_OBJECT_CLASS (lift_reminder_row_parent_class)->finalize (object);
}

static void
lift_reminder_row_class_init (LiftReminderRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lift_reminder_row_finalize;
  signals[EDITED] =
    g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, LIFT_TYPE_REMINDER);
  signals[REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lift_reminder_row_init (LiftReminderRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * lift_reminder_row_new:
 * @reminder: a daily reminder that is stored
 * @day0: day from which its days are counted; %LIFT_DATE_NONE: not known yet
 *
 * Returns: (transfer floating): a closed row.
 */
GtkWidget *
lift_reminder_row_new (LiftReminder *reminder, LiftDate day0)
{
  LiftReminderRow *self = g_object_new (LIFT_TYPE_REMINDER_ROW, NULL);

  self->reminder = lift_reminder_ref (reminder);
  self->day0 = day0;
  self->expander = lift_expander_new ("", NULL);
  g_signal_connect_swapped (self->expander, "first-opened", G_CALLBACK (fill), self);
  gtk_box_append (GTK_BOX (self), self->expander);
  update (self);
  return GTK_WIDGET (self);
}

/** lift_reminder_row_get_reminder: Returns: (transfer none): what it shows. */
LiftReminder *
lift_reminder_row_get_reminder (LiftReminderRow *self)
{
  return self->reminder;
}

/** lift_reminder_row_set_reminder: shows another state of the same reminder, as another program may have made it. */
void
lift_reminder_row_set_reminder (LiftReminderRow *self, LiftReminder *reminder, LiftDate day0)
{
  lift_reminder_ref (reminder);
  lift_reminder_unref (self->reminder);
  self->reminder = reminder;
  self->day0 = day0;
  update (self);
}

/** lift_reminder_row_open: opens it. */
void
lift_reminder_row_open (LiftReminderRow *self)
{
  lift_expander_set_open (LIFT_EXPANDER (self->expander), TRUE);
}
