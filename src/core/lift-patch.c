/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-patch.h"

typedef enum {
  FIELD_MORE_SIDE = 1 << 0,
  FIELD_PAIN_RELIEF = 1 << 1,
  FIELD_TEMPERATURE = 1 << 2,
  FIELD_NOTE = 1 << 3,
  FIELD_AUTHOR = 1 << 4,
  FIELD_TICKS = 1 << 5,
} Field;

/* What is done to the sign question as a whole before single signs are laid over it. */
typedef enum { RESET_NONE, RESET_NOTHING_UNUSUAL, RESET_NOT_ASKED } SignReset;

typedef struct {
  gboolean named;
  gboolean present;
  LiftSide side;
  LiftDate since_day;
} SignEdit;

struct _LiftPatch {
  guint fields;
  gboolean score_named[LIFT_N_SYMPTOMS];
  int scores[LIFT_N_SYMPTOMS];
  GArray *zone_ratings;
  SignReset reset;
  SignEdit signs[LIFT_N_SIGNS];
  LiftMoreSide more_side;
  LiftAnswer pain_relief;
  int temperature_c10;
  char *note;
  LiftAuthor author;
  GPtrArray *ticks;
};

/**
 * lift_patch_new:
 *
 * Returns: (transfer full): a patch that names nothing.
 */
LiftPatch *
lift_patch_new (void)
{
  LiftPatch *self = g_new0 (LiftPatch, 1);

  self->zone_ratings = g_array_new (FALSE, FALSE, sizeof (LiftRating));
  return self;
}

/**
 * lift_patch_copy:
 * @self: a patch
 *
 * Returns: (transfer full): another one that names the same.
 */
LiftPatch *
lift_patch_copy (const LiftPatch *self)
{
  LiftPatch *copy = lift_patch_new ();

  lift_patch_merge (copy, self);
  return copy;
}

/**
 * lift_patch_free:
 * @self: (transfer full): a patch
 */
void
lift_patch_free (LiftPatch *self)
{
  g_array_unref (self->zone_ratings);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  g_free (self->note);
  g_free (self);
}

/**
 * lift_patch_set_score:
 * @self: a patch
 * @symptom: what
 * @score: 0 to 10, or %LIFT_SCORE_NONE for "not answered"
 */
void
lift_patch_set_score (LiftPatch *self, LiftSymptom symptom, int score)
{
  g_return_if_fail ((guint) symptom < LIFT_N_SYMPTOMS);
  g_return_if_fail (score == LIFT_SCORE_NONE || lift_score_is_valid (score));
  self->score_named[symptom] = TRUE;
  self->scores[symptom] = score;
}

/**
 * lift_patch_set_zone_score:
 * @self: a patch
 * @symptom: what
 * @zone: where; (face, both) is the day's score
 * @side: both, left or right
 * @score: 0 to 10, or %LIFT_SCORE_NONE
 */
void
lift_patch_set_zone_score (LiftPatch *self, LiftSymptom symptom, LiftZone zone, LiftSide side, int score)
{
  LiftRating rating = { symptom, zone, side, score };

  g_return_if_fail (side != LIFT_SIDE_NONE);
  if (zone == LIFT_ZONE_FACE && side == LIFT_SIDE_BOTH) {
    lift_patch_set_score (self, symptom, score);
    return;
  }
  for (guint i = 0; i < self->zone_ratings->len; i++) {
    LiftRating *r = &g_array_index (self->zone_ratings, LiftRating, i);

    if (r->symptom == symptom && r->zone == zone && r->side == side) {
      r->score = score;
      return;
    }
  }
  g_array_append_val (self->zone_ratings, rating);
}

/**
 * lift_patch_add_sign:
 * @self: a patch
 * @sign: a sign that is present; the question counts as asked
 * @side: where; %LIFT_SIDE_NONE if not said
 * @since_day: since when, or %LIFT_DATE_NONE: keeps what the day already says, else the day itself
 */
