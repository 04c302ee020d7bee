/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-json.h"

#include <glib/gi18n-lib.h>

#include "lift-error.h"
#include "lift-json-guard.h"
#include "lift-json-out.h"

/*
 * The order of members is fixed, what is not said is left out, and so is an empty list: the same diary gives the
 * same bytes, and reading and writing again changes none of them. Instants are UTC seconds and offsets are minutes,
 * because they are so in the diary, and there is no number with a fraction.
 */

typedef struct {
  const LiftArchive *archive;
  const LiftExportOptions *options;
  gboolean with_history;
  LiftJsonOut *out;
} Writer;

/** Day: the saved states of one day that are written. */
typedef struct {
  GPtrArray *states;
  guint begin;
  guint end;
} Day;

static const char *
keep_words (const Writer *self, const char *words)
{
  return self->options->without_notes ? NULL : words;
}

static void
write_date (LiftJsonOut *out, const char *name, LiftDate date)
{
  g_autofree char *iso = date != LIFT_DATE_NONE ? lift_date_to_iso (date) : NULL;

  lift_json_out_text (out, name, iso);
}

/* Goes on to the next day from @day->end on. */
static gboolean
find_next_day (const Writer *self, Day *day)
{
  while (day->end < day->states->len) {
    const LiftEntry *state = g_ptr_array_index (day->states, day->end);
    const LiftEntry *newest;

    day->begin = day->end;
    while (day->end < day->states->len &&
           ((LiftEntry *) g_ptr_array_index (day->states, day->end))->for_day == state->for_day)
      day->end++;
    newest = g_ptr_array_index (day->states, day->end - 1);
    if ((self->options->from != LIFT_DATE_NONE && state->for_day < self->options->from) ||
        (self->options->to != LIFT_DATE_NONE && state->for_day > self->options->to) ||
        (!self->with_history && newest->deleted))
      continue;
    if (!self->with_history)
      day->begin = day->end - 1;
    return TRUE;
  }
  return FALSE;
}

/* The moment of the newest state that is in the file: unlike the moment of writing it does not change the bytes. */
static gboolean
find_as_of (const Writer *self, gint64 *as_of)
{
  gboolean found = FALSE;

  for (guint r = 0; r < self->archive->records->len; r++) {
    Day day = { ((LiftArchiveRecord *) g_ptr_array_index (self->archive->records, r))->states, 0, 0 };

    while (find_next_day (self, &day)) {
      for (guint i = day.begin; i < day.end; i++) {
        const LiftEntry *state = g_ptr_array_index (day.states, i);

        *as_of = found ? MAX (*as_of, state->recorded_at) : state->recorded_at;
        found = TRUE;
      }
    }
  }
  return found;
}

static void
write_scores (LiftJsonOut *out, const LiftEntry *state)
{
  gboolean begun = FALSE;

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (state->scores[s] == LIFT_SCORE_NONE)
      continue;
    if (!begun)
      lift_json_out_begin_object (out, "scores");
    begun = TRUE;
    lift_json_out_integer (out, lift_symptom_to_key ((LiftSymptom) s), state->scores[s]);
  }
  if (begun)
    lift_json_out_end_object (out);
}

/* In the order of symptoms, zones and sides: the diary keeps none. */
static void
write_zone_scores (LiftJsonOut *out, const LiftEntry *state)
{
  if (state->zone_ratings->len == 0)
    return;
  lift_json_out_begin_array (out, "zone_scores");
  for (guint i = 0; i < LIFT_N_SYMPTOMS * LIFT_N_ZONES * LIFT_N_SIDES; i++) {
    LiftSymptom symptom = (LiftSymptom) (i / (LIFT_N_ZONES * LIFT_N_SIDES));
    LiftZone zone = (LiftZone) (i / LIFT_N_SIDES % LIFT_N_ZONES);
    LiftSide side = (LiftSide) (i % LIFT_N_SIDES);
    int score = LIFT_SCORE_NONE;

    if (zone != LIFT_ZONE_FACE || side != LIFT_SIDE_BOTH)
      score = lift_entry_get_zone_score (state, symptom, zone, side);
    if (score == LIFT_SCORE_NONE)
      continue;
    lift_json_out_begin_object (out, NULL);
    lift_json_out_text (out, "symptom", lift_symptom_to_key (symptom));
    lift_json_out_text (out, "zone", lift_zone_to_key (zone));
    lift_json_out_text (out, "side", lift_side_to_key (side));
    lift_json_out_integer (out, "score", score);
    lift_json_out_end_object (out);
  }
  lift_json_out_end_array (out);
}

