/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-fhir.h"

#include <glib/gi18n-lib.h>

#include "lift-error.h"
#include "lift-fhir-codes.h"
#include "lift-json-out.h"
#include "lift-uuid5.h"

/* FHIR's instant knows offsets up to 14 hours. */
#define OFFSET_MAX (14 * 60)

/*
 * FHIR R4, one Bundle of type collection. Everything in it that is not hers is in English and fixed: the receiver is
 * a program. The id of a resource is made of the key of its day and of what it says, so the same day has the same
 * ids in every export, and a second import replaces what the first one brought. Scores of parts of the face are left
 * out: whoever draws a line through all observations of one code must not mix them with the scores of the day.
 */
typedef struct {
  const LiftExportSource *source;
  const LiftExportOptions *options;
  const LiftEpisode *episode;
  LiftJsonOut *out;
  char *patient;
  char *procedure;
} Writer;

static void
writer_clear (Writer *self)
{
  g_free (self->patient);
  g_free (self->procedure);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static char *
make_urn (const char *uuid, const char *name)
{
  g_autofree char *id = lift_uuid5_new (uuid, name);

  return g_strconcat ("urn:uuid:", id, NULL);
}

/* A text of FHIR has no control characters, and its pattern knows no blanks beyond those of ASCII. NULL: no text. */
static char *
clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\t' || c == '\n' || c == '\r' || (c > ' ' && c != 0xfeff && !g_unichar_isspace (c) && c != 0x7f))
      g_string_append_unichar (clean, c);
    else if (c >= ' ' && c != 0x7f)
      g_string_append_c (clean, ' ');
  }
  g_strstrip (clean->str);
  return clean->str[0] != '\0' ? g_strdup (clean->str) : NULL;
}

static char *
format_instant (gint64 utc, int offset)
{
  int shown = ABS (offset) <= OFFSET_MAX ? offset : 0;
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (utc);
  g_autoptr (GDateTime) local = g_date_time_add_minutes (instant, shown);

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", g_date_time_get_year (local),
                          g_date_time_get_month (local), g_date_time_get_day_of_month (local),
                          g_date_time_get_hour (local), g_date_time_get_minute (local), g_date_time_get_second (local),
                          shown < 0 ? '-' : '+', ABS (shown) / 60, ABS (shown) % 60);
}

static void
write_reference (const Writer *self, const char *name, const char *urn)
{
  lift_json_out_begin_object (self->out, name);
  lift_json_out_text (self->out, "reference", urn);
  lift_json_out_end_object (self->out);
}

static void
write_identifier (const Writer *self, const char *urn)
{
  lift_json_out_text (self->out, "system", "urn:ietf:rfc:3986");
  lift_json_out_text (self->out, "value", urn);
}

static void
write_identifiers (const Writer *self, const char *urn)
{
  lift_json_out_begin_array (self->out, "identifier");
  lift_json_out_begin_object (self->out, NULL);
  write_identifier (self, urn);
  lift_json_out_end_object (self->out);
  lift_json_out_end_array (self->out);
}

static void
write_coding (const Writer *self, const char *code)
{
  const LiftFhirCode *found = lift_fhir_code_find (code);

  lift_json_out_begin_object (self->out, NULL);
  lift_json_out_text (self->out, "system", found->system);
  lift_json_out_text (self->out, "code", found->code);
  lift_json_out_text (self->out, "display", found->display);
  lift_json_out_end_object (self->out);
}

/* @second: (nullable): the same in another system. */
static void
write_concept (const Writer *self, const char *name, const char *code, const char *second, const char *text)
{
  lift_json_out_begin_object (self->out, name);
  lift_json_out_begin_array (self->out, "coding");
  write_coding (self, code);
  if (second != NULL)
    write_coding (self, second);
  lift_json_out_end_array (self->out);
  lift_json_out_text (self->out, "text", text != NULL ? text : lift_fhir_code_find (code)->display);
  lift_json_out_end_object (self->out);
}

/* The patient herself said so. */
static void
write_meta (const Writer *self)
{
  lift_json_out_begin_object (self->out, "meta");
  lift_json_out_begin_array (self->out, "security");
  write_coding (self, "PATRPT");
  lift_json_out_end_array (self->out);
  lift_json_out_end_object (self->out);
}

