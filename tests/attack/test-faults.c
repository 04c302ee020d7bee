/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that a session can do, run again for every call that SQLite makes, and each time this call goes wrong: it
 * fails, is torn, finds the disk full, or the program is killed in it. What was reported as done is there afterwards,
 * what failed left the diary as it was, and a check finds nothing. */

#include <errno.h>
#include <glib-unix.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attack-content.h"
#include "attack-script.h"
#include "attack-vfs.h"
#include "lift-error.h"

/* What the child says: the number of a step that is done, or one of these. */
#define SAYS_FAILED 1000001u
#define SAYS_WRONG 1000002u
#define SAYS_MET 1000003u
#define SAYS_FAILED_BUT_DONE 1000004u

#define TRIES 3
#define SECONDS 60

typedef struct {
  int every;
  char *kept;
  gboolean update;
  char *call;
  char *how;
  int at;
  gboolean lasting;
} Options;

/** A way in which calls go wrong. */
typedef struct {
  AttackCall call;
  AttackHow how;
  gboolean lasting;
} Way;

static const Way ways[] = {
  { ATTACK_CALL_READ, ATTACK_HOW_FAIL, FALSE },
  { ATTACK_CALL_READ, ATTACK_HOW_FAIL, TRUE },
  { ATTACK_CALL_READ, ATTACK_HOW_TORN, FALSE },
  { ATTACK_CALL_WRITE, ATTACK_HOW_FAIL, FALSE },
  { ATTACK_CALL_WRITE, ATTACK_HOW_FAIL, TRUE },
  { ATTACK_CALL_WRITE, ATTACK_HOW_FULL, FALSE },
  { ATTACK_CALL_WRITE, ATTACK_HOW_FULL, TRUE },
  { ATTACK_CALL_WRITE, ATTACK_HOW_TORN, FALSE },
  { ATTACK_CALL_WRITE, ATTACK_HOW_TORN, TRUE },
  { ATTACK_CALL_WRITE, ATTACK_HOW_KILL, FALSE },
  { ATTACK_CALL_WRITE, ATTACK_HOW_KILL_AFTER, FALSE },
  { ATTACK_CALL_SYNC, ATTACK_HOW_FAIL, FALSE },
  { ATTACK_CALL_SYNC, ATTACK_HOW_FAIL, TRUE },
  { ATTACK_CALL_SYNC, ATTACK_HOW_KILL, FALSE },
  { ATTACK_CALL_SYNC, ATTACK_HOW_KILL_AFTER, FALSE },
  { ATTACK_CALL_TRUNCATE, ATTACK_HOW_FAIL, FALSE },
  { ATTACK_CALL_TRUNCATE, ATTACK_HOW_FAIL, TRUE },
  { ATTACK_CALL_TRUNCATE, ATTACK_HOW_KILL, FALSE },
  { ATTACK_CALL_TRUNCATE, ATTACK_HOW_KILL_AFTER, FALSE },
  { ATTACK_CALL_DELETE, ATTACK_HOW_FAIL, FALSE },
  { ATTACK_CALL_DELETE, ATTACK_HOW_FAIL, TRUE },
  { ATTACK_CALL_DELETE, ATTACK_HOW_KILL, FALSE },
  { ATTACK_CALL_DELETE, ATTACK_HOW_KILL_AFTER, FALSE },
  { ATTACK_CALL_OPEN, ATTACK_HOW_FAIL, FALSE },
  { ATTACK_CALL_OPEN, ATTACK_HOW_FAIL, TRUE },
  { ATTACK_CALL_ACCESS, ATTACK_HOW_FAIL, FALSE },
  { ATTACK_CALL_ACCESS, ATTACK_HOW_FAIL, TRUE },
  { ATTACK_CALL_SIZE, ATTACK_HOW_FAIL, FALSE },
  { ATTACK_CALL_SIZE, ATTACK_HOW_FAIL, TRUE },
  { ATTACK_CALL_LOCK, ATTACK_HOW_FAIL, FALSE },
  { ATTACK_CALL_LOCK, ATTACK_HOW_FAIL, TRUE },
  { ATTACK_CALL_LOCK, ATTACK_HOW_KILL, FALSE },
  { ATTACK_CALL_SHM_MAP, ATTACK_HOW_FAIL, FALSE },
  { ATTACK_CALL_SHM_MAP, ATTACK_HOW_FAIL, TRUE },
  { ATTACK_CALL_SHM_MAP, ATTACK_HOW_KILL, FALSE },
  { ATTACK_CALL_SHM_LOCK, ATTACK_HOW_FAIL, FALSE },
  { ATTACK_CALL_SHM_LOCK, ATTACK_HOW_FAIL, TRUE },
  { ATTACK_CALL_SHM_LOCK, ATTACK_HOW_KILL, FALSE },
};

