/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-choice-row.h"

#include "lift-pair.h"
#include "lift-ui-parts.h"

#define MAX_ANSWERS 48
/* Up to so many answers stand beside the question where there is room. */
#define MAX_BESIDE 3

struct _LiftChoiceRow {
  GtkBox parent_instance;

  GtkWidget *question;
  GtkWidget *answers[MAX_ANSWERS];
  int n_answers;
  int choice;
  gboolean setting;
  gboolean may_be_none;
};

G_DEFINE_FINAL_TYPE (LiftChoiceRow, lift_choice_row, GTK_TYPE_BOX)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_choice (LiftChoiceRow *self)
{
  self->setting = TRUE;
  for (int i = 0; i < self->n_answers; i++) {
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->answers[i]), i == self->choice);
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->answers[i]), GTK_ACCESSIBLE_STATE_CHECKED,
                                 i == self->choice ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  }
  self->setting = FALSE;
}

static void
toggled_cb (LiftChoiceRow *self, GtkToggleButton *answer)
{
  int choice = -1;

  if (self->setting)
    return;
  for (int i = 0; i < self->n_answers; i++) {
    if (self->answers[i] == GTK_WIDGET (answer) && (gtk_toggle_button_get_active (answer) || !self->may_be_none))
      choice = i;
  }
  self->choice = choice;
  show_choice (self);
  g_signal_emit (self, signals[CHOSEN], 0, choice);
}

static void
lift_choice_row_class_init (LiftChoiceRowClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lift_choice_row_init (LiftChoiceRow *self)
{
  self->choice = -1;
  self->may_be_none = TRUE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

static GtkWidget *
make_answers (LiftChoiceRow *self, const char *const *answers)
{
  guint n = MIN (g_strv_length ((char **) answers), MAX_ANSWERS);
  GtkWidget *row = n <= MAX_BESIDE ? gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6) : gtk_flow_box_new ();

  if (n <= MAX_BESIDE) {
    gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  } else {
    gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (row), GTK_SELECTION_NONE);
    gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (row), 6);
    gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (row), 6);
    gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (row), MAX_ANSWERS);
  }
  for (self->n_answers = 0; self->n_answers < (int) n; self->n_answers++) {
    /* On GTK 4.8 a toggle button is a plain button to a screen reader, which would not tell the chosen one. */
    GtkWidget *answer = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, "label",
                                      answers[self->n_answers], NULL);

    gtk_widget_add_css_class (answer, "answer");
    /* In a narrow window long words of other languages take a second line. */
    lift_ui_wrap_button (GTK_BUTTON (answer));
    g_signal_connect_swapped (answer, "toggled", G_CALLBACK (toggled_cb), self);
    self->answers[self->n_answers] = answer;
    if (n <= MAX_BESIDE) {
      gtk_box_append (GTK_BOX (row), answer);
      continue;
    }
    gtk_flow_box_append (GTK_FLOW_BOX (row), answer);
    /* The button is the focus stop, not the cell of the box around it. */
    gtk_widget_set_focusable (gtk_widget_get_parent (answer), FALSE);
  }
  return row;
}

/**
 * lift_choice_row_new:
 * @question: what is asked
 * @caption: (nullable): a quieter line under it
 * @answers: (array zero-terminated=1): two to 48 of them
 *
 * Returns: (transfer floating): a row on which nothing is chosen.
 */
GtkWidget *
lift_choice_row_new (const char *question, const char *caption, const char *const *answers)
{
  LiftChoiceRow *self = g_object_new (LIFT_TYPE_CHOICE_ROW, NULL);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row;

  self->question = lift_ui_make_label (question, "heading");
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->question);
  if (caption != NULL) {
    GtkWidget *label = lift_ui_make_label (caption, "caption");

    gtk_widget_add_css_class (label, "quiet");
    gtk_box_append (GTK_BOX (texts), label);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
  row = make_answers (self, answers);
  show_choice (self);
  if (self->n_answers <= MAX_BESIDE) {
    gtk_box_append (GTK_BOX (self), lift_pair_new (texts, row));
  } else {
    gtk_box_append (GTK_BOX (self), texts);
    gtk_box_append (GTK_BOX (self), row);
  }
  return GTK_WIDGET (self);
}

/** lift_choice_row_set_question: changes what is asked. */
void
lift_choice_row_set_question (LiftChoiceRow *self, const char *question)
{
  gtk_label_set_label (GTK_LABEL (self->question), question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
}

/** lift_choice_row_get_choice: Returns: the position of the chosen answer, -1 for none. */
int
lift_choice_row_get_choice (LiftChoiceRow *self)
{
  return self->choice;
}

/** lift_choice_row_set_choice: shows @choice (-1 for none) without `chosen`. */
void
lift_choice_row_set_choice (LiftChoiceRow *self, int choice)
{
  self->choice = choice;
  show_choice (self);
}

/** lift_choice_row_set_may_be_none: whether pressing the chosen answer again takes it back (the default). */
void
lift_choice_row_set_may_be_none (LiftChoiceRow *self, gboolean may_be_none)
{
  self->may_be_none = may_be_none;
}

/** lift_choice_row_set_description: @text (nullable) that a screen reader adds, such as a finding's. */
void
lift_choice_row_set_description (LiftChoiceRow *self, const char *text)
{
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}
