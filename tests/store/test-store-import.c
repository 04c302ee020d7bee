/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lift-store-import.h"
#include "lift-store-private.h"
#include "lift-store-reminders.h"

#define OTHER "6f1c2d3e-4a5b-4c6d-8e7f-901a2b3c4d5e"
/* 2026-11-18 20:04 in Berlin. */
#define EARLIER G_GINT64_CONSTANT (1795028640)
#define LATER G_GINT64_CONSTANT (1795120000)

static LiftEntry *
make_state (const char *procedure, LiftDate day, const char *revision, gint64 at, int swelling)
{
  LiftEntry *state = lift_entry_new (procedure, day);

  state->revision = g_strdup (revision);
  state->recorded_at = at;
  state->first_recorded_at = at;
  state->utc_offset = state->first_utc_offset = 60;
  state->scores[LIFT_SYMPTOM_SWELLING] = swelling;
  return state;
}

static LiftImportItem *
make_day (LiftEntry *state)
{
  LiftImportItem *item = lift_import_item_new (LIFT_IMPORT_ITEM_DAY, 2, 0);

  g_ptr_array_add (item->states, state);
  return item;
}

static LiftStoreImport *
begin (LiftStore *store, LiftImportMode mode, gboolean preview)
{
  LiftImportOptions options = { mode, NULL, preview, FALSE };
  g_autoptr (GError) error = NULL;
  LiftStoreImport *import = lift_store_import_begin (store, &options, NULL, &error);

  g_assert_no_error (error);
  return import;
}

/* Imports pieces; they are freed. */
static LiftDiff *
import_items (LiftStore *store, LiftImportMode mode, gboolean preview, LiftImportItem *first, ...)
{
  g_autoptr (LiftStoreImport) import = begin (store, mode, preview);
  g_autoptr (GError) error = NULL;
  LiftDiff *diff;
  va_list items;

  va_start (items, first);
  for (LiftImportItem *item = first; item != NULL; item = va_arg (items, LiftImportItem *)) {
    g_assert_true (lift_store_import_add (import, item, &error));
    g_assert_no_error (error);
    lift_import_item_free (item);
  }
  va_end (items);
  diff = lift_store_import_finish (import, &error);
  g_assert_no_error (error);
  return diff;
}

/* A whole diary as the pieces of a file. */
static LiftDiff *
import_archive (LiftStore *store, LiftImportMode mode, gboolean preview, LiftArchive *archive)
{
  g_autoptr (LiftStoreImport) import = begin (store, mode, preview);
  g_autoptr (GError) error = NULL;
  LiftDiff *diff;

  for (guint i = 0; i < archive->records->len; i++) {
    LiftArchiveRecord *record = g_ptr_array_index (archive->records, i);
    LiftImportItem item = { .kind = LIFT_IMPORT_ITEM_PROCEDURE, .line = 1, .record = record };

    g_assert_true (lift_store_import_add (import, &item, &error));
    for (guint s = 0; s < record->states->len;) {
      LiftEntry *state = g_ptr_array_index (record->states, s);
      g_autoptr (LiftImportItem) day = make_day (lift_entry_ref (state));

      for (s++; s < record->states->len; s++) {
        LiftEntry *next = g_ptr_array_index (record->states, s);

        if (next->for_day != state->for_day)
          break;
        g_ptr_array_add (day->states, lift_entry_ref (next));
      }
      g_assert_true (lift_store_import_add (import, day, &error));
      g_assert_no_error (error);
    }
  }
  for (guint i = 0; i < archive->reminders->len; i++) {
    LiftImportItem item = { .kind = LIFT_IMPORT_ITEM_REMINDER, .reminder = g_ptr_array_index (archive->reminders, i) };

    g_assert_true (lift_store_import_add (import, &item, &error));
  }
  diff = lift_store_import_finish (import, &error);
  g_assert_no_error (error);
  return diff;
}

static LiftArchive *
load (LiftStore *store, gboolean with_history)
{
  g_autoptr (GError) error = NULL;
  LiftArchive *archive = lift_store_load_archive (store, with_history, &error);

  g_assert_no_error (error);
  return archive;
}

static char *
dump (Fixture *self)
{
  char *output = NULL;

  fixture_run (0, &output, "sqlite3", self->path, ".dump", NULL);
  return output;
}

static LiftEntry *
get (Fixture *self, int day)
{
  return lift_store_get_entry (self->store, self->procedure, self->day0 + day, NULL);
}

