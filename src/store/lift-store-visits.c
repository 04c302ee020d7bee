/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-reminders.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lift-store-private.h"

#define LAST_MINUTE (24 * 60 - 1)
#define MONTH_MAX 120
#define NOTE_MAX 65536

#define COLUMNS "uuid, procedure, kind, planned_on, at_time, held_on, month, note, answers"

/* The columns that lift_store_update_visit() compares, in the order of list_values(). */
static const char *const fields[] = { "procedure", "kind", "planned_on", "at_time", "held_on", "month", "note",
                                       "answers" };

static const LiftIdQuery by_id = {
  .sql = "SELECT uuid FROM visit WHERE substr (uuid, 1, length (?1)) = ?1 LIMIT 2",
  .too_short = N_("Please give at least the first 4 characters of the visit. Nothing was changed."),
  .not_found = N_("This visit is not in the diary. Nothing was changed."),
  .not_unique = N_("More than one visit begins like this. Nothing was changed; please give more of its characters."),
};

/* What another program wrote and nobody can mean is read as not said. */
static LiftVisit *
read_row (LiftStatement *row)
{
  LiftVisitKind kind;
  LiftVisit *self;
  int minute;

  if (!lift_visit_kind_from_key (lift_statement_get_text (row, 2), &kind))
    kind = LIFT_VISIT_OWN;
  if (!lift_minute_parse (lift_statement_get_text (row, 4), &minute))
    minute = -1;
  self = lift_visit_new (lift_statement_get_text (row, 1), kind, lift_statement_get_day (row, 3), minute);
  self->uuid = g_strdup (lift_statement_get_text (row, 0));
  self->held_on = lift_statement_get_day (row, 5);
  self->month = lift_statement_is_null (row, 6) ? -1 : (int) CLAMP (lift_statement_get_int (row, 6), -1, MONTH_MAX);
  self->note = g_strdup (lift_statement_get_text (row, 7));
  self->answers = g_strdup (lift_statement_get_text (row, 8));
  return self;
}

static GPtrArray *
read_rows (LiftStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_visit_unref);
  LiftStep step;

  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW)
    g_ptr_array_add (visits, read_row (statement));
  return step == LIFT_STEP_DONE ? g_steal_pointer (&visits) : NULL;
}

/** lift_store_read_planned_visits: Returns: (element-type LiftVisit): what a reminder can speak of, by day. */
GPtrArray *
lift_store_read_planned_visits (LiftStore *self, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db,
                     "SELECT " COLUMNS " FROM visit WHERE planned_on IS NOT NULL AND held_on IS NULL AND procedure IN"
                     " (SELECT p.uuid FROM procedure AS p WHERE p.archived_at IS NULL)"
                     " ORDER BY planned_on, at_time IS NULL, at_time, number",
                     error);

  return statement != NULL ? read_rows (statement, error) : NULL;
}

static LiftVisit *
read_visit (LiftStore *self, const char *uuid, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, "SELECT " COLUMNS " FROM visit WHERE uuid = ?",
                                                         error);
  LiftStep step;

  if (statement == NULL)
    return NULL;
  lift_statement_bind_text (statement, 1, uuid);
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_ROW)
    return read_row (statement);
  if (step == LIFT_STEP_DONE)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND, _(by_id.not_found));
  return NULL;
}

#define BY_DAY " ORDER BY planned_on IS NULL, planned_on, at_time IS NULL, at_time, number"

/** lift_store_read_visits: Returns: (element-type LiftVisit): of @procedure (%NULL: all), those without a date last. */
GPtrArray *
lift_store_read_visits (LiftStore *self, const char *procedure, GError **error)
{
  /* Two statements: an index serves the one that a page waits for. */
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db,
                     procedure != NULL ? "SELECT " COLUMNS " FROM visit WHERE procedure = ?" BY_DAY
                                       : "SELECT " COLUMNS " FROM visit" BY_DAY,
                     error);

  if (statement == NULL)
    return NULL;
  if (procedure != NULL)
    lift_statement_bind_text (statement, 1, procedure);
  return read_rows (statement, error);
}

