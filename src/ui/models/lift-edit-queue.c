/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-edit-queue.h"

#include <glib/gi18n-lib.h>

#include "lift-format.h"

/* A save starts this long after the last touch, so that a note is not saved letter by letter. */
#define PAUSE_MS 600
/* After a failed save the same edits are tried again this often: the cause may have gone. */
#define RETRY_SECONDS 5

typedef struct {
  char *procedure;
  LiftDate day;
  LiftEntry *base;
  LiftPatch *patch;
} Edit;

struct _LiftEditQueue {
  GObject parent_instance;

  LiftStoreAsync *store;
  GQueue edits;
  /* The head of @edits has been handed to the store and is not answered yet. */
  gboolean in_flight;
  gboolean held;
  gboolean finished;
  /* The stay on a day is one change for Undo: the store's change, and the day it belongs to. */
  char *change;
  LiftDate change_day;
  guint stay;
  /* What saves have made, by day: newer than the window's snapshot until that has been read again. */
  GHashTable *saved;
  guint64 n_saved;
  guint pause_id;
  guint retry_id;
  LiftSaveState state;
  char *text;
};

G_DEFINE_FINAL_TYPE (LiftEditQueue, lift_edit_queue, G_TYPE_OBJECT)

enum { STATE_CHANGED, NOTICE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void start_next (LiftEditQueue *self);

/* The outcome of one save, the @nth. */
typedef struct {
  LiftEntry *entry;
  guint64 nth;
} Saved;

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  lift_entry_unref (saved->entry);
  g_free (saved);
}

static void
edit_free (Edit *edit)
{
  g_free (edit->procedure);
  g_clear_pointer (&edit->base, lift_entry_unref);
  g_clear_pointer (&edit->patch, lift_patch_free);
  g_free (edit);
}

static void
set_state (LiftEditQueue *self, LiftSaveState state, const char *text)
{
  self->state = state;
  g_free (self->text);
  self->text = g_strdup (text);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static gboolean
retry_cb (gpointer user_data)
{
  LiftEditQueue *self = user_data;

  self->retry_id = 0;
  start_next (self);
  return G_SOURCE_REMOVE;
}

static void
say_saved (LiftEditQueue *self)
{
  LiftClock *clock = lift_store_async_get_clock (self->store);
  g_autofree char *time = lift_format_time (lift_clock_get_now_utc (clock), lift_clock_get_utc_offset (clock));
  /* Translators: %s is a time of day. Shown under the form once everything is on the disk. */
  g_autofree char *text = g_strdup_printf (_("Saved %s"), time);

  set_state (self, LIFT_SAVE_SAVED, text);
}

typedef struct {
  LiftEditQueue *queue;
  guint stay;
} SaveClosure;

/* What happened, that nothing is lost, and what becomes of it. */
static void
say_failed (LiftEditQueue *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, LIFT_ERROR, LIFT_ERROR_NO_SPACE))
    text = g_strdup (_("The disk is full, so this day is not saved yet. It stays here while the window is open. Free some "
                       "space and it saves by itself."));
  else
    /* Translators: %s is one or more sentences: what happened, and what to do. */
    text = g_strdup_printf (_("%s This day is not saved yet. It stays here while the window is open, and is tried again "
                              "by itself."), error->message);
  set_state (self, LIFT_SAVE_FAILED, text);
}

static void
remember_saved (LiftEditQueue *self, LiftDate day, LiftEntry *entry)
{
  Saved *saved = g_new0 (Saved, 1);

  saved->entry = lift_entry_ref (entry);
  saved->nth = ++self->n_saved;
  g_hash_table_replace (self->saved, GINT_TO_POINTER (day), saved);
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree SaveClosure *closure = user_data;
  g_autoptr (LiftEditQueue) self = closure->queue;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftSaveResult) saved = lift_store_async_save_finish (LIFT_STORE_ASYNC (source), result, &error);
  Edit *edit;

  self->in_flight = FALSE;
  if (self->finished)
    return;
  if (saved == NULL) {
    say_failed (self, error);
    if (self->retry_id == 0)
      self->retry_id = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
    return;
  }
  edit = g_queue_pop_head (&self->edits);
  if (closure->stay == self->stay) {
    g_free (self->change);
    self->change = g_strdup (saved->change);
    self->change_day = edit->day;
  }
  remember_saved (self, edit->day, saved->entry);
  edit_free (edit);
  if (saved->conflict)
    g_signal_emit (self, signals[NOTICE], 0,
                   _("Another program changed the same answer. Both are kept in this day’s history."));
  if (!g_queue_is_empty (&self->edits) && self->pause_id == 0)
    start_next (self);
  else if (g_queue_is_empty (&self->edits))
    say_saved (self);
}

