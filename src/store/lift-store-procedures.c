/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lift-db-error.h"

#define PREFIX_MIN 4

#define COLUMNS \
  "uuid, day0, thread_material, nonabsorbable, thread_kind, thread_count, anaesthetic, combined, clinic, clinician," \
  " phone, goals, baseline_note, archived_at"

/* The columns that lift_store_update_procedure() compares, in the order of COLUMNS after uuid. */
static const char *const fields[] = {
  "day0",   "thread_material", "nonabsorbable", "thread_kind", "thread_count", "anaesthetic",   "combined",
  "clinic", "clinician",       "phone",         "goals",       "baseline_note", "archived_at",
};

static void
set_not_found (GError **error)
{
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND,
                       _("This procedure is not in the diary. Nothing was changed."));
}

static LiftProcedure *
read_row (LiftStatement *row, GError **error)
{
  g_autoptr (LiftProcedure) self = lift_procedure_new ();
  char **const texts[] = { &self->combined, &self->clinic, &self->clinician, &self->phone, &self->goals,
                           &self->baseline_note };

  self->uuid = g_strdup (lift_statement_get_text (row, 0));
  self->day0 = lift_statement_get_day (row, 1);
  self->nonabsorbable = lift_statement_get_int (row, 3) != 0;
  self->thread_kind = g_strdup (lift_statement_get_text (row, 4));
  self->thread_count = (int) lift_statement_get_int (row, 5);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (lift_statement_get_text (row, (int) i + 7));
  self->archived_at = lift_statement_get_int (row, 13);
  if (lift_material_from_key (lift_statement_get_text (row, 2), &self->material) &&
      lift_anaesthetic_from_key (lift_statement_get_text (row, 6), &self->anaesthetic))
    return g_steal_pointer (&self);
  lift_db_set_error_code (error, LIFT_ERROR_CORRUPT);
  return NULL;
}

static gboolean
read_areas (LiftStore *self, GHashTable *by_uuid, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "SELECT procedure, area, side FROM procedure_area ORDER BY number", error);
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    LiftProcedure *owner = g_hash_table_lookup (by_uuid, lift_statement_get_text (statement, 0));
    LiftZone zone;
    LiftSide side;

    if (!lift_zone_from_key (lift_statement_get_text (statement, 1), &zone) ||
        !lift_side_from_key (lift_statement_get_text (statement, 2), &side)) {
      lift_db_set_error_code (error, LIFT_ERROR_CORRUPT);
      return FALSE;
    }
    if (owner != NULL)
      lift_procedure_add_area (owner, zone, side);
  }
  return step == LIFT_STEP_DONE;
}

static gboolean
read_questions (LiftStore *self, GHashTable *by_uuid, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "SELECT procedure, uuid, text, ticked_at FROM question ORDER BY number", error);
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    LiftProcedure *owner = g_hash_table_lookup (by_uuid, lift_statement_get_text (statement, 0));

    if (owner != NULL)
      g_ptr_array_add (owner->questions,
                       lift_question_new (lift_statement_get_text (statement, 1),
                                          lift_statement_get_text (statement, 2), lift_statement_get_int (statement, 3)));
  }
  return step == LIFT_STEP_DONE;
}

/** lift_store_read_procedures: Returns: (element-type LiftProcedure): by day 0, those without a date last. */
GPtrArray *
lift_store_read_procedures (LiftStore *self, gboolean archived_too, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db,
    "SELECT " COLUMNS " FROM procedure WHERE ?1 OR archived_at IS NULL ORDER BY day0 IS NULL, day0, number", error);
  g_autoptr (GPtrArray) procedures = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_procedure_unref);
  g_autoptr (GHashTable) by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  LiftStep step;

  if (statement == NULL)
    return NULL;
  lift_statement_bind_int (statement, 1, archived_too ? 1 : 0);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    LiftProcedure *procedure = read_row (statement, error);

    if (procedure == NULL)
      return NULL;
    g_ptr_array_add (procedures, procedure);
    g_hash_table_insert (by_uuid, procedure->uuid, procedure);
  }
  if (step != LIFT_STEP_DONE || !read_areas (self, by_uuid, error) || !read_questions (self, by_uuid, error))
    return NULL;
  return g_steal_pointer (&procedures);
}

