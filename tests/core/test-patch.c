/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-patch.h"

#define DAY ((LiftDate) 20000)

static LiftEntry *
apply (const LiftPatch *patch, const LiftEntry *base)
{
  return lift_patch_apply (patch, base, "p", DAY);
}

static LiftEntry *
make_full (void)
{
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (GPtrArray) ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_tick_free);

  g_ptr_array_add (ticks, lift_tick_new ("own", "a walk"));
  for (int i = 0; i < LIFT_N_SYMPTOMS; i++)
    lift_patch_set_score (patch, (LiftSymptom) i, i + 1);
  lift_patch_set_zone_score (patch, LIFT_SYMPTOM_SWELLING, LIFT_ZONE_NECK, LIFT_SIDE_LEFT, 4);
  lift_patch_add_sign (patch, LIFT_SIGN_FEVER, LIFT_SIDE_NONE, DAY - 1);
  lift_patch_set_more_side (patch, LIFT_MORE_SIDE_LEFT);
  lift_patch_set_pain_relief (patch, LIFT_ANSWER_YES);
  lift_patch_set_temperature (patch, 383);
  lift_patch_set_note (patch, "note");
  lift_patch_set_ticks (patch, ticks);
  return apply (patch, NULL);
}

/* Each of these names one field, in another way than make_full(). */
static void
name_field (LiftPatch *patch, int field)
{
  g_autoptr (GPtrArray) no_ticks = g_ptr_array_new ();

  switch (field) {
  case 0:
    lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, 9);
    break;
  case 1:
    lift_patch_set_zone_score (patch, LIFT_SYMPTOM_SWELLING, LIFT_ZONE_NECK, LIFT_SIDE_LEFT, LIFT_SCORE_NONE);
    break;
  case 2:
    lift_patch_add_sign (patch, LIFT_SIGN_PUS, LIFT_SIDE_LEFT, LIFT_DATE_NONE);
    break;
  case 3:
    lift_patch_set_more_side (patch, LIFT_MORE_SIDE_NONE);
    break;
  case 4:
    lift_patch_set_pain_relief (patch, LIFT_ANSWER_NO);
    break;
  case 5:
    lift_patch_set_temperature (patch, LIFT_TEMPERATURE_NONE);
    break;
  case 6:
    lift_patch_set_note (patch, NULL);
    break;
  default:
    lift_patch_set_ticks (patch, no_ticks);
    break;
  }
}

#define N_FIELDS 8

/* Editing one field never clears another: what a patch does not name is as it was, in all orders of two. */
static void
test_one_field (void)
{
  g_autoptr (LiftEntry) full = make_full ();

  for (int field = 0; field < N_FIELDS; field++) {
    g_autoptr (LiftPatch) patch = lift_patch_new ();
    g_autoptr (LiftEntry) next = NULL;

    name_field (patch, field);
    next = apply (patch, full);
    g_assert_false (lift_patch_is_empty (patch));
    g_assert_false (lift_entry_has_same_answers (full, next));
    g_assert_cmpint (next->scores[LIFT_SYMPTOM_SWELLING], ==, field == 0 ? 9 : 1);
    g_assert_cmpint (next->scores[LIFT_SYMPTOM_NUMBNESS], ==, 5);
    g_assert_cmpint (next->zone_ratings->len, ==, field == 1 ? 0 : 1);
    g_assert_cmpint (next->signs->len, ==, field == 2 ? 2 : 1);
    g_assert_cmpint (lift_entry_find_sign (next, LIFT_SIGN_FEVER)->since_day, ==, DAY - 1);
    g_assert_cmpint (next->more_side, ==, field == 3 ? LIFT_MORE_SIDE_NONE : LIFT_MORE_SIDE_LEFT);
    g_assert_cmpint (next->pain_relief, ==, field == 4 ? LIFT_ANSWER_NO : LIFT_ANSWER_YES);
    g_assert_cmpint (next->temperature_c10, ==, field == 5 ? LIFT_TEMPERATURE_NONE : 383);
    g_assert_cmpstr (next->note, ==, field == 6 ? "" : "note");
    g_assert_cmpint (next->ticks->len, ==, field == 7 ? 0 : 1);
  }
}

