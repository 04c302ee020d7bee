/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-visit-content-private.h"

#include <glib/gi18n-lib.h>

#include "lift-format-english.h"

/* Day by day is asked for until then; a later day without an entry is not a gap. */
#define DAYS_ASKED 14
/* "None or nearly none": what the table calls 0 to 1. */
#define LOW_SCORE 1
#define LEGEND N_("0 none, 10 the most or the worst I can imagine; higher is more.")

static void
sign_free (gpointer data)
{
  LiftVisitSign *sign = data;

  g_free (sign->words);
  g_free (sign->when);
  g_free (sign->brief);
  g_free (sign);
}

/** lift_visit_content_free: frees @self. */
void
lift_visit_content_free (LiftVisitContent *self)
{
  g_free (self->title);
  g_free (self->day);
  g_free (self->source);
  g_free (self->scope);
  g_free (self->name);
  g_free (self->born);
  g_free (self->procedure);
  g_ptr_array_unref (self->details);
  g_ptr_array_unref (self->signs);
  g_free (self->asked);
  g_ptr_array_unref (self->questions);
  g_array_unref (self->scores);
  g_free (self->legend);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->open);
  g_ptr_array_unref (self->contacts);
  g_free (self->completeness);
  g_free (self->guide);
  g_free (self);
}

/* "Day 4, Friday 20 November 2026": a page lies in a folder for years. */
char *
_lift_visit_format_day (const LiftVisitInput *input, LiftDate date)
{
  g_autofree char *words = lift_format_date_with_year (date);
  g_autofree char *day = NULL;

  if (input->procedure->day0 == LIFT_DATE_NONE)
    return g_steal_pointer (&words);
  day = lift_format_day_name (date - input->procedure->day0);
  /* Translators: a day of the diary and its date: "Day 4, Friday 20 November 2026". */
  return g_strdup_printf (C_("report", "%s, %s"), day, words);
}

static void
add_labelled (GPtrArray *lines, const char *label, const char *words)
{
  if (words != NULL && words[0] != '\0')
    /* Translators: a label and what she wrote: "Clinic: Clinic by the Park". */
    g_ptr_array_add (lines, g_strdup_printf (C_("report", "%s: %s"), label, words));
}

static GPtrArray *
list_details (const LiftProcedure *procedure)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  add_labelled (lines, _("Clinic"), procedure->clinic);
  add_labelled (lines, _("Done together with it"), procedure->combined);
  add_labelled (lines, _("Already different before"), procedure->baseline_note);
  return lines;
}

static GPtrArray *
copy_questions (const LiftProcedure *procedure)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_question_free);

  for (guint i = 0; i < procedure->questions->len; i++) {
    const LiftQuestion *question = g_ptr_array_index (procedure->questions, i);

    g_ptr_array_add (questions, lift_question_new (question->uuid, question->text, question->ticked_at));
  }
  return questions;
}

