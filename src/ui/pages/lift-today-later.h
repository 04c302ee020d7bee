/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/** From this day number on the scales come when they are asked for. */
#define LIFT_LATER_FROM 15

/**
 * LiftTodayLater:
 *
 * What Today asks and offers apart from the scales: whether a planned thread lift took place, whether the clinic was
 * reached, what is to come after two weeks, tomorrow's visit, and from day 15 on the short form of a day. Each card is
 * made when it is first needed and changed in place. Emits `scores-wanted`.
 */
#define LIFT_TYPE_TODAY_LATER (lift_today_later_get_type ())
G_DECLARE_FINAL_TYPE (LiftTodayLater, lift_today_later, LIFT, TODAY_LATER, GtkBox)

GtkWidget *lift_today_later_new (LiftDiaryModel *model);
void lift_today_later_update (LiftTodayLater *self);
void lift_today_later_start (LiftTodayLater *self);
void lift_today_later_set_scores_shown (LiftTodayLater *self, gboolean shown);

G_END_DECLS
