/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-diary-model.h"

#include <glib/gi18n-lib.h>

#include "lift-reference-file.h"

/* How often the calendar is looked at while the window is open; also done when it becomes active. */
#define DAY_CHECK_SECONDS 20
/* Who wrote something this recently is still in the middle of it when midnight comes. */
#define STILL_WRITING_SECONDS (15 * 60)

struct _LiftDiaryModel {
  GObject parent_instance;

  LiftStoreAsync *store;
  LiftClock *clock;
  LiftReference *reference;
  GCancellable *cancellable;

  LiftDiaryState state;
  GError *error;
  LiftSnapshot *snapshot;
  gboolean loading;
  gboolean load_again;
  /* How many saves had been answered when the reading began: it knows these. */
  guint64 saves_known;
  /* How many other writes were asked for, and how many of them the reading knows. */
  guint n_writes;
  guint writes_known;
  /* Which procedure she wants to see; NULL: the current one. */
  char *procedure;
  /* Another procedure is to be shown as soon as the edits of this one are on the disk. */
  gboolean waits_for_saves;

  LiftDate today;
  LiftDate day;
  gboolean which_day;

  LiftEditQueue *queue;
  gboolean helper_writes;
  gboolean own;
  guint day_check_id;
  gint64 last_edit;
};

G_DEFINE_FINAL_TYPE (LiftDiaryModel, lift_diary_model, G_TYPE_OBJECT)

enum { CHANGED, DAY_CHANGED, SAVE_STATE_CHANGED, NOTICE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void load (LiftDiaryModel *self);

static void
set_state (LiftDiaryModel *self, LiftDiaryState state, const GError *error)
{
  self->state = state;
  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
  g_signal_emit (self, signals[CHANGED], 0);
}

static LiftDate
read_today (LiftDiaryModel *self)
{
  return lift_clock_get_diary_day (self->clock, self->snapshot != NULL ? self->snapshot->day_end_hours : 0);
}

static void
want (LiftDiaryModel *self, const char *procedure)
{
  g_autofree char *wanted = g_strdup (procedure);

  g_free (self->procedure);
  self->procedure = g_steal_pointer (&wanted);
}

static gboolean
is_other_procedure (LiftDiaryModel *self, LiftSnapshot *snapshot)
{
  LiftProcedure *shown = lift_diary_model_get_procedure (self);

  return shown != NULL && snapshot->episode != NULL &&
         g_strcmp0 (shown->uuid, lift_episode_get_procedure (snapshot->episode)->uuid) != 0;
}

/* The queue keeps edits by day: those of one procedure must be gone from it before another one is shown. */
static gboolean
has_edits_that_it_does_not_know (LiftDiaryModel *self)
{
  return lift_edit_queue_has_unsaved (self->queue) || lift_edit_queue_get_n_saved (self->queue) != self->saves_known;
}

/* What cannot be saved now stays in front of her. */
static void
stay_with_procedure (LiftDiaryModel *self)
{
  self->waits_for_saves = FALSE;
  want (self, lift_diary_model_get_procedure (self)->uuid);
  lift_diary_model_notify (self, _("A day of this thread lift is not saved yet, so it stays on the screen. Nothing is "
                                   "lost; please try again when it is saved."));
  load (self);
}

static void
wait_for_saves (LiftDiaryModel *self)
{
  LiftSaveState state = lift_edit_queue_get_state (self->queue);

  if (!lift_edit_queue_has_unsaved (self->queue)) {
    self->waits_for_saves = FALSE;
    load (self);
  } else if (state == LIFT_SAVE_FAILED || state == LIFT_SAVE_HELD) {
    stay_with_procedure (self);
  } else {
    self->waits_for_saves = TRUE;
    lift_edit_queue_flush (self->queue);
  }
}

/* Returns: whether this is not what is to be shown, and something else is asked for already. */
static gboolean
ask_for_another (LiftDiaryModel *self, LiftSnapshot *snapshot)
{
  if (self->writes_known != self->n_writes && self->snapshot != NULL) {
    load (self);
  } else if (snapshot->episode == NULL && snapshot->procedures->len > 0) {
    /* All are put away: the newest is shown, for she can take it out again. */
    want (self, ((LiftProcedure *) g_ptr_array_index (snapshot->procedures, snapshot->procedures->len - 1))->uuid);
    load (self);
  } else if (is_other_procedure (self, snapshot) && has_edits_that_it_does_not_know (self)) {
    wait_for_saves (self);
  } else {
    return FALSE;
  }
  return TRUE;
}

static void
take_snapshot (LiftDiaryModel *self, LiftSnapshot *snapshot)
{
  gboolean other = is_other_procedure (self, snapshot);

  lift_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, lift_snapshot_unref);
  self->snapshot = snapshot;
  lift_edit_queue_forget_saved (self->queue, self->saves_known);
  if (other) {
    lift_edit_queue_end_stay (self->queue);
    lift_edit_queue_set_held (self->queue, FALSE);
    self->helper_writes = FALSE;
    self->which_day = FALSE;
  }
  if (other || self->day == LIFT_DATE_NONE) {
    self->today = read_today (self);
    self->day = self->today;
  }
  set_state (self, self->snapshot->episode != NULL ? LIFT_DIARY_READY : LIFT_DIARY_NONE, NULL);
  if (other)
    g_signal_emit (self, signals[DAY_CHANGED], 0);
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftDiaryModel) self = LIFT_DIARY_MODEL (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftSnapshot) snapshot = lift_store_async_load_finish (LIFT_STORE_ASYNC (source), result, &error);

  self->loading = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (snapshot == NULL && self->procedure != NULL && g_error_matches (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND)) {
    want (self, NULL);
    load (self);
    return;
  }
  if (snapshot == NULL) {
    /* A file that could not be opened is not the same as no file: first run must not be offered over it. */
    if (!g_error_matches (error, LIFT_ERROR, LIFT_ERROR_NO_DIARY))
      set_state (self, LIFT_DIARY_BROKEN, error);
    else if (self->state != LIFT_DIARY_BROKEN)
      set_state (self, LIFT_DIARY_NONE, NULL);
    if (self->load_again)
      load (self);
    return;
  }
  if (ask_for_another (self, snapshot))
    return;
  take_snapshot (self, snapshot);
  if (self->load_again)
    load (self);
}

