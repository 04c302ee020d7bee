/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* As a tracker with sliders writes it: semicolons, the day first, 0 to 100, several rows a day, columns of no use. */
static const char tracker[] =
  "Datum;Uhrzeit;Schwellung;Bluterguss;Stimmung;Notiz\r\n"
  "18/11/2026;21:10;35;10;gut;\r\n"
  "18/11/2026;08:05;62,5;;mittel;\"geschwollen; aber besser\"\r\n"
  "17/11/2026;20:00;80;40;;\r\n";
static const char map[] = "[table]\ndate=datum\ndate-format=dmy\ntime=Uhrzeit\nnote=Notiz\nday0=2026-11-16\n\n"
                          "[swelling]\ncolumn=Schwellung\nto=100\n\n[bruising]\ncolumn=Bluterguss\nto=100\n";

static char *
write_file (Fixture *f, const char *name, const char *content)
{
  char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static void
log_days (Fixture *f)
{
  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--day", "1", "--swelling", "6", "--note", "=1+1 \"quoted\", and\nmore", "--sign", "fever");
  assert_run (f, 0, "log", "--day", "2", "--swelling", "5", "--bruising", "0", "--temperature", "38.2");
  assert_run (f, 0, "log", "--day", "3", "--sign", "nothing", "--author", "helper");
}

static char *
export_to (Fixture *f, const char *name, const char *format)
{
  char *path = g_build_filename (f->folder, name, NULL);

  assert_run (f, 0, "export", "--format", format, "-o", path);
  return path;
}

static void
use_another_diary (Fixture *f)
{
  g_free (f->diary);
  f->diary = g_build_filename (f->folder, "another.db", NULL);
}

/* Out, into an empty diary, and out again: the same bytes; and once more in: nothing is written. */
static void
test_round_trip (Fixture *f, gconstpointer data)
{
  const char *format = data;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  log_days (f);
  first = export_to (f, "first", format);
  use_another_diary (f);
  assert_run (f, 0, "import", "--dry-run", first);
  g_assert_false (g_file_test (f->diary, G_FILE_TEST_EXISTS));
  assert_run (f, 0, "import", first);
  second = export_to (f, "second", format);
  g_assert_true (g_file_get_contents (first, &one, NULL, NULL));
  g_assert_true (g_file_get_contents (second, &other, NULL, NULL));
  g_assert_cmpstr (one, ==, other);
  before = fixture_dump (f);
  assert_run (f, 0, "import", first);
  g_assert_nonnull (strstr (f->out, "Nothing was changed"));
  after = fixture_dump (f);
  g_assert_cmpstr (before, ==, after);
}

static void
test_tracker (Fixture *f, gconstpointer data)
{
  g_autofree char *table = write_file (f, "tracker.csv", tracker);
  g_autofree char *map_file = write_file (f, "tracker.map", map);

  assert_run (f, 2, "import", table);
  g_assert_nonnull (strstr (f->out, "Datum, Uhrzeit, Schwellung"));
  g_assert_nonnull (strstr (f->out, "date-format=dmy"));
  g_assert_nonnull (strstr (f->out, "to=100"));
  g_assert_false (g_file_test (f->diary, G_FILE_TEST_EXISTS));
  assert_run (f, 0, "import", "--map", map_file, table);
  g_assert_nonnull (strstr (f->out, "(line 3): Swelling 62,5"));
  assert_run (f, 0, "export", "--format", "csv", "-o", "-");
  g_assert_nonnull (strstr (f->out, "2026-11-17,1,8,4,,,"));
  g_assert_nonnull (strstr (f->out, "2026-11-18,2,6,1,,geschwollen; aber besser,"));
  assert_run (f, 0, "import", "--map", map_file, table);
  g_assert_nonnull (strstr (f->out, "Nothing was changed"));
}

