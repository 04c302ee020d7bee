/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "lift-episode.h"

G_BEGIN_DECLS

/**
 * LiftDayItem:
 *
 * One line of the diary's list: a day, written or empty.
 */
#define LIFT_TYPE_DAY_ITEM (lift_day_item_get_type ())
G_DECLARE_FINAL_TYPE (LiftDayItem, lift_day_item, LIFT, DAY_ITEM, GObject)

LiftDayItem *lift_day_item_new (LiftEpisode *episode, LiftDate day);
gboolean lift_day_item_follow (LiftDayItem *self, LiftDayItem *newer);
LiftDate lift_day_item_get_day (LiftDayItem *self);
LiftEntry *lift_day_item_get_entry (LiftDayItem *self);
char *lift_day_item_dup_title (LiftDayItem *self);
char *lift_day_item_dup_summary (LiftDayItem *self);

G_END_DECLS
