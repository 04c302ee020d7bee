/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-progress-page.h"

#include <glib/gi18n-lib.h>

#include "lift-chart-style.h"
#include "lift-chart-view.h"
#include "lift-choice-row.h"
#include "lift-expander.h"
#include "lift-format.h"
#include "lift-ui-parts.h"

#define ALL_CORE ((1u << LIFT_N_CORE_SYMPTOMS) - 1)
/* A table longer than this is shown from its newest day on; the exports hold all. */
#define MAX_TABLE_ROWS 400

enum { CHOICE_EACH = LIFT_N_CORE_SYMPTOMS, CHOICE_TOGETHER };

struct _LiftProgressPage {
  AdwBin parent_instance;

  LiftDiaryModel *model;
  GtkWidget *stack;
  GtkWidget *choice;
  GtkWidget *chart;
  GtkWidget *legend;
  GtkWidget *guide_note;
  GtkWidget *sentences;
  GtkWidget *table;
  GtkWidget *provenance;
  GtkWidget *sources;
};

G_DEFINE_FINAL_TYPE (LiftProgressPage, lift_progress_page, ADW_TYPE_BIN)

static GtkWidget *
make_cell (const char *text, const char *css_class, gboolean heading)
{
  GtkWidget *label = lift_ui_make_label (text, css_class);

  gtk_widget_add_css_class (label, "numeric");
  if (heading)
    gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
fill_table_row (GtkGrid *grid, int row, LiftEpisode *episode, LiftEntry *entry)
{
  LiftProcedure *procedure = lift_episode_get_procedure (episode);
  g_autofree char *title = lift_format_day_title (procedure, entry->for_day);

  gtk_grid_attach (grid, make_cell (title, NULL, FALSE), 0, row, 1, 1);
  for (int i = 0; i < LIFT_N_CORE_SYMPTOMS; i++) {
    g_autofree char *score = NULL;
    GtkWidget *cell;

    if (entry->scores[i] == LIFT_SCORE_NONE)
      score = g_strdup (C_("not answered, in a table", "–"));
    else
      score = g_strdup_printf (C_("scale cell", "%d"), entry->scores[i]);
    cell = make_cell (score, NULL, FALSE);
    gtk_widget_set_halign (cell, GTK_ALIGN_END);
    gtk_grid_attach (grid, cell, i + 1, row, 1, 1);
  }
}

static void
fill_table (LiftProgressPage *self)
{
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  GtkWidget *grid = gtk_grid_new ();
  guint n = lift_episode_get_n_entries (episode);
  guint first = n > MAX_TABLE_ROWS ? n - MAX_TABLE_ROWS : 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "padded");
  gtk_grid_attach (GTK_GRID (grid), make_cell (_("Day"), NULL, TRUE), 0, 0, 1, 1);
  for (int i = 0; i < LIFT_N_CORE_SYMPTOMS; i++) {
    GtkWidget *heading = make_cell (lift_format_symptom ((LiftSymptom) i), NULL, TRUE);

    gtk_widget_set_hexpand (heading, TRUE);
    gtk_label_set_xalign (GTK_LABEL (heading), 1);
    gtk_label_set_justify (GTK_LABEL (heading), GTK_JUSTIFY_RIGHT);
    gtk_grid_attach (GTK_GRID (grid), heading, i + 1, 0, 1, 1);
  }
  for (guint i = first; i < n; i++)
    fill_table_row (GTK_GRID (grid), (int) (i - first) + 1, episode, lift_episode_get_nth (episode, i));
  lift_expander_set_content (LIFT_EXPANDER (self->table), grid);
}

static void
fill_sources (LiftProgressPage *self)
{
  const LiftReferenceInfo *info = lift_reference_get_info (lift_diary_model_get_reference (self->model));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "padded");
  gtk_box_append (GTK_BOX (box), lift_ui_make_label (info->population, NULL));
  gtk_box_append (GTK_BOX (box),
                  lift_ui_make_label (_("We found no study that measured daily 0 to 10 scores after a thread lift. The "
                                        "guide is drawn from clinic leaflets and from studies of similar procedures. "
                                        "Being inside it does not mean that nothing is wrong."), NULL));
  for (guint i = 0; info->sources[i] != NULL; i++) {
    GtkWidget *label = lift_ui_make_label (info->sources[i], "caption");

    gtk_widget_add_css_class (label, "quiet");
    gtk_box_append (GTK_BOX (box), label);
  }
  lift_expander_set_content (LIFT_EXPANDER (self->sources), box);
}

/* With every line in one plot, which mark is which. Small multiples and a single line are named. */
static void
update_legend (LiftProgressPage *self, gboolean together)
{
  const LiftChartStyle *style = lift_chart_style_get (LIFT_CHART_SCHEME_PRINT);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < LIFT_N_CORE_SYMPTOMS; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? "   " : "", lift_marker_to_text (style->markers[i]),
                            lift_format_symptom ((LiftSymptom) i));
  gtk_label_set_label (GTK_LABEL (self->legend), text->str);
  gtk_widget_set_visible (self->legend, together);
}

static void
update_chart (LiftProgressPage *self)
{
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  LiftReference *reference = lift_diary_model_get_reference (self->model);
  int choice = lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->choice));
  guint symptoms = choice >= 0 && choice < LIFT_N_CORE_SYMPTOMS ? 1u << choice : ALL_CORE;

  lift_chart_view_set (LIFT_CHART_VIEW (self->chart), episode, reference, symptoms, choice == CHOICE_EACH,
                       lift_diary_model_get_today (self->model));
  update_legend (self, choice == CHOICE_TOGETHER);
}

