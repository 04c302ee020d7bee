/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window-private.h"

#include <glib/gi18n-lib.h>

#include "lift-store-condition.h"
#include "lift-ui-parts.h"

/* What stands below the notice of the window, until she closes it. */

static void
take_over_cb (GtkWidget *button, gpointer file)
{
  _lift_window_import (LIFT_WINDOW (gtk_widget_get_root (button)), file);
}

static void
free_file (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
close_cb (GtkWidget *bar)
{
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (bar)), bar);
}

static GtkWidget *
make_bar (const LiftRemark *remark)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *text = lift_ui_make_label (remark->sentence, NULL);
  GtkWidget *close = lift_ui_make_mnemonic_button (C_ ("button", "_Close"));

  gtk_widget_add_css_class (bar, "notice");
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (bar), text);
  if (remark->file != NULL) {
    GtkWidget *take = lift_ui_make_mnemonic_button (C_ ("button", "_Take over its days…"));

    gtk_widget_set_halign (take, GTK_ALIGN_CENTER);
    g_signal_connect_data (take, "clicked", G_CALLBACK (take_over_cb), g_strdup (remark->file), free_file, 0);
    gtk_box_append (GTK_BOX (bar), take);
  }
  gtk_widget_set_halign (close, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), bar);
  gtk_box_append (GTK_BOX (bar), close);
  return bar;
}

static gpointer
list_remarks (LiftStore *store, gpointer data, GError **error)
{
  return lift_store_list_remarks (store, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) notice = user_data;
  /* Without a diary there is nothing to remark. */
  g_autoptr (GPtrArray) remarks = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, NULL);
  GtkWidget *box = gtk_widget_get_parent (notice);

  for (guint i = 0; box != NULL && remarks != NULL && i < remarks->len; i++)
    gtk_box_insert_child_after (GTK_BOX (box), make_bar (g_ptr_array_index (remarks, i)), notice);
}

/** _lift_window_tell_remarks: says once, below @notice, what is odd about the place of the diary. */
void
_lift_window_tell_remarks (LiftWindow *self, GtkWidget *notice)
{
  LiftStoreAsync *store = lift_diary_model_get_store (lift_window_get_model (self));

  lift_store_async_run_async (store, list_remarks, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb,
                              g_object_ref (notice));
}
