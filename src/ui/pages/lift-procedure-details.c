/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-procedure-details.h"

#include <glib/gi18n-lib.h>

#include "lift-choice-row.h"
#include "lift-format.h"
#include "lift-number-entry.h"
#include "lift-pair.h"
#include "lift-text-row.h"
#include "lift-ui-parts.h"

#define THREADS_MAX 999

static const LiftZone zones[] = { LIFT_ZONE_BROW, LIFT_ZONE_CHEEK, LIFT_ZONE_JAWLINE, LIFT_ZONE_NECK, LIFT_ZONE_OTHER };
/* In the order of the answers. */
static const LiftSide sides[] = { LIFT_SIDE_LEFT, LIFT_SIDE_BOTH, LIFT_SIDE_RIGHT };
static const LiftProcedureField texts[] = { LIFT_PROCEDURE_THREAD_KIND, LIFT_PROCEDURE_COMBINED, LIFT_PROCEDURE_CLINIC,
                                            LIFT_PROCEDURE_CLINICIAN, LIFT_PROCEDURE_PHONE };

enum { STAYS_YES, STAYS_NO };

struct _LiftProcedureDetails {
  GtkBox parent_instance;

  LiftDiaryModel *model;
  LiftProcedurePart part;
  GtkWidget *areas[G_N_ELEMENTS (zones)];
  GtkWidget *anaesthetic;
  GtkWidget *material;
  GtkWidget *count;
  GtkWidget *stays;
  GtkWidget *texts[G_N_ELEMENTS (texts)];
};

G_DEFINE_FINAL_TYPE (LiftProcedureDetails, lift_procedure_details, GTK_TYPE_BOX)

static void
set_number (LiftProcedureDetails *self, LiftProcedureField field, int number)
{
  lift_diary_model_change_procedure (self->model, lift_procedure_change_new_number (field, number));
}

static void
area_cb (LiftProcedureDetails *self, int choice, GtkWidget *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++) {
    if (self->areas[i] == row)
      lift_diary_model_change_procedure (
        self->model, lift_procedure_change_new_area (zones[i], choice < 0 ? LIFT_SIDE_NONE : sides[choice]));
  }
}

static void
area_chosen_cb (GtkWidget *row, int choice, gpointer user_data)
{
  area_cb (user_data, choice, row);
}

/* "Not said" is 0 in these, so that an answer's position is one less. */
static void
anaesthetic_cb (LiftProcedureDetails *self, int choice)
{
  set_number (self, LIFT_PROCEDURE_ANAESTHETIC, choice + 1);
}

static void
material_cb (LiftProcedureDetails *self, int choice)
{
  set_number (self, LIFT_PROCEDURE_MATERIAL, choice + 1);
}

static void
count_cb (LiftProcedureDetails *self, int count)
{
  set_number (self, LIFT_PROCEDURE_THREAD_COUNT, MAX (count, 0));
}

static void
stays_cb (LiftProcedureDetails *self, int choice)
{
  set_number (self, LIFT_PROCEDURE_NONABSORBABLE, choice == STAYS_YES);
}

static void
text_edited_cb (GtkWidget *row, const char *text, gpointer user_data)
{
  LiftProcedureDetails *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (self->texts[i] == row)
      lift_diary_model_change_procedure (self->model, lift_procedure_change_new_text (texts[i], text));
  }
}

static GtkWidget *
add_choice (LiftProcedureDetails *self, const char *question, const char *caption, const char *const *answers, GCallback chosen)
{
  GtkWidget *row = lift_choice_row_new (question, caption, answers);

  gtk_widget_add_css_class (row, "padded");
  g_signal_connect_object (row, "chosen", chosen, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), row);
  return row;
}

static void
fill_preparation (LiftProcedureDetails *self)
{
  const char *const side_names[] = { C_("area side", "Left"), C_("area side", "Both"), C_("area side", "Right"), NULL };
  const char *const anaesthetics[] = { C_("anaesthetic", "None"), C_("anaesthetic", "Numbing cream"),
                                       C_("anaesthetic", "Local"), C_("anaesthetic", "Sedation"),
                                       C_("anaesthetic", "Not known"), NULL };
  GtkWidget *heading = lift_ui_make_label (_("Which areas are marked, and on which side?"), "quiet");

  gtk_widget_add_css_class (heading, "padded");
  gtk_box_append (GTK_BOX (self), heading);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++) {
    self->areas[i] = lift_choice_row_new (lift_format_zone (zones[i]), NULL, side_names);
    gtk_widget_add_css_class (self->areas[i], "padded");
    g_signal_connect_object (self->areas[i], "chosen", G_CALLBACK (area_chosen_cb), self, 0);
    gtk_box_append (GTK_BOX (self), self->areas[i]);
  }
  self->anaesthetic = add_choice (self, _("Anaesthetic"), NULL, anaesthetics, G_CALLBACK (anaesthetic_cb));
}

