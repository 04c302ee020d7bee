/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reminder-options.h"

#include <glib/gi18n-lib.h>

#include "lift-choice-row.h"
#include "lift-format-reminder.h"
#include "lift-pair.h"
#include "lift-store-reminders.h"
#include "lift-time-entry.h"
#include "lift-ui-parts.h"

/* What the quiet hours are when she switches them on. */
#define QUIET_FROM (22 * 60)
#define QUIET_TO (7 * 60)

static const int snooze_minutes[] = { 10, 30, 60, 120 };

struct _LiftReminderOptions {
  GtkBox parent_instance;

  LiftReminderModel *model;
  GtkWidget *wording;
  GtkWidget *example;
  GtkWidget *snooze;
  GtkWidget *quiet;
  GtkWidget *quiet_times;
  GtkWidget *quiet_from;
  GtkWidget *quiet_to;
};

G_DEFINE_FINAL_TYPE (LiftReminderOptions, lift_reminder_options, GTK_TYPE_BOX)

/* As it would stand on the screen now. */
static void
show_example (LiftReminderOptions *self, LiftSchedule *schedule)
{
  g_autoptr (LiftReminderPlan) plan = lift_reminder_model_make_plan (self->model);
  g_autoptr (GPtrArray) next = g_ptr_array_new ();
  g_autofree char *body = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->example, plan->next != NULL);
  if (plan->next == NULL)
    return;
  g_ptr_array_add (next, plan->next);
  body = lift_format_notification_body (schedule, next, plan->next->local_date, FALSE);
  /* Translators: what a notification says: its title (%1$s) and its text (%2$s). */
  text = g_strdup_printf (_("%1$s: “%2$s”"), lift_format_notification_title (), body);
  gtk_label_set_label (GTK_LABEL (self->example), text);
}

static int
find_snooze (int minutes)
{
  for (guint i = 0; i < G_N_ELEMENTS (snooze_minutes); i++) {
    if (snooze_minutes[i] == minutes)
      return (int) i;
  }
  return -1;
}

static void
update (LiftReminderOptions *self)
{
  LiftReminderFacts *facts = lift_reminder_model_get_facts (self->model);
  LiftSchedule *schedule = facts != NULL ? facts->schedule : NULL;
  gboolean has_quiet;

  if (schedule == NULL)
    return;
  has_quiet = schedule->quiet_from != schedule->quiet_to;
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->wording), (int) schedule->wording);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->snooze), find_snooze (schedule->snooze_minutes));
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->quiet), has_quiet ? 1 : 0);
  gtk_widget_set_visible (self->quiet_times, has_quiet);
  if (has_quiet) {
    lift_time_entry_set_minute (LIFT_TIME_ENTRY (self->quiet_from), schedule->quiet_from);
    lift_time_entry_set_minute (LIFT_TIME_ENTRY (self->quiet_to), schedule->quiet_to);
  }
  show_example (self, schedule);
}

static void
wording_cb (LiftReminderOptions *self, int choice)
{
  lift_reminder_model_set_setting (self->model, LIFT_SETTING_WORDING,
                                   lift_reminder_wording_to_key ((LiftReminderWording) choice));
}

static void
snooze_cb (LiftReminderOptions *self, int choice)
{
  g_autofree char *value = g_strdup_printf ("%d", snooze_minutes[choice]);

  lift_reminder_model_set_setting (self->model, LIFT_SETTING_SNOOZE_MINUTES, value);
}

static void
store_quiet (LiftReminderOptions *self, int from, int to)
{
  g_autofree char *from_text = lift_minute_to_text (from);
  g_autofree char *to_text = lift_minute_to_text (to);
  g_autofree char *value = g_strdup_printf ("%s-%s", from_text, to_text);

  lift_reminder_model_set_setting (self->model, LIFT_SETTING_QUIET_HOURS, value);
}

static void
quiet_cb (LiftReminderOptions *self, int choice)
{
  if (choice == 0)
    lift_reminder_model_set_setting (self->model, LIFT_SETTING_QUIET_HOURS, NULL);
  else
    store_quiet (self, QUIET_FROM, QUIET_TO);
}

