/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIFT_TYPE_ZONE_WATCH (lift_zone_watch_get_type ())
G_DECLARE_FINAL_TYPE (LiftZoneWatch, lift_zone_watch, LIFT, ZONE_WATCH, GObject)

LiftZoneWatch *lift_zone_watch_new (void);
LiftZoneWatch *lift_zone_watch_new_for_file (const char *path);
LiftZoneWatch *lift_zone_watch_new_fixed (const char *identifier);
gboolean lift_zone_watch_set_fixed (LiftZoneWatch *self, const char *identifier);
GTimeZone *lift_zone_watch_dup_zone (LiftZoneWatch *self);

G_END_DECLS
