/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "lift-error.h"
#include "lift-reference.h"

#define N_DAYS 2
#define N_BANDS (N_DAYS * LIFT_N_CORE_SYMPTOMS)

static const char *const sources[] = { "C1 a leaflet", NULL };

typedef struct {
  LiftReferenceInfo info;
  LiftBand bands[N_BANDS];
  const char *bases[N_BANDS];
  guint n_days;
} Parts;

static Parts
good_parts (void)
{
  Parts parts = { .info = { .version = 3,
                            .date = "2026-11",
                            .population = "People",
                            .label = "illustrative",
                            .sources = sources,
                            .n_published = 2 },
                  .n_days = N_DAYS };

  for (int i = 0; i < N_BANDS; i++) {
    parts.bands[i] = (LiftBand) { i, i + 0.5, i + 2 };
    parts.bases[i] = "low J; typical J; high J";
  }
  return parts;
}

static void
assert_refused (const Parts *parts)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lift_reference_new (&parts->info, parts->n_days, parts->bands, parts->bases, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
}

static void
test_values (void)
{
  Parts parts = good_parts ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftReference) reference = lift_reference_new (&parts.info, parts.n_days, parts.bands, parts.bases, &error);
  LiftBand band = { -1, -1, -1 };

  g_assert_no_error (error);
  g_assert_cmpint (lift_reference_get_last_day (reference), ==, 1);
  g_assert_cmpuint (lift_reference_get_n_numbers (reference), ==, 18);
  g_assert_cmpuint (lift_reference_get_info (reference)->n_published, ==, 2);
  g_assert_cmpstr (lift_reference_get_info (reference)->sources[0], ==, "C1 a leaflet");
  g_assert_null (lift_reference_get_info (reference)->reviewed_by);
  g_assert_true (lift_reference_get_band (reference, LIFT_SYMPTOM_BRUISING, 1, &band));
  g_assert_cmpfloat (band.low, ==, 3);
  g_assert_cmpfloat (band.typical, ==, 3.5);
  g_assert_cmpfloat (band.high, ==, 5);
  g_assert_cmpstr (lift_reference_get_basis (reference, LIFT_SYMPTOM_BRUISING, 1), ==, "low J; typical J; high J");
}

/* The band ends at its last day, begins at day 0 and knows the core symptoms only. */
static void
test_nothing_extrapolated (void)
{
  Parts parts = good_parts ();
  g_autoptr (LiftReference) reference = lift_reference_new (&parts.info, parts.n_days, parts.bands, parts.bases, NULL);
  LiftBand band = { 42, 42, 42 };

  g_assert_false (lift_reference_get_band (reference, LIFT_SYMPTOM_SWELLING, -1, &band));
  g_assert_false (lift_reference_get_band (reference, LIFT_SYMPTOM_SWELLING, N_DAYS, &band));
  g_assert_false (lift_reference_get_band (reference, LIFT_SYMPTOM_SWELLING, G_MAXINT, &band));
  g_assert_false (lift_reference_get_band (reference, LIFT_SYMPTOM_TIGHTNESS, 0, &band));
  g_assert_null (lift_reference_get_basis (reference, LIFT_SYMPTOM_NUMBNESS, 0));
  g_assert_cmpfloat (band.low, ==, 42);
}

static void
test_bands_refused (void)
{
  static const LiftBand bad[] = { { 3, 2, 4 },    { 1, 4, 3 },  { -0.5, 1, 2 }, { 1, 2, 10.5 },
                                  { 1, 1.25, 2 }, { 0, 0, 11 }, { 1e300, 1e300, 1e300 } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    Parts parts = good_parts ();

    parts.bands[N_BANDS - 1] = bad[i];
    assert_refused (&parts);
  }
}

static void
test_info_refused (void)
{
  static const char *const nothing[] = { NULL };
  static const char *const bad_dates[] = { NULL, "", "2026", "2026-13", "November", "2026-11-31" };
  Parts parts;

  for (guint i = 0; i < G_N_ELEMENTS (bad_dates); i++) {
    parts = good_parts ();
    parts.info.date = bad_dates[i];
    assert_refused (&parts);
  }
  parts = good_parts ();
  parts.info.version = 0;
  assert_refused (&parts);
  parts = good_parts ();
  parts.info.population = "";
  assert_refused (&parts);
  parts = good_parts ();
  parts.info.label = NULL;
  assert_refused (&parts);
  parts = good_parts ();
  parts.info.sources = nothing;
  assert_refused (&parts);
  parts = good_parts ();
  parts.info.n_published = 19;
  assert_refused (&parts);
  parts = good_parts ();
  parts.info.reviewed_by = "";
  assert_refused (&parts);
  parts = good_parts ();
  parts.n_days = 0;
  assert_refused (&parts);
  parts = good_parts ();
  parts.bases[2] = "";
  assert_refused (&parts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/values", test_values);
  g_test_add_func ("/reference/nothing-extrapolated", test_nothing_extrapolated);
  g_test_add_func ("/reference/bands-refused", test_bands_refused);
  g_test_add_func ("/reference/info-refused", test_info_refused);
  return g_test_run ();
}
