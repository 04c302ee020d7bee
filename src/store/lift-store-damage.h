/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-salvage.h"
#include "lift-store.h"

G_BEGIN_DECLS

/** Key of lift_store_dup_reminder_state(): the day on which this machine looked whether the diary is whole. */
#define LIFT_STATE_CHECKED_ON "checked-on"

LiftStore *lift_store_open_scratch (LiftClock *clock, const char *program, GError **error);
LiftStore *lift_store_open_damaged (const char *path, LiftClock *clock, const char *program, LiftSalvage **report,
                                    GError **error);
gboolean lift_store_is_damaged (LiftStore *self);
gboolean lift_store_put_aside (const char *path, LiftClock *clock, char **kept_as, GError **error);
char *lift_store_find_newest_copy (const char *path, LiftClock *clock, GCancellable *cancellable, LiftCheck **check,
                                   gint64 *made_at);
gboolean lift_store_replace_damaged (const char *path, const char *copy, LiftClock *clock, const char *program,
                                     char **kept_as, GError **error);

G_END_DECLS
