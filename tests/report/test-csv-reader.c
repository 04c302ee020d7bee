/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "lift-csv-reader.h"
#include "lift-error.h"

static LiftCsvReader *
open_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LiftCsvReader *reader = lift_csv_reader_new (bytes, &error);

  g_assert_no_error (error);
  return reader;
}

/* All rows in one line: cells in brackets, rows divided by a slash. */
static char *
read_all (LiftCsvReader *reader)
{
  GString *all = g_string_new (NULL);
  LiftCsvStep step;

  while ((step = lift_csv_reader_next (reader, NULL)) == LIFT_CSV_ROW) {
    if (all->len > 0)
      g_string_append_c (all, '/');
    for (guint i = 0; i < lift_csv_reader_get_n_cells (reader); i++)
      g_string_append_printf (all, "[%s]", lift_csv_reader_get_cell (reader, i));
  }
  g_assert_cmpint (step, ==, LIFT_CSV_END);
  return g_string_free (all, FALSE);
}

static void
test_shapes (void)
{
  static const struct {
    const char *text;
    char delimiter;
    const char *rows;
  } tables[] = {
    { "a,b\n1,2\n", ',', "[a][b]/[1][2]" },
    { "\xef\xbb\xbf" "a;b\r\n1;2,5\r\n", ';', "[a][b]/[1][2,5]" },
    { "a\tb\r1\t2\r", '\t', "[a][b]/[1][2]" },
    { "a,b\n1,2", ',', "[a][b]/[1][2]" },
    { "a,b\n1,\n,2\n,\n", ',', "[a][b]/[1][]/[][2]/[][]" },
    { "a,b\n\r\n\n1,2\n\n", ',', "[a][b]/[1][2]" },
    { "sep=;\r\na;b,c,d,e\r\n1;2\r\n", ';', "[a][b,c,d,e]/[1][2]" },
    { "one\n1\n", ',', "[one]/[1]" },
    { "a,b\nme\"an,x\"y\n", ',', "[a][b]/[me\"an][x\"y]" },
    { "", ',', "" },
    { "\n\r\n", ',', "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autoptr (LiftCsvReader) reader = open_text (tables[i].text);
    g_autofree char *rows = read_all (reader);
    g_autofree char *again = NULL;

    g_assert_cmpstr (rows, ==, tables[i].rows);
    g_assert_cmpint (lift_csv_reader_get_delimiter (reader), ==, tables[i].delimiter);
    g_assert_cmpfloat (lift_csv_reader_get_progress (reader), ==, 1);
    lift_csv_reader_rewind (reader);
    again = read_all (reader);
    g_assert_cmpstr (again, ==, tables[i].rows);
  }
}

static void
test_quotes (void)
{
  g_autoptr (LiftCsvReader) reader = open_text ("\"a,x\",b\n\"1\r\n2\",\"say \"\"no\"\"\"\n\"\",\"\"\"\"\n");
  g_autofree char *rows = read_all (reader);

  g_assert_cmpstr (rows, ==, "[a,x][b]/[1\r\n2][say \"no\"]/[][\"]");
}

/* A person looks for the line and the character that her editor shows. */
static void
test_places (void)
{
  g_autoptr (LiftCsvReader) reader = open_text ("date,words,n\n\"two\nlines\",größe,3\n\nx,y,z\n");
  LiftCsvPlace place;

  g_assert_cmpint (lift_csv_reader_next (reader, NULL), ==, LIFT_CSV_ROW);
  g_assert_cmpuint (lift_csv_reader_get_column (reader, 1), ==, 6);
  g_assert_cmpint (lift_csv_reader_next (reader, NULL), ==, LIFT_CSV_ROW);
  g_assert_cmpuint (lift_csv_reader_get_line (reader, 0), ==, 2);
  g_assert_cmpuint (lift_csv_reader_get_line (reader, 1), ==, 3);
  g_assert_cmpuint (lift_csv_reader_get_column (reader, 1), ==, 8);
  g_assert_cmpuint (lift_csv_reader_get_column (reader, 2), ==, 14);
  lift_csv_reader_get_place (reader, &place);
  g_assert_cmpint (lift_csv_reader_next (reader, NULL), ==, LIFT_CSV_ROW);
  g_assert_cmpuint (lift_csv_reader_get_line (reader, 0), ==, 5);
  lift_csv_reader_seek (reader, &place);
  g_assert_cmpint (lift_csv_reader_next (reader, NULL), ==, LIFT_CSV_ROW);
  g_assert_cmpstr (lift_csv_reader_get_cell (reader, 2), ==, "3");
  g_assert_cmpuint (lift_csv_reader_get_line (reader, 0), ==, 2);
}

static void
assert_refused (const char *text, gsize size, const char *part)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftCsvReader) reader = lift_csv_reader_new (bytes, &error);
  LiftCsvStep step = LIFT_CSV_ERROR;

  while (reader != NULL && (step = lift_csv_reader_next (reader, &error)) == LIFT_CSV_ROW)
    continue;
  g_assert_cmpint (step, ==, LIFT_CSV_ERROR);
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static void
test_refused (void)
{
#define REFUSED(text, part) assert_refused (text, sizeof text - 1, part)
  REFUSED ("a,b\n1,\"two\" x\n", "line 2 of the file, character 8");
  REFUSED ("a,b\n1,2\n\"open,3\n4,5\n", "line 3");
  REFUSED ("\"", "line 1");
  REFUSED ("a,b\r\n1,gr\xfcn\r\n", "Line 2");
  REFUSED ("a,b\n1,\xe2\x82", "Line 2");
  REFUSED ("a,b\n\n1,\0\n", "line 3");
  REFUSED ("\xff\xfe\x64\x00", "Line 1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/csv-reader/shapes", test_shapes);
  g_test_add_func ("/report/csv-reader/quotes", test_quotes);
  g_test_add_func ("/report/csv-reader/places", test_places);
  g_test_add_func ("/report/csv-reader/refused", test_refused);
  return g_test_run ();
}
