/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lift-db-error.h"

/** lift_save_result_free: frees @self. */
void
lift_save_result_free (LiftSaveResult *self)
{
  g_clear_pointer (&self->entry, lift_entry_unref);
  g_free (self->change);
  g_free (self);
}

static gboolean
insert_change (LiftStore *self, const char *uuid, const char *kind, const char *undoes, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db, "INSERT INTO change (uuid, kind, made_at, program, undoes) VALUES (?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, uuid);
  lift_statement_bind_text (statement, 2, kind);
  lift_statement_bind_int (statement, 3, lift_clock_get_now_utc (self->clock));
  lift_statement_bind_text (statement, 4, self->program);
  lift_statement_bind_text (statement, 5, undoes);
  return lift_statement_run (statement, error);
}

/**
 * lift_store_add_change:
 * @self: a store in a write transaction
 * @kind: `edit`, `undo`, `import` or `restore`
 * @undoes: (nullable): uuid of the change that an `undo` takes back
 * @error: return location
 *
 * Returns: (transfer full) (nullable): uuid of a new change.
 */
char *
lift_store_add_change (LiftStore *self, const char *kind, const char *undoes, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return insert_change (self, uuid, kind, undoes, error) ? g_steal_pointer (&uuid) : NULL;
}

/** lift_store_add_trail: keeps the @old value of a @field before it changes. Returns: whether it is kept. */
gboolean
lift_store_add_trail (LiftStore *self, const char *change, const char *record, const char *uuid, const char *field,
                      const char *old, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db, "INSERT INTO trail (change, record, uuid, field, old) VALUES (?, ?, ?, ?, ?)", error);
  const char *const values[] = { change, record, uuid, field, old };

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    lift_statement_bind_text (statement, (int) i + 1, values[i]);
  return lift_statement_run (statement, error);
}

static gboolean
insert_rating (LiftStore *self, const char *revision, const LiftRating *rating, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db, "INSERT INTO rating (revision, symptom, zone, side, score) VALUES (?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, revision);
  lift_statement_bind_text (statement, 2, lift_symptom_to_key (rating->symptom));
  lift_statement_bind_text (statement, 3, lift_zone_to_key (rating->zone));
  lift_statement_bind_text (statement, 4, lift_side_to_key (rating->side));
  lift_statement_bind_int (statement, 5, rating->score);
  return lift_statement_run (statement, error);
}

static gboolean
insert_sign (LiftStore *self, const char *revision, const LiftSignMark *mark, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "INSERT INTO sign (revision, sign, side, since_day) VALUES (?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, revision);
  lift_statement_bind_text (statement, 2, lift_sign_to_key (mark->sign));
  lift_statement_bind_text (statement, 3, lift_side_to_key (mark->side));
  lift_statement_bind_day (statement, 4, mark->since_day);
  return lift_statement_run (statement, error);
}

static gboolean
insert_tick (LiftStore *self, const char *revision, const LiftTick *tick, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "INSERT INTO tick (revision, kind, text) VALUES (?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, revision);
  lift_statement_bind_text (statement, 2, tick->kind);
  lift_statement_bind_text (statement, 3, tick->text);
  return lift_statement_run (statement, error);
}

