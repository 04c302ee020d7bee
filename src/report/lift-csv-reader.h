/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiftCsvStep:
 * @LIFT_CSV_ROW: a row is there to be read
 * @LIFT_CSV_END: no more rows
 * @LIFT_CSV_ERROR: this is no table; the error is set
 */
typedef enum {
  LIFT_CSV_ROW,
  LIFT_CSV_END,
  LIFT_CSV_ERROR,
} LiftCsvStep;

/**
 * LiftCsvPlace:
 * @offset: byte at which a row begins
 * @line: line at which it begins, from 1
 *
 * Where a row is, so that it can be read again.
 */
typedef struct {
  gsize offset;
  guint line;
} LiftCsvPlace;

/**
 * LiftCsvReader:
 *
 * The rows of a table of text, one after the other; only one is held. Comma, semicolon or tab (found out from the
 * first row, or said by a first line "sep=;"), with or without byte order mark, lines that end in CR LF, LF or CR,
 * and quoted cells that hold all of these. Lines with nothing in them are passed over.
 */
typedef struct _LiftCsvReader LiftCsvReader;

LiftCsvReader *lift_csv_reader_new (GBytes *bytes, GError **error);
void lift_csv_reader_free (LiftCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftCsvReader, lift_csv_reader_free)

char lift_csv_reader_get_delimiter (const LiftCsvReader *self);
LiftCsvStep lift_csv_reader_next (LiftCsvReader *self, GError **error);
void lift_csv_reader_seek (LiftCsvReader *self, const LiftCsvPlace *place);
void lift_csv_reader_rewind (LiftCsvReader *self);
double lift_csv_reader_get_progress (const LiftCsvReader *self);

/* The row that was read last. */
void lift_csv_reader_get_place (const LiftCsvReader *self, LiftCsvPlace *place);
guint lift_csv_reader_get_n_cells (const LiftCsvReader *self);
const char *lift_csv_reader_get_cell (const LiftCsvReader *self, guint cell);
guint lift_csv_reader_get_line (const LiftCsvReader *self, guint cell);
guint lift_csv_reader_get_column (const LiftCsvReader *self, guint cell);

G_END_DECLS
