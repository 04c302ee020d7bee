/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-format-entry.h"

#include <glib/gi18n-lib.h>

#include "lift-format-english.h"
#include "lift-format-event.h"

static void
add (GPtrArray *parts, char *text)
{
  g_ptr_array_add (parts, text);
}

static void
add_scores (GPtrArray *parts, const LiftEntry *entry)
{
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    g_autofree char *score = lift_format_score ((LiftSymptom) s, entry->scores[s]);

    if (entry->scores[s] != LIFT_SCORE_NONE)
      /* Translators: a symptom (%1$s) and its score with its word (%2$s), as in "Swelling 4 · moderate". */
      add (parts, g_strdup_printf (C_("history", "%1$s %2$s"), lift_format_symptom ((LiftSymptom) s), score));
  }
}

static void
add_signs (GPtrArray *parts, const LiftEntry *entry)
{
  for (guint i = 0; i < entry->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);

    add (parts, lift_format_sign_short_checked (mark->sign, mark->side));
  }
  if (entry->signs->len == 0 && entry->signs_checked)
    add (parts, g_strdup (_("Anything unusual: no, nothing")));
}

static void
add_answers (GPtrArray *parts, const LiftEntry *entry)
{
  switch (entry->more_side) {
  case LIFT_MORE_SIDE_LEFT:
    add (parts, g_strdup (_("left side more swollen")));
    break;
  case LIFT_MORE_SIDE_SAME:
    add (parts, g_strdup (_("both sides equally swollen")));
    break;
  case LIFT_MORE_SIDE_RIGHT:
    add (parts, g_strdup (_("right side more swollen")));
    break;
  case LIFT_MORE_SIDE_NONE:
    break;
  }
  if (entry->pain_relief == LIFT_ANSWER_YES)
    add (parts, g_strdup (_("took something for pain")));
  if (entry->pain_relief == LIFT_ANSWER_NO)
    add (parts, g_strdup (_("took nothing for pain")));
  if (entry->temperature_c10 != LIFT_TEMPERATURE_NONE)
    add (parts, lift_format_temperature (entry->temperature_c10));
}

static void
add_ticks (GPtrArray *parts, const LiftEntry *entry)
{
  for (guint i = 0; i < entry->ticks->len; i++)
    add (parts, lift_format_tick (g_ptr_array_index (entry->ticks, i)));
}

/**
 * lift_format_entry_line:
 * @entry: a saved state of a day
 *
 * All that this state says, so that two states that differ also read differently: scores with their words, signs,
 * the answers behind "More", and the note.
 *
 * Returns: (transfer full): a line, or several where the note has several.
 */
char *
lift_format_entry_line (const LiftEntry *entry)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (entry->deleted)
    return g_strdup (C_("history", "Deleted"));
  add_scores (parts, entry);
  add_signs (parts, entry);
  add_answers (parts, entry);
  add_ticks (parts, entry);
  if (entry->note[0] != '\0')
    add (parts, g_strdup_printf (_("“%s”"), entry->note));
  if (parts->len == 0)
    return g_strdup (C_("history", "Nothing answered"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (C_("list separator", "; "), (char **) parts->pdata);
}
