/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>

#include "cli-fixture.h"

static void
test_reading_creates_nothing (Fixture *f, gconstpointer data)
{
  static const char *const verbs[][3] = {
    { "show", NULL }, { "history", "2", NULL }, { "undo", "2", NULL }, { "delete", "2", NULL }, { "check", NULL },
    { "procedure", "list", NULL }, { "procedure", "show", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++) {
    g_assert_cmpint (fixture_run (f, verbs[i][0], verbs[i][1], verbs[i][2], NULL), ==, 1);
    g_assert_true (g_str_has_prefix (f->err, "afterlift-cli: "));
  }
  assert_run (f, 1, "log", "--swelling", "4");
  assert_run (f, 1, "export", "--format", "csv", "-o", "-");
  assert_run (f, 0, "worried");
  g_assert_nonnull (strstr (f->out, "Sudden loss or change of sight"));
  g_assert_false (g_file_test (f->diary, G_FILE_TEST_EXISTS));
}

static void
test_log_and_show_json (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root, *procedure, *entry, *ratings, *sign, *finding;
  JsonArray *entries, *findings;

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--swelling", "4", "--discomfort=8", "--sign", "pus:left", "--more-side", "left",
              "--pain-relief", "no", "--temperature", "38,4", "--note", "say \"temperature_c\" : 1", "--author",
              "helper");
  g_assert_nonnull (strstr (f->out, "Saved."));
  g_assert_nonnull (strstr (f->out, "Day 4 · Friday 20 November"));
  g_assert_nonnull (strstr (f->out, "Call your clinic today: 01632 960123."));
  /* Global options may stand behind the verb, too. */
  assert_run (f, 0, "show", "--json");
  root = fixture_parse (f, parser);
  procedure = json_object_get_object_member (root, "procedure");
  g_assert_cmpuint (strlen (json_object_get_string_member (procedure, "id")), ==, 36);
  g_assert_cmpstr (json_object_get_string_member (procedure, "date"), ==, "2026-11-16");
  g_assert_cmpint (json_object_get_int_member (procedure, "threads"), ==, 8);
  g_assert_cmpint (json_object_get_int_member (root, "day"), ==, 4);
  entries = json_object_get_array_member (root, "entries");
  g_assert_cmpuint (json_array_get_length (entries), ==, 1);
  entry = json_array_get_object_element (entries, 0);
  g_assert_cmpint (json_object_get_int_member (entry, "day"), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (entry, "date"), ==, "2026-11-20");
  g_assert_cmpstr (json_object_get_string_member (entry, "recorded_at"), ==, "2026-11-20T20:04:00+01:00");
  g_assert_cmpstr (json_object_get_string_member (entry, "author"), ==, "helper");
  ratings = json_object_get_object_member (entry, "ratings");
  g_assert_cmpint (json_object_get_int_member (ratings, "swelling"), ==, 4);
  g_assert_true (json_object_get_null_member (ratings, "bruising"));
  g_assert_cmpint (json_object_get_int_member (ratings, "discomfort"), ==, 8);
  g_assert_true (json_object_get_null_member (ratings, "tightness"));
  g_assert_true (json_object_get_null_member (ratings, "numbness"));
  g_assert_true (json_object_get_boolean_member (entry, "signs_checked"));
  sign = json_array_get_object_element (json_object_get_array_member (entry, "signs"), 0);
  g_assert_cmpstr (json_object_get_string_member (sign, "sign"), ==, "pus");
  g_assert_cmpstr (json_object_get_string_member (sign, "side"), ==, "left");
  g_assert_cmpstr (json_object_get_string_member (entry, "more_side"), ==, "left");
  g_assert_false (json_object_get_boolean_member (entry, "pain_relief"));
  g_assert_nonnull (strstr (f->out, "\"temperature_c\" : 38.4,"));
  g_assert_cmpstr (json_object_get_string_member (entry, "note"), ==, "say \"temperature_c\" : 1");
  findings = json_object_get_array_member (root, "findings");
  finding = json_array_get_object_element (findings, 0);
  g_assert_cmpstr (json_object_get_string_member (finding, "rule"), ==, "sign");
  g_assert_cmpstr (json_object_get_string_member (finding, "tier"), ==, "today");
  g_assert_cmpint (json_object_get_int_member (finding, "day"), ==, 4);
  g_assert_nonnull (json_object_get_string_member (finding, "text"));
}

