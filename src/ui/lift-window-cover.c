/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window-private.h"

#include <glib/gi18n-lib.h>

/* Hide: a blank window for when somebody else looks at the screen (WINDOW.md, Shared household). */

#define UNDER_COVER "under-cover"
/* On a dialog: it was in front when the window became blank. */
#define WAS_IN_FRONT "was-in-front"
/* The start is for her; nobody locks the screen in the middle of it. */
#define WATCH_AFTER_SECONDS 2

static void
show_cb (LiftWindow *self)
{
  _lift_window_set_hidden (self, FALSE);
}

static GtkWidget *
make_cover (LiftWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (C_("button", "Show"));

  adw_status_page_set_title (ADW_STATUS_PAGE (page), C_("cover", "Hidden"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show the window again"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), page);
  return box;
}

static gboolean
is_before (GtkWindow *dialog, LiftWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (dialog);

  while (parent != NULL && parent != GTK_WINDOW (self))
    parent = gtk_window_get_transient_for (parent);
  return parent != NULL;
}

/* A question or an alert names a day or a sign, too. It is neither answered nor lost: it comes back with the window. */
static void
hide_dialogs (LiftWindow *self, gboolean hidden)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next) {
    if (!is_before (l->data, self))
      continue;
    if (hidden && gtk_widget_get_visible (l->data)) {
      g_object_set_data (l->data, WAS_IN_FRONT, self);
      gtk_widget_set_visible (l->data, FALSE);
    } else if (!hidden && g_object_steal_data (l->data, WAS_IN_FRONT) != NULL) {
      gtk_window_present (l->data);
    }
  }
}

/**
 * _lift_window_set_hidden:
 * @self: a window
 * @hidden: whether it is blank
 *
 * What is half typed is saved first. Nothing of the diary is left on the screen or for a screen reader, toasts
 * included.
 */
void
_lift_window_set_hidden (LiftWindow *self, gboolean hidden)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (self);
  GtkWidget *content = g_object_get_data (G_OBJECT (self), UNDER_COVER);
  GtkWidget *cover;

  if (hidden == (content != NULL))
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (!hidden) {
    adw_application_window_set_content (window, content);
    g_object_set_data (G_OBJECT (self), UNDER_COVER, NULL);
    gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
    hide_dialogs (self, FALSE);
    return;
  }
  lift_diary_model_flush (lift_window_get_model (self));
  hide_dialogs (self, TRUE);
  content = adw_application_window_get_content (window);
  g_object_set_data_full (G_OBJECT (self), UNDER_COVER, g_object_ref (content), g_object_unref);
  cover = make_cover (self);
  adw_application_window_set_content (window, cover);
  gtk_widget_child_focus (cover, GTK_DIR_TAB_FORWARD);
}

/** _lift_window_is_hidden: Returns: whether it is blank. */
gboolean
_lift_window_is_hidden (LiftWindow *self)
{
  return g_object_get_data (G_OBJECT (self), UNDER_COVER) != NULL;
}

static void
hide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _lift_window_set_hidden (LIFT_WINDOW (widget), !_lift_window_is_hidden (LIFT_WINDOW (widget)));
}

static void
locked_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *name,
           GVariant *parameters, gpointer user_data)
{
  g_autoptr (LiftWindow) self = g_weak_ref_get (user_data);
  gboolean locked = FALSE;

  if (self == NULL || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &locked);
  if (locked && _lift_window_hides_on_lock (self))
    _lift_window_set_hidden (self, TRUE);
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const char *const interfaces[] = { "org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver" };
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autoptr (LiftWindow) self = g_weak_ref_get (user_data);

  for (guint i = 0; bus != NULL && self != NULL && i < G_N_ELEMENTS (interfaces); i++) {
    GWeakRef *weak = g_new0 (GWeakRef, 1);

    g_weak_ref_init (weak, self);
    g_dbus_connection_signal_subscribe (bus, NULL, interfaces[i], "ActiveChanged", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                        locked_cb, weak, weak_ref_free);
  }
  weak_ref_free (user_data);
}

static gboolean
watch_cb (gpointer user_data)
{
  g_autoptr (LiftWindow) self = g_weak_ref_get (user_data);
  GWeakRef *weak;

  if (self == NULL)
    return G_SOURCE_REMOVE;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, weak);
  return G_SOURCE_REMOVE;
}

/** _lift_window_watch_lock: hides the window when the screen locks, from soon after the start on. */
void
_lift_window_watch_lock (LiftWindow *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, WATCH_AFTER_SECONDS, watch_cb, weak, weak_ref_free);
}

/** _lift_window_install_cover_actions: for the window's class. */
void
_lift_window_install_cover_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.hide", NULL, hide_action);
}
