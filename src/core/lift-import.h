/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-archive.h"

G_BEGIN_DECLS

/**
 * LiftImportMode:
 * @LIFT_IMPORT_MERGE: what the file has and the diary does not is added; of two states of a day the one that was
 *   written last becomes the current one; records that differ stay as they are here
 * @LIFT_IMPORT_REPLACE: what the file names becomes as the file says; days of its procedures that the file does not
 *   have are deleted (their history stays, and undo brings them back)
 */
typedef enum {
  LIFT_IMPORT_MERGE,
  LIFT_IMPORT_REPLACE,
} LiftImportMode;

/**
 * LiftImportItemKind:
 * @LIFT_IMPORT_ITEM_PROCEDURE: a thread lift and what hangs on it, before its days
 * @LIFT_IMPORT_ITEM_DAY: one day
 * @LIFT_IMPORT_ITEM_REMINDER: a reminder
 * @LIFT_IMPORT_ITEM_REFUSED: a row that cannot be taken
 */
typedef enum {
  LIFT_IMPORT_ITEM_PROCEDURE,
  LIFT_IMPORT_ITEM_DAY,
  LIFT_IMPORT_ITEM_REMINDER,
  LIFT_IMPORT_ITEM_REFUSED,
} LiftImportItemKind;

/**
 * LiftImportMissing:
 *
 * What a file does not speak of at all, as a bit each; a cell that is empty says "not answered" instead.
 * %LIFT_IMPORT_MISSING_SINCE: it says which signs there were, not since when.
 */
typedef enum {
  LIFT_IMPORT_MISSING_NOTE = 1 << 8,
  LIFT_IMPORT_MISSING_SIGNS = 1 << 9,
  LIFT_IMPORT_MISSING_SINCE = 1 << 10,
  LIFT_IMPORT_MISSING_MORE_SIDE = 1 << 11,
  LIFT_IMPORT_MISSING_PAIN_RELIEF = 1 << 12,
  LIFT_IMPORT_MISSING_TEMPERATURE = 1 << 13,
  LIFT_IMPORT_MISSING_ZONES = 1 << 14,
  LIFT_IMPORT_MISSING_TICKS = 1 << 15,
  LIFT_IMPORT_MISSING_AUTHOR = 1 << 16,
} LiftImportMissing;

/** The bit of a symptom that a file does not speak of. */
#define LIFT_IMPORT_MISSING_SCORE(symptom) (1u << (symptom))

/**
 * LiftImportItem:
 * @kind: what it is
 * @line: where it begins in the file, from 1; 0: not known
 * @column: REFUSED: the character of the line or the number of the cell, from 1; 0: not known
 * @record: PROCEDURE: without states
 * @states: DAY: (element-type LiftEntry): of one day, oldest first, at least one. The procedure of each is "" where
 *   the file does not name one; uuid and revision are %NULL where the file has none
 *   A recorded-at of 0: the file does not say when it was written, so it fills in and never wins
 * @missing: DAY: bits of what the file does not speak of, see #LiftImportMissing; 0: it speaks of everything
 * @day_number: DAY: day number that the file says; %G_MININT: none
 * @reminder: REMINDER
 * @message: REFUSED: why, as a sentence. It names the column and what was expected
 * @rounded: DAY: (nullable): how scores were converted, such as "55 → 6"
 *
 * One checked piece of a file that is being read, as values.
 */
typedef struct {
  LiftImportItemKind kind;
  guint line;
  guint column;
  LiftArchiveRecord *record;
  GPtrArray *states;
  guint missing;
  int day_number;
  LiftReminder *reminder;
  char *message;
  char *rounded;
} LiftImportItem;

LiftImportItem *lift_import_item_new (LiftImportItemKind kind, guint line, guint column);
void lift_import_item_free (LiftImportItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftImportItem, lift_import_item_free)

LiftEntry *lift_import_complete_state (const LiftEntry *state, guint missing, const LiftEntry *here);
LiftEntry *lift_import_fill_state (const LiftEntry *here, const LiftEntry *state);

/**
 * LiftDiffKind:
 * @LIFT_DIFF_NEW: not in the diary: it is added
 * @LIFT_DIFF_SAME: the diary says the same: nothing happens
 * @LIFT_DIFF_DIFFERS: the file's becomes current; the state of before stays in the history
 * @LIFT_DIFF_STAYS: differs, and the diary's stays current (merge: written later, or a record); older saved states of
 *   the file go into the history
 * @LIFT_DIFF_DELETED: replace: the day is not in the file and is deleted
 * @LIFT_DIFF_REFUSED: cannot be taken
 */
typedef enum {
  LIFT_DIFF_NEW,
  LIFT_DIFF_SAME,
  LIFT_DIFF_DIFFERS,
  LIFT_DIFF_STAYS,
  LIFT_DIFF_DELETED,
  LIFT_DIFF_REFUSED,
} LiftDiffKind;

#define LIFT_N_DIFF_KINDS 6

/**
 * LiftDiffLine:
 * @kind: what happens
 * @procedure: (nullable): uuid of the thread lift
 * @for_day: the day; %LIFT_DATE_NONE: it is about a record, or refused
 * @line: in the file, 0: none
 * @column: as in #LiftImportItem
 * @words: (nullable): what differs ("Swelling: 4 here, 5 in the file"), why it was refused, or which record it is
 */
typedef struct {
  LiftDiffKind kind;
  const char *procedure;
  LiftDate for_day;
  guint line;
  guint column;
  char *words;
} LiftDiffLine;

/** How many lines of a preview carry words; the others only say what happens, so that memory stays flat. */
#define LIFT_DIFF_MAX_WORDS 1000

/**
 * LiftDiff:
 * @days: how many days, by #LiftDiffKind
 * @records: the same for everything that is not a day (procedures, questions, visits, …, reminders)
 * @lines: (element-type LiftDiffLine): in the order of the file, days that are the same too
 * @new_procedures: (element-type LiftProcedure): that the import makes
 * @n_rounded: days whose scores were converted with rounding
 * @n_kept: saved states of the file that only go into the history
 * @change: (nullable): uuid of the change, after a commit that changed something
 * @backup: (nullable): path of the copy that was made before
 *
 * What an import or a restore does, or would do.
 */
typedef struct {
  guint days[LIFT_N_DIFF_KINDS];
  guint records[LIFT_N_DIFF_KINDS];
  GPtrArray *lines;
  GPtrArray *new_procedures;
  guint n_rounded;
  guint n_kept;
  char *change;
  char *backup;

  /*< private >*/
  GStringChunk *keys;
  guint n_words;
} LiftDiff;

LiftDiff *lift_diff_new (void);
void lift_diff_free (LiftDiff *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftDiff, lift_diff_free)

void lift_diff_add (LiftDiff *self, LiftDiffKind kind, const char *procedure, LiftDate for_day, guint line,
                    guint column, char *words);
gboolean lift_diff_wants_words (const LiftDiff *self);
guint lift_diff_count (const LiftDiff *self, LiftDiffKind kind);
gboolean lift_diff_changes_anything (const LiftDiff *self);
char *lift_diff_describe_day (const LiftEntry *here, const LiftEntry *there);

G_END_DECLS
