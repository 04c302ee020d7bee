/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-export-model.h"
#include "lift-reminder-model.h"
#include "lift-window.h"
#include "lift-zoom.h"

G_BEGIN_DECLS

void _lift_window_install_actions (GtkWidgetClass *widget_class);
void _lift_window_install_reminder_actions (GtkWidgetClass *widget_class);
void _lift_window_tell_service_soon (LiftWindow *self);
LiftReminderModel *_lift_window_get_reminders (LiftWindow *self);
void _lift_window_install_procedure_actions (GtkWidgetClass *widget_class);
GtkWidget *_lift_window_update_procedures (LiftWindow *self, GtkWidget *header, GtkWidget *button);
gboolean _lift_window_waits_for_days (LiftWindow *self);
GtkWidget *_lift_window_make_waiting_page (LiftWindow *self);
gboolean _lift_window_page_fits (LiftWindow *self, GtkWidget *page);
void _lift_window_update_actions (LiftWindow *self);
void _lift_window_show_sub (LiftWindow *self, const char *title, GtkWidget *content);
void _lift_window_go_back (LiftWindow *self);
void _lift_window_show_page (LiftWindow *self, const char *name);
GtkWidget *_lift_window_get_today (LiftWindow *self);
void _lift_window_say (LiftWindow *self, const char *sentence, gboolean with_undo);
GSettings *_lift_window_get_settings (LiftWindow *self);
LiftZoom *_lift_window_get_zoom (LiftWindow *self);
gboolean _lift_window_hides_on_lock (LiftWindow *self);
void _lift_window_set_hidden (LiftWindow *self, gboolean hidden);
gboolean _lift_window_is_hidden (LiftWindow *self);
void _lift_window_watch_lock (LiftWindow *self);
void _lift_window_install_cover_actions (GtkWidgetClass *widget_class);
void _lift_window_install_view_actions (GtkWidgetClass *widget_class);
void _lift_window_install_visit_actions (GtkWidgetClass *widget_class);
void _lift_window_install_import_actions (GtkWidgetClass *widget_class);
void _lift_window_install_damage_actions (GtkWidgetClass *widget_class);
GtkWidget *_lift_window_update_damage (LiftWindow *self, GtkWidget *notice, GtkWidget *bar);
void _lift_window_save_readable (LiftWindow *self, const char *target);
void _lift_window_restore_copy (LiftWindow *self, const char *copy);
void _lift_window_tell_remarks (LiftWindow *self, GtkWidget *notice);
void _lift_window_import (LiftWindow *self, const char *file);
void _lift_window_export (LiftWindow *self, const char *target);
GtkPrintOperation *_lift_window_make_print_operation (LiftExportModel *model);
void _lift_window_print (LiftWindow *self, LiftExportModel *model);

G_END_DECLS
