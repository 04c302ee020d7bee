/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-csv.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-error.h"
#include "lift-sign.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define LINE_END "\r\n"

/* English whatever the language of the window: scripts must not break when it changes. The order of the
 * first columns is that of the first version; new ones go to the end. */
static const char header[] = "date,day_after_procedure,swelling_0_10,bruising_0_10,discomfort_0_10,note,recorded_at,"
                             "tightness_0_10,numbness_0_10,signs_checked,signs,more_side,pain_relief,temperature_c,"
                             "author";

/* What a spreadsheet takes for the start of a formula, the full-width forms too, and the guard itself. */
static gboolean
needs_guard (const char *text)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };

  if (text[0] != '\0' && strchr ("=+-@\t\r\n'", text[0]) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++) {
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  }
  return FALSE;
}

/**
 * lift_csv_guard_text:
 * @text: her words
 *
 * A spreadsheet runs a cell that starts with `=`, `+`, `-`, `@`, a tab or a line end as a formula. Such a
 * text gets one `'` in front, and so does one that has a `'` there already, so that the way back is sure.
 *
 * Returns: (transfer full): what goes into a cell of free text.
 */
char *
lift_csv_guard_text (const char *text)
{
  return needs_guard (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

/**
 * lift_csv_unguard_text:
 * @text: a cell of free text, read from a file
 *
 * Returns: (transfer full): the words that lift_csv_guard_text() was given: exactly one leading `'` less.
 */
char *
lift_csv_unguard_text (const char *text)
{
  return g_strdup (text[0] == '\'' ? text + 1 : text);
}

/* RFC 4180: a cell with the delimiter, a quote or a line end is quoted, and quotes are doubled. */
static void
append_cell (GString *out, const char *text, char delimiter)
{
  if (strchr (text, delimiter) == NULL && strpbrk (text, "\"\r\n") == NULL) {
    g_string_append (out, text);
    return;
  }
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++) {
    if (*text == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, *text);
  }
  g_string_append_c (out, '"');
}

static void
append_score (GString *out, int score)
{
  if (score != LIFT_SCORE_NONE)
    g_string_append_printf (out, "%d", score);
}

/* RFC 3339 with the offset of her clock: 2026-11-16T20:04:00+01:00. */
static void
append_instant (GString *out, gint64 instant, int utc_offset)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_utc (instant + utc_offset * (gint64) 60);
  int minutes = ABS (utc_offset);

  if (local == NULL)
    return;
  g_string_append_printf (out, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", g_date_time_get_year (local),
                          g_date_time_get_month (local), g_date_time_get_day_of_month (local),
                          g_date_time_get_hour (local), g_date_time_get_minute (local),
                          g_date_time_get_second (local), utc_offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

/* The signs that are present, in the order of the list: `fever;pus:left`. */
static void
append_signs (GString *out, const LiftEntry *entry, char delimiter)
{
  g_autoptr (GString) signs = g_string_new (NULL);

  for (guint i = 0; i < entry->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);

    if (signs->len > 0)
      g_string_append_c (signs, ';');
    g_string_append (signs, lift_sign_to_key (mark->sign));
    if (mark->side != LIFT_SIDE_NONE)
      g_string_append_printf (signs, ":%s", lift_side_to_key (mark->side));
  }
  append_cell (out, signs->str, delimiter);
}

static void
append_entry (GString *out, const LiftEntry *entry, LiftDate day0, char delimiter)
{
  static const char *const answers[] = { "", "no", "yes" };
  g_autofree char *date = lift_date_to_iso (entry->for_day);
  g_autofree char *note = lift_csv_guard_text (entry->note);
  const char *more_side = lift_more_side_to_key (entry->more_side);

  g_string_append_printf (out, "%s%c", date, delimiter);
  if (day0 != LIFT_DATE_NONE)
    g_string_append_printf (out, "%d", entry->for_day - day0);
  for (int s = 0; s < LIFT_N_CORE_SYMPTOMS; s++) {
    g_string_append_c (out, delimiter);
    append_score (out, entry->scores[s]);
  }
  g_string_append_c (out, delimiter);
  append_cell (out, note, delimiter);
  g_string_append_c (out, delimiter);
  append_instant (out, entry->recorded_at, entry->utc_offset);
  for (int s = LIFT_N_CORE_SYMPTOMS; s < LIFT_N_SYMPTOMS; s++) {
    g_string_append_c (out, delimiter);
    append_score (out, entry->scores[s]);
  }
  g_string_append_printf (out, "%c%s%c", delimiter, entry->signs_checked ? "1" : "0", delimiter);
  append_signs (out, entry, delimiter);
  g_string_append_printf (out, "%c%s%c%s%c", delimiter, more_side != NULL ? more_side : "", delimiter,
                          answers[entry->pain_relief], delimiter);
  if (entry->temperature_c10 != LIFT_TEMPERATURE_NONE)
    g_string_append_printf (out, "%d.%d", entry->temperature_c10 / 10, entry->temperature_c10 % 10);
  g_string_append_printf (out, "%c%s" LINE_END, delimiter, lift_author_to_key (entry->author));
}

/**
 * lift_csv_write:
 * @episode: a procedure with its days
 * @delimiter: `,`, or `;` for spreadsheets in countries where the comma stands in numbers
 * @cancellable: (nullable): to stop it
 * @error: return location for %LIFT_ERROR_CANCELLED
 *
 * One row for each day that is written and not deleted, earliest first: RFC 4180 in UTF-8 with a byte order
 * mark, lines end in CR LF. An empty cell means not recorded, never 0. `signs` holds the signs that are
 * present, by their stable names with the side where it was said, separated by semicolons
 * (`fever;pus:left`); with `signs_checked` 1 and no sign the answer was "No, nothing", with 0 the question
 * was not answered. Numbers do not depend on the locale.
 *
 * Returns: (transfer full) (nullable): the file.
 */
GBytes *
lift_csv_write (const LiftEpisode *episode, char delimiter, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) out = g_string_new (BYTE_ORDER_MARK);
  LiftDate day0 = lift_episode_get_procedure (episode)->day0;

  for (const char *p = header; *p != '\0'; p++)
    g_string_append_c (out, *p == ',' ? delimiter : *p);
  g_string_append (out, LINE_END);
  for (guint i = 0; i < lift_episode_get_n_entries (episode); i++) {
    if (g_cancellable_is_cancelled (cancellable)) {
      g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CANCELLED, _("Stopped. Nothing was written."));
      return NULL;
    }
    append_entry (out, lift_episode_get_nth (episode, i), day0, delimiter);
  }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
