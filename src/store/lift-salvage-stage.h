/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-db.h"
#include "lift-page-file.h"

G_BEGIN_DECLS

/**
 * LiftSalvageShape:
 * @table: its name in the diary
 * @columns: their names, with commas
 * @shape: a letter for each column: k the number of the row, u a UUID, d a day, t a text, i a number, a an area,
 *   s a side; a capital: it may be not there
 * @n_least: how many columns it had in the first schema
 * @counts_up: its rows are numbered without holes, as long as nothing was erased
 *
 * How the rows of a table are known where nothing says any more whose they are.
 */
typedef struct {
  const char *table;
  const char *columns;
  const char *shape;
  guint n_least;
  gboolean counts_up;
} LiftSalvageShape;

/* Positions in the list. */
enum {
  LIFT_SALVAGE_DIARY,
  LIFT_SALVAGE_SETTING,
  LIFT_SALVAGE_PROCEDURE,
  LIFT_SALVAGE_AREA,
  LIFT_SALVAGE_QUESTION,
  LIFT_SALVAGE_MILESTONE,
  LIFT_SALVAGE_VISIT,
  LIFT_SALVAGE_AFTERCARE,
  LIFT_SALVAGE_CONTACT,
  LIFT_SALVAGE_CHANGE,
  LIFT_SALVAGE_ENTRY,
  LIFT_SALVAGE_REVISION,
  LIFT_SALVAGE_RATING,
  LIFT_SALVAGE_SIGN,
  LIFT_SALVAGE_TICK,
  LIFT_SALVAGE_TRAIL,
  LIFT_SALVAGE_REMINDER,
  LIFT_SALVAGE_N_SHAPES,
};

const LiftSalvageShape *lift_salvage_get_shape (guint number);
gboolean lift_salvage_stage (LiftDb *db, const LiftPageFile *file, GCancellable *cancellable, GError **error);
gboolean lift_salvage_knows (const LiftPageFile *file);

G_END_DECLS
