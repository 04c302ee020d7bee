/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-progress-page.h"

#include <glib/gi18n-lib.h>

#include "lift-chart-view.h"
#include "lift-choice-row.h"
#include "lift-expander.h"
#include "lift-format-event.h"
#include "lift-format.h"
#include "lift-progress-table.h"
#include "lift-ui-parts.h"

#define ALL_CORE ((1u << LIFT_N_CORE_SYMPTOMS) - 1)

enum { CHOICE_EACH = LIFT_N_CORE_SYMPTOMS, CHOICE_TOGETHER };

struct _LiftProgressPage {
  AdwBin parent_instance;

  LiftDiaryModel *model;
  GtkWidget *stack;
  GtkWidget *choice;
  GtkWidget *chart;
  GtkWidget *chart_card;
  GtkWidget *compare;
  GtkWidget *guide_note;
  GtkWidget *sentences;
  GtkWidget *table;
  GtkWidget *provenance;
  GtkWidget *sources;

  /* The thread lift before this one, and its days once they were asked for. */
  LiftProcedure *earlier;
  LiftEpisode *earlier_episode;
  GCancellable *cancellable;
  GtkWidget *png;
  GtkWidget *svg;
};

G_DEFINE_FINAL_TYPE (LiftProgressPage, lift_progress_page, ADW_TYPE_BIN)

static void
fill_table (LiftProgressPage *self)
{
  lift_expander_set_content (LIFT_EXPANDER (self->table),
                             lift_progress_table_new (lift_diary_model_get_episode (self->model)));
}

static void
fill_sources (LiftProgressPage *self)
{
  LiftReference *reference = lift_diary_model_get_reference (self->model);
  const LiftReferenceInfo *info = lift_reference_get_info (reference);
  g_autofree char *provenance = lift_format_guide_provenance (reference);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "padded");
  gtk_box_append (GTK_BOX (box), lift_ui_make_label (provenance, NULL));
  gtk_box_append (GTK_BOX (box), lift_ui_make_label (lift_format_guide_population (reference), NULL));
  gtk_box_append (GTK_BOX (box),
                  lift_ui_make_label (_("We found no study that measured daily 0 to 10 scores after a thread lift. The "
                                        "guide is drawn from clinic leaflets and from studies of similar procedures. "
                                        "Being inside it does not mean that nothing is wrong."), NULL));
  for (guint i = 0; info->sources[i] != NULL; i++) {
    GtkWidget *label = lift_ui_make_label (info->sources[i], "caption");

    /* As they are found, whatever the language of the window. */
    gtk_widget_add_css_class (label, "source");
    gtk_widget_add_css_class (label, "quiet");
    gtk_box_append (GTK_BOX (box), label);
  }
  lift_expander_set_content (LIFT_EXPANDER (self->sources), box);
}

static gboolean
compares (LiftProgressPage *self)
{
  return self->compare != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->compare));
}

/* A saved picture shows what is shown here. */
static void
set_picture_action (GtkWidget *button, const char *format, guint symptoms, gboolean together)
{
  g_autofree char *target = g_strdup_printf ("%s/%u/%s", format, symptoms, together ? "together" : "each");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
}

static void
update_chart (LiftProgressPage *self)
{
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  LiftReference *reference = lift_diary_model_get_reference (self->model);
  int choice = lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->choice));
  guint symptoms = choice >= 0 && choice < LIFT_N_CORE_SYMPTOMS ? 1u << choice : ALL_CORE;

  lift_chart_view_set_beside (LIFT_CHART_VIEW (self->chart), compares (self) ? self->earlier_episode : NULL,
                              lift_diary_model_get_snapshot (self->model)->milestones);
  lift_chart_view_set (LIFT_CHART_VIEW (self->chart), episode, reference, symptoms, choice == CHOICE_EACH,
                       lift_diary_model_get_today (self->model));
  set_picture_action (self->png, "png", symptoms, choice != CHOICE_EACH);
  set_picture_action (self->svg, "svg", symptoms, choice != CHOICE_EACH);
}

static void
earlier_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftSnapshot) snapshot = lift_store_async_load_finish (LIFT_STORE_ASYNC (source), result, &error);
  LiftProgressPage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (snapshot == NULL) {
    lift_diary_model_notify (self->model, error->message);
    return;
  }
  g_clear_pointer (&self->earlier_episode, lift_episode_unref);
  self->earlier_episode = lift_episode_ref (snapshot->episode);
  update_chart (self);
}

/* Only when it is asked for; a load that is under way is not waited for any more. */
static void
load_earlier (LiftProgressPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  lift_store_async_load_async (lift_diary_model_get_store (self->model), self->earlier->uuid, self->cancellable,
                               earlier_loaded_cb, self);
}

static void
compare_cb (LiftProgressPage *self)
{
  if (compares (self) && self->earlier_episode == NULL)
    load_earlier (self);
  else
    update_chart (self);
}

