/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-episode.h"

G_BEGIN_DECLS

/**
 * LiftChartCard:
 *
 * What the chart knows of one day, in words, beside the pointer or the cursor. A screen reader has the same from
 * the points, so it is hidden from it.
 */
#define LIFT_TYPE_CHART_CARD (lift_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (LiftChartCard, lift_chart_card, LIFT, CHART_CARD, GtkBox)

GtkWidget *lift_chart_card_new (void);
gboolean lift_chart_card_show_day (LiftChartCard *self, LiftEpisode *episode, GPtrArray *milestones, LiftDate day);

G_END_DECLS
