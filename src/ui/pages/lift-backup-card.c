/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-backup-card.h"

#include <glib/gi18n-lib.h>

#include "lift-expander.h"
#include "lift-format.h"
#include "lift-store-backups.h"
#include "lift-ui-parts.h"

/* There are at most some fifty; older ones are found in their folder. */
#define MAX_LISTED 60

struct _LiftBackupCard {
  GtkBox parent_instance;

  LiftDiaryModel *model;
  GtkWidget *newest;
  GtkWidget *size;
  GtkWidget *now;
  GtkWidget *copies;
  GtkWidget *second;
  GtkWidget *second_trouble;
  GtkWidget *choose;
  GtkWidget *forget;
};

G_DEFINE_FINAL_TYPE (LiftBackupCard, lift_backup_card, GTK_TYPE_BOX)

/* "today 09:12", or the day with its time. */
static char *
format_when (LiftBackupCard *self, gint64 instant)
{
  g_autoptr (GDateTime) now = lift_clock_dup_now (lift_diary_model_get_clock (self->model));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
  LiftDate day = lift_date_from_date_time (local);
  g_autofree char *time = lift_format_time (instant, (int) (g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE));
  g_autofree char *date = NULL;

  if (day == lift_date_from_date_time (now))
    /* Translators: %s is a time of day. */
    return g_strdup_printf (_("today %s"), time);
  date = lift_format_date_with_year (day);
  /* Translators: a day and a time. */
  return g_strdup_printf (C_("backup", "%s, %s"), date, time);
}

static void
show_newest (LiftBackupCard *self, const LiftBackupStatus *status)
{
  g_autofree char *when = NULL;
  g_autofree char *days = NULL;
  g_autofree char *states = NULL;
  g_autofree char *text = NULL;

  if (status->newest == NULL) {
    gtk_label_set_label (GTK_LABEL (self->newest), _("No backup was made yet. The first one is made by itself today."));
    return;
  }
  when = format_when (self, status->newest->made_at);
  if (!status->newest_ok) {
    /* Translators: %s is a day and a time. */
    text = g_strdup_printf (_("The newest backup (%s) is damaged. Press “Back up now” to make another one."), when);
  } else {
    days = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) status->days), (int) status->days);
    states = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d saved state", "%d saved states",
                                           (gulong) status->revisions), (int) status->revisions);
    /* Translators: when, "8 days", "41 saved states". */
    text = g_strdup_printf (_("Last verified backup: %s, %s, %s."), when, days, states);
  }
  gtk_label_set_label (GTK_LABEL (self->newest), text);
}

static char *
dup_folder_name (const char *folder)
{
  if (folder == NULL)
    return NULL;
  return lift_ui_is_of_portal (folder) ? g_filename_display_basename (folder) : g_filename_display_name (folder);
}

static void
show_second (LiftBackupCard *self, const LiftBackupStatus *status)
{
  g_autofree char *folder = dup_folder_name (status->second_folder);
  g_autofree char *when = status->second_newest > 0 ? format_when (self, status->second_newest) : NULL;
  g_autofree char *text = NULL;

  if (folder == NULL)
    text = g_strdup (_("A second folder, on a stick or another disk, keeps a backup when this computer does not."));
  else if (when != NULL)
    /* Translators: a folder, and when the newest backup there was made. */
    text = g_strdup_printf (_("Second folder: %s (newest: %s)"), folder, when);
  else
    /* Translators: a folder. */
    text = g_strdup_printf (_("Second folder: %s (nothing there yet)"), folder);
  gtk_label_set_label (GTK_LABEL (self->second), text);
  gtk_label_set_label (GTK_LABEL (self->second_trouble), status->second_trouble != NULL ? status->second_trouble : "");
  gtk_widget_set_visible (self->second_trouble, status->second_trouble != NULL);
  gtk_button_set_label (GTK_BUTTON (self->choose), folder != NULL ? _("Choose another folder…") : _("Choose a second folder…"));
  gtk_widget_set_visible (self->forget, folder != NULL);
}

static gpointer
do_get_status (LiftStore *store, gpointer data, GError **error)
{
  return lift_store_get_backup_status (store, error);
}

static void
status_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftBackupCard) self = LIFT_BACKUP_CARD (user_data);
  g_autoptr (LiftBackupStatus) status = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, NULL);
  g_autofree char *size = NULL;
  g_autofree char *text = NULL;

  if (self->model == NULL || status == NULL)
    return;
  show_newest (self, status);
  show_second (self, status);
  size = g_format_size ((guint64) status->size);
  /* Translators: how many backups, and their size together. */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d backup, %s", "%d backups, %s", status->n_backups),
                          (int) status->n_backups, size);
  gtk_label_set_label (GTK_LABEL (self->size), text);
  gtk_widget_set_visible (self->size, status->n_backups > 0);
  gtk_widget_set_visible (self->copies, status->n_backups > 0);
}

