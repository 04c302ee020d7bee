/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window-private.h"

#include <glib/gi18n-lib.h>

#include "lift-format.h"
#include "lift-salvage.h"
#include "lift-store-damage.h"
#include "lift-ui-parts.h"

/**
 * Job:
 * @path: of the damaged diary
 * @clock: what time it is
 * @file: where to save what can be read, or the copy that is to take its place
 * @report: (nullable): what could be read
 * @check: (nullable): what is in the copy
 * @made_at: UTC second at which the copy was made
 * @kept_as: (nullable): where the damaged file is now
 *
 * What a thread of its own works on; the window's connection is to what could be read, not to the damaged file.
 */
typedef struct {
  char *path;
  LiftClock *clock;
  char *file;
  LiftSalvage *report;
  LiftCheck *check;
  gint64 made_at;
  char *kept_as;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_object_unref (job->clock);
  g_free (job->file);
  g_clear_pointer (&job->report, lift_salvage_free);
  g_clear_pointer (&job->check, lift_check_free);
  g_free (job->kept_as);
  g_free (job);
}

static void
run_job (LiftWindow *self, const char *file, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  LiftDiaryModel *model = lift_window_get_model (self);
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (lift_store_async_get_path (lift_diary_model_get_store (model)));
  job->clock = g_object_ref (lift_diary_model_get_clock (model));
  job->file = g_strdup (file);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, func);
}

/* Saving what can be read ----------------------------------------------------------------------------- */

static void
salvage_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  job->report = lift_salvage_run (job->path, job->file, job->clock, cancellable, &error);
  if (job->report != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tell (LiftWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = lift_ui_make_question (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", C_ ("button", "_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
describe_saved (const LiftSalvage *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "%d day could be read and is in the new file.",
                                       "%d days could be read and are in the new file.", report->days),
                          (int) report->days);
  if (report->incomplete_days > 0) {
    g_string_append_c (text, ' ');
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "%d of these may lack an answer.",
                                         "%d of these may lack answers.", report->incomplete_days),
                            (int) report->incomplete_days);
  }
  if (report->lost_days > 0) {
    g_string_append_c (text, ' ');
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "%d further day cannot be read.",
                                         "%d further days cannot be read.", report->lost_days),
                            (int) report->lost_days);
  }
  if (report->undated > 0)
    g_string_append (text, _ (" The date of the thread lift cannot be read; please enter it again."));
  g_string_append_c (text, ' ');
  g_string_append (text, _ ("The damaged file is as it was."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
salvaged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiftWindow *self = LIFT_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    tell (self, _ ("Nothing was saved"), error->message);
    return;
  }
  text = describe_saved (job->report);
  tell (self, _ ("What can be read is saved"), text);
}

static void
target_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GtkNativeDialog) owned = dialog;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && g_file_peek_path (file) != NULL)
    _lift_window_save_readable (LIFT_WINDOW (user_data), g_file_peek_path (file));
}

/** _lift_window_save_readable: writes what can be read of a damaged diary into a new file, and says what that is. */
void
_lift_window_save_readable (LiftWindow *self, const char *target)
{
  run_job (self, target, salvage_thread, salvaged_cb);
}

static void
save_readable_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Save what can be read"), GTK_WINDOW (widget),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "diary-saved.db");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (target_chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Restoring a copy ------------------------------------------------------------------------------------- */

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (lift_store_replace_damaged (job->path, job->file, job->clock, "afterlift", &job->kept_as, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiftWindow *self = LIFT_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    tell (self, _ ("The copy was not restored"), error->message);
    return;
  }
  lift_diary_model_open (lift_window_get_model (self));
  name = g_filename_display_basename (job->kept_as);
  text = g_strdup_printf (_ ("The diary is whole again. The damaged file is kept beside it as %s."), name);
  _lift_window_say (self, text, FALSE);
}

/** _lift_window_restore_copy: puts the diary of @copy in the place of the damaged one, which is kept. */
void
_lift_window_restore_copy (LiftWindow *self, const char *copy)
{
  run_job (self, copy, restore_thread, restored_cb);
}

typedef struct {
  LiftWindow *window;
  char *copy;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->window);
  g_free (question->copy);
  g_free (question);
}

static void
answered_cb (GtkWidget *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_strcmp0 (response, "restore") == 0)
    _lift_window_restore_copy (question->window, question->copy);
}

