/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-procedure-new-page.h"

#include <glib/gi18n-lib.h>

#include "lift-ui-parts.h"

struct _LiftProcedureNewPage {
  AdwBin parent_instance;

  LiftDiaryModel *model;
  GtkWidget *calendar;
  GtkWidget *add;
  gboolean day_chosen;
};

G_DEFINE_FINAL_TYPE (LiftProcedureNewPage, lift_procedure_new_page, ADW_TYPE_BIN)

enum { FINISHED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
day_selected_cb (LiftProcedureNewPage *self)
{
  self->day_chosen = TRUE;
  gtk_widget_set_sensitive (self->add, TRUE);
}

static void
finish (LiftProcedureNewPage *self, LiftDate day0)
{
  lift_diary_model_add_procedure (self->model, day0);
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
add_cb (LiftProcedureNewPage *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));

  finish (self, lift_date_from_date_time (date));
}

static void
add_undated_cb (LiftProcedureNewPage *self)
{
  finish (self, LIFT_DATE_NONE);
}

static void
build (LiftProcedureNewPage *self)
{
  GtkWidget *content;
  GtkWidget *page = lift_ui_make_page (&content);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *undated = lift_ui_make_button (_("It has no date yet"));

  gtk_box_append (GTK_BOX (content), lift_ui_make_label (_("When was the thread lift, or when will it be?"), "heading"));
  gtk_box_append (GTK_BOX (content), lift_ui_make_label (_("It gets days, questions and look backs of its own. The other one "
                                                           "stays as it is."), "quiet"));
  self->calendar = lift_ui_make_calendar ();
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (content), self->calendar);
  self->add = lift_ui_make_button (_("Add it on this day"));
  gtk_widget_add_css_class (self->add, "pill");
  gtk_widget_add_css_class (self->add, "suggested-action");
  /* The day that a calendar shows at first is nobody's choice. */
  gtk_widget_set_sensitive (self->add, FALSE);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (undated, "pill");
  g_signal_connect_object (undated, "clicked", G_CALLBACK (add_undated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), self->add);
  gtk_box_append (GTK_BOX (buttons), undated);
  gtk_box_append (GTK_BOX (content), buttons);
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
lift_procedure_new_page_dispose (GObject *object)
{
  g_clear_object (&LIFT_PROCEDURE_NEW_PAGE (object)->model);
  G_OBJECT_CLASS (lift_procedure_new_page_parent_class)->dispose (object);
}

static void
lift_procedure_new_page_class_init (LiftProcedureNewPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_procedure_new_page_dispose;
  signals[FINISHED] =
    g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lift_procedure_new_page_init (LiftProcedureNewPage *self)
{
}

/** lift_procedure_new_page_new: Returns: (transfer floating): the page. */
GtkWidget *
lift_procedure_new_page_new (LiftDiaryModel *model)
{
  LiftProcedureNewPage *self = g_object_new (LIFT_TYPE_PROCEDURE_NEW_PAGE, NULL);

  self->model = g_object_ref (model);
  build (self);
  return GTK_WIDGET (self);
}
