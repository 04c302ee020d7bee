/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "lift-statement.h"

G_BEGIN_DECLS

LiftStatement *lift_statement_new (sqlite3_stmt *stmt);
void lift_statement_free (LiftStatement *self);
LiftStatement *lift_statement_take (LiftStatement *self);

G_END_DECLS
