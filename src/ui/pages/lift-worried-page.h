/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftWorriedPage:
 *
 * "Worried?": whom to call, in which order, and what to say, written from her own record. Works with an
 * empty diary, too.
 */
#define LIFT_TYPE_WORRIED_PAGE (lift_worried_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftWorriedPage, lift_worried_page, LIFT, WORRIED_PAGE, AdwBin)

GtkWidget *lift_worried_page_new (LiftDiaryModel *model);

G_END_DECLS
