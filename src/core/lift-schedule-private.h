/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-schedule.h"

G_BEGIN_DECLS

gboolean _lift_schedule_leave_quiet_hours (const LiftSchedule *self, GTimeZone *zone, gint64 utc, gint64 *left_at);
gint64 _lift_find_date_change (GTimeZone *zone, gint64 utc);

G_END_DECLS