static void
write_signs (LiftJsonOut *out, const LiftEntry *state)
{
  if (state->signs_checked)
    lift_json_out_boolean (out, "signs_checked", TRUE);
  if (state->signs->len == 0)
    return;
  lift_json_out_begin_array (out, "signs");
  for (guint i = 0; i < state->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (state->signs, LiftSignMark, i);

    lift_json_out_begin_object (out, NULL);
    lift_json_out_text (out, "sign", lift_sign_to_key (mark->sign));
    lift_json_out_text (out, "side", lift_side_to_key (mark->side));
    write_date (out, "since_day", mark->since_day);
    lift_json_out_end_object (out);
  }
  lift_json_out_end_array (out);
}

static void
write_ticks (const Writer *self, const LiftEntry *state)
{
  if (state->ticks->len == 0)
    return;
  lift_json_out_begin_array (self->out, "ticks");
  for (guint i = 0; i < state->ticks->len; i++) {
    const LiftTick *tick = g_ptr_array_index (state->ticks, i);

    lift_json_out_begin_object (self->out, NULL);
    lift_json_out_text (self->out, "kind", tick->kind);
    lift_json_out_text (self->out, "text", keep_words (self, tick->text));
    lift_json_out_end_object (self->out);
  }
  lift_json_out_end_array (self->out);
}

/* When the day was first written is said only where the states that are in the file do not say it themselves. */
static void
write_moments (LiftJsonOut *out, const LiftEntry *state, const LiftEntry *before)
{
  gboolean follows = before != NULL && !before->deleted;
  gint64 first = follows ? before->first_recorded_at : state->recorded_at;
  int first_offset = follows ? before->first_utc_offset : state->utc_offset;

  lift_json_out_integer (out, "recorded_at", state->recorded_at);
  lift_json_out_integer (out, "utc_offset", state->utc_offset);
  if (state->first_recorded_at != first || state->first_utc_offset != first_offset) {
    lift_json_out_integer (out, "first_recorded_at", state->first_recorded_at);
    lift_json_out_integer (out, "first_utc_offset", state->first_utc_offset);
  }
}

static void
write_state (const Writer *self, const LiftEntry *state, const LiftEntry *before)
{
  LiftJsonOut *out = self->out;

  lift_json_out_begin_object (out, NULL);
  lift_json_out_text (out, "uuid", state->revision);
  write_moments (out, state, before);
  lift_json_out_text (out, "author", lift_author_to_key (state->author));
  if (state->deleted)
    lift_json_out_boolean (out, "deleted", TRUE);
  write_scores (out, state);
  write_zone_scores (out, state);
  if (!self->options->without_signs)
    write_signs (out, state);
  lift_json_out_text (out, "more_side", lift_more_side_to_key (state->more_side));
  if (state->pain_relief != LIFT_ANSWER_NONE)
    lift_json_out_boolean (out, "pain_relief", state->pain_relief == LIFT_ANSWER_YES);
  if (state->temperature_c10 != LIFT_TEMPERATURE_NONE && !self->options->without_signs)
    lift_json_out_integer (out, "temperature_c10", state->temperature_c10);
  if (state->note[0] != '\0')
    lift_json_out_text (out, "note", keep_words (self, state->note));
  write_ticks (self, state);
  lift_json_out_end_object (out);
}

