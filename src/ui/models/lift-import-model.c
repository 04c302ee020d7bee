/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-import-model.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "lift-diary-file.h"
#include "lift-first-run-draft.h"
#include "lift-store-damage.h"
#include "lift-store-import.h"
#include "lift-store-restore.h"

#define PROGRESS_INTERVAL_MS 100
#define MAX_BYTES (64 * 1024 * 1024)

struct _LiftImportModel {
  GObject parent_instance;

  LiftDiaryModel *diary;
  char *path;
  /* NULL of a copy of a diary, which the store reads itself. */
  GBytes *bytes;
  char **columns;
  LiftImportMap *map;
  LiftImportMode mode;
  gboolean skips;
  gboolean is_backup;
  LiftImportState state;
  char *trouble;
  LiftDiff *diff;
  GCancellable *cancellable;
  /* Thousandths, written by the store's thread; kept alive by the work that writes it. */
  int *progress;
  guint progress_source;
};

G_DEFINE_FINAL_TYPE (LiftImportModel, lift_import_model, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What the store's thread needs: values only. */
typedef struct {
  char *path;
  GBytes *bytes;
  LiftImportMap *map;
  LiftImportMode mode;
  gboolean preview;
  gboolean skips;
  GCancellable *cancellable;
  int *progress;
  LiftClock *clock;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->path);
  g_clear_pointer (&work->bytes, g_bytes_unref);
  g_clear_pointer (&work->map, lift_import_map_free);
  g_object_unref (work->cancellable);
  g_atomic_rc_box_release (work->progress);
  g_object_unref (work->clock);
  g_free (work);
}

static void
set_state (LiftImportModel *self, LiftImportState state)
{
  self->state = state;
  if (state != LIFT_IMPORT_STATE_CHECKING && state != LIFT_IMPORT_STATE_WORKING)
    g_clear_handle_id (&self->progress_source, g_source_remove);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fail (LiftImportModel *self, const char *sentence)
{
  g_free (self->trouble);
  self->trouble = g_strdup (sentence);
  set_state (self, LIFT_IMPORT_STATE_FAILED);
}

/* Checks (and, unless it is a preview, takes over) the file from its first piece to its last. */
static gpointer
read_pieces (LiftStore *store, const Work *work, GError **error)
{
  LiftImportOptions options = { .mode = work->mode, .preview = work->preview, .skip_refused = work->skips };
  g_autoptr (LiftImportReader) reader = lift_import_reader_new (work->bytes, work->map, error);
  g_autoptr (LiftStoreImport) import = NULL;
  GError *trouble = NULL;

  if (reader != NULL && work->mode == LIFT_IMPORT_REPLACE && lift_import_reader_is_partial (reader)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("The file holds some of the days and cannot replace the others. Nothing was changed. Choose "
                           "“Add what is missing”."));
    return NULL;
  }
  if (reader != NULL)
    import = lift_store_import_begin (store, &options, work->cancellable, error);
  if (import == NULL)
    return NULL;
  for (;;) {
    g_autoptr (LiftImportItem) item = lift_import_reader_next (reader, &trouble);

    if (item == NULL)
      break;
    if (!lift_store_import_add (import, item, error))
      return NULL;
    g_atomic_int_set (work->progress, (int) (lift_import_reader_get_progress (reader) * 1000));
  }
  if (trouble != NULL) {
    g_propagate_error (error, trouble);
    return NULL;
  }
  return lift_store_import_finish (import, error);
}

static gpointer
do_import (LiftStore *store, gpointer data, GError **error)
{
  const Work *work = data;

  if (work->bytes == NULL)
    return lift_store_restore (store, work->path, work->mode, work->preview, work->cancellable, error);
  return read_pieces (store, work, error);
}

/* @cancellable says which of several checks it is: one that was overtaken by another answer is not shown. */
static void
take_result (LiftImportModel *self, GCancellable *cancellable, LiftDiff *diff, GError *error)
{
  g_autoptr (LiftDiff) owned_diff = diff;
  g_autoptr (GError) owned_error = error;
  gboolean was_working = self->state == LIFT_IMPORT_STATE_WORKING;

  if (cancellable != self->cancellable)
    return;
  if (diff == NULL) {
    fail (self, error->message);
    return;
  }
  g_clear_pointer (&self->diff, lift_diff_free);
  self->diff = g_steal_pointer (&owned_diff);
  set_state (self, was_working ? LIFT_IMPORT_STATE_DONE : LIFT_IMPORT_STATE_READY);
  if (!was_working)
    return;
  if (lift_diary_model_get_state (self->diary) == LIFT_DIARY_READY) {
    lift_diary_model_reload (self->diary);
  } else {
    /* The answers of the first steps are in the diary that came with the file. */
    lift_first_run_draft_remove (lift_store_async_get_path (lift_diary_model_get_store (self->diary)));
    lift_diary_model_open (self->diary);
  }
  lift_diary_model_notify (self->diary, _("The file is in your diary now."));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftImportModel) self = LIFT_IMPORT_MODEL (user_data);
  GError *error = NULL;
  LiftDiff *diff = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);

  take_result (self, g_task_get_cancellable (G_TASK (result)), diff, error);
}

