/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "lift-assessment.h"
#include "lift-format.h"
#include "test-guide.h"

#define PHONE "01632 960123"

static LiftDate
day (int number)
{
  return lift_date_from_ymd (2026, 11, 16) + number;
}

static LiftProcedure *
make_procedure (void)
{
  LiftProcedure *procedure = lift_procedure_new ();

  procedure->day0 = day (0);
  procedure->material = LIFT_MATERIAL_PDO;
  procedure->thread_count = 8;
  procedure->anaesthetic = LIFT_ANAESTHETIC_LOCAL;
  procedure->phone = g_strdup (PHONE);
  lift_procedure_add_area (procedure, LIFT_ZONE_CHEEK, LIFT_SIDE_BOTH);
  return procedure;
}

static LiftEpisode *
make_episode (LiftProcedure *procedure, LiftEntry *first, LiftEntry *second)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  g_ptr_array_add (entries, first);
  if (second != NULL)
    g_ptr_array_add (entries, second);
  return lift_episode_new (procedure, entries, 0);
}

static void
assert_text (char *text, const char *expected)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_scores (void)
{
  assert_text (lift_format_score (LIFT_SYMPTOM_SWELLING, 0), "0 · none");
  assert_text (lift_format_score (LIFT_SYMPTOM_SWELLING, 3), "3 · mild");
  assert_text (lift_format_score (LIFT_SYMPTOM_SWELLING, 4), "4 · moderate");
  assert_text (lift_format_score (LIFT_SYMPTOM_SWELLING, 7), "7 · strong");
  assert_text (lift_format_score (LIFT_SYMPTOM_DISCOMFORT, 10), "10 · severe");
  assert_text (lift_format_score (LIFT_SYMPTOM_NUMBNESS, LIFT_SCORE_NONE), "not answered");
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    for (int score = 0; score <= LIFT_SCORE_MAX; score++) {
      const char *word = lift_format_score_word ((LiftSymptom) s, score);
      g_autofree char *line = lift_format_score ((LiftSymptom) s, score);

      g_assert_true (g_str_has_suffix (line, word));
      /* "severe" is said of pain only. */
      g_assert_cmpint (g_str_equal (word, "severe"), ==, s == LIFT_SYMPTOM_DISCOMFORT && score >= 7);
    }
    g_assert_cmpstr (lift_format_symptom ((LiftSymptom) s), !=, "");
    g_assert_true (g_str_has_prefix (lift_format_anchor_low ((LiftSymptom) s), "no "));
  }
  g_assert_cmpstr (lift_format_symptom (LIFT_SYMPTOM_DISCOMFORT), ==, "Pain or discomfort");
  g_assert_cmpstr (lift_format_anchor_high (LIFT_SYMPTOM_SWELLING), ==, "the most I can imagine");
  g_assert_cmpstr (lift_format_anchor_high (LIFT_SYMPTOM_DISCOMFORT), ==, "the worst pain I can imagine");
  g_assert_cmpstr (lift_format_symptom_hint (LIFT_SYMPTOM_DISCOMFORT), ==,
                   "Aching, soreness, stinging. Pulling and tightness go below.");
}

static void
test_dates (void)
{
  g_autoptr (LiftProcedure) procedure = make_procedure ();
  g_autoptr (LiftProcedure) undated = lift_procedure_new ();

  assert_text (lift_format_date (day (3)), "Thursday 19 November");
  assert_text (lift_format_date_short (day (3)), "19 Nov");
  assert_text (lift_format_date_with_year (day (3)), "Thursday 19 November 2026");
  assert_text (lift_format_date (lift_date_from_ymd (2026, 12, 1)), "Tuesday 1 December");
  assert_text (lift_format_day_title (procedure, day (3)), "Day 3 · Thursday 19 November");
  assert_text (lift_format_day_title (procedure, day (0)), "Procedure day · Monday 16 November");
  assert_text (lift_format_day_title (procedure, day (-3)), "3 days before · Friday 13 November");
  assert_text (lift_format_day_title (procedure, day (-1)), "1 day before · Sunday 15 November");
  assert_text (lift_format_day_title (undated, day (3)), "Thursday 19 November");
  assert_text (lift_format_day_name (12), "Day 12");
  assert_text (lift_format_time (1795118640, 60), "21:04");
  assert_text (lift_format_temperature (384), "38.4 °C");
  assert_text (lift_format_temperature (LIFT_TEMPERATURE_NONE), "");
}

