/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window-private.h"

#include <glib/gi18n-lib.h>

#include "lift-backup-opener.h"
#include "lift-first-run-draft.h"

/* Values for the thread, and nothing of the window. */
typedef struct {
  char *file;
  char *diary;
  LiftClock *clock;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->file);
  g_free (opening->diary);
  g_object_unref (opening->clock);
  g_free (opening);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Opening *opening = data;
  GError *error = NULL;

  if (lift_backup_open (opening->file, opening->diary, opening->clock, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiftWindow *self = LIFT_WINDOW (source);
  const Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    _lift_window_say (self, error->message, FALSE);
    return;
  }
  lift_diary_model_open (lift_window_get_model (self));
  /* The answers of the first steps are in the diary that she had. */
  lift_first_run_draft_remove (opening->diary);
  _lift_window_say (self, _("The backup is open. The file that you chose stays as it was."), FALSE);
}

/** _lift_window_open_backup: makes a copy of @file the diary, where there is none yet; says so, or why not. */
void
_lift_window_open_backup (LiftWindow *self, const char *file)
{
  LiftDiaryModel *model = lift_window_get_model (self);
  Opening *opening = g_new0 (Opening, 1);
  g_autoptr (GTask) task = g_task_new (self, NULL, opened_cb, NULL);

  opening->file = g_strdup (file);
  opening->diary = g_strdup (lift_store_async_get_path (lift_diary_model_get_store (model)));
  opening->clock = g_object_ref (lift_diary_model_get_clock (model));
  g_task_set_source_tag (task, _lift_window_open_backup);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GtkNativeDialog) owned = dialog;
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file == NULL || g_file_peek_path (file) == NULL)
    _lift_window_say (LIFT_WINDOW (user_data), _("That is not a file on this computer. Please choose another one."),
                      FALSE);
  else
    _lift_window_open_backup (LIFT_WINDOW (user_data), g_file_peek_path (file));
}

static void
open_backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Open a backup"), GTK_WINDOW (widget),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/** _lift_window_install_backup_actions: for the window's class. */
void
_lift_window_install_backup_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-backup", NULL, open_backup_action);
}
