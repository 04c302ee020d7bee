/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-html.h"

#include "lift-report-document-private.h"

/* Readable on a telephone and on paper; nothing is fetched from anywhere. */
#define STYLE                                                                                                          \
  "body{font:16px/1.45 system-ui,sans-serif;color:#1e1e1e;background:#fff;max-width:52rem;margin:0 auto;"              \
  "padding:1rem}\n"                                                                                                    \
  "h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:1.2rem 0 .3rem}p{margin:.25rem 0}\n"                       \
  ".day,.strong{font-weight:600}.small{font-size:.85rem;color:#55555a}.note{white-space:pre-line}\n"                   \
  ".head{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.2rem 1rem;align-items:baseline}\n"             \
  ".columns,.fields{display:flex;flex-wrap:wrap;gap:0 2rem}.columns>div{flex:1 1 18rem}\n"                             \
  ".fields p{flex:1 1 14rem;display:flex;gap:.5rem}.line{flex:1;border-bottom:1px solid #55555a;min-width:8rem}\n"     \
  "hr{border:0;border-top:1px solid #9a9996;margin:.8rem 0}img{max-width:100%;height:auto}\n"                          \
  ".wide{overflow-x:auto}table{border-collapse:collapse;width:100%}\n"                                                 \
  "th,td{text-align:start;vertical-align:top;padding:.25rem .4rem;border-bottom:1px solid #d0d0d0;font-size:.9rem}\n"  \
  "th{border-bottom-color:#55555a}.centred{text-align:center}.faint{color:#65656b}thead{display:table-header-group}\n" \
  ".over td{border-bottom:0}\n"                                                                                        \
  "@page{margin:15mm}@media print{body{font-size:9.5pt;max-width:none;padding:0}.wide{overflow:visible}"               \
  "tr,img{break-inside:avoid}h2{break-after:avoid}.days{break-before:page}}\n"

/* As g_markup_escape_text(), but control characters are left out: no version of HTML has them. */
static void
append_escaped (GString *html, const char *words)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f);
    gboolean nothing = (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;

    g_string_append_unichar (clean, control || nothing ? 0xfffd : c);
  }
  escaped = g_markup_escape_text (clean->str, (gssize) clean->len);
  g_string_append (html, escaped);
}

/* Her own words may run in another direction than the page. */
static void
append_element (GString *html, const char *tag, const char *class, const char *words)
{
  g_string_append_printf (html, "<%s dir=\"auto\"", tag);
  if (class != NULL)
    g_string_append_printf (html, " class=\"%s\"", class);
  g_string_append_c (html, '>');
  append_escaped (html, words);
  g_string_append_printf (html, "</%s>\n", tag);
}

static void
append_text (GString *html, const LiftReportBlock *block)
{
  static const struct {
    const char *tag;
    const char *class;
  } looks[] = {
    [LIFT_REPORT_TEXT_TITLE] = { "h1", NULL },
    [LIFT_REPORT_TEXT_HEADING] = { "h2", NULL },
    [LIFT_REPORT_TEXT_BODY] = { "p", NULL },
    [LIFT_REPORT_TEXT_STRONG] = { "p", "strong" },
    [LIFT_REPORT_TEXT_SMALL] = { "p", "small" },
    [LIFT_REPORT_TEXT_CELL] = { "p", NULL },
    [LIFT_REPORT_TEXT_CELL_HEADING] = { "p", "strong" },
  };
  g_autofree char *words = NULL;

  if (block->mark != LIFT_REPORT_MARK_NONE)
    words = g_strconcat (block->mark == LIFT_REPORT_MARK_TICKED ? "☑ " : "☐ ", block->words, NULL);
  if (block->beside != NULL)
    g_string_append (html, "<div class=\"head\">\n");
  if (g_strcmp0 (block->destination, LIFT_REPORT_DESTINATION_DAYS) == 0)
    append_element (html, "h2", "days", block->words);
  else
    append_element (html, looks[block->look].tag, looks[block->look].class, words != NULL ? words : block->words);
  if (block->beside != NULL) {
    append_element (html, "p", "day", block->beside);
    g_string_append (html, "</div>\n");
  }
}

static void
append_fields (GString *html, const LiftReportBlock *block)
{
  g_string_append (html, "<div class=\"fields\">\n");
  for (guint i = 0; block->cells[i] != NULL; i += 2) {
    g_string_append (html, "<p>");
    append_element (html, "span", "small", block->cells[i]);
    append_element (html, "span", block->cells[i + 1][0] != '\0' ? "strong" : "line", block->cells[i + 1]);
    g_string_append (html, "</p>\n");
  }
  g_string_append (html, "</div>\n");
}

static void
append_column (GString *html, GPtrArray *items)
{
  if (items->len == 0)
    return;
  g_string_append (html, "<div>\n");
  for (guint i = 0; i < items->len; i++)
    append_text (html, g_ptr_array_index (items, i));
  g_string_append (html, "</div>\n");
}

