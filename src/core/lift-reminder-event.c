/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-reminder-event.h"

static const char *const what_keys[] = {
  [LIFT_EVENT_STARTED] = "started",     [LIFT_EVENT_STOPPED] = "stopped",     [LIFT_EVENT_DUE] = "due",
  [LIFT_EVENT_SHOWN] = "shown",         [LIFT_EVENT_OPENED] = "opened",       [LIFT_EVENT_SNOOZED] = "snoozed",
  [LIFT_EVENT_SKIPPED] = "skipped",     [LIFT_EVENT_DISMISSED] = "dismissed", [LIFT_EVENT_WITHDRAWN] = "withdrawn",
  [LIFT_EVENT_MISSED] = "missed",       [LIFT_EVENT_FAILED] = "failed",
};

/**
 * lift_reminder_event_new:
 * @at: UTC second
 * @what: what happened
 * @reminder: (nullable): uuid of the reminder that it is about
 * @local_date: whose date it is about, %LIFT_DATE_NONE: none
 * @detail: (nullable): a key
 *
 * Returns: (transfer full): the event.
 */
LiftReminderEvent *
lift_reminder_event_new (gint64 at, LiftReminderWhat what, const char *reminder, LiftDate local_date,
                         const char *detail)
{
  LiftReminderEvent *self = g_new0 (LiftReminderEvent, 1);

  self->at = at;
  self->what = what;
  self->reminder = g_strdup (reminder);
  self->local_date = local_date;
  self->detail = g_strdup (detail);
  return self;
}

/** lift_reminder_event_free: frees @self. */
void
lift_reminder_event_free (LiftReminderEvent *self)
{
  g_free (self->reminder);
  g_free (self->detail);
  g_free (self);
}

/** lift_reminder_what_to_key: Returns: (transfer none): the stable key of @what. */
const char *
lift_reminder_what_to_key (LiftReminderWhat what)
{
  g_return_val_if_fail (what < G_N_ELEMENTS (what_keys), NULL);
  return what_keys[what];
}

/**
 * lift_reminder_what_from_key:
 * @key: (nullable): a key
 * @what: (out): what it means; left alone on failure
 *
 * Returns: whether @key is known.
 */
gboolean
lift_reminder_what_from_key (const char *key, LiftReminderWhat *what)
{
  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (what_keys); i++) {
    if (g_str_equal (what_keys[i], key)) {
      *what = (LiftReminderWhat) i;
      return TRUE;
    }
  }
  return FALSE;
}
