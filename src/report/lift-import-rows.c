/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-import-rows.h"

#include <glib/gi18n-lib.h>

/** lift_import_row_is_empty: Returns: whether no cell of the row holds anything, as spreadsheets leave rows behind. */
gboolean
lift_import_row_is_empty (const LiftCsvReader *csv)
{
  for (guint i = 0; i < lift_csv_reader_get_n_cells (csv); i++)
    if (lift_csv_reader_get_cell (csv, i)[0] != '\0')
      return FALSE;
  return TRUE;
}

static LiftImportItem *
refuse_at (const LiftCsvReader *csv, guint cell, char *message)
{
  LiftImportItem *item = lift_import_item_new (LIFT_IMPORT_ITEM_REFUSED, lift_csv_reader_get_line (csv, cell),
                                               lift_csv_reader_get_column (csv, cell));

  item->message = message;
  return item;
}

/**
 * lift_import_row_check_length:
 * @csv: a table with a row
 * @n_headings: how many columns have headings
 * @all: whether every column has to be there; else what is missing at the end is empty
 *
 * A row that is too long or too short has been cut or shifted: nobody can tell which cell is which.
 *
 * Returns: (transfer full) (nullable): why the row cannot be taken.
 */
LiftImportItem *
lift_import_row_check_length (const LiftCsvReader *csv, guint n_headings, gboolean all)
{
  guint n_cells = lift_csv_reader_get_n_cells (csv);

  for (guint i = n_headings; i < n_cells; i++)
    if (lift_csv_reader_get_cell (csv, i)[0] != '\0')
      return refuse_at (csv, i, g_strdup (_("There is text to the right of the last column that has a heading.")));
  if (!all || n_cells >= n_headings)
    return NULL;
  return refuse_at (csv, n_cells - 1,
                    g_strdup_printf (ngettext ("This row has %d cell, and there are more headings.",
                                               "This row has %d cells, and there are more headings.", n_cells),
                                     (int) n_cells));
}

/**
 * lift_import_row_refuse:
 * @csv: a table with a row
 * @cell: the cell that is not understood
 * @heading: its column
 * @expected: what it should be, as a sentence
 *
 * Returns: (transfer full): a row that cannot be taken. What stands in the cell is not repeated.
 */
LiftImportItem *
lift_import_row_refuse (const LiftCsvReader *csv, guint cell, const char *heading, const char *expected)
{
  /* Translators: %1$s is the heading of a column, %2$s a sentence such as "A score is a whole number from 0 to 10." */
  return refuse_at (csv, cell, g_strdup_printf (_("Column “%1$s”: %2$s"), heading, expected));
}
