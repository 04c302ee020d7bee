/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archive-fixture.h"

#include <string.h>

#include "fixture.h"

#define SCHEMA 2
#define EVENING (20 * 3600 + 4 * 60)

static const char *const hard_texts[] = {
  "plain",
  "She said \"fine\",\nthen slept.\r\nGood; yes\\no\ttab",
  "=1+1",
  "＝HYPERLINK(\"http://example.org\")",
  "שלום, הלחי השמאלית מתוחה",
  "الخد الأيسر مشدود",
  "👩‍⚕️🧊 after the cold pack",
  "</div><script>alert(1)</script> & more",
  "\x01\x1f control and \xe2\x80\xa8 line separator",
  "'quoted",
  " ",
};

/* Keys that look random and are the same in every run. */
static char *
next_uuid (GRand *rand)
{
  guint32 a = g_rand_int (rand);
  guint32 b = g_rand_int (rand);
  guint32 c = g_rand_int (rand);

  return g_strdup_printf ("%08x-%04x-4%03x-%c%03x-%08x%04x", a, b >> 16, b & 0xfff, "89ab"[(b >> 12) & 3], c & 0xfff, c,
                          a & 0xffff);
}

static gboolean
chance (GRand *rand)
{
  return g_rand_boolean (rand);
}

static char *
maybe_text (GRand *rand)
{
  return chance (rand) ? g_strdup (hard_texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (hard_texts))]) : NULL;
}

static gint64
get_evening (LiftDate day)
{
  return (gint64) day * 86400 + EVENING;
}

static void
add_zone_ratings (LiftEntry *entry, GRand *rand)
{
  for (int i = 0; i < 6; i++) {
    LiftRating rating = { (LiftSymptom) g_rand_int_range (rand, 0, LIFT_N_SYMPTOMS),
                          (LiftZone) g_rand_int_range (rand, 0, LIFT_N_ZONES),
                          (LiftSide) g_rand_int_range (rand, 1, LIFT_N_SIDES), g_rand_int_range (rand, 0, 11) };

    if ((rating.zone != LIFT_ZONE_FACE || rating.side != LIFT_SIDE_BOTH) &&
        lift_entry_get_zone_score (entry, rating.symptom, rating.zone, rating.side) == LIFT_SCORE_NONE)
      g_array_append_val (entry->zone_ratings, rating);
  }
}

static void
add_signs (LiftEntry *entry, GRand *rand)
{
  entry->signs_checked = TRUE;
  for (guint s = 0; s < LIFT_N_SIGNS; s++) {
    LiftSignMark mark = { (LiftSign) s, LIFT_SIDE_NONE, entry->for_day - g_rand_int_range (rand, 0, 4) };

    if (lift_sign_get_info (mark.sign)->sided)
      mark.side = (LiftSide) g_rand_int_range (rand, 0, LIFT_N_SIDES);
    if (chance (rand))
      g_array_append_val (entry->signs, mark);
  }
}

static void
answer (LiftEntry *entry, GRand *rand)
{
  g_autofree char *note = maybe_text (rand);

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    entry->scores[s] = g_rand_int_range (rand, LIFT_SCORE_NONE, LIFT_SCORE_MAX + 1);
  if (chance (rand))
    add_zone_ratings (entry, rand);
  if (chance (rand))
    add_signs (entry, rand);
  entry->more_side = (LiftMoreSide) g_rand_int_range (rand, LIFT_MORE_SIDE_NONE, LIFT_MORE_SIDE_RIGHT + 1);
  entry->pain_relief = (LiftAnswer) g_rand_int_range (rand, LIFT_ANSWER_NONE, LIFT_ANSWER_YES + 1);
  if (chance (rand))
    entry->temperature_c10 = g_rand_int_range (rand, LIFT_TEMPERATURE_MIN_C10, LIFT_TEMPERATURE_MAX_C10 + 1);
  if (note != NULL) {
    g_free (entry->note);
    entry->note = g_steal_pointer (&note);
  }
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--) {
    g_autofree char *text = maybe_text (rand);

    g_ptr_array_add (entry->ticks, lift_tick_new (i == 1 ? "cold-pack" : "own", text));
  }
}

/* As the diary reads it back: a state that follows one which is not deleted has its first moment. */
static void
set_moments (LiftEntry *state, const LiftEntry *before, GRand *rand)
{
  state->recorded_at = get_evening (state->for_day) + g_rand_int_range (rand, 0, 3 * 86400);
  state->utc_offset = g_rand_int_range (rand, -96, 97) * 15;
  state->first_recorded_at = state->recorded_at;
  state->first_utc_offset = state->utc_offset;
  if (before != NULL && !before->deleted) {
    state->first_recorded_at = before->first_recorded_at;
    state->first_utc_offset = before->first_utc_offset;
  }
  /* A deletion that was undone, or a file without history: the first moment is none that the states name. */
  if (g_rand_int_range (rand, 0, 4) == 0) {
    state->first_recorded_at = state->recorded_at - 3600;
    state->first_utc_offset = 60;
  }
}

