/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "lift-error.h"

G_BEGIN_DECLS

LiftError lift_db_error_code (sqlite3 *db, int rc);
const char *lift_db_error_sentence (LiftError code);
void lift_db_set_error (GError **error, sqlite3 *db, int rc);
void lift_db_set_error_code (GError **error, LiftError code);
void lift_db_set_error_errno (GError **error, int saved_errno);

G_END_DECLS
