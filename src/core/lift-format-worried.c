/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-format.h"

#include <glib/gi18n-lib.h>

#include "lift-format-private.h"
#include "lift-language.h"

/* Up to that day "Since day 4" is easier to follow than a date. */
#define DAY_NUMBERS_UNTIL 60

static const LiftWord area_words[LIFT_N_ZONES][LIFT_N_SIDES] = {
  [LIFT_ZONE_BROW] = { { "area", NC_("area", "brow") }, { "area", NC_("area", "both brows") },
                       { "area", NC_("area", "left brow") }, { "area", NC_("area", "right brow") } },
  [LIFT_ZONE_CHEEK] = { { "area", NC_("area", "cheek") }, { "area", NC_("area", "both cheeks") },
                        { "area", NC_("area", "left cheek") }, { "area", NC_("area", "right cheek") } },
  [LIFT_ZONE_JAWLINE] = { { "area", NC_("area", "jawline") }, { "area", NC_("area", "jawline on both sides") },
                          { "area", NC_("area", "left jawline") }, { "area", NC_("area", "right jawline") } },
  [LIFT_ZONE_NECK] = { { "area", NC_("area", "neck") }, { "area", NC_("area", "neck on both sides") },
                       { "area", NC_("area", "left side of the neck") },
                       { "area", NC_("area", "right side of the neck") } },
  [LIFT_ZONE_OTHER] = { { "area", NC_("area", "another area") }, { "area", NC_("area", "another area on both sides") },
                        { "area", NC_("area", "another area on the left") },
                        { "area", NC_("area", "another area on the right") } },
};

static gboolean
has_text (const char *text)
{
  return text != NULL && text[0] != '\0';
}

static void
append_item (GString *list, const char *separator, const char *item)
{
  if (item == NULL || item[0] == '\0')
    return;
  if (list->len > 0)
    g_string_append (list, separator);
  g_string_append (list, item);
}

/** lift_format_areas: Returns: (transfer full): such as "both cheeks, left jawline"; "" if none was said. */
char *
lift_format_areas (const LiftProcedure *procedure)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < procedure->areas->len; i++) {
    const LiftArea *area = &g_array_index (procedure->areas, LiftArea, i);

    if (area->zone == LIFT_ZONE_FACE)
      continue;
    /* Translators: between the items of a list such as "both cheeks, left jawline". */
    append_item (list, C_("list separator", ", "), _lift_word (&area_words[area->zone][area->side]));
  }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
format_details (const LiftProcedure *procedure, const char *separator)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *areas = lift_format_areas (procedure);

  append_item (list, separator, lift_format_material (procedure->material));
  if (procedure->thread_count > 0) {
    g_autofree char *threads = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d thread", "%d threads",
                                                             (gulong) procedure->thread_count),
                                                procedure->thread_count);

    append_item (list, separator, threads);
  }
  append_item (list, separator, areas);
  append_item (list, separator, lift_format_anaesthetic (procedure->anaesthetic));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * lift_format_procedure_line:
 * @procedure: a procedure
 *
 * Returns: (transfer full): one line: date, material, number of threads, areas, anaesthetic.
 */
char *
lift_format_procedure_line (const LiftProcedure *procedure)
{
  g_autofree char *details = format_details (procedure, " · ");
  g_autofree char *date = NULL;

  if (procedure->day0 == LIFT_DATE_NONE)
    date = g_strdup (_("No date yet"));
  else
    date = lift_format_date_with_year (procedure->day0);
  return details[0] != '\0' ? g_strconcat (date, " · ", details, NULL) : g_steal_pointer (&date);
}

static char *
format_since (const LiftEpisode *episode, LiftDate since)
{
  int day = lift_episode_get_day_number (episode, since);
  g_autofree char *date = NULL;

  if (day >= 0 && day <= DAY_NUMBERS_UNTIL)
    /* Translators: begins a list of what she noted: "Since day 4: fever 38.4 °C, left side more swollen." */
    return g_strdup_printf (_("Since day %d:"), day);
  date = lift_format_date_with_year (since);
  return g_strdup_printf (_("Since %s:"), date);
}

static char *
format_sign_with_temperature (const LiftEntry *entry, const LiftSignMark *mark)
{
  if (mark->sign == LIFT_SIGN_FEVER && entry->temperature_c10 != LIFT_TEMPERATURE_NONE) {
    g_autofree char *temperature = lift_format_temperature (entry->temperature_c10);

    /* Translators: %s is a temperature: "fever 38.4 °C". */
    return g_strdup_printf (_("fever %s"), temperature);
  }
  return g_strdup (lift_format_sign_short (mark->sign, mark->side));
}

