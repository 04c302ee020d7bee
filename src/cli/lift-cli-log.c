/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-error.h"
#include "lift-format-event.h"
#include "lift-format.h"

/* An option is needed for each symptom. */
G_STATIC_ASSERT (LIFT_N_SYMPTOMS == 5);

const LiftCliOption lift_cli_log_options[] = {
  { "day", 0, "DAY", N_("the day it was like that; today if not given") },
  { "swelling", 0, "0..10", N_("swelling, 0 none to 10 the most you can imagine") },
  { "bruising", 0, "0..10", N_("bruising") },
  { "discomfort", 0, "0..10", N_("pain or discomfort") },
  { "tightness", 0, "0..10", N_("tightness") },
  { "numbness", 0, "0..10", N_("numbness") },
  { "sign", 0, "NAME[:SIDE]", N_("a sign that is there, with :left, :right or :both; or nothing; may be repeated") },
  { "no-sign", 0, "NAME", N_("a sign that is not there (any more); may be repeated") },
  { "more-side", 0, "SIDE", N_("the more swollen side: left, same or right") },
  { "pain-relief", 0, "yes|no", N_("took anything for pain") },
  { "temperature", 0, "C", N_("body temperature in degrees Celsius") },
  { "event", 0, "NAME", N_("what else there was: cold-pack, clinic-visit, own:TEXT; may be repeated; or clear") },
  { "note", 0, "TEXT", N_("a note; - reads it from the input") },
  { "author", 0, "me|helper", N_("who writes") },
  { "procedure", 0, "ID", N_("another thread lift than the current one") },
  { NULL },
};

static gboolean
read_scores (LiftPatch *patch, const LiftCliArgs *args, GError **error)
{
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    const char *text = lift_cli_args_get (args, lift_symptom_to_key ((LiftSymptom) s));
    int score;

    if (text == NULL)
      continue;
    if (!lift_cli_parse_score (text, &score, error))
      return FALSE;
    lift_patch_set_score (patch, (LiftSymptom) s, score);
  }
  return TRUE;
}

/* Since when: she noted the same sign the day before, so it began then or earlier. */
static LiftDate
find_since (LiftEntry *day_before, LiftSign sign)
{
  const LiftSignMark *mark = day_before != NULL ? lift_entry_find_sign (day_before, sign) : NULL;

  return mark != NULL ? mark->since_day : LIFT_DATE_NONE;
}

/* "nothing" and "clear" speak of the whole question, so they stand alone. */
static gboolean
read_whole_question (LiftPatch *patch, GPtrArray *texts, GPtrArray *gone, gboolean *done, GError **error)
{
  *done = FALSE;
  for (guint i = 0; i < texts->len; i++) {
    const char *text = g_ptr_array_index (texts, i);
    gboolean nothing = g_str_equal (text, "nothing");

    if (!nothing && !lift_cli_is_clear (text))
      continue;
    if (texts->len > 1 || gone != NULL) {
      g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                   _("“--sign %s” cannot stand beside other signs. Nothing was changed."), text);
      return FALSE;
    }
    if (nothing)
      lift_patch_set_nothing_unusual (patch);
    else
      lift_patch_clear_signs (patch);
    *done = TRUE;
  }
  return TRUE;
}

/* Whether @sign is among @texts, which were read before. */
static gboolean
is_named (GPtrArray *texts, LiftSign sign)
{
  for (guint i = 0; texts != NULL && i < texts->len; i++) {
    LiftSign other;
    LiftSide side;

    if (lift_cli_parse_sign (g_ptr_array_index (texts, i), &other, &side, NULL) && other == sign)
      return TRUE;
  }
  return FALSE;
}

static gboolean
read_signs (LiftPatch *patch, const LiftCliArgs *args, LiftEntry *day_before, GError **error)
{
  GPtrArray *present = lift_cli_args_get_all (args, "sign");
  GPtrArray *gone = lift_cli_args_get_all (args, "no-sign");
  gboolean done = FALSE;
  LiftSign sign;
  LiftSide side;

  if (present != NULL && !read_whole_question (patch, present, gone, &done, error))
    return FALSE;
  for (guint i = 0; present != NULL && !done && i < present->len; i++) {
    if (!lift_cli_parse_sign (g_ptr_array_index (present, i), &sign, &side, error))
      return FALSE;
    lift_patch_add_sign (patch, sign, side, find_since (day_before, sign));
  }
  for (guint i = 0; gone != NULL && i < gone->len; i++) {
    if (!lift_cli_parse_sign (g_ptr_array_index (gone, i), &sign, &side, error))
      return FALSE;
    if (is_named (present, sign)) {
      g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                   _("“%s” cannot be there and not be there. Nothing was changed."), lift_sign_to_key (sign));
      return FALSE;
    }
    lift_patch_remove_sign (patch, sign);
  }
  return TRUE;
}

