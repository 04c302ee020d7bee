/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window-private.h"

#include <glib/gi18n-lib.h>

#include "lift-format-procedure.h"
#include "lift-format.h"
#include "lift-procedure-compare-page.h"
#include "lift-procedure-new-page.h"
#include "lift-ui-parts.h"

/* Several thread lifts: which one is on the screen, one more, and two side by side. */

static void
show_procedure_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lift_diary_model_set_procedure (lift_window_get_model (LIFT_WINDOW (widget)), g_variant_get_string (parameter, NULL));
}

static void
add_procedure_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiftWindow *self = LIFT_WINDOW (widget);
  GtkWidget *page = lift_procedure_new_page_new (lift_window_get_model (self));

  lift_diary_model_flush (lift_window_get_model (self));
  g_signal_connect_object (page, "finished", G_CALLBACK (_lift_window_go_back), self, G_CONNECT_SWAPPED);
  _lift_window_show_sub (self, _("Another thread lift"), page);
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiftWindow *self = LIFT_WINDOW (widget);

  lift_diary_model_flush (lift_window_get_model (self));
  _lift_window_show_sub (self, _("Compare two thread lifts"), lift_procedure_compare_page_new (lift_window_get_model (self)));
}

/** _lift_window_install_procedure_actions: for the window's class. */
void
_lift_window_install_procedure_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-procedure", "s", show_procedure_action);
  gtk_widget_class_install_action (widget_class, "win.add-procedure", NULL, add_procedure_action);
  gtk_widget_class_install_action (widget_class, "win.compare-procedures", NULL, compare_action);
}

static GMenuModel *
make_menu (LiftSnapshot *snapshot, const LiftProcedure *shown)
{
  GMenu *menu = g_menu_new ();

  for (guint i = snapshot->procedures->len; i > 0; i--) {
    const LiftProcedure *procedure = g_ptr_array_index (snapshot->procedures, i - 1);
    g_autofree char *name = lift_format_procedure_name (procedure);
    g_autofree char *label = NULL;
    g_autoptr (GMenuItem) item = NULL;

    if (g_strcmp0 (procedure->uuid, shown->uuid) == 0)
      /* Translators: the thread lift that is on the screen, in a menu of several. */
      label = g_strdup_printf (C_("menu", "%s (shown)"), name);
    else if (procedure->archived_at != 0)
      /* Translators: a thread lift that was put away, in a menu of several. */
      label = g_strdup_printf (C_("menu", "%s (put away)"), name);
    item = g_menu_item_new (label != NULL ? label : name, NULL);
    g_menu_item_set_action_and_target (item, "win.show-procedure", "s", procedure->uuid);
    g_menu_append_item (menu, item);
  }
  return G_MENU_MODEL (menu);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  LiftDiaryModel *model = lift_window_get_model (user_data);
  g_autoptr (GMenuModel) menu =
    make_menu (lift_diary_model_get_snapshot (model), lift_diary_model_get_procedure (model));

  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
make_button (LiftWindow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-paged-symbolic");
  gtk_widget_set_tooltip_text (button, _("Which thread lift is shown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which thread lift is shown"),
                                  -1);
  /* Read anew each time that it is opened. */
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu_cb, self, NULL);
  return button;
}

/**
 * _lift_window_update_procedures:
 * @self: a window with a diary
 * @header: its header bar
 * @button: (nullable): what this gave before
 *
 * The menu of thread lifts is there from the second one on.
 *
 * Returns: (transfer none) (nullable): the menu button, if there is one by now.
 */
GtkWidget *
_lift_window_update_procedures (LiftWindow *self, GtkWidget *header, GtkWidget *button)
{
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (lift_window_get_model (self));
  gboolean several = snapshot != NULL && snapshot->procedures->len > 1 && snapshot->episode != NULL;

  if (several && button == NULL) {
    button = make_button (self);
    adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  }
  if (button != NULL)
    gtk_widget_set_visible (button, several);
  return button;
}

/** _lift_window_waits_for_days: Returns: whether no day can be written yet: there is no date, or it is far ahead. */
gboolean
_lift_window_waits_for_days (LiftWindow *self)
{
  LiftDiaryModel *model = lift_window_get_model (self);
  LiftProcedure *procedure = lift_diary_model_get_procedure (model);

  return procedure->day0 == LIFT_DATE_NONE ||
         procedure->day0 - LIFT_DAYS_BEFORE_PROCEDURE > lift_diary_model_get_today (model);
}

static char *
dup_waiting_title (LiftWindow *self)
{
  LiftDiaryModel *model = lift_window_get_model (self);

  return lift_format_countdown (lift_diary_model_get_procedure (model), lift_diary_model_get_today (model));
}

static void
set_waiting_button (GtkWidget *page, gboolean dated)
{
  GtkWidget *button = lift_ui_make_button (dated ? C_("button", "Get ready") : C_("button", "Set the date"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button),
                                           dated ? "win.show-page::procedure" : "win.procedure");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
}

/** _lift_window_make_waiting_page: Returns: (transfer floating): in place of a page of days: how long that will be so. */
GtkWidget *
_lift_window_make_waiting_page (LiftWindow *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (lift_window_get_model (self));
  gboolean dated = procedure->day0 != LIFT_DATE_NONE;
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *title = dup_waiting_title (self);
  g_autofree char *line = lift_format_procedure_line (procedure);
  /* A status page reads its description as markup. */
  g_autofree char *escaped = g_markup_escape_text (line, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "x-office-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    dated ? escaped : _("When your thread lift has a date, set it here. Your days start with it."));
  set_waiting_button (page, dated);
  return page;
}

/** _lift_window_page_fits: Returns: whether @page, one of days or what stands in for it, is the right one now. */
gboolean
_lift_window_page_fits (LiftWindow *self, GtkWidget *page)
{
  g_autofree char *title = NULL;

  if (!ADW_IS_STATUS_PAGE (page) || !_lift_window_waits_for_days (self))
    return ADW_IS_STATUS_PAGE (page) == _lift_window_waits_for_days (self);
  title = dup_waiting_title (self);
  return g_strcmp0 (adw_status_page_get_title (ADW_STATUS_PAGE (page)), title) == 0;
}