static void
test_procedure_line (void)
{
  g_autoptr (LiftProcedure) procedure = make_procedure ();
  g_autoptr (LiftProcedure) unknown = lift_procedure_new ();

  assert_text (lift_format_procedure_line (procedure),
               "Monday 16 November 2026 · PDO · 8 threads · both cheeks · local anaesthetic");
  assert_text (lift_format_procedure_line (unknown), "No date yet");
  lift_procedure_add_area (procedure, LIFT_ZONE_JAWLINE, LIFT_SIDE_LEFT);
  assert_text (lift_format_areas (procedure), "both cheeks, left jawline");
}

static LiftFinding
make_sign (LiftSign sign, LiftSide side, int for_day)
{
  return (LiftFinding){ .rule = LIFT_RULE_SIGN, .tier = lift_sign_get_info (sign)->tier, .sign = sign,
                        .has_sign = TRUE, .side = side, .since_day = day (for_day), .for_day = day (for_day) };
}

static void
test_finding_today (void)
{
  g_autoptr (LiftProcedure) procedure = make_procedure ();
  LiftFinding worse = { .rule = LIFT_RULE_WORSE, .tier = LIFT_TIER_TODAY, .symptom = LIFT_SYMPTOM_SWELLING,
                        .for_day = day (4), .score = 5, .from_day = day (3), .from_score = 3 };

  assert_text (lift_format_finding (&worse, procedure, NULL),
               "Swelling went from 3 (day 3) to 5 (day 4). Aftercare sheets ask to hear about swelling that gets worse "
               "after the first days. Call your clinic today: " PHONE ".");
  assert_text (lift_format_finding_title (&worse, procedure), "Call your clinic today");
  assert_text (lift_format_finding_advice (&worse, procedure, "112"),
               "Say what you noted and since when. If you cannot reach them today, call an out-of-hours doctor or go "
               "to urgent care. If you feel very ill, call 112. Clinic far away? Any doctor can look at this. Tell "
               "them about the threads.");
  g_clear_pointer (&procedure->phone, g_free);
  assert_text (lift_format_finding (&worse, procedure, NULL),
               "Swelling went from 3 (day 3) to 5 (day 4). Aftercare sheets ask to hear about swelling that gets worse "
               "after the first days. Call the clinic that did your thread lift today. The number is on your aftercare "
               "sheet or receipt.");
}

static void
test_finding_signs (void)
{
  g_autoptr (LiftProcedure) procedure = make_procedure ();
  LiftFinding fever = make_sign (LIFT_SIGN_FEVER, LIFT_SIDE_NONE, 4);
  LiftFinding weak = make_sign (LIFT_SIGN_FACE_WEAK, LIFT_SIDE_LEFT, 0);
  LiftFinding thread = make_sign (LIFT_SIGN_THREAD_OUT, LIFT_SIDE_RIGHT, 5);
  LiftFinding dimple = make_sign (LIFT_SIGN_DIMPLE, LIFT_SIDE_LEFT, 5);

  assert_text (lift_format_finding (&fever, procedure, NULL),
               "You noted: fever. Call your clinic today: " PHONE ".");
  assert_text (lift_format_finding (&weak, procedure, NULL),
               "You noted: left side of the face moves less. Call your clinic now, day or night: " PHONE ". If nobody "
               "answers, go to an emergency department. Local anaesthetic can do this for some hours. Ask your clinic "
               "today how long yours lasts.");
  assert_text (lift_format_finding_title (&weak, procedure), "Call your clinic now");
  assert_text (lift_format_finding (&thread, procedure, NULL),
               "You noted: a thread shows or comes out, right. Call your clinic today: " PHONE ". Leave it as it is "
               "until your clinic has seen it.");
  assert_text (lift_format_finding (&dimple, procedure, NULL),
               "You noted: dimple, pucker or ridge, left. Noted for your visit.");
  dimple.for_day = day (21);
  assert_text (lift_format_finding (&dimple, procedure, NULL),
               "You noted: dimple, pucker or ridge, left. Noted for your visit. Ask your clinic for a date.");
  fever.written_later = TRUE;
  fever.for_day = day (2);
  fever.written_on = day (9);
  assert_text (lift_format_finding (&fever, procedure, NULL),
               "For day 2 you noted: fever (written on day 9). If it is still there, call your clinic today. If it has "
               "gone, tell them at your visit.");
}

