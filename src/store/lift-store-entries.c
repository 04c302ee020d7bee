/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-private.h"

#include <glib/gi18n-lib.h>

#include "lift-db-error.h"

/* The first state counts from the last deletion on; a deletion that was undone never happened. A state that came
 * without the states before it says itself when the day was first written. */
#define STATES \
  "SELECT s.entry, s.procedure, s.for_day, s.uuid, s.change, s.seq, s.recorded_at, s.utc_offset, s.author," \
  " s.deleted, s.note, s.signs_checked, s.more_side, s.pain_relief, s.temperature_c10," \
  " coalesce (s.first_recorded_at, f.first_recorded_at, f.recorded_at)," \
  " coalesce (s.first_utc_offset, f.first_utc_offset, f.utc_offset)"
#define FIRST \
  " JOIN revision AS f ON f.entry = s.entry AND f.seq = 1 + ifnull ((SELECT max (d.seq) FROM revision AS d" \
  " WHERE d.entry = s.entry AND d.deleted = 1 AND d.seq < s.seq" \
  " AND NOT EXISTS (SELECT 1 FROM change AS u WHERE u.undoes = d.change)), 0)"
#define RATINGS "SELECT t.revision, t.symptom, t.zone, t.side, t.score FROM "
#define SIGNS "SELECT t.revision, t.sign, t.side, t.since_day FROM "
#define TICKS "SELECT t.revision, t.kind, t.text FROM "
#define OF_PROCEDURE " AS t ON t.revision = s.uuid WHERE s.procedure = ?1"
#define OF_HISTORY "entry AS e JOIN revision AS r ON r.entry = e.uuid"
#define OF_ENTRY " AS t ON t.revision = s.uuid WHERE s.entry = ?1"

/* How to read some states and what hangs on them; each child query has the parameter ?1. */
typedef struct {
  const char *ratings;
  const char *signs;
  const char *ticks;
} Children;

static const Children children_of_procedure = {
  RATINGS "state AS s JOIN rating" OF_PROCEDURE,
  SIGNS "state AS s JOIN sign" OF_PROCEDURE,
  TICKS "state AS s JOIN tick" OF_PROCEDURE,
};
static const Children children_of_history = {
  RATINGS OF_HISTORY " JOIN rating AS t ON t.revision = r.uuid WHERE e.procedure = ?1",
  SIGNS OF_HISTORY " JOIN sign AS t ON t.revision = r.uuid WHERE e.procedure = ?1",
  TICKS OF_HISTORY " JOIN tick AS t ON t.revision = r.uuid WHERE e.procedure = ?1 ORDER BY t.number",
};
static const Children children_of_entry = {
  RATINGS "revision AS s JOIN rating" OF_ENTRY,
  SIGNS "revision AS s JOIN sign" OF_ENTRY,
  TICKS "revision AS s JOIN tick" OF_ENTRY,
};
static const Children children_of_revision = {
  RATINGS "rating AS t WHERE t.revision = ?1",
  SIGNS "sign AS t WHERE t.revision = ?1",
  TICKS "tick AS t WHERE t.revision = ?1 ORDER BY t.number",
};

/* What the CHECKs of the file forbid, but a damaged one may hold. */
static gboolean
set_damaged (GError **error)
{
  lift_db_set_error_code (error, LIFT_ERROR_CORRUPT);
  return FALSE;
}

static LiftEntry *
read_state (LiftStatement *row, GError **error)
{
  g_autoptr (LiftEntry) entry = lift_entry_new (lift_statement_get_text (row, 1), lift_statement_get_day (row, 2));
  const char *note = lift_statement_get_text (row, 10);

  entry->uuid = g_strdup (lift_statement_get_text (row, 0));
  entry->revision = g_strdup (lift_statement_get_text (row, 3));
  entry->change = g_strdup (lift_statement_get_text (row, 4));
  entry->seq = (int) lift_statement_get_int (row, 5);
  entry->recorded_at = lift_statement_get_int (row, 6);
  entry->utc_offset = (int) lift_statement_get_int (row, 7);
  entry->deleted = lift_statement_get_int (row, 9) != 0;
  g_free (entry->note);
  entry->note = g_strdup (note != NULL ? note : "");
  entry->signs_checked = lift_statement_get_int (row, 11) != 0;
  if (!lift_statement_is_null (row, 13))
    entry->pain_relief = lift_statement_get_int (row, 13) != 0 ? LIFT_ANSWER_YES : LIFT_ANSWER_NO;
  entry->temperature_c10 = (int) lift_statement_get_int (row, 14);
  entry->first_recorded_at = lift_statement_get_int (row, 15);
  entry->first_utc_offset = (int) lift_statement_get_int (row, 16);
  if (entry->for_day == LIFT_DATE_NONE || !lift_author_from_key (lift_statement_get_text (row, 8), &entry->author) ||
      !lift_more_side_from_key (lift_statement_get_text (row, 12), &entry->more_side)) {
    set_damaged (error);
    return NULL;
  }
  return g_steal_pointer (&entry);
}

