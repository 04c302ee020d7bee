/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiftJsonOut:
 *
 * Writes JSON as it comes, so that a diary of any length needs no tree beside its text: two blanks for each level, LF
 * at the end of each line, members in the order in which they are given, the same bytes in every language. What is
 * written is valid RFC 8259 as long as begins and ends match (asserted).
 */
typedef struct _LiftJsonOut LiftJsonOut;

LiftJsonOut *lift_json_out_new (void);
void lift_json_out_free (LiftJsonOut *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftJsonOut, lift_json_out_free)

/* @name is NULL inside of an array, and at the top. */
void lift_json_out_begin_object (LiftJsonOut *self, const char *name);
void lift_json_out_end_object (LiftJsonOut *self);
void lift_json_out_begin_array (LiftJsonOut *self, const char *name);
void lift_json_out_end_array (LiftJsonOut *self);
void lift_json_out_text (LiftJsonOut *self, const char *name, const char *value);
void lift_json_out_integer (LiftJsonOut *self, const char *name, gint64 value);
void lift_json_out_tenths (LiftJsonOut *self, const char *name, int tenths);
void lift_json_out_boolean (LiftJsonOut *self, const char *name, gboolean value);

gsize lift_json_out_get_size (const LiftJsonOut *self);
GBytes *lift_json_out_finish (LiftJsonOut *self);

G_END_DECLS
