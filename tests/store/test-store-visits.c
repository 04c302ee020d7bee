/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-store-reminders.h"

#include "lift-error.h"
#include "store-fixture.h"

/* The clock of the fixture stands at 2026-11-19 20:04 in Berlin: day 7. */
#define TODAY (lift_date_from_ymd (2026, 11, 19))

static LiftReminder *
add_for_visits (Fixture *self, int minute, int day)
{
  g_autoptr (LiftReminder) wanted = lift_reminder_new_visit (minute, day);
  g_autoptr (GError) error = NULL;
  LiftReminder *added = lift_store_add_reminder (self->store, wanted, &error);

  g_assert_no_error (error);
  return added;
}

static LiftVisit *
add_visit (Fixture *self, LiftDate day, int at_minute)
{
  g_autoptr (LiftVisit) wanted = lift_visit_new (self->procedure, LIFT_VISIT_FOLLOW_UP, day, at_minute);
  g_autoptr (GError) error = NULL;
  LiftVisit *added = lift_store_add_visit (self->store, wanted, &error);

  g_assert_no_error (error);
  return added;
}

static LiftReminderFacts *
load_facts (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  LiftReminderFacts *facts = lift_store_load_reminder_facts (self->store, &error);

  g_assert_no_error (error);
  return facts;
}

static void
assert_sql (Fixture *self, const char *sql, const char *expected)
{
  g_autofree char *text = fixture_sql (self->path, sql, NULL);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_error_is (GError **error, LiftError code)
{
  g_assert_error (*error, LIFT_ERROR, (int) code);
  g_assert_true (g_str_has_suffix ((*error)->message, "."));
  g_clear_error (error);
}

/* SQLite keeps any bytes as a text. What is no UTF-8 cannot be shown, and ended the program in --json. */
static void
test_foreign_bytes (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftVisit) visit = add_visit (self, TODAY + 5, 600);
  g_autoptr (LiftVisit) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said =
    fixture_sql (self->path, "UPDATE visit SET note = CAST (x'41ff42' AS TEXT), answers = CAST (x'fe' AS TEXT)", NULL);

  g_assert_cmpstr (said, ==, "");
  found = lift_store_get_visit (self->store, visit->uuid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->note, ==, "A\357\277\275B");
  g_assert_cmpstr (found->answers, ==, "\357\277\275");
}

static void
test_visits (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftVisit) second = add_visit (self, TODAY + 5, -1);
  g_autoptr (LiftVisit) first = add_visit (self, TODAY + 5, 600);
  g_autoptr (LiftVisit) undated = add_visit (self, LIFT_DATE_NONE, -1);
  g_autoptr (LiftVisit) changed = lift_visit_copy (first);
  g_autoptr (LiftVisit) stored = NULL;
  g_autoptr (LiftVisit) found = NULL;
  g_autoptr (LiftReminderFacts) facts = NULL;
  g_autoptr (LiftReminderFacts) held = NULL;
  g_autoptr (GPtrArray) visits = lift_store_list_visits (self->store, self->procedure, NULL);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (visits->len, ==, 3);
  g_assert_cmpstr (((LiftVisit *) g_ptr_array_index (visits, 0))->uuid, ==, first->uuid);
  g_assert_cmpstr (((LiftVisit *) g_ptr_array_index (visits, 1))->uuid, ==, second->uuid);
  g_assert_cmpstr (((LiftVisit *) g_ptr_array_index (visits, 2))->uuid, ==, undated->uuid);
  none = lift_store_list_visits (self->store, "22222222-1111-4111-8111-111111111111", &error);
  g_assert_cmpuint (none->len, ==, 0);
  facts = load_facts (self);
  g_assert_cmpuint (facts->schedule->visits->len, ==, 2);
  changed->at_minute = 15 * 60;
  g_free (changed->note);
  changed->note = g_strdup ("bring the sheet");
  changed->month = 1;
  stored = lift_store_update_visit (self->store, changed, &error);
  g_assert_no_error (error);
  assert_sql (self, "SELECT record, field, ifnull (old, '-') FROM trail ORDER BY number",
              "visit|at_time|10:00\nvisit|month|-\nvisit|note|-");
  found = lift_store_get_visit (self->store, first->uuid, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->at_minute, ==, 15 * 60);
  g_assert_cmpint (found->month, ==, 1);
  g_assert_cmpstr (found->note, ==, "bring the sheet");
  changed->held_on = TODAY + 1;
  g_assert_null (lift_store_update_visit (self->store, changed, &error));
  assert_error_is (&error, LIFT_ERROR_CONSTRAINT);
  changed->held_on = TODAY;
  lift_visit_unref (g_steal_pointer (&stored));
  stored = lift_store_update_visit (self->store, changed, &error);
  g_assert_no_error (error);
  held = load_facts (self);
  g_assert_cmpuint (held->schedule->visits->len, ==, 1);
  g_assert_true (lift_store_remove_visit (self->store, second->uuid, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (self, "visit"), ==, 2);
  assert_sql (self, "SELECT count (*) FROM trail WHERE uuid = (SELECT max (uuid) FROM trail WHERE field = 'answers')",
              "8");
}

