/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A report in the clinic's language, where neither its locale nor the program's language is that one. */

#include "config.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "lift-error.h"
#include "lift-language.h"
#include "lift-report-language.h"
#include "report-cases.h"

static const char german[] =
  "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
  "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
  "msgid \"Signs\"\nmsgstr \"Zeichen\"\n\n"
  "msgid \"Recovery diary after thread lift\"\nmsgstr \"Tagebuch nach einem Fadenlifting\"\n\n"
  "msgid \"Page %s of %s\"\nmsgstr \"Seite %s von %s\"\n\n"
  "msgctxt \"month\"\nmsgid \"November\"\nmsgstr \"Nebelung\"\n\n"
  "msgctxt \"weekday\"\nmsgid \"Monday\"\nmsgstr \"Montag\"\n\n"
  "msgctxt \"short weekday\"\nmsgid \"Mon\"\nmsgstr \"Mo\"\n\n"
  "msgctxt \"language code\"\nmsgid \"en\"\nmsgstr \"de\"\n";

static const char hebrew[] = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                             "msgctxt \"text direction\"\nmsgid \"default:LTR\"\nmsgstr \"default:RTL\"\n\n"
                             "msgctxt \"language code\"\nmsgid \"en\"\nmsgstr \"he\"\n";

static void
compile (const char *folder, const char *code, const char *po)
{
  g_autofree char *dir = g_build_filename (folder, code, "LC_MESSAGES", NULL);
  g_autofree char *mo = g_build_filename (dir, GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *source = g_build_filename (dir, "test.po", NULL);
  char *argv[] = { (char *) "msgfmt", (char *) "-o", mo, source, NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (source, po, -1, NULL));
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static char *
make_text (const char *code)
{
  g_auto (LiftExportSource) source = { 0 };
  g_auto (LiftExportOptions) options = { 0 };
  g_autoptr (LiftExport) export = NULL;
  g_autoptr (GBytes) bytes = NULL;

  report_source_init (&source, report_cases[0].make (), 14);
  lift_export_options_init (&options, LIFT_EXPORT_TEXT);
  {
    g_autoptr (LiftReportLanguage) language = lift_report_language_enter (code);

    export = lift_export_new (&source, &options, NULL);
  }
  g_assert_nonnull (export);
  bytes = lift_export_run (export, NULL, NULL, NULL, NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) codes = lift_report_language_list ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (codes->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (codes, 0), ==, "de");
  g_assert_cmpstr (g_ptr_array_index (codes, 1), ==, "en");
  g_assert_cmpstr (g_ptr_array_index (codes, 2), ==, "he");
  g_assert_true (lift_report_language_check ("de", &error));
  g_assert_no_error (error);
  g_assert_false (lift_report_language_check ("../de", &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "de, en, he"));
}

/* There and back, twice: words, names of days and months, and nothing of it stays. */
static void
test_enter (void)
{
  g_autofree char *before = make_text (NULL);

  for (int i = 0; i < 2; i++) {
    g_autofree char *text = make_text ("de");
    g_autofree char *english = make_text ("en");
    g_autofree char *after = make_text (NULL);

    g_assert_nonnull (strstr (text, "Tagebuch nach einem Fadenlifting\n"));
    g_assert_nonnull (strstr (text, "Montag 30 Nebelung 2026"));
    g_assert_nonnull (strstr (text, "\nZeichen\n"));
    g_assert_nonnull (strstr (english, "Monday 30 November 2026"));
    g_assert_cmpstr (before, ==, english);
    g_assert_cmpstr (before, ==, after);
  }
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "");
}

/* The same where the program runs in no locale at all. */
static void
test_from_c (void)
{
  g_autofree char *text = NULL;

  g_assert_nonnull (setlocale (LC_ALL, "C"));
  text = make_text ("de");
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  g_assert_nonnull (strstr (text, "Montag 30 Nebelung 2026"));
}

/* What is drawn later, after the language was left and on another thread, is in the language all the same. */
static void
test_pdf (void)
{
  g_auto (LiftExportSource) source = { 0 };
  g_auto (LiftExportOptions) options = { 0 };
  LiftReportLanguage *language;
  g_autoptr (LiftExport) export = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  int fd = g_file_open_tmp ("report-XXXXXX.pdf", &path, NULL);
  char *argv[] = { (char *) "pdftotext", path, (char *) "-", NULL };

  g_assert_true (g_close (fd, NULL));
  report_source_init (&source, report_cases[0].make (), 14);
  lift_export_options_init (&options, LIFT_EXPORT_PDF);
  language = lift_report_language_enter ("de");
  export = lift_export_new (&source, &options, NULL);
  lift_report_language_leave (language);
  bytes = lift_export_run (export, NULL, NULL, NULL, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL));
  g_unlink (path);
  g_assert_nonnull (strstr (text, "Seite 1 von 2"));
  g_assert_nonnull (strstr (text, "Mo 16 Nov 2026"));
}

/* The direction of the page follows the language, and so does what a browser is told. */
static void
test_rtl (void)
{
  g_auto (LiftExportSource) source = { 0 };
  g_auto (LiftExportOptions) options = { 0 };
  g_autoptr (LiftReportLanguage) language = NULL;
  g_autoptr (LiftExport) export = NULL;
  g_autoptr (GBytes) bytes = NULL;

  report_source_init (&source, report_cases[0].make (), 14);
  lift_export_options_init (&options, LIFT_EXPORT_HTML);
  language = lift_report_language_enter ("he");
  export = lift_export_new (&source, &options, NULL);
  bytes = lift_export_run (export, NULL, NULL, NULL, NULL);
  g_assert_nonnull (
    g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "<html lang=\"he\" dir=\"rtl\">"));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("languages-XXXXXX", NULL);
  char *remove[] = { (char *) "rm", (char *) "-r", folder, NULL };
  int result;

  g_unsetenv ("LANGUAGE");
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  lift_language_prepare ();
  g_test_init (&argc, &argv, NULL);
  compile (folder, "de", german);
  compile (folder, "he", hebrew);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_add_func ("/report-language/list", test_list);
  g_test_add_func ("/report-language/enter", test_enter);
  g_test_add_func ("/report-language/from-c", test_from_c);
  g_test_add_func ("/report-language/pdf", test_pdf);
  g_test_add_func ("/report-language/rtl", test_rtl);
  result = g_test_run ();
  g_assert_true (g_spawn_sync (NULL, remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  return result;
}
