/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-import-private.h"

#include <glib/gi18n-lib.h>

#include "lift-store-record.h"

/* What a merge never touches even where it says nothing here. */
#define ARCHIVED_AT "archived_at"
/* Position of the owner in the values of every record that has one. */
#define OWNER_FIELD 0

/* By #LiftRecordKind: what a preview calls it. */
static const char *const names[LIFT_N_RECORD_KINDS] = {
  [LIFT_RECORD_PROCEDURE] = N_("The thread lift"),
  [LIFT_RECORD_QUESTION] = N_("A question for the visit"),
  [LIFT_RECORD_MILESTONE] = N_("A step back into everyday life"),
  [LIFT_RECORD_VISIT] = N_("A visit"),
  [LIFT_RECORD_CONTACT] = N_("What was told to the clinic"),
  [LIFT_RECORD_REMINDER] = N_("A reminder"),
};

/**
 * Record:
 * @import: the import
 * @item: where it came from
 * @target: (nullable): its thread lift; %NULL for a reminder
 * @kind: what it is
 * @uuid: its key
 * @there: its values in the file
 *
 * One record of the file.
 */
typedef struct {
  LiftStoreImport *import;
  const LiftImportItem *item;
  const LiftImportTarget *target;
  LiftRecordKind kind;
  const char *uuid;
  GPtrArray *there;
} Record;

static void
note (const Record *record, LiftDiffKind kind, const char *name)
{
  LiftDiff *diff = record->import->diff;

  lift_diff_add (diff, kind, record->target != NULL ? record->target->procedure->uuid : NULL, LIFT_DATE_NONE,
                 record->item->line, 0, lift_diff_wants_words (diff) ? g_strdup (_(name)) : NULL);
}

static gboolean
keep_old (const Record *record, const char *field, const char *old, GError **error)
{
  const char *change = lift_store_import_get_change (record->import, error);

  return change != NULL && lift_store_add_trail (record->import->store, change, lift_record_kind_to_name (record->kind),
                                                 record->uuid, field, old, error);
}

static gboolean
set_since (LiftStore *store, const char *uuid, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (store->db, "UPDATE reminder SET since = ?2 WHERE uuid = ?1", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, uuid);
  lift_statement_bind_int (statement, 2, lift_clock_get_now_utc (store->clock));
  return lift_statement_run (statement, error);
}

/* A reminder that comes at nine for eight o'clock does not ring at once. */
static gboolean
count_from_now (const Record *record, GError **error)
{
  return record->kind != LIFT_RECORD_REMINDER || set_since (record->import->store, record->uuid, error);
}

static gboolean
add (const Record *record, GError **error)
{
  note (record, LIFT_DIFF_NEW, names[record->kind]);
  if (record->import->preview)
    return TRUE;
  return lift_store_record_insert (record->import->store, record->kind, record->uuid, record->there, error) &&
         keep_old (record, LIFT_RECORD_ADDED, NULL, error) && count_from_now (record, error);
}

/* In a merge what is said here stays, and the file fills in what is not. */
static gboolean
takes_field (const Record *record, guint field, const char *here, const char *there)
{
  guint n_fields;
  const char *name = lift_record_get_fields (record->kind, &n_fields)[field];

  if (record->import->mode == LIFT_IMPORT_REPLACE)
    return TRUE;
  return here == NULL && there != NULL && g_strcmp0 (name, ARCHIVED_AT) != 0;
}

static gboolean
change_field (const Record *record, guint field, const char *old, const char *now, GError **error)
{
  guint n_fields;
  const char *name = lift_record_get_fields (record->kind, &n_fields)[field];

  if (record->import->preview)
    return TRUE;
  return keep_old (record, name, old, error) &&
         lift_store_record_set (record->import->store, record->kind, record->uuid, field, now, error);
}

