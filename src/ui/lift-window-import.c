/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window-private.h"

#include <glib/gi18n-lib.h>

#include "lift-import-page.h"

/** _lift_window_import: shows what is in @file and what would happen to the diary; nothing is changed yet. */
void
_lift_window_import (LiftWindow *self, const char *file)
{
  g_autoptr (LiftImportModel) model = lift_import_model_new (lift_window_get_model (self), file);

  _lift_window_show_sub (self, lift_import_model_is_backup (model) ? _("Restore from a backup") : _("Take over a file"),
                         lift_import_page_new (model));
}

/**
 * lift_window_open_file:
 * @self: a window
 * @file: a file that may be taken over
 *
 * Shows what is in @file and what would happen to the diary; nothing is changed yet. The diary that the window shows
 * is not taken over into itself.
 */
void
lift_window_open_file (LiftWindow *self, GFile *file)
{
  LiftStoreAsync *store = lift_diary_model_get_store (lift_window_get_model (self));
  g_autoptr (GFile) own = g_file_new_for_path (lift_store_async_get_path (store));

  if (g_file_peek_path (file) == NULL)
    _lift_window_say (self, _("That is not a file on this computer. Please choose another one."), FALSE);
  else if (!g_file_equal (file, own))
    _lift_window_import (self, g_file_peek_path (file));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  LiftWindow *self = LIFT_WINDOW (user_data);
  g_autoptr (GtkNativeDialog) owned = dialog;
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    lift_window_open_file (self, file);
}

static void
add_filter (GtkFileChooserNative *dialog, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const known[] = { "*.db", "*.json", "*.JSON", "*.csv", "*.CSV", "*.tsv", "*.txt", NULL };
  static const char *const all[] = { "*", NULL };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Take over a file"), GTK_WINDOW (widget),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));

  lift_diary_model_flush (lift_window_get_model (LIFT_WINDOW (widget)));
  add_filter (dialog, _("Backups, diaries and tables (DB, JSON, CSV)"), known);
  add_filter (dialog, _("All files"), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
import_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _lift_window_import (LIFT_WINDOW (widget), g_variant_get_bytestring (parameter));
}

/** _lift_window_install_import_actions: for the window's class. */
void
_lift_window_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.import-file", "ay", import_file_action);
}
