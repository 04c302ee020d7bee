/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-sign.h"

G_BEGIN_DECLS

void lift_sign_line_append (GtkBox *box, LiftSign sign, LiftSide side);
void lift_sign_line_append_tier (GtkBox *box, LiftTier tier);

G_END_DECLS