typedef struct {
  const Options *options;
  AttackScript *script;
  AttackFaults faults;
  GHashTable *known;
  guint n_points;
  guint n_met;
  guint n_killed;
  guint n_failed;
  guint n_failed_but_done;
  guint n_in_doubt;
  guint n_files;
} Run;

/* The child ----------------------------------------------------------------------------------------- */

static void
say (int pipe, guint what)
{
  if (write (pipe, &what, sizeof what) != sizeof what)
    _exit (5);
}

static void
stop (int pipe, guint step, const char *why)
{
  g_printerr ("step %u: %s\n", step, why);
  say (pipe, SAYS_WRONG);
  _exit (4);
}

/* A sentence, and nothing out of the diary. */
static void
look_at_error (int pipe, guint step, const GError *error)
{
  if (error == NULL || error->domain != LIFT_ERROR || strlen (error->message) < 20)
    stop (pipe, step, error != NULL ? error->message : "no error is set");
  if (strstr (error->message, "secret-note") != NULL)
    stop (pipe, step, "the sentence holds words of the diary");
}

/* Returns: whether the diary already holds what the failed step was to bring. */
static gboolean
look_at_diary (Run *run, LiftStore *store, guint step, int pipe)
{
  g_autofree char *content = NULL;
  guint next;

  if (store == NULL)
    return FALSE;
  run->faults.resting = TRUE;
  content = attack_read_content (run->script->path);
  run->faults.resting = FALSE;
  next = attack_script_find_next (run->script, step, content);
  if (next == G_MAXUINT)
    stop (pipe, step, "failed, and the diary holds something else");
  return next == step + 1;
}

/* Only erasing goes on after its commit, and then it has to say that the day is gone. What leaves the diary as it is
 * always looks done. */
static void
look_at_half_done (Run *run, int pipe, guint step, const GError *error)
{
  const char *before = g_ptr_array_index (run->script->states, step);

  if (g_str_equal (before, g_ptr_array_index (run->script->states, step + 1)))
    return;
  if (g_array_index (run->script->steps, AttackStep, step).act != ATTACK_ERASE)
    stop (pipe, step, "failed, and is done all the same");
  if (strstr (error->message, "The day is gone") == NULL)
    stop (pipe, step, error->message);
}

/* One step, until it is done. Returns: FALSE where the trouble does not go away. */
static gboolean
do_step (Run *run, LiftStore **store, guint step, int pipe)
{
  for (guint i = 0; i < TRIES; i++) {
    g_autoptr (GError) error = NULL;

    if (attack_script_perform (run->script, store, step, &error))
      return TRUE;
    say (pipe, SAYS_FAILED);
    look_at_error (pipe, step, error);
    if (run->faults.n_faults == 0)
      stop (pipe, step, error->message);
    if (look_at_diary (run, *store, step, pipe)) {
      if (g_test_verbose ())
        g_printerr ("%s failed, and is done: %s\n",
                    attack_act_to_word (g_array_index (run->script->steps, AttackStep, step).act), error->message);
      look_at_half_done (run, pipe, step, error);
      say (pipe, SAYS_FAILED_BUT_DONE);
      return TRUE;
    }
    /* She closes the window and opens it again. */
    if (i > 0 && *store != NULL) {
      lift_store_close (*store, NULL);
      g_clear_object (store);
    }
  }
  if (!run->faults.lasting)
    stop (pipe, step, "the trouble went away, and the step still fails");
  return FALSE;
}