static void
assert_score (Fixture *self, int day, int score)
{
  g_autoptr (LiftEntry) entry = get (self, day);

  if (score == LIFT_SCORE_NONE) {
    g_assert_null (entry);
    return;
  }
  g_assert_nonnull (entry);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, score);
}

static void
assert_days (const LiftDiff *diff, guint new_days, guint same, guint differs, guint stays, guint deleted, guint refused)
{
  g_assert_cmpuint (diff->days[LIFT_DIFF_NEW], ==, new_days);
  g_assert_cmpuint (diff->days[LIFT_DIFF_SAME], ==, same);
  g_assert_cmpuint (diff->days[LIFT_DIFF_DIFFERS], ==, differs);
  g_assert_cmpuint (diff->days[LIFT_DIFF_STAYS], ==, stays);
  g_assert_cmpuint (diff->days[LIFT_DIFF_DELETED], ==, deleted);
  g_assert_cmpuint (diff->days[LIFT_DIFF_REFUSED], ==, refused);
}

static LiftStore *
open_other (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  LiftStore *store = lift_store_open (path, LIFT_OPEN_CREATE, self->clock, "test", &error);

  g_assert_no_error (error);
  return store;
}

/* A diary in which something of everything is written. */
static void
fill (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftProcedure) before = lift_store_get_current_procedure (self->store, &error);
  g_autoptr (LiftProcedure) after = lift_procedure_copy (before);
  g_autoptr (LiftProcedure) stored = NULL;
  g_autoptr (LiftContact) contact =
    lift_contact_new (self->procedure, EARLIER, LIFT_CONTACT_TOLD, "sign:fever", "called");
  g_autoptr (LiftVisit) visit = lift_visit_new (self->procedure, LIFT_VISIT_FOLLOW_UP, self->day0 + 20, 600);
  g_autoptr (LiftVisit) added = NULL;
  g_autoptr (LiftReminder) reminder = lift_reminder_new_daily (20 * 60);
  g_autoptr (LiftReminder) kept = NULL;

  after->clinic = g_strdup ("Clinic “A”");
  lift_procedure_add_area (after, LIFT_ZONE_CHEEK, LIFT_SIDE_LEFT);
  lift_procedure_add_area (after, LIFT_ZONE_CHEEK, LIFT_SIDE_RIGHT);
  g_ptr_array_add (after->questions, lift_question_new (NULL, "When may I sleep on my side?", 0));
  stored = lift_store_update_procedure (self->store, after, &error);
  g_assert_no_error (error);
  g_assert_true (lift_store_add_contact (self->store, contact, &error));
  added = lift_store_add_visit (self->store, visit, &error);
  g_assert_no_error (error);
  g_assert_true (
    lift_store_set_milestone (self->store, self->procedure, LIFT_MILESTONE_OUT, self->day0 + 3, &error));
  g_assert_true (lift_store_set_aftercare (self->store, self->procedure, LIFT_AFTERCARE_SAUNA, 14, &error));
  kept = lift_store_add_reminder (self->store, reminder, &error);
  g_assert_no_error (error);
  lift_save_result_free (fixture_save_score (self, 0, LIFT_SYMPTOM_SWELLING, 4));
  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (self->clock), G_TIME_SPAN_MINUTE);
  lift_save_result_free (fixture_save_score (self, 1, LIFT_SYMPTOM_SWELLING, 5));
  lift_save_result_free (fixture_save_score (self, 2, LIFT_SYMPTOM_SWELLING, 6));
  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (self->clock), G_TIME_SPAN_MINUTE);
  lift_save_result_free (fixture_save_note (self, 1, "=1+1 \"quoted\"\nand more"));
  g_assert_true (lift_store_delete_entry (self->store, self->procedure, self->day0 + 2, &error));
}

