/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-episode.h"

G_BEGIN_DECLS

/**
 * LiftWeekStrip:
 *
 * Eight days in a row, each a button: filled (written), hollow (written later), empty, and today. Emits
 * `day-chosen` (int: LiftDate). Left and right move between the days, mirrored with the text.
 *
 * # CSS nodes
 * `weekstrip` with `button.day` children, of which each has a `box.dot`.
 */
#define LIFT_TYPE_WEEK_STRIP (lift_week_strip_get_type ())
G_DECLARE_FINAL_TYPE (LiftWeekStrip, lift_week_strip, LIFT, WEEK_STRIP, GtkBox)

void lift_week_strip_update (LiftWeekStrip *self, LiftEpisode *episode, LiftDate today, LiftDate chosen);

G_END_DECLS
