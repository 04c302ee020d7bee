/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-entry.h"

G_BEGIN_DECLS

/* A saved state of a day in one line, for the history. */
char *lift_format_entry_line (const LiftEntry *entry);

G_END_DECLS
