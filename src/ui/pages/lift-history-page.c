/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-history-page.h"

#include <glib/gi18n-lib.h>

#include "lift-erase-dialog.h"
#include "lift-format-entry.h"
#include "lift-format.h"
#include "lift-ui-parts.h"

struct _LiftHistoryPage {
  AdwBin parent_instance;

  LiftDiaryModel *model;
  LiftDate day;
  GtkWidget *content;
  GtkWidget *delete_button;
  GtkWidget *erase_button;
  /* Number of the newest state that is shown, so that the list is not rebuilt under her finger. */
  int shown;
};

G_DEFINE_FINAL_TYPE (LiftHistoryPage, lift_history_page, ADW_TYPE_BIN)

/* Work on the store's thread. */
typedef struct {
  char *procedure;
  LiftDate day;
  int seq;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->procedure);
  g_free (work);
}

static Work *
work_new (LiftHistoryPage *self, int seq)
{
  Work *work = g_new0 (Work, 1);

  work->procedure = g_strdup (lift_diary_model_get_procedure (self->model)->uuid);
  work->day = self->day;
  work->seq = seq;
  return work;
}

static gpointer
do_list (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;

  return lift_store_list_revisions (store, work->procedure, work->day, error);
}

static gpointer
do_restore (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (LiftEntry) restored = lift_store_restore_revision (store, work->procedure, work->day, work->seq, error);

  return NULL;
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftHistoryPage) self = LIFT_HISTORY_PAGE (user_data);
  g_autoptr (GError) error = NULL;

  lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);
  if (self->model == NULL)
    return;
  if (error != NULL)
    lift_diary_model_notify (self->model, error->message);
  else
    lift_diary_model_notify (self->model, _("Restored. The state before it is still in this list."));
  lift_diary_model_reload (self->model);
}

static void
restore_cb (LiftHistoryPage *self, GtkButton *button)
{
  Work *work = work_new (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "seq")));

  lift_diary_model_flush (self->model);
  lift_edit_queue_end_stay (lift_diary_model_get_queue (self->model));
  lift_store_async_run_async (lift_diary_model_get_store (self->model), do_restore, work, work_free, NULL, NULL,
                              restored_cb, g_object_ref (self));
}

static char *
format_when (const LiftEntry *revision)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_utc (revision->recorded_at +
                                                               revision->utc_offset * (gint64) 60);
  g_autofree char *date = lift_format_date (lift_date_from_date_time (local));
  g_autofree char *time = lift_format_time (revision->recorded_at, revision->utc_offset);

  if (revision->author == LIFT_AUTHOR_HELPER)
    /* Translators: when a state of a day was saved, by a helper: day (%1$s) and time (%2$s). */
    return g_strdup_printf (_("%1$s, %2$s, written by a helper"), date, time);
  /* Translators: when a state of a day was saved: day (%1$s) and time (%2$s). */
  return g_strdup_printf (_("%1$s, %2$s"), date, time);
}

static GtkWidget *
make_card (LiftHistoryPage *self, const LiftEntry *revision, gboolean newest)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *when = format_when (revision);
  g_autofree char *what = lift_format_entry_line (revision);
  GtkWidget *text = lift_ui_make_label (what, NULL);
  GtkWidget *button;
  g_autofree char *name = NULL;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  gtk_box_append (GTK_BOX (card), lift_ui_make_label (when, "heading"));
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_focusable (text, FALSE);
  gtk_box_append (GTK_BOX (card), text);
  if (newest) {
    gtk_box_append (GTK_BOX (card), lift_ui_make_label (_("This is how the day stands now."), "quiet"));
    return card;
  }
  if (revision->deleted || lift_diary_model_get_snapshot (self->model)->read_only)
    return card;
  button = lift_ui_make_button (_("Restore this version"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  /* Translators: what a screen reader says of the button; %s is when that version was saved. */
  name = g_strdup_printf (_("Restore the version of %s"), when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "seq", GINT_TO_POINTER (revision->seq));
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card), button);
  return card;
}

