/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"
#include "lift-zoom.h"

G_BEGIN_DECLS

/**
 * LiftPreferencesPage:
 *
 * What can be chosen: when a day ends, how large the text is, whether the window hides when the screen locks;
 * and where the diary lives, with a copy of it on demand.
 */
#define LIFT_TYPE_PREFERENCES_PAGE (lift_preferences_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftPreferencesPage, lift_preferences_page, LIFT, PREFERENCES_PAGE, AdwBin)

GtkWidget *lift_preferences_page_new (LiftDiaryModel *model, LiftZoom *zoom, GSettings *settings);

G_END_DECLS