void
lift_patch_add_sign (LiftPatch *self, LiftSign sign, LiftSide side, LiftDate since_day)
{
  g_return_if_fail ((guint) sign < LIFT_N_SIGNS);
  self->signs[sign] = (SignEdit){ TRUE, TRUE, side, since_day };
}

/**
 * lift_patch_remove_sign:
 * @self: a patch
 * @sign: a sign that is not (or no longer) present
 *
 * Says nothing of the others: when it was the last one, the question is open again.
 */
void
lift_patch_remove_sign (LiftPatch *self, LiftSign sign)
{
  g_return_if_fail ((guint) sign < LIFT_N_SIGNS);
  self->signs[sign] = (SignEdit){ TRUE, FALSE, LIFT_SIDE_NONE, LIFT_DATE_NONE };
}

/**
 * lift_patch_set_nothing_unusual:
 * @self: a patch
 *
 * "No, nothing": the question was asked and no sign is present.
 */
void
lift_patch_set_nothing_unusual (LiftPatch *self)
{
  self->reset = RESET_NOTHING_UNUSUAL;
  memset (self->signs, 0, sizeof self->signs);
}

/**
 * lift_patch_clear_signs:
 * @self: a patch
 *
 * Takes the answer back: "not asked".
 */
void
lift_patch_clear_signs (LiftPatch *self)
{
  self->reset = RESET_NOT_ASKED;
  memset (self->signs, 0, sizeof self->signs);
}

/** lift_patch_set_more_side: names the more swollen side; %LIFT_MORE_SIDE_NONE clears it. */
void
lift_patch_set_more_side (LiftPatch *self, LiftMoreSide side)
{
  self->fields |= FIELD_MORE_SIDE;
  self->more_side = side;
}

/** lift_patch_set_pain_relief: names whether anything was taken; %LIFT_ANSWER_NONE clears it. */
void
lift_patch_set_pain_relief (LiftPatch *self, LiftAnswer answer)
{
  self->fields |= FIELD_PAIN_RELIEF;
  self->pain_relief = answer;
}

/**
 * lift_patch_set_temperature:
 * @self: a patch
 * @temperature_c10: tenths of a degree Celsius, 300 to 450, or %LIFT_TEMPERATURE_NONE
 */
void
lift_patch_set_temperature (LiftPatch *self, int temperature_c10)
{
  g_return_if_fail (temperature_c10 == LIFT_TEMPERATURE_NONE ||
                    (temperature_c10 >= LIFT_TEMPERATURE_MIN_C10 &&
                     temperature_c10 <= LIFT_TEMPERATURE_MAX_C10));
  self->fields |= FIELD_TEMPERATURE;
  self->temperature_c10 = temperature_c10;
}

/** lift_patch_set_note: names the whole note; %NULL or "" clears it. */
void
lift_patch_set_note (LiftPatch *self, const char *note)
{
  char *copy = g_strdup (note != NULL ? note : "");

  self->fields |= FIELD_NOTE;
  g_free (self->note);
  self->note = copy;
}

/** lift_patch_set_author: names who writes; on its own it changes nothing. */
void
lift_patch_set_author (LiftPatch *self, LiftAuthor author)
{
  self->fields |= FIELD_AUTHOR;
  self->author = author;
}

static GPtrArray *
copy_ticks (GPtrArray *ticks)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_tick_free);

  for (guint i = 0; i < ticks->len; i++) {
    const LiftTick *tick = g_ptr_array_index (ticks, i);

    g_ptr_array_add (copy, lift_tick_new (tick->kind, tick->text));
  }
  return copy;
}

/**
 * lift_patch_set_ticks:
 * @self: a patch
 * @ticks: (element-type LiftTick) (transfer none): all events of the day
 */
void
lift_patch_set_ticks (LiftPatch *self, GPtrArray *ticks)
{
  GPtrArray *copy = copy_ticks (ticks);

  self->fields |= FIELD_TICKS;
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  self->ticks = copy;
}