static const char *
format_more_side (LiftMoreSide side)
{
  switch (side) {
  case LIFT_MORE_SIDE_LEFT:
    return _("left side more swollen");
  case LIFT_MORE_SIDE_RIGHT:
    return _("right side more swollen");
  case LIFT_MORE_SIDE_SAME:
  case LIFT_MORE_SIDE_NONE:
    return "";
  }
  g_return_val_if_reached ("");
}

static int
compare_since (gconstpointer a, gconstpointer b)
{
  const LiftSignMark *first = a;
  const LiftSignMark *second = b;

  if (first->since_day != second->since_day)
    return first->since_day < second->since_day ? -1 : 1;
  return (int) first->sign - (int) second->sign;
}

/* One sentence per day on which something began. */
static void
append_signs (GString *text, const LiftEpisode *episode, const LiftEntry *entry)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (LiftSignMark));
  guint i = 0;

  g_array_append_vals (marks, entry->signs->data, entry->signs->len);
  g_array_sort (marks, compare_since);
  while (i < marks->len) {
    LiftDate since = g_array_index (marks, LiftSignMark, i).since_day;
    g_autofree char *begin = format_since (episode, since);
    g_autoptr (GString) list = g_string_new (NULL);

    for (; i < marks->len && g_array_index (marks, LiftSignMark, i).since_day == since; i++) {
      g_autofree char *sign = format_sign_with_temperature (entry, &g_array_index (marks, LiftSignMark, i));

      append_item (list, C_("list separator", ", "), sign);
    }
    if (i == marks->len)
      append_item (list, C_("list separator", ", "), format_more_side (entry->more_side));
    g_string_append_c (text, ' ');
    /* Translators: "Since day 4:", then a list: "Since day 4: fever 38.4 °C, left side more swollen." */
    g_string_append_printf (text, C_("what to say", "%s %s."), begin, list->str);
  }
}

static void
append_scores (GString *text, const LiftEpisode *episode, const LiftEntry *entry)
{
  g_autoptr (GString) list = g_string_new (NULL);
  int day = lift_episode_get_day_number (episode, entry->for_day);

  if (entry->scores[LIFT_SYMPTOM_SWELLING] != LIFT_SCORE_NONE) {
    g_autofree char *item = g_strdup_printf (_("swelling %d"), entry->scores[LIFT_SYMPTOM_SWELLING]);

    append_item (list, C_("list separator", ", "), item);
  }
  if (entry->scores[LIFT_SYMPTOM_BRUISING] != LIFT_SCORE_NONE) {
    g_autofree char *item = g_strdup_printf (_("bruising %d"), entry->scores[LIFT_SYMPTOM_BRUISING]);

    append_item (list, C_("list separator", ", "), item);
  }
  if (entry->scores[LIFT_SYMPTOM_DISCOMFORT] != LIFT_SCORE_NONE) {
    g_autofree char *item = g_strdup_printf (_("pain %d"), entry->scores[LIFT_SYMPTOM_DISCOMFORT]);

    append_item (list, C_("list separator", ", "), item);
  }
  if (list->len == 0)
    return;
  /* Translators: %s is a list such as "swelling 6, pain 2". */
  g_string_append_c (text, ' ');
  g_string_append_printf (text, _("On day %d, from 0 to 10: %s."), day, list->str);
}

static const LiftEntry *
find_newest_entry (const LiftEpisode *episode)
{
  guint n_entries = lift_episode_get_n_entries (episode);

  return n_entries > 0 ? lift_episode_get_nth (episode, n_entries - 1) : NULL;
}

/**
 * lift_format_what_to_say:
 * @episode: (nullable): the days of a procedure
 *
 * What she can read out on the telephone, from her own record: the procedure, what was ticked on the
 * newest day and since when, and that day's scores.
 *
 * Returns: (transfer full): a few sentences; they ask her to fill in what the diary does not know.
 */
