/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-diary-model.h"

#include "lift-reminder-client.h"
#include "lift-store-reminders.h"

/**
 * Work:
 * @procedure: uuid of the procedure that was on the screen
 * @change, @visit, @removed_visit, @added: at most one of them
 * @kind, @number: of a milestone (@number is its day) or a window of the aftercare (its day number)
 * @archived: whether it is put away
 *
 * One write on the store's thread.
 */
typedef struct {
  char *procedure;
  LiftProcedureChange *change;
  LiftVisit *visit;
  char *removed_visit;
  LiftProcedure *added;
  int kind;
  int number;
  gboolean archived;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->procedure);
  g_clear_pointer (&work->change, lift_procedure_change_free);
  g_clear_pointer (&work->visit, lift_visit_unref);
  g_free (work->removed_visit);
  g_clear_pointer (&work->added, lift_procedure_unref);
  g_free (work);
}

static Work *
work_new (LiftDiaryModel *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self);
  Work *work = g_new0 (Work, 1);

  work->procedure = g_strdup (procedure != NULL ? procedure->uuid : NULL);
  return work;
}

static gpointer
do_change (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (LiftProcedure) stored = lift_store_change_procedure (store, work->procedure, work->change, error);

  return NULL;
}

static gpointer
do_milestone (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;

  lift_store_set_milestone (store, work->procedure, (LiftMilestoneKind) work->kind, work->number, error);
  return NULL;
}

static gpointer
do_aftercare (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;

  lift_store_set_aftercare (store, work->procedure, (LiftAftercareKind) work->kind, work->number, error);
  return NULL;
}

static gpointer
do_store_visit (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;
  gboolean is_new = work->visit->uuid == NULL;
  g_autoptr (LiftVisit) stored = is_new ? lift_store_add_visit (store, work->visit, error)
                                        : lift_store_update_visit (store, work->visit, error);

  if (is_new && stored != NULL)
    lift_store_add_usual_visit_reminders (store, error);
  return NULL;
}

static gpointer
do_remove_visit (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;

  lift_store_remove_visit (store, work->removed_visit, error);
  return NULL;
}

static gpointer
do_archive (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;

  lift_store_set_archived (store, work->procedure, work->archived, error);
  return NULL;
}

/* Returns: the key of the new one. */
static gpointer
do_add (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (LiftProcedure) stored = lift_store_add_procedure (store, work->added, error);

  return stored != NULL ? g_strdup (stored->uuid) : NULL;
}

/* What was planned or put away changes what is to be reminded of. In a sandbox the service watches on its own. */
static void
tell_service (LiftDiaryModel *self)
{
  if (lift_diary_model_is_own (self) && !lift_reminder_client_is_confined ())
    lift_reminder_client_reload_async (NULL, NULL, NULL);
}

static void
work_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftDiaryModel) self = LIFT_DIARY_MODEL (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *added = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);

  if (error != NULL)
    lift_diary_model_notify (self, error->message);
  if (added != NULL)
    lift_diary_model_set_procedure (self, added);
  else
    lift_diary_model_reload (self);
}

static void
work_and_tell_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  tell_service (user_data);
  work_cb (source, result, user_data);
}

static void
run (LiftDiaryModel *self, LiftStoreFunc func, Work *work, GAsyncReadyCallback callback)
{
  lift_diary_model_flush (self);
  lift_diary_model_note_write (self);
  lift_store_async_run_async (lift_diary_model_get_store (self), func, work, work_free, g_free, NULL, callback,
                              g_object_ref (self));
}

/**
 * lift_diary_model_change_procedure:
 * @self: a model with a procedure
 * @change: (transfer full): one field of it
 */
void
lift_diary_model_change_procedure (LiftDiaryModel *self, LiftProcedureChange *change)
{
  Work *work = work_new (self);

  work->change = change;
  run (self, do_change, work, work_cb);
}

/** lift_diary_model_set_milestone: @happened_on is its civil day; %LIFT_DATE_NONE takes it back. */
void
lift_diary_model_set_milestone (LiftDiaryModel *self, LiftMilestoneKind kind, LiftDate happened_on)
{
  Work *work = work_new (self);

  work->kind = (int) kind;
  work->number = happened_on;
  run (self, do_milestone, work, work_cb);
}

/** lift_diary_model_set_aftercare: @last_day is a day number, 0 to 3650, or %LIFT_AFTERCARE_NOT_NOTED. */
void
lift_diary_model_set_aftercare (LiftDiaryModel *self, LiftAftercareKind kind, int last_day)
{
  Work *work = work_new (self);

  work->kind = (int) kind;
  work->number = last_day;
  run (self, do_aftercare, work, work_cb);
}

/** lift_diary_model_store_visit: adds @visit if it has no key yet, else writes what is different in it. */
void
lift_diary_model_store_visit (LiftDiaryModel *self, LiftVisit *visit)
{
  Work *work = work_new (self);

  work->visit = lift_visit_ref (visit);
  run (self, do_store_visit, work, work_and_tell_cb);
}

/** lift_diary_model_remove_visit: takes away the visit whose key is @uuid. */
void
lift_diary_model_remove_visit (LiftDiaryModel *self, const char *uuid)
{
  Work *work = work_new (self);

  work->removed_visit = g_strdup (uuid);
  run (self, do_remove_visit, work, work_and_tell_cb);
}

/** lift_diary_model_add_procedure: adds one more, on @day0 or without a date (%LIFT_DATE_NONE), and shows it. */
void
lift_diary_model_add_procedure (LiftDiaryModel *self, LiftDate day0)
{
  Work *work = work_new (self);

  work->added = lift_procedure_new ();
  work->added->day0 = day0;
  run (self, do_add, work, work_and_tell_cb);
}

/**
 * lift_diary_model_set_archived:
 * @self: a model with a procedure
 * @archived: whether it is put away; nothing is deleted
 *
 * It stays on the screen, so that the answer can be taken back.
 */
void
lift_diary_model_set_archived (LiftDiaryModel *self, gboolean archived)
{
  Work *work = work_new (self);

  work->archived = archived;
  run (self, do_archive, work, work_and_tell_cb);
  lift_diary_model_set_procedure (self, lift_diary_model_get_procedure (self)->uuid);
}