static gboolean
insert_children (LiftStore *self, const LiftEntry *next, GError **error)
{
  for (int i = 0; i < LIFT_N_SYMPTOMS; i++) {
    LiftRating rating = { (LiftSymptom) i, LIFT_ZONE_FACE, LIFT_SIDE_BOTH, next->scores[i] };

    if (rating.score != LIFT_SCORE_NONE && !insert_rating (self, next->revision, &rating, error))
      return FALSE;
  }
  for (guint i = 0; i < next->zone_ratings->len; i++) {
    if (!insert_rating (self, next->revision, &g_array_index (next->zone_ratings, LiftRating, i), error))
      return FALSE;
  }
  for (guint i = 0; i < next->signs->len; i++) {
    if (!insert_sign (self, next->revision, &g_array_index (next->signs, LiftSignMark, i), error))
      return FALSE;
  }
  for (guint i = 0; i < next->ticks->len; i++) {
    if (!insert_tick (self, next->revision, g_ptr_array_index (next->ticks, i), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
insert_entry (LiftStore *self, const LiftEntry *next, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "INSERT INTO entry (uuid, procedure, for_day) VALUES (?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, next->uuid);
  lift_statement_bind_text (statement, 2, next->procedure);
  lift_statement_bind_day (statement, 3, next->for_day);
  return lift_statement_run (statement, error);
}

/* Whether the states before @next in the diary tell when its day was first written. */
static gboolean
tells_first (const LiftEntry *next, const LiftEntry *before)
{
  if (before != NULL && !before->deleted)
    return next->first_recorded_at == before->first_recorded_at && next->first_utc_offset == before->first_utc_offset;
  return next->first_recorded_at == next->recorded_at && next->first_utc_offset == next->utc_offset;
}

/* What the state before says itself of the first one is said on. */
static gboolean
insert_revision (LiftStore *self, const LiftEntry *next, const LiftEntry *before, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db,
    "INSERT INTO revision (uuid, entry, seq, change, recorded_at, utc_offset, author, deleted, note, signs_checked,"
    " more_side, pain_relief, temperature_c10, first_recorded_at, first_utc_offset)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
    " coalesce (?14, (SELECT b.first_recorded_at FROM revision AS b WHERE b.entry = ?2 AND b.seq = ?3 - 1 AND ?8 = 0)),"
    " coalesce (?15, (SELECT b.first_utc_offset FROM revision AS b WHERE b.entry = ?2 AND b.seq = ?3 - 1 AND ?8 = 0)))",
    error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, next->revision);
  lift_statement_bind_text (statement, 2, next->uuid);
  lift_statement_bind_int (statement, 3, next->seq);
  lift_statement_bind_text (statement, 4, next->change);
  lift_statement_bind_int (statement, 5, next->recorded_at);
  lift_statement_bind_int (statement, 6, next->utc_offset);
  lift_statement_bind_text (statement, 7, lift_author_to_key (next->author));
  lift_statement_bind_int (statement, 8, next->deleted ? 1 : 0);
  lift_statement_bind_text (statement, 9, next->note);
  lift_statement_bind_int (statement, 10, next->signs_checked ? 1 : 0);
  lift_statement_bind_text (statement, 11, lift_more_side_to_key (next->more_side));
  if (next->pain_relief != LIFT_ANSWER_NONE)
    lift_statement_bind_int (statement, 12, next->pain_relief == LIFT_ANSWER_YES ? 1 : 0);
  if (next->temperature_c10 != LIFT_TEMPERATURE_NONE)
    lift_statement_bind_int (statement, 13, next->temperature_c10);
  if (!next->deleted && !tells_first (next, before)) {
    lift_statement_bind_int (statement, 14, next->first_recorded_at);
    lift_statement_bind_int (statement, 15, next->first_utc_offset);
  }
  return lift_statement_run (statement, error);
}

/**
 * lift_store_insert_state:
 * @self: a store in a write transaction
 * @state: a state with its keys, number and times
 * @before: (nullable): the newest state of the day so far; %NULL: the day has none
 * @error: return location
 *
 * Returns: whether @state is the newest state of its day now.
 */
gboolean
lift_store_insert_state (LiftStore *self, const LiftEntry *state, const LiftEntry *before, GError **error)
{
  return (before != NULL || insert_entry (self, state, error)) && insert_children (self, state, error) &&
         insert_revision (self, state, before, error);
}

/**
 * lift_store_append:
 * @self: a store in a write transaction
 * @next: the state to append; its keys, number and times are set here
 * @newest: (nullable): the newest state of the day so far
 * @change: uuid of the change that it belongs to
 * @error: return location
 *
 * Returns: whether @next is the newest state of its day now.
 */
gboolean
lift_store_append (LiftStore *self, LiftEntry *next, const LiftEntry *newest, const char *change, GError **error)
{
  gboolean follows = newest != NULL && !newest->deleted;

  g_free (next->uuid);
  g_free (next->revision);
  g_free (next->change);
  next->uuid = newest != NULL ? g_strdup (newest->uuid) : g_uuid_string_random ();
  next->revision = g_uuid_string_random ();
  next->change = g_strdup (change);
  next->seq = newest != NULL ? newest->seq + 1 : 1;
  next->recorded_at = lift_clock_get_now_utc (self->clock);
  next->utc_offset = lift_clock_get_utc_offset (self->clock);
  next->first_recorded_at = follows ? newest->first_recorded_at : next->recorded_at;
  next->first_utc_offset = follows ? newest->first_utc_offset : next->utc_offset;
  return lift_store_insert_state (self, next, newest, error);
}

static gboolean
is_key (const char *uuid)
{
  return g_uuid_string_is_valid (uuid) && uuid[14] == '4' && strchr ("89ab", uuid[19]) != NULL &&
         strspn (uuid, "0123456789abcdef-") == strlen (uuid);
}

/* A save that comes after its change was undone begins a new one: what was undone stays undone, and the
 * new words can be undone, too. */
static char *
continue_change (LiftStore *self, const char *change, GError **error)
{
  g_autoptr (LiftStatement) statement = NULL;
  gboolean usable, known;
  LiftStep step;

  if (change == NULL || !is_key (change))
    return lift_store_add_change (self, "edit", NULL, error);
  statement = lift_db_prepare (self->db,
                               "SELECT c.kind = 'edit' AND NOT EXISTS (SELECT 1 FROM change AS u"
                               " WHERE u.undoes = c.uuid) FROM change AS c WHERE c.uuid = ?",
                               error);
  if (statement == NULL)
    return NULL;
  lift_statement_bind_text (statement, 1, change);
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_ERROR)
    return NULL;
  known = step == LIFT_STEP_ROW;
  usable = known && lift_statement_get_int (statement, 0) != 0;
  if (usable)
    return g_strdup (change);
  if (known)
    return lift_store_add_change (self, "edit", NULL, error);
  return insert_change (self, change, "edit", NULL, error) ? g_strdup (change) : NULL;
}

static gboolean
check_note (const LiftEntry *next, GError **error)
{
  if (strlen (next->note) > LIFT_NOTE_MAX_BYTES) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("This note is longer than the diary can hold. Nothing was changed; please shorten it."));
    return FALSE;
  }
  if (!g_utf8_validate (next->note, -1, NULL)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("This note has characters that cannot be read. Nothing was changed."));
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_day (LiftStore *self, const char *procedure, LiftDate for_day, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "SELECT day0 FROM procedure WHERE uuid = ?", error);
  g_autoptr (LiftProcedure) record = lift_procedure_new ();
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, procedure);
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_DONE)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND,
                         _("This procedure is not in the diary. Nothing was changed."));
  if (step != LIFT_STEP_ROW)
    return FALSE;
  record->day0 = lift_statement_get_day (statement, 0);
  return lift_procedure_check_for_day (record, for_day, lift_clock_get_civil_day (self->clock), error);
}

