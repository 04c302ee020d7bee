/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

void lift_emergency_alert_present (GtkWidget *parent, LiftDiaryModel *model, LiftSign sign);

G_END_DECLS
