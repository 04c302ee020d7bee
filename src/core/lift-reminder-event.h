/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "lift-date.h"

G_BEGIN_DECLS

/**
 * LiftReminderWhat:
 *
 * What the service did or met; keys are the lower-case names with hyphens.
 */
typedef enum {
  LIFT_EVENT_STARTED,
  LIFT_EVENT_STOPPED,   /* detail: paused, no-reminders, no-procedure, ended, replaced, signal, updated, no-diary, newer-diary */
  LIFT_EVENT_DUE,
  LIFT_EVENT_SHOWN,     /* detail: on-time, catch-up, snoozed, again (after a restart), test */
  LIFT_EVENT_OPENED,    /* detail: log, default */
  LIFT_EVENT_SNOOZED,
  LIFT_EVENT_SKIPPED,
  LIFT_EVENT_DISMISSED,
  LIFT_EVENT_WITHDRAWN, /* detail: logged, midnight, changed */
  LIFT_EVENT_MISSED,    /* detail: off (computer or service), quiet-hours, no-server, no-answer, refused, no-bus */
  LIFT_EVENT_FAILED,    /* detail: as for missed; it is tried again */
} LiftReminderWhat;

/**
 * LiftReminderEvent:
 * @at: UTC second
 * @what: what happened
 * @reminder: (nullable): uuid
 * @local_date: which date's, %LIFT_DATE_NONE: none
 * @detail: (nullable): a key, never free text and never a value of the diary
 */
typedef struct {
  gint64 at;
  LiftReminderWhat what;
  char *reminder;
  LiftDate local_date;
  char *detail;
} LiftReminderEvent;

LiftReminderEvent *lift_reminder_event_new (gint64 at, LiftReminderWhat what, const char *reminder, LiftDate local_date,
                                            const char *detail);
void lift_reminder_event_free (LiftReminderEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftReminderEvent, lift_reminder_event_free)

const char *lift_reminder_what_to_key (LiftReminderWhat what);
gboolean lift_reminder_what_from_key (const char *key, LiftReminderWhat *what);

G_END_DECLS
