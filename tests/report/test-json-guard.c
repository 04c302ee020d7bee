/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib.h>

#include "lift-error.h"
#include "lift-json-guard.h"

static void
assert_accepted (const char *text)
{
  g_autoptr (GError) error = NULL;

  lift_json_guard_check (text, strlen (text), NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused_bytes (const char *text, gsize length, guint line)
{
  g_autofree char *prefix = g_strdup_printf ("Line %u: ", line);
  g_autoptr (GError) error = NULL;

  if (lift_json_guard_check (text, length, NULL, &error))
    g_error ("accepted: %s", text);
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, prefix))
    g_error ("%s: expected “%s”, got “%s”", text, prefix, error->message);
}

static void
assert_refused (const char *text, guint line)
{
  assert_refused_bytes (text, strlen (text), line);
}

static void
test_accepted (void)
{
  static const char *const good[] = {
    "{}", " [ ] ", "0", "-0", "-0.5e+3", "true", "null", "\"\"", "[1,2.5,\"a\\u00e9\\ud83d\\ude00\\n\"]",
    "{\"a\":{\"a\":[{\"a\":false}]},\"b\":9007199254740992}", "\r\n\t{\"\":1}\n", "1E5", "[\"\\/\\\"\\\\\"]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    assert_accepted (good[i]);
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "", " ", "{", "[", "[1", "[1,]", "{\"a\":1,}", "{a:1}", "{'a':1}", "'a'", "// x\n1", "/* x */1", "01", "+1", ".5",
    "1.", "1e", "- 1", "0x10", "NaN", "Infinity", "1e999", "2e5x", "truex", "nul", "True", "1 2",
    "[1]]", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"",
    "\"a\tb\"", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "{\"a\" 1}", "{\"a\":}", "9007199254740994",
    "-9007199254740994", "\xef\xbb\xbf{}", "\"\\", "[\"\\ud83d\\",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused (bad[i], 1);
  assert_refused ("{\n\"a\": 1,\n\"a\": 2}", 3);
  assert_refused ("[1,\n// comment\n2]", 2);
}

static void
test_bytes_refused (void)
{
  assert_refused_bytes ("[1,\n\"\xff\"]", 8, 2);
  assert_refused_bytes ("\"\xed\xa0\x80\"", 5, 1);
  assert_refused_bytes ("[1]\0", 4, 1);
  assert_refused_bytes ("\"a\0b\"", 5, 1);
}

static char *
nest (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *good = nest (LIFT_JSON_GUARD_MAX_DEPTH);
  g_autofree char *too_deep = nest (LIFT_JSON_GUARD_MAX_DEPTH + 1);
  g_autofree char *attack = g_strnfill (100000, '[');

  assert_accepted (good);
  assert_refused (too_deep, 1);
  assert_refused (attack, 1);
}

static void
test_size (void)
{
  gsize length = LIFT_JSON_GUARD_MAX_BYTES + 1;
  g_autofree char *blanks = g_strnfill (length, ' ');
  g_autoptr (GError) error = NULL;

  blanks[0] = '1';
  g_assert_false (lift_json_guard_check (blanks, length, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
  g_assert_true (lift_json_guard_check (blanks, length - 1, NULL, NULL));
}

static void
test_lines (void)
{
  static const char text[] = "{\"a\": [1,\n 2,\n {\"b/c~\": 3}],\n\n\"d\":\n4}";
  g_autoptr (GHashTable) lines = NULL;

  g_assert_true (lift_json_guard_check (text, sizeof text - 1, &lines, NULL));
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (lines, "/a/0")), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (lines, "/a/1")), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (lines, "/a/2/b~1c~0")), ==, 3);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (lines, "/d")), ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-guard/accepted", test_accepted);
  g_test_add_func ("/json-guard/refused", test_refused);
  g_test_add_func ("/json-guard/bytes-refused", test_bytes_refused);
  g_test_add_func ("/json-guard/depth", test_depth);
  g_test_add_func ("/json-guard/size", test_size);
  g_test_add_func ("/json-guard/lines", test_lines);
  return g_test_run ();
}
