/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "lift-date.h"

G_BEGIN_DECLS

/**
 * LiftMilestoneKind:
 * @LIFT_MILESTONE_REGULAR: back to regular activities ("regular")
 * @LIFT_MILESTONE_OUT: out among people ("out")
 * @LIFT_MILESTONE_MAKE_UP: make-up ("make-up")
 * @LIFT_MILESTONE_EXERCISE: exercise ("exercise")
 * @LIFT_MILESTONE_CHEWING: chewing freely ("chewing")
 * @LIFT_MILESTONE_DENTAL: dental work ("dental")
 */
typedef enum {
  LIFT_MILESTONE_REGULAR,
  LIFT_MILESTONE_OUT,
  LIFT_MILESTONE_MAKE_UP,
  LIFT_MILESTONE_EXERCISE,
  LIFT_MILESTONE_CHEWING,
  LIFT_MILESTONE_DENTAL,
} LiftMilestoneKind;

#define LIFT_N_MILESTONES 6

/**
 * LiftMilestone:
 * @uuid: its key
 * @kind: what happened
 * @happened_on: the civil day on which she could do it again
 *
 * A step back into her life.
 */
typedef struct {
  char *uuid;
  LiftMilestoneKind kind;
  LiftDate happened_on;
} LiftMilestone;

LiftMilestone *lift_milestone_new (const char *uuid, LiftMilestoneKind kind, LiftDate happened_on);
void lift_milestone_free (LiftMilestone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftMilestone, lift_milestone_free)

const char *lift_milestone_kind_to_key (LiftMilestoneKind kind);
gboolean lift_milestone_kind_from_key (const char *key, LiftMilestoneKind *kind);
LiftDate lift_milestones_get_day (GPtrArray *milestones, LiftMilestoneKind kind);

G_END_DECLS