static void
assert_same_archive (LiftArchive *one, LiftArchive *other)
{
  g_assert_cmpuint (one->records->len, ==, other->records->len);
  g_assert_cmpuint (one->reminders->len, ==, other->reminders->len);
  for (guint i = 0; i < one->records->len; i++) {
    LiftArchiveRecord *a = g_ptr_array_index (one->records, i);
    LiftArchiveRecord *b = g_ptr_array_index (other->records, i);

    g_assert_cmpstr (a->procedure->uuid, ==, b->procedure->uuid);
    g_assert_cmpstr (a->procedure->clinic, ==, b->procedure->clinic);
    g_assert_cmpuint (a->procedure->areas->len, ==, b->procedure->areas->len);
    g_assert_cmpuint (a->procedure->questions->len, ==, b->procedure->questions->len);
    g_assert_cmpuint (a->milestones->len, ==, b->milestones->len);
    g_assert_cmpuint (a->visits->len, ==, b->visits->len);
    g_assert_cmpuint (a->contacts->len, ==, b->contacts->len);
    g_assert_cmpmem (&a->aftercare, sizeof a->aftercare, &b->aftercare, sizeof b->aftercare);
    g_assert_cmpuint (a->states->len, ==, b->states->len);
    for (guint s = 0; s < a->states->len; s++) {
      LiftEntry *x = g_ptr_array_index (a->states, s);
      LiftEntry *y = g_ptr_array_index (b->states, s);

      g_assert_cmpstr (x->uuid, ==, y->uuid);
      g_assert_cmpstr (x->revision, ==, y->revision);
      g_assert_cmpint (x->recorded_at, ==, y->recorded_at);
      g_assert_cmpint (x->utc_offset, ==, y->utc_offset);
      g_assert_cmpint (x->first_recorded_at, ==, y->first_recorded_at);
      g_assert_true (lift_entry_has_same_answers (x, y));
    }
  }
}

/* Everything comes over, with and without history; the second time nothing is new and nothing is written. */
static void
test_round_trip (Fixture *self, gconstpointer data)
{
  gboolean with_history = GPOINTER_TO_INT (data);
  g_autoptr (LiftArchive) archive = NULL;
  g_autoptr (LiftArchive) back = NULL;
  g_autoptr (LiftStore) other = open_other (self, "other.db");
  g_autoptr (LiftDiff) preview = NULL;
  g_autoptr (LiftDiff) first = NULL;
  g_autoptr (LiftDiff) second = NULL;
  g_autofree char *other_path = g_strdup (lift_store_get_path (other));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (self);
  archive = load (self->store, with_history);
  preview = import_archive (other, LIFT_IMPORT_MERGE, TRUE, archive);
  assert_days (preview, 2, 0, 0, with_history ? 1 : 0, 0, 0);
  g_assert_cmpuint (preview->new_procedures->len, ==, 1);
  g_assert_null (preview->change);
  back = load (other, TRUE);
  g_assert_cmpuint (back->records->len, ==, 0);
  g_clear_pointer (&back, lift_archive_unref);

  first = import_archive (other, LIFT_IMPORT_MERGE, FALSE, archive);
  g_assert_cmpmem (first->days, sizeof first->days, preview->days, sizeof preview->days);
  g_assert_cmpmem (first->records, sizeof first->records, preview->records, sizeof preview->records);
  g_assert_nonnull (first->change);
  g_assert_null (first->backup);
  back = load (other, with_history);
  assert_same_archive (archive, back);

  fixture_run (0, &before, "sqlite3", other_path, ".dump", NULL);
  second = import_archive (other, LIFT_IMPORT_MERGE, FALSE, archive);
  g_assert_false (lift_diff_changes_anything (second));
  g_assert_null (second->change);
  g_assert_cmpuint (second->days[LIFT_DIFF_SAME], ==, with_history ? 3 : 2);
  fixture_run (0, &after, "sqlite3", other_path, ".dump", NULL);
  g_assert_cmpstr (before, ==, after);
}

