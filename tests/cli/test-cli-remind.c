/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cli-fixture.h"

/* The clock of the fixture stands at 2026-11-20 20:04 in Berlin: day 4 of the procedure that it makes. */

static JsonArray *
parse_array (Fixture *f, JsonParser *parser)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, f->out, -1, &error);
  g_assert_no_error (error);
  return json_node_get_array (json_parser_get_root (parser));
}

static void
assert_member (JsonObject *object, const char *name, const char *expected)
{
  if (expected == NULL)
    g_assert_true (json_object_get_null_member (object, name));
  else
    g_assert_cmpstr (json_object_get_string_member (object, name), ==, expected);
}

static void
assert_next (Fixture *f, const char *due, const char *for_day, const char *kind, const char *reason_quiet)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *next;

  assert_run (f, 0, "--json", "remind", "next");
  next = fixture_parse (f, parser);
  g_assert_cmpuint (json_object_get_size (next), ==, 4);
  assert_member (next, "due", due);
  assert_member (next, "for_day", for_day);
  assert_member (next, "kind", kind);
  assert_member (next, "reason_quiet", reason_quiet);
}

/* The id of the only record that `VERB list` knows. */
static char *
get_id (Fixture *f, const char *verb)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *list;

  assert_run (f, 0, "--json", verb, "list");
  list = parse_array (f, parser);
  g_assert_cmpuint (json_array_get_length (list), ==, 1);
  return g_strdup (json_object_get_string_member (json_array_get_object_element (list, 0), "id"));
}

static void
test_add_and_list (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *first, *second, *third;
  JsonArray *list, *days;

  fixture_make_procedure (f);
  assert_run (f, 0, "remind", "add", "--time", "21:00");
  g_assert_nonnull (strstr (f->out, "21:00, every day, until day 14\nNext reminder: today 21:00\n"));
  assert_run (f, 0, "remind", "add", "--time", "22:30", "--days", "mon,wed", "--until", "forever");
  g_assert_nonnull (strstr (f->out, "22:30, Mon, Wed, until you stop it\n"));
  assert_run (f, 0, "remind", "add", "--visits", "day-before", "--time", "18:00");
  assert_run (f, 0, "remind", "list", "--json");
  list = parse_array (f, parser);
  g_assert_cmpuint (json_array_get_length (list), ==, 3);
  first = json_array_get_object_element (list, 0);
  assert_member (first, "kind", "daily");
  assert_member (first, "time", "21:00");
  assert_member (first, "visits", NULL);
  g_assert_cmpint (json_object_get_int_member (first, "last_day"), ==, 14);
  g_assert_true (json_object_get_boolean_member (first, "enabled"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (first, "days")), ==, 7);
  second = json_array_get_object_element (list, 1);
  days = json_object_get_array_member (second, "days");
  g_assert_cmpuint (json_array_get_length (days), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (days, 1), ==, "wed");
  assert_member (second, "last_day", NULL);
  third = json_array_get_object_element (list, 2);
  assert_member (third, "kind", "visit");
  assert_member (third, "visits", "day-before");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (third, "days")), ==, 0);
}

static void
assert_last_day (Fixture *f, const char *until, int expected)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  assert_run (f, 0, "--json", "remind", "add", "--time", "20:00", "--until", until);
  g_assert_cmpint (json_object_get_int_member (fixture_parse (f, parser), "last_day"), ==, expected);
}

static void
test_until (Fixture *f, gconstpointer data)
{
  fixture_make_procedure (f);
  assert_last_day (f, "2026-11-30", 14);
  assert_last_day (f, "2026-12-31", 45);
  assert_last_day (f, "28", 28);
  assert_last_day (f, "4", 4);
  /* Day 3 was yesterday; the fifteenth is the day before the procedure. */
  assert_run (f, 3, "remind", "add", "--time", "20:00", "--until", "3");
  assert_run (f, 3, "remind", "add", "--time", "20:00", "--until", "2026-11-15");
  assert_run (f, 3, "remind", "add", "--time", "20:00", "--until", "-1");
  assert_run (f, 2, "remind", "add", "--time", "20:00", "--until", "2026-02-30");
  assert_run (f, 2, "remind", "add", "--time", "20:00", "--until", "never");
  assert_run (f, 2, "remind", "add", "--time", "20:00", "--until", "14.5");
}

