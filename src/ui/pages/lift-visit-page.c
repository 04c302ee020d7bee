/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-visit-page.h"

#include <glib/gi18n-lib.h>

#include "lift-chart-view.h"
#include "lift-format.h"
#include "lift-ui-parts.h"
#include "lift-visit-content.h"
#include "lift-visit-note.h"
#include "lift-visit-questions.h"

struct _LiftVisitPage {
  AdwBin parent_instance;

  LiftDiaryModel *model;
  GtkWidget *head;
  GtkWidget *signs;
  GtkWidget *questions;
  GtkWidget *scores;
  GtkWidget *chart;
  GtkWidget *facts;
  GtkWidget *note;
  /* What it shows now, so that nothing moves while it is being read. */
  char *shown;
};

G_DEFINE_FINAL_TYPE (LiftVisitPage, lift_visit_page, ADW_TYPE_BIN)

static void
add_line (GtkWidget *box, const char *text, const char *css_class)
{
  if (text != NULL && text[0] != '\0')
    gtk_box_append (GTK_BOX (box), lift_ui_make_label (text, css_class));
}

static void
add_lines (GtkWidget *box, GPtrArray *lines, guint most, const char *css_class)
{
  for (guint i = 0; i < MIN (lines->len, most); i++)
    add_line (box, g_ptr_array_index (lines, i), css_class);
}

static void
fill_head (LiftVisitPage *self, const LiftVisitContent *content)
{
  lift_ui_clear_box (self->head);
  add_line (self->head, content->title, "title-1");
  add_line (self->head, content->day, "title-4");
  add_line (self->head, content->source, "quiet");
  add_line (self->head, content->procedure, NULL);
  add_lines (self->head, content->details, G_MAXUINT, NULL);
}

static void
fill_signs (LiftVisitPage *self, const LiftVisitContent *content)
{
  lift_ui_clear_box (self->signs);
  for (guint i = 0; i < content->signs->len; i++) {
    const LiftVisitSign *sign = g_ptr_array_index (content->signs, i);
    GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

    gtk_widget_add_css_class (row, "padded");
    add_line (row, sign->words, sign->tier <= LIFT_TIER_TODAY ? "heading" : NULL);
    add_line (row, sign->when, "quiet");
    gtk_box_append (GTK_BOX (self->signs), row);
  }
  add_line (self->signs, content->asked, "padded");
}

static GtkWidget *
make_cell (const char *text, const char *css_class)
{
  GtkWidget *label = lift_ui_make_label (text, css_class);

  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static char *
format_value (int value, int day)
{
  /* Translators: a score and its day: "6 (day 2)". */
  return g_strdup_printf (C_("visit", "%d (day %d)"), value, day);
}

static void
attach_score (GtkGrid *grid, int row, const LiftVisitScore *score, int n_days)
{
  g_autofree char *worst = score->n_days > 0 ? format_value (score->worst, score->worst_day) : g_strdup ("–");
  g_autofree char *latest = score->n_days > 0 ? format_value (score->latest, score->latest_day) : g_strdup ("–");
  g_autofree char *low = score->low_since >= 0 ? lift_format_day_name (score->low_since) : g_strdup ("–");
  /* Translators: "12 of 15" days. */
  g_autofree char *days = g_strdup_printf (C_("visit", "%d of %d"), (int) score->n_days, n_days);

  /* The name on a line of its own: beside four columns there is no room for it in a narrow window. */
  gtk_grid_attach (grid, make_cell (lift_format_symptom (score->symptom), "heading"), 0, row, 4, 1);
  gtk_grid_attach (grid, make_cell (worst, NULL), 0, row + 1, 1, 1);
  gtk_grid_attach (grid, make_cell (latest, NULL), 1, row + 1, 1, 1);
  gtk_grid_attach (grid, make_cell (low, NULL), 2, row + 1, 1, 1);
  gtk_grid_attach (grid, make_cell (days, NULL), 3, row + 1, 1, 1);
}

static void
fill_scores (LiftVisitPage *self, const LiftVisitContent *content)
{
  const char *const headings[] = { C_("visit", "Worst"), C_("visit", "Latest"), C_("visit", "0–1 since"),
                                   C_("visit", "Days recorded") };
  GtkWidget *grid = gtk_grid_new ();

  lift_ui_clear_box (self->scores);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_add_css_class (grid, "padded");
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++) {
    GtkWidget *heading = make_cell (headings[i], "quiet");

    gtk_grid_attach (GTK_GRID (grid), heading, (int) i, 0, 1, 1);
  }
  for (guint i = 0; i < content->scores->len; i++)
    attach_score (GTK_GRID (grid), 2 * (int) i + 1, &g_array_index (content->scores, LiftVisitScore, i),
                  content->n_days);
  gtk_box_append (GTK_BOX (self->scores), grid);
  gtk_box_append (GTK_BOX (self->scores), lift_ui_make_label (content->legend, "padded"));
}

