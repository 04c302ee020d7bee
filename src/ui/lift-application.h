/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiftApplication:
 *
 * The program `afterlift`. On her own diary it is unique; another `--diary` and the sample run as a
 * program of their own.
 */
#define LIFT_TYPE_APPLICATION (lift_application_get_type ())
G_DECLARE_FINAL_TYPE (LiftApplication, lift_application, LIFT, APPLICATION, AdwApplication)

LiftApplication *lift_application_new (void);

G_END_DECLS
