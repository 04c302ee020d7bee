/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-reminders.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lift-store-private.h"

#define PREFIX_MIN 4
#define LAST_MINUTE (24 * 60 - 1)
/* No recovery lasts so long; it keeps every sum of days far from overflow. */
#define DAY_NUMBER_MAX 99999
/* The last second of the year 2199. */
#define LAST_SECOND G_GINT64_CONSTANT (7258118399)
/* What is read where another program left something that is no time. */
#define DEFAULT_MINUTE (20 * 60)

#define COLUMNS "uuid, kind, time, weekdays, first_n, last_n, enabled, since"

/* The columns that lift_store_update_reminder() compares, in the order of list_values(). */
static const char *const fields[] = { "kind", "time", "weekdays", "first_n", "last_n", "enabled" };
#define ENABLED_FIELD 5

static const LiftIdQuery by_id = {
  .sql = "SELECT uuid FROM reminder WHERE substr (uuid, 1, length (?1)) = ?1 LIMIT 2",
  .too_short = N_("Please give at least the first 4 characters of the reminder. Nothing was changed."),
  .not_found = N_("This reminder is not in the diary. Nothing was changed."),
  .not_unique = N_("More than one reminder begins like this. Nothing was changed; please give more of its characters."),
};

/**
 * lift_store_resolve_id:
 * @self: a store in a transaction
 * @query: how to look for it, and what to say
 * @id: a whole uuid, or the first characters of one (at least 4); upper case is taken, too
 * @error: return location; %LIFT_ERROR_NOT_FOUND, or %LIFT_ERROR_CONSTRAINT if @id is too short or not unique
 *
 * Returns: (transfer full) (nullable): the whole key.
 */
char *
lift_store_resolve_id (LiftStore *self, const LiftIdQuery *query, const char *id, GError **error)
{
  g_autofree char *prefix = g_ascii_strdown (id, -1);
  g_autofree char *found = NULL;
  g_autoptr (LiftStatement) statement = NULL;
  LiftStep step;

  if (strlen (prefix) < PREFIX_MIN) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT, _(query->too_short));
    return NULL;
  }
  statement = lift_db_prepare (self->db, query->sql, error);
  if (statement == NULL)
    return NULL;
  lift_statement_bind_text (statement, 1, prefix);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    if (found != NULL) {
      g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT, _(query->not_unique));
      return NULL;
    }
    found = g_strdup (lift_statement_get_text (statement, 0));
  }
  if (step == LIFT_STEP_DONE && found == NULL)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND, _(query->not_found));
  return step == LIFT_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

static int
clamp (gint64 value, int min, int max)
{
  return (int) CLAMP (value, (gint64) min, (gint64) max);
}

/* What another program wrote and nobody can mean is read as the default: a reminder too many is better than
 * one that never comes. */
static LiftReminder *
read_row (LiftStatement *row)
{
  LiftReminder *self;
  LiftReminderKind kind;
  int minute;

  if (!lift_minute_parse (lift_statement_get_text (row, 2), &minute))
    minute = DEFAULT_MINUTE;
  if (!lift_reminder_kind_from_key (lift_statement_get_text (row, 1), &kind))
    kind = LIFT_REMINDER_DAILY;
  if (kind == LIFT_REMINDER_VISIT) {
    self = lift_reminder_new_visit (minute, lift_statement_get_int (row, 4) < 0 ? -1 : 0);
  } else {
    self = lift_reminder_new_daily (minute);
    self->first_n = clamp (lift_statement_get_int (row, 4), -DAY_NUMBER_MAX, DAY_NUMBER_MAX);
    self->last_n = lift_statement_is_null (row, 5)
                     ? LIFT_REMINDER_NO_END
                     : clamp (lift_statement_get_int (row, 5), self->first_n, DAY_NUMBER_MAX);
    self->weekdays = clamp (lift_statement_get_int (row, 3), 0, LIFT_REMINDER_ALL_DAYS + 1);
    if (self->weekdays < 1 || self->weekdays > LIFT_REMINDER_ALL_DAYS)
      self->weekdays = LIFT_REMINDER_ALL_DAYS;
  }
  self->uuid = g_strdup (lift_statement_get_text (row, 0));
  self->enabled = lift_statement_get_int (row, 6) != 0;
  self->since = CLAMP (lift_statement_get_int (row, 7), 0, LAST_SECOND);
  return self;
}