static gboolean
names_a_sign (const LiftPatch *self)
{
  for (guint i = 0; i < LIFT_N_SIGNS; i++) {
    if (self->signs[i].named)
      return TRUE;
  }
  return FALSE;
}

static gboolean
adds_a_sign (const LiftPatch *self)
{
  for (guint i = 0; i < LIFT_N_SIGNS; i++) {
    if (self->signs[i].named && self->signs[i].present)
      return TRUE;
  }
  return FALSE;
}

static gboolean
names_signs (const LiftPatch *self)
{
  return self->reset != RESET_NONE || names_a_sign (self);
}

/**
 * lift_patch_is_empty:
 * @self: a patch
 *
 * Returns: whether it names no answer (an author alone is none).
 */
gboolean
lift_patch_is_empty (const LiftPatch *self)
{
  for (guint i = 0; i < LIFT_N_SYMPTOMS; i++) {
    if (self->score_named[i])
      return FALSE;
  }
  return (self->fields & ~(guint) FIELD_AUTHOR) == 0 && self->zone_ratings->len == 0 &&
         !names_signs (self);
}

/**
 * lift_patch_merge:
 * @self: a patch
 * @later: what was named after it; wins where both name a field
 */
void
lift_patch_merge (LiftPatch *self, const LiftPatch *later)
{
  for (guint i = 0; i < LIFT_N_SYMPTOMS; i++) {
    if (later->score_named[i])
      lift_patch_set_score (self, (LiftSymptom) i, later->scores[i]);
  }
  for (guint i = 0; i < later->zone_ratings->len; i++) {
    const LiftRating *r = &g_array_index (later->zone_ratings, LiftRating, i);

    lift_patch_set_zone_score (self, r->symptom, r->zone, r->side, r->score);
  }
  if (later->reset == RESET_NOTHING_UNUSUAL)
    lift_patch_set_nothing_unusual (self);
  else if (later->reset == RESET_NOT_ASKED)
    lift_patch_clear_signs (self);
  for (guint i = 0; i < LIFT_N_SIGNS; i++) {
    SignEdit edit = later->signs[i];

    /* "Keep what the day already says" means here: what the earlier patch says. */
    if (edit.present && edit.since_day == LIFT_DATE_NONE && self->signs[i].present)
      edit.since_day = self->signs[i].since_day;
    if (edit.named)
      self->signs[i] = edit;
  }
  if (later->fields & FIELD_MORE_SIDE)
    lift_patch_set_more_side (self, later->more_side);
  if (later->fields & FIELD_PAIN_RELIEF)
    lift_patch_set_pain_relief (self, later->pain_relief);
  if (later->fields & FIELD_TEMPERATURE)
    lift_patch_set_temperature (self, later->temperature_c10);
  if (later->fields & FIELD_NOTE)
    lift_patch_set_note (self, later->note);
  if (later->fields & FIELD_AUTHOR)
    lift_patch_set_author (self, later->author);
  if (later->fields & FIELD_TICKS)
    lift_patch_set_ticks (self, later->ticks);
}

static void
remove_zone_rating (LiftEntry *entry, const LiftRating *rating)
{
  for (guint i = 0; i < entry->zone_ratings->len; i++) {
    const LiftRating *r = &g_array_index (entry->zone_ratings, LiftRating, i);

    if (r->symptom == rating->symptom && r->zone == rating->zone && r->side == rating->side) {
      g_array_remove_index (entry->zone_ratings, i);
      return;
    }
  }
}

