/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-reference.h"

#define TEST_GUIDE_DAYS 15

/* The shipped guide as plain numbers, each symptom's days in turn, so that tests of core need no file. */
static const LiftBand test_guide[LIFT_N_CORE_SYMPTOMS * TEST_GUIDE_DAYS] = {
  /* swelling, from day 0 */
  { 1, 3, 5 }, { 1, 4, 6 }, { 1, 4, 6 }, { 1, 3, 6 }, { 0, 2.5, 5 },
  { 0, 2, 4 }, { 0, 1.5, 4 }, { 0, 1, 3 }, { 0, 1, 3 }, { 0, 0.5, 2 },
  { 0, 0.5, 2 }, { 0, 0, 2 }, { 0, 0, 1 }, { 0, 0, 1 }, { 0, 0, 1 },
  /* bruising, from day 0 */
  { 0, 1, 3 }, { 0, 2.5, 5 }, { 0, 4, 6 }, { 0, 3.5, 6 }, { 0, 3, 6 },
  { 0, 2.5, 5 }, { 0, 2, 5 }, { 0, 1.5, 4 }, { 0, 1, 4 }, { 0, 1, 3 },
  { 0, 0.5, 3 }, { 0, 0.5, 2 }, { 0, 0, 2 }, { 0, 0, 1 }, { 0, 0, 1 },
  /* discomfort, from day 0 */
  { 1, 3, 6 }, { 1, 3, 6 }, { 1, 2.5, 5 }, { 0, 2, 4 }, { 0, 1.5, 3 },
  { 0, 1.5, 3 }, { 0, 1, 3 }, { 0, 1, 3 }, { 0, 1, 2 }, { 0, 0.5, 2 },
  { 0, 0.5, 2 }, { 0, 0.5, 2 }, { 0, 0.5, 2 }, { 0, 0.5, 2 }, { 0, 0.5, 2 },
};

static inline LiftReference *
test_guide_new (void)
{
  static const char *const sources[] = { "The collected evidence, clinical §8", NULL };
  const LiftReferenceInfo info = {
    .version = 1,
    .date = "2026-11",
    .population = "Absorbable-thread lift of the mid and lower face, nothing else done",
    .label = "illustrative",
    .reviewed_by = NULL,
    .sources = sources,
    .n_published = 5,
  };
  const char *bases[G_N_ELEMENTS (test_guide) + 1] = { NULL };
  g_autoptr (GError) error = NULL;
  LiftReference *reference;

  for (guint i = 0; i < G_N_ELEMENTS (test_guide); i++)
    bases[i] = "judgement";
  reference = lift_reference_new (&info, TEST_GUIDE_DAYS, test_guide, bases, &error);
  g_assert_no_error (error);
  return reference;
}
