/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-export-model.h"

#include <glib/gi18n-lib.h>

#include "lift-output.h"
#include "lift-report-document.h"
#include "lift-report-language.h"
#include "lift-store-reminders.h"

struct _LiftExportModel {
  GObject parent_instance;

  LiftDiaryModel *diary;
  LiftExportSource source;
  LiftExportOptions options;
  /* Of the load that is under way, and of the preview; each is cancelled by the next one. */
  GCancellable *loading;
  GCancellable *previewing;
  GCancellable *saving;
  LiftReportPages *pages;
  GBytes *bytes;
  /* Thousandths, written by the thread that makes the file. */
  int progress;
  guint progress_source;
};

G_DEFINE_FINAL_TYPE (LiftExportModel, lift_export_model, G_TYPE_OBJECT)

enum { CHANGED, SAVED, FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

#define PROGRESS_INTERVAL_MS 100

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static GCancellable *
restart (GCancellable **cancellable)
{
  cancel (cancellable);
  *cancellable = g_cancellable_new ();
  return *cancellable;
}

static void
fail (LiftExportModel *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

/* The thread lift may have gone away while a file or a printer was being chosen. */
static gboolean
check_source (LiftExportModel *self, GError **error)
{
  if (self->source.archive != NULL && lift_export_source_get_record (&self->source) != NULL)
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND,
                       _("The diary is being read again just now. Nothing was written; please try once more."));
  return FALSE;
}

/* What has to be said in the language of the file, on the main thread and quickly. */
static LiftExport *
make_export (LiftExportModel *self, GError **error)
{
  g_autoptr (LiftReportLanguage) language = NULL;

  if (!check_source (self, error))
    return NULL;
  if (self->options.language != NULL)
    language = lift_report_language_enter (self->options.language);
  return lift_export_new (&self->source, &self->options, error);
}

static LiftReportDocument *
make_document (LiftExportModel *self, LiftPaper paper)
{
  g_autoptr (LiftReportLanguage) language = NULL;
  LiftExportOptions options = self->options;

  if (options.language != NULL)
    language = lift_report_language_enter (options.language);
  options.paper = paper;
  return lift_report_document_new (&self->source, &options);
}

/* Preview ------------------------------------------------------------------------------------------- */

static void
pages_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  LiftReportPages *pages = lift_report_pages_new (data, cancellable, NULL, NULL, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify) lift_report_pages_free);
  else
    g_task_return_error (task, error);
}

static void
pages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiftExportModel *self = LIFT_EXPORT_MODEL (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftReportPages) pages = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->previewing)
    return;
  if (pages == NULL) {
    fail (self, error);
    return;
  }
  g_clear_pointer (&self->pages, lift_report_pages_free);
  self->pages = g_steal_pointer (&pages);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
lay_out (LiftExportModel *self)
{
  g_autoptr (GTask) task = g_task_new (self, restart (&self->previewing), pages_cb, NULL);

  g_task_set_source_tag (task, lay_out);
  g_task_set_task_data (task, make_document (self, self->options.paper), (GDestroyNotify) lift_report_document_unref);
  g_task_run_in_thread (task, pages_thread);
}

/* What is small and made at once: a picture and a text are their own preview. */
static void
make_bytes (LiftExportModel *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftExport) export = make_export (self, &error);

  if (export != NULL)
    self->bytes = lift_export_run (export, NULL, NULL, NULL, &error);
  if (self->bytes == NULL)
    fail (self, error);
}

static void
preview (LiftExportModel *self)
{
  cancel (&self->previewing);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  switch (self->options.format) {
  case LIFT_EXPORT_PDF:
    lay_out (self);
    return;
  case LIFT_EXPORT_PNG:
  case LIFT_EXPORT_SVG:
  case LIFT_EXPORT_TEXT:
    make_bytes (self);
    break;
  case LIFT_EXPORT_CSV:
  case LIFT_EXPORT_CSV_SEMICOLON:
  case LIFT_EXPORT_JSON:
  case LIFT_EXPORT_FHIR:
  case LIFT_EXPORT_ICS:
  case LIFT_EXPORT_HTML:
    break;
  }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Reading ------------------------------------------------------------------------------------------- */

typedef struct {
  LiftArchive *archive;
  LiftReminderFacts *facts;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->archive, lift_archive_unref);
  g_clear_pointer (&loaded->facts, lift_reminder_facts_unref);
  g_free (loaded);
}

