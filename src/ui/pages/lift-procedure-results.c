/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-procedure-results.h"

#include <glib/gi18n-lib.h>

#include "lift-check-in-row.h"
#include "lift-check-in.h"
#include "lift-choice-row.h"
#include "lift-format-procedure.h"
#include "lift-results-chart.h"
#include "lift-ui-parts.h"

enum { ASK_NO, ASK_YES };

struct _LiftProcedureResults {
  GtkBox parent_instance;

  LiftDiaryModel *model;
  GtkWidget *goals;
  GtkWidget *ask;
  GtkWidget *months[LIFT_N_CHECK_IN_MONTHS];
  GtkWidget *months_box;
  GtkWidget *no_date;
  GtkWidget *rows;
  GtkWidget *now;
  GtkWidget *chart;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (LiftProcedureResults, lift_procedure_results, GTK_TYPE_BOX)

static LiftDate
get_today (LiftProcedureResults *self)
{
  return lift_clock_get_civil_day (lift_diary_model_get_clock (self->model));
}

static gboolean
is_check_in (const LiftVisit *visit)
{
  return visit->kind == LIFT_VISIT_CHECK_IN;
}

static LiftVisit *
find_month (LiftProcedureResults *self, int month)
{
  GPtrArray *visits = lift_diary_model_get_snapshot (self->model)->visits;

  for (guint i = 0; i < visits->len; i++) {
    LiftVisit *visit = g_ptr_array_index (visits, i);

    if (is_check_in (visit) && visit->month == month)
      return visit;
  }
  return NULL;
}

static gboolean
has_words (const LiftVisit *visit)
{
  return visit->held_on != LIFT_DATE_NONE || visit->answers != NULL || visit->note != NULL;
}

/* Asks for the look back of @month, or not: one that was answered is never taken away by this. */
static void
set_month (LiftProcedureResults *self, int month, gboolean asked)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  LiftVisit *known = find_month (self, month);
  g_autoptr (LiftVisit) visit = NULL;
  LiftDate day = lift_check_in_get_day (procedure->day0, month);

  if (!asked && known != NULL && !has_words (known))
    lift_diary_model_remove_visit (self->model, known->uuid);
  /* A day that has passed cannot be reminded of; "Look back now" is for it. */
  if (!asked || known != NULL || day == LIFT_DATE_NONE || day < get_today (self))
    return;
  visit = lift_visit_new (procedure->uuid, LIFT_VISIT_CHECK_IN, day, -1);
  visit->month = month;
  lift_diary_model_store_visit (self->model, visit);
}

static void
ask_cb (LiftProcedureResults *self, int choice)
{
  for (guint i = 0; i < (choice == ASK_YES ? LIFT_N_USUAL_CHECK_INS : LIFT_N_CHECK_IN_MONTHS); i++)
    set_month (self, lift_check_in_get_nth_month (i), choice == ASK_YES);
}

static void
month_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  LiftProcedureResults *self = user_data;

  if (!self->setting)
    set_month (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "month")),
               gtk_toggle_button_get_active (button));
}

static void
now_cb (LiftProcedureResults *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  g_autoptr (LiftVisit) visit = lift_visit_new (procedure->uuid, LIFT_VISIT_CHECK_IN, get_today (self), -1);

  visit->month = MIN (lift_check_in_get_month (procedure->day0, get_today (self)), 120);
  lift_diary_model_store_visit (self->model, visit);
}

static void
edited_cb (LiftProcedureResults *self, LiftVisit *changed)
{
  lift_diary_model_store_visit (self->model, changed);
}

static void
removed_cb (LiftProcedureResults *self, LiftCheckInRow *row)
{
  lift_diary_model_remove_visit (self->model, lift_check_in_row_get_visit (row)->uuid);
  gtk_widget_grab_focus (self->now);
}

/* Showing ------------------------------------------------------------------------------------------- */

static void
show_months (LiftProcedureResults *self, const LiftProcedure *procedure)
{
  LiftDate today = get_today (self);
  gboolean any = FALSE;

  self->setting = TRUE;
  for (guint i = 0; i < LIFT_N_CHECK_IN_MONTHS; i++) {
    int month = lift_check_in_get_nth_month (i);
    LiftVisit *visit = find_month (self, month);
    LiftDate day = lift_check_in_get_day (procedure->day0, month);

    any = any || visit != NULL;
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->months[i]), visit != NULL);
    gtk_widget_set_sensitive (self->months[i], visit != NULL ? !has_words (visit) : day != LIFT_DATE_NONE && day >= today);
  }
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->ask), any ? ASK_YES : ASK_NO);
  self->setting = FALSE;
}

static GtkWidget *
find_row (LiftProcedureResults *self, const char *uuid)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row)) {
    if (g_strcmp0 (lift_check_in_row_get_visit (LIFT_CHECK_IN_ROW (row))->uuid, uuid) == 0)
      return row;
  }
  return NULL;
}

