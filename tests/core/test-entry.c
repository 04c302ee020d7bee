/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-entry.h"

static gboolean
is_later (const char *written, int day_end_hours)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (written, NULL);
  g_autoptr (LiftEntry) entry = lift_entry_new ("p", lift_date_from_ymd (2026, 11, 19));

  entry->first_recorded_at = g_date_time_to_unix (time);
  entry->first_utc_offset = (int) (g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE);
  return lift_entry_is_written_later (entry, day_end_hours);
}

/* By the clock that she had then, wherever the diary is read. */
static void
test_written_later (void)
{
  g_assert_false (is_later ("2026-11-19T08:00:00+01:00", 0));
  g_assert_false (is_later ("2026-11-19T23:59:59+01:00", 0));
  g_assert_true (is_later ("2026-11-20T00:00:00+01:00", 0));
  g_assert_false (is_later ("2026-11-20T02:59:59+01:00", 3));
  g_assert_true (is_later ("2026-11-20T03:00:00+01:00", 3));
  g_assert_false (is_later ("2026-11-19T23:30:00-05:00", 0));
  g_assert_true (is_later ("2026-11-20T00:30:00+14:00", 0));
  g_assert_false (is_later ("2026-11-12T12:00:00+01:00", 0));
  g_assert_true (is_later ("2027-11-19T12:00:00+01:00", 6));
}

static void
test_empty (void)
{
  g_autoptr (LiftEntry) entry = lift_entry_new (NULL, 0);

  g_assert_true (lift_entry_is_empty (entry));
  for (int i = 0; i < LIFT_N_SYMPTOMS; i++)
    g_assert_cmpint (entry->scores[i], ==, LIFT_SCORE_NONE);
  entry->scores[LIFT_SYMPTOM_BRUISING] = 0;
  g_assert_false (lift_entry_is_empty (entry));
  entry->scores[LIFT_SYMPTOM_BRUISING] = LIFT_SCORE_NONE;
  entry->signs_checked = TRUE;
  g_assert_false (lift_entry_is_empty (entry));
}

static void
test_copy (void)
{
  LiftRating rating = { LIFT_SYMPTOM_SWELLING, LIFT_ZONE_BROW, LIFT_SIDE_RIGHT, 3 };
  LiftSignMark mark = { LIFT_SIGN_PUS, LIFT_SIDE_LEFT, 5 };
  g_autoptr (LiftEntry) entry = lift_entry_new ("p", 7);
  g_autoptr (LiftEntry) copy = NULL;

  entry->uuid = g_strdup ("u");
  entry->seq = 4;
  entry->first_utc_offset = -300;
  entry->signs_checked = TRUE;
  g_array_append_val (entry->zone_ratings, rating);
  g_array_append_val (entry->signs, mark);
  g_ptr_array_add (entry->ticks, lift_tick_new ("own", NULL));
  copy = lift_entry_copy (entry);
  g_assert_true (lift_entry_has_same_answers (entry, copy));
  g_assert_cmpstr (copy->uuid, ==, "u");
  g_assert_cmpint (copy->seq, ==, 4);
  g_assert_cmpint (copy->first_utc_offset, ==, -300);
  g_assert_cmpint (lift_entry_get_zone_score (copy, LIFT_SYMPTOM_SWELLING, LIFT_ZONE_BROW, LIFT_SIDE_RIGHT), ==, 3);
  g_assert_cmpint (lift_entry_get_zone_score (copy, LIFT_SYMPTOM_SWELLING, LIFT_ZONE_BROW, LIFT_SIDE_LEFT), ==,
                   LIFT_SCORE_NONE);
  g_array_index (copy->signs, LiftSignMark, 0).side = LIFT_SIDE_RIGHT;
  g_assert_false (lift_entry_has_same_answers (entry, copy));
  g_assert_cmpint (lift_entry_find_sign (entry, LIFT_SIGN_PUS)->side, ==, LIFT_SIDE_LEFT);
}

static void
test_keys (void)
{
  LiftAuthor author = LIFT_AUTHOR_ME;
  LiftMoreSide side = LIFT_MORE_SIDE_SAME;

  for (int i = 0; i <= LIFT_AUTHOR_HELPER; i++) {
    g_assert_true (lift_author_from_key (lift_author_to_key ((LiftAuthor) i), &author));
    g_assert_cmpint (author, ==, i);
  }
  g_assert_false (lift_author_from_key (NULL, &author));
  g_assert_false (lift_author_from_key ("Me", &author));
  for (int i = 0; i <= LIFT_MORE_SIDE_RIGHT; i++) {
    g_assert_true (lift_more_side_from_key (lift_more_side_to_key ((LiftMoreSide) i), &side));
    g_assert_cmpint (side, ==, i);
  }
  g_assert_false (lift_more_side_from_key ("up", &side));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/entry/written-later", test_written_later);
  g_test_add_func ("/core/entry/empty", test_empty);
  g_test_add_func ("/core/entry/copy", test_copy);
  g_test_add_func ("/core/entry/keys", test_keys);
  return g_test_run ();
}
