/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-assessment.h"
#include "lift-edit-queue.h"
#include "lift-reference.h"
#include "lift-reminder.h"
#include "lift-store-async.h"

G_BEGIN_DECLS

/**
 * LiftDiaryState:
 * @LIFT_DIARY_LOADING: the file is being opened
 * @LIFT_DIARY_NONE: there is no diary yet, or no procedure in it: first run
 * @LIFT_DIARY_READY: a snapshot is there
 * @LIFT_DIARY_BROKEN: it cannot be opened; lift_diary_model_get_error() says why
 */
typedef enum {
  LIFT_DIARY_LOADING,
  LIFT_DIARY_NONE,
  LIFT_DIARY_READY,
  LIFT_DIARY_BROKEN,
} LiftDiaryState;

/**
 * LiftDiaryModel:
 *
 * What the window knows of the diary: the newest snapshot, the day that is being written, and the edits
 * that are on their way to the disk. Pages read from it and hand their edits to it; it alone talks to
 * the store.
 *
 * Signals: `changed` (snapshot, state or read-only), `day-changed` (the chosen day, today, or the
 * question which day), `save-state-changed`, `notice` (char*: a sentence for a toast).
 */
#define LIFT_TYPE_DIARY_MODEL (lift_diary_model_get_type ())
G_DECLARE_FINAL_TYPE (LiftDiaryModel, lift_diary_model, LIFT, DIARY_MODEL, GObject)

LiftDiaryModel *lift_diary_model_new (const char *path, LiftClock *clock);
void lift_diary_model_set_own (LiftDiaryModel *self, gboolean own);
gboolean lift_diary_model_is_own (LiftDiaryModel *self);
void lift_diary_model_open (LiftDiaryModel *self);
void lift_diary_model_shutdown (LiftDiaryModel *self);

LiftDiaryState lift_diary_model_get_state (LiftDiaryModel *self);
const GError *lift_diary_model_get_error (LiftDiaryModel *self);
LiftSnapshot *lift_diary_model_get_snapshot (LiftDiaryModel *self);
LiftEpisode *lift_diary_model_get_episode (LiftDiaryModel *self);
LiftProcedure *lift_diary_model_get_procedure (LiftDiaryModel *self);
void lift_diary_model_set_procedure (LiftDiaryModel *self, const char *procedure);
void lift_diary_model_note_write (LiftDiaryModel *self);
LiftReference *lift_diary_model_get_reference (LiftDiaryModel *self);
LiftClock *lift_diary_model_get_clock (LiftDiaryModel *self);
LiftStoreAsync *lift_diary_model_get_store (LiftDiaryModel *self);
LiftEditQueue *lift_diary_model_get_queue (LiftDiaryModel *self);
GPtrArray *lift_diary_model_list_findings (LiftDiaryModel *self);

LiftDate lift_diary_model_get_today (LiftDiaryModel *self);
LiftDate lift_diary_model_get_day (LiftDiaryModel *self);
void lift_diary_model_set_day (LiftDiaryModel *self, LiftDate day);
void lift_diary_model_check_day (LiftDiaryModel *self);
gboolean lift_diary_model_asks_which_day (LiftDiaryModel *self);
void lift_diary_model_answer_which_day (LiftDiaryModel *self, gboolean move_to_today);

LiftEntry *lift_diary_model_dup_shown_entry (LiftDiaryModel *self, LiftDate day);
void lift_diary_model_edit (LiftDiaryModel *self, const LiftPatch *patch);
void lift_diary_model_flush (LiftDiaryModel *self);
void lift_diary_model_reload (LiftDiaryModel *self);
void lift_diary_model_notify (LiftDiaryModel *self, const char *sentence);
LiftSaveState lift_diary_model_get_save_state (LiftDiaryModel *self);
const char *lift_diary_model_get_save_text (LiftDiaryModel *self);
gboolean lift_diary_model_get_helper_writes (LiftDiaryModel *self);
void lift_diary_model_set_helper_writes (LiftDiaryModel *self, gboolean helper);

gboolean lift_diary_model_has_unsaved (LiftDiaryModel *self);

/* What the window does to the diary besides writing a day (lift-diary-model-actions.c). */
gboolean lift_diary_model_can_undo (LiftDiaryModel *self);
void lift_diary_model_undo (LiftDiaryModel *self);
void lift_diary_model_delete_day (LiftDiaryModel *self, LiftDate day);
void lift_diary_model_answer_finding (LiftDiaryModel *self, const LiftFinding *finding, LiftContactHow how);
void lift_diary_model_set_clinic (LiftDiaryModel *self, const char *phone, const char *emergency_number);
void lift_diary_model_update_procedure (LiftDiaryModel *self, LiftProcedure *procedure);
void lift_diary_model_start (LiftDiaryModel *self, LiftProcedure *procedure, const char *emergency_number,
                             LiftReminder *reminder);

/* What is written of a procedure besides its days (lift-diary-model-procedure.c). */
void lift_diary_model_change_procedure (LiftDiaryModel *self, LiftProcedureChange *change);
void lift_diary_model_set_milestone (LiftDiaryModel *self, LiftMilestoneKind kind, LiftDate happened_on);
void lift_diary_model_set_aftercare (LiftDiaryModel *self, LiftAftercareKind kind, int last_day);
void lift_diary_model_store_visit (LiftDiaryModel *self, LiftVisit *visit);
void lift_diary_model_remove_visit (LiftDiaryModel *self, const char *uuid);
void lift_diary_model_add_procedure (LiftDiaryModel *self, LiftDate day0);
void lift_diary_model_set_archived (LiftDiaryModel *self, gboolean archived);

G_END_DECLS
