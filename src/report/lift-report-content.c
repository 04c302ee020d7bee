/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-report-content.h"

#include <glib/gi18n-lib.h>

#include "lift-assessment.h"
#include "lift-format.h"

#define CHART_FONT_SIZE 7.5
#define PLOT_HEIGHT 92.0
#define NOT_RECORDED "–"
#define MAX_COLUMNS (LIFT_N_SYMPTOMS + 4)

/* While one report is filled. @episode holds only the days that were asked for. */
typedef struct {
  LiftReportSheet *pages;
  LiftEpisode *whole;
  LiftEpisode *episode;
  LiftReference *reference;
  GPtrArray *contacts;
  const LiftReportOptions *options;
  LiftProcedure *procedure;
  guint symptoms;
} Content;

/* A sign over the days on which it was noted. */
typedef struct {
  LiftSign sign;
  LiftSide side;
  LiftDate first;
  LiftDate last;
  guint n_days;
} SignSpan;

/** lift_report_is_rtl: Returns: whether the language of the report is written from right to left. */
gboolean
lift_report_is_rtl (void)
{
  /* Translators: write "default:RTL" if your language is written from right to left; else leave it. */
  return g_str_equal (C_("text direction", "default:LTR"), "default:RTL");
}

static LiftEpisode *
cut_episode (LiftEpisode *episode, const LiftReportOptions *options)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  for (guint i = 0; i < lift_episode_get_n_entries (episode); i++) {
    LiftEntry *entry = lift_episode_get_nth (episode, i);

    if ((options->from == LIFT_DATE_NONE || entry->for_day >= options->from) &&
        (options->to == LIFT_DATE_NONE || entry->for_day <= options->to))
      g_ptr_array_add (entries, entry);
  }
  return lift_episode_new (lift_episode_get_procedure (episode), entries, lift_episode_get_day_end_hours (episode));
}

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

/* Weekday and year too: a page lies in a folder for years. */
static char *
format_table_date (LiftDate date)
{
  g_autoptr (GDateTime) date_time = NULL;
  int year, month, day;

  lift_date_get_ymd (date, &year, &month, &day);
  date_time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  /* Translators: a day in a narrow column, as for g_date_time_format(): "Mon 16 Nov 2026". */
  return g_date_time_format (date_time, C_("report table", "%a %-d %b %Y"));
}

static char *
format_day_and_date (const LiftProcedure *procedure, LiftDate date)
{
  g_autofree char *words = format_table_date (date);
  g_autofree char *day = NULL;

  if (procedure->day0 == LIFT_DATE_NONE)
    return g_steal_pointer (&words);
  day = lift_format_day_name (date - procedure->day0);
  return g_strdup_printf ("%s, %s", day, words);
}

static void
add_title (Content *self)
{
  g_autofree char *line = lift_format_procedure_line (self->procedure);
  g_autofree char *today = format_day_and_date (self->procedure, self->options->today);
  /* Translators: %s is the day on which the report is made. */
  g_autofree char *made = g_strdup_printf (_("Made on: %s. Patient’s own record. Nobody monitored it."), today);

  lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_TITLE, _("Recovery diary after thread lift"),
                              LIFT_REPORT_DESTINATION_SUMMARY);
  lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_SMALL, made, NULL);
  lift_report_sheet_add_gap (self->pages, 6);
  lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_BODY, line, NULL);
}

static void
add_labelled (Content *self, const char *label, const char *words)
{
  g_autofree char *line = NULL;

  if (words == NULL || words[0] == '\0')
    return;
  /* Translators: a label and what she wrote: "Clinic: Clinic by the Park". */
  line = g_strdup_printf (C_("report", "%s: %s"), label, words);
  lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_BODY, line, NULL);
}

static void
add_procedure (Content *self)
{
  add_labelled (self, _("Clinic"), self->procedure->clinic);
  add_labelled (self, _("Done together with it"), self->procedure->combined);
  add_labelled (self, _("Already different before"), self->procedure->baseline_note);
}

