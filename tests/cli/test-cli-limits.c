/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "cli-fixture.h"

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

#define ADD(path, function) g_test_add ("/cli/limits/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("export-never-over-the-diary", test_export_never_over_the_diary);
  ADD ("days-without-a-date", test_days_without_a_date);
  ADD ("first-day-of-the-calendar", test_first_day_of_the_calendar);
  return g_test_run ();
}
