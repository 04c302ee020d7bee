/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-episode.h"

G_BEGIN_DECLS

char *lift_csv_guard_text (const char *text);
char *lift_csv_unguard_text (const char *text);
GBytes *lift_csv_write (const LiftEpisode *episode, char delimiter, GCancellable *cancellable, GError **error);

G_END_DECLS
