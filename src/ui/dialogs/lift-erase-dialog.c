/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-erase-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lift-format.h"
#include "lift-ui-parts.h"

/* What the store's thread needs to know. */
typedef struct {
  char *procedure;
  LiftDate day;
  /* (element-type utf8) (nullable): copies to be purged */
  GPtrArray *copies;
} Work;

/* What was asked about, and where the answers go; the window may be gone by then. Another program may have made
 * another procedure the current one meanwhile: its day is not meant. */
typedef struct {
  LiftDiaryModel *model;
  GWeakRef window;
  char *procedure;
  LiftDate day;
  GPtrArray *copies;
} Context;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->procedure);
  g_clear_pointer (&work->copies, g_ptr_array_unref);
  g_free (work);
}

static Work *
work_new (const Context *context)
{
  Work *work = g_new0 (Work, 1);

  work->procedure = g_strdup (context->procedure);
  work->day = context->day;
  work->copies = context->copies != NULL ? g_ptr_array_ref (context->copies) : NULL;
  return work;
}

static Context *
context_new (LiftDiaryModel *model, GtkWindow *window, const char *procedure, LiftDate day)
{
  Context *context = g_new0 (Context, 1);

  context->model = g_object_ref (model);
  g_weak_ref_init (&context->window, window);
  context->procedure = g_strdup (procedure);
  context->day = day;
  return context;
}

static void
context_free (Context *context)
{
  g_object_unref (context->model);
  g_weak_ref_clear (&context->window);
  g_free (context->procedure);
  g_clear_pointer (&context->copies, g_ptr_array_unref);
  g_free (context);
}

static void
closure_context_free (gpointer data, GClosure *closure)
{
  context_free (data);
}

/* Erases, with a copy first, and looks which copies still hold the day. */
static gpointer
do_erase (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;

  if (!lift_store_erase_entry (store, work->procedure, work->day, TRUE, error))
    return NULL;
  return lift_store_list_backups_with_entry (store, work->procedure, work->day, error);
}

static gpointer
do_purge (LiftStore *store, gpointer data, GError **error)
{
  Work *work = data;

  for (guint i = 0; i < work->copies->len; i++) {
    if (!lift_store_purge_backup (store, g_ptr_array_index (work->copies, i), work->procedure, work->day, error))
      return NULL;
  }
  return NULL;
}

static void
purged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftDiaryModel) model = LIFT_DIARY_MODEL (user_data);
  g_autoptr (GError) error = NULL;

  lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);
  lift_diary_model_notify (model, error != NULL ? error->message : _("The copies do not hold the day any more."));
}

static void
copies_response_cb (AdwMessageDialog *dialog, const char *response, Context *context)
{
  if (g_strcmp0 (response, "purge") != 0)
    return;
  lift_store_async_run_async (lift_diary_model_get_store (context->model), do_purge, work_new (context), work_free, NULL,
                              NULL, purged_cb, g_object_ref (context->model));
}

static void
ask_about_copies (const Context *erased, GtkWindow *window, GPtrArray *copies)
{
  g_autofree char *body = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "The day is gone from your diary. %d copy of the diary still holds it, for the case that you want it "
                 "back. Take the day out of that copy, too?",
                 "The day is gone from your diary. %d copies of the diary still hold it, for the case that you want it "
                 "back. Take the day out of those copies, too?", copies->len), (int) copies->len);
  GtkWidget *dialog = lift_ui_make_question (window, _("Erase it from the copies, too?"), body);
  Context *context = context_new (erased->model, window, erased->procedure, erased->day);

  context->copies = g_ptr_array_ref (copies);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _("_Keep the copies"), "purge",
                                    _("_Erase there, too"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "purge", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_data (dialog, "response", G_CALLBACK (copies_response_cb), context, closure_context_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Context *context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);
  g_autoptr (GtkWindow) window = g_weak_ref_get (&context->window);

  if (error != NULL)
    lift_diary_model_notify (context->model, error->message);
  else
    lift_diary_model_notify (context->model, _("Erased for good."));
  lift_diary_model_reload (context->model);
  if (copies != NULL && copies->len > 0 && window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window)))
    ask_about_copies (context, window, copies);
  context_free (context);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Context *context)
{
  g_autoptr (GtkWindow) window = g_weak_ref_get (&context->window);

  if (g_strcmp0 (response, "erase") != 0)
    return;
  lift_diary_model_flush (context->model);
  lift_edit_queue_end_stay (lift_diary_model_get_queue (context->model));
  lift_store_async_run_async (lift_diary_model_get_store (context->model), do_erase, work_new (context),
                              work_free, (GDestroyNotify) g_ptr_array_unref, NULL, erased_cb,
                              context_new (context->model, window, context->procedure, context->day));
}

/**
 * lift_erase_dialog_present:
 * @parent: a widget in the window
 * @model: the diary
 * @day: a day of the current procedure that was ever written
 *
 * Asks before it does anything, and names the day. The answer that keeps the day is the one that Enter and
 * Escape give.
 */
void
lift_erase_dialog_present (GtkWidget *parent, LiftDiaryModel *model, LiftDate day)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  LiftProcedure *procedure = lift_diary_model_get_procedure (model);
  g_autofree char *title = lift_format_day_title (procedure, day);
  /* Translators: %s is a day, such as "Day 2 · Wednesday 18 November". */
  g_autofree char *body =
    g_strdup_printf (_("%s goes with its whole history. This cannot be undone. Before it, a copy of the diary is made; "
                       "that copy still holds the day, and you are asked about it afterwards."), title);
  GtkWidget *dialog = lift_ui_make_question (window, _("Erase this day for good?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _("_Keep the day"), "erase",
                                    _("_Erase for good"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), context_new (model, window, procedure->uuid, day),
                         closure_context_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