static void
add_sign_day (GArray *spans, const LiftSignMark *mark, LiftDate day)
{
  SignSpan span = { mark->sign, mark->side, day, day, 1 };

  for (guint i = 0; i < spans->len; i++) {
    SignSpan *known = &g_array_index (spans, SignSpan, i);

    if (known->sign == mark->sign && known->side == mark->side) {
      known->last = day;
      known->n_days++;
      return;
    }
  }
  g_array_append_val (spans, span);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const SignSpan *first = a;
  const SignSpan *second = b;
  int by_tier = (int) lift_sign_get_info (first->sign)->tier - (int) lift_sign_get_info (second->sign)->tier;
  int by_sign = (int) first->sign - (int) second->sign;

  if (by_tier != 0)
    return by_tier;
  return by_sign != 0 ? by_sign : first->first - second->first;
}

static GArray *
find_signs (LiftEpisode *episode, guint *n_asked)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (SignSpan));

  *n_asked = 0;
  for (guint i = 0; i < lift_episode_get_n_entries (episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (episode, i);

    *n_asked += entry->signs_checked ? 1 : 0;
    for (guint s = 0; s < entry->signs->len; s++)
      add_sign_day (spans, &g_array_index (entry->signs, LiftSignMark, s), entry->for_day);
  }
  g_array_sort (spans, compare_spans);
  return spans;
}

static void
add_sign_line (Content *self, const SignSpan *span)
{
  g_autofree char *first = format_day_and_date (self->procedure, span->first);
  g_autofree char *last = format_day_and_date (self->procedure, span->last);
  g_autofree char *line = NULL;

  if (span->n_days == 1)
    /* Translators: a sign, then its day: "• pus or cloudy fluid, left: Day 4, Fri 20 Nov 2026". */
    line = g_strdup_printf (_("• %s: %s"), lift_format_sign_short (span->sign, span->side), first);
  else
    line = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "• %s: first %s, last %s, on %u day",
                                         "• %s: first %s, last %s, on %u days", span->n_days),
                            lift_format_sign_short (span->sign, span->side), first, last, span->n_days);
  lift_report_sheet_add_text (self->pages,
                              lift_sign_get_info (span->sign)->tier <= LIFT_TIER_TODAY ? LIFT_REPORT_TEXT_STRONG
                                                                                       : LIFT_REPORT_TEXT_BODY,
                              line, NULL);
}

static void
add_signs (Content *self)
{
  guint n_asked;
  guint n_days = lift_episode_get_n_entries (self->episode);
  g_autoptr (GArray) spans = find_signs (self->episode, &n_asked);
  g_autofree char *asked = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Asked on %u of %u written day.",
                                                         "Asked on %u of %u written days.", n_days),
                                            n_asked, n_days);
  g_autofree char *none = g_strconcat (_("None noted."), " ", asked, NULL);

  if (n_days == 0)
    return;
  lift_report_sheet_add_gap (self->pages, 8);
  lift_report_sheet_need (self->pages, 40);
  lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_HEADING, _("Signs"), NULL);
  for (guint i = 0; i < spans->len; i++)
    add_sign_line (self, &g_array_index (spans, SignSpan, i));
  lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_BODY, spans->len > 0 ? asked : none, NULL);
}

/* What the diary told her and she has not answered yet. Signs are listed above already. */
static void
add_open_findings (Content *self)
{
  g_autoptr (GPtrArray) findings = lift_assessment_run (self->whole, self->reference, self->contacts,
                                                        self->options->today);
  gboolean has_heading = FALSE;

  for (guint i = 0; i < findings->len; i++) {
    const LiftFinding *finding = g_ptr_array_index (findings, i);
    g_autofree char *words = NULL;
    g_autofree char *line = NULL;

    if (!lift_finding_is_open (finding) || finding->tier == LIFT_TIER_VISIT)
      continue;
    if (!has_heading) {
      lift_report_sheet_add_gap (self->pages, 8);
      lift_report_sheet_need (self->pages, 40);
      lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_HEADING, _("Said by the diary, still open"), NULL);
      has_heading = TRUE;
    }
    words = lift_format_finding (finding, self->procedure, NULL);
    line = g_strconcat ("• ", words, NULL);
    lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_BODY, line, NULL);
  }
}