static gboolean
change (const Record *record, GPtrArray *here, gboolean changed, GError **error)
{
  gboolean differs = FALSE;

  for (guint i = 0; i < here->len; i++) {
    const char *old = g_ptr_array_index (here, i);
    const char *now = g_ptr_array_index (record->there, i);

    if (g_strcmp0 (old, now) == 0)
      continue;
    if (!takes_field (record, i, old, now)) {
      differs = TRUE;
      continue;
    }
    if (!change_field (record, i, old, now, error))
      return FALSE;
    changed = TRUE;
  }
  note (record, changed ? LIFT_DIFF_DIFFERS : differs ? LIFT_DIFF_STAYS : LIFT_DIFF_SAME, names[record->kind]);
  return !changed || record->import->preview || count_from_now (record, error);
}

static gboolean
take (const Record *record, GError **error)
{
  g_autoptr (GPtrArray) here = NULL;

  if (!lift_store_record_read (record->import->store, record->kind, record->uuid, &here, error))
    return FALSE;
  if (here == NULL)
    return add (record, error);
  /* Somebody gave it to another thread lift; what is here stays there. */
  if (record->target != NULL &&
      g_strcmp0 (g_ptr_array_index (here, OWNER_FIELD), g_ptr_array_index (record->there, OWNER_FIELD)) != 0) {
    note (record, LIFT_DIFF_STAYS, names[record->kind]);
    return TRUE;
  }
  return change (record, here, FALSE, error);
}

/* A record of @target; takes @values over. */
static gboolean
take_values (LiftStoreImport *self, const LiftImportItem *item, const LiftImportTarget *target, LiftRecordKind kind,
             const char *uuid, GPtrArray *values, GError **error)
{
  g_autoptr (GPtrArray) there = values;
  g_autofree char *made = uuid == NULL ? g_uuid_string_random () : NULL;
  Record record = { self, item, target, kind, uuid != NULL ? uuid : made, there };

  return take (&record, error);
}

static gboolean
take_questions (LiftStoreImport *self, const LiftImportItem *item, const LiftImportTarget *target, GError **error)
{
  GPtrArray *questions = item->record->procedure->questions;

  for (guint i = 0; i < questions->len; i++) {
    const LiftQuestion *question = g_ptr_array_index (questions, i);

    if (!take_values (self, item, target, LIFT_RECORD_QUESTION, question->uuid,
                      lift_record_list_question (question, target->procedure->uuid), error))
      return FALSE;
  }
  return TRUE;
}

/* Each kind of milestone is there once: one of the same kind under another key is the same one. */
static gboolean
take_milestone (LiftStoreImport *self, const LiftImportItem *item, const LiftImportTarget *target,
                const LiftMilestone *milestone, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->store->db, "SELECT uuid FROM milestone WHERE procedure = ? AND kind = ? ORDER BY uuid = ? DESC, number DESC",
    error);
  g_autofree char *uuid = g_strdup (milestone->uuid);
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, target->procedure->uuid);
  lift_statement_bind_text (statement, 2, lift_milestone_kind_to_key (milestone->kind));
  lift_statement_bind_text (statement, 3, milestone->uuid);
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_ERROR)
    return FALSE;
  if (step == LIFT_STEP_ROW) {
    g_free (uuid);
    uuid = g_strdup (lift_statement_get_text (statement, 0));
  }
  return take_values (self, item, target, LIFT_RECORD_MILESTONE, uuid,
                      lift_record_list_milestone (milestone, target->procedure->uuid), error);
}

