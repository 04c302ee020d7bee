/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <gio/gio.h>

#include "lift-error.h"
#include "lift-reference-file.h"

#define SHIPPED_PATH "/io/github/afterlift/Afterlift/reference/thread-lift.json"

static char *
dup_shipped (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SHIPPED_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
replace_first (const char *text, const char *from, const char *to)
{
  const char *at = strstr (text, from);
  g_autofree char *before = NULL;

  g_assert_nonnull (at);
  before = g_strndup (text, (gsize) (at - text));
  return g_strconcat (before, to, at + strlen (from), NULL);
}

static guint
line_of (const char *text, const char *part)
{
  const char *end = strstr (text, part);
  guint line = 1;

  g_assert_nonnull (end);
  for (; text < end; text++)
    line += *text == '\n';
  return line;
}

/* Replaces @from by @to in the shipped file and expects an error that names the line of @from. */
static void
assert_refused (const char *from, const char *to, const char *says)
{
  g_autofree char *shipped = dup_shipped ();
  g_autofree char *changed = replace_first (shipped, from, to);
  g_autofree char *prefix = g_strdup_printf ("Line %u: ", line_of (shipped, from));
  g_autoptr (GBytes) bytes = g_bytes_new (changed, strlen (changed));
  g_autoptr (GError) error = NULL;

  g_assert_null (lift_reference_file_parse (bytes, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, prefix) || strstr (error->message, says) == NULL)
    g_error ("expected “%s… %s”, got “%s”", prefix, says, error->message);
}

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftReference) reference = lift_reference_file_load_shipped (&error);
  const LiftReferenceInfo *info;
  LiftBand band;

  g_assert_no_error (error);
  info = lift_reference_get_info (reference);
  g_assert_cmpint (info->version, ==, 1);
  g_assert_cmpstr (info->date, ==, "2026-11");
  g_assert_cmpstr (info->label, ==, "illustrative");
  g_assert_null (info->reviewed_by);
  g_assert_cmpuint (info->n_published, ==, 5);
  g_assert_cmpuint (lift_reference_get_n_numbers (reference), ==, 135);
  g_assert_cmpint (lift_reference_get_last_day (reference), ==, 14);
  g_assert_true (lift_reference_get_band (reference, LIFT_SYMPTOM_SWELLING, 2, &band));
  g_assert_cmpfloat (band.low, ==, 1);
  g_assert_cmpfloat (band.typical, ==, 4);
  g_assert_cmpfloat (band.high, ==, 6);
  g_assert_true (lift_reference_get_band (reference, LIFT_SYMPTOM_DISCOMFORT, 14, &band));
  g_assert_cmpfloat (band.typical, ==, 0.5);
  g_assert_true (g_str_has_prefix (lift_reference_get_basis (reference, LIFT_SYMPTOM_DISCOMFORT, 3), "low T (C29);"));
}

/* Every mark that a basis names is in the list of sources, and every source is named by a basis. */
static void
test_every_source_is_listed (void)
{
  g_autoptr (LiftReference) reference = lift_reference_file_load_shipped (NULL);
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) mark = g_regex_new ("\\b[TACPRF]\\d+\\b", 0, 0, NULL);
  const char *const *sources = lift_reference_get_info (reference)->sources;
  guint n_sources = 0;

  for (int s = 0; s < LIFT_N_CORE_SYMPTOMS; s++) {
    for (int day = 0; day <= 14; day++) {
      g_autoptr (GMatchInfo) match = NULL;

      g_regex_match (mark, lift_reference_get_basis (reference, (LiftSymptom) s, day), 0, &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL))
        g_hash_table_add (used, g_match_info_fetch (match, 0));
    }
  }
  for (; sources[n_sources] != NULL; n_sources++) {
    g_autofree char *name = g_strndup (sources[n_sources], strcspn (sources[n_sources], " "));

    g_assert_true (g_hash_table_contains (used, name));
  }
  g_assert_cmpuint (n_sources, ==, g_hash_table_size (used));
}

static void
test_refused (void)
{
  /* What is wrong with a day as a whole is told with the line at which the day starts. */
  assert_refused ("{\"day\": 0,\n       \"low\": {\"value\": 1,", "{\"day\": 0,\n       \"low\": {\"value\": 4,",
                  "in this order");
  assert_refused ("{\"day\": 0,\n       \"low\": {\"value\": 1,", "{\"day\": 0,\n       \"low\": {\"value\": 1.25,",
                  "half");
  assert_refused ("\"value\": 2.5, \"basis\": \"I (3 to 2)\"", "\"value\": \"2.5\", \"basis\": \"I (3 to 2)\"",
                  "A number was expected");
  assert_refused ("{\"day\": 3,", "{\"day\": 4,", "Day 3 was expected");
  assert_refused ("{\"day\": 3,", "{\"day\": 3.0,", "whole number");
  assert_refused ("{\"day\": 3,", "{\"day\": 3, \"day\": 3,", "twice");
  assert_refused ("{\"day\": 3,", "{\"day\": 3, \"d\\u0061y\": 3,", "twice");
  assert_refused ("{\"day\": 3,", "{\"day\": 3, \"colour\": 3,", "not known");
  assert_refused ("\"version\": 1", "\"version\": \"1\"", "whole number");
  assert_refused ("\"version\": 1", "\"version\": 0", "from 1 upwards");
  assert_refused ("\"reviewed_by\": null", "\"reviewed_by\": false", "text");
  assert_refused ("\"label\": \"illustrative\"", "\"label\": 7", "text");
  assert_refused ("\"basis\": \"I (3 to 2)\"", "\"basis\": \"measured\"", "must start with");
  assert_refused ("\"basis\": \"I (3 to 2)\"", "\"because\": \"I (3 to 2)\"", "missing");
  assert_refused ("\"mark\": \"T9\"", "\"mark\": \"T2\"", "twice");
}

/* A symptom that lacks its last day: refused at the symptom's own line. */
static void
test_missing_last_day (void)
{
  g_autofree char *shipped = dup_shipped ();
  char *last_day = g_strrstr (shipped, ",\n      {\"day\": 14,");
  g_autofree char *changed = NULL;
  g_autofree char *prefix = g_strdup_printf ("Line %u: ", line_of (shipped, "\"discomfort\": ["));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (last_day);
  *last_day = '\0';
  changed = g_strconcat (shipped, "\n    ]\n  }\n}\n", NULL);
  bytes = g_bytes_new (changed, strlen (changed));
  g_assert_null (lift_reference_file_parse (bytes, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, prefix));
  g_assert_nonnull (strstr (error->message, "same days"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lift_report_register_resources ();
  g_test_add_func ("/reference-file/shipped", test_shipped);
  g_test_add_func ("/reference-file/every-source-is-listed", test_every_source_is_listed);
  g_test_add_func ("/reference-file/refused", test_refused);
  g_test_add_func ("/reference-file/missing-last-day", test_missing_last_day);
  return g_test_run ();
}
