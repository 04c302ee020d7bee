/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-async.h"

#include <glib/gstdio.h>

#include "lift-db-error.h"
#include "lift-diary-file.h"
#include "lift-store-damage.h"
#include "lift-store-private.h"
#include "lift-store-watch.h"

/**
 * Worker:
 * @ref_count: of the owner and of its thread
 * @requests: (element-type Request): in the order in which they were made
 * @context: where results and signals go
 * @owner: (weak): the #LiftStoreAsync
 * @path: of the diary
 * @clock: for its store
 * @program: for its store
 * @store: (nullable): lives on the worker thread only
 * @awaited: there was no diary when one was wanted; who makes it is noticed
 * @mode: then: how it was wanted
 * @data_version: the last one that was seen
 * @n_commits: of @store, when it was last looked at
 * @trouble: (nullable): why nothing may be done with the file any more
 * @damaged: how the damaged file looked, of which @store shows what can be read
 *
 * What the two threads share; after the start only the worker touches what is below @program.
 */
typedef struct {
  gatomicrefcount ref_count;
  GAsyncQueue *requests;
  GMainContext *context;
  GWeakRef owner;
  char *path;
  LiftClock *clock;
  char *program;
  LiftStore *store;
  gboolean awaited;
  LiftOpenMode mode;
  gint64 data_version;
  guint64 n_commits;
  GError *trouble;
  GStatBuf damaged;
} Worker;

typedef enum { REQUEST_OPEN, REQUEST_LOAD, REQUEST_SAVE, REQUEST_RUN, REQUEST_LOOK, REQUEST_QUIT } RequestKind;

/* One request; which fields count depends on its kind. The task is %NULL for LOOK and QUIT. */
typedef struct {
  RequestKind kind;
  GTask *task;
  LiftOpenMode mode;
  char *procedure;
  LiftDate for_day;
  LiftPatch *patch;
  LiftEntry *base;
  char *change;
  LiftStoreFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} Request;

struct _LiftStoreAsync {
  GObject parent_instance;

  Worker *worker;
  GThread *thread;
  LiftStoreWatch *watch;
};

enum { SIGNAL_CHANGED, SIGNAL_TROUBLE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiftStoreAsync, lift_store_async, G_TYPE_OBJECT)

static void
worker_unref (Worker *worker)
{
  if (!g_atomic_ref_count_dec (&worker->ref_count))
    return;
  g_async_queue_unref (worker->requests);
  g_main_context_unref (worker->context);
  g_weak_ref_clear (&worker->owner);
  g_free (worker->path);
  g_object_unref (worker->clock);
  g_free (worker->program);
  g_clear_error (&worker->trouble);
  g_free (worker);
}

static Request *
request_new (RequestKind kind)
{
  Request *request = g_new0 (Request, 1);

  request->kind = kind;
  return request;
}

static gboolean
nothing_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* A task may hold the last reference to the object that asked, and that object waits for the worker when
 * it ends. So the worker's reference goes where the results go, too. */
static void
let_task_go (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, nothing_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
request_free (Request *request)
{
  g_clear_pointer (&request->patch, lift_patch_free);
  g_clear_pointer (&request->base, lift_entry_unref);
  g_free (request->procedure);
  g_free (request->change);
  if (request->data_free != NULL)
    request->data_free (request->data);
  if (request->task != NULL)
    let_task_go (request->task);
  g_free (request);
}

/* What the worker tells the main context; @trouble is %NULL for "changed". */
typedef struct {
  Worker *worker;
  GError *trouble;
} Notice;

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  worker_unref (notice->worker);
  g_clear_error (&notice->trouble);
  g_free (notice);
}

static gboolean
notice_cb (gpointer data)
{
  Notice *notice = data;
  g_autoptr (LiftStoreAsync) self = g_weak_ref_get (&notice->worker->owner);

  if (self != NULL && notice->trouble != NULL)
    g_signal_emit (self, signals[SIGNAL_TROUBLE], 0, notice->trouble);
  else if (self != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Attached after the task's own source and with its priority, so the callback of the request comes first. */
static void
tell (Worker *worker, const GError *trouble)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Notice *notice = g_new0 (Notice, 1);

  g_atomic_ref_count_inc (&worker->ref_count);
  notice->worker = worker;
  notice->trouble = trouble != NULL ? g_error_copy (trouble) : NULL;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, notice_cb, notice, notice_free);
  g_source_attach (source, worker->context);
}

