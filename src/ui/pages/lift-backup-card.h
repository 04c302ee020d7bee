/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftBackupCard:
 *
 * Where the diary lives, when its newest copy was made and what is in it, the second folder, and the way back.
 */
#define LIFT_TYPE_BACKUP_CARD (lift_backup_card_get_type ())
G_DECLARE_FINAL_TYPE (LiftBackupCard, lift_backup_card, LIFT, BACKUP_CARD, GtkBox)

GtkWidget *lift_backup_card_new (LiftDiaryModel *model);

G_END_DECLS
