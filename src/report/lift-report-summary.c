/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-chart-painter.h"
#include "lift-format.h"
#include "lift-report-pages-private.h"
#include "lift-visit-content.h"

#define START_WIDTH 0.62
#define CHART_FONT_SIZE 7.0
/* What three plots need to be read, and what is enough for them; without what stands under them. */
#define LEAST_CHART 160.0
/* The diary says one thing at a time; the rest of it comes on page 2. */
#define MOST_OPEN 2
#define MOST_CHART 320.0
#define SCREEN_CHART 260.0

/**
 * Room: how much of each block page 1 shows. There is a step for everything that can be long, so that page 1 is one
 * page whatever she wrote.
 */
typedef struct {
  guint signs;
  guint questions;
  int question_lines;
  guint contacts;
  int lines;
  guint bars;
} Room;

/* From roomy to tight; the last one fits whatever is in the diary. */
static const Room rooms[] = {
  { LIFT_VISIT_MAX_SIGNS, LIFT_VISIT_MAX_QUESTIONS, 4, LIFT_VISIT_MAX_CONTACTS, 3, 6 },
  { LIFT_VISIT_MAX_SIGNS, LIFT_VISIT_MAX_QUESTIONS, 3, LIFT_VISIT_MAX_CONTACTS, 2, 3 },
  { 5, LIFT_VISIT_MAX_QUESTIONS, 2, 2, 2, 3 },
  { 4, LIFT_VISIT_MAX_QUESTIONS, 2, 2, 1, 2 },
  { 3, LIFT_VISIT_MAX_QUESTIONS, 1, 1, 1, 2 },
};

/* While page 1 is made. @rest: what had to be cut, whole, for page 2. */
typedef struct {
  LiftReportDocument *document;
  const LiftExportSource *source;
  const LiftExportOptions *options;
  LiftVisitContent *content;
  PangoContext *context;
  const Room *room;
  GPtrArray *rest;
} Summary;

static void
add_rest (Summary *self, LiftReportText look, const char *words, LiftReportMark mark)
{
  LiftReportBlock *block = _lift_report_block_new_text (look, words);

  block->mark = mark;
  g_ptr_array_add (self->rest, block);
}

static gboolean
fits (const Summary *self, LiftReportText look, const char *words, double width, int n_lines)
{
  PangoLayout *text = _lift_report_text_new (self->context, look, words, width);
  gboolean good = pango_layout_get_line_count (text) <= n_lines;

  g_object_unref (text);
  return good;
}

static char *
format_cut (const char *beginning)
{
  /* Translators: %s is the beginning of a text of which the whole stands on page 2. */
  return g_strdup_printf (C_("report", "%s …, page 2"), beginning);
}

/* As much of @words as fits into @n_lines lines, and then where the rest is; NULL: all of it fits. */
static char *
cut (const Summary *self, LiftReportText look, const char *words, double width, int n_lines)
{
  glong low = 0;
  glong high = MIN (g_utf8_strlen (words, -1), 200 * n_lines);
  char *best = NULL;

  if (self->document->width <= 0 || (high < 200 * n_lines && fits (self, look, words, width, n_lines)))
    return NULL;
  while (low < high) {
    glong middle = (low + high + 1) / 2;
    g_autofree char *part = g_utf8_substring (words, 0, middle);
    g_autofree char *whole = format_cut (g_strchomp (part));

    if (fits (self, look, whole, width, n_lines)) {
      low = middle;
      g_free (best);
      best = g_steal_pointer (&whole);
    } else {
      high = middle - 1;
    }
  }
  return best != NULL ? best : format_cut ("");
}

/* A paragraph of at most @n_lines lines; what is cut comes whole on page 2. */
static void
add_short (Summary *self, LiftReportText look, const char *words, int n_lines)
{
  g_autofree char *shortened = NULL;

  if (words == NULL || words[0] == '\0')
    return;
  shortened = cut (self, look, words, _lift_report_document_get_room (self->document), n_lines);
  _lift_report_document_add_text (self->document, look, shortened != NULL ? shortened : words);
  if (shortened != NULL)
    add_rest (self, LIFT_REPORT_TEXT_BODY, words, LIFT_REPORT_MARK_NONE);
}

