/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "fixture.h"
#include "lift-error.h"
#include "lift-reference-file.h"
#include "locale-fixture.h"
#include "report-cases.h"

static GBytes *
make_pdf (LiftEpisode *episode, LiftPaper paper)
{
  g_auto (LiftExportSource) source = { 0 };
  g_auto (LiftExportOptions) options = { 0 };
  g_autoptr (LiftExport) export = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  report_source_init (&source, report_record_new (episode), 14);
  lift_export_options_init (&options, LIFT_EXPORT_PDF);
  options.paper = paper;
  export = lift_export_new (&source, &options, &error);
  g_assert_no_error (error);
  bytes = lift_export_run (export, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

/* The two weeks of the fixture, with another note on day 3. */
static LiftEpisode *
new_episode_with_note (const char *note)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  g_autoptr (LiftEpisode) from = fixture_new_two_weeks ();

  for (guint i = 0; i < lift_episode_get_n_entries (from); i++) {
    LiftEntry *entry = lift_entry_copy (lift_episode_get_nth (from, i));

    if (entry->for_day == FIXTURE_DAY0 + 3) {
      g_free (entry->note);
      entry->note = g_strdup (note);
    }
    g_ptr_array_add (entries, entry);
  }
  return lift_episode_new (lift_episode_get_procedure (from), entries, 0);
}

/* Runs a tool on the file; "FILE" among @argv is its path. The tool must be there and be content. */
static char *
run_tool (GBytes *pdf, const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *path = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = -1;
  int fd = g_file_open_tmp ("report-XXXXXX.pdf", &path, &error);
  va_list list;

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  va_start (list, first);
  for (const char *arg = first; arg != NULL; arg = va_arg (list, const char *))
    g_ptr_array_add (argv, (gpointer) (g_str_equal (arg, "FILE") ? path : arg));
  va_end (list);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s is not content: %s%s", first, output, errors);
  g_unlink (path);
  return output;
}

/* Where a line breaks depends on the names of days, and so on the language. */
static char *
join_lines (const char *text)
{
  g_autoptr (GRegex) blanks = g_regex_new ("\\s+", 0, 0, NULL);

  return g_regex_replace_literal (blanks, text, -1, 0, " ", 0, NULL);
}

static void
assert_says (const char *text, const char *part)
{
  g_autofree char *joined = join_lines (text);

  if (strstr (text, part) == NULL && strstr (joined, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static guint
count_parts (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

static void
assert_sound (GBytes *pdf)
{
  g_autofree char *checked = run_tool (pdf, "qpdf", "--check", "FILE", NULL);
  g_autofree char *fonts = run_tool (pdf, "pdffonts", "FILE", NULL);
  g_auto (GStrv) lines = g_strsplit (fonts, "\n", -1);

  g_assert_null (strstr (checked, "WARNING"));
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 2; lines[i] != NULL && lines[i][0] != '\0'; i++)
    assert_says (lines[i], "yes yes yes");
}

static void
test_papers (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  g_autoptr (GBytes) a4 = make_pdf (episode, LIFT_PAPER_A4);
  g_autoptr (GBytes) letter = make_pdf (episode, LIFT_PAPER_LETTER);
  g_autoptr (GBytes) chosen = make_pdf (episode, LIFT_PAPER_LOCALE);
  g_autofree char *a4_info = run_tool (a4, "pdfinfo", "FILE", NULL);
  g_autofree char *letter_info = run_tool (letter, "pdfinfo", "FILE", NULL);

  assert_says (a4_info, "595.276 x 841.89 pts (A4)");
  assert_says (letter_info, "612 x 792 pts (letter)");
  g_assert_true (g_bytes_equal (a4, chosen));
  assert_sound (a4);
  assert_sound (letter);
}

static void
test_properties (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  g_autoptr (GBytes) pdf = make_pdf (episode, LIFT_PAPER_A4);
  g_autofree char *info = run_tool (pdf, "pdfinfo", "FILE", NULL);
  g_autofree char *structure = run_tool (pdf, "pdfinfo", "-struct", "FILE", NULL);
  static const char *const elements[] = { "Document", "H1", "H2", "P", "Figure", "Table", "TR", "TH", "TD" };

  assert_says (info, "Tagged:          yes");
  assert_says (info, "Title:           Recovery diary after thread lift");
  assert_says (info, "JavaScript:      no");
  assert_says (info, "PDF version:     1.5");
  g_assert_null (strstr (info, "Author:"));
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++) {
    g_autoptr (GRegex) element = NULL;
    g_autofree char *pattern = g_strdup_printf ("^ *%s( |$)", elements[i]);

    element = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);
    if (!g_regex_match (element, structure, 0, NULL))
      g_error ("no %s in:\n%s", elements[i], structure);
  }
  g_assert_null (strstr (structure, "Artifact"));
}

static void
test_content (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  g_autoptr (GBytes) pdf = make_pdf (episode, LIFT_PAPER_A4);
  g_autofree char *text = run_tool (pdf, "pdftotext", "-layout", "FILE", "-", NULL);
  static const char *const parts[] = { "Monday 16 November 2026", "PDO", "8 threads", "Clinic by the Park",
                                       "6 (day 2)", "Illustrative, version 1 (2026-11)",
                                       "no clinician has reviewed it", "Wed 18 Nov 2026", "written later",
                                       "38.4", "Not written", "Patient’s own record. Nobody monitored it." };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_says (text, parts[i]);
  /* Worst first: the signs of one tier keep the order of the list. */
  g_assert_cmpuint ((guintptr) strstr (text, "fever"), <, (guintptr) strstr (text, "pus or cloudy fluid, left"));
  g_assert_null (strstr (text, "The guide was not made"));
}

static void
test_guide_not_made_for_it (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  lift_episode_get_procedure (episode)->combined = g_strdup ("filler");
  pdf = make_pdf (episode, LIFT_PAPER_A4);
  text = run_tool (pdf, "pdftotext", "FILE", "-", NULL);
  assert_says (text, "The guide was not made for your procedure.");
  assert_says (text, "Done together with it: filler");
}

static void
assert_pages_numbered (GBytes *pdf, guint n_pages)
{
  g_autofree char *text = run_tool (pdf, "pdftotext", "FILE", "-", NULL);
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

  g_assert_cmpuint (g_strv_length (pages), ==, n_pages + 1);
  for (guint i = 0; i < n_pages; i++) {
    g_autofree char *number = g_strdup_printf ("\nPage %u of %u\n", i + 1, n_pages);

    assert_says (pages[i], number);
    assert_says (pages[i], "Reported by the patient. Not a diagnosis.");
    g_assert_cmpuint (count_parts (pages[i], "\nNote\n"), ==, i > 0 ? 1 : 0);
  }
}

/* A note of sixty pages and more: not a word is lost, every page has its number and the table's heading. */
static void
test_long_note (void)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (LiftEpisode) episode = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  const char *pages, *at;

  /* In lines, as people write: one line of half a million letters is wider than Pango can count with some fonts. */
  for (int i = 0; i < 47000; i++)
    g_string_append_printf (note, "word%05d%c", i, i % 10 == 9 ? '\n' : ' ');
  episode = new_episode_with_note (note->str);
  pdf = make_pdf (episode, LIFT_PAPER_LETTER);
  info = run_tool (pdf, "pdfinfo", "FILE", NULL);
  pages = strstr (info, "Pages:");
  g_assert_nonnull (pages);
  g_assert_cmpuint (g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10), >=, 60);
  assert_pages_numbered (pdf, (guint) g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10));
  assert_sound (pdf);
  text = run_tool (pdf, "pdftotext", "FILE", "-", NULL);
  at = text;
  for (int i = 0; i < 47000; i++) {
    char word[16];

    g_snprintf (word, sizeof word, "word%05d", i);
    at = strstr (at, word);
    if (at == NULL)
      g_error ("%s is lost", word);
  }
}

