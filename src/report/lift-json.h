/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-export.h"

G_BEGIN_DECLS

/** What `format` and `format_version` say in the JSON of a diary; data/formats/diary.schema.json describes it. */
#define LIFT_JSON_FORMAT "afterlift-diary"
#define LIFT_JSON_FORMAT_VERSION 1

GBytes *lift_json_write (const LiftArchive *archive, const LiftExportOptions *options, GCancellable *cancellable,
                         GError **error);

G_END_DECLS