static void
test_until_without_date (Fixture *f, gconstpointer data)
{
  assert_run (f, 0, "procedure", "new", "--date", "clear");
  assert_run (f, 3, "remind", "add", "--time", "20:00", "--until", "2026-11-30");
  assert_run (f, 0, "remind", "add", "--time", "20:00", "--until", "20");
  assert_next (f, NULL, NULL, NULL, "no-procedure");
}

static void
test_next (Fixture *f, gconstpointer data)
{
  g_autofree char *id = NULL;

  fixture_make_procedure (f);
  assert_next (f, NULL, NULL, NULL, "no-reminders");
  assert_run (f, 0, "remind", "add", "--time", "21:00");
  assert_next (f, "2026-11-20T21:00:00+01:00", "2026-11-20", "daily", "not-yet");
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (f->clock), "2026-11-20T21:00:00");
  assert_next (f, "2026-11-20T21:00:00+01:00", "2026-11-20", "daily", NULL);
  assert_run (f, 0, "remind", "next");
  g_assert_cmpstr (f->out, ==, "Next reminder: now\n");
  assert_run (f, 0, "log", "--swelling", "4");
  assert_next (f, "2026-11-21T21:00:00+01:00", "2026-11-21", "daily", "logged");
  assert_run (f, 0, "remind", "pause");
  g_assert_cmpstr (f->out, ==, "Reminders are paused.\n");
  assert_next (f, NULL, NULL, NULL, "paused");
  assert_run (f, 0, "remind", "resume");
  g_assert_cmpstr (f->out, ==, "Next reminder: tomorrow 21:00\n");
  id = get_id (f, "remind");
  assert_run (f, 0, "remind", "edit", id, "--time", "02:30", "--until", "forever");
  assert_run (f, 0, "remind", "settings", "--day-end", "3");
  /* At half past two of the 21st it speaks of the 20th, which is written. */
  assert_next (f, "2026-11-22T02:30:00+01:00", "2026-11-21", "daily", "not-yet");
}

/* What the clock changes do is the plan's; that the offset is the day's own, this program's. */
static void
test_next_over_clock_change (Fixture *f, gconstpointer data)
{
  fixture_make_procedure (f);
  assert_run (f, 0, "remind", "add", "--time", "09:00", "--until", "forever");
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (f->clock), "2027-03-27T10:00:00");
  assert_run (f, 0, "remind", "pause");
  assert_run (f, 0, "remind", "resume");
  assert_next (f, "2027-03-28T09:00:00+02:00", "2027-03-28", "daily", "not-yet");
}

static void
test_edit_and_remove (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonParser) gone = json_parser_new ();
  g_autofree char *id = NULL;
  g_autofree char *prefix = NULL;
  JsonObject *reminder;

  fixture_make_procedure (f);
  assert_run (f, 0, "remind", "add", "--time", "21:00", "--days", "mon");
  id = get_id (f, "remind");
  prefix = g_strndup (id, 4);
  assert_run (f, 0, "--json", "remind", "edit", prefix, "--time", "06:15", "--days", "all", "--until", "20", "--off");
  reminder = fixture_parse (f, parser);
  assert_member (reminder, "id", id);
  assert_member (reminder, "time", "06:15");
  g_assert_cmpint (json_object_get_int_member (reminder, "last_day"), ==, 20);
  g_assert_false (json_object_get_boolean_member (reminder, "enabled"));
  assert_run (f, 0, "remind", "list");
  g_assert_nonnull (strstr (f->out, "06:15, every day, until day 20 (off)\nNo reminder is set."));
  assert_run (f, 0, "remind", "edit", id, "--on");
  g_assert_nonnull (strstr (f->out, "Next reminder: tomorrow 06:15"));
  assert_run (f, 2, "remind", "edit", id);
  assert_run (f, 2, "remind", "edit", id, "--on", "--off");
  assert_run (f, 2, "remind", "edit", id, "--time", "24:00");
  assert_run (f, 2, "remind", "edit");
  assert_run (f, 0, "--json", "remind", "remove", id);
  assert_member (fixture_parse (f, gone), "removed", id);
  assert_run (f, 3, "remind", "remove", id);
  assert_run (f, 3, "remind", "edit", id, "--on");
}

