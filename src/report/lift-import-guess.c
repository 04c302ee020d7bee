/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-import-map.h"

#include <string.h>

#include "lift-csv-reader.h"

/* Rows that are looked at for the order of day and month and for the scale; enough for three years. */
#define MAX_ROWS 1000
#define PERCENT 100

/* Parts of headings as other programs write them, in lower case and several languages. The first group that fits
 * wins, and within it the word that comes first. */
static const char *const date_words[] = { "full_date", "date",   "datum", "fecha", "data", "timestamp", "logged at",
                                          "jour",      "giorno", "dato",  "dzień", "day",  NULL };
static const char *const time_words[] = { "time", "uhrzeit", "heure", "hora", "ora", "tijd", "godzina", NULL };
static const char *const note_words[] = { "note",     "notiz", "bemerkung", "comment", "kommentar",
                                          "remarque", "nota",  "opmerking", "notat",   NULL };
/* A row is needed for each; one that is left out would be empty. */
G_STATIC_ASSERT (LIFT_N_SYMPTOMS == 5);

static const char *const symptom_words[LIFT_N_SYMPTOMS][12] = {
  [LIFT_SYMPTOM_SWELLING] = { "swelling", "swollen", "schwellung", "gonflement", "enflure", "hinchaz", "gonfiore",
                              "zwelling", "obrzęk", "inchaço", NULL },
  [LIFT_SYMPTOM_BRUISING] = { "bruis", "hämatom", "bluterg", "ecchymose", "bleus", "moret", "livid", "blauwe", "siniak",
                              "siniec", NULL },
  [LIFT_SYMPTOM_DISCOMFORT] = { "discomfort", "pain", "schmerz", "douleur", "dolor", "dor", "pijn", "ból", NULL },
  [LIFT_SYMPTOM_TIGHTNESS] = { "tight", "spannung", "tension", "tirantez", "tensione", "strak", "napięcie", NULL },
  [LIFT_SYMPTOM_NUMBNESS] = { "numb", "taub", "engourd", "entumec", "intorpid", "gevoelloos", "drętw", NULL },
};

/* What the cells of one column can be. */
typedef struct {
  gboolean can_be[3];
  guint n_days;
} Days;

static gboolean
is_like (const char *heading, const char *word, gboolean whole)
{
  g_autofree char *folded = g_utf8_casefold (heading, -1);
  g_autofree char *wanted = g_utf8_casefold (word, -1);

  return whole ? g_str_equal (folded, wanted) : strstr (folded, wanted) != NULL;
}

/* "note" before "note_title": a heading that is the whole word comes before one that has it inside. */
static int
find_heading (GPtrArray *headings, const char *const *words)
{
  for (int whole = 1; whole >= 0; whole--)
    for (guint w = 0; words[w] != NULL; w++)
      for (guint i = 0; i < headings->len; i++)
        if (is_like (g_ptr_array_index (headings, i), words[w], whole == 1))
          return (int) i;
  return -1;
}

static char *
dup_heading (GPtrArray *headings, int position)
{
  return position >= 0 ? g_strdup (g_ptr_array_index (headings, position)) : NULL;
}

static void
look_at_day (Days *days, const char *cell)
{
  LiftImportMoment moment;

  if (!lift_import_moment_parse (cell, &moment))
    return;
  days->n_days++;
  for (guint f = 0; f < G_N_ELEMENTS (days->can_be); f++)
    days->can_be[f] =
      days->can_be[f] && lift_import_moment_get_day (&moment, (LiftImportDateFormat) f) != LIFT_DATE_NONE;
  /* A year of four digits stands at one end, and one of two digits never stands first. */
  if (moment.numbers[0] > 99)
    days->can_be[LIFT_IMPORT_DATE_DMY] = days->can_be[LIFT_IMPORT_DATE_MDY] = FALSE;
  else
    days->can_be[LIFT_IMPORT_DATE_YMD] = FALSE;
}

static void
decide_format (LiftImportMap *self, const Days *days)
{
  guint n_possible = 0;

  for (guint f = G_N_ELEMENTS (days->can_be); f > 0; f--) {
    if (!days->can_be[f - 1])
      continue;
    n_possible++;
    self->date_format = (LiftImportDateFormat) (f - 1);
  }
  self->date_is_ambiguous = days->n_days == 0 || n_possible != 1;
}

static void
look_at_rows (LiftImportMap *self, LiftCsvReader *reader, int date, const int *symptoms)
{
  Days days = { { TRUE, TRUE, TRUE }, 0 };
  double greatest[LIFT_N_SYMPTOMS] = { 0 };

  for (guint row = 0; row < MAX_ROWS && lift_csv_reader_next (reader, NULL) == LIFT_CSV_ROW; row++) {
    guint n_cells = lift_csv_reader_get_n_cells (reader);

    if (date >= 0 && (guint) date < n_cells)
      look_at_day (&days, lift_csv_reader_get_cell (reader, (guint) date));
    for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
      if (symptoms[s] >= 0 && (guint) symptoms[s] < n_cells)
        greatest[s] = MAX (greatest[s], g_ascii_strtod (lift_csv_reader_get_cell (reader, (guint) symptoms[s]), NULL));
  }
  decide_format (self, &days);
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    if (greatest[s] > LIFT_SCORE_MAX)
      self->symptoms[s].to = PERCENT;
}

/**
 * lift_import_map_guess:
 * @table: a table of another program
 *
 * A first proposal, to be looked at by her: columns by their headings in some languages, the order of day and month
 * by a number that is no month, and a scale up to 100 where a score is above 10. Where all days fit several orders,
 * @date_is_ambiguous says so.
 *
 * Returns: (transfer full): a map; what could not be guessed is not in it.
 */
LiftImportMap *
lift_import_map_guess (GBytes *table)
{
  LiftImportMap *self = lift_import_map_new ();
  g_autoptr (LiftCsvReader) reader = lift_csv_reader_new (table, NULL);
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  int symptoms[LIFT_N_SYMPTOMS];
  int date;

  self->date_is_ambiguous = TRUE;
  if (reader == NULL || lift_csv_reader_next (reader, NULL) != LIFT_CSV_ROW)
    return self;
  for (guint i = 0; i < lift_csv_reader_get_n_cells (reader); i++)
    g_ptr_array_add (headings, g_strstrip (g_strdup (lift_csv_reader_get_cell (reader, i))));
  date = find_heading (headings, date_words);
  self->date = dup_heading (headings, date);
  self->note = dup_heading (headings, find_heading (headings, note_words));
  self->time = dup_heading (headings, find_heading (headings, time_words));
  /* "timestamp" has "time" in it. */
  if (g_strcmp0 (self->time, self->date) == 0)
    g_clear_pointer (&self->time, g_free);
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    symptoms[s] = find_heading (headings, symptom_words[s]);
    self->symptoms[s].name = dup_heading (headings, symptoms[s]);
  }
  look_at_rows (self, reader, date, symptoms);
  return self;
}
