/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-diary-model.h"

#include <glib/gi18n-lib.h>

#include "lift-store-reminders.h"

/* Work on the store's thread that needs a little more than one call. */

typedef struct {
  char *procedure;
  LiftDate day;
  LiftContact *contact;
  LiftProcedure *added;
  LiftReminder *reminder;
  char *phone;
  char *emergency_number;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->procedure);
  g_clear_pointer (&work->contact, lift_contact_free);
  g_clear_pointer (&work->added, lift_procedure_unref);
  g_clear_pointer (&work->reminder, lift_reminder_unref);
  g_free (work->phone);
  g_free (work->emergency_number);
  g_free (work);
}

static Work *
work_new (LiftDiaryModel *self, LiftDate day)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self);
  Work *work = g_new0 (Work, 1);

  work->procedure = g_strdup (procedure != NULL ? procedure->uuid : NULL);
  work->day = day;
  return work;
}

static gpointer
do_undo (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;

  return lift_store_undo (store, work->procedure, LIFT_DATE_NONE, error);
}

static gpointer
do_delete (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;

  lift_store_delete_entry (store, work->procedure, work->day, error);
  return NULL;
}

static gpointer
do_contact (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;

  lift_store_add_contact (store, work->contact, error);
  return NULL;
}

static gpointer
do_clinic (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;

  if (work->phone != NULL) {
    g_autoptr (LiftProcedure) now = lift_store_get_procedure (store, work->procedure, error);
    g_autoptr (LiftProcedure) changed = now != NULL ? lift_procedure_copy (now) : NULL;
    g_autoptr (LiftProcedure) stored = NULL;

    if (changed == NULL)
      return NULL;
    g_free (changed->phone);
    changed->phone = work->phone[0] != '\0' ? g_strdup (work->phone) : NULL;
    stored = lift_store_update_procedure (store, changed, error);
    if (stored == NULL)
      return NULL;
  }
  if (work->emergency_number != NULL)
    lift_store_set_setting (store, "emergency-number",
                            work->emergency_number[0] != '\0' ? work->emergency_number : NULL, error);
  return NULL;
}

static gpointer
do_update (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (LiftProcedure) now = lift_store_get_procedure (store, work->added->uuid, error);
  g_autoptr (LiftProcedure) changed = NULL;
  g_autoptr (LiftProcedure) stored = NULL;

  if (now == NULL)
    return NULL;
  /* Only what was asked about is laid over the newest state: another program may have changed the rest. */
  changed = lift_procedure_copy (now);
  changed->day0 = work->added->day0;
  g_array_set_size (changed->areas, 0);
  g_array_append_vals (changed->areas, work->added->areas->data, work->added->areas->len);
  stored = lift_store_update_procedure (store, changed, error);
  return NULL;
}

static gpointer
do_start (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (LiftProcedure) stored = lift_store_add_procedure (store, work->added, error);

  g_autoptr (LiftReminder) reminder = NULL;

  if (stored == NULL)
    return NULL;
  if (work->emergency_number != NULL && work->emergency_number[0] != '\0' &&
      !lift_store_set_setting (store, "emergency-number", work->emergency_number, error))
    return NULL;
  if (work->reminder != NULL)
    reminder = lift_store_add_reminder (store, work->reminder, error);
  return NULL;
}

static void
work_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftDiaryModel) self = LIFT_DIARY_MODEL (user_data);
  g_autoptr (GError) error = NULL;

  lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);
  if (error != NULL)
    lift_diary_model_notify (self, error->message);
  lift_diary_model_reload (self);
}

static void
undo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftDiaryModel) self = LIFT_DIARY_MODEL (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);

  lift_edit_queue_end_stay (lift_diary_model_get_queue (self));
  if (days == NULL) {
    lift_diary_model_notify (self, error->message);
  } else {
    if (days->len > 0 && g_array_index (days, LiftDate, 0) != lift_diary_model_get_day (self))
      lift_diary_model_set_day (self, g_array_index (days, LiftDate, 0));
    lift_edit_queue_say (lift_diary_model_get_queue (self), _("Undone."));
  }
  lift_diary_model_reload (self);
}

