/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lift-backup-keeper.h"
#include "lift-language.h"
#include "lift-window.h"

struct _LiftApplication {
  AdwApplication parent_instance;

  LiftClock *clock;
  char *diary;
  char *sample_folder;
  LiftDiaryModel *model;
  LiftBackupKeeper *keeper;
  guint term_id;
  guint hangup_id;
};

G_DEFINE_FINAL_TYPE (LiftApplication, lift_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "diary", 'd', 0, G_OPTION_ARG_FILENAME, NULL, N_("Open another diary file"), N_("FILE") },
  { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open a sample diary; your own is not touched"), NULL },
  { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and leave"), NULL },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (user_data)); l != NULL;) {
    GtkWindow *window = l->data;

    l = l->next;
    gtk_window_close (window);
  }
}

/* The pain score of an export for clinics has LOINC's code. The notice is theirs, and is not translated. */
static void
add_loinc_notice (AdwAboutWindow *window)
{
  adw_about_window_add_legal_section (
    window, "LOINC", NULL, GTK_LICENSE_CUSTOM,
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, Inc. "
    "and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the "
    "license at http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief Institute, "
    "Inc.");
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  GtkWidget *window = g_object_new (
    ADW_TYPE_ABOUT_WINDOW, "transient-for", gtk_application_get_active_window (application), "application-name",
    LIFT_APP_NAME, "application-icon", LIFT_APP_ID, "version", LIFT_VERSION, "developer-name",
    _("The Afterlift contributors"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
    _("Afterlift is a notebook. It does not diagnose, nobody watches it, and it has not been assessed as a medical device. "
      "Its prompts repeat what published aftercare sheets ask patients to report. No clinician has reviewed this version."),
    /* Translators: put your name here, one per line. */
    "translator-credits", _("translator-credits"), NULL);

  add_loinc_notice (ADW_ABOUT_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

static void
log_day_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GApplication *application = G_APPLICATION (user_data);
  LiftDate day;

  g_application_activate (application);
  /* The day that the reminder spoke of, whenever it is answered. */
  if (lift_date_parse (g_variant_get_string (parameter, NULL), &day))
    lift_window_open_day (LIFT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application))), day);
}

static const GActionEntry actions[] = {
  { "log-day", log_day_action, "s", NULL, NULL, { 0 } },
  { "quit", quit_action, NULL, NULL, NULL, { 0 } },
  { "about", about_action, NULL, NULL, NULL, { 0 } },
};

