/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-chart-layout.h"
#include "lift-chart-view.h"

G_BEGIN_DECLS

struct _LiftChartView {
  GtkWidget parent_instance;

  LiftEpisode *episode;
  LiftReference *reference;
  guint symptoms;
  gboolean small_multiples;
  LiftDate today;
  LiftEpisode *previous;
  GPtrArray *milestones;
  LiftChartLayout *layout;
  GPtrArray *points;
  GtkWidget *card;
  /* Where the keyboard was last, so that coming back goes on from there. */
  LiftDate cursor_day;
  LiftSymptom cursor_symptom;
  LiftDate card_day;
  double card_y;
  /* Where the pointer was last. */
  double pointer_x;
  double pointer_y;
  int legend_width;
  int legend_height;
};

/* lift-chart-view-points.c: the points as widgets, and the cursor that goes from one to the next. */
LiftDate _lift_chart_point_get_day (GtkWidget *point);
LiftSymptom _lift_chart_point_get_symptom (GtkWidget *point);
void _lift_chart_view_make_points (LiftChartView *self);
GtkWidget *_lift_chart_view_find_cursor (LiftChartView *self);
gboolean _lift_chart_view_key_pressed (LiftChartView *self, guint keyval);

G_END_DECLS
