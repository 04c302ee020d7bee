/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "cli-fixture.h"
#include "lift-cli.h"

/* Every file of a diary that an export could be aimed at, directly or by another name. */
static void
test_export_never_over_the_diary (Fixture *f, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  static const char *const formats[] = { "csv", "pdf", "png", "svg" };
  g_autofree char *other = g_build_filename (f->folder, "link.csv", NULL);
  g_autofree char *roundabout = g_build_filename (f->folder, "..", strrchr (f->folder, '/') + 1, "diary.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--swelling", "4");
  before = fixture_dump (f);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *target = g_strconcat (f->diary, suffixes[i], NULL);

    assert_run (f, 1, "export", "--format", formats[i], "-o", target);
    g_assert_nonnull (strstr (f->err, "is a diary"));
  }
  assert_run (f, 1, "export", "--format", "csv", "-o", roundabout);
  g_assert_cmpint (symlink (f->diary, other), ==, 0);
  assert_run (f, 1, "export", "--format", "csv", "-o", other);
  g_unlink (other);
  g_assert_cmpint (link (f->diary, other), ==, 0);
  assert_run (f, 1, "export", "--format", "csv", "-o", other);
  after = fixture_dump (f);
  g_assert_cmpstr (before, ==, after);
}

/* The date of a procedure with days cannot be taken away; a deleted day that is brought back has no number. */
static void
test_days_without_a_date (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--swelling", "4", "--sign", "fever");
  assert_run (f, 3, "procedure", "edit", "--date", "clear");
  assert_run (f, 0, "delete", "2026-11-20");
  assert_run (f, 0, "procedure", "edit", "--date", "clear");
  assert_run (f, 0, "undo", "2026-11-20");
  assert_run (f, 0, "show");
  g_assert_nonnull (strstr (f->out, "20 Nov"));
  assert_run (f, 0, "show", "--day", "2026-11-20");
  assert_run (f, 0, "history", "2026-11-20");
  assert_run (f, 3, "history", "0");
  assert_run (f, 0, "worried");
  assert_run (f, 0, "--json", "show");
  object = fixture_parse (f, parser);
  object = json_array_get_object_element (json_object_get_array_member (object, "entries"), 0);
  g_assert_true (json_object_get_null_member (object, "day"));
  assert_run (f, 0, "--json", "history", "2026-11-20");
  g_assert_true (json_object_get_null_member (fixture_parse (f, parser), "day"));
}

/* The first day that the calendar of the diary knows has no day before it. */
static void
test_first_day_of_the_calendar (Fixture *f, gconstpointer data)
{
  assert_run (f, 0, "procedure", "new", "--date", "1900-01-01");
  assert_run (f, 0, "log", "--day", "0", "--swelling", "4", "--sign", "fever");
  assert_run (f, 3, "log", "--day", "-1", "--swelling", "4");
  assert_run (f, 0, "show");
  assert_run (f, 0, "history", "1900-01-01");
  assert_run (f, 0, "export", "--format", "csv", "-o", "-");
  g_assert_nonnull (strstr (f->out, "1900-01-01,0,4"));
}

/* Control characters of a note reach the file and JSON, and never the terminal. */
static void
test_control_characters (Fixture *f, gconstpointer data)
{
  static const char note[] = "one\001\033[2Jtwo\037three\177\302\233four\tfive\r\nsix";
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *entry;

  fixture_make_procedure (f);
  f->input = note;
  assert_run (f, 0, "log", "--note", "-");
  for (guint i = 0; i < 3; i++) {
    static const char *const verbs[][2] = { { "show", NULL }, { "history", "2026-11-20" }, { "show", "--day=4" } };

    assert_run (f, 0, verbs[i][0], verbs[i][1]);
    g_assert_nonnull (strstr (f->out, "three"));
    for (const char *p = f->out; *p != '\0'; p = g_utf8_next_char (p))
      g_assert_true (*p == '\n' || !g_unichar_iscntrl (g_utf8_get_char (p)));
  }
  assert_run (f, 2, "history", "\033[31m");
  g_assert_null (strchr (f->err, '\033'));
  assert_run (f, 2, "show", "a\377b");
  g_assert_true (g_utf8_validate (f->err, -1, NULL));

  assert_run (f, 0, "--json", "show");
  for (const char *p = f->out; *p != '\0'; p++)
    g_assert_true (*p == '\n' || (guchar) *p >= 0x20);
  entry = json_array_get_object_element (json_object_get_array_member (fixture_parse (f, parser), "entries"), 0);
  g_assert_cmpstr (json_object_get_string_member (entry, "note"), ==, note);
}

