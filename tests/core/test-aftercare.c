/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-format-procedure.h"

/* The keys are in diaries: they stay as they are. */
static void
test_keys (void)
{
  static const char *const milestones[] = { "regular", "out", "make-up", "exercise", "chewing", "dental" };
  static const char *const aftercare[] = { "sleep", "wash", "make-up", "food", "opening", "exercise", "alcohol",
                                           "sauna", "dental", "massage", "devices" };

  G_STATIC_ASSERT (G_N_ELEMENTS (milestones) == LIFT_N_MILESTONES);
  G_STATIC_ASSERT (G_N_ELEMENTS (aftercare) == LIFT_N_AFTERCARE);
  for (guint i = 0; i < LIFT_N_MILESTONES; i++) {
    LiftMilestoneKind kind = LIFT_MILESTONE_REGULAR;

    g_assert_cmpstr (lift_milestone_kind_to_key ((LiftMilestoneKind) i), ==, milestones[i]);
    g_assert_true (lift_milestone_kind_from_key (milestones[i], &kind));
    g_assert_cmpuint (kind, ==, i);
  }
  for (guint i = 0; i < LIFT_N_AFTERCARE; i++) {
    LiftAftercareKind kind = LIFT_AFTERCARE_SLEEP;

    g_assert_cmpstr (lift_aftercare_kind_to_key ((LiftAftercareKind) i), ==, aftercare[i]);
    g_assert_true (lift_aftercare_kind_from_key (aftercare[i], &kind));
    g_assert_cmpuint (kind, ==, i);
  }
}

/* The table of evidence/clinical.md §4, column "Commonest", the longer end. */
static void
test_common (void)
{
  static const int days[LIFT_N_AFTERCARE] = { 5, 7, 1, 7, 14, 14, 14, 21, 21, 28, 70 };
  LiftAftercare sheet;

  lift_aftercare_init (&sheet);
  for (guint i = 0; i < LIFT_N_AFTERCARE; i++) {
    g_assert_cmpint (lift_aftercare_kind_get_common ((LiftAftercareKind) i), ==, days[i]);
    g_assert_cmpint (lift_aftercare_get_last_day (&sheet, (LiftAftercareKind) i), ==, days[i]);
    g_assert_false (lift_aftercare_is_noted (&sheet, (LiftAftercareKind) i));
  }
  /* The clinic's sheet wins, a shorter one too, and 0 is not "not noted". */
  sheet.last_days[LIFT_AFTERCARE_EXERCISE] = 0;
  g_assert_true (lift_aftercare_is_noted (&sheet, LIFT_AFTERCARE_EXERCISE));
  g_assert_cmpint (lift_aftercare_get_last_day (&sheet, LIFT_AFTERCARE_EXERCISE), ==, 0);
}

static void
test_words (void)
{
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autofree char *undated = lift_format_aftercare_until (procedure, 14);
  g_autofree char *no_date = lift_format_countdown (procedure, 0);
  g_autofree char *until = NULL;
  g_autofree char *ahead = NULL;
  g_autofree char *tomorrow = NULL;
  g_autofree char *today = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpstr (undated, ==, "until day 14");
  g_assert_cmpstr (no_date, ==, "No date yet");
  procedure->day0 = lift_date_from_ymd (2026, 11, 16);
  until = lift_format_aftercare_until (procedure, 14);
  ahead = lift_format_countdown (procedure, procedure->day0 - 5);
  tomorrow = lift_format_countdown (procedure, procedure->day0 - 1);
  today = lift_format_countdown (procedure, procedure->day0);
  after = lift_format_countdown (procedure, procedure->day0 + 9);
  g_assert_cmpstr (until, ==, "until Monday 30 November (day 14)");
  g_assert_cmpstr (ahead, ==, "In 5 days");
  g_assert_cmpstr (tomorrow, ==, "Tomorrow");
  g_assert_cmpstr (today, ==, "Procedure day");
  g_assert_cmpstr (after, ==, "Day 9");
}

