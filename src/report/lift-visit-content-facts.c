/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-visit-content-private.h"

#include <glib/gi18n-lib.h>

#include "lift-contact.h"
#include "lift-format-english.h"

/* The time of day is known for a day that was written once only: else a sign may have come with any state of it. */
static char *
format_day_and_time (const LiftVisitInput *input, LiftDate date)
{
  const LiftEntry *entry = lift_episode_get_entry (input->episode, date);
  g_autofree char *day = _lift_visit_format_day (input, date);
  g_autofree char *time = NULL;

  if (entry == NULL || entry->seq != 1 || lift_episode_is_written_later (input->episode, entry))
    return g_steal_pointer (&day);
  time = lift_format_time (entry->recorded_at, entry->utc_offset);
  /* Translators: a day and a time of day: "Day 4, Friday 20 November 2026, 20:04". */
  return g_strdup_printf (C_("report", "%s, %s"), day, time);
}

char *
_lift_visit_format_instant (const LiftVisitInput *input, gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, input->zone) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  LiftDate date;

  if (local == NULL)
    return g_strdup ("");
  date = lift_date_from_date_time (local);
  day = input->procedure->day0 != LIFT_DATE_NONE ? lift_format_day_name (date - input->procedure->day0)
                                                 : lift_format_date_short (date);
  time = lift_format_time (at, (int) (g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE));
  return g_strdup_printf (C_("report", "%s, %s"), day, time);
}

/* Signs --------------------------------------------------------------------------------------------- */

static LiftVisitSign *
find_sign (GPtrArray *signs, const LiftSignMark *mark)
{
  for (guint i = 0; i < signs->len; i++) {
    LiftVisitSign *known = g_ptr_array_index (signs, i);

    if (known->sign == mark->sign && known->side == mark->side)
      return known;
  }
  return NULL;
}

static void
add_mark (GPtrArray *signs, const LiftSignMark *mark, LiftDate day)
{
  LiftVisitSign *known = find_sign (signs, mark);

  if (known == NULL) {
    known = g_new0 (LiftVisitSign, 1);
    known->sign = mark->sign;
    known->side = mark->side;
    known->tier = lift_sign_get_info (mark->sign)->tier;
    known->first = day;
    known->words = lift_format_sign_short_checked (mark->sign, mark->side);
    g_ptr_array_add (signs, known);
  }
  known->last = day;
}

static int
compare_signs (gconstpointer a, gconstpointer b)
{
  const LiftVisitSign *first = *(LiftVisitSign *const *) a;
  const LiftVisitSign *second = *(LiftVisitSign *const *) b;

  if (first->tier != second->tier)
    return (int) first->tier - (int) second->tier;
  return first->sign != second->sign ? (int) first->sign - (int) second->sign : first->first - second->first;
}

/* What she did about it, such as "told the clinic day 4, 10:20"; NULL: nothing that is known. */
static char *
format_answer (const LiftVisitInput *input, const LiftVisitSign *sign)
{
  g_autoptr (GPtrArray) findings =
    lift_assessment_run_day (input->episode, input->reference, input->contacts, input->today, sign->last);

  for (guint i = 0; i < findings->len; i++) {
    const LiftFinding *finding = g_ptr_array_index (findings, i);
    g_autofree char *at = NULL;

    if (finding->rule != LIFT_RULE_SIGN || finding->sign != sign->sign || finding->side != sign->side ||
        finding->answered == NULL)
      continue;
    at = _lift_visit_format_instant (input, finding->answered_at);
    /* Translators: what she did, and when: "You told your clinic. (Day 4, 10:20)". */
    return g_strdup_printf (C_("report", "%s (%s)"), lift_format_finding_answer (finding), at);
  }
  return NULL;
}

/* "Day 4, Fri 20 November": the year stands elsewhere on the page. */
static char *
format_brief_day (const LiftVisitInput *input, LiftDate date, gboolean with_time)
{
  const LiftEntry *entry = lift_episode_get_entry (input->episode, date);
  g_autofree char *words = lift_format_date_weekday_short (date);
  g_autofree char *name = lift_format_day_name (date - input->procedure->day0);
  g_autofree char *day = g_strdup_printf (C_("report", "%s, %s"), name, words);
  g_autofree char *time = NULL;

  if (!with_time || entry == NULL || entry->seq != 1 || lift_episode_is_written_later (input->episode, entry))
    return g_steal_pointer (&day);
  time = lift_format_time (entry->recorded_at, entry->utc_offset);
  return g_strdup_printf (C_("report", "%s, %s"), day, time);
}