static void
append_table_head (GString *html, const LiftReportBlock *table)
{
  g_string_append (html, "<div class=\"wide\"><table>\n<thead><tr>\n");
  for (guint i = 0; i < table->columns->len; i++) {
    const LiftReportColumn *column = &g_array_index (table->columns, LiftReportColumn, i);

    g_string_append_printf (html, "<th scope=\"col\"%s>", column->centred ? " class=\"centred\"" : "");
    append_escaped (html, column->title);
    g_string_append (html, "</th>\n");
  }
  g_string_append (html, "</tr></thead>\n<tbody>\n");
}

static void
append_row (GString *html, const LiftReportBlock *row, const LiftReportBlock *table)
{
  g_string_append_printf (html, "<tr%s>",
                          row->words != NULL ? " class=\"over\""
                          : row->faint       ? " class=\"faint\""
                                             : "");
  for (guint i = 0; row->cells[i] != NULL; i++) {
    const LiftReportColumn *column = &g_array_index (table->columns, LiftReportColumn, i);

    append_element (html, "td", column->centred ? "centred" : "note", row->cells[i]);
  }
  g_string_append (html, "</tr>\n");
  if (row->words == NULL)
    return;
  g_string_append_printf (html, "<tr><td></td><td class=\"note\" dir=\"auto\" colspan=\"%u\">",
                          table->columns->len - 1);
  append_escaped (html, row->words);
  g_string_append (html, "</td></tr>\n");
}

static void
append_chart (GString *html, const LiftReportBlock *block)
{
  gsize size;
  const guchar *data = block->svg != NULL ? g_bytes_get_data (block->svg, &size) : NULL;
  g_autofree char *encoded = data != NULL ? g_base64_encode (data, size) : NULL;

  if (encoded == NULL) {
    append_element (html, "p", NULL, block->words);
    return;
  }
  g_string_append_printf (html, "<p><img src=\"data:image/svg+xml;base64,%s\" alt=\"", encoded);
  append_escaped (html, block->words);
  g_string_append (html, "\"></p>\n");
}

static void
append_block (GString *html, const LiftReportBlock *block, const LiftReportBlock *table)
{
  switch (block->kind) {
  case LIFT_REPORT_BLOCK_TEXT:
    append_text (html, block);
    break;
  case LIFT_REPORT_BLOCK_RULE:
    g_string_append (html, "<hr>\n");
    break;
  case LIFT_REPORT_BLOCK_FIELDS:
    append_fields (html, block);
    break;
  case LIFT_REPORT_BLOCK_COLUMNS:
    g_string_append (html, "<div class=\"columns\">\n");
    append_column (html, block->start);
    append_column (html, block->end);
    g_string_append (html, "</div>\n");
    break;
  case LIFT_REPORT_BLOCK_TABLE:
    append_table_head (html, block);
    break;
  case LIFT_REPORT_BLOCK_ROW:
    append_row (html, block, table);
    break;
  case LIFT_REPORT_BLOCK_CHART:
    append_chart (html, block);
    break;
  case LIFT_REPORT_BLOCK_GAP:
  case LIFT_REPORT_BLOCK_PAGE:
    break;
  }
}

static void
append_body (GString *html, const LiftReportDocument *document)
{
  const LiftReportBlock *table = NULL;

  for (guint i = 0; i < document->blocks->len; i++) {
    const LiftReportBlock *block = g_ptr_array_index (document->blocks, i);

    if (table != NULL && block->kind != LIFT_REPORT_BLOCK_ROW) {
      g_string_append (html, "</tbody></table></div>\n");
      table = NULL;
    }
    if (block->kind == LIFT_REPORT_BLOCK_TABLE)
      table = block;
    append_block (html, block, table);
  }
  if (table != NULL)
    g_string_append (html, "</tbody></table></div>\n");
}

/**
 * lift_html_write:
 * @source: what it is made of; its procedure is in the archive and has a date
 * @options: what it holds
 *
 * The report as one file for any browser: no script, nothing from anywhere else, and a policy that forbids both. It is
 * in the language of the moment. The same diary gives the same file, but for the names that cairo gives to the parts of
 * the drawing inside it, which count up within one process.
 *
 * Returns: (transfer full): the file.
 */
GBytes *
lift_html_write (const LiftExportSource *source, const LiftExportOptions *options)
{
  g_autoptr (LiftReportDocument) document = _lift_report_document_new_for_screen (source, options);
  GString *html = g_string_new ("<!DOCTYPE html>\n");
  gsize length;

  g_string_append_printf (html, "<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", document->language,
                          document->rtl ? "rtl" : "ltr");
  g_string_append (html, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                         "style-src 'unsafe-inline'\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                         "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
  append_escaped (html, document->title);
  g_string_append (html, "</title>\n<style>\n" STYLE "</style>\n</head>\n<body>\n");
  append_body (html, document);
  append_element (html, "p", "small", document->footer);
  g_string_append (html, "</body>\n</html>\n");
  length = html->len;
  return g_bytes_new_take (g_string_free (html, FALSE), length);
}
