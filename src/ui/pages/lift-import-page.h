/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-import-model.h"

G_BEGIN_DECLS

/**
 * LiftImportPage:
 *
 * "Read a file": what is in a file, what would happen to the diary, and, once she says so, what happened.
 */
#define LIFT_TYPE_IMPORT_PAGE (lift_import_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftImportPage, lift_import_page, LIFT, IMPORT_PAGE, AdwBin)

GtkWidget *lift_import_page_new (LiftImportModel *model);

G_END_DECLS
