/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-aftercare.h"
#include "lift-contact.h"
#include "lift-episode.h"
#include "lift-milestone.h"
#include "lift-visit.h"

G_BEGIN_DECLS

/**
 * LiftSnapshot:
 * @procedures: (element-type LiftProcedure): all, archived ones too
 * @episode: (nullable): the current (or the asked-for) procedure with its days
 * @contacts: (element-type LiftContact): of that procedure, oldest first
 * @milestones: (element-type LiftMilestone): of that procedure, oldest record first
 * @aftercare: what the clinic's sheet of that procedure says
 * @visits: (element-type LiftVisit): of that procedure, held ones too, by day, those without a date at the end
 * @day_end_hours: hour at which a diary day ends, 0 to 6
 * @emergency_number: (nullable): only if she confirmed it
 * @can_undo: whether there is a change that can be undone
 * @read_only: whether the diary can only be read now
 * @damaged: whether this is what can be read of a damaged diary
 *
 * Everything that a page shows, read in one go. Reference counted and immutable.
 */
typedef struct {
  GPtrArray *procedures;
  LiftEpisode *episode;
  GPtrArray *contacts;
  GPtrArray *milestones;
  LiftAftercare aftercare;
  GPtrArray *visits;
  int day_end_hours;
  char *emergency_number;
  gboolean can_undo;
  gboolean read_only;
  gboolean damaged;

  /*< private >*/
  gatomicrefcount ref_count;
} LiftSnapshot;

#define LIFT_TYPE_SNAPSHOT (lift_snapshot_get_type ())
GType lift_snapshot_get_type (void);

LiftSnapshot *lift_snapshot_new (void);
LiftSnapshot *lift_snapshot_ref (LiftSnapshot *self);
void lift_snapshot_unref (LiftSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftSnapshot, lift_snapshot_unref)

G_END_DECLS
