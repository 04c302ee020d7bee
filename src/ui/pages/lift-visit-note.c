/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-visit-note.h"

#include <glib/gi18n-lib.h>

#include "lift-store-reminders.h"
#include "lift-ui-parts.h"

#define PAUSE_MS 700

struct _LiftVisitNote {
  GtkBox parent_instance;

  LiftDiaryModel *model;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkWidget *state;
  /* What she writes belongs to the thread lift and the day that were shown when she began. */
  char *procedure;
  LiftDate day;
  guint pause_id;
  guint n_pending;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (LiftVisitNote, lift_visit_note, GTK_TYPE_BOX)

typedef struct {
  char *procedure;
  LiftDate day;
  char *text;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->procedure);
  g_free (work->text);
  g_free (work);
}

/* A check-in is her own look back; only what is planned or held at the clinic on that day counts. */
static LiftVisit *
find_visit (GPtrArray *visits, LiftDate day)
{
  for (guint i = 0; visits != NULL && i < visits->len; i++) {
    LiftVisit *visit = g_ptr_array_index (visits, i);

    if (visit->kind != LIFT_VISIT_FOLLOW_UP)
      continue;
    if (visit->held_on == day || (visit->held_on == LIFT_DATE_NONE && visit->planned_on == day))
      return visit;
  }
  return NULL;
}

/* Looked for where it is written: another program may have added the visit meanwhile. */
static gpointer
do_note (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (GPtrArray) visits = lift_store_list_visits (store, work->procedure, error);
  LiftVisit *known = find_visit (visits, work->day);
  g_autoptr (LiftVisit) visit = NULL;
  g_autoptr (LiftVisit) stored = NULL;

  if (visits == NULL || (known == NULL && work->text == NULL))
    return NULL;
  visit =
    known != NULL ? lift_visit_copy (known) : lift_visit_new (work->procedure, LIFT_VISIT_FOLLOW_UP, work->day, -1);
  g_free (visit->note);
  visit->note = g_strdup (work->text);
  visit->held_on = work->day;
  stored = known != NULL ? lift_store_update_visit (store, visit, error) : lift_store_add_visit (store, visit, error);
  return NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftVisitNote) self = LIFT_VISIT_NOTE (user_data);
  g_autoptr (GError) error = NULL;

  lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);
  self->n_pending--;
  if (self->model == NULL)
    return;
  if (error != NULL)
    gtk_label_set_label (GTK_LABEL (self->state), error->message);
  else if (self->pause_id == 0 && self->n_pending == 0)
    gtk_label_set_label (GTK_LABEL (self->state), _("Saved."));
  lift_diary_model_reload (self->model);
}

static char *
dup_text (LiftVisitNote *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
save (LiftVisitNote *self)
{
  g_autofree char *text = dup_text (self);
  Work *work;

  if (self->pause_id == 0)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  work = g_new0 (Work, 1);
  work->procedure = g_strdup (self->procedure);
  work->day = self->day;
  work->text = text[0] != '\0' ? g_steal_pointer (&text) : NULL;
  self->n_pending++;
  lift_store_async_run_async (lift_diary_model_get_store (self->model), do_note, work, work_free, NULL, NULL, saved_cb,
                              g_object_ref (self));
}

static gboolean
pause_cb (gpointer user_data)
{
  save (user_data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (LiftVisitNote *self)
{
  if (self->updating)
    return;
  if (self->pause_id != 0)
    g_source_remove (self->pause_id);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
  gtk_label_set_label (GTK_LABEL (self->state), _("Saving…"));
}

/** lift_visit_note_update: shows the note as it is on the disk, unless she is in the middle of it. */
void
lift_visit_note_update (LiftVisitNote *self)
{
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  g_autofree char *shown = dup_text (self);
  LiftVisit *visit;
  const char *note;

  if (procedure == NULL || self->pause_id != 0 || self->n_pending > 0)
    return;
  g_free (self->procedure);
  self->procedure = g_strdup (procedure->uuid);
  self->day = lift_diary_model_get_today (self->model);
  visit = find_visit (snapshot->visits, self->day);
  note = visit != NULL && visit->note != NULL ? visit->note : "";
  self->updating = TRUE;
  if (g_strcmp0 (shown, note) != 0)
    gtk_text_buffer_set_text (self->buffer, note, -1);
  self->updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), !snapshot->read_only);
}

static void
lift_visit_note_dispose (GObject *object)
{
  LiftVisitNote *self = LIFT_VISIT_NOTE (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_object (&self->model);
  g_clear_pointer (&self->procedure, g_free);
  G_OBJECT_CLASS (lift_visit_note_parent_class)->dispose (object);
}

static void
lift_visit_note_class_init (LiftVisitNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_visit_note_dispose;
}

static void
lift_visit_note_init (LiftVisitNote *self)
{
  GtkWidget *frame = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), lift_ui_make_label (_("What my clinic said"), "title-3"));
  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_add_css_class (self->view, "note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What my clinic said"),
                                  -1);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (save), self);
  gtk_widget_add_controller (self->view, focus);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 96);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (frame), 240);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_widget_add_css_class (frame, "card");
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self), frame);
  self->state =
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 1.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->state, "quiet");
  gtk_box_append (GTK_BOX (self), self->state);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self, "unmap", G_CALLBACK (save), NULL);
}

/** lift_visit_note_new: Returns: (transfer floating): the note of today's visit, of @model's procedure. */
GtkWidget *
lift_visit_note_new (LiftDiaryModel *model)
{
  LiftVisitNote *self = g_object_new (LIFT_TYPE_VISIT_NOTE, NULL);

  self->model = g_object_ref (model);
  lift_visit_note_update (self);
  return GTK_WIDGET (self);
}