static gboolean
check_going_on (const Writer *self, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_is_cancelled (cancellable)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CANCELLED, _("The export was stopped. Nothing was written."));
    return FALSE;
  }
  if (lift_json_out_get_size (self->out) < LIFT_JSON_GUARD_MAX_BYTES)
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                       _("This diary is longer than a JSON file that can be read back (64 MiB). Nothing was written; "
                          "please choose a shorter period, or make a backup."));
  return FALSE;
}

static gboolean
write_days (const Writer *self, GPtrArray *states, GCancellable *cancellable, GError **error)
{
  Day day = { states, 0, 0 };
  gboolean begun = FALSE;

  while (find_next_day (self, &day)) {
    const LiftEntry *first = g_ptr_array_index (states, day.begin);

    if (!check_going_on (self, cancellable, error))
      return FALSE;
    if (!begun)
      lift_json_out_begin_array (self->out, "days");
    begun = TRUE;
    lift_json_out_begin_object (self->out, NULL);
    lift_json_out_text (self->out, "uuid", first->uuid);
    write_date (self->out, "for_day", first->for_day);
    lift_json_out_begin_array (self->out, "revisions");
    for (guint i = day.begin; i < day.end; i++)
      write_state (self, g_ptr_array_index (states, i), i > day.begin ? g_ptr_array_index (states, i - 1) : NULL);
    lift_json_out_end_array (self->out);
    lift_json_out_end_object (self->out);
  }
  if (begun)
    lift_json_out_end_array (self->out);
  return TRUE;
}

static void
write_areas (LiftJsonOut *out, const LiftProcedure *procedure)
{
  if (procedure->areas->len == 0)
    return;
  lift_json_out_begin_array (out, "areas");
  for (guint i = 0; i < procedure->areas->len; i++) {
    const LiftArea *area = &g_array_index (procedure->areas, LiftArea, i);

    lift_json_out_begin_object (out, NULL);
    lift_json_out_text (out, "area", lift_zone_to_key (area->zone));
    lift_json_out_text (out, "side", lift_side_to_key (area->side));
    lift_json_out_end_object (out);
  }
  lift_json_out_end_array (out);
}

static void
write_questions (const Writer *self, const LiftProcedure *procedure)
{
  if (procedure->questions->len == 0 || self->options->without_notes)
    return;
  lift_json_out_begin_array (self->out, "questions");
  for (guint i = 0; i < procedure->questions->len; i++) {
    const LiftQuestion *question = g_ptr_array_index (procedure->questions, i);

    lift_json_out_begin_object (self->out, NULL);
    lift_json_out_text (self->out, "uuid", question->uuid);
    lift_json_out_text (self->out, "text", question->text);
    if (question->ticked_at != 0)
      lift_json_out_integer (self->out, "ticked_at", question->ticked_at);
    lift_json_out_end_object (self->out);
  }
  lift_json_out_end_array (self->out);
}

static void
write_procedure (const Writer *self, const LiftProcedure *procedure)
{
  LiftJsonOut *out = self->out;

  lift_json_out_text (out, "uuid", procedure->uuid);
  write_date (out, "day0", procedure->day0);
  lift_json_out_text (out, "thread_material", lift_material_to_key (procedure->material));
  if (procedure->nonabsorbable)
    lift_json_out_boolean (out, "nonabsorbable", TRUE);
  lift_json_out_text (out, "thread_kind", procedure->thread_kind);
  if (procedure->thread_count != 0)
    lift_json_out_integer (out, "thread_count", procedure->thread_count);
  lift_json_out_text (out, "anaesthetic", lift_anaesthetic_to_key (procedure->anaesthetic));
  lift_json_out_text (out, "combined", procedure->combined);
  lift_json_out_text (out, "clinic", procedure->clinic);
  lift_json_out_text (out, "clinician", procedure->clinician);
  lift_json_out_text (out, "phone", procedure->phone);
  lift_json_out_text (out, "goals", keep_words (self, procedure->goals));
  lift_json_out_text (out, "baseline_note", keep_words (self, procedure->baseline_note));
  if (procedure->archived_at != 0)
    lift_json_out_integer (out, "archived_at", procedure->archived_at);
  write_areas (out, procedure);
  write_questions (self, procedure);
}

