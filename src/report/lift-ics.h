/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-archive.h"
#include "lift-schedule.h"

G_BEGIN_DECLS

GBytes *lift_ics_write_reminders (const LiftSchedule *schedule, LiftDate from, gint64 stamp, const char *producer);
GBytes *lift_ics_write_diary (const LiftArchive *archive, const LiftSchedule *schedule, LiftDate from, gint64 stamp,
                              const char *producer);

G_END_DECLS