/** lift_store_read_reminders: Returns: (element-type LiftReminder): all, daily ones first, by time. */
GPtrArray *
lift_store_read_reminders (LiftStore *self, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "SELECT " COLUMNS " FROM reminder ORDER BY kind, time, number", error);
  g_autoptr (GPtrArray) reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_reminder_unref);
  LiftStep step;

  if (statement == NULL)
    return NULL;
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW)
    g_ptr_array_add (reminders, read_row (statement));
  return step == LIFT_STEP_DONE ? g_steal_pointer (&reminders) : NULL;
}

static LiftReminder *
read_reminder (LiftStore *self, const char *uuid, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "SELECT " COLUMNS " FROM reminder WHERE uuid = ?", error);
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

/**
 * lift_store_list_reminders:
 * @self: a store
 * @error: return location
 *
 * Returns: (transfer full) (element-type LiftReminder) (nullable): all, disabled ones too; daily ones first,
 *   each kind by its time.
 */
GPtrArray *
lift_store_list_reminders (LiftStore *self, GError **error)
{
  lift_store_enter (self);
  return lift_store_read_reminders (self, error);
}

/**
 * lift_store_get_reminder:
 * @self: a store
 * @id: a whole uuid, or the first characters of one (at least 4)
 * @error: return location; %LIFT_ERROR_NOT_FOUND, or %LIFT_ERROR_CONSTRAINT if @id is too short or not unique
 *
 * Returns: (transfer full) (nullable): the reminder.
 */
LiftReminder *
lift_store_get_reminder (LiftStore *self, const char *id, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_read (lift_store_enter (self), error);
  g_autofree char *uuid = transaction != NULL ? lift_store_resolve_id (self, &by_id, id, error) : NULL;

  return uuid != NULL ? read_reminder (self, uuid, error) : NULL;
}

/* The values of @fields as text; a STRICT column takes "12" for 12, and the trail keeps text anyway. */
static GPtrArray *
list_values (const LiftReminder *reminder)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  gboolean is_visit = reminder->kind == LIFT_REMINDER_VISIT;

  g_ptr_array_add (values, g_strdup (lift_reminder_kind_to_key (reminder->kind)));
  g_ptr_array_add (values, lift_minute_to_text (reminder->minute));
  g_ptr_array_add (values, g_strdup_printf ("%d", is_visit ? LIFT_REMINDER_ALL_DAYS : reminder->weekdays));
  g_ptr_array_add (values, g_strdup_printf ("%d", reminder->first_n));
  g_ptr_array_add (values,
                   reminder->last_n == LIFT_REMINDER_NO_END ? NULL : g_strdup_printf ("%d", reminder->last_n));
  g_ptr_array_add (values, g_strdup (reminder->enabled ? "1" : "0"));
  return values;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT, message);
  return FALSE;
}

static gboolean
check_values (const LiftReminder *reminder, GError **error)
{
  if (reminder->minute < 0 || reminder->minute > LAST_MINUTE)
    return refuse (error, _("A reminder rings between 00:00 and 23:59. Nothing was changed."));
  if (reminder->kind == LIFT_REMINDER_VISIT) {
    if (reminder->first_n == reminder->last_n && (reminder->first_n == -1 || reminder->first_n == 0))
      return TRUE;
    return refuse (error, _("A reminder of visits rings the day before or on the day. Nothing was changed."));
  }
  if (reminder->weekdays < 1 || reminder->weekdays > LIFT_REMINDER_ALL_DAYS)
    return refuse (error, _("A reminder needs at least one day of the week. Nothing was changed."));
  if (reminder->first_n < -DAY_NUMBER_MAX || reminder->last_n < reminder->first_n ||
      (reminder->last_n > DAY_NUMBER_MAX && reminder->last_n != LIFT_REMINDER_NO_END))
    return refuse (error, _("The last day of a reminder cannot come before its first day. Nothing was changed."));
  return TRUE;
}

/* A statement with the key of @reminder in ?1, its values in ?2 to ?7 and since in ?8. */
static gboolean
write_values (LiftStore *self, const char *sql, const LiftReminder *reminder, GError **error)
{
  g_autoptr (GPtrArray) values = list_values (reminder);
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, reminder->uuid);
  for (guint i = 0; i < values->len; i++)
    lift_statement_bind_text (statement, (int) i + 2, g_ptr_array_index (values, i));
  lift_statement_bind_int (statement, (int) values->len + 2, reminder->since);
  return lift_statement_run (statement, error);
}

