/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lift-csv.h"
#include "lift-error.h"
#include "lift-import-rows.h"

#define MAX_OFFSET 1440
#define MAX_DAY_NUMBER 110000

/* A row that is being read. */
typedef struct {
  LiftEntry *entry;
  LiftImportItem *item;
} Row;

/* Each takes a cell and returns %NULL, or what was expected, marked with N_(). */
typedef const char *(*TakeFunc) (Row *row, const char *cell, LiftSymptom symptom);

typedef enum {
  COLUMN_DATE,
  COLUMN_DAY,
  COLUMN_SWELLING,
  COLUMN_BRUISING,
  COLUMN_DISCOMFORT,
  COLUMN_NOTE,
  COLUMN_RECORDED_AT,
  COLUMN_TIGHTNESS,
  COLUMN_NUMBNESS,
  COLUMN_SIGNS_CHECKED,
  COLUMN_SIGNS,
  COLUMN_MORE_SIDE,
  COLUMN_PAIN_RELIEF,
  COLUMN_TEMPERATURE,
  COLUMN_AUTHOR,
  N_COLUMNS,
} Column;

struct _LiftImportCsv {
  LiftCsvReader *csv;
  guint n_headings;
  int cells[N_COLUMNS];
  guint missing;
  LiftEntry *last;
};

/* A whole number with an optional minus, and nothing else. */
static gboolean
parse_int (const char *text, int *number)
{
  const char *digits = text[0] == '-' ? text + 1 : text;
  gint64 value;

  if (digits[0] == '\0' || strlen (digits) > 6 || strspn (digits, "0123456789") != strlen (digits))
    return FALSE;
  value = g_ascii_strtoll (text, NULL, 10);
  *number = (int) value;
  return TRUE;
}

static const char *
take_date (Row *row, const char *cell, LiftSymptom symptom)
{
  return lift_date_parse (cell, &row->entry->for_day) ? NULL : N_("A day is written as 2026-11-16.");
}

static const char *
take_day (Row *row, const char *cell, LiftSymptom symptom)
{
  if (cell[0] == '\0')
    return NULL;
  if (parse_int (cell, &row->item->day_number) && ABS (row->item->day_number) <= MAX_DAY_NUMBER)
    return NULL;
  return N_("A day number is a whole number; 0 is the procedure day.");
}

static const char *
take_score (Row *row, const char *cell, LiftSymptom symptom)
{
  int score;

  if (cell[0] == '\0')
    return NULL;
  if (!parse_int (cell, &score) || !lift_score_is_valid (score) || cell[0] == '-')
    return N_("A score is a whole number from 0 to 10, or nothing.");
  row->entry->scores[symptom] = score;
  return NULL;
}

static const char *
take_note (Row *row, const char *cell, LiftSymptom symptom)
{
  g_autofree char *note = lift_csv_unguard_text (cell);

  if (strlen (note) > LIFT_NOTE_MAX_BYTES)
    return N_("This note is longer than the diary can hold.");
  g_free (row->entry->note);
  row->entry->note = g_steal_pointer (&note);
  return NULL;
}

static gboolean
take_two_digits (const char **p, char before, int *number)
{
  if (before != '\0' && *(*p)++ != before)
    return FALSE;
  if (!g_ascii_isdigit ((*p)[0]) || !g_ascii_isdigit ((*p)[1]))
    return FALSE;
  *number = g_ascii_digit_value ((*p)[0]) * 10 + g_ascii_digit_value ((*p)[1]);
  *p += 2;
  return TRUE;
}

/* Minutes that a clock is ahead of UTC: "Z", "+01:00". */
static gboolean
take_offset (const char *p, int *offset)
{
  char sign = *p;
  int hours, minutes;

  *offset = 0;
  if (g_str_equal (p, "Z"))
    return TRUE;
  if (sign != '+' && sign != '-')
    return FALSE;
  p++;
  if (!take_two_digits (&p, '\0', &hours) || !take_two_digits (&p, ':', &minutes) || *p != '\0' || minutes > 59)
    return FALSE;
  *offset = (hours * 60 + minutes) * (sign == '-' ? -1 : 1);
  return ABS (*offset) <= MAX_OFFSET;
}

