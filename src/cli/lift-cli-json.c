/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-cli-private.h"
#include "lift-format.h"

/* json-glib writes 38.4 as 38.399999999999999. Inside a string a quote is always escaped, so this name
 * with its closing quote is found in member position alone. */
static gboolean
round_number (const GMatchInfo *match, GString *result, gpointer data)
{
  g_autofree char *name = g_match_info_fetch (match, 1);
  g_autofree char *number = g_match_info_fetch (match, 2);
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (result, name);
  g_string_append (result, g_ascii_formatd (text, sizeof text, "%.1f", g_ascii_strtod (number, NULL)));
  return FALSE;
}

/* The one control character that json-glib leaves as it is; raw, it is no JSON. It stands in strings alone. */
static char *
escape_left_over (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\x1f", -1);

  return g_strjoinv ("\\u001f", parts);
}

/**
 * lift_cli_print_json:
 * @cli: the run
 * @builder: what was built
 *
 * Prints one JSON text in UTF-8, whatever the terminal's encoding, with a line end.
 */
void
lift_cli_print_json (LiftCli *cli, JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);
  g_autoptr (GRegex) temperature = g_regex_new ("(\"temperature_c\" : )([0-9.]+)", 0, 0, NULL);
  g_autofree char *rounded = g_regex_replace_eval (temperature, text, -1, 0, 0, round_number, NULL, NULL);
  g_autofree char *escaped = escape_left_over (rounded);

  fputs (escaped, cli->out);
  fputc ('\n', cli->out);
}

/** lift_cli_json_text: adds a member; %NULL and "" become null. */
void
lift_cli_json_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL && text[0] != '\0')
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/** lift_cli_json_date: adds a member `YYYY-MM-DD`, or null. */
void
lift_cli_json_date (JsonBuilder *builder, const char *name, LiftDate date)
{
  g_autofree char *iso = date != LIFT_DATE_NONE ? lift_date_to_iso (date) : NULL;

  lift_cli_json_text (builder, name, iso);
}

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/** lift_cli_json_day: adds the member "day": the number of @day, null while the procedure has no date. */
void
lift_cli_json_day (JsonBuilder *builder, const LiftProcedure *procedure, LiftDate day)
{
  json_builder_set_member_name (builder, "day");
  if (procedure->day0 != LIFT_DATE_NONE)
    json_builder_add_int_value (builder, day - procedure->day0);
  else
    json_builder_add_null_value (builder);
}

/* RFC 3339 with the offset that a clock had. */
static void
add_local_time (JsonBuilder *builder, const char *name, gint64 utc, int utc_offset)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_utc (utc + utc_offset * (gint64) 60);
  int offset = ABS (utc_offset);
  g_autofree char *text = NULL;

  g_return_if_fail (local != NULL);
  text = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", g_date_time_get_year (local),
                          g_date_time_get_month (local), g_date_time_get_day_of_month (local),
                          g_date_time_get_hour (local), g_date_time_get_minute (local),
                          g_date_time_get_second (local), utc_offset < 0 ? '-' : '+', offset / 60, offset % 60);
  lift_cli_json_text (builder, name, text);
}

/**
 * lift_cli_json_instant:
 * @builder: where to
 * @name: of the member
 * @utc: UTC second
 * @zone: whose offset is written
 *
 * Adds a member such as "2026-11-23T20:00:00+01:00".
 */
void
lift_cli_json_instant (JsonBuilder *builder, const char *name, gint64 utc, GTimeZone *zone)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc);

  add_local_time (builder, name, utc, g_time_zone_get_offset (zone, interval) / 60);
}

static void
add_recorded_at (JsonBuilder *builder, const LiftEntry *entry)
{
  /* A state that was never saved has no time. */
  if (entry->seq == 0)
    lift_cli_json_text (builder, "recorded_at", NULL);
  else
    add_local_time (builder, "recorded_at", entry->recorded_at, entry->utc_offset);
}

static void
add_ratings (JsonBuilder *builder, const LiftEntry *entry)
{
  json_builder_set_member_name (builder, "ratings");
  json_builder_begin_object (builder);
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    json_builder_set_member_name (builder, lift_symptom_to_key ((LiftSymptom) s));
    if (entry->scores[s] != LIFT_SCORE_NONE)
      json_builder_add_int_value (builder, entry->scores[s]);
    else
      json_builder_add_null_value (builder);
  }
  json_builder_end_object (builder);
}

