/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftTodayPage:
 *
 * The form of one day: the scale rows, the question for anything unusual, what is asked less often, and
 * the note. There is no Save button; the state line says what became of each touch.
 */
#define LIFT_TYPE_TODAY_PAGE (lift_today_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftTodayPage, lift_today_page, LIFT, TODAY_PAGE, AdwBin)

GtkWidget *lift_today_page_new (LiftDiaryModel *model);
void lift_today_page_write_note (LiftTodayPage *self);

G_END_DECLS