static void
begin_resource (const Writer *self, const char *urn, const char *type)
{
  lift_json_out_begin_object (self->out, NULL);
  lift_json_out_text (self->out, "fullUrl", urn);
  lift_json_out_begin_object (self->out, "resource");
  lift_json_out_text (self->out, "resourceType", type);
}

static void
end_resource (const Writer *self)
{
  lift_json_out_end_object (self->out);
  lift_json_out_end_object (self->out);
}

/* @sentence is one of ours: nothing of hers goes into markup. */
static void
write_narrative (const Writer *self, const char *sentence)
{
  g_autofree char *div = g_strdup_printf ("<div xmlns=\"http://www.w3.org/1999/xhtml\">%s</div>", sentence);

  lift_json_out_begin_object (self->out, "text");
  lift_json_out_text (self->out, "status", "generated");
  lift_json_out_text (self->out, "div", div);
  lift_json_out_end_object (self->out);
}

static void
write_patient (const Writer *self)
{
  g_autofree char *name = self->options->name != NULL ? clean_text (self->options->name) : NULL;
  g_autofree char *born =
    self->options->birth_date != LIFT_DATE_NONE ? lift_date_to_iso (self->options->birth_date) : NULL;

  begin_resource (self, self->patient, "Patient");
  write_narrative (self, name != NULL || born != NULL ? "Identifying details as the patient gave them."
                                                      : "No identifying details were exported.");
  if (name != NULL) {
    lift_json_out_begin_array (self->out, "name");
    lift_json_out_begin_object (self->out, NULL);
    lift_json_out_text (self->out, "text", name);
    lift_json_out_end_object (self->out);
    lift_json_out_end_array (self->out);
  }
  lift_json_out_text (self->out, "birthDate", born);
  end_resource (self);
}

static void
write_body_sites (const Writer *self, const LiftProcedure *procedure)
{
  static const char *const zones[LIFT_N_ZONES] = { "Face", "Brow", "Cheek", "Jawline", "Neck", "Face, other area" };
  static const char *const sides[LIFT_N_SIDES] = { "", "both sides", "left", "right" };

  lift_json_out_begin_array (self->out, "bodySite");
  for (guint i = 0; i < MAX (procedure->areas->len, 1); i++) {
    LiftArea face = { LIFT_ZONE_FACE, LIFT_SIDE_NONE };
    const LiftArea *area = i < procedure->areas->len ? &g_array_index (procedure->areas, LiftArea, i) : &face;
    g_autofree char *text =
      g_strdup_printf ("%s%s%s", zones[area->zone], area->side != LIFT_SIDE_NONE ? ", " : "", sides[area->side]);

    lift_json_out_begin_object (self->out, NULL);
    lift_json_out_text (self->out, "text", text);
    lift_json_out_end_object (self->out);
  }
  lift_json_out_end_array (self->out);
}

static void
write_procedure (const Writer *self)
{
  const LiftProcedure *procedure = lift_episode_get_procedure (self->episode);
  gboolean lies_ahead = procedure->day0 > self->source->today;
  g_autofree char *day0 = lies_ahead ? NULL : lift_date_to_iso (procedure->day0);

  begin_resource (self, self->procedure, "Procedure");
  write_meta (self);
  write_narrative (self, "Thread lift, as the patient recorded it.");
  write_identifiers (self, self->procedure);
  lift_json_out_text (self->out, "status", lies_ahead ? "preparation" : "completed");
  lift_json_out_begin_object (self->out, "code");
  lift_json_out_text (self->out, "text", "Thread lift (face)");
  lift_json_out_end_object (self->out);
  write_reference (self, "subject", self->patient);
  lift_json_out_text (self->out, "performedDateTime", day0);
  write_reference (self, "asserter", self->patient);
  write_body_sites (self, procedure);
  end_resource (self);
}

