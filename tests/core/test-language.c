/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program in other languages: what is translated, what stands in English under it, and the names of days. */

#include "config.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "lift-format-english.h"
#include "lift-language.h"

/* gettext translates nothing in "C", and in newer C libraries nothing in "C.UTF-8" either. */
#define LOCALE_OF_NOWHERE "C_XX.UTF-8"

extern int _nl_msg_cat_cntr;

static void
enter (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  ++_nl_msg_cat_cntr;
  g_assert_nonnull (setlocale (LC_ALL, g_str_equal (language, "en") ? "C.UTF-8" : LOCALE_OF_NOWHERE));
}

static char *
read_source (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LIFT_SOURCE_DIR"), folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
to_catalogue (const char *code)
{
  return g_strdelimit (g_strdup (code), "-", '_');
}

static JsonArray *
load_languages (JsonParser *parser)
{
  g_autofree char *text = read_source ("data", "translations.json");
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "languages");
}

/* The file for people, the program, and the list of what is built say the same. */
static void
test_file (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *languages = load_languages (parser);
  g_autofree char *linguas = read_source ("po", "LINGUAS");
  g_auto (GStrv) lines = g_strsplit (linguas, "\n", -1);
  guint n_built = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n_built += lines[i][0] != '\0' && lines[i][0] != '#' ? 1 : 0;
  g_assert_cmpuint (n_built, ==, json_array_get_length (languages));
  for (guint i = 0; i < json_array_get_length (languages); i++) {
    JsonObject *one = json_array_get_object_element (languages, i);
    const char *code = json_object_get_string_member (one, "code");
    JsonNode *reviewer = json_object_get_member (one, "reviewer");
    g_autofree char *catalogue = to_catalogue (code);

    g_test_message ("%s", code);
    g_assert_nonnull (reviewer);
    g_assert_true (g_strv_contains ((const char *const *) lines, catalogue));
    g_assert_cmpstr (lift_language_get_reviewer (code), ==,
                     JSON_NODE_HOLDS_NULL (reviewer) ? NULL : json_node_get_string (reviewer));
    g_assert_cmpstr (json_object_get_string_member (one, "translator"), !=, "");
    enter (catalogue);
    g_assert_cmpstr (lift_language_get_code (), ==, code);
    g_assert_true (lift_language_needs_english () == JSON_NODE_HOLDS_NULL (reviewer));
  }
  enter ("en");
}

static void
test_nothing_under_english (void)
{
  enter ("en");
  g_assert_cmpstr (lift_language_get_code (), ==, "en");
  g_assert_false (lift_language_needs_english ());
  for (guint i = 0; i < LIFT_N_SIGNS; i++)
    g_assert_null (lift_english_sign ((LiftSign) i));
  g_assert_null (lift_english_anchor_high (LIFT_SYMPTOM_SWELLING));
  g_assert_null (lift_english_worried (NULL, "112"));
  g_assert_null (lift_english_text ("anything"));
}

/* In each language, each sign, tier and anchor is translated, and has its own English under it. */
static void
test_under_each_language (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *languages = load_languages (parser);

  for (guint l = 0; l < json_array_get_length (languages); l++) {
    JsonObject *one = json_array_get_object_element (languages, l);
    g_autofree char *catalogue = to_catalogue (json_object_get_string_member (one, "code"));

    g_test_message ("%s", catalogue);
    for (guint i = 0; i < LIFT_N_SIGNS; i++) {
      g_autofree char *source = NULL;
      g_autofree char *english = NULL;

      enter ("en");
      source = g_strdup (lift_format_sign ((LiftSign) i));
      enter (catalogue);
      english = lift_english_sign ((LiftSign) i);
      g_assert_cmpstr (english, ==, source);
      g_assert_cmpstr (lift_format_sign ((LiftSign) i), !=, source);
    }
    for (guint i = 0; i < LIFT_N_SYMPTOMS; i++) {
      g_autofree char *low = lift_english_anchor_low ((LiftSymptom) i);
      g_autofree char *high = lift_english_anchor_high ((LiftSymptom) i);

      g_assert_true (g_str_has_prefix (low, "no "));
      g_assert_true (g_str_has_suffix (high, "I can imagine"));
      g_assert_cmpstr (lift_format_anchor_low ((LiftSymptom) i), !=, low);
      g_assert_cmpstr (lift_format_anchor_high ((LiftSymptom) i), !=, high);
    }
  }
  enter ("en");
}