/**
 * lift_store_list_visits:
 * @self: a store
 * @procedure: (nullable): uuid; %NULL: of all procedures
 * @error: return location
 *
 * Returns: (transfer full) (element-type LiftVisit) (nullable): by day and time, those without a date last.
 */
GPtrArray *
lift_store_list_visits (LiftStore *self, const char *procedure, GError **error)
{
  lift_store_enter (self);
  return lift_store_read_visits (self, procedure, error);
}

/**
 * lift_store_get_visit:
 * @self: a store
 * @id: a whole uuid, or the first characters of one (at least 4)
 * @error: return location; %LIFT_ERROR_NOT_FOUND, or %LIFT_ERROR_CONSTRAINT if @id is too short or not unique
 *
 * Returns: (transfer full) (nullable): the visit.
 */
LiftVisit *
lift_store_get_visit (LiftStore *self, const char *id, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_read (lift_store_enter (self), error);
  g_autofree char *uuid = transaction != NULL ? lift_store_resolve_id (self, &by_id, id, error) : NULL;

  return uuid != NULL ? read_visit (self, uuid, error) : NULL;
}

/* The values of @fields as text; a STRICT column takes "12" for 12, and the trail keeps text anyway. */
static GPtrArray *
list_values (const LiftVisit *visit)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  gboolean has_note = visit->note != NULL && visit->note[0] != '\0';

  g_ptr_array_add (values, g_strdup (visit->procedure));
  g_ptr_array_add (values, g_strdup (lift_visit_kind_to_key (visit->kind)));
  g_ptr_array_add (values, visit->planned_on != LIFT_DATE_NONE ? lift_date_to_iso (visit->planned_on) : NULL);
  g_ptr_array_add (values, visit->at_minute >= 0 ? lift_minute_to_text (visit->at_minute) : NULL);
  g_ptr_array_add (values, visit->held_on != LIFT_DATE_NONE ? lift_date_to_iso (visit->held_on) : NULL);
  g_ptr_array_add (values, visit->month >= 0 ? g_strdup_printf ("%d", visit->month) : NULL);
  g_ptr_array_add (values, has_note ? g_strdup (visit->note) : NULL);
  g_ptr_array_add (values, g_strdup (visit->answers));
  return values;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT, message);
  return FALSE;
}

static gboolean
check_values (LiftStore *self, const LiftVisit *visit, GError **error)
{
  if ((visit->planned_on != LIFT_DATE_NONE && !lift_date_is_valid (visit->planned_on)) ||
      (visit->held_on != LIFT_DATE_NONE && !lift_date_is_valid (visit->held_on)))
    return refuse (error, _("This day is outside of the calendar. Nothing was changed."));
  if (visit->at_minute > LAST_MINUTE)
    return refuse (error, _("A visit takes place between 00:00 and 23:59. Nothing was changed."));
  if (visit->month > MONTH_MAX)
    return refuse (error, _("A look back is at most 120 months after the procedure. Nothing was changed."));
  if (visit->note != NULL && strlen (visit->note) > NOTE_MAX)
    return refuse (error, _("This note is too long for one visit. Nothing was changed; please make it shorter."));
  if (visit->held_on != LIFT_DATE_NONE && visit->held_on > lift_clock_get_civil_day (self->clock))
    return refuse (error, _("A visit that took place cannot lie ahead. Nothing was changed; please check the day."));
  return TRUE;
}

/* A statement with the key of @visit in ?1 and its values in ?2 to ?9. */
static gboolean
write_values (LiftStore *self, const char *sql, const LiftVisit *visit, GError **error)
{
  g_autoptr (GPtrArray) values = list_values (visit);
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, visit->uuid);
  for (guint i = 0; i < values->len; i++)
    lift_statement_bind_text (statement, (int) i + 2, g_ptr_array_index (values, i));
  return lift_statement_run (statement, error);
}