/* Every sign has a few words for tables, on each side. */
static void
test_short_signs (void)
{
  for (guint s = 0; s < LIFT_N_SIGNS; s++) {
    for (guint side = 0; side < LIFT_N_SIDES; side++) {
      const char *words = lift_format_sign_short ((LiftSign) s, (LiftSide) side);

      g_assert_nonnull (words);
      g_assert_cmpstr (words, !=, "");
    }
  }
}

/* What to say is about this sign, and about no other one. */
static void
test_emergencies_differ (void)
{
  g_autoptr (LiftProcedure) dated = make_procedure ();
  g_autoptr (LiftProcedure) undated = lift_procedure_new ();
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint s = 0; s < LIFT_N_SIGNS; s++) {
    LiftProcedure *procedures[] = { dated, undated };

    if (lift_sign_get_info ((LiftSign) s)->tier != LIFT_TIER_EMERGENCY)
      continue;
    for (guint i = 0; i < G_N_ELEMENTS (procedures); i++) {
      g_autofree char *alert = lift_format_emergency_alert ((LiftSign) s, procedures[i]->day0, procedures[i], "112");

      g_assert_true (g_hash_table_add (said, g_strdup (strstr (alert, "Say: "))));
    }
  }
  g_assert_cmpuint (g_hash_table_size (said), >=, 10);
}

static void
test_finding_emergency (void)
{
  g_autoptr (LiftProcedure) procedure = make_procedure ();

  for (guint s = 0; s < LIFT_N_SIGNS; s++) {
    LiftFinding finding = make_sign ((LiftSign) s, LIFT_SIDE_NONE, 2);
    g_autofree char *with = NULL;
    g_autofree char *without = NULL;

    if (finding.tier != LIFT_TIER_EMERGENCY)
      continue;
    with = lift_format_finding (&finding, procedure, "999");
    without = lift_format_finding (&finding, procedure, NULL);
    g_assert_true (g_str_has_prefix (with, lift_format_sign ((LiftSign) s)));
    g_assert_nonnull (strstr (with, "Call 999. Say: “I had a thread lift on 16 November, and now"));
    g_assert_nonnull (strstr (without, "Call your local emergency number (112 in Europe, 911 in the US and Canada)."));
    g_assert_true (g_str_has_suffix (with, "Your diary is saved."));
    assert_text (lift_format_finding_title (&finding, procedure), "Get help now");
  }
}

static void
test_every_finding_has_words (void)
{
  g_autoptr (LiftProcedure) procedure = make_procedure ();

  for (guint r = LIFT_RULE_STRONG; r < LIFT_N_RULES; r++) {
    for (guint s = 0; s < LIFT_N_CORE_SYMPTOMS; s++) {
      LiftFinding finding = { .rule = (LiftRule) r, .tier = LIFT_TIER_PROMPT, .symptom = (LiftSymptom) s,
                              .for_day = day (8), .score = 5, .from_day = day (7), .from_score = 4 };
      g_autofree char *text = lift_format_finding (&finding, procedure, NULL);
      g_autofree char *title = lift_format_finding_title (&finding, procedure);

      g_assert_cmpuint (strlen (text), >, 20);
      g_assert_cmpuint (strlen (title), >, 5);
    }
  }
}

