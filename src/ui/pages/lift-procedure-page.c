/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-procedure-page.h"

#include <glib/gi18n-lib.h>

#include "lift-expander.h"
#include "lift-format-procedure.h"
#include "lift-format.h"
#include "lift-procedure-consultation.h"
#include "lift-procedure-details.h"
#include "lift-procedure-recovery.h"
#include "lift-procedure-results.h"
#include "lift-ui-parts.h"

/* In the order of the road. */
enum { CONSULTATION, PREPARATION, THREADS, RECOVERY, RESULTS, N_SECTIONS };

struct _LiftProcedurePage {
  AdwBin parent_instance;

  LiftDiaryModel *model;
  GtkWidget *content;
  GtkWidget *title;
  GtkWidget *line;
  GtkWidget *put_away;
  GtkWidget *sections[N_SECTIONS];
  GtkWidget *archive;
  GtkWidget *compare;
};

G_DEFINE_FINAL_TYPE (LiftProcedurePage, lift_procedure_page, ADW_TYPE_BIN)

static guint
count_dated (LiftSnapshot *snapshot)
{
  guint n = 0;

  for (guint i = 0; i < snapshot->procedures->len; i++)
    n += ((LiftProcedure *) g_ptr_array_index (snapshot->procedures, i))->day0 != LIFT_DATE_NONE ? 1 : 0;
  return n;
}

static guint
count_milestones (LiftSnapshot *snapshot)
{
  guint n = 0;

  for (guint i = 0; i < LIFT_N_MILESTONES; i++)
    n += lift_milestones_get_day (snapshot->milestones, (LiftMilestoneKind) i) != LIFT_DATE_NONE ? 1 : 0;
  return n;
}

static void
set_subtitle (LiftProcedurePage *self, int section, const char *text)
{
  lift_expander_set_subtitle (LIFT_EXPANDER (self->sections[section]), text);
}

static void
update_subtitles (LiftProcedurePage *self, const LiftProcedure *procedure, LiftSnapshot *snapshot)
{
  g_autofree char *questions = NULL;
  g_autofree char *areas = lift_format_areas (procedure);
  g_autofree char *steps = NULL;
  guint n_open = 0;

  for (guint i = 0; i < procedure->questions->len; i++)
    n_open += ((LiftQuestion *) g_ptr_array_index (procedure->questions, i))->ticked_at == 0 ? 1 : 0;
  if (n_open > 0)
    questions =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d question to ask", "%d questions to ask", n_open), (int) n_open);
  set_subtitle (self, CONSULTATION, questions != NULL ? questions : _("goals, questions"));
  set_subtitle (self, PREPARATION, areas != NULL && areas[0] != '\0' ? areas : _("areas, anaesthetic"));
  set_subtitle (self, THREADS, procedure->clinic != NULL ? procedure->clinic : _("material, number, clinic"));
  if (count_milestones (snapshot) > 0)
    /* Translators: how many of the steps back into her life have a day. */
    steps = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d step back", "%d steps back", count_milestones (snapshot)),
                             (int) count_milestones (snapshot));
  set_subtitle (self, RECOVERY, steps != NULL ? steps : _("milestones, aftercare dates"));
  set_subtitle (self, RESULTS, _("look backs, over the years"));
}

static void
update (LiftProcedurePage *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  LiftDate today = lift_diary_model_get_today (self->model);
  g_autofree char *countdown = NULL;
  g_autofree char *line = NULL;
  gboolean archived;

  if (procedure == NULL)
    return;
  archived = procedure->archived_at != 0;
  countdown = lift_format_countdown (procedure, today);
  line = lift_format_procedure_line (procedure);
  gtk_label_set_label (GTK_LABEL (self->title), countdown);
  gtk_label_set_label (GTK_LABEL (self->line), line);
  gtk_widget_set_visible (self->line, procedure->day0 != LIFT_DATE_NONE);
  gtk_widget_set_visible (self->put_away, archived);
  gtk_button_set_label (GTK_BUTTON (self->archive), archived ? _("Take it out again") : _("Put this thread lift away"));
  gtk_widget_set_sensitive (self->content, !snapshot->read_only);
  gtk_widget_set_visible (self->compare, count_dated (snapshot) > 1);
  update_subtitles (self, procedure, snapshot);
}

static void
archive_cb (LiftProcedurePage *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);

  lift_diary_model_set_archived (self->model, procedure->archived_at == 0);
}

static void
fill_section_cb (LiftProcedurePage *self, LiftExpander *expander)
{
  GtkWidget *content = NULL;

  if (GTK_WIDGET (expander) == self->sections[CONSULTATION])
    content = lift_procedure_consultation_new (self->model);
  else if (GTK_WIDGET (expander) == self->sections[PREPARATION])
    content = lift_procedure_details_new (self->model, LIFT_PROCEDURE_PREPARATION);
  else if (GTK_WIDGET (expander) == self->sections[THREADS])
    content = lift_procedure_details_new (self->model, LIFT_PROCEDURE_THREADS);
  else if (GTK_WIDGET (expander) == self->sections[RECOVERY])
    content = lift_procedure_recovery_new (self->model);
  else
    content = lift_procedure_results_new (self->model);
  lift_expander_set_content (expander, content);
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = lift_ui_make_button (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_heading (LiftProcedurePage *self)
{
  self->title = lift_ui_make_label (NULL, "title-2");
  self->line = lift_ui_make_label (NULL, "quiet");
  self->put_away = lift_ui_make_label (_("This thread lift is put away. Nothing is deleted, and no reminder speaks of it."),
                                       NULL);
  gtk_box_append (GTK_BOX (self->content), self->title);
  gtk_box_append (GTK_BOX (self->content), self->line);
  gtk_box_append (GTK_BOX (self->content), self->put_away);
  add_button (self->content, C_("button", "When and where…"), "win.procedure");
}

static void
build (LiftProcedurePage *self)
{
  const char *const titles[N_SECTIONS] = { _("Consultation"), _("Preparation"), _("Threads"), _("Recovery"),
                                           _("Collagen and results") };
  GtkWidget *page = lift_ui_make_page (&self->content);

  add_heading (self);
  for (guint i = 0; i < N_SECTIONS; i++) {
    GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

    gtk_widget_add_css_class (card, "card");
    gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
    self->sections[i] = lift_expander_new (titles[i], NULL);
    g_signal_connect_object (self->sections[i], "first-opened", G_CALLBACK (fill_section_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (card), self->sections[i]);
    gtk_box_append (GTK_BOX (self->content), card);
  }
  add_button (self->content, _("Add a thread lift"), "win.add-procedure");
  self->compare = add_button (self->content, _("Compare two thread lifts"), "win.compare-procedures");
  self->archive = add_button (self->content, _("Put this thread lift away"), NULL);
  g_signal_connect_object (self->archive, "clicked", G_CALLBACK (archive_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
lift_procedure_page_dispose (GObject *object)
{
  g_clear_object (&LIFT_PROCEDURE_PAGE (object)->model);
  G_OBJECT_CLASS (lift_procedure_page_parent_class)->dispose (object);
}

static void
lift_procedure_page_class_init (LiftProcedurePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_procedure_page_dispose;
}

static void
lift_procedure_page_init (LiftProcedurePage *self)
{
}

/** lift_procedure_page_new: Returns: (transfer floating): the page, which follows @model. */
GtkWidget *
lift_procedure_page_new (LiftDiaryModel *model)
{
  LiftProcedurePage *self = g_object_new (LIFT_TYPE_PROCEDURE_PAGE, NULL);

  self->model = g_object_ref (model);
  build (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "day-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
