/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reminder-service-private.h"

#include <string.h>

/* A snooze that would end after its day ends here instead: a last word before midnight. */
#define LAST_MINUTE (23 * 60 + 55)

static LiftDate
get_today (LiftReminderService *self)
{
  return lift_clock_get_civil_day (self->clock);
}

/* The object path of an application: its name with slashes (D-Bus activation of the Desktop Entry Spec). */
static char *
make_application_path (void)
{
  char *path = g_strconcat ("/", LIFT_APP_ID, NULL);

  g_strdelimit (path, ".", '/');
  return g_strdelimit (path, "-", '_');
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL)
    g_message ("The diary could not be opened: %s", error->message);
}

/* Opens the window at the day that the notification spoke of; the bus starts it if it does not run. */
static void
open_diary (LiftReminderService *self, LiftDate for_day, const char *token)
{
  g_autofree char *path = make_application_path ();
  g_autofree char *day = lift_date_to_iso (for_day);
  GVariantBuilder parameters;
  GVariantBuilder platform;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  g_variant_builder_add (&parameters, "v", g_variant_new_string (day));
  g_variant_builder_init (&platform, G_VARIANT_TYPE_VARDICT);
  if (token != NULL) {
    g_variant_builder_add (&platform, "{sv}", "activation-token", g_variant_new_string (token));
    g_variant_builder_add (&platform, "{sv}", "desktop-startup-id", g_variant_new_string (token));
  }
  g_dbus_connection_call (self->bus, LIFT_APP_ID, path, "org.freedesktop.Application", "ActivateAction",
                          g_variant_new ("(sava{sv})", "log-day", &parameters, &platform), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, opened_cb, NULL);
}

static void
note_opened (LiftReminderService *self, const LiftShowing *showing, const char *detail)
{
  gint64 now = lift_clock_get_now_utc (self->clock);

  for (guint i = 0; i < showing->occurrences->len; i++) {
    const LiftOccurrence *occurrence = g_ptr_array_index (showing->occurrences, i);
    LiftReminderDay *day = _lift_reminder_service_note_day (self, occurrence);

    if (day->outcome == LIFT_OUTCOME_NONE)
      day->outcome = LIFT_OUTCOME_OPENED;
    _lift_reminder_service_note_event (self, now, LIFT_EVENT_OPENED, occurrence, detail);
  }
}

/* When it comes again. The button was put there when there was time enough; pressed late in the evening it still
 * has to bring the reminder back, and on the day that it speaks of. */
static gint64
get_snooze_end (LiftReminderService *self, const LiftShowing *showing, gint64 now, GTimeZone *zone)
{
  gint64 until = lift_reminder_plan_snooze_until (self->facts->schedule, now, zone);
  gint64 last = lift_local_to_utc (zone, showing->local_date, LAST_MINUTE);

  return lift_utc_to_local (zone, until, NULL) != showing->local_date && last > now ? last : until;
}

static void
note_snoozed (LiftReminderService *self, const LiftShowing *showing)
{
  g_autoptr (GTimeZone) zone = lift_zone_watch_dup_zone (self->zone);
  gint64 now = lift_clock_get_now_utc (self->clock);
  gint64 until = get_snooze_end (self, showing, now, zone);

  /* Pressed on another day: there is no later of that day any more. */
  if (showing->local_date != get_today (self))
    return;
  for (guint i = 0; i < showing->occurrences->len; i++) {
    const LiftOccurrence *occurrence = g_ptr_array_index (showing->occurrences, i);
    LiftReminderDay *day = _lift_reminder_service_note_day (self, occurrence);

    day->snooze_until = until;
    _lift_reminder_service_note_event (self, now, LIFT_EVENT_SNOOZED, occurrence, NULL);
  }
}

/* The day is skipped, not the visit, which only leaves the screen. */
static void
note_skipped (LiftReminderService *self, const LiftShowing *showing)
{
  gint64 now = lift_clock_get_now_utc (self->clock);

  for (guint i = 0; i < showing->occurrences->len; i++) {
    const LiftOccurrence *occurrence = g_ptr_array_index (showing->occurrences, i);

    if (occurrence->reminder->kind != LIFT_REMINDER_DAILY)
      continue;
    _lift_reminder_service_note_day (self, occurrence)->outcome = LIFT_OUTCOME_SKIPPED;
    _lift_reminder_service_note_event (self, now, LIFT_EVENT_SKIPPED, occurrence, NULL);
  }
}

static void
pressed_cb (LiftNotifier *notifier, const char *action, gpointer pressed, const char *token, gpointer user_data)
{
  LiftReminderService *self = LIFT_REMINDER_SERVICE (user_data);
  g_autoptr (LiftShowing) showing = lift_showing_ref (pressed);
  gboolean opens = g_str_equal (action, LIFT_ACTION_LOG) || g_str_equal (action, LIFT_ACTION_DEFAULT);

  if (self->facts == NULL)
    return;
  if (opens)
    note_opened (self, showing, g_str_equal (action, LIFT_ACTION_LOG) ? "log" : "default");
  else if (g_str_equal (action, LIFT_ACTION_SNOOZE))
    note_snoozed (self, showing);
  else if (g_str_equal (action, LIFT_ACTION_SKIP))
    note_skipped (self, showing);
  if (showing == lift_notifier_get_showing (notifier)) {
    lift_notifier_withdraw (notifier);
    g_clear_pointer (&self->record->bubble, lift_bubble_free);
    self->record->clears_bubble = TRUE;
  }
  _lift_reminder_service_commit (self);
  if (opens)
    open_diary (self, showing->for_day, token);
  _lift_reminder_service_decide (self);
}

static void
closed_cb (LiftNotifier *notifier, gboolean dismissed, gpointer gone, gpointer user_data)
{
  LiftReminderService *self = LIFT_REMINDER_SERVICE (user_data);
  LiftShowing *showing = gone;
  gint64 now = lift_clock_get_now_utc (self->clock);

  /* She has seen it, and that is all it says. */
  for (guint i = 0; dismissed && i < showing->occurrences->len; i++)
    _lift_reminder_service_note_event (self, now, LIFT_EVENT_DISMISSED, g_ptr_array_index (showing->occurrences, i),
                                       NULL);
  g_clear_pointer (&self->record->bubble, lift_bubble_free);
  self->record->clears_bubble = TRUE;
  _lift_reminder_service_commit (self);
  _lift_reminder_service_decide (self);
}

static void
server_changed_cb (LiftNotifier *notifier, gpointer user_data)
{
  LiftReminderService *self = LIFT_REMINDER_SERVICE (user_data);

  /* It may own its name before it can show anything; then the next try comes soon. */
  self->retry_at = 0;
  self->n_failures = 0;
  _lift_reminder_service_decide (self);
}

/**
 * _lift_reminder_service_listen:
 * @self: a service with a notifier
 *
 * From now on hears what she answers, and when a notification server appears.
 */
void
_lift_reminder_service_listen (LiftReminderService *self)
{
  g_signal_connect (self->notifier, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (self->notifier, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect (self->notifier, "server-changed", G_CALLBACK (server_changed_cb), self);
}