/* What is not understood or refused leaves the diary as it was, and says so in a sentence. */
static void
test_bad_words (Fixture *f, gconstpointer data)
{
  static const struct {
    int code;
    const char *words[8];
  } bad[] = {
    { 2, { "remind", "add" } },
    { 2, { "remind", "add", "--time", "25:00" } },
    { 2, { "remind", "add", "--time", "20:60" } },
    { 2, { "remind", "add", "--time", "8:00" } },
    { 2, { "remind", "add", "--time", "" } },
    { 2, { "remind", "add", "--time", "20:00", "--days", "mon,xyz" } },
    { 2, { "remind", "add", "--time", "20:00", "--days", "" } },
    { 2, { "remind", "add", "--time", "20:00", "--visits", "whenever" } },
    { 2, { "remind", "add", "--time", "20:00", "--visits", "day-before", "--until", "forever" } },
    { 2, { "remind", "add", "--time", "20:00", "--visits", "on-the-day", "--days", "mon" } },
    { 2, { "remind", "settings", "--quiet-hours", "22" } },
    { 2, { "remind", "settings", "--quiet-hours", "22:00-24:00" } },
    { 2, { "remind", "settings", "--snooze", "4" } },
    { 2, { "remind", "settings", "--snooze", "30", "--wording", "rude" } },
    { 2, { "remind", "settings", "--day-end", "7" } },
    { 2, { "remind", "settings", "--snooze", "off" } },
    { 2, { "remind", "test", "--in", "soon" } },
    { 3, { "remind", "test" } },
    { 3, { "remind", "edit", "ffffffff", "--off" } },
    { 3, { "remind", "edit", "ff", "--off" } },
    { 3, { "remind", "remove", "ffffffff" } },
    { 2, { "visit", "add" } },
    { 2, { "visit", "add", "--on", "2026-02-30" } },
    { 2, { "visit", "add", "--on", "2026-12-01", "--at", "noon" } },
    { 2, { "visit", "add", "--on", "2026-12-01", "--kind", "party" } },
    { 3, { "visit", "add", "--on", "2026-11-19" } },
    { 3, { "visit", "add", "--on", "2026-12-01", "--procedure", "ffffffff" } },
    { 3, { "visit", "edit", "ffffffff", "--at", "10:00" } },
    { 3, { "visit", "held", "ffffffff" } },
    { 3, { "visit", "remove", "ffffffff" } },
  };
  g_autofree char *before = NULL;

  fixture_make_procedure (f);
  before = fixture_dump (f);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    const char *const *w = bad[i].words;
    g_autofree char *after = NULL;

    assert_run (f, bad[i].code, w[0], w[1], w[2], w[3], w[4], w[5], w[6]);
    g_assert_cmpstr (f->out, ==, "");
    g_assert_true (g_str_has_prefix (f->err, "afterlift-cli: "));
    g_assert_true (g_str_has_suffix (f->err, ".\n"));
    after = fixture_dump (f);
    g_assert_cmpstr (before, ==, after);
  }
}