static char *
join_sign (const LiftVisitSign *sign, const char *first, const char *last, const char *answer)
{
  g_autofree char *when = NULL;

  if (sign->first == sign->last)
    when = g_strdup (first);
  else
    /* Translators: both %s are days. */
    when = g_strdup_printf (_("first noted %s; last %s"), first, last);
  return answer != NULL ? g_strdup_printf ("%s. %s", when, answer) : g_steal_pointer (&when);
}

static void
word_sign (const LiftVisitInput *input, LiftVisitSign *sign)
{
  g_autofree char *first = format_day_and_time (input, sign->first);
  g_autofree char *last = _lift_visit_format_day (input, sign->last);
  g_autofree char *brief_first = format_brief_day (input, sign->first, TRUE);
  g_autofree char *brief_last = format_brief_day (input, sign->last, FALSE);
  g_autofree char *answer = format_answer (input, sign);

  sign->when = join_sign (sign, first, last, answer);
  sign->brief = join_sign (sign, brief_first, brief_last, answer);
}

/* Every sign that was noted, worst tier first; how many days say whether there was one, and how many are written. */
GPtrArray *
_lift_visit_list_signs (const LiftVisitInput *input, guint *n_asked, guint *n_written)
{
  GPtrArray *signs = g_ptr_array_new ();

  *n_asked = *n_written = 0;
  for (guint i = 0; i < lift_episode_get_n_entries (input->episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (input->episode, i);

    *n_written += 1;
    *n_asked += entry->signs_checked || entry->signs->len > 0 ? 1 : 0;
    for (guint s = 0; s < entry->signs->len; s++)
      add_mark (signs, &g_array_index (entry->signs, LiftSignMark, s), entry->for_day);
  }
  g_ptr_array_sort (signs, compare_signs);
  for (guint i = 0; i < signs->len; i++)
    word_sign (input, g_ptr_array_index (signs, i));
  return signs;
}

/* Facts --------------------------------------------------------------------------------------------- */

typedef gboolean (*EntryTest) (const LiftEntry *entry, int value);

static gboolean
is_relief (const LiftEntry *entry, int value)
{
  return (int) entry->pain_relief == value;
}

static gboolean
is_more_side (const LiftEntry *entry, int value)
{
  return (int) entry->more_side == value;
}

/* "0–2, 5": day numbers of what is so, stretches of days in one; NULL: no day. */
static char *
list_days (const LiftVisitInput *input, EntryTest test, int value)
{
  g_autoptr (GString) days = g_string_new (NULL);
  int first = 0, last = 0;
  gboolean open = FALSE;

  for (guint i = 0; i <= lift_episode_get_n_entries (input->episode); i++) {
    const LiftEntry *entry =
      i < lift_episode_get_n_entries (input->episode) ? lift_episode_get_nth (input->episode, i) : NULL;
    int day = entry != NULL ? lift_episode_get_day_number (input->episode, entry->for_day) : 0;
    gboolean hit = entry != NULL && day >= 0 && test (entry, value);

    if (open && (!hit || day != last + 1)) {
      g_string_append_printf (days, days->len > 0 ? ", %d" : "%d", first);
      if (last > first)
        g_string_append_printf (days, "–%d", last);
      open = FALSE;
    }
    if (hit && !open)
      first = day;
    if (hit) {
      open = TRUE;
      last = day;
    }
  }
  return days->len > 0 ? g_string_free (g_steal_pointer (&days), FALSE) : NULL;
}

static void
add_relief (GPtrArray *facts, const LiftVisitInput *input)
{
  g_autofree char *yes = list_days (input, is_relief, LIFT_ANSWER_YES);
  g_autofree char *no = list_days (input, is_relief, LIFT_ANSWER_NO);

  if (yes != NULL && no != NULL)
    /* Translators: both %s are lists of day numbers: "0–2, 4". */
    g_ptr_array_add (facts,
                     g_strdup_printf (_("Took something for pain: yes on days %s; no on days %s; other days not "
                                         "answered."),
                                      yes, no));
  else if (yes != NULL)
    g_ptr_array_add (facts,
                     g_strdup_printf (_("Took something for pain: yes on days %s; other days not answered."), yes));
  else if (no != NULL)
    g_ptr_array_add (facts,
                     g_strdup_printf (_("Took something for pain: no on days %s; other days not answered."), no));
}

static void
add_temperature (GPtrArray *facts, const LiftVisitInput *input)
{
  const LiftEntry *highest = NULL;
  g_autofree char *temperature = NULL;
  g_autofree char *when = NULL;

  for (guint i = 0; i < lift_episode_get_n_entries (input->episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (input->episode, i);

    if (entry->temperature_c10 != LIFT_TEMPERATURE_NONE &&
        (highest == NULL || entry->temperature_c10 > highest->temperature_c10))
      highest = entry;
  }
  if (highest == NULL)
    return;
  temperature = lift_format_temperature (highest->temperature_c10);
  when = format_day_and_time (input, highest->for_day);
  /* Translators: "Highest temperature: 38.2 °C, Day 5, Saturday 21 November 2026, 14:10". */
  g_ptr_array_add (facts, g_strdup_printf (_("Highest temperature: %s, %s"), temperature, when));
}

static void
add_more_side (GPtrArray *facts, const LiftVisitInput *input)
{
  g_autofree char *left = list_days (input, is_more_side, LIFT_MORE_SIDE_LEFT);
  g_autofree char *right = list_days (input, is_more_side, LIFT_MORE_SIDE_RIGHT);

  if (left != NULL)
    /* Translators: %s is a list of day numbers: "1–6, 8". */
    g_ptr_array_add (facts, g_strdup_printf (_("More swollen on the left on days %s."), left));
  if (right != NULL)
    g_ptr_array_add (facts, g_strdup_printf (_("More swollen on the right on days %s."), right));
}

/* What was answered about pain relief, temperature and sides; nothing for what was not. */
GPtrArray *
_lift_visit_list_facts (const LiftVisitInput *input)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_free);

  add_relief (facts, input);
  add_temperature (facts, input);
  add_more_side (facts, input);
  return facts;
}