static gboolean
is_known (GPtrArray *visits, const char *uuid)
{
  for (guint i = 0; i < visits->len; i++) {
    if (g_strcmp0 (((LiftVisit *) g_ptr_array_index (visits, i))->uuid, uuid) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
drop_rows (LiftProcedureResults *self, GPtrArray *visits)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;) {
    GtkWidget *next = gtk_widget_get_next_sibling (row);

    if (!is_known (visits, lift_check_in_row_get_visit (LIFT_CHECK_IN_ROW (row))->uuid))
      gtk_box_remove (GTK_BOX (self->rows), row);
    row = next;
  }
}

/* In the order of their days, each in the row that it has. */
static void
show_rows (LiftProcedureResults *self, GPtrArray *visits)
{
  GtkWidget *before = NULL;

  drop_rows (self, visits);
  for (guint i = 0; i < visits->len; i++) {
    LiftVisit *visit = g_ptr_array_index (visits, i);
    GtkWidget *row = find_row (self, visit->uuid);

    if (!is_check_in (visit))
      continue;
    if (row != NULL) {
      lift_check_in_row_set_visit (LIFT_CHECK_IN_ROW (row), visit, get_today (self));
    } else {
      row = lift_check_in_row_new (visit, get_today (self));
      g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_insert_child_after (GTK_BOX (self->rows), row, before);
    }
    before = row;
  }
  gtk_widget_set_visible (self->rows, before != NULL);
}

static void
update (LiftProcedureResults *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  gboolean dated = procedure != NULL && procedure->day0 != LIFT_DATE_NONE;
  g_autofree char *goals = NULL;

  if (procedure == NULL)
    return;
  if (procedure->goals != NULL)
    /* Translators: %s is what she wrote that she hopes for. */
    goals = g_strdup_printf (_("Your goals: %s"), procedure->goals);
  gtk_label_set_label (GTK_LABEL (self->goals), goals != NULL ? goals : "");
  gtk_widget_set_visible (self->goals, goals != NULL);
  gtk_widget_set_visible (self->no_date, !dated);
  gtk_widget_set_visible (self->ask, dated);
  gtk_widget_set_visible (self->months_box, dated);
  gtk_widget_set_visible (self->now, dated && procedure->day0 <= get_today (self));
  if (dated) {
    show_months (self, procedure);
    lift_results_chart_set (LIFT_RESULTS_CHART (self->chart), procedure->day0, snapshot->visits);
  }
  show_rows (self, snapshot->visits);
  gtk_widget_set_visible (self->chart, dated && lift_results_chart_get_n_points (LIFT_RESULTS_CHART (self->chart)) > 0);
}

static GtkWidget *
make_months (LiftProcedureResults *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_widget_add_css_class (box, "padded");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), LIFT_N_CHECK_IN_MONTHS / 2);
  for (guint i = 0; i < LIFT_N_CHECK_IN_MONTHS; i++) {
    int month = lift_check_in_get_nth_month (i);
    g_autofree char *label =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", (gulong) month), month);

    self->months[i] = lift_ui_make_check (label);
    g_object_set_data (G_OBJECT (self->months[i]), "month", GINT_TO_POINTER (month));
    g_signal_connect_object (self->months[i], "toggled", G_CALLBACK (month_toggled_cb), self, 0);
    gtk_flow_box_append (GTK_FLOW_BOX (flow), self->months[i]);
    gtk_widget_set_focusable (gtk_widget_get_parent (self->months[i]), FALSE);
  }
  gtk_box_append (GTK_BOX (box), lift_ui_make_label (_("Months to ask again"), "heading"));
  gtk_box_append (GTK_BOX (box), flow);
  return box;
}

static void
build (LiftProcedureResults *self)
{
  const char *const answers[] = { C_("answer", "No"), C_("answer", "Yes"), NULL };
  GtkWidget *text = lift_ui_make_label (lift_format_results_text (), NULL);

  gtk_widget_add_css_class (text, "padded");
  gtk_box_append (GTK_BOX (self), text);
  self->goals = lift_ui_make_label (NULL, "quiet");
  gtk_widget_add_css_class (self->goals, "padded");
  gtk_box_append (GTK_BOX (self), self->goals);
  self->no_date = lift_ui_make_label (_("Look backs are counted from the day of the thread lift. It has no date yet."), "quiet");
  gtk_widget_add_css_class (self->no_date, "padded");
  gtk_box_append (GTK_BOX (self), self->no_date);
  self->ask = lift_choice_row_new (_("Ask again at 1, 3, 6 and 12 months?"), NULL, answers);
  gtk_widget_add_css_class (self->ask, "padded");
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->ask), FALSE);
  g_signal_connect_object (self->ask, "chosen", G_CALLBACK (ask_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->ask);
  self->months_box = make_months (self);
  gtk_box_append (GTK_BOX (self), self->months_box);
  self->chart = lift_results_chart_new ();
  gtk_box_append (GTK_BOX (self), self->chart);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "rows");
  gtk_box_append (GTK_BOX (self), self->rows);
  self->now = lift_ui_make_button (_("Look back now"));
  gtk_widget_set_halign (self->now, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->now, "in-rows");
  g_signal_connect_object (self->now, "clicked", G_CALLBACK (now_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->now);
}

static void
lift_procedure_results_dispose (GObject *object)
{
  g_clear_object (&LIFT_PROCEDURE_RESULTS (object)->model);
  G_OBJECT_CLASS (lift_procedure_results_parent_class)->dispose (object);
}

static void
lift_procedure_results_class_init (LiftProcedureResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_procedure_results_dispose;
}

static void
lift_procedure_results_init (LiftProcedureResults *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rows");
}

/** lift_procedure_results_new: Returns: (transfer floating): the section, which follows @model. */
GtkWidget *
lift_procedure_results_new (LiftDiaryModel *model)
{
  LiftProcedureResults *self = g_object_new (LIFT_TYPE_PROCEDURE_RESULTS, NULL);

  self->model = g_object_ref (model);
  build (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "day-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