/* Which of two states of a day is the current one does not depend on which diary takes in which. */
static void
test_converges (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftStore) other = open_other (self, "other.db");
  g_autoptr (LiftArchive) ours = NULL;
  g_autoptr (LiftArchive) theirs = NULL;
  g_autoptr (LiftArchive) both = NULL;
  g_autoptr (LiftArchive) back = NULL;
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (GError) error = NULL;
  LiftDiff *diff;

  fill (self);
  ours = load (self->store, TRUE);
  lift_diff_free (import_archive (other, LIFT_IMPORT_MERGE, FALSE, ours));
  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (self->clock), G_TIME_SPAN_MINUTE);
  lift_save_result_free (fixture_save_score (self, 0, LIFT_SYMPTOM_SWELLING, 7));
  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (self->clock), G_TIME_SPAN_MINUTE);
  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, 8);
  for (int day = 0; day < 4; day++)
    lift_save_result_free (
      lift_store_save (other, self->procedure, self->day0 + day, patch, NULL, NULL, &error));
  g_assert_no_error (error);
  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (self->clock), G_TIME_SPAN_MINUTE);
  lift_save_result_free (fixture_save_score (self, 1, LIFT_SYMPTOM_SWELLING, 9));

  lift_archive_unref (g_steal_pointer (&ours));
  ours = load (self->store, TRUE);
  theirs = load (other, TRUE);
  diff = import_archive (other, LIFT_IMPORT_MERGE, FALSE, ours);
  assert_days (diff, 0, 0, 1, 3 - 1, 0, 0);
  lift_diff_free (diff);
  diff = import_archive (self->store, LIFT_IMPORT_MERGE, FALSE, theirs);
  assert_days (diff, 1, 0, 2, 1, 0, 0);
  lift_diff_free (diff);
  both = load (self->store, FALSE);
  back = load (other, FALSE);
  {
    LiftArchiveRecord *a = g_ptr_array_index (both->records, 0);
    LiftArchiveRecord *b = g_ptr_array_index (back->records, 0);

    g_assert_cmpuint (a->states->len, ==, 4);
    g_assert_cmpuint (b->states->len, ==, 4);
    for (guint i = 0; i < 4; i++) {
      LiftEntry *x = g_ptr_array_index (a->states, i);
      LiftEntry *y = g_ptr_array_index (b->states, i);

      g_assert_cmpint (x->scores[LIFT_SYMPTOM_SWELLING], ==, i == 1 ? 9 : 8);
      g_assert_true (lift_entry_has_same_answers (x, y));
      g_assert_cmpint (x->recorded_at, ==, y->recorded_at);
      g_assert_cmpint (x->first_recorded_at, ==, y->first_recorded_at);
    }
  }
  /* And from here on there is nothing to take in any more, on either side. */
  lift_archive_unref (g_steal_pointer (&theirs));
  theirs = load (other, TRUE);
  diff = import_archive (self->store, LIFT_IMPORT_MERGE, FALSE, theirs);
  g_assert_false (lift_diff_changes_anything (diff));
  lift_diff_free (diff);
}

/* Merge: what was written later is current, and what was written earlier goes into the history. */
static void
test_later_wins (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftDiff) older = NULL;
  g_autoptr (LiftDiff) again = NULL;
  g_autoptr (LiftDiff) newer = NULL;
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (GError) error = NULL;
  LiftDate day = self->day0 + 1;

  lift_save_result_free (fixture_save_score (self, 1, LIFT_SYMPTOM_SWELLING, 4));
  older = import_items (self->store, LIFT_IMPORT_MERGE, FALSE,
                        make_day (make_state (self->procedure, day, NULL, EARLIER, 5)), NULL);
  assert_days (older, 0, 0, 0, 1, 0, 0);
  g_assert_cmpuint (older->n_kept, ==, 1);
  assert_score (self, 1, 4);
  states = lift_store_list_revisions (self->store, self->procedure, day, &error);
  g_assert_cmpuint (states->len, ==, 3);
  g_assert_cmpint (((LiftEntry *) g_ptr_array_index (states, 1))->recorded_at, ==, EARLIER);
  g_assert_cmpint (((LiftEntry *) g_ptr_array_index (states, 2))->first_recorded_at, ==, EARLIER);
  again = import_items (self->store, LIFT_IMPORT_MERGE, FALSE,
                        make_day (make_state (self->procedure, day, NULL, EARLIER, 5)), NULL);
  assert_days (again, 0, 0, 0, 1, 0, 0);
  g_assert_null (again->change);
  newer = import_items (self->store, LIFT_IMPORT_MERGE, FALSE,
                        make_day (make_state (self->procedure, day, NULL, LATER, 6)), NULL);
  assert_days (newer, 0, 0, 1, 0, 0, 0);
  g_assert_cmpstr (((LiftDiffLine *) g_ptr_array_index (newer->lines, 0))->words, ==,
                   "Swelling: 4 here, 6 in the file");
  assert_score (self, 1, 6);
}