static void
test_visit_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftVisit) visit = lift_visit_new ("22222222-1111-4111-8111-111111111111", LIFT_VISIT_OWN, TODAY, -1);
  g_autoptr (GError) error = NULL;

  g_assert_null (lift_store_add_visit (self->store, visit, &error));
  assert_error_is (&error, LIFT_ERROR_NOT_FOUND);
  visit->at_minute = 1440;
  g_assert_null (lift_store_add_visit (self->store, visit, &error));
  assert_error_is (&error, LIFT_ERROR_CONSTRAINT);
  visit->at_minute = -1;
  visit->note = g_strnfill (70000, 'x');
  g_assert_null (lift_store_add_visit (self->store, visit, &error));
  assert_error_is (&error, LIFT_ERROR_CONSTRAINT);
  g_assert_cmpint (fixture_count (self, "visit"), ==, 0);
}

/* At 20:04 the reminder of 10:00 for a visit of tomorrow has passed: she has it in front of her. */
static void
test_visit_passed (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) morning = add_for_visits (self, 10 * 60, -1);
  g_autoptr (LiftReminder) evening = add_for_visits (self, 21 * 60, -1);
  g_autoptr (LiftReminder) on_the_day = add_for_visits (self, 8 * 60, 0);
  g_autoptr (LiftVisit) visit = NULL;
  g_autofree char *expected = g_strdup_printf ("%s|2026-11-19|passed", morning->uuid);

  lift_fixed_clock_set (LIFT_FIXED_CLOCK (self->clock), "2026-11-19T20:10:00");
  visit = add_visit (self, TODAY + 1, 600);
  assert_sql (self, "SELECT reminder, local_date, outcome FROM reminder_day", expected);
}

/* What was due before she wrote the note of the visit is still due afterwards. */
static void
test_visit_pending_stays (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) morning = NULL;
  g_autoptr (LiftVisit) visit = NULL;
  g_autoptr (LiftVisit) changed = NULL;
  g_autoptr (LiftVisit) stored = NULL;
  g_autoptr (GError) error = NULL;

  lift_fixed_clock_set (LIFT_FIXED_CLOCK (self->clock), "2026-11-18T09:00:00");
  morning = add_for_visits (self, 10 * 60, -1);
  visit = add_visit (self, TODAY + 1, 600);
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (self->clock), "2026-11-19T11:00:00");
  changed = lift_visit_copy (visit);
  changed->note = g_strdup ("a note");
  stored = lift_store_update_visit (self->store, changed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (self, "reminder_day"), ==, 0);
}

/* A wrong time had passed; the right one is still to come. */
static void
test_visit_corrected (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) on_the_day = add_for_visits (self, 17 * 60, 0);
  g_autoptr (LiftVisit) visit = NULL;
  g_autoptr (LiftVisit) changed = NULL;
  g_autoptr (LiftVisit) stored = NULL;
  g_autoptr (GError) error = NULL;

  lift_fixed_clock_set (LIFT_FIXED_CLOCK (self->clock), "2026-11-20T12:00:00");
  visit = add_visit (self, TODAY + 1, 13 * 60);
  g_assert_cmpint (fixture_count (self, "reminder_day"), ==, 1);
  changed = lift_visit_copy (visit);
  changed->at_minute = 18 * 60;
  stored = lift_store_update_visit (self->store, changed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (self, "reminder_day"), ==, 0);
}

/* Another visit of the day does not silence what is still to come for the first one. */
static void
test_visit_other_stays (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) on_the_day = add_for_visits (self, 10 * 60, 0);
  g_autoptr (LiftVisit) afternoon = add_visit (self, TODAY + 1, 15 * 60);
  g_autoptr (LiftVisit) morning = NULL;

  lift_fixed_clock_set (LIFT_FIXED_CLOCK (self->clock), "2026-11-20T09:00:00");
  morning = add_visit (self, TODAY + 1, 9 * 60 + 30);
  g_assert_cmpint (fixture_count (self, "reminder_day"), ==, 0);
}

/* With another time, what had passed for the old one says nothing. */
static void
test_passed_is_forgotten (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) morning = add_for_visits (self, 10 * 60, -1);
  g_autoptr (LiftVisit) visit = add_visit (self, TODAY + 1, 600);
  g_autoptr (LiftReminder) changed = lift_reminder_copy (morning);
  g_autoptr (LiftReminder) stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *add = g_strdup_printf ("INSERT INTO reminder_day VALUES ('%s', '2026-11-18', NULL, NULL, 'missed'),"
                                          " ('%s', '2026-11-17', 1794945600, NULL, 'passed')",
                                          morning->uuid, morning->uuid);
  g_autofree char *said = fixture_sql (self->path, add, NULL);

  g_assert_cmpint (fixture_count (self, "reminder_day"), ==, 3);
  changed->minute = 21 * 60;
  stored = lift_store_update_reminder (self->store, changed, &error);
  g_assert_no_error (error);
  /* What came of other days stays. */
  assert_sql (self, "SELECT local_date FROM reminder_day ORDER BY local_date", "2026-11-17\n2026-11-18");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/store/visits/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("list-and-update", test_visits);
  ADD ("foreign-bytes", test_foreign_bytes);
  ADD ("refused", test_visit_refused);
  ADD ("passed", test_visit_passed);
  ADD ("pending-stays", test_visit_pending_stays);
  ADD ("corrected", test_visit_corrected);
  ADD ("other-stays", test_visit_other_stays);
  ADD ("passed-is-forgotten", test_passed_is_forgotten);
  return g_test_run ();
}