static void
add_signs (JsonBuilder *builder, const LiftEntry *entry)
{
  json_builder_set_member_name (builder, "signs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entry->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);

    json_builder_begin_object (builder);
    lift_cli_json_text (builder, "sign", lift_sign_to_key (mark->sign));
    lift_cli_json_text (builder, "side", lift_side_to_key (mark->side));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_events (JsonBuilder *builder, const LiftEntry *entry)
{
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entry->ticks->len; i++) {
    const LiftTick *tick = g_ptr_array_index (entry->ticks, i);

    json_builder_begin_object (builder);
    lift_cli_json_text (builder, "event", tick->kind);
    lift_cli_json_text (builder, "text", tick->text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_pain_relief (JsonBuilder *builder, LiftAnswer answer)
{
  json_builder_set_member_name (builder, "pain_relief");
  if (answer == LIFT_ANSWER_NONE)
    json_builder_add_null_value (builder);
  else
    json_builder_add_boolean_value (builder, answer == LIFT_ANSWER_YES);
}

static void
add_temperature (JsonBuilder *builder, int temperature_c10)
{
  json_builder_set_member_name (builder, "temperature_c");
  if (temperature_c10 == LIFT_TEMPERATURE_NONE)
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, temperature_c10 / 10.0);
}

/** lift_cli_json_entry: adds one day as an object. */
void
lift_cli_json_entry (JsonBuilder *builder, const LiftEpisode *episode, const LiftEntry *entry)
{
  json_builder_begin_object (builder);
  lift_cli_json_day (builder, lift_episode_get_procedure (episode), entry->for_day);
  lift_cli_json_date (builder, "date", entry->for_day);
  add_recorded_at (builder, entry);
  lift_cli_json_text (builder, "author", lift_author_to_key (entry->author));
  add_ratings (builder, entry);
  add_boolean (builder, "signs_checked", entry->signs_checked);
  add_signs (builder, entry);
  lift_cli_json_text (builder, "more_side", lift_more_side_to_key (entry->more_side));
  add_pain_relief (builder, entry->pain_relief);
  add_temperature (builder, entry->temperature_c10);
  add_events (builder, entry);
  lift_cli_json_text (builder, "note", entry->note);
  json_builder_end_object (builder);
}

/** lift_cli_json_revision: adds one saved state as an object. */
void
lift_cli_json_revision (JsonBuilder *builder, const LiftEntry *revision)
{
  json_builder_begin_object (builder);
  add_int (builder, "seq", revision->seq);
  add_recorded_at (builder, revision);
  lift_cli_json_text (builder, "author", lift_author_to_key (revision->author));
  add_boolean (builder, "deleted", revision->deleted);
  add_ratings (builder, revision);
  add_signs (builder, revision);
  add_events (builder, revision);
  lift_cli_json_text (builder, "note", revision->note);
  json_builder_end_object (builder);
}

/** lift_cli_json_findings: adds the member "findings" with what the diary has to say. */
void
lift_cli_json_findings (JsonBuilder *builder, const LiftEpisode *episode, GPtrArray *findings,
                        const char *emergency_number)
{
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++) {
    const LiftFinding *finding = g_ptr_array_index (findings, i);
    g_autofree char *text = lift_format_finding (finding, lift_episode_get_procedure (episode), emergency_number);

    json_builder_begin_object (builder);
    lift_cli_json_text (builder, "rule", lift_rule_to_key (finding->rule));
    lift_cli_json_text (builder, "tier", lift_tier_to_key (finding->tier));
    lift_cli_json_day (builder, lift_episode_get_procedure (episode), finding->for_day);
    lift_cli_json_text (builder, "text", text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_areas (JsonBuilder *builder, const LiftProcedure *procedure)
{
  json_builder_set_member_name (builder, "areas");
  json_builder_begin_array (builder);
  for (guint i = 0; i < procedure->areas->len; i++) {
    const LiftArea *area = &g_array_index (procedure->areas, LiftArea, i);

    json_builder_begin_object (builder);
    lift_cli_json_text (builder, "area", lift_zone_to_key (area->zone));
    lift_cli_json_text (builder, "side", lift_side_to_key (area->side));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/** lift_cli_json_procedure: adds a procedure as an object. */
void
lift_cli_json_procedure (JsonBuilder *builder, const LiftProcedure *procedure)
{
  json_builder_begin_object (builder);
  lift_cli_json_text (builder, "id", procedure->uuid);
  lift_cli_json_date (builder, "date", procedure->day0);
  lift_cli_json_text (builder, "material", lift_material_to_key (procedure->material));
  json_builder_set_member_name (builder, "threads");
  if (procedure->thread_count > 0)
    json_builder_add_int_value (builder, procedure->thread_count);
  else
    json_builder_add_null_value (builder);
  add_areas (builder, procedure);
  lift_cli_json_text (builder, "anaesthetic", lift_anaesthetic_to_key (procedure->anaesthetic));
  lift_cli_json_text (builder, "clinic", procedure->clinic);
  lift_cli_json_text (builder, "clinician", procedure->clinician);
  lift_cli_json_text (builder, "phone", procedure->phone);
  lift_cli_json_text (builder, "goals", procedure->goals);
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < procedure->questions->len; i++) {
    const LiftQuestion *question = g_ptr_array_index (procedure->questions, i);

    json_builder_add_string_value (builder, question->text);
  }
  json_builder_end_array (builder);
  add_boolean (builder, "archived", procedure->archived_at != 0);
  json_builder_end_object (builder);
}
