/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <string.h>

static LiftEntry *
get (Fixture *self, int day)
{
  return lift_store_get_entry (self->store, self->procedure, self->day0 + day, NULL);
}

static int
get_swelling (Fixture *self, int day)
{
  g_autoptr (LiftEntry) entry = get (self, day);

  return entry != NULL ? entry->scores[LIFT_SYMPTOM_SWELLING] : -2;
}

static char *
save (Fixture *self, int day, int score, const char *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSaveResult) result = NULL;

  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, score);
  result = lift_store_save (self->store, self->procedure, self->day0 + day, patch, NULL, change, &error);
  g_assert_no_error (error);
  return g_strdup (result->change);
}

static void
assert_undo (Fixture *self, LiftDate for_day, int expected_day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) undone = lift_store_undo (self->store, self->procedure, for_day, &error);

  g_assert_no_error (error);
  g_assert_cmpint (undone->len, ==, 1);
  g_assert_cmpint (g_array_index (undone, LiftDate, 0), ==, self->day0 + expected_day);
}

static void
assert_nothing_to_undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lift_store_undo (self->store, self->procedure, LIFT_DATE_NONE, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND);
}

/* A stay is one change, however often it was saved; undo goes back and back, and never toggles. */
static void
test_undo_goes_back (Fixture *self, gconstpointer data)
{
  g_autofree char *first = save (self, 1, 2, NULL);
  g_autofree char *second = save (self, 1, 5, NULL);
  g_autofree char *same = save (self, 1, 6, second);

  g_assert_cmpstr (same, ==, second);
  g_assert_cmpstr (first, !=, second);
  assert_undo (self, LIFT_DATE_NONE, 1);
  g_assert_cmpint (get_swelling (self, 1), ==, 2);
  assert_undo (self, LIFT_DATE_NONE, 1);
  g_assert_cmpint (get_swelling (self, 1), ==, -2);
  assert_nothing_to_undo (self);
  g_assert_cmpint (fixture_count (self, "revision"), ==, 5);
}

static void
test_undo_of_a_day (Fixture *self, gconstpointer data)
{
  g_autofree char *one = save (self, 1, 2, NULL);
  g_autofree char *two = save (self, 2, 7, NULL);

  assert_undo (self, self->day0 + 1, 1);
  g_assert_cmpint (get_swelling (self, 1), ==, -2);
  g_assert_cmpint (get_swelling (self, 2), ==, 7);
  assert_undo (self, LIFT_DATE_NONE, 2);
  assert_nothing_to_undo (self);
}

/* What is written in the same stay after its undo is a change of its own. */
static void
test_save_after_undo (Fixture *self, gconstpointer data)
{
  g_autofree char *stay = save (self, 1, 2, NULL);
  g_autofree char *later = NULL;

  assert_undo (self, LIFT_DATE_NONE, 1);
  later = save (self, 1, 9, stay);
  g_assert_cmpstr (later, !=, stay);
  g_assert_cmpint (get_swelling (self, 1), ==, 9);
  assert_undo (self, LIFT_DATE_NONE, 1);
  g_assert_cmpint (get_swelling (self, 1), ==, -2);
}

/* One change over two days, one of which was edited since: that one is left and named. */
static void
test_undo_leaves_later_edits (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *import = save (self, 1, 2, NULL);
  g_autofree char *same = save (self, 2, 3, import);
  g_autofree char *later = save (self, 1, 8, NULL);
  g_autofree char *back = NULL;
  g_autoptr (GArray) left = NULL;
  g_autoptr (GArray) undone = NULL;

  undone = lift_store_undo_and_name (self->store, self->procedure, self->day0 + 2, &left, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->len, ==, 1);
  g_assert_cmpint (g_array_index (undone, LiftDate, 0), ==, self->day0 + 2);
  g_assert_cmpint (left->len, ==, 1);
  g_assert_cmpint (g_array_index (left, LiftDate, 0), ==, self->day0 + 1);
  g_assert_cmpint (get_swelling (self, 1), ==, 8);
  g_assert_cmpint (get_swelling (self, 2), ==, -2);
  assert_undo (self, LIFT_DATE_NONE, 1);
  g_assert_cmpint (get_swelling (self, 1), ==, 2);
  assert_nothing_to_undo (self);
}