static void
test_merge_is_one_after_the_other (void)
{
  g_autoptr (LiftEntry) full = make_full ();

  for (int first = 0; first < N_FIELDS; first++) {
    for (int second = 0; second < N_FIELDS; second++) {
      g_autoptr (LiftPatch) one = lift_patch_new ();
      g_autoptr (LiftPatch) two = lift_patch_new ();
      g_autoptr (LiftPatch) both = NULL;
      g_autoptr (LiftEntry) middle = NULL;
      g_autoptr (LiftEntry) step_by_step = NULL;
      g_autoptr (LiftEntry) at_once = NULL;

      name_field (one, first);
      name_field (two, second);
      both = lift_patch_copy (one);
      lift_patch_merge (both, two);
      middle = apply (one, full);
      step_by_step = apply (two, middle);
      at_once = apply (both, full);
      g_assert_true (lift_entry_has_same_answers (step_by_step, at_once));
    }
  }
}

static void
test_signs (void)
{
  g_autoptr (LiftPatch) nothing = lift_patch_new ();
  g_autoptr (LiftPatch) clear = lift_patch_new ();
  g_autoptr (LiftPatch) remove = lift_patch_new ();
  g_autoptr (LiftPatch) again = lift_patch_new ();
  g_autoptr (LiftEntry) full = make_full ();
  g_autoptr (LiftEntry) asked = NULL;
  g_autoptr (LiftEntry) not_asked = NULL;
  g_autoptr (LiftEntry) removed = NULL;
  g_autoptr (LiftEntry) untouched = NULL;
  g_autoptr (LiftEntry) still_nothing = NULL;
  g_autoptr (LiftEntry) kept = NULL;
  g_autoptr (LiftEntry) fresh = NULL;

  lift_patch_set_nothing_unusual (nothing);
  asked = apply (nothing, full);
  g_assert_true (asked->signs_checked);
  g_assert_cmpint (asked->signs->len, ==, 0);
  lift_patch_clear_signs (clear);
  not_asked = apply (clear, full);
  g_assert_false (not_asked->signs_checked);
  g_assert_cmpint (not_asked->signs->len, ==, 0);
  g_assert_false (lift_entry_has_same_answers (asked, not_asked));
  lift_patch_remove_sign (remove, LIFT_SIGN_FEVER);
  removed = apply (remove, full);
  g_assert_cmpint (removed->signs->len, ==, 0);
  /* "Not this one" is not "No, nothing": with the last sign gone the question is open again. */
  g_assert_false (removed->signs_checked);
  untouched = apply (remove, NULL);
  g_assert_false (untouched->signs_checked);
  still_nothing = apply (remove, asked);
  g_assert_true (still_nothing->signs_checked);
  lift_patch_add_sign (again, LIFT_SIGN_FEVER, LIFT_SIDE_BOTH, LIFT_DATE_NONE);
  kept = apply (again, full);
  g_assert_cmpint (lift_entry_find_sign (kept, LIFT_SIGN_FEVER)->since_day, ==, DAY - 1);
  g_assert_cmpint (lift_entry_find_sign (kept, LIFT_SIGN_FEVER)->side, ==, LIFT_SIDE_BOTH);
  fresh = apply (again, NULL);
  g_assert_true (fresh->signs_checked);
  g_assert_cmpint (lift_entry_find_sign (fresh, LIFT_SIGN_FEVER)->since_day, ==, DAY);
  lift_patch_merge (nothing, again);
  g_clear_pointer (&asked, lift_entry_unref);
  asked = apply (nothing, full);
  g_assert_cmpint (asked->signs->len, ==, 1);
}

static void
test_merge_keeps_since (void)
{
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftPatch) side = lift_patch_new ();
  g_autoptr (LiftEntry) entry = NULL;

  lift_patch_add_sign (patch, LIFT_SIGN_PUS, LIFT_SIDE_NONE, DAY - 4);
  lift_patch_add_sign (side, LIFT_SIGN_PUS, LIFT_SIDE_LEFT, LIFT_DATE_NONE);
  lift_patch_merge (patch, side);
  entry = apply (patch, NULL);
  g_assert_cmpint (lift_entry_find_sign (entry, LIFT_SIGN_PUS)->since_day, ==, DAY - 4);
  g_assert_cmpint (lift_entry_find_sign (entry, LIFT_SIGN_PUS)->side, ==, LIFT_SIDE_LEFT);
}

static void
test_empty (void)
{
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftEntry) full = make_full ();
  g_autoptr (LiftEntry) same = apply (patch, full);
  g_autoptr (LiftEntry) gone = lift_entry_copy (full);
  g_autoptr (LiftEntry) anew = NULL;

  g_assert_true (lift_patch_is_empty (patch));
  g_assert_true (lift_entry_has_same_answers (full, same));
  lift_patch_set_author (patch, LIFT_AUTHOR_HELPER);
  g_assert_true (lift_patch_is_empty (patch));
  /* A day that was deleted begins empty; nothing of it comes back with the next answer. */
  gone->deleted = TRUE;
  lift_patch_set_score (patch, LIFT_SYMPTOM_BRUISING, 2);
  anew = apply (patch, gone);
  g_assert_false (anew->deleted);
  g_assert_cmpint (anew->scores[LIFT_SYMPTOM_SWELLING], ==, LIFT_SCORE_NONE);
  g_assert_cmpstr (anew->note, ==, "");
  g_assert_cmpint (anew->author, ==, LIFT_AUTHOR_HELPER);
}

