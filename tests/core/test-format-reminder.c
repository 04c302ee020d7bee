/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "lift-doctor.h"
#include "lift-format-reminder.h"

/* 2026-11-23 is a Monday, day 3 of a lift on the 20th; Berlin is one hour ahead of UTC. */
#define TODAY (lift_date_from_ymd (2026, 11, 23))

static GTimeZone *
get_zone (void)
{
  return g_time_zone_new_identifier ("Europe/Berlin");
}

static void
assert_text (char *text, const char *expected)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, expected);
}

/* A schedule with one procedure, a daily reminder at 20:00 and reminders of visits. */
static LiftSchedule *
make_schedule (void)
{
  LiftSchedule *schedule = lift_schedule_new ();
  LiftProcedure *procedure = lift_procedure_new ();
  LiftReminder *daily = lift_reminder_new_daily (20 * 60);
  LiftReminder *before = lift_reminder_new_visit (20 * 60, -1);
  LiftReminder *on_the_day = lift_reminder_new_visit (8 * 60, 0);

  procedure->uuid = g_strdup ("p");
  procedure->day0 = TODAY - 3;
  daily->uuid = g_strdup ("d");
  before->uuid = g_strdup ("b");
  on_the_day->uuid = g_strdup ("o");
  g_ptr_array_add (schedule->procedures, procedure);
  g_ptr_array_add (schedule->reminders, daily);
  g_ptr_array_add (schedule->reminders, before);
  g_ptr_array_add (schedule->reminders, on_the_day);
  return schedule;
}

static void
add_visit (LiftSchedule *schedule, LiftVisitKind kind, LiftDate day, int minute)
{
  LiftVisit *visit = lift_visit_new ("p", kind, day, minute);

  visit->uuid = g_strdup ("v");
  visit->note = g_strdup ("secret");
  g_ptr_array_add (schedule->visits, visit);
}

static void
add_occurrence (GPtrArray *list, LiftSchedule *schedule, guint reminder, LiftDate date)
{
  g_autoptr (GTimeZone) zone = get_zone ();
  LiftOccurrence *occurrence =
    lift_schedule_get_occurrence (schedule, g_ptr_array_index (schedule->reminders, reminder), date, zone);

  g_assert_nonnull (occurrence);
  g_ptr_array_add (list, occurrence);
}

static void
assert_body (LiftSchedule *schedule, guint reminder, LiftDate date, gboolean is_catch_up, const char *expected)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_occurrence_unref);

  add_occurrence (list, schedule, reminder, date);
  assert_text (lift_format_notification_body (schedule, list, date, is_catch_up), expected);
}

static void
test_neutral (void)
{
  g_autoptr (LiftSchedule) schedule = make_schedule ();

  g_assert_cmpstr (lift_format_notification_title (), ==, "Your diary");
  assert_body (schedule, 0, TODAY, FALSE, "A minute for today, Monday 23 November?");
  assert_body (schedule, 0, TODAY, TRUE, "Still time for today, Monday 23 November.");
  ((LiftReminder *) g_ptr_array_index (schedule->reminders, 0))->minute = 60;
  schedule->day_end_hours = 3;
  assert_body (schedule, 0, TODAY, FALSE, "A minute for Sunday 22 November?");
  assert_body (schedule, 0, TODAY, TRUE, "Still time for Sunday 22 November.");
  add_visit (schedule, LIFT_VISIT_FOLLOW_UP, TODAY + 1, 600);
  assert_body (schedule, 1, TODAY, FALSE, "Something you planned is tomorrow, Tuesday 24 November.");
  assert_body (schedule, 2, TODAY + 1, TRUE, "Something you planned is today, Tuesday 24 November.");
}