static gboolean
is_written (const LiftEntry *entry)
{
  return entry != NULL && !entry->deleted;
}

/**
 * lift_store_save:
 * @self: a store
 * @procedure: uuid
 * @for_day: the day; not ahead, and not more than 30 days before the procedure
 * @patch: what is named
 * @base: (nullable): the state that the patch's author was looking at; %NULL: an empty day
 * @change: (nullable): uuid of the stay that this save belongs to, from an earlier result; %NULL: a new one
 * @error: return location; %LIFT_ERROR_CONSTRAINT, %LIFT_ERROR_NOT_FOUND, %LIFT_ERROR_READONLY,
 *   %LIFT_ERROR_NO_SPACE, %LIFT_ERROR_BUSY …
 *
 * Lays @patch over the newest state of the day and appends the result; where that changes nothing,
 * nothing is appended.
 *
 * Returns: (transfer full) (nullable): what was saved, once it is on the disk.
 */
LiftSaveResult *
lift_store_save (LiftStore *self, const char *procedure, LiftDate for_day, const LiftPatch *patch,
                 const LiftEntry *base, const char *change, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (lift_store_enter (self), error);
  g_autoptr (LiftSaveResult) result = g_new0 (LiftSaveResult, 1);
  g_autoptr (LiftEntry) newest = NULL;
  g_autoptr (LiftEntry) next = NULL;

  if (transaction == NULL || !check_day (self, procedure, for_day, error) ||
      !lift_store_read_newest (self, procedure, for_day, &newest, error))
    return NULL;
  next = lift_patch_apply (patch, newest, procedure, for_day);
  if (!check_note (next, error))
    return NULL;
  /* A day that somebody deleted meanwhile is a conflict, too: her other answers are not in it any more. */
  result->conflict = is_written (newest) ? lift_patch_conflicts (patch, base, newest) : newest != NULL && is_written (base);
  if (is_written (newest) ? lift_entry_has_same_answers (newest, next) : lift_entry_is_empty (next)) {
    result->entry = is_written (newest) ? g_steal_pointer (&newest) : g_steal_pointer (&next);
    result->change = g_strdup (change != NULL ? change : result->entry->change);
    return g_steal_pointer (&result);
  }
  result->change = continue_change (self, change, error);
  if (result->change == NULL || !lift_store_append (self, next, newest, result->change, error) ||
      !lift_transaction_commit (transaction, error))
    return NULL;
  result->entry = g_steal_pointer (&next);
  result->saved = TRUE;
  return g_steal_pointer (&result);
}