static void
add_chart (Content *self)
{
  gboolean has_day0 = self->procedure->day0 != LIFT_DATE_NONE;
  LiftChartSpec spec = { .episode = self->episode,
                         .reference = self->reference,
                         .symptoms = self->symptoms,
                         .small_multiples = TRUE,
                         .width = lift_report_sheet_get_content_width (self->pages),
                         .first_day = G_MININT,
                         .last_day = G_MININT,
                         .today = has_day0 ? self->options->today - self->procedure->day0 : G_MININT,
                         .rtl = lift_report_is_rtl (),
                         .font_size = CHART_FONT_SIZE,
                         .milestones = self->options->milestones };

  lift_report_sheet_add_gap (self->pages, 8);
  lift_report_sheet_need (self->pages, 80);
  lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_HEADING, _("Scores"), LIFT_REPORT_DESTINATION_CHART);
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    g_autofree char *sentence = NULL;

    if (!(self->symptoms & (1u << s)))
      continue;
    spec.height += PLOT_HEIGHT;
    sentence = lift_format_symptom_sentence (self->episode, self->reference, (LiftSymptom) s);
    lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_BODY, sentence, NULL);
  }
  lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_SMALL,
                              _("0: none · 10: the most or the worst I can imagine. Higher is more."), NULL);
  if (has_day0 && self->options->from != LIFT_DATE_NONE)
    spec.first_day = self->options->from - self->procedure->day0;
  if (has_day0 && self->options->to != LIFT_DATE_NONE)
    spec.last_day = self->options->to - self->procedure->day0;
  spec.height += lift_chart_measure_below (&spec);
  lift_report_sheet_add_gap (self->pages, 4);
  lift_report_sheet_add_chart (self->pages, &spec);
}

static void
add_provenance (Content *self)
{
  g_autofree char *provenance = NULL;
  g_autofree char *line = NULL;

  if (self->reference == NULL)
    return;
  if (!lift_procedure_get_guide_applies (self->procedure))
    lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_STRONG, _("The guide was not made for your procedure."),
                                NULL);
  provenance = lift_format_guide_provenance (self->reference);
  /* Translators: %s says where the guide comes from: "Illustrative, version 1 …". */
  line = g_strdup_printf (_("Rough guide (hatched): %s"), provenance);
  lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_SMALL, line, NULL);
}

static guint
make_columns (Content *self, LiftReportColumn *columns)
{
  double room = lift_report_sheet_get_content_width (self->pages);
  double score_width = self->symptoms >> LIFT_N_CORE_SYMPTOMS != 0 ? 47 : 56;
  double signs_width = 90;
  guint n = 0;

  columns[n++] = (LiftReportColumn) { C_("report table", "Day"), 28, FALSE };
  columns[n++] = (LiftReportColumn) { C_("report table", "Date"), 87, FALSE };
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (self->symptoms & (1u << s))
      columns[n++] = (LiftReportColumn) { lift_format_symptom ((LiftSymptom) s), score_width, TRUE };
  }
  columns[n++] = (LiftReportColumn) { C_("report table", "Signs"), signs_width, FALSE };
  columns[n] = (LiftReportColumn) { C_("report table", "Note"), room, FALSE };
  for (guint i = 0; i < n; i++)
    columns[n].width -= columns[i].width;
  return n + 1;
}

