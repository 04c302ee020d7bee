/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-scale-row.h"

#include <glib/gi18n-lib.h>

#include "lift-format-english.h"
#include "lift-scale-cells.h"
#include "lift-ui-parts.h"

struct _LiftScaleRow {
  GtkBox parent_instance;

  LiftSymptom symptom;
  GtkWidget *value;
  GtkWidget *clear;
  GtkWidget *cells;
  GtkWidget *card;
};

G_DEFINE_FINAL_TYPE (LiftScaleRow, lift_scale_row, GTK_TYPE_BOX)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_value (LiftScaleRow *self)
{
  int score = lift_scale_cells_get_score (LIFT_SCALE_CELLS (self->cells));
  gboolean answered = score != LIFT_SCORE_NONE;
  g_autofree char *text = lift_format_score (self->symptom, score);

  gtk_label_set_label (GTK_LABEL (self->value), text);
  if (answered)
    gtk_widget_remove_css_class (self->value, "quiet");
  else
    gtk_widget_add_css_class (self->value, "quiet");
  gtk_widget_set_visible (self->clear, answered);
}

static void
chosen_cb (LiftScaleRow *self, int score)
{
  show_value (self);
  g_signal_emit (self, signals[CHOSEN], 0, score);
}

static void
clear_clicked_cb (LiftScaleRow *self)
{
  lift_scale_cells_set_score (LIFT_SCALE_CELLS (self->cells), LIFT_SCORE_NONE);
  gtk_widget_grab_focus (self->cells);
  chosen_cb (self, LIFT_SCORE_NONE);
}

static gboolean
lift_scale_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIFT_SCALE_ROW (widget)->cells);
}

static void
lift_scale_row_class_init (LiftScaleRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = lift_scale_row_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
lift_scale_row_init (LiftScaleRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_add_css_class (GTK_WIDGET (self), "scale-row");
}

static GtkWidget *
make_heading (LiftScaleRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = lift_ui_make_label (lift_format_symptom (self->symptom), "heading");
  g_autofree char *clear_name = g_strdup_printf (_("Clear %s: not answered"), lift_format_symptom (self->symptom));

  gtk_widget_add_css_class (line, "heading-line");
  gtk_widget_set_hexpand (name, TRUE);
  self->value = gtk_label_new (NULL);
  self->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_add_css_class (self->clear, "circular");
  gtk_widget_add_css_class (self->clear, "small");
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  /* One focus stop for a row: with the keyboard, Delete does the same. */
  gtk_widget_set_focusable (self->clear, FALSE);
  gtk_widget_set_tooltip_text (self->clear, _("Not answered (Delete)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, clear_name, -1);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), self->value);
  gtk_box_append (GTK_BOX (line), self->clear);
  return line;
}

/* What 0 and 10 mean, each under its end of the scale. */
static GtkWidget *
make_anchors (const char *low_words, const char *high_words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *low = lift_ui_make_label (low_words, NULL);
  GtkWidget *high = lift_ui_make_label (high_words, NULL);

  gtk_label_set_yalign (GTK_LABEL (low), 0);
  gtk_label_set_xalign (GTK_LABEL (high), 1);
  gtk_label_set_yalign (GTK_LABEL (high), 0);
  gtk_label_set_justify (GTK_LABEL (high), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (low, TRUE);
  gtk_box_append (GTK_BOX (line), low);
  gtk_box_append (GTK_BOX (line), high);
  gtk_widget_add_css_class (line, "caption");
  gtk_widget_add_css_class (line, "quiet");
  return line;
}

static void
add_anchors (LiftScaleRow *self)
{
  g_autofree char *low = lift_english_anchor_low (self->symptom);
  g_autofree char *high = lift_english_anchor_high (self->symptom);

  gtk_box_append (GTK_BOX (self), make_anchors (lift_format_anchor_low (self->symptom),
                                                lift_format_anchor_high (self->symptom)));
  if (low != NULL && high != NULL) {
    GtkWidget *english = make_anchors (low, high);

    gtk_widget_add_css_class (english, "english");
    gtk_box_append (GTK_BOX (self), english);
  }
}

/**
 * lift_scale_row_new:
 * @symptom: what is scored
 *
 * Returns: (transfer floating): a row on which nothing is answered.
 */
GtkWidget *
lift_scale_row_new (LiftSymptom symptom)
{
  LiftScaleRow *self = g_object_new (LIFT_TYPE_SCALE_ROW, NULL);
  const char *hint = lift_format_symptom_hint (symptom);

  self->symptom = symptom;
  gtk_box_append (GTK_BOX (self), make_heading (self));
  if (hint != NULL && hint[0] != '\0') {
    GtkWidget *label = gtk_label_new (hint);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "quiet");
    gtk_box_append (GTK_BOX (self), label);
  }
  self->cells = lift_scale_cells_new (symptom);
  g_signal_connect_swapped (self->cells, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (self), self->cells);
  add_anchors (self);
  show_value (self);
  return GTK_WIDGET (self);
}

/** lift_scale_row_get_symptom: Returns: what is scored. */
LiftSymptom
lift_scale_row_get_symptom (LiftScaleRow *self)
{
  return self->symptom;
}

/** lift_scale_row_get_score: Returns: 0 to 10, or %LIFT_SCORE_NONE. */
int
lift_scale_row_get_score (LiftScaleRow *self)
{
  return lift_scale_cells_get_score (LIFT_SCALE_CELLS (self->cells));
}

/** lift_scale_row_set_score: shows @score without `chosen`. */
void
lift_scale_row_set_score (LiftScaleRow *self, int score)
{
  lift_scale_cells_set_score (LIFT_SCALE_CELLS (self->cells), score);
  show_value (self);
}

/** lift_scale_row_set_yesterday: see lift_scale_cells_set_yesterday(). */
void
lift_scale_row_set_yesterday (LiftScaleRow *self, int score)
{
  lift_scale_cells_set_yesterday (LIFT_SCALE_CELLS (self->cells), score);
}

/**
 * lift_scale_row_set_finding:
 * @self: a row
 * @card: (nullable) (transfer floating): the card directly under the cells; %NULL removes it
 * @text: (nullable): its text, also said with the cells
 */
void
lift_scale_row_set_finding (LiftScaleRow *self, GtkWidget *card, const char *text)
{
  if (self->card != NULL)
    gtk_box_remove (GTK_BOX (self), self->card);
  self->card = card;
  if (card != NULL)
    gtk_box_append (GTK_BOX (self), card);
  lift_scale_cells_set_finding (LIFT_SCALE_CELLS (self->cells), card != NULL ? text : NULL);
}
