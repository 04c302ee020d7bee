/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-import.h"

#include <glib/gi18n-lib.h>

#include "lift-format-english.h"
#include "lift-format-event.h"

/* Big enough for a hundred keys: a diary seldom holds more than one or two. */
#define KEY_BLOCK 4096

static void
line_free (gpointer data)
{
  LiftDiffLine *line = data;

  g_free (line->words);
  g_free (line);
}

/** lift_diff_new: Returns: (transfer full): a comparison in which nothing was found yet. */
LiftDiff *
lift_diff_new (void)
{
  LiftDiff *self = g_new0 (LiftDiff, 1);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->new_procedures = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_procedure_unref);
  self->keys = g_string_chunk_new (KEY_BLOCK);
  return self;
}

/** lift_diff_free: frees @self and its lines. */
void
lift_diff_free (LiftDiff *self)
{
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->new_procedures);
  g_string_chunk_free (self->keys);
  g_free (self->change);
  g_free (self->backup);
  g_free (self);
}

/**
 * lift_diff_add:
 * @self: a comparison that its maker still fills
 * @kind: what happens
 * @procedure: (nullable): uuid of the thread lift
 * @for_day: the day; %LIFT_DATE_NONE: it is about a record, or refused
 * @line: in the file, 0: none
 * @column: as in #LiftImportItem
 * @words: (transfer full) (nullable): as in #LiftDiffLine
 *
 * Counts one more piece. What is refused counts as a day unless it is a record of @procedure: a row is a day.
 */
void
lift_diff_add (LiftDiff *self, LiftDiffKind kind, const char *procedure, LiftDate for_day, guint line, guint column,
               char *words)
{
  gboolean is_day = for_day != LIFT_DATE_NONE || (kind == LIFT_DIFF_REFUSED && procedure == NULL);
  LiftDiffLine *added = g_new0 (LiftDiffLine, 1);

  added->kind = kind;
  added->procedure = procedure != NULL ? g_string_chunk_insert_const (self->keys, procedure) : NULL;
  added->for_day = for_day;
  added->line = line;
  added->column = column;
  if (words != NULL && self->n_words < LIFT_DIFF_MAX_WORDS) {
    added->words = words;
    self->n_words++;
  } else {
    g_free (words);
  }
  g_ptr_array_add (self->lines, added);
  if (is_day)
    self->days[kind]++;
  else
    self->records[kind]++;
}

/** lift_diff_wants_words: Returns: whether words of one more line would be kept; else nobody need make them. */
gboolean
lift_diff_wants_words (const LiftDiff *self)
{
  return self->n_words < LIFT_DIFF_MAX_WORDS;
}

/** lift_diff_count: Returns: how many days and records together are @kind. */
guint
lift_diff_count (const LiftDiff *self, LiftDiffKind kind)
{
  g_return_val_if_fail ((guint) kind < LIFT_N_DIFF_KINDS, 0);
  return self->days[kind] + self->records[kind];
}

/** lift_diff_changes_anything: Returns: whether the diary is another one afterwards. */
gboolean
lift_diff_changes_anything (const LiftDiff *self)
{
  return lift_diff_count (self, LIFT_DIFF_NEW) + lift_diff_count (self, LIFT_DIFF_DIFFERS) +
           lift_diff_count (self, LIFT_DIFF_DELETED) + self->n_kept >
         0;
}

static char *
describe_score (int score)
{
  if (score == LIFT_SCORE_NONE)
    return g_strdup (C_("comparison", "not answered"));
  return g_strdup_printf ("%d", score);
}

static void
add_difference (GPtrArray *parts, const char *what, const char *here, const char *there)
{
  /* Translators: %1$s is what was asked, such as "Swelling"; %2$s and %3$s are answers, such as "4". */
  g_ptr_array_add (parts, g_strdup_printf (_("%1$s: %2$s here, %3$s in the file"), what, here, there));
}

static void
compare_scores (GPtrArray *parts, const LiftEntry *here, const LiftEntry *there)
{
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    g_autofree char *ours = describe_score (here->scores[s]);
    g_autofree char *theirs = describe_score (there->scores[s]);

    if (here->scores[s] != there->scores[s])
      add_difference (parts, lift_format_symptom ((LiftSymptom) s), ours, theirs);
  }
}

static char *
describe_signs (const LiftEntry *entry)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!entry->signs_checked)
    return g_strdup (C_("comparison", "not answered"));
  if (entry->signs->len == 0)
    return g_strdup (C_("comparison", "no, nothing"));
  for (guint i = 0; i < entry->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);

    g_ptr_array_add (names, lift_format_sign_short_checked (mark->sign, mark->side));
  }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (C_("list separator", ", "), (char **) names->pdata);
}

static const char *
describe_more_side (LiftMoreSide side)
{
  switch (side) {
  case LIFT_MORE_SIDE_LEFT:
    return C_("more swollen side", "left");
  case LIFT_MORE_SIDE_SAME:
    return C_("more swollen side", "the same");
  case LIFT_MORE_SIDE_RIGHT:
    return C_("more swollen side", "right");
  case LIFT_MORE_SIDE_NONE:
  default:
    return C_("comparison", "not answered");
  }
}

static const char *
describe_answer (LiftAnswer answer)
{
  if (answer == LIFT_ANSWER_NONE)
    return C_("comparison", "not answered");
  return answer == LIFT_ANSWER_YES ? C_("answer", "yes") : C_("answer", "no");
}

static char *
describe_temperature (int temperature_c10)
{
  return temperature_c10 == LIFT_TEMPERATURE_NONE ? g_strdup (C_("comparison", "not answered"))
                                                  : lift_format_temperature (temperature_c10);
}

static void
compare_answers (GPtrArray *parts, const LiftEntry *here, const LiftEntry *there)
{
  g_autofree char *our_signs = describe_signs (here);
  g_autofree char *their_signs = describe_signs (there);
  g_autofree char *our_temperature = describe_temperature (here->temperature_c10);
  g_autofree char *their_temperature = describe_temperature (there->temperature_c10);

  if (g_strcmp0 (our_signs, their_signs) != 0)
    add_difference (parts, _("Anything unusual"), our_signs, their_signs);
  if (here->more_side != there->more_side)
    add_difference (parts, _("More swollen side"), describe_more_side (here->more_side),
                    describe_more_side (there->more_side));
  if (here->pain_relief != there->pain_relief)
    add_difference (parts, _("Pain relief"), describe_answer (here->pain_relief),
                    describe_answer (there->pain_relief));
  if (here->temperature_c10 != there->temperature_c10)
    add_difference (parts, _("Temperature"), our_temperature, their_temperature);
}

/**
 * lift_diff_describe_day:
 * @here: (nullable): the day as the diary has it
 * @there: the day as the file has it
 *
 * Her own words are not repeated: of a note it only says that it differs.
 *
 * Returns: (transfer full) (nullable): what differs, such as "Swelling: 4 here, 5 in the file"; %NULL: nothing.
 */
char *
lift_diff_describe_day (const LiftEntry *here, const LiftEntry *there)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (here == NULL || lift_entry_has_same_answers (here, there))
    return NULL;
  if (here->deleted)
    return g_strdup (_("Deleted here, written in the file"));
  if (there->deleted)
    return g_strdup (_("Written here, deleted in the file"));
  compare_scores (parts, here, there);
  compare_answers (parts, here, there);
  if (g_strcmp0 (here->note, there->note) != 0)
    g_ptr_array_add (parts, g_strdup (_("The note is another one")));
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (_("Parts of the face, or events of the day")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (C_("list separator", "; "), (char **) parts->pdata);
}