/* The newest thread lift before this one that has a date, archived or not. */
static LiftProcedure *
find_earlier (LiftProgressPage *self)
{
  GPtrArray *procedures = lift_diary_model_get_snapshot (self->model)->procedures;
  LiftProcedure *current = lift_diary_model_get_procedure (self->model);
  LiftProcedure *found = NULL;

  for (guint i = 0; i < procedures->len; i++) {
    LiftProcedure *procedure = g_ptr_array_index (procedures, i);

    if (procedure->day0 != LIFT_DATE_NONE && procedure->day0 < current->day0 &&
        (found == NULL || procedure->day0 > found->day0))
      found = procedure;
  }
  return found;
}

static void
update_earlier (LiftProgressPage *self)
{
  LiftProcedure *earlier = find_earlier (self);
  g_autofree char *name = earlier != NULL ? lift_format_thread_lift_of (earlier->day0) : NULL;
  g_autofree char *label = NULL;

  if (earlier == NULL || self->earlier == NULL || !g_str_equal (earlier->uuid, self->earlier->uuid))
    g_clear_pointer (&self->earlier_episode, lift_episode_unref);
  g_clear_pointer (&self->earlier, lift_procedure_unref);
  if (earlier != NULL)
    self->earlier = lift_procedure_ref (earlier);
  if (self->compare != NULL)
    gtk_widget_set_visible (self->compare, earlier != NULL);
  if (earlier == NULL)
    return;
  /* Translators: %s is "Thread lift of May 2024": another line in the chart. */
  label = g_strdup_printf (_("Also show: %s"), name);
  if (self->compare == NULL) {
    self->compare = lift_ui_make_check (label);
    gtk_widget_set_halign (self->compare, GTK_ALIGN_START);
    g_signal_connect_swapped (self->compare, "toggled", G_CALLBACK (compare_cb), self);
    gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->chart_card)), self->compare, self->chart_card);
  }
  gtk_button_set_label (GTK_BUTTON (self->compare), label);
  if (compares (self))
    load_earlier (self);
}

static void
copy_cb (LiftProgressPage *self)
{
  g_autofree char *text = lift_format_days_as_text (lift_diary_model_get_episode (self->model),
                                                    lift_diary_model_get_reference (self->model));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  lift_diary_model_notify (self->model, _("Copied, without your notes."));
}

/* T opens the table and goes to it, or closes it; while something is being typed it is a letter. */
static gboolean
table_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  LiftProgressPage *self = LIFT_PROGRESS_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (!gtk_widget_get_mapped (self->table) || GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  lift_expander_set_open (LIFT_EXPANDER (self->table), !lift_expander_get_open (LIFT_EXPANDER (self->table)));
  if (gtk_widget_get_focus_child (self->table) == NULL)
    gtk_widget_child_focus (self->table, GTK_DIR_TAB_FORWARD);
  return TRUE;
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
  update_earlier (self);
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
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->earlier, lift_procedure_unref);
  g_clear_pointer (&self->earlier_episode, lift_episode_unref);
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
add_action (GtkWidget *box, GtkWidget *button)
{
  gtk_widget_add_css_class (button, "answer");
  gtk_flow_box_append (GTK_FLOW_BOX (box), button);
  /* The button is the focus stop, not the cell of the box around it. */
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

/* What can be done with the chart: it is hers to show to somebody. */
static GtkWidget *
make_actions (LiftProgressPage *self)
{
  GtkWidget *box = gtk_flow_box_new ();
  GtkWidget *copy = lift_ui_make_button (_("Copy as text"));

  self->png = lift_ui_make_button (_("Save as picture (PNG)…"));
  self->svg = lift_ui_make_button (_("Save as picture (SVG)…"));
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 3);
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_cb), self);
  /* Newer toolkits complain of an action without its target, also before the chart says which symptoms these are. */
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->png), "win.export::png");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->svg), "win.export::svg");
  add_action (box, copy);
  add_action (box, self->png);
  add_action (box, self->svg);
  return box;
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
  self->chart_card = make_card (self->chart);
  gtk_box_append (GTK_BOX (content), self->chart_card);
  self->guide_note = lift_ui_make_label (_("The guide was not made for your procedure."), NULL);
  gtk_box_append (GTK_BOX (content), self->guide_note);
  gtk_box_append (GTK_BOX (content), day7);
  self->sentences = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (content), self->sentences);
  /* Translators: T is the key that opens the table; it stays T. */
  self->table = lift_expander_new (_("As a table"), C_("key", "T"));
  g_signal_connect_swapped (self->table, "first-opened", G_CALLBACK (fill_table), self);
  card = make_card (self->table);
  self->sources = lift_expander_new (_("Where it comes from"), NULL);
  g_signal_connect_swapped (self->sources, "first-opened", G_CALLBACK (fill_sources), self);
  gtk_box_append (GTK_BOX (card), self->sources);
  gtk_box_append (GTK_BOX (content), card);
  self->provenance = lift_ui_make_label (NULL, "caption");
  gtk_widget_add_css_class (self->provenance, "quiet");
  gtk_box_append (GTK_BOX (content), self->provenance);
  gtk_box_append (GTK_BOX (content), make_actions (self));
}

static void
lift_progress_page_init (LiftProgressPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
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
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_t, 0),
                                                          gtk_callback_action_new (table_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
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