/**
 * Today:
 * @store: a store in a write transaction
 * @before: what was planned before the visit was written
 * @after: what is planned now
 * @zone: where she is
 * @date: the local date
 * @now: UTC second
 *
 * What is needed to find out which reminder of today a visit that was written has missed already.
 */
typedef struct {
  LiftStore *store;
  LiftSchedule *before;
  LiftSchedule *after;
  GTimeZone *zone;
  LiftDate date;
  gint64 now;
} Today;

/* She has it in front of her: what would have rung earlier today for this visit (@after) does not ring at once.
 * What was due before, or is still to come for another visit, is not silenced by it. */
static gboolean
has_passed (const Today *today, LiftReminder *reminder, const LiftOccurrence *after, const LiftVisit *visit)
{
  g_autoptr (LiftOccurrence) before = lift_schedule_get_occurrence (today->before, reminder, today->date, today->zone);

  if (g_strcmp0 (after->visit->uuid, visit->uuid) != 0)
    return FALSE;
  return before == NULL ||
         (before->planned_at > today->now && g_strcmp0 (before->visit->uuid, visit->uuid) == 0);
}

/* Whether it passed was found for the day and time that the visit had before: it is found anew. */
static gboolean
forget_passed (const Today *today, const LiftReminder *reminder, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    today->store->db,
    "DELETE FROM reminder_day WHERE reminder = ? AND local_date = ? AND outcome = 'passed'"
    " AND ifnull (shown_at, 0) = 0",
    error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, reminder->uuid);
  lift_statement_bind_day (statement, 2, today->date);
  return lift_statement_run (statement, error);
}

static gboolean
note_passed (const Today *today, LiftReminder *reminder, const LiftVisit *visit, GError **error)
{
  g_autoptr (LiftOccurrence) after = lift_schedule_get_occurrence (today->after, reminder, today->date, today->zone);
  g_autoptr (LiftStatement) statement = NULL;

  if (after == NULL)
    return TRUE;
  if (after->planned_at > today->now)
    return forget_passed (today, reminder, error);
  if (!has_passed (today, reminder, after, visit))
    return TRUE;
  statement = lift_db_prepare (
    today->store->db,
    "INSERT INTO reminder_day (reminder, local_date, outcome) VALUES (?, ?, 'passed') ON CONFLICT DO NOTHING", error);
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, reminder->uuid);
  lift_statement_bind_day (statement, 2, today->date);
  return lift_statement_run (statement, error);
}

static gboolean
note_all_passed (LiftStore *self, LiftSchedule *before, const LiftVisit *visit, GError **error)
{
  g_autoptr (GDateTime) now = lift_clock_dup_now (self->clock);
  g_autoptr (LiftSchedule) after = lift_store_read_schedule (self, error);
  Today today = { self, before, after, g_date_time_get_timezone (now), lift_date_from_date_time (now),
                  g_date_time_to_unix (now) };

  for (guint i = 0; after != NULL && i < after->reminders->len; i++) {
    LiftReminder *reminder = g_ptr_array_index (after->reminders, i);

    if (reminder->kind == LIFT_REMINDER_VISIT && !note_passed (&today, reminder, visit, error))
      return FALSE;
  }
  return after != NULL;
}

/**
 * lift_store_add_visit:
 * @self: a store
 * @visit: what is planned, or took place; its key is made here if it has none
 * @error: return location; %LIFT_ERROR_NOT_FOUND if its procedure is not in the diary, %LIFT_ERROR_CONSTRAINT
 *   for values that no visit has
 *
 * A reminder of this visit whose moment has passed already today does not ring any more.
 *
 * Returns: (transfer full) (nullable): the stored visit.
 */
