/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A program that works on a diary is killed at a random moment, again and again. What it reported has to be there,
 * and nothing that it did not write. */

#include <errno.h>
#include <glib-unix.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attack-content.h"
#include "attack-script.h"

#define N_STEPS 40
/* What the worker reports beside the number of a step. */
#define REPORT_LOST 1000001u
#define REPORT_FAILED 1000002u

typedef struct {
  int rounds;
  int seconds;
  int seed;
  char *kept;
} Options;

typedef struct {
  GRand *rand;
  AttackScript *script;
  GHashTable *known;
  guint next;
  gint64 script_time;
  guint n_kills;
  guint n_scripts;
  guint n_reports;
  guint n_checks;
  guint n_files;
  guint kills_in_step[ATTACK_N_ACTS];
} Run;

static void
report (int pipe, guint what)
{
  if (write (pipe, &what, sizeof what) != sizeof what)
    _exit (5);
}

/* The child's life. It never comes back. */
static void
work (AttackScript *script, guint next, guint32 seed, int pipe)
{
  LiftStore *store = NULL;
  g_autoptr (GError) error = NULL;

  /* Else every child would make the same keys. */
  g_random_set_seed (seed);
  if (g_file_test (script->path, G_FILE_TEST_EXISTS)) {
    g_autofree char *content = NULL;

    store = attack_script_open (script, MIN (next, script->steps->len - 1), &error);
    content = store != NULL ? attack_read_content (script->path) : NULL;
    next = content != NULL ? attack_script_find_next (script, next, content) : G_MAXUINT;
  }
  if (next == G_MAXUINT) {
    report (pipe, REPORT_LOST);
    _exit (3);
  }
  /* The one before may have been killed between a commit and its report. */
  report (pipe, next);
  for (guint i = next; i < script->steps->len; i++) {
    if (!g_array_index (script->steps, AttackStep, i).refused && !attack_script_perform (script, &store, i, &error)) {
      g_printerr ("step %u (%s): %s\n", i, attack_act_to_word (g_array_index (script->steps, AttackStep, i).act),
                  error->message);
      report (pipe, REPORT_FAILED);
      _exit (4);
    }
    report (pipe, i + 1);
  }
  lift_store_close (store, NULL);
  _exit (0);
}

/* Reads what came through before the end. */
static void
take_reports (Run *run, int pipe)
{
  guint what;
  ssize_t n;

  while ((n = read (pipe, &what, sizeof what)) != 0) {
    if (n < 0 && errno == EINTR)
      continue;
    g_assert_cmpint (n, ==, sizeof what);
    if (what == REPORT_LOST)
      g_error ("After step %u the diary holds something else", run->next);
    g_assert_cmpuint (what, !=, REPORT_FAILED);
    /* A step that leaves the diary as it was is done again after a kill. */
    run->next = MAX (run->next, what);
    run->n_reports++;
  }
}

static void
verify (Run *run)
{
  g_autofree char *content = attack_script_check_diary (run->script, run->next);
  guint next = attack_script_find_next (run->script, run->next, content);

  if (next == G_MAXUINT)
    g_error ("After step %u (%s) the diary holds something else:\n%s\n-- instead of --\n%s", run->next,
             attack_act_to_word (g_array_index (run->script->steps, AttackStep, run->next).act), content,
             (char *) g_ptr_array_index (run->script->states, run->next));
  run->n_files += attack_script_check_files (run->script, run->next, run->known);
  run->n_checks++;
  run->next = next;
}

static void
begin_script (Run *run, const char *folder, GBytes *kept)
{
  gint64 before = g_get_monotonic_time ();
  guint32 seed = g_rand_int (run->rand);

  g_clear_pointer (&run->script, attack_script_free);
  attack_empty_folder (folder);
  /* An update is short; it is what is to be hit then. */
  run->script =
    kept != NULL ? attack_script_new_update (folder, kept) : attack_script_new (folder, seed, N_STEPS, NULL);
  run->script_time = g_get_monotonic_time () - before;
  run->next = 0;
  run->n_scripts++;
  g_hash_table_remove_all (run->known);
}