/* RFC 3339 as lift-csv.c writes it; GDateTime would take more, and forget the offset's sign of zero hours. */
static gboolean
parse_instant (const char *text, gint64 *instant, int *offset)
{
  g_autofree char *date = g_strndup (text, LIFT_DATE_ISO_SIZE - 1);
  g_autoptr (GDateTime) local = NULL;
  int hour, minute, second;
  int year, month, day;
  const char *p;
  LiftDate civil;

  if (!lift_date_parse (date, &civil))
    return FALSE;
  p = text + LIFT_DATE_ISO_SIZE - 1;
  if (!take_two_digits (&p, 'T', &hour) || !take_two_digits (&p, ':', &minute) || !take_two_digits (&p, ':', &second) ||
      hour > 23 || minute > 59 || second > 59 || !take_offset (p, offset))
    return FALSE;
  lift_date_get_ymd (civil, &year, &month, &day);
  local = g_date_time_new_utc (year, month, day, hour, minute, second);
  *instant = g_date_time_to_unix (local) - *offset * (gint64) 60;
  return TRUE;
}

static const char *
take_recorded_at (Row *row, const char *cell, LiftSymptom symptom)
{
  LiftEntry *entry = row->entry;

  if (cell[0] == '\0')
    return NULL;
  if (!parse_instant (cell, &entry->recorded_at, &entry->utc_offset))
    return N_("The time of writing is written as 2026-11-16T20:04:00+01:00.");
  entry->first_recorded_at = entry->recorded_at;
  entry->first_utc_offset = entry->utc_offset;
  return NULL;
}

static const char *
take_signs_checked (Row *row, const char *cell, LiftSymptom symptom)
{
  if (!g_str_equal (cell, "1") && !g_str_equal (cell, "0") && cell[0] != '\0')
    return N_("It is 1 where the sign question was answered, else 0.");
  row->entry->signs_checked = cell[0] == '1';
  return NULL;
}

static gboolean
take_sign (LiftEntry *entry, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, ":", 2);
  LiftSignMark mark = { .side = LIFT_SIDE_NONE, .since_day = entry->for_day };
  guint position = 0;

  if (parts[0] == NULL || !lift_sign_from_key (parts[0], &mark.sign) ||
      lift_entry_find_sign (entry, mark.sign) != NULL ||
      (parts[1] != NULL && !lift_side_from_key (parts[1], &mark.side)))
    return FALSE;
  while (position < entry->signs->len && g_array_index (entry->signs, LiftSignMark, position).sign < mark.sign)
    position++;
  g_array_insert_val (entry->signs, position, mark);
  return TRUE;
}

static const char *
take_signs (Row *row, const char *cell, LiftSymptom symptom)
{
  g_auto (GStrv) words = g_strsplit (cell, ";", LIFT_N_SIGNS + 1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!take_sign (row->entry, words[i]))
      return N_("Signs are written by their names, each once, such as “fever;pus:left”.");
  return NULL;
}

static const char *
take_more_side (Row *row, const char *cell, LiftSymptom symptom)
{
  if (lift_more_side_from_key (cell[0] != '\0' ? cell : NULL, &row->entry->more_side))
    return NULL;
  return N_("It is left, same, right, or nothing.");
}

static const char *
take_pain_relief (Row *row, const char *cell, LiftSymptom symptom)
{
  if (g_str_equal (cell, "yes"))
    row->entry->pain_relief = LIFT_ANSWER_YES;
  else if (g_str_equal (cell, "no"))
    row->entry->pain_relief = LIFT_ANSWER_NO;
  else if (cell[0] != '\0')
    return N_("It is yes, no, or nothing.");
  return NULL;
}

/* "38.2", or "38,2" from a spreadsheet, or "38". */
static const char *
take_temperature (Row *row, const char *cell, LiftSymptom symptom)
{
  const char *expected = N_("A temperature is between 30 and 45 °C, with at most one decimal, such as 38.2.");
  int c10;

  if (cell[0] == '\0')
    return NULL;
  if (!g_ascii_isdigit (cell[0]) || !g_ascii_isdigit (cell[1]))
    return expected;
  c10 = (g_ascii_digit_value (cell[0]) * 10 + g_ascii_digit_value (cell[1])) * 10;
  if (cell[2] != '\0') {
    if ((cell[2] != '.' && cell[2] != ',') || !g_ascii_isdigit (cell[3]) || cell[4] != '\0')
      return expected;
    c10 += g_ascii_digit_value (cell[3]);
  }
  if (c10 < LIFT_TEMPERATURE_MIN_C10 || c10 > LIFT_TEMPERATURE_MAX_C10)
    return expected;
  row->entry->temperature_c10 = c10;
  return NULL;
}

static const char *
take_author (Row *row, const char *cell, LiftSymptom symptom)
{
  return cell[0] == '\0' || lift_author_from_key (cell, &row->entry->author) ? NULL
                                                                             : N_("It is me, helper, or nothing.");
}