static void
note_trouble (Worker *worker, GError *error)
{
  if (worker->trouble == NULL) {
    tell (worker, error);
    worker->trouble = error;
  } else {
    g_error_free (error);
  }
}

static gboolean open_store (Worker *worker, LiftOpenMode mode, GError **error);

/* What keeps us from the diary may have gone by itself: a damaged file that somebody replaced, or one that was moved away
 * and is back. */
static void
look_for_end_of_trouble (Worker *worker)
{
  GStatBuf now;

  if (worker->trouble != NULL) {
    if (!lift_store_check_place (worker->store, NULL))
      return;
    g_clear_error (&worker->trouble);
    tell (worker, NULL);
  } else if (lift_store_is_damaged (worker->store) && g_stat (worker->path, &now) == 0 &&
             (now.st_ino != worker->damaged.st_ino || now.st_size != worker->damaged.st_size ||
              now.st_mtime != worker->damaged.st_mtime) &&
             open_store (worker, LIFT_OPEN_EXISTING, NULL)) {
    tell (worker, NULL);
  }
}

/* Whether the diary is different now: by our own commits, or by another program's (data_version). The file
 * itself is looked at as well: it may have been replaced, or updated by a newer Afterlift. */
static void
look (Worker *worker)
{
  GError *error = NULL;
  gint64 data_version;
  guint64 n_commits;

  if (worker->store != NULL)
    look_for_end_of_trouble (worker);
  if (worker->store == NULL || worker->trouble != NULL)
    return;
  if (!lift_store_check_place (worker->store, &error) ||
      !lift_store_get_data_version (worker->store, &data_version, &error) ||
      (data_version != worker->data_version && !lift_store_check_schema (worker->store, &error))) {
    /* Somebody who holds the file for a moment is no trouble; the next look will do. */
    if (g_error_matches (error, LIFT_ERROR, LIFT_ERROR_BUSY))
      g_error_free (error);
    else
      note_trouble (worker, error);
    return;
  }
  n_commits = lift_store_get_n_commits (worker->store);
  if (data_version == worker->data_version && n_commits == worker->n_commits)
    return;
  worker->data_version = data_version;
  worker->n_commits = n_commits;
  tell (worker, NULL);
}

/* What can be read of a damaged file is shown; whatever else is there has its sentence. */
static LiftStore *
open_what_can_be_read (Worker *worker, GError **failure)
{
  LiftStore *store;

  if (!g_error_matches (*failure, LIFT_ERROR, LIFT_ERROR_CORRUPT) &&
      !g_error_matches (*failure, LIFT_ERROR, LIFT_ERROR_NOT_A_DIARY))
    return NULL;
  store = lift_store_open_damaged (worker->path, worker->clock, worker->program, NULL, NULL);
  if (store == NULL)
    return NULL;
  if (g_stat (worker->path, &worker->damaged) != 0)
    worker->damaged = (GStatBuf){ 0 };
  g_clear_error (failure);
  return store;
}

static gboolean
open_store (Worker *worker, LiftOpenMode mode, GError **error)
{
  g_autoptr (LiftStore) store = NULL;
  GError *failure = NULL;

  store = lift_store_open (worker->path, mode, worker->clock, worker->program, &failure);
  if (store == NULL)
    store = open_what_can_be_read (worker, &failure);
  if (store == NULL || !lift_store_get_data_version (store, &worker->data_version, &failure)) {
    /* Only what is not there is waited for: the traces of opening anything else would be told as news. */
    worker->awaited = g_error_matches (failure, LIFT_ERROR, LIFT_ERROR_NO_DIARY);
    worker->mode = MIN (mode, LIFT_OPEN_EXISTING);
    g_propagate_error (error, failure);
    return FALSE;
  }
  worker->awaited = FALSE;
  g_clear_error (&worker->trouble);
  g_set_object (&worker->store, store);
  worker->n_commits = lift_store_get_n_commits (store);
  return TRUE;
}

