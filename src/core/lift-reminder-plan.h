/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-schedule.h"

G_BEGIN_DECLS

/** Later than this after its due moment, a reminder says that there is still time (REMINDERS: catch-up). */
#define LIFT_CATCH_UP_AFTER_SECONDS (15 * 60)
/** How many local dates back the plan looks for what was missed. */
#define LIFT_MISSED_DATES 7

/**
 * LiftLoggedDay:
 * @procedure: uuid
 * @for_day: a day of it that has an entry which is not deleted
 */
typedef struct {
  char *procedure;
  LiftDate for_day;
} LiftLoggedDay;

LiftLoggedDay *lift_logged_day_new (const char *procedure, LiftDate for_day);
void lift_logged_day_free (LiftLoggedDay *self);

/**
 * LiftReminderFacts:
 * @schedule: what is planned
 * @days: (element-type LiftReminderDay): what happened, of the last %LIFT_MISSED_DATES + 2 local dates and any
 *   that lie ahead
 * @logged: (element-type LiftLoggedDay): the days that are written, from %LIFT_MISSED_DATES + 3 days ago on
 * @decided_on: the newest local date on which a service decided, %LIFT_DATE_NONE: never; nothing before it
 *   is called missed, and one that lies ahead (a clock that was wrong) counts for nothing
 *
 * All that the decision needs to know. Made by the store (or a test). Reference counted.
 */
typedef struct {
  LiftSchedule *schedule;
  GPtrArray *days;
  GPtrArray *logged;
  LiftDate decided_on;

  /*< private >*/
  gatomicrefcount ref_count;
} LiftReminderFacts;

#define LIFT_TYPE_REMINDER_FACTS (lift_reminder_facts_get_type ())
GType lift_reminder_facts_get_type (void);

LiftReminderFacts *lift_reminder_facts_new (LiftSchedule *schedule);
LiftReminderFacts *lift_reminder_facts_ref (LiftReminderFacts *self);
void lift_reminder_facts_unref (LiftReminderFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftReminderFacts, lift_reminder_facts_unref)

LiftReminderDay *lift_reminder_facts_get_day (const LiftReminderFacts *self, const char *reminder, LiftDate local_date);
gboolean lift_reminder_facts_is_logged (const LiftReminderFacts *self, const LiftOccurrence *occurrence);

/**
 * LiftQuiet:
 *
 * Why nothing is to be shown at this moment. The first that holds, in this order; keys are the lower-case
 * names with hyphens ("no-reminders").
 */
typedef enum {
  LIFT_QUIET_NOT,           /* something is due */
  LIFT_QUIET_NO_REMINDERS,  /* none is set, or each is disabled */
  LIFT_QUIET_PAUSED,
  LIFT_QUIET_NO_PROCEDURE,  /* nothing to speak of: no thread lift with a date, and no visit */
  LIFT_QUIET_ENDED,         /* the last day is over and no visit is ahead */
  LIFT_QUIET_QUIET_HOURS,   /* due, but it is quiet now */
  LIFT_QUIET_SNOOZED,
  LIFT_QUIET_SKIPPED,       /* she skipped today */
  LIFT_QUIET_LOGGED,        /* today is written */
  LIFT_QUIET_SHOWN,         /* today's was shown */
  LIFT_QUIET_NOT_YET,       /* its time is still to come */
} LiftQuiet;

const char *lift_quiet_to_key (LiftQuiet quiet);

/**
 * LiftMissed:
 * @occurrence: what was not shown on its date
 * @is_silent: because quiet hours lasted until the date was over; else nothing ran, or nothing could be shown
 */
typedef struct {
  LiftOccurrence *occurrence;
  gboolean is_silent;
} LiftMissed;

/**
 * LiftReminderPlan:
 * @today: the local civil day
 * @show: (element-type LiftOccurrence): due now and not shown yet, or snoozed until now; all of them go into
 *   one notification. Visits stand first, then daily ones by their moment
 * @keep: (element-type LiftOccurrence): shown today and still wanted on screen if they are there: not
 *   answered, not logged, not snoozed, still planned
 * @is_catch_up: the newest of @show is later than %LIFT_CATCH_UP_AFTER_SECONDS (a snooze is never late)
 * @quiet: why nothing is to be shown; %LIFT_QUIET_NOT when @show is not empty
 * @next: (nullable): what will be shown next if nothing else happens, for "Next reminder: tomorrow 20:00"
 * @next_at: UTC second of that (a snooze and quiet hours counted in), 0 without
 * @wake_at: UTC second at which to decide again: @next_at or the next local midnight, whichever is first;
 *   0: nothing is left to remind of
 * @missed: (element-type LiftMissed): occurrences of earlier dates to be recorded as missed
 *
 * A decision. Pure: the same facts, instant and zone give the same plan.
 */
typedef struct {
  LiftDate today;
  GPtrArray *show;
  GPtrArray *keep;
  gboolean is_catch_up;
  LiftQuiet quiet;
  LiftOccurrence *next;
  gint64 next_at;
  gint64 wake_at;
  GPtrArray *missed;
} LiftReminderPlan;

LiftReminderPlan *lift_reminder_plan_new (const LiftReminderFacts *facts, gint64 now, GTimeZone *zone);
void lift_reminder_plan_free (LiftReminderPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftReminderPlan, lift_reminder_plan_free)

gint64 lift_reminder_plan_snooze_until (const LiftSchedule *schedule, gint64 now, GTimeZone *zone);

G_END_DECLS
