/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"
#include "lift-reminder-model.h"

G_BEGIN_DECLS

/**
 * LiftRemindersPage:
 *
 * When she wants to be reminded, and how: the switch, daily reminders, dates, quiet hours, snooze, wording.
 * Everything is stored at once.
 */
#define LIFT_TYPE_REMINDERS_PAGE (lift_reminders_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftRemindersPage, lift_reminders_page, LIFT, REMINDERS_PAGE, AdwBin)

GtkWidget *lift_reminders_page_new (LiftDiaryModel *diary, LiftReminderModel *model);

G_END_DECLS
