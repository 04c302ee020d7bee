/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window-private.h"

#include <glib/gi18n-lib.h>

#include "lift-first-run-page.h"
#include "lift-history-page.h"
#include "lift-signs-page.h"
#include "lift-today-page.h"
#include "lift-worried-page.h"

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lift_diary_model_undo (lift_window_get_model (LIFT_WINDOW (widget)));
}

/* Ctrl+Z belongs to the text while something is being typed: the field takes it first, and when it has
 * nothing left to take back, the diary is not touched either. */
static gboolean
undo_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  if (!GTK_IS_EDITABLE (focus) && !GTK_IS_TEXT_VIEW (focus))
    gtk_widget_activate_action (widget, "win.undo", NULL);
  return TRUE;
}

static void
show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _lift_window_show_page (LIFT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_signs_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiftWindow *self = LIFT_WINDOW (widget);

  _lift_window_show_sub (self, _("Anything unusual?"), lift_signs_page_new (lift_window_get_model (self)));
}

static void
worried_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiftWindow *self = LIFT_WINDOW (widget);

  lift_diary_model_flush (lift_window_get_model (self));
  _lift_window_show_sub (self, _("Worried?"), lift_worried_page_new (lift_window_get_model (self)));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lift_diary_model_flush (lift_window_get_model (LIFT_WINDOW (widget)));
  _lift_window_go_back (LIFT_WINDOW (widget));
}

static void
show_steps (LiftWindow *self, const char *title, LiftFirstRunStep step)
{
  GtkWidget *page = lift_first_run_page_new (lift_window_get_model (self), step);

  g_signal_connect_object (page, "finished", G_CALLBACK (_lift_window_go_back), self, G_CONNECT_SWAPPED);
  _lift_window_show_sub (self, title, page);
}

static void
procedure_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_steps (LIFT_WINDOW (widget), _("When and where"), LIFT_STEP_PROCEDURE);
}

static void
numbers_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_steps (LIFT_WINDOW (widget), _("Telephone numbers"), LIFT_STEP_NUMBERS);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiftWindow *self = LIFT_WINDOW (widget);
  LiftDate day;

  lift_diary_model_flush (lift_window_get_model (self));
  if (lift_date_parse (g_variant_get_string (parameter, NULL), &day))
    _lift_window_show_sub (self, _("History of a day"), lift_history_page_new (lift_window_get_model (self), day));
}

static void
write_note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiftWindow *self = LIFT_WINDOW (widget);

  _lift_window_show_page (self, "today");
  lift_today_page_write_note (LIFT_TODAY_PAGE (_lift_window_get_today (self)));
}

static void
say_with_undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _lift_window_say (LIFT_WINDOW (widget), g_variant_get_string (parameter, NULL), TRUE);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lift_diary_model_open (lift_window_get_model (LIFT_WINDOW (widget)));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _lift_window_export (LIFT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* The sample runs as a program of its own and never touches her diary. */
static void
open_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "/proc/self/exe", "--sample", NULL);

  if (process == NULL)
    _lift_window_say (LIFT_WINDOW (widget), _("The sample diary could not be opened. Your own diary was not touched."),
                      FALSE);
}

/* Read when it is first asked for; at its usual place the toolkit would read it at every start. */
static void
show_shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (window) == NULL) {
    g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (LIFT_RESOURCE_PATH "/dialogs/help-overlay.ui");

    gtk_application_window_set_help_overlay (
      window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
  }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

/** _lift_window_install_actions: the window's actions, for its class. */
void
_lift_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  /* Not an accelerator of the application: those come before the text that has the focus. */
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_key_cb, NULL);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "win.show-signs", NULL, show_signs_action);
  gtk_widget_class_install_action (widget_class, "win.worried", NULL, worried_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.procedure", NULL, procedure_action);
  gtk_widget_class_install_action (widget_class, "win.numbers", NULL, numbers_action);
  gtk_widget_class_install_action (widget_class, "win.write-note", NULL, write_note_action);
  gtk_widget_class_install_action (widget_class, "win.history", "s", history_action);
  gtk_widget_class_install_action (widget_class, "win.say-with-undo", "s", say_with_undo_action);
  gtk_widget_class_install_action (widget_class, "win.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "win.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, show_shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_action);
  _lift_window_install_procedure_actions (widget_class);
  _lift_window_install_reminder_actions (widget_class);
  _lift_window_install_cover_actions (widget_class);
  _lift_window_install_view_actions (widget_class);
  _lift_window_install_visit_actions (widget_class);
  _lift_window_install_import_actions (widget_class);
  _lift_window_install_damage_actions (widget_class);
}

/** _lift_window_update_actions: an action that cannot do anything now is not offered. */
void
_lift_window_update_actions (LiftWindow *self)
{
  LiftDiaryModel *model = lift_window_get_model (self);
  LiftProcedure *procedure = lift_diary_model_get_procedure (model);
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (model);
  gboolean ready = lift_diary_model_get_state (model) == LIFT_DIARY_READY && procedure != NULL;
  gboolean writable = ready && !snapshot->read_only;
  gboolean dated = ready && procedure->day0 != LIFT_DATE_NONE;
  gboolean writes_days = ready && !_lift_window_waits_for_days (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", lift_diary_model_can_undo (model));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.procedure", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.numbers", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reminders", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-signs", writable && writes_days);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.write-note", writable && writes_days);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-page", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-procedure", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.compare-procedures", dated);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-procedure", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.visit", dated);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", dated);
}
