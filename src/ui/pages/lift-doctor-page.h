/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-reminder-model.h"

G_BEGIN_DECLS

/**
 * LiftDoctorPage:
 *
 * Why no reminder comes, or that they do: the service, the next one, what shows notifications, how it starts;
 * a test; and what happened lately.
 */
#define LIFT_TYPE_DOCTOR_PAGE (lift_doctor_page_get_type ())
G_DECLARE_FINAL_TYPE (LiftDoctorPage, lift_doctor_page, LIFT, DOCTOR_PAGE, AdwBin)

GtkWidget *lift_doctor_page_new (LiftReminderModel *model);

G_END_DECLS