static void
test_settings (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) fresh = json_parser_new ();
  g_autoptr (JsonParser) set = json_parser_new ();
  g_autoptr (JsonParser) cleared = json_parser_new ();
  JsonObject *settings;

  fixture_make_procedure (f);
  assert_run (f, 0, "--json", "remind", "settings");
  settings = fixture_parse (f, fresh);
  assert_member (settings, "quiet_hours", NULL);
  g_assert_cmpint (json_object_get_int_member (settings, "snooze_minutes"), ==, 60);
  assert_member (settings, "wording", "neutral");
  g_assert_cmpint (json_object_get_int_member (settings, "day_end_hours"), ==, 0);
  g_assert_false (json_object_get_boolean_member (settings, "paused"));
  assert_run (f, 0, "--json", "remind", "settings", "--quiet-hours", "22:00-07:00", "--snooze", "30", "--wording",
              "friendly", "--day-end", "3");
  settings = fixture_parse (f, set);
  assert_member (settings, "quiet_hours", "22:00-07:00");
  g_assert_cmpint (json_object_get_int_member (settings, "snooze_minutes"), ==, 30);
  assert_member (settings, "wording", "friendly");
  g_assert_cmpint (json_object_get_int_member (settings, "day_end_hours"), ==, 3);
  assert_run (f, 0, "remind", "settings");
  g_assert_cmpstr (f->out, ==,
                   "Quiet hours     22:00 to 07:00\nSnooze          30 minutes\nWording         friendly\n"
                   "Day ends at     03:00\n");
  assert_run (f, 0, "--json", "remind", "settings", "--quiet-hours", "off");
  assert_member (fixture_parse (f, cleared), "quiet_hours", NULL);
}

static void
test_visits (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonParser) reminders = json_parser_new ();
  g_autofree char *id = NULL;
  JsonObject *visit;

  fixture_make_procedure (f);
  assert_run (f, 0, "visit", "list");
  g_assert_cmpstr (f->out, ==, "No visit is written in this diary yet.\n");
  /* The reminder of 18:00 the day before has passed at 20:04; the one of 8:00 is still to come. */
  assert_run (f, 0, "visit", "add", "--on", "2026-11-21", "--at", "10:30", "--note", "bring the sheet");
  g_assert_nonnull (strstr (f->out, "Follow-up visit - Saturday 21 November 2026, 10:30\n"));
  g_assert_nonnull (strstr (f->out, "bring the sheet\nNext reminder: tomorrow 08:00\n"));
  assert_next (f, "2026-11-21T08:00:00+01:00", "2026-11-21", "visit", "not-yet");
  assert_run (f, 0, "--json", "remind", "list");
  g_assert_cmpuint (json_array_get_length (parse_array (f, reminders)), ==, 2);
  id = get_id (f, "visit");
  assert_run (f, 0, "--json", "visit", "edit", id, "--kind", "check-in", "--at", "clear", "--on", "2026-12-01");
  visit = fixture_parse (f, parser);
  assert_member (visit, "id", id);
  assert_member (visit, "kind", "check-in");
  assert_member (visit, "on", "2026-12-01");
  assert_member (visit, "at", NULL);
  assert_member (visit, "held_on", NULL);
  assert_member (visit, "note", "bring the sheet");
  assert_run (f, 3, "visit", "edit", id, "--on", "2026-11-01");
  assert_run (f, 3, "visit", "held", id, "--on", "2026-11-21");
  assert_run (f, 0, "visit", "held", id);
  g_assert_nonnull (strstr (f->out, "Check-in - took place on Friday 20 November 2026"));
  assert_next (f, NULL, NULL, NULL, "ended");
  assert_run (f, 0, "visit", "held", id, "--on", "clear");
  assert_next (f, "2026-11-30T18:00:00+01:00", "2026-12-01", "visit", "not-yet");
  assert_run (f, 0, "visit", "remove", id);
  assert_run (f, 3, "visit", "remove", id);
}

/* Of a diary that was named nobody is told, and nobody asked. */
static void
test_doctor (Fixture *f, gconstpointer data)
{
  static const char *const keys[] = { "service", "next",     "server", "actions", "do-not-disturb",
                                      "autostart", "diary" };
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *doctor, *service, *server, *next;
  JsonArray *lines;

  fixture_make_procedure (f);
  assert_run (f, 0, "remind", "add", "--time", "21:00");
  assert_run (f, 0, "--json", "remind", "doctor");
  doctor = fixture_parse (f, parser);
  lines = json_object_get_array_member (doctor, "lines");
  g_assert_cmpuint (json_array_get_length (lines), ==, G_N_ELEMENTS (keys));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    JsonObject *line = json_array_get_object_element (lines, i);

    assert_member (line, "key", keys[i]);
    g_assert_nonnull (json_object_get_string_member (line, "text"));
    g_assert_nonnull (json_object_get_string_member (line, "state"));
  }
  service = json_object_get_object_member (doctor, "service");
  g_assert_false (json_object_get_boolean_member (service, "running"));
  assert_member (service, "diary", NULL);
  server = json_object_get_object_member (doctor, "server");
  assert_member (server, "state", "unknown");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (server, "capabilities")), ==, 0);
  next = json_object_get_object_member (doctor, "next");
  assert_member (next, "due", "2026-11-20T21:00:00+01:00");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (doctor, "events")), ==, 0);
  assert_run (f, 0, "remind", "doctor");
  g_assert_nonnull (strstr (f->out, "not this file"));
}

