/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-store-async.h"

G_BEGIN_DECLS

/**
 * LiftSaveState:
 * @LIFT_SAVE_IDLE: nothing was written in this window yet
 * @LIFT_SAVE_PENDING: something is on its way to the disk
 * @LIFT_SAVE_SAVED: everything is on the disk
 * @LIFT_SAVE_FAILED: it is kept in the window and tried again
 * @LIFT_SAVE_HELD: it waits for an answer (which day is it about?)
 */
typedef enum {
  LIFT_SAVE_IDLE,
  LIFT_SAVE_PENDING,
  LIFT_SAVE_SAVED,
  LIFT_SAVE_FAILED,
  LIFT_SAVE_HELD,
} LiftSaveState;

/**
 * LiftEditQueue:
 *
 * The edits of a window on their way to the disk, in order, one save at a time. An edit leaves the queue
 * only when the store has committed it; after a failure it stays and is tried again.
 *
 * Signals: `state-changed`, and `notice` (char*: a sentence for a toast).
 */
#define LIFT_TYPE_EDIT_QUEUE (lift_edit_queue_get_type ())
G_DECLARE_FINAL_TYPE (LiftEditQueue, lift_edit_queue, LIFT, EDIT_QUEUE, GObject)

LiftEditQueue *lift_edit_queue_new (LiftStoreAsync *store);
void lift_edit_queue_add (LiftEditQueue *self, const char *procedure, LiftDate day, LiftEntry *base,
                          const LiftPatch *patch);
void lift_edit_queue_flush (LiftEditQueue *self);
void lift_edit_queue_finish (LiftEditQueue *self);
void lift_edit_queue_end_stay (LiftEditQueue *self);
void lift_edit_queue_set_held (LiftEditQueue *self, gboolean held);
void lift_edit_queue_move_unsaved (LiftEditQueue *self, LiftDate from, LiftDate to);
gboolean lift_edit_queue_has_unsaved (LiftEditQueue *self);
void lift_edit_queue_lay_over (LiftEditQueue *self, LiftDate day, LiftPatch *edits);
LiftEntry *lift_edit_queue_choose_newer (LiftEditQueue *self, LiftDate day, LiftEntry *stored);
guint64 lift_edit_queue_get_n_saved (LiftEditQueue *self);
void lift_edit_queue_forget_saved (LiftEditQueue *self, guint64 n_saved);
LiftSaveState lift_edit_queue_get_state (LiftEditQueue *self);
const char *lift_edit_queue_get_text (LiftEditQueue *self);
void lift_edit_queue_say (LiftEditQueue *self, const char *text);

G_END_DECLS
