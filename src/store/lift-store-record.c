/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-record.h"

#include <string.h>

#include "lift-db-error.h"

#define MAX_FIELDS 16

static const struct {
  const char *name;
  const char *fields[MAX_FIELDS];
} kinds[LIFT_N_RECORD_KINDS] = {
  [LIFT_RECORD_PROCEDURE] = { "procedure",
                              { "day0", "thread_material", "nonabsorbable", "thread_kind", "thread_count",
                                "anaesthetic", "combined", "clinic", "clinician", "phone", "goals", "baseline_note",
                                "archived_at", NULL } },
  [LIFT_RECORD_QUESTION] = { "question", { "procedure", "text", "ticked_at", NULL } },
  [LIFT_RECORD_MILESTONE] = { "milestone", { "procedure", "kind", "happened_on", NULL } },
  [LIFT_RECORD_VISIT] = { "visit",
                          { "procedure", "kind", "planned_on", "at_time", "held_on", "month", "note", "answers",
                            NULL } },
  [LIFT_RECORD_CONTACT] = { "contact", { "procedure", "at", "how", "finding", "note", NULL } },
  [LIFT_RECORD_REMINDER] = { "reminder", { "kind", "time", "weekdays", "first_n", "last_n", "enabled", NULL } },
};

/** lift_record_kind_to_name: Returns: (transfer none): its name in the trail, which is that of its table. */
const char *
lift_record_kind_to_name (LiftRecordKind kind)
{
  g_return_val_if_fail ((guint) kind < LIFT_N_RECORD_KINDS, NULL);
  return kinds[kind].name;
}

/** lift_record_kind_from_name: Returns: whether @name is one; then @kind is set. */
gboolean
lift_record_kind_from_name (const char *name, LiftRecordKind *kind)
{
  for (guint k = 0; k < LIFT_N_RECORD_KINDS; k++) {
    if (g_strcmp0 (name, kinds[k].name) == 0) {
      *kind = (LiftRecordKind) k;
      return TRUE;
    }
  }
  return FALSE;
}

/** lift_record_get_fields: Returns: (transfer none) (array length=n_fields): the names of its columns but the key. */
const char *const *
lift_record_get_fields (LiftRecordKind kind, guint *n_fields)
{
  *n_fields = g_strv_length ((char **) kinds[kind].fields);
  return kinds[kind].fields;
}

/** lift_record_find_field: Returns: the position of a field, or -1. */
int
lift_record_find_field (LiftRecordKind kind, const char *name)
{
  for (int i = 0; kinds[kind].fields[i] != NULL; i++)
    if (g_strcmp0 (kinds[kind].fields[i], name) == 0)
      return i;
  return -1;
}

static void
add_text (GPtrArray *values, const char *text)
{
  g_ptr_array_add (values, text != NULL && text[0] != '\0' ? g_strdup (text) : NULL);
}

static void
add_number (GPtrArray *values, gint64 number, gint64 none)
{
  g_ptr_array_add (values, number != none ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL);
}

static void
add_day (GPtrArray *values, LiftDate day)
{
  g_ptr_array_add (values, day != LIFT_DATE_NONE ? lift_date_to_iso (day) : NULL);
}

/** lift_record_list_procedure: Returns: (transfer full): its values. */
GPtrArray *
lift_record_list_procedure (const LiftProcedure *procedure)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  add_day (values, procedure->day0);
  add_text (values, lift_material_to_key (procedure->material));
  add_text (values, procedure->nonabsorbable ? "1" : "0");
  add_text (values, procedure->thread_kind);
  add_number (values, procedure->thread_count, 0);
  add_text (values, lift_anaesthetic_to_key (procedure->anaesthetic));
  add_text (values, procedure->combined);
  add_text (values, procedure->clinic);
  add_text (values, procedure->clinician);
  add_text (values, procedure->phone);
  add_text (values, procedure->goals);
  add_text (values, procedure->baseline_note);
  add_number (values, procedure->archived_at, 0);
  return values;
}

/** lift_record_list_question: Returns: (transfer full): its values. */
GPtrArray *
lift_record_list_question (const LiftQuestion *question, const char *procedure)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  add_text (values, procedure);
  add_text (values, question->text);
  add_number (values, question->ticked_at, 0);
  return values;
}

/** lift_record_list_milestone: Returns: (transfer full): its values. */
GPtrArray *
lift_record_list_milestone (const LiftMilestone *milestone, const char *procedure)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  add_text (values, procedure);
  add_text (values, lift_milestone_kind_to_key (milestone->kind));
  add_day (values, milestone->happened_on);
  return values;
}

