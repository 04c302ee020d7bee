/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-later-days.h"

#include "lift-check-in.h"
#include "lift-reminder-client.h"
#include "lift-store-reminders.h"

/* Settings of a diary, one per procedure: the key's end is its uuid. */
#define TWO_WEEKS "two-weeks-"
#define PLANNED "planned-"

static const char *const answer_words[] = { "stop", "week", "on", "seen" };

/* One write on the store's thread. */
typedef struct {
  char *procedure;
  LiftDate day0;
  LiftDate today;
  LiftDate planned;
  LiftTwoWeeks answer;
  gboolean wanted;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->procedure);
  g_free (work);
}

static Work *
work_new (LiftDiaryModel *model)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (model);
  Work *work = g_new0 (Work, 1);

  work->procedure = g_strdup (procedure->uuid);
  work->day0 = procedure->day0;
  work->today = lift_diary_model_get_today (model);
  return work;
}

/** lift_later_facts_free: frees @self. */
void
lift_later_facts_free (LiftLaterFacts *self)
{
  g_free (self->procedure);
  g_free (self);
}

static char *
dup_setting (LiftStore *store, const char *prefix, const char *procedure, GError **error)
{
  g_autofree char *key = g_strconcat (prefix, procedure, NULL);

  return lift_store_dup_setting (store, key, error);
}

static gboolean
set_setting (LiftStore *store, const char *prefix, const char *procedure, const char *value, GError **error)
{
  g_autofree char *key = g_strconcat (prefix, procedure, NULL);

  return lift_store_set_setting (store, key, value, error);
}

static gpointer
do_load (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;
  g_autofree char *two_weeks = dup_setting (store, TWO_WEEKS, work->procedure, NULL);
  g_autofree char *planned = dup_setting (store, PLANNED, work->procedure, NULL);
  g_autoptr (GPtrArray) reminders = lift_store_list_reminders (store, error);
  LiftLaterFacts *facts;

  if (reminders == NULL)
    return NULL;
  facts = g_new0 (LiftLaterFacts, 1);
  facts->procedure = g_strdup (work->procedure);
  facts->two_weeks_answered = two_weeks != NULL;
  if (planned == NULL || !lift_date_parse (planned, &facts->planned))
    facts->planned = LIFT_DATE_NONE;
  for (guint i = 0; i < reminders->len; i++) {
    const LiftReminder *reminder = g_ptr_array_index (reminders, i);

    facts->has_daily = facts->has_daily || (reminder->kind == LIFT_REMINDER_DAILY && reminder->enabled);
  }
  return facts;
}

static void
free_facts (gpointer data)
{
  lift_later_facts_free (data);
}

/**
 * lift_later_load_async:
 * @model: a diary with a procedure
 * @callback: called when it is done; its source is the store
 * @user_data: for @callback
 */
void
lift_later_load_async (LiftDiaryModel *model, GAsyncReadyCallback callback, gpointer user_data)
{
  lift_store_async_run_async (lift_diary_model_get_store (model), do_load, work_new (model), work_free, free_facts,
                              NULL, callback, user_data);
}

/** lift_later_load_finish: Returns: (transfer full) (nullable): what lift_later_load_async() read. */
LiftLaterFacts *
lift_later_load_finish (LiftDiaryModel *model, GAsyncResult *result, GError **error)
{
  return lift_store_async_run_finish (lift_diary_model_get_store (model), result, error);
}

static void
work_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftDiaryModel) model = LIFT_DIARY_MODEL (user_data);
  g_autoptr (GError) error = NULL;

  lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);
  if (error != NULL)
    lift_diary_model_notify (model, error->message);
  /* What is planned is also what is reminded of. In a sandbox the service watches on its own. */
  if (lift_diary_model_is_own (model) && !lift_reminder_client_is_confined ())
    lift_reminder_client_reload_async (NULL, NULL, NULL);
  lift_diary_model_reload (model);
}

static void
run (LiftDiaryModel *model, LiftStoreFunc func, Work *work)
{
  lift_diary_model_flush (model);
  lift_store_async_run_async (lift_diary_model_get_store (model), func, work, work_free, NULL, NULL, work_cb,
                              g_object_ref (model));
}

static gpointer
do_remember (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;
  g_autofree char *iso = lift_date_to_iso (work->planned);

  set_setting (store, PLANNED, work->procedure, iso, error);
  return NULL;
}

/** lift_later_remember_planned: the thread lift lies ahead, on @planned: after that day it is asked about. */
void
lift_later_remember_planned (LiftDiaryModel *model, LiftDate planned)
{
  Work *work = work_new (model);

  work->planned = planned;
  run (model, do_remember, work);
}

