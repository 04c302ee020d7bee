/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A guide that is taken is whole: each of its days is inside the scale and in order; one that is not taken is
 * refused with a line, or with what the whole of it lacks. */

#include "fuzz.h"
#include "lift-error.h"
#include "lift-reference-file.h"

static void
check_reference (const LiftReference *reference)
{
  const LiftReferenceInfo *info = lift_reference_get_info (reference);
  int last_day = lift_reference_get_last_day (reference);

  g_assert_nonnull (info->date);
  g_assert_nonnull (info->population);
  g_assert_nonnull (info->label);
  g_assert_cmpint (info->version, >=, 1);
  g_assert_nonnull (info->sources[0]);
  g_assert_cmpint (last_day, >=, 0);
  for (int symptom = 0; symptom < LIFT_N_CORE_SYMPTOMS; symptom++) {
    LiftBand band;

    for (int day = 0; day <= last_day; day++) {
      g_assert_true (lift_reference_get_band (reference, (LiftSymptom) symptom, day, &band));
      g_assert_true (lift_band_check (&band, NULL));
      g_assert_nonnull (lift_reference_get_basis (reference, (LiftSymptom) symptom, day));
    }
    g_assert_false (lift_reference_get_band (reference, (LiftSymptom) symptom, last_day + 1, &band));
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftReference) reference = lift_reference_file_parse (bytes, &error);

  if (reference != NULL) {
    g_assert_no_error (error);
    check_reference (reference);
  } else {
    g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (error->message, "Line ") || g_str_has_prefix (error->message, "The guide "));
  }
  return 0;
}
