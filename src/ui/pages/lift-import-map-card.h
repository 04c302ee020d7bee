/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-import-model.h"

G_BEGIN_DECLS

/**
 * LiftImportMapCard:
 *
 * What the columns of another program's table mean: which is the day, and which is which symptom, on which scale. It
 * writes into the model's map.
 */
#define LIFT_TYPE_IMPORT_MAP_CARD (lift_import_map_card_get_type ())
G_DECLARE_FINAL_TYPE (LiftImportMapCard, lift_import_map_card, LIFT, IMPORT_MAP_CARD, GtkBox)

GtkWidget *lift_import_map_card_new (LiftImportModel *model);

G_END_DECLS