static void
choice_cb (LiftProgressPage *self)
{
  update_chart (self);
}

static void
day_activated_cb (LiftProgressPage *self, int day)
{
  lift_diary_model_set_day (self->model, day);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "today");
}

static void
update_sentences (LiftProgressPage *self, LiftEpisode *episode, LiftReference *reference)
{
  lift_ui_clear_box (self->sentences);
  for (int i = 0; i < LIFT_N_CORE_SYMPTOMS; i++) {
    g_autofree char *text = lift_format_symptom_sentence (episode, reference, (LiftSymptom) i);

    if (text != NULL && text[0] != '\0')
      gtk_box_append (GTK_BOX (self->sentences), lift_ui_make_label (text, NULL));
  }
}

static void
update (LiftProgressPage *self)
{
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  LiftReference *reference = lift_diary_model_get_reference (self->model);
  g_autofree char *provenance = NULL;
  gboolean has_days;

  if (episode == NULL || lift_episode_get_procedure (episode)->day0 == LIFT_DATE_NONE)
    return;
  has_days = lift_episode_get_n_entries (episode) > 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), has_days ? "chart" : "empty");
  if (!has_days || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  update_chart (self);
  update_sentences (self, episode, reference);
  gtk_widget_set_visible (self->guide_note,
                          !lift_procedure_get_guide_applies (lift_episode_get_procedure (episode)));
  if (lift_expander_is_filled (LIFT_EXPANDER (self->table)))
    fill_table (self);
  if (reference == NULL)
    return;
  provenance = lift_format_guide_provenance (reference);
  gtk_label_set_label (GTK_LABEL (self->provenance), provenance);
}

static void
lift_progress_page_dispose (GObject *object)
{
  LiftProgressPage *self = LIFT_PROGRESS_PAGE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (lift_progress_page_parent_class)->dispose (object);
}

static void
lift_progress_page_class_init (LiftProgressPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_progress_page_dispose;
}

static GtkWidget *
make_choice (LiftProgressPage *self)
{
  const char *const choices[] = { lift_format_symptom (LIFT_SYMPTOM_SWELLING),
                                  lift_format_symptom (LIFT_SYMPTOM_BRUISING),
                                  lift_format_symptom (LIFT_SYMPTOM_DISCOMFORT),
                                  C_("chart", "All three"),
                                  C_("chart", "Together"),
                                  NULL };

  self->choice = lift_choice_row_new (_("Your days beside a typical one-week recovery (rough guide)"), NULL, choices);
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->choice), FALSE);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->choice), LIFT_SYMPTOM_SWELLING);
  g_signal_connect_swapped (self->choice, "chosen", G_CALLBACK (choice_cb), self);
  return self->choice;
}

static GtkWidget *
make_card (GtkWidget *child)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rows");
  gtk_box_append (GTK_BOX (card), child);
  return card;
}

static void
build (LiftProgressPage *self, GtkWidget *content)
{
  GtkWidget *day7 = lift_ui_make_label (_("Line at day 7: many clinics expect most swelling and soreness to have eased by "
                                          "now. Bruises and tightness often last longer."), "caption");
  GtkWidget *card;

  gtk_widget_add_css_class (day7, "quiet");
  gtk_box_append (GTK_BOX (content), make_choice (self));
  self->chart = lift_chart_view_new ();
  gtk_widget_add_css_class (self->chart, "padded");
  g_signal_connect_swapped (self->chart, "day-activated", G_CALLBACK (day_activated_cb), self);
  card = make_card (self->chart);
  self->legend = lift_ui_make_label (NULL, "legend");
  gtk_box_append (GTK_BOX (card), self->legend);
  gtk_box_append (GTK_BOX (content), card);
  self->guide_note = lift_ui_make_label (_("The guide was not made for your procedure."), NULL);
  gtk_box_append (GTK_BOX (content), self->guide_note);
  gtk_box_append (GTK_BOX (content), day7);
  self->sentences = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (content), self->sentences);
  self->table = lift_expander_new (_("As a table"), NULL);
  g_signal_connect_swapped (self->table, "first-opened", G_CALLBACK (fill_table), self);
  card = make_card (self->table);
  self->sources = lift_expander_new (_("Where it comes from"), NULL);
  g_signal_connect_swapped (self->sources, "first-opened", G_CALLBACK (fill_sources), self);
  gtk_box_append (GTK_BOX (card), self->sources);
  gtk_box_append (GTK_BOX (content), card);
  self->provenance = lift_ui_make_label (NULL, "caption");
  gtk_widget_add_css_class (self->provenance, "quiet");
  gtk_box_append (GTK_BOX (content), self->provenance);
}

static void
lift_progress_page_init (LiftProgressPage *self)
{
  GtkWidget *empty = adw_status_page_new ();
  GtkWidget *content;
  GtkWidget *page = lift_ui_make_page (&content);

  build (self, content);
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("Your line starts with the first day you log."));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), page, "chart");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
}

/** lift_progress_page_new: Returns: (transfer floating): the page, which follows @model. */
GtkWidget *
lift_progress_page_new (LiftDiaryModel *model)
{
  LiftProgressPage *self = g_object_new (LIFT_TYPE_PROGRESS_PAGE, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (model, "day-changed", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}