static void
test_log_changes_what_is_named (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *entry, *ratings;

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--swelling", "4", "--bruising", "3", "--note", "first", "--sign", "nothing");
  assert_run (f, 0, "log", "--swelling", "clear", "--note", "clear");
  assert_run (f, 0, "show", "--json", "--day", "4");
  entry = json_array_get_object_element (json_object_get_array_member (fixture_parse (f, parser), "entries"), 0);
  ratings = json_object_get_object_member (entry, "ratings");
  g_assert_true (json_object_get_null_member (ratings, "swelling"));
  g_assert_cmpint (json_object_get_int_member (ratings, "bruising"), ==, 3);
  g_assert_true (json_object_get_null_member (entry, "note"));
  g_assert_true (json_object_get_boolean_member (entry, "signs_checked"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (entry, "signs")), ==, 0);
  f->input = "from a pipe\nwith two lines\n";
  assert_run (f, 0, "log", "--note", "-", "--day", "2026-11-18");
  assert_run (f, 0, "show", "--day", "2");
  g_assert_nonnull (strstr (f->out, "from a pipe"));
  g_assert_nonnull (strstr (f->out, "with two lines"));
  g_assert_nonnull (strstr (f->out, "afterwards"));
}

static void
test_history_undo_delete (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root, *revision;
  JsonArray *revisions;

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--swelling", "4");
  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (f->clock), G_TIME_SPAN_MINUTE);
  assert_run (f, 0, "log", "--swelling", "6");
  assert_run (f, 0, "undo", "4");
  assert_run (f, 0, "delete", "2026-11-20");
  assert_run (f, 0, "--json", "history", "4");
  root = fixture_parse (f, parser);
  g_assert_cmpint (json_object_get_int_member (root, "day"), ==, 4);
  revisions = json_object_get_array_member (root, "revisions");
  g_assert_cmpuint (json_array_get_length (revisions), ==, 4);
  for (guint i = 0; i < 4; i++) {
    static const int swelling[] = { 4, 6, 4 };

    revision = json_array_get_object_element (revisions, i);
    g_assert_cmpint (json_object_get_int_member (revision, "seq"), ==, i + 1);
    g_assert_cmpint (json_object_get_boolean_member (revision, "deleted"), ==, i == 3);
    g_assert_cmpstr (json_object_get_string_member (revision, "author"), ==, "me");
    g_assert_true (json_object_get_null_member (revision, "note"));
    g_assert_true (json_object_has_member (revision, "recorded_at"));
    g_assert_true (json_object_has_member (revision, "signs"));
    if (i < 3)
      g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (revision, "ratings"), "swelling"), ==,
                       swelling[i]);
  }
  assert_run (f, 3, "show", "--day", "4");
  assert_run (f, 3, "history", "3");
  assert_run (f, 0, "undo", "4");
  assert_run (f, 0, "show", "--day", "4");
}

static void
test_check_json (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--swelling", "4");
  assert_run (f, 0, "log", "--swelling", "5");
  assert_run (f, 0, "check", "--json");
  root = fixture_parse (f, parser);
  g_assert_true (json_object_get_boolean_member (root, "ok"));
  g_assert_cmpint (json_object_get_int_member (root, "schema"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (root, "entries"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (root, "revisions"), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "problems")), ==, 0);
  g_assert_cmpuint (json_object_get_size (root), ==, 5);
}