/* Another program named the same field meanwhile: a conflict, unless it says the same. */
static void
test_conflicts (void)
{
  g_autoptr (LiftEntry) base = make_full ();

  for (int theirs = 0; theirs < N_FIELDS; theirs++) {
    for (int mine = 0; mine < N_FIELDS; mine++) {
      g_autoptr (LiftPatch) their_patch = lift_patch_new ();
      g_autoptr (LiftPatch) my_patch = lift_patch_new ();
      g_autoptr (LiftEntry) newest = NULL;

      name_field (their_patch, theirs);
      name_field (my_patch, mine);
      newest = apply (their_patch, base);
      g_assert_false (lift_patch_conflicts (my_patch, base, newest));
      g_assert_false (lift_patch_conflicts (my_patch, base, base));
    }
  }
}

static void
test_conflict_of_each_kind (void)
{
  g_autoptr (LiftEntry) base = make_full ();
  g_autoptr (GPtrArray) other_ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_tick_free);

  g_ptr_array_add (other_ticks, lift_tick_new ("own", "a swim"));
  for (int mine = 0; mine < N_FIELDS; mine++) {
    g_autoptr (LiftPatch) their_patch = lift_patch_new ();
    g_autoptr (LiftPatch) my_patch = lift_patch_new ();
    g_autoptr (LiftEntry) newest = NULL;

    lift_patch_set_score (their_patch, LIFT_SYMPTOM_SWELLING, 7);
    lift_patch_set_zone_score (their_patch, LIFT_SYMPTOM_SWELLING, LIFT_ZONE_NECK, LIFT_SIDE_LEFT, 8);
    lift_patch_add_sign (their_patch, LIFT_SIGN_PUS, LIFT_SIDE_RIGHT, LIFT_DATE_NONE);
    lift_patch_set_more_side (their_patch, LIFT_MORE_SIDE_RIGHT);
    lift_patch_set_pain_relief (their_patch, LIFT_ANSWER_NONE);
    lift_patch_set_temperature (their_patch, 390);
    lift_patch_set_note (their_patch, "theirs");
    lift_patch_set_ticks (their_patch, other_ticks);
    name_field (my_patch, mine);
    newest = apply (their_patch, base);
    g_test_message ("field %d", mine);
    g_assert_true (lift_patch_conflicts (my_patch, base, newest));
  }
}

static void
test_sign_question_conflicts (void)
{
  g_autoptr (LiftPatch) fever = lift_patch_new ();
  g_autoptr (LiftPatch) nothing = lift_patch_new ();
  g_autoptr (LiftPatch) take_back = lift_patch_new ();
  g_autoptr (LiftEntry) empty = lift_entry_new ("p", DAY);
  g_autoptr (LiftEntry) with_fever = NULL;
  g_autoptr (LiftEntry) with_nothing = NULL;

  lift_patch_add_sign (fever, LIFT_SIGN_FEVER, LIFT_SIDE_NONE, LIFT_DATE_NONE);
  lift_patch_set_nothing_unusual (nothing);
  lift_patch_clear_signs (take_back);
  with_fever = apply (fever, empty);
  with_nothing = apply (nothing, empty);
  g_assert_true (lift_patch_conflicts (nothing, empty, with_fever));
  g_assert_true (lift_patch_conflicts (take_back, empty, with_nothing));
  g_assert_false (lift_patch_conflicts (nothing, empty, with_nothing));
  g_assert_false (lift_patch_conflicts (nothing, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/patch/one-field", test_one_field);
  g_test_add_func ("/core/patch/merge", test_merge_is_one_after_the_other);
  g_test_add_func ("/core/patch/signs", test_signs);
  g_test_add_func ("/core/patch/merge-keeps-since", test_merge_keeps_since);
  g_test_add_func ("/core/patch/empty", test_empty);
  g_test_add_func ("/core/patch/no-conflict", test_conflicts);
  g_test_add_func ("/core/patch/conflict", test_conflict_of_each_kind);
  g_test_add_func ("/core/patch/sign-question", test_sign_question_conflicts);
  return g_test_run ();
}