/** lift_record_list_visit: Returns: (transfer full): its values. */
GPtrArray *
lift_record_list_visit (const LiftVisit *visit, const char *procedure)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  add_text (values, procedure);
  add_text (values, lift_visit_kind_to_key (visit->kind));
  add_day (values, visit->planned_on);
  g_ptr_array_add (values, visit->at_minute >= 0 ? lift_minute_to_text (visit->at_minute) : NULL);
  add_day (values, visit->held_on);
  add_number (values, visit->month, -1);
  add_text (values, visit->note);
  add_text (values, visit->answers);
  return values;
}

/** lift_record_list_contact: Returns: (transfer full): its values. */
GPtrArray *
lift_record_list_contact (const LiftContact *contact, const char *procedure)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  add_text (values, procedure);
  g_ptr_array_add (values, g_strdup_printf ("%" G_GINT64_FORMAT, contact->at));
  add_text (values, lift_contact_how_to_key (contact->how));
  add_text (values, contact->finding);
  add_text (values, contact->note);
  return values;
}

/** lift_record_list_reminder: Returns: (transfer full): its values. */
GPtrArray *
lift_record_list_reminder (const LiftReminder *reminder)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  gboolean is_visit = reminder->kind == LIFT_REMINDER_VISIT;

  add_text (values, lift_reminder_kind_to_key (reminder->kind));
  g_ptr_array_add (values, lift_minute_to_text (reminder->minute));
  g_ptr_array_add (values, g_strdup_printf ("%d", is_visit ? LIFT_REMINDER_ALL_DAYS : reminder->weekdays));
  g_ptr_array_add (values, g_strdup_printf ("%d", reminder->first_n));
  add_number (values, reminder->last_n, LIFT_REMINDER_NO_END);
  add_text (values, reminder->enabled ? "1" : "0");
  return values;
}

/* There are few such statements, each made once; the cache of statements keeps their text as its key. */
static LiftStatement *
prepare (LiftStore *self, char *sql, GError **error)
{
  const char *kept = g_intern_string (sql);

  g_free (sql);
  return lift_db_prepare (self->db, kept, error);
}

static char *
join_fields (LiftRecordKind kind)
{
  return g_strjoinv (", ", (char **) kinds[kind].fields);
}

/**
 * lift_store_record_read:
 * @self: a store
 * @kind: what it is
 * @uuid: its key
 * @values: (out) (transfer full) (nullable): its values; %NULL: there is none
 * @error: return location
 *
 * Returns: whether reading worked.
 */
gboolean
lift_store_record_read (LiftStore *self, LiftRecordKind kind, const char *uuid, GPtrArray **values, GError **error)
{
  g_autofree char *list = join_fields (kind);
  g_autoptr (LiftStatement) statement =
    prepare (self, g_strdup_printf ("SELECT %s FROM %s WHERE uuid = ?", list, kinds[kind].name), error);
  LiftStep step;

  *values = NULL;
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, uuid);
  step = lift_statement_step (statement, error);
  if (step != LIFT_STEP_ROW)
    return step == LIFT_STEP_DONE;
  *values = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; kinds[kind].fields[i] != NULL; i++)
    g_ptr_array_add (*values, g_strdup (lift_statement_get_text (statement, i)));
  return TRUE;
}

/** lift_store_record_insert: writes a new record. Returns: whether it is there. */
gboolean
lift_store_record_insert (LiftStore *self, LiftRecordKind kind, const char *uuid, GPtrArray *values, GError **error)
{
  g_autofree char *list = join_fields (kind);
  g_autofree char *marks = g_strnfill (values->len * 3, '?');
  g_autoptr (LiftStatement) statement = NULL;

  for (guint i = 0; i < values->len; i++)
    memcpy (marks + (gsize) i * 3, ", ?", 3);
  statement =
    prepare (self, g_strdup_printf ("INSERT INTO %s (uuid, %s) VALUES (?%s)", kinds[kind].name, list, marks), error);
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, uuid);
  for (guint i = 0; i < values->len; i++)
    lift_statement_bind_text (statement, (int) i + 2, g_ptr_array_index (values, i));
  return lift_statement_run (statement, error);
}