static void
add_gap (Summary *self)
{
  _lift_report_document_add_gap (self->document, LIFT_REPORT_GAP);
}

static void
add_rule (Summary *self)
{
  _lift_report_document_add_gap (self->document, LIFT_REPORT_GAP / 2);
  _lift_report_document_add (self->document, LIFT_REPORT_BLOCK_RULE);
  _lift_report_document_add_gap (self->document, LIFT_REPORT_GAP / 2);
}

/* Block 1 and 2: what it is, whose, and which procedure. */
static void
add_head (Summary *self)
{
  LiftReportDocument *document = self->document;
  const LiftVisitContent *content = self->content;
  LiftReportBlock *title = _lift_report_document_add_text (document, LIFT_REPORT_TEXT_TITLE, content->title);
  LiftReportBlock *fields;
  g_autoptr (GString) details = g_string_new (NULL);

  title->beside = g_strdup (content->day);
  title->destination = g_strdup (LIFT_REPORT_DESTINATION_SUMMARY);
  _lift_report_document_add_text (document, LIFT_REPORT_TEXT_SMALL, content->source);
  if (content->scope != NULL)
    _lift_report_document_add_text (document, LIFT_REPORT_TEXT_STRONG, content->scope);
  add_gap (self);
  fields = _lift_report_document_add (document, LIFT_REPORT_BLOCK_FIELDS);
  fields->cells = g_new0 (char *, 5);
  fields->cells[0] = g_strdup (C_("report", "Name"));
  fields->cells[1] = g_strdup (content->name != NULL ? content->name : "");
  fields->cells[2] = g_strdup (C_("report", "Born"));
  fields->cells[3] = g_strdup (content->born != NULL ? content->born : "");
  _lift_report_document_add_gap (document, LIFT_REPORT_GAP / 2);
  add_short (self, LIFT_REPORT_TEXT_BODY, content->procedure, 2);
  for (guint i = 0; i < content->details->len; i++)
    g_string_append_printf (details, "%s%s", i > 0 ? " · " : "", (char *) g_ptr_array_index (content->details, i));
  add_short (self, LIFT_REPORT_TEXT_BODY, details->str, MAX (self->room->lines, 1));
}

static void
add_item (GPtrArray *items, LiftReportText look, const char *words, LiftReportMark mark)
{
  LiftReportBlock *item = _lift_report_block_new_text (look, words);

  item->mark = mark;
  g_ptr_array_add (items, item);
}

static char *
format_more (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %d more, page 2", "and %d more, page 2", n), (int) n);
}

static void
add_more (GPtrArray *items, guint n)
{
  g_autofree char *words = format_more (n);

  add_item (items, LIFT_REPORT_TEXT_SMALL, words, LIFT_REPORT_MARK_NONE);
}

static guint
limit (const Summary *self, guint n, guint most)
{
  return self->document->width > 0 ? MIN (n, most) : n;
}

static GPtrArray *
list_signs (Summary *self, double width)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) _lift_report_block_free);
  const GPtrArray *signs = self->content->signs;
  guint n = limit (self, signs->len, self->room->signs);

  add_item (items, LIFT_REPORT_TEXT_HEADING, _("Signs"), LIFT_REPORT_MARK_NONE);
  for (guint i = 0; i < n; i++) {
    const LiftVisitSign *sign = g_ptr_array_index (signs, i);
    g_autofree char *shortened = cut (self, LIFT_REPORT_TEXT_SMALL, sign->brief, width, self->room->lines > 1 ? 2 : 1);

    add_item (items, sign->tier <= LIFT_TIER_TODAY ? LIFT_REPORT_TEXT_STRONG : LIFT_REPORT_TEXT_BODY, sign->words,
              LIFT_REPORT_MARK_NONE);
    add_item (items, LIFT_REPORT_TEXT_SMALL, shortened != NULL ? shortened : sign->brief, LIFT_REPORT_MARK_NONE);
  }
  if (n < signs->len)
    add_more (items, signs->len - n);
  add_item (items, signs->len > 0 ? LIFT_REPORT_TEXT_SMALL : LIFT_REPORT_TEXT_BODY, self->content->asked,
            LIFT_REPORT_MARK_NONE);
  return items;
}