/* The anchors of the scale stand as they were fixed, and not as a translator would have them. */
static void
test_anchors (void)
{
  static const struct {
    const char *language, *no_swelling, *most_swelling, *no_pain, *worst_pain, *heading;
  } fixed[] = {
    { "de", "keine Schwellung", "die stärkste, die ich mir vorstellen kann", "keine Schmerzen",
      "stärkste vorstellbare Schmerzen", "Schmerzen oder Beschwerden" },
    { "fr", "aucun gonflement", "le plus fort que je puisse imaginer", "pas de douleur", "douleur maximale imaginable",
      "Douleur ou gêne" },
    { "es", "sin hinchazón", "la mayor que puedo imaginar", "sin dolor", "el peor dolor imaginable",
      "Dolor o malestar" },
    { "pt_BR", "sem inchaço", "o maior que consigo imaginar", "sem dor", "a pior dor imaginável",
      "Dor ou desconforto" },
    { "ko", "부기 없음", "상상할 수 있는 가장 심한 부기", "통증 없음", "상상할 수 있는 가장 심한 통증",
      "통증 또는 불편감" },
    { "ja", "腫れなし", "想像できる最もひどい腫れ", "痛みなし", "想像できる最悪の痛み", "痛みや不快感" },
    { "zh_CN", "无肿胀", "能想象的最严重肿胀", "无痛", "能想象的最剧烈疼痛", "疼痛或不适" },
    { "ru", "нет отёка", "самый сильный, какой могу представить", "нет боли",
      "сильнейшая боль, какую можно представить", "Боль или дискомфорт" },
    { "ar", "لا تورّم", "أشدّ تورّم يمكنني تخيّله", "لا ألم", "أسوأ ألم يمكنني تخيّله", "ألم أو انزعاج" },
    { "tr", "şişlik yok", "hayal edebileceğim en fazla şişlik", "ağrı yok", "hayal edebileceğim en şiddetli ağrı",
      "Ağrı veya rahatsızlık" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++) {
    g_test_message ("%s", fixed[i].language);
    enter (fixed[i].language);
    g_assert_cmpstr (lift_format_anchor_low (LIFT_SYMPTOM_SWELLING), ==, fixed[i].no_swelling);
    g_assert_cmpstr (lift_format_anchor_high (LIFT_SYMPTOM_SWELLING), ==, fixed[i].most_swelling);
    g_assert_cmpstr (lift_format_anchor_low (LIFT_SYMPTOM_DISCOMFORT), ==, fixed[i].no_pain);
    g_assert_cmpstr (lift_format_anchor_high (LIFT_SYMPTOM_DISCOMFORT), ==, fixed[i].worst_pain);
    g_assert_cmpstr (lift_format_symptom (LIFT_SYMPTOM_DISCOMFORT), ==, fixed[i].heading);
  }
  enter ("en");
}

static LiftProcedure *
new_procedure (void)
{
  LiftProcedure *procedure = lift_procedure_new ();

  procedure->day0 = lift_date_from_ymd (2026, 11, 16);
  procedure->phone = g_strdup ("01632 960123");
  return procedure;
}

/* A whole sentence: its date, its numbers and the words inside of it are English, too. */
static void
test_sentences (void)
{
  g_autoptr (LiftProcedure) procedure = new_procedure ();
  LiftFinding fever = { .rule = LIFT_RULE_SIGN, .tier = LIFT_TIER_TODAY, .sign = LIFT_SIGN_FEVER, .has_sign = TRUE };
  g_autofree char *words = NULL;
  g_autofree char *english = NULL;
  g_autofree char *alert = NULL;
  g_autofree char *brief = NULL;

  fever.for_day = fever.since_day = fever.written_on = procedure->day0 + 4;
  enter ("de");
  words = lift_format_finding (&fever, procedure, "112");
  english = lift_english_finding (&fever, procedure, "112");
  g_assert_null (strstr (words, "You noted"));
  g_assert_true (g_str_has_prefix (english, "Call your clinic today. You noted: fever. Call your clinic today: 01632 960123. "
                                            "Say what you noted and since when."));
  g_assert_nonnull (strstr (english, "If you feel very ill, call 112."));
  alert = lift_english_emergency_alert (LIFT_SIGN_VISION, procedure->day0 + 1, procedure, "112");
  g_assert_nonnull (strstr (alert, "Call 112. Say: “I had a thread lift on 16 November, and now sudden loss"));
  brief = lift_format_sign_short_checked (LIFT_SIGN_FEVER, LIFT_SIDE_NONE);
  g_assert_cmpstr (brief, ==, "Fieber (fever)");
  enter ("en");
  g_free (brief);
  brief = lift_format_sign_short_checked (LIFT_SIGN_FEVER, LIFT_SIDE_NONE);
  g_assert_cmpstr (brief, ==, "fever");
}

/* From right to left, the groups of a telephone number and the words of English text stay in their order. */
static void
test_isolated (void)
{
  g_autofree char *phone = NULL;
  g_autofree char *left = NULL;
  g_autofree char *sign = NULL;

  enter ("ar");
  phone = lift_format_phone ("01632 960123");
  sign = lift_format_sign_short_checked (LIFT_SIGN_FEVER, LIFT_SIDE_NONE);
  enter ("de");
  left = lift_format_phone ("01632 960123");
  enter ("en");
  g_assert_cmpstr (phone, ==, "\xe2\x81\xa6" "01632 960123" "\xe2\x81\xa9");
  g_assert_nonnull (strstr (sign, "\xe2\x81\xa6" "fever" "\xe2\x81\xa9"));
  g_assert_cmpstr (left, ==, "01632 960123");
  /* A number that brings marks of its own does not get out. */
  g_free (phone);
  enter ("ar");
  phone = lift_format_phone ("01632\xe2\x81\xa9 \xe2\x80\xae" "960123");
  enter ("en");
  g_assert_cmpstr (phone, ==, "\xe2\x81\xa6" "01632 960123" "\xe2\x81\xa9");
}

/* English has no catalogue, and what stands behind it in her list is not what she wants. */
static void
test_wishes (void)
{
  static const char *const wishes[][3] = {
    { "en:de", "en", "en" },       { "en_GB:en:de", "en_GB", "en" }, { "de:en:fr", "de:en", "de" },
    { "nl:en_GB:de", "nl:en_GB", "en" }, { "fr:de", "fr:de", "fr" }, { "eo:de", "eo:de", "de" },
    { "", "", "en" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++) {
    g_setenv ("LANGUAGE", wishes[i][0], TRUE);
    g_assert_nonnull (setlocale (LC_ALL, LOCALE_OF_NOWHERE));
    lift_language_prepare ();
    ++_nl_msg_cat_cntr;
    g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, wishes[i][1]);
    g_assert_cmpstr (lift_language_get_code (), ==, wishes[i][2]);
  }
  enter ("en");
}

static gpointer
say_fever (gpointer data)
{
  return g_strdup (lift_format_sign_short (LIFT_SIGN_FEVER, LIFT_SIDE_NONE));
}

/* The worker saves, and says what went wrong, while the window looks up English words. */
static void
test_other_threads (void)
{
  g_autofree char *said = NULL;

  enter ("de");
  {
    g_autoptr (LiftEnglish) outer = lift_english_enter ();
    g_autoptr (LiftEnglish) inner = lift_english_enter ();

    g_assert_cmpstr (lift_format_sign_short (LIFT_SIGN_FEVER, LIFT_SIDE_NONE), ==, "fever");
    said = g_thread_join (g_thread_new ("other", say_fever, NULL));
  }
  g_assert_cmpstr (said, ==, "Fieber");
  g_assert_cmpstr (lift_format_sign_short (LIFT_SIGN_FEVER, LIFT_SIDE_NONE), ==, "Fieber");
  enter ("en");
}

/* Dates are in the language of the sentence around them, with the form of the month that it needs. */
static void
test_dates (void)
{
  static const struct {
    const char *language, *date, *full, *heading;
  } dates[] = {
    { "en", "Monday 16 November", "16 November 2026", "November 2026" },
    { "de", "Montag, 16. November", "16. November 2026", "November 2026" },
    { "ru", "понедельник, 16 ноября", "16 ноября 2026", "Ноябрь 2026" },
    { "ja", "11月16日月曜日", "2026年11月16日", "2026年11月" },
  };
  LiftDate day = lift_date_from_ymd (2026, 11, 16);

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++) {
    g_autofree char *date = NULL;
    g_autofree char *full = NULL;
    g_autofree char *heading = NULL;

    enter (dates[i].language);
    date = lift_format_date (day);
    full = lift_format_date_full (day);
    heading = lift_format_month_heading (day);
    g_assert_cmpstr (date, ==, dates[i].date);
    g_assert_true (g_str_has_prefix (full, dates[i].full));
    g_assert_true (g_str_has_prefix (heading, dates[i].heading));
  }
  enter ("en");
}