static void
run_work (LiftDiaryModel *self, LiftStoreFunc func, Work *work)
{
  lift_diary_model_flush (self);
  lift_diary_model_note_write (self);
  lift_store_async_run_async (lift_diary_model_get_store (self), func, work, work_free, NULL, NULL, work_cb, g_object_ref (self));
}

/** lift_diary_model_can_undo: Returns: whether there is a change to take back. */
gboolean
lift_diary_model_can_undo (LiftDiaryModel *self)
{
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self);

  return snapshot != NULL && snapshot->can_undo && !snapshot->read_only;
}

/**
 * lift_diary_model_undo:
 * @self: a model
 *
 * Takes the newest change back that is not undone yet, and shows its day.
 */
void
lift_diary_model_undo (LiftDiaryModel *self)
{
  lift_diary_model_flush (self);
  lift_store_async_run_async (lift_diary_model_get_store (self), do_undo, work_new (self, LIFT_DATE_NONE), work_free,
                              (GDestroyNotify) g_array_unref, NULL, undo_cb, g_object_ref (self));
}

/** lift_diary_model_delete_day: deletes the entry of @day; Undo brings it back. */
void
lift_diary_model_delete_day (LiftDiaryModel *self, LiftDate day)
{
  lift_edit_queue_end_stay (lift_diary_model_get_queue (self));
  run_work (self, do_delete, work_new (self, day));
}

/** lift_diary_model_answer_finding: writes down what she did about @finding. */
void
lift_diary_model_answer_finding (LiftDiaryModel *self, const LiftFinding *finding, LiftContactHow how)
{
  Work *work = work_new (self, finding->for_day);
  g_autofree char *key = lift_finding_to_key (finding);

  work->contact = lift_contact_new (work->procedure, lift_clock_get_now_utc (lift_diary_model_get_clock (self)), how, key, NULL);
  run_work (self, do_contact, work);
}

/**
 * lift_diary_model_set_clinic:
 * @self: a model with a procedure
 * @phone: (nullable): the clinic's number; "" clears it, %NULL leaves it
 * @emergency_number: (nullable): the number she confirmed; "" clears it, %NULL leaves it
 */
void
lift_diary_model_set_clinic (LiftDiaryModel *self, const char *phone, const char *emergency_number)
{
  Work *work = work_new (self, LIFT_DATE_NONE);

  work->phone = g_strdup (phone);
  work->emergency_number = g_strdup (emergency_number);
  run_work (self, do_clinic, work);
}

/** lift_diary_model_update_procedure: stores date and areas of @procedure, which has the key of one that is stored. */
void
lift_diary_model_update_procedure (LiftDiaryModel *self, LiftProcedure *procedure)
{
  Work *work = work_new (self, LIFT_DATE_NONE);

  work->added = lift_procedure_ref (procedure);
  run_work (self, do_update, work);
}

static void
create_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftDiaryModel) self = LIFT_DIARY_MODEL (user_data);
  g_autoptr (GError) error = NULL;

  if (!lift_store_async_open_finish (LIFT_STORE_ASYNC (source), result, &error))
    lift_diary_model_notify (self, error->message);
}

/**
 * lift_diary_model_start:
 * @self: a model
 * @procedure: the first procedure of a diary
 * @emergency_number: (nullable): the number she confirmed
 * @reminder: (nullable): when she wants to be reminded
 *
 * Makes the diary file if there is none, and adds the procedure.
 */
void
lift_diary_model_start (LiftDiaryModel *self, LiftProcedure *procedure, const char *emergency_number,
                        LiftReminder *reminder)
{
  Work *work = work_new (self, LIFT_DATE_NONE);

  work->added = lift_procedure_ref (procedure);
  work->emergency_number = g_strdup (emergency_number);
  work->reminder = reminder != NULL ? lift_reminder_ref (reminder) : NULL;
  lift_store_async_open_async (lift_diary_model_get_store (self), LIFT_OPEN_CREATE, NULL, create_cb,
                               g_object_ref (self));
  run_work (self, do_start, work);
}
