/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-text-chart.h"

#include <glib/gi18n-lib.h>

#include "lift-format.h"

/* "10 |" before the first day. */
#define AXIS_COLUMNS 4
#define MAX_CELL 5
#define MIN_CELL 2
#define LAST_GUIDE_DAY_SHOWN 7

typedef struct {
  const char *marks[LIFT_N_SYMPTOMS];
  const char *later;
  const char *band;
  const char *axis;
  const char *corner;
  const char *floor;
} Glyphs;

/* The same three marks as in the drawn chart, told apart by shape. */
static const Glyphs utf8_glyphs = { { "●", "◆", "▲", "■", "✕" }, "○", "░", "│", "└", "─" };
static const Glyphs ascii_glyphs = { { "o", "x", "^", "#", "+" }, "*", ":", "|", "+", "-" };

typedef struct {
  int first;
  int last;
  int cell;
} Days;

/* From the earlier of day 0 and the first day to the later of day 7, the last day and today; the newest
 * ones where not all of them fit. */
static Days
choose_days (const LiftEpisode *episode, LiftDate today, int columns)
{
  guint n_entries = lift_episode_get_n_entries (episode);
  Days days = { 0, LAST_GUIDE_DAY_SHOWN, MAX_CELL };
  int room = columns - AXIS_COLUMNS;
  int today_number = lift_episode_get_day_number (episode, today);

  if (n_entries > 0) {
    days.first = MIN (0, lift_episode_get_day_number (episode, lift_episode_get_nth (episode, 0)->for_day));
    days.last = MAX (days.last, lift_episode_get_day_number (episode,
                                                             lift_episode_get_nth (episode, n_entries - 1)->for_day));
  }
  if (today_number > days.last && today_number <= 14)
    days.last = today_number;
  days.first = MAX (days.first, days.last - room / MIN_CELL + 1);
  days.cell = CLAMP (room / (days.last - days.first + 1), MIN_CELL, MAX_CELL);
  return days;
}

static void
append_repeated (GString *text, const char *glyph, int times)
{
  for (int i = 0; i < times; i++)
    g_string_append (text, glyph);
}

static gboolean
is_in_band (const LiftReference *reference, LiftSymptom symptom, int day, int score)
{
  LiftBand band;

  return reference != NULL && lift_reference_get_band (reference, symptom, day, &band) && score >= band.low &&
         score <= band.high;
}

static void
append_row (GString *text, const LiftEpisode *episode, const LiftReference *reference, LiftSymptom symptom,
            const Days *days, int score, const Glyphs *glyphs)
{
  LiftDate day0 = lift_episode_get_procedure (episode)->day0;

  g_string_append_printf (text, "%2d %s", score, glyphs->axis);
  for (int day = days->first; day <= days->last; day++) {
    const LiftEntry *entry = lift_episode_get_entry (episode, day0 + day);
    const char *fill = is_in_band (reference, symptom, day, score) ? glyphs->band : " ";
    int before = (days->cell - 1) / 2;

    if (entry == NULL || entry->scores[symptom] != score) {
      append_repeated (text, fill, days->cell);
      continue;
    }
    append_repeated (text, fill, before);
    g_string_append (text, lift_episode_is_written_later (episode, entry) ? glyphs->later : glyphs->marks[symptom]);
    append_repeated (text, fill, days->cell - before - 1);
  }
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

/* Day numbers below the axis, as many as have room. */
static void
append_day_numbers (GString *text, const Days *days)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (int day = days->first; day <= days->last; day++) {
    g_autofree char *number = g_strdup_printf ("%d", day);
    gsize at = (gsize) (AXIS_COLUMNS + (day - days->first) * days->cell + (days->cell - 1) / 2);

    if (line->len > 0 && at <= line->len)
      continue;
    while (line->len < at)
      g_string_append_c (line, ' ');
    g_string_append (line, number);
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
 * missing day is an empty column.
 *
 * Returns: (transfer full): lines, each with a line end.
 */
char *
lift_text_chart (const LiftEpisode *episode, const LiftReference *reference, LiftSymptom symptom, LiftDate today,
                 int columns, gboolean utf8)
{
  const Glyphs *glyphs = utf8 ? &utf8_glyphs : &ascii_glyphs;
  Days days = choose_days (episode, today, columns);
  GString *text = g_string_new (NULL);

  /* Translators: heading of a chart: the symptom and its mark. */
  g_string_append_printf (text, C_("chart", "%s  %s"), glyphs->marks[symptom], lift_format_symptom (symptom));
  if (reference != NULL && symptom < LIFT_N_CORE_SYMPTOMS)
    /* Translators: what the shade in the chart is. */
    g_string_append_printf (text, C_("chart", "   %s%s rough guide"), glyphs->band, glyphs->band);
  g_string_append_c (text, '\n');
  for (int score = LIFT_SCORE_MAX; score >= 0; score--)
    append_row (text, episode, reference, symptom, &days, score, glyphs);
  append_repeated (text, " ", AXIS_COLUMNS - 1);
  g_string_append (text, glyphs->corner);
  append_repeated (text, glyphs->floor, (days.last - days.first + 1) * days.cell);
  g_string_append_c (text, '\n');
  append_day_numbers (text, &days);
  return g_string_free (text, FALSE);
}
