/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-reminder-event.h"
#include "lift-reminder-plan.h"

G_BEGIN_DECLS

/* What is said of reminders, in the current locale, for the notification, the window and the terminal. No
 * function here says anything of health unless the wording is friendly and no finding is open. */

char *lift_format_minute (int minute);
char *lift_format_weekdays (int weekdays);
char *lift_format_reminder (const LiftReminder *reminder);
char *lift_format_visit (const LiftVisit *visit);
const char *lift_format_visit_kind (LiftVisitKind kind);
char *lift_format_next_reminder (const LiftReminderPlan *plan, GTimeZone *zone);
const char *lift_format_quiet (LiftQuiet quiet);
char *lift_format_reminder_event (const LiftReminderEvent *event, GTimeZone *zone);

const char *lift_format_notification_title (void);
char *lift_format_notification_body (const LiftSchedule *schedule, GPtrArray *occurrences, LiftDate today,
                                     gboolean is_catch_up);
char *lift_format_snooze_action (int minutes);

G_END_DECLS
