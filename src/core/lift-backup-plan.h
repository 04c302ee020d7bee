/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How many copies of the diary are kept: of days, weeks (from Monday) and months that have one. */
#define LIFT_BACKUP_DAYS 14
#define LIFT_BACKUP_WEEKS 8
#define LIFT_BACKUP_MONTHS 24

/**
 * LiftBackupTime:
 * @made_at: UTC second at which a copy was made
 * @keep: (out): whether it stays
 */
typedef struct {
  gint64 made_at;
  gboolean keep;
} LiftBackupTime;

void lift_backup_plan_choose (LiftBackupTime *copies, guint n_copies, gint64 now, GTimeZone *zone);
gboolean lift_backup_plan_is_due (gint64 newest, gint64 now, GTimeZone *zone);

G_END_DECLS
