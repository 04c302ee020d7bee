/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lift-error.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define SEPARATOR_LINE "sep="

typedef struct {
  gsize start;
  guint line;
  guint column;
} Cell;

/* A place in the text: the byte, and where a person finds it. */
typedef struct {
  gsize offset;
  guint line;
  guint column;
} Cursor;

struct _LiftCsvReader {
  GBytes *bytes;
  const char *text;
  gsize size;
  char delimiter;
  Cursor start;
  Cursor cursor;
  LiftCsvPlace place;
  GString *words;
  GArray *cells;
};

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static char
peek (const LiftCsvReader *self)
{
  return self->cursor.offset < self->size ? self->text[self->cursor.offset] : '\0';
}

static gboolean
at_end (const LiftCsvReader *self)
{
  return self->cursor.offset >= self->size;
}

/* Steps over one byte; the bytes inside a character are no column of their own, and CR LF is one line end. */
static void
step (LiftCsvReader *self)
{
  char c = self->text[self->cursor.offset++];

  if (c == '\n' || (c == '\r' && peek (self) != '\n')) {
    self->cursor.line++;
    self->cursor.column = 1;
  } else if (((guchar) peek (self) & 0xc0) != 0x80) {
    self->cursor.column++;
  }
}

static guint
count_lines (const char *text, gsize size)
{
  guint lines = 1;

  for (gsize i = 0; i < size; i++)
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == size || text[i + 1] != '\n')))
      lines++;
  return lines;
}

static gboolean
check_text (const LiftCsvReader *self, GError **error)
{
  const char *end;
  guint line;

  if (g_utf8_validate_len (self->text, self->size, &end))
    return TRUE;
  line = count_lines (self->text, (gsize) (end - self->text));
  if (*end == '\0')
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                 _("This file is not a table of text: line %d holds a byte that no text has. Nothing was changed."),
                 (int) line);
  else
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                 _("Line %d of the file has characters that cannot be read. Nothing was changed. Save the table "
                    "again as “CSV UTF-8”, then import that file."),
                 (int) line);
  return FALSE;
}

