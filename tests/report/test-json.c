/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <json-glib/json-glib.h>

#include "archive-fixture.h"
#include "fixture.h"
#include "lift-error.h"
#include "lift-json-reader.h"
#include "lift-json.h"

#define N_RANDOM 300
#define N_KEPT 24

static char *
write_with (const LiftArchive *archive, const LiftExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lift_json_write (archive, options, NULL, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
write_all (const LiftArchive *archive)
{
  LiftExportOptions options;

  lift_export_options_init (&options, LIFT_EXPORT_JSON);
  options.with_history = archive->has_history;
  return write_with (archive, &options);
}

/* For the test that reads them with somebody else's validator. */
static void
keep (const LiftArchive *archive, const char *name)
{
  const char *folder = g_getenv ("LIFT_JSON_KEEP");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autofree char *text = write_all (archive);

  if (path != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static LiftJsonReader *
open_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return lift_json_reader_new (bytes, error);
}

static void
take (LiftArchive *archive, LiftImportItem *item)
{
  LiftArchiveRecord *record;

  if (item->kind == LIFT_IMPORT_ITEM_REFUSED)
    g_test_message ("line %u: %s", item->line, item->message);
  g_assert_cmpint (item->kind, !=, LIFT_IMPORT_ITEM_REFUSED);
  g_assert_cmpuint (item->line, >, 1);
  if (item->kind == LIFT_IMPORT_ITEM_PROCEDURE) {
    g_ptr_array_add (archive->records, g_steal_pointer (&item->record));
  } else if (item->kind == LIFT_IMPORT_ITEM_REMINDER) {
    g_ptr_array_add (archive->reminders, g_steal_pointer (&item->reminder));
  } else {
    record = lift_archive_find (archive, ((LiftEntry *) g_ptr_array_index (item->states, 0))->procedure);
    for (guint i = 0; i < item->states->len; i++)
      g_ptr_array_add (record->states, lift_entry_ref (g_ptr_array_index (item->states, i)));
  }
}

static LiftArchive *
read_all (LiftJsonReader *reader, const LiftArchive *like)
{
  LiftArchive *archive = lift_archive_new (like->schema, like->has_history);
  LiftImportItem *item;

  while ((item = lift_json_reader_next (reader, NULL)) != NULL) {
    take (archive, item);
    lift_import_item_free (item);
  }
  g_assert_cmpfloat (lift_json_reader_get_progress (reader), ==, 1.0);
  return archive;
}

/* What is read and written again is the same file, and what is read a second time is the same again. */
static void
assert_round_trip (const LiftArchive *archive)
{
  g_autofree char *text = write_all (archive);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftJsonReader) reader = open_text (text, &error);

  g_assert_no_error (error);
  for (int pass = 0; pass < 2; pass++) {
    g_autoptr (LiftArchive) back = read_all (reader, archive);
    g_autofree char *again = write_all (back);

    g_assert_cmpstr (again, ==, text);
    lift_json_reader_rewind (reader);
  }
}

static void
test_round_trip (void)
{
  for (int history = 0; history < 2; history++) {
    g_autoptr (LiftArchive) full = archive_fixture_new_full (history);

    assert_round_trip (full);
    keep (full, history ? "full-history.json" : "full.json");
  }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int i = 0; i < N_RANDOM; i++) {
    g_autoptr (LiftArchive) archive = archive_fixture_new_random (rand, i % 2);
    g_autofree char *name = g_strdup_printf ("random-%02d.json", i);

    assert_round_trip (archive);
    if (i < N_KEPT)
      keep (archive, name);
  }
}

/* The values that come out are those that went in, not only the same text. */
static void
test_values (void)
{
  g_autoptr (LiftArchive) archive = archive_fixture_new_full (TRUE);
  g_autofree char *text = write_all (archive);
  g_autoptr (LiftJsonReader) reader = open_text (text, NULL);
  g_autoptr (LiftArchive) back = read_all (reader, archive);
  const LiftArchiveRecord *there = g_ptr_array_index (archive->records, 0);
  const LiftArchiveRecord *here = g_ptr_array_index (back->records, 0);

  g_assert_cmpuint (here->states->len, ==, there->states->len);
  for (guint i = 0; i < here->states->len; i++) {
    const LiftEntry *a = g_ptr_array_index (there->states, i);
    const LiftEntry *b = g_ptr_array_index (here->states, i);

    g_assert_true (lift_entry_has_same_answers (a, b));
    g_assert_cmpstr (a->uuid, ==, b->uuid);
    g_assert_cmpstr (a->revision, ==, b->revision);
    g_assert_cmpint (a->seq, ==, b->seq);
    g_assert_cmpint (a->for_day, ==, b->for_day);
    g_assert_cmpint (a->recorded_at, ==, b->recorded_at);
    g_assert_cmpint (a->first_recorded_at, ==, b->first_recorded_at);
    g_assert_cmpint (a->first_utc_offset, ==, b->first_utc_offset);
    g_assert_cmpint (a->author, ==, b->author);
    g_assert_cmpint (a->signs_checked, ==, b->signs_checked);
  }
  g_assert_cmpstr (here->procedure->phone, ==, there->procedure->phone);
  g_assert_cmpmem (&here->aftercare, sizeof here->aftercare, &there->aftercare, sizeof there->aftercare);
  g_assert_cmpuint (here->visits->len, ==, there->visits->len);
  g_assert_cmpuint (back->reminders->len, ==, archive->reminders->len);
}

static void
test_header (void)
{
  g_autoptr (LiftArchive) archive = lift_archive_new (2, FALSE);
  g_autofree char *text = write_all (archive);

  g_assert_cmpstr (text, ==,
                   "{\n  \"format\": \"afterlift-diary\",\n  \"format_version\": 1,\n  \"schema_version\": 2,\n"
                   "  \"has_history\": false\n}\n");
}

static void
test_options (void)
{
  g_autoptr (LiftArchive) archive = archive_fixture_new_full (TRUE);
  LiftExportOptions options;
  g_autofree char *text = NULL;
  g_autoptr (LiftJsonReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  lift_export_options_init (&options, LIFT_EXPORT_JSON);
  options.from = FIXTURE_DAY0 + 3;
  options.to = FIXTURE_DAY0 + 5;
  text = write_with (archive, &options);
  reader = open_text (text, &error);
  g_assert_no_error (error);
  g_assert_true (lift_json_reader_is_partial (reader));
  g_assert_nonnull (strstr (text, "\"has_history\": false"));
  g_assert_null (strstr (text, "\"for_day\": \"2026-11-18\""));
  g_assert_nonnull (strstr (text, "\"for_day\": \"2026-11-20\""));
  g_assert_null (strstr (text, "\"for_day\": \"2026-11-22\""));
  g_clear_pointer (&reader, lift_json_reader_free);
  g_free (text);

  /* Nothing that she wrote, and no sign, is left anywhere; and such a file is not taken for a diary. */
  options.without_notes = TRUE;
  options.without_signs = TRUE;
  options.with_history = TRUE;
  text = write_with (archive, &options);
  g_assert_nonnull (strstr (text, "\"without\": [\n    \"notes\",\n    \"signs\"\n  ]"));
  g_assert_null (strstr (text, "\"note\""));
  g_assert_null (strstr (text, "\"text\""));
  g_assert_null (strstr (text, "\"goals\""));
  g_assert_null (strstr (text, "\"sign\""));
  g_assert_null (strstr (text, "signs_checked"));
  g_assert_null (strstr (text, "temperature"));
  g_assert_null (strstr (text, "contacts"));
  reader = open_text (text, &error);
  g_assert_null (reader);
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
}

/* Replaces the first @from, which must be there. */
static char *
change (const char *text, const char *from, const char *to)
{
  const char *at = strstr (text, from);
  g_autofree char *before = NULL;

  g_assert_nonnull (at);
  before = g_strndup (text, (gsize) (at - text));
  return g_strconcat (before, to, at + strlen (from), NULL);
}

#define HEAD                                                                                                           \
  "{\"format\": \"afterlift-diary\", \"format_version\": 1, \"schema_version\": 2,\n\"has_history\": false,\n"         \
  "\"procedures\": [\n{\"uuid\": \"5c1e8a5e-0d0a-4b64-9a35-0f4a4c5d8a11\", \"day0\": \"2026-11-16\",\n\"days\": [\n"
#define DAY_A                                                                                                          \
  "{\"uuid\": \"11111111-0d0a-4b64-9a35-0f4a4c5d8a11\", \"for_day\": \"2026-11-17\",\n\"revisions\": [\n{\"uuid\": "   \
  "\"22222222-0d0a-4b64-9a35-0f4a4c5d8a11\",\n\"recorded_at\": 1795000000, \"utc_offset\": 60,\n\"author\": "          \
  "\"me\",\n\"scores\": {\"swelling\": 4},\n\"signs_checked\": true, \"note\": \"N\"}]}"
#define DAY_B                                                                                                          \
  "{\"uuid\": \"33333333-0d0a-4b64-9a35-0f4a4c5d8a11\", \"for_day\": \"2026-11-18\", \"revisions\": [{\"uuid\": "      \
  "\"44444444-0d0a-4b64-9a35-0f4a4c5d8a11\", \"recorded_at\": 1795000000, \"utc_offset\": 60, \"author\": \"me\"}]}"
#define TAIL "\n]}]\n}\n"
#define GOOD HEAD DAY_A ",\n" DAY_B TAIL

/* One bad value refuses its day, with its line; the other day is read. */
static void
test_bad_values (void)
{
  g_autofree char *long_note = g_strnfill (LIFT_NOTE_MAX_BYTES + 1, 'x');
  g_autofree char *note = g_strdup_printf ("\"note\": \"%s\"", long_note);
  const struct {
    const char *from;
    const char *to;
    guint line;
  } cases[] = {
    { "\"swelling\": 4", "\"swelling\": 11", 11 },
    { "\"swelling\": 4", "\"swelling\": -1", 11 },
    { "\"swelling\": 4", "\"swelling\": 4.0", 11 },
    { "\"swelling\": 4", "\"swelling\": \"4\"", 11 },
    { "\"swelling\": 4", "\"swelling\": null", 11 },
    { "\"swelling\": 4", "\"swollen\": 4", 11 },
    { "2026-11-17", "2026-02-30", 6 },
    { "2026-11-17", "17.11.2026", 6 },
    { "2026-11-17", "2200-01-01", 6 },
    { "11111111-0d0a-4b64", "11111111-0d0a-1b64", 6 },
    { "22222222-0d0a-4b64-9a35-0f4a4c5d8a11", "22222222-0D0A-4B64-9A35-0F4A4C5D8A11", 8 },
    { "\"recorded_at\": 1795000000", "\"recorded_at\": 9007199254740991", 9 },
    { "\"recorded_at\": 1795000000, ", "", 8 },
    { "\"utc_offset\": 60", "\"utc_offset\": 1441", 9 },
    { "\"me\"", "\"you\"", 10 },
    { "\"note\": \"N\"", note, 12 },
    { "\"note\": \"N\"", "\"nte\": \"N\"", 12 },
    { "\"note\": \"N\"", "\"temperature_c10\": 299", 12 },
    { "\"note\": \"N\"", "\"pain_relief\": 1", 12 },
    { "\"note\": \"N\"", "\"deleted\": true", 12 },
    { "\"note\": \"N\"", "\"ticks\": [{\"kind\": \"Own\"}]", 12 },
    { "\"note\": \"N\"", "\"ticks\": {}", 12 },
    { "\"note\": \"N\"", "\"signs\": [{\"sign\": \"warts\", \"since_day\": \"2026-11-17\"}]", 12 },
    { "\"signs_checked\": true, \"note\": \"N\"",
      "\"note\": \"\",\n\"signs\": [{\"sign\": \"pus\", \"since_day\": \"2026-11-17\"}]", 13 },
    { "\"note\": \"N\"",
      "\"zone_scores\": [{\"symptom\": \"swelling\", \"zone\": \"face\", \"side\": \"both\", \"score\": 1}]", 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = change (GOOD, cases[i].from, cases[i].to);
    g_autoptr (GError) error = NULL;
    g_autoptr (LiftJsonReader) reader = open_text (text, &error);
    g_autoptr (LiftImportItem) procedure = NULL;
    g_autoptr (LiftImportItem) bad = NULL;
    g_autoptr (LiftImportItem) good = NULL;

    g_assert_no_error (error);
    procedure = lift_json_reader_next (reader, &error);
    bad = lift_json_reader_next (reader, &error);
    good = lift_json_reader_next (reader, &error);
    g_test_message ("%s: line %u: %s", cases[i].to[0] != '\0' ? "changed" : "removed", bad->line, bad->message);
    g_assert_cmpint (procedure->kind, ==, LIFT_IMPORT_ITEM_PROCEDURE);
    g_assert_cmpint (bad->kind, ==, LIFT_IMPORT_ITEM_REFUSED);
    g_assert_true (g_str_has_suffix (bad->message, "."));
    g_assert_cmpuint (bad->line, ==, cases[i].line);
    g_assert_cmpint (good->kind, ==, LIFT_IMPORT_ITEM_DAY);
    g_assert_null (lift_json_reader_next (reader, &error));
  }
}

static void
assert_second_day_refused (const char *from, const char *to)
{
  g_autofree char *text = change (GOOD, from, to);
  g_autoptr (LiftJsonReader) reader = open_text (text, NULL);

  for (guint i = 0; i < 3; i++) {
    g_autoptr (LiftImportItem) item = lift_json_reader_next (reader, NULL);

    g_assert_cmpint (item->kind == LIFT_IMPORT_ITEM_REFUSED, ==, i == 2);
    if (i == 2)
      g_assert_cmpuint (item->line, ==, 13);
  }
}

static void
test_twice (void)
{
  assert_second_day_refused ("2026-11-18", "2026-11-17");
  assert_second_day_refused ("33333333", "11111111");
  assert_second_day_refused ("44444444", "22222222");
}

/* Without its procedure a day has no place: one refusal speaks for all of them. */
static void
test_bad_procedure (void)
{
  g_autofree char *text = change (GOOD, "\"day0\": \"2026-11-16\"", "\"thread_count\": 1000");
  g_autoptr (LiftJsonReader) reader = open_text (text, NULL);
  g_autoptr (LiftImportItem) item = lift_json_reader_next (reader, NULL);

  g_assert_cmpint (item->kind, ==, LIFT_IMPORT_ITEM_REFUSED);
  g_assert_cmpuint (item->line, ==, 4);
  g_assert_null (lift_json_reader_next (reader, NULL));
}

static void
test_bad_files (void)
{
  g_autofree char *garbage = g_strnfill (40 * 1024 * 1024, '[');
  const struct {
    const char *text;
    int code;
  } cases[] = {
    { "", LIFT_ERROR_INVALID },
    { "[]", LIFT_ERROR_INVALID },
    { "7", LIFT_ERROR_INVALID },
    { "{}", LIFT_ERROR_INVALID },
    { "{\"format\": \"afterlift-diary\"}", LIFT_ERROR_INVALID },
    { "{\"format\": \"other\", \"format_version\": 1}", LIFT_ERROR_INVALID },
    { "{\"format\": 1, \"format_version\": 1}", LIFT_ERROR_INVALID },
    { "{\"format\": \"afterlift-diary\", \"format_version\": 2, \"new\": {}}", LIFT_ERROR_NEWER_SCHEMA },
    { "{\"format\": \"afterlift-diary\", \"format_version\": 1, \"schema_version\": 2}", LIFT_ERROR_INVALID },
    { "{\"format\": \"afterlift-diary\", \"format_version\": 1, \"schema_version\": 2, \"has_history\": false, "
      "\"procedures\": {}}",
      LIFT_ERROR_INVALID },
    { "{\"format\": \"afterlift-diary\", \"format_version\": 1, \"schema_version\": 2, \"has_history\": false, "
      "\"more\": 1}",
      LIFT_ERROR_INVALID },
    { "{\"format\": \"afterlift-diary\", \"format_version\": 1, \"schema_version\": 9007199254740993, "
      "\"has_history\": false}",
      LIFT_ERROR_INVALID },
    { HEAD DAY_A, LIFT_ERROR_INVALID },
    { garbage, LIFT_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LiftJsonReader) reader = open_text (cases[i].text, &error);

    g_assert_null (reader);
    g_assert_error (error, LIFT_ERROR, cases[i].code);
    g_assert_true (g_str_has_suffix (error->message, "."));
  }
}

/* Whatever becomes of a byte, reading ends, with values that can be written again or with a sentence. */
static void
test_broken_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int i = 0; i < 3000; i++) {
    g_autofree char *text = g_strdup (GOOD);
    g_autoptr (LiftJsonReader) reader = NULL;
    LiftImportItem *item;

    text[g_rand_int_range (rand, 0, (gint32) strlen (text))] = "\"{}[]:,0a \\"[g_rand_int_range (rand, 0, 11)];
    reader = open_text (text, NULL);
    while (reader != NULL && (item = lift_json_reader_next (reader, NULL)) != NULL) {
      g_assert_cmpint (item->kind == LIFT_IMPORT_ITEM_REFUSED, ==, item->message != NULL);
      lift_import_item_free (item);
    }
  }
}

static void
test_long (void)
{
  g_autoptr (LiftArchive) archive = archive_fixture_new_long (40000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  LiftExportOptions options;

  assert_round_trip (archive);
  lift_export_options_init (&options, LIFT_EXPORT_JSON);
  g_cancellable_cancel (cancellable);
  g_assert_null (lift_json_write (archive, &options, cancellable, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CANCELLED);
}

/* A file that could not be read back is not written. */
static void
test_too_long (void)
{
  g_autoptr (LiftArchive) archive = archive_fixture_new_long (1100);
  const LiftArchiveRecord *record = g_ptr_array_index (archive->records, 0);
  g_autoptr (GError) error = NULL;
  LiftExportOptions options;

  for (guint i = 0; i < record->states->len; i++) {
    LiftEntry *state = g_ptr_array_index (record->states, i);

    g_free (state->note);
    state->note = g_strnfill (LIFT_NOTE_MAX_BYTES, 'x');
  }
  lift_export_options_init (&options, LIFT_EXPORT_JSON);
  g_assert_null (lift_json_write (archive, &options, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/header", test_header);
  g_test_add_func ("/json/round-trip", test_round_trip);
  g_test_add_func ("/json/random", test_random);
  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/options", test_options);
  g_test_add_func ("/json/bad-values", test_bad_values);
  g_test_add_func ("/json/twice", test_twice);
  g_test_add_func ("/json/bad-procedure", test_bad_procedure);
  g_test_add_func ("/json/bad-files", test_bad_files);
  g_test_add_func ("/json/broken-bytes", test_broken_bytes);
  g_test_add_func ("/json/long", test_long);
  g_test_add_func ("/json/too-long", test_too_long);
  return g_test_run ();
}