/* Somebody may have made the diary that was not there; the next request to read opens it. */
static void
look_for_diary (Worker *worker)
{
  if (worker->store == NULL && worker->awaited && lift_diary_file_check (worker->path, NULL))
    tell (worker, NULL);
}

static void
do_open (Worker *worker, Request *request)
{
  GError *error = NULL;

  if ((worker->store != NULL && worker->trouble == NULL && !lift_store_is_damaged (worker->store)) || open_store (worker, request->mode, &error))
    g_task_return_boolean (request->task, TRUE);
  else
    g_task_return_error (request->task, error);
}

/* A file can turn out to be damaged while it is open: then it is let go of as it is, and what can be read of it takes its
 * place. Returns: whether there is something to be read. */
static gboolean
turn_to_what_can_be_read (Worker *worker, const GError *error)
{
  g_autoptr (GError) damage = NULL;
  g_autoptr (LiftStore) store = NULL;

  if (!g_error_matches (error, LIFT_ERROR, LIFT_ERROR_CORRUPT) || lift_store_is_damaged (worker->store))
    return FALSE;
  lift_db_hold_checkpoint (lift_store_enter (worker->store), TRUE);
  g_clear_object (&worker->store);
  damage = g_error_copy (error);
  store = open_what_can_be_read (worker, &damage);
  if (store == NULL || !lift_store_get_data_version (store, &worker->data_version, NULL)) {
    note_trouble (worker, g_error_copy (error));
    return FALSE;
  }
  g_set_object (&worker->store, store);
  worker->n_commits = lift_store_get_n_commits (store);
  return TRUE;
}

static void
do_load (Worker *worker, Request *request)
{
  GError *error = NULL;
  LiftSnapshot *snapshot = lift_store_load_snapshot (worker->store, request->procedure, &error);

  if (snapshot == NULL && turn_to_what_can_be_read (worker, error)) {
    g_clear_error (&error);
    snapshot = lift_store_load_snapshot (worker->store, request->procedure, &error);
  }
  if (snapshot != NULL)
    g_task_return_pointer (request->task, snapshot, (GDestroyNotify) lift_snapshot_unref);
  else
    g_task_return_error (request->task, error);
}

static void
do_save (Worker *worker, Request *request)
{
  GError *error = NULL;
  LiftSaveResult *result = lift_store_save (worker->store, request->procedure, request->for_day, request->patch,
                                            request->base, request->change, &error);

  if (result != NULL) {
    g_task_return_pointer (request->task, result, (GDestroyNotify) lift_save_result_free);
    return;
  }
  /* What she typed stays where it is until it can be saved; the window shows what can be read meanwhile. */
  if (turn_to_what_can_be_read (worker, error))
    tell (worker, NULL);
  g_task_return_error (request->task, error);
}

static void
do_run (Worker *worker, Request *request)
{
  GError *error = NULL;
  gpointer result = request->func (worker->store, request->data, &error);

  if (error != NULL)
    g_task_return_error (request->task, error);
  else
    g_task_return_pointer (request->task, result, request->result_free);
}

/* Returns: whether the request may run; else its task has its answer. */
static gboolean
may_run (Worker *worker, Request *request)
{
  GError *error = NULL;
  gboolean needs_store = request->kind != REQUEST_OPEN && worker->store == NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (request->task)))
    lift_db_set_error_code (&error, LIFT_ERROR_CANCELLED);
  else if (request->kind != REQUEST_OPEN && worker->trouble != NULL)
    error = g_error_copy (worker->trouble);
  else if (needs_store && request->kind == REQUEST_LOAD && worker->awaited)
    open_store (worker, worker->mode, &error);
  else if (needs_store)
    lift_db_set_error_code (&error, LIFT_ERROR_NO_DIARY);
  if (error == NULL)
    return TRUE;
  g_task_return_error (request->task, error);
  return FALSE;
}