/**
 * lift_store_add_reminder:
 * @self: a store
 * @reminder: when to ring; its key is made here if it has none, and it counts from now on
 * @error: return location; %LIFT_ERROR_CONSTRAINT for values that no reminder has
 *
 * Returns: (transfer full) (nullable): the stored reminder.
 */
LiftReminder *
lift_store_add_reminder (LiftStore *self, const LiftReminder *reminder, GError **error)
{
  g_autoptr (LiftTransaction) transaction = NULL;
  g_autoptr (LiftReminder) added = lift_reminder_copy (reminder);

  lift_store_enter (self);
  if (!check_values (added, error))
    return NULL;
  transaction = lift_db_begin_write (self->db, error);
  if (transaction == NULL)
    return NULL;
  if (added->uuid == NULL)
    added->uuid = g_uuid_string_random ();
  added->since = lift_clock_get_now_utc (self->clock);
  if (!write_values (self, "INSERT INTO reminder (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", added,
                     error) ||
      !lift_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&added);
}

/**
 * lift_store_edit_fields:
 * @self: a store in a write transaction
 * @edit: which record, and the names of its fields
 * @old: (element-type utf8): their values as they are
 * @now: (nullable) (element-type utf8): as they shall be; %NULL: the record goes away
 * @n_different: (out): how many differ
 * @error: return location
 *
 * Writes the old value of each field that differs to the trail, as one change. Nothing different, nothing
 * written.
 *
 * Returns: whether it could.
 */
gboolean
lift_store_edit_fields (LiftStore *self, const LiftFieldEdit *edit, GPtrArray *old, GPtrArray *now,
                        guint *n_different, GError **error)
{
  g_autofree char *change = NULL;

  *n_different = 0;
  for (guint i = 0; i < old->len; i++) {
    const char *before = g_ptr_array_index (old, i);

    if (now != NULL && g_strcmp0 (before, g_ptr_array_index (now, i)) == 0)
      continue;
    if (change == NULL)
      change = lift_store_add_change (self, "edit", NULL, error);
    if (change == NULL ||
        !lift_store_add_trail (self, change, edit->record, edit->uuid, edit->fields[i], before, error))
      return FALSE;
    (*n_different)++;
  }
  return TRUE;
}

/* What had passed when it was planned says nothing about the time that it has now. */
static gboolean
forget_passed (LiftStore *self, const char *uuid, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db,
    "DELETE FROM reminder_day WHERE reminder = ? AND outcome = 'passed' AND ifnull (shown_at, 0) = 0", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, uuid);
  return lift_statement_run (statement, error);
}

static gboolean
update (LiftStore *self, LiftReminder *before, LiftReminder *after, GError **error)
{
  g_autoptr (GPtrArray) old = list_values (before);
  g_autoptr (GPtrArray) now = list_values (after);
  LiftFieldEdit edit = { "reminder", after->uuid, fields };
  gboolean rings_anew = after->enabled && !before->enabled;
  guint n_different;

  for (guint i = 0; i < ENABLED_FIELD; i++)
    rings_anew = rings_anew || g_strcmp0 (g_ptr_array_index (old, i), g_ptr_array_index (now, i)) != 0;
  after->since = rings_anew ? lift_clock_get_now_utc (self->clock) : before->since;
  if (!lift_store_edit_fields (self, &edit, old, now, &n_different, error))
    return FALSE;
  if (n_different == 0)
    return TRUE;
  return (!rings_anew || forget_passed (self, after->uuid, error)) &&
         write_values (self,
                       "UPDATE reminder SET kind = ?2, time = ?3, weekdays = ?4, first_n = ?5, last_n = ?6,"
                       " enabled = ?7, since = ?8 WHERE uuid = ?1",
                       after, error);
}

/**
 * lift_store_update_reminder:
 * @self: a store
 * @reminder: the whole record, with its key; since is found out here
 * @error: return location; %LIFT_ERROR_NOT_FOUND, or %LIFT_ERROR_CONSTRAINT for values that no reminder has
 *
 * Writes what is different; every old value goes to the trail in the same transaction. With another time,
 * other days or another range, or taken up again, it counts from now on: what had passed does not ring.
 *
 * Returns: (transfer full) (nullable): the stored reminder.
 */
