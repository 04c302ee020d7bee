/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "lift-ics.h"

/* 2026-11-16 12:00:00 UTC, a Monday. */
#define STAMP G_GINT64_CONSTANT (1794830400)

static LiftDate
day (const char *iso)
{
  LiftDate date = LIFT_DATE_NONE;

  g_assert_true (lift_date_parse (iso, &date));
  return date;
}

static LiftReminder *
add_daily (LiftSchedule *schedule, const char *uuid, int minute)
{
  LiftReminder *reminder = lift_reminder_new_daily (minute);

  reminder->uuid = g_strdup (uuid);
  g_ptr_array_add (schedule->reminders, reminder);
  return reminder;
}

static void
add_visit (LiftSchedule *schedule, const char *uuid, LiftDate planned_on, int at_minute)
{
  LiftVisit *visit = lift_visit_new ("p1", LIFT_VISIT_FOLLOW_UP, planned_on, at_minute);

  visit->uuid = g_strdup (uuid);
  visit->note = g_strdup ("swelling, pain; ask");
  g_ptr_array_add (schedule->visits, visit);
}

static LiftSchedule *
new_schedule (void)
{
  LiftSchedule *schedule = lift_schedule_new ();
  LiftProcedure *procedure = lift_procedure_new ();
  LiftReminder *reminder;

  procedure->uuid = g_strdup ("p1");
  procedure->day0 = day ("2026-11-16");
  procedure->clinic = g_strdup ("Clinic");
  g_ptr_array_add (schedule->procedures, procedure);
  add_daily (schedule, "every", 20 * 60);
  reminder = add_daily (schedule, "some", 8 * 60 + 5);
  reminder->weekdays = 1 << 1 | 1 << 5;
  reminder->last_n = LIFT_REMINDER_NO_END;
  add_daily (schedule, "off", 21 * 60)->enabled = FALSE;
  for (int n = -1; n <= 0; n++) {
    reminder = lift_reminder_new_visit (n < 0 ? 18 * 60 : 8 * 60, n);
    reminder->uuid = g_strdup_printf ("visit%d", n);
    g_ptr_array_add (schedule->reminders, reminder);
  }
  add_visit (schedule, "timed", day ("2026-11-30"), 9 * 60 + 30);
  add_visit (schedule, "whole", day ("2026-12-01"), -1);
  add_visit (schedule, "past", day ("2026-11-01"), -1);
  return schedule;
}