static void
add_count (LiftProcedureDetails *self)
{
  GtkWidget *label = lift_ui_make_label (_("How many threads?"), "heading");
  GtkWidget *pair;

  self->count = lift_number_entry_new (_("How many threads?"), 1, THREADS_MAX);
  g_signal_connect_object (self->count, "chosen", G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);
  pair = lift_pair_new (label, self->count);
  gtk_widget_add_css_class (pair, "padded");
  gtk_box_append (GTK_BOX (self), pair);
}

static void
add_texts (LiftProcedureDetails *self)
{
  const char *const titles[] = { _("Kind of thread, in the clinic’s words"), _("Done together with"), _("Clinic"),
                                 _("Who did it"), _("The clinic’s telephone number") };
  const char *const captions[] = { _("Such as: cog, mono."), _("Such as: filler. Leave it empty if it was the threads alone."),
                                   NULL, NULL, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    self->texts[i] = lift_text_row_new (titles[i], captions[i], FALSE);
    g_signal_connect_object (self->texts[i], "edited", G_CALLBACK (text_edited_cb), self, 0);
    gtk_box_append (GTK_BOX (self), self->texts[i]);
    if (texts[i] == LIFT_PROCEDURE_PHONE)
      lift_text_row_set_purpose (LIFT_TEXT_ROW (self->texts[i]), GTK_INPUT_PURPOSE_PHONE);
  }
}

static void
fill_threads (LiftProcedureDetails *self)
{
  const char *const materials[] = { C_("material", "PDO"), C_("material", "PLLA"), C_("material", "PCL"),
                                    C_("material", "Mixed"), C_("material", "Other"), C_("material", "Not known"), NULL };
  const char *const yes_no[] = { C_("answer", "Yes"), C_("answer", "No"), NULL };

  self->material = add_choice (self, _("What the threads are made of"), NULL, materials, G_CALLBACK (material_cb));
  add_count (self);
  self->stays = add_choice (self, _("Threads that stay for good?"), _("They are called non-absorbable."), yes_no,
                            G_CALLBACK (stays_cb));
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->stays), FALSE);
  add_texts (self);
}

static void
update_preparation (LiftProcedureDetails *self, const LiftProcedure *procedure)
{
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++) {
    LiftSide side = lift_procedure_get_area_side (procedure, zones[i]);
    int choice = -1;

    for (guint j = 0; j < G_N_ELEMENTS (sides); j++)
      choice = sides[j] == side ? (int) j : choice;
    lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->areas[i]), choice);
  }
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->anaesthetic), (int) procedure->anaesthetic - 1);
}

static void
update_threads (LiftProcedureDetails *self, const LiftProcedure *procedure)
{
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->material), (int) procedure->material - 1);
  lift_number_entry_set_number (LIFT_NUMBER_ENTRY (self->count), procedure->thread_count > 0 ? procedure->thread_count : -1);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->stays), procedure->nonabsorbable ? STAYS_YES : STAYS_NO);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    lift_text_row_set_text (LIFT_TEXT_ROW (self->texts[i]), lift_procedure_get_text (procedure, texts[i]));
}

static void
update (LiftProcedureDetails *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);

  if (procedure == NULL)
    return;
  if (self->part == LIFT_PROCEDURE_PREPARATION)
    update_preparation (self, procedure);
  else
    update_threads (self, procedure);
}

static void
lift_procedure_details_dispose (GObject *object)
{
  g_clear_object (&LIFT_PROCEDURE_DETAILS (object)->model);
  G_OBJECT_CLASS (lift_procedure_details_parent_class)->dispose (object);
}

static void
lift_procedure_details_class_init (LiftProcedureDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_procedure_details_dispose;
}

static void
lift_procedure_details_init (LiftProcedureDetails *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rows");
}

/** lift_procedure_details_new: Returns: (transfer floating): the section of @part, which follows @model. */
GtkWidget *
lift_procedure_details_new (LiftDiaryModel *model, LiftProcedurePart part)
{
  LiftProcedureDetails *self = g_object_new (LIFT_TYPE_PROCEDURE_DETAILS, NULL);

  self->model = g_object_ref (model);
  self->part = part;
  if (part == LIFT_PROCEDURE_PREPARATION)
    fill_preparation (self);
  else
    fill_threads (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