static gboolean
take_rating (LiftEntry *entry, LiftStatement *row, GError **error)
{
  LiftRating rating;

  rating.score = (int) lift_statement_get_int (row, 4);
  if (!lift_symptom_from_key (lift_statement_get_text (row, 1), &rating.symptom) ||
      !lift_zone_from_key (lift_statement_get_text (row, 2), &rating.zone) ||
      !lift_side_from_key (lift_statement_get_text (row, 3), &rating.side) || !lift_score_is_valid (rating.score))
    return set_damaged (error);
  if (rating.zone == LIFT_ZONE_FACE && rating.side == LIFT_SIDE_BOTH)
    entry->scores[rating.symptom] = rating.score;
  else
    g_array_append_val (entry->zone_ratings, rating);
  return TRUE;
}

static gboolean
take_sign (LiftEntry *entry, LiftStatement *row, GError **error)
{
  LiftSignMark mark;
  guint position = 0;

  mark.since_day = lift_statement_get_day (row, 3);
  if (!lift_sign_from_key (lift_statement_get_text (row, 1), &mark.sign) ||
      !lift_side_from_key (lift_statement_get_text (row, 2), &mark.side) || mark.since_day == LIFT_DATE_NONE)
    return set_damaged (error);
  while (position < entry->signs->len && g_array_index (entry->signs, LiftSignMark, position).sign < mark.sign)
    position++;
  g_array_insert_val (entry->signs, position, mark);
  return TRUE;
}

static gboolean
take_tick (LiftEntry *entry, LiftStatement *row, GError **error)
{
  g_ptr_array_add (entry->ticks, lift_tick_new (lift_statement_get_text (row, 1), lift_statement_get_text (row, 2)));
  return TRUE;
}

typedef gboolean (*TakeFunc) (LiftEntry *entry, LiftStatement *row, GError **error);

static gboolean
read_child_rows (LiftStore *self, GHashTable *by_revision, const char *sql, const char *key, TakeFunc take,
                 GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, sql, error);
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, key);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    LiftEntry *entry = g_hash_table_lookup (by_revision, lift_statement_get_text (statement, 0));

    if (entry != NULL && !take (entry, statement, error))
      return FALSE;
  }
  return step == LIFT_STEP_DONE;
}

static gboolean
read_children (LiftStore *self, GPtrArray *entries, const Children *children, const char *key, GError **error)
{
  g_autoptr (GHashTable) by_revision = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++) {
    LiftEntry *entry = g_ptr_array_index (entries, i);

    g_hash_table_insert (by_revision, entry->revision, entry);
  }
  return read_child_rows (self, by_revision, children->ratings, key, take_rating, error) &&
         read_child_rows (self, by_revision, children->signs, key, take_sign, error) &&
         read_child_rows (self, by_revision, children->ticks, key, take_tick, error);
}

static GPtrArray *
read_states (LiftStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  LiftStep step;

  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    LiftEntry *entry = read_state (statement, error);

    if (entry == NULL)
      return NULL;
    g_ptr_array_add (entries, entry);
  }
  return step == LIFT_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

/** lift_store_read_days: Returns: (element-type LiftEntry): newest state of every day not deleted, by day. */
GPtrArray *
lift_store_read_days (LiftStore *self, const char *procedure, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db, STATES " FROM state AS s" FIRST " WHERE s.procedure = ?1 AND s.deleted = 0 ORDER BY s.for_day", error);
  g_autoptr (GPtrArray) entries = NULL;

  if (statement == NULL)
    return NULL;
  lift_statement_bind_text (statement, 1, procedure);
  entries = read_states (statement, error);
  if (entries == NULL || !read_children (self, entries, &children_of_procedure, procedure, error))
    return NULL;
  return g_steal_pointer (&entries);
}

/**
 * lift_store_read_days_since:
 * @self: a store
 * @procedure: uuid
 * @from: the first day that is wanted
 * @error: return location
 *
 * As lift_store_read_days(), at a cost that does not grow with the days before @from.
 *
 * Returns: (element-type LiftEntry): newest state of every day from @from on that is not deleted, by day.
 */
GPtrArray *
lift_store_read_days_since (LiftStore *self, const char *procedure, LiftDate from, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db,
                     STATES " FROM state AS s" FIRST
                            " WHERE s.procedure = ?1 AND s.for_day >= ?2 AND s.deleted = 0 ORDER BY s.for_day",
                     error);
  g_autoptr (GPtrArray) entries = NULL;

  if (statement == NULL)
    return NULL;
  lift_statement_bind_text (statement, 1, procedure);
  lift_statement_bind_day (statement, 2, from);
  entries = read_states (statement, error);
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    LiftEntry *entry = g_ptr_array_index (entries, i);
    g_autoptr (GPtrArray) one = g_ptr_array_new ();

    g_ptr_array_add (one, entry);
    if (!read_children (self, one, &children_of_revision, entry->revision, error))
      return NULL;
  }
  return g_steal_pointer (&entries);
}