static LiftReportMark
get_mark (const LiftQuestion *question)
{
  return question->ticked_at != 0 ? LIFT_REPORT_MARK_TICKED : LIFT_REPORT_MARK_BOX;
}

/* @is_cut: set where not every question is there as a whole. */
static GPtrArray *
list_questions (Summary *self, double width, gboolean *is_cut)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) _lift_report_block_free);
  const GPtrArray *questions = self->content->questions;
  guint n = limit (self, questions->len, self->room->questions);

  *is_cut = n < questions->len;
  if (questions->len > 0)
    add_item (items, LIFT_REPORT_TEXT_HEADING, _("My questions"), LIFT_REPORT_MARK_NONE);
  for (guint i = 0; i < n; i++) {
    const LiftQuestion *question = g_ptr_array_index (questions, i);
    g_autofree char *shortened =
      cut (self, LIFT_REPORT_TEXT_BODY, question->text, width - LIFT_REPORT_MARK_WIDTH, self->room->question_lines);

    *is_cut = *is_cut || shortened != NULL;
    add_item (items, LIFT_REPORT_TEXT_BODY, shortened != NULL ? shortened : question->text, get_mark (question));
  }
  if (n < questions->len)
    add_more (items, questions->len - n);
  return items;
}

/* What did not fit comes whole on page 2, in the same order. */
static void
add_rest_of_columns (Summary *self, gboolean signs_cut, gboolean questions_cut)
{
  const LiftVisitContent *content = self->content;

  if (signs_cut)
    add_rest (self, LIFT_REPORT_TEXT_STRONG, _("Signs"), LIFT_REPORT_MARK_NONE);
  for (guint i = 0; signs_cut && i < content->signs->len; i++) {
    const LiftVisitSign *sign = g_ptr_array_index (content->signs, i);
    g_autofree char *line = g_strdup_printf ("%s: %s", sign->words, sign->when);

    add_rest (self, LIFT_REPORT_TEXT_BODY, line, LIFT_REPORT_MARK_NONE);
  }
  if (questions_cut)
    add_rest (self, LIFT_REPORT_TEXT_STRONG, _("My questions"), LIFT_REPORT_MARK_NONE);
  for (guint i = 0; questions_cut && i < content->questions->len; i++) {
    const LiftQuestion *question = g_ptr_array_index (content->questions, i);

    add_rest (self, LIFT_REPORT_TEXT_BODY, question->text, get_mark (question));
  }
}

static gboolean
has_cut_sign (const Summary *self, double width)
{
  for (guint i = 0; i < self->content->signs->len; i++) {
    const LiftVisitSign *sign = g_ptr_array_index (self->content->signs, i);
    g_autofree char *shortened = cut (self, LIFT_REPORT_TEXT_SMALL, sign->brief, width, self->room->lines > 1 ? 2 : 1);

    if (shortened != NULL)
      return TRUE;
  }
  return self->document->width > 0 && self->content->signs->len > self->room->signs;
}

/* Block 3: signs before scores, her questions beside them. */
static void
add_signs (Summary *self)
{
  double room = _lift_report_document_get_room (self->document);
  gboolean has_questions = self->content->questions->len > 0;
  LiftReportBlock *block = _lift_report_document_add (self->document, LIFT_REPORT_BLOCK_COLUMNS);
  gboolean questions_cut;

  block->start_width = has_questions ? room * START_WIDTH : room - LIFT_REPORT_COLUMN_GAP;
  block->start = list_signs (self, block->start_width);
  block->end = list_questions (self, room - block->start_width - LIFT_REPORT_COLUMN_GAP, &questions_cut);
  add_rest_of_columns (self, has_cut_sign (self, block->start_width), questions_cut);
}

