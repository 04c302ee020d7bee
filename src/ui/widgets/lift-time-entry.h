/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiftTimeEntry:
 *
 * A time of the day, to be typed as people type it ("20:00", "8", "8.30", "8 pm"). Emits `chosen` (int: minute of
 * the day) when another time was typed; what is not understood changes nothing and is said under it.
 */
#define LIFT_TYPE_TIME_ENTRY (lift_time_entry_get_type ())
G_DECLARE_FINAL_TYPE (LiftTimeEntry, lift_time_entry, LIFT, TIME_ENTRY, GtkBox)

GtkWidget *lift_time_entry_new (const char *name, int minute);
void lift_time_entry_set_may_be_empty (LiftTimeEntry *self, gboolean may_be_empty);
int lift_time_entry_get_minute (LiftTimeEntry *self);
void lift_time_entry_set_minute (LiftTimeEntry *self, int minute);
gboolean lift_time_entry_parse (const char *text, int *minute);

G_END_DECLS
