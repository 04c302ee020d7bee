/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftWindow:
 *
 * The one window: Today, Progress and Diary, with Worried? on every page; the first steps before there
 * is a diary; and a plain sentence when the diary cannot be opened.
 */
#define LIFT_TYPE_WINDOW (lift_window_get_type ())
G_DECLARE_FINAL_TYPE (LiftWindow, lift_window, LIFT, WINDOW, AdwApplicationWindow)

LiftWindow *lift_window_new (GtkApplication *application, LiftDiaryModel *model, const char *location);
void lift_window_start (LiftWindow *self);
void lift_window_open_day (LiftWindow *self, LiftDate day);
void lift_window_open_file (LiftWindow *self, GFile *file);
LiftDiaryModel *lift_window_get_model (LiftWindow *self);

G_END_DECLS
