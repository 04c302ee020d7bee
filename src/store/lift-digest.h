/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-db.h"

G_BEGIN_DECLS

char *lift_digest_compute (LiftDb *db, GError **error);

G_END_DECLS
