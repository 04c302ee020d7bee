/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Page 1 is one page, whatever is in the diary, and nothing that had to be cut there is lost. */

#include <locale.h>
#include <string.h>

#include "lift-error.h"
#include "lift-report-pages-private.h"
#include "lift-visit-content.h"
#include "report-cases.h"

#define LEAST_CHART 100.0

static LiftReportDocument *
make_document (LiftArchiveRecord *record, int day, const LiftExportOptions *options)
{
  g_auto (LiftExportSource) source = { 0 };

  report_source_init (&source, record, day);
  return lift_report_document_new (&source, options);
}

static LiftReportPages *
lay_out (LiftReportDocument *document)
{
  g_autoptr (GError) error = NULL;
  LiftReportPages *pages = lift_report_pages_new (document, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

static guint
find_page_break (const LiftReportDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++) {
    if (((LiftReportBlock *) g_ptr_array_index (document->blocks, i))->kind == LIFT_REPORT_BLOCK_PAGE)
      return i;
  }
  g_assert_not_reached ();
}

/* Everything before the page break is on page 1, above its foot, and the chart can be read. */
static void
assert_one_page (LiftReportDocument *document, const char *name)
{
  g_autoptr (LiftReportPages) pages = lay_out (document);
  guint end = find_page_break (document);
  double bottom = document->height - LIFT_REPORT_MARGIN - LIFT_REPORT_FOOTER;
  guint n_charts = 0;

  for (guint i = 0; i < pages->placed->len; i++) {
    const LiftReportPlaced *placed = &g_array_index (pages->placed, LiftReportPlaced, i);
    const LiftReportBlock *block = g_ptr_array_index (document->blocks, placed->block);

    if (placed->block >= end)
      continue;
    if (placed->page != 0 || placed->y + placed->height > bottom + 0.01)
      g_error ("%s: block %u is on page %u at %.1f + %.1f of %.1f", name, placed->block, placed->page + 1, placed->y,
               placed->height, bottom);
    if (block->kind != LIFT_REPORT_BLOCK_CHART)
      continue;
    n_charts++;
    g_test_message ("%s: chart of %.0f points", name, block->height);
    g_assert_cmpfloat (block->height, >=, LEAST_CHART);
  }
  g_assert_cmpuint (n_charts, ==, 1);
}

static void
test_one_page (void)
{
  static const LiftPaper papers[] = { LIFT_PAPER_A4, LIFT_PAPER_LETTER };

  for (guint i = 0; i < n_report_cases; i++) {
    for (guint variant = 0; variant < 4 * G_N_ELEMENTS (papers); variant++) {
      g_auto (LiftExportOptions) options = { 0 };
      g_autoptr (LiftReportDocument) document = NULL;
      LiftArchiveRecord *record = report_cases[i].make ();

      lift_export_options_init (&options, LIFT_EXPORT_PDF);
      options.paper = papers[variant % 2];
      options.without_signs = variant / 2 == 1;
      options.without_notes = variant / 2 == 2;
      if (variant / 2 == 3) {
        options.from = record->procedure->day0 + 2;
        options.to = record->procedure->day0 + 5;
        options.name = g_strnfill (400, 'W');
        options.birth_date = lift_date_from_ymd (1980, 2, 29);
      }
      document = make_document (record, report_cases[i].day, &options);
      assert_one_page (document, report_cases[i].name);
    }
  }
}

static gboolean
block_says (const LiftReportBlock *block, const char *words)
{
  gboolean says = (block->words != NULL && strstr (block->words, words) != NULL) ||
                  (block->beside != NULL && strstr (block->beside, words) != NULL);

  for (guint i = 0; block->cells != NULL && block->cells[i] != NULL; i++)
    says = says || strstr (block->cells[i], words) != NULL;
  for (guint i = 0; block->start != NULL && i < block->start->len; i++)
    says = says || block_says (g_ptr_array_index (block->start, i), words);
  for (guint i = 0; block->end != NULL && i < block->end->len; i++)
    says = says || block_says (g_ptr_array_index (block->end, i), words);
  return says;
}

static gboolean
says (const LiftReportDocument *document, guint from, guint to, const char *words)
{
  for (guint i = from; i < to; i++) {
    if (block_says (g_ptr_array_index (document->blocks, i), words))
      return TRUE;
  }
  return FALSE;
}

/* Every sign, question and contact of a diary that is full of them stands as a whole on page 1 or on page 2. */
static void
test_nothing_lost (void)
{
  g_auto (LiftExportOptions) options = { 0 };
  g_auto (LiftExportSource) source = { 0 };
  g_autoptr (LiftReportDocument) document = NULL;
  g_autoptr (LiftVisitContent) content = NULL;
  guint end;

  lift_export_options_init (&options, LIFT_EXPORT_PDF);
  options.paper = LIFT_PAPER_LETTER;
  for (guint i = 0; i < n_report_cases; i++) {
    if (g_str_equal (report_cases[i].name, "everything"))
      report_source_init (&source, report_cases[i].make (), report_cases[i].day);
  }
  g_assert_nonnull (source.archive);
  document = lift_report_document_new (&source, &options);
  content = lift_visit_content_new_for_export (&source, &options);
  end = find_page_break (document);
  g_assert_cmpuint (content->signs->len, >=, 12);
  g_assert_cmpuint (content->questions->len, ==, 9);
  g_assert_cmpuint (content->contacts->len, ==, 7);
  for (guint i = 0; i < content->signs->len; i++) {
    const LiftVisitSign *sign = g_ptr_array_index (content->signs, i);

    g_assert_true (says (document, end, document->blocks->len, sign->when));
    g_assert_true (says (document, end, document->blocks->len, sign->words));
  }
  for (guint i = 0; i < content->questions->len; i++)
    g_assert_true (
      says (document, end, document->blocks->len, ((LiftQuestion *) g_ptr_array_index (content->questions, i))->text));
  for (guint i = 0; i < content->contacts->len; i++)
    g_assert_true (says (document, 0, document->blocks->len, g_ptr_array_index (content->contacts, i)));
  for (guint i = 0; i < content->details->len; i++)
    g_assert_true (says (document, end, document->blocks->len, g_ptr_array_index (content->details, i)));
  g_assert_true (says (document, 0, end, "more, page 2"));
  g_assert_true (says (document, 0, end, "…, page 2"));
  g_assert_true (says (document, end, document->blocks->len, "From page 1, as a whole"));
}

/* A diary that fits says nothing of a page 2, and signs stand before scores. */
static void
test_order (void)
{
  g_auto (LiftExportOptions) options = { 0 };
  g_autoptr (LiftReportDocument) document = NULL;
  guint end, signs = G_MAXUINT, scores = 0;

  lift_export_options_init (&options, LIFT_EXPORT_PDF);
  document = make_document (report_cases[0].make (), report_cases[0].day, &options);
  end = find_page_break (document);
  for (guint i = 0; i < end; i++) {
    if (block_says (g_ptr_array_index (document->blocks, i), "fever"))
      signs = MIN (signs, i);
    if (block_says (g_ptr_array_index (document->blocks, i), "Worst") ||
        ((LiftReportBlock *) g_ptr_array_index (document->blocks, i))->kind == LIFT_REPORT_BLOCK_TABLE)
      scores = i;
  }
  g_assert_cmpuint (signs, <, scores);
  g_assert_false (says (document, 0, end, "page 2"));
  g_assert_false (says (document, end, document->blocks->len, "From page 1, as a whole"));
  g_assert_true (says (document, 0, end, "Patient’s own record. Nobody monitored it."));
  g_assert_true (says (document, 0, end, "Day 14, Monday 30 November 2026"));
  g_assert_false (says (document, 0, document->blocks->len, "%"));
}

/* What was left out is not there, and page 1 says so. */
static void
test_left_out (void)
{
  g_auto (LiftExportOptions) options = { 0 };
  g_autoptr (LiftReportDocument) document = NULL;
  guint n;

  lift_export_options_init (&options, LIFT_EXPORT_PDF);
  options.without_notes = options.without_signs = TRUE;
  options.from = FIXTURE_DAY0 + 1;
  options.to = FIXTURE_DAY0 + 5;
  options.name = g_strdup ("Ada Example");
  document = make_document (report_cases[0].make (), report_cases[0].day, &options);
  n = document->blocks->len;
  g_assert_true (says (document, 0, n, "Ada Example"));
  g_assert_true (says (document, 0, n, "About the days from Day 1, Tuesday 17 November 2026 to Day 5"));
  g_assert_true (says (document, 0, n, "Notes, questions and signs were left out."));
  g_assert_true (says (document, 0, n, "5 of 5"));
  g_assert_true (says (document, 0, n, "Signs were left out."));
  g_assert_false (says (document, 0, n, "Slept badly"));
  g_assert_false (says (document, 0, n, "fever"));
  g_assert_false (says (document, 0, n, "38.4"));
  g_assert_false (says (document, 0, n, "None noted"));
  g_assert_false (says (document, 0, n, "Mon 16 Nov 2026"));
  g_assert_false (says (document, 0, n, "Sun 22 Nov 2026"));
}

/* A contact belongs to the day that the diary spoke of. */
static void
test_contacts_of_days (void)
{
  for (int last = 3; last <= 4; last++) {
    g_auto (LiftExportSource) source = { 0 };
    g_auto (LiftExportOptions) options = { 0 };
    g_autoptr (LiftVisitContent) content = NULL;
    LiftArchiveRecord *record = report_cases[0].make ();

    g_ptr_array_add (record->contacts,
                     lift_contact_new (record->procedure->uuid, (FIXTURE_DAY0 + 4) * (gint64) 86400 + 9 * 3600,
                                       LIFT_CONTACT_TOLD, "sign/fever/-/2026-11-20/2026-11-20", NULL));
    report_source_init (&source, record, 14);
    lift_export_options_init (&options, LIFT_EXPORT_TEXT);
    options.to = FIXTURE_DAY0 + last;
    content = lift_visit_content_new_for_export (&source, &options);
    g_assert_cmpuint (content->contacts->len, ==, last == 4 ? 1 : 0);
  }
}

/* A deleted note is in the complete copy and nowhere else. */
static void
test_history (void)
{
  for (int with = 0; with < 2; with++) {
    g_auto (LiftExportOptions) options = { 0 };
    g_autoptr (LiftReportDocument) document = NULL;
    LiftArchiveRecord *record = report_cases[0].make ();
    LiftEntry *earlier = lift_entry_copy (report_record_get_entry (record, FIXTURE_DAY0));

    g_free (earlier->note);
    earlier->note = g_strdup ("taken back");
    g_ptr_array_insert (record->states, 0, earlier);
    lift_export_options_init (&options, LIFT_EXPORT_PDF);
    options.with_history = with;
    document = make_document (record, 14, &options);
    g_assert_cmpint (says (document, 0, document->blocks->len, "taken back"), ==, with);
    g_assert_cmpint (says (document, 0, document->blocks->len,
                           "Complete copy for yourself. It contains notes you deleted or changed."),
                     ==, with);
  }
}

static LiftReportPages *
make_pages_with_note (const char *note)
{
  g_auto (LiftExportOptions) options = { 0 };
  g_autoptr (LiftReportDocument) document = NULL;
  LiftArchiveRecord *record = report_cases[0].make ();
  LiftEntry *entry = report_record_get_entry (record, FIXTURE_DAY0 + 2);

  g_free (entry->note);
  entry->note = g_strdup (note);
  lift_export_options_init (&options, LIFT_EXPORT_PDF);
  document = make_document (record, 14, &options);
  return lay_out (document);
}

/* What no font can print is counted: each of three characters of a private area, and no letter. */
static void
test_unknown (void)
{
  g_autoptr (LiftReportPages) plain = make_pages_with_note ("well, نمت, ישנתי");
  g_autoptr (LiftReportPages) unknown = make_pages_with_note ("well \xf3\xb0\x80\x80\xf3\xb0\x80\x81\xf3\xb0\x80\x82");

  g_assert_cmpuint (lift_report_pages_get_n_unknown (plain), ==, 0);
  g_assert_cmpuint (lift_report_pages_get_n_unknown (unknown), ==, 3);
}

/* Who asked for the file hears of them, too. */
static void
test_unknown_of_export (void)
{
  g_auto (LiftExportSource) source = { 0 };
  g_auto (LiftExportOptions) options = { 0 };
  g_autoptr (LiftExport) export = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LiftArchiveRecord *record = report_cases[0].make ();

  g_ptr_array_add (record->procedure->questions, lift_question_new (NULL, "\xf3\xb0\x80\x80?", 0));
  report_source_init (&source, record, 14);
  lift_export_options_init (&options, LIFT_EXPORT_PDF);
  export = lift_export_new (&source, &options, NULL);
  bytes = lift_export_run (export, NULL, NULL, NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (lift_export_get_n_unknown (export), ==, 1);
}

/* Thousands of marks on a letter cost no time. */
static void
test_marks (void)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (LiftReportPages) pages = NULL;
  gint64 start;
  double seconds;

  while (note->len < LIFT_NOTE_MAX_BYTES - 10) {
    if (note->len % 4000 < 2)
      g_string_append (note, " a");
    g_string_append (note, "\xcc\x81");
  }
  start = g_get_monotonic_time ();
  pages = make_pages_with_note (note->str);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_test_message ("%.2f s", seconds);
  g_assert_cmpfloat (seconds, <, 3.0);
}

static void
stop_cb (double done, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_auto (LiftExportOptions) options = { 0 };
  g_autoptr (LiftReportDocument) document = NULL;
  g_autoptr (LiftReportPages) pages = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  lift_export_options_init (&options, LIFT_EXPORT_PDF);
  document = make_document (report_cases[0].make (), 14, &options);
  pages = lift_report_pages_new (document, cancellable, stop_cb, cancellable, &error);
  g_assert_null (pages);
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CANCELLED);
}