static void
write_milestones (LiftJsonOut *out, GPtrArray *milestones)
{
  if (milestones->len == 0)
    return;
  lift_json_out_begin_array (out, "milestones");
  for (guint i = 0; i < milestones->len; i++) {
    const LiftMilestone *milestone = g_ptr_array_index (milestones, i);

    lift_json_out_begin_object (out, NULL);
    lift_json_out_text (out, "uuid", milestone->uuid);
    lift_json_out_text (out, "kind", lift_milestone_kind_to_key (milestone->kind));
    write_date (out, "happened_on", milestone->happened_on);
    lift_json_out_end_object (out);
  }
  lift_json_out_end_array (out);
}

static void
write_visits (const Writer *self, GPtrArray *visits)
{
  LiftJsonOut *out = self->out;

  if (visits->len == 0)
    return;
  lift_json_out_begin_array (out, "visits");
  for (guint i = 0; i < visits->len; i++) {
    const LiftVisit *visit = g_ptr_array_index (visits, i);
    g_autofree char *time = visit->at_minute >= 0 ? lift_minute_to_text (visit->at_minute) : NULL;

    lift_json_out_begin_object (out, NULL);
    lift_json_out_text (out, "uuid", visit->uuid);
    lift_json_out_text (out, "kind", lift_visit_kind_to_key (visit->kind));
    write_date (out, "planned_on", visit->planned_on);
    lift_json_out_text (out, "at_time", time);
    write_date (out, "held_on", visit->held_on);
    if (visit->month >= 0)
      lift_json_out_integer (out, "month", visit->month);
    lift_json_out_text (out, "answers", visit->answers);
    lift_json_out_text (out, "note", keep_words (self, visit->note));
    lift_json_out_end_object (out);
  }
  lift_json_out_end_array (out);
}

static void
write_contacts (const Writer *self, GPtrArray *contacts)
{
  if (contacts->len == 0 || self->options->without_signs)
    return;
  lift_json_out_begin_array (self->out, "contacts");
  for (guint i = 0; i < contacts->len; i++) {
    const LiftContact *contact = g_ptr_array_index (contacts, i);

    lift_json_out_begin_object (self->out, NULL);
    lift_json_out_text (self->out, "uuid", contact->uuid);
    lift_json_out_integer (self->out, "at", contact->at);
    lift_json_out_text (self->out, "how", lift_contact_how_to_key (contact->how));
    lift_json_out_text (self->out, "finding", contact->finding);
    lift_json_out_text (self->out, "note", keep_words (self, contact->note));
    lift_json_out_end_object (self->out);
  }
  lift_json_out_end_array (self->out);
}

static void
write_aftercare (LiftJsonOut *out, const LiftAftercare *aftercare)
{
  gboolean begun = FALSE;

  for (guint k = 0; k < LIFT_N_AFTERCARE; k++) {
    if (aftercare->last_days[k] == LIFT_AFTERCARE_NOT_NOTED)
      continue;
    if (!begun)
      lift_json_out_begin_object (out, "aftercare");
    begun = TRUE;
    lift_json_out_integer (out, lift_aftercare_kind_to_key ((LiftAftercareKind) k), aftercare->last_days[k]);
  }
  if (begun)
    lift_json_out_end_object (out);
}

