/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftVisitNote:
 *
 * "What my clinic said", kept with today's visit; where none is planned for today, one that is held today comes to be
 * with the first words. Saved after a short pause, and at once when the focus leaves it or it is taken away.
 */
#define LIFT_TYPE_VISIT_NOTE (lift_visit_note_get_type ())
G_DECLARE_FINAL_TYPE (LiftVisitNote, lift_visit_note, LIFT, VISIT_NOTE, GtkBox)

GtkWidget *lift_visit_note_new (LiftDiaryModel *model);
void lift_visit_note_update (LiftVisitNote *self);

G_END_DECLS