static void
load (LiftDiaryModel *self)
{
  if (self->loading) {
    self->load_again = TRUE;
    return;
  }
  self->loading = TRUE;
  self->load_again = FALSE;
  self->saves_known = lift_edit_queue_get_n_saved (self->queue);
  self->writes_known = self->n_writes;
  lift_store_async_load_async (self->store, self->procedure, NULL, load_cb, g_object_ref (self));
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftDiaryModel) self = LIFT_DIARY_MODEL (user_data);
  g_autoptr (GError) error = NULL;

  if (lift_store_async_open_finish (LIFT_STORE_ASYNC (source), result, &error))
    return;
  /* The load that was queued behind the open tells of it, too; only what it cannot know is set here. */
  if (!g_error_matches (error, LIFT_ERROR, LIFT_ERROR_NO_DIARY))
    set_state (self, LIFT_DIARY_BROKEN, error);
}

static void
trouble_cb (LiftDiaryModel *self, GError *error)
{
  set_state (self, LIFT_DIARY_BROKEN, error);
}

static gboolean
day_check_cb (gpointer user_data)
{
  lift_diary_model_check_day (user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * lift_diary_model_open:
 * @self: a model
 *
 * Starts to open and read the diary; `changed` tells when it is there. Also to try again after trouble.
 */
void
lift_diary_model_open (LiftDiaryModel *self)
{
  self->state = LIFT_DIARY_LOADING;
  lift_store_async_open_async (self->store, LIFT_OPEN_EXISTING, NULL, open_cb, g_object_ref (self));
  load (self);
  if (self->day_check_id == 0)
    self->day_check_id = g_timeout_add_seconds (DAY_CHECK_SECONDS, day_check_cb, self);
}

/**
 * lift_diary_model_shutdown:
 * @self: a model
 *
 * Saves what is pending, waits until it is on the disk, and closes the diary.
 */
void
lift_diary_model_shutdown (LiftDiaryModel *self)
{
  lift_edit_queue_finish (self->queue);
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->day_check_id, g_source_remove);
  lift_store_async_shutdown (self->store);
}

/** lift_diary_model_set_own: whether this is the diary of the person at the machine, which reminders speak of. */
void
lift_diary_model_set_own (LiftDiaryModel *self, gboolean own)
{
  self->own = own;
}

/** lift_diary_model_is_own: Returns: whether reminders speak of this diary; not so for a sample or another file. */
gboolean
lift_diary_model_is_own (LiftDiaryModel *self)
{
  return self->own;
}

/** lift_diary_model_get_state: Returns: whether there is a diary to show. */
LiftDiaryState
lift_diary_model_get_state (LiftDiaryModel *self)
{
  return self->state;
}

/** lift_diary_model_get_error: Returns: (transfer none) (nullable): why the diary cannot be opened. */
const GError *
lift_diary_model_get_error (LiftDiaryModel *self)
{
  return self->error;
}

/** lift_diary_model_get_snapshot: Returns: (transfer none) (nullable): the diary as it was last read. */
LiftSnapshot *
lift_diary_model_get_snapshot (LiftDiaryModel *self)
{
  return self->snapshot;
}

/** lift_diary_model_get_episode: Returns: (transfer none) (nullable): the current procedure with its days. */
LiftEpisode *
lift_diary_model_get_episode (LiftDiaryModel *self)
{
  return self->snapshot != NULL ? self->snapshot->episode : NULL;
}

/** lift_diary_model_get_procedure: Returns: (transfer none) (nullable): the current procedure. */
LiftProcedure *
lift_diary_model_get_procedure (LiftDiaryModel *self)
{
  LiftEpisode *episode = lift_diary_model_get_episode (self);

  return episode != NULL ? lift_episode_get_procedure (episode) : NULL;
}

/** lift_diary_model_get_reference: Returns: (transfer none) (nullable): the shipped band, read when first asked for. */
LiftReference *
lift_diary_model_get_reference (LiftDiaryModel *self)
{
  if (self->reference == NULL) {
    g_autoptr (GError) error = NULL;

    self->reference = lift_reference_file_load_shipped (&error);
    if (self->reference == NULL)
      g_critical ("The shipped guide cannot be read: %s", error->message);
  }
  return self->reference;
}

/** lift_diary_model_get_clock: Returns: (transfer none): where the time comes from. */
LiftClock *
lift_diary_model_get_clock (LiftDiaryModel *self)
{
  return self->clock;
}

/** lift_diary_model_get_store: Returns: (transfer none): the store, for work that the model does not know. */
LiftStoreAsync *
lift_diary_model_get_store (LiftDiaryModel *self)
{
  return self->store;
}

/** lift_diary_model_list_findings: Returns: (element-type LiftFinding) (transfer full): for the chosen day. */
GPtrArray *
lift_diary_model_list_findings (LiftDiaryModel *self)
{
  LiftEpisode *episode = lift_diary_model_get_episode (self);

  if (episode == NULL || lift_episode_get_procedure (episode)->day0 == LIFT_DATE_NONE)
    return g_ptr_array_new ();
  return lift_assessment_run_day (episode, lift_diary_model_get_reference (self), self->snapshot->contacts,
                                  self->today, self->day);
}

/** lift_diary_model_get_today: Returns: the diary day that it is now. */
LiftDate
lift_diary_model_get_today (LiftDiaryModel *self)
{
  return self->today;
}

/** lift_diary_model_get_day: Returns: the day that is shown and written. */
LiftDate
lift_diary_model_get_day (LiftDiaryModel *self)
{
  return self->day;
}

/**
 * lift_diary_model_set_day:
 * @self: a model
 * @day: the day to write; not after today
 *
 * What is pending for the day before is saved first. A stay on a day is one change for Undo.
 */
void
lift_diary_model_set_day (LiftDiaryModel *self, LiftDate day)
{
  LiftDate today = read_today (self);

  if (day > today)
    day = today;
  if (self->which_day) {
    self->which_day = FALSE;
    lift_edit_queue_set_held (self->queue, FALSE);
  }
  lift_diary_model_flush (self);
  self->today = today;
  if (day != self->day) {
    lift_edit_queue_end_stay (self->queue);
    self->helper_writes = FALSE;
  }
  self->day = day;
  g_signal_emit (self, signals[DAY_CHANGED], 0);
}

/**
 * lift_diary_model_check_day:
 * @self: a model
 *
 * Looks at the calendar: a window left open overnight moves to the new day by itself when nobody is
 * writing, and asks which day is meant when somebody is.
 */
void
lift_diary_model_check_day (LiftDiaryModel *self)
{
  LiftDate today = read_today (self);
  gint64 idle = lift_clock_get_now_utc (self->clock) - self->last_edit;
  gboolean followed_today = self->day == self->today;

  if (self->day == LIFT_DATE_NONE || today == self->today)
    return;
  if (!followed_today) {
    self->today = today;
    g_signal_emit (self, signals[DAY_CHANGED], 0);
  } else if (!lift_edit_queue_has_unsaved (self->queue) &&
             (idle > STILL_WRITING_SECONDS || idle < 0 || self->last_edit == 0)) {
    lift_diary_model_set_day (self, today);
  } else {
    self->today = today;
    self->which_day = TRUE;
    lift_edit_queue_set_held (self->queue, TRUE);
    g_signal_emit (self, signals[DAY_CHANGED], 0);
  }
}

/** lift_diary_model_asks_which_day: Returns: whether edits wait for lift_diary_model_answer_which_day(). */
gboolean
lift_diary_model_asks_which_day (LiftDiaryModel *self)
{
  return self->which_day;
}

/**
 * lift_diary_model_answer_which_day:
 * @self: a model that asks which day
 * @move_to_today: what is not saved yet belongs to today; else it stays with the day she was writing
 */
void
lift_diary_model_answer_which_day (LiftDiaryModel *self, gboolean move_to_today)
{
  if (!self->which_day)
    return;
  self->which_day = FALSE;
  if (move_to_today) {
    lift_edit_queue_end_stay (self->queue);
    lift_edit_queue_move_unsaved (self->queue, self->day, self->today);
    self->day = self->today;
  }
  lift_edit_queue_set_held (self->queue, FALSE);
  g_signal_emit (self, signals[DAY_CHANGED], 0);
}

/**
 * lift_diary_model_dup_shown_entry:
 * @self: a model
 * @day: a day
 *
 * Returns: (transfer full): the stored state of @day with the edits laid over it that are not saved yet.
 */
LiftEntry *
lift_diary_model_dup_shown_entry (LiftDiaryModel *self, LiftDate day)
{
  LiftEpisode *episode = lift_diary_model_get_episode (self);
  LiftEntry *stored = episode != NULL ? lift_episode_get_entry (episode, day) : NULL;
  g_autoptr (LiftPatch) edits = lift_patch_new ();

  stored = lift_edit_queue_choose_newer (self->queue, day, stored);
  lift_edit_queue_lay_over (self->queue, day, edits);
  if (stored != NULL && lift_patch_is_empty (edits))
    return lift_entry_ref (stored);
  return lift_patch_apply (edits, stored, NULL, day);
}

/**
 * lift_diary_model_edit:
 * @self: a model with a chosen day
 * @patch: what was touched
 *
 * Takes an edit of the chosen day; it is saved after a short pause.
 */
void
lift_diary_model_edit (LiftDiaryModel *self, const LiftPatch *patch)
{
  LiftEpisode *episode = lift_diary_model_get_episode (self);
  g_autoptr (LiftPatch) signed_patch = lift_patch_copy (patch);

  g_return_if_fail (episode != NULL);
  /* Looked at before the edit is taken: it is about the day that she sees. */
  self->last_edit = lift_clock_get_now_utc (self->clock);
  lift_diary_model_check_day (self);
  lift_patch_set_author (signed_patch, self->helper_writes ? LIFT_AUTHOR_HELPER : LIFT_AUTHOR_ME);
  lift_edit_queue_add (self->queue, lift_episode_get_procedure (episode)->uuid, self->day,
                       lift_edit_queue_choose_newer (self->queue, self->day,
                                                     lift_episode_get_entry (episode, self->day)),
                       signed_patch);
}

/** lift_diary_model_flush: saves now what waits for the pause. */
void
lift_diary_model_flush (LiftDiaryModel *self)
{
  lift_edit_queue_flush (self->queue);
}

/** lift_diary_model_has_unsaved: Returns: whether anything is not on the disk yet. */
gboolean
lift_diary_model_has_unsaved (LiftDiaryModel *self)
{
  return lift_edit_queue_has_unsaved (self->queue);
}

/** lift_diary_model_reload: reads the diary again; `changed` tells when it is there. */
void
lift_diary_model_reload (LiftDiaryModel *self)
{
  load (self);
}

/** lift_diary_model_notify: shows @sentence to the person at the window. */
void
lift_diary_model_notify (LiftDiaryModel *self, const char *sentence)
{
  g_signal_emit (self, signals[NOTICE], 0, sentence);
}

/** lift_diary_model_get_save_state: Returns: what became of the last edit. */
LiftSaveState
lift_diary_model_get_save_state (LiftDiaryModel *self)
{
  return lift_edit_queue_get_state (self->queue);
}

/** lift_diary_model_get_save_text: Returns: (transfer none): what became of the last edit. */
const char *
lift_diary_model_get_save_text (LiftDiaryModel *self)
{
  return lift_edit_queue_get_text (self->queue);
}

/** lift_diary_model_get_queue: Returns: (transfer none): the edits on their way to the store. */
LiftEditQueue *
lift_diary_model_get_queue (LiftDiaryModel *self)
{
  return self->queue;
}

/** lift_diary_model_get_helper_writes: Returns: whether a helper is writing this entry. */
gboolean
lift_diary_model_get_helper_writes (LiftDiaryModel *self)
{
  return self->helper_writes;
}

/** lift_diary_model_set_helper_writes: for this one entry; choosing another day ends it. */
void
lift_diary_model_set_helper_writes (LiftDiaryModel *self, gboolean helper)
{
  self->helper_writes = helper;
}

/**
 * lift_diary_model_set_procedure:
 * @self: a model
 * @procedure: (nullable): uuid of the procedure to show; %NULL: the current one
 *
 * What is pending is saved first, and what cannot be saved keeps its procedure on the screen. Then `changed` and
 * `day-changed` tell of the other one.
 */
void
lift_diary_model_set_procedure (LiftDiaryModel *self, const char *procedure)
{
  want (self, procedure);
  lift_diary_model_flush (self);
  load (self);
}

/** lift_diary_model_note_write: something is being written past the queue: what was read before is not shown over it. */
void
lift_diary_model_note_write (LiftDiaryModel *self)
{
  self->n_writes++;
}

static void
queue_state_cb (LiftDiaryModel *self)
{
  g_signal_emit (self, signals[SAVE_STATE_CHANGED], 0);
  if (self->waits_for_saves)
    wait_for_saves (self);
}

static void
lift_diary_model_dispose (GObject *object)
{
  LiftDiaryModel *self = LIFT_DIARY_MODEL (object);

  g_clear_handle_id (&self->day_check_id, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_clear_object (&self->queue);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reference, lift_reference_unref);
  g_clear_pointer (&self->snapshot, lift_snapshot_unref);
  G_OBJECT_CLASS (lift_diary_model_parent_class)->dispose (object);
}

static void
lift_diary_model_finalize (GObject *object)
{
  LiftDiaryModel *self = LIFT_DIARY_MODEL (object);

  g_clear_error (&self->error);
  g_free (self->procedure);
  G_OBJECT_CLASS (lift_diary_model_parent_class)->finalize (object);
}

static void
lift_diary_model_class_init (LiftDiaryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = lift_diary_model_dispose;
  object_class->finalize = lift_diary_model_finalize;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DAY_CHANGED] = g_signal_new ("day-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE_STATE_CHANGED] =
    g_signal_new ("save-state-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTICE] =
    g_signal_new ("notice", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lift_diary_model_init (LiftDiaryModel *self)
{
  self->day = LIFT_DATE_NONE;
  self->today = LIFT_DATE_NONE;
  self->cancellable = g_cancellable_new ();
}

/**
 * lift_diary_model_new:
 * @path: the diary file; it need not exist
 * @clock: where the time comes from
 *
 * Returns: (transfer full): a model; lift_diary_model_open() starts it.
 */
LiftDiaryModel *
lift_diary_model_new (const char *path, LiftClock *clock)
{
  LiftDiaryModel *self = g_object_new (LIFT_TYPE_DIARY_MODEL, NULL);

  self->clock = g_object_ref (clock);
  self->store = lift_store_async_new (path, clock, "afterlift");
  self->queue = lift_edit_queue_new (self->store);
  g_signal_connect_swapped (self->queue, "state-changed", G_CALLBACK (queue_state_cb), self);
  g_signal_connect_swapped (self->queue, "notice", G_CALLBACK (lift_diary_model_notify), self);
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (load), self);
  g_signal_connect_swapped (self->store, "trouble", G_CALLBACK (trouble_cb), self);
  self->today = lift_clock_get_diary_day (clock, 0);
  return self;
}