static gboolean
write_record (const Writer *self, const LiftArchiveRecord *record, GCancellable *cancellable, GError **error)
{
  lift_json_out_begin_object (self->out, NULL);
  write_procedure (self, record->procedure);
  write_milestones (self->out, record->milestones);
  write_visits (self, record->visits);
  write_contacts (self, record->contacts);
  write_aftercare (self->out, &record->aftercare);
  if (!write_days (self, record->states, cancellable, error))
    return FALSE;
  lift_json_out_end_object (self->out);
  return TRUE;
}

static void
write_reminders (LiftJsonOut *out, GPtrArray *reminders)
{
  if (reminders->len == 0)
    return;
  lift_json_out_begin_array (out, "reminders");
  for (guint i = 0; i < reminders->len; i++) {
    const LiftReminder *reminder = g_ptr_array_index (reminders, i);
    gboolean daily = reminder->kind == LIFT_REMINDER_DAILY;
    g_autofree char *time = lift_minute_to_text (reminder->minute);
    g_autofree char *weekdays = daily ? lift_weekdays_to_text (reminder->weekdays) : NULL;

    lift_json_out_begin_object (out, NULL);
    lift_json_out_text (out, "uuid", reminder->uuid);
    lift_json_out_text (out, "kind", lift_reminder_kind_to_key (reminder->kind));
    lift_json_out_text (out, "time", time);
    lift_json_out_text (out, "weekdays", weekdays);
    lift_json_out_integer (out, "first_n", reminder->first_n);
    if (daily && reminder->last_n != LIFT_REMINDER_NO_END)
      lift_json_out_integer (out, "last_n", reminder->last_n);
    lift_json_out_boolean (out, "enabled", reminder->enabled);
    lift_json_out_end_object (out);
  }
  lift_json_out_end_array (out);
}

/* Settings are of one machine and not in the file. What else is not in it is said, so that nobody takes it for the
 * whole diary. */
static void
write_header (const Writer *self)
{
  LiftJsonOut *out = self->out;
  gint64 as_of;

  lift_json_out_text (out, "format", LIFT_JSON_FORMAT);
  lift_json_out_integer (out, "format_version", LIFT_JSON_FORMAT_VERSION);
  lift_json_out_integer (out, "schema_version", self->archive->schema);
  if (find_as_of (self, &as_of))
    lift_json_out_integer (out, "as_of", as_of);
  lift_json_out_boolean (out, "has_history", self->with_history);
  write_date (out, "from", self->options->from);
  write_date (out, "to", self->options->to);
  if (self->options->without_notes || self->options->without_signs) {
    lift_json_out_begin_array (out, "without");
    lift_json_out_text (out, NULL, self->options->without_notes ? "notes" : NULL);
    lift_json_out_text (out, NULL, self->options->without_signs ? "signs" : NULL);
    lift_json_out_end_array (out);
  }
}

/**
 * lift_json_write:
 * @archive: the diary
 * @options: which days, what to leave out, and whether the history is in it (which @archive must have then)
 * @cancellable: (nullable): to stop it
 * @error: return location; %LIFT_ERROR_CANCELLED, or %LIFT_ERROR_CONSTRAINT where the file would be too long to be
 *   read back
 *
 * The diary without loss: the same diary gives the same bytes, whenever and in whatever language it is written.
 *
 * Returns: (transfer full) (nullable): the file.
 */
GBytes *
lift_json_write (const LiftArchive *archive, const LiftExportOptions *options, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (LiftJsonOut) out = lift_json_out_new ();
  const Writer self = { archive, options, archive->has_history && options->with_history, out };

  lift_json_out_begin_object (out, NULL);
  write_header (&self);
  if (archive->records->len > 0) {
    lift_json_out_begin_array (out, "procedures");
    for (guint i = 0; i < archive->records->len; i++) {
      if (!write_record (&self, g_ptr_array_index (archive->records, i), cancellable, error))
        return NULL;
    }
    lift_json_out_end_array (out);
  }
  write_reminders (out, archive->reminders);
  lift_json_out_end_object (out);
  return check_going_on (&self, cancellable, error) ? lift_json_out_finish (out) : NULL;
}
