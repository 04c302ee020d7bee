/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lift_ui_keep_left_to_right (GtkEditable *entry);
gboolean lift_ui_is_of_portal (const char *path);
GtkWidget *lift_ui_make_button (const char *label);
GtkWidget *lift_ui_make_mnemonic_button (const char *label);
void lift_ui_wrap_button (GtkButton *button);
GtkWidget *lift_ui_make_label (const char *text, const char *css_class);
GtkWidget *lift_ui_make_page (GtkWidget **content);
GtkWidget *lift_ui_make_question (GtkWindow *parent, const char *heading, const char *body);
void lift_ui_set_invalid (GtkWidget *entry, GtkWidget *label, const char *hint);
void lift_ui_scroll_to (GtkWidget *widget);
GtkWidget *lift_ui_make_toast_title (const char *sentence, int width);
GtkWidget *lift_ui_make_check (const char *label);
GtkWidget *lift_ui_make_calendar (void);
int lift_ui_get_first_weekday (void);
char *lift_ui_format_weekday (int weekday, gboolean whole);
void lift_ui_clear_box (GtkWidget *box);

G_END_DECLS
