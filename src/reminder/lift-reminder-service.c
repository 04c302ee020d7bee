/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reminder-service-private.h"

#include <malloc.h>
#include <unistd.h>

#include "lift-format-reminder.h"
#include "lift-reminder-plan.h"

/* After these seconds it leaves when there is nothing to do: who asked has its answer by then. */
#define LEAVE_AFTER 10
/* A session that has just begun is left alone for so long. */
#define HOLD_SECONDS 30
/* When the diary cannot be read, it is tried again without being told, too. */
#define READ_AGAIN_AFTER 900
#define BUSY_AGAIN_AFTER 30
/* How seldom it is noted that there was nothing to do. */
#define NOTE_EVERY_DAYS 7

G_DEFINE_FINAL_TYPE (LiftReminderService, lift_reminder_service, G_TYPE_OBJECT)

static void
lift_reminder_service_dispose (GObject *object)
{
  LiftReminderService *self = LIFT_REMINDER_SERVICE (object);

  if (self->timer != NULL)
    g_signal_handlers_disconnect_by_data (self->timer, self);
  if (self->zone != NULL)
    g_signal_handlers_disconnect_by_data (self->zone, self);
  if (self->link != NULL)
    g_signal_handlers_disconnect_by_data (self->link, self);
  if (self->notifier != NULL)
    g_signal_handlers_disconnect_by_data (self->notifier, self);
  g_clear_object (&self->notifier);
  g_clear_object (&self->link);
  g_clear_object (&self->timer);
  g_clear_object (&self->zone);
  g_clear_object (&self->clock);
  g_clear_object (&self->bus);
  G_OBJECT_CLASS (lift_reminder_service_parent_class)->dispose (object);
}

static void
lift_reminder_service_finalize (GObject *object)
{
  LiftReminderService *self = LIFT_REMINDER_SERVICE (object);

  g_clear_pointer (&self->portal, lift_portal_status_free);
  g_clear_pointer (&self->facts, lift_reminder_facts_unref);
  g_clear_pointer (&self->record, lift_reminder_record_free);
  g_clear_pointer (&self->adopted, lift_showing_unref);
  g_clear_pointer (&self->tried, lift_showing_unref);
  g_free (self->failure);
  g_free (self->trouble);
  G_OBJECT_CLASS (lift_reminder_service_parent_class)->finalize (object);
}

