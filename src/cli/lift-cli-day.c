/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-cli-sheet.h"
#include "lift-format-english.h"
#include "lift-format-event.h"

/* Room for the labels of a day in English; other languages take what they need. */
#define LABEL_COLUMNS 20

/* The table's columns of scores: narrow headings of their own. */
static const char *
get_column_heading (LiftSymptom symptom)
{
  switch (symptom) {
  case LIFT_SYMPTOM_SWELLING:
    return C_("column", "Swelling");
  case LIFT_SYMPTOM_BRUISING:
    return C_("column", "Bruising");
  case LIFT_SYMPTOM_DISCOMFORT:
    return C_("column", "Pain");
  case LIFT_SYMPTOM_TIGHTNESS:
    return C_("column", "Tight");
  case LIFT_SYMPTOM_NUMBNESS:
    return C_("column", "Numb");
  }
  g_return_val_if_reached ("");
}

static int
get_column_width (LiftSymptom symptom)
{
  return MAX (lift_cli_measure (get_column_heading (symptom)), 4) + 1;
}

/** lift_cli_format_signs: Returns: (transfer full): the signs of a day, "No, nothing", or "" if not asked. */
char *
lift_cli_format_signs (const LiftEntry *entry)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < entry->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);

    g_autofree char *sign = lift_format_sign_short_checked (mark->sign, mark->side);

    g_string_append_printf (list, "%s%s", i > 0 ? "; " : "", sign);
  }
  if (entry->signs->len == 0 && entry->signs_checked)
    g_string_append (list, _("No, nothing"));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static const char *
format_more_side (LiftMoreSide side)
{
  switch (side) {
  case LIFT_MORE_SIDE_NONE:
    return NULL;
  case LIFT_MORE_SIDE_LEFT:
    return C_("more swollen side", "left");
  case LIFT_MORE_SIDE_SAME:
    return C_("more swollen side", "both the same");
  case LIFT_MORE_SIDE_RIGHT:
    return C_("more swollen side", "right");
  }
  g_return_val_if_reached (NULL);
}

static const char *
format_answer (LiftAnswer answer)
{
  if (answer == LIFT_ANSWER_NONE)
    return NULL;
  return answer == LIFT_ANSWER_YES ? _("yes") : _("no");
}

/** lift_cli_print_day: writes one day with everything that was answered. */
void
lift_cli_print_day (LiftCli *cli, const LiftEpisode *episode, const LiftEntry *entry)
{
  g_autofree char *title = lift_format_day_title (lift_episode_get_procedure (episode), entry->for_day);
  g_autofree char *signs = lift_cli_format_signs (entry);
  g_autofree char *temperature = lift_format_temperature (entry->temperature_c10);
  g_autofree char *events = lift_format_ticks (entry);
  g_autoptr (LiftCliSheet) sheet = lift_cli_sheet_new (LABEL_COLUMNS);

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    g_autofree char *score = lift_format_score ((LiftSymptom) s, entry->scores[s]);

    if (s < LIFT_N_CORE_SYMPTOMS || entry->scores[s] != LIFT_SCORE_NONE)
      lift_cli_sheet_add (sheet, lift_format_symptom ((LiftSymptom) s), score);
  }
  lift_cli_sheet_add (sheet, _("Anything unusual"), signs[0] != '\0' ? signs : C_("score", "not answered"));
  lift_cli_sheet_add (sheet, _("More swollen side"), format_more_side (entry->more_side));
  lift_cli_sheet_add (sheet, _("Something for pain"), format_answer (entry->pain_relief));
  lift_cli_sheet_add (sheet, _("Temperature"), temperature);
  lift_cli_sheet_add (sheet, _("Also that day"), events);
  lift_cli_sheet_add (sheet, _("Note"), entry->note);
  lift_cli_sheet_add (sheet, _("Written by"), entry->author == LIFT_AUTHOR_HELPER ? _("my helper") : NULL);
  if (lift_episode_is_written_later (episode, entry))
    lift_cli_sheet_add (sheet, _("Written"), _("afterwards"));
  lift_cli_print_heading (cli, title);
  lift_cli_sheet_print (sheet, cli);
}

/* "19 Nov", and in some languages longer. */
static int
get_date_width (const LiftEpisode *episode)
{
  int width = 6;

  for (guint i = 0; i < lift_episode_get_n_entries (episode); i++) {
    g_autofree char *date = lift_format_date_short (lift_episode_get_nth (episode, i)->for_day);

    width = MAX (width, lift_cli_measure (date));
  }
  return width + 2;
}

