/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "fixture.h"
#include "lift-csv.h"

#define HEADER                                                                                              \
  "\xef\xbb\xbf"                                                                                            \
  "date,day_after_procedure,swelling_0_10,bruising_0_10,discomfort_0_10,note,recorded_at,tightness_0_10,"   \
  "numbness_0_10,signs_checked,signs,more_side,pain_relief,temperature_c,author\r\n"

static char *
write_csv (LiftEpisode *episode, char delimiter)
{
  g_autoptr (GBytes) bytes = lift_csv_write (episode, delimiter, NULL, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static LiftEpisode *
new_episode_with_note (const char *note)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  g_autoptr (LiftProcedure) procedure = fixture_new_procedure (FIXTURE_DAY0);
  LiftEntry *entry = fixture_new_entry (FIXTURE_DAY0 + 2, 0, LIFT_SCORE_NONE, 10);

  g_free (entry->note);
  entry->note = g_strdup (note);
  g_ptr_array_add (entries, entry);
  return lift_episode_new (procedure, entries, 0);
}

static void
test_whole_file (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  g_autofree char *text = write_csv (episode, ',');
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_true (g_str_has_prefix (text, HEADER));
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 14 + 1);
  g_assert_cmpstr (lines[1], ==, "2026-11-16,0,3,1,4,,2026-11-16T20:04:00+01:00,,,1,,,,,me");
  g_assert_cmpstr (lines[3], ==,
                   "2026-11-18,2,6,4,3,Slept badly; the left cheek feels tight when I laugh. Cold pack in the evening "
                   "helped.,2026-11-18T20:04:00+01:00,,,1,,,,,me");
  g_assert_cmpstr (lines[5], ==, "2026-11-20,4,4,4,2,,2026-11-20T20:04:00+01:00,,,1,fever;pus:left,left,yes,38.4,me");
  g_assert_cmpstr (lines[7], ==, "2026-11-22,6,3,,1,,2026-11-22T20:04:00+01:00,,,0,,,,,me");
  g_assert_true (g_str_has_prefix (lines[9], "2026-11-25,9,"));
  g_assert_cmpstr (lines[15], ==, "");
}

/* The same for spreadsheets that separate by semicolons: there a cell that holds one is quoted. */
static void
test_semicolons (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  g_autofree char *text = write_csv (episode, ';');
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_true (g_str_has_prefix (lines[0], "\xef\xbb\xbf" "date;day_after_procedure;swelling_0_10;"));
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 14 + 1);
  g_assert_cmpstr (lines[1], ==, "2026-11-16;0;3;1;4;;2026-11-16T20:04:00+01:00;;;1;;;;;me");
  g_assert_cmpstr (lines[5], ==, "2026-11-20;4;4;4;2;;2026-11-20T20:04:00+01:00;;;1;\"fever;pus:left\";left;yes;38.4;me");
}

/* A deleted day is not in the file; days come in order whatever the order in which they were read. */
static void
test_deleted_and_sorted (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  g_autoptr (LiftProcedure) procedure = fixture_new_procedure (FIXTURE_DAY0);
  g_autoptr (LiftEpisode) episode = NULL;
  g_autofree char *text = NULL;
  LiftEntry *deleted = fixture_new_entry (FIXTURE_DAY0 + 1, 5, 5, 5);

  deleted->deleted = TRUE;
  g_ptr_array_add (entries, fixture_new_entry (FIXTURE_DAY0 + 2, 2, 2, 2));
  g_ptr_array_add (entries, deleted);
  g_ptr_array_add (entries, fixture_new_entry (FIXTURE_DAY0 - 1, 0, 0, 0));
  episode = lift_episode_new (procedure, entries, 0);
  text = write_csv (episode, ',');
  g_assert_null (strstr (text, "2026-11-17"));
  g_assert_nonnull (strstr (text, "\r\n2026-11-15,-1,0,0,0,"));
  g_assert_cmpuint ((guintptr) strstr (text, "2026-11-15"), <, (guintptr) strstr (text, "2026-11-18"));
}

static void
test_quotes_and_lines (void)
{
  g_autoptr (LiftEpisode) episode = new_episode_with_note ("She said \"fine\",\nthen slept.\r\nGood; yes");
  g_autofree char *text = write_csv (episode, ',');

  g_assert_cmpstr (text, ==,
                   HEADER "2026-11-18,2,0,,10,\"She said \"\"fine\"\",\nthen slept.\r\nGood; yes\","
                          "2026-11-18T20:04:00+01:00,,,0,,,,,me\r\n");
}

static void
test_instant_offsets (void)
{
  static const struct {
    int offset;
    const char *text;
  } cases[] = { { 0, "2026-11-18T19:04:00+00:00" },
                { -210, "2026-11-18T15:34:00-03:30" },
                { 345, "2026-11-19T00:49:00+05:45" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LiftEpisode) episode = new_episode_with_note ("");
    g_autofree char *text = NULL;

    lift_episode_get_nth (episode, 0)->utc_offset = cases[i].offset;
    text = write_csv (episode, ',');
    g_assert_nonnull (strstr (text, cases[i].text));
  }
}

static gboolean
starts_formula (const char *text)
{
  static const char *const triggers[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };

  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++) {
    if (g_str_has_prefix (text, triggers[i]))
      return TRUE;
  }
  return FALSE;
}

static void
assert_guarded (const char *text)
{
  g_autofree char *guarded = lift_csv_guard_text (text);
  g_autofree char *back = lift_csv_unguard_text (guarded);

  g_assert_false (starts_formula (guarded));
  g_assert_cmpstr (back, ==, text);
}

static void
test_guard (void)
{
  static const char *const texts[] = { "", "plain", "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "'", "''",
                                       "'=1", "''=1", "＝1", "＋1", "－1", "＠x", " =1", "0", "ä", "’quoted’" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_guarded (texts[i]);
}

/* Random cells, many of which start with a trigger, survive the way out and back. */
static void
test_guard_random (void)
{
  static const char *const parts[] = { "=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＠", "a", "ß", "\"", ",", "" };

  for (int i = 0; i < 20000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);

    for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
      g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
    assert_guarded (text->str);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/whole-file", test_whole_file);
  g_test_add_func ("/csv/semicolons", test_semicolons);
  g_test_add_func ("/csv/deleted-and-sorted", test_deleted_and_sorted);
  g_test_add_func ("/csv/quotes-and-lines", test_quotes_and_lines);
  g_test_add_func ("/csv/instant-offsets", test_instant_offsets);
  g_test_add_func ("/csv/guard", test_guard);
  g_test_add_func ("/csv/guard-random", test_guard_random);
  return g_test_run ();
}
