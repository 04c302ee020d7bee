/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-clock.h"
#include "lift-wall-timer.h"

G_BEGIN_DECLS

#define LIFT_TYPE_FAKE_TIMER (lift_fake_timer_get_type ())
G_DECLARE_FINAL_TYPE (LiftFakeTimer, lift_fake_timer, LIFT, FAKE_TIMER, GObject)

LiftFakeTimer *lift_fake_timer_new (LiftFixedClock *clock);
gint64 lift_fake_timer_get_now (LiftFakeTimer *self);
void lift_fake_timer_advance_to (LiftFakeTimer *self, gint64 utc);
void lift_fake_timer_sleep_to (LiftFakeTimer *self, gint64 utc);
void lift_fake_timer_jump_to (LiftFakeTimer *self, gint64 utc);

G_END_DECLS