static void
hand_over (LiftEditQueue *self, Edit *edit)
{
  SaveClosure *closure = g_new0 (SaveClosure, 1);

  closure->queue = g_object_ref (self);
  closure->stay = self->stay;
  lift_store_async_save_async (self->store, edit->procedure, edit->day, edit->patch,
                               lift_edit_queue_choose_newer (self, edit->day, edit->base),
                               self->change_day == edit->day ? self->change : NULL, NULL, save_cb, closure);
}

static void
start_next (LiftEditQueue *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  if (self->in_flight || self->held || g_queue_is_empty (&self->edits))
    return;
  self->in_flight = TRUE;
  hand_over (self, g_queue_peek_head (&self->edits));
}

static gboolean
pause_cb (gpointer user_data)
{
  LiftEditQueue *self = user_data;

  self->pause_id = 0;
  start_next (self);
  return G_SOURCE_REMOVE;
}

static Edit *
find_open_tail (LiftEditQueue *self, LiftDate day)
{
  Edit *tail = g_queue_peek_tail (&self->edits);
  gboolean is_in_flight = self->in_flight && g_queue_get_length (&self->edits) == 1;

  return tail != NULL && tail->day == day && !is_in_flight ? tail : NULL;
}

/**
 * lift_edit_queue_add:
 * @self: a queue
 * @procedure: uuid of the procedure
 * @day: the day that the edit is about
 * @base: (nullable): the stored state that she was looking at
 * @patch: what was touched
 *
 * Takes an edit; it is saved after a short pause.
 */
