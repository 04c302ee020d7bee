/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reminder-model.h"

#include "lift-background.h"
#include "lift-reminder-client.h"
#include "lift-store-reminders.h"

/* As many as the doctor's page shows. */
#define N_EVENTS 20

/* What is read in one go on the store's thread. */
typedef struct {
  LiftReminderFacts *facts;
  GPtrArray *events;
  char *background;
  guint serial;
} View;

/* One write on the store's thread: one of the objects or keys is set; with none, the pause is meant. */
typedef struct {
  LiftReminder *reminder;
  LiftVisit *visit;
  char *removed_reminder;
  char *removed_visit;
  char *key;
  char *value;
  gboolean paused;
} Work;

struct _LiftReminderModel {
  GObject parent_instance;

  LiftStoreAsync *store;
  GCancellable *cancellable;
  View *view;
  LiftReminderStatus *status;
  /* Key of what she made, until it is among the facts. */
  char *added;
  /* How many writes were asked for: what was read before the newest one is not shown over it. */
  guint serial;
  gboolean with_service;
  gboolean tell_after_load;
  /* What the desktop was asked last: to let the service start at login, or no longer. */
  gboolean asked;
  gboolean asked_for;
};

G_DEFINE_FINAL_TYPE (LiftReminderModel, lift_reminder_model, G_TYPE_OBJECT)

enum { CHANGED, ADDED, NOTICE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
view_free (gpointer data)
{
  View *view = data;

  g_clear_pointer (&view->facts, lift_reminder_facts_unref);
  g_clear_pointer (&view->events, g_ptr_array_unref);
  g_free (view->background);
  g_free (view);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->reminder, lift_reminder_unref);
  g_clear_pointer (&work->visit, lift_visit_unref);
  g_free (work->removed_reminder);
  g_free (work->removed_visit);
  g_free (work->key);
  g_free (work->value);
  g_free (work);
}

static gpointer
do_load (LiftStore *store, gpointer data, GError **error)
{
  View *view = g_new0 (View, 1);

  view->serial = GPOINTER_TO_UINT (data);
  view->facts = lift_store_load_reminder_facts (store, error);
  if (view->facts != NULL)
    view->events = lift_store_list_reminder_events (store, N_EVENTS, error);
  if (view->events == NULL) {
    view_free (view);
    return NULL;
  }
  view->background = lift_store_dup_reminder_state (store, LIFT_STATE_BACKGROUND, NULL);
  return view;
}

static gboolean
knows (LiftReminderModel *self, const char *uuid)
{
  LiftSchedule *schedule = self->view->facts->schedule;

  for (guint i = 0; i < schedule->reminders->len; i++) {
    if (g_strcmp0 (((LiftReminder *) g_ptr_array_index (schedule->reminders, i))->uuid, uuid) == 0)
      return TRUE;
  }
  for (guint i = 0; i < schedule->visits->len; i++) {
    if (g_strcmp0 (((LiftVisit *) g_ptr_array_index (schedule->visits, i))->uuid, uuid) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Whether anything may ring at all: then the service is wanted. */
static gboolean
is_wanted (LiftReminderModel *self)
{
  LiftSchedule *schedule = self->view->facts->schedule;

  for (guint i = 0; i < schedule->reminders->len; i++) {
    if (((LiftReminder *) g_ptr_array_index (schedule->reminders, i))->enabled)
      return !schedule->paused;
  }
  return FALSE;
}

static void
reload_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* The diary is written all the same; the doctor's page says what is wrong with the service. */
  if (!lift_reminder_client_reload_finish (result, &error))
    g_debug ("The reminder service could not be told: %s", error->message);
}

static gpointer
do_set_background (LiftStore *store, gpointer data, GError **error)
{
  lift_store_set_reminder_state (store, LIFT_STATE_BACKGROUND, data, error);
  return NULL;
}

static void
background_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftReminderModel) self = LIFT_REMINDER_MODEL (user_data);
  LiftBackgroundAnswer answer = lift_background_request_finish (result);

  if (self->store == NULL)
    return;
  if (self->asked_for && answer != LIFT_BACKGROUND_GRANTED)
    g_signal_emit (self, signals[NOTICE], 0, lift_background_answer_to_sentence (answer));
  lift_store_async_run_async (self->store, do_set_background, g_strdup (lift_background_answer_to_key (answer)), g_free,
                              NULL, NULL, NULL, NULL);
  /* Only now: a service that may not run in the background is killed by the desktop after some seconds. */
  if (answer != LIFT_BACKGROUND_REFUSED)
    lift_reminder_client_reload_async (NULL, reload_cb, NULL);
}