static void
add_day (LiftArchiveRecord *record, LiftDate day, GRand *rand, gboolean with_history)
{
  g_autofree char *uuid = next_uuid (rand);
  int n_states = with_history ? g_rand_int_range (rand, 1, 5) : 1;
  const LiftEntry *before = NULL;

  for (int seq = 1; seq <= n_states; seq++) {
    LiftEntry *state = lift_entry_new (record->procedure->uuid, day);

    state->uuid = g_strdup (uuid);
    state->revision = next_uuid (rand);
    state->seq = seq;
    state->author = chance (rand) ? LIFT_AUTHOR_ME : LIFT_AUTHOR_HELPER;
    state->deleted = with_history && seq > 1 && g_rand_int_range (rand, 0, 4) == 0;
    if (!state->deleted)
      answer (state, rand);
    set_moments (state, before, rand);
    g_ptr_array_add (record->states, state);
    before = state;
  }
}

static LiftProcedure *
new_procedure (LiftDate day0, GRand *rand)
{
  LiftProcedure *procedure = lift_procedure_new ();

  procedure->uuid = next_uuid (rand);
  procedure->day0 = day0;
  procedure->material = (LiftMaterial) g_rand_int_range (rand, 0, LIFT_MATERIAL_UNKNOWN + 1);
  procedure->nonabsorbable = chance (rand);
  procedure->thread_kind = maybe_text (rand);
  procedure->thread_count = g_rand_int_range (rand, 0, 1000);
  procedure->anaesthetic = (LiftAnaesthetic) g_rand_int_range (rand, 0, LIFT_ANAESTHETIC_UNKNOWN + 1);
  procedure->combined = maybe_text (rand);
  procedure->clinic = maybe_text (rand);
  procedure->clinician = maybe_text (rand);
  procedure->phone = maybe_text (rand);
  procedure->goals = maybe_text (rand);
  procedure->baseline_note = maybe_text (rand);
  procedure->archived_at = chance (rand) ? 0 : get_evening (day0 + 400);
  lift_procedure_add_area (procedure, LIFT_ZONE_JAWLINE, LIFT_SIDE_RIGHT);
  lift_procedure_add_area (procedure, LIFT_ZONE_CHEEK, LIFT_SIDE_BOTH);
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--) {
    g_autofree char *uuid = next_uuid (rand);

    g_ptr_array_add (procedure->questions,
                     lift_question_new (uuid, hard_texts[i], chance (rand) ? get_evening (day0 + 14) : 0));
  }
  return procedure;
}

static void
add_records (LiftArchiveRecord *record, GRand *rand)
{
  LiftDate day0 = record->procedure->day0;

  for (guint k = 0; k < LIFT_N_MILESTONES; k++) {
    g_autofree char *uuid = next_uuid (rand);

    if (chance (rand))
      g_ptr_array_add (record->milestones, lift_milestone_new (uuid, (LiftMilestoneKind) k, day0 + (int) k));
  }
  for (int i = 0; i < 3; i++) {
    LiftVisit *visit =
      lift_visit_new (record->procedure->uuid, (LiftVisitKind) i, day0 + 14 + i, g_rand_int_range (rand, -1, 1440));

    visit->uuid = next_uuid (rand);
    visit->held_on = chance (rand) ? visit->planned_on : LIFT_DATE_NONE;
    visit->month = i == LIFT_VISIT_CHECK_IN ? 6 : -1;
    visit->answers = i == LIFT_VISIT_CHECK_IN ? g_strdup ("v1 new=no numb=yes uneven=no goals=7") : NULL;
    visit->note = maybe_text (rand);
    g_ptr_array_add (record->visits, visit);
  }
  for (int i = 0; i < 3; i++) {
    g_autofree char *note = maybe_text (rand);
    LiftContact *contact = lift_contact_new (record->procedure->uuid, get_evening (day0 + i), (LiftContactHow) i,
                                             i == 0 ? NULL : "sign-fever", note);

    contact->uuid = next_uuid (rand);
    g_ptr_array_add (record->contacts, contact);
  }
  for (guint k = 0; k < LIFT_N_AFTERCARE; k++) {
    if (chance (rand))
      record->aftercare.last_days[k] = g_rand_int_range (rand, 0, LIFT_AFTERCARE_LAST_DAY_MAX + 1);
  }
}

