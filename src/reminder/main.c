/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <sysexits.h>

#include "lift-fake-timer.h"
#include "lift-format-reminder.h"
#include "lift-language.h"
#include "lift-reminder-bus.h"
#include "lift-reminder-client.h"
#include "lift-reminder-service.h"
#include "lift-store-reminders.h"
#include "lift-system-timer.h"
#include "lift-zone-clock.h"

#define DEFAULT_LINGER_SECONDS 120
/* Of --status: nothing runs (as of other programs that report on a service). */
#define EXIT_NOT_RUNNING 3
/* Flatpak puts this file into the folder when it has installed a newer version. */
#define UPDATED_FOLDER "/app"
#define UPDATED_FILE ".updated"

typedef struct {
  gboolean autostart;
  gboolean once;
  int linger;
  gboolean status;
  gboolean version;
  char *diary;
  char *fake_now;
  char *fake_zone;
  char *fake_zone_file;
} Options;

typedef struct {
  GMainLoop *loop;
  LiftReminderService *service;
  int status;
} Program;

static void
clear_options (Options *self)
{
  g_free (self->diary);
  g_free (self->fake_now);
  g_free (self->fake_zone);
  g_free (self->fake_zone_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse_options (Options *self, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "autostart", 0, 0, G_OPTION_ARG_NONE, &self->autostart, N_("Started by the session: leave at once without work"),
      NULL },
    { "once", 0, 0, G_OPTION_ARG_NONE, &self->once, N_("Show what is due now, wait for an answer, and leave"), NULL },
    { "linger", 0, 0, G_OPTION_ARG_INT, &self->linger, N_("With --once: how long to wait for an answer"),
      N_("SECONDS") },
    { "status", 0, 0, G_OPTION_ARG_NONE, &self->status, N_("Say how the running service is, and leave"), NULL },
    { "diary", 'd', 0, G_OPTION_ARG_FILENAME, &self->diary, N_("Remind of another diary file"), N_("FILE") },
    { "version", 'v', 0, G_OPTION_ARG_NONE, &self->version, N_("Print the version and leave"), NULL },
    /* For tests: a clock that is moved over the bus. */
    { "fake-now", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &self->fake_now, NULL, NULL },
    { "fake-zone", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &self->fake_zone, NULL, NULL },
    { "fake-zone-file", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &self->fake_zone_file, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  self->linger = DEFAULT_LINGER_SECONDS;
  g_option_context_set_summary (context, _("Reminds of the diary through desktop notifications."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1) {
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("“%s” is not understood. Nothing was done."), (*argv)[1]);
    return FALSE;
  }
  if (self->diary == NULL)
    self->diary = lift_store_dup_default_path ();
  return TRUE;
}

static LiftZoneWatch *
make_zone_watch (const Options *options)
{
  if (options->fake_zone_file != NULL)
    return lift_zone_watch_new_for_file (options->fake_zone_file);
  if (options->fake_zone != NULL)
    return lift_zone_watch_new_fixed (options->fake_zone);
  return lift_zone_watch_new ();
}

/* What comes next is said by the diary and not by the service. */
static void
print_next (const Options *options)
{
  g_autoptr (LiftZoneWatch) watch = lift_zone_watch_new ();
  g_autoptr (GTimeZone) zone = lift_zone_watch_dup_zone (watch);
  g_autoptr (LiftClock) base = lift_system_clock_new ();
  g_autoptr (LiftClock) clock = lift_zone_clock_new (base, watch);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftStore) store =
    lift_store_open (options->diary, LIFT_OPEN_READ, clock, "afterlift-reminder", &error);
  g_autoptr (LiftReminderFacts) facts = store != NULL ? lift_store_load_reminder_facts (store, &error) : NULL;
  g_autoptr (LiftReminderPlan) plan = NULL;
  g_autofree char *text = NULL;

  if (facts == NULL) {
    g_print ("%s\n", error->message);
    return;
  }
  plan = lift_reminder_plan_new (facts, lift_clock_get_now_utc (clock), zone);
  text = lift_format_next_reminder (plan, zone);
  g_print ("%s\n", text);
}

static int
print_status (const Options *options)
{
  g_autoptr (LiftReminderStatus) status = lift_reminder_client_get_status (FALSE, NULL);
  g_autofree char *text = NULL;

  if (!status->has_bus) {
    g_printerr ("%s\n", _("There is no desktop session, and without one no reminder can be shown."));
    return EX_UNAVAILABLE;
  }
  if (!status->is_running)
    text = g_strdup (_("The reminder service does not run."));
  else if (status->trouble != NULL)
    text = g_strdup (status->trouble);
  else if (status->server_state == LIFT_SERVER_WORKS)
    /* Translators: %s is the name and version of the program that shows notifications. */
    text = g_strdup_printf (_("The reminder service runs. Notifications are shown by %s."), status->server_name);
  else
    text = g_strdup (_("The reminder service runs, but nothing on this desktop shows notifications."));
  g_print ("%s\n", text);
  print_next (options);
  return status->is_running ? EX_OK : EXIT_NOT_RUNNING;
}

static void
acquired_cb (LiftReminderBus *bus, gpointer user_data)
{
  Program *program = user_data;

  lift_reminder_service_start (program->service);
}

/* There is one already: it may not know what we were started for. */
static void
refused_cb (LiftReminderBus *bus, gpointer user_data)
{
  Program *program = user_data;
  g_autoptr (GError) error = NULL;

  lift_reminder_service_stop (program->service, "replaced");
  if (!lift_reminder_client_reload (&error))
    g_message ("%s", error->message);
  g_main_loop_quit (program->loop);
}

static void
quit_cb (gpointer source, gpointer user_data)
{
  g_main_loop_quit (((Program *) user_data)->loop);
}

static gboolean
signal_cb (gpointer user_data)
{
  Program *program = user_data;

  lift_reminder_service_stop (program->service, "signal");
  g_main_loop_quit (program->loop);
  return G_SOURCE_CONTINUE;
}

static void
updated_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer user_data)
{
  Program *program = user_data;
  g_autofree char *name = g_file_get_basename (file);

  if (!g_str_equal (name, UPDATED_FILE))
    return;
  /* The window, or the next login, starts the new one. */
  lift_reminder_service_stop (program->service, "updated");
  g_main_loop_quit (program->loop);
}

