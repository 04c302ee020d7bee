/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/* Asks whether a day shall be erased for good, does it, and then asks about the copies that still hold it. */
void lift_erase_dialog_present (GtkWidget *parent, LiftDiaryModel *model, LiftDate day);

G_END_DECLS