static gboolean
progress_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[CHANGED], 0);
  return G_SOURCE_CONTINUE;
}

/* Where there is no diary yet, the file is compared with an empty one that nobody keeps. */
static void
compare_with_nothing (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  GError *error = NULL;
  g_autoptr (LiftStore) store = lift_store_open_scratch (work->clock, "afterlift", &error);
  LiftDiff *diff = store != NULL ? do_import (store, data, &error) : NULL;

  if (diff != NULL)
    g_task_return_pointer (task, diff, (GDestroyNotify) lift_diff_free);
  else
    g_task_return_error (task, error);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiftImportModel *self = LIFT_IMPORT_MODEL (source);
  GError *error = NULL;
  LiftDiff *diff = g_task_propagate_pointer (G_TASK (result), &error);

  take_result (self, g_task_get_cancellable (G_TASK (result)), diff, error);
}

static gboolean
has_diary (LiftImportModel *self)
{
  return g_file_test (lift_store_async_get_path (lift_diary_model_get_store (self->diary)), G_FILE_TEST_EXISTS);
}

static Work *
make_work (LiftImportModel *self, gboolean preview)
{
  Work *work = g_new0 (Work, 1);

  work->path = g_strdup (self->path);
  work->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  work->map = self->map != NULL ? lift_import_map_copy (self->map) : NULL;
  work->mode = self->mode;
  work->preview = preview;
  work->skips = self->skips || preview;
  work->cancellable = g_object_ref (self->cancellable);
  work->progress = g_atomic_rc_box_acquire (self->progress);
  work->clock = g_object_ref (lift_diary_model_get_clock (self->diary));
  return work;
}