static void
load (LiftBackupCard *self)
{
  lift_store_async_run_async (lift_diary_model_get_store (self->model), do_get_status, NULL, NULL,
                              (GDestroyNotify) lift_backup_status_free, NULL, status_cb, g_object_ref (self));
}

/* The list ------------------------------------------------------------------------------------------- */

static gpointer
do_list (LiftStore *store, gpointer data, GError **error)
{
  return lift_store_list_backups (store, error);
}

static GtkWidget *
make_copy_row (LiftBackupCard *self, const LiftBackup *backup)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *look = lift_ui_make_button (C_("backup", "Restore…"));
  g_autofree char *when = format_when (self, backup->made_at);
  g_autofree char *size = g_format_size ((guint64) backup->size);
  /* Translators: the name of a button for screen readers; %s is a day and a time. */
  g_autofree char *name = g_strdup_printf (_("Restore from the backup of %s…"), when);

  gtk_widget_add_css_class (row, "padded");
  gtk_box_append (GTK_BOX (texts), lift_ui_make_label (when, NULL));
  gtk_box_append (GTK_BOX (texts), lift_ui_make_label (size, "quiet"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_widget_set_valign (look, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (look), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (look), "win.import-file");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (look), "^ay", backup->path);
  gtk_box_append (GTK_BOX (row), look);
  return row;
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftBackupCard) self = LIFT_BACKUP_CARD (user_data);
  g_autoptr (GPtrArray) found = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, NULL);
  GtkWidget *box;

  if (self->model == NULL || found == NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (box, "rows");
  for (guint i = 0; i < MIN (found->len, MAX_LISTED); i++)
    gtk_box_append (GTK_BOX (box), make_copy_row (self, g_ptr_array_index (found, i)));
  lift_expander_set_content (LIFT_EXPANDER (self->copies), box);
}

static void
list_copies (LiftBackupCard *self)
{
  lift_store_async_run_async (lift_diary_model_get_store (self->model), do_list, NULL, NULL,
                              (GDestroyNotify) g_ptr_array_unref, NULL, list_cb, g_object_ref (self));
}

/* Making --------------------------------------------------------------------------------------------- */

static gpointer
do_back_up (LiftStore *store, gpointer data, GError **error)
{
  return lift_store_back_up_now (store, LIFT_BACKUP_ASKED, error);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftBackupCard) self = LIFT_BACKUP_CARD (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftBackupRun) run = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);

  if (self->model == NULL)
    return;
  gtk_widget_set_sensitive (self->now, TRUE);
  if (run == NULL)
    lift_diary_model_notify (self->model, error->message);
  else
    lift_diary_model_notify (self->model, run->second_trouble != NULL ? run->second_trouble
                                                                      : _("The backup was made and checked."));
  load (self);
  if (lift_expander_is_filled (LIFT_EXPANDER (self->copies)))
    list_copies (self);
}

static void
now_cb (LiftBackupCard *self)
{
  gtk_widget_set_sensitive (self->now, FALSE);
  lift_diary_model_flush (self->model);
  lift_store_async_run_async (lift_diary_model_get_store (self->model), do_back_up, NULL, NULL,
                              (GDestroyNotify) lift_backup_run_free, NULL, backed_up_cb, g_object_ref (self));
}

static gpointer
do_copy (LiftStore *store, gpointer data, GError **error)
{
  lift_store_backup (store, data, error);
  return NULL;
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftDiaryModel) model = LIFT_DIARY_MODEL (user_data);
  g_autoptr (GError) error = NULL;

  lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);
  lift_diary_model_notify (model, error != NULL ? error->message : _("The copy was made and checked. It is not encrypted."));
}

static char *
dup_chosen_path (LiftBackupCard *self, GtkNativeDialog *dialog, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->model == NULL)
    return NULL;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file == NULL || g_file_peek_path (file) == NULL) {
    lift_diary_model_notify (self->model, _("That place cannot hold a file. Choose a folder on this computer."));
    return NULL;
  }
  return g_file_get_path (file);
}

static void
copy_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  LiftBackupCard *self = LIFT_BACKUP_CARD (user_data);
  g_autoptr (GtkNativeDialog) owned = dialog;
  char *path = dup_chosen_path (self, dialog, response);

  if (path == NULL)
    return;
  lift_diary_model_flush (self->model);
  lift_store_async_run_async (lift_diary_model_get_store (self->model), do_copy, path, g_free, NULL, NULL, copied_cb,
                              g_object_ref (self->model));
}

