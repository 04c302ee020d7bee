/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lift_english_label_new (const char *english);
void lift_english_label_append (GtkBox *box, char *english);

G_END_DECLS