static char *
format_on_day (int score, int day)
{
  /* Translators: in the table of scores: a score and its day, "6 (day 2)". */
  return g_strdup_printf (C_("report score", "%d (day %d)"), score, day);
}

static void
add_score_cells (GPtrArray *cells, const LiftVisitScore *score, int n_days)
{
  g_ptr_array_add (cells, g_strdup (lift_format_symptom (score->symptom)));
  if (score->n_days == 0) {
    for (int i = 0; i < 3; i++)
      g_ptr_array_add (cells, g_strdup ("–"));
  } else {
    g_ptr_array_add (cells, format_on_day (score->worst, score->worst_day));
    g_ptr_array_add (cells, format_on_day (score->latest, score->latest_day));
    g_ptr_array_add (cells, score->low_since >= 0
                              /* Translators: in the table of scores, under "0–1 since": "day 9". */
                              ? g_strdup_printf (C_("report score", "day %d"), score->low_since)
                              : g_strdup ("–"));
  }
  /* Translators: in the table of scores, under "Days recorded": "12 of 15". */
  g_ptr_array_add (cells, g_strdup_printf (C_("report score", "%d of %d"), (int) score->n_days, n_days));
}

/* Block 4. */
static void
add_scores (Summary *self)
{
  LiftReportDocument *document = self->document;
  LiftReportBlock *heading = _lift_report_document_add_text (document, LIFT_REPORT_TEXT_HEADING, _("Scores"));
  double room = _lift_report_document_get_room (document);
  double width = room * 0.18;

  heading->destination = g_strdup (LIFT_REPORT_DESTINATION_SCORES);
  _lift_report_document_begin_table (document);
  _lift_report_document_add_column (document, C_("report score", "Symptom"), room - 4 * width, FALSE);
  _lift_report_document_add_column (document, C_("report score", "Worst"), width, FALSE);
  _lift_report_document_add_column (document, C_("report score", "Latest"), width, FALSE);
  _lift_report_document_add_column (document, C_("report score", "0–1 since"), width, FALSE);
  _lift_report_document_add_column (document, C_("report score", "Days recorded"), width, FALSE);
  for (guint i = 0; i < self->content->scores->len; i++) {
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

    add_score_cells (cells, &g_array_index (self->content->scores, LiftVisitScore, i), self->content->n_days);
    _lift_report_document_add_row (document, cells);
  }
  _lift_report_document_add_gap (document, 2);
  _lift_report_document_add_text (document, LIFT_REPORT_TEXT_SMALL, self->content->legend);
}

/* Block 6 to 8. */
static void
add_facts (Summary *self)
{
  const LiftVisitContent *content = self->content;
  guint n = limit (self, content->contacts->len, self->room->contacts);
  guint n_open = limit (self, content->open->len, MOST_OPEN);
  guint n_more = content->contacts->len - n + content->open->len - n_open;

  for (guint i = 0; i < content->facts->len; i++)
    add_short (self, LIFT_REPORT_TEXT_BODY, g_ptr_array_index (content->facts, i), self->room->lines > 1 ? 2 : 1);
  for (guint i = 0; i < n_open; i++)
    add_short (self, LIFT_REPORT_TEXT_STRONG, g_ptr_array_index (content->open, i), self->room->lines);
  for (guint i = 0; i < n; i++)
    add_short (self, LIFT_REPORT_TEXT_BODY, g_ptr_array_index (content->contacts, i), self->room->lines);
  for (guint i = n_open; i < content->open->len; i++)
    add_rest (self, LIFT_REPORT_TEXT_BODY, g_ptr_array_index (content->open, i), LIFT_REPORT_MARK_NONE);
  for (guint i = n; i < content->contacts->len; i++)
    add_rest (self, LIFT_REPORT_TEXT_BODY, g_ptr_array_index (content->contacts, i), LIFT_REPORT_MARK_NONE);
  if (n_more > 0) {
    g_autofree char *more = format_more (n_more);

    _lift_report_document_add_text (self->document, LIFT_REPORT_TEXT_SMALL, more);
  }
  if (content->facts->len + content->open->len + content->contacts->len > 0)
    add_gap (self);
  add_short (self, LIFT_REPORT_TEXT_BODY, content->completeness, 3);
  _lift_report_document_add_gap (self->document, 2);
  /* A guide of somebody else's may tell its whole story. */
  add_short (self, LIFT_REPORT_TEXT_SMALL, content->guide, 4);
}

