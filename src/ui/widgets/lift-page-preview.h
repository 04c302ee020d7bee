/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-report-pages.h"

G_BEGIN_DECLS

/**
 * LiftPagePreview:
 *
 * A sheet of paper as it will come out of the printer, drawn by the same function, as wide as there is room.
 */
#define LIFT_TYPE_PAGE_PREVIEW (lift_page_preview_get_type ())
G_DECLARE_FINAL_TYPE (LiftPagePreview, lift_page_preview, LIFT, PAGE_PREVIEW, GtkWidget)

GtkWidget *lift_page_preview_new (void);
void lift_page_preview_set (LiftPagePreview *self, LiftReportPages *pages, guint page);

G_END_DECLS
