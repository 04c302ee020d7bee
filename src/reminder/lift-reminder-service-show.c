/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reminder-service-private.h"

#include <glib/gi18n-lib.h>

#include "lift-format-reminder.h"

/* What could not be shown is tried again after these seconds, and then each time after the last. */
static const int retry_seconds[] = { 30, 60, 300, 900 };

static char *
describe_failure (const char *failure)
{
  if (g_str_equal (failure, "no-server"))
    return g_strdup (_("Nothing on this desktop shows notifications, so reminders cannot be seen. Nothing was lost. "
                       "They come as soon as a notification service runs."));
  if (g_str_equal (failure, "no-answer"))
    return g_strdup (_("The part of the desktop that shows notifications does not answer. Nothing was lost. It is tried "
                       "again in a while; logging out and in again may help."));
  if (g_str_equal (failure, "no-bus"))
    return g_strdup (_("The desktop session cannot be reached, so reminders cannot be seen. Nothing was lost. "
                       "Log out and in again."));
  return g_strdup (_("The desktop refused to show a notification. Nothing was lost. Look whether notifications are "
                     "allowed for Afterlift in the desktop's settings."));
}

/** _lift_reminder_service_describe_failure: Returns: (transfer full) (nullable): why nothing can be shown now. */
char *
_lift_reminder_service_describe_failure (LiftReminderService *self)
{
  return self->failure != NULL ? describe_failure (self->failure) : NULL;
}

static void
forget_failure (LiftReminderService *self)
{
  self->retry_at = 0;
  self->n_failures = 0;
  g_clear_pointer (&self->failure, g_free);
  g_clear_pointer (&self->tried, lift_showing_unref);
}

static void
retry_later (LiftReminderService *self, gint64 now)
{
  guint step = MIN ((guint) self->n_failures, G_N_ELEMENTS (retry_seconds) - 1);

  self->retry_at = now + retry_seconds[step];
  self->n_failures++;
}

static gboolean
is_among (GPtrArray *occurrences, const LiftOccurrence *wanted)
{
  for (guint i = 0; i < occurrences->len; i++) {
    const LiftOccurrence *occurrence = g_ptr_array_index (occurrences, i);

    if (occurrence->local_date == wanted->local_date &&
        g_str_equal (occurrence->reminder->uuid, wanted->reminder->uuid))
      return TRUE;
  }
  return FALSE;
}

/* Shows it with the words and buttons that fit, in place of what is there. */
static gboolean
put_on_screen (LiftReminderService *self, LiftShowing *showing, gboolean is_catch_up, guint replaces, GError **error)
{
  const LiftSchedule *schedule = self->facts->schedule;
  gint64 now = lift_clock_get_now_utc (self->clock);
  g_autoptr (GTimeZone) zone = lift_zone_watch_dup_zone (self->zone);
  g_autofree char *body =
    lift_format_notification_body (schedule, showing->occurrences, showing->local_date, is_catch_up);
  g_autofree char *snooze = lift_format_snooze_action (schedule->snooze_minutes);
  gint64 until = lift_reminder_plan_snooze_until (schedule, now, zone);
  LiftNotice notice = {
    .title = lift_format_notification_title (),
    .body = body,
    /* Translators: what a click on the notification does. */
    .open_label = _("Open"),
    .log_label = showing->has_daily ? _("Log now") : _("Open the diary"),
    /* A snooze does not outlive its day. */
    .snooze_label = lift_utc_to_local (zone, until, NULL) == showing->local_date ? snooze : NULL,
    .skip_label = showing->has_daily ? _("Skip today") : NULL,
    .replaces = replaces,
    .showing = showing,
  };

  return lift_notifier_show (self->notifier, &notice, error);
}

