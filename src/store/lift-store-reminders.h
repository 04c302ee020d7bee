/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-reminder-event.h"
#include "lift-reminder-plan.h"
#include "lift-store.h"

G_BEGIN_DECLS

/**
 * LiftBubble:
 * @id: number that the notification server gave; 0 where the server gives none (a portal)
 * @server: unique bus name of that server; a number means nothing to another one
 * @days: (element-type LiftReminderDay): whose showing it is (only the key fields are used)
 *
 * The one notification that is on screen as far as this machine knows.
 */
typedef struct {
  guint id;
  char *server;
  GPtrArray *days;
} LiftBubble;

LiftBubble *lift_bubble_new (guint id, const char *server);
void lift_bubble_free (LiftBubble *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftBubble, lift_bubble_free)

/**
 * LiftReminderRecord:
 * @days: (element-type LiftReminderDay): rows to write, each as a whole
 * @events: (element-type LiftReminderEvent): to add
 * @bubble: (nullable): the new notification on screen
 * @clears_bubble: none is on screen any more (before @bubble is written)
 * @decided_on: the local date on which was decided; %LIFT_DATE_NONE: leave it
 *
 * What the service wants remembered, in one transaction.
 */
typedef struct {
  GPtrArray *days;
  GPtrArray *events;
  LiftBubble *bubble;
  gboolean clears_bubble;
  LiftDate decided_on;
} LiftReminderRecord;

LiftReminderRecord *lift_reminder_record_new (void);
void lift_reminder_record_free (LiftReminderRecord *self);
gboolean lift_reminder_record_is_empty (const LiftReminderRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftReminderRecord, lift_reminder_record_free)

/* Reminders (lift-store-reminders.c). IDs are a whole uuid or a unique prefix of at least 4. */
GPtrArray *lift_store_list_reminders (LiftStore *self, GError **error);
LiftReminder *lift_store_get_reminder (LiftStore *self, const char *id, GError **error);
LiftReminder *lift_store_add_reminder (LiftStore *self, const LiftReminder *reminder, GError **error);
LiftReminder *lift_store_update_reminder (LiftStore *self, const LiftReminder *reminder, GError **error);
gboolean lift_store_remove_reminder (LiftStore *self, const char *uuid, GError **error);
gboolean lift_store_add_usual_visit_reminders (LiftStore *self, GError **error);
gboolean lift_store_set_reminders_paused (LiftStore *self, gboolean paused, GError **error);

/* Visits (lift-store-visits.c). */
GPtrArray *lift_store_list_visits (LiftStore *self, const char *procedure, GError **error);
LiftVisit *lift_store_get_visit (LiftStore *self, const char *id, GError **error);
LiftVisit *lift_store_add_visit (LiftStore *self, const LiftVisit *visit, GError **error);
LiftVisit *lift_store_update_visit (LiftStore *self, const LiftVisit *visit, GError **error);
gboolean lift_store_remove_visit (LiftStore *self, const char *uuid, GError **error);

/* What the decision needs, and what came of it (lift-store-reminder-state.c). */
LiftReminderFacts *lift_store_load_reminder_facts (LiftStore *self, GError **error);
LiftBubble *lift_store_get_bubble (LiftStore *self, GError **error);
gboolean lift_store_record_reminders (LiftStore *self, const LiftReminderRecord *record, GError **error);
GPtrArray *lift_store_list_reminder_events (LiftStore *self, guint max, GError **error);
char *lift_store_dup_reminder_state (LiftStore *self, const char *key, GError **error);
gboolean lift_store_set_reminder_state (LiftStore *self, const char *key, const char *value, GError **error);

/* Keys of lift_store_set_setting() for reminders; what is not understood is refused. */
#define LIFT_SETTING_QUIET_HOURS "quiet-hours"         /* "22:00-07:00" or not set */
#define LIFT_SETTING_SNOOZE_MINUTES "snooze-minutes"   /* 5 to 720, not set: 60 */
#define LIFT_SETTING_WORDING "reminder-wording"        /* neutral (not set) or friendly */
#define LIFT_SETTING_PAUSE "reminder-pause"            /* "yes" or not set; written by lift_store_set_reminders_paused() */
/* Key of lift_store_set_reminder_state(): granted, refused or missing. */
#define LIFT_STATE_BACKGROUND "background"

G_END_DECLS
