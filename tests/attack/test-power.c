/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The current fails. From the record of all that a session did to its files they are built again as a disk could hold
 * them: what was synced, and of the rest whatever arrived, torn at any sector. What was reported as done before has to
 * be there, and nothing that has its final name may be half. */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "attack-content.h"
#include "attack-disk.h"
#include "attack-script.h"
#include "write-record.h"

typedef struct {
  char *session;
  int steps;
  int every;
  int variants;
  int seed;
} Options;

typedef struct {
  AttackScript *script;
  AttackDisk *disk;
  GRand *rand;
  GHashTable *known;
  guint next;
  guint n_cuts;
  guint n_ahead;
  guint n_files;
} Run;

static GBytes *
record_session (const Options *options, const char *recorded, const char *record)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *steps = g_strdup_printf ("%d", options->steps);
  char *data;
  gsize length;

  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", g_getenv ("LIFT_WRITE_RECORDER"), TRUE);
  g_subprocess_launcher_setenv (launcher, "LIFT_RECORD", record, TRUE);
  g_subprocess_launcher_setenv (launcher, "LIFT_RECORD_FOLDER", recorded, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("LIFT_POWER_WORKER"), recorded, options->session,
                                         steps, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (record, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static void
cut (Run *run, guint event)
{
  g_autofree char *content = NULL;
  guint found;

  attack_empty_folder (run->script->folder);
  attack_disk_rebuild (run->disk, run->rand, run->script->folder);
  content = attack_script_check_diary (run->script, run->next);
  found = attack_script_find_next (run->script, run->next, content);
  if (found == G_MAXUINT)
    g_error ("Cut %u, at event %u, after step %u: the diary holds something else:\n%s\n-- instead of --\n%s",
             run->n_cuts, event, run->next, content, (char *) g_ptr_array_index (run->script->states, run->next));
  g_hash_table_remove_all (run->known);
  run->n_files += attack_script_check_files (run->script, run->next, run->known);
  run->n_ahead += found > run->next ? 1 : 0;
  run->n_cuts++;
}

static void
play (Run *run, const Options *options, GBytes *record)
{
  gsize length;
  const char *data = g_bytes_get_data (record, &length);
  guint n_events = 0;
  guint n_syncs = 0;

  for (gsize at = 0; at < length;) {
    WriteRecord event;
    const char *path = data + at + sizeof event;

    memcpy (&event, data + at, sizeof event);
    if (event.what == WRITE_SAY)
      run->next = (guint) atoi (path + strlen ("done "));
    else
      attack_disk_take (run->disk, &event, path);
    at += sizeof event + event.path_length + event.other_length + event.data_length;
    n_events++;
    n_syncs += event.what == WRITE_SYNC ? 1 : 0;
    if (n_events % (guint) options->every != 0)
      continue;
    for (int i = 0; i < options->variants; i++)
      cut (run, n_events);
  }
  g_assert_cmpuint (n_syncs, >, run->script->steps->len / 2);
  g_assert_cmpuint (run->next, ==, run->script->steps->len);
  g_test_message ("session %s, seed %d: %u steps, %u events, %u of them syncs; %u power cuts, %u of them with the step "
                  "that was under way, %u checks of copies and exports; commits lost 0, corruptions 0",
                  options->session, options->seed, run->script->steps->len, n_events, n_syncs, run->n_cuts,
                  run->n_ahead, run->n_files);
}

static void
test_power (gconstpointer data)
{
  const Options *options = data;
  g_autofree char *folder = attack_make_folder ();
  g_autofree char *base = g_path_get_dirname (folder);
  g_autofree char *recorded = g_build_filename (base, "recorded", NULL);
  g_autofree char *record_file = g_build_filename (base, "record", NULL);
  g_autoptr (GBytes) record = NULL;
  Run run = { .rand = g_rand_new_with_seed ((guint32) options->seed) };

  g_assert_cmpint (g_mkdir (recorded, 0700), ==, 0);
  if (g_str_equal (options->session, "tour"))
    run.script = attack_script_new_tour (folder, NULL);
  else
    run.script = attack_script_new (folder, (guint32) atoi (options->session), (guint) options->steps, NULL);
  record = record_session (options, recorded, record_file);
  run.disk = attack_disk_new (recorded);
  run.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  play (&run, options, record);
  g_assert_cmpuint (run.n_ahead, >, 0);
  g_assert_cmpuint (run.n_files, >, 0);
  attack_disk_free (run.disk);
  attack_script_free (run.script);
  g_hash_table_unref (run.known);
  g_rand_free (run.rand);
  attack_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  Options options = { .session = g_strdup ("tour"), .steps = 60, .every = 1, .variants = 3, .seed = 1 };
  const GOptionEntry entries[] = {
    { "session", 0, 0, G_OPTION_ARG_STRING, &options.session, "What is done: a number", "tour" },
    { "steps", 0, 0, G_OPTION_ARG_INT, &options.steps, "How many steps, with a number", "N" },
    { "every", 0, 0, G_OPTION_ARG_INT, &options.every, "Only after every N-th event", "N" },
    { "variants", 0, 0, G_OPTION_ARG_INT, &options.variants, "How many disks after each", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options.seed, "What arrived on them", "N" },
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
  g_test_add_data_func ("/attack/power/cut", &options, test_power);
  status = g_test_run ();
  g_free (options.session);
  return status;
}