static void
test_scripts (void)
{
  g_autoptr (LiftEpisode) episode = new_episode_with_note ("نمت جيدا\nישנתי טוב\nofficial fluffy efficient");
  g_autoptr (GBytes) pdf = make_pdf (episode, LIFT_PAPER_A4);
  g_autofree char *text = run_tool (pdf, "pdftotext", "FILE", "-", NULL);

  assert_sound (pdf);
  assert_says (text, "نمت");
  assert_says (text, "ישנתי");
  assert_says (text, "efficient");
  assert_says (text, "fluffy");
}

static void
test_same_bytes (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  g_autoptr (GBytes) first = make_pdf (episode, LIFT_PAPER_A4);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) with_epoch = NULL;
  g_autofree char *info = NULL;

  g_setenv ("TZ", "Asia/Tokyo", TRUE);
  second = make_pdf (episode, LIFT_PAPER_A4);
  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  with_epoch = make_pdf (episode, LIFT_PAPER_A4);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, with_epoch));
  info = run_tool (with_epoch, "pdfinfo", "-isodates", "FILE", NULL);
  assert_says (info, "2023-11-14T22:13:20Z");
}

/* A comma in the locale reaches the words for people (a temperature) and nothing else of the file. */
static void
test_comma_locale (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) german = NULL;

  lift_episode_get_entry (episode, FIXTURE_DAY0 + 4)->temperature_c10 = LIFT_TEMPERATURE_NONE;
  plain = make_pdf (episode, LIFT_PAPER_A4);
  locale_fixture_enter (LC_NUMERIC, "de_DE.UTF-8");
  german = make_pdf (episode, LIFT_PAPER_A4);
  locale_fixture_enter (LC_NUMERIC, "C");
  g_assert_true (g_bytes_equal (plain, german));
}