static void
test_friendly (void)
{
  g_autoptr (LiftSchedule) schedule = make_schedule ();

  schedule->wording = LIFT_WORDING_FRIENDLY;
  assert_body (schedule, 0, TODAY, FALSE, "How is your face today? Day 3, Monday 23 November.");
  assert_body (schedule, 0, TODAY, TRUE, "Still time for today: how is your face? Day 3, Monday 23 November.");
  assert_body (schedule, 0, TODAY - 3, FALSE, "How is your face today? Procedure day, Friday 20 November.");
  ((LiftReminder *) g_ptr_array_index (schedule->reminders, 0))->minute = 60;
  schedule->day_end_hours = 3;
  assert_body (schedule, 0, TODAY, FALSE, "How was your face on Sunday 22 November? Day 2.");
  add_visit (schedule, LIFT_VISIT_FOLLOW_UP, TODAY + 1, 600);
  assert_body (schedule, 1, TODAY, FALSE, "Your follow-up visit is tomorrow, Tuesday 24 November, 10:00.");
  assert_body (schedule, 2, TODAY + 1, FALSE, "Your follow-up visit is today, Tuesday 24 November, 10:00.");
  g_ptr_array_set_size (schedule->visits, 0);
  add_visit (schedule, LIFT_VISIT_CHECK_IN, TODAY + 1, -1);
  assert_body (schedule, 1, TODAY, FALSE, "Time to look back: your check-in is tomorrow, Tuesday 24 November.");
  g_ptr_array_set_size (schedule->visits, 0);
  add_visit (schedule, LIFT_VISIT_OWN, TODAY + 1, 15 * 60 + 5);
  assert_body (schedule, 1, TODAY, FALSE, "Something you planned is tomorrow, Tuesday 24 November, 15:05.");
}

/* While the diary waits for an answer nothing is said of health, whatever she chose. */
static void
test_open_finding (void)
{
  g_autoptr (LiftSchedule) schedule = make_schedule ();

  schedule->wording = LIFT_WORDING_FRIENDLY;
  schedule->has_open_finding = TRUE;
  add_visit (schedule, LIFT_VISIT_FOLLOW_UP, TODAY + 1, 600);
  assert_body (schedule, 0, TODAY, FALSE, "A minute for today, Monday 23 November?");
  assert_body (schedule, 1, TODAY, FALSE, "Something you planned is tomorrow, Tuesday 24 November.");
}

static void
test_several (void)
{
  g_autoptr (LiftSchedule) schedule = make_schedule ();
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_occurrence_unref);

  add_visit (schedule, LIFT_VISIT_FOLLOW_UP, TODAY + 1, 600);
  add_occurrence (list, schedule, 0, TODAY);
  add_occurrence (list, schedule, 0, TODAY);
  add_occurrence (list, schedule, 1, TODAY);
  assert_text (lift_format_notification_body (schedule, list, TODAY, FALSE),
               "Something you planned is tomorrow, Tuesday 24 November.\nA minute for today, Monday 23 November?");
}

static void
test_small_texts (void)
{
  g_autoptr (LiftReminder) daily = lift_reminder_new_daily (20 * 60);
  g_autoptr (LiftReminder) visit = lift_reminder_new_visit (8 * 60 + 5, -1);
  g_autoptr (LiftVisit) planned = lift_visit_new ("p", LIFT_VISIT_FOLLOW_UP, TODAY, 600);
  g_autoptr (LiftVisit) undated = lift_visit_new ("p", LIFT_VISIT_OWN, LIFT_DATE_NONE, -1);

  assert_text (lift_format_minute (0), "00:00");
  assert_text (lift_format_minute (1439), "23:59");
  assert_text (lift_format_weekdays (127), "every day");
  assert_text (lift_format_weekdays (31), "Monday to Friday");
  assert_text (lift_format_weekdays (1 | 4 | 64), "Mon, Wed, Sun");
  assert_text (lift_format_reminder (daily), "20:00, every day, until day 14");
  daily->last_n = LIFT_REMINDER_NO_END;
  daily->weekdays = 3;
  assert_text (lift_format_reminder (daily), "20:00, Mon, Tue, until you stop it");
  assert_text (lift_format_reminder (visit), "08:05, the day before a visit");
  visit->first_n = visit->last_n = 0;
  assert_text (lift_format_reminder (visit), "08:05, on the day of a visit");
  assert_text (lift_format_visit (planned), "Follow-up visit · Monday 23 November 2026, 10:00");
  assert_text (lift_format_visit (undated), "Something of your own · no date yet");
  planned->held_on = TODAY;
  assert_text (lift_format_visit (planned), "Follow-up visit · took place on Monday 23 November 2026");
  assert_text (lift_format_snooze_action (60), "Snooze 1 hour");
  assert_text (lift_format_snooze_action (120), "Snooze 2 hours");
  assert_text (lift_format_snooze_action (90), "Snooze 90 minutes");
}

