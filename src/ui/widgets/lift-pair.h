/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiftPair:
 *
 * Two widgets side by side where there is room for both, the first one taking what is left over; else
 * one above the other.
 */
#define LIFT_TYPE_PAIR (lift_pair_get_type ())
G_DECLARE_FINAL_TYPE (LiftPair, lift_pair, LIFT, PAIR, GtkWidget)

GtkWidget *lift_pair_new (GtkWidget *first, GtkWidget *second);

G_END_DECLS