/* Words come from the catalogue, names of days among them, and the decimal sign from the locale: without a catalogue, a
 * whole German locale changes that one sign. */
static void
test_german_locale (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  g_autoptr (GBytes) plain = make_pdf (episode, LIFT_PAPER_A4);
  g_autoptr (GBytes) german = NULL;
  g_autofree char *plain_text = run_tool (plain, "pdftotext", "-layout", "FILE", "-", NULL);
  g_autofree char *german_text = NULL;
  g_autoptr (GRegex) sign = g_regex_new ("(?<=38)[.,]", 0, 0, NULL);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  locale_fixture_enter (LC_ALL, "de_DE.UTF-8");
  german = make_pdf (episode, LIFT_PAPER_A4);
  locale_fixture_enter (LC_ALL, "C.UTF-8");
  assert_sound (german);
  german_text = run_tool (german, "pdftotext", "-layout", "FILE", "-", NULL);
  assert_says (german_text, "Monday 16 November 2026");
  assert_says (german_text, "38,4");
  a = g_regex_replace_literal (sign, plain_text, -1, 0, "", 0, NULL);
  b = g_regex_replace_literal (sign, german_text, -1, 0, "", 0, NULL);
  g_assert_cmpstr (a, ==, b);
}

static void
note_every_sign (LiftEpisode *episode, int day)
{
  LiftEntry *entry = lift_episode_get_entry (episode, FIXTURE_DAY0 + day);

  g_array_set_size (entry->signs, 0);
  for (int i = 0; i < LIFT_N_SIGNS; i++) {
    LiftSignMark mark = { (LiftSign) i, LIFT_SIDE_NONE, FIXTURE_DAY0 + 4 };

    g_array_append_val (entry->signs, mark);
  }
}

/* Wherever the summary ends, the table of days does not leave its head at the foot of a page. */
static void
test_head_stays_with_its_table (void)
{
  for (int n = 0; n <= 24; n++) {
    g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
    GPtrArray *questions = lift_episode_get_procedure (episode)->questions;
    g_autoptr (GBytes) pdf = NULL;
    g_autofree char *text = NULL;
    g_auto (GStrv) pages = NULL;

    note_every_sign (episode, 4);
    note_every_sign (episode, 6);
    for (int i = 0; i < n; i++)
      g_ptr_array_add (questions, lift_question_new ("", "A question?", 0));
    pdf = make_pdf (episode, LIFT_PAPER_A4);
    text = run_tool (pdf, "pdftotext", "-layout", "FILE", "-", NULL);
    pages = g_strsplit (text, "\f", -1);
    for (guint i = 0; pages[i] != NULL; i++) {
      const char *heading = strstr (pages[i], "Day by day");

      if (heading != NULL && strstr (heading, "Mon 16 Nov 2026") == NULL)
        g_error ("With %d questions the head stands alone on page %u", n, i + 1);
    }
  }
}