static void
note_bubble (LiftReminderService *self, const LiftShowing *showing)
{
  g_autofree char *server = lift_notifier_dup_server (self->notifier);

  g_clear_pointer (&self->record->bubble, lift_bubble_free);
  self->record->clears_bubble = TRUE;
  self->record->bubble = lift_bubble_new (lift_notifier_get_id (self->notifier), server != NULL ? server : "");
  for (guint i = 0; i < showing->occurrences->len; i++) {
    const LiftOccurrence *occurrence = g_ptr_array_index (showing->occurrences, i);

    g_ptr_array_add (self->record->bubble->days,
                     lift_reminder_day_new (occurrence->reminder->uuid, occurrence->local_date));
  }
}

static void
note_due (LiftReminderService *self, const LiftOccurrence *occurrence, const LiftReminderDay *row)
{
  gboolean was_tried = self->tried != NULL &&
                       lift_showing_has (self->tried, occurrence->reminder->uuid, occurrence->local_date);

  if (!was_tried && row->snooze_until == 0)
    _lift_reminder_service_note_event (self, occurrence->due_at, LIFT_EVENT_DUE, occurrence, NULL);
}

static void
note_shown (LiftReminderService *self, const LiftShowing *showing, const LiftReminderPlan *plan)
{
  gint64 now = lift_clock_get_now_utc (self->clock);

  for (guint i = 0; i < showing->occurrences->len; i++) {
    const LiftOccurrence *occurrence = g_ptr_array_index (showing->occurrences, i);
    LiftReminderDay *day = _lift_reminder_service_note_day (self, occurrence);

    if (is_among (plan->show, occurrence)) {
      note_due (self, occurrence, day);
      _lift_reminder_service_note_event (self, now, LIFT_EVENT_SHOWN, occurrence,
                                         day->snooze_until != 0 ? "snoozed"
                                         : plan->is_catch_up    ? "catch-up"
                                                                : "on-time");
    }
    day->shown_at = now;
    day->snooze_until = 0;
    day->outcome = LIFT_OUTCOME_NONE;
  }
  note_bubble (self, showing);
  forget_failure (self);
}

static gboolean
is_tried_already (LiftReminderService *self, const LiftShowing *showing, const char *failure)
{
  if (self->tried == NULL || g_strcmp0 (failure, self->failure) != 0)
    return FALSE;
  for (guint i = 0; i < showing->occurrences->len; i++) {
    const LiftOccurrence *occurrence = g_ptr_array_index (showing->occurrences, i);

    if (!lift_showing_has (self->tried, occurrence->reminder->uuid, occurrence->local_date))
      return FALSE;
  }
  return TRUE;
}

/* Tries again later. The same failure of the same reminder is written down once, not at each try. */
static void
note_failure (LiftReminderService *self, LiftShowing *showing, const GError *error)
{
  const char *failure = lift_notifier_get_failure (error);
  gint64 now = lift_clock_get_now_utc (self->clock);
  gboolean is_new = !is_tried_already (self, showing, failure);

  for (guint i = 0; is_new && i < showing->occurrences->len; i++) {
    const LiftOccurrence *occurrence = g_ptr_array_index (showing->occurrences, i);
    const LiftReminderDay *row =
      lift_reminder_facts_get_day (self->facts, occurrence->reminder->uuid, occurrence->local_date);
    LiftReminderDay nothing = { 0 };

    note_due (self, occurrence, row != NULL ? row : &nothing);
    _lift_reminder_service_note_event (self, now, LIFT_EVENT_FAILED, occurrence, failure);
  }
  if (is_new)
    g_message ("A reminder could not be shown (%s); it is tried again.", failure);
  g_free (self->failure);
  self->failure = g_strdup (failure);
  g_clear_pointer (&self->tried, lift_showing_unref);
  self->tried = lift_showing_ref (showing);
  retry_later (self, now);
}

