/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-error.h"
#include "lift-store-reminders.h"
#include "store-fixture.h"

/* The clock of the fixture stands at 2026-11-19 20:04 in Berlin. */
#define TODAY (lift_date_from_ymd (2026, 11, 19))
#define NOBODY "22222222-1111-4111-8111-111111111111"

static void
assert_sql (Fixture *self, const char *sql, const char *expected)
{
  g_autofree char *text = fixture_sql (self->path, sql, NULL);

  g_assert_cmpstr (text, ==, expected);
}

static void
set_day (Fixture *self, LiftMilestoneKind kind, LiftDate day)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lift_store_set_milestone (self->store, self->procedure, kind, day, &error));
  g_assert_no_error (error);
}

static void
test_milestones (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) milestones = NULL;
  g_autoptr (GError) error = NULL;

  set_day (self, LIFT_MILESTONE_OUT, TODAY - 2);
  set_day (self, LIFT_MILESTONE_EXERCISE, TODAY);
  set_day (self, LIFT_MILESTONE_OUT, TODAY - 1);
  set_day (self, LIFT_MILESTONE_OUT, TODAY - 1);
  milestones = lift_store_list_milestones (self->store, self->procedure, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (milestones->len, ==, 2);
  g_assert_cmpint (lift_milestones_get_day (milestones, LIFT_MILESTONE_OUT), ==, TODAY - 1);
  g_assert_cmpint (lift_milestones_get_day (milestones, LIFT_MILESTONE_EXERCISE), ==, TODAY);
  /* One move, one old day; the same day again wrote nothing. */
  assert_sql (self, "SELECT record, field, old FROM trail", "milestone|happened_on|2026-11-17");
  set_day (self, LIFT_MILESTONE_OUT, LIFT_DATE_NONE);
  assert_sql (self, "SELECT kind FROM milestone", "exercise");
  assert_sql (self, "SELECT group_concat (field || '=' || old, ' ') FROM trail WHERE number > 1 AND field <> 'procedure'",
              "kind=out happened_on=2026-11-18");
}

static void
test_aftercare (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LiftAftercare sheet;

  g_assert_true (
    lift_store_set_aftercare (self->store, self->procedure, LIFT_AFTERCARE_EXERCISE, 10, &error));
  g_assert_true (lift_store_set_aftercare (self->store, self->procedure, LIFT_AFTERCARE_EXERCISE, 0, &error));
  g_assert_true (lift_store_get_aftercare (self->store, self->procedure, &sheet, &error));
  g_assert_cmpint (sheet.last_days[LIFT_AFTERCARE_EXERCISE], ==, 0);
  g_assert_cmpint (sheet.last_days[LIFT_AFTERCARE_DENTAL], ==, LIFT_AFTERCARE_NOT_NOTED);
  g_assert_true (lift_store_set_aftercare (self->store, self->procedure, LIFT_AFTERCARE_EXERCISE,
                                           LIFT_AFTERCARE_NOT_NOTED, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (self, "aftercare"), ==, 0);
  assert_sql (self, "SELECT record, field, ifnull (old, '-') FROM trail ORDER BY number",
              "aftercare|exercise|-\naftercare|exercise|10\naftercare|exercise|0");
}

static void
assert_refused (gboolean ok, GError **error, LiftError code)
{
  g_assert_false (ok);
  g_assert_error (*error, LIFT_ERROR, (int) code);
  g_assert_true (g_str_has_suffix ((*error)->message, "."));
  g_clear_error (error);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftProcedureChange) change = lift_procedure_change_new_text (LIFT_PROCEDURE_GOALS, "x");
  GError *error = NULL;

  assert_refused (lift_store_set_milestone (self->store, self->procedure, LIFT_MILESTONE_OUT, TODAY + 1, &error), &error,
                  LIFT_ERROR_CONSTRAINT);
  assert_refused (lift_store_set_milestone (self->store, NOBODY, LIFT_MILESTONE_OUT, TODAY, &error), &error,
                  LIFT_ERROR_NOT_FOUND);
  assert_refused (lift_store_set_aftercare (self->store, self->procedure, LIFT_AFTERCARE_FOOD, 3651, &error), &error,
                  LIFT_ERROR_CONSTRAINT);
  assert_refused (lift_store_set_aftercare (self->store, self->procedure, LIFT_AFTERCARE_FOOD, -2, &error), &error,
                  LIFT_ERROR_CONSTRAINT);
  assert_refused (lift_store_set_aftercare (self->store, NOBODY, LIFT_AFTERCARE_FOOD, 3, &error), &error,
                  LIFT_ERROR_NOT_FOUND);
  assert_refused (lift_store_change_procedure (self->store, NOBODY, change, &error) != NULL, &error,
                  LIFT_ERROR_NOT_FOUND);
  g_assert_cmpint (fixture_count (self, "milestone"), ==, 0);
  g_assert_cmpint (fixture_count (self, "aftercare"), ==, 0);
  g_assert_cmpint (fixture_count (self, "trail"), ==, 0);
}

