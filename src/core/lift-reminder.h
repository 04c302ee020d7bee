/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "lift-date.h"

G_BEGIN_DECLS

/** A daily reminder's last day number when nothing else is said (DESIGN: two weeks), and no last day at all. */
#define LIFT_REMINDER_DEFAULT_LAST_N 14
#define LIFT_REMINDER_NO_END G_MAXINT
#define LIFT_REMINDER_ALL_DAYS 127
/** When visits are reminded of unless she says otherwise: six the evening before, eight on the day. */
#define LIFT_REMINDER_DAY_BEFORE_MINUTE (18 * 60)
#define LIFT_REMINDER_ON_DAY_MINUTE (8 * 60)

/** Keys: "daily", "visit". */
typedef enum {
  LIFT_REMINDER_DAILY,
  LIFT_REMINDER_VISIT,
} LiftReminderKind;

/**
 * LiftReminder:
 * @uuid: (nullable): its key; %NULL until it is stored
 * @kind: a daily one speaks of a diary day, one of visits of what is planned
 * @minute: when it rings, as a minute of the local civil day, 0 to 1439
 * @weekdays: on which local weekdays, bit 0 Monday to bit 6 Sunday; 1 to 127. Not used for visits
 * @first_n: daily: the first day number that it speaks of (0: the procedure day). Visit: the first day
 *   counted from the planned day on which it rings (-1: the day before)
 * @last_n: the last one; %LIFT_REMINDER_NO_END: until she stops it (daily only)
 * @enabled: whether it rings at all
 * @since: UTC second at which it was made, changed or taken up again; what was planned before that moment
 *   does not ring. One that lies ahead of now (a clock that was wrong) counts for nothing.
 *
 * When she wants to be reminded. Reference counted; not changed after it was handed on.
 */
typedef struct {
  char *uuid;
  LiftReminderKind kind;
  int minute;
  int weekdays;
  int first_n;
  int last_n;
  gboolean enabled;
  gint64 since;

  /*< private >*/
  gatomicrefcount ref_count;
} LiftReminder;

#define LIFT_TYPE_REMINDER (lift_reminder_get_type ())
GType lift_reminder_get_type (void);

LiftReminder *lift_reminder_new_daily (int minute);
LiftReminder *lift_reminder_new_visit (int minute, int day);
LiftReminder *lift_reminder_copy (const LiftReminder *self);
LiftReminder *lift_reminder_ref (LiftReminder *self);
void lift_reminder_unref (LiftReminder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftReminder, lift_reminder_unref)

const char *lift_reminder_kind_to_key (LiftReminderKind kind);
gboolean lift_reminder_kind_from_key (const char *key, LiftReminderKind *kind);

/* "20:00" (24 hours, as it stands in files) and "mon,tue"; both strict. */
gboolean lift_minute_parse (const char *text, int *minute);
char *lift_minute_to_text (int minute);
gboolean lift_weekdays_parse (const char *text, int *weekdays);
char *lift_weekdays_to_text (int weekdays);

/**
 * LiftReminderOutcome:
 * @LIFT_OUTCOME_NONE: nothing final has happened
 * @LIFT_OUTCOME_OPENED: she opened the diary from it ("opened")
 * @LIFT_OUTCOME_SKIPPED: she skipped the day ("skipped")
 * @LIFT_OUTCOME_LOGGED: withdrawn because the day was logged ("logged")
 * @LIFT_OUTCOME_MISSED: its local date passed without it ("missed")
 * @LIFT_OUTCOME_PASSED: its moment had passed already when it was planned ("passed")
 */
typedef enum {
  LIFT_OUTCOME_NONE,
  LIFT_OUTCOME_OPENED,
  LIFT_OUTCOME_SKIPPED,
  LIFT_OUTCOME_LOGGED,
  LIFT_OUTCOME_MISSED,
  LIFT_OUTCOME_PASSED,
} LiftReminderOutcome;

const char *lift_reminder_outcome_to_key (LiftReminderOutcome outcome);
gboolean lift_reminder_outcome_from_key (const char *key, LiftReminderOutcome *outcome);

/**
 * LiftReminderDay:
 * @reminder: uuid
 * @local_date: the local civil day, the key together with @reminder
 * @shown_at: UTC second of the newest showing, 0: never
 * @snooze_until: UTC second, 0: not snoozed
 * @outcome: what came of it
 *
 * What happened to one reminder on one local date: never two rows, so never two showings.
 */
typedef struct {
  char *reminder;
  LiftDate local_date;
  gint64 shown_at;
  gint64 snooze_until;
  LiftReminderOutcome outcome;
} LiftReminderDay;

LiftReminderDay *lift_reminder_day_new (const char *reminder, LiftDate local_date);
void lift_reminder_day_free (LiftReminderDay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftReminderDay, lift_reminder_day_free)

G_END_DECLS
