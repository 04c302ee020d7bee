/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-store-private.h"

static void
replace (GPtrArray **array, GPtrArray *with)
{
  g_ptr_array_unref (*array);
  *array = with;
}

static LiftArchiveRecord *
read_record (LiftStore *self, LiftProcedure *procedure, gboolean with_history, GError **error)
{
  g_autoptr (LiftArchiveRecord) record = lift_archive_record_new (procedure);
  g_autoptr (GPtrArray) states = with_history ? lift_store_read_history (self, procedure->uuid, error)
                                              : lift_store_read_days (self, procedure->uuid, error);
  g_autoptr (GPtrArray) milestones = states != NULL ? lift_store_read_milestones (self, procedure->uuid, error) : NULL;
  g_autoptr (GPtrArray) visits = milestones != NULL ? lift_store_read_visits (self, procedure->uuid, error) : NULL;
  g_autoptr (GPtrArray) contacts = visits != NULL ? lift_store_read_contacts (self, procedure->uuid, error) : NULL;

  if (contacts == NULL || !lift_store_read_aftercare (self, procedure->uuid, &record->aftercare, error))
    return NULL;
  replace (&record->states, g_steal_pointer (&states));
  replace (&record->milestones, g_steal_pointer (&milestones));
  replace (&record->visits, g_steal_pointer (&visits));
  replace (&record->contacts, g_steal_pointer (&contacts));
  return g_steal_pointer (&record);
}

/**
 * lift_store_load_archive:
 * @self: a store
 * @with_history: every saved state, of deleted days too; else the newest state of each day that is not deleted
 * @error: return location
 *
 * The whole diary, archived procedures too, in one read transaction: it is one state of the diary, whatever another
 * program writes meanwhile.
 *
 * Returns: (transfer full) (nullable): the diary as values, in the order of lift_archive_sort().
 */
LiftArchive *
lift_store_load_archive (LiftStore *self, gboolean with_history, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_read (lift_store_enter (self), error);
  g_autoptr (LiftArchive) archive = NULL;
  g_autoptr (GPtrArray) procedures = NULL;
  g_autoptr (GPtrArray) reminders = NULL;
  gint64 schema;

  if (transaction == NULL || !lift_db_read_int (self->db, "PRAGMA user_version", &schema, error))
    return NULL;
  archive = lift_archive_new ((int) schema, with_history);
  procedures = lift_store_read_procedures (self, TRUE, error);
  reminders = procedures != NULL ? lift_store_read_reminders (self, error) : NULL;
  if (reminders == NULL || !lift_store_read_day_end_hours (self, &archive->day_end_hours, error))
    return NULL;
  replace (&archive->reminders, g_steal_pointer (&reminders));
  for (guint i = 0; i < procedures->len; i++) {
    LiftArchiveRecord *record = read_record (self, g_ptr_array_index (procedures, i), with_history, error);

    if (record == NULL)
      return NULL;
    g_ptr_array_add (archive->records, record);
  }
  lift_archive_sort (archive);
  return g_steal_pointer (&archive);
}