/* Tells the service of what is on the disk. In a sandbox the desktop is asked first, once for each time that
 * the switch moves. */
static void
tell_service (LiftReminderModel *self)
{
  gboolean wanted = is_wanted (self);

  if (!lift_reminder_client_is_confined ()) {
    lift_reminder_client_reload_async (NULL, reload_cb, NULL);
  } else if (!self->asked || self->asked_for != wanted) {
    self->asked = TRUE;
    self->asked_for = wanted;
    lift_background_request_async (NULL, wanted, background_cb, g_object_ref (self));
  } else if (g_strcmp0 (self->view->background, lift_background_answer_to_key (LIFT_BACKGROUND_REFUSED)) != 0) {
    lift_reminder_client_reload_async (NULL, reload_cb, NULL);
  }
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftReminderModel) self = LIFT_REMINDER_MODEL (user_data);
  View *view = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, NULL);
  gboolean is_first = self->view == NULL;
  g_autofree char *added = NULL;

  if (view == NULL)
    return;
  if (self->store == NULL || view->serial != self->serial) {
    view_free (view);
    return;
  }
  g_clear_pointer (&self->view, view_free);
  self->view = view;
  if (is_first && view->background != NULL) {
    self->asked = TRUE;
    self->asked_for = TRUE;
  }
  /* At each start of the window, too: that is the cure for a service that crashed. */
  if (self->with_service && (self->tell_after_load || (is_first && is_wanted (self))))
    tell_service (self);
  self->tell_after_load = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->added == NULL || !knows (self, self->added))
    return;
  added = g_steal_pointer (&self->added);
  g_signal_emit (self, signals[ADDED], 0, added);
}

static void
load (LiftReminderModel *self)
{
  lift_store_async_run_async (self->store, do_load, GUINT_TO_POINTER (self->serial), NULL, view_free, self->cancellable, load_cb,
                              g_object_ref (self));
}

/* Returns: the key, if it is a new one. */
static gpointer
store_reminder (LiftStore *store, LiftReminder *reminder, GError **error)
{
  gboolean is_new = reminder->uuid == NULL;
  g_autoptr (LiftReminder) stored = is_new ? lift_store_add_reminder (store, reminder, error)
                                           : lift_store_update_reminder (store, reminder, error);

  return is_new && stored != NULL ? g_strdup (stored->uuid) : NULL;
}

static gpointer
store_visit (LiftStore *store, LiftVisit *visit, GError **error)
{
  gboolean is_new = visit->uuid == NULL;
  g_autoptr (LiftVisit) stored = is_new ? lift_store_add_visit (store, visit, error)
                                        : lift_store_update_visit (store, visit, error);

  if (!is_new || stored == NULL || !lift_store_add_usual_visit_reminders (store, error))
    return NULL;
  return g_strdup (stored->uuid);
}

static gpointer
do_work (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;

  if (work->reminder != NULL)
    return store_reminder (store, work->reminder, error);
  if (work->visit != NULL)
    return store_visit (store, work->visit, error);
  if (work->removed_reminder != NULL)
    lift_store_remove_reminder (store, work->removed_reminder, error);
  else if (work->removed_visit != NULL)
    lift_store_remove_visit (store, work->removed_visit, error);
  else if (work->key != NULL)
    lift_store_set_setting (store, work->key, work->value, error);
  else
    lift_store_set_reminders_paused (store, work->paused, error);
  return NULL;
}