static void
work (Run *run, guint32 seed, int pipe)
{
  LiftStore *store = NULL;
  gboolean going = TRUE;

  alarm (SECONDS);
  g_random_set_seed (seed);
  run->faults.resting = FALSE;
  for (guint i = 0; i < run->script->steps->len && going; i++) {
    going = g_array_index (run->script->steps, AttackStep, i).refused || do_step (run, &store, i, pipe);
    if (going)
      say (pipe, i + 1);
  }
  if (store != NULL)
    lift_store_close (store, NULL);
  if (run->faults.n_faults > 0)
    say (pipe, SAYS_MET);
  _exit (0);
}

/* The judge ----------------------------------------------------------------------------------------- */

static guint
listen (Run *run, int pipe, gboolean *failed)
{
  guint next = 0;
  guint what;
  ssize_t n;

  while ((n = read (pipe, &what, sizeof what)) != 0) {
    if (n < 0 && errno == EINTR)
      continue;
    g_assert_cmpint (n, ==, sizeof what);
    g_assert_cmpuint (what, !=, SAYS_WRONG);
    if (what == SAYS_FAILED)
      run->n_failed++;
    else if (what == SAYS_FAILED_BUT_DONE)
      run->n_failed_but_done++;
    else if (what == SAYS_MET)
      run->n_met++;
    else
      next = what;
    *failed = what == SAYS_FAILED || (*failed && what == SAYS_MET);
  }
  return next;
}

static void
judge (Run *run, guint next, gboolean killed)
{
  g_autofree char *content = attack_script_check_diary (run->script, next);
  guint found = attack_script_find_next (run->script, next, content);

  if (found == G_MAXUINT)
    g_error ("After step %u the diary holds something else:\n%s\n-- instead of --\n%s", next, content,
             (char *) g_ptr_array_index (run->script->states, next));
  if (found > next && !killed)
    run->n_in_doubt++;
  g_hash_table_remove_all (run->known);
  run->n_files += attack_script_check_files (run->script, next, run->known);
}