/* A file that does not say when it was written fills in, and changes no answer; replacing, it does. */
static void
test_fills_in (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftEntry) filled = NULL;
  g_autoptr (GError) error = NULL;
  LiftEntry *state = make_state ("", self->day0 + 1, NULL, 0, 9);
  LiftDiff *diff;

  lift_save_result_free (fixture_save_score (self, 1, LIFT_SYMPTOM_SWELLING, 4));
  state->scores[LIFT_SYMPTOM_BRUISING] = 3;
  diff = import_items (self->store, LIFT_IMPORT_MERGE, FALSE, make_day (lift_entry_ref (state)), NULL);
  assert_days (diff, 0, 0, 1, 0, 0, 0);
  lift_diff_free (diff);
  filled = get (self, 1);
  g_assert_cmpint (filled->scores[LIFT_SYMPTOM_SWELLING], ==, 4);
  g_assert_cmpint (filled->scores[LIFT_SYMPTOM_BRUISING], ==, 3);
  diff = import_items (self->store, LIFT_IMPORT_MERGE, FALSE, make_day (lift_entry_ref (state)), NULL);
  assert_days (diff, 0, 0, 0, 1, 0, 0);
  g_assert_null (diff->change);
  lift_diff_free (diff);
  diff = import_items (self->store, LIFT_IMPORT_REPLACE, FALSE, make_day (lift_entry_ref (state)), NULL);
  assert_days (diff, 0, 0, 1, 0, 0, 0);
  lift_diff_free (diff);
  assert_score (self, 1, 9);
  lift_entry_unref (state);
}

/* Replace: days that the file does not have are deleted; undo brings everything back. */
static void
test_replace_and_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftStore) other = open_other (self, "other.db");
  g_autoptr (LiftArchive) theirs = NULL;
  g_autoptr (LiftArchive) before = NULL;
  g_autoptr (LiftArchive) after = NULL;
  g_autoptr (LiftProcedure) changed = NULL;
  g_autoptr (LiftProcedure) stored = NULL;
  g_autoptr (LiftDiff) diff = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GError) error = NULL;
  LiftArchiveRecord *record;

  fill (self);
  theirs = load (self->store, FALSE);
  lift_save_result_free (fixture_save_score (self, 0, LIFT_SYMPTOM_SWELLING, 9));
  lift_save_result_free (fixture_save_score (self, 5, LIFT_SYMPTOM_SWELLING, 2));
  changed = lift_store_get_current_procedure (self->store, &error);
  stored = lift_procedure_copy (changed);
  g_free (stored->clinic);
  stored->clinic = g_strdup ("Another clinic");
  lift_procedure_unref (lift_store_update_procedure (self->store, stored, &error));
  g_assert_no_error (error);
  before = load (self->store, FALSE);

  diff = import_archive (self->store, LIFT_IMPORT_REPLACE, FALSE, theirs);
  assert_days (diff, 0, 1, 1, 0, 1, 0);
  g_assert_cmpuint (diff->records[LIFT_DIFF_DIFFERS], ==, 1);
  g_assert_true (g_file_test (diff->backup, G_FILE_TEST_IS_REGULAR));
  after = load (self->store, FALSE);
  record = g_ptr_array_index (after->records, 0);
  g_assert_cmpstr (record->procedure->clinic, ==, "Clinic “A”");
  assert_score (self, 0, 4);
  assert_score (self, 5, LIFT_SCORE_NONE);

  days = lift_store_undo (self->store, NULL, LIFT_DATE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 2);
  assert_score (self, 0, 9);
  assert_score (self, 5, 2);
  lift_archive_unref (g_steal_pointer (&after));
  after = load (self->store, FALSE);
  record = g_ptr_array_index (after->records, 0);
  g_assert_cmpstr (record->procedure->clinic, ==, "Another clinic");
}