static gpointer
do_load (LiftStore *store, gpointer data, GError **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->archive = lift_store_load_archive (store, GPOINTER_TO_INT (data), error);
  loaded->facts = loaded->archive != NULL ? lift_store_load_reminder_facts (store, error) : NULL;
  if (loaded->facts != NULL)
    return loaded;
  loaded_free (loaded);
  return NULL;
}

static void
take (LiftExportModel *self, const Loaded *loaded)
{
  LiftClock *clock = lift_diary_model_get_clock (self->diary);
  LiftReference *guide = lift_diary_model_get_reference (self->diary);
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->diary);
  g_autoptr (GDateTime) now = lift_clock_dup_now (clock);

  lift_export_source_clear (&self->source);
  if (procedure == NULL)
    return;
  self->source.archive = lift_archive_ref (loaded->archive);
  self->source.procedure = g_strdup (procedure->uuid);
  self->source.guide = guide != NULL ? lift_reference_ref (guide) : NULL;
  self->source.schedule = lift_schedule_ref (loaded->facts->schedule);
  self->source.today = lift_diary_model_get_today (self->diary);
  self->source.now = lift_clock_get_now_utc (clock);
  self->source.zone = g_time_zone_ref (g_date_time_get_timezone (now));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftExportModel) self = LIFT_EXPORT_MODEL (user_data);
  g_autoptr (GError) error = NULL;
  Loaded *loaded = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);

  /* One that was overtaken by a newer load, or whose page is closed. */
  if (self->diary == NULL || g_task_get_cancellable (G_TASK (result)) != self->loading) {
    g_clear_pointer (&loaded, loaded_free);
    return;
  }
  g_clear_object (&self->loading);
  if (loaded == NULL) {
    fail (self, error);
    return;
  }
  take (self, loaded);
  loaded_free (loaded);
  if (self->source.archive != NULL && lift_export_source_get_record (&self->source) != NULL)
    preview (self);
}

static void
load (LiftExportModel *self)
{
  lift_diary_model_flush (self->diary);
  lift_store_async_run_async (lift_diary_model_get_store (self->diary), do_load,
                              GINT_TO_POINTER (self->options.with_history), NULL, loaded_free, restart (&self->loading),
                              loaded_cb, g_object_ref (self));
}

/* Writing ------------------------------------------------------------------------------------------- */

typedef struct {
  LiftExport *export;
  char *path;
  int *progress;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  lift_export_free (saving->export);
  g_free (saving->path);
  g_free (saving);
}

