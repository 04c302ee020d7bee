/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "lift-error.h"

G_BEGIN_DECLS

gboolean lift_diary_file_check (const char *path, GError **error);
gboolean lift_diary_file_create (const char *path, gint64 now, GError **error);
void lift_diary_file_remove_unfinished (const char *path);
char *lift_diary_file_make_sibling (const char *path, GError **error);
gboolean lift_diary_file_sync (const char *path, GError **error);
gboolean lift_diary_file_move_new (const char *from, const char *to, GError **error);

G_END_DECLS
