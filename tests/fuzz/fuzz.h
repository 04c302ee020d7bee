/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What a fuzzing engine calls for each input; the driver does the same for each file of the corpus. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