/* The chart ---------------------------------------------------------------------------------------- */

/* A note from the consultation weeks before is no reason to make the days after it small. */
static int
find_first_day (const Summary *self, LiftEpisode *episode, LiftDate day0)
{
  if (self->options->from != LIFT_DATE_NONE)
    return self->options->from - day0;
  for (guint i = 0; i < lift_episode_get_n_entries (episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (episode, i);
    gboolean is_drawn = entry->signs->len > 0 || entry->ticks->len > 0;

    for (guint s = 0; s < LIFT_N_CORE_SYMPTOMS; s++)
      is_drawn = is_drawn || entry->scores[s] != LIFT_SCORE_NONE;
    if (is_drawn)
      return MIN (0, entry->for_day - day0);
  }
  return 0;
}

static LiftChartSpec
get_spec (const Summary *self, LiftEpisode *episode)
{
  LiftDate day0 = lift_episode_get_procedure (episode)->day0;
  const LiftExportOptions *options = self->options;

  return (LiftChartSpec){
    .episode = episode,
    .reference = self->source->guide,
    .symptoms = self->content->symptoms,
    .small_multiples = TRUE,
    .width = _lift_report_document_get_room (self->document),
    .first_day = find_first_day (self, episode, day0),
    .last_day = options->to != LIFT_DATE_NONE ? options->to - day0 : G_MININT,
    .today = self->source->today - day0,
    .rtl = self->document->rtl,
    .font_size = CHART_FONT_SIZE,
    .milestones = lift_export_source_get_record (self->source)->milestones,
    .max_bars = self->document->width > 0 ? self->room->bars : 0,
  };
}

/* Legend and plots as a drawing that can be repeated without saying anything again. */
static cairo_surface_t *
record_chart (const Summary *self, const LiftChartSpec *spec, double height, double *least)
{
  cairo_rectangle_t extents = { 0, 0, spec->width, height };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  const LiftChartStyle *style = lift_chart_style_get (LIFT_CHART_SCHEME_PRINT);
  LiftChartSpec plots = *spec;
  g_autoptr (LiftChartLayout) layout = NULL;
  g_autoptr (LiftChartLayout) legend = NULL;
  cairo_t *cr = cairo_create (surface);
  double legend_height;

  plots.height = height;
  legend = lift_chart_layout_new (&plots);
  legend_height = lift_chart_paint_legend (cr, self->context, legend, style, 0, 0, spec->width);
  *least = legend_height + LEAST_CHART + lift_chart_measure_below (spec);
  plots.height = MAX (height - legend_height, CHART_FONT_SIZE * 4);
  layout = lift_chart_layout_new (&plots);
  cairo_translate (cr, 0, legend_height);
  lift_chart_paint (cr, self->context, layout, style);
  cairo_destroy (cr);
  return surface;
}

/* What the chart shows, in sentences: for whoever hears the page. */
static char *
describe_chart (const Summary *self, LiftEpisode *episode)
{
  GString *text = g_string_new (NULL);

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    g_autofree char *sentence = NULL;

    if (!(self->content->symptoms & (1u << s)))
      continue;
    sentence = lift_format_symptom_sentence (episode, self->source->guide, (LiftSymptom) s);
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  }
  return g_string_free (text, FALSE);
}

