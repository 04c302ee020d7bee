/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftBackupKeeper:
 *
 * Sees to it that the diary has its daily copy while the window is open: a little after the start, and then every
 * hour it asks the store whether one is due. That a second folder cannot be reached is said once, and tried again.
 */
#define LIFT_TYPE_BACKUP_KEEPER (lift_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (LiftBackupKeeper, lift_backup_keeper, LIFT, BACKUP_KEEPER, GObject)

LiftBackupKeeper *lift_backup_keeper_new (LiftDiaryModel *diary);
void lift_backup_keeper_check (LiftBackupKeeper *self);

G_END_DECLS
