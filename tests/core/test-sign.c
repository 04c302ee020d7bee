/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>

#include "lift-emergency.h"
#include "lift-format.h"
#include "lift-rules.h"

static JsonObject *
load_rules (JsonParser *parser)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("LIFT_SOURCE_DIR"), "data", "rules", "signs.json", NULL);

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_file_equals_signs (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *file = load_rules (parser);
  JsonArray *signs = json_object_get_array_member (file, "signs");

  g_assert_true (json_object_get_null_member (file, "reviewed_by"));
  g_assert_cmpint (json_object_get_int_member (file, "fever_c10"), ==, LIFT_RULE_FEVER_C10);
  g_assert_cmpuint (json_array_get_length (signs), ==, LIFT_N_SIGNS);
  for (guint i = 0; i < LIFT_N_SIGNS; i++) {
    JsonObject *sign = json_array_get_object_element (signs, i);
    const LiftSignInfo *info = lift_sign_get_info ((LiftSign) i);

    g_assert_cmpstr (json_object_get_string_member (sign, "key"), ==, info->key);
    g_assert_cmpstr (json_object_get_string_member (sign, "tier"), ==, lift_tier_to_key (info->tier));
    g_assert_cmpint (json_object_get_boolean_member (sign, "sided"), ==, info->sided);
    g_assert_cmpint (json_object_get_boolean_member (sign, "call_now"), ==, info->call_now);
    g_assert_cmpstr (json_object_get_string_member (sign, "source"), ==, info->source);
    g_assert_cmpstr (json_object_get_string_member (sign, "words"), ==, lift_format_sign ((LiftSign) i));
  }
}

static void
assert_int_or_null (JsonObject *object, const char *member, int value)
{
  if (value == G_MAXINT)
    g_assert_true (json_object_get_null_member (object, member));
  else
    g_assert_cmpint (json_object_get_int_member (object, member), ==, value);
}

static void
test_file_equals_rules (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *rules = json_object_get_array_member (load_rules (parser), "rules");

  /* The first rule is the ticked sign, which has no thresholds. */
  g_assert_cmpuint (json_array_get_length (rules), ==, LIFT_N_RULES - 1);
  for (guint i = 1; i < LIFT_N_RULES; i++) {
    JsonObject *rule = json_array_get_object_element (rules, i - 1);
    JsonObject *first_day = json_object_get_object_member (rule, "first_day");
    const LiftRuleInfo *info = lift_rule_get_info ((LiftRule) i);

    g_assert_cmpstr (json_object_get_string_member (rule, "key"), ==, lift_rule_to_key ((LiftRule) i));
    g_assert_cmpstr (json_object_get_string_member (rule, "tier"), ==, lift_tier_to_key (info->tier));
    for (guint s = 0; s < LIFT_N_CORE_SYMPTOMS; s++)
      assert_int_or_null (first_day, lift_symptom_to_key ((LiftSymptom) s), info->first_day[s]);
    assert_int_or_null (rule, "last_day", info->last_day);
    assert_int_or_null (rule, "min_score", info->min_score);
    assert_int_or_null (rule, "max_score", info->max_score);
    assert_int_or_null (rule, "rise", info->rise);
    assert_int_or_null (rule, "days_back", info->days_back);
    assert_int_or_null (rule, "days_running", info->days_running);
    assert_int_or_null (rule, "calm_score", info->calm_score);
    assert_int_or_null (rule, "calm_days", info->calm_days);
    assert_int_or_null (rule, "repeat_days", info->repeat_days);
    g_assert_cmpstr (json_object_get_string_member (rule, "source"), ==, info->source);
    g_assert_cmpstr (json_object_get_string_member (rule, "sentence"), ==, info->sentence);
    g_assert_cmpstr (info->source, !=, "");
  }
}

static void
test_keys (void)
{
  for (guint i = 0; i < LIFT_N_SIGNS; i++) {
    LiftSign sign;

    g_assert_true (lift_sign_from_key (lift_sign_to_key ((LiftSign) i), &sign));
    g_assert_cmpint (sign, ==, (int) i);
  }
  g_assert_false (lift_sign_from_key ("nothing", &(LiftSign){ 0 }));
  g_assert_false (lift_sign_from_key (NULL, &(LiftSign){ 0 }));
  g_assert_cmpstr (lift_tier_to_key (LIFT_TIER_EMERGENCY), ==, "emergency");
  g_assert_cmpstr (lift_tier_to_key (LIFT_TIER_VISIT), ==, "visit");
}

static void
test_tiers (void)
{
  guint counts[LIFT_N_TIERS] = { 0 };

  for (guint i = 0; i < LIFT_N_SIGNS; i++) {
    const LiftSignInfo *info = lift_sign_get_info ((LiftSign) i);

    counts[info->tier]++;
    g_assert_cmpint (info->call_now, ==, i == LIFT_SIGN_ONE_SIDE || i == LIFT_SIGN_FACE_WEAK);
    /* Shown in order of urgency. */
    if (i > 0)
      g_assert_cmpint (info->tier, >=, lift_sign_get_info ((LiftSign) (i - 1))->tier);
  }
  g_assert_cmpuint (counts[LIFT_TIER_EMERGENCY], ==, 5);
  g_assert_cmpuint (counts[LIFT_TIER_TODAY], ==, 11);
  g_assert_cmpuint (counts[LIFT_TIER_VISIT], ==, 4);
}

static void
test_emergency_numbers (void)
{
  static const char *const expected[][2] = {
    { "Europe/Berlin", "112" },      { "Europe/Zurich", "112" },     { "Europe/Istanbul", "112" },
    { "Atlantic/Reykjavik", "112" }, { "Europe/London", "999" },     { "America/New_York", "911" },
    { "America/Indiana/Knox", "911" }, { "America/Toronto", "911" }, { "Asia/Tokyo", "119" },
    { "Asia/Seoul", "119" },         { "Asia/Shanghai", "120" },     { "America/Sao_Paulo", "192" },
    { "Europe/Moscow", "103" },      { "Australia/Sydney", "000" },  { "Asia/Vladivostok", "103" },
    { "Europe/Warsaw", "112" },      { "Africa/Abidjan", NULL },     { "America/Argentina/Salta", NULL },
    { "Asia/Kolkata", NULL },        { "UTC", NULL },                { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (lift_emergency_suggest (expected[i][0]), ==, expected[i][1]);
  g_assert_null (lift_emergency_suggest (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sign/file-equals-signs", test_file_equals_signs);
  g_test_add_func ("/sign/file-equals-rules", test_file_equals_rules);
  g_test_add_func ("/sign/keys", test_keys);
  g_test_add_func ("/sign/tiers", test_tiers);
  g_test_add_func ("/sign/emergency-numbers", test_emergency_numbers);
  return g_test_run ();
}
