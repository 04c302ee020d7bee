/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-check-in.h"

#include "lift-symptom.h"

static void
test_every_state_comes_back (void)
{
  for (int new_signs = 0; new_signs < 3; new_signs++) {
    for (int numbness = 0; numbness < 3; numbness++) {
      for (int uneven = 0; uneven < 3; uneven++) {
        for (int satisfaction = LIFT_SCORE_NONE; satisfaction <= 10; satisfaction++) {
          LiftCheckIn written = { (LiftAnswer) new_signs, (LiftAnswer) numbness, (LiftAnswer) uneven, satisfaction };
          g_autofree char *text = lift_check_in_to_text (&written);
          LiftCheckIn read;

          g_assert_true (lift_check_in_parse (text, &read));
          g_assert_cmpint (read.new_signs, ==, written.new_signs);
          g_assert_cmpint (read.numbness, ==, written.numbness);
          g_assert_cmpint (read.uneven, ==, written.uneven);
          g_assert_cmpint (read.satisfaction, ==, written.satisfaction);
          g_assert_true (lift_check_in_is_empty (&written) == (text == NULL));
        }
      }
    }
  }
}

/* The text is in diaries: it stays as it is. */
static void
test_text (void)
{
  LiftCheckIn all = { LIFT_ANSWER_NO, LIFT_ANSWER_YES, LIFT_ANSWER_NO, 7 };
  LiftCheckIn one = { LIFT_ANSWER_NONE, LIFT_ANSWER_NONE, LIFT_ANSWER_NONE, 0 };
  g_autofree char *text = lift_check_in_to_text (&all);
  g_autofree char *zero = lift_check_in_to_text (&one);

  g_assert_cmpstr (text, ==, "v1 new=no numb=yes uneven=no goals=7");
  g_assert_cmpstr (zero, ==, "v1 goals=0");
}

static void
test_strict (void)
{
  static const char *const foreign[] = {
    "", " ", "v1", "v2 new=no", "new=no", "v1 new=maybe", "v1 new=", "v1 new=no new=no", "v1 numb=no new=no",
    "v1  new=no", "v1 new=no ", "v1 goals=11", "v1 goals=-1", "v1 goals=07", "v1 goals=", "v1 goals=7x", "V1 new=no",
    "v1 pain=3", "v1 new=no\n", "v1 goals=99999999999999999999",
  };

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++) {
    LiftCheckIn read = { LIFT_ANSWER_YES, LIFT_ANSWER_YES, LIFT_ANSWER_YES, 3 };

    g_test_message ("“%s”", foreign[i]);
    g_assert_false (lift_check_in_parse (foreign[i], &read));
    g_assert_true (lift_check_in_is_empty (&read));
  }
}

static void
assert_day (int year, int month, int day, int months, const char *expected)
{
  g_autofree char *iso = lift_date_to_iso (lift_check_in_get_day (lift_date_from_ymd (year, month, day), months));

  g_assert_cmpstr (iso, ==, expected);
}

static void
test_days (void)
{
  assert_day (2026, 11, 16, 1, "2026-12-16");
  assert_day (2026, 11, 16, 3, "2027-02-16");
  assert_day (2026, 11, 16, 36, "2029-11-16");
  assert_day (2026, 12, 31, 12, "2027-12-31");
  assert_day (2026, 8, 31, 6, "2027-02-28");
  assert_day (2027, 8, 31, 6, "2028-02-29");
  assert_day (2026, 5, 31, 1, "2026-06-30");
  g_assert_cmpint (lift_check_in_get_day (lift_date_from_ymd (2199, 11, 16), 3), ==, LIFT_DATE_NONE);
  for (guint i = 1; i < LIFT_N_CHECK_IN_MONTHS; i++)
    g_assert_cmpint (lift_check_in_get_nth_month (i), >, lift_check_in_get_nth_month (i - 1));
  g_assert_cmpint (lift_check_in_get_nth_month (LIFT_N_USUAL_CHECK_INS - 1), ==, 12);
  g_assert_cmpint (lift_check_in_get_nth_month (LIFT_N_CHECK_IN_MONTHS - 1), ==, LIFT_CHECK_IN_MONTH_MAX);
}

/* A month has passed on its day, not before; and each day of ten years belongs to one month. */
static void
test_months (void)
{
  LiftDate day0 = lift_date_from_ymd (2026, 1, 31);
  int before = 0;

  g_assert_cmpint (lift_check_in_get_month (day0, day0 - 1), ==, 0);
  g_assert_cmpint (lift_check_in_get_month (day0, lift_date_from_ymd (2026, 2, 27)), ==, 0);
  g_assert_cmpint (lift_check_in_get_month (day0, lift_date_from_ymd (2026, 2, 28)), ==, 1);
  for (LiftDate day = day0; day < day0 + 3650; day++) {
    int month = lift_check_in_get_month (day0, day);

    g_assert_cmpint (month - before, >=, 0);
    g_assert_cmpint (month - before, <=, 1);
    before = month;
  }
  g_assert_cmpint (before, ==, 119);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-in/every-state-comes-back", test_every_state_comes_back);
  g_test_add_func ("/check-in/text", test_text);
  g_test_add_func ("/check-in/strict", test_strict);
  g_test_add_func ("/check-in/days", test_days);
  g_test_add_func ("/check-in/months", test_months);
  return g_test_run ();
}
