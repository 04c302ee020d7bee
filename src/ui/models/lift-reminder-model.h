/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-reminder-plan.h"
#include "lift-reminder-status.h"
#include "lift-store-async.h"

G_BEGIN_DECLS

/**
 * LiftReminderModel:
 *
 * What the window knows of reminders: what is planned, what happened, and how the service is. It writes
 * through the window's store and tells the service of each change, but only for a person's own diary:
 * another file and the sample never touch the service.
 *
 * Signals: `changed` (anything of it), `added` (char*: uuid of a reminder or visit that she made and that is
 * in the facts now), `notice` (char*: a sentence for her).
 */
#define LIFT_TYPE_REMINDER_MODEL (lift_reminder_model_get_type ())
G_DECLARE_FINAL_TYPE (LiftReminderModel, lift_reminder_model, LIFT, REMINDER_MODEL, GObject)

LiftReminderModel *lift_reminder_model_new (LiftStoreAsync *store, gboolean with_service);

LiftReminderFacts *lift_reminder_model_get_facts (LiftReminderModel *self);
GPtrArray *lift_reminder_model_get_events (LiftReminderModel *self);
const char *lift_reminder_model_get_background (LiftReminderModel *self);
LiftReminderStatus *lift_reminder_model_get_status (LiftReminderModel *self);
gboolean lift_reminder_model_has_service (LiftReminderModel *self);
LiftReminderPlan *lift_reminder_model_make_plan (LiftReminderModel *self);
gint64 lift_reminder_model_get_now (LiftReminderModel *self);
GTimeZone *lift_reminder_model_dup_zone (LiftReminderModel *self);

void lift_reminder_model_add (LiftReminderModel *self, LiftReminder *reminder);
void lift_reminder_model_update (LiftReminderModel *self, LiftReminder *reminder);
void lift_reminder_model_remove (LiftReminderModel *self, const char *uuid);
void lift_reminder_model_add_visit (LiftReminderModel *self, LiftVisit *visit);
void lift_reminder_model_update_visit (LiftReminderModel *self, LiftVisit *visit);
void lift_reminder_model_remove_visit (LiftReminderModel *self, const char *uuid);
void lift_reminder_model_set_paused (LiftReminderModel *self, gboolean paused);
void lift_reminder_model_set_setting (LiftReminderModel *self, const char *key, const char *value);

void lift_reminder_model_check_service (LiftReminderModel *self);
void lift_reminder_model_test (LiftReminderModel *self, guint seconds);

G_END_DECLS