/* Newest first: what the diary asked for, of what it spoke, and what she did. */
GPtrArray *
_lift_visit_list_contacts (const LiftVisitInput *input)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = input->contacts != NULL ? input->contacts->len : 0; i > 0; i--) {
    const LiftContact *contact = g_ptr_array_index (input->contacts, i - 1);
    g_autofree char *at = _lift_visit_format_instant (input, contact->at);
    g_autofree char *title = NULL;
    g_autofree char *about = NULL;
    LiftFinding finding;

    if (!lift_finding_from_key (contact->finding, &finding) ||
        (input->options != NULL && !lift_export_has_day (input->options, finding.for_day)))
      continue;
    finding.answered = lift_contact_how_to_key (contact->how);
    title = lift_format_finding_title_checked (&finding, input->procedure);
    about = lift_format_finding_about (&finding, input->procedure);
    /* Translators: what the diary said, of what, what she did, and when:
     * "Call your clinic today: fever, day 4. You told your clinic. (Day 4, 10:20)". */
    g_ptr_array_add (lines, g_strdup_printf (C_("report", "%s: %s. %s (%s)"), title, about,
                                             lift_format_finding_answer (&finding), at));
  }
  return lines;
}

/* What the diary says today and she has not answered. */
GPtrArray *
_lift_visit_list_open (const LiftVisitInput *input)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) findings = NULL;

  if (input->options != NULL && input->options->without_signs)
    return lines;
  findings = lift_assessment_run (input->episode, input->reference, input->contacts, input->today);
  for (guint i = 0; i < findings->len; i++) {
    const LiftFinding *finding = g_ptr_array_index (findings, i);
    g_autofree char *title = NULL;
    g_autofree char *about = NULL;

    if (!lift_finding_is_open (finding) || finding->tier == LIFT_TIER_VISIT)
      continue;
    title = lift_format_finding_title_checked (finding, input->procedure);
    about = lift_format_finding_about (finding, input->procedure);
    /* Translators: what the diary says and of what: "Call your clinic today: fever, day 4. Not answered yet." */
    g_ptr_array_add (lines, g_strdup_printf (_("%s: %s. Not answered yet."), title, about));
  }
  return lines;
}

