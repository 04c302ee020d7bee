/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-assessment.h"
#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftFindingCard:
 *
 * What the diary has to say about a finding, directly under the control that caused it: title, text,
 * the clinic's number with Copy, and the two answers that close it.
 */
#define LIFT_TYPE_FINDING_CARD (lift_finding_card_get_type ())
G_DECLARE_FINAL_TYPE (LiftFindingCard, lift_finding_card, LIFT, FINDING_CARD, GtkBox)

GtkWidget *lift_finding_card_new (LiftDiaryModel *model, const LiftFinding *finding);
const char *lift_finding_card_get_text (LiftFindingCard *self);

G_END_DECLS
