/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-import-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lift-error.h"
#include "lift-import-rows.h"
#include "lift-json-reader.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
/* As for JSON: nothing that a person wrote by hand comes near. */
#define MAX_BYTES (64 * 1024 * 1024)

struct _LiftImportReader {
  LiftImportFormat format;
  LiftJsonReader *json;
  LiftCsvReader *csv;
  LiftImportCsv *ours;
  LiftImportTable *table;
};

/* A table never begins with a brace: no heading does. */
static gboolean
is_json (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize start = size >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0
                  ? strlen (BYTE_ORDER_MARK)
                  : 0;

  while (start < size && g_ascii_isspace (text[start]))
    start++;
  return start < size && (text[start] == '{' || text[start] == '[');
}

static gboolean
check_size (GBytes *bytes, GError **error)
{
  gsize size = g_bytes_get_size (bytes);

  if (size == 0)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("The file is empty. Nothing was changed."));
  else if (size > MAX_BYTES)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("The file is larger than 64 MiB, and no diary is. Nothing was changed."));
  return size > 0 && size <= MAX_BYTES;
}

static gboolean
open_table (LiftImportReader *self, GBytes *bytes, const LiftImportMap *map, GError **error)
{
  self->csv = lift_csv_reader_new (bytes, error);
  if (self->csv == NULL)
    return FALSE;
  if (map != NULL) {
    self->format = LIFT_IMPORT_FORMAT_TABLE;
    self->table = lift_import_table_new (self->csv, map, error);
    return self->table != NULL;
  }
  self->format = LIFT_IMPORT_FORMAT_CSV;
  if (!lift_import_csv_is_ours (self->csv)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("Another program wrote this table. Say with a map which column is which. Nothing was "
                            "changed."));
    return FALSE;
  }
  self->ours = lift_import_csv_new (self->csv, error);
  return self->ours != NULL;
}

/**
 * lift_import_reader_new:
 * @bytes: a file
 * @map: (nullable): how to read the table of another program; with it, a table is read so whatever its headings are
 * @error: return location for %LIFT_ERROR_INVALID: not one of ours and no @map, or the @map does not fit
 *
 * Returns: (transfer full) (nullable): its pieces.
 */
LiftImportReader *
lift_import_reader_new (GBytes *bytes, const LiftImportMap *map, GError **error)
{
  g_autoptr (LiftImportReader) self = g_new0 (LiftImportReader, 1);

  if (!check_size (bytes, error))
    return NULL;
  if (!is_json (bytes))
    return open_table (self, bytes, map, error) ? g_steal_pointer (&self) : NULL;
  self->format = LIFT_IMPORT_FORMAT_JSON;
  self->json = lift_json_reader_new (bytes, error);
  return self->json != NULL ? g_steal_pointer (&self) : NULL;
}

/** lift_import_reader_free: frees @self. */
void
lift_import_reader_free (LiftImportReader *self)
{
  g_clear_pointer (&self->json, lift_json_reader_free);
  g_clear_pointer (&self->ours, lift_import_csv_free);
  g_clear_pointer (&self->table, lift_import_table_free);
  g_clear_pointer (&self->csv, lift_csv_reader_free);
  g_free (self);
}

/** lift_import_reader_get_format: Returns: what the file is. */
LiftImportFormat
lift_import_reader_get_format (const LiftImportReader *self)
{
  return self->format;
}

/**
 * lift_import_reader_needs_map:
 * @bytes: a file
 * @columns: (out) (transfer full) (nullable) (array zero-terminated=1): headings of the table, where a map is needed
 * @error: return location for %LIFT_ERROR_INVALID: neither JSON nor a table. Set: there is no answer
 *
 * Returns: whether it is a table that another program wrote.
 */
gboolean
lift_import_reader_needs_map (GBytes *bytes, char ***columns, GError **error)
{
  g_autoptr (LiftCsvReader) csv = NULL;
  g_autoptr (GPtrArray) headings = NULL;

  *columns = NULL;
  if (!check_size (bytes, error) || is_json (bytes))
    return FALSE;
  csv = lift_csv_reader_new (bytes, error);
  if (csv == NULL || lift_import_csv_is_ours (csv))
    return FALSE;
  lift_csv_reader_rewind (csv);
  if (lift_csv_reader_next (csv, error) == LIFT_CSV_ERROR)
    return FALSE;
  headings = g_ptr_array_new ();
  for (guint i = 0; i < lift_csv_reader_get_n_cells (csv); i++)
    g_ptr_array_add (headings, g_strstrip (g_strdup (lift_csv_reader_get_cell (csv, i))));
  g_ptr_array_add (headings, NULL);
  *columns = (char **) g_ptr_array_free (g_steal_pointer (&headings), FALSE);
  return TRUE;
}

/** lift_import_reader_rewind: begins again; the pieces will be the same. */
void
lift_import_reader_rewind (LiftImportReader *self)
{
  if (self->json != NULL)
    lift_json_reader_rewind (self->json);
  else if (self->table != NULL)
    lift_import_table_rewind (self->table);
  else
    lift_import_csv_rewind (self->ours);
}

/**
 * lift_import_reader_next:
 * @self: a file
 * @error: return location for %LIFT_ERROR_INVALID: the file cannot be read on from here
 *
 * Returns: (transfer full) (nullable): the next piece; %NULL without an error: that was all.
 */
LiftImportItem *
lift_import_reader_next (LiftImportReader *self, GError **error)
{
  if (self->json != NULL)
    return lift_json_reader_next (self->json, error);
  if (self->table != NULL)
    return lift_import_table_next (self->table, error);
  return lift_import_csv_next (self->ours, error);
}

/** lift_import_reader_get_progress: Returns: how much of the file was read, 0 to 1. */
double
lift_import_reader_get_progress (const LiftImportReader *self)
{
  if (self->json != NULL)
    return lift_json_reader_get_progress (self->json);
  return self->table != NULL ? lift_import_table_get_progress (self->table) : lift_csv_reader_get_progress (self->csv);
}

/**
 * lift_import_reader_is_partial:
 * @self: a file
 *
 * Returns: whether the file says that something was left out of it on purpose; it cannot replace what is here.
 */
gboolean
lift_import_reader_is_partial (const LiftImportReader *self)
{
  return self->json != NULL && lift_json_reader_is_partial (self->json);
}
