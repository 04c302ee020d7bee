/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <string.h>

/* Nothing that the program knows is refused by a rule of the diary that was forgotten. */
static void
test_every_name (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSaveResult) result = NULL;
  g_autoptr (LiftEntry) read = NULL;

  for (int i = 0; i < LIFT_N_SYMPTOMS; i++) {
    lift_patch_set_score (patch, (LiftSymptom) i, i);
    for (int zone = 0; zone < LIFT_N_ZONES; zone++)
      lift_patch_set_zone_score (patch, (LiftSymptom) i, (LiftZone) zone, LIFT_SIDE_LEFT, i);
  }
  for (int i = 0; i < LIFT_N_SIGNS; i++)
    lift_patch_add_sign (patch, (LiftSign) i, lift_sign_get_info ((LiftSign) i)->sided ? LIFT_SIDE_LEFT : LIFT_SIDE_NONE,
                         LIFT_DATE_NONE);
  result = lift_store_save (self->store, self->procedure, self->day0, patch, NULL, NULL, &error);
  g_assert_no_error (error);
  read = lift_store_get_entry (self->store, self->procedure, self->day0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->signs->len, ==, LIFT_N_SIGNS);
  for (int i = 0; i < LIFT_N_SYMPTOMS; i++)
    g_assert_cmpint (read->scores[i], ==, i);
}

static void
test_everything_comes_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (GPtrArray) ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_tick_free);
  g_autoptr (LiftSaveResult) result = NULL;
  g_autoptr (LiftEntry) read = NULL;
  const LiftSignMark *mark;

  g_ptr_array_add (ticks, lift_tick_new ("own", "a walk"));
  g_ptr_array_add (ticks, lift_tick_new ("cold-pack", NULL));
  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, 0);
  lift_patch_set_score (patch, LIFT_SYMPTOM_NUMBNESS, 10);
  lift_patch_set_zone_score (patch, LIFT_SYMPTOM_BRUISING, LIFT_ZONE_NECK, LIFT_SIDE_LEFT, 4);
  lift_patch_add_sign (patch, LIFT_SIGN_UNEVEN, LIFT_SIDE_LEFT, self->day0 + 1);
  lift_patch_add_sign (patch, LIFT_SIGN_FEVER, LIFT_SIDE_NONE, LIFT_DATE_NONE);
  lift_patch_set_more_side (patch, LIFT_MORE_SIDE_SAME);
  lift_patch_set_pain_relief (patch, LIFT_ANSWER_NO);
  lift_patch_set_temperature (patch, 384);
  lift_patch_set_note (patch, "“Besser”, ein bisschen\nзначит 😀");
  lift_patch_set_author (patch, LIFT_AUTHOR_HELPER);
  lift_patch_set_ticks (patch, ticks);
  result = lift_store_save (self->store, self->procedure, self->day0 + 2, patch, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (result->saved);
  g_assert_false (result->conflict);
  fixture_reopen (self);
  read = lift_store_get_entry (self->store, self->procedure, self->day0 + 2, &error);
  g_assert_no_error (error);
  g_assert_true (lift_entry_has_same_answers (read, result->entry));
  g_assert_cmpstr (read->uuid, ==, result->entry->uuid);
  g_assert_cmpstr (read->revision, ==, result->entry->revision);
  g_assert_cmpstr (read->change, ==, result->change);
  g_assert_cmpint (read->seq, ==, 1);
  g_assert_cmpint (read->scores[LIFT_SYMPTOM_SWELLING], ==, 0);
  g_assert_cmpint (read->scores[LIFT_SYMPTOM_BRUISING], ==, LIFT_SCORE_NONE);
  g_assert_cmpint (read->scores[LIFT_SYMPTOM_NUMBNESS], ==, 10);
  g_assert_cmpint (lift_entry_get_zone_score (read, LIFT_SYMPTOM_BRUISING, LIFT_ZONE_NECK, LIFT_SIDE_LEFT), ==, 4);
  g_assert_cmpint (read->signs->len, ==, 2);
  g_assert_cmpint (g_array_index (read->signs, LiftSignMark, 0).sign, ==, LIFT_SIGN_FEVER);
  mark = lift_entry_find_sign (read, LIFT_SIGN_UNEVEN);
  g_assert_cmpint (mark->side, ==, LIFT_SIDE_LEFT);
  g_assert_cmpint (mark->since_day, ==, self->day0 + 1);
  g_assert_cmpint (read->pain_relief, ==, LIFT_ANSWER_NO);
  g_assert_cmpint (read->temperature_c10, ==, 384);
  g_assert_cmpint (read->author, ==, LIFT_AUTHOR_HELPER);
  g_assert_cmpint (read->recorded_at, ==, lift_clock_get_now_utc (self->clock));
  g_assert_cmpint (read->utc_offset, ==, 60);
  g_assert_cmpint (read->first_recorded_at, ==, read->recorded_at);
  g_assert_cmpstr (((LiftTick *) g_ptr_array_index (read->ticks, 0))->text, ==, "a walk");
}

