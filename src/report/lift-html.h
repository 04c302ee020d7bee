/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-export.h"

G_BEGIN_DECLS

GBytes *lift_html_write (const LiftExportSource *source, const LiftExportOptions *options);

G_END_DECLS
