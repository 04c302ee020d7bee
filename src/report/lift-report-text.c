/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-report-text.h"

#include <string.h>

#define REPLACEMENT 0xfffd
#define ZERO_WIDTH_SPACE 0x200b
#define LONGEST_WORD 1000
/* No language stacks more marks on one letter; a thousand of them would cost paper seconds. */
#define MOST_MARKS 8

static const struct {
  double size;
  PangoWeight weight;
  const char *tag;
  double grey;
} looks[] = {
  [LIFT_REPORT_TEXT_TITLE] = { 16, PANGO_WEIGHT_BOLD, "H1", 0.08 },
  [LIFT_REPORT_TEXT_HEADING] = { 10.5, PANGO_WEIGHT_BOLD, "H2", 0.08 },
  [LIFT_REPORT_TEXT_BODY] = { 9.5, PANGO_WEIGHT_NORMAL, "P", 0.12 },
  [LIFT_REPORT_TEXT_STRONG] = { 9.5, PANGO_WEIGHT_BOLD, "P", 0.08 },
  [LIFT_REPORT_TEXT_SMALL] = { 8, PANGO_WEIGHT_NORMAL, "P", 0.33 },
  [LIFT_REPORT_TEXT_CELL] = { 8, PANGO_WEIGHT_NORMAL, "TD", 0.12 },
  [LIFT_REPORT_TEXT_CELL_HEADING] = { 8, PANGO_WEIGHT_NORMAL, "TH", 0.33 },
};

/*
 * _lift_report_text_new_context:
 * @map: fonts; of the thread that will use it
 * @rtl: lines start at the right
 *
 * Hinting moves letters to the pixels of a screen that paper does not have; words then fall apart for whoever copies
 * text from the file.
 */
PangoContext *
_lift_report_text_new_context (PangoFontMap *map, gboolean rtl)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  return context;
}

/* What no letter stands for: cairo refuses a whole page for one of Unicode's noncharacters, and control characters
 * print as boxes. */
static gboolean
is_printable (gunichar c)
{
  if (c == '\n' || c == '\t')
    return TRUE;
  return c >= 0x20 && (c < 0x7f || c > 0x9f) && (c < 0xfdd0 || c > 0xfdef) && (c & 0xfffe) != 0xfffe;
}

/* The words with a replacement character for what cannot be printed. Looking for places to break a line takes Pango
 * time with the square of a word's length, so what no person calls a word gets such places. */
static char *
make_printable (const char *words)
{
  GString *text = g_string_sized_new (strlen (words));
  guint length = 0;
  guint n_marks = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    n_marks = g_unichar_ismark (c) ? n_marks + 1 : 0;
    if (n_marks > MOST_MARKS)
      continue;
    length = g_unichar_isspace (c) ? 0 : length + 1;
    if (length > LONGEST_WORD && g_unichar_isalnum (c)) {
      g_string_append_unichar (text, ZERO_WIDTH_SPACE);
      length = 0;
    }
    g_string_append_unichar (text, is_printable (c) ? c : REPLACEMENT);
  }
  return g_string_free (text, FALSE);
}

/*
 * _lift_report_text_new:
 * @context: of _lift_report_text_new_context()
 * @look: how it looks
 * @words: what it says
 * @width: room in points; negative: one line of any length
 *
 * Ligatures would glue letters together for whoever copies text from the file. A text is set in the direction of its
 * own letters.
 *
 * Returns: (transfer full): the text, laid out.
 */
PangoLayout *
_lift_report_text_new (PangoContext *context, LiftReportText look, const char *words, double width)
{
  PangoLayout *text = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *printable = make_printable (words);

  font = pango_font_description_copy (pango_context_get_font_description (context));
  pango_font_description_set_absolute_size (font, looks[look].size * PANGO_SCALE);
  pango_font_description_set_weight (font, looks[look].weight);
  pango_layout_set_font_description (text, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  pango_layout_set_attributes (text, attributes);
  pango_layout_set_auto_dir (text, TRUE);
  /* Pango turns this around for a paragraph whose letters run against the page. */
  pango_layout_set_alignment (text, pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL ? PANGO_ALIGN_RIGHT
                                                                                                : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (text, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (text, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_text (text, printable, -1);
  return text;
}

/* Lets @text begin where the page's own lines begin, whatever its letters; without it, what she wrote in letters that
 * run the other way begins at the other side. */
void
_lift_report_text_keep_at_start (PangoLayout *text)
{
  PangoDirection base = pango_context_get_base_dir (pango_layout_get_context (text));
  PangoDirection own = pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (text, 0));

  pango_layout_set_alignment (text,
                              (base == PANGO_DIRECTION_RTL) == (own == base) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/* The structure element of a text that looks like this. */
const char *
_lift_report_text_get_tag (LiftReportText look)
{
  return looks[look].tag;
}

/* How light its letters are: 0 black, 1 white. */
double
_lift_report_text_get_grey (LiftReportText look)
{
  return looks[look].grey;
}

/* How many lines of @text from @first on fit into @room points, and how high they are together. */
int
_lift_report_text_count_lines (PangoLayout *text, int first, double room, double *height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (text);
  int line = 0;
  int n = 0;
  double top = 0;

  *height = 0;
  do {
    int y0, y1;

    if (line++ < first)
      continue;
    pango_layout_iter_get_line_yrange (iter, &y0, &y1);
    if (n == 0)
      top = (double) y0 / PANGO_SCALE;
    if ((double) y1 / PANGO_SCALE - top > room)
      break;
    *height = (double) y1 / PANGO_SCALE - top;
    n++;
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return n;
}

/* How high @n_lines lines of @text are from @first on. */
double
_lift_report_text_get_height (PangoLayout *text, int first, int n_lines)
{
  PangoLayoutIter *iter = pango_layout_get_iter (text);
  double top = 0, bottom = 0;
  int line = 0;

  do {
    int y0, y1;

    if (line++ < first)
      continue;
    if (line > first + n_lines)
      break;
    pango_layout_iter_get_line_yrange (iter, &y0, &y1);
    if (line == first + 1)
      top = (double) y0 / PANGO_SCALE;
    bottom = (double) y1 / PANGO_SCALE;
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return bottom - top;
}

/* Draws @n_lines lines of @text from @first on; the upper edge of the first one is at @y. */
void
_lift_report_text_draw (cairo_t *cr, PangoLayout *text, int first, int n_lines, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (text);
  double top = 0;
  int line = 0;

  do {
    PangoRectangle logical;
    int y0;

    if (line++ < first)
      continue;
    if (line > first + n_lines)
      break;
    pango_layout_iter_get_line_yrange (iter, &y0, NULL);
    pango_layout_iter_get_line_extents (iter, NULL, &logical);
    if (line == first + 1)
      top = (double) y0 / PANGO_SCALE;
    cairo_move_to (cr, x + (double) logical.x / PANGO_SCALE,
                   y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE - top);
    pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}
