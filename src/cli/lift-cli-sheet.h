/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-cli-private.h"

G_BEGIN_DECLS

/** LiftCliSheet: labels and answers in two columns, the second one where the longest label has ended. */
typedef struct _LiftCliSheet LiftCliSheet;

LiftCliSheet *lift_cli_sheet_new (int least_columns);
void lift_cli_sheet_free (LiftCliSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftCliSheet, lift_cli_sheet_free)

void lift_cli_sheet_add (LiftCliSheet *self, const char *label, const char *answer);
void lift_cli_sheet_print (LiftCliSheet *self, LiftCli *cli);

G_END_DECLS
