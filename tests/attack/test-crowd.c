/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two windows, several command lines one after the other, and the background service on one diary, all at once. Nobody
 * is told of an error, and everything that anybody saved is there. */

#include <signal.h>
#include <string.h>

#include "attack-content.h"
#include "lift-store-async.h"

#define N_WINDOWS 2
#define N_TERMINALS 3
#define N_DAYS 8
/* Every so often a terminal does something else than to save. */
#define OTHER_VERB 25

typedef struct _Crowd Crowd;

typedef struct {
  Crowd *crowd;
  LiftStoreAsync *store;
  guint number;
  guint n;
  char *note;
} Window;

typedef struct {
  Crowd *crowd;
  guint number;
  guint n;
  char *note;
} Terminal;

struct _Crowd {
  GMainLoop *loop;
  char *path;
  char *procedure;
  LiftDate day0;
  gint64 end;
  guint n_busy;
  GPtrArray *saved;
  guint n_by_windows;
  guint n_other;
  Window windows[N_WINDOWS];
  Terminal terminals[N_TERMINALS];
};

static void window_saves (Window *self);
static void terminal_runs (Terminal *self);

static void
leave (Crowd *crowd)
{
  crowd->n_busy--;
  if (crowd->n_busy == 0)
    g_main_loop_quit (crowd->loop);
}

/* A window --------------------------------------------------------------------------------------------- */

static void
window_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Window *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftSaveResult) saved = lift_store_async_save_finish (self->store, result, &error);

  g_assert_no_error (error);
  g_assert_true (saved->saved);
  g_ptr_array_add (self->crowd->saved, g_steal_pointer (&self->note));
  self->crowd->n_by_windows++;
  if (g_get_monotonic_time () < self->crowd->end)
    window_saves (self);
  else
    leave (self->crowd);
}

static void
window_saves (Window *self)
{
  g_autoptr (LiftPatch) patch = lift_patch_new ();

  self->note = g_strdup_printf ("window %u-%u.", self->number, ++self->n);
  lift_patch_set_note (patch, self->note);
  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, (int) self->n % 11);
  lift_store_async_save_async (self->store, self->crowd->procedure, self->crowd->day0 + (int) self->n % N_DAYS, patch,
                               NULL, NULL, NULL, window_saved_cb, self);
}

static void
window_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Window *self = data;
  g_autoptr (GError) error = NULL;

  lift_store_async_open_finish (self->store, result, &error);
  g_assert_no_error (error);
  window_saves (self);
}

static void
trouble_cb (LiftStoreAsync *store, GError *error, gpointer data)
{
  g_error ("A window shows: %s", error->message);
}

/* A terminal ------------------------------------------------------------------------------------------- */

static void
terminal_ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Terminal *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &output, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (G_SUBPROCESS (source)))
    g_error ("A terminal shows: %s", output);
  g_object_unref (source);
  if (self->note != NULL)
    g_ptr_array_add (self->crowd->saved, g_steal_pointer (&self->note));
  else
    self->crowd->n_other++;
  if (g_get_monotonic_time () < self->crowd->end)
    terminal_runs (self);
  else
    leave (self->crowd);
}

static void
terminal_runs (Terminal *self)
{
  static const char *const others[] = { "backup", "check", "show" };
  const char *cli = g_getenv ("LIFT_CLI");
  g_autofree char *day = lift_date_to_iso (self->crowd->day0 + (int) ++self->n % N_DAYS);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  if (self->n % OTHER_VERB == 0) {
    process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error, cli, "--diary",
                        self->crowd->path, others[self->n / OTHER_VERB % G_N_ELEMENTS (others)], NULL);
  } else {
    self->note = g_strdup_printf ("terminal %u-%u.", self->number, self->n);
    process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error, cli, "--diary",
                        self->crowd->path, "log", "--day", day, "--note", self->note, "--bruising", "3", NULL);
  }
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, terminal_ended_cb, self);
}

/* All of them ------------------------------------------------------------------------------------------ */

static void
make_diary (Crowd *crowd, LiftClock *clock)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftStore) store = lift_store_open (crowd->path, LIFT_OPEN_CREATE, clock, "attack", &error);
  g_autoptr (LiftProcedure) wanted = lift_procedure_new ();
  g_autoptr (LiftProcedure) added = NULL;

  g_assert_no_error (error);
  crowd->day0 = wanted->day0 = lift_clock_get_civil_day (clock) - N_DAYS;
  added = lift_store_add_procedure (store, wanted, &error);
  g_assert_no_error (error);
  crowd->procedure = g_strdup (added->uuid);
  lift_store_close (store, NULL);
}