/* A stay that another program's edit cut in two: only what came after that edit is taken back. */
static void
test_undo_keeps_the_other_program (Fixture *self, gconstpointer data)
{
  g_autofree char *stay = save (self, 1, 2, NULL);
  g_autofree char *other = save (self, 1, 4, NULL);
  g_autofree char *more = save (self, 1, 6, stay);

  assert_undo (self, LIFT_DATE_NONE, 1);
  g_assert_cmpint (get_swelling (self, 1), ==, 4);
  assert_undo (self, LIFT_DATE_NONE, 1);
  g_assert_cmpint (get_swelling (self, 1), ==, 2);
  assert_nothing_to_undo (self);
}

static void
test_delete_and_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *one = save (self, 1, 2, NULL);
  g_autoptr (LiftEntry) before = get (self, 1);
  g_autoptr (LiftEntry) after = NULL;
  g_autoptr (LiftEpisode) episode = NULL;

  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (self->clock), 3 * G_TIME_SPAN_DAY);
  g_assert_true (lift_store_delete_entry (self->store, self->procedure, self->day0 + 1, &error));
  g_assert_no_error (error);
  episode = lift_store_load_episode (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lift_episode_get_n_entries (episode), ==, 0);
  g_assert_false (lift_store_delete_entry (self->store, self->procedure, self->day0 + 1, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_undo (self, LIFT_DATE_NONE, 1);
  after = get (self, 1);
  g_assert_true (lift_entry_has_same_answers (before, after));
  /* A deletion that was undone never happened: the day was still first written when it was. */
  g_assert_cmpint (after->first_recorded_at, ==, before->recorded_at);
  g_assert_cmpint (after->recorded_at, >, before->recorded_at);
}

static void
test_written_again_counts_anew (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *one = save (self, 1, 2, NULL);
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;
  g_autoptr (LiftEntry) entry = NULL;
  gint64 now;

  g_assert_true (lift_store_delete_entry (self->store, self->procedure, self->day0 + 1, &error));
  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (self->clock), G_TIME_SPAN_DAY);
  now = lift_clock_get_now_utc (self->clock);
  two = save (self, 1, 2, NULL);
  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (self->clock), G_TIME_SPAN_DAY);
  three = save (self, 1, 3, NULL);
  entry = get (self, 1);
  g_assert_cmpint (entry->first_recorded_at, ==, now);
  g_assert_cmpint (entry->seq, ==, 4);
}