static void
one_round (Run *run)
{
  int pipes[2];
  guint32 seed = g_rand_int (run->rand);
  double luck;
  int status;
  pid_t child;

  g_assert_true (g_unix_open_pipe (pipes, FD_CLOEXEC, NULL));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    work (run->script, run->next, seed, pipes[1]);
  close (pipes[1]);
  /* Mostly soon, now and then late enough for the longest step. */
  luck = g_rand_double (run->rand);
  g_usleep ((gulong) (luck * luck * luck * (double) MAX (run->script_time / 2, 20000)));
  kill (child, SIGKILL);
  take_reports (run, pipes[0]);
  close (pipes[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFSIGNALED (status)) {
    run->n_kills++;
    run->kills_in_step[g_array_index (run->script->steps, AttackStep, MIN (run->next, run->script->steps->len - 1))
                         .act]++;
  } else {
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  }
  /* Now and then the next program finds what two killed ones left. */
  if (g_rand_int_range (run->rand, 0, 3) > 0 || run->next == run->script->steps->len)
    verify (run);
}

static void
print_result (Run *run, guint rounds, int seed)
{
  GString *where = g_string_new (NULL);

  for (guint i = 0; i < ATTACK_N_ACTS; i++) {
    if (run->kills_in_step[i] > 0)
      g_string_append_printf (where, " %s %u,", attack_act_to_word ((AttackAct) i), run->kills_in_step[i]);
  }
  g_test_message ("seed %d: %u rounds, %u kills, %u sessions, %u steps reported, %u checks of the diary, "
                  "%u checks of copies and exports; commits lost 0, corruptions 0",
                  seed, rounds, run->n_kills, run->n_scripts, run->n_reports, run->n_checks, run->n_files);
  g_test_message ("killed in:%s", where->str);
  g_string_free (where, TRUE);
}

static void
test_kill (gconstpointer data)
{
  const Options *options = data;
  g_autofree char *folder = attack_make_folder ();
  g_autoptr (GBytes) kept = options->kept != NULL ? attack_make_kept (folder, options->kept) : NULL;
  gint64 end = g_get_monotonic_time () + options->seconds * G_USEC_PER_SEC;
  Run run = { .rand = g_rand_new_with_seed ((guint32) options->seed) };
  guint round = 0;

  run.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  begin_script (&run, folder, kept);
  while (options->rounds > 0 ? round < (guint) options->rounds : g_get_monotonic_time () < end) {
    one_round (&run);
    round++;
    if (run.next == run.script->steps->len)
      begin_script (&run, folder, kept);
  }
  print_result (&run, round, options->seed);
  g_assert_cmpuint (run.n_kills, >, round / 4);
  g_assert_cmpuint (run.n_reports, >, 0);
  attack_script_free (run.script);
  g_hash_table_unref (run.known);
  g_rand_free (run.rand);
  attack_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  static Options options = { .seconds = 12, .seed = 1 };
  const GOptionEntry entries[] = {
    { "rounds", 0, 0, G_OPTION_ARG_INT, &options.rounds, "How often it is killed", "N" },
    { "seconds", 0, 0, G_OPTION_ARG_INT, &options.seconds, "How long, where no rounds are named", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options.seed, "Which steps, and when", "N" },
    { "kept", 0, 0, G_OPTION_ARG_STRING, &options.kept, "Only lead a kept diary up", "001" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_ignore_unknown_options (context, TRUE);
  /* Before GLib's tests look: they have a --seed of another kind. */
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("%s\n", error->message);
    return 2;
  }
  g_test_init (&argc, &argv, NULL);
  attack_be_quiet ();
  g_test_add_data_func ("/attack/crash/kill", &options, test_kill);
  return g_test_run ();
}