static char *
describe_copy (const Job *job)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (job->made_at);
  g_autoptr (GDateTime) made = g_date_time_to_local (utc);
  g_autofree char *date = lift_format_date_full (lift_date_from_ymd (
    g_date_time_get_year (made), g_date_time_get_month (made), g_date_time_get_day_of_month (made)));
  g_autofree char *time =
    lift_format_time (job->made_at, (int) (g_date_time_get_utc_offset (made) / G_TIME_SPAN_MINUTE));
  g_autofree char *copy = g_strdup_printf (
    /* Translators: %1$s is a date, %2$s a time of day, and %3$d a number of days that are written in a copy. */
    g_dngettext (GETTEXT_PACKAGE, "The newest copy that is whole was made on %1$s at %2$s; it holds %3$d day. ",
                 "The newest copy that is whole was made on %1$s at %2$s; it holds %3$d days. ",
                 (gulong) job->check->entries),
    date, time, (int) job->check->entries);

  return g_strconcat (copy,
                      _ ("It takes the place of the damaged file, which is kept beside it under a new name. What was "
                         "written later is brought as well, as far as it can be read."),
                      NULL);
}

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  job->file = lift_store_find_newest_copy (job->path, job->clock, cancellable, &job->check, &job->made_at);
  g_task_return_boolean (task, job->file != NULL);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiftWindow *self = LIFT_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *body = NULL;
  Question *question;
  GtkWidget *dialog;

  if (!g_task_propagate_boolean (G_TASK (result), NULL)) {
    tell (self, _ ("There is no whole copy beside the diary"),
          _ ("If you keep copies in another folder or on another disk, open one of them with “Take over a file” after "
             "saving what can be read. The damaged file is as it was."));
    return;
  }
  body = describe_copy (job);
  dialog = lift_ui_make_question (GTK_WINDOW (self), _ ("Restore this copy?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore", _ ("_Restore"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  question = g_new0 (Question, 1);
  question->window = g_object_ref (self);
  question->copy = g_strdup (job->file);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restore_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_job (LIFT_WINDOW (widget), NULL, find_thread, found_cb);
}

/* The bar ---------------------------------------------------------------------------------------------- */

static GtkWidget *
make_bar (void)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *text =
    lift_ui_make_label (_ ("The diary file is damaged. It was left as it is, and nothing was deleted. What "
                           "can still be read is shown here; nothing can be written until a copy is "
                           "restored."),
                        NULL);
  GtkWidget *restore = lift_ui_make_mnemonic_button (C_ ("button", "_Restore from a copy…"));
  GtkWidget *save = lift_ui_make_mnemonic_button (C_ ("button", "_Save what can be read…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (restore), "win.restore-copy");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "win.save-readable");
  gtk_widget_add_css_class (restore, "suggested-action");
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (bar, "notice");
  gtk_widget_set_halign (restore, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (save, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), text);
  gtk_box_append (GTK_BOX (bar), restore);
  gtk_box_append (GTK_BOX (bar), save);
  return bar;
}

/**
 * _lift_window_update_damage:
 * @self: a window
 * @notice: what the bar stands below
 * @bar: (nullable): what this gave before
 *
 * Shows what to do about a damaged diary as long as it is damaged.
 *
 * Returns: (transfer none) (nullable): the bar, if it was needed up to now.
 */
GtkWidget *
_lift_window_update_damage (LiftWindow *self, GtkWidget *notice, GtkWidget *bar)
{
  LiftDiaryModel *model = lift_window_get_model (self);
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (model);
  gboolean broken = lift_diary_model_get_state (model) == LIFT_DIARY_BROKEN;
  gboolean damaged = broken ? g_error_matches (lift_diary_model_get_error (model), LIFT_ERROR, LIFT_ERROR_CORRUPT)
                            : snapshot != NULL && snapshot->damaged;

  if (bar == NULL && damaged) {
    bar = make_bar ();
    gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (notice)), bar, notice);
  }
  if (bar != NULL)
    gtk_widget_set_visible (bar, damaged);
  return bar;
}

/** _lift_window_install_damage_actions: for the window's class. */
void
_lift_window_install_damage_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.restore-copy", NULL, restore_copy_action);
  gtk_widget_class_install_action (widget_class, "win.save-readable", NULL, save_readable_action);
}