/* The input instead of a file, and JSON instead of words. */
static void
test_input (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;
  JsonObject *line;

  f->input = "date,day_after_procedure,swelling_0_10\n2026-11-17,1,4\n2026-11-18,2,12\n";
  assert_run (f, 3, "--json", "import", "-");
  root = fixture_parse (f, parser);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (root, "days"), "refused"), ==, 1);
  line = json_array_get_object_element (json_object_get_array_member (root, "lines"), 1);
  g_assert_cmpint (json_object_get_int_member (line, "line"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (line, "column"), ==, 14);
  g_assert_false (g_file_test (f->diary, G_FILE_TEST_EXISTS));
  assert_run (f, 0, "--json", "import", "--skip-refused", "-");
  assert_run (f, 0, "export", "--format", "csv", "-o", "-");
  g_assert_nonnull (strstr (f->out, "2026-11-17,1,4,"));
}

static void
test_errors (Fixture *f, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (f->folder, "nowhere.csv", NULL);
  g_autofree char *empty = write_file (f, "empty.csv", "");
  g_autofree char *header = write_file (f, "header.csv", "date,swelling_0_10\n");
  g_autofree char *open_quote = write_file (f, "open.csv", "date,swelling_0_10,note\n2026-11-17,3,\"never closed\n");
  g_autofree char *column = write_file (f, "column.csv", "date,swelling_0_10,mood\n2026-11-17,3,good\n");
  g_autofree char *latin = write_file (f, "latin.csv", "date,swelling_0_10,note\n2026-11-17,3,gr\xfcn\n");
  g_autofree char *bad_map = write_file (f, "bad.map", "[table]\ndate=Day\n");

  fixture_make_procedure (f);
  assert_run (f, 2, "import");
  assert_run (f, 1, "import", nowhere);
  assert_run (f, 1, "import", f->folder);
  assert_run (f, 2, "import", empty);
  assert_run (f, 0, "import", header);
  assert_run (f, 2, "import", open_quote);
  g_assert_nonnull (strstr (f->err, "line 2"));
  assert_run (f, 2, "import", column);
  g_assert_nonnull (strstr (f->err, "mood"));
  assert_run (f, 2, "import", latin);
  g_assert_nonnull (strstr (f->err, "CSV UTF-8"));
  assert_run (f, 2, "import", "--map", bad_map, header);
  g_assert_nonnull (strstr (f->err, "date-format"));
  assert_run (f, 2, "import", "--merge", "--replace", header);
  assert_run (f, 3, "import", "--procedure", "0000", header);
}

/* A file that replaces deletes what it does not have; undo without a day takes all of it back. */
static void
test_replace_and_undo (Fixture *f, gconstpointer data)
{
  g_autofree char *table = NULL;

  log_days (f);
  table = write_file (f, "one.csv", "date,day_after_procedure,swelling_0_10\n2026-11-17,1,2\n");
  assert_run (f, 0, "import", "--replace", table);
  g_assert_nonnull (strstr (f->out, "before-import"));
  assert_run (f, 0, "export", "--format", "csv", "-o", "-");
  g_assert_nonnull (strstr (f->out, "2026-11-17,1,2,"));
  /* The table has no column for notes and signs, so it says nothing of them. */
  g_assert_nonnull (strstr (f->out, "fever"));
  g_assert_null (strstr (f->out, "2026-11-18"));
  assert_run (f, 0, "undo");
  g_assert_nonnull (strstr (f->out, "3 days"));
  assert_run (f, 0, "export", "--format", "csv", "-o", "-");
  g_assert_nonnull (strstr (f->out, "2026-11-17,1,6,"));
  g_assert_nonnull (strstr (f->out, "2026-11-18,2,5,0,"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) g_test_add ("/cli/import/" name, Fixture, data, fixture_set_up, func, fixture_tear_down)
  ADD ("round-trip/csv", "csv", test_round_trip);
  ADD ("round-trip/csv-semicolon", "csv-semicolon", test_round_trip);
  ADD ("round-trip/json", "json", test_round_trip);
  ADD ("tracker", NULL, test_tracker);
  ADD ("input", NULL, test_input);
  ADD ("errors", NULL, test_errors);
  ADD ("replace-and-undo", NULL, test_replace_and_undo);
  return g_test_run ();
}
