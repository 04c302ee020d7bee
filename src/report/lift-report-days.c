/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-format-english.h"
#include "lift-format-event.h"
#include "lift-language.h"
#include "lift-report-document-private.h"

#define NOT_RECORDED "–"
#define DAY_WIDTH 30.0
#define DATE_WIDTH 82.0
#define SCORE_WIDTH 52.0
#define NARROW_SCORE_WIDTH 50.0
#define SIGNS_WIDTH 88.0
/* A longer note gets lines of its own under the row. */
#define LONG_NOTE 240

typedef struct {
  LiftReportDocument *document;
  LiftEpisode *episode;
  LiftDate day0;
  guint symptoms;
  gboolean has_note_column;
} Days;

/* The three core symptoms always, the others where at least one day is answered. */
static guint
find_symptoms (LiftEpisode *episode)
{
  guint symptoms = (1u << LIFT_N_CORE_SYMPTOMS) - 1;

  for (guint i = 0; i < lift_episode_get_n_entries (episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (episode, i);

    for (guint s = LIFT_N_CORE_SYMPTOMS; s < LIFT_N_SYMPTOMS; s++)
      symptoms |= (guint) (entry->scores[s] != LIFT_SCORE_NONE) << s;
  }
  return symptoms;
}

/* With more than the core symptoms a column of notes would be as narrow as a word: they then stand under the rows, over
 * the whole width. */
static void
begin_table (Days *self)
{
  LiftReportDocument *document = self->document;
  double score_width = self->has_note_column ? SCORE_WIDTH : NARROW_SCORE_WIDTH;
  double left = _lift_report_document_get_room (document) - DAY_WIDTH - DATE_WIDTH;

  _lift_report_document_begin_table (document);
  _lift_report_document_add_column (document, C_("report table", "Day"), DAY_WIDTH, FALSE);
  _lift_report_document_add_column (document, C_("report table", "Date"), DATE_WIDTH, FALSE);
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (!(self->symptoms & (1u << s)))
      continue;
    _lift_report_document_add_column (document, lift_format_symptom ((LiftSymptom) s), score_width, TRUE);
    left -= score_width;
  }
  if (!self->has_note_column) {
    _lift_report_document_add_column (document, C_("report table", "Signs"), left, FALSE);
    return;
  }
  _lift_report_document_add_column (document, C_("report table", "Signs"), SIGNS_WIDTH, FALSE);
  _lift_report_document_add_column (document, C_("report table", "Note"), left - SIGNS_WIDTH, FALSE);
}

static void
append_part (GString *words, const char *separator, const char *part)
{
  if (part != NULL && part[0] != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? separator : "", part);
}

/* "–" means that the question was not answered; an answered "No, nothing" is said. */
static char *
format_signs (const LiftEntry *entry)
{
  GString *words = g_string_new (NULL);
  const char *separator = C_("list separator", "; ");

  for (guint i = 0; i < entry->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);

    g_autofree char *sign = lift_format_sign_short_checked (mark->sign, mark->side);

    append_part (words, separator, sign);
  }
  if (words->len == 0)
    g_string_append (words, entry->signs_checked ? C_("report table", "none") : NOT_RECORDED);
  if (entry->temperature_c10 != LIFT_TEMPERATURE_NONE) {
    g_autofree char *temperature = lift_format_temperature (entry->temperature_c10);

    append_part (words, separator, temperature);
  }
  return g_string_free (words, FALSE);
}

/* Events of the day and what she took, without her note. */
static char *
format_events (const LiftEntry *entry)
{
  GString *words = g_string_new (NULL);
  const char *separator = C_("list separator", "; ");
  g_autofree char *ticks = lift_format_ticks (entry);

  append_part (words, separator, ticks);
  if (entry->pain_relief == LIFT_ANSWER_YES)
    append_part (words, separator, _("took something for pain"));
  if (entry->pain_relief == LIFT_ANSWER_NO)
    append_part (words, separator, _("took nothing for pain"));
  if (entry->more_side == LIFT_MORE_SIDE_LEFT)
    append_part (words, separator, _("left side more swollen"));
  if (entry->more_side == LIFT_MORE_SIDE_RIGHT)
    append_part (words, separator, _("right side more swollen"));
  if (entry->more_side == LIFT_MORE_SIDE_SAME)
    append_part (words, separator, _("both sides equally swollen"));
  return g_string_free (words, FALSE);
}

static void
add_score_cells (const Days *self, GPtrArray *cells, const LiftEntry *entry)
{
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (self->symptoms & (1u << s))
      g_ptr_array_add (cells, entry != NULL && entry->scores[s] != LIFT_SCORE_NONE
                                ? g_strdup_printf ("%Id", entry->scores[s])
                                : g_strdup (NOT_RECORDED));
  }
}

