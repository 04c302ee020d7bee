/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean lift_output_write (const char *path, GBytes *bytes, GError **error);
char *lift_output_suggest_name (const char *extension, int first_day, int last_day, const char *iso_date);

G_END_DECLS
