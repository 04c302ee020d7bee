/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-today-page.h"
#include "lift-week-strip.h"

G_BEGIN_DECLS

struct _LiftTodayPage {
  AdwBin parent_instance;

  GtkWidget *title;
  GtkWidget *hint;
  LiftWeekStrip *strip;
  GtkWidget *which_day;
  GtkWidget *which_day_text;
  GtkWidget *which_day_stay;
  GtkWidget *which_day_move;
  GtkWidget *form;
  GtkWidget *question;
  GtkWidget *scores;
  GtkWidget *more;
  GtkWidget *state;
  GtkWidget *undo;

  LiftDiaryModel *model;
  GtkWidget *rows[LIFT_N_SYMPTOMS];
  GtkWidget *signs;
  GtkWidget *more_expander;
  GtkWidget *more_side;
  GtkWidget *pain_relief;
  GtkWidget *events;
  GtkWidget *author;
  GtkWidget *note_expander;
  GtkWidget *note_view;
  GtkTextBuffer *note;
  /* What later days ask and offer; made with what stands below the scores, or sooner where it stands for them. */
  GtkWidget *later;
  /* She asked for the scales of a day that has none by itself. */
  gboolean scores_wanted;
  gboolean updating;
  guint findings_id;
  guint rest_id;
  /* What the cards show now, so that they are not rebuilt under her finger. */
  char *findings_shown;
};

void _lift_today_page_show_findings (LiftTodayPage *self);
void _lift_today_page_make_later (LiftTodayPage *self);
void _lift_today_page_update_later (LiftTodayPage *self);

G_END_DECLS