/* "–" means that the question was not answered; an answered "No, nothing" is said. */
static char *
format_signs (const LiftEntry *entry)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < entry->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);

    g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", lift_format_sign_short (mark->sign, mark->side));
  }
  if (entry->temperature_c10 != LIFT_TEMPERATURE_NONE) {
    g_autofree char *temperature = lift_format_temperature (entry->temperature_c10);

    g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", temperature);
  }
  if (words->len == 0)
    g_string_append (words, entry->signs_checked ? C_("report table", "none") : NOT_RECORDED);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_entry_row (Content *self, const LiftEntry *entry)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *date = format_table_date (entry->for_day);
  GString *when = g_string_new (date);

  if (lift_episode_is_written_later (self->episode, entry))
    g_string_append_printf (when, "\n%s", C_("report table", "written later"));
  if (entry->author == LIFT_AUTHOR_HELPER)
    g_string_append_printf (when, "\n%s", C_("report table", "by a helper"));
  g_ptr_array_add (cells, self->procedure->day0 != LIFT_DATE_NONE
                            ? g_strdup_printf ("%Id", entry->for_day - self->procedure->day0)
                            : g_strdup (NOT_RECORDED));
  g_ptr_array_add (cells, g_string_free (when, FALSE));
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (self->symptoms & (1u << s))
      g_ptr_array_add (cells, entry->scores[s] != LIFT_SCORE_NONE ? g_strdup_printf ("%Id", entry->scores[s])
                                                                  : g_strdup (NOT_RECORDED));
  }
  g_ptr_array_add (cells, format_signs (entry));
  g_ptr_array_add (cells, g_strdup (entry->note));
  lift_report_sheet_add_row (self->pages, (const char *const *) cells->pdata);
}

/* Days that nobody wrote, in one row: a gap is said, not left out. */
static void
add_gap_row (Content *self, LiftDate first, LiftDate last)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *first_date = format_table_date (first);
  g_autofree char *last_date = format_table_date (last);
  LiftDate day0 = self->procedure->day0;

  if (day0 == LIFT_DATE_NONE)
    g_ptr_array_add (cells, g_strdup (NOT_RECORDED));
  else if (first == last)
    g_ptr_array_add (cells, g_strdup_printf ("%Id", first - day0));
  else
    g_ptr_array_add (cells, g_strdup_printf ("%Id – %Id", first - day0, last - day0));
  g_ptr_array_add (cells, first == last ? g_strdup (first_date) : g_strdup_printf ("%s – %s", first_date, last_date));
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (self->symptoms & (1u << s))
      g_ptr_array_add (cells, g_strdup (NOT_RECORDED));
  }
  g_ptr_array_add (cells, g_strdup (NOT_RECORDED));
  g_ptr_array_add (cells, g_strdup (C_("report table", "Not written")));
  lift_report_sheet_add_row (self->pages, (const char *const *) cells->pdata);
}

static void
add_table (Content *self)
{
  LiftReportColumn columns[MAX_COLUMNS];
  guint n_columns = make_columns (self, columns);

  lift_report_sheet_add_gap (self->pages, 10);
  lift_report_sheet_need (self->pages, 90);
  lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_HEADING, _("Day by day"), LIFT_REPORT_DESTINATION_TABLE);
  if (lift_episode_get_n_entries (self->episode) == 0) {
    lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_BODY, _("No day is written yet."), NULL);
    return;
  }
  lift_report_sheet_add_text (self->pages, LIFT_REPORT_TEXT_SMALL, _("“–” means not recorded."), NULL);
  lift_report_sheet_add_gap (self->pages, 3);
  lift_report_sheet_begin_table (self->pages, columns, n_columns);
  for (guint i = 0; i < lift_episode_get_n_entries (self->episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (self->episode, i);

    if (i > 0) {
      LiftDate before = lift_episode_get_nth (self->episode, i - 1)->for_day;

      if (entry->for_day > before + 1)
        add_gap_row (self, before + 1, entry->for_day - 1);
    }
    add_entry_row (self, entry);
  }
}

/**
 * lift_report_fill:
 * @pages: empty pages
 * @episode: the days
 * @reference: (nullable): the guide
 * @contacts: (element-type LiftContact): what she did about findings
 * @options: which days
 *
 * Writes the report: title, procedure, signs and open findings (worst first), chart, then every day.
 */
void
lift_report_fill (LiftReportSheet *pages, LiftEpisode *episode, LiftReference *reference, GPtrArray *contacts,
                  const LiftReportOptions *options)
{
  g_autoptr (LiftEpisode) cut = cut_episode (episode, options);
  Content self = { pages, episode, cut, reference, contacts, options, lift_episode_get_procedure (episode),
                   find_symptoms (cut) };

  add_title (&self);
  add_procedure (&self);
  add_signs (&self);
  add_open_findings (&self);
  add_chart (&self);
  add_provenance (&self);
  add_table (&self);
}
