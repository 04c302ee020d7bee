/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "lift-csv.h"
#include "lift-error.h"
#include "lift-import-reader.h"

static LiftImportReader *
open_text (const char *text, const LiftImportMap *map)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LiftImportReader *reader = lift_import_reader_new (bytes, map, &error);

  g_assert_no_error (error);
  return reader;
}

static GPtrArray *
read_all (LiftImportReader *reader)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_import_item_free);
  g_autoptr (GError) error = NULL;
  LiftImportItem *item;

  while ((item = lift_import_reader_next (reader, &error)) != NULL)
    g_ptr_array_add (items, item);
  g_assert_no_error (error);
  return items;
}

static LiftEntry *
get_day (GPtrArray *items, guint position)
{
  LiftImportItem *item = g_ptr_array_index (items, position);

  if (item->kind == LIFT_IMPORT_ITEM_REFUSED)
    g_error ("refused in line %u: %s", item->line, item->message);
  g_assert_cmpint (item->kind, ==, LIFT_IMPORT_ITEM_DAY);
  g_assert_cmpuint (item->states->len, ==, 1);
  return g_ptr_array_index (item->states, 0);
}

static void
assert_refused (GPtrArray *items, guint position, guint line, guint column, const char *part)
{
  LiftImportItem *item = g_ptr_array_index (items, position);

  g_assert_cmpint (item->kind, ==, LIFT_IMPORT_ITEM_REFUSED);
  g_assert_cmpuint (item->line, ==, line);
  g_assert_cmpuint (item->column, ==, column);
  if (strstr (item->message, part) == NULL)
    g_error ("“%s” does not say “%s”", item->message, part);
}

static LiftEntry *
make_entry (LiftDate day, const char *note)
{
  LiftEntry *entry = lift_entry_new ("0b6e0d3c-6f0e-4a55-9d3c-1f6a3f5f0c11", day);

  entry->seq = 1;
  entry->recorded_at = 1795028640;
  entry->utc_offset = -570;
  g_free (entry->note);
  entry->note = g_strdup (note);
  return entry;
}

/* What lift_csv_write() writes is read as it was, whatever stands in a note, and by both delimiters. */
static void
test_our_csv (gconstpointer data)
{
  static const char *const notes[] = {
    "",       "=1+1", "'quoted'", "\"said\"; and, more", "two\r\nlines\nand\rthree", "🙂 שלום", "\t-tab",
    "＝wide", "''",   " blank "
  };
  char delimiter = *(const char *) data;
  LiftDate day0 = lift_date_from_ymd (2026, 11, 1);
  LiftProcedure *procedure = lift_procedure_new ();
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  g_autoptr (LiftEpisode) episode = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftImportReader) reader = NULL;
  g_autoptr (GPtrArray) items = NULL;
  LiftSignMark fever = { LIFT_SIGN_FEVER, LIFT_SIDE_NONE, day0 + 2 };
  LiftSignMark pus = { LIFT_SIGN_PUS, LIFT_SIDE_LEFT, day0 + 3 };

  procedure->uuid = g_strdup ("0b6e0d3c-6f0e-4a55-9d3c-1f6a3f5f0c11");
  procedure->day0 = day0;
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++) {
    LiftEntry *entry = make_entry (day0 - 1 + (LiftDate) i, notes[i]);

    entry->scores[i % LIFT_N_SYMPTOMS] = (int) i;
    entry->signs_checked = i > 2;
    entry->more_side = (LiftMoreSide) (i % 4);
    entry->pain_relief = (LiftAnswer) (i % 3);
    entry->temperature_c10 = i == 4 ? 382 : LIFT_TEMPERATURE_NONE;
    entry->author = i == 5 ? LIFT_AUTHOR_HELPER : LIFT_AUTHOR_ME;
    if (i == 3 || i == 4)
      g_array_append_val (entry->signs, fever);
    if (i == 4)
      g_array_append_val (entry->signs, pus);
    g_ptr_array_add (entries, entry);
  }
  episode = lift_episode_new (procedure, entries, 0);
  bytes = lift_csv_write (episode, delimiter, NULL, &error);
  g_assert_no_error (error);
  reader = lift_import_reader_new (bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lift_import_reader_get_format (reader), ==, LIFT_IMPORT_FORMAT_CSV);
  for (guint round = 0; round < 2; round++) {
    lift_import_reader_rewind (reader);
    g_clear_pointer (&items, g_ptr_array_unref);
    items = read_all (reader);
    g_assert_cmpuint (items->len, ==, entries->len);
    for (guint i = 0; i < entries->len; i++) {
      LiftEntry *was = g_ptr_array_index (entries, i);
      LiftEntry *is = get_day (items, i);

      g_assert_cmpint (is->for_day, ==, was->for_day);
      g_assert_cmpint (((LiftImportItem *) items->pdata[i])->day_number, ==, (int) i - 1);
      g_assert_cmpint (is->recorded_at, ==, was->recorded_at);
      g_assert_cmpint (is->utc_offset, ==, was->utc_offset);
      g_assert_cmpint (is->author, ==, was->author);
      g_assert_cmpstr (is->note, ==, was->note);
      g_assert_true (lift_entry_has_same_answers (is, was));
    }
  }
  lift_procedure_unref (procedure);
  g_ptr_array_unref (entries);
}