static void
lift_reminder_service_class_init (LiftReminderServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lift_reminder_service_dispose;
  object_class->finalize = lift_reminder_service_finalize;
  g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lift_reminder_service_init (LiftReminderService *self)
{
  self->record = lift_reminder_record_new ();
  lift_clock_doubt_init (&self->doubt);
}

/**
 * lift_reminder_service_new:
 * @bus: the session bus
 * @clock: which instant it is
 * @zone: in which zone
 * @timer: wakes the service
 * @diary: (type filename): the diary, which need not be there
 *
 * Returns: (transfer full): a service that does nothing before lift_reminder_service_start().
 */
LiftReminderService *
lift_reminder_service_new (GDBusConnection *bus, LiftClock *clock, LiftZoneWatch *zone, LiftWallTimer *timer,
                           const char *diary)
{
  LiftReminderService *self = g_object_new (LIFT_TYPE_REMINDER_SERVICE, NULL);

  self->bus = g_object_ref (bus);
  self->clock = g_object_ref (clock);
  self->zone = g_object_ref (zone);
  self->timer = g_object_ref (timer);
  self->link = lift_diary_link_new (diary, clock);
  return self;
}

/**
 * lift_reminder_service_set_mode:
 * @self: a service that was not started yet
 * @mode: how long it stays
 * @linger_seconds: with %LIFT_SERVICE_ONCE, how long it waits for an answer
 */
void
lift_reminder_service_set_mode (LiftReminderService *self, LiftServiceMode mode, int linger_seconds)
{
  self->mode = mode;
  self->linger_seconds = linger_seconds;
}

/**
 * _lift_reminder_service_note_day:
 * @self: the service
 * @occurrence: whose row
 *
 * Returns: (transfer none): the row that will be written, as it is now; to be changed by the caller.
 */
LiftReminderDay *
_lift_reminder_service_note_day (LiftReminderService *self, const LiftOccurrence *occurrence)
{
  const char *reminder = occurrence->reminder->uuid;
  LiftReminderDay *day = lift_reminder_day_new (reminder, occurrence->local_date);
  const LiftReminderDay *before = NULL;

  for (guint i = 0; i < self->record->days->len; i++) {
    LiftReminderDay *noted = g_ptr_array_index (self->record->days, i);

    if (noted->local_date == occurrence->local_date && g_str_equal (noted->reminder, reminder)) {
      lift_reminder_day_free (day);
      return noted;
    }
  }
  if (self->facts != NULL)
    before = lift_reminder_facts_get_day (self->facts, reminder, occurrence->local_date);
  if (before != NULL) {
    day->shown_at = before->shown_at;
    day->snooze_until = before->snooze_until;
    day->outcome = before->outcome;
  }
  g_ptr_array_add (self->record->days, day);
  return day;
}

/**
 * _lift_reminder_service_note_event:
 * @self: the service
 * @at: UTC second
 * @what: what happened
 * @occurrence: (nullable): to which
 * @detail: (nullable): a key
 */
void
_lift_reminder_service_note_event (LiftReminderService *self, gint64 at, LiftReminderWhat what,
                                   const LiftOccurrence *occurrence, const char *detail)
{
  g_ptr_array_add (self->record->events,
                   lift_reminder_event_new (at, what, occurrence != NULL ? occurrence->reminder->uuid : NULL,
                                            occurrence != NULL ? occurrence->local_date : LIFT_DATE_NONE, detail));
}

static void
set_trouble (LiftReminderService *self, const char *trouble)
{
  if (g_strcmp0 (trouble, self->trouble) == 0)
    return;
  g_free (self->trouble);
  self->trouble = g_strdup (trouble);
  /* Sentences of ours: they hold no value of the diary. */
  if (trouble != NULL)
    g_message ("%s", trouble);
}

/* Lays what is noted over what the diary said. */
static void
overlay_record (LiftReminderService *self, LiftReminderFacts *facts)
{
  for (guint i = 0; i < self->record->days->len; i++) {
    const LiftReminderDay *noted = g_ptr_array_index (self->record->days, i);
    LiftReminderDay *day = lift_reminder_facts_get_day (facts, noted->reminder, noted->local_date);

    if (day == NULL) {
      day = lift_reminder_day_new (noted->reminder, noted->local_date);
      g_ptr_array_add (facts->days, day);
    }
    day->shown_at = noted->shown_at;
    day->snooze_until = noted->snooze_until;
    day->outcome = noted->outcome;
  }
}

/**
 * _lift_reminder_service_commit:
 * @self: the service
 *
 * Writes what is to be remembered. After a failure it stays noted, and counts as if it were written.
 *
 * Returns: whether nothing is left to write.
 */
gboolean
_lift_reminder_service_commit (LiftReminderService *self)
{
  g_autoptr (GError) error = NULL;
  LiftStore *store = NULL;

  if (lift_reminder_record_is_empty (self->record))
    return TRUE;
  store = lift_diary_link_get_store (self->link, &error);
  if (store != NULL && lift_store_record_reminders (store, self->record, &error)) {
    /* An answer may come before the diary is read again. */
    if (self->facts != NULL)
      overlay_record (self, self->facts);
    lift_reminder_record_free (self->record);
    self->record = lift_reminder_record_new ();
    return TRUE;
  }
  set_trouble (self, error->message);
  return FALSE;
}

static LiftReminderFacts *
load_facts (LiftReminderService *self, LiftStore **store, GError **error)
{
  LiftReminderFacts *facts = NULL;

  *store = lift_diary_link_get_store (self->link, error);
  if (*store == NULL)
    return NULL;
  facts = lift_store_load_reminder_facts (*store, error);
  if (facts == NULL)
    lift_diary_link_drop_store (self->link);
  else
    overlay_record (self, facts);
  return facts;
}

static void
note_missed (LiftReminderService *self, const LiftReminderPlan *plan, gint64 now)
{
  for (guint i = 0; i < plan->missed->len; i++) {
    const LiftMissed *missed = g_ptr_array_index (plan->missed, i);
    const LiftOccurrence *occurrence = missed->occurrence;
    const char *why = missed->is_silent ? "quiet-hours" : "off";

    /* It ran, and could not show it. */
    if (self->failure != NULL && self->tried != NULL &&
        lift_showing_has (self->tried, occurrence->reminder->uuid, occurrence->local_date))
      why = self->failure;
    _lift_reminder_service_note_day (self, occurrence)->outcome = LIFT_OUTCOME_MISSED;
    _lift_reminder_service_note_event (self, now, LIFT_EVENT_MISSED, occurrence, why);
  }
}

static void
note_decision (LiftReminderService *self, const LiftReminderPlan *plan, gint64 now)
{
  gboolean has_work = plan->wake_at != 0;
  LiftDate before = self->facts->decided_on;

  if (!lift_clock_doubt_believes_date (&self->doubt, lift_wall_timer_get_boot_seconds (self->timer)))
    return;
  note_missed (self, plan, now);
  /* Who has no reminders has nothing written at each login; but a date that is left behind would be taken
   * for a clock that is wrong one day. */
  if (before == plan->today || (!has_work && (before == LIFT_DATE_NONE || ABS (plan->today - before) < NOTE_EVERY_DAYS)))
    return;
  self->record->decided_on = plan->today;
}

static const char *
get_reason_to_leave (const LiftReminderPlan *plan)
{
  return plan->wake_at == 0 ? lift_quiet_to_key (plan->quiet) : NULL;
}

/* The earliest of moments of which 0 means none. */
static gint64
earliest (gint64 a, gint64 b)
{
  return a == 0 || (b != 0 && b < a) ? b : a;
}

static void
arm (LiftReminderService *self, gint64 at)
{
  if (!lift_reminder_record_is_empty (self->record))
    at = earliest (at, lift_clock_get_now_utc (self->clock) + READ_AGAIN_AFTER);
  at = earliest (at, self->retry_at);
  at = earliest (at, self->hold_until);
  at = earliest (at, self->test_at);
  self->wake_at = earliest (at, self->leave_at);
  lift_wall_timer_arm (self->timer, self->wake_at);
}

static void
leave (LiftReminderService *self, const char *why)
{
  lift_reminder_service_stop (self, why);
  g_signal_emit_by_name (self, "leave");
}

/* Leaves if the moment has come; else sees to it that it comes. */
static void
prepare_to_leave (LiftReminderService *self, gint64 now, const char *why)
{
  gboolean is_quick = self->mode == LIFT_SERVICE_ONCE || (self->mode == LIFT_SERVICE_AUTOSTART && self->n_decisions == 1);
  int after = is_quick ? 0 : LEAVE_AFTER;

  if (self->leave_at == 0 || self->leave_at > now + after)
    self->leave_at = now + after;
  if (now >= self->leave_at)
    leave (self, why);
  else
    arm (self, 0);
}

/* --once: there is nothing to wait for but an answer. */
static void
linger (LiftReminderService *self, gint64 now)
{
  if (!lift_notifier_has_buttons (self->notifier)) {
    leave (self, NULL);
    return;
  }
  if (self->leave_at == 0)
    self->leave_at = now + self->linger_seconds;
  if (now < self->leave_at) {
    arm (self, 0);
    return;
  }
  /* It stays on screen, but nobody hears its buttons any more, so the next one does not take it over. */
  self->record->clears_bubble = TRUE;
  _lift_reminder_service_commit (self);
  leave (self, NULL);
}

static void
settle (LiftReminderService *self, const LiftReminderPlan *plan, gint64 now, gboolean is_doubtful)
{
  const char *why = get_reason_to_leave (plan);
  gint64 boot = lift_wall_timer_get_boot_seconds (self->timer);

  if (self->mode == LIFT_SERVICE_ONCE) {
    linger (self, now);
    return;
  }
  if (why != NULL && !is_doubtful && self->test_at == 0) {
    prepare_to_leave (self, now, why);
    return;
  }
  self->leave_at = 0;
  arm (self, why == NULL ? plan->wake_at : is_doubtful ? lift_clock_doubt_get_end (&self->doubt, now, boot) : 0);
}

static void
handle_no_diary (LiftReminderService *self, gint64 now, const GError *error)
{
  gboolean is_gone = g_error_matches (error, LIFT_ERROR, LIFT_ERROR_NO_DIARY);
  gboolean is_busy = g_error_matches (error, LIFT_ERROR, LIFT_ERROR_BUSY);

  set_trouble (self, error->message);
  /* Where there never was a diary there is nothing to wait for: the window starts the service when it makes
   * one. A newer diary is for the service of the newer program. */
  if (self->mode == LIFT_SERVICE_ONCE || (is_gone && !lift_diary_link_was_open (self->link)) ||
      g_error_matches (error, LIFT_ERROR, LIFT_ERROR_NEWER_SCHEMA)) {
    prepare_to_leave (self, now, is_gone ? "no-diary" : "newer-diary");
    return;
  }
  /* Else the file, or leave to read it, may come back: the watch tells, and to be sure the timer does. */
  self->leave_at = 0;
  arm (self, now + (is_busy ? BUSY_AGAIN_AFTER : READ_AGAIN_AFTER));
}

static void
run_test (LiftReminderService *self, gint64 now)
{
  g_autoptr (GError) error = NULL;

  if (self->test_at == 0 || self->test_at > now)
    return;
  self->test_at = 0;
  if (!_lift_reminder_service_show_test (self, &error))
    g_message ("%s", error->message);
}

/* What waits under a clock that was set back meanwhile would wait for years. */
static void
check_waits (LiftReminderService *self, gint64 now)
{
  if (self->retry_at > now + READ_AGAIN_AFTER)
    self->retry_at = now;
  /* A test is asked for with an hour at most. */
  if (self->test_at > now + 3600)
    self->test_at = now;
  if (self->hold_until <= now || self->hold_until > now + HOLD_SECONDS)
    self->hold_until = 0;
}

static void
tell_portal (LiftReminderService *self, const LiftReminderPlan *plan, GTimeZone *zone)
{
  g_autofree char *message = NULL;

  if (!lift_notifier_is_confined (self->notifier))
    return;
  if (self->portal == NULL)
    self->portal = lift_portal_status_new (self->bus);
  message = lift_format_next_reminder (plan, zone);
  lift_portal_status_say (self->portal, message);
}

/** _lift_reminder_service_may_show: Returns: whether it is neither too early in the session nor after a failure. */
gboolean
_lift_reminder_service_may_show (LiftReminderService *self)
{
  gint64 now = lift_clock_get_now_utc (self->clock);

  return self->retry_at <= now && self->hold_until <= now;
}

/**
 * _lift_reminder_service_decide:
 * @self: a service that was started
 *
 * Looks at everything anew: shows what is due, takes away what is not wanted any more, remembers it, and sets
 * the timer, or leaves.
 */
void
_lift_reminder_service_decide (LiftReminderService *self)
{
  g_autoptr (LiftReminderPlan) plan = NULL;
  g_autoptr (GTimeZone) zone = lift_zone_watch_dup_zone (self->zone);
  g_autoptr (GError) error = NULL;
  gint64 now = lift_clock_get_now_utc (self->clock);
  LiftReminderFacts *facts = NULL;
  LiftStore *store = NULL;
  gboolean is_doubtful;

  self->n_decisions++;
  check_waits (self, now);
  run_test (self, now);
  facts = load_facts (self, &store, &error);
  if (facts == NULL) {
    handle_no_diary (self, now, error);
    return;
  }
  g_clear_pointer (&self->facts, lift_reminder_facts_unref);
  self->facts = facts;
  plan = lift_reminder_plan_new (facts, now, zone);
  is_doubtful = lift_clock_doubt_look (&self->doubt, now, lift_wall_timer_get_boot_seconds (self->timer), plan->today,
                                       facts->decided_on);
  note_decision (self, plan, now);
  if (plan->wake_at != 0 && !self->has_noted_start && self->mode != LIFT_SERVICE_ONCE) {
    _lift_reminder_service_note_event (self, now, LIFT_EVENT_STARTED, NULL, NULL);
    self->has_noted_start = TRUE;
  }
  _lift_reminder_service_withdraw (self, plan);
  _lift_reminder_service_adopt (self, store, plan);
  _lift_reminder_service_show (self, plan);
  if (_lift_reminder_service_commit (self))
    set_trouble (self, NULL);
  tell_portal (self, plan, zone);
  malloc_trim (0);
  settle (self, plan, now, is_doubtful);
}

static void
woke_cb (LiftReminderService *self)
{
  _lift_reminder_service_decide (self);
}

/**
 * lift_reminder_service_start:
 * @self: a service that owns its name on the bus; nothing may be shown before that
 *
 * Begins to remind.
 */
void
lift_reminder_service_start (LiftReminderService *self)
{
  g_return_if_fail (self->notifier == NULL);
  self->notifier = lift_notifier_new (self->bus);
  if (self->mode == LIFT_SERVICE_AUTOSTART)
    self->hold_until = lift_clock_get_now_utc (self->clock) + HOLD_SECONDS;
  _lift_reminder_service_listen (self);
  g_signal_connect_swapped (self->timer, "woke", G_CALLBACK (woke_cb), self);
  g_signal_connect_swapped (self->zone, "changed", G_CALLBACK (woke_cb), self);
  g_signal_connect_swapped (self->link, "changed", G_CALLBACK (woke_cb), self);
  _lift_reminder_service_decide (self);
}

/**
 * lift_reminder_service_stop:
 * @self: a service
 * @why: (nullable): the detail of the event
 *
 * Notes that it leaves. What is on screen stays there, and the next one takes it over.
 */
void
lift_reminder_service_stop (LiftReminderService *self, const char *why)
{
  if (self->has_noted_start) {
    _lift_reminder_service_note_event (self, lift_clock_get_now_utc (self->clock), LIFT_EVENT_STOPPED, NULL, why);
    self->has_noted_start = FALSE;
    _lift_reminder_service_commit (self);
  }
}

/**
 * lift_reminder_service_reload:
 * @self: a service that was started
 *
 * Somebody says that something has changed. What could not be shown is tried again at once.
 */
void
lift_reminder_service_reload (LiftReminderService *self)
{
  self->retry_at = 0;
  self->hold_until = 0;
  self->n_failures = 0;
  self->leave_at = 0;
  _lift_reminder_service_decide (self);
}

/**
 * lift_reminder_service_test:
 * @self: a service that was started
 * @seconds: after how many; 0: at once
 * @error: return location: %LIFT_ERROR_FAILED with a sentence
 *
 * Returns: whether a test will be shown, or with 0 whether it was.
 */
gboolean
lift_reminder_service_test (LiftReminderService *self, guint seconds, GError **error)
{
  gint64 now = lift_clock_get_now_utc (self->clock);

  if (seconds == 0)
    return _lift_reminder_service_show_test (self, error);
  self->test_at = now + MIN (seconds, 3600);
  self->leave_at = 0;
  self->wake_at = earliest (self->wake_at, self->test_at);
  lift_wall_timer_arm (self->timer, self->wake_at);
  return TRUE;
}

/**
 * lift_reminder_service_dup_status:
 * @self: a service
 *
 * Returns: (transfer full): what it knows of itself; nothing of the notification server.
 */
LiftReminderStatus *
lift_reminder_service_dup_status (LiftReminderService *self)
{
  LiftReminderStatus *status = lift_reminder_status_new ();

  status->is_running = TRUE;
  status->can_start = TRUE;
  status->has_bus = TRUE;
  status->pid = getpid ();
  status->version = g_strdup (LIFT_VERSION);
  status->diary = g_strdup (lift_diary_link_get_path (self->link));
  status->trouble =
    self->trouble != NULL ? g_strdup (self->trouble) : _lift_reminder_service_describe_failure (self);
  status->is_confined = self->notifier != NULL && lift_notifier_is_confined (self->notifier);
  return status;
}

/** lift_reminder_service_get_n_decisions: Returns: how often it looked at everything. */
guint
lift_reminder_service_get_n_decisions (LiftReminderService *self)
{
  return self->n_decisions;
}

/** lift_reminder_service_get_wake_at: Returns: the UTC second at which it looks again, 0: when told to. */
gint64
lift_reminder_service_get_wake_at (LiftReminderService *self)
{
  return self->wake_at;
}
