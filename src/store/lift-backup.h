/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-db.h"

G_BEGIN_DECLS

char *lift_backup_dup_folder (const char *path);
char *lift_backup_make_name_in (const char *path, const char *folder, const char *reason, gint64 now);
gboolean lift_backup_write (LiftDb *db, const char *target, GError **error);
char *lift_backup_write_new (LiftDb *db, const char *path, const char *folder, const char *reason, gint64 now,
                             GError **error);
GPtrArray *lift_backup_list (const char *path, const char *folder);

G_END_DECLS