static void
work_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftReminderModel) self = LIFT_REMINDER_MODEL (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);

  if (self->store == NULL)
    return;
  if (made != NULL) {
    g_free (self->added);
    self->added = g_steal_pointer (&made);
  }
  if (error != NULL)
    g_signal_emit (self, signals[NOTICE], 0, error->message);
  else
    self->tell_after_load = TRUE;
  load (self);
}

static void
run (LiftReminderModel *self, Work *work)
{
  self->serial++;
  lift_store_async_run_async (self->store, do_work, work, work_free, g_free, NULL, work_cb, g_object_ref (self));
}

/** lift_reminder_model_get_facts: Returns: (transfer none) (nullable): what is planned; %NULL until it was read. */
LiftReminderFacts *
lift_reminder_model_get_facts (LiftReminderModel *self)
{
  return self->view != NULL ? self->view->facts : NULL;
}

/** lift_reminder_model_get_events: Returns: (element-type LiftReminderEvent) (transfer none) (nullable): the newest. */
GPtrArray *
lift_reminder_model_get_events (LiftReminderModel *self)
{
  return self->view != NULL ? self->view->events : NULL;
}

/** lift_reminder_model_get_background: Returns: (transfer none) (nullable): what the desktop answered in a sandbox. */
const char *
lift_reminder_model_get_background (LiftReminderModel *self)
{
  return self->view != NULL ? self->view->background : NULL;
}

/** lift_reminder_model_get_status: Returns: (transfer none) (nullable): the service; %NULL until it was asked. */
LiftReminderStatus *
lift_reminder_model_get_status (LiftReminderModel *self)
{
  return self->status;
}

/** lift_reminder_model_has_service: Returns: whether the service watches this diary. */
gboolean
lift_reminder_model_has_service (LiftReminderModel *self)
{
  return self->with_service;
}

/** lift_reminder_model_get_now: Returns: the UTC second that it is. */
gint64
lift_reminder_model_get_now (LiftReminderModel *self)
{
  return lift_clock_get_now_utc (lift_store_async_get_clock (self->store));
}

/** lift_reminder_model_dup_zone: Returns: (transfer full): the zone of the person at the machine. */
GTimeZone *
lift_reminder_model_dup_zone (LiftReminderModel *self)
{
  g_autoptr (GDateTime) now = lift_clock_dup_now (lift_store_async_get_clock (self->store));

  return g_time_zone_ref (g_date_time_get_timezone (now));
}

/** lift_reminder_model_make_plan: Returns: (transfer full) (nullable): as the service decides at this moment. */
LiftReminderPlan *
lift_reminder_model_make_plan (LiftReminderModel *self)
{
  g_autoptr (GTimeZone) zone = lift_reminder_model_dup_zone (self);

  if (self->view == NULL)
    return NULL;
  return lift_reminder_plan_new (self->view->facts, lift_reminder_model_get_now (self), zone);
}

/** lift_reminder_model_add: stores a new @reminder; `added` tells when it is there. */
void
lift_reminder_model_add (LiftReminderModel *self, LiftReminder *reminder)
{
  Work *work = g_new0 (Work, 1);

  work->reminder = lift_reminder_ref (reminder);
  run (self, work);
}

/** lift_reminder_model_update: stores @reminder over the one with its key. */
void
lift_reminder_model_update (LiftReminderModel *self, LiftReminder *reminder)
{
  lift_reminder_model_add (self, reminder);
}

/** lift_reminder_model_remove: takes a reminder away. */
void
lift_reminder_model_remove (LiftReminderModel *self, const char *uuid)
{
  Work *work = g_new0 (Work, 1);

  work->removed_reminder = g_strdup (uuid);
  run (self, work);
}

/** lift_reminder_model_add_visit: stores a new @visit; `added` tells when it is there. */
void
lift_reminder_model_add_visit (LiftReminderModel *self, LiftVisit *visit)
{
  Work *work = g_new0 (Work, 1);

  work->visit = lift_visit_ref (visit);
  run (self, work);
}

