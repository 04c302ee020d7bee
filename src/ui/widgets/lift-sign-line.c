/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-sign-line.h"

#include "lift-english-label.h"
#include "lift-format-english.h"
#include "lift-ui-parts.h"

/**
 * lift_sign_line_append:
 * @box: a list of signs
 * @sign: a sign
 * @side: where it is, or %LIFT_SIDE_NONE
 *
 * A line with the words of the list, and what has to stand under them.
 */
void
lift_sign_line_append (GtkBox *box, LiftSign sign, LiftSide side)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *text = NULL;

  if (side == LIFT_SIDE_NONE)
    text = g_strdup_printf ("• %s", lift_format_sign (sign));
  else
    text = g_strdup_printf ("• %s (%s)", lift_format_sign (sign), lift_format_side (side));
  /* Close together, so that it is seen which English belongs to which sign. */
  gtk_widget_add_css_class (line, "sign-line");
  gtk_box_append (GTK_BOX (line), lift_ui_make_label (text, NULL));
  lift_english_label_append (GTK_BOX (line), lift_english_sign (sign));
  gtk_box_append (box, line);
}

/** lift_sign_line_append_tier: a line for each sign of @tier, in the order of the list. */
void
lift_sign_line_append_tier (GtkBox *box, LiftTier tier)
{
  for (guint i = 0; i < LIFT_N_SIGNS; i++) {
    if (lift_sign_get_info ((LiftSign) i)->tier == tier)
      lift_sign_line_append (box, (LiftSign) i, LIFT_SIDE_NONE);
  }
}
