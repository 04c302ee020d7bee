/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever stands in a file: the reader ends, what it hands out is what a diary may hold, and read twice it says the
 * same twice. The file is read as our own, and as a table of another program with a map guessed from it. */

#include <string.h>

#include "fuzz.h"
#include "lift-import-reader.h"

static void
check_state (const LiftEntry *state)
{
  g_assert_true (lift_date_is_valid (state->for_day));
  g_assert_true (g_utf8_validate (state->note, -1, NULL));
  g_assert_cmpuint (strlen (state->note), <=, LIFT_NOTE_MAX_BYTES);
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    g_assert_true (state->scores[s] == LIFT_SCORE_NONE || lift_score_is_valid (state->scores[s]));
  g_assert_true (state->temperature_c10 == LIFT_TEMPERATURE_NONE ||
                 (state->temperature_c10 >= LIFT_TEMPERATURE_MIN_C10 &&
                  state->temperature_c10 <= LIFT_TEMPERATURE_MAX_C10));
  g_assert_true (state->signs->len == 0 || state->signs_checked || state->deleted);
  g_assert_cmpint (ABS (state->utc_offset), <=, 1440);
}

static guint
check_item (const LiftImportItem *item)
{
  switch (item->kind) {
  case LIFT_IMPORT_ITEM_DAY:
    g_assert_cmpuint (item->states->len, >, 0);
    for (guint i = 0; i < item->states->len; i++)
      check_state (g_ptr_array_index (item->states, i));
    return item->line * 4 + 1;
  case LIFT_IMPORT_ITEM_REFUSED:
    g_assert_nonnull (item->message);
    g_assert_true (g_utf8_validate (item->message, -1, NULL));
    return item->line * 4 + 2;
  case LIFT_IMPORT_ITEM_PROCEDURE:
    g_assert_nonnull (item->record);
    return 3;
  case LIFT_IMPORT_ITEM_REMINDER:
  default:
    g_assert_nonnull (item->reminder);
    return 4;
  }
}

/* Reads everything; the result is different where other pieces came out. */
static guint
read_all (LiftImportReader *reader)
{
  g_autoptr (GError) error = NULL;
  LiftImportItem *item;
  guint result = 0;

  while ((item = lift_import_reader_next (reader, &error)) != NULL) {
    double progress = lift_import_reader_get_progress (reader);

    g_assert_true (progress >= 0 && progress <= 1);
    result = result * 31 + check_item (item);
    lift_import_item_free (item);
  }
  return result * 2 + (error != NULL ? 1 : 0);
}

static void
try_reader (GBytes *bytes, const LiftImportMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftImportReader) reader = lift_import_reader_new (bytes, map, &error);
  guint first;

  g_assert_true ((reader == NULL) == (error != NULL));
  if (reader == NULL)
    return;
  first = read_all (reader);
  lift_import_reader_rewind (reader);
  g_assert_cmpuint (read_all (reader), ==, first);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LiftImportMap) map = lift_import_map_guess (bytes);
  g_autoptr (LiftImportMap) parsed = lift_import_map_parse (bytes, NULL);
  g_auto (GStrv) columns = NULL;

  try_reader (bytes, NULL);
  lift_import_reader_needs_map (bytes, &columns, NULL);
  if (map->date == NULL)
    return 0;
  map->date_is_ambiguous = FALSE;
  try_reader (bytes, map);
  map->several = LIFT_IMPORT_SEVERAL_LAST;
  map->date_format = LIFT_IMPORT_DATE_MDY;
  try_reader (bytes, map);
  return 0;
}
