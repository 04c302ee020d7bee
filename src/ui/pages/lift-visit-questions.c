/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-visit-questions.h"

#include <glib/gi18n-lib.h>

#include "lift-ui-parts.h"

struct _LiftVisitQuestions {
  GtkBox parent_instance;

  LiftDiaryModel *model;
  GtkWidget *rows;
  GtkWidget *line;
  GtkWidget *said;
  GtkWidget *undo;
  /* The question that was changed last, and what it was before. */
  char *changed;
  gboolean was_ticked;
  guint n_pending;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (LiftVisitQuestions, lift_visit_questions, GTK_TYPE_BOX)

typedef struct {
  char *procedure;
  LiftProcedureChange *change;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->procedure);
  lift_procedure_change_free (work->change);
  g_free (work);
}

static gpointer
do_tick (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (LiftProcedure) stored = lift_store_change_procedure (store, work->procedure, work->change, error);

  return NULL;
}

static void
ticked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftVisitQuestions) self = LIFT_VISIT_QUESTIONS (user_data);
  g_autoptr (GError) error = NULL;

  lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);
  self->n_pending--;
  if (self->model == NULL)
    return;
  if (error != NULL) {
    lift_diary_model_notify (self->model, error->message);
    gtk_widget_set_visible (self->line, FALSE);
  }
  lift_diary_model_reload (self->model);
}

static void
store_tick (LiftVisitQuestions *self, const char *question, gboolean ticked)
{
  gint64 now = lift_clock_get_now_utc (lift_diary_model_get_clock (self->model));
  Work *work = g_new0 (Work, 1);

  work->procedure = g_strdup (lift_diary_model_get_procedure (self->model)->uuid);
  work->change = lift_procedure_change_new_tick (question, ticked ? now : 0);
  self->n_pending++;
  lift_store_async_run_async (lift_diary_model_get_store (self->model), do_tick, work, work_free, NULL, NULL, ticked_cb,
                              g_object_ref (self));
}

static GtkWidget *
find_check (LiftVisitQuestions *self, const char *question)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row)) {
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "question"), question) == 0)
      return row;
  }
  return NULL;
}

static void
toggled_cb (GtkToggleButton *check, LiftVisitQuestions *self)
{
  const char *question = g_object_get_data (G_OBJECT (check), "question");
  gboolean ticked = gtk_toggle_button_get_active (check);

  if (self->updating)
    return;
  g_free (self->changed);
  self->changed = g_strdup (question);
  self->was_ticked = !ticked;
  gtk_label_set_label (GTK_LABEL (self->said), ticked ? _("Ticked off.") : _("Open again."));
  gtk_widget_set_visible (self->line, TRUE);
  store_tick (self, question, ticked);
}

static void
undo_cb (LiftVisitQuestions *self)
{
  GtkWidget *check = find_check (self, self->changed);

  gtk_widget_set_visible (self->line, FALSE);
  if (check == NULL)
    return;
  /* The button that had the focus goes away. */
  gtk_widget_grab_focus (check);
  self->updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (check), self->was_ticked);
  self->updating = FALSE;
  store_tick (self, self->changed, self->was_ticked);
}

static GtkWidget *
make_row (LiftVisitQuestions *self, const LiftQuestion *question)
{
  GtkWidget *check = lift_ui_make_check (question->text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *mark = gtk_image_new ();
  GtkWidget *label = lift_ui_make_label (question->text, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (check), box);
  gtk_widget_remove_css_class (check, "answer");
  gtk_widget_add_css_class (check, "flat");
  gtk_widget_add_css_class (check, "sign");
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, question->text, -1);
  g_object_set_data_full (G_OBJECT (check), "question", g_strdup (question->uuid), g_free);
  g_object_set_data (G_OBJECT (check), "mark", mark);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  return check;
}

static void
show_tick (GtkWidget *check)
{
  GtkWidget *mark = g_object_get_data (G_OBJECT (check), "mark");
  gboolean ticked = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (check));

  gtk_image_set_from_icon_name (GTK_IMAGE (mark), ticked ? "checkbox-checked-symbolic" : "checkbox-symbolic");
}

static void
drop_rows (LiftVisitQuestions *self, LiftProcedure *procedure)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  while (row != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (row);
    gboolean known = FALSE;

    for (guint i = 0; i < procedure->questions->len && !known; i++) {
      const LiftQuestion *question = g_ptr_array_index (procedure->questions, i);

      known = g_strcmp0 (question->uuid, g_object_get_data (G_OBJECT (row), "question")) == 0;
    }
    if (!known)
      gtk_box_remove (GTK_BOX (self->rows), row);
    row = next;
  }
}

/** lift_visit_questions_update: shows the questions as they are on the disk, each in its row. */
void
lift_visit_questions_update (LiftVisitQuestions *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);

  /* What was read before the newest tick is not shown over it. */
  if (procedure == NULL || self->n_pending > 0)
    return;
  drop_rows (self, procedure);
  self->updating = TRUE;
  for (guint i = 0; i < procedure->questions->len; i++) {
    const LiftQuestion *question = g_ptr_array_index (procedure->questions, i);
    GtkWidget *check = find_check (self, question->uuid);

    if (check == NULL) {
      check = make_row (self, question);
      gtk_box_append (GTK_BOX (self->rows), check);
      g_signal_connect (check, "toggled", G_CALLBACK (show_tick), NULL);
    }
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (check), question->ticked_at != 0);
    show_tick (check);
  }
  self->updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), !snapshot->read_only);
  gtk_widget_set_visible (GTK_WIDGET (self), procedure->questions->len > 0);
}

static void
lift_visit_questions_dispose (GObject *object)
{
  LiftVisitQuestions *self = LIFT_VISIT_QUESTIONS (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->changed, g_free);
  G_OBJECT_CLASS (lift_visit_questions_parent_class)->dispose (object);
}

static void
lift_visit_questions_class_init (LiftVisitQuestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_visit_questions_dispose;
}

static void
lift_visit_questions_init (LiftVisitQuestions *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), lift_ui_make_label (_("My questions"), "title-3"));
  self->rows = card;
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rows");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self), card);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->said =
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 1.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->said, "quiet");
  self->undo = lift_ui_make_button (C_("button", "Undo"));
  gtk_widget_add_css_class (self->undo, "flat");
  g_signal_connect_object (self->undo, "clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->line), self->said);
  gtk_box_append (GTK_BOX (self->line), self->undo);
  gtk_widget_set_visible (self->line, FALSE);
  gtk_box_append (GTK_BOX (self), self->line);
}

/** lift_visit_questions_new: Returns: (transfer floating): the questions of @model's procedure. */
GtkWidget *
lift_visit_questions_new (LiftDiaryModel *model)
{
  LiftVisitQuestions *self = g_object_new (LIFT_TYPE_VISIT_QUESTIONS, NULL);

  self->model = g_object_ref (model);
  lift_visit_questions_update (self);
  return GTK_WIDGET (self);
}
