/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-entry.h"

G_BEGIN_DECLS

/**
 * LiftPatch:
 *
 * What one save changes: only the fields that were named. Laid over the newest state of a day it gives
 * the next one, so two programs that edit different fields of one day do not undo each other.
 */
typedef struct _LiftPatch LiftPatch;

LiftPatch *lift_patch_new (void);
LiftPatch *lift_patch_copy (const LiftPatch *self);
void lift_patch_free (LiftPatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftPatch, lift_patch_free)

void lift_patch_set_score (LiftPatch *self, LiftSymptom symptom, int score);
void lift_patch_set_zone_score (LiftPatch *self, LiftSymptom symptom, LiftZone zone, LiftSide side, int score);
void lift_patch_add_sign (LiftPatch *self, LiftSign sign, LiftSide side, LiftDate since_day);
void lift_patch_remove_sign (LiftPatch *self, LiftSign sign);
void lift_patch_set_nothing_unusual (LiftPatch *self);
void lift_patch_clear_signs (LiftPatch *self);
void lift_patch_set_more_side (LiftPatch *self, LiftMoreSide side);
void lift_patch_set_pain_relief (LiftPatch *self, LiftAnswer answer);
void lift_patch_set_temperature (LiftPatch *self, int temperature_c10);
void lift_patch_set_note (LiftPatch *self, const char *note);
void lift_patch_set_author (LiftPatch *self, LiftAuthor author);
void lift_patch_set_ticks (LiftPatch *self, GPtrArray *ticks);

gboolean lift_patch_is_empty (const LiftPatch *self);
void lift_patch_merge (LiftPatch *self, const LiftPatch *later);
LiftEntry *lift_patch_apply (const LiftPatch *self, const LiftEntry *base, const char *procedure, LiftDate for_day);
gboolean lift_patch_conflicts (const LiftPatch *self, const LiftEntry *base, const LiftEntry *newest);

G_END_DECLS
