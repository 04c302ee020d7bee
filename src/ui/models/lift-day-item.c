/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-day-item.h"

#include <glib/gi18n-lib.h>

#include "lift-format-english.h"

struct _LiftDayItem {
  GObject parent_instance;

  LiftEpisode *episode;
  LiftDate day;
};

G_DEFINE_FINAL_TYPE (LiftDayItem, lift_day_item, G_TYPE_OBJECT)

static void
lift_day_item_finalize (GObject *object)
{
  LiftDayItem *self = LIFT_DAY_ITEM (object);

  g_clear_pointer (&self->episode, lift_episode_unref);
  G_OBJECT_CLASS (lift_day_item_parent_class)->finalize (object);
}

static void
lift_day_item_class_init (LiftDayItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lift_day_item_finalize;
}

static void
lift_day_item_init (LiftDayItem *self)
{
}

/** lift_day_item_new: Returns: (transfer full): the line of @day. */
LiftDayItem *
lift_day_item_new (LiftEpisode *episode, LiftDate day)
{
  LiftDayItem *self = g_object_new (LIFT_TYPE_DAY_ITEM, NULL);

  self->episode = lift_episode_ref (episode);
  self->day = day;
  return self;
}

/**
 * lift_day_item_follow:
 * @self: a line
 * @newer: (nullable): the line that is to stand at its place
 *
 * A line that would look the same stays where it is, with its focus, and goes on from the newer diary.
 *
 * Returns: whether @self shows what @newer would.
 */
gboolean
lift_day_item_follow (LiftDayItem *self, LiftDayItem *newer)
{
  LiftEntry *now, *before;

  if (newer == NULL || newer->day != self->day)
    return FALSE;
  before = lift_day_item_get_entry (self);
  now = lift_day_item_get_entry (newer);
  if ((before != NULL) != (now != NULL) || (now != NULL && now->seq != before->seq) ||
      lift_episode_get_procedure (self->episode)->day0 != lift_episode_get_procedure (newer->episode)->day0)
    return FALSE;
  lift_episode_ref (newer->episode);
  lift_episode_unref (self->episode);
  self->episode = newer->episode;
  return TRUE;
}

/** lift_day_item_get_day: Returns: the day of the line. */
LiftDate
lift_day_item_get_day (LiftDayItem *self)
{
  return self->day;
}

/** lift_day_item_get_entry: Returns: (transfer none) (nullable): what is written; %NULL for an empty day. */
LiftEntry *
lift_day_item_get_entry (LiftDayItem *self)
{
  return lift_episode_get_entry (self->episode, self->day);
}

/** lift_day_item_dup_title: Returns: (transfer full): "Day 3 · Thursday 19 November". */
char *
lift_day_item_dup_title (LiftDayItem *self)
{
  return lift_format_day_title (lift_episode_get_procedure (self->episode), self->day);
}

static void
add_scores (GPtrArray *parts, const LiftEntry *entry)
{
  for (int i = 0; i < LIFT_N_SYMPTOMS; i++) {
    if (entry->scores[i] != LIFT_SCORE_NONE)
      /* Translators: a symptom and its score in the list of days; write %Id for the locale’s own digits. */
      g_ptr_array_add (parts, g_strdup_printf (C_("symptom and score", "%s %d"),
                                               lift_format_symptom ((LiftSymptom) i), entry->scores[i]));
  }
}

static char *
shorten (const char *note)
{
  g_autofree char *line = g_strdelimit (g_strdup (note), "\n\r\t", ' ');

  if (g_utf8_strlen (line, -1) <= 80)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, 79) = '\0';
  return g_strconcat (line, "…", NULL);
}

/** lift_day_item_dup_summary: Returns: (transfer full): what is written, in a line or two. */
char *
lift_day_item_dup_summary (LiftDayItem *self)
{
  LiftEntry *entry = lift_day_item_get_entry (self);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;

  if (entry == NULL)
    return g_strdup (C_("day", "Empty"));
  add_scores (parts, entry);
  for (guint i = 0; i < entry->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);

    g_ptr_array_add (parts, lift_format_sign_short_checked (mark->sign, mark->side));
  }
  if (lift_episode_is_written_later (self->episode, entry))
    g_ptr_array_add (parts, g_strdup (C_("day", "written later")));
  if (entry->author == LIFT_AUTHOR_HELPER)
    g_ptr_array_add (parts, g_strdup (C_("day", "written by a helper")));
  g_ptr_array_add (parts, NULL);
  line = g_strjoinv (" · ", (char **) parts->pdata);
  if (entry->note[0] != '\0') {
    g_autofree char *note = shorten (entry->note);

    return line[0] != '\0' ? g_strdup_printf ("%s\n%s", line, note) : g_steal_pointer (&note);
  }
  return g_steal_pointer (&line);
}
