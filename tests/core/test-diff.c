/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-import.h"

#define ONE "0b6e0d3c-6f0e-4a55-9d3c-1f6a3f5f0c11"

static LiftEntry *
make_entry (int swelling, int bruising)
{
  LiftEntry *entry = lift_entry_new (ONE, lift_date_from_ymd (2026, 11, 18));

  entry->scores[LIFT_SYMPTOM_SWELLING] = swelling;
  entry->scores[LIFT_SYMPTOM_BRUISING] = bruising;
  return entry;
}

static void
set_note (LiftEntry *entry, const char *note)
{
  g_free (entry->note);
  entry->note = g_strdup (note);
}

static void
add_sign (LiftEntry *entry, LiftSign sign, LiftDate since)
{
  LiftSignMark mark = { sign, LIFT_SIDE_NONE, since };

  entry->signs_checked = TRUE;
  g_array_append_val (entry->signs, mark);
}

static void
test_counts (void)
{
  g_autoptr (LiftDiff) diff = lift_diff_new ();
  LiftDate day = lift_date_from_ymd (2026, 11, 18);
  const LiftDiffLine *first;

  g_assert_false (lift_diff_changes_anything (diff));
  lift_diff_add (diff, LIFT_DIFF_SAME, ONE, day, 2, 0, NULL);
  lift_diff_add (diff, LIFT_DIFF_STAYS, ONE, day, 3, 0, NULL);
  lift_diff_add (diff, LIFT_DIFF_REFUSED, NULL, LIFT_DATE_NONE, 4, 7, g_strdup ("why"));
  g_assert_false (lift_diff_changes_anything (diff));
  lift_diff_add (diff, LIFT_DIFF_NEW, ONE, LIFT_DATE_NONE, 1, 0, g_strdup ("A visit"));
  g_assert_true (lift_diff_changes_anything (diff));
  lift_diff_add (diff, LIFT_DIFF_NEW, ONE, day, 5, 0, NULL);
  g_assert_cmpuint (diff->days[LIFT_DIFF_REFUSED], ==, 1);
  g_assert_cmpuint (diff->records[LIFT_DIFF_REFUSED], ==, 0);
  g_assert_cmpuint (diff->days[LIFT_DIFF_NEW], ==, 1);
  g_assert_cmpuint (diff->records[LIFT_DIFF_NEW], ==, 1);
  g_assert_cmpuint (lift_diff_count (diff, LIFT_DIFF_NEW), ==, 2);
  g_assert_cmpuint (diff->lines->len, ==, 5);
  first = g_ptr_array_index (diff->lines, 2);
  g_assert_cmpstr (first->words, ==, "why");
  g_assert_cmpuint (first->line, ==, 4);
  g_assert_cmpuint (first->column, ==, 7);
}

/* Saved states that only go into the history are a change, too. */
static void
test_history_is_a_change (void)
{
  g_autoptr (LiftDiff) diff = lift_diff_new ();

  diff->n_kept = 1;
  g_assert_true (lift_diff_changes_anything (diff));
}

/* A file of any length takes the words of a thousand lines. */
static void
test_words_are_limited (void)
{
  g_autoptr (LiftDiff) diff = lift_diff_new ();

  for (guint i = 0; i < LIFT_DIFF_MAX_WORDS + 5; i++) {
    g_assert_cmpint (lift_diff_wants_words (diff), ==, i < LIFT_DIFF_MAX_WORDS);
    lift_diff_add (diff, LIFT_DIFF_REFUSED, NULL, LIFT_DATE_NONE, i, 0, g_strdup ("why"));
  }
  g_assert_cmpuint (lift_diff_count (diff, LIFT_DIFF_REFUSED), ==, LIFT_DIFF_MAX_WORDS + 5);
  g_assert_nonnull (((LiftDiffLine *) g_ptr_array_index (diff->lines, LIFT_DIFF_MAX_WORDS - 1))->words);
  g_assert_null (((LiftDiffLine *) g_ptr_array_index (diff->lines, LIFT_DIFF_MAX_WORDS))->words);
}

