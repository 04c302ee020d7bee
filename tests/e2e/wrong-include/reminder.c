/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Compiled with the flags of each layer, to see which layers may have this header. */
#include "lift-reminder-service.h"
