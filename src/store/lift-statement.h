/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "lift-date.h"

G_BEGIN_DECLS

/**
 * LiftStep:
 * @LIFT_STEP_ROW: a row is there to be read
 * @LIFT_STEP_DONE: no more rows; the statement has done its work
 * @LIFT_STEP_ERROR: it failed, the error is set
 *
 * "Done" and "failed" are never the same value.
 */
typedef enum { LIFT_STEP_ROW, LIFT_STEP_DONE, LIFT_STEP_ERROR } LiftStep;

/**
 * LiftStatement:
 *
 * A prepared statement that its connection keeps. It comes from lift_db_prepare() and goes back at the
 * end of the scope (g_autoptr): reset, and with nothing of the diary left in its parameters.
 */
typedef struct _LiftStatement LiftStatement;

void lift_statement_bind_int (LiftStatement *self, int index, gint64 value);
void lift_statement_bind_text (LiftStatement *self, int index, const char *value);
void lift_statement_bind_day (LiftStatement *self, int index, LiftDate day);
void lift_statement_bind_null (LiftStatement *self, int index);

LiftStep lift_statement_step (LiftStatement *self, GError **error);
gboolean lift_statement_run (LiftStatement *self, GError **error);
void lift_statement_reset (LiftStatement *self);
void lift_statement_release (LiftStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftStatement, lift_statement_release)

gboolean lift_statement_is_null (LiftStatement *self, int column);
gint64 lift_statement_get_int (LiftStatement *self, int column);
const char *lift_statement_get_text (LiftStatement *self, int column);
LiftDate lift_statement_get_day (LiftStatement *self, int column);
void lift_statement_add_to_checksum (LiftStatement *self, GChecksum *checksum);

G_END_DECLS