/* What the local codes mean travels with them. */
static void
write_code_system (const Writer *self)
{
  const LiftFhirCode *code;
  guint n_local = 0;

  for (guint i = 0; (code = lift_fhir_code_get_nth (i)) != NULL; i++)
    n_local += g_str_equal (code->system, LIFT_FHIR_LOCAL);
  begin_resource (self, LIFT_FHIR_LOCAL, "CodeSystem");
  write_narrative (self, "Codes of the Afterlift recovery diary.");
  lift_json_out_text (self->out, "url", LIFT_FHIR_LOCAL);
  lift_json_out_text (self->out, "version", "1");
  lift_json_out_text (self->out, "name", "AfterliftRecoveryDiary");
  lift_json_out_text (self->out, "title", "Afterlift recovery diary");
  lift_json_out_text (self->out, "status", "active");
  lift_json_out_boolean (self->out, "experimental", FALSE);
  lift_json_out_text (self->out, "publisher", "Afterlift");
  lift_json_out_boolean (self->out, "caseSensitive", TRUE);
  lift_json_out_text (self->out, "content", "complete");
  lift_json_out_integer (self->out, "count", n_local);
  lift_json_out_begin_array (self->out, "concept");
  for (guint i = 0; (code = lift_fhir_code_get_nth (i)) != NULL; i++) {
    if (!g_str_equal (code->system, LIFT_FHIR_LOCAL))
      continue;
    lift_json_out_begin_object (self->out, NULL);
    lift_json_out_text (self->out, "code", code->code);
    lift_json_out_text (self->out, "display", code->display);
    lift_json_out_end_object (self->out);
  }
  lift_json_out_end_array (self->out);
  end_resource (self);
}

/**
 * Observation:
 * @code: what is said; the name in its id, too
 * @second: (nullable): its code in another system
 * @text: (nullable): what the question was, where the display does not say it
 * @urn: its id
 *
 * One resource that speaks of one day.
 */
typedef struct {
  const char *code;
  const char *second;
  const char *text;
  char *urn;
} Observation;

/* A helper is nobody that a Patient could stand for: who said it stays open then. */
static void
begin_observation (const Writer *self, const LiftEntry *entry, const Observation *observation)
{
  gboolean is_hers = entry->author == LIFT_AUTHOR_ME;
  g_autofree char *day = lift_date_to_iso (entry->for_day);
  g_autofree char *issued = format_instant (entry->recorded_at, entry->utc_offset);

  begin_resource (self, observation->urn, "Observation");
  if (is_hers)
    write_meta (self);
  if (g_str_equal (observation->code, "diary-entry")) {
    lift_json_out_begin_array (self->out, "extension");
    lift_json_out_begin_object (self->out, NULL);
    lift_json_out_text (self->out, "url", "http://hl7.org/fhir/StructureDefinition/workflow-supportingInfo");
    write_reference (self, "valueReference", self->procedure);
    lift_json_out_end_object (self->out);
    lift_json_out_end_array (self->out);
  }
  write_identifiers (self, observation->urn);
  lift_json_out_text (self->out, "status", "final");
  lift_json_out_begin_array (self->out, "category");
  lift_json_out_begin_object (self->out, NULL);
  lift_json_out_begin_array (self->out, "coding");
  write_coding (self, "survey");
  lift_json_out_end_array (self->out);
  lift_json_out_end_object (self->out);
  lift_json_out_end_array (self->out);
  write_concept (self, "code", observation->code, observation->second, observation->text);
  write_reference (self, "subject", self->patient);
  lift_json_out_text (self->out, "effectiveDateTime", day);
  lift_json_out_text (self->out, "issued", issued);
  if (is_hers) {
    lift_json_out_begin_array (self->out, "performer");
    write_reference (self, NULL, self->patient);
    lift_json_out_end_array (self->out);
  }
}

/* Begins a part of @entry, and remembers its id in @members. */
static void
begin_part (const Writer *self, const LiftEntry *entry, Observation observation, GPtrArray *members)
{
  observation.urn = make_urn (entry->uuid, observation.code);
  begin_observation (self, entry, &observation);
  g_ptr_array_add (members, observation.urn);
}