static gboolean
take_lists (LiftStoreImport *self, const LiftImportItem *item, const LiftImportTarget *target, GError **error)
{
  const LiftArchiveRecord *record = item->record;
  const char *owner = target->procedure->uuid;

  for (guint i = 0; i < record->milestones->len; i++)
    if (!take_milestone (self, item, target, g_ptr_array_index (record->milestones, i), error))
      return FALSE;
  for (guint i = 0; i < record->visits->len; i++) {
    const LiftVisit *visit = g_ptr_array_index (record->visits, i);

    if (!take_values (self, item, target, LIFT_RECORD_VISIT, visit->uuid, lift_record_list_visit (visit, owner), error))
      return FALSE;
  }
  for (guint i = 0; i < record->contacts->len; i++) {
    const LiftContact *contact = g_ptr_array_index (record->contacts, i);

    if (!take_values (self, item, target, LIFT_RECORD_CONTACT, contact->uuid, lift_record_list_contact (contact, owner),
                      error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_window (const Record *record, LiftAftercareKind kind, GError **error)
{
  LiftStoreImport *self = record->import;
  int last_day = record->item->record->aftercare.last_days[kind];
  const char *key = lift_aftercare_kind_to_key (kind);
  const char *owner = record->target->procedure->uuid;
  g_autofree char *there = last_day != LIFT_AFTERCARE_NOT_NOTED ? g_strdup_printf ("%d", last_day) : NULL;
  g_autofree char *here = NULL;
  gboolean takes;
  const char *change_key;

  if (!lift_store_read_aftercare_day (self->store, owner, key, &here, error))
    return FALSE;
  if (g_strcmp0 (here, there) == 0) {
    if (here != NULL)
      note (record, LIFT_DIFF_SAME, N_("What the clinic's sheet says"));
    return TRUE;
  }
  takes = self->mode == LIFT_IMPORT_REPLACE || here == NULL;
  if (!takes && there == NULL)
    return TRUE;
  note (record,
        !takes         ? LIFT_DIFF_STAYS
        : here == NULL ? LIFT_DIFF_NEW
                       : LIFT_DIFF_DIFFERS,
        N_("What the clinic's sheet says"));
  if (!takes || self->preview)
    return TRUE;
  change_key = lift_store_import_get_change (self, error);
  return change_key != NULL &&
         lift_store_add_trail (self->store, change_key, LIFT_RECORD_AFTERCARE, owner, key, here, error) &&
         lift_store_write_aftercare_day (self->store, owner, key, there, error);
}

static gboolean
take_aftercare (LiftStoreImport *self, const LiftImportItem *item, const LiftImportTarget *target, GError **error)
{
  Record record = { .import = self, .item = item, .target = target };

  for (guint kind = 0; kind < LIFT_N_AFTERCARE; kind++)
    if (!take_window (&record, (LiftAftercareKind) kind, error))
      return FALSE;
  return TRUE;
}

/* The areas belong to the thread lift as one field; @changed: they become as in the file. */
static gboolean
take_areas (const Record *record, gboolean *changed, GError **error)
{
  LiftStoreImport *self = record->import;
  g_autofree char *there = lift_record_describe_areas (record->item->record->procedure);
  g_autofree char *here = NULL;

  if (!lift_store_read_areas (self->store, record->uuid, &here, error))
    return FALSE;
  if (g_str_equal (here, there) || (self->mode == LIFT_IMPORT_MERGE && here[0] != '\0'))
    return TRUE;
  *changed = TRUE;
  return self->preview || (keep_old (record, LIFT_RECORD_AREAS, here, error) &&
                           lift_store_write_areas (self->store, record->uuid, there, error));
}

static gboolean
take_known_procedure (LiftStoreImport *self, const LiftImportItem *item, LiftImportTarget *target, GError **error)
{
  g_autoptr (LiftProcedure) there = lift_procedure_copy (item->record->procedure);
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GPtrArray) here = NULL;
  Record record = { self, item, NULL, LIFT_RECORD_PROCEDURE, target->procedure->uuid, NULL };
  gboolean changed = FALSE;

  if (there->archived_at == 0 && self->mode == LIFT_IMPORT_MERGE &&
      !lift_store_import_wake_target (self, target, &changed, error))
    return FALSE;
  /* Replacing may not take the date of written days away: every day number counts from it. */
  if (there->day0 == LIFT_DATE_NONE)
    there->day0 = target->procedure->day0;
  if (!take_areas (&record, &changed, error) ||
      !lift_store_record_read (self->store, LIFT_RECORD_PROCEDURE, record.uuid, &here, error) || here == NULL)
    return FALSE;
  values = lift_record_list_procedure (there);
  record.there = values;
  record.target = target;
  if (!change (&record, here, changed, error))
    return FALSE;
  /* Its days are checked against the date that it has now. */
  if (target->procedure->day0 != there->day0 &&
      (self->mode == LIFT_IMPORT_REPLACE || target->procedure->day0 == LIFT_DATE_NONE)) {
    LiftProcedure *now = lift_procedure_copy (target->procedure);

    now->day0 = there->day0;
    lift_store_import_add_target (self, now, FALSE);
    lift_procedure_unref (now);
  }
  return TRUE;
}

static LiftProcedure *
find_known (LiftStoreImport *self, const char *uuid)
{
  for (guint i = 0; i < self->known->len; i++) {
    LiftProcedure *procedure = g_ptr_array_index (self->known, i);

    if (g_strcmp0 (procedure->uuid, uuid) == 0)
      return procedure;
  }
  return NULL;
}

/**
 * lift_store_import_add_record:
 * @self: an import
 * @item: a thread lift with what hangs on it
 * @error: return location
 *
 * Returns: whether the import can go on.
 */
gboolean
lift_store_import_add_record (LiftStoreImport *self, const LiftImportItem *item, GError **error)
{
  LiftProcedure *procedure = item->record->procedure;
  LiftProcedure *known = find_known (self, procedure->uuid);
  LiftImportTarget *target;

  if (g_hash_table_contains (self->targets, procedure->uuid)) {
    lift_store_import_refuse (self, item, LIFT_DATE_NONE, _("The file has this thread lift twice."));
    return TRUE;
  }
  target = lift_store_import_add_target (self, known != NULL ? known : procedure, known == NULL);
  if (known != NULL) {
    if (!take_known_procedure (self, item, target, error))
      return FALSE;
    target = g_hash_table_lookup (self->targets, procedure->uuid);
  } else {
    Record record = { self, item, target, LIFT_RECORD_PROCEDURE, procedure->uuid, NULL };

    note (&record, LIFT_DIFF_NEW, names[LIFT_RECORD_PROCEDURE]);
    if (!lift_store_import_write_target (self, target, error))
      return FALSE;
  }
  return take_questions (self, item, target, error) && take_lists (self, item, target, error) &&
         take_aftercare (self, item, target, error);
}

/* One that rings at the same time on the same days is the same reminder, whatever its key. */
static gboolean
has_equal_reminder (LiftStoreImport *self, GPtrArray *values, gboolean *found, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->store->db,
                     "SELECT EXISTS (SELECT 1 FROM reminder WHERE kind = ?1 AND time = ?2 AND weekdays = ?3"
                     " AND (kind = 'daily' OR first_n = ?4))",
                     error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, g_ptr_array_index (values, 0));
  lift_statement_bind_text (statement, 2, g_ptr_array_index (values, 1));
  lift_statement_bind_int (statement, 3, g_ascii_strtoll (g_ptr_array_index (values, 2), NULL, 10));
  lift_statement_bind_int (statement, 4, g_ascii_strtoll (g_ptr_array_index (values, 3), NULL, 10));
  if (lift_statement_step (statement, error) != LIFT_STEP_ROW)
    return FALSE;
  *found = lift_statement_get_int (statement, 0) != 0;
  return TRUE;
}

/** lift_store_import_add_reminder: compares a reminder and takes it. Returns: whether the import can go on. */
gboolean
lift_store_import_add_reminder (LiftStoreImport *self, const LiftImportItem *item, GError **error)
{
  g_autoptr (GPtrArray) values = lift_record_list_reminder (item->reminder);
  g_autoptr (GPtrArray) here = NULL;
  g_autofree char *made = item->reminder->uuid == NULL ? g_uuid_string_random () : NULL;
  Record record = { self, item, NULL, LIFT_RECORD_REMINDER, made != NULL ? made : item->reminder->uuid, values };
  gboolean equal;

  if (!lift_store_record_read (self->store, LIFT_RECORD_REMINDER, record.uuid, &here, error))
    return FALSE;
  if (here != NULL)
    return change (&record, here, FALSE, error);
  if (!has_equal_reminder (self, values, &equal, error))
    return FALSE;
  if (!equal)
    return add (&record, error);
  note (&record, LIFT_DIFF_SAME, names[LIFT_RECORD_REMINDER]);
  return TRUE;
}