static gboolean
is_there (GPtrArray *ticks, const LiftTick *tick)
{
  for (guint i = 0; i < ticks->len; i++) {
    const LiftTick *other = g_ptr_array_index (ticks, i);

    if (g_str_equal (other->kind, tick->kind) && g_strcmp0 (other->text, tick->text) == 0)
      return TRUE;
  }
  return FALSE;
}

/* "cold-pack", "clinic-visit", or "own:" with words. */
static LiftTick *
parse_event (const char *text, GError **error)
{
  g_autofree char *words = NULL;

  if (g_str_equal (text, LIFT_TICK_COLD_PACK) || g_str_equal (text, LIFT_TICK_CLINIC_VISIT))
    return lift_tick_new (text, NULL);
  if (g_str_has_prefix (text, LIFT_TICK_OWN ":")) {
    words = g_strstrip (g_strdup (text + strlen (LIFT_TICK_OWN ":")));
    if (words[0] != '\0' && g_utf8_validate (words, -1, NULL))
      return lift_tick_new (LIFT_TICK_OWN, words);
  }
  lift_cli_set_choice_error (error, "event", text, "cold-pack, clinic-visit, own:TEXT, clear");
  return NULL;
}

/* Events are added to those of the day, @now (nullable), each of them once. */
static gboolean
read_events (LiftPatch *patch, const LiftCliArgs *args, const LiftEntry *now, GError **error)
{
  GPtrArray *texts = lift_cli_args_get_all (args, "event");
  g_autoptr (GPtrArray) ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_tick_free);

  if (texts == NULL)
    return TRUE;
  for (guint i = 0; now != NULL && i < now->ticks->len; i++) {
    const LiftTick *tick = g_ptr_array_index (now->ticks, i);

    g_ptr_array_add (ticks, lift_tick_new (tick->kind, tick->text));
  }
  for (guint i = 0; i < texts->len; i++) {
    const char *text = g_ptr_array_index (texts, i);
    LiftTick *tick;

    if (lift_cli_is_clear (text) && texts->len > 1) {
      g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                   _("“--event %s” cannot stand beside other events. Nothing was changed."), text);
      return FALSE;
    }
    if (lift_cli_is_clear (text)) {
      g_ptr_array_set_size (ticks, 0);
      continue;
    }
    tick = parse_event (text, error);
    if (tick == NULL)
      return FALSE;
    if (is_there (ticks, tick))
      lift_tick_free (tick);
    else
      g_ptr_array_add (ticks, tick);
  }
  lift_patch_set_ticks (patch, ticks);
  return TRUE;
}

static gboolean
read_choices (LiftPatch *patch, const LiftCliArgs *args, GError **error)
{
  const char *more_side = lift_cli_args_get (args, "more-side");
  const char *relief = lift_cli_args_get (args, "pain-relief");
  const char *author = lift_cli_args_get (args, "author");
  LiftMoreSide side;
  LiftAuthor writer;

  if (more_side != NULL) {
    if (!lift_more_side_from_key (lift_cli_is_clear (more_side) ? NULL : more_side, &side)) {
      lift_cli_set_choice_error (error, "more-side", more_side, "left, same, right, clear");
      return FALSE;
    }
    lift_patch_set_more_side (patch, side);
  }
  if (relief != NULL) {
    gboolean yes = g_str_equal (relief, "yes");

    if (!yes && !g_str_equal (relief, "no") && !lift_cli_is_clear (relief)) {
      lift_cli_set_choice_error (error, "pain-relief", relief, "yes, no, clear");
      return FALSE;
    }
    lift_patch_set_pain_relief (patch, lift_cli_is_clear (relief) ? LIFT_ANSWER_NONE
                                       : yes                      ? LIFT_ANSWER_YES
                                                                  : LIFT_ANSWER_NO);
  }
  if (author != NULL) {
    if (!lift_author_from_key (author, &writer)) {
      lift_cli_set_choice_error (error, "author", author, "me, helper");
      return FALSE;
    }
    lift_patch_set_author (patch, writer);
  }
  return TRUE;
}

/* The whole input, up to what a note can hold and one byte more. */
static char *
read_input (LiftCli *cli, GError **error)
{
  g_autofree char *text = g_malloc0 (LIFT_NOTE_MAX_BYTES + 2);
  gsize length = fread (text, 1, LIFT_NOTE_MAX_BYTES + 1, cli->in);

  if (ferror (cli->in)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                         _("The note could not be read from the input. Nothing was changed."));
    return NULL;
  }
  if (length > LIFT_NOTE_MAX_BYTES) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("This note is longer than the diary can hold. Nothing was changed; please shorten it."));
    return NULL;
  }
  if (strlen (text) != length || !g_utf8_validate (text, -1, NULL)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("This note has characters that cannot be read. Nothing was changed."));
    return NULL;
  }
  /* A text from a pipe ends with a line end that nobody wrote. */
  if (length > 0 && text[length - 1] == '\n')
    text[length - 1] = '\0';
  return g_steal_pointer (&text);
}