/* Undo takes back what was added, too, and the same file can be taken in again. */
static void
test_undo_of_all (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftStore) other = open_other (self, "other.db");
  g_autoptr (LiftArchive) archive = NULL;
  g_autoptr (LiftArchive) back = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GError) error = NULL;
  LiftArchiveRecord *record;
  LiftDiff *diff;

  fill (self);
  archive = load (self->store, FALSE);
  lift_diff_free (import_archive (other, LIFT_IMPORT_MERGE, FALSE, archive));
  days = lift_store_undo (other, NULL, LIFT_DATE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 2);
  back = load (other, FALSE);
  record = g_ptr_array_index (back->records, 0);
  g_assert_cmpint (record->procedure->archived_at, !=, 0);
  g_assert_cmpuint (record->states->len + record->visits->len + record->contacts->len + record->milestones->len, ==, 0);
  g_assert_cmpuint (record->procedure->questions->len, ==, 0);
  g_assert_cmpint (record->aftercare.last_days[LIFT_AFTERCARE_SAUNA], ==, LIFT_AFTERCARE_NOT_NOTED);
  g_assert_cmpuint (back->reminders->len, ==, 0);
  g_assert_null (lift_store_undo (other, NULL, LIFT_DATE_NONE, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND);

  diff = import_archive (other, LIFT_IMPORT_MERGE, FALSE, archive);
  assert_days (diff, 2, 0, 0, 0, 0, 0);
  lift_diff_free (diff);
  lift_archive_unref (g_steal_pointer (&back));
  back = load (other, FALSE);
  record = g_ptr_array_index (back->records, 0);
  g_assert_cmpint (record->procedure->archived_at, ==, 0);
  g_assert_cmpuint (record->states->len, ==, 2);
  g_assert_cmpuint (record->visits->len, ==, 1);
  g_assert_cmpuint (back->reminders->len, ==, 1);
}

/* What she changed after an import is hers: undo leaves it and names it. */
static void
test_undo_after_edit (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) left = NULL;
  g_autoptr (GError) error = NULL;
  LiftDiff *diff =
    import_items (self->store, LIFT_IMPORT_MERGE, FALSE,
                  make_day (make_state (self->procedure, self->day0 + 1, NULL, EARLIER, 5)),
                  make_day (make_state (self->procedure, self->day0 + 2, NULL, EARLIER, 6)), NULL);

  lift_diff_free (diff);
  lift_save_result_free (fixture_save_score (self, 2, LIFT_SYMPTOM_BRUISING, 1));
  /* The first undo is of the edit, whose change is newer. */
  g_array_unref (lift_store_undo (self->store, self->procedure, self->day0 + 2, &error));
  lift_save_result_free (fixture_save_score (self, 2, LIFT_SYMPTOM_BRUISING, 2));
  days = lift_store_undo_and_name (self->store, self->procedure, self->day0 + 1, &left, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpuint (left->len, ==, 1);
  assert_score (self, 1, LIFT_SCORE_NONE);
  assert_score (self, 2, 6);
}

/* A table says its procedure by the day number: one that is here, or a new one; not two. */
static void
test_procedure_of_a_table (Fixture *self, gconstpointer data)
{
  LiftImportItem *one = make_day (make_state ("", self->day0 + 1, NULL, EARLIER, 5));
  LiftImportItem *two = make_day (make_state ("", self->day0 + 2, NULL, EARLIER, 5));
  LiftImportItem *other = make_day (make_state ("", self->day0 - 300, NULL, EARLIER, 5));
  g_autoptr (LiftArchive) archive = NULL;
  LiftDiff *diff;

  one->day_number = 1;
  two->day_number = 3;
  diff = import_items (self->store, LIFT_IMPORT_MERGE, TRUE, one, two, NULL);
  assert_days (diff, 1, 0, 0, 0, 0, 1);
  g_assert_cmpuint (diff->new_procedures->len, ==, 0);
  lift_diff_free (diff);
  other->day_number = 2;
  diff = import_items (self->store, LIFT_IMPORT_MERGE, FALSE, other, NULL);
  assert_days (diff, 1, 0, 0, 0, 0, 0);
  g_assert_cmpuint (diff->new_procedures->len, ==, 1);
  lift_diff_free (diff);
  archive = load (self->store, FALSE);
  g_assert_cmpuint (archive->records->len, ==, 2);
  g_assert_cmpint (((LiftArchiveRecord *) g_ptr_array_index (archive->records, 0))->procedure->day0, ==,
                   self->day0 - 302);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  LiftImportOptions options = { LIFT_IMPORT_MERGE, NULL, FALSE, FALSE };
  g_autoptr (LiftStoreImport) import = NULL;
  g_autoptr (LiftImportItem) good = make_day (make_state (self->procedure, self->day0, NULL, EARLIER, 5));
  g_autoptr (LiftImportItem) twice = make_day (make_state (self->procedure, self->day0, NULL, EARLIER, 6));
  g_autoptr (LiftImportItem) ahead = make_day (make_state (self->procedure, self->day0 + 8, NULL, EARLIER, 5));
  g_autoptr (LiftImportItem) before = make_day (make_state (self->procedure, self->day0 - 31, NULL, EARLIER, 5));
  g_autoptr (LiftImportItem) nobody = make_day (make_state (OTHER, self->day0, NULL, EARLIER, 5));
  g_autoptr (LiftImportItem) longest = make_day (make_state (self->procedure, self->day0 + 1, NULL, EARLIER, 5));
  LiftImportItem *items[] = { good, twice, ahead, before, nobody, longest };
  LiftEntry *state = g_ptr_array_index (longest->states, 0);
  g_autofree char *dump_before = dump (self);
  g_autofree char *dump_after = NULL;
  g_autoptr (GError) error = NULL;
  LiftDiff *diff;

  g_free (state->note);
  state->note = g_strnfill (LIFT_NOTE_MAX_BYTES + 1, 'x');
  for (guint round = 0; round < 2; round++) {
    options.skip_refused = round == 1;
    import = lift_store_import_begin (self->store, &options, NULL, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < G_N_ELEMENTS (items); i++)
      g_assert_true (lift_store_import_add (import, items[i], &error));
    diff = lift_store_import_finish (import, &error);
    g_clear_pointer (&import, lift_store_import_free);
    if (round == 0) {
      g_assert_null (diff);
      g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
      g_clear_error (&error);
      dump_after = dump (self);
      g_assert_cmpstr (dump_before, ==, dump_after);
      continue;
    }
    g_assert_no_error (error);
    assert_days (diff, 1, 0, 0, 0, 0, 5);
    lift_diff_free (diff);
    assert_score (self, 0, 5);
  }
}