static void
try_point (Run *run, const Way *way, guint at)
{
  gboolean failed = FALSE;
  int pipes[2];
  int status;
  guint next;
  pid_t child;

  attack_script_put_start (run->script);
  run->faults =
    (AttackFaults){ .call = way->call, .how = way->how, .at = at, .lasting = way->lasting, .resting = TRUE };
  g_assert_true (g_unix_open_pipe (pipes, FD_CLOEXEC, NULL));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    work (run, at, pipes[1]);
  close (pipes[1]);
  next = listen (run, pipes[0], &failed);
  close (pipes[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFSIGNALED (status)) {
    g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
    run->n_killed++;
  } else {
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    if (!way->lasting)
      g_assert_cmpuint (next, ==, run->script->steps->len);
  }
  judge (run, next, WIFSIGNALED (status));
  run->n_points++;
}

static void
try_way (Run *run, const Way *way, guint n_calls)
{
  Run before = *run;
  guint every = MAX (1, (guint) run->options->every);

  /* With steps in between, every way begins somewhere else. */
  for (guint at = 1 + (guint) (way - ways) % every; at <= n_calls; at += every) {
    if (g_test_verbose ())
      g_printerr ("--call %s --how %s --at %u%s\n", attack_call_to_word (way->call), attack_how_to_word (way->how), at,
                  way->lasting ? " --lasting" : "");
    try_point (run, way, at);
  }
  g_test_message ("%-9s %-10s %-7s: %5u points of %5u, %5u met and survived, %5u killed, %5u steps failed, "
                  "%u of them done all the same, %u in doubt",
                  attack_call_to_word (way->call), attack_how_to_word (way->how), way->lasting ? "lasting" : "once",
                  run->n_points - before.n_points, n_calls, run->n_met - before.n_met, run->n_killed - before.n_killed,
                  run->n_failed - before.n_failed, run->n_failed_but_done - before.n_failed_but_done,
                  run->n_in_doubt - before.n_in_doubt);
}

/* How many calls of each kind a session makes that nobody disturbs. The parent does not come near the files itself. */
static void
count_calls (Run *run, guint *n_calls)
{
  int pipes[2];
  pid_t child;

  attack_script_put_start (run->script);
  g_assert_true (g_unix_open_pipe (pipes, FD_CLOEXEC, NULL));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    LiftStore *store = NULL;

    run->faults = (AttackFaults){ 0 };
    for (guint i = 0; i < run->script->steps->len; i++) {
      if (!g_array_index (run->script->steps, AttackStep, i).refused)
        g_assert_true (attack_script_perform (run->script, &store, i, NULL));
    }
    lift_store_close (store, NULL);
    if (write (pipes[1], run->faults.n_calls, sizeof run->faults.n_calls) < 0)
      _exit (5);
    _exit (0);
  }
  g_assert_cmpint (read (pipes[0], n_calls, sizeof run->faults.n_calls), ==, sizeof run->faults.n_calls);
  close (pipes[0]);
  close (pipes[1]);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static gboolean
is_wanted (const Options *options, const Way *way)
{
  return options->call == NULL ||
         (g_str_equal (options->call, attack_call_to_word (way->call)) &&
          g_strcmp0 (options->how, attack_how_to_word (way->how)) == 0 && options->lasting == way->lasting);
}

static void
test_every_call (gconstpointer data)
{
  g_autofree char *folder = attack_make_folder ();
  Run run = { .options = data };
  g_autoptr (GBytes) kept = run.options->kept != NULL ? attack_make_kept (folder, run.options->kept) : NULL;
  guint n_calls[ATTACK_N_CALLS];

  run.faults.resting = TRUE;
  attack_vfs_install (&run.faults);
  run.script = run.options->update ? attack_script_new_update (folder, kept) : attack_script_new_tour (folder, kept);
  run.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  count_calls (&run, n_calls);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    if (!is_wanted (run.options, &ways[i]))
      continue;
    if (run.options->at > 0)
      try_point (&run, &ways[i], (guint) run.options->at);
    else
      try_way (&run, &ways[i], n_calls[ways[i].call]);
  }
  g_test_message (
    "%u fault points in %u steps, %u faults met and survived, %u kills, %u steps failed with a sentence "
    "(%u of them done all the same, %u in doubt until the next opening), %u checks of copies and exports; "
    "commits lost 0, corruptions 0",
    run.n_points, run.script->steps->len, run.n_met, run.n_killed, run.n_failed, run.n_failed_but_done, run.n_in_doubt,
    run.n_files);
  g_assert_cmpuint (run.n_points, >, 0);
  g_assert_cmpuint (run.n_met + run.n_killed, >, 0);
  attack_script_free (run.script);
  g_hash_table_unref (run.known);
  attack_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  Options options = { .every = 1 };
  const GOptionEntry entries[] = {
    { "every", 0, 0, G_OPTION_ARG_INT, &options.every, "Only every N-th call", "N" },
    { "kept", 0, 0, G_OPTION_ARG_STRING, &options.kept, "Begin with the kept diary of that schema", "001" },
    { "update", 0, 0, G_OPTION_ARG_NONE, &options.update, "Only open it, which leads it up", NULL },
    { "call", 0, 0, G_OPTION_ARG_STRING, &options.call, "Only one way: which calls", "write" },
    { "how", 0, 0, G_OPTION_ARG_STRING, &options.how, "and how", "torn" },
    { "lasting", 0, 0, G_OPTION_ARG_NONE, &options.lasting, "and all that follow", NULL },
    { "at", 0, 0, G_OPTION_ARG_INT, &options.at, "and only the N-th", "N" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  int status;

  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("%s\n", error->message);
    return 2;
  }
  g_test_init (&argc, &argv, NULL);
  attack_be_quiet ();
  g_test_add_data_func ("/attack/faults/every-call", &options, test_every_call);
  status = g_test_run ();
  g_free (options.kept);
  g_free (options.call);
  g_free (options.how);
  return status;
}
