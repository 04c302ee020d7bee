/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>

#include "cli-fixture.h"
#include "lift-export.h"

static const char *const formats[] = { "pdf", "csv", "csv-semicolon", "json", "fhir",
                                       "ics", "png", "svg",           "html", "text" };

static void
fill (Fixture *f)
{
  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--swelling", "4", "--day", "1", "--note", "=1+1 my words");
  assert_run (f, 0, "log", "--swelling", "5", "--day", "1");
  assert_run (f, 0, "log", "--swelling", "3", "--sign", "fever");
  assert_run (f, 0, "remind", "add", "--time", "20:00");
}

static void
test_all (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (f);
  before = fixture_dump (f);
  g_assert_cmpuint (G_N_ELEMENTS (formats), ==, LIFT_N_EXPORT_FORMATS);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *path = g_strconcat (f->folder, "/out.", formats[i], NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    GStatBuf info;

    assert_run (f, 0, "export", "--format", formats[i], "-o", path);
    g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
    g_assert_cmpuint (length, >, 100);
    g_assert_cmpint (g_stat (path, &info), ==, 0);
    g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    /* The same bytes go to the output. cairo gives its glyphs other names within one process. */
    if (g_utf8_validate (bytes, (gssize) length, NULL) && !g_str_equal (formats[i], "svg") &&
        !g_str_equal (formats[i], "html")) {
      assert_run (f, 0, "export", "--format", formats[i], "-o", "-");
      g_assert_cmpstr (f->out, ==, bytes);
      g_assert_cmpstr (f->err, ==, "");
    }
  }
  after = fixture_dump (f);
  g_assert_cmpstr (after, ==, before);
}

/* An option that a format does not know is refused, and nothing is written. */
static void
test_unknown_options (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *format;
    const char *option;
    const char *value;
  } cases[] = {
    { "csv", "--with-history", NULL }, { "fhir", "--with-history", NULL },
    { "csv", "--paper", "a4" },        { "json", "--identity", "A,1970-01-01" },
    { "csv", "--lang", "en" },         { "fhir", "--lang", "en" },
    { "ics", "--from", "1" },          { "ics", "--without", "notes" },
    { "json", "--procedure", "1234" }, { "html", "--paper", "letter" },
  };

  fill (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat (f->folder, "/none", NULL);

    assert_run (f, 2, "export", "--format", cases[i].format, "-o", path, cases[i].option, cases[i].value);
    g_assert_nonnull (strstr (f->err, cases[i].option));
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
}

static void
test_values (Fixture *f, gconstpointer data)
{
  static const char *const cases[][3] = {
    { "pdf", "--identity", "Ann" },
    { "pdf", "--identity", "," },
    { "pdf", "--identity", "A,1970-02-30" },
    { "pdf", "--identity", "A,2199-01-01" },
    { "pdf", "--without", "" },
    { "pdf", "--without", "notes,food" },
    { "pdf", "--lang", "../en" },
    { "pdf", "--paper", "A4" },
    { "pdf", "--from", "yes" },
  };

  fill (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_run (f, 2, "export", "--format", cases[i][0], "-o", "-", cases[i][1], cases[i][2]);
  assert_run (f, 2, "export", "--format", "json", "-o", "-", "--from", "2", "--to", "1");
}

static void
test_left_out (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = { "csv", "csv-semicolon", "json", "fhir", "html", "text" };

  fill (f);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    assert_run (f, 0, "export", "--format", texts[i], "-o", "-", "--without", "notes,signs");
    g_assert_null (strstr (f->out, "my words"));
    g_assert_null (strstr (f->out, "\"text\": \"Fever"));
  }
  assert_run (f, 0, "export", "--format", "json", "-o", "-", "--without", "signs");
  g_assert_nonnull (strstr (f->out, "my words"));
  g_assert_null (strstr (f->out, "fever"));
  assert_run (f, 0, "export", "--format", "json", "-o", "-", "--from", "2");
  g_assert_null (strstr (f->out, "my words"));
  g_assert_nonnull (strstr (f->out, "fever"));
}

static void
test_history (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *path = g_strconcat (f->folder, "/history.json", NULL);
  JsonObject *answer;

  fill (f);
  assert_run (f, 0, "export", "--format", "json", "-o", "-");
  g_assert_null (strstr (f->out, "\"swelling\": 4"));
  g_assert_cmpstr (f->err, ==, "");
  assert_run (f, 0, "export", "--format", "json", "-o", "-", "--with-history");
  g_assert_nonnull (strstr (f->out, "\"swelling\": 4"));
  g_assert_nonnull (strstr (f->out, "\"has_history\": true"));
  g_assert_nonnull (strstr (f->err, "days that you deleted"));
  assert_run (f, 0, "export", "--format", "json", "-o", path, "--with-history");
  g_assert_nonnull (strstr (f->out, "This file holds the history"));
  assert_run (f, 0, "--json", "export", "--format", "json", "-o", path, "--with-history");
  answer = fixture_parse (f, parser);
  g_assert_cmpstr (json_object_get_string_member (answer, "file"), ==, path);
  g_assert_cmpstr (json_object_get_string_member (answer, "format"), ==, "json");
}

static void
test_identity (Fixture *f, gconstpointer data)
{
  fill (f);
  assert_run (f, 0, "export", "--format", "fhir", "-o", "-", "--identity", "Smith, Ann,1970-02-28");
  g_assert_nonnull (strstr (f->out, "\"Smith, Ann\""));
  g_assert_nonnull (strstr (f->out, "\"birthDate\": \"1970-02-28\""));
  assert_run (f, 0, "export", "--format", "fhir", "-o", "-", "--identity", "Ann,");
  g_assert_nonnull (strstr (f->out, "\"Ann\""));
  g_assert_null (strstr (f->out, "birthDate"));
  assert_run (f, 0, "export", "--format", "fhir", "-o", "-", "--identity", ",1970-02-28");
  g_assert_nonnull (strstr (f->out, "birthDate"));
  assert_run (f, 0, "export", "--format", "text", "-o", "-", "--identity", "Smith, Ann,");
  g_assert_nonnull (strstr (f->out, "Smith, Ann"));
}

/* The whole diary can be written where no procedure is the current one; the rest cannot. */
static void
test_no_current_procedure (Fixture *f, gconstpointer data)
{
  fill (f);
  assert_run (f, 0, "procedure", "archive");
  assert_run (f, 0, "export", "--format", "json", "-o", "-");
  g_assert_nonnull (strstr (f->out, "my words"));
  assert_run (f, 3, "export", "--format", "ics", "-o", "-");
  assert_run (f, 3, "export", "--format", "csv", "-o", "-");
  g_assert_cmpstr (f->out, ==, "");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/cli/export/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("all", test_all);
  ADD ("unknown-options", test_unknown_options);
  ADD ("values", test_values);
  ADD ("left-out", test_left_out);
  ADD ("history", test_history);
  ADD ("identity", test_identity);
  ADD ("no-current-procedure", test_no_current_procedure);
  return g_test_run ();
}
