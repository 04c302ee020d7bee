/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftDiaryPage:
 *
 * Every day of the procedure, newest first, with what is written: open it, delete it, undo.
 */
#define LIFT_TYPE_DIARY_PAGE (lift_diary_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftDiaryPage, lift_diary_page, LIFT, DIARY_PAGE, AdwBin)

GtkWidget *lift_diary_page_new (LiftDiaryModel *model);

G_END_DECLS
