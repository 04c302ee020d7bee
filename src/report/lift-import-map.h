/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "lift-date.h"
#include "lift-symptom.h"

G_BEGIN_DECLS

/** LiftImportDateFormat: order of year, month and day; what stands between them and whether a time follows is free. */
typedef enum {
  LIFT_IMPORT_DATE_YMD,
  LIFT_IMPORT_DATE_DMY,
  LIFT_IMPORT_DATE_MDY,
} LiftImportDateFormat;

/** LiftImportSeveral: what becomes of several rows of one day. */
typedef enum {
  LIFT_IMPORT_SEVERAL_WORST,
  LIFT_IMPORT_SEVERAL_LAST,
} LiftImportSeveral;

/**
 * LiftImportColumn:
 * @name: (nullable): heading of the column; %NULL: the file has none
 * @from: what stands for 0 here (may be the larger one, where a high number means little)
 * @to: what stands for 10 here
 */
typedef struct {
  char *name;
  double from;
  double to;
} LiftImportColumn;

/**
 * LiftImportMap:
 * @date: heading of the column with the day
 * @date_format: how days are written
 * @symptoms: which column is which symptom
 * @note: (nullable): heading of the column with her words
 * @several: what becomes of several rows of one day
 * @day0: the procedure day, for a diary without a procedure of that time; %LIFT_DATE_NONE: the current procedure
 *
 * How to read the table of another program.
 */
typedef struct {
  char *date;
  LiftImportDateFormat date_format;
  LiftImportColumn symptoms[LIFT_N_SYMPTOMS];
  char *note;
  LiftImportSeveral several;
  LiftDate day0;
} LiftImportMap;

LiftImportMap *lift_import_map_new (void);
LiftImportMap *lift_import_map_copy (const LiftImportMap *self);
void lift_import_map_free (LiftImportMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftImportMap, lift_import_map_free)

LiftImportMap *lift_import_map_parse (GBytes *bytes, GError **error);
LiftImportMap *lift_import_map_guess (GBytes *table);

G_END_DECLS
