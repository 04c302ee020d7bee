/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-archive.h"
#include "lift-export.h"

G_BEGIN_DECLS

/** Every field that a diary has is used; notes hold what is hard on formats, one of them as long as it may be. */
LiftArchive *archive_fixture_new_full (gboolean with_history);
LiftArchive *archive_fixture_new_random (GRand *rand, gboolean with_history);
LiftArchive *archive_fixture_new_long (guint n_days);
LiftArchive *archive_fixture_new_empty (void);

void archive_fixture_init_source (LiftExportSource *source, LiftArchive *archive);

G_END_DECLS