LiftReminder *
lift_store_update_reminder (LiftStore *self, const LiftReminder *reminder, GError **error)
{
  g_autoptr (LiftTransaction) transaction = NULL;
  g_autoptr (LiftReminder) before = NULL;
  g_autoptr (LiftReminder) after = lift_reminder_copy (reminder);

  lift_store_enter (self);
  if (!check_values (after, error))
    return NULL;
  transaction = lift_db_begin_write (self->db, error);
  if (transaction == NULL)
    return NULL;
  before = read_reminder (self, reminder->uuid, error);
  if (before == NULL || !update (self, before, after, error) || !lift_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&after);
}

/**
 * lift_store_remove_reminder:
 * @self: a store
 * @uuid: its key
 * @error: return location; %LIFT_ERROR_NOT_FOUND
 *
 * What this machine remembers of its days goes with it; its values are in the trail.
 *
 * Returns: whether it is gone.
 */
gboolean
lift_store_remove_reminder (LiftStore *self, const char *uuid, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (lift_store_enter (self), error);
  g_autoptr (LiftReminder) before = NULL;
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (LiftStatement) statement = NULL;
  LiftFieldEdit edit = { "reminder", uuid, fields };
  guint n_different;

  if (transaction == NULL)
    return FALSE;
  before = read_reminder (self, uuid, error);
  if (before == NULL)
    return FALSE;
  old = list_values (before);
  statement = lift_db_prepare (self->db, "DELETE FROM reminder WHERE uuid = ?", error);
  if (statement == NULL || !lift_store_edit_fields (self, &edit, old, NULL, &n_different, error))
    return FALSE;
  lift_statement_bind_text (statement, 1, uuid);
  return lift_statement_run (statement, error) && lift_transaction_commit (transaction, error);
}

static gboolean
count_from_now (LiftStore *self, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "UPDATE reminder SET since = ? WHERE enabled = 1", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_int (statement, 1, lift_clock_get_now_utc (self->clock));
  return lift_statement_run (statement, error);
}

/**
 * lift_store_set_reminders_paused:
 * @self: a store
 * @paused: whether all reminders are off
 * @error: return location
 *
 * When they are taken up again, what passed meanwhile does not ring.
 *
 * Returns: whether it is so now.
 */
gboolean
lift_store_set_reminders_paused (LiftStore *self, gboolean paused, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (lift_store_enter (self), error);
  gboolean changed;

  return transaction != NULL &&
         lift_store_write_setting (self, LIFT_SETTING_PAUSE, paused ? "yes" : NULL, &changed, error) &&
         (!changed || paused || count_from_now (self, error)) && lift_transaction_commit (transaction, error);
}

static gboolean
has_visit_reminder (GPtrArray *reminders)
{
  for (guint i = 0; i < reminders->len; i++) {
    if (((LiftReminder *) g_ptr_array_index (reminders, i))->kind == LIFT_REMINDER_VISIT)
      return TRUE;
  }
  return FALSE;
}

/**
 * lift_store_add_usual_visit_reminders:
 * @self: a store
 * @error: return location
 *
 * For the first visit of a diary: adds the usual two reminders of visits, the evening before and on the day.
 * Does nothing where one of visits is there already, on or off.
 *
 * Returns: whether they are there now.
 */
gboolean
lift_store_add_usual_visit_reminders (LiftStore *self, GError **error)
{
  g_autoptr (GPtrArray) reminders = lift_store_list_reminders (self, error);
  g_autoptr (LiftReminder) before = lift_reminder_new_visit (LIFT_REMINDER_DAY_BEFORE_MINUTE, -1);
  g_autoptr (LiftReminder) on_day = lift_reminder_new_visit (LIFT_REMINDER_ON_DAY_MINUTE, 0);
  g_autoptr (LiftReminder) first = NULL;
  g_autoptr (LiftReminder) second = NULL;

  if (reminders == NULL)
    return FALSE;
  if (has_visit_reminder (reminders))
    return TRUE;
  first = lift_store_add_reminder (self, before, error);
  second = first != NULL ? lift_store_add_reminder (self, on_day, error) : NULL;
  return second != NULL;
}