static void
quiet_time_cb (LiftReminderOptions *self)
{
  int from = lift_time_entry_get_minute (LIFT_TIME_ENTRY (self->quiet_from));
  int to = lift_time_entry_get_minute (LIFT_TIME_ENTRY (self->quiet_to));

  /* Equal times would be quiet all day or never; she has an answer for never. */
  if (from == to)
    update (self);
  else
    store_quiet (self, from, to);
}

static GtkWidget *
add_choice (LiftReminderOptions *self, const char *question, const char *caption, const char *const *answers,
            GCallback chosen)
{
  GtkWidget *row = lift_choice_row_new (question, caption, answers);

  gtk_widget_add_css_class (row, "padded");
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (row), FALSE);
  g_signal_connect_swapped (row, "chosen", chosen, self);
  gtk_box_append (GTK_BOX (self), row);
  return row;
}

static GtkWidget *
make_quiet_time (LiftReminderOptions *self, GtkWidget *box, const char *name, const char *spoken, int minute)
{
  GtkWidget *entry = lift_time_entry_new (spoken, minute);

  g_signal_connect_swapped (entry, "chosen", G_CALLBACK (quiet_time_cb), self);
  gtk_box_append (GTK_BOX (box), lift_ui_make_label (name, NULL));
  gtk_box_append (GTK_BOX (box), entry);
  return entry;
}

static char *
format_minutes (int minutes)
{
  if (minutes % 60 == 0)
    /* Translators: how long a snooze lasts. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d hour", "%d hours", (gulong) minutes / 60), minutes / 60);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong) minutes), minutes);
}

static void
add_snooze (LiftReminderOptions *self)
{
  const char *answers[G_N_ELEMENTS (snooze_minutes) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (snooze_minutes); i++)
    answers[i] = format_minutes (snooze_minutes[i]);
  self->snooze = add_choice (self, _("Snooze lasts"), NULL, answers, G_CALLBACK (snooze_cb));
  for (guint i = 0; i < G_N_ELEMENTS (snooze_minutes); i++)
    g_free ((char *) answers[i]);
}

static void
add_rows (LiftReminderOptions *self)
{
  const char *const wordings[] = { C_("wording", "Neutral"), C_("wording", "Friendly"), NULL };
  const char *const quiet[] = { C_("quiet hours", "Off"), C_("quiet hours", "On"), NULL };

  self->wording = add_choice (self, _("What a notification says"),
                              _("Others may see it on the screen. Neutral says nothing of your face."), wordings,
                              G_CALLBACK (wording_cb));
  self->example = lift_ui_make_label (NULL, "caption");
  gtk_widget_add_css_class (self->example, "quiet");
  gtk_box_append (GTK_BOX (self->wording), self->example);
  add_snooze (self);
  self->quiet = add_choice (self, _("Quiet hours"), _("A reminder of these hours comes when they are over."), quiet,
                            G_CALLBACK (quiet_cb));
  self->quiet_times = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->quiet_from = make_quiet_time (self, self->quiet_times, C_("quiet hours", "From"), _("Quiet hours from"), QUIET_FROM);
  self->quiet_to = make_quiet_time (self, self->quiet_times, C_("quiet hours", "to"), _("Quiet hours to"), QUIET_TO);
  gtk_box_append (GTK_BOX (self->quiet), self->quiet_times);
}

static void
lift_reminder_options_dispose (GObject *object)
{
  g_clear_object (&LIFT_REMINDER_OPTIONS (object)->model);
  G_OBJECT_CLASS (lift_reminder_options_parent_class)->dispose (object);
}

static void
lift_reminder_options_class_init (LiftReminderOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_reminder_options_dispose;
}

static void
lift_reminder_options_init (LiftReminderOptions *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "rows");
}

/** lift_reminder_options_new: Returns: (transfer floating): the rows, which follow @model. */
GtkWidget *
lift_reminder_options_new (LiftReminderModel *model)
{
  LiftReminderOptions *self = g_object_new (LIFT_TYPE_REMINDER_OPTIONS, NULL);

  self->model = g_object_ref (model);
  add_rows (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
