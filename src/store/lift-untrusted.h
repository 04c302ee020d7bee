/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-store.h"

G_BEGIN_DECLS

/**
 * LiftUntrusted:
 *
 * A diary file that somebody hands to us, to be read out of. It is never opened itself: a private copy is looked at
 * with everything switched off that a file could make SQLite do, and opened only when nothing is in it but what
 * Afterlift writes. Goes away with its copy at the end of the scope (g_autoptr).
 */
typedef struct _LiftUntrusted LiftUntrusted;

LiftUntrusted *lift_untrusted_open (const char *file, LiftClock *clock, const char *program, GCancellable *cancellable,
                                    GError **error);
LiftStore *lift_untrusted_get_store (LiftUntrusted *self);
void lift_untrusted_free (LiftUntrusted *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftUntrusted, lift_untrusted_free)

G_END_DECLS
