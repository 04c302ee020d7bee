/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Diaries of every older schema, with whatever its CHECKs let in, are led up to ours: every column that they had says
 * what it said, in every row, and a check finds nothing. */

#include <string.h>

#include "attack-content.h"
#include "lift-store.h"
#include "old-diary.h"

#define N_SCHEMAS 2

typedef struct {
  int rounds;
  int seed;
} Options;

static void
lead_up (const char *path)
{
  g_autoptr (LiftClock) clock = lift_fixed_clock_new ("2026-12-10T08:00:00", "Europe/Berlin");
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftStore) store = lift_store_open (path, LIFT_OPEN_EXISTING, clock, "attack", &error);
  g_autoptr (LiftCheck) check = NULL;

  g_assert_no_error (error);
  check = lift_store_check (store, &error);
  g_assert_no_error (error);
  g_assert_true (check->ok);
  /* Each schema before this one is in the list of those that are led up. */
  g_assert_cmpint (check->schema, ==, N_SCHEMAS + 1);
  g_assert_true (lift_store_close (store, &error));
}

static void
test_way_up (gconstpointer data)
{
  const Options *options = data;
  g_autofree char *folder = attack_make_folder ();
  g_autofree char *path = g_build_filename (folder, "diary.db", NULL);
  GRand *rand = g_rand_new_with_seed ((guint32) options->seed);
  gsize n_bytes = 0;

  for (int i = 0; i < options->rounds; i++) {
    g_autoptr (GPtrArray) queries = NULL;
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;

    attack_empty_folder (folder);
    old_diary_make (path, 1 + i % N_SCHEMAS, rand);
    queries = old_diary_list_queries (path);
    g_assert_cmpuint (queries->len, >, 15);
    before = old_diary_read (path, queries);
    lead_up (path);
    after = old_diary_read (path, queries);
    if (!g_str_equal (before, after))
      g_error ("Round %d, seed %d: the diary says something else:\n%s\n-- instead of --\n%s", i, options->seed, after,
               before);
    n_bytes += strlen (before);
  }
  g_test_message ("seed %d: %d diaries of %d older schemas led up, %" G_GSIZE_FORMAT " bytes of rows compared; lost 0",
                  options->seed, options->rounds, N_SCHEMAS, n_bytes);
  g_rand_free (rand);
  attack_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  Options options = { .rounds = 60, .seed = 1 };
  const GOptionEntry entries[] = {
    { "rounds", 0, 0, G_OPTION_ARG_INT, &options.rounds, "How many diaries", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options.seed, "What is in them", "N" },
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
  g_test_add_data_func ("/attack/way-up/columns", &options, test_way_up);
  return g_test_run ();
}
