/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiftZoom:
 *
 * How large the program's text is, in percent of what the desktop says: 100 to 200 in steps of 10. Follows the
 * desktop when its own size changes.
 */
#define LIFT_TYPE_ZOOM (lift_zoom_get_type ())
G_DECLARE_FINAL_TYPE (LiftZoom, lift_zoom, LIFT, ZOOM, GObject)

#define LIFT_ZOOM_MIN 100
#define LIFT_ZOOM_MAX 200
#define LIFT_ZOOM_STEP 10

LiftZoom *lift_zoom_new (GtkSettings *gtk_settings, GSettings *settings);
int lift_zoom_get_percent (LiftZoom *self);
void lift_zoom_set_percent (LiftZoom *self, int percent);

G_END_DECLS
