/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-reminders-page.h"

G_BEGIN_DECLS

/**
 * LiftReminderOptions:
 *
 * How reminders come: what they may say, when it is quiet, how long a snooze is. A part of the Reminders page.
 */
#define LIFT_TYPE_REMINDER_OPTIONS (lift_reminder_options_get_type ())
G_DECLARE_FINAL_TYPE (LiftReminderOptions, lift_reminder_options, LIFT, REMINDER_OPTIONS, GtkBox)

GtkWidget *lift_reminder_options_new (LiftReminderModel *model);

G_END_DECLS