static void
test_nothing_changed_appends_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftSaveResult) first = fixture_save_score (self, 1, LIFT_SYMPTOM_SWELLING, 5);
  g_autoptr (LiftSaveResult) again = fixture_save_score (self, 1, LIFT_SYMPTOM_SWELLING, 5);
  g_autoptr (LiftPatch) clear = lift_patch_new ();
  g_autoptr (LiftSaveResult) empty = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (first->saved);
  g_assert_false (again->saved);
  g_assert_cmpstr (again->entry->revision, ==, first->entry->revision);
  lift_patch_set_score (clear, LIFT_SYMPTOM_SWELLING, LIFT_SCORE_NONE);
  empty = lift_store_save (self->store, self->procedure, self->day0 + 3, clear, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (empty->saved);
  g_assert_cmpint (empty->entry->seq, ==, 0);
  g_assert_cmpint (fixture_count (self, "revision"), ==, 1);
  g_assert_cmpint (fixture_count (self, "change"), ==, 1);
  g_assert_cmpint (fixture_count (self, "entry"), ==, 1);
}

static void
test_two_programs_one_day (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftSaveResult) base = fixture_save_score (self, 1, LIFT_SYMPTOM_SWELLING, 5);
  g_autoptr (LiftStore) other = lift_store_open (self->path, LIFT_OPEN_EXISTING, self->clock, "other", &error);
  g_autoptr (LiftPatch) theirs = lift_patch_new ();
  g_autoptr (LiftPatch) mine = lift_patch_new ();
  g_autoptr (LiftPatch) same = lift_patch_new ();
  g_autoptr (LiftSaveResult) a = NULL;
  g_autoptr (LiftSaveResult) b = NULL;
  g_autoptr (LiftSaveResult) c = NULL;
  g_autoptr (GPtrArray) history = NULL;

  g_assert_no_error (error);
  lift_patch_set_score (theirs, LIFT_SYMPTOM_BRUISING, 3);
  a = lift_store_save (other, self->procedure, self->day0 + 1, theirs, base->entry, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (a->conflict);
  lift_patch_set_note (mine, "mine");
  b = lift_store_save (self->store, self->procedure, self->day0 + 1, mine, base->entry, base->change, &error);
  g_assert_no_error (error);
  g_assert_false (b->conflict);
  g_assert_cmpstr (b->change, ==, base->change);
  g_assert_cmpint (b->entry->scores[LIFT_SYMPTOM_SWELLING], ==, 5);
  g_assert_cmpint (b->entry->scores[LIFT_SYMPTOM_BRUISING], ==, 3);
  lift_patch_set_score (same, LIFT_SYMPTOM_BRUISING, 8);
  c = lift_store_save (self->store, self->procedure, self->day0 + 1, same, base->entry, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (c->conflict);
  g_assert_true (c->saved);
  history = lift_store_list_revisions (self->store, self->procedure, self->day0 + 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (history->len, ==, 4);
  for (guint i = 0; i < history->len; i++)
    g_assert_cmpint (((LiftEntry *) g_ptr_array_index (history, i))->seq, ==, (int) i + 1);
  g_assert_cmpint (((LiftEntry *) g_ptr_array_index (history, 1))->scores[LIFT_SYMPTOM_BRUISING], ==, 3);
  g_assert_true (lift_store_delete_entry (other, self->procedure, self->day0 + 1, &error));
  g_clear_pointer (&c, lift_save_result_free);
  c = lift_store_save (self->store, self->procedure, self->day0 + 1, same, b->entry, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (c->conflict);
  g_assert_cmpint (c->entry->scores[LIFT_SYMPTOM_SWELLING], ==, LIFT_SCORE_NONE);
}

/* A second connection that comes and goes must not cost the first one its locks: another program would take
 * itself for the last one and delete the -wal. */
static void
test_two_stores_in_one_process (Fixture *self, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);

  for (int i = 0; i < 3; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LiftStore) other = lift_store_open (self->path, LIFT_OPEN_EXISTING, self->clock, "other", &error);
    g_autoptr (LiftEntry) seen = NULL;

    g_assert_no_error (error);
    lift_save_result_free (fixture_save_score (self, i, LIFT_SYMPTOM_SWELLING, 5));
    g_assert_cmpint (fixture_count (self, "revision"), ==, i + 1);
    g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
    seen = lift_store_get_entry (other, self->procedure, self->day0 + i, &error);
    g_assert_no_error (error);
    g_assert_cmpint (seen->scores[LIFT_SYMPTOM_SWELLING], ==, 5);
  }
}

static void
test_refused_days (Fixture *self, gconstpointer data)
{
  static const int refused[] = { 8, 400, -31 };
  static const int taken[] = { 7, 0, -30 };
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autofree char *long_note = g_strnfill (LIFT_NOTE_MAX_BYTES + 1, 'x');
  g_autoptr (LiftPatch) too_long = lift_patch_new ();
  g_autoptr (GError) error = NULL;

  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, 1);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_assert_null (lift_store_save (self->store, self->procedure, self->day0 + refused[i], patch, NULL, NULL, &error));
    g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
    g_clear_error (&error);
  }
  lift_patch_set_note (too_long, long_note);
  g_assert_null (lift_store_save (self->store, self->procedure, self->day0, too_long, NULL, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_null (lift_store_save (self->store, "no-such", self->day0, patch, NULL, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND);
  g_assert_cmpint (fixture_count (self, "revision"), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++) {
    g_autoptr (LiftSaveResult) result = fixture_save_score (self, taken[i], LIFT_SYMPTOM_SWELLING, 1);

    g_assert_true (result->saved);
  }
}

static void
test_procedures (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftProcedure) wanted = lift_procedure_new ();
  g_autoptr (LiftProcedure) added = NULL;
  g_autoptr (LiftProcedure) edited = NULL;
  g_autoptr (LiftProcedure) read = NULL;
  g_autoptr (LiftProcedure) current = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *upper = NULL;
  g_autofree char *trail = NULL;

  wanted->day0 = LIFT_DATE_NONE;
  wanted->material = LIFT_MATERIAL_PDO;
  wanted->thread_count = 12;
  wanted->clinic = g_strdup ("Clinic");
  lift_procedure_add_area (wanted, LIFT_ZONE_JAWLINE, LIFT_SIDE_BOTH);
  lift_procedure_add_area (wanted, LIFT_ZONE_BROW, LIFT_SIDE_LEFT);
  g_ptr_array_add (wanted->questions, lift_question_new (NULL, "When may I swim?", 0));
  added = lift_store_add_procedure (self->store, wanted, &error);
  g_assert_no_error (error);
  edited = lift_procedure_copy (added);
  edited->thread_count = 10;
  edited->nonabsorbable = TRUE;
  g_array_set_size (edited->areas, 1);
  ((LiftQuestion *) g_ptr_array_index (edited->questions, 0))->ticked_at = 99;
  g_ptr_array_add (edited->questions, lift_question_new (NULL, "And run?", 0));
  g_clear_pointer (&added, lift_procedure_unref);
  added = lift_store_update_procedure (self->store, edited, &error);
  g_assert_no_error (error);
  prefix = g_strndup (added->uuid, 8);
  upper = g_ascii_strup (prefix, -1);
  read = lift_store_get_procedure (self->store, upper, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->thread_count, ==, 10);
  g_assert_true (read->nonabsorbable);
  g_assert_cmpstr (read->clinic, ==, "Clinic");
  g_assert_cmpint (read->areas->len, ==, 1);
  g_assert_cmpint (read->questions->len, ==, 2);
  g_assert_cmpint (((LiftQuestion *) g_ptr_array_index (read->questions, 0))->ticked_at, ==, 99);
  trail = fixture_sql (self->path, "SELECT group_concat(field || '=' || coalesce(old, 'NULL'), ' ') FROM trail", NULL);
  g_assert_cmpstr (trail, ==,
                   "nonabsorbable=0 thread_count=12 areas=jawline:both,brow:left text=When may I swim? ticked_at=NULL");
  current = lift_store_get_current_procedure (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (current->uuid, ==, self->procedure);
  g_assert_true (lift_store_set_archived (self->store, self->procedure, TRUE, &error));
  g_clear_pointer (&current, lift_procedure_unref);
  current = lift_store_get_current_procedure (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (current->uuid, ==, added->uuid);

}

static void
test_prefixes (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *three = g_strndup (self->procedure, 3);

  g_assert_null (lift_store_get_procedure (self->store, three, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_null (lift_store_get_procedure (self->store, "zzzz", &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (LiftProcedure) wanted = lift_procedure_new ();
    g_autoptr (LiftProcedure) added = NULL;

    wanted->uuid = g_strdup_printf ("abcd000%u-1111-4111-8111-111111111111", i);
    added = lift_store_add_procedure (self->store, wanted, &error);
    g_assert_no_error (error);
  }
  g_assert_null (lift_store_get_procedure (self->store, "abcd", &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
}

static void
test_settings_and_contacts (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *unset = lift_store_dup_setting (self->store, "emergency-number", &error);
  g_autoptr (LiftContact) contact =
    lift_contact_new (self->procedure, 1000, LIFT_CONTACT_TOLD, "strong:discomfort:2", "they will call back");
  g_autoptr (LiftSnapshot) snapshot = NULL;
  const LiftContact *read;

  g_assert_no_error (error);
  g_assert_null (unset);
  g_assert_true (lift_store_set_setting (self->store, "emergency-number", "112", &error));
  g_assert_true (lift_store_set_setting (self->store, "day-end-hours", "3", &error));
  g_assert_false (lift_store_set_setting (self->store, "day-end-hours", "7", &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (lift_store_get_day_end_hours (self->store), ==, 3);
  g_assert_true (lift_store_add_contact (self->store, contact, &error));
  g_assert_no_error (error);
  snapshot = lift_store_load_snapshot (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (snapshot->emergency_number, ==, "112");
  g_assert_cmpint (snapshot->day_end_hours, ==, 3);
  g_assert_cmpint (lift_episode_get_day_end_hours (snapshot->episode), ==, 3);
  g_assert_cmpint (snapshot->contacts->len, ==, 1);
  read = g_ptr_array_index (snapshot->contacts, 0);
  g_assert_cmpint (read->how, ==, LIFT_CONTACT_TOLD);
  g_assert_cmpstr (read->finding, ==, "strong:discomfort:2");
  g_assert_false (snapshot->can_undo);
  g_assert_false (snapshot->read_only);
  g_assert_true (lift_store_set_setting (self->store, "emergency-number", NULL, &error));
  unset = lift_store_dup_setting (self->store, "emergency-number", &error);
  g_assert_null (unset);
}

static void
test_snapshot_is_quick (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 best = G_MAXINT64;

  for (int day = -7; day < 8; day++) {
    for (int symptom = 0; symptom < LIFT_N_CORE_SYMPTOMS; symptom++) {
      g_autoptr (LiftSaveResult) result = fixture_save_score (self, day, (LiftSymptom) symptom, 3);

      g_assert_true (result->saved);
    }
  }
  for (guint i = 0; i < 50; i++) {
    gint64 start = g_get_monotonic_time ();
    g_autoptr (LiftSnapshot) snapshot = lift_store_load_snapshot (self->store, NULL, &error);

    best = MIN (best, g_get_monotonic_time () - start);
    g_assert_no_error (error);
    g_assert_cmpint (lift_episode_get_n_entries (snapshot->episode), ==, 15);
    g_assert_true (snapshot->can_undo);
  }
  g_test_message ("15 days: snapshot in %" G_GINT64_FORMAT " µs", best);
  /* Ten times what the floor needs; sanitizers and a busy machine fit in. */
  g_assert_cmpint (best, <, 5000);
}

/* Without a date its days would have no number, and no rule could speak of them. */
static void
test_written_days_keep_the_date (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftSaveResult) saved = fixture_save_score (self, 0, LIFT_SYMPTOM_SWELLING, 4);
  g_autoptr (LiftProcedure) wanted = lift_store_get_procedure (self->store, self->procedure, NULL);
  g_autoptr (LiftProcedure) refused = NULL;
  g_autoptr (LiftProcedure) stored = NULL;
  g_autoptr (LiftProcedure) changed = lift_procedure_copy (wanted);
  g_autoptr (GError) error = NULL;
  int trail = fixture_count (self, "trail");

  changed->day0 = LIFT_DATE_NONE;
  refused = lift_store_update_procedure (self->store, changed, &error);
  g_assert_null (refused);
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
  g_assert_cmpint (fixture_count (self, "trail"), ==, trail);
  g_clear_error (&error);
  g_assert_true (lift_store_delete_entry (self->store, self->procedure, self->day0, &error));
  stored = lift_store_update_procedure (self->store, changed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stored->day0, ==, LIFT_DATE_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/store/save/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("every-name", test_every_name);
  ADD ("everything-comes-back", test_everything_comes_back);
  ADD ("nothing-changed", test_nothing_changed_appends_nothing);
  ADD ("two-programs", test_two_programs_one_day);
  ADD ("two-stores-in-one-process", test_two_stores_in_one_process);
  ADD ("refused-days", test_refused_days);
  ADD ("procedures", test_procedures);
  ADD ("prefixes", test_prefixes);
  ADD ("settings-and-contacts", test_settings_and_contacts);
  ADD ("snapshot-is-quick", test_snapshot_is_quick);
  ADD ("written-days-keep-the-date", test_written_days_keep_the_date);
  return g_test_run ();
}
