/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-assessment.h"

G_BEGIN_DECLS

gboolean _lift_assessment_check_rule (const LiftEpisode *episode, const LiftReference *reference, LiftRule rule,
                                      LiftSymptom symptom, LiftDate for_day, LiftFinding *finding);
gboolean _lift_assessment_check_day_14 (const LiftEpisode *episode, LiftDate for_day, LiftFinding *finding);
void _lift_finding_answer (LiftFinding *self, const LiftEpisode *episode, GPtrArray *contacts);

G_END_DECLS
