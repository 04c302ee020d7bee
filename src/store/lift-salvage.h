/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-clock.h"
#include "lift-error.h"

G_BEGIN_DECLS

/**
 * LiftSalvageTable:
 * @name: of a table
 * @found: rows that could be read
 * @saved: of these, the rows that keep every rule and belong to something
 * @missing: numbers of rows that are not there; some may have been erased before
 */
typedef struct {
  const char *name;
  guint found;
  guint saved;
  guint missing;
} LiftSalvageTable;

/**
 * LiftSalvage:
 * @tables: (element-type LiftSalvageTable): in the order of the report
 * @days: days that are in the new diary
 * @incomplete_days: of these, days of which an answer or a saved state may be missing
 * @lost_days: days of which is known that they were there
 * @states: saved states that are in the new diary
 * @undated: procedures that could not be read; their days are there, and their date has to be entered again
 *
 * What was saved out of a damaged diary.
 */
typedef struct {
  GArray *tables;
  guint days;
  guint incomplete_days;
  guint lost_days;
  guint states;
  guint undated;
} LiftSalvage;

void lift_salvage_free (LiftSalvage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftSalvage, lift_salvage_free)

LiftSalvage *lift_salvage_run (const char *file, const char *target, LiftClock *clock, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