static void
assert_words (const LiftEntry *here, const LiftEntry *there, const char *expected)
{
  g_autofree char *words = lift_diff_describe_day (here, there);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (LiftEntry) here = make_entry (4, LIFT_SCORE_NONE);
  g_autoptr (LiftEntry) there = make_entry (5, 0);
  g_autoptr (LiftEntry) deleted = make_entry (LIFT_SCORE_NONE, LIFT_SCORE_NONE);
  g_autoptr (LiftEntry) zone = make_entry (4, LIFT_SCORE_NONE);
  LiftRating rating = { LIFT_SYMPTOM_SWELLING, LIFT_ZONE_CHEEK, LIFT_SIDE_LEFT, 3 };

  deleted->deleted = TRUE;
  g_array_append_val (zone->zone_ratings, rating);
  assert_words (NULL, there, NULL);
  assert_words (here, here, NULL);
  assert_words (here, there, "Swelling: 4 here, 5 in the file; Bruising: not answered here, 0 in the file");
  assert_words (deleted, there, "Deleted here, written in the file");
  assert_words (here, deleted, "Written here, deleted in the file");
  assert_words (here, zone, "Parts of the face, or events of the day");
  lift_entry_unref (g_steal_pointer (&there));
  there = make_entry (4, LIFT_SCORE_NONE);
  set_note (there, "private words");
  there->pain_relief = LIFT_ANSWER_NO;
  there->more_side = LIFT_MORE_SIDE_LEFT;
  there->signs_checked = TRUE;
  there->temperature_c10 = 382;
  {
    g_autofree char *words = lift_diff_describe_day (here, there);

    g_assert_null (strstr (words, "private"));
    g_assert_nonnull (strstr (words, "The note is another one"));
    g_assert_nonnull (strstr (words, "Pain relief: not answered here, no in the file"));
    g_assert_nonnull (strstr (words, "Anything unusual: not answered here, no, nothing in the file"));
    g_assert_nonnull (strstr (words, "More swollen side: not answered here, left in the file"));
  }
}

/* What a file does not speak of stays as it is here; an empty cell says "not answered". */
static void
test_complete (void)
{
  g_autoptr (LiftEntry) here = make_entry (4, 3);
  g_autoptr (LiftEntry) there = make_entry (5, LIFT_SCORE_NONE);
  g_autoptr (LiftEntry) all = NULL;
  g_autoptr (LiftEntry) some = NULL;
  g_autoptr (LiftEntry) alone = NULL;

  add_sign (here, LIFT_SIGN_FEVER, here->for_day - 2);
  add_sign (there, LIFT_SIGN_FEVER, here->for_day);
  set_note (here, "here");
  here->temperature_c10 = 375;
  all = lift_import_complete_state (there, 0, here);
  g_assert_true (lift_entry_has_same_answers (all, there));
  some = lift_import_complete_state (there,
                                     LIFT_IMPORT_MISSING_SCORE (LIFT_SYMPTOM_BRUISING) | LIFT_IMPORT_MISSING_NOTE |
                                       LIFT_IMPORT_MISSING_SINCE | LIFT_IMPORT_MISSING_TEMPERATURE,
                                     here);
  g_assert_cmpint (some->scores[LIFT_SYMPTOM_SWELLING], ==, 5);
  g_assert_cmpint (some->scores[LIFT_SYMPTOM_BRUISING], ==, 3);
  g_assert_cmpstr (some->note, ==, "here");
  g_assert_cmpint (some->temperature_c10, ==, 375);
  g_assert_cmpint (lift_entry_find_sign (some, LIFT_SIGN_FEVER)->since_day, ==, here->for_day - 2);
  alone = lift_import_complete_state (there, LIFT_IMPORT_MISSING_NOTE, NULL);
  g_assert_cmpstr (alone->note, ==, "");
}

static void
test_fill (void)
{
  g_autoptr (LiftEntry) here = make_entry (4, LIFT_SCORE_NONE);
  g_autoptr (LiftEntry) there = make_entry (9, 2);
  g_autoptr (LiftEntry) filled = NULL;

  set_note (there, "there");
  add_sign (there, LIFT_SIGN_PUS, there->for_day);
  here->signs_checked = TRUE;
  filled = lift_import_fill_state (here, there);
  g_assert_cmpint (filled->scores[LIFT_SYMPTOM_SWELLING], ==, 4);
  g_assert_cmpint (filled->scores[LIFT_SYMPTOM_BRUISING], ==, 2);
  g_assert_cmpstr (filled->note, ==, "there");
  /* "No, nothing" is an answer. */
  g_assert_cmpuint (filled->signs->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/diff/counts", test_counts);
  g_test_add_func ("/core/diff/history-is-a-change", test_history_is_a_change);
  g_test_add_func ("/core/diff/words-are-limited", test_words_are_limited);
  g_test_add_func ("/core/diff/words", test_words);
  g_test_add_func ("/core/diff/complete", test_complete);
  g_test_add_func ("/core/diff/fill", test_fill);
  return g_test_run ();
}
