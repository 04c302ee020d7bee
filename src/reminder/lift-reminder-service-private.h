/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-clock-doubt.h"
#include "lift-portal-status.h"
#include "lift-reminder-service.h"
#include "lift-store-reminders.h"

G_BEGIN_DECLS

/**
 * LiftReminderService:
 * @portal: (nullable): in a sandbox, tells the desktop what it is there for
 * @facts: (nullable): what the last decision was made with
 * @record: what is to be remembered and is not yet; it stays after a write that failed, and its days are laid
 *   over what the diary says, so that nothing is shown twice because the disk is full
 * @adopted: (nullable): what a service before this one left on screen and is still wanted there
 * @adopted_id: its number, 0: it means nothing to the server that runs now
 * @tried: (nullable): what could not be shown when it was tried last
 * @failure: (nullable): why, as the detail of an event
 * @n_failures: how often in a row
 * @retry_at: UTC second at which it is tried again; 0: nothing failed
 * @hold_until: UTC second before which nothing is shown: a session that has just begun; 0: no hold
 * @test_at: UTC second of a test; 0: none is asked for
 * @leave_at: UTC second at which the service leaves if there is still nothing to do; 0: there is
 * @wake_at: what the timer is set to
 * @trouble: (nullable): a sentence about what is wrong with the diary
 * @doubt: whether the clock looks wrong
 */
struct _LiftReminderService {
  GObject parent_instance;

  GDBusConnection *bus;
  LiftClock *clock;
  LiftZoneWatch *zone;
  LiftWallTimer *timer;
  LiftDiaryLink *link;
  LiftNotifier *notifier;
  LiftServiceMode mode;
  int linger_seconds;

  LiftPortalStatus *portal;
  LiftReminderFacts *facts;
  LiftReminderRecord *record;
  LiftShowing *adopted;
  guint adopted_id;
  LiftShowing *tried;
  char *failure;
  int n_failures;
  gint64 retry_at;
  gint64 hold_until;
  gint64 test_at;
  gint64 leave_at;
  gint64 wake_at;
  char *trouble;
  guint n_decisions;
  gboolean has_noted_start;

  LiftClockDoubt doubt;
};

/* lift-reminder-service.c */
void _lift_reminder_service_decide (LiftReminderService *self);
gboolean _lift_reminder_service_commit (LiftReminderService *self);
LiftReminderDay *_lift_reminder_service_note_day (LiftReminderService *self, const LiftOccurrence *occurrence);
void _lift_reminder_service_note_event (LiftReminderService *self, gint64 at, LiftReminderWhat what,
                                        const LiftOccurrence *occurrence, const char *detail);

gboolean _lift_reminder_service_may_show (LiftReminderService *self);

/* lift-reminder-service-show.c */
void _lift_reminder_service_show (LiftReminderService *self, const LiftReminderPlan *plan);
void _lift_reminder_service_withdraw (LiftReminderService *self, const LiftReminderPlan *plan);
void _lift_reminder_service_adopt (LiftReminderService *self, LiftStore *store, const LiftReminderPlan *plan);
gboolean _lift_reminder_service_show_test (LiftReminderService *self, GError **error);
char *_lift_reminder_service_describe_failure (LiftReminderService *self);

/* lift-reminder-service-answers.c */
void _lift_reminder_service_listen (LiftReminderService *self);

G_END_DECLS