static void
test_bad_words_change_nothing (Fixture *f, gconstpointer data)
{
  static const struct {
    int code;
    const char *args[6];
  } bad[] = {
    { 2, { "log", "--swelling", "abc" } },
    { 2, { "log", "--swelling", "11" } },
    { 2, { "log", "--swelling", "-1" } },
    { 2, { "log", "--swelling", "" } },
    { 2, { "log", "--swelling", "٤" } },
    { 2, { "log", "--swelling", "none" } },
    { 2, { "log", "--swelling" } },
    { 2, { "log", "--swelling", "4", "--day", "2026-02-30" } },
    { 2, { "log", "--swelling", "4", "--day", "tomorrow" } },
    { 3, { "log", "--swelling", "4", "--day", "2026-11-21" } },
    { 3, { "log", "--swelling", "4", "--day", "5" } },
    { 3, { "log", "--swelling", "4", "--day", "-31" } },
    { 2, { "log", "--sign", "headache" } },
    { 2, { "log", "--sign", "pus:front" } },
    { 2, { "log", "--sign", "fever:left" } },
    { 2, { "log", "--sign", "nothing", "--sign", "fever" } },
    { 2, { "log", "--temperature", "101" } },
    { 2, { "log", "--temperature", "29.9" } },
    { 2, { "log", "--pain-relief", "maybe" } },
    { 2, { "log", "--more-side", "up" } },
    { 2, { "log", "--author", "doctor" } },
    { 2, { "log", "--unknown", "1" } },
    { 2, { "log", "word", "--swelling", "1" } },
    { 2, { "log" } },
    { 3, { "log", "--swelling", "4", "--procedure", "ffffffff" } },
    { 3, { "log", "--swelling", "4", "--procedure", "abc" } },
    { 2, { "procedure", "new" } },
    { 2, { "procedure", "new", "--date", "2026-02-30" } },
    { 2, { "procedure", "new", "--date=2026-11-01", "--area", "nose" } },
    { 2, { "procedure", "new", "--date=2026-11-01", "--material", "wool" } },
    { 2, { "procedure", "edit", "--threads", "0" } },
    { 3, { "procedure", "edit", "ffffffff", "--threads", "4" } },
    { 3, { "procedure", "archive", "ffffffff" } },
    { 2, { "procedure" } },
    { 2, { "undo", "1", "2" } },
    { 2, { "undo", "abc" } },
    { 3, { "undo", "3" } },
    { 3, { "delete", "3" } },
    { 2, { "history", "2026-13-01" } },
    { 2, { "export" } },
    { 2, { "export", "--format", "doc" } },
    { 2, { "export", "--format", "csv", "--from", "4", "--to=1" } },
    { 1, { "export", "--format", "csv", "-o", "/nonexistent/folder/a.csv" } },
    { 2, { "dance" } },
  };
  g_autofree char *before = NULL;

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--swelling", "4");
  before = fixture_dump (f);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    const char *const *a = bad[i].args;
    g_autofree char *after = NULL;
    int code = fixture_run (f, a[0], a[1], a[2], a[3], a[4], a[5], NULL);

    if (code != bad[i].code)
      g_test_message ("%s %s %s: %s", a[0], a[1], a[2], f->err);
    g_assert_cmpint (code, ==, bad[i].code);
    g_assert_true (g_str_has_prefix (f->err, "afterlift-cli: "));
    g_assert_true (g_str_has_suffix (f->err, ".\n"));
    g_assert_cmpuint (strlen (f->err), >, 30);
    after = fixture_dump (f);
    g_assert_cmpstr (after, ==, before);
  }
  assert_run (f, 2, "log", "--bruising", "none");
  g_assert_cmpstr (f->err, ==, "afterlift-cli: Say 0 for none, or 'clear' for not answered.\n");
}

static void
test_not_a_diary (Fixture *f, gconstpointer data)
{
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (f->diary, "Dear diary, this is a text file and no database at all.\n", -1, NULL));
  assert_run (f, 1, "log", "--swelling", "4");
  assert_run (f, 1, "show");
  assert_run (f, 1, "procedure", "new", "--date", "2026-11-16");
  g_assert_true (g_file_get_contents (f->diary, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "Dear diary, this is a text file and no database at all.\n");
  /* It does not stand between her and the numbers. */
  assert_run (f, 0, "worried");
  g_assert_nonnull (strstr (f->out, "Get help now"));
}

static void
assert_fits (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    if (g_utf8_strlen (lines[i], -1) > 80)
      g_test_message ("%s", lines[i]);
    g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 80);
    g_assert_false (g_str_has_suffix (lines[i], "\033[0m"));
  }
}

static void
test_sample_and_show (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "sample", NULL);
  g_autofree char *diary = g_build_filename (folder, "diary.db", NULL);

  assert_run (f, 0, "sample", folder);
  assert_run (f, 1, "sample", folder);
  g_free (f->diary);
  f->diary = g_steal_pointer (&diary);
  assert_run (f, 0, "show");
  assert_fits (f->out);
  g_assert_nonnull (strstr (f->out, "Swelling: 5 on day 1, 1 on day 8. Rough guide for day 8: 0 to 3."));
  g_assert_nonnull (strstr (f->out, "no clinician has reviewed it."));
  g_assert_nonnull (strstr (f->out, "5*"));
  g_assert_nonnull (strstr (f->out, "dimple, pucker or ridge, left"));
  /* Day 4 is a gap: an empty row in no table, and no mark in the chart. */
  g_assert_nonnull (strstr (f->out, "│"));
  assert_run (f, 0, "check");
  assert_run (f, 0, "worried");
  assert_fits (f->out);
  g_assert_nonnull (strstr (f->out, "01632 960123"));
}