LiftVisit *
lift_store_add_visit (LiftStore *self, const LiftVisit *visit, GError **error)
{
  g_autoptr (LiftTransaction) transaction = NULL;
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autoptr (LiftSchedule) before = NULL;
  g_autoptr (LiftVisit) added = lift_visit_copy (visit);

  lift_store_enter (self);
  if (!check_values (self, added, error))
    return NULL;
  transaction = lift_db_begin_write (self->db, error);
  if (transaction == NULL)
    return NULL;
  if (added->uuid == NULL)
    added->uuid = g_uuid_string_random ();
  procedure = lift_store_read_procedure (self, added->procedure, error);
  before = procedure != NULL ? lift_store_read_schedule (self, error) : NULL;
  if (before == NULL ||
      !write_values (self, "INSERT INTO visit (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", added, error) ||
      !note_all_passed (self, before, added, error) || !lift_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&added);
}

static gboolean
update (LiftStore *self, const LiftVisit *before, const LiftVisit *after, GError **error)
{
  g_autoptr (GPtrArray) old = list_values (before);
  g_autoptr (GPtrArray) now = list_values (after);
  g_autoptr (LiftSchedule) planned = lift_store_read_schedule (self, error);
  LiftFieldEdit edit = { "visit", after->uuid, fields };
  guint n_different;

  if (planned == NULL || !lift_store_edit_fields (self, &edit, old, now, &n_different, error))
    return FALSE;
  return n_different == 0 || (write_values (self,
                                            "UPDATE visit SET procedure = ?2, kind = ?3, planned_on = ?4,"
                                            " at_time = ?5, held_on = ?6, month = ?7, note = ?8, answers = ?9"
                                            " WHERE uuid = ?1",
                                            after, error) &&
                              note_all_passed (self, planned, after, error));
}

/**
 * lift_store_update_visit:
 * @self: a store
 * @visit: the whole record, with its key
 * @error: return location; %LIFT_ERROR_NOT_FOUND, or %LIFT_ERROR_CONSTRAINT for values that no visit has
 *
 * Writes what is different; every old value goes to the trail in the same transaction.
 *
 * Returns: (transfer full) (nullable): the stored visit.
 */
LiftVisit *
lift_store_update_visit (LiftStore *self, const LiftVisit *visit, GError **error)
{
  g_autoptr (LiftTransaction) transaction = NULL;
  g_autoptr (LiftVisit) before = NULL;
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autoptr (LiftVisit) after = lift_visit_copy (visit);

  lift_store_enter (self);
  if (!check_values (self, after, error))
    return NULL;
  transaction = lift_db_begin_write (self->db, error);
  if (transaction == NULL)
    return NULL;
  before = read_visit (self, visit->uuid, error);
  procedure = before != NULL ? lift_store_read_procedure (self, after->procedure, error) : NULL;
  if (procedure == NULL || !update (self, before, after, error) || !lift_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&after);
}

/**
 * lift_store_remove_visit:
 * @self: a store
 * @uuid: its key
 * @error: return location; %LIFT_ERROR_NOT_FOUND
 *
 * Returns: whether it is gone; its values are in the trail.
 */
gboolean
lift_store_remove_visit (LiftStore *self, const char *uuid, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (lift_store_enter (self), error);
  g_autoptr (LiftVisit) before = NULL;
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (LiftStatement) statement = NULL;
  LiftFieldEdit edit = { "visit", uuid, fields };
  guint n_different;

  if (transaction == NULL)
    return FALSE;
  before = read_visit (self, uuid, error);
  if (before == NULL)
    return FALSE;
  old = list_values (before);
  statement = lift_db_prepare (self->db, "DELETE FROM visit WHERE uuid = ?", error);
  if (statement == NULL || !lift_store_edit_fields (self, &edit, old, NULL, &n_different, error))
    return FALSE;
  lift_statement_bind_text (statement, 1, uuid);
  return lift_statement_run (statement, error) && lift_transaction_commit (transaction, error);
}
