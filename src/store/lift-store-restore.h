/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-import.h"
#include "lift-store.h"

G_BEGIN_DECLS

LiftDiff *lift_store_restore (LiftStore *self, const char *file, LiftImportMode mode, gboolean preview,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
