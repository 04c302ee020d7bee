/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-csv-reader.h"
#include "lift-import-map.h"
#include "lift-import.h"

G_BEGIN_DECLS

/* The two kinds of table that LiftImportReader reads; both hand out checked rows. */

/** LiftImportCsv: the rows of our own CSV. */
typedef struct _LiftImportCsv LiftImportCsv;

gboolean lift_import_csv_is_ours (LiftCsvReader *csv);
LiftImportCsv *lift_import_csv_new (LiftCsvReader *csv, GError **error);
void lift_import_csv_free (LiftImportCsv *self);
void lift_import_csv_rewind (LiftImportCsv *self);
LiftImportItem *lift_import_csv_next (LiftImportCsv *self, GError **error);

/** LiftImportTable: the days of a table of another program; they come in the order of the calendar. */
typedef struct _LiftImportTable LiftImportTable;

LiftImportTable *lift_import_table_new (LiftCsvReader *csv, const LiftImportMap *map, GError **error);
void lift_import_table_free (LiftImportTable *self);
void lift_import_table_rewind (LiftImportTable *self);
LiftImportItem *lift_import_table_next (LiftImportTable *self, GError **error);
double lift_import_table_get_progress (const LiftImportTable *self);

/* What both say of a row. */
gboolean lift_import_row_is_empty (const LiftCsvReader *csv);
LiftImportItem *lift_import_row_check_length (const LiftCsvReader *csv, guint n_headings, gboolean all);
LiftImportItem *lift_import_row_refuse (const LiftCsvReader *csv, guint cell, const char *heading,
                                        const char *expected);

G_END_DECLS
