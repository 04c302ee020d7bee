/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-entry.h"
#include "lift-procedure.h"

G_BEGIN_DECLS

/**
 * LiftEpisode:
 *
 * A procedure with the newest state of each of its days (deleted days are not in it), sorted by day.
 * Immutable and reference counted; may be shared between threads.
 */
typedef struct _LiftEpisode LiftEpisode;

#define LIFT_TYPE_EPISODE (lift_episode_get_type ())
GType lift_episode_get_type (void);

LiftEpisode *lift_episode_new (LiftProcedure *procedure, GPtrArray *entries, int day_end_hours);
LiftEpisode *lift_episode_ref (LiftEpisode *self);
void lift_episode_unref (LiftEpisode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftEpisode, lift_episode_unref)

LiftProcedure *lift_episode_get_procedure (const LiftEpisode *self);
int lift_episode_get_day_end_hours (const LiftEpisode *self);
guint lift_episode_get_n_entries (const LiftEpisode *self);
LiftEntry *lift_episode_get_nth (const LiftEpisode *self, guint position);
LiftEntry *lift_episode_get_entry (const LiftEpisode *self, LiftDate for_day);
int lift_episode_get_score (const LiftEpisode *self, LiftDate for_day, LiftSymptom symptom);
int lift_episode_get_day_number (const LiftEpisode *self, LiftDate for_day);
gboolean lift_episode_is_written_later (const LiftEpisode *self, const LiftEntry *entry);

G_END_DECLS
