/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The report as one HTML file, and as text: whole, safe to open, and without anything from elsewhere. */

#include <locale.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "report-cases.h"

#define HOSTILE "<script>alert(1)</script> & \"quoted\" 'single' </td> ]]> <img src=http://x.example/y>\x01 end"

static char *
make (LiftArchiveRecord *record, int day, LiftExportFormat format, gboolean without)
{
  g_auto (LiftExportSource) source = { 0 };
  g_auto (LiftExportOptions) options = { 0 };
  g_autoptr (LiftExport) export = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  report_source_init (&source, record, day);
  lift_export_options_init (&options, format);
  options.without_notes = options.without_signs = without;
  options.name = g_strdup ("Ada <b>Example</b>");
  options.birth_date = lift_date_from_ymd (1980, 2, 29);
  export = lift_export_new (&source, &options, &error);
  g_assert_no_error (error);
  bytes = lift_export_run (export, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_says (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static LiftArchiveRecord *
make_hostile (void)
{
  LiftArchiveRecord *record = report_cases[0].make ();
  LiftEntry *entry = report_record_get_entry (record, FIXTURE_DAY0 + 2);

  g_free (entry->note);
  entry->note = g_strdup (HOSTILE);
  g_free (record->procedure->clinic);
  record->procedure->clinic = g_strdup (HOSTILE);
  g_ptr_array_add (record->procedure->questions, lift_question_new (NULL, HOSTILE, 0));
  return record;
}

/* Everything that she wrote is text, and nothing in the file can run or fetch. */
static void
test_safe (void)
{
  g_autofree char *html = make (make_hostile (), 14, LIFT_EXPORT_HTML, FALSE);
  g_autoptr (GRegex) elsewhere =
    g_regex_new ("(src|href|url)\\s*[=(]\\s*[\"']?(?!data:image/svg)[a-z/]", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GRegex) handler = g_regex_new ("<[^>]*\\son[a-z]+=", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GRegex) images = g_regex_new ("<img ", 0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (images, html, 0);
  g_auto (GStrv) without = g_strsplit (html, "&lt;img src=http://x.example/y&gt;", -1);
  g_autofree char *visible = NULL;

  assert_says (html, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;");
  assert_says (html, "Content-Security-Policy\" content=\"default-src 'none';");
  assert_says (html, "<html lang=\"en\" dir=\"ltr\">");
  assert_says (html, "Ada &lt;b&gt;Example");
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strchr (html, 1));
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_false (g_regex_match (handler, html, 0, NULL));
  /* Her own words may name a place; no element may. */
  visible = g_strjoinv ("", without);
  g_assert_false (g_regex_match (elsewhere, visible, 0, NULL));
}

/* The drawing is a whole SVG, with the sentences of the chart for whoever hears the page. */
static void
test_chart (void)
{
  g_autofree char *html = make (report_cases[0].make (), 14, LIFT_EXPORT_HTML, FALSE);
  const char *start = strstr (html, "data:image/svg+xml;base64,");
  g_autofree char *encoded = NULL;
  g_autofree guchar *svg = NULL;
  gsize size;

  g_assert_nonnull (start);
  start += strlen ("data:image/svg+xml;base64,");
  encoded = g_strndup (start, (gsize) (strchr (start, '"') - start));
  svg = g_base64_decode (encoded, &size);
  g_assert_cmpuint (size, >, 5000);
  g_assert_nonnull (g_strstr_len ((char *) svg, (gssize) size, "<svg"));
  g_assert_nonnull (g_strrstr_len ((char *) svg, (gssize) size, "</svg>"));
  assert_says (strchr (start, '"'), "alt=\"Swelling: 6 on day 2");
}

/* Somebody else's parser has nothing to say. */
static void
test_well_formed (void)
{
  for (guint i = 0; i <= n_report_cases; i++) {
    LiftArchiveRecord *record = i < n_report_cases ? report_cases[i].make () : make_hostile ();
    g_autofree char *html = make (record, i < n_report_cases ? report_cases[i].day : 14, LIFT_EXPORT_HTML, FALSE);
    g_autofree char *path = NULL;
    g_autofree char *errors = NULL;
    g_autoptr (GError) error = NULL;
    int fd = g_file_open_tmp ("report-XXXXXX.html", &path, &error);
    char *argv[] = {
      (char *) "xmllint", (char *) "--html", (char *) "--huge", (char *) "--noout", (char *) "--nonet", path, NULL
    };
    int status = -1;

    g_assert_no_error (error);
    g_assert_true (g_close (fd, NULL));
    g_assert_true (g_file_set_contents (path, html, -1, NULL));
    g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &errors, &status, &error);
    g_assert_no_error (error);
    g_unlink (path);
    g_assert_cmpstr (errors, ==, "");
    g_assert_true (g_spawn_check_wait_status (status, NULL));
  }
}

/* As text: identity as she ticked it, and what was left out is not there but is said. */
static void
test_text (void)
{
  g_autofree char *text = make (report_cases[0].make (), 14, LIFT_EXPORT_TEXT, FALSE);
  g_autofree char *stripped = make (report_cases[0].make (), 14, LIFT_EXPORT_TEXT, TRUE);

  assert_says (text, "Name: Ada <b>Example</b>\nBorn: 29 February 1980\n");
  assert_says (text, "• fever: Day 4, Friday 20 November 2026");
  assert_says (stripped, "Notes, questions and signs were left out.");
  g_assert_null (strstr (stripped, "fever"));
  g_assert_null (strstr (stripped, "38.4"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  /* Its sentences are compared, and days in them have names. */
  setlocale (LC_TIME, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/safe", test_safe);
  g_test_add_func ("/html/chart", test_chart);
  g_test_add_func ("/html/well-formed", test_well_formed);
  g_test_add_func ("/html/text", test_text);
  return g_test_run ();
}