static void
do_request (Worker *worker, Request *request)
{
  if (request->task != NULL && !may_run (worker, request))
    return;
  switch (request->kind) {
  case REQUEST_OPEN:
    do_open (worker, request);
    break;
  case REQUEST_LOAD:
    do_load (worker, request);
    break;
  case REQUEST_SAVE:
    do_save (worker, request);
    break;
  case REQUEST_RUN:
    do_run (worker, request);
    break;
  case REQUEST_LOOK:
    look_for_diary (worker);
    break;
  case REQUEST_QUIT:
    break;
  }
  look (worker);
}

static gpointer
worker_main (gpointer data)
{
  Worker *worker = data;
  RequestKind kind;

  do {
    Request *request = g_async_queue_pop (worker->requests);

    kind = request->kind;
    do_request (worker, request);
    request_free (request);
  } while (kind != REQUEST_QUIT);
  g_clear_object (&worker->store);
  worker_unref (worker);
  return NULL;
}

static void
may_have_changed_cb (gpointer user_data)
{
  LiftStoreAsync *self = LIFT_STORE_ASYNC (user_data);

  if (self->thread != NULL)
    g_async_queue_push (self->worker->requests, request_new (REQUEST_LOOK));
}

static void
lift_store_async_dispose (GObject *object)
{
  LiftStoreAsync *self = LIFT_STORE_ASYNC (object);

  lift_store_async_shutdown (self);
  G_OBJECT_CLASS (lift_store_async_parent_class)->dispose (object);
}

static void
lift_store_async_finalize (GObject *object)
{
  LiftStoreAsync *self = LIFT_STORE_ASYNC (object);

  g_clear_pointer (&self->worker, worker_unref);
  G_OBJECT_CLASS (lift_store_async_parent_class)->finalize (object);
}

static void
lift_store_async_class_init (LiftStoreAsyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lift_store_async_dispose;
  object_class->finalize = lift_store_async_finalize;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LIFT_TYPE_STORE_ASYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TROUBLE] = g_signal_new ("trouble", LIFT_TYPE_STORE_ASYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
lift_store_async_init (LiftStoreAsync *self)
{
}

/**
 * lift_store_async_new:
 * @path: of the diary; it need not be there yet
 * @clock: where "now" comes from; used on the worker thread
 * @program: name of the program, for the history
 *
 * Starts the worker. Nothing is opened before lift_store_async_open_async().
 *
 * Returns: (transfer full): the store of a window.
 */
LiftStoreAsync *
lift_store_async_new (const char *path, LiftClock *clock, const char *program)
{
  LiftStoreAsync *self = g_object_new (LIFT_TYPE_STORE_ASYNC, NULL);
  Worker *worker = g_new0 (Worker, 1);

  g_atomic_ref_count_init (&worker->ref_count);
  worker->requests = g_async_queue_new_full ((GDestroyNotify) request_free);
  worker->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&worker->owner, self);
  worker->path = g_canonicalize_filename (path, NULL);
  worker->clock = g_object_ref (clock);
  worker->program = g_strdup (program);
  self->worker = worker;
  g_atomic_ref_count_inc (&worker->ref_count);
  self->thread = g_thread_new ("lift-store", worker_main, worker);
  return self;
}

/** lift_store_async_get_path: Returns: (transfer none): the absolute path of the diary. */
const char *
lift_store_async_get_path (LiftStoreAsync *self)
{
  return self->worker->path;
}

/** lift_store_async_get_clock: Returns: (transfer none): the clock. */
LiftClock *
lift_store_async_get_clock (LiftStoreAsync *self)
{
  return self->worker->clock;
}

static void
push (LiftStoreAsync *self, Request *request, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback,
      gpointer user_data)
{
  request->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (request->task, tag);
  /* A save that was done stays done; a cancel that comes after it must not tell her otherwise. */
  g_task_set_check_cancellable (request->task, FALSE);
  if (self->thread != NULL) {
    g_async_queue_push (self->worker->requests, request);
    return;
  }
  g_task_return_new_error (request->task, LIFT_ERROR, LIFT_ERROR_CANCELLED, "%s",
                           lift_db_error_sentence (LIFT_ERROR_CANCELLED));
  request_free (request);
}

