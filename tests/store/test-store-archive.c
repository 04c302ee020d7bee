/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-store-reminders.h"
#include "store-fixture.h"

static LiftArchive *
load (Fixture *self, gboolean with_history)
{
  g_autoptr (GError) error = NULL;
  LiftArchive *archive = lift_store_load_archive (self->store, with_history, &error);

  g_assert_no_error (error);
  g_assert_nonnull (archive);
  return archive;
}

static LiftArchiveRecord *
find (Fixture *self, LiftArchive *archive)
{
  LiftArchiveRecord *record = lift_archive_find (archive, self->procedure);

  g_assert_nonnull (record);
  return record;
}

static void
save (Fixture *self, int day, LiftSymptom symptom, int score)
{
  lift_save_result_free (fixture_save_score (self, day, symptom, score));
}

static void
test_days (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftArchive) newest = NULL;
  g_autoptr (LiftArchive) all = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *states;
  const LiftEntry *state;

  save (self, 2, LIFT_SYMPTOM_SWELLING, 7);
  save (self, 1, LIFT_SYMPTOM_SWELLING, 5);
  save (self, 2, LIFT_SYMPTOM_SWELLING, 6);
  save (self, 3, LIFT_SYMPTOM_BRUISING, 1);
  g_assert_true (lift_store_delete_entry (self->store, self->procedure, self->day0 + 3, &error));
  lift_save_result_free (fixture_save_note (self, 1, "=1+1"));

  newest = load (self, FALSE);
  g_assert_false (newest->has_history);
  g_assert_cmpint (newest->schema, ==, 3);
  states = find (self, newest)->states;
  g_assert_cmpuint (states->len, ==, 2);
  state = g_ptr_array_index (states, 0);
  g_assert_cmpint (state->for_day, ==, self->day0 + 1);
  g_assert_cmpstr (state->note, ==, "=1+1");
  g_assert_cmpint (state->scores[LIFT_SYMPTOM_SWELLING], ==, 5);
  state = g_ptr_array_index (states, 1);
  g_assert_cmpint (state->scores[LIFT_SYMPTOM_SWELLING], ==, 6);

  all = load (self, TRUE);
  g_assert_true (all->has_history);
  states = find (self, all)->states;
  g_assert_cmpuint (states->len, ==, 6);
  for (guint i = 0; i < states->len; i++) {
    static const int days[] = { 1, 1, 2, 2, 3, 3 };
    static const int swelling[] = { 5, 5, 7, 6, LIFT_SCORE_NONE, LIFT_SCORE_NONE };

    state = g_ptr_array_index (states, i);
    g_assert_cmpint (state->for_day, ==, self->day0 + days[i]);
    g_assert_cmpint (state->seq, ==, (int) i % 2 + 1);
    g_assert_cmpint (state->scores[LIFT_SYMPTOM_SWELLING], ==, swelling[i]);
    g_assert_cmpint (state->deleted, ==, i == 5);
  }
}

/* What belongs to a procedure is in its record, and archived procedures are not forgotten. */
static void
test_records (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftProcedure) sooner = lift_procedure_new ();
  g_autoptr (LiftProcedure) added = NULL;
  g_autoptr (LiftReminder) reminder = lift_reminder_new_daily (20 * 60);
  g_autoptr (LiftReminder) kept = NULL;
  g_autoptr (LiftVisit) visit = lift_visit_new (self->procedure, LIFT_VISIT_FOLLOW_UP, self->day0 + 14, 600);
  g_autoptr (LiftVisit) planned = NULL;
  g_autoptr (LiftContact) contact = lift_contact_new (self->procedure, 1000, LIFT_CONTACT_TOLD, "sign-fever", NULL);
  g_autoptr (LiftArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  const LiftArchiveRecord *record;

  sooner->day0 = self->day0 - 400;
  added = lift_store_add_procedure (self->store, sooner, &error);
  g_assert_true (lift_store_set_archived (self->store, added->uuid, TRUE, &error));
  kept = lift_store_add_reminder (self->store, reminder, &error);
  planned = lift_store_add_visit (self->store, visit, &error);
  g_assert_true (lift_store_add_contact (self->store, contact, &error));
  g_assert_true (
    lift_store_set_milestone (self->store, self->procedure, LIFT_MILESTONE_OUT, self->day0 + 3, &error));
  g_assert_true (lift_store_set_aftercare (self->store, self->procedure, LIFT_AFTERCARE_SAUNA, 21, &error));
  g_assert_true (lift_store_set_setting (self->store, "day-end-hours", "3", &error));
  g_assert_no_error (error);

  archive = load (self, FALSE);
  g_assert_cmpint (archive->day_end_hours, ==, 3);
  g_assert_cmpuint (archive->records->len, ==, 2);
  record = g_ptr_array_index (archive->records, 0);
  g_assert_cmpstr (record->procedure->uuid, ==, added->uuid);
  g_assert_cmpint (record->procedure->archived_at, !=, 0);
  g_assert_cmpuint (record->visits->len + record->contacts->len + record->milestones->len, ==, 0);
  record = g_ptr_array_index (archive->records, 1);
  g_assert_cmpuint (record->visits->len, ==, 1);
  g_assert_cmpstr (((LiftVisit *) g_ptr_array_index (record->visits, 0))->uuid, ==, planned->uuid);
  g_assert_cmpuint (record->contacts->len, ==, 1);
  g_assert_cmpuint (record->milestones->len, ==, 1);
  g_assert_cmpint (record->aftercare.last_days[LIFT_AFTERCARE_SAUNA], ==, 21);
  g_assert_cmpuint (archive->reminders->len, ==, 1);
  g_assert_cmpstr (((LiftReminder *) g_ptr_array_index (archive->reminders, 0))->uuid, ==, kept->uuid);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lift_store_register_resources ();
  g_test_add ("/store/archive/days", Fixture, NULL, fixture_set_up, test_days, fixture_tear_down);
  g_test_add ("/store/archive/records", Fixture, NULL, fixture_set_up, test_records, fixture_tear_down);
  return g_test_run ();
}