/* Every kind has its words, no two the same; and nothing here names a medicine. */
static void
test_every_kind_has_words (void)
{
  static const char *const medicines[] = { "ibuprofen", "NSAID", "aspirin", "paracetamol", "arnica", "medicine", "pill" };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) all = g_string_new (lift_format_results_text ());

  for (guint i = 0; i < LIFT_N_AFTERCARE; i++) {
    const char *name = lift_format_aftercare ((LiftAftercareKind) i);
    const char *sheets = lift_format_aftercare_sheets ((LiftAftercareKind) i);

    g_assert_true (g_hash_table_add (seen, (char *) name));
    g_assert_true (g_str_has_prefix (sheets, "sheets vary: "));
    g_string_append_printf (all, " %s %s", name, sheets);
  }
  for (guint i = 0; i < LIFT_N_MILESTONES; i++)
    g_assert_true (g_hash_table_add (seen, (char *) lift_format_milestone ((LiftMilestoneKind) i)));
  for (guint i = 0; i < G_N_ELEMENTS (medicines); i++)
    g_assert_false (g_regex_match_simple (medicines[i], all->str, G_REGEX_CASELESS, 0));
}

/* Sheets say something of four milestones, and the kinds are those that speak of the same thing. */
static void
test_milestones (void)
{
  guint n = 0;

  for (guint i = 0; i < LIFT_N_MILESTONES; i++) {
    LiftAftercareKind kind;

    n += lift_aftercare_kind_for_milestone ((LiftMilestoneKind) i, &kind) ? 1 : 0;
  }
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpstr (lift_format_milestone_hint (LIFT_MILESTONE_REGULAR), ==,
                   "Many are back within a week; recoveries differ.");
  g_assert_null (lift_format_milestone_hint (LIFT_MILESTONE_DENTAL));
}

static void
test_newest_counts (void)
{
  g_autoptr (GPtrArray) milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_milestone_free);

  g_ptr_array_add (milestones, lift_milestone_new ("a", LIFT_MILESTONE_OUT, 20000));
  g_ptr_array_add (milestones, lift_milestone_new ("b", LIFT_MILESTONE_OUT, 19990));
  g_assert_cmpint (lift_milestones_get_day (milestones, LIFT_MILESTONE_OUT), ==, 19990);
  g_assert_cmpint (lift_milestones_get_day (milestones, LIFT_MILESTONE_DENTAL), ==, LIFT_DATE_NONE);
}

static void
test_check_in_words (void)
{
  LiftCheckIn check_in = { LIFT_ANSWER_NO, LIFT_ANSWER_YES, LIFT_ANSWER_YES, 7 };
  LiftCheckIn no = { LIFT_ANSWER_NO, LIFT_ANSWER_NO, LIFT_ANSWER_NONE, LIFT_SCORE_NONE };
  LiftCheckIn empty;
  g_autofree char *text = lift_format_check_in (&check_in);
  g_autofree char *nothing = lift_format_check_in (&no);
  g_autofree char *open = NULL;

  lift_check_in_init (&empty);
  open = lift_format_check_in (&empty);
  g_assert_cmpstr (text, ==, "satisfied 7 of 10, numb, dimple or uneven");
  g_assert_cmpstr (nothing, ==, "nothing noted");
  g_assert_cmpstr (open, ==, "not answered yet");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/aftercare/keys", test_keys);
  g_test_add_func ("/aftercare/common", test_common);
  g_test_add_func ("/aftercare/words", test_words);
  g_test_add_func ("/aftercare/every-kind-has-words", test_every_kind_has_words);
  g_test_add_func ("/aftercare/milestones", test_milestones);
  g_test_add_func ("/aftercare/newest-counts", test_newest_counts);
  g_test_add_func ("/aftercare/check-in-words", test_check_in_words);
  return g_test_run ();
}
