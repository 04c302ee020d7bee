/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-phone.h"

#include <glib/gi18n-lib.h>

#include "lift-format.h"
#include "lift-ui-parts.h"

static void
copy_cb (GtkButton *button, gpointer user_data)
{
  const char *number = g_object_get_data (G_OBJECT (button), "number");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), number);
  gtk_button_set_label (button, _("Copied"));
}

static void
call_cb (GtkButton *button, gpointer user_data)
{
  const char *number = g_object_get_data (G_OBJECT (button), "number");
  g_autofree char *escaped = g_uri_escape_string (number, "+", FALSE);
  g_autofree char *uri = g_strconcat ("tel:", escaped, NULL);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), uri, GDK_CURRENT_TIME);
}

/* Asked once per card, not at start: it reads the desktop's table of programs. */
static gboolean
can_call (void)
{
  g_autoptr (GAppInfo) app = g_app_info_get_default_for_uri_scheme ("tel");

  return app != NULL;
}

static GtkWidget *
make_button (const char *label, const char *number, GCallback clicked)
{
  GtkWidget *button = lift_ui_make_button (label);

  g_object_set_data_full (G_OBJECT (button), "number", g_strdup (number), g_free);
  g_signal_connect (button, "clicked", clicked, NULL);
  return button;
}

/**
 * lift_phone_row_new:
 * @number: (nullable): a telephone number
 *
 * A number shown large, with **Copy number**, and **Call** where a program handles `tel:`. Without a
 * number the row is empty.
 *
 * Returns: (transfer floating): the row.
 */
GtkWidget *
lift_phone_row_new (const char *number)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *shown = NULL;
  GtkWidget *label;
  GtkWidget *buttons;

  if (number == NULL || number[0] == '\0')
    return row;
  shown = lift_format_phone (number);
  label = gtk_label_new (shown);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-1");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (row), label);
  buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (buttons), make_button (_("Copy number"), number, G_CALLBACK (copy_cb)));
  if (can_call ())
    gtk_box_append (GTK_BOX (buttons), make_button (_("Call"), number, G_CALLBACK (call_cb)));
  gtk_box_append (GTK_BOX (row), buttons);
  return row;
}