static char *
format_next (LiftSchedule *schedule, LiftDate date, int minute)
{
  g_autoptr (GTimeZone) zone = get_zone ();
  g_autoptr (LiftReminderFacts) facts = lift_reminder_facts_new (schedule);
  g_autoptr (LiftReminderPlan) plan = lift_reminder_plan_new (facts, lift_local_to_utc (zone, date, minute), zone);

  return lift_format_next_reminder (plan, zone);
}

static void
test_next (void)
{
  g_autoptr (LiftSchedule) schedule = make_schedule ();
  g_autoptr (LiftSchedule) empty = lift_schedule_new ();
  LiftReminder *daily = g_ptr_array_index (schedule->reminders, 0);

  assert_text (format_next (schedule, TODAY, 19 * 60), "Next reminder: today 20:00");
  assert_text (format_next (schedule, TODAY, 20 * 60), "Next reminder: now");
  daily->weekdays = 64;
  assert_text (format_next (schedule, TODAY, 21 * 60), "Next reminder: Sunday 29 November, 20:00");
  assert_text (format_next (schedule, TODAY + 5, 21 * 60), "Next reminder: tomorrow 20:00");
  daily->last_n = LIFT_REMINDER_NO_END;
  daily->weekdays = LIFT_REMINDER_ALL_DAYS;
  daily->first_n = 60;
  assert_text (format_next (schedule, TODAY, 21 * 60), "Next reminder: Tuesday 19 January 2027, 20:00");
  schedule->paused = TRUE;
  assert_text (format_next (schedule, TODAY, 21 * 60), "Reminders are paused.");
  assert_text (format_next (empty, TODAY, 21 * 60), "No reminder is set.");
}

static void
test_quiet (void)
{
  for (int i = LIFT_QUIET_NOT; i <= LIFT_QUIET_NOT_YET; i++) {
    const char *text = lift_format_quiet ((LiftQuiet) i);

    g_assert_true (g_str_has_suffix (text, "."));
    for (int j = LIFT_QUIET_NOT; j < i; j++)
      g_assert_cmpstr (text, !=, lift_format_quiet ((LiftQuiet) j));
  }
}

static void
assert_event (LiftReminderWhat what, LiftDate local_date, const char *detail, const char *expected)
{
  g_autoptr (GTimeZone) zone = get_zone ();
  g_autoptr (LiftReminderEvent) event =
    lift_reminder_event_new (lift_local_to_utc (zone, TODAY, 8 * 60 + 10), what, "d", local_date, detail);

  assert_text (lift_format_reminder_event (event, zone), expected);
}