static LiftVisitScore
sum_up (const LiftVisitInput *input, LiftSymptom symptom)
{
  LiftVisitScore sum = { .symptom = symptom, .worst = LIFT_SCORE_NONE, .latest = LIFT_SCORE_NONE, .low_since = -1 };

  for (guint i = 0; i < lift_episode_get_n_entries (input->episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (input->episode, i);
    int day = lift_episode_get_day_number (input->episode, entry->for_day);
    int score = entry->scores[symptom];

    if (score == LIFT_SCORE_NONE || day < 0)
      continue;
    if (sum.n_days == 0 || score > sum.worst) {
      sum.worst = score;
      sum.worst_day = day;
    }
    sum.latest = score;
    sum.latest_day = day;
    sum.n_days++;
    if (score > LOW_SCORE)
      sum.low_since = -1;
    else if (sum.low_since < 0)
      sum.low_since = day;
  }
  return sum;
}

static void
add_scores (LiftVisitContent *self, const LiftVisitInput *input)
{
  self->scores = g_array_new (FALSE, FALSE, sizeof (LiftVisitScore));
  for (guint i = 0; i <= LIFT_SYMPTOM_TIGHTNESS; i++) {
    LiftVisitScore sum = sum_up (input, (LiftSymptom) i);

    if (i >= LIFT_N_CORE_SYMPTOMS && sum.n_days == 0)
      continue;
    g_array_append_val (self->scores, sum);
    if (i < LIFT_N_CORE_SYMPTOMS)
      self->symptoms |= 1u << i;
  }
}

static int
count_days (const LiftVisitInput *input)
{
  guint n = lift_episode_get_n_entries (input->episode);
  LiftDate day0 = input->procedure->day0;
  int first = 0;
  int last = DAYS_ASKED;

  if (n > 0)
    last =
      MAX (last, lift_episode_get_day_number (input->episode, lift_episode_get_nth (input->episode, n - 1)->for_day));
  last = MIN (last, input->today - day0);
  if (input->options != NULL && input->options->from != LIFT_DATE_NONE)
    first = MAX (first, input->options->from - day0);
  if (input->options != NULL && input->options->to != LIFT_DATE_NONE)
    last = MIN (last, input->options->to - day0);
  return MAX (last - first + 1, 0);
}

static void
add_signs (LiftVisitContent *self, const LiftVisitInput *input)
{
  guint n_asked, n_written;
  g_autofree char *asked = NULL;

  if (input->options != NULL && input->options->without_signs) {
    self->signs = g_ptr_array_new_with_free_func (sign_free);
    self->asked = g_strdup (_("Signs were left out."));
    return;
  }
  self->signs = _lift_visit_list_signs (input, &n_asked, &n_written);
  g_ptr_array_set_free_func (self->signs, sign_free);
  asked = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Asked on %d of %d written day.", "Asked on %d of %d written days.", n_written),
    (int) n_asked, (int) n_written);
  self->asked = self->signs->len > 0 ? g_steal_pointer (&asked) : g_strconcat (_("None noted."), " ", asked, NULL);
}

static char *
format_guide (const LiftVisitInput *input)
{
  GString *text = g_string_new (NULL);

  if (input->reference != NULL) {
    g_autofree char *provenance = lift_format_guide_provenance (input->reference);

    if (!lift_procedure_get_guide_applies (input->procedure))
      g_string_append_printf (text, "%s ", _("The guide was not made for your procedure."));
    /* Translators: %s says where the guide comes from: "Illustrative, version 1 …". */
    g_string_append_printf (text, _("Rough guide (hatched): %s"), provenance);
    g_string_append_c (text, ' ');
  }
  g_string_append (text, _("Not a diagnosis."));
  g_string_append (text, " Afterlift " LIFT_VERSION);
  return g_string_free (text, FALSE);
}

static LiftVisitContent *
make (const LiftVisitInput *input)
{
  LiftVisitContent *self = g_new0 (LiftVisitContent, 1);

  self->title = g_strdup (_("Recovery diary after thread lift"));
  self->day = _lift_visit_format_day (input, input->today);
  self->source = g_strdup (_("Patient’s own record. Nobody monitored it."));
  self->scope = input->options != NULL ? _lift_visit_format_scope (input) : NULL;
  self->procedure = lift_format_procedure_line (input->procedure);
  self->details = list_details (input->procedure);
  add_signs (self, input);
  self->questions = copy_questions (input->procedure);
  add_scores (self, input);
  self->n_days = count_days (input);
  self->legend = lift_format_checked (g_strdup (_(LEGEND)), lift_english_text (LEGEND));
  self->facts = _lift_visit_list_facts (input);
  self->open = _lift_visit_list_open (input);
  self->contacts = _lift_visit_list_contacts (input);
  self->completeness = _lift_visit_format_completeness (input, self->n_days);
  self->guide = format_guide (input);
  return self;
}

/**
 * lift_visit_content_new:
 * @episode: a procedure with a date, and its days
 * @reference: (nullable): the guide
 * @contacts: (element-type LiftContact): what she did about findings, oldest first
 * @today: the diary day
 * @zone: where she is, for the time of day of a contact
 *
 * Returns: (transfer full): what is shown at a visit, of this procedure only.
 */
LiftVisitContent *
lift_visit_content_new (LiftEpisode *episode, const LiftReference *reference, GPtrArray *contacts, LiftDate today,
                        GTimeZone *zone)
{
  LiftVisitInput input = { episode, lift_episode_get_procedure (episode), reference, contacts, today, zone, NULL };

  return make (&input);
}

/**
 * lift_visit_content_new_for_export:
 * @source: what it is made of; its procedure is in the archive and has a date
 * @options: which days, what to leave out, and her name where she ticked it
 *
 * Returns: (transfer full): as lift_visit_content_new(), of what was asked for; what is missing is said.
 */