/* The delimiter that the first row uses most, outside of quotes. */
static char
find_delimiter (const char *text, gsize size)
{
  static const char candidates[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (gsize i = 0; i < size && (quoted || !is_line_end (text[i])); i++) {
    if (text[i] == '"')
      quoted = !quoted;
    for (guint c = 0; c < G_N_ELEMENTS (candidates); c++)
      counts[c] += !quoted && text[i] == candidates[c];
  }
  for (guint c = 1; c < G_N_ELEMENTS (candidates); c++)
    if (counts[c] > counts[best])
      best = c;
  return candidates[best];
}

static void
skip_empty_lines (LiftCsvReader *self)
{
  while (!at_end (self) && is_line_end (peek (self)))
    step (self);
}

static gboolean
has_separator_line (const LiftCsvReader *self)
{
  const char *text = self->text + self->cursor.offset;
  gsize left = self->size - self->cursor.offset;
  gsize length = strlen (SEPARATOR_LINE);

  return left > length + 1 && g_ascii_strncasecmp (text, SEPARATOR_LINE, length) == 0 &&
         strchr (",;\t", text[length]) != NULL && is_line_end (text[length + 1]);
}

static void
find_start (LiftCsvReader *self)
{
  if (self->size >= strlen (BYTE_ORDER_MARK) && memcmp (self->text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    self->cursor.offset = strlen (BYTE_ORDER_MARK);
  skip_empty_lines (self);
  if (has_separator_line (self)) {
    self->delimiter = self->text[self->cursor.offset + strlen (SEPARATOR_LINE)];
    while (!is_line_end (peek (self)))
      step (self);
    skip_empty_lines (self);
  } else {
    self->delimiter = find_delimiter (self->text + self->cursor.offset, self->size - self->cursor.offset);
  }
  self->start = self->cursor;
}

/**
 * lift_csv_reader_new:
 * @bytes: a file
 * @error: return location for %LIFT_ERROR_INVALID: not UTF-8, or bytes that no text has
 *
 * Returns: (transfer full) (nullable): its rows, from the first one (the headings).
 */
LiftCsvReader *
lift_csv_reader_new (GBytes *bytes, GError **error)
{
  g_autoptr (LiftCsvReader) self = g_new0 (LiftCsvReader, 1);

  self->bytes = g_bytes_ref (bytes);
  self->text = g_bytes_get_data (bytes, &self->size);
  self->cursor = (Cursor){ .offset = 0, .line = 1, .column = 1 };
  self->words = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  if (self->size == 0)
    self->text = "";
  if (!check_text (self, error))
    return NULL;
  find_start (self);
  return g_steal_pointer (&self);
}

/** lift_csv_reader_free: frees @self. */
void
lift_csv_reader_free (LiftCsvReader *self)
{
  g_bytes_unref (self->bytes);
  g_string_free (self->words, TRUE);
  g_array_unref (self->cells);
  g_free (self);
}

/** lift_csv_reader_get_delimiter: Returns: `,`, `;` or a tab. */
char
lift_csv_reader_get_delimiter (const LiftCsvReader *self)
{
  return self->delimiter;
}

static gboolean
is_cell_end (const LiftCsvReader *self)
{
  return at_end (self) || peek (self) == self->delimiter || is_line_end (peek (self));
}

static void
take (LiftCsvReader *self)
{
  g_string_append_c (self->words, peek (self));
  step (self);
}

static gboolean
read_quoted (LiftCsvReader *self, guint line, GError **error)
{
  step (self);
  for (;;) {
    if (at_end (self)) {
      g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                   _("A quote that opens in line %d of the file is never closed. Nothing was changed; is all of the "
                      "file there?"),
                   (int) line);
      return FALSE;
    }
    if (peek (self) != '"') {
      take (self);
      continue;
    }
    step (self);
    if (peek (self) != '"' || at_end (self))
      break;
    take (self);
  }
  if (is_cell_end (self))
    return TRUE;
  g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
               _("In line %d of the file, character %d, there is text behind a closing quote. Nothing was changed."),
               (int) self->cursor.line, (int) self->cursor.column);
  return FALSE;
}

static gboolean
read_cell (LiftCsvReader *self, GError **error)
{
  Cell cell = { self->words->len, self->cursor.line, self->cursor.column };

  g_array_append_val (self->cells, cell);
  if (peek (self) == '"' && !at_end (self)) {
    if (!read_quoted (self, cell.line, error))
      return FALSE;
  } else {
    while (!is_cell_end (self))
      take (self);
  }
  g_string_append_c (self->words, '\0');
  return TRUE;
}

/**
 * lift_csv_reader_next:
 * @self: a table
 * @error: return location for %LIFT_ERROR_INVALID: a quote that is never closed, or text behind one. What follows
 *   such a place cannot be told apart any more, so there is no way on
 *
 * Returns: whether a row is there now.
 */
LiftCsvStep
lift_csv_reader_next (LiftCsvReader *self, GError **error)
{
  skip_empty_lines (self);
  g_string_truncate (self->words, 0);
  g_array_set_size (self->cells, 0);
  if (at_end (self))
    return LIFT_CSV_END;
  self->place = (LiftCsvPlace){ self->cursor.offset, self->cursor.line };
  for (;;) {
    if (!read_cell (self, error))
      return LIFT_CSV_ERROR;
    if (at_end (self) || is_line_end (peek (self)))
      return LIFT_CSV_ROW;
    step (self);
  }
}

/** lift_csv_reader_seek: reads on at @place, which must have come from this table. */
void
lift_csv_reader_seek (LiftCsvReader *self, const LiftCsvPlace *place)
{
  g_return_if_fail (place->offset <= self->size);
  self->cursor = (Cursor){ place->offset, place->line, 1 };
}

/** lift_csv_reader_rewind: reads on at the first row. */
void
lift_csv_reader_rewind (LiftCsvReader *self)
{
  self->cursor = self->start;
}

/** lift_csv_reader_get_progress: Returns: how much of the file was read, 0 to 1. */
double
lift_csv_reader_get_progress (const LiftCsvReader *self)
{
  return self->size > 0 ? (double) self->cursor.offset / (double) self->size : 1;
}

/** lift_csv_reader_get_place: sets @place to the beginning of the row. */
void
lift_csv_reader_get_place (const LiftCsvReader *self, LiftCsvPlace *place)
{
  *place = self->place;
}

/** lift_csv_reader_get_n_cells: Returns: how many cells the row has, at least 1. */
guint
lift_csv_reader_get_n_cells (const LiftCsvReader *self)
{
  return self->cells->len;
}

/** lift_csv_reader_get_cell: Returns: (transfer none): the text of a cell, until the next row is read. */
const char *
lift_csv_reader_get_cell (const LiftCsvReader *self, guint cell)
{
  g_return_val_if_fail (cell < self->cells->len, NULL);
  return self->words->str + g_array_index (self->cells, Cell, cell).start;
}

/** lift_csv_reader_get_line: Returns: the line at which a cell begins, from 1. */
guint
lift_csv_reader_get_line (const LiftCsvReader *self, guint cell)
{
  g_return_val_if_fail (cell < self->cells->len, 0);
  return g_array_index (self->cells, Cell, cell).line;
}

/** lift_csv_reader_get_column: Returns: the character of its line at which a cell begins, from 1. */
guint
lift_csv_reader_get_column (const LiftCsvReader *self, guint cell)
{
  g_return_val_if_fail (cell < self->cells->len, 0);
  return g_array_index (self->cells, Cell, cell).column;
}
