/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-store.h"

G_BEGIN_DECLS

gboolean lift_backup_open (const char *file, const char *diary, LiftClock *clock, GError **error);

G_END_DECLS
