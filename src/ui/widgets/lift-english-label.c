/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-english-label.h"

#include "lift-ui-parts.h"

/**
 * lift_english_label_new:
 * @english: the English of a text about health
 *
 * Returns: (transfer floating): a label in small type, to stand under a translation that no clinician has read.
 */
GtkWidget *
lift_english_label_new (const char *english)
{
  GtkWidget *label = lift_ui_make_label (english, "english");

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "quiet");
  return label;
}

/**
 * lift_english_label_append:
 * @box: where the translation stands last
 * @english: (transfer full) (nullable): as from the functions of lift-format-english.h; %NULL: none is needed
 */
void
lift_english_label_append (GtkBox *box, char *english)
{
  if (english != NULL)
    gtk_box_append (box, lift_english_label_new (english));
  g_free (english);
}
