/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "lift-scale.h"

static void
test_positions (void)
{
  LiftScale up = { 0, 10, 200, 100 };
  LiftScale right_to_left = { -1, 15, 640, 0 };

  g_assert_cmpfloat (lift_scale_to_position (&up, 0), ==, 200);
  g_assert_cmpfloat (lift_scale_to_position (&up, 10), ==, 100);
  g_assert_cmpfloat (lift_scale_to_position (&up, 2.5), ==, 175);
  g_assert_cmpfloat (lift_scale_to_position (&up, 12), ==, 80);
  g_assert_cmpfloat (lift_scale_to_position (&right_to_left, -1), ==, 640);
  g_assert_cmpfloat (lift_scale_to_position (&right_to_left, 15), ==, 0);
  for (int day = -1; day <= 15; day++)
    g_assert_cmpfloat_with_epsilon (lift_scale_to_value (&right_to_left,
                                                         lift_scale_to_position (&right_to_left, day)),
                                    day, 1e-9);
}

static void
test_no_length (void)
{
  LiftScale flat = { 0, 10, 50, 50 };

  g_assert_cmpfloat (lift_scale_to_position (&flat, 7), ==, 50);
  g_assert_cmpfloat (lift_scale_to_value (&flat, 50), ==, 0);
}

static void
test_day_steps (void)
{
  g_assert_cmpint (lift_scale_choose_day_step (1, 0, 40), ==, 1);
  g_assert_cmpint (lift_scale_choose_day_step (8, 700, 40), ==, 1);
  g_assert_cmpint (lift_scale_choose_day_step (15, 560, 40), ==, 1);
  g_assert_cmpint (lift_scale_choose_day_step (15, 559, 40), ==, 2);
  g_assert_cmpint (lift_scale_choose_day_step (15, 270, 40), ==, 7);
  g_assert_cmpint (lift_scale_choose_day_step (401, 560, 40), ==, 56);
}

/* Whatever the span, labels keep their distance, and the next shorter step would not have. */
static void
test_labels_never_closer (void)
{
  for (int n_days = 2; n_days < 4000; n_days = n_days * 3 / 2) {
    for (double length = 60; length < 1200; length *= 1.7) {
      int step = lift_scale_choose_day_step (n_days, length, 44);
      double per_day = length / (n_days - 1);
      int shorter = step == 7 ? 2 : step / 2;

      g_assert_cmpint (step, >=, 1);
      g_assert_true (step * per_day >= 44 || step >= n_days);
      if (step > 1)
        g_assert_cmpfloat (shorter * per_day, <, 44);
      g_assert_true (step < 7 || step % 7 == 0);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/positions", test_positions);
  g_test_add_func ("/scale/no-length", test_no_length);
  g_test_add_func ("/scale/day-steps", test_day_steps);
  g_test_add_func ("/scale/labels-never-closer", test_labels_never_closer);
  return g_test_run ();
}
