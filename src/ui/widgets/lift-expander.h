/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiftExpander:
 *
 * A line that opens: a toggle button, which assistive programs can press on every GTK, above a revealer.
 * Emits `first-opened` once, when its content is needed.
 */
#define LIFT_TYPE_EXPANDER (lift_expander_get_type ())
G_DECLARE_FINAL_TYPE (LiftExpander, lift_expander, LIFT, EXPANDER, GtkBox)

GtkWidget *lift_expander_new (const char *title, const char *subtitle);
void lift_expander_set_title (LiftExpander *self, const char *title);
void lift_expander_set_subtitle (LiftExpander *self, const char *subtitle);
void lift_expander_set_content (LiftExpander *self, GtkWidget *content);
gboolean lift_expander_is_filled (LiftExpander *self);
void lift_expander_set_open (LiftExpander *self, gboolean open);
gboolean lift_expander_get_open (LiftExpander *self);

G_END_DECLS
