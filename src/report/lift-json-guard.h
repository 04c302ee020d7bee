/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LIFT_JSON_GUARD_MAX_BYTES (64 * 1024 * 1024)
#define LIFT_JSON_GUARD_MAX_DEPTH 32

gboolean lift_json_guard_check (const char *text, gsize length, GHashTable **lines, GError **error);

G_END_DECLS