/* A reminder that rings in the middle of it all, every minute of the test. */
static void
add_reminder (Crowd *crowd)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, g_getenv ("LIFT_CLI"),
                                                      "--diary", crowd->path, "remind", "add", "--time", time, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
run_all (Crowd *crowd, LiftClock *clock)
{
  for (guint i = 0; i < N_WINDOWS; i++) {
    Window *window = &crowd->windows[i];

    *window = (Window){ .crowd = crowd, .number = i + 1 };
    window->store = lift_store_async_new (crowd->path, clock, "afterlift");
    g_signal_connect (window->store, "trouble", G_CALLBACK (trouble_cb), window);
    lift_store_async_open_async (window->store, LIFT_OPEN_EXISTING, NULL, window_opened_cb, window);
    crowd->n_busy++;
  }
  for (guint i = 0; i < N_TERMINALS; i++) {
    crowd->terminals[i] = (Terminal){ .crowd = crowd, .number = i + 1 };
    terminal_runs (&crowd->terminals[i]);
    crowd->n_busy++;
  }
  g_main_loop_run (crowd->loop);
  for (guint i = 0; i < N_WINDOWS; i++) {
    lift_store_async_shutdown (crowd->windows[i].store);
    g_object_unref (crowd->windows[i].store);
  }
}

static void
assert_all_there (Crowd *crowd, LiftClock *clock)
{
  g_autofree char *text = attack_read_text (crowd->path, "SELECT note FROM revision");
  g_auto (GStrv) notes = g_strsplit (text, "|\n", -1);
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftStore) store = lift_store_open (crowd->path, LIFT_OPEN_EXISTING, clock, "attack", &error);
  g_autoptr (LiftCheck) check = NULL;

  g_assert_no_error (error);
  check = lift_store_check (store, &error);
  g_assert_no_error (error);
  g_assert_true (check->ok);
  for (guint i = 0; notes[i] != NULL; i++)
    g_hash_table_add (there, notes[i]);
  for (guint i = 0; i < crowd->saved->len; i++) {
    if (!g_hash_table_contains (there, g_ptr_array_index (crowd->saved, i)))
      g_error ("“%s” was saved and is not there", (char *) g_ptr_array_index (crowd->saved, i));
  }
  g_assert_cmpint (check->revisions, ==, crowd->saved->len);
  lift_store_close (store, NULL);
}

static void
test_crowd (gconstpointer data)
{
  const int *seconds = data;
  g_autofree char *folder = attack_make_folder ();
  g_autoptr (LiftClock) clock = lift_system_clock_new ();
  g_autoptr (GSubprocess) service = NULL;
  g_autoptr (GError) error = NULL;
  GTestDBus *bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  Crowd crowd = { .loop = g_main_loop_new (NULL, FALSE), .saved = g_ptr_array_new_with_free_func (g_free) };

  g_setenv ("NOTIFY_IGNORE_PORTAL", "1", TRUE);
  g_test_dbus_up (bus);
  crowd.path = g_build_filename (folder, "diary.db", NULL);
  make_diary (&crowd, clock);
  add_reminder (&crowd);
  service = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, g_getenv ("LIFT_REMINDER"), "--diary", crowd.path, NULL);
  g_assert_no_error (error);
  crowd.end = g_get_monotonic_time () + *seconds * G_USEC_PER_SEC;
  run_all (&crowd, clock);
  /* It has to be there still. */
  g_assert_nonnull (g_subprocess_get_identifier (service));
  g_subprocess_send_signal (service, SIGTERM);
  g_subprocess_wait (service, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (service));
  assert_all_there (&crowd, clock);
  g_test_message ("%d s: %u saves by %d windows, %u by %d terminals, %u other commands, and the service; lost 0",
                  *seconds, crowd.n_by_windows, N_WINDOWS, crowd.saved->len - crowd.n_by_windows, N_TERMINALS,
                  crowd.n_other);
  g_assert_cmpuint (crowd.n_by_windows, >, 0);
  g_assert_cmpuint (crowd.saved->len, >, crowd.n_by_windows);
  g_test_dbus_down (bus);
  g_object_unref (bus);
  g_ptr_array_unref (crowd.saved);
  g_main_loop_unref (crowd.loop);
  g_free (crowd.path);
  g_free (crowd.procedure);
  attack_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  int seconds = 10;
  const GOptionEntry entries[] = {
    { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, "How long", "N" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("%s\n", error->message);
    return 2;
  }
  g_test_init (&argc, &argv, NULL);
  attack_be_quiet ();
  g_test_add_data_func ("/attack/crowd/all", &seconds, test_crowd);
  return g_test_run ();
}
