/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-db.h"
#include "lift-salvage.h"

G_BEGIN_DECLS

gboolean lift_salvage_fill (LiftDb *db, LiftSalvage *report, GError **error);

G_END_DECLS
