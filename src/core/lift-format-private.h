/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-format.h"

G_BEGIN_DECLS

/** LiftWord: a string of a table, marked with NC_(); said by _lift_word(). */
typedef struct {
  const char *context;
  const char *text;
} LiftWord;

const char *_lift_word (const LiftWord *word);
char *_lift_print_number (const char *format, int number);
char *_lift_format_procedure_date (const LiftProcedure *procedure, LiftDate as_seen_from);
char *_lift_format_emergency_say (LiftSign sign, const char *date);

G_END_DECLS
