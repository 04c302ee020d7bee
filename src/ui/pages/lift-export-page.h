/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-export-model.h"

G_BEGIN_DECLS

/**
 * LiftExportPage:
 *
 * "Save or print": what is to leave the diary, how it will look, and where it went. Files and printers are the
 * window's matter. Emits `save`, `print` and `show-in-folder` (char*: a file).
 */
#define LIFT_TYPE_EXPORT_PAGE (lift_export_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftExportPage, lift_export_page, LIFT, EXPORT_PAGE, AdwBin)

GtkWidget *lift_export_page_new (LiftExportModel *model);
LiftExportModel *lift_export_page_get_model (LiftExportPage *self);

G_END_DECLS
