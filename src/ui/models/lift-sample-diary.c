/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-sample-diary.h"

#include "lift-sample.h"
#include "lift-store.h"

/**
 * lift_sample_diary_write:
 * @path: a file that does not exist yet
 * @clock: says which day is today
 * @error: return location
 *
 * Writes a believable sample diary, save by save as it would have grown, so that its times and its
 * history are real.
 *
 * Returns: whether it is there.
 */
gboolean
lift_sample_diary_write (const char *path, LiftClock *clock, GError **error)
{
  LiftDate today = lift_clock_get_civil_day (clock);
  g_autoptr (LiftProcedure) procedure = lift_sample_procedure (today);
  g_autoptr (GPtrArray) saves = lift_sample_saves (today);
  g_autofree char *begins = lift_sample_begins_at (today);
  g_autoptr (LiftClock) then = lift_fixed_clock_new (begins, NULL);
  g_autoptr (LiftStore) store = lift_store_open (path, LIFT_OPEN_CREATE, then, "sample", error);
  g_autoptr (LiftProcedure) stored = store != NULL ? lift_store_add_procedure (store, procedure, error) : NULL;

  if (stored == NULL)
    return FALSE;
  for (guint i = 0; i < saves->len; i++) {
    const LiftSampleSave *save = g_ptr_array_index (saves, i);
    g_autoptr (LiftSaveResult) saved = NULL;

    lift_fixed_clock_set (LIFT_FIXED_CLOCK (then), save->recorded_at);
    saved = lift_store_save (store, stored->uuid, save->for_day, save->patch, NULL, NULL, error);
    if (saved == NULL)
      return FALSE;
  }
  return lift_store_close (store, error);
}
