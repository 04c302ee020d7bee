/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-reference.h"

G_BEGIN_DECLS

void lift_report_register_resources (void);
LiftReference *lift_reference_file_parse (GBytes *bytes, GError **error);
LiftReference *lift_reference_file_load_shipped (GError **error);

G_END_DECLS
