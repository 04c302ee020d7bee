/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-json-reader-private.h"

#define OFFSET_MAX 1440

static gboolean
take_scores (const LiftJsonObject *parent, LiftEntry *state)
{
  const char *symptoms[LIFT_N_SYMPTOMS + 1] = { NULL };
  LiftJsonObject scores = { .parent = parent, .step = "scores", .index = -1, .problem = parent->problem };

  if (!json_object_has_member (parent->object, "scores"))
    return TRUE;
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    symptoms[s] = lift_symptom_to_key ((LiftSymptom) s);
  if (!lift_json_object_open (&scores, json_object_get_member (parent->object, "scores"), symptoms))
    return FALSE;
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (!lift_json_object_take_int (&scores, symptoms[s], 0, LIFT_SCORE_MAX, &state->scores[s]))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_zone_score (LiftJsonMaker *self, const LiftJsonObject *element, gpointer into)
{
  LiftEntry *state = into;
  const char *symptom = NULL;
  const char *zone = NULL;
  const char *side = NULL;
  LiftRating rating;

  if (!lift_json_object_need (element, "score") || !lift_json_object_need (element, "side") ||
      !lift_json_object_take_word (element, "symptom", &symptom) ||
      !lift_json_object_take_word (element, "zone", &zone) || !lift_json_object_take_word (element, "side", &side) ||
      !lift_json_object_take_int (element, "score", 0, LIFT_SCORE_MAX, &rating.score))
    return FALSE;
  if (!lift_symptom_from_key (symptom, &rating.symptom))
    return lift_json_object_refuse_word (element, "symptom");
  if (!lift_zone_from_key (zone, &rating.zone))
    return lift_json_object_refuse_word (element, "zone");
  if (!lift_side_from_key (side, &rating.side) || (rating.zone == LIFT_ZONE_FACE && rating.side == LIFT_SIDE_BOTH))
    return lift_json_object_refuse_word (element, "side");
  if (lift_entry_get_zone_score (state, rating.symptom, rating.zone, rating.side) != LIFT_SCORE_NONE)
    return lift_json_object_refuse (element, NULL, _("This score stands twice."));
  g_array_append_val (state->zone_ratings, rating);
  return TRUE;
}

static gboolean
take_sign (LiftJsonMaker *self, const LiftJsonObject *element, gpointer into)
{
  LiftEntry *state = into;
  LiftSignMark mark = { .since_day = LIFT_DATE_NONE };
  const char *sign = NULL;
  const char *side = NULL;
  guint position = 0;

  if (!lift_json_object_take_word (element, "sign", &sign) || !lift_json_object_take_word (element, "side", &side) ||
      !lift_json_object_need (element, "since_day") ||
      !lift_json_object_take_day (element, "since_day", &mark.since_day))
    return FALSE;
  if (!lift_sign_from_key (sign, &mark.sign))
    return lift_json_object_refuse_word (element, "sign");
  if (!lift_side_from_key (side, &mark.side))
    return lift_json_object_refuse_word (element, "side");
  if (lift_entry_find_sign (state, mark.sign) != NULL)
    return lift_json_object_refuse (element, NULL, _("This sign stands twice."));
  while (position < state->signs->len && g_array_index (state->signs, LiftSignMark, position).sign < mark.sign)
    position++;
  g_array_insert_val (state->signs, position, mark);
  return TRUE;
}

static gboolean
take_tick (LiftJsonMaker *self, const LiftJsonObject *element, gpointer into)
{
  LiftTick *tick = lift_tick_new (NULL, NULL);

  g_ptr_array_add (((LiftEntry *) into)->ticks, tick);
  return lift_json_object_need (element, "kind") && lift_json_object_take_name (element, "kind", &tick->kind) &&
         lift_json_object_take_text (element, "text", LIFT_JSON_TEXT_MAX_BYTES, &tick->text);
}

static gboolean
take_moments (const LiftJsonObject *object, LiftEntry *state, const LiftEntry *before)
{
  gboolean follows = before != NULL && !before->deleted;

  if (!lift_json_object_need (object, "recorded_at") || !lift_json_object_need (object, "utc_offset") ||
      !lift_json_object_take_instant (object, "recorded_at", &state->recorded_at) ||
      !lift_json_object_take_int (object, "utc_offset", -OFFSET_MAX, OFFSET_MAX, &state->utc_offset))
    return FALSE;
  state->first_recorded_at = follows ? before->first_recorded_at : state->recorded_at;
  state->first_utc_offset = follows ? before->first_utc_offset : state->utc_offset;
  return lift_json_object_take_instant (object, "first_recorded_at", &state->first_recorded_at) &&
         lift_json_object_take_int (object, "first_utc_offset", -OFFSET_MAX, OFFSET_MAX, &state->first_utc_offset);
}

static gboolean
take_answers (LiftJsonMaker *self, const LiftJsonObject *object, LiftEntry *state)
{
  static const char *const score_members[] = { "symptom", "zone", "side", "score", NULL };
  static const char *const sign_members[] = { "sign", "side", "since_day", NULL };
  static const char *const tick_members[] = { "kind", "text", NULL };
  const char *more_side = NULL;
  gboolean pain_relief = FALSE;

  if (!take_scores (object, state) ||
      !lift_json_maker_take_each (self, object, "zone_scores", score_members, take_zone_score, state) ||
      !lift_json_object_take_boolean (object, "signs_checked", &state->signs_checked) ||
      !lift_json_maker_take_each (self, object, "signs", sign_members, take_sign, state) ||
      !lift_json_object_take_word (object, "more_side", &more_side) ||
      !lift_json_object_take_boolean (object, "pain_relief", &pain_relief) ||
      !lift_json_object_take_int (object, "temperature_c10", LIFT_TEMPERATURE_MIN_C10, LIFT_TEMPERATURE_MAX_C10,
                                  &state->temperature_c10) ||
      !lift_json_object_take_text (object, "note", LIFT_NOTE_MAX_BYTES, &state->note) ||
      !lift_json_maker_take_each (self, object, "ticks", tick_members, take_tick, state))
    return FALSE;
  if (!lift_more_side_from_key (more_side, &state->more_side))
    return lift_json_object_refuse_word (object, "more_side");
  if (json_object_has_member (object->object, "pain_relief"))
    state->pain_relief = pain_relief ? LIFT_ANSWER_YES : LIFT_ANSWER_NO;
  if (state->signs->len > 0 && !state->signs_checked)
    return lift_json_object_refuse (object, "signs", _("Signs are noted, so “signs_checked” must be true."));
  return TRUE;
}

static gboolean
is_without_answers (const LiftEntry *state)
{
  g_autoptr (LiftEntry) nothing = lift_entry_new (NULL, state->for_day);

  nothing->deleted = TRUE;
  return lift_entry_has_same_answers (state, nothing);
}

/** States: where the states of one day go; @day: an empty state with what all of them share. */
typedef struct {
  const LiftEntry *day;
  gboolean with_history;
  GPtrArray *list;
} States;

static gboolean
take_state (LiftJsonMaker *self, const LiftJsonObject *element, gpointer into)
{
  States *states = into;
  const LiftEntry *before = states->list->len > 0 ? g_ptr_array_index (states->list, states->list->len - 1) : NULL;
  LiftEntry *state = lift_entry_copy (states->day);
  const char *author = NULL;

  g_ptr_array_add (states->list, state);
  state->seq = (int) states->list->len;
  if (!lift_json_maker_take_new (self, element, "revision", &state->revision) ||
      !take_moments (element, state, before) || !lift_json_object_need (element, "author") ||
      !lift_json_object_take_word (element, "author", &author) ||
      !lift_json_object_take_boolean (element, "deleted", &state->deleted) || !take_answers (self, element, state))
    return FALSE;
  if (!lift_author_from_key (author, &state->author))
    return lift_json_object_refuse_word (element, "author");
  if (state->deleted && !states->with_history)
    return lift_json_object_refuse (element, "deleted", _("A file without history has no deleted days."));
  if (state->deleted && !is_without_answers (state))
    return lift_json_object_refuse (element, "deleted", _("A deleted day must not have answers."));
  return TRUE;
}

static gboolean
take_day (LiftJsonMaker *self, const LiftJsonObject *object, const LiftProcedure *procedure, LiftEntry *day)
{
  if (!lift_json_maker_take_new (self, object, "entry", &day->uuid) || !lift_json_object_need (object, "for_day") ||
      !lift_json_object_take_day (object, "for_day", &day->for_day))
    return FALSE;
  if (procedure->day0 == LIFT_DATE_NONE)
    return lift_json_object_refuse (object, "for_day", _("The procedure of this day has no date."));
  if (!g_hash_table_add (self->seen, g_strdup_printf ("%s:%d", procedure->uuid, day->for_day)))
    return lift_json_object_refuse (object, "for_day", _("This day stands twice in the file."));
  return TRUE;
}

/**
 * lift_json_maker_make_day:
 * @self: a maker
 * @node: a day of the file
 * @procedure: that it stands in
 * @with_history: whether the file has all saved states; else one for each day
 * @problem: where a refusal is noted
 *
 * Returns: (transfer full) (nullable) (element-type LiftEntry): its saved states, oldest first, at least one.
 */
GPtrArray *
lift_json_maker_make_day (LiftJsonMaker *self, JsonNode *node, const LiftProcedure *procedure, gboolean with_history,
                          LiftJsonProblem *problem)
{
  static const char *const members[] = { "uuid", "for_day", "revisions", NULL };
  static const char *const state_members[] = {
    "uuid",   "recorded_at", "utc_offset",  "first_recorded_at", "first_utc_offset",
    "author", "deleted",     "scores",      "zone_scores",       "signs_checked",
    "signs",  "more_side",   "pain_relief", "temperature_c10",   "note",
    "ticks",  NULL,
  };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  g_autoptr (LiftEntry) day = lift_entry_new (procedure->uuid, LIFT_DATE_NONE);
  LiftJsonObject object = { .index = -1, .problem = problem };
  States states = { day, with_history, list };

  if (!lift_json_object_open (&object, node, members) || !take_day (self, &object, procedure, day) ||
      !lift_json_maker_take_each (self, &object, "revisions", state_members, take_state, &states))
    return NULL;
  if (list->len > 0 && (with_history || list->len == 1))
    return g_steal_pointer (&list);
  lift_json_object_refuse (&object, "revisions",
                           with_history ? _("A day needs at least one saved state.")
                                        : _("A day of a file without history has exactly one saved state."));
  return NULL;
}
