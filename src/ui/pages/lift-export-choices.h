/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-export-model.h"

G_BEGIN_DECLS

/**
 * LiftExportChoices:
 *
 * What is to leave the diary: the kind of file, the days, what stays at home, whose name is in it, which language and
 * which paper. What a kind of file does not know is not asked. It writes into the model's options.
 */
#define LIFT_TYPE_EXPORT_CHOICES (lift_export_choices_get_type ())
G_DECLARE_FINAL_TYPE (LiftExportChoices, lift_export_choices, LIFT, EXPORT_CHOICES, AdwBin)

GtkWidget *lift_export_choices_new (LiftExportModel *model);

G_END_DECLS
