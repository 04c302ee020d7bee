/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiftEventRow:
 *
 * The events of a day: a cold pack, a visit at the clinic, and others in her own words, one to a line. A line that
 * is emptied is no event; there is always an empty one at the end. What a newer version wrote is kept. Emits
 * `edited` when the person changes something, with every letter, so that nothing waits for a button.
 */
#define LIFT_TYPE_EVENT_ROW (lift_event_row_get_type ())
G_DECLARE_FINAL_TYPE (LiftEventRow, lift_event_row, LIFT, EVENT_ROW, GtkBox)

GtkWidget *lift_event_row_new (void);
void lift_event_row_set_ticks (LiftEventRow *self, GPtrArray *ticks);
GPtrArray *lift_event_row_list_ticks (LiftEventRow *self);

G_END_DECLS
