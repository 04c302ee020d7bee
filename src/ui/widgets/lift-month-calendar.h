/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-episode.h"

G_BEGIN_DECLS

/**
 * LiftMonthCalendar:
 *
 * A month of the diary, beginning with the weekday that the locale begins with: which days are written, written
 * later, empty, or today, at a glance. Emits `day-chosen` (int: a #LiftDate) when a day is pressed.
 */
#define LIFT_TYPE_MONTH_CALENDAR (lift_month_calendar_get_type ())
G_DECLARE_FINAL_TYPE (LiftMonthCalendar, lift_month_calendar, LIFT, MONTH_CALENDAR, GtkBox)

GtkWidget *lift_month_calendar_new (void);
void lift_month_calendar_update (LiftMonthCalendar *self, LiftEpisode *episode, LiftDate today);
void lift_month_calendar_show_day (LiftMonthCalendar *self, LiftDate day);

G_END_DECLS