static void
test_export (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *format;
    const char *magic;
    gsize length;
  } formats[] = { { "pdf", "%PDF-", 5 }, { "csv", "\xEF\xBB\xBF" "date,", 8 }, { "png", "\x89PNG", 4 },
                  { "svg", "<?xml", 5 } };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--swelling", "4", "--day", "1");
  assert_run (f, 0, "log", "--swelling", "3");
  before = fixture_dump (f);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *path = g_strconcat (f->folder, "/out.", formats[i].format, NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    GStatBuf info;

    assert_run (f, 0, "export", "--format", formats[i].format, "-o", path);
    g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
    g_assert_cmpuint (length, >, 50);
    g_assert_cmpmem (bytes, formats[i].length, formats[i].magic, formats[i].length);
    g_assert_cmpint (g_stat (path, &info), ==, 0);
    g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  }
  assert_run (f, 0, "export", "--format", "csv", "-o", "-", "--from", "2");
  g_assert_null (strstr (f->out, "2026-11-17"));
  g_assert_nonnull (strstr (f->out, "2026-11-20,4,3,,,"));
  after = fixture_dump (f);
  g_assert_cmpstr (after, ==, before);
}

static void
test_procedures (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *prefix = NULL;
  JsonObject *procedure;

  fixture_make_procedure (f);
  assert_run (f, 0, "procedure", "edit", "--clinic", "Clinic of the Test", "--phone", "clear", "--questions",
              "May I sleep on my side?", "--area", "neck");
  assert_run (f, 0, "procedure", "show", "--json");
  procedure = fixture_parse (f, parser);
  g_assert_cmpstr (json_object_get_string_member (procedure, "clinic"), ==, "Clinic of the Test");
  g_assert_true (json_object_get_null_member (procedure, "phone"));
  g_assert_cmpstr (json_object_get_string_member (procedure, "material"), ==, "pdo");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (procedure, "areas")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (procedure, "questions")), ==, 1);
  prefix = g_strndup (json_object_get_string_member (procedure, "id"), 4);
  assert_run (f, 0, "procedure", "show", prefix);
  assert_run (f, 0, "procedure", "archive", prefix);
  assert_run (f, 3, "show");
  assert_run (f, 0, "procedure", "list");
  g_assert_nonnull (strstr (f->out, "put away"));
}

static void
test_sign_since (Fixture *f, gconstpointer data)
{
  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--day", "3", "--sign", "fever");
  assert_run (f, 0, "log", "--sign", "fever", "--temperature", "38.4");
  assert_run (f, 0, "worried");
  g_assert_nonnull (strstr (f->out, "Since day 3: fever"));
}

static void
test_help (Fixture *f, gconstpointer data)
{
  static const char *const verbs[][2] = {
    { "log", NULL }, { "show", NULL }, { "history", NULL }, { "undo", NULL }, { "delete", NULL }, { "export", NULL },
    { "check", NULL }, { "sample", NULL }, { "worried", NULL }, { "procedure", "new" }, { "procedure", "list" },
    { "procedure", "show" }, { "procedure", "edit" }, { "procedure", "archive" },
  };

  assert_run (f, 0, "--help");
  assert_fits (f->out);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++) {
    g_assert_nonnull (strstr (f->out, verbs[i][0]));
  }
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++) {
    if (verbs[i][1] != NULL)
      assert_run (f, 0, verbs[i][0], verbs[i][1], "--help");
    else
      assert_run (f, 0, verbs[i][0], "--help");
    g_assert_true (g_str_has_prefix (f->out, "Usage: afterlift-cli "));
    assert_fits (f->out);
  }
  assert_run (f, 0, "--version");
  g_assert_true (g_str_has_prefix (f->out, "afterlift-cli (Afterlift) "));
  g_assert_cmpint (fixture_run (f, NULL), ==, 2);
  g_assert_false (g_file_test (f->diary, G_FILE_TEST_EXISTS));
}

#define ADD(path, function) g_test_add ("/cli/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  /* The same bytes in every language setting: run once more under others by the end-to-end test. */
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("reading-creates-nothing", test_reading_creates_nothing);
  ADD ("log-and-show-json", test_log_and_show_json);
  ADD ("log-changes-what-is-named", test_log_changes_what_is_named);
  ADD ("history-undo-delete", test_history_undo_delete);
  ADD ("check-json", test_check_json);
  ADD ("bad-words-change-nothing", test_bad_words_change_nothing);
  ADD ("not-a-diary", test_not_a_diary);
  ADD ("sample-and-show", test_sample_and_show);
  ADD ("export", test_export);
  ADD ("procedures", test_procedures);
  ADD ("sign-since", test_sign_since);
  ADD ("help", test_help);
  return g_test_run ();
}
