/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftSignsPage:
 *
 * The whole list of signs for the chosen day, by how soon somebody should hear of them, with sides where
 * they are asked. Each tick is saved at once.
 */
#define LIFT_TYPE_SIGNS_PAGE (lift_signs_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftSignsPage, lift_signs_page, LIFT, SIGNS_PAGE, AdwBin)

GtkWidget *lift_signs_page_new (LiftDiaryModel *model);
void lift_signs_page_update (LiftSignsPage *self);

G_END_DECLS