/* Where a test is run again in another country, that country has to be there: its month, its decimal sign. */
static void
test_country (void)
{
  static const struct {
    const char *locale, *october, *decimal;
  } countries[] = {
    { "de_DE.UTF-8", "Oktober", "," }, { "ar_EG.UTF-8", "أكتوبر", "." }, { "tr_TR.UTF-8", "Ekim", "," },
  };
  const char *expected = g_getenv ("LIFT_EXPECT_LOCALE");
  gboolean known = FALSE;

  if (expected == NULL)
    expected = "C.UTF-8";
  g_assert_cmpstr (setlocale (LC_ALL, ""), ==, expected);
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++) {
    if (!g_str_equal (expected, countries[i].locale))
      continue;
    known = TRUE;
    g_assert_cmpstr (nl_langinfo (MON_10), ==, countries[i].october);
    g_assert_cmpstr (nl_langinfo (RADIXCHAR), ==, countries[i].decimal);
  }
  g_assert_true (known || g_str_equal (expected, "C.UTF-8"));
  g_assert_cmpstr (nl_langinfo (CODESET), ==, "UTF-8");
  enter ("en");
}

int
main (int argc, char *argv[])
{
  g_assert_nonnull (setlocale (LC_ALL, ""));
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LIFT_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/country", test_country);
  g_test_add_func ("/language/file", test_file);
  g_test_add_func ("/language/nothing-under-english", test_nothing_under_english);
  g_test_add_func ("/language/under-each", test_under_each_language);
  g_test_add_func ("/language/anchors", test_anchors);
  g_test_add_func ("/language/sentences", test_sentences);
  g_test_add_func ("/language/isolated", test_isolated);
  g_test_add_func ("/language/wishes", test_wishes);
  g_test_add_func ("/language/other-threads", test_other_threads);
  g_test_add_func ("/language/dates", test_dates);
  return g_test_run ();
}
