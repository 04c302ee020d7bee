/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftHistoryPage:
 *
 * Every saved state of a day, newest first, each of which can be made the present one again; and the ways to
 * delete the day: with Undo, or for good.
 */
#define LIFT_TYPE_HISTORY_PAGE (lift_history_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftHistoryPage, lift_history_page, LIFT, HISTORY_PAGE, AdwBin)

GtkWidget *lift_history_page_new (LiftDiaryModel *model, LiftDate day);

G_END_DECLS
