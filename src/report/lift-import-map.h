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
 * @date: (nullable): heading of the column with the day; %NULL: not guessed
 * @date_format: how days are written
 * @date_is_ambiguous: guessed: every day in the table can be read in more than one way, so she has to be asked
 * @time: (nullable): heading of a column with the time of day, where it is not in @date; it says which row is last
 * @symptoms: which column is which symptom
 * @note: (nullable): heading of the column with her words
 * @several: what becomes of several rows of one day
 * @day0: the procedure day, for a diary without a procedure of that time; %LIFT_DATE_NONE: the current procedure
 *
 * How to read the table of another program. As a file, in UTF-8:
 *
 * |[
 * [table]
 * date=Datum
 * date-format=dmy        (ymd, dmy or mdy; what stands between the numbers, and a time behind them, is free)
 * time=Uhrzeit           (optional)
 * note=Notiz             (optional)
 * several=worst          (optional: worst or last)
 * day0=2026-11-16        (optional)
 *
 * [swelling]             (swelling, bruising, discomfort, tightness, numbness)
 * column=Schwellung
 * from=0                 (optional: what stands for 0, and for 10, here)
 * to=100
 * ]|
 *
 * Headings are compared without regard to case. Lines that begin with # are comments.
 */
typedef struct {
  char *date;
  LiftImportDateFormat date_format;
  gboolean date_is_ambiguous;
  char *time;
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
GBytes *lift_import_map_write (const LiftImportMap *self);
LiftImportMap *lift_import_map_guess (GBytes *table);
gboolean lift_import_map_is_same_heading (const char *heading, const char *other);

/**
 * LiftImportMoment:
 * @numbers: the three numbers of a day, in their order
 * @seconds: second of the day, or -1
 */
typedef struct {
  int numbers[3];
  int seconds;
} LiftImportMoment;

gboolean lift_import_moment_parse (const char *text, LiftImportMoment *moment);
LiftDate lift_import_moment_get_day (const LiftImportMoment *self, LiftImportDateFormat format);
int lift_import_time_parse (const char *text);

G_END_DECLS
