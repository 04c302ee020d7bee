/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

#include "lift-clock.h"

G_BEGIN_DECLS

/**
 * LiftCliExit:
 * @LIFT_CLI_DONE: done
 * @LIFT_CLI_CANNOT: the diary or the machine cannot: missing, newer, not ours, damaged, busy, full,
 *   read-only, or the target of an export
 * @LIFT_CLI_NOT_UNDERSTOOD: words that are not understood
 * @LIFT_CLI_REFUSED: understood, and refused: a day that lies ahead, an id that nobody knows
 *
 * What the shell is told. These numbers are stable.
 */
typedef enum {
  LIFT_CLI_DONE = 0,
  LIFT_CLI_CANNOT = 1,
  LIFT_CLI_NOT_UNDERSTOOD = 2,
  LIFT_CLI_REFUSED = 3,
} LiftCliExit;

int lift_cli_run (int argc, char **argv, LiftClock *clock, FILE *in, FILE *out, FILE *err);

G_END_DECLS
