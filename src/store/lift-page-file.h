/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-error.h"

G_BEGIN_DECLS

/**
 * LiftPageFile:
 *
 * The pages of a diary file as they are after its last commit, read without SQLite, which gives up at the first page
 * that is damaged. Nothing in the file is trusted: all sizes and positions are looked at before they are used.
 */
typedef struct _LiftPageFile LiftPageFile;

LiftPageFile *lift_page_file_open (const char *path, GError **error);
void lift_page_file_free (LiftPageFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftPageFile, lift_page_file_free)

guint lift_page_file_get_page_size (const LiftPageFile *self);
guint lift_page_file_get_n_pages (const LiftPageFile *self);
gboolean lift_page_file_is_foreign (const LiftPageFile *self);
gboolean lift_page_file_is_blank (const LiftPageFile *self);
const guint8 *lift_page_file_get_page (const LiftPageFile *self, guint number);

G_END_DECLS
