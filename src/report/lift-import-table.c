/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "lift-error.h"
#include "lift-format.h"
#include "lift-import-rows.h"

/* What computing with numbers such as 0.1 may be off by. */
#define NEARLY 1e-9

/* One row of the table: only where it is, so that a table of any length takes little memory. */
typedef struct {
  LiftDate day;
  int seconds;
  guint order;
  LiftCsvPlace place;
} Row;

/* A score that was taken for a day, and how. */
typedef struct {
  int score;
  gboolean rounded;
  char *text;
} Score;

struct _LiftImportTable {
  LiftCsvReader *csv;
  LiftImportMap *map;
  guint n_headings;
  int date;
  int time;
  int note;
  int symptoms[LIFT_N_SYMPTOMS];
  guint missing;
  GArray *rows;
  guint next;
  GQueue refused;
};

static char *
list_headings (LiftCsvReader *csv)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < lift_csv_reader_get_n_cells (csv); i++)
    g_ptr_array_add (names, (gpointer) lift_csv_reader_get_cell (csv, i));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (C_("list separator", ", "), (char **) names->pdata);
}

/* Finds a heading of the map in the table; one that the map does not name is not looked for. */
static gboolean
find_heading (LiftImportTable *self, const char *name, int *position, GError **error)
{
  g_autofree char *list = NULL;

  *position = -1;
  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < self->n_headings; i++) {
    if (!lift_import_map_is_same_heading (lift_csv_reader_get_cell (self->csv, i), name))
      continue;
    if (*position >= 0) {
      g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                   _("The file has two columns “%s”. Nothing was changed; please take one of them out."), name);
      return FALSE;
    }
    *position = (int) i;
  }
  if (*position >= 0)
    return TRUE;
  list = list_headings (self->csv);
  g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
               _("The table has no column “%s”. It has: %s. Nothing was changed; please correct the map."), name,
               list);
  return FALSE;
}

static gboolean
read_headings (LiftImportTable *self, GError **error)
{
  lift_csv_reader_rewind (self->csv);
  switch (lift_csv_reader_next (self->csv, error)) {
  case LIFT_CSV_ROW:
    break;
  case LIFT_CSV_END:
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("The file is empty. Nothing was changed."));
    return FALSE;
  case LIFT_CSV_ERROR:
  default:
    return FALSE;
  }
  if (self->map->date == NULL || self->map->date_is_ambiguous) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("Say first which column has the day, and how days are written. Nothing was changed."));
    return FALSE;
  }
  self->n_headings = lift_csv_reader_get_n_cells (self->csv);
  if (!find_heading (self, self->map->date, &self->date, error) ||
      !find_heading (self, self->map->time, &self->time, error) ||
      !find_heading (self, self->map->note, &self->note, error))
    return FALSE;
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (!find_heading (self, self->map->symptoms[s].name, &self->symptoms[s], error))
      return FALSE;
    if (self->symptoms[s] < 0)
      self->missing |= LIFT_IMPORT_MISSING_SCORE (s);
  }
  if (self->note < 0)
    self->missing |= LIFT_IMPORT_MISSING_NOTE;
  return TRUE;
}

/* A column that the map names; a short row has nothing there. */
static const char *
get_cell (LiftImportTable *self, int column)
{
  if (column < 0 || (guint) column >= lift_csv_reader_get_n_cells (self->csv))
    return "";
  return lift_csv_reader_get_cell (self->csv, (guint) column);
}

static void
index_row (LiftImportTable *self)
{
  Row row = { .day = LIFT_DATE_NONE, .order = self->rows->len };
  LiftImportMoment moment;

  lift_csv_reader_get_place (self->csv, &row.place);
  if (lift_import_moment_parse (get_cell (self, self->date), &moment)) {
    row.day = lift_import_moment_get_day (&moment, self->map->date_format);
    row.seconds = moment.seconds;
  }
  if (self->time >= 0)
    row.seconds = lift_import_time_parse (get_cell (self, self->time));
  g_array_append_val (self->rows, row);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *first = a;
  const Row *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  if (first->seconds != second->seconds)
    return first->seconds < second->seconds ? -1 : 1;
  return first->order < second->order ? -1 : first->order > second->order;
}

/* Where the days stand: a table may be sorted either way, or by something else. */
static gboolean
index_rows (LiftImportTable *self, GError **error)
{
  LiftCsvStep step;

  while ((step = lift_csv_reader_next (self->csv, error)) == LIFT_CSV_ROW)
    if (!lift_import_row_is_empty (self->csv))
      index_row (self);
  g_array_sort (self->rows, compare_rows);
  return step == LIFT_CSV_END;
}

/**
 * lift_import_table_new:
 * @csv: a table of another program; it has to live longer
 * @map: how to read it
 * @error: return location for %LIFT_ERROR_INVALID: no table, or without a column that the map names
 *
 * Returns: (transfer full) (nullable): its days.
 */
