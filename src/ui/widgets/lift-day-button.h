/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-episode.h"

G_BEGIN_DECLS

/**
 * LiftDayButton:
 *
 * A day as a button: its number and a dot that is filled (written), hollow (written later) or empty. A screen
 * reader hears "Day 2 · Wednesday 18 November, written later". The strip of days and the month use it.
 */
#define LIFT_TYPE_DAY_BUTTON (lift_day_button_get_type ())
G_DECLARE_FINAL_TYPE (LiftDayButton, lift_day_button, LIFT, DAY_BUTTON, GtkButton)

GtkWidget *lift_day_button_new (void);
LiftDate lift_day_button_get_day (LiftDayButton *self);
void lift_day_button_update (LiftDayButton *self, LiftEpisode *episode, LiftDate day, LiftDate today, LiftDate chosen);

G_END_DECLS
