/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-clock.h"

G_BEGIN_DECLS

gboolean lift_sample_diary_write (const char *path, LiftClock *clock, GError **error);

G_END_DECLS
