/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-store.h"

G_BEGIN_DECLS

/** Key of lift_store_set_setting(): a second folder for copies, of her choice, outside of the app's own. */
#define LIFT_SETTING_BACKUP_FOLDER "backup-folder"

/** Why a copy was made: the middle of its name. */
#define LIFT_BACKUP_DAILY "daily"
#define LIFT_BACKUP_ASKED "asked"
#define LIFT_BACKUP_BEFORE_RESTORE "before-restore"

/**
 * LiftBackup:
 * @path: the file
 * @reason: why it was made: "daily", "asked", "before-import", "before-erase", "before-update-3" …
 * @made_at: UTC second, as its name says
 * @size: in bytes
 *
 * A copy of this diary that was verified when it was made: only then it gets its name.
 */
typedef struct {
  char *path;
  char *reason;
  gint64 made_at;
  gint64 size;
} LiftBackup;

void lift_backup_free (LiftBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftBackup, lift_backup_free)

/**
 * LiftBackupStatus:
 * @newest: (nullable): the newest copy in our own folder
 * @newest_ok: it was opened and checked again just now
 * @days: written days in it
 * @revisions: saved states in it
 * @n_backups: copies in our own folder
 * @size: of all these, in bytes
 * @second_folder: (nullable): the folder that she chose
 * @second_newest: UTC second of the newest copy there; 0: none
 * @second_trouble: (nullable): why nothing can be copied there now, as a sentence
 *
 * What she is told of her copies.
 */
typedef struct {
  LiftBackup *newest;
  gboolean newest_ok;
  gint64 days;
  gint64 revisions;
  guint n_backups;
  gint64 size;
  char *second_folder;
  gint64 second_newest;
  char *second_trouble;
} LiftBackupStatus;

void lift_backup_status_free (LiftBackupStatus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftBackupStatus, lift_backup_status_free)

GPtrArray *lift_store_list_backups (LiftStore *self, GError **error);
LiftBackupStatus *lift_store_get_backup_status (LiftStore *self, GError **error);
LiftCheck *lift_store_check_backup (LiftStore *self, const char *path, GError **error);

/**
 * LiftBackupRun:
 * @path: (nullable): the copy that was made; %NULL: none was due
 * @second_trouble: (nullable): why the second folder has no copy of it, as a sentence; it is tried again each time
 *
 * What came of it.
 */
typedef struct {
  char *path;
  char *second_trouble;
} LiftBackupRun;

void lift_backup_run_free (LiftBackupRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftBackupRun, lift_backup_run_free)

LiftBackupRun *lift_store_back_up_if_due (LiftStore *self, GError **error);
LiftBackupRun *lift_store_back_up_now (LiftStore *self, const char *reason, GError **error);

G_END_DECLS