void
lift_edit_queue_add (LiftEditQueue *self, const char *procedure, LiftDate day, LiftEntry *base, const LiftPatch *patch)
{
  Edit *edit = find_open_tail (self, day);

  if (edit == NULL) {
    edit = g_new0 (Edit, 1);
    edit->procedure = g_strdup (procedure);
    edit->day = day;
    edit->base = base != NULL ? lift_entry_ref (base) : NULL;
    edit->patch = lift_patch_new ();
    g_queue_push_tail (&self->edits, edit);
  }
  lift_patch_merge (edit->patch, patch);
  if (self->held) {
    set_state (self, LIFT_SAVE_HELD,
               _("Not saved yet: a new day has begun. Say above which day this is about."));
    return;
  }
  set_state (self, LIFT_SAVE_PENDING, _("Saving…"));
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

/** lift_edit_queue_flush: saves now what waits for the pause. */
void
lift_edit_queue_flush (LiftEditQueue *self)
{
  start_next (self);
}

/**
 * lift_edit_queue_finish:
 * @self: a queue
 *
 * Hands every edit to the store at once, held ones too: for closing. lift_store_async_shutdown() then
 * waits until they are done.
 */
void
lift_edit_queue_finish (LiftEditQueue *self)
{
  guint position = 0;

  self->finished = TRUE;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  for (GList *l = self->edits.head; l != NULL; l = l->next, position++) {
    if (position > 0 || !self->in_flight)
      hand_over (self, l->data);
  }
}

/** lift_edit_queue_end_stay: what comes now is another change for Undo. */
void
lift_edit_queue_end_stay (LiftEditQueue *self)
{
  self->stay++;
  g_clear_pointer (&self->change, g_free);
  self->change_day = LIFT_DATE_NONE;
}

/** lift_edit_queue_set_held: while @held, edits are kept but not saved. */
void
lift_edit_queue_set_held (LiftEditQueue *self, gboolean held)
{
  self->held = held;
  if (held)
    g_clear_handle_id (&self->pause_id, g_source_remove);
  else
    start_next (self);
}

/**
 * lift_edit_queue_move_unsaved:
 * @self: a queue
 * @from: the day that the edits were taken for
 * @to: the day that they are about
 */
void
lift_edit_queue_move_unsaved (LiftEditQueue *self, LiftDate from, LiftDate to)
{
  guint position = 0;

  for (GList *l = self->edits.head; l != NULL; l = l->next, position++) {
    Edit *edit = l->data;

    if (edit->day != from || (position == 0 && self->in_flight))
      continue;
    edit->day = to;
    g_clear_pointer (&edit->base, lift_entry_unref);
  }
}

/** lift_edit_queue_has_unsaved: Returns: whether anything is not on the disk yet. */
gboolean
lift_edit_queue_has_unsaved (LiftEditQueue *self)
{
  return !g_queue_is_empty (&self->edits);
}

/** lift_edit_queue_lay_over: adds to @edits what is unsaved of @day. */
void
lift_edit_queue_lay_over (LiftEditQueue *self, LiftDate day, LiftPatch *edits)
{
  for (GList *l = self->edits.head; l != NULL; l = l->next) {
    const Edit *edit = l->data;

    if (edit->day == day)
      lift_patch_merge (edits, edit->patch);
  }
}

/**
 * lift_edit_queue_choose_newer:
 * @self: a queue
 * @day: a day
 * @stored: (nullable): its state in the window's snapshot
 *
 * Returns: (transfer none) (nullable): @stored, or what a save made of the day if that is newer.
 */
LiftEntry *
lift_edit_queue_choose_newer (LiftEditQueue *self, LiftDate day, LiftEntry *stored)
{
  const Saved *saved = g_hash_table_lookup (self->saved, GINT_TO_POINTER (day));

  if (saved == NULL || (stored != NULL && stored->seq >= saved->entry->seq))
    return stored;
  return saved->entry;
}

/** lift_edit_queue_get_n_saved: Returns: how many saves have been answered, for lift_edit_queue_forget_saved(). */
guint64
lift_edit_queue_get_n_saved (LiftEditQueue *self)
{
  return self->n_saved;
}

static gboolean
is_read_again (gpointer key, gpointer value, gpointer user_data)
{
  const Saved *saved = value;

  return saved->nth <= *(const guint64 *) user_data;
}

/**
 * lift_edit_queue_forget_saved:
 * @self: a queue
 * @n_saved: lift_edit_queue_get_n_saved() when the snapshot that is shown now was asked for
 *
 * The snapshot knows these saves, and what other programs have done to their days since.
 */
void
lift_edit_queue_forget_saved (LiftEditQueue *self, guint64 n_saved)
{
  g_hash_table_foreach_remove (self->saved, is_read_again, &n_saved);
}

/** lift_edit_queue_get_state: Returns: what became of the last edit. */
LiftSaveState
lift_edit_queue_get_state (LiftEditQueue *self)
{
  return self->state;
}

/** lift_edit_queue_get_text: Returns: (transfer none): the state line; "" at first. */
const char *
lift_edit_queue_get_text (LiftEditQueue *self)
{
  return self->text != NULL ? self->text : "";
}

/** lift_edit_queue_say: shows @text in the state line, about something that is on the disk. */
void
lift_edit_queue_say (LiftEditQueue *self, const char *text)
{
  if (g_queue_is_empty (&self->edits))
    set_state (self, LIFT_SAVE_SAVED, text);
}

static void
lift_edit_queue_dispose (GObject *object)
{
  LiftEditQueue *self = LIFT_EDIT_QUEUE (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_queue_clear_full (&self->edits, (GDestroyNotify) edit_free);
  g_hash_table_remove_all (self->saved);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lift_edit_queue_parent_class)->dispose (object);
}

static void
lift_edit_queue_finalize (GObject *object)
{
  LiftEditQueue *self = LIFT_EDIT_QUEUE (object);

  g_hash_table_unref (self->saved);
  g_free (self->change);
  g_free (self->text);
  G_OBJECT_CLASS (lift_edit_queue_parent_class)->finalize (object);
}

static void
lift_edit_queue_class_init (LiftEditQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = lift_edit_queue_dispose;
  object_class->finalize = lift_edit_queue_finalize;
  signals[STATE_CHANGED] = g_signal_new ("state-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTICE] =
    g_signal_new ("notice", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lift_edit_queue_init (LiftEditQueue *self)
{
  g_queue_init (&self->edits);
  self->saved = g_hash_table_new_full (NULL, NULL, NULL, saved_free);
  self->change_day = LIFT_DATE_NONE;
}

/** lift_edit_queue_new: Returns: (transfer full): an empty queue in front of @store. */
LiftEditQueue *
lift_edit_queue_new (LiftStoreAsync *store)
{
  LiftEditQueue *self = g_object_new (LIFT_TYPE_EDIT_QUEUE, NULL);

  self->store = g_object_ref (store);
  return self;
}