LiftImportTable *
lift_import_table_new (LiftCsvReader *csv, const LiftImportMap *map, GError **error)
{
  LiftImportTable *self = g_new0 (LiftImportTable, 1);

  self->csv = csv;
  self->map = lift_import_map_copy (map);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_queue_init (&self->refused);
  self->missing = LIFT_IMPORT_MISSING_ZONES | LIFT_IMPORT_MISSING_TICKS | LIFT_IMPORT_MISSING_SIGNS |
                  LIFT_IMPORT_MISSING_MORE_SIDE | LIFT_IMPORT_MISSING_PAIN_RELIEF | LIFT_IMPORT_MISSING_TEMPERATURE |
                  LIFT_IMPORT_MISSING_AUTHOR;
  if (read_headings (self, error) && index_rows (self, error))
    return self;
  lift_import_table_free (self);
  return NULL;
}

/** lift_import_table_free: frees @self. */
void
lift_import_table_free (LiftImportTable *self)
{
  g_queue_clear_full (&self->refused, (GDestroyNotify) lift_import_item_free);
  lift_import_map_free (self->map);
  g_array_unref (self->rows);
  g_free (self);
}

/** lift_import_table_rewind: begins again at the first day. */
void
lift_import_table_rewind (LiftImportTable *self)
{
  g_queue_clear_full (&self->refused, (GDestroyNotify) lift_import_item_free);
  self->next = 0;
}

/** lift_import_table_get_progress: Returns: how much was read, 0 to 1. */
double
lift_import_table_get_progress (const LiftImportTable *self)
{
  return self->rows->len > 0 ? (double) self->next / (double) self->rows->len : 1;
}

/* "7", "7.5", "7,5" and "70 %". */
static gboolean
parse_number (const char *text, double *number)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));
  gsize length = strlen (copy);
  char *end;

  if (length > 0 && copy[length - 1] == '%')
    copy[length - 1] = '\0';
  g_strdelimit (g_strchomp (copy), ",", '.');
  if (copy[0] == '\0' || strspn (copy, "0123456789.+-") != strlen (copy))
    return FALSE;
  *number = g_ascii_strtod (copy, &end);
  return *end == '\0' && isfinite (*number);
}

static gboolean
convert (const LiftImportColumn *column, const char *text, Score *score)
{
  double number, exact;

  if (!parse_number (text, &number))
    return FALSE;
  exact = (number - column->from) * LIFT_SCORE_MAX / (column->to - column->from);
  if (exact < -NEARLY || exact > LIFT_SCORE_MAX + NEARLY)
    return FALSE;
  score->score = (int) floor (exact + 0.5 + NEARLY);
  score->rounded = fabs (exact - score->score) > NEARLY;
  return TRUE;
}

static LiftImportItem *
refuse_score (LiftImportTable *self, guint symptom)
{
  const LiftImportColumn *column = &self->map->symptoms[symptom];
  char low[G_ASCII_DTOSTR_BUF_SIZE];
  char high[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *expected = NULL;

  g_ascii_formatd (low, sizeof low, "%g", MIN (column->from, column->to));
  g_ascii_formatd (high, sizeof high, "%g", MAX (column->from, column->to));
  expected = g_strdup_printf (_("By the map, this is a number from %s to %s, or nothing."), low, high);
  return lift_import_row_refuse (self->csv, (guint) self->symptoms[symptom], column->name, expected);
}

/* Reads the scores of a row; returns why it cannot be taken, else %NULL. */
static LiftImportItem *
read_scores (LiftImportTable *self, Score *scores)
{
  LiftImportItem *refused = lift_import_row_check_length (self->csv, self->n_headings, FALSE);

  for (guint s = 0; s < LIFT_N_SYMPTOMS && refused == NULL; s++) {
    const char *cell = get_cell (self, self->symptoms[s]);
    g_autofree char *text = g_strstrip (g_strdup (cell));

    scores[s] = (Score){ .score = LIFT_SCORE_NONE };
    if (text[0] == '\0')
      continue;
    if (!convert (&self->map->symptoms[s], text, &scores[s]))
      refused = refuse_score (self, s);
    else if (scores[s].rounded)
      scores[s].text = g_steal_pointer (&text);
  }
  return refused;
}

static void
take_scores (LiftImportTable *self, Score *day, Score *row)
{
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    gboolean wins = row[s].score != LIFT_SCORE_NONE &&
                    (self->map->several == LIFT_IMPORT_SEVERAL_LAST || row[s].score > day[s].score);

    if (!wins) {
      g_free (row[s].text);
      continue;
    }
    g_free (day[s].text);
    day[s] = row[s];
  }
}

static void
take_note (GString *note, const char *words)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (words));

  if (trimmed[0] == '\0' || g_str_equal (note->str, trimmed))
    return;
  if (note->len > 0)
    g_string_append_c (note, '\n');
  g_string_append (note, trimmed);
}

