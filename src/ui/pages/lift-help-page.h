/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** LiftHelpPage: what the scale and the guide are, when to call, how nothing is lost, and the keyboard. */
#define LIFT_TYPE_HELP_PAGE (lift_help_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftHelpPage, lift_help_page, LIFT, HELP_PAGE, AdwBin)

GtkWidget *lift_help_page_new (void);

G_END_DECLS
