/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window-private.h"

#include <glib/gi18n-lib.h>

#include "lift-export-page.h"

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  LiftExportPage *page = LIFT_EXPORT_PAGE (user_data);
  LiftExportModel *model = lift_export_page_get_model (page);
  g_autoptr (GtkNativeDialog) owned = dialog;
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT || model == NULL || lift_export_model_is_saving (model))
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file == NULL || g_file_peek_path (file) == NULL)
    lift_diary_model_notify (lift_export_model_get_diary (model),
                             _("That place cannot hold a file. Choose a folder on this computer."));
  else
    lift_export_model_save (model, g_file_peek_path (file));
}

static void
save_cb (LiftWindow *self, LiftExportPage *page)
{
  g_autofree char *name = lift_export_model_suggest_name (lift_export_page_get_model (page));
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save a copy"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), page, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
print_cb (LiftWindow *self, LiftExportPage *page)
{
  _lift_window_print (self, lift_export_page_get_model (page));
}

/* Showing where a file is ---------------------------------------------------------------------------- */

static void
folder_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftWindow) self = LIFT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    _lift_window_say (self, _("There is no program here that shows folders. The file is where you saved it."), FALSE);
}

typedef struct {
  LiftWindow *window;
  char *path;
} Showing;

static void
items_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Showing *showing = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  /* Without a file manager that can point at a file, or from a sandbox: the folder itself. */
  if (reply == NULL) {
    g_autofree char *folder = g_path_get_dirname (showing->path);
    g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, folder_opened_cb, g_object_ref (showing->window));
  }
  g_object_unref (showing->window);
  g_free (showing->path);
  g_free (showing);
}

static void
show_in_folder_cb (LiftWindow *self, const char *path)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  const char *const uris[] = { uri, NULL };
  Showing *showing;

  if (bus == NULL || uri == NULL) {
    _lift_window_say (self, _("There is no program here that shows folders. The file is where you saved it."), FALSE);
    return;
  }
  showing = g_new0 (Showing, 1);
  showing->window = g_object_ref (self);
  showing->path = g_steal_pointer (&absolute);
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems", g_variant_new ("(^ass)", uris, ""), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, items_shown_cb, showing);
}

/* The page ------------------------------------------------------------------------------------------- */

/* "png", or "png/5/together": a kind of file and, for a chart, what Progress shows now. */
static gboolean
parse_target (const char *target, LiftExportFormat *format, guint *symptoms, gboolean *together)
{
  g_auto (GStrv) parts = g_strsplit (target, "/", 3);
  guint64 mask = 0;

  if (parts[0] == NULL || !lift_export_format_from_key (parts[0], format))
    return FALSE;
  if (parts[1] != NULL && !g_ascii_string_to_unsigned (parts[1], 10, 0, (1u << LIFT_N_SYMPTOMS) - 1, &mask, NULL))
    return FALSE;
  *symptoms = (guint) mask;
  *together = parts[1] != NULL && g_strcmp0 (parts[2], "together") == 0;
  return TRUE;
}

/**
 * _lift_window_export:
 * @self: a window with a dated procedure
 * @target: what to choose at first: the key of a format (lift_export_format_from_key()); for a picture also which
 *   symptoms and how, as in `png/5/together`
 *
 * Shows the page from which copies are saved and printed.
 */
void
_lift_window_export (LiftWindow *self, const char *target)
{
  g_autoptr (LiftExportModel) model = NULL;
  LiftExportFormat format;
  LiftExportOptions *options;
  gboolean together;
  guint symptoms;
  GtkWidget *page;

  if (!parse_target (target, &format, &symptoms, &together))
    return;
  model = lift_export_model_new (lift_window_get_model (self), format);
  options = lift_export_model_get_options (model);
  options->symptoms = symptoms;
  options->together = together;
  page = lift_export_page_new (model);
  g_signal_connect_object (page, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "print", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "show-in-folder", G_CALLBACK (show_in_folder_cb), self, G_CONNECT_SWAPPED);
  _lift_window_show_sub (self, _("Save or print"), page);
}
