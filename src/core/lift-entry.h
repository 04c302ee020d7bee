/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "lift-date.h"
#include "lift-rating.h"
#include "lift-sign.h"

G_BEGIN_DECLS

typedef enum { LIFT_AUTHOR_ME, LIFT_AUTHOR_HELPER } LiftAuthor;

/** LiftAnswer: a yes-or-no question, with "not answered" as a value of its own. */
typedef enum { LIFT_ANSWER_NONE, LIFT_ANSWER_NO, LIFT_ANSWER_YES } LiftAnswer;

/** LiftMoreSide: "Which side is more swollen?", with "not answered" as a value of its own. */
typedef enum {
  LIFT_MORE_SIDE_NONE,
  LIFT_MORE_SIDE_LEFT,
  LIFT_MORE_SIDE_SAME,
  LIFT_MORE_SIDE_RIGHT,
} LiftMoreSide;

/** Tenths of a degree Celsius, 300 to 450; %LIFT_TEMPERATURE_NONE: not measured. */
#define LIFT_TEMPERATURE_NONE 0
#define LIFT_TEMPERATURE_MIN_C10 300
#define LIFT_TEMPERATURE_MAX_C10 450
#define LIFT_NOTE_MAX_BYTES 65536

/**
 * LiftTick:
 * @kind: stable name of an event of a day, such as `cold-pack`, `clinic-visit`, `own`
 * @text: (nullable): her words
 */
typedef struct {
  char *kind;
  char *text;
} LiftTick;

LiftTick *lift_tick_new (const char *kind, const char *text);
void lift_tick_free (LiftTick *tick);

/**
 * LiftEntry:
 * @uuid: of the entry (one per procedure and for-day)
 * @procedure: uuid of the procedure
 * @for_day: the civil day that the entry speaks of
 * @revision: uuid of this saved state
 * @change: uuid of the undoable act that made it
 * @seq: 1 for the first saved state; 0 for a state that is not saved
 * @recorded_at: UTC second at which this state was written
 * @utc_offset: minutes that her clock was ahead of UTC then
 * @first_recorded_at: as @recorded_at, of the first state (since the last deletion)
 * @first_utc_offset: as @utc_offset, of the first state
 * @author: who wrote it
 * @deleted: this state says "deleted"; it then has no answers
 * @scores: of (face, both), 0 to 10 or %LIFT_SCORE_NONE, by #LiftSymptom
 * @zone_ratings: (element-type LiftRating): every other zone and side
 * @signs_checked: the sign question was answered; with no sign: "No, nothing"
 * @signs: (element-type LiftSignMark): present ones, in list order
 * @more_side: the more swollen side
 * @pain_relief: took anything for pain
 * @temperature_c10: tenths of a degree Celsius, or %LIFT_TEMPERATURE_NONE
 * @note: never %NULL; "" for none
 * @ticks: (element-type LiftTick): events of the day
 *
 * One day of the diary in one saved state. Reference counted; after it was handed to somebody else
 * nobody changes it.
 */
typedef struct {
  char *uuid;
  char *procedure;
  LiftDate for_day;

  char *revision;
  char *change;
  int seq;
  gint64 recorded_at;
  int utc_offset;
  gint64 first_recorded_at;
  int first_utc_offset;
  LiftAuthor author;
  gboolean deleted;

  int scores[LIFT_N_SYMPTOMS];
  GArray *zone_ratings;
  gboolean signs_checked;
  GArray *signs;
  LiftMoreSide more_side;
  LiftAnswer pain_relief;
  int temperature_c10;
  char *note;
  GPtrArray *ticks;

  /*< private >*/
  gatomicrefcount ref_count;
} LiftEntry;

#define LIFT_TYPE_ENTRY (lift_entry_get_type ())
GType lift_entry_get_type (void);

LiftEntry *lift_entry_new (const char *procedure, LiftDate for_day);
LiftEntry *lift_entry_copy (const LiftEntry *self);
LiftEntry *lift_entry_ref (LiftEntry *self);
void lift_entry_unref (LiftEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftEntry, lift_entry_unref)

const LiftSignMark *lift_entry_find_sign (const LiftEntry *self, LiftSign sign);
int lift_entry_get_zone_score (const LiftEntry *self, LiftSymptom symptom, LiftZone zone, LiftSide side);
gboolean lift_entry_is_empty (const LiftEntry *self);
gboolean lift_entry_has_same_answers (const LiftEntry *self, const LiftEntry *other);
gboolean lift_entry_is_written_later (const LiftEntry *self, int day_end_hours);

const char *lift_author_to_key (LiftAuthor author);
gboolean lift_author_from_key (const char *key, LiftAuthor *author);
const char *lift_more_side_to_key (LiftMoreSide side);
gboolean lift_more_side_from_key (const char *key, LiftMoreSide *side);

G_END_DECLS
