/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-sample.h"

#include <glib/gi18n-lib.h>

#define NA LIFT_SCORE_NONE

/* One save: day number and time of writing, the day it is about, and what is answered. */
typedef struct {
  int written_day;
  const char *written_at;
  int day;
  int scores[LIFT_N_SYMPTOMS];
  LiftMoreSide more_side;
  LiftAnswer pain_relief;
  gboolean nothing_unusual;
  gboolean dimple;
  LiftAuthor author;
  const char *note;
} Save;

/* A score that is left out of a row is 0, and that is an answer. */
G_STATIC_ASSERT (LIFT_N_SYMPTOMS == 5);

/* An uncomplicated course inside the guide: a helper writes day 2, day 4 is missing, day 5 is written
 * the next morning, day 3 is corrected in the evening, and a dimple shows from day 6. Today is empty. */
static const Save saves[] = {
  { 0, "19:40:00", 0, { 3, 1, 4, 3, NA }, LIFT_MORE_SIDE_SAME, LIFT_ANSWER_YES, TRUE, FALSE, LIFT_AUTHOR_ME,
    N_("Home by three. My face feels tight.") },
  { 1, "20:05:00", 1, { 5, 2, 4, 4, 2 }, LIFT_MORE_SIDE_LEFT, LIFT_ANSWER_YES, TRUE, FALSE, LIFT_AUTHOR_ME, NULL },
  { 2, "20:12:00", 2, { 5, 4, 3, NA, NA }, LIFT_MORE_SIDE_LEFT, LIFT_ANSWER_NO, TRUE, FALSE, LIFT_AUTHOR_HELPER,
    N_("Left eye puffy in the morning, better by noon.") },
  { 3, "13:30:00", 3, { 4, 4, NA, NA, NA }, LIFT_MORE_SIDE_NONE, LIFT_ANSWER_NONE, FALSE, FALSE, LIFT_AUTHOR_ME, NULL },
  { 3, "20:01:00", 3, { 4, 4, 3, 4, NA }, LIFT_MORE_SIDE_SAME, LIFT_ANSWER_NO, TRUE, FALSE, LIFT_AUTHOR_ME, NULL },
  { 6, "09:10:00", 5, { 3, 3, 2, NA, NA }, LIFT_MORE_SIDE_NONE, LIFT_ANSWER_NONE, FALSE, FALSE, LIFT_AUTHOR_ME,
    N_("Forgot to write yesterday.") },
  { 6, "20:03:00", 6, { 2, 3, 2, 2, NA }, LIFT_MORE_SIDE_SAME, LIFT_ANSWER_NO, FALSE, TRUE, LIFT_AUTHOR_ME,
    N_("A small dimple beside my mouth on the left when I smile.") },
  { 7, "20:00:00", 7, { 2, 2, 1, 2, NA }, LIFT_MORE_SIDE_SAME, LIFT_ANSWER_NO, FALSE, TRUE, LIFT_AUTHOR_ME, NULL },
  { 8, "20:09:00", 8, { 1, 1, 1, 1, NA }, LIFT_MORE_SIDE_SAME, LIFT_ANSWER_NO, FALSE, TRUE, LIFT_AUTHOR_ME, NULL },
};

#define DIMPLE_SINCE 6

/** lift_sample_save_free: frees @self. */
void
lift_sample_save_free (LiftSampleSave *self)
{
  g_free (self->recorded_at);
  lift_patch_free (self->patch);
  g_free (self);
}

static char *
get_time (LiftDate day, const char *time)
{
  g_autofree char *iso = lift_date_to_iso (day);

  return g_strdup_printf ("%sT%s", iso, time);
}

/**
 * lift_sample_procedure:
 * @today: the civil day
 *
 * Returns: (transfer full): the sample's thread lift, nine days ago. Its telephone number is one of those
 *   that are kept free for fiction.
 */
LiftProcedure *
lift_sample_procedure (LiftDate today)
{
  LiftProcedure *procedure = lift_procedure_new ();

  procedure->day0 = today - LIFT_SAMPLE_DAYS_AGO;
  procedure->material = LIFT_MATERIAL_PDO;
  procedure->thread_count = 8;
  procedure->anaesthetic = LIFT_ANAESTHETIC_LOCAL;
  procedure->clinic = g_strdup (_("Sample Clinic"));
  procedure->phone = g_strdup ("01632 960123");
  procedure->goals = g_strdup (_("A softer line along my jaw."));
  lift_procedure_add_area (procedure, LIFT_ZONE_CHEEK, LIFT_SIDE_BOTH);
  lift_procedure_add_area (procedure, LIFT_ZONE_JAWLINE, LIFT_SIDE_BOTH);
  g_ptr_array_add (procedure->questions, lift_question_new (NULL, _("How long can I feel the dimple?"), 0));
  return procedure;
}

/** lift_sample_begins_at: Returns: (transfer full): local time at which the sample's procedure is stored. */
char *
lift_sample_begins_at (LiftDate today)
{
  return get_time (today - LIFT_SAMPLE_DAYS_AGO, "16:20:00");
}

static LiftPatch *
make_patch (const Save *save, LiftDate day0)
{
  LiftPatch *patch = lift_patch_new ();

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (save->scores[s] != NA)
      lift_patch_set_score (patch, (LiftSymptom) s, save->scores[s]);
  }
  if (save->more_side != LIFT_MORE_SIDE_NONE)
    lift_patch_set_more_side (patch, save->more_side);
  if (save->pain_relief != LIFT_ANSWER_NONE)
    lift_patch_set_pain_relief (patch, save->pain_relief);
  if (save->nothing_unusual)
    lift_patch_set_nothing_unusual (patch);
  if (save->dimple)
    lift_patch_add_sign (patch, LIFT_SIGN_DIMPLE, LIFT_SIDE_LEFT, day0 + DIMPLE_SINCE);
  if (save->note != NULL)
    lift_patch_set_note (patch, _(save->note));
  lift_patch_set_author (patch, save->author);
  return patch;
}

/**
 * lift_sample_saves:
 * @today: the civil day
 *
 * The sample diary as a list of saves. A program stores them in turn, with a fixed clock that is set to
 * each one's time, so that the diary looks as if it had been kept.
 *
 * Returns: (transfer full) (element-type LiftSampleSave): the saves, in the order of their times.
 */
GPtrArray *
lift_sample_saves (LiftDate today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_sample_save_free);
  LiftDate day0 = today - LIFT_SAMPLE_DAYS_AGO;

  for (guint i = 0; i < G_N_ELEMENTS (saves); i++) {
    LiftSampleSave *save = g_new0 (LiftSampleSave, 1);

    save->recorded_at = get_time (day0 + saves[i].written_day, saves[i].written_at);
    save->for_day = day0 + saves[i].day;
    save->patch = make_patch (&saves[i], day0);
    g_ptr_array_add (list, save);
  }
  return list;
}
