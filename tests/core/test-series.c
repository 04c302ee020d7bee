/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "lift-series.h"

/* 2026-11-16, the procedure day. */
#define DAY0 lift_date_from_ymd (2026, 11, 16)

static void
add_day (GPtrArray *entries, int day, int swelling, int written_after_days)
{
  LiftEntry *entry = lift_entry_new ("p", DAY0 + day);

  entry->scores[LIFT_SYMPTOM_SWELLING] = swelling;
  entry->recorded_at = ((gint64) DAY0 + day + written_after_days) * 86400 + 20 * 3600;
  entry->first_recorded_at = entry->recorded_at;
  g_ptr_array_add (entries, entry);
}

static LiftEpisode *
new_episode (LiftDate day0)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();

  procedure->day0 = day0;
  add_day (entries, 4, 3, 0);
  add_day (entries, -1, 0, 0);
  add_day (entries, 0, 4, 0);
  add_day (entries, 1, 6, 2);
  add_day (entries, 2, LIFT_SCORE_NONE, 0);
  add_day (entries, 3, 6, 0);
  add_day (entries, 400, 1, 0);
  return lift_episode_new (procedure, entries, 0);
}

static void
test_points_and_gaps (void)
{
  static const LiftPoint expected[] = {
    { -1, 0, FALSE, TRUE }, { 0, 4, FALSE, FALSE }, { 1, 6, TRUE, FALSE },
    { 3, 6, FALSE, TRUE },  { 4, 3, FALSE, FALSE }, { 400, 1, FALSE, TRUE },
  };
  g_autoptr (LiftEpisode) episode = new_episode (DAY0);
  g_autoptr (LiftSeries) series = lift_series_new (episode, LIFT_SYMPTOM_SWELLING);
  const LiftPoint *points = lift_series_get_points (series);

  g_assert_cmpint (lift_series_get_symptom (series), ==, LIFT_SYMPTOM_SWELLING);
  g_assert_cmpuint (lift_series_get_n_points (series), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_assert_cmpint (points[i].day, ==, expected[i].day);
    g_assert_cmpint (points[i].score, ==, expected[i].score);
    g_assert_cmpint (points[i].written_later, ==, expected[i].written_later);
    g_assert_cmpint (points[i].starts_segment, ==, expected[i].starts_segment);
  }
}

static void
test_worst_and_latest (void)
{
  g_autoptr (LiftEpisode) episode = new_episode (DAY0);
  g_autoptr (LiftSeries) series = lift_series_new (episode, LIFT_SYMPTOM_SWELLING);

  g_assert_cmpint (lift_series_get_worst (series)->day, ==, 1);
  g_assert_cmpint (lift_series_get_latest (series)->day, ==, 400);
}

static void
test_nothing_answered (void)
{
  g_autoptr (LiftEpisode) episode = new_episode (DAY0);
  g_autoptr (LiftSeries) series = lift_series_new (episode, LIFT_SYMPTOM_NUMBNESS);

  g_assert_cmpuint (lift_series_get_n_points (series), ==, 0);
  g_assert_null (lift_series_get_worst (series));
  g_assert_null (lift_series_get_latest (series));
}

static void
test_no_date_yet (void)
{
  g_autoptr (LiftEpisode) episode = new_episode (LIFT_DATE_NONE);
  g_autoptr (LiftSeries) series = lift_series_new (episode, LIFT_SYMPTOM_SWELLING);

  g_assert_cmpuint (lift_series_get_n_points (series), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/series/points-and-gaps", test_points_and_gaps);
  g_test_add_func ("/series/worst-and-latest", test_worst_and_latest);
  g_test_add_func ("/series/nothing-answered", test_nothing_answered);
  g_test_add_func ("/series/no-date-yet", test_no_date_yet);
  return g_test_run ();
}
