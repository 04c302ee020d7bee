/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-procedure-consultation.h"

#include <glib/gi18n-lib.h>

#include "lift-pair.h"
#include "lift-text-row.h"
#include "lift-ui-parts.h"

struct _LiftProcedureConsultation {
  GtkBox parent_instance;

  LiftDiaryModel *model;
  GtkWidget *goals;
  GtkWidget *baseline;
  GtkWidget *questions;
  GtkWidget *entry;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (LiftProcedureConsultation, lift_procedure_consultation, GTK_TYPE_BOX)

static void
goals_cb (LiftProcedureConsultation *self, const char *text)
{
  lift_diary_model_change_procedure (self->model, lift_procedure_change_new_text (LIFT_PROCEDURE_GOALS, text));
}

static void
baseline_cb (LiftProcedureConsultation *self, const char *text)
{
  lift_diary_model_change_procedure (self->model, lift_procedure_change_new_text (LIFT_PROCEDURE_BASELINE_NOTE, text));
}

/* Questions ----------------------------------------------------------------------------------------- */

static const char *
get_key (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "question");
}

static void
asked_cb (LiftProcedureConsultation *self, GtkToggleButton *button)
{
  gint64 now = lift_clock_get_now_utc (lift_diary_model_get_clock (self->model));
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (button));

  if (g_object_get_data (G_OBJECT (row), "setting") == NULL)
    lift_diary_model_change_procedure (
      self->model, lift_procedure_change_new_tick (get_key (row), gtk_toggle_button_get_active (button) ? now : 0));
}

static void
remove_cb (LiftProcedureConsultation *self, GtkWidget *button)
{
  lift_diary_model_change_procedure (self->model,
                                     lift_procedure_change_new_removal (get_key (gtk_widget_get_parent (button))));
  /* The button goes with its row: the focus stays in the section. */
  gtk_widget_grab_focus (self->entry);
}

static void
show_question (GtkWidget *row, const LiftQuestion *question)
{
  GtkWidget *asked = g_object_get_data (G_OBJECT (row), "asked");
  GtkWidget *remove = g_object_get_data (G_OBJECT (row), "remove");
  /* Translators: %s is a question that she wrote. */
  g_autofree char *asked_name = g_strdup_printf (_("Asked: %s"), question->text);
  g_autofree char *remove_name = g_strdup_printf (_("Remove the question: %s"), question->text);

  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "text"), question->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asked), GTK_ACCESSIBLE_PROPERTY_LABEL, asked_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
  g_object_set_data (G_OBJECT (row), "setting", row);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (asked), question->ticked_at != 0);
  g_object_set_data (G_OBJECT (row), "setting", NULL);
}

static GtkWidget *
make_question (LiftProcedureConsultation *self, const LiftQuestion *question)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = lift_ui_make_label (NULL, NULL);
  GtkWidget *asked = lift_ui_make_check (C_("question", "Asked"));
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (row, "padded");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (asked, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_tooltip_text (remove, _("Remove this question"));
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), asked);
  gtk_box_append (GTK_BOX (row), remove);
  g_object_set_data_full (G_OBJECT (row), "question", g_strdup (question->uuid), g_free);
  g_object_set_data (G_OBJECT (row), "text", text);
  g_object_set_data (G_OBJECT (row), "asked", asked);
  g_object_set_data (G_OBJECT (row), "remove", remove);
  g_signal_connect_swapped (asked, "toggled", G_CALLBACK (asked_cb), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
  return row;
}

static const LiftQuestion *
find_question (const LiftProcedure *procedure, const char *uuid)
{
  for (guint i = 0; i < procedure->questions->len; i++) {
    const LiftQuestion *question = g_ptr_array_index (procedure->questions, i);

    if (g_strcmp0 (question->uuid, uuid) == 0)
      return question;
  }
  return NULL;
}

static GtkWidget *
find_row (LiftProcedureConsultation *self, const char *uuid)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->questions); row != NULL; row = gtk_widget_get_next_sibling (row)) {
    if (g_strcmp0 (get_key (row), uuid) == 0)
      return row;
  }
  return NULL;
}

/* Rows stay where they are; what is gone goes, what is new is put at the end. */
static void
show_questions (LiftProcedureConsultation *self, const LiftProcedure *procedure)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->questions); row != NULL;) {
    GtkWidget *next = gtk_widget_get_next_sibling (row);

    if (find_question (procedure, get_key (row)) == NULL)
      gtk_box_remove (GTK_BOX (self->questions), row);
    row = next;
  }
  for (guint i = 0; i < procedure->questions->len; i++) {
    const LiftQuestion *question = g_ptr_array_index (procedure->questions, i);
    GtkWidget *row = find_row (self, question->uuid);

    if (row == NULL) {
      row = make_question (self, question);
      gtk_box_append (GTK_BOX (self->questions), row);
    }
    show_question (row, question);
  }
  gtk_widget_set_visible (self->questions, procedure->questions->len > 0);
}

static void
add_cb (LiftProcedureConsultation *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (text[0] == '\0')
    return;
  lift_diary_model_change_procedure (self->model, lift_procedure_change_new_question (text));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
}

static GtkWidget *
make_adder (LiftProcedureConsultation *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *title = _("A question for the visit");

  gtk_widget_add_css_class (box, "padded");
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (add_cb), self);
  self->add = lift_ui_make_button (C_("question", "Add"));
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (box), lift_ui_make_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), lift_pair_new (self->entry, self->add));
  return box;
}

/* The section --------------------------------------------------------------------------------------- */

static void
update (LiftProcedureConsultation *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);

  if (procedure == NULL)
    return;
  lift_text_row_set_text (LIFT_TEXT_ROW (self->goals), lift_procedure_get_text (procedure, LIFT_PROCEDURE_GOALS));
  lift_text_row_set_text (LIFT_TEXT_ROW (self->baseline),
                          lift_procedure_get_text (procedure, LIFT_PROCEDURE_BASELINE_NOTE));
  show_questions (self, procedure);
}

static void
lift_procedure_consultation_dispose (GObject *object)
{
  g_clear_object (&LIFT_PROCEDURE_CONSULTATION (object)->model);
  G_OBJECT_CLASS (lift_procedure_consultation_parent_class)->dispose (object);
}

static void
lift_procedure_consultation_class_init (LiftProcedureConsultationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_procedure_consultation_dispose;
}

static void
lift_procedure_consultation_init (LiftProcedureConsultation *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rows");
}

/** lift_procedure_consultation_new: Returns: (transfer floating): the section, which follows @model. */
GtkWidget *
lift_procedure_consultation_new (LiftDiaryModel *model)
{
  LiftProcedureConsultation *self = g_object_new (LIFT_TYPE_PROCEDURE_CONSULTATION, NULL);

  self->model = g_object_ref (model);
  self->goals = lift_text_row_new (_("What you hope for"), _("Look backs are measured by it."), TRUE);
  g_signal_connect_object (self->goals, "edited", G_CALLBACK (goals_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->goals);
  self->baseline = lift_text_row_new (_("What was already different before"), _("Such as: the left brow sits lower."), TRUE);
  g_signal_connect_object (self->baseline, "edited", G_CALLBACK (baseline_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->baseline);
  self->questions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->questions, "rows");
  gtk_box_append (GTK_BOX (self), self->questions);
  gtk_box_append (GTK_BOX (self), make_adder (self));
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