static gpointer
do_answer_planned (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;

  /* No date yet, so that the days are not counted from one that was none. */
  if (!work->wanted) {
    g_autoptr (LiftProcedureChange) change = lift_procedure_change_new_number (LIFT_PROCEDURE_DAY0, LIFT_DATE_NONE);
    g_autoptr (LiftProcedure) stored = lift_store_change_procedure (store, work->procedure, change, error);

    if (stored == NULL)
      return NULL;
  }
  set_setting (store, PLANNED, work->procedure, NULL, error);
  return NULL;
}

/** lift_later_answer_planned: it took place on the planned day, or not yet: then it has no date any more. */
void
lift_later_answer_planned (LiftDiaryModel *model, gboolean took_place)
{
  Work *work = work_new (model);

  work->wanted = took_place;
  run (model, do_answer_planned, work);
}

/* Only what rings is touched: she may have switched one off for good. */
static gboolean
end_reminder (LiftStore *store, const Work *work, const LiftReminder *reminder, GError **error)
{
  g_autoptr (LiftReminder) changed = lift_reminder_copy (reminder);
  g_autoptr (LiftReminder) stored = NULL;
  int day = work->today - work->day0;

  changed->last_n = work->answer == LIFT_TWO_WEEKS_ON     ? LIFT_REMINDER_NO_END
                    : work->answer == LIFT_TWO_WEEKS_MORE ? day + 7
                                                          : day - 1;
  if (changed->last_n < changed->first_n) {
    changed->last_n = reminder->last_n;
    changed->enabled = FALSE;
  }
  stored = lift_store_update_reminder (store, changed, error);
  return stored != NULL;
}

static gpointer
do_two_weeks (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (GPtrArray) reminders = lift_store_list_reminders (store, error);

  for (guint i = 0; reminders != NULL && work->answer != LIFT_TWO_WEEKS_SEEN && i < reminders->len; i++) {
    const LiftReminder *reminder = g_ptr_array_index (reminders, i);

    if (reminder->kind == LIFT_REMINDER_DAILY && reminder->enabled && !end_reminder (store, work, reminder, error))
      return NULL;
  }
  if (reminders != NULL)
    set_setting (store, TWO_WEEKS, work->procedure, answer_words[work->answer], error);
  return NULL;
}

/** lift_later_answer_two_weeks: how long the daily reminders go on; the question does not come again. */
void
lift_later_answer_two_weeks (LiftDiaryModel *model, LiftTwoWeeks answer)
{
  Work *work = work_new (model);

  work->answer = answer;
  run (model, do_two_weeks, work);
}

static LiftVisit *
find_check_in (GPtrArray *visits, int month)
{
  for (guint i = 0; i < visits->len; i++) {
    LiftVisit *visit = g_ptr_array_index (visits, i);

    if (visit->kind == LIFT_VISIT_CHECK_IN && visit->month == month)
      return visit;
  }
  return NULL;
}

static gboolean
plan_month (LiftStore *store, const Work *work, GPtrArray *visits, int month, GError **error)
{
  LiftVisit *known = find_check_in (visits, month);
  g_autoptr (LiftVisit) visit = NULL;
  g_autoptr (LiftVisit) stored = NULL;

  /* One that is answered stays, whatever she wants of those to come. */
  if (known != NULL && !work->wanted && known->held_on == LIFT_DATE_NONE && known->answers == NULL)
    return lift_store_remove_visit (store, known->uuid, error);
  if (known != NULL || !work->wanted)
    return TRUE;
  visit = lift_visit_new (work->procedure, LIFT_VISIT_CHECK_IN, lift_check_in_get_day (work->day0, month), -1);
  visit->month = month;
  stored = lift_store_add_visit (store, visit, error);
  return stored != NULL;
}

static gpointer
do_check_ins (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (GPtrArray) visits = lift_store_list_visits (store, work->procedure, error);

  for (guint i = 0; visits != NULL && i < LIFT_N_USUAL_CHECK_INS; i++) {
    if (!plan_month (store, work, visits, lift_check_in_get_nth_month (i), error))
      return NULL;
  }
  if (visits != NULL && work->wanted)
    lift_store_add_usual_visit_reminders (store, error);
  return NULL;
}

/** lift_later_plan_check_ins: plans the look back at 1, 3, 6 and 12 months, or takes away those not answered. */
void
lift_later_plan_check_ins (LiftDiaryModel *model, gboolean wanted)
{
  Work *work = work_new (model);

  work->wanted = wanted;
  run (model, do_check_ins, work);
}
