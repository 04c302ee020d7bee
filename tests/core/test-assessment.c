/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-assessment.h"
#include "lift-rules.h"
#include "test-guide.h"

#define DAY0 20000
#define NA LIFT_SCORE_NONE

typedef struct {
  LiftReference *reference;
  GPtrArray *entries;
  GPtrArray *contacts;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->reference = test_guide_new ();
  f->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  f->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_contact_free);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  lift_reference_unref (f->reference);
  g_ptr_array_unref (f->entries);
  g_ptr_array_unref (f->contacts);
}

/* The entry of a day, written in the evening of that day. */
static LiftEntry *
get_day (Fixture *f, int day)
{
  LiftEntry *entry;

  for (guint i = 0; i < f->entries->len; i++) {
    entry = g_ptr_array_index (f->entries, i);
    if (entry->for_day == DAY0 + day)
      return entry;
  }
  entry = lift_entry_new (NULL, DAY0 + day);
  entry->recorded_at = entry->first_recorded_at = (DAY0 + day) * (gint64) 86400 + 20 * 3600;
  g_ptr_array_add (f->entries, entry);
  return entry;
}

static void
set_scores (Fixture *f, LiftSymptom symptom, int first_day, const int *scores, guint n_scores)
{
  for (guint i = 0; i < n_scores; i++) {
    if (scores[i] != NA)
      get_day (f, first_day + (int) i)->scores[symptom] = scores[i];
  }
}

#define SCORES(f, symptom, first, ...) \
  set_scores (f, symptom, first, (const int[]){ __VA_ARGS__ }, sizeof ((int[]){ __VA_ARGS__ }) / sizeof (int))

static void
tick (Fixture *f, int day, LiftSign sign, LiftSide side)
{
  LiftEntry *entry = get_day (f, day);
  LiftSignMark mark = { sign, side, DAY0 + day };

  entry->signs_checked = TRUE;
  g_array_append_val (entry->signs, mark);
}

static LiftEpisode *
get_episode (Fixture *f)
{
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();

  procedure->day0 = DAY0;
  return lift_episode_new (procedure, f->entries, 0);
}

static GPtrArray *
run (Fixture *f, int today)
{
  g_autoptr (LiftEpisode) episode = get_episode (f);

  return lift_assessment_run (episode, f->reference, f->contacts, DAY0 + today);
}

