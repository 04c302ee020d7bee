/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiftWorkplace:
 *
 * Where SQLite makes a new file before it goes to its place: beside that place, or, where SQLite cannot open a file
 * there, in a private folder. What a portal hands into a sandbox is such a place.
 */
typedef struct _LiftWorkplace LiftWorkplace;

LiftWorkplace *lift_workplace_new (const char *target, GError **error);
void lift_workplace_free (LiftWorkplace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftWorkplace, lift_workplace_free)

const char *lift_workplace_get_path (const LiftWorkplace *self);
gboolean lift_workplace_finish (LiftWorkplace *self, GError **error);

G_END_DECLS