/* Columns in any order, and not all of them: what is missing is not spoken of. */
static void
test_some_columns (void)
{
  g_autoptr (LiftImportReader) reader =
    open_text ("bruising_0_10;date;swelling_0_10\n;2026-11-17;0\n10;2026-11-18;\n;;\n", NULL);
  g_autoptr (GPtrArray) items = read_all (reader);
  LiftImportItem *item = g_ptr_array_index (items, 0);

  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpint (get_day (items, 0)->scores[LIFT_SYMPTOM_SWELLING], ==, 0);
  g_assert_cmpint (get_day (items, 0)->scores[LIFT_SYMPTOM_BRUISING], ==, LIFT_SCORE_NONE);
  g_assert_cmpint (get_day (items, 1)->scores[LIFT_SYMPTOM_BRUISING], ==, 10);
  g_assert_cmpint (get_day (items, 0)->recorded_at, ==, 0);
  g_assert_cmpint (item->day_number, ==, G_MININT);
  g_assert_true ((item->missing & LIFT_IMPORT_MISSING_NOTE) != 0);
  g_assert_true ((item->missing & LIFT_IMPORT_MISSING_SIGNS) != 0);
  g_assert_true ((item->missing & LIFT_IMPORT_MISSING_SCORE (LIFT_SYMPTOM_DISCOMFORT)) != 0);
  g_assert_true ((item->missing & LIFT_IMPORT_MISSING_SCORE (LIFT_SYMPTOM_SWELLING)) == 0);
}

/* One of the two columns of signs without the other one. */
static void
test_half_of_the_signs (void)
{
  g_autoptr (LiftImportReader) signs = open_text ("date,swelling_0_10,signs\n2026-11-17,,fever\n2026-11-18,1,\n", NULL);
  g_autoptr (LiftImportReader) checked = open_text ("date,signs_checked\n2026-11-17,1\n", NULL);
  g_autoptr (GPtrArray) some = read_all (signs);
  g_autoptr (GPtrArray) none = read_all (checked);
  LiftImportItem *item = g_ptr_array_index (some, 0);

  g_assert_true (get_day (some, 0)->signs_checked);
  g_assert_true ((item->missing & LIFT_IMPORT_MISSING_SIGNS) == 0);
  g_assert_false (get_day (some, 1)->signs_checked);
  item = g_ptr_array_index (some, 1);
  g_assert_true ((item->missing & LIFT_IMPORT_MISSING_SIGNS) != 0);
  g_assert_false (get_day (none, 0)->signs_checked);
  item = g_ptr_array_index (none, 0);
  g_assert_true ((item->missing & LIFT_IMPORT_MISSING_SIGNS) != 0);
}

