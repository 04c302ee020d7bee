/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiftNumberEntry:
 *
 * A whole number as somebody types it, in the digits of any script, or nothing. Never a spin button: scrolling over
 * it changes nothing. Emits `chosen` (int, -1 for nothing) when it is left or Enter is pressed.
 */
#define LIFT_TYPE_NUMBER_ENTRY (lift_number_entry_get_type ())
G_DECLARE_FINAL_TYPE (LiftNumberEntry, lift_number_entry, LIFT, NUMBER_ENTRY, GtkBox)

GtkWidget *lift_number_entry_new (const char *name, int min, int max);
int lift_number_entry_get_number (LiftNumberEntry *self);
void lift_number_entry_set_number (LiftNumberEntry *self, int number);
void lift_number_entry_set_placeholder (LiftNumberEntry *self, const char *text);

G_END_DECLS