static void
apply_signs (const LiftPatch *self, LiftEntry *entry)
{
  g_autoptr (GArray) before = g_steal_pointer (&entry->signs);
  gboolean took_back = FALSE;

  entry->signs = g_array_new (FALSE, FALSE, sizeof (LiftSignMark));
  if (self->reset == RESET_NOTHING_UNUSUAL)
    entry->signs_checked = TRUE;
  else if (self->reset == RESET_NOT_ASKED)
    entry->signs_checked = FALSE;

  for (guint i = 0; i < LIFT_N_SIGNS; i++) {
    const SignEdit *edit = &self->signs[i];
    LiftSignMark mark = { (LiftSign) i, edit->side, edit->since_day };
    const LiftSignMark *old = NULL;

    for (guint j = 0; j < before->len && self->reset == RESET_NONE; j++) {
      if (g_array_index (before, LiftSignMark, j).sign == (LiftSign) i)
        old = &g_array_index (before, LiftSignMark, j);
    }
    if (!edit->named && old != NULL)
      g_array_append_val (entry->signs, *old);
    if (!edit->named)
      continue;
    if (!edit->present) {
      took_back = took_back || old != NULL;
      continue;
    }
    entry->signs_checked = TRUE;
    if (mark.since_day == LIFT_DATE_NONE)
      mark.since_day = old != NULL ? old->since_day : entry->for_day;
    g_array_append_val (entry->signs, mark);
  }
  /* "Not this one" is not "No, nothing": with the last sign taken back the question is open again. */
  if (took_back && entry->signs->len == 0)
    entry->signs_checked = FALSE;
}

/**
 * lift_patch_apply:
 * @self: a patch
 * @base: (nullable): the newest state of the day; %NULL or deleted: the day is empty
 * @procedure: (nullable): uuid of the procedure, for a day that is empty
 * @for_day: the day
 *
 * Pure: nothing is saved. Identity (@uuid of the entry, first writing) is kept from @base; revision,
 * sequence and times are the store's to set.
 *
 * Returns: (transfer full): the next state of the day.
 */
LiftEntry *
lift_patch_apply (const LiftPatch *self, const LiftEntry *base, const char *procedure, LiftDate for_day)
{
  LiftEntry *entry;

  if (base != NULL && !base->deleted) {
    entry = lift_entry_copy (base);
  } else {
    entry = lift_entry_new (procedure, for_day);
    if (base != NULL)
      entry->uuid = g_strdup (base->uuid);
  }
  entry->author = (self->fields & FIELD_AUTHOR) ? self->author : LIFT_AUTHOR_ME;
  for (guint i = 0; i < LIFT_N_SYMPTOMS; i++) {
    if (self->score_named[i])
      entry->scores[i] = self->scores[i];
  }
  for (guint i = 0; i < self->zone_ratings->len; i++) {
    const LiftRating *r = &g_array_index (self->zone_ratings, LiftRating, i);

    remove_zone_rating (entry, r);
    if (r->score != LIFT_SCORE_NONE)
      g_array_append_val (entry->zone_ratings, *r);
  }
  if (names_signs (self))
    apply_signs (self, entry);
  if (self->fields & FIELD_MORE_SIDE)
    entry->more_side = self->more_side;
  if (self->fields & FIELD_PAIN_RELIEF)
    entry->pain_relief = self->pain_relief;
  if (self->fields & FIELD_TEMPERATURE)
    entry->temperature_c10 = self->temperature_c10;
  if (self->fields & FIELD_NOTE) {
    g_free (entry->note);
    entry->note = g_strdup (self->note);
  }
  if (self->fields & FIELD_TICKS) {
    g_ptr_array_unref (entry->ticks);
    entry->ticks = copy_ticks (self->ticks);
  }
  return entry;
}

static gboolean
same_mark (const LiftSignMark *a, const LiftSignMark *b)
{
  return (a == NULL) == (b == NULL) && (a == NULL || a->side == b->side);
}

/* Whether @self makes the answer that @now already holds of @sign, if it names it at all. */
static gboolean
agrees_on_sign (const LiftPatch *self, LiftSign sign, const LiftSignMark *now)
{
  const SignEdit *edit = &self->signs[sign];

  if (!edit->named)
    return self->reset == RESET_NONE || now == NULL;
  return edit->present == (now != NULL) && (now == NULL || now->side == edit->side);
}

