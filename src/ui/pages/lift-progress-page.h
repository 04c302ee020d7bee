/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftProgressPage:
 *
 * "Your days beside a typical one-week recovery (rough guide)": the chart, a sentence per symptom, the
 * same numbers as a table, and where the guide comes from.
 */
#define LIFT_TYPE_PROGRESS_PAGE (lift_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftProgressPage, lift_progress_page, LIFT, PROGRESS_PAGE, AdwBin)

GtkWidget *lift_progress_page_new (LiftDiaryModel *model);

G_END_DECLS
