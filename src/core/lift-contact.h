/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LiftContactHow:
 * @LIFT_CONTACT_TOLD: "I told my clinic"
 * @LIFT_CONTACT_PASSED: "It has passed"
 * @LIFT_CONTACT_NOT_REACHED: asked at the next opening: not reached
 */
typedef enum { LIFT_CONTACT_TOLD, LIFT_CONTACT_PASSED, LIFT_CONTACT_NOT_REACHED } LiftContactHow;

/**
 * LiftContact:
 * @uuid: (nullable): its key
 * @procedure: uuid of the procedure
 * @at: UTC second
 * @how: what she said
 * @finding: (nullable): key of the finding that it answers, see lift_finding_to_key()
 * @note: (nullable): her words
 *
 * What she did about a finding.
 */
typedef struct {
  char *uuid;
  char *procedure;
  gint64 at;
  LiftContactHow how;
  char *finding;
  char *note;
} LiftContact;

LiftContact *lift_contact_new (const char *procedure, gint64 at, LiftContactHow how, const char *finding,
                               const char *note);
LiftContact *lift_contact_copy (const LiftContact *self);
void lift_contact_free (LiftContact *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftContact, lift_contact_free)

const char *lift_contact_how_to_key (LiftContactHow how);
gboolean lift_contact_how_from_key (const char *key, LiftContactHow *how);

G_END_DECLS
