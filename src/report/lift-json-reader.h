/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-import.h"

G_BEGIN_DECLS

/**
 * LiftJsonReader:
 *
 * Reads the JSON that lift_json_write() writes, one checked piece at a time: each procedure, then its days, and the
 * reminders at the end. The whole text passes lift_json_guard_check() first; of what is read only one piece is held.
 */
typedef struct _LiftJsonReader LiftJsonReader;

LiftJsonReader *lift_json_reader_new (GBytes *bytes, GError **error);
void lift_json_reader_free (LiftJsonReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftJsonReader, lift_json_reader_free)

LiftImportItem *lift_json_reader_next (LiftJsonReader *self, GError **error);
void lift_json_reader_rewind (LiftJsonReader *self);
double lift_json_reader_get_progress (const LiftJsonReader *self);
gboolean lift_json_reader_is_partial (const LiftJsonReader *self);

G_END_DECLS