static void
test_symptom_sentence (void)
{
  g_autoptr (LiftProcedure) procedure = make_procedure ();
  g_autoptr (LiftReference) guide = test_guide_new ();
  g_autoptr (LiftEntry) second = lift_entry_new (NULL, day (2));
  g_autoptr (LiftEntry) sixth = lift_entry_new (NULL, day (6));
  g_autoptr (LiftEpisode) episode = NULL;

  second->scores[LIFT_SYMPTOM_SWELLING] = 6;
  sixth->scores[LIFT_SYMPTOM_SWELLING] = 2;
  sixth->scores[LIFT_SYMPTOM_TIGHTNESS] = 3;
  episode = make_episode (procedure, second, sixth);
  assert_text (lift_format_symptom_sentence (episode, guide, LIFT_SYMPTOM_SWELLING),
               "Swelling: 6 on day 2, 2 on day 6. Rough guide for day 6: 0 to 4.");
  assert_text (lift_format_symptom_sentence (episode, guide, LIFT_SYMPTOM_TIGHTNESS), "Tightness: 3 on day 6.");
  assert_text (lift_format_symptom_sentence (episode, guide, LIFT_SYMPTOM_BRUISING), "Bruising: not answered yet.");
  assert_text (lift_format_guide_provenance (guide),
               "Illustrative, version 1 (2026-11); 5 of its 135 numbers come from published scores; no clinician has "
               "reviewed it.");
}

static void
test_what_to_say (void)
{
  g_autoptr (LiftProcedure) procedure = make_procedure ();
  g_autoptr (LiftEntry) entry = lift_entry_new (NULL, day (5));
  LiftSignMark fever = { LIFT_SIGN_FEVER, LIFT_SIDE_NONE, day (4) };
  g_autoptr (LiftEpisode) episode = NULL;

  g_array_append_val (entry->signs, fever);
  entry->temperature_c10 = 384;
  entry->more_side = LIFT_MORE_SIDE_LEFT;
  entry->scores[LIFT_SYMPTOM_DISCOMFORT] = 5;
  episode = make_episode (procedure, entry, NULL);
  assert_text (lift_format_what_to_say (episode),
               "I had a thread lift on 16 November (PDO, 8 threads, both cheeks, local anaesthetic). Since day 4: "
               "fever 38.4 °C, left side more swollen. On day 5, from 0 to 10: pain 5.");
  /* In year 2 both dates carry their year. */
  entry->for_day = fever.since_day = lift_date_from_ymd (2028, 2, 29);
  g_array_index (entry->signs, LiftSignMark, 0) = fever;
  entry->scores[LIFT_SYMPTOM_DISCOMFORT] = LIFT_SCORE_NONE;
  entry->more_side = LIFT_MORE_SIDE_NONE;
  assert_text (lift_format_what_to_say (episode),
               "I had a thread lift on 16 November 2026 (PDO, 8 threads, both cheeks, local anaesthetic). Since "
               "Tuesday 29 February 2028: fever 38.4 °C.");
}

static void
test_worried (void)
{
  g_autoptr (LiftProcedure) procedure = make_procedure ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (LiftEpisode) episode = lift_episode_new (procedure, none, 0);
  g_autofree char *empty = lift_format_worried (NULL, NULL);
  g_autofree char *known = lift_format_worried (episode, "112");

  g_assert_true (g_str_has_prefix (empty, "Get help now\nCall your local emergency number (112 in Europe, 911 in the "
                                          "US and Canada)"));
  g_assert_nonnull (strstr (empty, "aftercare sheet or receipt"));
  g_assert_nonnull (strstr (empty, "I had a thread lift."));
  g_assert_nonnull (strstr (known, "Call 112 for any of these:"));
  g_assert_nonnull (strstr (known, "Call " PHONE "."));
  g_assert_nonnull (strstr (known, "I had a thread lift on 16 November (PDO, 8 threads"));
  for (guint s = 0; s < LIFT_N_SIGNS; s++) {
    if (lift_sign_get_info ((LiftSign) s)->tier == LIFT_TIER_EMERGENCY)
      g_assert_nonnull (strstr (empty, lift_format_sign ((LiftSign) s)));
  }
}

