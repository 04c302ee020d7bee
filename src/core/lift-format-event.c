/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-format-event.h"

#include <glib/gi18n-lib.h>

#include "lift-format-english.h"

/**
 * lift_format_tick_kind:
 * @kind: stable name of an event
 *
 * Returns: (transfer none) (nullable): what it is called; %NULL for a name that this version does not know.
 */
const char *
lift_format_tick_kind (const char *kind)
{
  if (g_str_equal (kind, LIFT_TICK_COLD_PACK))
    return C_("event of a day", "Cold pack");
  if (g_str_equal (kind, LIFT_TICK_CLINIC_VISIT))
    return C_("event of a day", "Clinic visit");
  if (g_str_equal (kind, LIFT_TICK_OWN))
    return C_("event of a day", "Something else");
  return NULL;
}

/**
 * lift_format_tick:
 * @tick: an event of a day
 *
 * Returns: (transfer full): her words; without any, what the event is called. The stable name of an event that a
 *   newer version wrote is better than nothing.
 */
char *
lift_format_tick (const LiftTick *tick)
{
  const char *name = lift_format_tick_kind (tick->kind);

  if (tick->text != NULL && tick->text[0] != '\0')
    return g_strdup (tick->text);
  return g_strdup (name != NULL ? name : tick->kind);
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (C_("list separator", "; "), (char **) parts->pdata);
}

static void
add_ticks (GPtrArray *parts, const LiftEntry *entry)
{
  for (guint i = 0; i < entry->ticks->len; i++)
    g_ptr_array_add (parts, lift_format_tick (g_ptr_array_index (entry->ticks, i)));
}

/** lift_format_ticks: Returns: (transfer full): the events of a day as a list, "" without any. */
char *
lift_format_ticks (const LiftEntry *entry)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_ticks (parts, entry);
  return join (parts);
}

/**
 * lift_format_noted:
 * @entry: a day
 *
 * Returns: (transfer full): the signs and then the events of a day as a list, "" without any: what a row of a table
 *   has besides scores.
 */
char *
lift_format_noted (const LiftEntry *entry)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < entry->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);

    g_ptr_array_add (parts, lift_format_sign_short_checked (mark->sign, mark->side));
  }
  add_ticks (parts, entry);
  return join (parts);
}

/**
 * lift_format_thread_lift_of:
 * @day0: a procedure day
 *
 * Returns: (transfer full): how one thread lift is told from another: "Thread lift of May 2024".
 */
char *
lift_format_thread_lift_of (LiftDate day0)
{
  /* Translators: a month in "Thread lift of May 2024", as for g_date_time_format(). */
  g_autofree char *month = lift_format_date_as (day0, C_("thread lift of", "%B %Y"));

  /* Translators: %s is a month with its year. */
  return g_strdup_printf (_("Thread lift of %s"), month);
}

static void
append_day (GString *text, const LiftEpisode *episode, const LiftEntry *entry)
{
  g_autofree char *title = lift_format_day_title (lift_episode_get_procedure (episode), entry->for_day);
  g_autofree char *noted = lift_format_noted (entry);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    g_autofree char *score = lift_format_score ((LiftSymptom) s, entry->scores[s]);

    if (entry->scores[s] != LIFT_SCORE_NONE)
      g_ptr_array_add (parts,
                       g_strdup_printf (C_("history", "%1$s %2$s"), lift_format_symptom ((LiftSymptom) s), score));
  }
  if (noted[0] != '\0')
    g_ptr_array_add (parts, g_steal_pointer (&noted));
  if (lift_episode_is_written_later (episode, entry))
    g_ptr_array_add (parts, g_strdup (C_("day as text", "written later")));
  line = join (parts);
  /* Translators: a day such as "Day 3 · Thursday 19 November" and what was written, in a text that is copied. */
  g_string_append_printf (text, C_("day as text", "%1$s: %2$s"), title, line);
  g_string_append_c (text, '\n');
}

/**
 * lift_format_days_as_text:
 * @episode: days of a procedure with a date
 * @reference: (nullable): the guide
 *
 * What the chart shows, in words to be copied: a sentence per symptom, then each day with its scores, signs and
 * events, and where the guide comes from. Notes are not in it: they are hers.
 *
 * Returns: (transfer full): lines, each with a line end.
 */
char *
lift_format_days_as_text (const LiftEpisode *episode, const LiftReference *reference)
{
  const LiftProcedure *procedure = lift_episode_get_procedure (episode);
  g_autofree char *provenance = reference != NULL ? lift_format_guide_provenance (reference) : NULL;
  GString *text = g_string_new (NULL);

  for (guint s = 0; s < LIFT_N_CORE_SYMPTOMS; s++) {
    g_autofree char *sentence = lift_format_symptom_sentence (episode, reference, (LiftSymptom) s);

    g_string_append_printf (text, "%s\n", sentence);
  }
  g_string_append_c (text, '\n');
  for (guint i = 0; i < lift_episode_get_n_entries (episode); i++)
    append_day (text, episode, lift_episode_get_nth (episode, i));
  if (provenance != NULL && !lift_procedure_get_guide_applies (procedure))
    g_string_append_printf (text, "\n%s", _("The guide was not made for your procedure."));
  if (provenance != NULL)
    g_string_append_printf (text, "\n%s\n", provenance);
  return g_string_free (text, FALSE);
}