static void
start (LiftImportModel *self, gboolean preview)
{
  LiftStoreAsync *store = lift_diary_model_get_store (self->diary);

  lift_import_model_cancel (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  self->progress = g_atomic_rc_box_new0 (int);
  if (self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_INTERVAL_MS, progress_cb, self);
  lift_diary_model_flush (self->diary);
  if (preview && !has_diary (self)) {
    g_autoptr (GTask) task = g_task_new (self, self->cancellable, compared_cb, NULL);

    g_task_set_source_tag (task, compare_with_nothing);
    g_task_set_task_data (task, make_work (self, TRUE), work_free);
    g_task_run_in_thread (task, compare_with_nothing);
  } else {
    /* Requests are done in their order, so the diary is there when the import begins. */
    if (!preview && !has_diary (self))
      lift_store_async_open_async (store, LIFT_OPEN_CREATE, NULL, NULL, NULL);
    lift_store_async_run_async (store, do_import, make_work (self, preview), work_free, (GDestroyNotify) lift_diff_free,
                                self->cancellable, done_cb, g_object_ref (self));
  }
  set_state (self, preview ? LIFT_IMPORT_STATE_CHECKING : LIFT_IMPORT_STATE_WORKING);
}

static gboolean
map_is_complete (LiftImportModel *self)
{
  gboolean has_symptom = FALSE;

  for (guint i = 0; i < LIFT_N_SYMPTOMS; i++)
    has_symptom |= self->map->symptoms[i].name != NULL;
  return self->map->date != NULL && (has_symptom || self->map->note != NULL);
}

static void
check (LiftImportModel *self)
{
  if (self->map != NULL && !map_is_complete (self))
    set_state (self, LIFT_IMPORT_STATE_ASKING);
  else
    start (self, TRUE);
}

/* Read and not mapped: another program may cut the file short meanwhile. */
static gboolean
read_file (LiftImportModel *self)
{
  g_autofree char *text = NULL;
  gsize length;
  GStatBuf info;

  if (g_stat (self->path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size > MAX_BYTES) {
    fail (self, _("This file is larger than 64 MB, so it is not read. Nothing in the diary was changed."));
    return FALSE;
  }
  if (!g_file_get_contents (self->path, &text, &length, NULL)) {
    fail (self, _("This file could not be read. Nothing in the diary was changed."));
    return FALSE;
  }
  self->bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  return TRUE;
}

/* It may be the diary that is open here: SQLite looks into that one without ending its locks. Only what is no diary is
 * opened to read how it begins. */
static gboolean
is_copy_of_a_diary (const char *path)
{
  static const char magic[] = "SQLite format 3";
  char begin[sizeof magic] = "";
  FILE *file;
  gboolean is_copy;

  if (lift_diary_file_check (path, NULL))
    return TRUE;
  file = fopen (path, "re");
  is_copy = file != NULL && fread (begin, 1, sizeof begin, file) == sizeof begin &&
            memcmp (begin, magic, sizeof magic) == 0;
  if (file != NULL)
    fclose (file);
  return is_copy;
}

static void
open_file (LiftImportModel *self)
{
  g_autoptr (GError) error = NULL;

  self->is_backup = is_copy_of_a_diary (self->path);
  if (self->is_backup) {
    start (self, TRUE);
    return;
  }
  if (!read_file (self))
    return;
  if (lift_import_reader_needs_map (self->bytes, &self->columns, &error))
    self->map = lift_import_map_guess (self->bytes);
  if (error != NULL)
    fail (self, error->message);
  else
    check (self);
}

/** lift_import_model_get_diary: Returns: (transfer none): the diary that the file is for. */
LiftDiaryModel *
lift_import_model_get_diary (LiftImportModel *self)
{
  return self->diary;
}

/** lift_import_model_dup_name: Returns: (transfer full): the name of the file, to be shown. */
char *
lift_import_model_dup_name (LiftImportModel *self)
{
  return g_filename_display_basename (self->path);
}

/** lift_import_model_is_backup: Returns: whether the file is a copy of a diary. */
gboolean
lift_import_model_is_backup (LiftImportModel *self)
{
  return self->is_backup;
}

/** lift_import_model_get_state: Returns: how far it is. */
LiftImportState
lift_import_model_get_state (LiftImportModel *self)
{
  return self->state;
}

/** lift_import_model_get_trouble: Returns: (transfer none) (nullable): why it failed, as a sentence. */
const char *
lift_import_model_get_trouble (LiftImportModel *self)
{
  return self->trouble;
}

/** lift_import_model_get_columns: Returns: (transfer none) (nullable): the headings of another program's table. */
const char *const *
lift_import_model_get_columns (LiftImportModel *self)
{
  return (const char *const *) self->columns;
}

/** lift_import_model_get_map: Returns: (transfer none) (nullable): what the columns mean; say when you changed it. */
LiftImportMap *
lift_import_model_get_map (LiftImportModel *self)
{
  return self->map;
}

/** lift_import_model_map_changed: checks the file anew. */
void
lift_import_model_map_changed (LiftImportModel *self)
{
  check (self);
}

/** lift_import_model_get_mode: Returns: whether it adds or replaces. */
LiftImportMode
lift_import_model_get_mode (LiftImportModel *self)
{
  return self->mode;
}

/** lift_import_model_set_mode: checks the file anew, as it would be taken over by @mode. */
void
lift_import_model_set_mode (LiftImportModel *self, LiftImportMode mode)
{
  self->mode = mode;
  check (self);
}

/** lift_import_model_get_skips: Returns: whether rows that cannot be taken are left out. */
gboolean
lift_import_model_get_skips (LiftImportModel *self)
{
  return self->skips;
}

/** lift_import_model_set_skips: whether rows that cannot be taken are left out, or stop the import (the default). */
void
lift_import_model_set_skips (LiftImportModel *self, gboolean skips)
{
  self->skips = skips;
  g_signal_emit (self, signals[CHANGED], 0);
}

/** lift_import_model_can_run: Returns: whether there is something to take over, and nothing in the way. */
gboolean
lift_import_model_can_run (LiftImportModel *self)
{
  return self->state == LIFT_IMPORT_STATE_READY && lift_diff_changes_anything (self->diff) &&
         (self->skips || lift_diff_count (self->diff, LIFT_DIFF_REFUSED) == 0);
}

/** lift_import_model_get_diff: Returns: (transfer none) (nullable): what happens, or happened. */
const LiftDiff *
lift_import_model_get_diff (LiftImportModel *self)
{
  return self->diff;
}

/** lift_import_model_get_progress: Returns: how much of the file is read, 0 to 1. */
double
lift_import_model_get_progress (LiftImportModel *self)
{
  return self->progress != NULL ? g_atomic_int_get (self->progress) / 1000.0 : 0;
}

/** lift_import_model_run: takes the file over, where lift_import_model_can_run() says so. */
void
lift_import_model_run (LiftImportModel *self)
{
  if (lift_import_model_can_run (self))
    start (self, FALSE);
}

/** lift_import_model_cancel: stops what is under way; the diary is as before. */
void
lift_import_model_cancel (LiftImportModel *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
lift_import_model_dispose (GObject *object)
{
  LiftImportModel *self = LIFT_IMPORT_MODEL (object);

  lift_import_model_cancel (self);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (lift_import_model_parent_class)->dispose (object);
}

static void
lift_import_model_finalize (GObject *object)
{
  LiftImportModel *self = LIFT_IMPORT_MODEL (object);

  g_free (self->path);
  g_free (self->trouble);
  g_strfreev (self->columns);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->map, lift_import_map_free);
  g_clear_pointer (&self->diff, lift_diff_free);
  g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  G_OBJECT_CLASS (lift_import_model_parent_class)->finalize (object);
}

static void
lift_import_model_class_init (LiftImportModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lift_import_model_dispose;
  object_class->finalize = lift_import_model_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lift_import_model_init (LiftImportModel *self)
{
}

/**
 * lift_import_model_new:
 * @diary: a diary that is open
 * @path: the file
 *
 * Returns: (transfer full): a model that begins to check the file.
 */
LiftImportModel *
lift_import_model_new (LiftDiaryModel *diary, const char *path)
{
  LiftImportModel *self = g_object_new (LIFT_TYPE_IMPORT_MODEL, NULL);

  self->diary = g_object_ref (diary);
  self->path = g_strdup (path);
  open_file (self);
  return self;
}