static void
set_accels (GtkApplication *application)
{
  static const struct {
    const char *action;
    const char *accels[4];
  } table[] = {
    { "app.quit", { "<primary>q", NULL } },
    { "window.close", { "<primary>w", NULL } },
    { "win.worried", { "F1", NULL } },
    { "win.back", { "<alt>Left", "Escape", NULL } },
    { "win.show-page::today", { "<primary>1", NULL } },
    { "win.show-page::progress", { "<primary>2", NULL } },
    { "win.show-page::diary", { "<primary>3", NULL } },
    { "win.show-page::procedure", { "<primary>4", NULL } },
    { "win.visit", { "F5", "<primary>5", NULL } },
    { "win.reminders", { "<primary>r", NULL } },
    { "win.hide", { "<primary>h", NULL } },
    { "win.preferences", { "<primary>comma", NULL } },
    { "win.zoom-in", { "<primary>plus", "<primary>equal", "<primary>KP_Add" } },
    { "win.zoom-out", { "<primary>minus", "<primary>KP_Subtract", NULL } },
    { "win.zoom-usual", { "<primary>0", "<primary>KP_0", NULL } },
    { "win.write-note", { "<primary>n", NULL } },
    { "win.export::pdf", { "<primary>s", "<primary>p", NULL } },
    { "win.show-shortcuts", { "<primary>question", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, table[i].accels);
}

static char *
describe_location (LiftApplication *self)
{
  g_autofree char *name = NULL;

  if (self->sample_folder != NULL)
    return g_strdup (_("This is a sample diary. Your own diary is not touched."));
  if (self->diary == NULL)
    return NULL;
  name = g_filename_display_basename (self->diary);
  /* Translators: %s is the name of a file. */
  return g_strdup_printf (_("Another diary: %s"), name);
}

static gboolean
make_sample (LiftApplication *self, GError **error)
{
  g_autofree char *file = NULL;

  self->sample_folder = g_dir_make_tmp ("afterlift-sample-XXXXXX", error);
  if (self->sample_folder == NULL)
    return FALSE;
  file = g_build_filename (self->sample_folder, "diary.db", NULL);
  g_free (self->diary);
  self->diary = g_steal_pointer (&file);
  return lift_store_write_sample (self->diary, self->clock, "afterlift", error);
}

static void
remove_sample (LiftApplication *self)
{
  static const char *const names[] = { "diary.db", "diary.db-wal", "diary.db-shm" };

  if (self->sample_folder == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *file = g_build_filename (self->sample_folder, names[i], NULL);

    g_unlink (file);
  }
  g_rmdir (self->sample_folder);
}

static gboolean
term_cb (gpointer user_data)
{
  LiftApplication *self = LIFT_APPLICATION (user_data);

  /* What is half typed is handed to the model when its control is hidden. */
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    gtk_widget_set_visible (GTK_WIDGET (l->data), FALSE);
  lift_diary_model_shutdown (self->model);
  g_application_quit (G_APPLICATION (self));
  return G_SOURCE_CONTINUE;
}

static void
lift_application_startup (GApplication *application)
{
  LiftApplication *self = LIFT_APPLICATION (application);
  g_autofree char *path = NULL;

  /* Reading starts before the toolkit does, so that both are ready at the same time. */
  path = self->diary != NULL ? g_strdup (self->diary) : lift_store_dup_default_path ();
  self->model = lift_diary_model_new (path, self->clock);
  lift_diary_model_set_own (self->model, self->diary == NULL);
  lift_diary_model_open (self->model);
  /* The sample is thrown away at the end. */
  if (self->sample_folder == NULL)
    self->keeper = lift_backup_keeper_new (self->model);
  G_APPLICATION_CLASS (lift_application_parent_class)->startup (application);
  /* The window runs the way its words do, whatever the toolkit's own translation says. */
  gtk_widget_set_default_direction (lift_language_is_rtl () ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_accels (GTK_APPLICATION (self));
  /* The end of a session comes as one of these. Registering with the session's manager would also be told,
   * but it holds back the first frame; and an edit waits for its pause only, and not without the focus. */
  self->term_id = g_unix_signal_add (SIGTERM, term_cb, self);
  self->hangup_id = g_unix_signal_add (SIGHUP, term_cb, self);
}

static void
lift_application_activate (GApplication *application)
{
  LiftApplication *self = LIFT_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL) {
    g_autofree char *location = describe_location (self);

    lift_window_start (lift_window_new (GTK_APPLICATION (application), self->model, location));
    return;
  }
  gtk_window_present (window);
}

/* A file from outside is looked at first; nothing is taken over before she says so. */
static void
lift_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  LiftWindow *window;

  g_application_activate (application);
  window = LIFT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  /* One at a time, since each is a decision. The desktop file asks for one, too. */
  if (n_files > 0)
    lift_window_open_file (window, files[0]);
}

static void
lift_application_shutdown (GApplication *application)
{
  LiftApplication *self = LIFT_APPLICATION (application);

  g_clear_handle_id (&self->term_id, g_source_remove);
  g_clear_handle_id (&self->hangup_id, g_source_remove);
  /* A minute a day may be all that the window is open for. */
  if (self->keeper != NULL)
    lift_backup_keeper_check (self->keeper);
  g_clear_object (&self->keeper);
  if (self->model != NULL)
    lift_diary_model_shutdown (self->model);
  remove_sample (self);
  G_APPLICATION_CLASS (lift_application_parent_class)->shutdown (application);
}

static int
lift_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  LiftApplication *self = LIFT_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (dict, "version")) {
    g_print ("%s %s\n", LIFT_APP_NAME, LIFT_VERSION);
    return 0;
  }
  if (g_variant_dict_lookup (dict, "diary", "^ay", &self->diary)) {
    g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->diary);

    g_free (self->diary);
    self->diary = g_file_get_path (file);
  }
  if (g_variant_dict_contains (dict, "sample") && !make_sample (self, &error)) {
    g_printerr ("afterlift: %s\n", error->message);
    return 1;
  }
  if (self->diary != NULL)
    g_application_set_flags (application, G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
lift_application_finalize (GObject *object)
{
  LiftApplication *self = LIFT_APPLICATION (object);

  g_clear_object (&self->model);
  g_clear_object (&self->clock);
  g_free (self->diary);
  g_free (self->sample_folder);
  G_OBJECT_CLASS (lift_application_parent_class)->finalize (object);
}

static void
lift_application_class_init (LiftApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lift_application_finalize;
  application_class->startup = lift_application_startup;
  application_class->activate = lift_application_activate;
  application_class->open = lift_application_open;
  application_class->shutdown = lift_application_shutdown;
  application_class->handle_local_options = lift_application_handle_local_options;
}

static void
lift_application_init (LiftApplication *self)
{
  self->clock = lift_system_clock_new ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE TO TAKE OVER]"));
}

/** lift_application_new: Returns: (transfer full): the program. */
LiftApplication *
lift_application_new (void)
{
  /* The id of the development profile would move the resources; their path stays the same. */
  return g_object_new (LIFT_TYPE_APPLICATION, "application-id", LIFT_APP_ID, "resource-base-path", LIFT_RESOURCE_PATH,
                       "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
