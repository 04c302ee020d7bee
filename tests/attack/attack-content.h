/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *attack_read_content (const char *path);
char *attack_read_text (const char *path, const char *sql);
gboolean attack_is_whole (const char *path);
GBytes *attack_make_kept (const char *folder, const char *schema);
void attack_be_quiet (void);
char *attack_make_folder (void);
void attack_remove_folder (const char *folder);
void attack_empty_folder (const char *folder);

G_END_DECLS
