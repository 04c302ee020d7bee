/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window-private.h"

#include <glib/gi18n-lib.h>

#include "lift-chart-painter.h"
#include "lift-csv.h"
#include "lift-output.h"
#include "lift-report-pdf.h"

/* Everything that a worker needs to make one file: values only, nothing of the window. */
typedef struct {
  char *format;
  char *path;
  LiftSnapshot *snapshot;
  LiftReference *reference;
  LiftDate today;
  gint64 now;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_free (export->format);
  g_free (export->path);
  g_clear_pointer (&export->snapshot, lift_snapshot_unref);
  g_clear_pointer (&export->reference, lift_reference_unref);
  g_free (export);
}

static GBytes *
make_chart (const Export *export, GError **error)
{
  LiftEpisode *episode = export->snapshot->episode;
  LiftChartSpec spec = { .episode = episode,
                         .reference = export->reference,
                         .symptoms = (1u << LIFT_N_CORE_SYMPTOMS) - 1,
                         .small_multiples = TRUE,
                         .width = 800,
                         .height = 900,
                         .first_day = G_MININT,
                         .last_day = G_MININT,
                         .today = lift_episode_get_day_number (episode, export->today),
                         .rtl = gtk_get_locale_direction () == GTK_TEXT_DIR_RTL,
                         .font_size = 12,
                         .milestones = export->snapshot->milestones };

  if (g_strcmp0 (export->format, "svg") == 0)
    return lift_chart_to_svg (&spec, error);
  return lift_chart_to_png (&spec, 2, error);
}

static GBytes *
make_bytes (const Export *export, GError **error)
{
  LiftReportOptions options = { .from = LIFT_DATE_NONE,
                                .to = LIFT_DATE_NONE,
                                .paper = LIFT_PAPER_LOCALE,
                                .today = export->today,
                                .created_at = export->now,
                                .milestones = export->snapshot->milestones };

  if (g_strcmp0 (export->format, "pdf") == 0)
    return lift_report_pdf (export->snapshot->episode, export->reference, export->snapshot->contacts, &options, error);
  if (g_strcmp0 (export->format, "csv") == 0)
    return lift_csv_write (export->snapshot->episode, ',', NULL, NULL);
  return make_chart (export, error);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *export = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = make_bytes (export, &error);

  if (bytes == NULL || !lift_output_write (export->path, bytes, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
export_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiftWindow *self = LIFT_WINDOW (source);
  const Export *export = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_filename_display_basename (export->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    _lift_window_say (self, error->message, FALSE);
    return;
  }
  /* Translators: %s is the name of a file. */
  said = g_strdup_printf (_("Saved as %s. The file is not encrypted."), name);
  _lift_window_say (self, said, FALSE);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  LiftWindow *self = LIFT_WINDOW (user_data);
  LiftDiaryModel *model = lift_window_get_model (self);
  g_autoptr (GtkNativeDialog) owned = dialog;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GTask) task = NULL;
  Export *export;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file == NULL || g_file_peek_path (file) == NULL) {
    _lift_window_say (self, _("That place cannot hold a file. Choose a folder on this computer."), FALSE);
    return;
  }
  export = g_new0 (Export, 1);
  export->format = g_strdup (g_object_get_data (G_OBJECT (dialog), "format"));
  export->path = g_file_get_path (file);
  export->snapshot = lift_snapshot_ref (lift_diary_model_get_snapshot (model));
  export->reference = lift_reference_ref (lift_diary_model_get_reference (model));
  export->today = lift_diary_model_get_today (model);
  export->now = lift_clock_get_now_utc (lift_diary_model_get_clock (model));
  task = g_task_new (self, NULL, export_done_cb, NULL);
  g_task_set_source_tag (task, _lift_window_export);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_thread);
}

/**
 * _lift_window_export:
 * @self: a window with at least one written day
 * @format: `pdf`, `csv`, `png` or `svg`
 *
 * Asks where to, and writes the file on a thread of its own.
 */
void
_lift_window_export (LiftWindow *self, const char *format)
{
  LiftDiaryModel *model = lift_window_get_model (self);
  LiftEpisode *episode = lift_diary_model_get_episode (model);
  guint n = lift_episode_get_n_entries (episode);
  LiftDate first = lift_episode_get_nth (episode, 0)->for_day;
  LiftDate last = lift_episode_get_nth (episode, n - 1)->for_day;
  g_autofree char *iso = lift_date_to_iso (lift_diary_model_get_today (model));
  g_autofree char *name = lift_output_suggest_name (format, lift_episode_get_day_number (episode, first),
                                                    lift_episode_get_day_number (episode, last), iso);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save a copy"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  lift_diary_model_flush (model);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "format", g_strdup (format), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