static void
test_refused_cells (void)
{
  static const struct {
    const char *column;
    const char *cell;
  } wrong[] = {
    { "day_after_procedure", "one" },
    { "day_after_procedure", "1.5" },
    { "swelling_0_10", "11" },
    { "swelling_0_10", "-1" },
    { "swelling_0_10", "4.0" },
    { "swelling_0_10", " 4" },
    { "bruising_0_10", "٤" },
    { "recorded_at", "2026-11-17" },
    { "recorded_at", "2026-11-17T20:04:00" },
    { "recorded_at", "2026-11-17T24:00:00Z" },
    { "recorded_at", "2026-11-17T20:04:00+1:00" },
    { "recorded_at", "2026-11-17T20:04:00+25:00" },
    { "signs_checked", "yes" },
    { "signs", "fever;fever" },
    { "signs", "fewer" },
    { "signs", "fever:up" },
    { "more_side", "up" },
    { "pain_relief", "1" },
    { "temperature_c", "29.9" },
    { "temperature_c", "45.1" },
    { "temperature_c", "38.25" },
    { "temperature_c", "38 C" },
    { "author", "doctor" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *text = g_strdup_printf ("date,numbness_0_10,%s\n2026-11-17,,%s\n", wrong[i].column, wrong[i].cell);
    g_autoptr (LiftImportReader) reader = open_text (text, NULL);
    g_autoptr (GPtrArray) items = read_all (reader);

    g_assert_cmpuint (items->len, ==, 1);
    assert_refused (items, 0, 2, 13, wrong[i].column);
    /* What she wrote is not repeated. */
    g_assert_null (strstr (((LiftImportItem *) items->pdata[0])->message, "doctor"));
  }
}

static void
test_refused_rows (void)
{
  g_autofree char *longest = g_strnfill (LIFT_NOTE_MAX_BYTES, 'n');
  g_autofree char *text =
    g_strdup_printf ("date,swelling_0_10,note\n17.11.2026,4,\n2026-02-30,4,\n2026-11-17,4\n2026-11-18,4,x,y\n"
                     "2026-11-19,4,%s\n2026-11-20,4,%sn\n2026-11-21,4,\"two\nlines\",,\n",
                     longest, longest);
  g_autoptr (LiftImportReader) reader = open_text (text, NULL);
  g_autoptr (GPtrArray) items = read_all (reader);

  g_assert_cmpuint (items->len, ==, 7);
  assert_refused (items, 0, 2, 1, "date");
  assert_refused (items, 1, 3, 1, "2026-11-16");
  assert_refused (items, 2, 4, 12, "2 cells");
  assert_refused (items, 3, 5, 16, "right of the last column");
  g_assert_cmpuint (strlen (get_day (items, 4)->note), ==, LIFT_NOTE_MAX_BYTES);
  assert_refused (items, 5, 7, 14, "longer than the diary can hold");
  g_assert_cmpstr (get_day (items, 6)->note, ==, "two\nlines");
}

static void
test_refused_files (void)
{
  static const struct {
    const char *text;
    const char *part;
  } wrong[] = {
    { "", "empty" },
    { "a,b\n1,2\n", "map" },
    { "date,note\n2026-11-17,x\n", "map" },
    { "date,swelling_0_10,mood\n", "mood" },
    { "date,swelling_0_10,swelling_0_10\n", "two columns" },
    { "{}", "JSON" },
    { "[1, 2]", "JSON" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (wrong[i].text, strlen (wrong[i].text));
    g_autoptr (GError) error = NULL;

    g_assert_null (lift_import_reader_new (bytes, NULL, &error));
    g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
    if (strstr (error->message, wrong[i].part) == NULL)
      g_error ("“%s” does not say “%s”", error->message, wrong[i].part);
  }
}

static LiftImportMap *
make_map (LiftImportDateFormat format)
{
  LiftImportMap *map = lift_import_map_new ();

  map->date = g_strdup ("Datum");
  map->date_format = format;
  map->note = g_strdup ("Notiz");
  map->symptoms[LIFT_SYMPTOM_SWELLING].name = g_strdup ("Schwellung");
  map->symptoms[LIFT_SYMPTOM_SWELLING].to = 100;
  map->symptoms[LIFT_SYMPTOM_DISCOMFORT].name = g_strdup ("Wohl");
  map->symptoms[LIFT_SYMPTOM_DISCOMFORT].from = 5;
  map->symptoms[LIFT_SYMPTOM_DISCOMFORT].to = 0;
  return map;
}

#define TRACKER                                                                                                        \
  "\xef\xbb\xbf"                                                                                                       \
  "Datum;Zeit;Schwellung;Wohl;Wetter;Notiz\r\n"                                                                        \
  "18/11/2026;21:10;35;5;Regen;abends\r\n"                                                                             \
  "17/11/2026;20:00;55;2,5;;\r\n"                                                                                      \
  "18/11/2026;08:05;64 %;1;;\"morgens; früh\"\r\n"                                                                    \
  ";;;;;\r\n"                                                                                                          \
  "19/11/2026;;;;Sonne;\r\n"

/* Several rows of a day: the worst of each counts, or the last by the clock; words are never lost. */
static void
test_tracker (void)
{
  g_autoptr (LiftImportMap) map = make_map (LIFT_IMPORT_DATE_DMY);
  g_autoptr (LiftImportReader) reader = NULL;
  g_autoptr (LiftImportReader) last = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) again = NULL;
  LiftImportItem *item;

  map->time = g_strdup ("zeit");
  map->day0 = lift_date_from_ymd (2026, 11, 16);
  reader = open_text (TRACKER, map);
  g_assert_cmpint (lift_import_reader_get_format (reader), ==, LIFT_IMPORT_FORMAT_TABLE);
  items = read_all (reader);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpint (get_day (items, 0)->for_day, ==, map->day0 + 1);
  g_assert_cmpint (get_day (items, 0)->scores[LIFT_SYMPTOM_SWELLING], ==, 6);
  g_assert_cmpint (get_day (items, 0)->scores[LIFT_SYMPTOM_DISCOMFORT], ==, 5);
  g_assert_cmpint (get_day (items, 1)->scores[LIFT_SYMPTOM_SWELLING], ==, 6);
  g_assert_cmpint (get_day (items, 1)->scores[LIFT_SYMPTOM_DISCOMFORT], ==, 8);
  g_assert_cmpstr (get_day (items, 1)->note, ==, "morgens; früh\nabends");
  item = g_ptr_array_index (items, 0);
  g_assert_cmpint (item->day_number, ==, 1);
  g_assert_cmpstr (item->rounded, ==, "Swelling 55 → 6");
  g_assert_true ((item->missing & LIFT_IMPORT_MISSING_SCORE (LIFT_SYMPTOM_BRUISING)) != 0);
  g_assert_true ((item->missing & LIFT_IMPORT_MISSING_NOTE) == 0);

  map->several = LIFT_IMPORT_SEVERAL_LAST;
  last = open_text (TRACKER, map);
  again = read_all (last);
  g_assert_cmpint (get_day (again, 1)->scores[LIFT_SYMPTOM_SWELLING], ==, 4);
  g_assert_cmpint (get_day (again, 1)->scores[LIFT_SYMPTOM_DISCOMFORT], ==, 0);
}

/* Half away from zero, on every scale; outside of it nothing is guessed. */
static void
test_scales (void)
{
  static const struct {
    double from, to;
    const char *cell;
    int score;
    gboolean rounded;
  } scales[] = {
    { 0, 5, "2.5", 5, FALSE },     { 0, 5, "2,75", 6, TRUE },    { 0, 5, "5", 10, FALSE },
    { 0, 100, "55", 6, TRUE },     { 0, 100, "54", 5, TRUE },    { 0, 100, "45", 5, TRUE },
    { 0, 100, "0", 0, FALSE },     { 0, 100, "100", 10, FALSE }, { 1, 7, "4", 5, FALSE },
    { 1, 5, "2", 3, TRUE },        { 10, 0, "3", 7, FALSE },     { 0, 1, "0.15", 2, TRUE },
    { 0, 1, "0.35", 4, TRUE },     { 0, 3, "1", 3, TRUE },       { -5, 5, "-5", 0, FALSE },
    { 0, 100, "101", -2, FALSE },  { 0, 5, "-0.1", -2, FALSE },  { 0, 10, "severe", -2, FALSE },
    { 0, 10, "1.2.3", -2, FALSE }, { 0, 10, "1e1", -2, FALSE },  { 0, 10, "%", -2, FALSE },
    { 0, 10, "+", -2, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    g_autoptr (LiftImportMap) map = make_map (LIFT_IMPORT_DATE_YMD);
    g_autofree char *text = g_strdup_printf ("Datum\tSchwellung\tWohl\tNotiz\n2026-11-17\t%s\t5\tx\n", scales[i].cell);
    g_autoptr (LiftImportReader) reader = NULL;
    g_autoptr (GPtrArray) items = NULL;

    map->symptoms[LIFT_SYMPTOM_SWELLING].from = scales[i].from;
    map->symptoms[LIFT_SYMPTOM_SWELLING].to = scales[i].to;
    reader = open_text (text, map);
    items = read_all (reader);
    if (scales[i].score == -2) {
      g_assert_cmpuint (items->len, ==, 1);
      assert_refused (items, 0, 2, 12, "Schwellung");
      continue;
    }
    g_assert_cmpint (get_day (items, 0)->scores[LIFT_SYMPTOM_SWELLING], ==, scales[i].score);
    g_assert_cmpint (((LiftImportItem *) items->pdata[0])->rounded != NULL, ==, scales[i].rounded);
  }
}

/* A row that is not understood does not take the other rows of its day with it. */
static void
test_tracker_refused (void)
{
  g_autoptr (LiftImportMap) map = make_map (LIFT_IMPORT_DATE_MDY);
  g_autoptr (LiftImportReader) reader =
    open_text ("Datum,Schwellung,Wohl,Notiz\n11/17/2026,50,1,a\n11/17/2026,500,1,b\n17/11/2026,5,1,c\n"
               "11/18/2026,1,1,d,e\n",
               map);
  g_autoptr (GPtrArray) items = read_all (reader);

  g_assert_cmpuint (items->len, ==, 4);
  assert_refused (items, 0, 4, 1, "the month first");
  g_assert_cmpint (get_day (items, 1)->scores[LIFT_SYMPTOM_SWELLING], ==, 5);
  g_assert_cmpstr (get_day (items, 1)->note, ==, "a");
  assert_refused (items, 2, 3, 12, "from 0 to 100");
  assert_refused (items, 3, 5, 18, "right of the last column");
}

static void
test_map_does_not_fit (void)
{
  g_autoptr (LiftImportMap) map = make_map (LIFT_IMPORT_DATE_DMY);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Datum,Schwellung\n", 17);
  g_auto (GStrv) columns = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lift_import_reader_needs_map (bytes, &columns, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (columns), ==, 2);
  g_assert_cmpstr (columns[1], ==, "Schwellung");
  g_assert_null (lift_import_reader_new (bytes, map, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Datum, Schwellung"));
  g_clear_error (&error);
  map->date_is_ambiguous = TRUE;
  g_assert_null (lift_import_reader_new (bytes, map, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/report/import-reader/our-csv/comma", ",", test_our_csv);
  g_test_add_data_func ("/report/import-reader/our-csv/semicolon", ";", test_our_csv);
  g_test_add_func ("/report/import-reader/some-columns", test_some_columns);
  g_test_add_func ("/report/import-reader/half-of-the-signs", test_half_of_the_signs);
  g_test_add_func ("/report/import-reader/refused-cells", test_refused_cells);
  g_test_add_func ("/report/import-reader/refused-rows", test_refused_rows);
  g_test_add_func ("/report/import-reader/refused-files", test_refused_files);
  g_test_add_func ("/report/import-reader/tracker", test_tracker);
  g_test_add_func ("/report/import-reader/scales", test_scales);
  g_test_add_func ("/report/import-reader/tracker-refused", test_tracker_refused);
  g_test_add_func ("/report/import-reader/map-does-not-fit", test_map_does_not_fit);
  return g_test_run ();
}