/* What is due now, and what is still on screen beside it: there is one notification at a time. */
static LiftShowing *
gather (LiftReminderService *self, const LiftReminderPlan *plan)
{
  LiftShowing *showing = lift_showing_new (plan->today);
  LiftShowing *present = lift_notifier_get_showing (self->notifier);

  for (guint i = 0; i < plan->show->len; i++)
    lift_showing_add (showing, g_ptr_array_index (plan->show, i));
  for (guint i = 0; i < plan->keep->len; i++) {
    LiftOccurrence *occurrence = g_ptr_array_index (plan->keep, i);
    gboolean is_there = (present != NULL && is_among (present->occurrences, occurrence)) ||
                        (self->adopted != NULL && is_among (self->adopted->occurrences, occurrence));

    if (is_there && lift_showing_speaks_of_same_day (showing, occurrence))
      lift_showing_add (showing, occurrence);
  }
  return showing;
}

/**
 * _lift_reminder_service_show:
 * @self: the service
 * @plan: what to show
 *
 * Shows what is due and notes it, to be written at once; after a failure it is tried again.
 */
void
_lift_reminder_service_show (LiftReminderService *self, const LiftReminderPlan *plan)
{
  g_autoptr (LiftShowing) showing = NULL;
  g_autoptr (GError) error = NULL;
  guint replaces = lift_notifier_get_id (self->notifier);

  if (plan->show->len == 0) {
    if (self->tried != NULL)
      forget_failure (self);
    return;
  }
  if (!_lift_reminder_service_may_show (self))
    return;
  showing = gather (self, plan);
  if (put_on_screen (self, showing, plan->is_catch_up, replaces != 0 ? replaces : self->adopted_id, &error))
    note_shown (self, showing, plan);
  else
    note_failure (self, showing, error);
}

static const char *
settle_withdrawn (LiftReminderService *self, const LiftOccurrence *occurrence, LiftDate today)
{
  LiftReminderDay *day = NULL;

  if (occurrence->local_date != today)
    return "midnight";
  if (!lift_reminder_facts_is_logged (self->facts, occurrence))
    return "changed";
  day = _lift_reminder_service_note_day (self, occurrence);
  if (day->outcome == LIFT_OUTCOME_NONE)
    day->outcome = LIFT_OUTCOME_LOGGED;
  return "logged";
}

/**
 * _lift_reminder_service_withdraw:
 * @self: the service
 * @plan: says what may stay on screen
 *
 * Takes away what is logged, skipped, changed or of yesterday. Where a part of it may stay, that part stays.
 */
void
_lift_reminder_service_withdraw (LiftReminderService *self, const LiftReminderPlan *plan)
{
  LiftShowing *present = lift_notifier_get_showing (self->notifier);
  g_autoptr (LiftShowing) before = present != NULL ? lift_showing_ref (present) : NULL;
  g_autoptr (LiftShowing) rest = lift_showing_new (plan->today);
  gint64 now = lift_clock_get_now_utc (self->clock);

  if (before == NULL)
    return;
  for (guint i = 0; i < before->occurrences->len; i++) {
    LiftOccurrence *occurrence = g_ptr_array_index (before->occurrences, i);

    if (is_among (plan->keep, occurrence))
      lift_showing_add (rest, occurrence);
    else
      _lift_reminder_service_note_event (self, now, LIFT_EVENT_WITHDRAWN, occurrence,
                                         settle_withdrawn (self, occurrence, plan->today));
  }
  if (rest->occurrences->len == before->occurrences->len)
    return;
  if (rest->occurrences->len > 0 &&
      put_on_screen (self, rest, FALSE, lift_notifier_get_id (self->notifier), NULL)) {
    note_bubble (self, rest);
    return;
  }
  lift_notifier_withdraw (self->notifier);
  self->record->clears_bubble = TRUE;
}

