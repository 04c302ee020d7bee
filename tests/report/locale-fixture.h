/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void locale_fixture_make_german (const char *name);
void locale_fixture_enter (int category, const char *name);

G_END_DECLS