static gpointer
draw_cb (gpointer data)
{
  LiftReportPages *pages = data;
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint dark = 0;

  lift_report_pages_get_size (pages, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint i = 0; i < lift_report_pages_get_n_pages (pages); i++)
    lift_report_pages_draw (pages, cr, i);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < (int) height; y++) {
    const guchar *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);

    for (int x = 0; x < (int) width; x++)
      dark += row[x * 4] < 128;
  }
  cairo_surface_destroy (surface);
  return GUINT_TO_POINTER (dark);
}

/* Laid out here, drawn there, in pixels: the tags of a PDF do no harm, and there is ink. */
static void
test_draw_elsewhere (void)
{
  g_autoptr (LiftReportPages) pages = make_pages_with_note ("well");
  guint here = GPOINTER_TO_UINT (draw_cb (pages));
  guint there = GPOINTER_TO_UINT (g_thread_join (g_thread_new ("draw", draw_cb, pages)));

  g_assert_cmpuint (here, >, 5000);
  g_assert_cmpuint (here, ==, there);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  /* Its sentences are compared, and days in them have names. */
  setlocale (LC_TIME, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-summary/one-page", test_one_page);
  g_test_add_func ("/report-summary/nothing-lost", test_nothing_lost);
  g_test_add_func ("/report-summary/order", test_order);
  g_test_add_func ("/report-summary/left-out", test_left_out);
  g_test_add_func ("/report-summary/contacts-of-days", test_contacts_of_days);
  g_test_add_func ("/report-summary/history", test_history);
  g_test_add_func ("/report-summary/unknown", test_unknown);
  g_test_add_func ("/report-summary/unknown-of-export", test_unknown_of_export);
  g_test_add_func ("/report-summary/marks", test_marks);
  g_test_add_func ("/report-summary/cancel", test_cancel);
  g_test_add_func ("/report-summary/draw-elsewhere", test_draw_elsewhere);
  return g_test_run ();
}