static char *
write_text (const LiftSchedule *schedule, const char *from)
{
  g_autoptr (GBytes) bytes = lift_ics_write_reminders (schedule, day (from), STAMP, "Afterlift 0.1.0");

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static void
test_text (void)
{
  g_autoptr (LiftSchedule) schedule = new_schedule ();
  g_autofree char *text = write_text (schedule, "2026-11-18");
  const char *expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Afterlift//Afterlift 0.1.0//EN\r\n"
                         "CALSCALE:GREGORIAN\r\nBEGIN:VEVENT\r\nUID:every@afterlift\r\nDTSTAMP:20261116T120000Z\r\n"
                         "CLASS:PRIVATE\r\nSUMMARY:Your diary\r\nDTSTART:20261118T200000\r\n"
                         "RRULE:FREQ=DAILY;UNTIL=20261130T200000\r\nTRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\n"
                         "ACTION:DISPLAY\r\nDESCRIPTION:A minute for today?\r\nTRIGGER:PT0M\r\nEND:VALARM\r\n"
                         "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:some@afterlift\r\n";

  g_assert_cmpint (strncmp (text, expected, strlen (expected)), ==, 0);
  g_assert_nonnull (strstr (text, "\r\nDTSTART:20261121T080500\r\nRRULE:FREQ=WEEKLY;BYDAY=TU,SA\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTSTART:20261130T093000\r\n"));
  g_assert_nonnull (strstr (text, "\r\nTRIGGER:-PT930M\r\n"));
  g_assert_nonnull (strstr (text, "\r\nTRIGGER:-PT120M\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTSTART;VALUE=DATE:20261201\r\n"));
  g_assert_nonnull (strstr (text, "\r\nTRIGGER:-PT360M\r\n"));
  g_assert_nonnull (strstr (text, "\r\nTRIGGER:PT480M\r\n"));
  g_assert_true (g_str_has_suffix (text, "END:VEVENT\r\nEND:VCALENDAR\r\n"));
  /* Neither what was switched off nor what is past, and nothing that others should not read. */
  for (const char *const *word =
         (const char *const[]){ "off@", "past@", "Clinic", "swelling", "lift:", "Z\r\nRRULE", NULL };
       *word != NULL; word++)
    g_assert_null (strstr (text, *word));
}

static void
test_quiet_and_end (void)
{
  g_autoptr (LiftSchedule) schedule = new_schedule ();
  g_autofree char *text = NULL;
  g_autofree char *silenced = NULL;
  g_autofree char *over = NULL;

  schedule->quiet_from = 22 * 60;
  schedule->quiet_to = 8 * 60 + 30;
  schedule->day_end_hours = 3;
  ((LiftReminder *) g_ptr_array_index (schedule->reminders, 0))->minute = 60;
  text = write_text (schedule, "2026-11-16");
  /* One in the morning asks for the day before, from day 0 to day 14, when the quiet hours are over. */
  g_assert_nonnull (strstr (text, "\r\nDTSTART:20261117T083000\r\nRRULE:FREQ=DAILY;UNTIL=20261201T083000\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTSTART:20261117T083000\r\nRRULE:FREQ=WEEKLY;BYDAY=TU,SA\r\n"));
  ((LiftReminder *) g_ptr_array_index (schedule->reminders, 0))->minute = 23 * 60;
  silenced = write_text (schedule, "2026-11-16");
  g_assert_null (strstr (silenced, "every@"));
  schedule->quiet_from = schedule->quiet_to;
  g_ptr_array_set_size (schedule->visits, 0);
  g_ptr_array_set_size (schedule->reminders, 1);
  over = write_text (schedule, "2026-12-01");
  g_assert_null (over);
}

/* Long and strange texts: each line has at most 75 octets, no character is cut, and the line reads the same again. */
static void
test_folding (void)
{
  g_autoptr (LiftSchedule) schedule = new_schedule ();
  const char *name = "Ä,ö;ü\\ ยกกระชับ 縫い\nEND:VCALENDAR äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöü";
  g_autoptr (GBytes) bytes = lift_ics_write_reminders (schedule, day ("2026-11-18"), STAMP, name);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  g_auto (GStrv) parts = g_strsplit (text, "\r\n ", -1);
  g_autofree char *unfolded = g_strjoinv ("", parts);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
    g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    g_assert_null (strpbrk (lines[i], "\r\n"));
  }
  g_assert_cmpuint (g_strv_length (parts), >, 2);
  g_assert_nonnull (strstr (unfolded, "Ä\\,ö\\;ü\\\\ ยกกระชับ 縫い\\nEND:VCALENDAR äöü"));
}