static void
write_scores (const Writer *self, const LiftEntry *entry, GPtrArray *members)
{
  G_STATIC_ASSERT (LIFT_N_SYMPTOMS == 5);
  static const char *const texts[LIFT_N_SYMPTOMS] = {
    "Swelling, 0 (none) to 10 (worst imaginable)",           "Bruising, 0 (none) to 10 (worst imaginable)",
    "Pain or discomfort, 0 (none) to 10 (worst imaginable)", "Tightness or pulling, 0 (none) to 10 (worst imaginable)",
    "Numbness, 0 (none) to 10 (worst imaginable)",
  };

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    const char *code = lift_symptom_to_key ((LiftSymptom) s);
    const char *second = s == LIFT_SYMPTOM_DISCOMFORT ? "72514-3" : NULL;

    if (entry->scores[s] == LIFT_SCORE_NONE)
      continue;
    begin_part (self, entry, (Observation){ code, second, texts[s], NULL }, members);
    lift_json_out_begin_object (self->out, "valueQuantity");
    lift_json_out_integer (self->out, "value", entry->scores[s]);
    lift_json_out_text (self->out, "unit", "score");
    lift_json_out_text (self->out, "system", "http://unitsofmeasure.org");
    lift_json_out_text (self->out, "code", "{score}");
    lift_json_out_end_object (self->out);
    end_resource (self);
  }
}

/* The ones that are present: what was not noted was not denied one by one. */
static void
write_signs (const Writer *self, const LiftEntry *entry, GPtrArray *members)
{
  static const char *const sides[LIFT_N_SIDES] = { NULL, "side-both", "side-left", "side-right" };

  if (entry->signs_checked) {
    begin_part (self, entry, (Observation){ "signs-checked", NULL, NULL, NULL }, members);
    lift_json_out_boolean (self->out, "valueBoolean", TRUE);
    end_resource (self);
  }
  for (guint i = 0; i < entry->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);
    g_autofree char *code = g_strconcat ("sign-", lift_sign_to_key (mark->sign), NULL);

    begin_part (self, entry, (Observation){ code, NULL, NULL, NULL }, members);
    lift_json_out_boolean (self->out, "valueBoolean", TRUE);
    if (sides[mark->side] != NULL)
      write_concept (self, "bodySite", sides[mark->side], NULL, NULL);
    end_resource (self);
  }
}

static void
write_answers (const Writer *self, const LiftEntry *entry, GPtrArray *members)
{
  static const char *const more_sides[] = { NULL, "side-left", "side-same", "side-right" };

  if (more_sides[entry->more_side] != NULL) {
    begin_part (self, entry, (Observation){ "more-side", NULL, NULL, NULL }, members);
    write_concept (self, "valueCodeableConcept", more_sides[entry->more_side], NULL, NULL);
    end_resource (self);
  }
  if (entry->pain_relief != LIFT_ANSWER_NONE) {
    begin_part (self, entry, (Observation){ "pain-relief", NULL, NULL, NULL }, members);
    lift_json_out_boolean (self->out, "valueBoolean", entry->pain_relief == LIFT_ANSWER_YES);
    end_resource (self);
  }
  if (entry->temperature_c10 != LIFT_TEMPERATURE_NONE) {
    begin_part (self, entry, (Observation){ "8310-5", NULL, "Highest temperature of the day", NULL }, members);
    lift_json_out_begin_object (self->out, "valueQuantity");
    lift_json_out_tenths (self->out, "value", entry->temperature_c10);
    lift_json_out_text (self->out, "unit", "°C");
    lift_json_out_text (self->out, "system", "http://unitsofmeasure.org");
    lift_json_out_text (self->out, "code", "Cel");
    lift_json_out_end_object (self->out);
    end_resource (self);
  }
}

static void
write_annotation (const Writer *self, const LiftEntry *entry, const char *text, gboolean is_hers)
{
  g_autofree char *time = format_instant (entry->recorded_at, entry->utc_offset);

  lift_json_out_begin_object (self->out, NULL);
  if (is_hers)
    write_reference (self, "authorReference", self->patient);
  lift_json_out_text (self->out, "time", time);
  lift_json_out_text (self->out, "text", text);
  lift_json_out_end_object (self->out);
}