/** lift_store_async_open_async: opens the diary as lift_store_open() does, and starts to watch its folder. */
void
lift_store_async_open_async (LiftStoreAsync *self, LiftOpenMode mode, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request = request_new (REQUEST_OPEN);

  request->mode = mode;
  push (self, request, lift_store_async_open_async, cancellable, callback, user_data);
}

static void
begin_watch (LiftStoreAsync *self)
{
  if (self->watch != NULL || self->thread == NULL)
    return;
  self->watch = lift_store_watch_new (self->worker->path, may_have_changed_cb, self);
  /* What came in between, the first look finds. */
  may_have_changed_cb (self);
}

/** lift_store_async_open_finish: Returns: whether the diary is open. Where there is none yet, it is waited for. */
gboolean
lift_store_async_open_finish (LiftStoreAsync *self, GAsyncResult *result, GError **error)
{
  GError *failure = NULL;
  gboolean open;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  open = g_task_propagate_boolean (G_TASK (result), &failure);
  if (open || g_error_matches (failure, LIFT_ERROR, LIFT_ERROR_NO_DIARY))
    begin_watch (self);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return open;
}

/** lift_store_async_load_async: reads what a page shows; @procedure (nullable) as in lift_store_load_snapshot(). */
void
lift_store_async_load_async (LiftStoreAsync *self, const char *procedure, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request = request_new (REQUEST_LOAD);

  request->procedure = g_strdup (procedure);
  push (self, request, lift_store_async_load_async, cancellable, callback, user_data);
}

/** lift_store_async_load_finish: Returns: (transfer full) (nullable): the snapshot. */
LiftSnapshot *
lift_store_async_load_finish (LiftStoreAsync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** lift_store_async_save_async: saves as lift_store_save() does; everything is copied. */
void
lift_store_async_save_async (LiftStoreAsync *self, const char *procedure, LiftDate for_day, const LiftPatch *patch,
                             LiftEntry *base, const char *change, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request = request_new (REQUEST_SAVE);

  request->procedure = g_strdup (procedure);
  request->for_day = for_day;
  request->patch = lift_patch_copy (patch);
  request->base = base != NULL ? lift_entry_ref (base) : NULL;
  request->change = g_strdup (change);
  push (self, request, lift_store_async_save_async, cancellable, callback, user_data);
}

/** lift_store_async_save_finish: Returns: (transfer full) (nullable): the result, once it is on the disk. */
LiftSaveResult *
lift_store_async_save_finish (LiftStoreAsync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lift_store_async_run_async:
 * @self: the store of a window
 * @func: what to do on the worker thread
 * @data: (nullable): for @func
 * @data_free: (nullable): frees @data, on the worker thread
 * @result_free: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): stops it if it has not begun
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
lift_store_async_run_async (LiftStoreAsync *self, LiftStoreFunc func, gpointer data, GDestroyNotify data_free,
                            GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Request *request = request_new (REQUEST_RUN);

  request->func = func;
  request->data = data;
  request->data_free = data_free;
  request->result_free = result_free;
  push (self, request, lift_store_async_run_async, cancellable, callback, user_data);
}

/** lift_store_async_run_finish: Returns: (transfer full) (nullable): what the function gave. */
gpointer
lift_store_async_run_finish (LiftStoreAsync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lift_store_async_shutdown:
 * @self: the store of a window
 *
 * Waits until every request made so far is done and the worker has closed the diary; what is asked later
 * is cancelled.
 */
void
lift_store_async_shutdown (LiftStoreAsync *self)
{
  g_clear_pointer (&self->watch, lift_store_watch_free);
  if (self->thread == NULL)
    return;
  g_async_queue_push (self->worker->requests, request_new (REQUEST_QUIT));
  g_thread_join (g_steal_pointer (&self->thread));
}