/* The last days of what the sheet asks for: once for each day, with a UID that stays, and without a word of it. */
static void
test_diary (void)
{
  g_autoptr (LiftArchive) archive = lift_archive_new (2, FALSE);
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  LiftArchiveRecord *record;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) later = NULL;

  procedure->uuid = g_strdup ("5c1e8a5e-0d0a-4b64-9a35-0f4a4c5d8a11");
  procedure->day0 = day ("2026-11-16");
  record = lift_archive_record_new (procedure);
  g_ptr_array_add (archive->records, record);
  g_assert_null (lift_ics_write_diary (archive, NULL, day ("2026-11-16"), STAMP, "Afterlift 0.1.0"));

  record->aftercare.last_days[LIFT_AFTERCARE_SLEEP] = 3;
  record->aftercare.last_days[LIFT_AFTERCARE_EXERCISE] = 14;
  record->aftercare.last_days[LIFT_AFTERCARE_SAUNA] = 14;
  bytes = lift_ics_write_diary (archive, NULL, day ("2026-11-20"), STAMP, "Afterlift 0.1.0");
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "\r\nDTSTART;VALUE=DATE:20261130\r\n"));
  g_assert_null (strstr (text, "20261119"));
  g_assert_true (strstr (text, "BEGIN:VEVENT") == g_strrstr (text, "BEGIN:VEVENT"));
  g_assert_nonnull (strstr (text, "\r\nCLASS:PRIVATE\r\nSUMMARY:Planned in your diary\r\n"));
  g_assert_null (strstr (text, "xercise"));

  /* Moved to another day, it is the same event to a phone. */
  expected = g_strndup (strstr (text, "UID:"), strlen ("UID:") + 36);
  record->aftercare.last_days[LIFT_AFTERCARE_EXERCISE] = 21;
  record->aftercare.last_days[LIFT_AFTERCARE_SAUNA] = LIFT_AFTERCARE_NOT_NOTED;
  later = lift_ics_write_diary (archive, NULL, day ("2026-11-20"), STAMP, "Afterlift 0.1.0");
  again = g_strndup (g_bytes_get_data (later, NULL), g_bytes_get_size (later));
  g_assert_nonnull (strstr (again, expected));
  g_assert_nonnull (strstr (again, "20261207"));

  procedure->archived_at = STAMP;
  g_assert_null (lift_ics_write_diary (archive, NULL, day ("2026-11-20"), STAMP, "Afterlift 0.1.0"));
}

/* Somebody else's reader finds the same days, and in any language the same structure. */
static void
test_other_reader (void)
{
  static const char script[] =
    "import sys, datetime, icalendar\n"
    "c = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())\n"
    "e = {str(v['UID']): v for v in c.walk('VEVENT')}\n"
    "assert set(e) == {'every@afterlift', 'some@afterlift', 'timed@afterlift', 'whole@afterlift'}, e\n"
    "r = e['every@afterlift']\n"
    "assert r['DTSTART'].dt == datetime.datetime(2026, 11, 18, 20, 0), r\n"
    "assert r['RRULE']['UNTIL'] == [datetime.datetime(2026, 11, 30, 20, 0)], r\n"
    "assert r['RRULE']['FREQ'] == ['DAILY'], r\n"
    "assert e['some@afterlift']['RRULE']['BYDAY'] == ['TU', 'SA']\n"
    "def rings(v):\n"
    "  b = v['DTSTART'].dt\n"
    "  b = b if isinstance(b, datetime.datetime) else datetime.datetime(b.year, b.month, b.day)\n"
    "  return sorted(b + a['TRIGGER'].dt for a in v.walk('VALARM'))\n"
    "d = datetime.datetime\n"
    "assert rings(e['timed@afterlift']) == [d(2026, 11, 29, 18), d(2026, 11, 30, 7, 30)]\n"
    "assert rings(e['whole@afterlift']) == [d(2026, 11, 30, 18), d(2026, 12, 1, 8)], rings(e['whole@afterlift'])\n"
    "assert all(v['DTSTAMP'].dt.utctimetuple()[:5] == (2026, 11, 16, 12, 0) for v in e.values())\n";
  g_autoptr (LiftSchedule) schedule = new_schedule ();
  g_autofree char *text = write_text (schedule, "2026-11-18");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lift-ics-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "reminders.ics", NULL);
  g_autofree char *complaint = NULL;
  const char *argv[] = { "/usr/bin/python3", "-c", script, path, NULL };
  g_autoptr (GSubprocess) reader = NULL;

  g_assert_no_error (error);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  reader = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, NULL, &complaint, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaint, ==, "");
  g_assert_true (g_subprocess_get_successful (reader));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/ics/text", test_text);
  g_test_add_func ("/report/ics/quiet-and-end", test_quiet_and_end);
  g_test_add_func ("/report/ics/folding", test_folding);
  g_test_add_func ("/report/ics/diary", test_diary);
  g_test_add_func ("/report/ics/other-reader", test_other_reader);
  return g_test_run ();
}
