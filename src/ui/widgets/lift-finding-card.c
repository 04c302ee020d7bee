/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-finding-card.h"

#include <glib/gi18n-lib.h>

#include "lift-english-label.h"
#include "lift-format-english.h"
#include "lift-phone.h"
#include "lift-ui-parts.h"

struct _LiftFindingCard {
  GtkBox parent_instance;

  LiftDiaryModel *model;
  LiftFinding finding;
  char *text;
};

G_DEFINE_FINAL_TYPE (LiftFindingCard, lift_finding_card, GTK_TYPE_BOX)

static void
told_cb (LiftFindingCard *self)
{
  lift_diary_model_answer_finding (self->model, &self->finding, LIFT_CONTACT_TOLD);
}

static void
passed_cb (LiftFindingCard *self)
{
  lift_diary_model_answer_finding (self->model, &self->finding, LIFT_CONTACT_PASSED);
}

static void
lift_finding_card_dispose (GObject *object)
{
  LiftFindingCard *self = LIFT_FINDING_CARD (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (lift_finding_card_parent_class)->dispose (object);
}

static void
lift_finding_card_class_init (LiftFindingCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_finding_card_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "findingcard");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lift_finding_card_init (LiftFindingCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

static GtkWidget *
make_text (const char *text, const char *css_class)
{
  GtkWidget *label = lift_ui_make_label (text, css_class);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* Selectable labels take the focus and would be one more stop on the way to the buttons. */
  gtk_widget_set_focusable (label, FALSE);
  return label;
}

static GtkWidget *
make_answers (LiftFindingCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *told = lift_ui_make_button (_("I told my clinic"));
  GtkWidget *passed = lift_ui_make_button (_("It has passed"));

  g_signal_connect_swapped (told, "clicked", G_CALLBACK (told_cb), self);
  g_signal_connect_swapped (passed, "clicked", G_CALLBACK (passed_cb), self);
  gtk_box_append (GTK_BOX (box), told);
  gtk_box_append (GTK_BOX (box), passed);
  return box;
}

/* The clinic's number, or the way to tell it. */
static void
add_clinic (LiftFindingCard *self, LiftProcedure *procedure)
{
  GtkWidget *add;

  if (procedure->phone != NULL && procedure->phone[0] != '\0') {
    gtk_box_append (GTK_BOX (self), lift_phone_row_new (procedure->phone));
    return;
  }
  add = lift_ui_make_button (_("Add number"));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.numbers");
  gtk_box_append (GTK_BOX (self), add);
}

/**
 * lift_finding_card_new:
 * @model: the diary
 * @finding: a rule that spoke
 *
 * Returns: (transfer floating): its card; one quiet line if it has been answered.
 */
GtkWidget *
lift_finding_card_new (LiftDiaryModel *model, const LiftFinding *finding)
{
  LiftFindingCard *self = g_object_new (LIFT_TYPE_FINDING_CARD, NULL);
  LiftProcedure *procedure = lift_diary_model_get_procedure (model);
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (model);
  g_autofree char *title = lift_format_finding_title (finding, procedure);
  g_autofree char *advice = NULL;
  g_autofree char *answered = NULL;
  g_autofree char *english = NULL;
  gboolean calls = finding->tier == LIFT_TIER_EMERGENCY || finding->tier == LIFT_TIER_TODAY;

  self->model = g_object_ref (model);
  self->finding = *finding;
  self->text = lift_format_finding (finding, procedure, snapshot->emergency_number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->text, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), lift_tier_to_key (finding->tier));
  if (!lift_finding_is_open (finding)) {
    g_autofree char *checked = lift_format_finding_title_checked (finding, procedure);

    gtk_widget_add_css_class (GTK_WIDGET (self), "answered");
    answered = g_strdup_printf ("%s · %s", checked, lift_format_finding_answer (finding));
    gtk_box_append (GTK_BOX (self), make_text (answered, "caption"));
    return GTK_WIDGET (self);
  }
  english = lift_english_finding (finding, procedure, snapshot->emergency_number);
  if (finding->tier == LIFT_TIER_VISIT) {
    gtk_widget_add_css_class (GTK_WIDGET (self), "answered");
    gtk_box_append (GTK_BOX (self), make_text (self->text, "caption"));
    lift_english_label_append (GTK_BOX (self), g_steal_pointer (&english));
    return GTK_WIDGET (self);
  }
  if (title != NULL && title[0] != '\0')
    gtk_box_append (GTK_BOX (self), make_text (title, "heading"));
  gtk_box_append (GTK_BOX (self), make_text (self->text, NULL));
  advice = lift_format_finding_advice (finding, procedure, snapshot->emergency_number);
  if (advice != NULL && advice[0] != '\0')
    gtk_box_append (GTK_BOX (self), make_text (advice, NULL));
  lift_english_label_append (GTK_BOX (self), g_steal_pointer (&english));
  if (calls && finding->tier == LIFT_TIER_EMERGENCY)
    gtk_box_append (GTK_BOX (self), lift_phone_row_new (snapshot->emergency_number));
  else if (calls)
    add_clinic (self, procedure);
  if (finding->answered != NULL)
    gtk_box_append (GTK_BOX (self), make_text (lift_format_finding_answer (finding), "quiet"));
  if (calls)
    gtk_box_append (GTK_BOX (self), make_answers (self));
  return GTK_WIDGET (self);
}

/** lift_finding_card_get_text: Returns: (transfer none): what it says, for the control that caused it. */
const char *
lift_finding_card_get_text (LiftFindingCard *self)
{
  return self->text;
}