static void
copy_cb (LiftBackupCard *self)
{
  g_autofree char *iso = lift_date_to_iso (lift_clock_get_civil_day (lift_diary_model_get_clock (self->model)));
  g_autofree char *name = g_strdup_printf ("afterlift-%s.db", iso);
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_("Copy the diary"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (copy_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* The second folder ---------------------------------------------------------------------------------- */

static gpointer
do_set_folder (LiftStore *store, gpointer data, GError **error)
{
  LiftBackupRun *run = NULL;

  if (lift_store_set_setting (store, LIFT_SETTING_BACKUP_FOLDER, data, error) && data != NULL)
    run = lift_store_back_up_now (store, LIFT_BACKUP_ASKED, error);
  return run;
}

static void
folder_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftBackupCard) self = LIFT_BACKUP_CARD (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftBackupRun) run = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);

  if (self->model == NULL)
    return;
  if (error != NULL || (run != NULL && run->second_trouble != NULL))
    lift_diary_model_notify (self->model, error != NULL ? error->message : run->second_trouble);
  load (self);
}

static void
set_folder (LiftBackupCard *self, char *path)
{
  lift_store_async_run_async (lift_diary_model_get_store (self->model), do_set_folder, path, g_free,
                              (GDestroyNotify) lift_backup_run_free, NULL, folder_set_cb, g_object_ref (self));
}

static void
folder_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  LiftBackupCard *self = LIFT_BACKUP_CARD (user_data);
  g_autoptr (GtkNativeDialog) owned = dialog;
  char *path = dup_chosen_path (self, dialog, response);

  if (path != NULL)
    set_folder (self, path);
}

static void
choose_cb (LiftBackupCard *self)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_("A second folder for backups"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Choose"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (folder_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
forget_cb (LiftBackupCard *self)
{
  set_folder (self, NULL);
}

/* The card ------------------------------------------------------------------------------------------- */

static GtkWidget *
add_row (LiftBackupCard *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (row, "padded");
  gtk_box_append (GTK_BOX (self), row);
  return row;
}

static GtkWidget *
add_label (GtkWidget *row, const char *text, const char *css_class)
{
  GtkWidget *label = lift_ui_make_label (text, css_class);

  gtk_box_append (GTK_BOX (row), label);
  return label;
}

static GtkWidget *
add_button (LiftBackupCard *self, GtkWidget *box, const char *text, GCallback clicked)
{
  GtkWidget *button = lift_ui_make_button (text);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
add_buttons (GtkWidget *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), box);
  return box;
}

static void
add_diary (LiftBackupCard *self)
{
  g_autofree char *path = g_filename_display_name (lift_store_async_get_path (lift_diary_model_get_store (self->model)));
  GtkWidget *row = add_row (self);
  GtkWidget *label = add_label (row, path, NULL);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
}

static void
build (LiftBackupCard *self)
{
  GtkWidget *row, *buttons;

  add_diary (self);
  row = add_row (self);
  self->newest = add_label (row, NULL, NULL);
  self->size = add_label (row, NULL, "quiet");
  add_label (row, _("A backup is made by itself on each day on which something changed, and checked. Of the last two weeks all "
                    "are kept, then one for each week and month."), "quiet");
  buttons = add_buttons (row);
  self->now = add_button (self, buttons, _("Back up now"), G_CALLBACK (now_cb));
  add_button (self, buttons, _("Copy to a file…"), G_CALLBACK (copy_cb));
  self->copies = lift_expander_new (_("Restore from a backup"), NULL);
  g_signal_connect_swapped (self->copies, "first-opened", G_CALLBACK (list_copies), self);
  gtk_box_append (GTK_BOX (self), self->copies);
  row = add_row (self);
  self->second = add_label (row, NULL, NULL);
  gtk_label_set_wrap_mode (GTK_LABEL (self->second), PANGO_WRAP_WORD_CHAR);
  self->second_trouble = add_label (row, NULL, NULL);
  buttons = add_buttons (row);
  self->choose = add_button (self, buttons, _("Choose a second folder…"), G_CALLBACK (choose_cb));
  self->forget = add_button (self, buttons, _("Do not use it"), G_CALLBACK (forget_cb));
}

static void
lift_backup_card_dispose (GObject *object)
{
  g_clear_object (&LIFT_BACKUP_CARD (object)->model);
  G_OBJECT_CLASS (lift_backup_card_parent_class)->dispose (object);
}

static void
lift_backup_card_class_init (LiftBackupCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_backup_card_dispose;
}

static void
lift_backup_card_init (LiftBackupCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "rows");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/** lift_backup_card_new: Returns: (transfer floating): the card for @model's diary. */
GtkWidget *
lift_backup_card_new (LiftDiaryModel *model)
{
  LiftBackupCard *self = g_object_new (LIFT_TYPE_BACKUP_CARD, NULL);

  self->model = g_object_ref (model);
  build (self);
  load (self);
  return GTK_WIDGET (self);
}
