/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-aftercare.h"
#include "lift-contact.h"
#include "lift-episode.h"
#include "lift-milestone.h"
#include "lift-reminder.h"
#include "lift-visit.h"

G_BEGIN_DECLS

/**
 * LiftArchiveRecord:
 * @procedure: one thread lift, with its areas and questions
 * @states: (element-type LiftEntry): saved states, by for-day and then oldest first. Without history: the newest
 *   state of each day that is not deleted
 * @milestones: (element-type LiftMilestone): by day, then uuid
 * @visits: (element-type LiftVisit): held ones too
 * @contacts: (element-type LiftContact): oldest first
 * @aftercare: what the clinic's sheet says
 *
 * One procedure and everything that hangs on it.
 */
typedef struct {
  LiftProcedure *procedure;
  GPtrArray *states;
  GPtrArray *milestones;
  GPtrArray *visits;
  GPtrArray *contacts;
  LiftAftercare aftercare;
} LiftArchiveRecord;

LiftArchiveRecord *lift_archive_record_new (LiftProcedure *procedure);
void lift_archive_record_free (LiftArchiveRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftArchiveRecord, lift_archive_record_free)

/**
 * LiftArchive:
 * @schema: number of the schema of the diary that it was read from
 * @has_history: whether @states hold every saved state, deleted days too
 * @day_end_hours: hour at which a diary day ends, 0 to 6
 * @records: (element-type LiftArchiveRecord): archived ones too, by day 0 (those without a date at the end), then uuid
 * @reminders: (element-type LiftReminder): by uuid
 *
 * A whole diary as values: what an export without loss writes and an import reads. Not what belongs to one machine
 * (settings, and what reminders did). Reference counted; not changed after it was handed on.
 */
typedef struct {
  int schema;
  gboolean has_history;
  int day_end_hours;
  GPtrArray *records;
  GPtrArray *reminders;

  /*< private >*/
  gatomicrefcount ref_count;
} LiftArchive;

#define LIFT_TYPE_ARCHIVE (lift_archive_get_type ())
GType lift_archive_get_type (void);

LiftArchive *lift_archive_new (int schema, gboolean has_history);
LiftArchive *lift_archive_ref (LiftArchive *self);
void lift_archive_unref (LiftArchive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftArchive, lift_archive_unref)

void lift_archive_sort (LiftArchive *self);
LiftArchiveRecord *lift_archive_find (const LiftArchive *self, const char *procedure);

G_END_DECLS