/* By #Column. @missing is what a file without the column does not speak of. */
static const struct {
  const char *name;
  TakeFunc take;
  LiftSymptom symptom;
  guint missing;
  gboolean telling;
} columns[N_COLUMNS] = {
  [COLUMN_DATE] = { "date", take_date, 0, 0, FALSE },
  [COLUMN_DAY] = { "day_after_procedure", take_day, 0, 0, TRUE },
  [COLUMN_SWELLING] = { "swelling_0_10", take_score, LIFT_SYMPTOM_SWELLING,
                        LIFT_IMPORT_MISSING_SCORE (LIFT_SYMPTOM_SWELLING), TRUE },
  [COLUMN_BRUISING] = { "bruising_0_10", take_score, LIFT_SYMPTOM_BRUISING,
                        LIFT_IMPORT_MISSING_SCORE (LIFT_SYMPTOM_BRUISING), TRUE },
  [COLUMN_DISCOMFORT] = { "discomfort_0_10", take_score, LIFT_SYMPTOM_DISCOMFORT,
                          LIFT_IMPORT_MISSING_SCORE (LIFT_SYMPTOM_DISCOMFORT), TRUE },
  [COLUMN_NOTE] = { "note", take_note, 0, LIFT_IMPORT_MISSING_NOTE, FALSE },
  [COLUMN_RECORDED_AT] = { "recorded_at", take_recorded_at, 0, 0, TRUE },
  [COLUMN_TIGHTNESS] = { "tightness_0_10", take_score, LIFT_SYMPTOM_TIGHTNESS,
                         LIFT_IMPORT_MISSING_SCORE (LIFT_SYMPTOM_TIGHTNESS), TRUE },
  [COLUMN_NUMBNESS] = { "numbness_0_10", take_score, LIFT_SYMPTOM_NUMBNESS,
                        LIFT_IMPORT_MISSING_SCORE (LIFT_SYMPTOM_NUMBNESS), TRUE },
  [COLUMN_SIGNS_CHECKED] = { "signs_checked", take_signs_checked, 0, LIFT_IMPORT_MISSING_SIGNS, TRUE },
  [COLUMN_SIGNS] = { "signs", take_signs, 0, LIFT_IMPORT_MISSING_SIGNS, FALSE },
  [COLUMN_MORE_SIDE] = { "more_side", take_more_side, 0, LIFT_IMPORT_MISSING_MORE_SIDE, TRUE },
  [COLUMN_PAIN_RELIEF] = { "pain_relief", take_pain_relief, 0, LIFT_IMPORT_MISSING_PAIN_RELIEF, FALSE },
  [COLUMN_TEMPERATURE] = { "temperature_c", take_temperature, 0, LIFT_IMPORT_MISSING_TEMPERATURE, FALSE },
  [COLUMN_AUTHOR] = { "author", take_author, 0, LIFT_IMPORT_MISSING_AUTHOR, FALSE },
};

static int
find_column (const char *name)
{
  for (int c = 0; c < N_COLUMNS; c++)
    if (g_str_equal (name, columns[c].name))
      return c;
  return -1;
}

/**
 * lift_import_csv_is_ours:
 * @csv: a table at its headings
 *
 * Returns: whether the headings are those of lift_csv_write(), in any order and not all of them.
 */
gboolean
lift_import_csv_is_ours (LiftCsvReader *csv)
{
  gboolean has_date = FALSE;
  gboolean telling = FALSE;

  lift_csv_reader_rewind (csv);
  if (lift_csv_reader_next (csv, NULL) != LIFT_CSV_ROW)
    return FALSE;
  for (guint i = 0; i < lift_csv_reader_get_n_cells (csv); i++) {
    int column = find_column (lift_csv_reader_get_cell (csv, i));

    has_date = has_date || column == COLUMN_DATE;
    telling = telling || (column >= 0 && columns[column].telling);
  }
  return has_date && telling;
}

static gboolean
read_headings (LiftImportCsv *self, GError **error)
{
  lift_csv_reader_rewind (self->csv);
  if (lift_csv_reader_next (self->csv, error) != LIFT_CSV_ROW)
    return FALSE;
  self->n_headings = lift_csv_reader_get_n_cells (self->csv);
  for (guint i = 0; i < self->n_headings; i++) {
    const char *name = lift_csv_reader_get_cell (self->csv, i);
    int column = find_column (name);

    if (column < 0) {
      g_set_error (
        error, LIFT_ERROR, LIFT_ERROR_INVALID,
        _("The file has a column “%s”, which Afterlift does not write. Nothing was changed. Take the column "
           "out, or say with a map how to read the table."),
        name);
      return FALSE;
    }
    if (self->cells[column] >= 0) {
      g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                   _("The file has two columns “%s”. Nothing was changed; please take one of them out."), name);
      return FALSE;
    }
    self->cells[column] = (int) i;
  }
  return TRUE;
}

