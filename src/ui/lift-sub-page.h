/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiftSubPage:
 *
 * A page that lies over the others, with a header bar of its own and a way back.
 */
#define LIFT_TYPE_SUB_PAGE (lift_sub_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftSubPage, lift_sub_page, LIFT, SUB_PAGE, GtkBox)

GtkWidget *lift_sub_page_new (void);
void lift_sub_page_show (LiftSubPage *self, const char *title, GtkWidget *content, gboolean offers_worried);

G_END_DECLS