/* Characters that no letter stands for: one of them in a note must not cost her the whole report. */
static void
test_characters_without_a_letter (void)
{
  static const gunichar characters[] = {
    0x01,   0x07,   0x0b,   0x1b,   0x1f,   0x7f,   0x80,   0x9b,    0xad,    0x378,    0x200b,   0x200f,   0x2028,
    0x202e, 0x2066, 0xfdd0, 0xfeff, 0xfff9, 0xfffc, 0xfffd, 0xfffe,  0xffff,  0x1fffe,  0x2ffff,  0xe0001,  0xe007f,
    0xf0000, 0x10fffd, 0x10fffe, 0x10ffff,
  };
  g_autoptr (GString) all = g_string_new ("begin");
  g_autoptr (LiftEpisode) episode = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (characters); i++) {
    g_autoptr (GString) note = g_string_new ("before ");
    g_autoptr (LiftEpisode) one = NULL;
    g_autoptr (GBytes) bytes = NULL;

    g_string_append_unichar (note, characters[i]);
    g_string_append (note, " after");
    g_string_append_unichar (all, characters[i]);
    one = new_episode_with_note (note->str);
    g_test_message ("U+%04X", characters[i]);
    bytes = make_pdf (one, LIFT_PAPER_A4);
  }
  g_string_append (all, " middle \t end");
  episode = new_episode_with_note (all->str);
  pdf = make_pdf (episode, LIFT_PAPER_A4);
  assert_sound (pdf);
  text = run_tool (pdf, "pdftotext", "FILE", "-", NULL);
  assert_says (text, "begin");
  assert_says (text, "middle");
  assert_says (text, "end");
}

/* Somebody pastes something without a blank: it is printed whole, and not after half a minute. */
static void
test_one_long_word (void)
{
  g_autofree char *word = g_strnfill (LIFT_NOTE_MAX_BYTES, 'x');
  g_autoptr (LiftEpisode) episode = new_episode_with_note (word);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GBytes) pdf = make_pdf (episode, LIFT_PAPER_A4);
  double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_autofree char *text = run_tool (pdf, "pdftotext", "FILE", "-", NULL);
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == 'x' ? 1 : 0;
  g_assert_cmpuint (n, >=, LIFT_NOTE_MAX_BYTES);
  g_test_message ("%.1f s", seconds);
  g_assert_cmpfloat (seconds, <, 10.0);
}

static void
test_empty_and_undated (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (LiftProcedure) dated = fixture_new_procedure (FIXTURE_DAY0);
  g_autoptr (LiftProcedure) undated = fixture_new_procedure (LIFT_DATE_NONE);
  g_autoptr (LiftEpisode) empty = lift_episode_new (dated, entries, 0);
  g_autoptr (LiftEpisode) without_date = lift_episode_new (undated, entries, 0);
  g_autoptr (GBytes) pdf = make_pdf (empty, LIFT_PAPER_A4);
  g_autofree char *text = run_tool (pdf, "pdftotext", "FILE", "-", NULL);
  g_auto (LiftExportSource) source = { 0 };
  g_auto (LiftExportOptions) options = { 0 };
  g_autoptr (GError) error = NULL;

  assert_sound (pdf);
  assert_says (text, "No day is written yet.");
  report_source_init (&source, report_record_new (without_date), 14);
  lift_export_options_init (&options, LIFT_EXPORT_PDF);
  g_assert_null (lift_export_new (&source, &options, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
}

int
main (int argc, char **argv)
{
  locale_fixture_make_german ("report-pdf");
  g_unsetenv ("SOURCE_DATE_EPOCH");
  locale_fixture_enter (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  lift_report_register_resources ();
  g_test_add_func ("/report-pdf/papers", test_papers);
  g_test_add_func ("/report-pdf/properties", test_properties);
  g_test_add_func ("/report-pdf/content", test_content);
  g_test_add_func ("/report-pdf/guide-not-made-for-it", test_guide_not_made_for_it);
  g_test_add_func ("/report-pdf/long-note", test_long_note);
  g_test_add_func ("/report-pdf/scripts", test_scripts);
  g_test_add_func ("/report-pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/report-pdf/comma-locale", test_comma_locale);
  g_test_add_func ("/report-pdf/german-locale", test_german_locale);
  g_test_add_func ("/report-pdf/empty-and-undated", test_empty_and_undated);
  g_test_add_func ("/report-pdf/characters-without-a-letter", test_characters_without_a_letter);
  g_test_add_func ("/report-pdf/head-stays-with-its-table", test_head_stays_with_its_table);
  g_test_add_func ("/report-pdf/one-long-word", test_one_long_word);
  return g_test_run ();
}