static void
write_notes (const Writer *self, const LiftEntry *entry)
{
  gboolean is_hers = entry->author == LIFT_AUTHOR_ME;
  g_autofree char *note = clean_text (entry->note);

  if (note == NULL && is_hers)
    return;
  lift_json_out_begin_array (self->out, "note");
  if (!is_hers)
    write_annotation (self, entry, "Written down by a helper.", FALSE);
  if (note != NULL)
    write_annotation (self, entry, note, is_hers);
  lift_json_out_end_array (self->out);
}

/* The day as a whole: what belongs to it, which day it was, and her words, once. */
static void
write_day (const Writer *self, const LiftEntry *entry, GPtrArray *members)
{
  g_autofree char *urn = make_urn (entry->uuid, "diary-entry");
  const Observation observation = { "diary-entry", NULL, NULL, urn };

  begin_observation (self, entry, &observation);
  write_notes (self, entry);
  if (members->len > 0) {
    lift_json_out_begin_array (self->out, "hasMember");
    for (guint i = 0; i < members->len; i++)
      write_reference (self, NULL, g_ptr_array_index (members, i));
    lift_json_out_end_array (self->out);
  }
  lift_json_out_begin_array (self->out, "component");
  lift_json_out_begin_object (self->out, NULL);
  write_concept (self, "code", "days-after-procedure", NULL, "Days after procedure (day 0 = day of procedure)");
  lift_json_out_integer (self->out, "valueInteger", entry->for_day - lift_episode_get_procedure (self->episode)->day0);
  lift_json_out_end_object (self->out);
  lift_json_out_end_array (self->out);
  end_resource (self);
}

static gboolean
write_days (const Writer *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < lift_episode_get_n_entries (self->episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (self->episode, i);
    g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_free);

    if (g_cancellable_is_cancelled (cancellable)) {
      g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CANCELLED, _("The export was stopped. Nothing was written."));
      return FALSE;
    }
    write_scores (self, entry, members);
    write_answers (self, entry, members);
    write_signs (self, entry, members);
    write_day (self, entry, members);
  }
  return TRUE;
}

/* Another content, or another moment, is another bundle. */
static void
write_bundle_head (const Writer *self)
{
  const LiftExportOptions *options = self->options;
  g_autofree char *timestamp = format_instant (lift_export_get_stamp (self->source), 0);
  g_autofree char *name = g_strdup_printf ("bundle %s %d %d %d %d", timestamp, options->from, options->to,
                                           options->without_notes, options->without_signs);
  g_autofree char *urn = make_urn (self->source->procedure, name);

  lift_json_out_text (self->out, "resourceType", "Bundle");
  lift_json_out_begin_object (self->out, "identifier");
  write_identifier (self, urn);
  lift_json_out_end_object (self->out);
  lift_json_out_text (self->out, "type", "collection");
  lift_json_out_text (self->out, "timestamp", timestamp);
}

/**
 * lift_fhir_write:
 * @source: what it is made of; its procedure has a date
 * @options: which days, what to leave out, and who she is where she ticked that
 * @cancellable: (nullable): to stop it
 * @error: return location; %LIFT_ERROR_CANCELLED
 *
 * The days of one procedure for the records of a clinic, as FHIR R4 (4.0.1) JSON.
 *
 * Returns: (transfer full) (nullable): the file.
 */
GBytes *
lift_fhir_write (const LiftExportSource *source, const LiftExportOptions *options, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (LiftEpisode) episode = lift_export_dup_episode (source, options);
  g_autoptr (LiftJsonOut) out = lift_json_out_new ();
  g_auto (Writer) self = { source, options, episode, out, NULL, NULL };

  self.patient = make_urn (source->procedure, "patient");
  self.procedure = make_urn (source->procedure, "procedure");
  lift_json_out_begin_object (out, NULL);
  write_bundle_head (&self);
  lift_json_out_begin_array (out, "entry");
  write_patient (&self);
  write_procedure (&self);
  write_code_system (&self);
  if (!write_days (&self, cancellable, error))
    return NULL;
  lift_json_out_end_array (out);
  lift_json_out_end_object (out);
  return lift_json_out_finish (out);
}
