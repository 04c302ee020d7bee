/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-episode.h"
#include "lift-reference.h"

G_BEGIN_DECLS

char *lift_text_chart (const LiftEpisode *episode, const LiftReference *reference, LiftSymptom symptom, LiftDate today,
                       int columns, gboolean utf8);

G_END_DECLS
