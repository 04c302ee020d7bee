/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-ui-resources-register.h"

#include "lift-ui-resources.h"

/**
 * lift_ui_register_resources:
 *
 * Registers the window's templates and style; a linker drops them from a static library otherwise.
 */
void
lift_ui_register_resources (void)
{
  lift_ui_register_resource ();
}
