/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-import-map.h"
#include "lift-import.h"

G_BEGIN_DECLS

/**
 * LiftImportFormat:
 * @LIFT_IMPORT_FORMAT_JSON: our JSON
 * @LIFT_IMPORT_FORMAT_CSV: our CSV
 * @LIFT_IMPORT_FORMAT_TABLE: CSV of somebody else, read through a #LiftImportMap
 */
typedef enum {
  LIFT_IMPORT_FORMAT_JSON,
  LIFT_IMPORT_FORMAT_CSV,
  LIFT_IMPORT_FORMAT_TABLE,
} LiftImportFormat;

/**
 * LiftImportReader:
 *
 * Reads a file piece by piece: every piece is checked before it is handed out, and a piece that cannot be taken is
 * handed out as such, with its line. Read twice, it gives the same pieces twice: once to check and count, once to
 * commit. Memory does not grow with a table; JSON is held as a whole.
 */
typedef struct _LiftImportReader LiftImportReader;

LiftImportReader *lift_import_reader_new (GBytes *bytes, const LiftImportMap *map, GError **error);
void lift_import_reader_free (LiftImportReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftImportReader, lift_import_reader_free)

LiftImportFormat lift_import_reader_get_format (const LiftImportReader *self);
gboolean lift_import_reader_needs_map (GBytes *bytes, char ***columns, GError **error);
void lift_import_reader_rewind (LiftImportReader *self);
LiftImportItem *lift_import_reader_next (LiftImportReader *self, GError **error);
double lift_import_reader_get_progress (const LiftImportReader *self);
gboolean lift_import_reader_is_partial (const LiftImportReader *self);

G_END_DECLS