/* What is never said to her, and the sentences in which the word means something else. */
static const char *const never_said[] = {
  "normal", "abnormal", "typical for you", "red flag", "risk", "complication", "failed", "missed", "late",
  "only", "just", "should be", "safe", "fine", "don't worry", "great job",
};
static const char *const allowed[] = {
  "That is fine.", "can only be read", "just now", "permissions should be",
};

/* A string over several lines of source, as one. */
static char *
join_lines (const char *text)
{
  g_autoptr (GRegex) seam = g_regex_new ("\"\\s*\"", 0, 0, NULL);

  return g_regex_replace_literal (seam, text, -1, 0, "", 0, NULL);
}

static void
assert_said_well (const char *path, const char *text)
{
  g_autofree char *rest = join_lines (text);

  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++) {
    char *found;

    while ((found = strstr (rest, allowed[i])) != NULL)
      memset (found, ' ', strlen (allowed[i]));
  }
  for (guint i = 0; i < G_N_ELEMENTS (never_said); i++) {
    g_autofree char *pattern = g_strdup_printf ("\\b%s\\b", never_said[i]);

    if (g_regex_match_simple (pattern, rest, G_REGEX_CASELESS, 0)) {
      g_test_message ("%s says “%s” in “%s”", path, never_said[i], text);
      g_test_fail ();
    }
  }
}

/* Every string that is marked for translation: _(), N_(), C_(), NC_(), g_dngettext(), translatable="". */
static guint
check_file (const char *path)
{
  g_autofree char *source = NULL;
  g_autoptr (GRegex) calls = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;
  guint n_strings = 0;

  g_assert_true (g_file_get_contents (path, &source, NULL, &error));
  calls = g_regex_new ("(?:\\b(?:_|N_|C_|NC_|ngettext|g_dngettext|dngettext)\\s*\\(|translatable=\"yes\"[^>]*>)"
                       "((?:[^\"();<]|\"(?:[^\"\\\\]|\\\\.)*\")*)",
                       G_REGEX_OPTIMIZE, 0, &error);
  g_assert_no_error (error);
  for (g_regex_match (calls, source, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL)) {
    g_autofree char *text = g_match_info_fetch (match, 1);

    assert_said_well (path, text);
    n_strings++;
  }
  return n_strings;
}

static guint
check_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_strings = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      n_strings += check_folder (child);
    else if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".h") || g_str_has_suffix (name, ".ui"))
      n_strings += check_file (child);
  }
  return n_strings;
}

static void
test_never_said (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LIFT_SOURCE_DIR"), "src", NULL);
  guint n_strings = check_folder (path);

  g_test_message ("%u strings were read", n_strings);
  g_assert_cmpuint (n_strings, >, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/scores", test_scores);
  g_test_add_func ("/format/dates", test_dates);
  g_test_add_func ("/format/procedure-line", test_procedure_line);
  g_test_add_func ("/format/finding-today", test_finding_today);
  g_test_add_func ("/format/finding-signs", test_finding_signs);
  g_test_add_func ("/format/finding-emergency", test_finding_emergency);
  g_test_add_func ("/format/emergencies-differ", test_emergencies_differ);
  g_test_add_func ("/format/short-signs", test_short_signs);
  g_test_add_func ("/format/every-finding-has-words", test_every_finding_has_words);
  g_test_add_func ("/format/symptom-sentence", test_symptom_sentence);
  g_test_add_func ("/format/what-to-say", test_what_to_say);
  g_test_add_func ("/format/worried", test_worried);
  g_test_add_func ("/format/never-said", test_never_said);
  return g_test_run ();
}
