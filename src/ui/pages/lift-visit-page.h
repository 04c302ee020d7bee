/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"

G_BEGIN_DECLS

/**
 * LiftVisitPage:
 *
 * What is held out to the clinician: this thread lift alone, in large type, with the content of a report's first
 * page. Nothing can be changed on it but what belongs to the visit: questions are ticked off, and what the clinic
 * said is written down.
 */
#define LIFT_TYPE_VISIT_PAGE (lift_visit_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftVisitPage, lift_visit_page, LIFT, VISIT_PAGE, AdwBin)

GtkWidget *lift_visit_page_new (LiftDiaryModel *model);

G_END_DECLS
