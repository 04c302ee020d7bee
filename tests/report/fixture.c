/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

LiftProcedure *
fixture_new_procedure (LiftDate day0)
{
  LiftProcedure *procedure = lift_procedure_new ();

  procedure->uuid = g_strdup ("5c1e8a5e-0d0a-4b64-9a35-0f4a4c5d8a11");
  procedure->day0 = day0;
  procedure->material = LIFT_MATERIAL_PDO;
  procedure->thread_count = 8;
  procedure->anaesthetic = LIFT_ANAESTHETIC_LOCAL;
  procedure->clinic = g_strdup ("Clinic by the Park");
  procedure->phone = g_strdup ("01632 960123");
  lift_procedure_add_area (procedure, LIFT_ZONE_CHEEK, LIFT_SIDE_BOTH);
  lift_procedure_add_area (procedure, LIFT_ZONE_JAWLINE, LIFT_SIDE_BOTH);
  return procedure;
}

/* Written at 20:04 of its own day, one hour ahead of UTC. */
LiftEntry *
fixture_new_entry (LiftDate for_day, int swelling, int bruising, int discomfort)
{
  LiftEntry *entry = lift_entry_new ("5c1e8a5e-0d0a-4b64-9a35-0f4a4c5d8a11", for_day);

  entry->scores[LIFT_SYMPTOM_SWELLING] = swelling;
  entry->scores[LIFT_SYMPTOM_BRUISING] = bruising;
  entry->scores[LIFT_SYMPTOM_DISCOMFORT] = discomfort;
  entry->recorded_at = (gint64) for_day * 86400 + 19 * 3600 + 4 * 60;
  entry->utc_offset = 60;
  entry->first_recorded_at = entry->recorded_at;
  entry->first_utc_offset = 60;
  entry->seq = 1;
  return entry;
}

static void
set_note (LiftEntry *entry, const char *note)
{
  g_free (entry->note);
  entry->note = g_strdup (note);
}

/* Fifteen days, of which day 8 is missing, day 5 was written later, and day 6 has no bruising. */
LiftEpisode *
fixture_new_two_weeks (void)
{
  static const int scores[][3] = { { 3, 1, 4 },  { 5, 2, 4 }, { 6, 4, 3 }, { 5, 4, 3 },  { 4, 4, 2 },
                                   { 3, 3, 2 },  { 3, -1, 1 }, { 2, 3, 1 }, { -1, -1, -1 }, { 1, 2, 1 },
                                   { 1, 1, 0 },  { 1, 1, 0 }, { 0, 0, 0 }, { 0, 0, 1 },  { 0, 0, 0 } };
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  g_autoptr (LiftProcedure) procedure = fixture_new_procedure (FIXTURE_DAY0);

  for (int day = 0; day < (int) G_N_ELEMENTS (scores); day++) {
    LiftEntry *entry;

    if (scores[day][0] < 0)
      continue;
    entry = fixture_new_entry (FIXTURE_DAY0 + day, scores[day][0], scores[day][1], scores[day][2]);
    entry->signs_checked = day != 6;
    if (day == 5) {
      entry->first_recorded_at += 3 * 86400;
      entry->recorded_at += 3 * 86400;
    }
    if (day == 4) {
      LiftSignMark fever = { LIFT_SIGN_FEVER, LIFT_SIDE_NONE, entry->for_day };
      LiftSignMark pus = { LIFT_SIGN_PUS, LIFT_SIDE_LEFT, entry->for_day };

      g_array_append_val (entry->signs, fever);
      g_array_append_val (entry->signs, pus);
      entry->temperature_c10 = 384;
      entry->more_side = LIFT_MORE_SIDE_LEFT;
      entry->pain_relief = LIFT_ANSWER_YES;
    }
    if (day == 2)
      set_note (entry, "Slept badly; the left cheek feels tight when I laugh. Cold pack in the evening helped.");
    g_ptr_array_add (entries, entry);
  }
  return lift_episode_new (procedure, entries, 0);
}

/* A diary of @n_days in which every tenth day is missing. */
LiftEpisode *
fixture_new_long (int n_days)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  g_autoptr (LiftProcedure) procedure = fixture_new_procedure (FIXTURE_DAY0 - n_days);

  for (int day = 0; day < n_days; day++) {
    int falling = MAX (0, 6 - day / 3);

    if (day % 10 == 9 && day != n_days - 1)
      continue;
    g_ptr_array_add (entries, fixture_new_entry (procedure->day0 + day, falling + (day * 7 % 5 == 0),
                                                 falling + (day * 11 % 7 == 0), MAX (0, falling - 1) + (day % 9 == 0)));
  }
  return lift_episode_new (procedure, entries, 0);
}

LiftChartSpec
fixture_spec (LiftEpisode *episode, LiftReference *reference, guint symptoms)
{
  LiftChartSpec spec = { .episode = episode,
                         .reference = reference,
                         .symptoms = symptoms,
                         .width = 640,
                         .height = 400,
                         .first_day = G_MININT,
                         .last_day = G_MININT,
                         .today = G_MININT,
                         .font_size = 11 };

  return spec;
}