/* A program that asked for JSON gets JSON, or nothing at all. */
static void
test_json_of_acts (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "sample", NULL);
  g_autofree char *target = g_build_filename (f->folder, "a.csv", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--day", "2", "--swelling", "4");
  assert_run (f, 0, "--json", "delete", "2");
  object = fixture_parse (f, parser);
  g_assert_cmpint (json_object_get_int_member (object, "day"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (object, "date"), ==, "2026-11-18");
  g_assert_true (json_object_get_boolean_member (object, "deleted"));
  assert_run (f, 0, "--json", "undo", "2");
  object = json_array_get_object_element (json_object_get_array_member (fixture_parse (f, parser), "taken_back"), 0);
  g_assert_cmpint (json_object_get_int_member (object, "day"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (object, "date"), ==, "2026-11-18");
  assert_run (f, 0, "--json", "export", "--format", "csv", "-o", target);
  object = fixture_parse (f, parser);
  g_assert_cmpstr (json_object_get_string_member (object, "file"), ==, target);
  g_assert_cmpstr (json_object_get_string_member (object, "format"), ==, "csv");
  assert_run (f, 0, "--json", "sample", folder);
  g_assert_true (g_str_has_suffix (json_object_get_string_member (fixture_parse (f, parser), "diary"), "diary.db"));
  assert_run (f, 3, "--json", "delete", "3");
  g_assert_cmpstr (f->out, ==, "");
}

/* A note that could not be read is not an empty note; a full disk behind a pipe is not success. */
static void
test_broken_streams (Fixture *f, gconstpointer data)
{
  const char *argv[] = { "afterlift-cli", "--diary", f->diary, "log", "--note", "-", NULL };
  const char *show[] = { "afterlift-cli", "--diary", f->diary, "show", NULL };
  const char *help[] = { "afterlift-cli", "--help", NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  FILE *folder = fopen ("/", "r");
  FILE *full = fopen ("/dev/full", "w");
  FILE *null = fopen ("/dev/null", "w");

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--note", "kept");
  before = fixture_dump (f);
  g_assert_cmpint (lift_cli_run (6, (char **) argv, f->clock, folder, null, null), ==, 1);
  after = fixture_dump (f);
  g_assert_cmpstr (before, ==, after);
  setvbuf (full, NULL, _IONBF, 0);
  g_assert_cmpint (lift_cli_run (4, (char **) show, f->clock, folder, full, null), ==, 1);
  g_assert_cmpint (lift_cli_run (2, (char **) help, f->clock, folder, full, null), ==, 1);
  fclose (folder);
  fclose (full);
  fclose (null);
}

/* Clearing what was never answered saves nothing, and so has no time; the hint after a delete can be typed. */
static void
test_nothing_saved_and_hint (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;

  fixture_make_procedure (f);
  assert_run (f, 0, "--json", "log", "--swelling", "clear");
  object = fixture_parse (f, parser);
  g_assert_false (json_object_get_boolean_member (object, "saved"));
  g_assert_true (json_object_get_null_member (json_object_get_object_member (object, "entry"), "recorded_at"));
  assert_run (f, 0, "log", "--swelling", "clear");
  g_assert_null (strstr (f->out, "saved before"));
  assert_run (f, 0, "log", "--swelling", "3");
  assert_run (f, 0, "delete", "4");
  g_assert_nonnull (strstr (f->out, "undo 2026-11-20"));
  assert_run (f, 0, "undo", "2026-11-20");
}

/* What says two things at once is not guessed. */
static void
test_sign_and_no_sign (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_make_procedure (f);
  before = fixture_dump (f);
  assert_run (f, 2, "log", "--sign", "fever", "--no-sign", "fever");
  assert_run (f, 2, "log", "--no-sign", "pus", "--sign", "pus:left");
  after = fixture_dump (f);
  g_assert_cmpstr (before, ==, after);
  assert_run (f, 0, "log", "--no-sign", "fever", "--sign", "pus:left");
}

static void
test_all_put_away (Fixture *f, gconstpointer data)
{
  fixture_make_procedure (f);
  assert_run (f, 0, "procedure", "archive");
  assert_run (f, 3, "show");
  g_assert_nonnull (strstr (f->err, "put away"));
  assert_run (f, 0, "worried");
}

/* A clock that was set back: what was written last stays the newest, and undo takes that back. */
static void
test_clock_set_back (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *revisions;
  JsonObject *entry;

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--day", "2", "--swelling", "4");
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (f->clock), "2026-11-18T08:00:00");
  assert_run (f, 0, "log", "--day", "2", "--swelling", "5");
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (f->clock), "2026-11-16T00:00:00");
  assert_run (f, 3, "log", "--day", "2", "--swelling", "6");
  assert_run (f, 0, "show");
  assert_run (f, 0, "--json", "show");
  entry = json_array_get_object_element (json_object_get_array_member (fixture_parse (f, parser), "entries"), 0);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (entry, "ratings"), "swelling"), ==, 5);
  assert_run (f, 0, "export", "--format", "pdf", "-o", "-");
  assert_run (f, 0, "undo", "2");
  assert_run (f, 0, "--json", "history", "2");
  revisions = json_object_get_array_member (fixture_parse (f, parser), "revisions");
  g_assert_cmpuint (json_array_get_length (revisions), ==, 3);
  entry = json_array_get_object_element (revisions, 2);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (entry, "ratings"), "swelling"), ==, 4);
  assert_run (f, 0, "check");
}

#define ADD(path, function) g_test_add ("/cli/limits/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("export-never-over-the-diary", test_export_never_over_the_diary);
  ADD ("days-without-a-date", test_days_without_a_date);
  ADD ("first-day-of-the-calendar", test_first_day_of_the_calendar);
  ADD ("control-characters", test_control_characters);
  ADD ("json-of-acts", test_json_of_acts);
  ADD ("broken-streams", test_broken_streams);
  ADD ("sign-and-no-sign", test_sign_and_no_sign);
  ADD ("all-put-away", test_all_put_away);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("nothing-saved-and-hint", test_nothing_saved_and_hint);
  return g_test_run ();
}