/** lift_store_read_procedure: Returns: (transfer full) (nullable): the one whose whole key is @uuid. */
LiftProcedure *
lift_store_read_procedure (LiftStore *self, const char *uuid, GError **error)
{
  g_autoptr (GPtrArray) procedures = lift_store_read_procedures (self, TRUE, error);

  if (procedures == NULL)
    return NULL;
  for (guint i = 0; i < procedures->len; i++) {
    LiftProcedure *procedure = g_ptr_array_index (procedures, i);

    if (g_strcmp0 (procedure->uuid, uuid) == 0)
      return lift_procedure_ref (procedure);
  }
  set_not_found (error);
  return NULL;
}

/** lift_store_read_current_procedure: Returns: (transfer full) (nullable): see lift_procedure_choose_current(). */
LiftProcedure *
lift_store_read_current_procedure (LiftStore *self, GError **error)
{
  g_autoptr (GPtrArray) procedures = lift_store_read_procedures (self, TRUE, error);
  LiftProcedure *current;
  int day_end_hours;

  if (procedures == NULL || !lift_store_read_day_end_hours (self, &day_end_hours, error))
    return NULL;
  current = lift_procedure_choose_current (procedures, lift_clock_get_diary_day (self->clock, day_end_hours));
  if (current != NULL)
    return lift_procedure_ref (current);
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND,
                       procedures->len == 0
                         ? _("There is no procedure in this diary yet. Add your procedure first.")
                         : _("Every procedure in this diary is put away. Name the one you mean, or add a new one."));
  return NULL;
}

/**
 * lift_store_list_procedures:
 * @self: a store
 * @archived_too: whether archived ones are wanted
 * @error: return location
 *
 * Returns: (transfer full) (element-type LiftProcedure) (nullable): by day 0, those without a date last.
 */
GPtrArray *
lift_store_list_procedures (LiftStore *self, gboolean archived_too, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_read (lift_store_enter (self), error);

  return transaction != NULL ? lift_store_read_procedures (self, archived_too, error) : NULL;
}

static LiftProcedure *
find_by_prefix (GPtrArray *procedures, const char *prefix, GError **error)
{
  LiftProcedure *found = NULL;

  for (guint i = 0; i < procedures->len; i++) {
    LiftProcedure *procedure = g_ptr_array_index (procedures, i);

    if (!g_str_has_prefix (procedure->uuid, prefix))
      continue;
    if (found != NULL) {
      g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                           _("More than one procedure begins like this. Nothing was changed; "
                             "please give more of its characters."));
      return NULL;
    }
    found = procedure;
  }
  if (found == NULL)
    set_not_found (error);
  return found;
}

/**
 * lift_store_get_procedure:
 * @self: a store
 * @id: a whole uuid, or the first characters of one (at least 4); upper case is taken, too
 * @error: return location; %LIFT_ERROR_NOT_FOUND, or %LIFT_ERROR_CONSTRAINT if @id is too short or not unique
 *
 * Returns: (transfer full) (nullable): the procedure.
 */
LiftProcedure *
lift_store_get_procedure (LiftStore *self, const char *id, GError **error)
{
  g_autofree char *prefix = g_ascii_strdown (id, -1);
  g_autoptr (GPtrArray) procedures = NULL;
  LiftProcedure *found;

  if (strlen (prefix) < PREFIX_MIN) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("Please give at least the first 4 characters of the procedure. Nothing was changed."));
    return NULL;
  }
  procedures = lift_store_list_procedures (self, TRUE, error);
  found = procedures != NULL ? find_by_prefix (procedures, prefix, error) : NULL;
  return found != NULL ? lift_procedure_ref (found) : NULL;
}

/** lift_store_get_current_procedure: Returns: (transfer full) (nullable): %LIFT_ERROR_NOT_FOUND if none. */
LiftProcedure *
lift_store_get_current_procedure (LiftStore *self, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_read (lift_store_enter (self), error);

  return transaction != NULL ? lift_store_read_current_procedure (self, error) : NULL;
}