/**
 * lift_import_csv_new:
 * @csv: a table that lift_import_csv_is_ours(); it has to live longer
 * @error: return location for %LIFT_ERROR_INVALID: a column that is not ours, or twice there
 *
 * Returns: (transfer full) (nullable): its rows.
 */
LiftImportCsv *
lift_import_csv_new (LiftCsvReader *csv, GError **error)
{
  g_autofree LiftImportCsv *self = g_new0 (LiftImportCsv, 1);

  self->csv = csv;
  for (guint c = 0; c < N_COLUMNS; c++)
    self->cells[c] = -1;
  if (!read_headings (self, error))
    return NULL;
  self->missing = LIFT_IMPORT_MISSING_ZONES | LIFT_IMPORT_MISSING_TICKS | LIFT_IMPORT_MISSING_SINCE;
  for (guint c = 0; c < N_COLUMNS; c++)
    if (self->cells[c] < 0)
      self->missing |= columns[c].missing;
  return g_steal_pointer (&self);
}

/** lift_import_csv_free: frees @self. */
void
lift_import_csv_free (LiftImportCsv *self)
{
  g_clear_pointer (&self->last, lift_entry_unref);
  g_free (self);
}

/** lift_import_csv_rewind: begins again behind the headings. */
void
lift_import_csv_rewind (LiftImportCsv *self)
{
  lift_csv_reader_rewind (self->csv);
  lift_csv_reader_next (self->csv, NULL);
  g_clear_pointer (&self->last, lift_entry_unref);
}

static LiftImportItem *
refuse (LiftImportCsv *self, Column column, const char *expected)
{
  return lift_import_row_refuse (self->csv, (guint) self->cells[column], columns[column].name, _(expected));
}

/* A sign that was there the day before is there since then; the table itself does not say it. */
static void
continue_signs (LiftImportCsv *self, LiftEntry *entry)
{
  for (guint i = 0; i < entry->signs->len; i++) {
    LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);
    const LiftSignMark *before = self->last != NULL && self->last->for_day + 1 == entry->for_day
                                   ? lift_entry_find_sign (self->last, mark->sign)
                                   : NULL;

    mark->since_day = before != NULL ? before->since_day : entry->for_day;
  }
  g_clear_pointer (&self->last, lift_entry_unref);
  self->last = lift_entry_ref (entry);
}

/* The two columns of signs belong together. Signs alone answer the question where there are some; that it was answered,
 * without the signs, says nothing: it would become "No, nothing". */
static void
check_sign_columns (LiftImportCsv *self, LiftImportItem *item, LiftEntry *entry)
{
  if (self->cells[COLUMN_SIGNS_CHECKED] >= 0 && self->cells[COLUMN_SIGNS] >= 0)
    return;
  entry->signs_checked = entry->signs->len > 0;
  if (entry->signs_checked)
    item->missing &= ~(guint) LIFT_IMPORT_MISSING_SIGNS;
}

static LiftImportItem *
read_row (LiftImportCsv *self)
{
  g_autoptr (LiftImportItem) item =
    lift_import_item_new (LIFT_IMPORT_ITEM_DAY, lift_csv_reader_get_line (self->csv, 0), 0);
  LiftImportItem *refused = lift_import_row_check_length (self->csv, self->n_headings, TRUE);
  LiftEntry *entry;

  if (refused != NULL)
    return refused;
  entry = lift_entry_new ("", LIFT_DATE_NONE);
  g_ptr_array_add (item->states, entry);
  item->missing = self->missing;
  for (guint c = 0; c < N_COLUMNS; c++) {
    Row row = { entry, item };
    const char *cell = self->cells[c] >= 0 ? lift_csv_reader_get_cell (self->csv, (guint) self->cells[c]) : NULL;
    const char *expected = cell != NULL ? columns[c].take (&row, cell, columns[c].symptom) : NULL;

    if (expected != NULL)
      return refuse (self, (Column) c, expected);
  }
  if (entry->signs->len > 0 && !entry->signs_checked && self->cells[COLUMN_SIGNS_CHECKED] >= 0)
    return refuse (self, COLUMN_SIGNS_CHECKED, N_("It has to be 1 where a sign is named."));
  check_sign_columns (self, item, entry);
  continue_signs (self, entry);
  return g_steal_pointer (&item);
}

/**
 * lift_import_csv_next:
 * @self: rows
 * @error: return location for %LIFT_ERROR_INVALID: this is no table from here on
 *
 * Returns: (transfer full) (nullable): the next row, which may be refused; %NULL without an error: the end.
 */
LiftImportItem *
lift_import_csv_next (LiftImportCsv *self, GError **error)
{
  do {
    if (lift_csv_reader_next (self->csv, error) != LIFT_CSV_ROW)
      return NULL;
  } while (lift_import_row_is_empty (self->csv));
  return read_row (self);
}
