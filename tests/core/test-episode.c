/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-episode.h"

static LiftEpisode *
make (int day_end_hours)
{
  static const int days[] = { 5, -3, 0, 400, 1, 7 };
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);

  procedure->day0 = 1000;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    LiftEntry *entry = lift_entry_new ("p", 1000 + days[i]);

    entry->scores[LIFT_SYMPTOM_SWELLING] = (int) i;
    entry->deleted = days[i] == 1;
    g_ptr_array_add (entries, entry);
  }
  return lift_episode_new (procedure, entries, day_end_hours);
}

static void
test_sorted_without_deleted (void)
{
  static const int expected[] = { -3, 0, 5, 7, 400 };
  g_autoptr (LiftEpisode) episode = make (3);

  g_assert_cmpint (lift_episode_get_n_entries (episode), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    LiftEntry *entry = lift_episode_get_nth (episode, i);

    g_assert_cmpint (lift_episode_get_day_number (episode, entry->for_day), ==, expected[i]);
    g_assert_true (lift_episode_get_entry (episode, entry->for_day) == entry);
  }
  g_assert_cmpint (lift_episode_get_day_end_hours (episode), ==, 3);
}

static void
test_gaps (void)
{
  g_autoptr (LiftEpisode) episode = make (0);

  for (int day = -10; day < 410; day++) {
    gboolean written = day == -3 || day == 0 || day == 5 || day == 7 || day == 400;

    g_assert_cmpint (lift_episode_get_entry (episode, 1000 + day) != NULL, ==, written);
    g_assert_cmpint (lift_episode_get_score (episode, 1000 + day, LIFT_SYMPTOM_SWELLING) != LIFT_SCORE_NONE, ==,
                     written);
    g_assert_cmpint (lift_episode_get_score (episode, 1000 + day, LIFT_SYMPTOM_BRUISING), ==, LIFT_SCORE_NONE);
  }
}

static void
test_none (void)
{
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (LiftEpisode) episode = lift_episode_new (procedure, entries, 0);

  g_assert_cmpint (lift_episode_get_n_entries (episode), ==, 0);
  g_assert_null (lift_episode_get_entry (episode, 0));
  g_assert_true (lift_episode_get_procedure (episode) == procedure);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/episode/sorted", test_sorted_without_deleted);
  g_test_add_func ("/core/episode/gaps", test_gaps);
  g_test_add_func ("/core/episode/none", test_none);
  return g_test_run ();
}
