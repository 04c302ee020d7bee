/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window-private.h"

#include <glib/gi18n-lib.h>

#include "lift-help-page.h"
#include "lift-visit-page.h"

/* Pages that stand in front of all others: the one for the clinic, and the help. */

static void
visit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiftWindow *self = LIFT_WINDOW (widget);
  LiftDiaryModel *model = lift_window_get_model (self);
  LiftProcedure *procedure = lift_diary_model_get_procedure (model);

  if (lift_diary_model_get_state (model) != LIFT_DIARY_READY || procedure->day0 == LIFT_DATE_NONE)
    return;
  lift_diary_model_flush (model);
  _lift_window_show_sub (self, _("At the visit"), lift_visit_page_new (model));
}

static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _lift_window_show_sub (LIFT_WINDOW (widget), _("Help"), lift_help_page_new ());
}

/** _lift_window_install_visit_actions: for the window's class. */
void
_lift_window_install_visit_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.visit", NULL, visit_action);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
}