static void
test_events (void)
{
  assert_event (LIFT_EVENT_SHOWN, TODAY, "on-time", "23 Nov 08:10 · Shown.");
  assert_event (LIFT_EVENT_SHOWN, TODAY, "catch-up", "23 Nov 08:10 · Shown after its time.");
  assert_event (LIFT_EVENT_MISSED, TODAY - 1, "off",
                "23 Nov 08:10 · 22 Nov: Not shown: the computer was off or asleep, or the service did not run.");
  assert_event (LIFT_EVENT_STOPPED, LIFT_DATE_NONE, "ended",
                "23 Nov 08:10 · The service ended: the last day of the reminders is over.");
  /* What a newer service writes is still said. */
  assert_event (LIFT_EVENT_FAILED, TODAY, "unheard-of", "23 Nov 08:10 · It could not be shown; it is tried again.");
  for (int what = LIFT_EVENT_STARTED; what <= LIFT_EVENT_FAILED; what++) {
    g_autoptr (GTimeZone) zone = get_zone ();
    g_autoptr (LiftReminderEvent) event =
      lift_reminder_event_new (0, (LiftReminderWhat) what, NULL, LIFT_DATE_NONE, NULL);
    g_autofree char *text = lift_format_reminder_event (event, zone);
    LiftReminderWhat back;

    g_assert_true (g_str_has_suffix (text, "."));
    g_assert_true (g_str_has_prefix (text, "1 Jan 01:00 · "));
    g_assert_true (lift_reminder_what_from_key (lift_reminder_what_to_key ((LiftReminderWhat) what), &back));
    g_assert_cmpint (back, ==, what);
  }
}

static const LiftDoctorLine *
find_line (GPtrArray *lines, const char *key)
{
  const LiftDoctorLine *found = NULL;

  for (guint i = 0; i < lines->len; i++) {
    const LiftDoctorLine *line = g_ptr_array_index (lines, i);

    g_assert_cmpstr (line->title, !=, "");
    g_assert_cmpstr (line->text, !=, "");
    if (g_str_equal (line->key, key)) {
      g_assert_null (found);
      found = line;
    }
  }
  g_assert_nonnull (found);
  return found;
}

static GPtrArray *
examine (const LiftReminderStatus *status, LiftSchedule *schedule, const char *autostart)
{
  g_autoptr (GTimeZone) zone = get_zone ();
  g_autoptr (LiftReminderFacts) facts = schedule != NULL ? lift_reminder_facts_new (schedule) : NULL;
  GPtrArray *lines = lift_doctor_examine (status, facts, autostart, lift_local_to_utc (zone, TODAY, 19 * 60), zone);

  g_assert_cmpuint (lines->len, ==, 7);
  return lines;
}

static void
assert_line (GPtrArray *lines, const char *key, LiftDoctorState state, const char *has)
{
  const LiftDoctorLine *line = find_line (lines, key);

  if (line->state != state || strstr (line->text, has) == NULL)
    g_test_message ("%s: %s %s", key, lift_doctor_state_to_key (line->state), line->text);
  g_assert_cmpint (line->state, ==, state);
  g_assert_nonnull (strstr (line->text, has));
}

static void
test_doctor_well (void)
{
  static const char *const with[] = { "body", "actions", NULL };
  static const char *const without[] = { "body", NULL };
  g_autoptr (LiftSchedule) schedule = make_schedule ();
  g_autoptr (LiftReminderStatus) status = lift_reminder_status_new ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) plain = NULL;

  status->has_bus = status->is_running = TRUE;
  status->diary = g_strdup ("/home/her/diary.db");
  status->server_state = LIFT_SERVER_WORKS;
  status->server_name = g_strdup ("gnome-shell 43.9");
  status->capabilities = g_strdupv ((char **) with);
  status->do_not_disturb = 0;
  lines = examine (status, schedule, "yes");
  assert_line (lines, "service", LIFT_DOCTOR_OK, "is running");
  assert_line (lines, "next", LIFT_DOCTOR_OK, "today 20:00");
  assert_line (lines, "server", LIFT_DOCTOR_OK, "gnome-shell 43.9");
  assert_line (lines, "actions", LIFT_DOCTOR_OK, "have buttons");
  assert_line (lines, "do-not-disturb", LIFT_DOCTOR_OK, "off");
  assert_line (lines, "autostart", LIFT_DOCTOR_OK, "when you log in");
  assert_line (lines, "diary", LIFT_DOCTOR_OK, "/home/her/diary.db");
  g_strfreev (status->capabilities);
  status->capabilities = g_strdupv ((char **) without);
  status->do_not_disturb = 1;
  plain = examine (status, schedule, "yes");
  assert_line (plain, "actions", LIFT_DOCTOR_OK, "no buttons");
  assert_line (plain, "do-not-disturb", LIFT_DOCTOR_ATTENTION, "is on");
}