static char *
describe_rounding (const Score *day)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    if (day[s].score != LIFT_SCORE_NONE && day[s].rounded)
      /* Translators: a symptom, its number in the file and the score it becomes, such as "Swelling 55 → 6". */
      g_ptr_array_add (parts, g_strdup_printf (_("%1$s %2$s → %3$d"), lift_format_symptom ((LiftSymptom) s),
                                               day[s].text, day[s].score));
  g_ptr_array_add (parts, NULL);
  return parts->len > 1 ? g_strjoinv (C_("list separator", ", "), (char **) parts->pdata) : NULL;
}

static LiftImportItem *
make_day (LiftImportTable *self, const Row *first, const Score *day, GString *note)
{
  LiftImportItem *item = lift_import_item_new (LIFT_IMPORT_ITEM_DAY, first->place.line, 0);
  LiftEntry *entry = lift_entry_new ("", first->day);

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    entry->scores[s] = day[s].score;
  g_free (entry->note);
  entry->note = g_strdup (note->str);
  g_ptr_array_add (item->states, entry);
  item->missing = self->missing;
  item->rounded = describe_rounding (day);
  if (self->map->day0 != LIFT_DATE_NONE)
    item->day_number = first->day - self->map->day0;
  return item;
}

static LiftImportItem *
check_day (LiftImportItem *item)
{
  const LiftEntry *entry = g_ptr_array_index (item->states, 0);
  LiftImportItem *refused;

  if (strlen (entry->note) <= LIFT_NOTE_MAX_BYTES)
    return item;
  refused = lift_import_item_new (LIFT_IMPORT_ITEM_REFUSED, item->line, 0);
  refused->message = g_strdup (_("The notes of this day are longer than the diary can hold."));
  lift_import_item_free (item);
  return refused;
}

/* All rows of one day together; rows of it that cannot be taken wait in @refused. */
static LiftImportItem *
read_day (LiftImportTable *self)
{
  const Row first = g_array_index (self->rows, Row, self->next);
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (LiftImportItem) item = NULL;
  Score day[LIFT_N_SYMPTOMS];
  gboolean answered;

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    day[s] = (Score){ .score = LIFT_SCORE_NONE };
  for (; self->next < self->rows->len; self->next++) {
    const Row *row = &g_array_index (self->rows, Row, self->next);
    Score scores[LIFT_N_SYMPTOMS] = { { 0 } };
    LiftImportItem *refused;

    if (row->day != first.day)
      break;
    lift_csv_reader_seek (self->csv, &row->place);
    lift_csv_reader_next (self->csv, NULL);
    refused = read_scores (self, scores);
    if (refused != NULL) {
      g_queue_push_tail (&self->refused, refused);
      for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
        g_free (scores[s].text);
      continue;
    }
    take_scores (self, day, scores);
    take_note (note, get_cell (self, self->note));
  }
  item = make_day (self, &first, day, note);
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    g_free (day[s].text);
  answered = !lift_entry_is_empty (g_ptr_array_index (item->states, 0));
  return answered ? check_day (g_steal_pointer (&item)) : NULL;
}

static const char *
get_date_example (LiftImportDateFormat format)
{
  switch (format) {
  case LIFT_IMPORT_DATE_DMY:
    return _("By the map, a day is written as 16/11/2026, the day first.");
  case LIFT_IMPORT_DATE_MDY:
    return _("By the map, a day is written as 11/16/2026, the month first.");
  case LIFT_IMPORT_DATE_YMD:
  default:
    return _("By the map, a day is written as 2026-11-16, the year first.");
  }
}

static LiftImportItem *
refuse_date (LiftImportTable *self)
{
  const Row *row = &g_array_index (self->rows, Row, self->next++);
  guint cell;

  lift_csv_reader_seek (self->csv, &row->place);
  lift_csv_reader_next (self->csv, NULL);
  cell = MIN ((guint) self->date, lift_csv_reader_get_n_cells (self->csv) - 1);
  return lift_import_row_refuse (self->csv, cell, self->map->date, get_date_example (self->map->date_format));
}

/**
 * lift_import_table_next:
 * @self: days
 * @error: return location; nothing is set now that the table was read once
 *
 * Rows in which no column of the map is filled say nothing and are passed over.
 *
 * Returns: (transfer full) (nullable): the next day, or a row that is refused; %NULL without an error: the end.
 */
LiftImportItem *
lift_import_table_next (LiftImportTable *self, GError **error)
{
  while (self->refused.length == 0 && self->next < self->rows->len) {
    LiftImportItem *item;

    if (g_array_index (self->rows, Row, self->next).day == LIFT_DATE_NONE)
      return refuse_date (self);
    item = read_day (self);
    if (item != NULL)
      return item;
  }
  return g_queue_pop_head (&self->refused);
}