/* What a service before this one left on screen, as far as it is still wanted. */
static LiftShowing *
find_wanted (const LiftBubble *bubble, const LiftReminderPlan *plan)
{
  LiftShowing *showing = lift_showing_new (plan->today);

  for (guint i = 0; i < plan->keep->len; i++) {
    LiftOccurrence *occurrence = g_ptr_array_index (plan->keep, i);

    for (guint j = 0; j < bubble->days->len; j++) {
      const LiftReminderDay *day = g_ptr_array_index (bubble->days, j);

      if (day->local_date == occurrence->local_date && g_strcmp0 (day->reminder, occurrence->reminder->uuid) == 0) {
        lift_showing_add (showing, occurrence);
        break;
      }
    }
  }
  return showing;
}

static void
show_again (LiftReminderService *self, LiftShowing *showing)
{
  g_autoptr (GError) error = NULL;
  gint64 now = lift_clock_get_now_utc (self->clock);

  if (!_lift_reminder_service_may_show (self))
    return;
  if (!put_on_screen (self, showing, FALSE, self->adopted_id, &error)) {
    g_message ("What was on screen could not be shown again (%s).", lift_notifier_get_failure (error));
    retry_later (self, now);
    return;
  }
  forget_failure (self);
  for (guint i = 0; i < showing->occurrences->len; i++)
    _lift_reminder_service_note_event (self, now, LIFT_EVENT_SHOWN, g_ptr_array_index (showing->occurrences, i),
                                       "again");
  note_bubble (self, showing);
}

/**
 * _lift_reminder_service_adopt:
 * @self: the service
 * @store: the diary
 * @plan: says what may be on screen
 *
 * After a start of this service or of the server: the notification of before is shown again under its number,
 * so that its buttons work, or taken away if it is not wanted any more.
 */
void
_lift_reminder_service_adopt (LiftReminderService *self, LiftStore *store, const LiftReminderPlan *plan)
{
  g_autoptr (LiftBubble) bubble = NULL;
  g_autoptr (LiftShowing) showing = NULL;
  g_autofree char *server = NULL;

  self->adopted_id = 0;
  g_clear_pointer (&self->adopted, lift_showing_unref);
  if (lift_notifier_get_showing (self->notifier) != NULL || self->record->clears_bubble)
    return;
  bubble = lift_store_get_bubble (store, NULL);
  server = bubble != NULL ? lift_notifier_dup_server (self->notifier) : NULL;
  if (bubble == NULL)
    return;
  showing = find_wanted (bubble, plan);
  if (showing->occurrences->len == 0) {
    lift_notifier_close_stale (self->notifier, bubble->id, bubble->server);
    self->record->clears_bubble = TRUE;
    return;
  }
  /* A portal does not tell when she closed it, and what she closed must not come back. */
  if (server == NULL || lift_notifier_is_confined (self->notifier))
    return;
  /* A number means nothing to another server, and might be somebody else's there. */
  self->adopted_id = g_str_equal (server, bubble->server) ? bubble->id : 0;
  self->adopted = g_steal_pointer (&showing);
  if (plan->show->len == 0)
    show_again (self, self->adopted);
}

/**
 * _lift_reminder_service_show_test:
 * @self: the service
 * @error: return location for %LIFT_ERROR_FAILED with a sentence
 *
 * Shows a notification that only tests whether one is seen.
 *
 * Returns: whether the desktop took it.
 */
gboolean
_lift_reminder_service_show_test (LiftReminderService *self, GError **error)
{
  g_autoptr (GError) inner = NULL;
  gint64 now = lift_clock_get_now_utc (self->clock);
  gboolean shown = lift_notifier_show_test (self->notifier, lift_format_notification_title (),
                                            _("This is a test. Reminders look like this."), &inner);
  const char *failure = shown ? NULL : lift_notifier_get_failure (inner);

  if (self->facts != NULL) {
    _lift_reminder_service_note_event (self, now, shown ? LIFT_EVENT_SHOWN : LIFT_EVENT_FAILED, NULL,
                                       shown ? "test" : failure);
    _lift_reminder_service_commit (self);
  }
  if (!shown) {
    g_autofree char *sentence = describe_failure (failure);

    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED, sentence);
  }
  return shown;
}
