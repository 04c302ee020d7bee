/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-sample.h"
#include "lift-store.h"

/**
 * lift_store_write_sample:
 * @path: a file that does not exist yet
 * @clock: says which day is today, and in which zone
 * @program: who writes
 * @error: return location
 *
 * Writes a believable sample diary, save by save as it would have grown, so that its times and its
 * history are real. Today is left empty.
 *
 * Returns: whether it is there.
 */
gboolean
lift_store_write_sample (const char *path, LiftClock *clock, const char *program, GError **error)
{
  LiftDate today = lift_clock_get_civil_day (clock);
  g_autoptr (GDateTime) now = lift_clock_dup_now (clock);
  g_autofree char *begins_at = lift_sample_begins_at (today);
  g_autoptr (LiftClock) then =
    lift_fixed_clock_new (begins_at, g_time_zone_get_identifier (g_date_time_get_timezone (now)));
  g_autoptr (LiftProcedure) procedure = lift_sample_procedure (today);
  g_autoptr (GPtrArray) saves = lift_sample_saves (today);
  g_autoptr (LiftStore) store = lift_store_open (path, LIFT_OPEN_CREATE, then, program, error);
  g_autoptr (LiftProcedure) stored = store != NULL ? lift_store_add_procedure (store, procedure, error) : NULL;

  if (stored == NULL)
    return FALSE;
  for (guint i = 0; i < saves->len; i++) {
    const LiftSampleSave *save = g_ptr_array_index (saves, i);
    g_autoptr (LiftSaveResult) result = NULL;

    lift_fixed_clock_set (LIFT_FIXED_CLOCK (then), save->recorded_at);
    result = lift_store_save (store, stored->uuid, save->for_day, save->patch, NULL, NULL, error);
    if (result == NULL)
      return FALSE;
  }
  return lift_store_close (store, error);
}