/* A sign that this patch names, or that its "No, nothing" sweeps away, has come, gone or changed sides
 * meanwhile; or the question itself was answered, or its answer taken back. */
static gboolean
signs_conflict (const LiftPatch *self, const LiftEntry *before, const LiftEntry *now)
{
  gboolean adds = adds_a_sign (self);
  gboolean checked = self->reset == RESET_NOTHING_UNUSUAL || adds;

  /* Taking single signs back says nothing of the question as a whole. */
  if ((self->reset != RESET_NONE || adds) && before->signs_checked != now->signs_checked && now->signs_checked != checked)
    return TRUE;
  for (guint i = 0; i < LIFT_N_SIGNS; i++) {
    const LiftSignMark *later = lift_entry_find_sign (now, (LiftSign) i);

    if (!same_mark (lift_entry_find_sign (before, (LiftSign) i), later) && !agrees_on_sign (self, (LiftSign) i, later))
      return TRUE;
  }
  return FALSE;
}

static gboolean
same_ticks (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    const LiftTick *first = g_ptr_array_index (a, i);
    const LiftTick *second = g_ptr_array_index (b, i);

    if (g_strcmp0 (first->kind, second->kind) != 0 || g_strcmp0 (first->text, second->text) != 0)
      return FALSE;
  }
  return TRUE;
}

/**
 * lift_patch_conflicts:
 * @self: a patch
 * @base: (nullable): the state that its author was looking at
 * @newest: (nullable): the newest state
 *
 * Returns: whether a field that @self names has changed between @base and @newest, to something other
 *   than what @self makes of it.
 */
gboolean
lift_patch_conflicts (const LiftPatch *self, const LiftEntry *base, const LiftEntry *newest)
{
  const LiftEntry *known = newest != NULL ? newest : base;
  g_autoptr (LiftEntry) before = NULL;
  g_autoptr (LiftEntry) now = NULL;
  g_autoptr (LiftPatch) nothing = NULL;

  if (known == NULL)
    return FALSE;
  nothing = lift_patch_new ();
  before = lift_patch_apply (nothing, base, NULL, known->for_day);
  now = lift_patch_apply (nothing, newest, NULL, known->for_day);
  for (guint i = 0; i < LIFT_N_SYMPTOMS; i++) {
    if (self->score_named[i] && before->scores[i] != now->scores[i] && now->scores[i] != self->scores[i])
      return TRUE;
  }
  for (guint i = 0; i < self->zone_ratings->len; i++) {
    const LiftRating *r = &g_array_index (self->zone_ratings, LiftRating, i);
    int then = lift_entry_get_zone_score (before, r->symptom, r->zone, r->side);
    int later = lift_entry_get_zone_score (now, r->symptom, r->zone, r->side);

    if (then != later && later != r->score)
      return TRUE;
  }
  if (signs_conflict (self, before, now))
    return TRUE;
  if ((self->fields & FIELD_MORE_SIDE) && before->more_side != now->more_side &&
      now->more_side != self->more_side)
    return TRUE;
  if ((self->fields & FIELD_PAIN_RELIEF) && before->pain_relief != now->pain_relief &&
      now->pain_relief != self->pain_relief)
    return TRUE;
  if ((self->fields & FIELD_TEMPERATURE) && before->temperature_c10 != now->temperature_c10 &&
      now->temperature_c10 != self->temperature_c10)
    return TRUE;
  if ((self->fields & FIELD_TICKS) && !same_ticks (before->ticks, now->ticks) &&
      !same_ticks (now->ticks, self->ticks))
    return TRUE;
  return (self->fields & FIELD_NOTE) && g_strcmp0 (before->note, now->note) != 0 &&
         g_strcmp0 (now->note, self->note) != 0;
}
