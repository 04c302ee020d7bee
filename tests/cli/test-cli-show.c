/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Events of a day on the command line, and a chart that is as wide as there is room. */

#include <locale.h>
#include <string.h>

#include "cli-fixture.h"

static JsonArray *
get_events (Fixture *f, JsonParser *parser)
{
  JsonObject *root;

  assert_run (f, 0, "show", "--json");
  root = fixture_parse (f, parser);
  return json_object_get_array_member (
    json_array_get_object_element (json_object_get_array_member (root, "entries"), 0), "events");
}

static void
test_events (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *events;

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--event", "cold-pack", "--event", "own: Walked to the sea ", "--event", "cold-pack");
  g_assert_nonnull (strstr (f->out, "Cold pack; Walked to the sea"));
  /* A second command adds to what is there. */
  assert_run (f, 0, "log", "--event", "clinic-visit", "--swelling", "2");
  events = get_events (f, parser);
  g_assert_cmpuint (json_array_get_length (events), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (events, 0), "event"), ==,
                   "cold-pack");
  g_assert_true (json_object_get_null_member (json_array_get_object_element (events, 0), "text"));
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (events, 1), "event"), ==, "own");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (events, 1), "text"), ==,
                   "Walked to the sea");
  assert_run (f, 0, "log", "--event", "clinic-visit");
  g_assert_nonnull (strstr (f->out, "This was saved before"));
  assert_run (f, 0, "show");
  g_assert_nonnull (strstr (f->out, "Cold pack; Walked to"));
  assert_run (f, 0, "log", "--event", "clear");
  g_assert_cmpuint (json_array_get_length (get_events (f, parser)), ==, 0);
}

static void
test_bad_events (Fixture *f, gconstpointer data)
{
  static const char *const bad[] = { "icepack", "own:", "own:  ", "own", "own:\xff", "" };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--event", "cold-pack");
  before = fixture_dump (f);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_run (f, 2, "log", "--event", bad[i]);
  assert_run (f, 2, "log", "--event", "clear", "--event", "cold-pack");
  after = fixture_dump (f);
  g_assert_cmpstr (after, ==, before);
}

/* The longest line of the chart, from its first row to its day numbers, in characters. */
static glong
measure_chart (const char *out)
{
  const char *end = strstr (out, "Swelling:");
  g_autofree char *chart = g_strndup (strstr (out, "10 │"), (gsize) (end - strstr (out, "10 │")));
  g_auto (GStrv) lines = g_strsplit (chart, "\n", -1);
  glong longest = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    longest = MAX (longest, g_utf8_strlen (lines[i], -1));
  return longest;
}

static int
count (const char *text, const char *what)
{
  int n = 0;

  for (const char *p = strstr (text, what); p != NULL; p = strstr (p + 1, what))
    n++;
  return n;
}

/* Forty-six days and one at day 90: every one is in the chart, however narrow it is. */
static void
test_width (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *columns;
    glong limit;
    const char *says;
  } cases[] = { { "80", 80, "Each column is 2 days, at their worst." },
                { "120", 120, NULL },
                { "40", 40, "Each column is 3 days, at their worst." },
                { "7", 40, "Each column is 3 days, at their worst." },
                { "many", 80, "Each column is 2 days, at their worst." } };

  assert_run (f, 0, "procedure", "new", "--date", "2026-08-01");
  for (int day = 0; day <= 90; day += 2) {
    g_autofree char *number = g_strdup_printf ("%d", day);

    /* The worst of a column is not its first or last day. */
    assert_run (f, 0, "log", "--day", number, "--swelling", day == 46 ? "8" : "2");
  }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_setenv ("COLUMNS", cases[i].columns, TRUE);
    assert_run (f, 0, "show");
    g_assert_cmpint (measure_chart (f->out), <=, cases[i].limit);
    g_assert_cmpint (measure_chart (f->out), >, cases[i].limit / 2);
    g_assert_cmpint (count (f->out, "\n 8 │"), ==, 1);
    g_assert_cmpint (g_utf8_strlen (strstr (f->out, "\n 8 │") + 1, strcspn (strstr (f->out, "\n 8 │") + 1, "\n")), >,
                     5);
    if (cases[i].says != NULL)
      g_assert_nonnull (strstr (f->out, cases[i].says));
    else
      g_assert_null (strstr (f->out, "Each column"));
  }
  g_unsetenv ("COLUMNS");
}

#define ADD(path, function) g_test_add ("/cli-show/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("events", test_events);
  ADD ("bad-events", test_bad_events);
  ADD ("width", test_width);
  return g_test_run ();
}
