/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-archive.h"

G_DEFINE_BOXED_TYPE (LiftArchive, lift_archive, lift_archive_ref, lift_archive_unref)

/**
 * lift_archive_record_new:
 * @procedure: a thread lift
 *
 * Returns: (transfer full): @procedure with nothing hanging on it, to be filled by its maker.
 */
LiftArchiveRecord *
lift_archive_record_new (LiftProcedure *procedure)
{
  LiftArchiveRecord *self = g_new0 (LiftArchiveRecord, 1);

  self->procedure = lift_procedure_ref (procedure);
  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  self->milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_milestone_free);
  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_visit_unref);
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_contact_free);
  lift_aftercare_init (&self->aftercare);
  return self;
}

/** lift_archive_record_free: frees @self. */
void
lift_archive_record_free (LiftArchiveRecord *self)
{
  lift_procedure_unref (self->procedure);
  g_ptr_array_unref (self->states);
  g_ptr_array_unref (self->milestones);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->contacts);
  g_free (self);
}

/**
 * lift_archive_new:
 * @schema: number of the diary's schema
 * @has_history: whether it will hold every saved state
 *
 * Returns: (transfer full): an empty archive, to be filled by its maker.
 */
LiftArchive *
lift_archive_new (int schema, gboolean has_history)
{
  LiftArchive *self = g_new0 (LiftArchive, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->schema = schema;
  self->has_history = has_history;
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_archive_record_free);
  self->reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_reminder_unref);
  return self;
}

/** lift_archive_ref: Returns: (transfer full): @self. */
LiftArchive *
lift_archive_ref (LiftArchive *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** lift_archive_unref: gives up one reference to @self. */
void
lift_archive_unref (LiftArchive *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->reminders);
  g_free (self);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const LiftProcedure *first = (*(LiftArchiveRecord *const *) a)->procedure;
  const LiftProcedure *second = (*(LiftArchiveRecord *const *) b)->procedure;

  if (first->day0 == second->day0)
    return g_strcmp0 (first->uuid, second->uuid);
  if (first->day0 == LIFT_DATE_NONE || second->day0 == LIFT_DATE_NONE)
    return first->day0 == LIFT_DATE_NONE ? 1 : -1;
  return first->day0 < second->day0 ? -1 : 1;
}

static int
compare_milestones (gconstpointer a, gconstpointer b)
{
  const LiftMilestone *first = *(LiftMilestone *const *) a;
  const LiftMilestone *second = *(LiftMilestone *const *) b;

  if (first->happened_on != second->happened_on)
    return first->happened_on < second->happened_on ? -1 : 1;
  return g_strcmp0 (first->uuid, second->uuid);
}

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  const LiftVisit *first = *(LiftVisit *const *) a;
  const LiftVisit *second = *(LiftVisit *const *) b;

  if (first->planned_on != second->planned_on)
    return first->planned_on < second->planned_on ? -1 : 1;
  return g_strcmp0 (first->uuid, second->uuid);
}

static int
compare_contacts (gconstpointer a, gconstpointer b)
{
  const LiftContact *first = *(LiftContact *const *) a;
  const LiftContact *second = *(LiftContact *const *) b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;
  return g_strcmp0 (first->uuid, second->uuid);
}

static int
compare_reminders (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(LiftReminder *const *) a)->uuid, (*(LiftReminder *const *) b)->uuid);
}

/**
 * lift_archive_sort:
 * @self: an archive that its maker still fills
 *
 * Brings records into the one order that the same diary always has, whatever the order in which they were written.
 * States are left as they are: their order is their history. Questions keep hers.
 */
void
lift_archive_sort (LiftArchive *self)
{
  g_ptr_array_sort (self->records, compare_records);
  g_ptr_array_sort (self->reminders, compare_reminders);
  for (guint i = 0; i < self->records->len; i++) {
    LiftArchiveRecord *record = g_ptr_array_index (self->records, i);

    g_ptr_array_sort (record->milestones, compare_milestones);
    g_ptr_array_sort (record->visits, compare_visits);
    g_ptr_array_sort (record->contacts, compare_contacts);
  }
}

/**
 * lift_archive_find:
 * @self: an archive
 * @procedure: uuid
 *
 * Returns: (transfer none) (nullable): that thread lift.
 */
LiftArchiveRecord *
lift_archive_find (const LiftArchive *self, const char *procedure)
{
  for (guint i = 0; i < self->records->len; i++) {
    LiftArchiveRecord *record = g_ptr_array_index (self->records, i);

    if (g_strcmp0 (record->procedure->uuid, procedure) == 0)
      return record;
  }
  return NULL;
}
