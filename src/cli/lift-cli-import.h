/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-cli-private.h"
#include "lift-import.h"

G_BEGIN_DECLS

/* What `import` prints (lift-cli-import-output.c). */
void lift_cli_import_print_preview (LiftCli *cli, const LiftDiff *diff, LiftImportMode mode);
void lift_cli_import_print_result (LiftCli *cli, const LiftDiff *done, gboolean dry_run);
void lift_cli_import_print_json (LiftCli *cli, const LiftDiff *diff, LiftImportMode mode, gboolean dry_run);

G_END_DECLS