/* With a real minus sign, as in the chart; a mark keeps it before the number where a line runs from right to left. */
static char *
format_day (int day)
{
  return g_strdup_printf ("%s%s%Id", day < 0 && lift_language_is_rtl () ? "\xe2\x80\x8e" : "",
                          day < 0 ? "\xe2\x88\x92" : "", ABS (day));
}

static void
add_entry (Days *self, const LiftEntry *entry)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *date = lift_format_date_table (entry->for_day);
  g_autofree char *events = format_events (entry);
  GString *when = g_string_new (date);
  GString *beside = g_string_new (NULL);
  GString *below = g_string_new (NULL);
  gboolean is_long = !self->has_note_column || g_utf8_strlen (entry->note, -1) > LONG_NOTE;
  LiftReportBlock *row;

  if (lift_episode_is_written_later (self->episode, entry))
    append_part (when, "\n", C_("report table", "written later"));
  if (entry->author == LIFT_AUTHOR_HELPER)
    append_part (when, "\n", C_("report table", "by a helper"));
  append_part (self->has_note_column ? beside : below, "\n", events);
  append_part (is_long ? below : beside, "\n", entry->note);
  g_ptr_array_add (cells, format_day (entry->for_day - self->day0));
  g_ptr_array_add (cells, g_string_free (when, FALSE));
  add_score_cells (self, cells, entry);
  g_ptr_array_add (cells, format_signs (entry));
  if (self->has_note_column)
    g_ptr_array_add (cells, g_strdup (beside->str));
  row = _lift_report_document_add_row (self->document, cells);
  row->words = below->len > 0 ? g_strdup (below->str) : NULL;
  g_string_free (beside, TRUE);
  g_string_free (below, TRUE);
}

/* Days that nobody wrote, in one row: a gap is said, not left out. */
static void
add_gap (Days *self, LiftDate first, LiftDate last)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *first_day = format_day (first - self->day0);
  g_autofree char *last_day = format_day (last - self->day0);
  g_autofree char *first_date = lift_format_date_table (first);
  g_autofree char *last_date = lift_format_date_table (last);

  g_ptr_array_add (cells, first == last ? g_strdup (first_day) : g_strdup_printf ("%s – %s", first_day, last_day));
  g_ptr_array_add (cells, first == last ? g_strdup (first_date) : g_strdup_printf ("%s – %s", first_date, last_date));
  add_score_cells (self, cells, NULL);
  if (self->has_note_column)
    g_ptr_array_add (cells, g_strdup (NOT_RECORDED));
  g_ptr_array_add (cells, g_strdup (C_("report table", "Not written")));
  _lift_report_document_add_row (self->document, cells)->faint = TRUE;
}

static void
add_rows (Days *self)
{
  for (guint i = 0; i < lift_episode_get_n_entries (self->episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (self->episode, i);
    LiftDate before = i > 0 ? lift_episode_get_nth (self->episode, i - 1)->for_day : entry->for_day;

    if (entry->for_day > before + 1)
      add_gap (self, before + 1, entry->for_day - 1);
    add_entry (self, entry);
  }
}

/*
 * _lift_report_add_days:
 * @self: a document
 * @source: what it is made of
 * @options: which days, and what to leave out
 *
 * Adds the table of days. On a screen the same columns are as wide as the screen allows.
 */
void
_lift_report_add_days (LiftReportDocument *self, const LiftExportSource *source, const LiftExportOptions *options)
{
  g_autoptr (LiftEpisode) episode = lift_export_dup_episode (source, options);
  guint symptoms = find_symptoms (episode);
  Days days = { self, episode, lift_episode_get_procedure (episode)->day0, symptoms,
                symptoms >> LIFT_N_CORE_SYMPTOMS == 0 };
  LiftReportBlock *heading =
    _lift_report_document_add_text (self, LIFT_REPORT_TEXT_HEADING, C_("report outline", "Day by day"));

  heading->destination = g_strdup (LIFT_REPORT_DESTINATION_DAYS);
  if (lift_episode_get_n_entries (episode) == 0) {
    _lift_report_document_add_text (self, LIFT_REPORT_TEXT_BODY, _("No day is written yet."));
    return;
  }
  _lift_report_document_add_text (self, LIFT_REPORT_TEXT_SMALL, _("“–” means not recorded."));
  _lift_report_document_add_gap (self, 3);
  begin_table (&days);
  add_rows (&days);
}