static void
test_history_and_restore (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *one = save (self, 1, 2, NULL);
  g_autofree char *two = save (self, 1, 5, NULL);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (LiftEntry) restored = NULL;
  g_autoptr (LiftEntry) again = NULL;

  g_assert_true (lift_store_delete_entry (self->store, self->procedure, self->day0 + 1, &error));
  history = lift_store_list_revisions (self->store, self->procedure, self->day0 + 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (history->len, ==, 3);
  g_assert_true (((LiftEntry *) g_ptr_array_index (history, 2))->deleted);
  restored = lift_store_restore_revision (self->store, self->procedure, self->day0 + 1, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (restored->seq, ==, 4);
  g_assert_cmpint (get_swelling (self, 1), ==, 2);
  again = lift_store_restore_revision (self->store, self->procedure, self->day0 + 1, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->seq, ==, 4);
  g_assert_null (lift_store_restore_revision (self->store, self->procedure, self->day0 + 1, 9, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (lift_store_list_revisions (self->store, self->procedure, self->day0 + 3, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND);
}

#define SECRET "zwiebelkuchen"

/* In a process of its own: opening and closing the file here would take the store's locks away. */
static gboolean
holds_secret (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) grep =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "grep", "-q", "-a", SECRET, path, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (grep, NULL, NULL));
  return g_subprocess_get_exit_status (grep) == 0;
}

static gboolean
diary_holds_secret (Fixture *self)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *file = g_strconcat (self->path, suffixes[i], NULL);

    found = found || holds_secret (file);
  }
  return found;
}

static void
test_erase (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (LiftCheck) check = NULL;
  const char *backup;

  lift_save_result_free (fixture_save_note (self, 1, SECRET " one"));
  lift_save_result_free (fixture_save_note (self, 1, "harmless"));
  lift_save_result_free (fixture_save_note (self, 2, "stays"));
  assert_undo (self, self->day0 + 1, 1);
  g_assert_true (lift_store_delete_entry (self->store, self->procedure, self->day0 + 1, &error));
  g_assert_true (diary_holds_secret (self));
  g_assert_true (lift_store_erase_entry (self->store, self->procedure, self->day0 + 1, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (diary_holds_secret (self));
  g_assert_cmpint (fixture_count (self, "revision"), ==, 1);
  g_assert_cmpint (fixture_count (self, "entry"), ==, 1);
  g_assert_cmpint (fixture_count (self, "change"), ==, 1);
  g_assert_cmpint (fixture_count (self, "erasing"), ==, 0);
  check = lift_store_check (self->store, &error);
  g_assert_no_error (error);
  g_assert_true (check->ok);
  /* The copy that was made first still has it, is listed, and can be purged of it. */
  backups = lift_store_list_backups_with_entry (self->store, self->procedure, self->day0 + 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (backups->len, ==, 1);
  backup = g_ptr_array_index (backups, 0);
  g_assert_true (holds_secret (backup));
  g_assert_true (lift_store_purge_backup (self->store, backup, self->procedure, self->day0 + 1, &error));
  g_assert_no_error (error);
  g_assert_false (holds_secret (backup));
  g_clear_pointer (&backups, g_ptr_array_unref);
  backups = lift_store_list_backups_with_entry (self->store, self->procedure, self->day0 + 1, &error);
  g_assert_cmpint (backups->len, ==, 0);
  fixture_close (self);
  g_assert_false (diary_holds_secret (self));
}

/* Somebody reads while it is erased: the day is gone, the file is scrubbed at the next opening. */
static void
test_erase_is_resumed (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  lift_save_result_free (fixture_save_note (self, 1, SECRET));
  lift_save_result_free (fixture_save_note (self, 2, "stays"));
  fixture_close (self);
  output = fixture_sql (self->path,
                        "PRAGMA secure_delete = OFF; BEGIN; INSERT INTO erasing SELECT uuid FROM entry WHERE for_day = '2026-11-13';"
                        "DELETE FROM revision WHERE entry IN (SELECT entry FROM erasing);"
                        "DELETE FROM entry WHERE uuid IN (SELECT entry FROM erasing); COMMIT;",
                        NULL);
  g_assert_cmpstr (output, ==, "0");
  g_assert_true (diary_holds_secret (self));
  fixture_reopen (self);
  g_assert_false (diary_holds_secret (self));
  g_assert_cmpint (fixture_count (self, "erasing"), ==, 0);
  g_assert_cmpint (fixture_count (self, "revision"), ==, 1);
}

static void
test_backup (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_build_filename (self->folder, "copy.db", NULL);
  g_autoptr (LiftStore) copy = NULL;
  g_autoptr (LiftEntry) entry = NULL;

  lift_save_result_free (fixture_save_note (self, 1, "kept"));
  g_assert_true (lift_store_backup (self->store, target, &error));
  g_assert_no_error (error);
  g_assert_false (lift_store_backup (self->store, target, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  copy = lift_store_open (target, LIFT_OPEN_READ, self->clock, "test", &error);
  g_assert_no_error (error);
  entry = lift_store_get_entry (copy, self->procedure, self->day0 + 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry->note, ==, "kept");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/store/history/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("undo-goes-back", test_undo_goes_back);
  ADD ("undo-of-a-day", test_undo_of_a_day);
  ADD ("save-after-undo", test_save_after_undo);
  ADD ("undo-leaves-later-edits", test_undo_leaves_later_edits);
  ADD ("undo-keeps-the-other-program", test_undo_keeps_the_other_program);
  ADD ("delete-and-undo", test_delete_and_undo);
  ADD ("written-again", test_written_again_counts_anew);
  ADD ("restore", test_history_and_restore);
  ADD ("erase", test_erase);
  ADD ("erase-is-resumed", test_erase_is_resumed);
  ADD ("backup", test_backup);
  return g_test_run ();
}