static gboolean
read_note (LiftCli *cli, LiftPatch *patch, const LiftCliArgs *args, GError **error)
{
  const char *note = lift_cli_args_get (args, "note");
  g_autofree char *input = NULL;

  if (note == NULL)
    return TRUE;
  if (g_str_equal (note, "-")) {
    input = read_input (cli, error);
    if (input == NULL)
      return FALSE;
  }
  lift_patch_set_note (patch, input != NULL ? input : lift_cli_is_clear (note) ? "" : note);
  return TRUE;
}

static gboolean
read_temperature (LiftPatch *patch, const LiftCliArgs *args, GError **error)
{
  const char *text = lift_cli_args_get (args, "temperature");
  int temperature_c10;

  if (text == NULL)
    return TRUE;
  if (!lift_cli_parse_temperature (text, &temperature_c10, error))
    return FALSE;
  lift_patch_set_temperature (patch, temperature_c10);
  return TRUE;
}

static gboolean
check_patch (const LiftPatch *patch, GError **error)
{
  if (!lift_patch_is_empty (patch))
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                       _("Say what to write, for example “afterlift-cli log --swelling 4”. Nothing was changed."));
  return FALSE;
}

static const char *
describe_save (const LiftSaveResult *result)
{
  if (result->saved)
    return _("Saved.");
  return result->entry->seq > 0 ? _("This was saved before; nothing is different.")
                                : _("There was nothing to clear; nothing is different.");
}

static gboolean
print_result (LiftCli *cli, LiftStore *store, const LiftProcedure *procedure, const LiftSaveResult *result,
              GError **error)
{
  g_autoptr (LiftSnapshot) snapshot = lift_store_load_snapshot (store, procedure->uuid, error);
  g_autoptr (LiftReference) guide = lift_cli_load_guide (error);
  g_autoptr (GPtrArray) findings = NULL;

  if (snapshot == NULL || guide == NULL)
    return FALSE;
  findings = lift_assessment_run_day (snapshot->episode, guide, snapshot->contacts,
                                      lift_clock_get_diary_day (cli->clock, snapshot->day_end_hours),
                                      result->entry->for_day);
  if (cli->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();

    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "saved");
    json_builder_add_boolean_value (builder, result->saved);
    json_builder_set_member_name (builder, "entry");
    lift_cli_json_entry (builder, snapshot->episode, result->entry);
    lift_cli_json_findings (builder, snapshot->episode, findings, snapshot->emergency_number);
    json_builder_end_object (builder);
    lift_cli_print_json (cli, builder);
    return TRUE;
  }
  lift_cli_print (cli, "%s\n", describe_save (result));
  lift_cli_print_day (cli, snapshot->episode, result->entry);
  lift_cli_print_findings (cli, snapshot->episode, findings, snapshot->emergency_number);
  return TRUE;
}

/** lift_cli_log: `log`: changes of a day only what is named. */
gboolean
lift_cli_log (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  const char *day = lift_cli_args_get (args, "day");
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autoptr (LiftEntry) day_before = NULL;
  g_autoptr (LiftEntry) now = NULL;
  g_autoptr (LiftSaveResult) result = NULL;
  LiftDate for_day = LIFT_DATE_NONE;

  /* Words are checked before the diary is opened: a mistyped one says so, diary or not. */
  if (!read_scores (patch, args, error) || !read_choices (patch, args, error) ||
      !read_temperature (patch, args, error) || !read_signs (patch, args, NULL, error) ||
      !read_events (patch, args, NULL, error) || !read_note (cli, patch, args, error) || !check_patch (patch, error))
    return FALSE;
  store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  if (store != NULL)
    procedure = lift_cli_get_procedure (store, lift_cli_args_get (args, "procedure"), error);
  if (procedure == NULL)
    return FALSE;
  for_day = lift_clock_get_diary_day (cli->clock, lift_store_get_day_end_hours (store));
  if (day != NULL && !lift_cli_parse_day (day, procedure, &for_day, error))
    return FALSE;
  if (!lift_procedure_check_for_day (procedure, for_day, lift_clock_get_civil_day (cli->clock), error))
    return FALSE;
  /* Nothing was written the day before: then nothing began earlier. */
  if (lift_date_is_valid (for_day - 1))
    day_before = lift_store_get_entry (store, procedure->uuid, for_day - 1, NULL);
  /* A day on which nothing is written yet has no events either. */
  now = lift_store_get_entry (store, procedure->uuid, for_day, NULL);
  if (!read_signs (patch, args, day_before, error) || !read_events (patch, args, now, error))
    return FALSE;
  result = lift_store_save (store, procedure->uuid, for_day, patch, NULL, NULL, error);
  if (result == NULL)
    return FALSE;
  lift_cli_back_up (store);
  return print_result (cli, store, procedure, result, error);
}
