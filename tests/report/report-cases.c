/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "report-cases.h"

#include "lift-format-event.h"
#include "lift-reference-file.h"

#define PROCEDURE "5c1e8a5e-0d0a-4b64-9a35-0f4a4c5d8a11"

/* Gives up @record to @source, which is made on day @day of it, with the shipped guide. */
void
report_source_init (LiftExportSource *source, LiftArchiveRecord *record, int day)
{
  *source = (LiftExportSource){ .archive = lift_archive_new (2, TRUE),
                                .procedure = g_strdup (record->procedure->uuid),
                                .guide = NULL,
                                .today = record->procedure->day0 + day,
                                .now = REPORT_NOW,
                                .zone = g_time_zone_new_identifier ("Europe/Berlin") };
  lift_report_register_resources ();
  source->guide = lift_reference_file_load_shipped (NULL);
  g_assert_nonnull (source->guide);
  g_ptr_array_add (source->archive->records, record);
}

LiftArchiveRecord *
report_record_new (LiftEpisode *episode)
{
  LiftArchiveRecord *record = lift_archive_record_new (lift_episode_get_procedure (episode));

  for (guint i = 0; i < lift_episode_get_n_entries (episode); i++)
    g_ptr_array_add (record->states, lift_entry_copy (lift_episode_get_nth (episode, i)));
  return record;
}

LiftEntry *
report_record_get_entry (LiftArchiveRecord *record, LiftDate for_day)
{
  for (guint i = 0; i < record->states->len; i++) {
    LiftEntry *entry = g_ptr_array_index (record->states, i);

    if (entry->for_day == for_day)
      return entry;
  }
  g_assert_not_reached ();
}

static void
set_note (LiftEntry *entry, const char *note)
{
  g_free (entry->note);
  entry->note = g_strdup (note);
}

static LiftArchiveRecord *
make_two_weeks (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();

  return report_record_new (episode);
}

static LiftArchiveRecord *
make_empty (void)
{
  g_autoptr (LiftProcedure) procedure = fixture_new_procedure (FIXTURE_DAY0);

  return lift_archive_record_new (procedure);
}

static LiftArchiveRecord *
make_one_day (void)
{
  LiftArchiveRecord *record = make_empty ();

  g_ptr_array_add (record->states, fixture_new_entry (FIXTURE_DAY0, 3, 2, 4));
  return record;
}

static LiftArchiveRecord *
make_forty_days (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_long (40);

  return report_record_new (episode);
}

static LiftArchiveRecord *
make_year_two (void)
{
  g_autoptr (LiftEpisode) episode = fixture_new_long (720);

  return report_record_new (episode);
}

/* @n signs on both sides of most days, all answers, all events. */
static void
add_everything (LiftArchiveRecord *record, guint n)
{
  for (guint i = 0; i < record->states->len; i++) {
    LiftEntry *entry = g_ptr_array_index (record->states, i);

    for (guint s = 0; s < n; s++) {
      LiftSignMark mark = { (LiftSign) ((s * (LIFT_N_SIGNS - 1) + 3) % LIFT_N_SIGNS), LIFT_SIDE_NONE, entry->for_day };

      if (lift_sign_get_info (mark.sign)->sided)
        mark.side = s % 3 ? LIFT_SIDE_BOTH : LIFT_SIDE_RIGHT;
      g_array_append_val (entry->signs, mark);
    }
    entry->signs_checked = TRUE;
    entry->scores[LIFT_SYMPTOM_TIGHTNESS] = (int) (i % 11);
    entry->scores[LIFT_SYMPTOM_NUMBNESS] = (int) ((i * 3) % 11);
    entry->more_side = i % 2 ? LIFT_MORE_SIDE_LEFT : LIFT_MORE_SIDE_RIGHT;
    entry->pain_relief = i % 2 ? LIFT_ANSWER_YES : LIFT_ANSWER_NO;
    entry->temperature_c10 = 370 + (int) i;
    g_ptr_array_add (entry->ticks, lift_tick_new (LIFT_TICK_COLD_PACK, NULL));
    g_ptr_array_add (entry->ticks, lift_tick_new (LIFT_TICK_CLINIC_VISIT, NULL));
    g_ptr_array_add (entry->ticks, lift_tick_new (LIFT_TICK_OWN, "First swim, very short, and only with the neck up"));
  }
}

