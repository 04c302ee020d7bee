/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window-private.h"

#include <glib/gi18n-lib.h>

#include "lift-doctor-page.h"
#include "lift-ics.h"
#include "lift-output.h"
#include "lift-reminders-page.h"

/* When the service is told that the window is there: after the start, which is for her. */
#define TELL_AFTER_SECONDS 2

static void
reminders_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiftWindow *self = LIFT_WINDOW (widget);

  lift_diary_model_flush (lift_window_get_model (self));
  _lift_window_show_sub (self, _("Reminders"),
                         lift_reminders_page_new (lift_window_get_model (self), _lift_window_get_reminders (self)));
}

static void
doctor_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiftWindow *self = LIFT_WINDOW (widget);

  _lift_window_show_sub (self, _("Reminder doctor"), lift_doctor_page_new (_lift_window_get_reminders (self)));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  LiftWindow *self = LIFT_WINDOW (user_data);
  LiftReminderFacts *facts = lift_reminder_model_get_facts (_lift_window_get_reminders (self));
  LiftClock *clock = lift_diary_model_get_clock (lift_window_get_model (self));
  g_autoptr (GtkNativeDialog) owned = dialog;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (response != GTK_RESPONSE_ACCEPT || facts == NULL)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file == NULL || g_file_peek_path (file) == NULL) {
    _lift_window_say (self, _("That place cannot hold a file. Choose a folder on this computer."), FALSE);
    return;
  }
  bytes = lift_ics_write_reminders (facts->schedule, lift_clock_get_civil_day (clock), lift_clock_get_now_utc (clock),
                                    "Afterlift " LIFT_VERSION);
  if (bytes == NULL)
    _lift_window_say (self, _("There is nothing to be reminded of from today on, so no file was written."), FALSE);
  else if (!lift_output_write (g_file_peek_path (file), bytes, &error))
    _lift_window_say (self, error->message, FALSE);
  else
    _lift_window_say (self, _("Saved. Open the file on your phone, and its calendar reminds you there."), FALSE);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiftWindow *self = LIFT_WINDOW (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save as a calendar file"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "reminders.ics");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
tell_cb (gpointer user_data)
{
  LiftWindow *self = g_weak_ref_get (user_data);

  /* Made for the first time, it tells the service by itself. */
  if (self != NULL && lift_diary_model_get_state (lift_window_get_model (self)) == LIFT_DIARY_READY)
    _lift_window_get_reminders (self);
  g_clear_object (&self);
  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/** _lift_window_tell_service_soon: tells the reminder service that the window has started, a little later. */
void
_lift_window_tell_service_soon (LiftWindow *self)
{
  GWeakRef *weak;

  if (!lift_diary_model_is_own (lift_window_get_model (self)))
    return;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, TELL_AFTER_SECONDS, tell_cb, weak, weak_ref_free);
}

/** _lift_window_install_reminder_actions: the actions that have to do with reminders, for the window's class. */
void
_lift_window_install_reminder_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.reminders", NULL, reminders_action);
  gtk_widget_class_install_action (widget_class, "win.reminder-doctor", NULL, doctor_action);
  gtk_widget_class_install_action (widget_class, "win.export-reminders", NULL, export_action);
}
