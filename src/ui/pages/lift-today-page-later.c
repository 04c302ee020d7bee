/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-today-page-private.h"

#include "lift-today-later.h"

static void
scores_wanted_cb (LiftTodayPage *self)
{
  self->scores_wanted = TRUE;
  _lift_today_page_update_later (self);
  gtk_widget_grab_focus (self->rows[0]);
}

/** _lift_today_page_make_later: puts what later days ask above the form, where that is not there yet. */
void
_lift_today_page_make_later (LiftTodayPage *self)
{
  if (self->later != NULL)
    return;
  self->later = lift_today_later_new (self->model);
  g_signal_connect_swapped (self->later, "scores-wanted", G_CALLBACK (scores_wanted_cb), self);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->form)), self->later, self->which_day);
}

static gboolean
has_scores (LiftTodayPage *self, LiftDate day)
{
  g_autoptr (LiftEntry) entry = lift_diary_model_dup_shown_entry (self->model, day);

  for (guint i = 0; i < LIFT_N_CORE_SYMPTOMS; i++) {
    if (entry->scores[i] != LIFT_SCORE_NONE)
      return TRUE;
  }
  return FALSE;
}

/**
 * _lift_today_page_update_later:
 * @self: a page with a chosen day
 *
 * From day 15 on the scales come when they are asked for, and stay where the day has scores.
 */
void
_lift_today_page_update_later (LiftTodayPage *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  LiftDate day = lift_diary_model_get_day (self->model);
  gboolean optional = day - procedure->day0 >= LIFT_LATER_FROM;
  gboolean shown = !optional || self->scores_wanted || has_scores (self, day);

  /* A score that is taken back does not take the scales away under her hand. */
  self->scores_wanted = self->scores_wanted || (optional && shown);
  if (optional)
    _lift_today_page_make_later (self);
  gtk_widget_set_visible (self->scores, shown);
  gtk_widget_set_visible (self->question, shown);
  if (self->later == NULL)
    return;
  lift_today_later_update (LIFT_TODAY_LATER (self->later));
  lift_today_later_set_scores_shown (LIFT_TODAY_LATER (self->later), shown);
}