static void
add_long_words (LiftArchiveRecord *record)
{
  LiftProcedure *procedure = record->procedure;
  g_autofree char *long_word = g_strnfill (300, 'm');
  g_autofree char *sentence = g_strjoin (" ", "Facharztpraxis für Ästhetisch-Plastische Gesichtschirurgie und",
                                         "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle am",
                                         "Park, dritter Eingang links hinter dem Brunnen, zweiter Stock", NULL);

  g_free (procedure->clinic);
  procedure->clinic = g_strdup (sentence);
  procedure->combined = g_strdup (long_word);
  procedure->baseline_note = g_strjoin (" ", sentence, sentence, sentence, sentence, NULL);
  for (int i = 0; i < 9; i++) {
    g_autofree char *text = i == 1 ? g_strdup (long_word) : g_strjoin (" ", sentence, sentence, sentence, NULL);

    g_ptr_array_add (procedure->questions, lift_question_new (NULL, text, i == 0 ? 1 : 0));
  }
}

static void
add_contacts (LiftArchiveRecord *record, int n)
{
  for (int i = 0; i < n; i++) {
    g_autofree char *day = lift_date_to_iso (record->procedure->day0 + i);
    g_autofree char *finding = g_strdup_printf ("sign/fever/-/%s/%s", day, day);

    g_ptr_array_add (record->contacts,
                     lift_contact_new (PROCEDURE, (record->procedure->day0 + i) * (gint64) 86400 + 9 * 3600,
                                       LIFT_CONTACT_TOLD, finding, NULL));
  }
}

static LiftArchiveRecord *
make_everything (void)
{
  LiftArchiveRecord *record = make_two_weeks ();

  add_everything (record, 12);
  add_long_words (record);
  add_contacts (record, 7);
  return record;
}

static LiftArchiveRecord *
make_every_sign_for_a_year (void)
{
  LiftArchiveRecord *record = make_year_two ();

  add_everything (record, LIFT_N_SIGNS);
  add_long_words (record);
  add_contacts (record, 30);
  return record;
}

static LiftArchiveRecord *
make_five_symptoms (void)
{
  LiftArchiveRecord *record = make_two_weeks ();

  add_everything (record, 1);
  return record;
}

/* Notes from before, and in two scripts from right to left. */
static LiftArchiveRecord *
make_scripts (void)
{
  LiftArchiveRecord *record = make_two_weeks ();
  LiftEntry *before = fixture_new_entry (FIXTURE_DAY0 - 12, LIFT_SCORE_NONE, LIFT_SCORE_NONE, LIFT_SCORE_NONE);

  set_note (before, "Consultation.");
  g_ptr_array_insert (record->states, 0, before);
  set_note (report_record_get_entry (record, FIXTURE_DAY0 + 1), "نمت جيدا هذه الليلة، والتورم أقل من أمس.");
  set_note (report_record_get_entry (record, FIXTURE_DAY0 + 3), "ישנתי טוב הלילה, והנפיחות קטנה יותר מאתמול.");
  g_ptr_array_add (record->procedure->questions, lift_question_new (NULL, "متى يمكنني ممارسة الرياضة؟", 0));
  return record;
}

const ReportCase report_cases[] = {
  { "two-weeks", make_two_weeks, 14 },
  { "empty", make_empty, 3 },
  { "one-day", make_one_day, 0 },
  { "forty-days", make_forty_days, 40 },
  { "year-two", make_year_two, 720 },
  { "everything", make_everything, 14 },
  { "every-sign-for-a-year", make_every_sign_for_a_year, 720 },
  { "five-symptoms", make_five_symptoms, 14 },
  { "scripts", make_scripts, 14 },
};
const guint n_report_cases = G_N_ELEMENTS (report_cases);
