/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-chart-card.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-format-event.h"
#include "lift-format-procedure.h"
#include "lift-format.h"
#include "lift-milestone.h"
#include "lift-ui-parts.h"

#define MAX_WIDTH_CHARS 36

struct _LiftChartCard {
  GtkBox parent_instance;

  GtkWidget *title;
  GtkWidget *body;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (LiftChartCard, lift_chart_card, GTK_TYPE_BOX)

static void
lift_chart_card_class_init (LiftChartCardClass *klass)
{
}

static GtkWidget *
add_label (LiftChartCard *self, const char *css_class)
{
  GtkWidget *label = lift_ui_make_label (NULL, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH_CHARS);
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static void
lift_chart_card_init (LiftChartCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chart-card");
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  self->title = add_label (self, "caption-heading");
  self->body = add_label (self, "caption");
  self->note = add_label (self, "caption");
  gtk_label_set_wrap (GTK_LABEL (self->note), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (self->note), PANGO_ELLIPSIZE_END);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

/** lift_chart_card_new: Returns: (transfer floating): an empty card. */
GtkWidget *
lift_chart_card_new (void)
{
  return g_object_new (LIFT_TYPE_CHART_CARD, NULL);
}

static void
append_line (GString *text, const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static void
append_entry (GString *text, const LiftEpisode *episode, const LiftEntry *entry)
{
  g_autofree char *noted = lift_format_noted (entry);

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    g_autofree char *score = lift_format_score ((LiftSymptom) s, entry->scores[s]);
    g_autofree char *line = NULL;

    if (entry->scores[s] == LIFT_SCORE_NONE)
      continue;
    line = g_strdup_printf (C_("history", "%1$s %2$s"), lift_format_symptom ((LiftSymptom) s), score);
    append_line (text, line);
  }
  if (noted[0] != '\0')
    append_line (text, noted);
  if (lift_episode_is_written_later (episode, entry))
    append_line (text, _("Written later."));
}

/**
 * lift_chart_card_show_day:
 * @self: a card
 * @episode: days of a procedure with a date
 * @milestones: (nullable) (element-type LiftMilestone): of that procedure
 * @day: which day
 *
 * Returns: %TRUE if there is anything to show; the card says it then.
 */
gboolean
lift_chart_card_show_day (LiftChartCard *self, LiftEpisode *episode, GPtrArray *milestones, LiftDate day)
{
  LiftEntry *entry = lift_episode_get_entry (episode, day);
  g_autofree char *title = lift_format_day_title (lift_episode_get_procedure (episode), day);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *note = entry != NULL ? g_strndup (entry->note, strcspn (entry->note, "\n")) : NULL;

  if (entry != NULL)
    append_entry (text, episode, entry);
  for (guint i = 0; milestones != NULL && i < milestones->len; i++) {
    const LiftMilestone *milestone = g_ptr_array_index (milestones, i);

    if (milestone->happened_on == day)
      append_line (text, lift_format_milestone (milestone->kind));
  }
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->body), text->str);
  gtk_widget_set_visible (self->body, text->len > 0);
  gtk_label_set_label (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL && note[0] != '\0');
  return text->len > 0 || (note != NULL && note[0] != '\0');
}