/** lift_store_record_set: gives a field another value. Returns: whether it could. */
gboolean
lift_store_record_set (LiftStore *self, LiftRecordKind kind, const char *uuid, guint field, const char *value,
                       GError **error)
{
  g_autoptr (LiftStatement) statement = prepare (
    self, g_strdup_printf ("UPDATE %s SET %s = ?2 WHERE uuid = ?1", kinds[kind].name, kinds[kind].fields[field]),
    error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, uuid);
  lift_statement_bind_text (statement, 2, value);
  return lift_statement_run (statement, error);
}

/** lift_store_record_remove: takes a record out of its table. Returns: whether it could. */
gboolean
lift_store_record_remove (LiftStore *self, LiftRecordKind kind, const char *uuid, GError **error)
{
  g_autoptr (LiftStatement) statement =
    prepare (self, g_strdup_printf ("DELETE FROM %s WHERE uuid = ?", kinds[kind].name), error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, uuid);
  return lift_statement_run (statement, error);
}

/** lift_record_describe_areas: Returns: (transfer full): such as "cheek:left,cheek:right"; "" for none. */
char *
lift_record_describe_areas (const LiftProcedure *procedure)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < procedure->areas->len; i++) {
    const LiftArea *area = &g_array_index (procedure->areas, LiftArea, i);

    g_string_append_printf (text, "%s%s:%s", i > 0 ? "," : "", lift_zone_to_key (area->zone),
                            lift_side_to_key (area->side));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** lift_store_read_areas: Returns: whether @areas could be set to what lift_record_describe_areas() says. */
gboolean
lift_store_read_areas (LiftStore *self, const char *procedure, char **areas, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db, "SELECT area || ':' || side FROM procedure_area WHERE procedure = ? ORDER BY number", error);
  g_autoptr (GString) text = g_string_new (NULL);
  LiftStep step;

  *areas = NULL;
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, procedure);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", lift_statement_get_text (statement, 0));
  if (step == LIFT_STEP_DONE)
    *areas = g_string_free (g_steal_pointer (&text), FALSE);
  return step == LIFT_STEP_DONE;
}

static gboolean
insert_area (LiftStore *self, const char *procedure, const char *area, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "INSERT INTO procedure_area (procedure, area, side) VALUES (?, ?, ?)", error);
  g_auto (GStrv) parts = g_strsplit (area, ":", 2);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, procedure);
  lift_statement_bind_text (statement, 2, parts[0]);
  lift_statement_bind_text (statement, 3, parts[0] != NULL ? parts[1] : NULL);
  return lift_statement_run (statement, error);
}

/** lift_store_write_areas: Returns: whether @areas ("" for none) are the areas of @procedure now. */
gboolean
lift_store_write_areas (LiftStore *self, const char *procedure, const char *areas, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "DELETE FROM procedure_area WHERE procedure = ?", error);
  g_auto (GStrv) list = g_strsplit (areas, ",", -1);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, procedure);
  if (!lift_statement_run (statement, error))
    return FALSE;
  for (guint i = 0; list[i] != NULL; i++)
    if (!insert_area (self, procedure, list[i], error))
      return FALSE;
  return TRUE;
}

/** lift_store_read_aftercare_day: Returns: whether @last_day (%NULL: not noted) could be read. */
gboolean
lift_store_read_aftercare_day (LiftStore *self, const char *procedure, const char *kind, char **last_day,
                               GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "SELECT last_day FROM aftercare WHERE procedure = ? AND kind = ?", error);
  LiftStep step;

  *last_day = NULL;
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, procedure);
  lift_statement_bind_text (statement, 2, kind);
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_ROW)
    *last_day = g_strdup (lift_statement_get_text (statement, 0));
  return step != LIFT_STEP_ERROR;
}

/** lift_store_write_aftercare_day: Returns: whether @last_day (%NULL: not noted) is noted now. */
gboolean
lift_store_write_aftercare_day (LiftStore *self, const char *procedure, const char *kind, const char *last_day,
                                GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db,
                     last_day != NULL ? "INSERT INTO aftercare (procedure, kind, last_day) VALUES (?1, ?2, ?3)"
                                        " ON CONFLICT (procedure, kind) DO UPDATE SET last_day = ?3"
                                      : "DELETE FROM aftercare WHERE procedure = ?1 AND kind = ?2",
                     error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, procedure);
  lift_statement_bind_text (statement, 2, kind);
  if (last_day != NULL)
    lift_statement_bind_text (statement, 3, last_day);
  return lift_statement_run (statement, error);
}
