/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void old_diary_make (const char *path, int schema, GRand *rand);
char *old_diary_read (const char *path, GPtrArray *queries);
GPtrArray *old_diary_list_queries (const char *path);

G_END_DECLS