static char *
number_or_null (gint64 number)
{
  return number != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

static char *
text_or_null (const char *text)
{
  return text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

/* The values of @fields as text; a STRICT column takes "12" for 12, and the trail keeps text anyway. */
static GPtrArray *
list_values (const LiftProcedure *procedure)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (values, procedure->day0 != LIFT_DATE_NONE ? lift_date_to_iso (procedure->day0) : NULL);
  g_ptr_array_add (values, g_strdup (lift_material_to_key (procedure->material)));
  g_ptr_array_add (values, g_strdup (procedure->nonabsorbable ? "1" : "0"));
  g_ptr_array_add (values, text_or_null (procedure->thread_kind));
  g_ptr_array_add (values, number_or_null (procedure->thread_count));
  g_ptr_array_add (values, g_strdup (lift_anaesthetic_to_key (procedure->anaesthetic)));
  g_ptr_array_add (values, text_or_null (procedure->combined));
  g_ptr_array_add (values, text_or_null (procedure->clinic));
  g_ptr_array_add (values, text_or_null (procedure->clinician));
  g_ptr_array_add (values, text_or_null (procedure->phone));
  g_ptr_array_add (values, text_or_null (procedure->goals));
  g_ptr_array_add (values, text_or_null (procedure->baseline_note));
  g_ptr_array_add (values, number_or_null (procedure->archived_at));
  return values;
}

static char *
describe_areas (const LiftProcedure *procedure)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < procedure->areas->len; i++) {
    const LiftArea *area = &g_array_index (procedure->areas, LiftArea, i);

    g_string_append_printf (text, "%s%s:%s", i > 0 ? "," : "", lift_zone_to_key (area->zone),
                            lift_side_to_key (area->side));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A statement with the values of @procedure in ?2 to ?14 and its key in ?1. */
static gboolean
write_values (LiftStore *self, const char *sql, const LiftProcedure *procedure, GError **error)
{
  g_autoptr (GPtrArray) values = list_values (procedure);
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, procedure->uuid);
  for (guint i = 0; i < values->len; i++)
    lift_statement_bind_text (statement, (int) i + 2, g_ptr_array_index (values, i));
  return lift_statement_run (statement, error);
}