static void
print_table_heading (LiftCli *cli, int date_width)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *day = lift_cli_pad (C_("column", "Day"), -4);
  g_autofree char *date = lift_cli_pad (C_("column", "Date"), date_width);

  g_string_append_printf (line, "%s  %s", day, date);
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    g_autofree char *cell = lift_cli_pad (get_column_heading ((LiftSymptom) s), -get_column_width ((LiftSymptom) s));

    g_string_append (line, cell);
  }
  g_string_append_printf (line, "  %s", C_("column", "Noted"));
  lift_cli_print_heading (cli, line->str);
}

/* "3 ", or "3*" if it was written later; a procedure without a date has no day numbers. */
static char *
format_day_number (const LiftEpisode *episode, const LiftEntry *entry)
{
  const char *mark = lift_episode_is_written_later (episode, entry) ? "*" : " ";

  if (lift_episode_get_procedure (episode)->day0 == LIFT_DATE_NONE)
    return g_strdup (mark);
  return g_strdup_printf ("%d%s", lift_episode_get_day_number (episode, entry->for_day), mark);
}

static void
print_table_row (LiftCli *cli, const LiftEpisode *episode, const LiftEntry *entry, int date_width)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *number = format_day_number (episode, entry);
  g_autofree char *day = lift_cli_pad (number, -5);
  g_autofree char *date = lift_format_date_short (entry->for_day);
  g_autofree char *padded_date = lift_cli_pad (date, date_width);
  g_autofree char *signs = lift_cli_format_signs (entry);
  g_autofree char *events = lift_format_ticks (entry);
  g_autofree char *noted = NULL;
  g_autofree char *wrapped = NULL;
  int indent;

  g_string_append_printf (line, "%s %s", day, padded_date);
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    int score = entry->scores[s];
    g_autofree char *text = score != LIFT_SCORE_NONE ? g_strdup_printf ("%d", score) : g_strdup ("-");
    g_autofree char *cell = lift_cli_pad (text, -get_column_width ((LiftSymptom) s));

    g_string_append (line, cell);
  }
  indent = lift_cli_measure (line->str) + 2;
  noted = g_strconcat (signs, signs[0] != '\0' && events[0] != '\0' ? "; " : "", events, NULL);
  wrapped = lift_cli_wrap (noted, indent, LIFT_CLI_COLUMNS);
  lift_cli_print (cli, "%s%s", line->str, noted[0] != '\0' ? wrapped + indent - 2 : "\n");
  if (entry->note[0] != '\0')
    lift_cli_print_wrapped (cli, 6, entry->note);
}

/** lift_cli_print_table: writes every day as a row of at most 80 columns. */
void
lift_cli_print_table (LiftCli *cli, const LiftEpisode *episode)
{
  int date_width = get_date_width (episode);
  gboolean any_later = FALSE;

  print_table_heading (cli, date_width);
  for (guint i = 0; i < lift_episode_get_n_entries (episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (episode, i);

    any_later = any_later || lift_episode_is_written_later (episode, entry);
    print_table_row (cli, episode, entry, date_width);
  }
  lift_cli_print_wrapped (cli, 0, any_later ? _("- not answered   * written later") : _("- not answered"));
}

/** lift_cli_print_findings: writes what the diary has to say, most urgent first. */
void
lift_cli_print_findings (LiftCli *cli, const LiftEpisode *episode, GPtrArray *findings, const char *emergency_number)
{
  const LiftProcedure *procedure = lift_episode_get_procedure (episode);
  LiftTier advised = LIFT_N_TIERS;

  for (guint i = 0; i < findings->len; i++) {
    const LiftFinding *finding = g_ptr_array_index (findings, i);
    g_autofree char *title = lift_format_finding_title (finding, procedure);
    g_autofree char *text = lift_format_finding (finding, procedure, emergency_number);
    g_autofree char *advice = lift_format_finding_advice (finding, procedure, emergency_number);
    g_autofree char *english = lift_english_finding (finding, procedure, emergency_number);

    lift_cli_print (cli, "\n");
    lift_cli_print_heading (cli, title);
    lift_cli_print_wrapped (cli, 2, text);
    if (!lift_finding_is_open (finding)) {
      lift_cli_print_wrapped (cli, 2, lift_format_finding_answer (finding));
    } else if (advice[0] != '\0' && advised != finding->tier) {
      lift_cli_print_wrapped (cli, 2, advice);
      advised = finding->tier;
    }
    if (english != NULL)
      lift_cli_print_wrapped (cli, 2, english);
  }
}