LiftVisitContent *
lift_visit_content_new_for_export (const LiftExportSource *source, const LiftExportOptions *options)
{
  g_autoptr (LiftEpisode) episode = lift_export_dup_episode (source, options);
  g_autoptr (GPtrArray) contacts = lift_export_dup_contacts (source, options);
  LiftVisitInput input = { episode, lift_episode_get_procedure (episode), source->guide, contacts, source->today,
                           source->zone, options };
  LiftVisitContent *self = make (&input);

  self->name = g_strdup (options->name);
  self->born = options->birth_date != LIFT_DATE_NONE ? lift_format_date_full (options->birth_date) : NULL;
  return self;
}

/**
 * lift_visit_content_format_score:
 * @score: a row of the table of scores
 * @n_days: days that could have been written
 *
 * Returns: (transfer full): the row in words: "Swelling: worst 6 (day 2), latest 1 (day 14), 0–1 since day 9, recorded
 *   on 12 of 15 days".
 */
char *
lift_visit_content_format_score (const LiftVisitScore *score, int n_days)
{
  const char *name = lift_format_symptom (score->symptom);

  if (score->n_days == 0)
    /* Translators: %s is a symptom. */
    return g_strdup_printf (_("%s: not recorded"), name);
  if (score->low_since < 0)
    /* Translators: "Swelling: worst 6 (day 2), latest 4 (day 14), recorded on 12 of 15 days". */
    return g_strdup_printf (_("%s: worst %d (day %d), latest %d (day %d), recorded on %d of %d days"), name,
                            score->worst, score->worst_day, score->latest, score->latest_day, (int) score->n_days,
                            n_days);
  return g_strdup_printf (_("%s: worst %d (day %d), latest %d (day %d), 0–1 since day %d, recorded on %d of %d days"),
                          name, score->worst, score->worst_day, score->latest, score->latest_day, score->low_since,
                          (int) score->n_days, n_days);
}

static void
append_heading (GString *text, const char *heading)
{
  g_string_append_printf (text, "\n%s\n", heading);
}

static void
append_lines (GString *text, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (lines, i));
}

static void
append_labelled (GString *text, const char *label, const char *words)
{
  g_autofree char *line = words != NULL ? g_strdup_printf (C_("report", "%s: %s"), label, words) : NULL;

  if (line != NULL)
    g_string_append_printf (text, "%s\n", line);
}

/** lift_visit_content_to_text: Returns: (transfer full): everything as plain text, in the order of the blocks. */
char *
lift_visit_content_to_text (const LiftVisitContent *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n%s\n", self->title, self->day, self->source);
  if (self->scope != NULL)
    g_string_append_printf (text, "%s\n", self->scope);
  g_string_append_c (text, '\n');
  append_labelled (text, _("Name"), self->name);
  append_labelled (text, _("Born"), self->born);
  g_string_append_printf (text, "%s\n", self->procedure);
  append_lines (text, self->details);
  append_heading (text, _("Signs"));
  for (guint i = 0; i < self->signs->len; i++) {
    const LiftVisitSign *sign = g_ptr_array_index (self->signs, i);

    g_string_append_printf (text, "• %s: %s\n", sign->words, sign->when);
  }
  g_string_append_printf (text, "%s\n", self->asked);
  if (self->questions->len > 0)
    append_heading (text, _("My questions"));
  for (guint i = 0; i < self->questions->len; i++) {
    const LiftQuestion *question = g_ptr_array_index (self->questions, i);

    g_string_append_printf (text, "%s %s\n", question->ticked_at != 0 ? "☑" : "☐", question->text);
  }
  append_heading (text, _("Scores"));
  for (guint i = 0; i < self->scores->len; i++) {
    g_autofree char *line =
      lift_visit_content_format_score (&g_array_index (self->scores, LiftVisitScore, i), self->n_days);

    g_string_append_printf (text, "%s\n", line);
  }
  g_string_append_printf (text, "%s\n", self->legend);
  if (self->facts->len > 0 || self->open->len > 0 || self->contacts->len > 0)
    g_string_append_c (text, '\n');
  append_lines (text, self->facts);
  append_lines (text, self->open);
  append_lines (text, self->contacts);
  g_string_append_printf (text, "\n%s\n%s\n", self->completeness, self->guide);
  return g_string_free (text, FALSE);
}