static void
show (LiftHistoryPage *self, GPtrArray *revisions)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  g_autofree char *title = lift_format_day_title (procedure, self->day);
  const LiftEntry *newest = revisions->len > 0 ? g_ptr_array_index (revisions, revisions->len - 1) : NULL;
  gboolean writable = !lift_diary_model_get_snapshot (self->model)->read_only;

  if (newest != NULL && newest->seq == self->shown)
    return;
  self->shown = newest != NULL ? newest->seq : 0;
  lift_ui_clear_box (self->content);
  gtk_box_append (GTK_BOX (self->content), lift_ui_make_label (title, "title-2"));
  if (newest == NULL)
    gtk_box_append (GTK_BOX (self->content), lift_ui_make_label (_("Nothing was ever written for this day."), "quiet"));
  for (guint i = revisions->len; i > 0; i--)
    gtk_box_append (GTK_BOX (self->content),
                    make_card (self, g_ptr_array_index (revisions, i - 1), i == revisions->len));
  gtk_widget_set_visible (self->delete_button, newest != NULL && !newest->deleted && writable);
  gtk_widget_set_visible (self->erase_button, newest != NULL && writable);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftHistoryPage) self = LIFT_HISTORY_PAGE (user_data);
  g_autoptr (GPtrArray) revisions = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (self->model != NULL && lift_diary_model_get_procedure (self->model) != NULL)
    show (self, revisions != NULL ? revisions : none);
}

static void
update (LiftHistoryPage *self)
{
  if (lift_diary_model_get_procedure (self->model) == NULL)
    return;
  lift_store_async_run_async (lift_diary_model_get_store (self->model), do_list, work_new (self, 0), work_free,
                              (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb, g_object_ref (self));
}

static void
delete_cb (LiftHistoryPage *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;

  /* Another program has put the thread lift away. */
  if (procedure == NULL)
    return;
  name = lift_format_day_name (self->day - procedure->day0);
  /* Translators: %s is "Day 2" or "Procedure day". */
  said = g_strdup_printf (_("%s deleted."), name);
  lift_diary_model_delete_day (self->model, self->day);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say-with-undo", "s", said);
}

static void
erase_cb (LiftHistoryPage *self)
{
  if (lift_diary_model_get_procedure (self->model) != NULL)
    lift_erase_dialog_present (GTK_WIDGET (self), self->model, self->day);
}

static void
lift_history_page_dispose (GObject *object)
{
  LiftHistoryPage *self = LIFT_HISTORY_PAGE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (lift_history_page_parent_class)->dispose (object);
}

static void
lift_history_page_class_init (LiftHistoryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_history_page_dispose;
}

static void
lift_history_page_init (LiftHistoryPage *self)
{
  GtkWidget *outer;
  GtkWidget *page = lift_ui_make_page (&outer);

  self->shown = -1;
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (outer), self->content);
  self->delete_button = lift_ui_make_button (_("Delete this day"));
  g_signal_connect_swapped (self->delete_button, "clicked", G_CALLBACK (delete_cb), self);
  self->erase_button = lift_ui_make_button (_("Erase for good…"));
  gtk_widget_add_css_class (self->erase_button, "flat");
  g_signal_connect_swapped (self->erase_button, "clicked", G_CALLBACK (erase_cb), self);
  for (int i = 0; i < 2; i++) {
    GtkWidget *button = i == 0 ? self->delete_button : self->erase_button;

    gtk_widget_set_halign (button, GTK_ALIGN_START);
    gtk_widget_set_visible (button, FALSE);
    gtk_box_append (GTK_BOX (outer), button);
  }
  adw_bin_set_child (ADW_BIN (self), page);
}

/**
 * lift_history_page_new:
 * @model: the diary
 * @day: a day of the current procedure
 *
 * Returns: (transfer floating): the page, which follows @model.
 */
GtkWidget *
lift_history_page_new (LiftDiaryModel *model, LiftDate day)
{
  LiftHistoryPage *self = g_object_new (LIFT_TYPE_HISTORY_PAGE, NULL);

  self->model = g_object_ref (model);
  self->day = day;
  g_signal_connect_swapped (model, "changed", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}