static GFileMonitor *
watch_update (Program *program)
{
  g_autoptr (GFile) folder = g_file_new_for_path (UPDATED_FOLDER);
  GFileMonitor *monitor = NULL;

  if (!lift_reminder_client_is_confined ())
    return NULL;
  monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (monitor != NULL)
    g_signal_connect (monitor, "changed", G_CALLBACK (updated_cb), program);
  return monitor;
}

static int
run_loop (Program *program, LiftReminderBus *bus)
{
  g_autoptr (GFileMonitor) updates = watch_update (program);
  g_autoptr (GError) error = NULL;
  const int signals[] = { SIGTERM, SIGINT, SIGHUP };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], signal_cb, program);
  g_signal_connect (bus, "acquired", G_CALLBACK (acquired_cb), program);
  g_signal_connect (bus, "refused", G_CALLBACK (refused_cb), program);
  g_signal_connect (bus, "lost", G_CALLBACK (quit_cb), program);
  g_signal_connect (program->service, "leave", G_CALLBACK (quit_cb), program);
  if (!lift_reminder_bus_own (bus, &error)) {
    g_message ("The service cannot be put on the bus: %s", error->message);
    return EX_SOFTWARE;
  }
  g_main_loop_run (program->loop);
  return EX_OK;
}

static int
serve (const Options *options, GDBusConnection *connection, LiftClock *base, LiftWallTimer *timer)
{
  g_autoptr (LiftZoneWatch) zone = make_zone_watch (options);
  g_autoptr (LiftClock) clock = zone != NULL ? lift_zone_clock_new (base, zone) : NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (LiftReminderService) service = NULL;
  g_autoptr (LiftReminderBus) bus = NULL;
  Program program = { .loop = loop };
  int status;

  if (zone == NULL)
    return EX_USAGE;
  service = lift_reminder_service_new (connection, clock, zone, timer, options->diary);
  lift_reminder_service_set_mode (service,
                                  options->once        ? LIFT_SERVICE_ONCE
                                  : options->autostart ? LIFT_SERVICE_AUTOSTART
                                                       : LIFT_SERVICE_ON_DEMAND,
                                  options->linger);
  bus = lift_reminder_bus_new (connection, service);
  if (LIFT_IS_FAKE_TIMER (timer))
    lift_reminder_bus_allow_time_travel (bus, LIFT_FAKE_TIMER (timer), zone);
  program.service = service;
  status = run_loop (&program, bus);
  /* What was answered or asked last is still on its way. */
  g_dbus_connection_flush_sync (connection, NULL, NULL);
  return status;
}

static int
run (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (LiftClock) clock = NULL;
  g_autoptr (LiftWallTimer) timer = NULL;

  if (connection == NULL) {
    g_printerr ("%s\n", _("There is no desktop session, and without one no reminder can be shown."));
    return EX_UNAVAILABLE;
  }
  /* Else GDBus ends the process with a signal when the session ends. */
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  if (options->fake_now != NULL) {
    clock = lift_fixed_clock_new (options->fake_now, options->fake_zone);
    timer = LIFT_WALL_TIMER (lift_fake_timer_new (LIFT_FIXED_CLOCK (clock)));
  } else {
    clock = lift_system_clock_new ();
    timer = lift_system_timer_new ();
  }
  return serve (options, connection, clock, timer);
}

int
main (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("LIFT_LOCALE_DIR");
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  lift_language_prepare ();
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LIFT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("afterlift-reminder");
  if (!parse_options (&options, &argc, &argv, &error)) {
    g_printerr ("%s\n", error->message);
    return EX_USAGE;
  }
  if (options.version) {
    g_print ("afterlift-reminder %s\n", LIFT_VERSION);
    return EX_OK;
  }
  lift_store_register_resources ();
  return options.status ? print_status (&options) : run (&options);
}
