/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"
#include "lift-contact.h"
#include "lift-visit-content.h"

#define PROCEDURE "5c1e8a5e-0d0a-4b64-9a35-0f4a4c5d8a11"

static LiftVisitContent *
make (LiftEpisode *episode, GPtrArray *contacts, LiftDate today)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  return lift_visit_content_new (episode, NULL, contacts, today, zone);
}

/* The numbers of the table are those of the days; a day without an answer counts for nothing. */
static void
test_scores (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  g_autoptr (LiftVisitContent) content = make (episode, NULL, FIXTURE_DAY0 + 14);
  g_autofree char *line = NULL;
  const LiftVisitScore *swelling, *bruising;

  g_assert_cmpuint (content->scores->len, ==, 3);
  g_assert_cmpuint (content->symptoms, ==, 7);
  g_assert_cmpint (content->n_days, ==, 15);
  swelling = &g_array_index (content->scores, LiftVisitScore, 0);
  g_assert_cmpint (swelling->worst, ==, 6);
  g_assert_cmpint (swelling->worst_day, ==, 2);
  g_assert_cmpint (swelling->latest, ==, 0);
  g_assert_cmpint (swelling->latest_day, ==, 14);
  g_assert_cmpint (swelling->low_since, ==, 9);
  g_assert_cmpuint (swelling->n_days, ==, 14);
  bruising = &g_array_index (content->scores, LiftVisitScore, 1);
  g_assert_cmpuint (bruising->n_days, ==, 13);
  line = lift_visit_content_format_score (swelling, content->n_days);
  g_assert_cmpstr (line, ==,
                   "Swelling: worst 6 (day 2), latest 0 (day 14), 0–1 since day 9, recorded on 14 of 15 days");
  g_assert_true (g_str_has_prefix (content->completeness,
                                   "14 of 15 days; 13 written the same day (usually at about 20:00); "
                                   "1 written later"));
}

/* Worst first, with the day and the side; and on how many days she was asked. */
static void
test_signs (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  g_autoptr (LiftVisitContent) content = make (episode, NULL, FIXTURE_DAY0 + 14);
  const LiftVisitSign *first = g_ptr_array_index (content->signs, 0);
  LiftTier tier = LIFT_TIER_EMERGENCY;

  g_assert_cmpstr (content->asked, ==, "Asked on 13 of 14 written days.");
  g_assert_cmpint (first->sign, ==, LIFT_SIGN_FEVER);
  g_assert_cmpint (first->first, ==, FIXTURE_DAY0 + 4);
  g_assert_nonnull (strstr (first->when, "Day 4, Friday 20 November 2026, 20:04"));
  for (guint i = 0; i < content->signs->len; i++) {
    const LiftVisitSign *sign = g_ptr_array_index (content->signs, i);

    g_assert_cmpint (sign->tier, >=, tier);
    tier = sign->tier;
  }
}

/* What she did is said with its day and the time that her clock showed. */
static void
test_contacts (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_contact_free);
  g_autoptr (LiftVisitContent) content = NULL;
  const LiftVisitSign *fever;

  g_ptr_array_add (contacts, lift_contact_new (PROCEDURE, (FIXTURE_DAY0 + 4) * (gint64) 86400 + 9 * 3600 + 20 * 60,
                                               LIFT_CONTACT_TOLD, "sign/fever/-/2026-11-20/2026-11-20", NULL));
  g_ptr_array_add (contacts, lift_contact_new (PROCEDURE, 0, LIFT_CONTACT_TOLD, "no such key", NULL));
  content = make (episode, contacts, FIXTURE_DAY0 + 14);
  g_assert_cmpuint (content->contacts->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (content->contacts, 0), ==,
                   "Call your clinic today: fever, day 4. You told your clinic. (Day 4, 10:20)");
  fever = g_ptr_array_index (content->signs, 0);
  g_assert_nonnull (strstr (fever->when, "You told your clinic. (Day 4, 10:20)"));
}

/* Nothing is made up for a diary without a day, and a late day does not make gaps of two years. */
static void
test_few_days (void)
{
  g_autoptr (LiftProcedure) procedure = fixture_new_procedure (FIXTURE_DAY0);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  g_autoptr (LiftEpisode) empty = lift_episode_new (procedure, entries, 0);
  g_autoptr (LiftVisitContent) first = make (empty, NULL, FIXTURE_DAY0 + 1);
  g_autoptr (LiftVisitContent) late = make (empty, NULL, FIXTURE_DAY0 + 700);
  g_autofree char *text = lift_visit_content_to_text (late);

  g_assert_cmpint (first->n_days, ==, 2);
  g_assert_cmpint (late->n_days, ==, 15);
  g_assert_cmpstr (first->completeness, ==, "0 of 2 days.");
  g_assert_cmpstr (first->asked, ==, "None noted. Asked on 0 of 0 written days.");
  g_assert_cmpuint (first->facts->len, ==, 0);
  g_assert_nonnull (strstr (text, "Swelling: not recorded\n"));
  g_assert_nonnull (strstr (text, "Not a diagnosis."));
  g_assert_null (strstr (text, "(null)"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/visit-content/scores", test_scores);
  g_test_add_func ("/report/visit-content/signs", test_signs);
  g_test_add_func ("/report/visit-content/contacts", test_contacts);
  g_test_add_func ("/report/visit-content/few-days", test_few_days);
  return g_test_run ();
}