static void
test_doctor_ill (void)
{
  static const char *const autostarts[] = { "no", "hidden", "refused", "missing", "not-asked" };
  g_autoptr (LiftSchedule) schedule = make_schedule ();
  g_autoptr (LiftSchedule) empty = lift_schedule_new ();
  g_autoptr (LiftReminderStatus) status = lift_reminder_status_new ();
  g_autoptr (GPtrArray) no_bus = NULL;
  g_autoptr (GPtrArray) stopped = NULL;
  g_autoptr (GPtrArray) broken = NULL;
  g_autoptr (GPtrArray) idle = NULL;
  g_autoptr (GPtrArray) no_diary = NULL;
  g_autoptr (GPtrArray) silent = NULL;

  status->do_not_disturb = -1;
  no_bus = examine (status, schedule, "odd");
  assert_line (no_bus, "service", LIFT_DOCTOR_ATTENTION, "cannot be reached");
  assert_line (no_bus, "server", LIFT_DOCTOR_UNKNOWN, "once the reminder service runs");
  assert_line (no_bus, "actions", LIFT_DOCTOR_UNKNOWN, "once one could be shown");
  assert_line (no_bus, "do-not-disturb", LIFT_DOCTOR_UNKNOWN, "does not tell");
  assert_line (no_bus, "autostart", LIFT_DOCTOR_UNKNOWN, "not known");
  assert_line (no_bus, "diary", LIFT_DOCTOR_UNKNOWN, "No diary is watched");
  status->has_bus = TRUE;
  broken = examine (status, schedule, "yes");
  assert_line (broken, "service", LIFT_DOCTOR_ATTENTION, "Install Afterlift again");
  status->can_start = TRUE;
  stopped = examine (status, schedule, "yes");
  assert_line (stopped, "service", LIFT_DOCTOR_ATTENTION, "Open the diary");
  idle = examine (status, empty, "yes");
  assert_line (idle, "service", LIFT_DOCTOR_OK, "nothing that it could remind of");
  assert_line (idle, "next", LIFT_DOCTOR_ATTENTION, "No reminder is set");
  no_diary = examine (status, NULL, "yes");
  assert_line (no_diary, "next", LIFT_DOCTOR_UNKNOWN, "no diary");
  status->is_running = TRUE;
  status->trouble = g_strdup ("The diary cannot be read.");
  status->server_state = LIFT_SERVER_SILENT;
  silent = examine (status, schedule, "yes");
  assert_line (silent, "diary", LIFT_DOCTOR_ATTENTION, "cannot be read");
  assert_line (silent, "server", LIFT_DOCTOR_ATTENTION, "does not answer");
  for (guint i = 0; i < G_N_ELEMENTS (autostarts); i++) {
    g_autoptr (GPtrArray) lines = examine (status, schedule, autostarts[i]);

    /* Each refusal says what still works and what she can do. */
    assert_line (lines, "autostart", LIFT_DOCTOR_ATTENTION, i == 4 ? "switch reminders off and on" : "to have them");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format-reminder/neutral", test_neutral);
  g_test_add_func ("/format-reminder/friendly", test_friendly);
  g_test_add_func ("/format-reminder/open-finding", test_open_finding);
  g_test_add_func ("/format-reminder/several", test_several);
  g_test_add_func ("/format-reminder/small-texts", test_small_texts);
  g_test_add_func ("/format-reminder/next", test_next);
  g_test_add_func ("/format-reminder/quiet", test_quiet);
  g_test_add_func ("/format-reminder/events", test_events);
  g_test_add_func ("/format-reminder/doctor-well", test_doctor_well);
  g_test_add_func ("/format-reminder/doctor-ill", test_doctor_ill);
  return g_test_run ();
}