static void
change (Fixture *self, LiftProcedureChange *wanted)
{
  g_autoptr (LiftProcedureChange) owned = wanted;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftProcedure) stored = lift_store_change_procedure (self->store, self->procedure, owned, &error);

  g_assert_no_error (error);
  g_assert_nonnull (stored);
}

/* Two programs at once: each writes what it was asked about, and nothing of the other's goes. */
static void
test_field_by_field (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftStore) other = lift_store_open (self->path, LIFT_OPEN_EXISTING, self->clock, "other", &error);
  g_autoptr (LiftProcedureChange) phone = lift_procedure_change_new_text (LIFT_PROCEDURE_PHONE, "01632 960999");
  g_autoptr (LiftProcedure) by_other = NULL;
  g_autoptr (LiftProcedure) now = NULL;
  const LiftQuestion *question;

  g_assert_no_error (error);
  change (self, lift_procedure_change_new_text (LIFT_PROCEDURE_GOALS, "a softer line"));
  by_other = lift_store_change_procedure (other, self->procedure, phone, &error);
  g_assert_no_error (error);
  change (self, lift_procedure_change_new_number (LIFT_PROCEDURE_THREAD_COUNT, 8));
  change (self, lift_procedure_change_new_question ("How long?"));
  now = lift_store_get_procedure (self->store, self->procedure, &error);
  g_assert_cmpstr (now->goals, ==, "a softer line");
  g_assert_cmpstr (now->phone, ==, "01632 960999");
  g_assert_cmpint (now->thread_count, ==, 8);
  question = g_ptr_array_index (now->questions, 0);
  change (self, lift_procedure_change_new_tick (question->uuid, 1795118640));
  assert_sql (self, "SELECT text, ticked_at FROM question", "How long?|1795118640");
  change (self, lift_procedure_change_new_removal (question->uuid));
  g_assert_cmpint (fixture_count (self, "question"), ==, 0);
  assert_sql (self, "SELECT old FROM trail WHERE record = 'question' AND field = 'text' ORDER BY number DESC LIMIT 1",
              "How long?");
  lift_store_close (other, NULL);
}

static void
test_snapshot (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftProcedure) wanted = lift_procedure_new ();
  g_autoptr (LiftProcedure) second = NULL;
  g_autoptr (LiftVisit) check_in = lift_visit_new (self->procedure, LIFT_VISIT_CHECK_IN, TODAY, -1);
  g_autoptr (LiftVisit) stored = NULL;
  g_autoptr (LiftSnapshot) snapshot = NULL;
  g_autoptr (LiftSnapshot) empty = NULL;
  g_autoptr (GError) error = NULL;

  wanted->day0 = TODAY - 800;
  second = lift_store_add_procedure (self->store, wanted, &error);
  check_in->month = 1;
  check_in->held_on = TODAY;
  check_in->answers = g_strdup ("v1 goals=7");
  stored = lift_store_add_visit (self->store, check_in, &error);
  g_assert_no_error (error);
  set_day (self, LIFT_MILESTONE_CHEWING, TODAY);
  g_assert_true (lift_store_set_aftercare (self->store, self->procedure, LIFT_AFTERCARE_FOOD, 9, &error));
  snapshot = lift_store_load_snapshot (self->store, NULL, &error);
  g_assert_cmpint (lift_milestones_get_day (snapshot->milestones, LIFT_MILESTONE_CHEWING), ==, TODAY);
  g_assert_cmpint (snapshot->aftercare.last_days[LIFT_AFTERCARE_FOOD], ==, 9);
  g_assert_cmpuint (snapshot->visits->len, ==, 1);
  g_assert_cmpstr (((LiftVisit *) g_ptr_array_index (snapshot->visits, 0))->answers, ==, "v1 goals=7");
  /* Another thread lift has its own. */
  empty = lift_store_load_snapshot (self->store, second->uuid, &error);
  g_assert_cmpuint (empty->milestones->len + empty->visits->len, ==, 0);
  g_assert_cmpint (empty->aftercare.last_days[LIFT_AFTERCARE_FOOD], ==, LIFT_AFTERCARE_NOT_NOTED);
  g_assert_cmpuint (empty->procedures->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/store/milestones/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("milestones", test_milestones);
  ADD ("aftercare", test_aftercare);
  ADD ("refused", test_refused);
  ADD ("field-by-field", test_field_by_field);
  ADD ("snapshot", test_snapshot);
  return g_test_run ();
}