char *
lift_format_what_to_say (const LiftEpisode *episode)
{
  const LiftProcedure *procedure = episode != NULL ? lift_episode_get_procedure (episode) : NULL;
  const LiftEntry *newest;
  g_autofree char *date = NULL;
  g_autofree char *details = NULL;
  GString *text;

  if (procedure == NULL)
    return g_strdup (_("I had a thread lift. (Say when, where in the face, and what you see or feel since when.)"));
  text = g_string_new (NULL);
  newest = find_newest_entry (episode);
  date = _lift_format_procedure_date (procedure, newest != NULL ? newest->for_day : LIFT_DATE_NONE);
  details = format_details (procedure, C_("list separator", ", "));
  /* Translators: the second %s is a list such as "PDO, 8 threads, both cheeks". */
  if (date != NULL && details[0] != '\0')
    g_string_append_printf (text, _("I had a thread lift on %s (%s)."), date, details);
  else if (date != NULL)
    g_string_append_printf (text, _("I had a thread lift on %s."), date);
  else if (details[0] != '\0')
    g_string_append_printf (text, _("I had a thread lift (%s)."), details);
  else
    g_string_append (text, _("I had a thread lift."));
  if (newest != NULL && date != NULL) {
    append_signs (text, episode, newest);
    append_scores (text, episode, newest);
  }
  return g_string_free (text, FALSE);
}

/**
 * lift_format_phone:
 * @number: a telephone number as she wrote it
 *
 * In a text from right to left the groups of a number would change places: it is kept together by marks that are not
 * seen. For what is shown, and not for what is copied or called.
 *
 * Returns: (transfer full): the number as it is shown.
 */
char *
lift_format_phone (const char *number)
{
  GString *plain = g_string_new (NULL);
  g_autofree char *shown = NULL;

  /* Marks of direction inside of it would end ours. */
  for (const char *p = number; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_type (c) != G_UNICODE_FORMAT)
      g_string_append_unichar (plain, c);
  }
  shown = g_string_free (plain, FALSE);
  return lift_language_isolate (shown);
}

static void
append_emergency (GString *text, const char *number)
{
  g_string_append_printf (text, "%s\n", _("Get help now"));
  if (has_text (number)) {
    g_autofree char *shown = lift_format_phone (number);

    g_string_append_printf (text, _("Call %s for any of these:"), shown);
  } else {
    g_string_append (text, _("Call your local emergency number (112 in Europe, 911 in the US and Canada) for any of "
                             "these:"));
  }
  g_string_append_c (text, '\n');
  for (guint i = 0; i < LIFT_N_SIGNS; i++) {
    if (lift_sign_get_info ((LiftSign) i)->tier == LIFT_TIER_EMERGENCY)
      g_string_append_printf (text, "• %s\n", lift_format_sign ((LiftSign) i));
  }
}

static void
append_clinic (GString *text, const LiftProcedure *procedure)
{
  g_string_append_printf (text, "\n%s\n", _("Your clinic"));
  if (procedure != NULL && has_text (procedure->clinic))
    g_string_append_printf (text, "%s\n", procedure->clinic);
  if (procedure != NULL && has_text (procedure->phone)) {
    g_autofree char *phone = lift_format_phone (procedure->phone);

    g_string_append_printf (text, _("Call %s. Say what you noted and since when."), phone);
  } else {
    g_string_append (text, _("Call the clinic that did your thread lift. The number is on your aftercare sheet or "
                             "receipt. Say what you noted and since when."));
  }
  g_string_append_c (text, '\n');
}

/**
 * lift_format_worried:
 * @episode: (nullable): the days of a procedure; %NULL: an empty diary, or none
 * @emergency_number: (nullable): only if she confirmed it
 *
 * The whole of "Worried?" as plain text: emergencies with the number, the clinic, whom else, and what
 * to say. The first line of each part is its heading; parts are divided by an empty line.
 *
 * Returns: (transfer full): the text.
 */
char *
lift_format_worried (const LiftEpisode *episode, const char *emergency_number)
{
  GString *text = g_string_new (NULL);
  g_autofree char *say = lift_format_what_to_say (episode);

  append_emergency (text, emergency_number);
  append_clinic (text, episode != NULL ? lift_episode_get_procedure (episode) : NULL);
  g_string_append_printf (text, "\n%s\n", _("If you cannot reach them"));
  g_string_append (text, _("Call an out-of-hours doctor or go to urgent care. Clinic far away? Any doctor can look at "
                           "this. Tell them about the threads."));
  g_string_append_printf (text, "\n\n%s\n%s\n", _("What to say"), say);
  return g_string_free (text, FALSE);
}