static void
add_reminders (LiftArchive *archive, GRand *rand)
{
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--) {
    LiftReminder *reminder = chance (rand) ? lift_reminder_new_daily (g_rand_int_range (rand, 0, 1440))
                                           : lift_reminder_new_visit (g_rand_int_range (rand, 0, 1440), -(i % 2));

    reminder->uuid = next_uuid (rand);
    reminder->enabled = chance (rand);
    if (reminder->kind == LIFT_REMINDER_DAILY) {
      reminder->weekdays = g_rand_int_range (rand, 1, LIFT_REMINDER_ALL_DAYS + 1);
      reminder->last_n = chance (rand) ? LIFT_REMINDER_NO_END : 30;
    }
    g_ptr_array_add (archive->reminders, reminder);
  }
}

/**
 * archive_fixture_new_random:
 * @rand: where the chance comes from
 * @with_history: several saved states of a day, deleted ones too
 *
 * Returns: (transfer full): a diary as it can be, with up to three procedures, sorted.
 */
LiftArchive *
archive_fixture_new_random (GRand *rand, gboolean with_history)
{
  LiftArchive *archive = lift_archive_new (SCHEMA, with_history);

  archive->day_end_hours = g_rand_int_range (rand, 0, 7);
  for (int p = g_rand_int_range (rand, 0, 4); p > 0; p--) {
    g_autoptr (LiftProcedure) procedure = new_procedure (FIXTURE_DAY0 - 400 * p, rand);
    LiftArchiveRecord *record;

    if (p == 3)
      procedure->day0 = LIFT_DATE_NONE;
    record = lift_archive_record_new (procedure);
    g_ptr_array_add (archive->records, record);
    if (procedure->day0 == LIFT_DATE_NONE)
      continue;
    add_records (record, rand);
    for (int day = -2; day < 20; day++) {
      if (chance (rand))
        add_day (record, procedure->day0 + day, rand, with_history);
    }
  }
  add_reminders (archive, rand);
  lift_archive_sort (archive);
  return archive;
}

static void
fill_note (LiftEntry *state, gsize size)
{
  g_free (state->note);
  state->note = g_strnfill (size, 'x');
  memcpy (state->note, "=1+1 \"\n", strlen ("=1+1 \"\n"));
}

/** archive_fixture_new_full: Returns: (transfer full): one procedure with everything that there is. */
LiftArchive *
archive_fixture_new_full (gboolean with_history)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  LiftArchive *archive = lift_archive_new (SCHEMA, with_history);
  g_autoptr (LiftProcedure) procedure = new_procedure (FIXTURE_DAY0, rand);
  LiftArchiveRecord *record = lift_archive_record_new (procedure);

  archive->day_end_hours = 3;
  g_ptr_array_add (archive->records, record);
  add_records (record, rand);
  for (int day = 0; day < 40; day++)
    add_day (record, FIXTURE_DAY0 + day, rand, with_history);
  for (guint i = 0; i < record->states->len; i++) {
    LiftEntry *state = g_ptr_array_index (record->states, i);

    if (!state->deleted && state->for_day == FIXTURE_DAY0)
      fill_note (state, LIFT_NOTE_MAX_BYTES);
  }
  add_reminders (archive, rand);
  lift_archive_sort (archive);
  return archive;
}

/** archive_fixture_new_long: Returns: (transfer full): one procedure and @n_days days with three scores. */
LiftArchive *
archive_fixture_new_long (guint n_days)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  LiftArchive *archive = lift_archive_new (SCHEMA, FALSE);
  g_autoptr (LiftProcedure) procedure = new_procedure (lift_date_from_ymd (1950, 1, 1), rand);
  LiftArchiveRecord *record = lift_archive_record_new (procedure);

  g_ptr_array_add (archive->records, record);
  for (guint i = 0; i < n_days; i++) {
    LiftEntry *state = fixture_new_entry (procedure->day0 + (int) i, 1, 2, 3);

    g_free (state->uuid);
    g_free (state->revision);
    g_free (state->procedure);
    state->uuid = next_uuid (rand);
    state->revision = next_uuid (rand);
    state->procedure = g_strdup (procedure->uuid);
    g_ptr_array_add (record->states, state);
  }
  return archive;
}

/** archive_fixture_new_empty: Returns: (transfer full): a procedure and nothing else. */
LiftArchive *
archive_fixture_new_empty (void)
{
  return archive_fixture_new_long (0);
}

/** archive_fixture_init_source: what an export of the first procedure of @archive is made of, 20 days after day 0. */
void
archive_fixture_init_source (LiftExportSource *source, LiftArchive *archive)
{
  const LiftArchiveRecord *record = g_ptr_array_index (archive->records, 0);

  *source = (LiftExportSource){
    .archive = lift_archive_ref (archive),
    .procedure = g_strdup (record->procedure->uuid),
    .today = record->procedure->day0 + 20,
    .now = get_evening (record->procedure->day0 + 20),
    .zone = g_time_zone_new_utc (),
  };
}
