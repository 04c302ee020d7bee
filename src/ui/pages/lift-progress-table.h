/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-episode.h"

G_BEGIN_DECLS

GtkWidget *lift_progress_table_new (LiftEpisode *episode);

G_END_DECLS
