/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-satisfaction-row.h"

#include <glib/gi18n-lib.h>

#include "lift-format-procedure.h"
#include "lift-symptom.h"
#include "lift-ui-parts.h"

#define N_ANSWERS 11

struct _LiftSatisfactionRow {
  GtkBox parent_instance;

  GtkWidget *answers[N_ANSWERS];
  int score;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (LiftSatisfactionRow, lift_satisfaction_row, GTK_TYPE_BOX)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_score (LiftSatisfactionRow *self)
{
  self->setting = TRUE;
  for (int i = 0; i < N_ANSWERS; i++) {
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->answers[i]), i == self->score);
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->answers[i]), GTK_ACCESSIBLE_STATE_CHECKED,
                                 i == self->score ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  }
  self->setting = FALSE;
}

static void
toggled_cb (LiftSatisfactionRow *self, GtkToggleButton *answer)
{
  if (self->setting)
    return;
  self->score = LIFT_SCORE_NONE;
  for (int i = 0; i < N_ANSWERS; i++) {
    if (self->answers[i] == GTK_WIDGET (answer) && gtk_toggle_button_get_active (answer))
      self->score = i;
  }
  show_score (self);
  g_signal_emit (self, signals[CHOSEN], 0, self->score);
}

static void
lift_satisfaction_row_class_init (LiftSatisfactionRowClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_answers (LiftSatisfactionRow *self)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (box), TRUE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), N_ANSWERS);
  for (int i = 0; i < N_ANSWERS; i++) {
    g_autofree char *label = g_strdup_printf (C_("number", "%d"), i);
    g_autofree char *name = lift_format_satisfaction (i);
    GtkWidget *answer = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, "label",
                                      label, NULL);

    gtk_widget_add_css_class (answer, "answer");
    gtk_widget_add_css_class (answer, "score");
    gtk_accessible_update_property (GTK_ACCESSIBLE (answer), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    g_signal_connect_swapped (answer, "toggled", G_CALLBACK (toggled_cb), self);
    self->answers[i] = answer;
    gtk_flow_box_append (GTK_FLOW_BOX (box), answer);
    gtk_widget_set_focusable (gtk_widget_get_parent (answer), FALSE);
  }
  return box;
}

static GtkWidget *
make_anchors (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *low = lift_ui_make_label (C_("satisfaction", "not at all"), "caption");
  GtkWidget *high = lift_ui_make_label (C_("satisfaction", "completely"), "caption");

  gtk_widget_add_css_class (low, "quiet");
  gtk_widget_add_css_class (high, "quiet");
  gtk_widget_set_hexpand (low, TRUE);
  gtk_label_set_xalign (GTK_LABEL (high), 1);
  gtk_box_append (GTK_BOX (line), low);
  gtk_box_append (GTK_BOX (line), high);
  return line;
}

static void
lift_satisfaction_row_init (LiftSatisfactionRow *self)
{
  const char *question = _("How satisfied are you, measured by your own goals?");

  self->score = LIFT_SCORE_NONE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), lift_ui_make_label (question, "heading"));
  gtk_box_append (GTK_BOX (self), make_answers (self));
  gtk_box_append (GTK_BOX (self), make_anchors ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
  show_score (self);
}

/** lift_satisfaction_row_new: Returns: (transfer floating): a row on which nothing is chosen. */
GtkWidget *
lift_satisfaction_row_new (void)
{
  return g_object_new (LIFT_TYPE_SATISFACTION_ROW, NULL);
}

/** lift_satisfaction_row_set_score: shows @score (%LIFT_SCORE_NONE for none) without `chosen`. */
void
lift_satisfaction_row_set_score (LiftSatisfactionRow *self, int score)
{
  self->score = score;
  show_score (self);
}