static gboolean
insert_areas (LiftStore *self, const LiftProcedure *procedure, GError **error)
{
  for (guint i = 0; i < procedure->areas->len; i++) {
    const LiftArea *area = &g_array_index (procedure->areas, LiftArea, i);
    g_autoptr (LiftStatement) statement =
      lift_db_prepare (self->db, "INSERT INTO procedure_area (procedure, area, side) VALUES (?, ?, ?)", error);

    if (statement == NULL)
      return FALSE;
    lift_statement_bind_text (statement, 1, procedure->uuid);
    lift_statement_bind_text (statement, 2, lift_zone_to_key (area->zone));
    lift_statement_bind_text (statement, 3, lift_side_to_key (area->side));
    if (!lift_statement_run (statement, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_question (LiftStore *self, const char *sql, const char *procedure, LiftQuestion *question, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  if (question->uuid == NULL)
    question->uuid = g_uuid_string_random ();
  lift_statement_bind_text (statement, 1, question->uuid);
  lift_statement_bind_text (statement, 2, procedure);
  lift_statement_bind_text (statement, 3, question->text);
  if (question->ticked_at != 0)
    lift_statement_bind_int (statement, 4, question->ticked_at);
  return lift_statement_run (statement, error);
}

#define INSERT_QUESTION "INSERT INTO question (uuid, procedure, text, ticked_at) VALUES (?1, ?2, ?3, ?4)"
#define UPDATE_QUESTION "UPDATE question SET text = ?3, ticked_at = ?4 WHERE uuid = ?1 AND procedure = ?2"
#define DELETE_QUESTION "DELETE FROM question WHERE uuid = ?1 AND procedure = ?2 AND ?3 = ?3 AND ?4 IS ?4"

static LiftQuestion *
find_question (const LiftProcedure *procedure, const char *uuid)
{
  for (guint i = 0; i < procedure->questions->len && uuid != NULL; i++) {
    LiftQuestion *question = g_ptr_array_index (procedure->questions, i);

    if (g_strcmp0 (question->uuid, uuid) == 0)
      return question;
  }
  return NULL;
}

/**
 * lift_store_add_procedure:
 * @self: a store
 * @procedure: what is known of it; its key is made here if it has none
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the stored procedure, with its key and those of its questions.
 */
LiftProcedure *
lift_store_add_procedure (LiftStore *self, const LiftProcedure *procedure, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (lift_store_enter (self), error);
  g_autoptr (LiftProcedure) added = lift_procedure_copy (procedure);

  if (transaction == NULL)
    return NULL;
  if (added->uuid == NULL)
    added->uuid = g_uuid_string_random ();
  if (!write_values (self,
                     "INSERT INTO procedure (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
                     " ?13, ?14)",
                     added, error) ||
      !insert_areas (self, added, error))
    return NULL;
  for (guint i = 0; i < added->questions->len; i++) {
    if (!write_question (self, INSERT_QUESTION, added->uuid, g_ptr_array_index (added->questions, i), error))
      return NULL;
  }
  return lift_transaction_commit (transaction, error) ? g_steal_pointer (&added) : NULL;
}

/**
 * Edit:
 * @store: a store in a write transaction
 * @before: the record as it is
 * @after: as it shall be
 * @change: (nullable): uuid of the change, made with the first difference
 *
 * One edit of a procedure.
 */
typedef struct {
  LiftStore *store;
  LiftProcedure *before;
  LiftProcedure *after;
  char *change;
} Edit;

static gboolean
keep_old (Edit *edit, const char *record, const char *uuid, const char *field, const char *old, GError **error)
{
  if (edit->change == NULL)
    edit->change = lift_store_add_change (edit->store, "edit", NULL, error);
  return edit->change != NULL && lift_store_add_trail (edit->store, edit->change, record, uuid, field, old, error);
}

static gboolean
edit_values (Edit *edit, GError **error)
{
  g_autoptr (GPtrArray) old = list_values (edit->before);
  g_autoptr (GPtrArray) now = list_values (edit->after);
  gboolean differ = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    if (g_strcmp0 (g_ptr_array_index (old, i), g_ptr_array_index (now, i)) == 0)
      continue;
    differ = TRUE;
    if (!keep_old (edit, "procedure", edit->after->uuid, fields[i], g_ptr_array_index (old, i), error))
      return FALSE;
  }
  return !differ || write_values (edit->store,
                                  "UPDATE procedure SET day0 = ?2, thread_material = ?3, nonabsorbable = ?4,"
                                  " thread_kind = ?5, thread_count = ?6, anaesthetic = ?7, combined = ?8, clinic = ?9,"
                                  " clinician = ?10, phone = ?11, goals = ?12, baseline_note = ?13, archived_at = ?14"
                                  " WHERE uuid = ?1",
                                  edit->after, error);
}

static gboolean
edit_areas (Edit *edit, GError **error)
{
  g_autofree char *old = describe_areas (edit->before);
  g_autofree char *now = describe_areas (edit->after);
  g_autoptr (LiftStatement) statement = NULL;

  if (g_strcmp0 (old, now) == 0)
    return TRUE;
  statement = lift_db_prepare (edit->store->db, "DELETE FROM procedure_area WHERE procedure = ?", error);
  if (statement == NULL || !keep_old (edit, "procedure", edit->after->uuid, "areas", old, error))
    return FALSE;
  lift_statement_bind_text (statement, 1, edit->after->uuid);
  return lift_statement_run (statement, error) && insert_areas (edit->store, edit->after, error);
}

static gboolean
keep_old_question (Edit *edit, const LiftQuestion *old, GError **error)
{
  g_autofree char *ticked_at = number_or_null (old->ticked_at);

  return keep_old (edit, "question", old->uuid, "text", old->text, error) &&
         keep_old (edit, "question", old->uuid, "ticked_at", ticked_at, error);
}

static gboolean
edit_questions (Edit *edit, GError **error)
{
  const char *owner = edit->after->uuid;

  for (guint i = 0; i < edit->before->questions->len; i++) {
    LiftQuestion *old = g_ptr_array_index (edit->before->questions, i);

    if (find_question (edit->after, old->uuid) == NULL &&
        (!keep_old_question (edit, old, error) || !write_question (edit->store, DELETE_QUESTION, owner, old, error)))
      return FALSE;
  }
  for (guint i = 0; i < edit->after->questions->len; i++) {
    LiftQuestion *now = g_ptr_array_index (edit->after->questions, i);
    LiftQuestion *old = find_question (edit->before, now->uuid);

    if (old != NULL && g_strcmp0 (old->text, now->text) == 0 && old->ticked_at == now->ticked_at)
      continue;
    if (old != NULL && !keep_old_question (edit, old, error))
      return FALSE;
    if (!write_question (edit->store, old != NULL ? UPDATE_QUESTION : INSERT_QUESTION, owner, now, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
run_edit (Edit *edit, GError **error)
{
  return edit_values (edit, error) && edit_areas (edit, error) && edit_questions (edit, error);
}

/* An entry needs a date of its procedure: its day number and every rule count from there. */
static gboolean
check_date (LiftStore *self, const LiftProcedure *before, const LiftProcedure *after, GError **error)
{
  g_autoptr (LiftStatement) statement = NULL;

  if (before->day0 == LIFT_DATE_NONE || after->day0 != LIFT_DATE_NONE)
    return TRUE;
  statement =
    lift_db_prepare (self->db, "SELECT EXISTS (SELECT 1 FROM state WHERE procedure = ? AND deleted = 0)", error);
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, before->uuid);
  if (lift_statement_step (statement, error) == LIFT_STEP_ERROR)
    return FALSE;
  if (lift_statement_get_int (statement, 0) == 0)
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                       _("Days are written for this procedure, so it needs a date. Nothing was changed; "
                         "you can set another date."));
  return FALSE;
}

/* Lays @after over the stored record in a transaction of its own. */
static gboolean
update (LiftStore *self, LiftProcedure *before, LiftProcedure *after, GError **error)
{
  Edit edit = { self, before, after, NULL };
  gboolean ok = run_edit (&edit, error);

  g_free (edit.change);
  return ok;
}

/**
 * lift_store_update_procedure:
 * @self: a store
 * @procedure: the whole record, with its key
 * @error: return location; %LIFT_ERROR_NOT_FOUND, or %LIFT_ERROR_CONSTRAINT where the date of written days
 *   would be taken away
 *
 * Writes what is different; every old value goes to the trail in the same transaction. Entries are never
 * moved, not even by another date.
 *
 * Returns: (transfer full) (nullable): the stored procedure.
 */
LiftProcedure *
lift_store_update_procedure (LiftStore *self, const LiftProcedure *procedure, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (lift_store_enter (self), error);
  g_autoptr (LiftProcedure) before = NULL;
  g_autoptr (LiftProcedure) after = lift_procedure_copy (procedure);

  if (transaction == NULL)
    return NULL;
  before = lift_store_read_procedure (self, procedure->uuid, error);
  if (before == NULL || !check_date (self, before, after, error) || !update (self, before, after, error) ||
      !lift_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&after);
}

/**
 * lift_store_change_procedure:
 * @self: a store
 * @uuid: of a procedure
 * @change: one field
 * @error: return location; %LIFT_ERROR_NOT_FOUND, or %LIFT_ERROR_CONSTRAINT for a value that no procedure has
 *
 * Lays @change over the newest state, read in the same transaction: what other programs wrote to other fields stays.
 *
 * Returns: (transfer full) (nullable): the stored procedure.
 */
LiftProcedure *
lift_store_change_procedure (LiftStore *self, const char *uuid, const LiftProcedureChange *change, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (lift_store_enter (self), error);
  g_autoptr (LiftProcedure) before = NULL;
  g_autoptr (LiftProcedure) after = NULL;

  if (transaction == NULL)
    return NULL;
  before = lift_store_read_procedure (self, uuid, error);
  if (before == NULL)
    return NULL;
  after = lift_procedure_copy (before);
  lift_procedure_change_apply (change, after);
  if (!check_date (self, before, after, error) || !update (self, before, after, error) ||
      !lift_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&after);
}

/**
 * lift_store_set_archived:
 * @self: a store
 * @uuid: of a procedure
 * @archived: whether it is put away
 * @error: return location; %LIFT_ERROR_NOT_FOUND
 *
 * Returns: whether it is so now.
 */
gboolean
lift_store_set_archived (LiftStore *self, const char *uuid, gboolean archived, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (lift_store_enter (self), error);
  g_autoptr (LiftProcedure) before = NULL;
  g_autoptr (LiftProcedure) after = NULL;

  if (transaction == NULL)
    return FALSE;
  before = lift_store_read_procedure (self, uuid, error);
  if (before == NULL)
    return FALSE;
  if (archived == (before->archived_at != 0))
    return TRUE;
  after = lift_procedure_copy (before);
  after->archived_at = archived ? lift_clock_get_now_utc (self->clock) : 0;
  return update (self, before, after, error) && lift_transaction_commit (transaction, error);
}
