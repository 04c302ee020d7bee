/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiftStoreWatch:
 *
 * Tells that something may have happened to a diary file: its folder is watched, -shm is ignored, and a
 * burst of events is told once, a quarter of a second after it began. Where the folder is not there yet, it
 * is waited for. What happened is for the worker to find out. Lives in the main context of the thread that made it.
 */
typedef struct _LiftStoreWatch LiftStoreWatch;

typedef void (*LiftStoreWatchFunc) (gpointer user_data);

LiftStoreWatch *lift_store_watch_new (const char *path, LiftStoreWatchFunc func, gpointer user_data);
void lift_store_watch_free (LiftStoreWatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftStoreWatch, lift_store_watch_free)

G_END_DECLS
