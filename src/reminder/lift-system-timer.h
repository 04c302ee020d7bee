/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-wall-timer.h"

G_BEGIN_DECLS

#define LIFT_TYPE_SYSTEM_TIMER (lift_system_timer_get_type ())
G_DECLARE_FINAL_TYPE (LiftSystemTimer, lift_system_timer, LIFT, SYSTEM_TIMER, GObject)

LiftWallTimer *lift_system_timer_new (void);

G_END_DECLS