/* Which days, and what was left out; NULL: everything is there. */
char *
_lift_visit_format_scope (const LiftVisitInput *input)
{
  const LiftExportOptions *options = input->options;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *from = options->from != LIFT_DATE_NONE ? _lift_visit_format_day (input, options->from) : NULL;
  g_autofree char *to = options->to != LIFT_DATE_NONE ? _lift_visit_format_day (input, options->to) : NULL;

  if (from != NULL && to != NULL && options->from != options->to)
    /* Translators: both %s are days such as "Day 4, Friday 20 November 2026". */
    g_string_append_printf (text, _("About the days from %s to %s."), from, to);
  else if (from != NULL && to != NULL)
    g_string_append_printf (text, _("About one day: %s."), from);
  else if (from != NULL)
    g_string_append_printf (text, _("About the days from %s on."), from);
  else if (to != NULL)
    g_string_append_printf (text, _("About the days up to %s."), to);
  if (text->len > 0 && (options->without_notes || options->without_signs))
    g_string_append_c (text, ' ');
  if (options->without_notes && options->without_signs)
    g_string_append (text, _("Notes, questions and signs were left out."));
  else if (options->without_notes)
    g_string_append (text, _("Notes and questions were left out."));
  else if (options->without_signs)
    g_string_append (text, _("Signs, temperatures and contacts were left out."));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Completeness -------------------------------------------------------------------------------------- */

typedef struct {
  GArray *minutes;
  int n_days;
  int n_later;
  int n_helper;
  int n_changed;
} Writing;

static int
compare_minutes (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
count_entry (const LiftVisitInput *input, const LiftEntry *entry, Writing *writing)
{
  gint64 day_end = lift_episode_get_day_end_hours (input->episode) * (gint64) 3600;
  gint64 written = entry->recorded_at + entry->utc_offset * (gint64) 60;
  gint64 first = entry->first_recorded_at + entry->first_utc_offset * (gint64) 60;
  int minute = (int) (((first % 86400) + 86400) % 86400 / 60);

  writing->n_days++;
  writing->n_helper += entry->author == LIFT_AUTHOR_HELPER;
  if (lift_episode_is_written_later (input->episode, entry))
    writing->n_later++;
  else
    g_array_append_val (writing->minutes, minute);
  /* Changed on a later day than the one on which it was first written. */
  writing->n_changed += (written - day_end) / 86400 > (first - day_end) / 86400;
}

static void
append_part (GString *text, const char *separator, char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", part);
  g_free (part);
}

static char *
format_same_day (Writing *writing)
{
  int n = (int) writing->minutes->len;
  g_autofree char *time = NULL;

  g_array_sort (writing->minutes, compare_minutes);
  /* To the quarter of an hour: it says when she usually writes, and no more. */
  time = lift_format_time ((g_array_index (writing->minutes, int, n / 2) + 7) / 15 * 15 * (gint64) 60, 0);
  /* Translators: %s is a time of day. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d written the same day (at about %s)",
                                       "%d written the same day (usually at about %s)", (gulong) n),
                          n, time);
}

/* "12 of 15 days; 10 written the same day (usually at about 20:00), 2 later; 1 by a helper; 3 changed afterwards." */
char *
_lift_visit_format_completeness (const LiftVisitInput *input, int n_days)
{
  Writing writing = { .minutes = g_array_new (FALSE, FALSE, sizeof (int)) };
  g_autoptr (GString) text = g_string_new (NULL);
  const char *separator = C_("list separator", "; ");

  for (guint i = 0; i < lift_episode_get_n_entries (input->episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (input->episode, i);

    if (lift_episode_get_day_number (input->episode, entry->for_day) >= 0)
      count_entry (input, entry, &writing);
  }
  append_part (text, separator,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d of %d day", "%d of %d days", (gulong) n_days),
                                writing.n_days, n_days));
  if (writing.minutes->len > 0)
    append_part (text, separator, format_same_day (&writing));
  if (writing.n_later > 0)
    append_part (
      text, separator,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d written later", "%d written later", (gulong) writing.n_later),
                       writing.n_later));
  if (writing.n_helper > 0)
    append_part (
      text, separator,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d by a helper", "%d by a helper", (gulong) writing.n_helper),
                       writing.n_helper));
  if (writing.n_changed > 0)
    append_part (
      text, separator,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d changed afterwards (history on request)",
                                    "%d changed afterwards (history on request)", (gulong) writing.n_changed),
                       writing.n_changed));
  g_string_append_c (text, '.');
  g_array_unref (writing.minutes);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