static void
test_doctor_events (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *events;
  JsonObject *event;

  fixture_make_procedure (f);
  for (int i = 0; i < 25; i++) {
    g_autofree char *sql = g_strdup_printf ("INSERT INTO reminder_event (at, reminder, what, detail, local_date)"
                                            " VALUES (%d, 'r', 'missed', 'off', '2026-11-19')",
                                            1795201200 + i * 60);

    fixture_sql (f, sql);
  }
  assert_run (f, 0, "--json", "remind", "doctor");
  events = json_object_get_array_member (fixture_parse (f, parser), "events");
  g_assert_cmpuint (json_array_get_length (events), ==, 20);
  event = json_array_get_object_element (events, 0);
  assert_member (event, "at", "2026-11-20T20:24:00+01:00");
  assert_member (event, "what", "missed");
  assert_member (event, "reminder", "r");
  assert_member (event, "local_date", "2026-11-19");
  assert_member (event, "detail", "off");
  assert_run (f, 0, "remind", "doctor");
  g_assert_nonnull (strstr (f->out, "20 Nov 20:24 - 19 Nov: Not shown: the computer was off or asleep"));
}

/* Reading verbs never make a diary; the doctor looks at the rest without one. */
static void
test_no_diary (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *doctor;

  assert_run (f, 1, "remind", "next");
  assert_run (f, 1, "remind", "list");
  assert_run (f, 1, "remind", "add", "--time", "20:00");
  assert_run (f, 1, "remind", "settings");
  assert_run (f, 1, "visit", "list");
  assert_run (f, 0, "--json", "remind", "doctor");
  doctor = fixture_parse (f, parser);
  g_assert_true (json_object_get_null_member (doctor, "next"));
  g_assert_false (g_file_test (f->diary, G_FILE_TEST_EXISTS));
}

/* The reminders for a phone: on the output as they are, into a file as a whole, and the diary stays as it was. */
static void
test_export_ics (Fixture *f, gconstpointer data)
{
  g_autofree char *file = g_build_filename (f->folder, "phone.ics", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;

  fixture_make_procedure (f);
  assert_run (f, 3, "remind", "export-ics", "-o", file);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  assert_run (f, 0, "remind", "add", "--time", "21:00");
  before = fixture_dump (f);
  assert_run (f, 0, "remind", "export-ics", "-o", "-");
  g_assert_true (g_str_has_prefix (f->out, "BEGIN:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (f->out, "\r\nDTSTART:20261120T210000\r\n"));
  assert_run (f, 0, "remind", "export-ics", "-o", file);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
  assert_run (f, 1, "remind", "export-ics", "-o", "/no/such/folder/phone.ics");
  assert_run (f, 1, "remind", "export-ics", "-o", f->diary);
  after = fixture_dump (f);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/cli/remind/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("add-and-list", test_add_and_list);
  ADD ("until", test_until);
  ADD ("until-without-date", test_until_without_date);
  ADD ("next", test_next);
  ADD ("next-over-clock-change", test_next_over_clock_change);
  ADD ("edit-and-remove", test_edit_and_remove);
  ADD ("bad-words", test_bad_words);
  ADD ("settings", test_settings);
  ADD ("visits", test_visits);
  ADD ("doctor", test_doctor);
  ADD ("doctor-events", test_doctor_events);
  ADD ("export-ics", test_export_ics);
  ADD ("no-diary", test_no_diary);
  return g_test_run ();
}