/* A key that another day of the diary has is no reason to tear that day apart. */
static void
test_foreign_key (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftSaveResult) saved = fixture_save_score (self, 1, LIFT_SYMPTOM_SWELLING, 4);
  LiftEntry *state = make_state (self->procedure, self->day0 + 2, saved->entry->revision, LATER, 5);
  LiftEntry *taken = make_state (self->procedure, self->day0 + 3, OTHER, LATER, 6);
  g_autoptr (LiftDiff) diff = NULL;
  g_autoptr (LiftEntry) entry = NULL;

  taken->uuid = g_strdup (saved->entry->uuid);
  diff = import_items (self->store, LIFT_IMPORT_MERGE, TRUE, make_day (state), NULL);
  assert_days (diff, 0, 0, 0, 0, 0, 1);
  lift_diff_free (g_steal_pointer (&diff));
  diff = import_items (self->store, LIFT_IMPORT_MERGE, FALSE, make_day (taken), NULL);
  assert_days (diff, 1, 0, 0, 0, 0, 0);
  entry = get (self, 3);
  g_assert_cmpstr (entry->uuid, !=, saved->entry->uuid);
  g_assert_cmpstr (entry->revision, ==, OTHER);
}

/* Stopped, or freed before its end, it leaves nothing: no row, no lock, no copy. */
static void
test_stopped (Fixture *self, gconstpointer data)
{
  LiftImportOptions options = { LIFT_IMPORT_MERGE, NULL, FALSE, FALSE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LiftStoreImport) import = NULL;
  g_autoptr (LiftImportItem) item = make_day (make_state (self->procedure, self->day0, NULL, EARLIER, 5));
  g_autofree char *before = dump (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *backups = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  import = lift_store_import_begin (self->store, &options, cancellable, &error);
  g_assert_no_error (error);
  g_assert_true (lift_store_import_add (import, item, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (lift_store_import_add (import, item, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CANCELLED);
  g_clear_pointer (&import, lift_store_import_free);
  after = dump (self);
  g_assert_cmpstr (before, ==, after);
  backups = g_build_filename (self->folder, "diary-backups", NULL);
  dir = g_dir_open (backups, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, "before-import"));
  g_clear_error (&error);
  g_assert_null (lift_store_import_begin (self->store, &options, cancellable, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CANCELLED);
  lift_save_result_free (fixture_save_score (self, 0, LIFT_SYMPTOM_SWELLING, 1));
}

/* The copy holds the diary as it was, and can be opened. */
static void
test_copy_before (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftDiff) diff = NULL;
  g_autofree char *count = NULL;
  GStatBuf status;

  lift_save_result_free (fixture_save_score (self, 1, LIFT_SYMPTOM_SWELLING, 4));
  diff = import_items (self->store, LIFT_IMPORT_MERGE, FALSE,
                       make_day (make_state (self->procedure, self->day0 + 2, NULL, EARLIER, 5)), NULL);
  g_assert_cmpint (g_stat (diff->backup, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0600);
  count = fixture_sql (diff->backup, "SELECT count (*) FROM revision; PRAGMA integrity_check", NULL);
  g_assert_cmpstr (count, ==, "1\nok");
}

static gboolean
add_long_days (Fixture *self, LiftStoreImport *import, GError **error)
{
  for (int day = 0; day < 8; day++) {
    LiftEntry *state = make_state (self->procedure, self->day0 + day, NULL, EARLIER, 5);
    g_autoptr (LiftImportItem) item = make_day (state);

    g_free (state->note);
    state->note = g_strnfill (60000, 'n');
    if (!lift_store_import_add (import, item, error))
      return FALSE;
  }
  return TRUE;
}

/* The disk is full in the middle: nothing of the file is in the diary, and with room again all of it is. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  LiftImportOptions options = { .mode = LIFT_IMPORT_MERGE };
  g_autoptr (LiftStoreImport) import = NULL;
  g_autofree char *before = dump (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  LiftDiff *diff;

  import = lift_store_import_begin (self->store, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lift_db_exec (self->store->db, "PRAGMA max_page_count = 80", &error));
  g_assert_false (add_long_days (self, import, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_clear_pointer (&import, lift_store_import_free);
  after = dump (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (lift_db_exec (self->store->db, "PRAGMA max_page_count = 100000", &error));
  import = lift_store_import_begin (self->store, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (add_long_days (self, import, &error));
  diff = lift_store_import_finish (import, &error);
  g_assert_no_error (error);
  assert_days (diff, 8, 0, 0, 0, 0, 0);
  lift_diff_free (diff);
}

static void
test_read_only (Fixture *self, gconstpointer data)
{
  LiftImportOptions options = { LIFT_IMPORT_MERGE, NULL, FALSE, FALSE };
  g_autoptr (LiftStore) reader = NULL;
  g_autoptr (LiftDiff) preview = NULL;
  g_autoptr (GError) error = NULL;

  reader = lift_store_open (self->path, LIFT_OPEN_READ, self->clock, "test", &error);
  g_assert_no_error (error);
  preview = import_items (reader, LIFT_IMPORT_MERGE, TRUE,
                          make_day (make_state (self->procedure, self->day0 + 2, NULL, EARLIER, 5)), NULL);
  assert_days (preview, 1, 0, 0, 0, 0, 0);
  g_assert_null (lift_store_import_begin (reader, &options, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_READONLY);
}

/* While a preview is under way, others write. */
static void
test_preview_holds_no_lock (Fixture *self, gconstpointer data)
{
  LiftImportOptions options = { LIFT_IMPORT_MERGE, NULL, TRUE, FALSE };
  g_autoptr (LiftImportItem) item = make_day (make_state (self->procedure, self->day0, NULL, EARLIER, 5));
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftStoreImport) import = lift_store_import_begin (self->store, &options, NULL, &error);
  g_autofree char *output = NULL;

  g_assert_true (lift_store_import_add (import, item, &error));
  output = fixture_sql (self->path, "INSERT INTO setting VALUES ('during', '1'); PRAGMA wal_checkpoint (TRUNCATE)",
                        NULL);
  g_assert_cmpstr (output, ==, "0|0|0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/store/import/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  g_test_add ("/store/import/round-trip", Fixture, GINT_TO_POINTER (FALSE), fixture_set_up, test_round_trip,
              fixture_tear_down);
  g_test_add ("/store/import/round-trip-with-history", Fixture, GINT_TO_POINTER (TRUE), fixture_set_up,
              test_round_trip, fixture_tear_down);
  ADD ("converges", test_converges);
  ADD ("later-wins", test_later_wins);
  ADD ("fills-in", test_fills_in);
  ADD ("replace-and-undo", test_replace_and_undo);
  ADD ("undo-of-all", test_undo_of_all);
  ADD ("undo-after-edit", test_undo_after_edit);
  ADD ("procedure-of-a-table", test_procedure_of_a_table);
  ADD ("refused", test_refused);
  ADD ("foreign-key", test_foreign_key);
  ADD ("stopped", test_stopped);
  ADD ("copy-before", test_copy_before);
  ADD ("full-disk", test_full_disk);
  ADD ("read-only", test_read_only);
  ADD ("preview-holds-no-lock", test_preview_holds_no_lock);
  return g_test_run ();
}
