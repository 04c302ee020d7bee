/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Included before every file of the layers that may not use json-glib: its header then does not compile. */
#pragma once
#pragma GCC poison json_parser_new
