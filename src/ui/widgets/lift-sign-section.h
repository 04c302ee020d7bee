/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftSignSection:
 *
 * "Anything unusual today?": the question, yesterday's signs asked again, what is noted today with its
 * temperature, and the cards of what the signs mean.
 */
#define LIFT_TYPE_SIGN_SECTION (lift_sign_section_get_type ())
G_DECLARE_FINAL_TYPE (LiftSignSection, lift_sign_section, LIFT, SIGN_SECTION, GtkBox)

GtkWidget *lift_sign_section_new (LiftDiaryModel *model);
void lift_sign_section_update (LiftSignSection *self, LiftEntry *entry);
void lift_sign_section_set_findings (LiftSignSection *self, GPtrArray *findings, gboolean swelling_is_up);

G_END_DECLS
