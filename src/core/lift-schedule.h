/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-procedure.h"
#include "lift-reminder.h"
#include "lift-visit.h"

G_BEGIN_DECLS

/** LiftReminderWording: "neutral" (says nothing of health) or "friendly" (names the face and the day). */
typedef enum {
  LIFT_WORDING_NEUTRAL,
  LIFT_WORDING_FRIENDLY,
} LiftReminderWording;

#define LIFT_SNOOZE_DEFAULT_MINUTES 60
#define LIFT_SNOOZE_MIN_MINUTES 5
#define LIFT_SNOOZE_MAX_MINUTES 720

/**
 * LiftSchedule:
 * @reminders: (element-type LiftReminder): all, disabled ones too
 * @procedures: (element-type LiftProcedure): those that are not archived
 * @visits: (element-type LiftVisit): of those procedures, with a date, not held yet
 * @day_end_hours: hour at which a diary day ends, 0 to 6: which day a reminder speaks of, never when it rings
 * @quiet_from, @quiet_to: quiet hours as minutes of the local day, from inclusive, to exclusive; may go over
 *   midnight; equal: none
 * @snooze_minutes: %LIFT_SNOOZE_MIN_MINUTES to %LIFT_SNOOZE_MAX_MINUTES
 * @wording: what a notification may say
 * @paused: reminders are off altogether
 * @has_open_finding: the diary suggested a call that is not answered: notifications are neutral (SAFETY.md §3)
 *
 * What is planned, as plain values. Made by the store (or a test), then not changed. Reference counted.
 */
typedef struct {
  GPtrArray *reminders;
  GPtrArray *procedures;
  GPtrArray *visits;
  int day_end_hours;
  int quiet_from;
  int quiet_to;
  int snooze_minutes;
  LiftReminderWording wording;
  gboolean paused;
  gboolean has_open_finding;

  /*< private >*/
  gatomicrefcount ref_count;
} LiftSchedule;

#define LIFT_TYPE_SCHEDULE (lift_schedule_get_type ())
GType lift_schedule_get_type (void);

LiftSchedule *lift_schedule_new (void);
LiftSchedule *lift_schedule_ref (LiftSchedule *self);
void lift_schedule_unref (LiftSchedule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftSchedule, lift_schedule_unref)

const char *lift_reminder_wording_to_key (LiftReminderWording wording);
gboolean lift_reminder_wording_from_key (const char *key, LiftReminderWording *wording);

/**
 * LiftOccurrence:
 * @reminder: whose
 * @local_date: local civil day on which it rings
 * @planned_at: UTC second of its time on that day; in the hour that a clock change leaves out, the end of
 *   that hour; in the hour that comes twice, the second one (as GLib reads such times)
 * @due_at: the same after quiet hours (their end, if that is still the same local date)
 * @is_silent: quiet hours last until the date is over: it is not shown on that date
 * @for_day: the diary day that it speaks of (daily), or the visit's day
 * @procedure: (nullable): daily: the procedure whose day that is
 * @visit: (nullable): the visit that it speaks of; the earliest of several on one day
 *
 * One reminder on one local date. Reference counted.
 */
typedef struct {
  LiftReminder *reminder;
  LiftDate local_date;
  gint64 planned_at;
  gint64 due_at;
  gboolean is_silent;
  LiftDate for_day;
  LiftProcedure *procedure;
  LiftVisit *visit;

  /*< private >*/
  gatomicrefcount ref_count;
} LiftOccurrence;

#define LIFT_TYPE_OCCURRENCE (lift_occurrence_get_type ())
GType lift_occurrence_get_type (void);

LiftOccurrence *lift_occurrence_ref (LiftOccurrence *self);
void lift_occurrence_unref (LiftOccurrence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftOccurrence, lift_occurrence_unref)

LiftOccurrence *lift_schedule_get_occurrence (const LiftSchedule *self, LiftReminder *reminder, LiftDate local_date,
                                              GTimeZone *zone);
LiftDate lift_schedule_find_next_date (const LiftSchedule *self, LiftReminder *reminder, LiftDate from);
gboolean lift_schedule_is_quiet_at (const LiftSchedule *self, int minute);

/* A local date and its parts on the line of instants. */
gint64 lift_local_to_utc (GTimeZone *zone, LiftDate date, int minute);
LiftDate lift_utc_to_local (GTimeZone *zone, gint64 utc, int *minute);

G_END_DECLS
