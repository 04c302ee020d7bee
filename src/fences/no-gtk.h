/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Included before every file of the layers that may not use GTK: its header then does not compile. */
#pragma once
#pragma GCC poison gtk_init
