/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiftTextRow:
 *
 * Something that is told in words: a heading over one line, or over a field of several lines. Emits `edited`
 * (char*: the words, without blanks around them) after a short pause in the typing, and at once when the field is
 * left.
 */
#define LIFT_TYPE_TEXT_ROW (lift_text_row_get_type ())
G_DECLARE_FINAL_TYPE (LiftTextRow, lift_text_row, LIFT, TEXT_ROW, GtkBox)

GtkWidget *lift_text_row_new (const char *title, const char *caption, gboolean several_lines);
void lift_text_row_set_text (LiftTextRow *self, const char *text);
void lift_text_row_set_purpose (LiftTextRow *self, GtkInputPurpose purpose);

G_END_DECLS