/** lift_store_read_revisions: Returns: (element-type LiftEntry): all saved states of @entry, oldest first. */
GPtrArray *
lift_store_read_revisions (LiftStore *self, const char *entry, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db,
                     STATES " FROM (SELECT e.procedure, e.for_day, r.* FROM entry AS e JOIN revision AS r"
                            " ON r.entry = e.uuid WHERE e.uuid = ?1) AS s" FIRST " ORDER BY s.seq",
                     error);
  g_autoptr (GPtrArray) entries = NULL;

  if (statement == NULL)
    return NULL;
  lift_statement_bind_text (statement, 1, entry);
  entries = read_states (statement, error);
  if (entries == NULL || !read_children (self, entries, &children_of_entry, entry, error))
    return NULL;
  return g_steal_pointer (&entries);
}

/** lift_store_read_history: Returns: (element-type LiftEntry): all saved states, by day and then oldest first. */
GPtrArray *
lift_store_read_history (LiftStore *self, const char *procedure, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db,
                     STATES " FROM (SELECT e.procedure, e.for_day, r.* FROM " OF_HISTORY
                            " WHERE e.procedure = ?1) AS s" FIRST " ORDER BY s.for_day, s.seq",
                     error);
  g_autoptr (GPtrArray) entries = NULL;

  if (statement == NULL)
    return NULL;
  lift_statement_bind_text (statement, 1, procedure);
  entries = read_states (statement, error);
  if (entries == NULL || !read_children (self, entries, &children_of_history, procedure, error))
    return NULL;
  return g_steal_pointer (&entries);
}

/**
 * lift_store_read_newest:
 * @self: a store
 * @procedure: uuid
 * @for_day: a day
 * @newest: (out) (nullable): the newest state, which may say "deleted"; %NULL if the day was never written
 * @error: return location
 *
 * Returns: whether reading worked.
 */
gboolean
lift_store_read_newest (LiftStore *self, const char *procedure, LiftDate for_day, LiftEntry **newest, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db, STATES " FROM state AS s" FIRST " WHERE s.procedure = ?1 AND s.for_day = ?2", error);
  g_autoptr (GPtrArray) entries = NULL;
  LiftEntry *entry;

  *newest = NULL;
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, procedure);
  lift_statement_bind_day (statement, 2, for_day);
  entries = read_states (statement, error);
  if (entries == NULL)
    return FALSE;
  if (entries->len == 0)
    return TRUE;
  entry = g_ptr_array_index (entries, 0);
  if (!read_children (self, entries, &children_of_revision, entry->revision, error))
    return FALSE;
  *newest = lift_entry_ref (entry);
  return TRUE;
}

/**
 * lift_store_load_episode:
 * @self: a store
 * @procedure: (nullable): uuid; %NULL: the current procedure
 * @error: return location; %LIFT_ERROR_NOT_FOUND if there is none
 *
 * Returns: (transfer full) (nullable): the procedure with its days.
 */
LiftEpisode *
lift_store_load_episode (LiftStore *self, const char *procedure, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_read (lift_store_enter (self), error);
  g_autoptr (LiftProcedure) record = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  int day_end_hours;

  if (transaction == NULL)
    return NULL;
  record = procedure != NULL ? lift_store_read_procedure (self, procedure, error)
                             : lift_store_read_current_procedure (self, error);
  if (record == NULL || !lift_store_read_day_end_hours (self, &day_end_hours, error))
    return NULL;
  entries = lift_store_read_days (self, record->uuid, error);
  return entries != NULL ? lift_episode_new (record, entries, day_end_hours) : NULL;
}

static void
set_no_such_day (GError **error)
{
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND,
                       _("Nothing is written for that day. Nothing was changed; please check the day."));
}

/**
 * lift_store_get_entry:
 * @self: a store
 * @procedure: uuid
 * @for_day: a day
 * @error: return location; %LIFT_ERROR_NOT_FOUND if the day is not written, or deleted
 *
 * Returns: (transfer full) (nullable): the newest state of the day.
 */
LiftEntry *
lift_store_get_entry (LiftStore *self, const char *procedure, LiftDate for_day, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_read (lift_store_enter (self), error);
  g_autoptr (LiftEntry) newest = NULL;

  if (transaction == NULL || !lift_store_read_newest (self, procedure, for_day, &newest, error))
    return NULL;
  if (newest != NULL && !newest->deleted)
    return g_steal_pointer (&newest);
  set_no_such_day (error);
  return NULL;
}

/**
 * lift_store_list_revisions:
 * @self: a store
 * @procedure: uuid
 * @for_day: a day
 * @error: return location; %LIFT_ERROR_NOT_FOUND if the day was never written
 *
 * Returns: (transfer full) (element-type LiftEntry) (nullable): all saved states, oldest first, with those
 *   that say "deleted".
 */
GPtrArray *
lift_store_list_revisions (LiftStore *self, const char *procedure, LiftDate for_day, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_read (lift_store_enter (self), error);
  g_autoptr (LiftEntry) newest = NULL;

  if (transaction == NULL || !lift_store_read_newest (self, procedure, for_day, &newest, error))
    return NULL;
  if (newest == NULL) {
    set_no_such_day (error);
    return NULL;
  }
  return lift_store_read_revisions (self, newest->uuid, error);
}
