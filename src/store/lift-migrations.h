/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-db.h"

G_BEGIN_DECLS

/**
 * LiftMigration:
 * @name: file below migrations/, for logs
 * @sql: the script that leads from the version before to this one
 *
 * One step of the schema; its place in the list, from 1, is the version that it leads to.
 */
typedef struct {
  const char *name;
  const char *sql;
} LiftMigration;

int lift_migrations_get_newest (void);
GBytes *lift_migrations_dup_script (int version, GError **error);
gboolean lift_migrations_make (LiftDb *db, gint64 now, GError **error);
gboolean lift_migrations_update (LiftDb *db, const char *path, gint64 now, GError **error);
gboolean lift_migrations_run (LiftDb *db, const char *path, const LiftMigration *list, int n_list, gint64 now,
                              GError **error);

G_END_DECLS