/* "rule:day" of every finding, such as "worse/swelling:4 sign/fever:4". */
static char *
describe (GPtrArray *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++) {
    const LiftFinding *f = g_ptr_array_index (findings, i);

    g_string_append_printf (text, "%s%s/%s:%d%s%s", i > 0 ? " " : "", lift_rule_to_key (f->rule),
                            f->rule == LIFT_RULE_SIGN ? lift_sign_to_key (f->sign) : lift_symptom_to_key (f->symptom),
                            f->for_day - DAY0, f->written_later ? "+later" : "",
                            lift_finding_is_open (f) ? "" : "+answered");
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_run (Fixture *f, int today, const char *expected)
{
  g_autoptr (GPtrArray) findings = run (f, today);
  g_autofree char *text = describe (findings);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_silence (Fixture *f, gconstpointer data)
{
  assert_run (f, 3, "");
  SCORES (f, LIFT_SYMPTOM_SWELLING, 0, 3, 5, 6, 6, 5, 4, 3);
  SCORES (f, LIFT_SYMPTOM_BRUISING, 0, 1, 3, 6, 6, 6, 5, 5);
  SCORES (f, LIFT_SYMPTOM_DISCOMFORT, 0, 6, 6, 5, 4, 3, 3, 2);
  for (int day = 0; day <= 6; day++)
    assert_run (f, day, "");
}

static void
test_strong (Fixture *f, gconstpointer data)
{
  SCORES (f, LIFT_SYMPTOM_DISCOMFORT, 0, 7);
  assert_run (f, 0, "strong/discomfort:0");
  get_day (f, 0)->scores[LIFT_SYMPTOM_DISCOMFORT] = 6;
  assert_run (f, 0, "");
  /* Of swelling there is no such rule. */
  get_day (f, 0)->scores[LIFT_SYMPTOM_SWELLING] = 9;
  assert_run (f, 0, "");
}

static void
test_worse (Fixture *f, gconstpointer data)
{
  SCORES (f, LIFT_SYMPTOM_SWELLING, 2, 4, 3, 5);
  assert_run (f, 3, "");
  assert_run (f, 4, "worse/swelling:4");
  {
    g_autoptr (GPtrArray) findings = run (f, 4);
    const LiftFinding *finding = g_ptr_array_index (findings, 0);

    g_assert_cmpint (finding->score, ==, 5);
    g_assert_cmpint (finding->from_score, ==, 3);
    g_assert_cmpint (finding->from_day, ==, DAY0 + 3);
    g_assert_cmpint (finding->tier, ==, LIFT_TIER_TODAY);
  }
}

static void
test_worse_first_days (Fixture *f, gconstpointer data)
{
  SCORES (f, LIFT_SYMPTOM_SWELLING, 1, 1, 2, 5);
  SCORES (f, LIFT_SYMPTOM_DISCOMFORT, 0, 2, 4);
  assert_run (f, 1, "");
  assert_run (f, 3, "");
  SCORES (f, LIFT_SYMPTOM_DISCOMFORT, 2, 2, 4);
  assert_run (f, 3, "worse/discomfort:3");
}

static void
test_small_rise (Fixture *f, gconstpointer data)
{
  SCORES (f, LIFT_SYMPTOM_SWELLING, 3, 1, 3);
  assert_run (f, 4, "small-rise/swelling:4");
  get_day (f, 4)->scores[LIFT_SYMPTOM_SWELLING] = 2;
  assert_run (f, 4, "");
}

static void
test_gap_is_silence (Fixture *f, gconstpointer data)
{
  SCORES (f, LIFT_SYMPTOM_SWELLING, 1, 2, NA, NA, NA, 6);
  assert_run (f, 5, "");
  /* A day that was written, but not for swelling, is a gap as well. */
  get_day (f, 4)->scores[LIFT_SYMPTOM_BRUISING] = 2;
  assert_run (f, 5, "");
  SCORES (f, LIFT_SYMPTOM_DISCOMFORT, 3, 0, 1, 0, NA, 3);
  assert_run (f, 7, "small-rise/discomfort:7");
}

static void
test_back (Fixture *f, gconstpointer data)
{
  SCORES (f, LIFT_SYMPTOM_DISCOMFORT, 5, 1, 1, 2, 3);
  assert_run (f, 8, "back/discomfort:8");
  get_day (f, 8)->scores[LIFT_SYMPTOM_DISCOMFORT] = 2;
  assert_run (f, 8, "");
  get_day (f, 6)->scores[LIFT_SYMPTOM_DISCOMFORT] = 2;
  get_day (f, 8)->scores[LIFT_SYMPTOM_DISCOMFORT] = 3;
  assert_run (f, 8, "small-rise/discomfort:8");
}

static void
test_back_has_no_end (Fixture *f, gconstpointer data)
{
  SCORES (f, LIFT_SYMPTOM_SWELLING, 800, 0, 0, 0, 3);
  assert_run (f, 803, "back/swelling:803");
}

static void
test_stuck (Fixture *f, gconstpointer data)
{
  SCORES (f, LIFT_SYMPTOM_SWELLING, 5, 5, 5, 5, 5);
  /* It is above the guide, too; but who is asked to call is not asked to have a look as well. */
  assert_run (f, 7, "stuck/swelling:7");
  get_day (f, 6)->scores[LIFT_SYMPTOM_SWELLING] = 4;
  assert_run (f, 8, "above/swelling:8");
}

static void
test_stays (Fixture *f, gconstpointer data)
{
  SCORES (f, LIFT_SYMPTOM_DISCOMFORT, 2, 5, 4, 4);
  assert_run (f, 3, "");
  assert_run (f, 4, "stays/discomfort:4");
  /* Falling is not staying, though it is above the guide. */
  get_day (f, 3)->scores[LIFT_SYMPTOM_DISCOMFORT] = 5;
  assert_run (f, 4, "above/discomfort:4");
}

static void
test_above (Fixture *f, gconstpointer data)
{
  /* The guide's upper edge of bruising on days 7 to 13: 4 4 3 3 2 2 1. */
  SCORES (f, LIFT_SYMPTOM_BRUISING, 7, 5, 5, 5, 5, 5, 4, 4);
  assert_run (f, 7, "");
  assert_run (f, 8, "above/bruising:8");
  assert_run (f, 9, "");
  assert_run (f, 10, "");
  assert_run (f, 11, "above/bruising:11");
  assert_run (f, 12, "");
  /* Never below 4, and never past the guide's end. */
  SCORES (f, LIFT_SYMPTOM_BRUISING, 14, 3, 6, 6, 6);
  assert_run (f, 14, "");
  assert_run (f, 17, "");
}

static void
test_day_14 (Fixture *f, gconstpointer data)
{
  SCORES (f, LIFT_SYMPTOM_DISCOMFORT, 13, 1, NA, 1, 1);
  assert_run (f, 13, "");
  assert_run (f, 15, "day-14/discomfort:15");
  /* Once: day 16 itself is silent. */
  {
    g_autoptr (LiftEpisode) episode = get_episode (f);
    g_autoptr (GPtrArray) findings = NULL;

    findings = lift_assessment_run_day (episode, f->reference, NULL, DAY0 + 16, DAY0 + 16);
    g_assert_cmpuint (findings->len, ==, 0);
  }
}

static void
test_signs_are_all_named (Fixture *f, gconstpointer data)
{
  SCORES (f, LIFT_SYMPTOM_DISCOMFORT, 3, 2, 8);
  tick (f, 4, LIFT_SIGN_VISION, LIFT_SIDE_NONE);
  tick (f, 4, LIFT_SIGN_FEVER, LIFT_SIDE_NONE);
  tick (f, 4, LIFT_SIGN_PUS, LIFT_SIDE_LEFT);
  tick (f, 4, LIFT_SIGN_DIMPLE, LIFT_SIDE_LEFT);
  /* Of the rules none: an open sign of that tier speaks already. */
  assert_run (f, 4, "sign/vision:4 sign/fever:4 sign/pus:4 sign/dimple:4");
}

static void
test_yesterday_and_gone (Fixture *f, gconstpointer data)
{
  tick (f, 4, LIFT_SIGN_FEVER, LIFT_SIDE_NONE);
  tick (f, 4, LIFT_SIGN_STROKE, LIFT_SIDE_NONE);
  assert_run (f, 5, "sign/stroke:4 sign/fever:4");
  /* "No, nothing" today: the fever has gone, the emergency is told all the same. */
  get_day (f, 5)->signs_checked = TRUE;
  assert_run (f, 5, "sign/stroke:4");
  assert_run (f, 6, "");
}

static void
test_stays_until_answered (Fixture *f, gconstpointer data)
{
  g_autofree char *key = NULL;

  tick (f, 4, LIFT_SIGN_FEVER, LIFT_SIDE_NONE);
  SCORES (f, LIFT_SYMPTOM_DISCOMFORT, 3, 2, 5);
  /* She has not opened it since: still asked on day 9, and not for ever. */
  assert_run (f, 9, "sign/fever:4");
  assert_run (f, 19, "");
  {
    g_autoptr (GPtrArray) findings = run (f, 9);

    key = lift_finding_to_key (g_ptr_array_index (findings, 0));
  }
  g_assert_cmpstr (key, ==, "sign/fever/-/2024-10-08/2024-10-08");
  g_ptr_array_add (f->contacts, lift_contact_new ("p", 1, LIFT_CONTACT_NOT_REACHED, key, NULL));
  assert_run (f, 9, "sign/fever:4");
  g_ptr_array_add (f->contacts, lift_contact_new ("p", 2, LIFT_CONTACT_TOLD, key, NULL));
  assert_run (f, 9, "worse/discomfort:4");
  assert_run (f, 5, "worse/discomfort:4 sign/fever:4+answered");
}

static void
test_answered_sign (Fixture *f, gconstpointer data)
{
  tick (f, 4, LIFT_SIGN_REDNESS, LIFT_SIDE_LEFT);
  g_ptr_array_add (f->contacts,
                   lift_contact_new ("p", 1, LIFT_CONTACT_TOLD, "sign/redness/left/2024-10-08/2024-10-08", NULL));
  assert_run (f, 4, "sign/redness:4+answered");
  /* Still there the next day: answered. On the other side, or another sign: not. */
  tick (f, 5, LIFT_SIGN_REDNESS, LIFT_SIDE_LEFT);
  assert_run (f, 5, "sign/redness:5+answered");
  tick (f, 5, LIFT_SIGN_PUS, LIFT_SIDE_LEFT);
  assert_run (f, 5, "sign/pus:5 sign/redness:5+answered");
  g_array_index (get_day (f, 5)->signs, LiftSignMark, 0).side = LIFT_SIDE_BOTH;
  assert_run (f, 5, "sign/pus:5 sign/redness:5");
  /* Gone, and back: a new stretch. */
  get_day (f, 6)->signs_checked = TRUE;
  tick (f, 7, LIFT_SIGN_REDNESS, LIFT_SIDE_LEFT);
  assert_run (f, 7, "sign/redness:7");
}

static void
test_passed_sign (Fixture *f, gconstpointer data)
{
  tick (f, 4, LIFT_SIGN_FEVER, LIFT_SIDE_NONE);
  g_ptr_array_add (f->contacts,
                   lift_contact_new ("p", 1, LIFT_CONTACT_PASSED, "sign/fever/-/2024-10-08/2024-10-08", NULL));
  assert_run (f, 4, "sign/fever:4+answered");
  tick (f, 5, LIFT_SIGN_FEVER, LIFT_SIDE_NONE);
  assert_run (f, 5, "sign/fever:5");
}

static void
test_answered_score (Fixture *f, gconstpointer data)
{
  SCORES (f, LIFT_SYMPTOM_SWELLING, 3, 3, 5, 5, 6);
  g_ptr_array_add (f->contacts, lift_contact_new ("p", 1, LIFT_CONTACT_TOLD, "worse/swelling/5/2024-10-08", NULL));
  assert_run (f, 4, "worse/swelling:4+answered");
  assert_run (f, 5, "worse/swelling:5+answered");
  assert_run (f, 6, "worse/swelling:6");
  /* Down and up again by two is a new rise, even to the same height. */
  SCORES (f, LIFT_SYMPTOM_SWELLING, 6, 2, 5);
  assert_run (f, 7, "worse/swelling:7");
  /* A key that nobody can read answers nothing. */
  g_ptr_array_set_size (f->contacts, 0);
  g_ptr_array_add (f->contacts, lift_contact_new ("p", 1, LIFT_CONTACT_TOLD, "worse/swelling", NULL));
  g_ptr_array_add (f->contacts, lift_contact_new ("p", 1, LIFT_CONTACT_TOLD, NULL, NULL));
  assert_run (f, 4, "worse/swelling:4");
}

static void
test_backfilled (Fixture *f, gconstpointer data)
{
  LiftEntry *entry = get_day (f, 2);

  tick (f, 2, LIFT_SIGN_FEVER, LIFT_SIDE_NONE);
  entry->recorded_at = (DAY0 + 9) * (gint64) 86400 + 8 * 3600;
  get_day (f, 9)->signs_checked = TRUE;
  assert_run (f, 9, "sign/fever:2+later");
  assert_run (f, 10, "sign/fever:2+later");
  assert_run (f, 11, "");
  {
    g_autoptr (GPtrArray) findings = run (f, 9);
    const LiftFinding *finding = g_ptr_array_index (findings, 0);

    g_assert_cmpint (finding->written_on, ==, DAY0 + 9);
  }
  /* Yesterday's, filled in this morning, is no old day. */
  g_ptr_array_set_size (f->entries, 0);
  tick (f, 8, LIFT_SIGN_FEVER, LIFT_SIDE_NONE);
  get_day (f, 8)->recorded_at = (DAY0 + 9) * (gint64) 86400 + 8 * 3600;
  assert_run (f, 9, "sign/fever:8");
}

static void
test_measured_fever (Fixture *f, gconstpointer data)
{
  get_day (f, 4)->temperature_c10 = 379;
  assert_run (f, 4, "");
  get_day (f, 4)->temperature_c10 = 380;
  assert_run (f, 4, "sign/fever:4");
  tick (f, 4, LIFT_SIGN_FEVER, LIFT_SIDE_NONE);
  assert_run (f, 4, "sign/fever:4");
}

static void
test_since (Fixture *f, gconstpointer data)
{
  for (int day = 4; day <= 7; day++)
    tick (f, day, LIFT_SIGN_LUMP, LIFT_SIDE_LEFT);
  {
    g_autoptr (GPtrArray) findings = run (f, 7);
    const LiftFinding *finding = g_ptr_array_index (findings, 0);

    g_assert_cmpuint (findings->len, ==, 1);
    g_assert_cmpint (finding->since_day, ==, DAY0 + 4);
    g_assert_cmpint (finding->side, ==, LIFT_SIDE_LEFT);
  }
}

static void
test_no_date (Fixture *f, gconstpointer data)
{
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (LiftEpisode) episode = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  tick (f, 4, LIFT_SIGN_FEVER, LIFT_SIDE_NONE);
  episode = lift_episode_new (procedure, f->entries, 0);
  findings = lift_assessment_run (episode, f->reference, NULL, DAY0 + 4);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_long_diary (Fixture *f, gconstpointer data)
{
  g_autoptr (LiftEpisode) episode = NULL;
  gint64 start;
  double milliseconds;

  for (int day = 0; day < 40000; day++) {
    LiftEntry *entry = lift_entry_new (NULL, DAY0 + day);

    entry->recorded_at = entry->first_recorded_at = (DAY0 + day) * (gint64) 86400;
    entry->scores[LIFT_SYMPTOM_DISCOMFORT] = 1;
    g_ptr_array_add (f->entries, entry);
  }
  tick (f, 3, LIFT_SIGN_FEVER, LIFT_SIDE_NONE);
  episode = get_episode (f);
  start = g_get_monotonic_time ();
  for (int i = 0; i < 20; i++) {
    g_autoptr (GPtrArray) findings = lift_assessment_run (episode, f->reference, NULL, DAY0 + 39999);

    g_assert_cmpuint (findings->len, ==, 0);
  }
  milliseconds = (double) (g_get_monotonic_time () - start) / 20 / 1000;
  g_test_message ("40 000 days: %.2f ms", milliseconds);
  /* Far above what is measured, so that a slow machine passes and a scan per rule does not. */
  g_assert_cmpfloat (milliseconds, <, 20);
}

#define ADD(path, function) g_test_add ("/assessment/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("silence", test_silence);
  ADD ("strong", test_strong);
  ADD ("worse", test_worse);
  ADD ("worse-first-days", test_worse_first_days);
  ADD ("small-rise", test_small_rise);
  ADD ("gap-is-silence", test_gap_is_silence);
  ADD ("back", test_back);
  ADD ("back-has-no-end", test_back_has_no_end);
  ADD ("stuck", test_stuck);
  ADD ("stays", test_stays);
  ADD ("above", test_above);
  ADD ("day-14", test_day_14);
  ADD ("signs-are-all-named", test_signs_are_all_named);
  ADD ("yesterday-and-gone", test_yesterday_and_gone);
  ADD ("stays-until-answered", test_stays_until_answered);
  ADD ("answered-sign", test_answered_sign);
  ADD ("passed-sign", test_passed_sign);
  ADD ("answered-score", test_answered_score);
  ADD ("backfilled", test_backfilled);
  ADD ("measured-fever", test_measured_fever);
  ADD ("since", test_since);
  ADD ("no-date", test_no_date);
  ADD ("long-diary", test_long_diary);
  return g_test_run ();
}
