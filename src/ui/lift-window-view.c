/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window-private.h"

#include <glib/gi18n-lib.h>

#include "lift-preferences-page.h"

/* How the window looks: the size of its text, and the page where that and other choices are made. */

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiftZoom *zoom = _lift_window_get_zoom (LIFT_WINDOW (widget));

  lift_zoom_set_percent (zoom, lift_zoom_get_percent (zoom) + LIFT_ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiftZoom *zoom = _lift_window_get_zoom (LIFT_WINDOW (widget));

  lift_zoom_set_percent (zoom, lift_zoom_get_percent (zoom) - LIFT_ZOOM_STEP);
}

static void
zoom_usual_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lift_zoom_set_percent (_lift_window_get_zoom (LIFT_WINDOW (widget)), LIFT_ZOOM_MIN);
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiftWindow *self = LIFT_WINDOW (widget);

  lift_diary_model_flush (lift_window_get_model (self));
  _lift_window_show_sub (self, _("Preferences"),
                         lift_preferences_page_new (lift_window_get_model (self), _lift_window_get_zoom (self),
                                                    _lift_window_get_settings (self)));
}

/** _lift_window_install_view_actions: for the window's class. */
void
_lift_window_install_view_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-usual", NULL, zoom_usual_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
}