static double
measure (const Summary *self, guint from)
{
  const LiftReportBlock *table = NULL;
  double height = 0;

  for (guint i = from; i < self->document->blocks->len; i++) {
    const LiftReportBlock *block = g_ptr_array_index (self->document->blocks, i);
    LiftReportTexts *texts;

    table = block->kind == LIFT_REPORT_BLOCK_TABLE ? block : table;
    texts = _lift_report_texts_new (self->document, self->context, block, table);
    height += _lift_report_texts_measure (texts, block);
    _lift_report_texts_free (texts);
  }
  return height;
}

static void
add_blocks (Summary *self, LiftReportBlock **chart)
{
  add_head (self);
  add_rule (self);
  add_signs (self);
  add_rule (self);
  add_scores (self);
  add_gap (self);
  *chart = _lift_report_document_add (self->document, LIFT_REPORT_BLOCK_CHART);
  add_gap (self);
  add_facts (self);
}

/* Page 1 with as much room for each block as leaves enough for the chart. */
static void
fit_page (Summary *self, LiftEpisode *episode)
{
  double room = self->document->height - 2 * LIFT_REPORT_MARGIN - LIFT_REPORT_FOOTER;

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++) {
    LiftReportBlock *chart;
    LiftChartSpec spec;
    double below, left, least;

    self->room = &rooms[i];
    g_ptr_array_set_size (self->document->blocks, 0);
    g_ptr_array_set_size (self->rest, 0);
    add_blocks (self, &chart);
    spec = get_spec (self, episode);
    below = lift_chart_measure_below (&spec);
    /* A hair less, so that no rounding of another context moves the last line to page 2. */
    left = room - measure (self, 0) - 1;
    chart->height = CLAMP (left, 1, MOST_CHART + below);
    chart->picture = record_chart (self, &spec, chart->height, &least);
    chart->words = describe_chart (self, episode);
    if (left >= least)
      return;
  }
}

static void
add_for_screen (Summary *self, LiftEpisode *episode)
{
  LiftReportBlock *chart;
  LiftChartSpec spec;

  self->room = &rooms[0];
  add_blocks (self, &chart);
  spec = get_spec (self, episode);
  spec.height = SCREEN_CHART + lift_chart_measure_below (&spec);
  chart->height = spec.height;
  chart->words = describe_chart (self, episode);
  chart->svg = lift_chart_to_svg (&spec, NULL);
}

static void
add_page_2 (Summary *self)
{
  if (self->document->width > 0)
    _lift_report_document_add (self->document, LIFT_REPORT_BLOCK_PAGE);
  if (self->rest->len == 0)
    return;
  _lift_report_document_add_text (self->document, LIFT_REPORT_TEXT_HEADING, _("From page 1, as a whole"));
  while (self->rest->len > 0)
    g_ptr_array_add (self->document->blocks, g_ptr_array_steal_index (self->rest, 0));
  add_gap (self);
}

/*
 * _lift_report_add_summary:
 * @self: an empty document
 * @source: what it is made of
 * @options: what it holds
 *
 * Adds page 1, eight blocks on one page whatever she wrote, and what had to be cut to page 2.
 */
void
_lift_report_add_summary (LiftReportDocument *self, const LiftExportSource *source, const LiftExportOptions *options)
{
  g_autoptr (LiftEpisode) episode = lift_export_dup_episode (source, options);
  g_autoptr (LiftVisitContent) content = lift_visit_content_new_for_export (source, options);
  g_autoptr (GPtrArray) rest = g_ptr_array_new_with_free_func ((GDestroyNotify) _lift_report_block_free);
  PangoContext *context = _lift_report_text_new_context (pango_cairo_font_map_get_default (), self->rtl);
  Summary summary = { self, source, options, content, context, NULL, rest };

  if (self->width > 0)
    fit_page (&summary, episode);
  else
    add_for_screen (&summary, episode);
  add_page_2 (&summary);
  g_object_unref (context);
}
