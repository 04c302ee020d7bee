/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-procedure-recovery.h"

#include <glib/gi18n-lib.h>

#include "lift-aftercare-row.h"
#include "lift-milestone-row.h"
#include "lift-ui-parts.h"

struct _LiftProcedureRecovery {
  GtkBox parent_instance;

  LiftDiaryModel *model;
  GtkWidget *milestones[LIFT_N_MILESTONES];
  GtkWidget *aftercare[LIFT_N_AFTERCARE];
};

G_DEFINE_FINAL_TYPE (LiftProcedureRecovery, lift_procedure_recovery, GTK_TYPE_BOX)

static void
happened_cb (GtkWidget *row, int day, gpointer user_data)
{
  LiftProcedureRecovery *self = user_data;

  lift_diary_model_set_milestone (self->model, lift_milestone_row_get_kind (LIFT_MILESTONE_ROW (row)), day);
}

/* The same window of the sheet, told beside the milestone or in the list. */
static void
milestone_sheet_cb (GtkWidget *row, int day, gpointer user_data)
{
  LiftProcedureRecovery *self = user_data;
  LiftAftercareKind kind;

  if (lift_aftercare_kind_for_milestone (lift_milestone_row_get_kind (LIFT_MILESTONE_ROW (row)), &kind))
    lift_diary_model_set_aftercare (self->model, kind, day);
}

static void
sheet_cb (GtkWidget *row, int day, gpointer user_data)
{
  LiftProcedureRecovery *self = user_data;

  lift_diary_model_set_aftercare (self->model, lift_aftercare_row_get_kind (LIFT_AFTERCARE_ROW (row)), day);
}

static void
add_text (LiftProcedureRecovery *self, const char *text, const char *css_class)
{
  GtkWidget *label = lift_ui_make_label (text, css_class);

  gtk_widget_add_css_class (label, "padded");
  gtk_box_append (GTK_BOX (self), label);
}

static void
update (LiftProcedureRecovery *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  LiftDate today = lift_clock_get_civil_day (lift_diary_model_get_clock (self->model));

  if (procedure == NULL)
    return;
  for (guint i = 0; i < LIFT_N_MILESTONES; i++)
    lift_milestone_row_set (LIFT_MILESTONE_ROW (self->milestones[i]), procedure,
                            lift_milestones_get_day (snapshot->milestones, (LiftMilestoneKind) i), &snapshot->aftercare,
                            today);
  for (guint i = 0; i < LIFT_N_AFTERCARE; i++)
    lift_aftercare_row_set (LIFT_AFTERCARE_ROW (self->aftercare[i]), procedure, &snapshot->aftercare);
}

static void
lift_procedure_recovery_dispose (GObject *object)
{
  g_clear_object (&LIFT_PROCEDURE_RECOVERY (object)->model);
  G_OBJECT_CLASS (lift_procedure_recovery_parent_class)->dispose (object);
}

static void
lift_procedure_recovery_class_init (LiftProcedureRecoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_procedure_recovery_dispose;
}

static void
lift_procedure_recovery_init (LiftProcedureRecovery *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rows");
}

/** lift_procedure_recovery_new: Returns: (transfer floating): the section, which follows @model. */
GtkWidget *
lift_procedure_recovery_new (LiftDiaryModel *model)
{
  LiftProcedureRecovery *self = g_object_new (LIFT_TYPE_PROCEDURE_RECOVERY, NULL);

  self->model = g_object_ref (model);
  add_text (self, _("The day on which you could do it again"), "heading");
  for (guint i = 0; i < LIFT_N_MILESTONES; i++) {
    self->milestones[i] = lift_milestone_row_new ((LiftMilestoneKind) i);
    g_signal_connect_object (self->milestones[i], "happened", G_CALLBACK (happened_cb), self, 0);
    g_signal_connect_object (self->milestones[i], "sheet", G_CALLBACK (milestone_sheet_cb), self, 0);
    gtk_box_append (GTK_BOX (self), self->milestones[i]);
  }
  add_text (self, _("Aftercare dates"), "heading");
  add_text (self, _("This is common advice, and sheets disagree. Your clinic’s sheet wins: write its day, and it holds."),
            "quiet");
  for (guint i = 0; i < LIFT_N_AFTERCARE; i++) {
    self->aftercare[i] = lift_aftercare_row_new ((LiftAftercareKind) i);
    g_signal_connect_object (self->aftercare[i], "sheet", G_CALLBACK (sheet_cb), self, 0);
    gtk_box_append (GTK_BOX (self), self->aftercare[i]);
  }
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "day-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
