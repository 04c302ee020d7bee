/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-rating.h"

static const char *const side_keys[LIFT_N_SIDES] = { NULL, "both", "left", "right" };
static const char *const zone_keys[LIFT_N_ZONES] = {
  "face", "brow", "cheek", "jawline", "neck", "other",
};

/**
 * lift_side_to_key:
 * @side: a side
 *
 * Returns: (transfer none) (nullable): its stable name; %NULL for %LIFT_SIDE_NONE.
 */
const char *
lift_side_to_key (LiftSide side)
{
  g_return_val_if_fail ((guint) side < LIFT_N_SIDES, NULL);
  return side_keys[side];
}

/**
 * lift_side_from_key:
 * @key: (nullable): a stable name; %NULL means %LIFT_SIDE_NONE
 * @side: (out): the side; left alone on failure
 *
 * Returns: whether @key names a side.
 */
gboolean
lift_side_from_key (const char *key, LiftSide *side)
{
  for (guint i = 0; i < LIFT_N_SIDES; i++) {
    if (g_strcmp0 (key, side_keys[i]) == 0) {
      *side = (LiftSide) i;
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * lift_zone_to_key:
 * @zone: a zone
 *
 * Returns: (transfer none): its stable name.
 */
const char *
lift_zone_to_key (LiftZone zone)
{
  g_return_val_if_fail ((guint) zone < LIFT_N_ZONES, NULL);
  return zone_keys[zone];
}

/**
 * lift_zone_from_key:
 * @key: (nullable): a stable name
 * @zone: (out): the zone; left alone on failure
 *
 * Returns: whether @key names a zone.
 */
gboolean
lift_zone_from_key (const char *key, LiftZone *zone)
{
  for (guint i = 0; i < LIFT_N_ZONES; i++) {
    if (g_strcmp0 (key, zone_keys[i]) == 0) {
      *zone = (LiftZone) i;
      return TRUE;
    }
  }
  return FALSE;
}