static void
fill_facts (LiftVisitPage *self, const LiftVisitContent *content)
{
  lift_ui_clear_box (self->facts);
  add_lines (self->facts, content->facts, G_MAXUINT, NULL);
  add_lines (self->facts, content->open, G_MAXUINT, "heading");
  add_lines (self->facts, content->contacts, LIFT_VISIT_MAX_CONTACTS, NULL);
  if (content->contacts->len > LIFT_VISIT_MAX_CONTACTS) {
    int more = (int) content->contacts->len - LIFT_VISIT_MAX_CONTACTS;
    g_autofree char *text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %d more.", "And %d more.", (gulong) more), more);

    add_line (self->facts, text, NULL);
  }
  add_line (self->facts, content->completeness, NULL);
  add_line (self->facts, content->guide, "quiet");
}

static LiftVisitContent *
make_content (LiftVisitPage *self)
{
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  g_autoptr (GDateTime) now = lift_clock_dup_now (lift_diary_model_get_clock (self->model));

  return lift_visit_content_new (snapshot->episode, lift_diary_model_get_reference (self->model), snapshot->contacts,
                                 lift_diary_model_get_today (self->model), g_date_time_get_timezone (now));
}

static void
update (LiftVisitPage *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  g_autoptr (LiftVisitContent) content = NULL;
  g_autofree char *shows = NULL;

  if (procedure == NULL || procedure->day0 == LIFT_DATE_NONE)
    return;
  lift_visit_questions_update (LIFT_VISIT_QUESTIONS (self->questions));
  lift_visit_note_update (LIFT_VISIT_NOTE (self->note));
  content = make_content (self);
  shows = lift_visit_content_to_text (content);
  if (g_strcmp0 (shows, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shows);
  fill_head (self, content);
  fill_signs (self, content);
  fill_scores (self, content);
  fill_facts (self, content);
  lift_chart_view_set (LIFT_CHART_VIEW (self->chart), lift_diary_model_get_episode (self->model),
                       lift_diary_model_get_reference (self->model), content->symptoms, TRUE,
                       lift_diary_model_get_today (self->model));
  gtk_widget_set_visible (gtk_widget_get_parent (self->chart),
                          lift_episode_get_n_entries (lift_diary_model_get_episode (self->model)) > 0);
}

static GtkWidget *
add_card (GtkWidget *content, const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), lift_ui_make_label (heading, "title-3"));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rows");
  gtk_box_append (GTK_BOX (box), card);
  gtk_box_append (GTK_BOX (content), box);
  return card;
}

static void
copy_cb (LiftVisitPage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->shown);
  lift_diary_model_notify (self->model, _("Copied. Paste it where you need it."));
}

/* What can be taken away from here. */
static GtkWidget *
make_actions (LiftVisitPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *save = lift_ui_make_mnemonic_button (_("_Save or print…"));
  GtkWidget *copy = lift_ui_make_mnemonic_button (_("_Copy as text"));

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (save), "win.export::pdf");
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_cb), self);
  gtk_box_append (GTK_BOX (box), save);
  gtk_box_append (GTK_BOX (box), copy);
  return box;
}

static void
build (LiftVisitPage *self)
{
  GtkWidget *content;
  GtkWidget *page = lift_ui_make_page (&content);
  GtkWidget *card;

  gtk_widget_add_css_class (content, "visit");
  gtk_box_set_spacing (GTK_BOX (content), 18);
  self->head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (content), self->head);
  self->signs = add_card (content, _("Signs"));
  self->questions = lift_visit_questions_new (self->model);
  gtk_box_append (GTK_BOX (content), self->questions);
  self->scores = add_card (content, _("Scores"));
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (card, "card");
  self->chart = lift_chart_view_new ();
  gtk_widget_add_css_class (self->chart, "padded");
  gtk_box_append (GTK_BOX (card), self->chart);
  gtk_box_append (GTK_BOX (content), card);
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (content), self->facts);
  self->note = lift_visit_note_new (self->model);
  gtk_box_append (GTK_BOX (content), self->note);
  gtk_box_append (GTK_BOX (content), make_actions (self));
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
lift_visit_page_dispose (GObject *object)
{
  LiftVisitPage *self = LIFT_VISIT_PAGE (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (lift_visit_page_parent_class)->dispose (object);
}

static void
lift_visit_page_class_init (LiftVisitPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_visit_page_dispose;
}

static void
lift_visit_page_init (LiftVisitPage *self)
{
}

/** lift_visit_page_new: Returns: (transfer floating): the page for @model's procedure, which has a date; it follows
 * @model. */
GtkWidget *
lift_visit_page_new (LiftDiaryModel *model)
{
  LiftVisitPage *self = g_object_new (LIFT_TYPE_VISIT_PAGE, NULL);

  self->model = g_object_ref (model);
  build (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
