/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-reminder.h"

G_BEGIN_DECLS

/**
 * LiftReminderRow:
 *
 * One daily reminder: a line that opens, with its time, weekdays, last day, and whether it rings. Everything is
 * told at once. Emits `edited` (LiftReminder: the changed value) and `removed`.
 */
#define LIFT_TYPE_REMINDER_ROW (lift_reminder_row_get_type ())
G_DECLARE_FINAL_TYPE (LiftReminderRow, lift_reminder_row, LIFT, REMINDER_ROW, GtkBox)

GtkWidget *lift_reminder_row_new (LiftReminder *reminder, LiftDate day0);
LiftReminder *lift_reminder_row_get_reminder (LiftReminderRow *self);
void lift_reminder_row_set_reminder (LiftReminderRow *self, LiftReminder *reminder, LiftDate day0);
void lift_reminder_row_open (LiftReminderRow *self);

G_END_DECLS
