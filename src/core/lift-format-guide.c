/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-format.h"

#include <glib/gi18n-lib.h>

#include "lift-format-private.h"

/* A row is needed for each; one that is left out would be empty. */
G_STATIC_ASSERT (LIFT_N_SYMPTOMS == 5);

/* One string per symptom and number of days: verbs and cases differ between languages. */
static const LiftWord one_day[LIFT_N_SYMPTOMS] = {
  { "one day", NC_("one day", "Swelling: %d on day %d.") },
  { "one day", NC_("one day", "Bruising: %d on day %d.") },
  { "one day", NC_("one day", "Pain or discomfort: %d on day %d.") },
  { "one day", NC_("one day", "Tightness: %d on day %d.") },
  { "one day", NC_("one day", "Numbness: %d on day %d.") },
};

static const LiftWord two_days[LIFT_N_SYMPTOMS] = {
  { "two days", NC_("two days", "Swelling: %d on day %d, %d on day %d.") },
  { "two days", NC_("two days", "Bruising: %d on day %d, %d on day %d.") },
  { "two days", NC_("two days", "Pain or discomfort: %d on day %d, %d on day %d.") },
  { "two days", NC_("two days", "Tightness: %d on day %d, %d on day %d.") },
  { "two days", NC_("two days", "Numbness: %d on day %d, %d on day %d.") },
};

static const LiftWord no_days[LIFT_N_SYMPTOMS] = {
  { "no day", NC_("no day", "Swelling: not answered yet.") },
  { "no day", NC_("no day", "Bruising: not answered yet.") },
  { "no day", NC_("no day", "Pain or discomfort: not answered yet.") },
  { "no day", NC_("no day", "Tightness: not answered yet.") },
  { "no day", NC_("no day", "Numbness: not answered yet.") },
};

/* Halves as "2.5" with the locale's mark, whole numbers without one. */
static char *
format_half (double value)
{
  if (value == (int) value)
    return g_strdup_printf (C_("score", "%d"), (int) value);
  return g_strdup_printf (C_("score", "%.1f"), value);
}

static char *
format_band (const LiftBand *band, int day)
{
  g_autofree char *low = format_half (band->low);
  g_autofree char *high = format_half (band->high);

  return g_strdup_printf (_("Rough guide for day %d: %s to %s."), day, low, high);
}

typedef struct {
  int day;
  int score;
} Day;

/* The highest day (the first of equal ones) and the newest one, from the procedure day on. */
static guint
find_days (const LiftEpisode *episode, LiftSymptom symptom, Day *worst, Day *latest)
{
  guint n_days = 0;

  for (guint i = 0; i < lift_episode_get_n_entries (episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (episode, i);
    Day day = { lift_episode_get_day_number (episode, entry->for_day), entry->scores[symptom] };

    if (day.score == LIFT_SCORE_NONE || day.day < 0)
      continue;
    if (n_days == 0 || day.score > worst->score)
      *worst = day;
    *latest = day;
    n_days++;
  }
  return n_days;
}

/**
 * lift_format_symptom_sentence:
 * @episode: days of a procedure
 * @reference: (nullable): the guide
 * @symptom: what
 *
 * States, and does not judge: the highest day, the newest day, and the guide for the newest day as far
 * as it reaches.
 *
 * Returns: (transfer full): such as "Swelling: 6 on day 2, 2 on day 6. Rough guide for day 6: 0 to 4."
 */
char *
lift_format_symptom_sentence (const LiftEpisode *episode, const LiftReference *reference, LiftSymptom symptom)
{
  Day worst = { 0, 0 };
  Day latest = { 0, 0 };
  LiftBand band;
  g_autofree char *days = NULL;
  g_autofree char *guide = NULL;

  g_return_val_if_fail ((guint) symptom < LIFT_N_SYMPTOMS, g_strdup (""));
  if (lift_episode_get_procedure (episode)->day0 == LIFT_DATE_NONE ||
      find_days (episode, symptom, &worst, &latest) == 0)
    return g_strdup (_lift_word (&no_days[symptom]));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (worst.day == latest.day)
    days = g_strdup_printf (_lift_word (&one_day[symptom]), latest.score, latest.day);
  else
    days = g_strdup_printf (_lift_word (&two_days[symptom]), worst.score, worst.day, latest.score, latest.day);
#pragma GCC diagnostic pop
  if (reference == NULL || !lift_reference_get_band (reference, symptom, latest.day, &band))
    return g_steal_pointer (&days);
  guide = format_band (&band, latest.day);
  return g_strconcat (days, " ", guide, NULL);
}

/**
 * lift_format_guide_provenance:
 * @reference: the guide
 *
 * Returns: (transfer full): the line under every chart: what the guide is, and who reviewed it.
 */
char *
lift_format_guide_provenance (const LiftReference *reference)
{
  const LiftReferenceInfo *info = lift_reference_get_info (reference);
  guint n_numbers = lift_reference_get_n_numbers (reference);

  if (info->reviewed_by == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "Illustrative, version %d (%s); %u of its %u numbers comes from published "
                                         "scores; no clinician has reviewed it.",
                                         "Illustrative, version %d (%s); %u of its %u numbers come from published "
                                         "scores; no clinician has reviewed it.",
                                         info->n_published),
                            info->version, info->date, info->n_published, n_numbers);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Version %d (%s); %u of its %u numbers comes from published scores; reviewed "
                                       "by %s.",
                                       "Version %d (%s); %u of its %u numbers come from published scores; reviewed "
                                       "by %s.",
                                       info->n_published),
                          info->version, info->date, info->n_published, n_numbers, info->reviewed_by);
}

/**
 * lift_format_guide_population:
 * @reference: a guide
 *
 * Returns: (transfer none): whom it was made for; translated where it is the guide that Afterlift comes with.
 */
const char *
lift_format_guide_population (const LiftReference *reference)
{
  /* What data/reference/thread-lift.json says; a test holds the one to the other. */
  static const char shipped[] =
    N_("A lift of the mid and lower face with absorbable threads, nothing else done, healing without trouble.");
  const char *population = lift_reference_get_info (reference)->population;

  return g_strcmp0 (population, shipped) == 0 ? _(shipped) : population;
}