/** lift_reminder_model_update_visit: stores @visit over the one with its key. */
void
lift_reminder_model_update_visit (LiftReminderModel *self, LiftVisit *visit)
{
  lift_reminder_model_add_visit (self, visit);
}

/** lift_reminder_model_remove_visit: takes a visit away; its words stay in the trail. */
void
lift_reminder_model_remove_visit (LiftReminderModel *self, const char *uuid)
{
  Work *work = g_new0 (Work, 1);

  work->removed_visit = g_strdup (uuid);
  run (self, work);
}

/** lift_reminder_model_set_paused: switches all reminders off, or on again. */
void
lift_reminder_model_set_paused (LiftReminderModel *self, gboolean paused)
{
  Work *work = g_new0 (Work, 1);

  work->paused = paused;
  run (self, work);
}

/** lift_reminder_model_set_setting: sets one of the keys of lift-store-reminders.h; %NULL: as by default. */
void
lift_reminder_model_set_setting (LiftReminderModel *self, const char *key, const char *value)
{
  Work *work = g_new0 (Work, 1);

  work->key = g_strdup (key);
  work->value = g_strdup (value);
  run (self, work);
}

static void
status_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftReminderModel) self = LIFT_REMINDER_MODEL (user_data);
  LiftReminderStatus *status = lift_reminder_client_get_status_finish (result, NULL);

  g_clear_pointer (&self->status, lift_reminder_status_free);
  self->status = status != NULL ? status : lift_reminder_status_new ();
  if (self->store != NULL)
    load (self);
}

/**
 * lift_reminder_model_check_service:
 * @self: a model
 *
 * Asks the service how it is, starting it if reminders are wanted, and reads its newest events; `changed`
 * tells when the answer is there.
 */
void
lift_reminder_model_check_service (LiftReminderModel *self)
{
  gboolean start = self->with_service && self->view != NULL && is_wanted (self);

  lift_reminder_client_get_status_async (start, self->cancellable, status_cb, g_object_ref (self));
}

static void
test_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftReminderModel) self = LIFT_REMINDER_MODEL (user_data);
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;
  if (!lift_reminder_client_test_finish (result, &error))
    g_signal_emit (self, signals[NOTICE], 0, error->message);
  lift_reminder_model_check_service (self);
}

/** lift_reminder_model_test: asks the service for a notification to look at, in @seconds. */
void
lift_reminder_model_test (LiftReminderModel *self, guint seconds)
{
  lift_reminder_client_test_async (seconds, self->cancellable, test_cb, g_object_ref (self));
}

static void
lift_reminder_model_dispose (GObject *object)
{
  LiftReminderModel *self = LIFT_REMINDER_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lift_reminder_model_parent_class)->dispose (object);
}

static void
lift_reminder_model_finalize (GObject *object)
{
  LiftReminderModel *self = LIFT_REMINDER_MODEL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->view, view_free);
  g_clear_pointer (&self->status, lift_reminder_status_free);
  g_free (self->added);
  G_OBJECT_CLASS (lift_reminder_model_parent_class)->finalize (object);
}

static void
lift_reminder_model_class_init (LiftReminderModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = lift_reminder_model_dispose;
  object_class->finalize = lift_reminder_model_finalize;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ADDED] =
    g_signal_new ("added", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[NOTICE] =
    g_signal_new ("notice", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lift_reminder_model_init (LiftReminderModel *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * lift_reminder_model_new:
 * @store: the window's diary, open
 * @with_service: this is the diary that the service watches
 *
 * Returns: (transfer full): a model that starts to read; `changed` tells when it has.
 */
LiftReminderModel *
lift_reminder_model_new (LiftStoreAsync *store, gboolean with_service)
{
  LiftReminderModel *self = g_object_new (LIFT_TYPE_REMINDER_MODEL, NULL);

  self->store = g_object_ref (store);
  self->with_service = with_service;
  g_signal_connect_swapped (store, "changed", G_CALLBACK (load), self);
  load (self);
  return self;
}
