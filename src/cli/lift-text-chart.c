/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-text-chart.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-format.h"
#include "lift-scale.h"

/* "10 |" before the first day. */
#define AXIS_COLUMNS 4
#define MAX_CELL 5
#define LAST_GUIDE_DAY_SHOWN 7

typedef struct {
  const char *marks[LIFT_N_SYMPTOMS];
  const char *later;
  const char *band;
  const char *axis;
  const char *corner;
  const char *floor;
} Glyphs;

/* A row is needed for each; one that is left out would be empty. */
G_STATIC_ASSERT (LIFT_N_SYMPTOMS == 5);

/* The same marks as in the drawn chart, told apart by shape. */
static const Glyphs utf8_glyphs = { { "●", "◆", "▲", "■", "✕" }, "○", "░", "│", "└", "─" };
static const Glyphs ascii_glyphs = { { "o", "x", "^", "#", "+" }, "*", ":", "|", "+", "-" };

/* One column is one day, or @step days where there are more of them than room. */
typedef struct {
  int first;
  int last;
  int step;
  int cell;
} Days;

/* What a column shows: the worst of its days. */
typedef struct {
  int score;
  gboolean written_later;
} Column;

static int
floor_to (int day, int step)
{
  return day >= 0 ? day / step * step : -((-day + step - 1) / step) * step;
}

/* From the earlier of day 0 and the first day to the later of day 7, the last day and today. Nothing is left out:
 * columns become narrower, and then stand for several days. */
static Days
choose_days (const LiftEpisode *episode, LiftDate today, int columns)
{
  guint n_entries = lift_episode_get_n_entries (episode);
  Days days = { 0, LAST_GUIDE_DAY_SHOWN, 1, MAX_CELL };
  int room = columns - AXIS_COLUMNS;
  int today_number = lift_episode_get_day_number (episode, today);
  int n_days;

  if (n_entries > 0) {
    days.first = MIN (0, lift_episode_get_day_number (episode, lift_episode_get_nth (episode, 0)->for_day));
    days.last =
      MAX (days.last, lift_episode_get_day_number (episode, lift_episode_get_nth (episode, n_entries - 1)->for_day));
  }
  if (today_number > days.last && today_number <= 14)
    days.last = today_number;
  n_days = days.last - days.first + 1;
  days.cell = CLAMP (room / n_days, 1, MAX_CELL);
  /* Day 0 begins a column, which may take one more of them. */
  while ((days.last - floor_to (days.first, days.step)) / days.step + 1 > room)
    days.step++;
  days.first = floor_to (days.first, days.step);
  return days;
}

static int
count_columns (const Days *days)
{
  return (days->last - days->first) / days->step + 1;
}

static Column *
new_columns (const LiftEpisode *episode, LiftSymptom symptom, const Days *days)
{
  Column *columns = g_new (Column, (gsize) count_columns (days));

  for (int i = 0; i < count_columns (days); i++)
    columns[i] = (Column){ LIFT_SCORE_NONE, FALSE };
  for (guint i = 0; i < lift_episode_get_n_entries (episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (episode, i);
    int day = lift_episode_get_day_number (episode, entry->for_day);
    Column *column = &columns[(day - days->first) / days->step];

    if (entry->scores[symptom] == LIFT_SCORE_NONE ||
        (column->score != LIFT_SCORE_NONE && column->score >= entry->scores[symptom]))
      continue;
    column->score = entry->scores[symptom];
    column->written_later = lift_episode_is_written_later (episode, entry);
  }
  return columns;
}

static void
append_repeated (GString *text, const char *glyph, int times)
{
  for (int i = 0; i < times; i++)
    g_string_append (text, glyph);
}

static gboolean
is_in_band (const LiftReference *reference, LiftSymptom symptom, const Days *days, int column, int score)
{
  LiftBand band;

  for (int i = 0; reference != NULL && i < days->step; i++) {
    if (lift_reference_get_band (reference, symptom, days->first + column * days->step + i, &band) &&
        score >= band.low && score <= band.high)
      return TRUE;
  }
  return FALSE;
}

static void
append_row (GString *text, const Column *columns, const LiftReference *reference, LiftSymptom symptom, const Days *days,
            int score, const Glyphs *glyphs)
{
  g_string_append_printf (text, "%2d %s", score, glyphs->axis);
  for (int i = 0; i < count_columns (days); i++) {
    const char *fill = is_in_band (reference, symptom, days, i, score) ? glyphs->band : " ";
    int before = (days->cell - 1) / 2;

    if (columns[i].score != score) {
      append_repeated (text, fill, days->cell);
      continue;
    }
    append_repeated (text, fill, before);
    g_string_append (text, columns[i].written_later ? glyphs->later : glyphs->marks[symptom]);
    append_repeated (text, fill, days->cell - before - 1);
  }
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

/* Day numbers below the axis, evenly, as many as have room; day 0 is among them. */
static void
append_day_numbers (GString *text, const Days *days)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *widest = g_strdup_printf ("%d", MAX (days->last, -10 * days->first));
  int n = count_columns (days);
  int every = days->step * lift_scale_choose_day_step (n, (n - 1) * days->cell, (double) strlen (widest) + 1);

  for (int i = 0; i < n; i++) {
    int day = days->first + i * days->step;
    gsize at = (gsize) (AXIS_COLUMNS + i * days->cell + (days->cell - 1) / 2);

    if (day % every != 0)
      continue;
    while (line->len < at)
      g_string_append_c (line, ' ');
    g_string_append_printf (line, "%d", day);
  }
  g_string_append_printf (text, "%s\n", line->str);
}

/**
 * lift_text_chart:
 * @episode: days of a procedure with a date
 * @reference: (nullable): the guide
 * @symptom: what
 * @today: the diary day
 * @columns: how wide it may get, at least 40
 * @utf8: whether the terminal shows more than ASCII
 *
 * A chart in characters: scores as marks, days written later as hollow marks, the guide as a shade; a
 * missing day is an empty column. Where there are more days than columns, each column stands for several days and
 * shows the worst of them.
 *
 * Returns: (transfer full): lines, each with a line end.
 */
char *
lift_text_chart (const LiftEpisode *episode, const LiftReference *reference, LiftSymptom symptom, LiftDate today,
                 int columns, gboolean utf8)
{
  const Glyphs *glyphs = utf8 ? &utf8_glyphs : &ascii_glyphs;
  Days days = choose_days (episode, today, columns);
  g_autofree Column *scores = new_columns (episode, symptom, &days);
  GString *text = g_string_new (NULL);

  /* Translators: heading of a chart: the symptom and its mark. */
  g_string_append_printf (text, C_("chart", "%s  %s"), glyphs->marks[symptom], lift_format_symptom (symptom));
  if (reference != NULL && symptom < LIFT_N_CORE_SYMPTOMS)
    /* Translators: what the shade in the chart is. */
    g_string_append_printf (text, C_("chart", "   %s%s rough guide"), glyphs->band, glyphs->band);
  g_string_append_c (text, '\n');
  for (int score = LIFT_SCORE_MAX; score >= 0; score--)
    append_row (text, scores, reference, symptom, &days, score, glyphs);
  append_repeated (text, " ", AXIS_COLUMNS - 1);
  g_string_append (text, glyphs->corner);
  append_repeated (text, glyphs->floor, count_columns (&days) * days.cell);
  g_string_append_c (text, '\n');
  append_day_numbers (text, &days);
  if (days.step > 1)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "Each column is %d day, at its worst.\n",
                                         "Each column is %d days, at their worst.\n", (gulong) days.step),
                            days.step);
  return g_string_free (text, FALSE);
}