static gboolean
append_as (LiftStore *self, LiftEntry *next, const LiftEntry *newest, const char *kind, GError **error)
{
  g_autofree char *change = lift_store_add_change (self, kind, NULL, error);

  return change != NULL && lift_store_append (self, next, newest, change, error);
}

/**
 * lift_store_delete_entry:
 * @self: a store
 * @procedure: uuid
 * @for_day: a day
 * @error: return location; %LIFT_ERROR_NOT_FOUND if nothing is written for it
 *
 * Appends a state that says "deleted"; history and undo keep what was there.
 *
 * Returns: whether the day is deleted now.
 */
gboolean
lift_store_delete_entry (LiftStore *self, const char *procedure, LiftDate for_day, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (lift_store_enter (self), error);
  g_autoptr (LiftEntry) newest = NULL;
  g_autoptr (LiftEntry) next = lift_entry_new (procedure, for_day);

  if (transaction == NULL || !lift_store_read_newest (self, procedure, for_day, &newest, error))
    return FALSE;
  if (!is_written (newest)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND,
                         _("Nothing is written for that day, so there is nothing to delete."));
    return FALSE;
  }
  next->deleted = TRUE;
  return append_as (self, next, newest, "edit", error) && lift_transaction_commit (transaction, error);
}

static LiftEntry *
find_revision (GPtrArray *revisions, int seq)
{
  for (guint i = 0; i < revisions->len; i++) {
    LiftEntry *state = g_ptr_array_index (revisions, i);

    if (state->seq == seq)
      return state;
  }
  return NULL;
}

/**
 * lift_store_restore_revision:
 * @self: a store
 * @procedure: uuid
 * @for_day: a day
 * @seq: number of the saved state, as in lift_store_list_revisions()
 * @error: return location; %LIFT_ERROR_NOT_FOUND
 *
 * Appends a copy of an earlier state; where the day is like that already, nothing is appended.
 *
 * Returns: (transfer full) (nullable): the newest state of the day.
 */
LiftEntry *
lift_store_restore_revision (LiftStore *self, const char *procedure, LiftDate for_day, int seq, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (lift_store_enter (self), error);
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (LiftEntry) newest = NULL;
  g_autoptr (LiftEntry) next = NULL;
  LiftEntry *wanted = NULL;

  if (transaction == NULL || !lift_store_read_newest (self, procedure, for_day, &newest, error))
    return NULL;
  if (newest != NULL) {
    revisions = lift_store_read_revisions (self, newest->uuid, error);
    if (revisions == NULL)
      return NULL;
    wanted = find_revision (revisions, seq);
  }
  if (wanted == NULL) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND,
                         _("There is no saved state with this number for that day. Nothing was changed."));
    return NULL;
  }
  if (lift_entry_has_same_answers (newest, wanted))
    return g_steal_pointer (&newest);
  next = lift_entry_copy (wanted);
  if (!append_as (self, next, newest, "restore", error) || !lift_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&next);
}
