/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever stands in a note: no spreadsheet takes it for a formula, the table keeps its shape, and the way back
 * gives the very same words. */

#include <string.h>

#include "fuzz.h"
#include "lift-csv.h"

#define NOTE_COLUMN 5

/* Reads a table as RFC 4180 has it: rows of cells, both as they were written. */
static GPtrArray *
read_table (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *c = text; *c != '\0'; c++) {
    if (quoted && c[0] == '"' && c[1] == '"') {
      g_string_append_c (cell, *c++);
    } else if (*c == '"') {
      quoted = !quoted;
    } else if (quoted || (*c != ',' && *c != '\r' && *c != '\n')) {
      g_string_append_c (cell, *c);
    } else if (*c != '\r') {
      g_ptr_array_add (row, g_strdup (cell->str));
      g_string_truncate (cell, 0);
      if (*c == '\n') {
        g_ptr_array_add (rows, row);
        row = g_ptr_array_new_with_free_func (g_free);
      }
    }
  }
  g_assert_false (quoted);
  g_assert_cmpuint (row->len + cell->len, ==, 0);
  g_ptr_array_unref (row);
  return rows;
}

static void
check_guard (const char *words)
{
  g_autofree char *guarded = lift_csv_guard_text (words);
  g_autofree char *back = lift_csv_unguard_text (guarded);

  g_assert_cmpstr (back, ==, words);
  g_assert_true (guarded[0] == '\0' || strchr ("=+-@\t\r\n", guarded[0]) == NULL);
}

static void
check_table (const char *words)
{
  LiftDate day = lift_date_from_ymd (2026, 11, 18);
  LiftProcedure *procedure = lift_procedure_new ();
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  LiftEntry *entry;
  g_autoptr (LiftEpisode) episode = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *text = NULL;
  g_autofree char *back = NULL;

  procedure->uuid = g_strdup ("0b6e0d3c-6f0e-4a55-9d3c-1f6a3f5f0c11");
  procedure->day0 = day;
  entry = lift_entry_new (procedure->uuid, day);
  entry->seq = 1;
  entry->scores[LIFT_SYMPTOM_SWELLING] = 3;
  g_free (entry->note);
  entry->note = g_strdup (words);
  g_ptr_array_add (entries, entry);
  episode = lift_episode_new (procedure, entries, 0);
  lift_procedure_unref (procedure);
  g_ptr_array_unref (entries);
  bytes = lift_csv_write (episode, ',', NULL, NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpuint (strlen (text), ==, g_bytes_get_size (bytes));
  rows = read_table (text);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpuint (((GPtrArray *) rows->pdata[0])->len, ==, ((GPtrArray *) rows->pdata[1])->len);
  back = lift_csv_unguard_text (g_ptr_array_index ((GPtrArray *) rows->pdata[1], NOTE_COLUMN));
  g_assert_cmpstr (back, ==, words);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *bytes = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_autofree char *words = g_utf8_make_valid (bytes, -1);

  check_guard (bytes);
  /* A note is UTF-8; the diary takes nothing else. */
  check_table (words);
  return 0;
}