static void
progress_thread_cb (double done, gpointer user_data)
{
  const Saving *saving = user_data;

  g_atomic_int_set (saving->progress, (int) (done * 1000));
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *saving = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = lift_export_run (saving->export, cancellable, progress_thread_cb, saving, &error);

  if (bytes == NULL || !lift_output_write (saving->path, bytes, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
progress_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[CHANGED], 0);
  return G_SOURCE_CONTINUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiftExportModel *self = LIFT_EXPORT_MODEL (source);
  const Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->saving);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit (self, signals[SAVED], 0, saving->path);
  else if (g_error_matches (error, LIFT_ERROR, LIFT_ERROR_CANCELLED) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, _("Stopped. Nothing was written."));
  else
    g_signal_emit (self, signals[FAILED], 0, error->message);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * lift_export_model_save:
 * @self: a model that is loaded and not saving
 * @path: the file to write
 *
 * Writes the file on a thread of its own; `saved` or `failed` tells how it went.
 */
void
lift_export_model_save (LiftExportModel *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  LiftExport *export = make_export (self, &error);
  Saving *saving;

  if (export == NULL) {
    fail (self, error);
    return;
  }
  saving = g_new0 (Saving, 1);
  saving->export = export;
  saving->path = g_strdup (path);
  saving->progress = &self->progress;
  g_atomic_int_set (&self->progress, 0);
  self->saving = g_cancellable_new ();
  self->progress_source = g_timeout_add (PROGRESS_INTERVAL_MS, progress_cb, self);
  task = g_task_new (self, self->saving, saved_cb, NULL);
  g_task_set_source_tag (task, lift_export_model_save);
  /* A file that is written is written, even if the word to stop came at the last moment. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save_thread);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** lift_export_model_cancel: stops the writing, if there is one; the file that was there before stays. */
void
lift_export_model_cancel (LiftExportModel *self)
{
  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
}

/** lift_export_model_is_saving: Returns: whether a file is being made now. */
gboolean
lift_export_model_is_saving (LiftExportModel *self)
{
  return self->saving != NULL;
}

/** lift_export_model_get_progress: Returns: how much of the file is made, 0 to 1. */
double
lift_export_model_get_progress (LiftExportModel *self)
{
  return g_atomic_int_get (&self->progress) / 1000.0;
}

/* What the page asks for ---------------------------------------------------------------------------- */

/** lift_export_model_get_diary: Returns: (transfer none): the diary that it copies. */
LiftDiaryModel *
lift_export_model_get_diary (LiftExportModel *self)
{
  return self->diary;
}

/** lift_export_model_is_loaded: Returns: whether the diary was read, so that something can be made of it. */
gboolean
lift_export_model_is_loaded (LiftExportModel *self)
{
  return self->loading == NULL && self->source.archive != NULL &&
         lift_export_source_get_record (&self->source) != NULL;
}

/** lift_export_model_get_procedure: Returns: (transfer none) (nullable): the thread lift that it is about. */
LiftProcedure *
lift_export_model_get_procedure (LiftExportModel *self)
{
  return lift_diary_model_get_procedure (self->diary);
}

/** lift_export_model_get_options: Returns: (transfer none): what the file holds; say when you changed something. */
LiftExportOptions *
lift_export_model_get_options (LiftExportModel *self)
{
  return &self->options;
}

/** lift_export_model_options_changed: makes the preview anew, after a look into the diary where that is needed. */
void
lift_export_model_options_changed (LiftExportModel *self)
{
  if (self->source.archive == NULL || (self->options.with_history && !self->source.archive->has_history))
    load (self);
  else if (lift_export_model_is_loaded (self))
    preview (self);
}

/** lift_export_model_get_pages: Returns: (transfer none) (nullable): the report as it would be printed; the one from
 * before while a new one is being laid out. */
LiftReportPages *
lift_export_model_get_pages (LiftExportModel *self)
{
  return self->pages;
}

/** lift_export_model_get_bytes: Returns: (transfer none) (nullable): the picture or the text. */
GBytes *
lift_export_model_get_bytes (LiftExportModel *self)
{
  return self->bytes;
}

/**
 * lift_export_model_make_pages:
 * @self: a model that is loaded
 * @paper: of the printer
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the report on @paper, laid out now.
 */
LiftReportPages *
lift_export_model_make_pages (LiftExportModel *self, LiftPaper paper, GError **error)
{
  g_autoptr (LiftReportDocument) document = NULL;

  if (!check_source (self, error))
    return NULL;
  document = make_document (self, paper);
  return lift_report_pages_new (document, NULL, NULL, NULL, error);
}

/** lift_export_model_suggest_name: Returns: (transfer full): a neutral name for the file. */
char *
lift_export_model_suggest_name (LiftExportModel *self)
{
  return lift_export_suggest_name (&self->source, &self->options);
}

static void
lift_export_model_dispose (GObject *object)
{
  LiftExportModel *self = LIFT_EXPORT_MODEL (object);

  cancel (&self->loading);
  cancel (&self->previewing);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->diary);
  lift_export_source_clear (&self->source);
  g_clear_pointer (&self->pages, lift_report_pages_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (lift_export_model_parent_class)->dispose (object);
}

static void
lift_export_model_finalize (GObject *object)
{
  lift_export_options_clear (&LIFT_EXPORT_MODEL (object)->options);
  G_OBJECT_CLASS (lift_export_model_parent_class)->finalize (object);
}

static void
lift_export_model_class_init (LiftExportModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = lift_export_model_dispose;
  object_class->finalize = lift_export_model_finalize;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] =
    g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lift_export_model_init (LiftExportModel *self)
{
}

/**
 * lift_export_model_new:
 * @diary: a diary that is ready
 * @format: what is chosen at first
 *
 * Returns: (transfer full): a model that reads the diary and follows it.
 */
LiftExportModel *
lift_export_model_new (LiftDiaryModel *diary, LiftExportFormat format)
{
  LiftExportModel *self = g_object_new (LIFT_TYPE_EXPORT_MODEL, NULL);

  self->diary = g_object_ref (diary);
  lift_export_options_init (&self->options, format);
  g_signal_connect_object (diary, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}
