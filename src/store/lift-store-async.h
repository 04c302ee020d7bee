/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-store.h"

G_BEGIN_DECLS

/**
 * LiftStoreAsync:
 *
 * The diary for a window: one worker thread with a #LiftStore of its own; requests are done in the
 * order in which they were made; values that come back are immutable. Results and the signals come in
 * the main context of the thread that made it.
 *
 * Signals: `changed` (something in the diary is different now, by this or another program; emitted
 * after the callback of the request that did it) and `trouble` (GError*: the file was replaced,
 * updated by a newer Afterlift, or became unreadable).
 */
#define LIFT_TYPE_STORE_ASYNC (lift_store_async_get_type ())
G_DECLARE_FINAL_TYPE (LiftStoreAsync, lift_store_async, LIFT, STORE_ASYNC, GObject)

LiftStoreAsync *lift_store_async_new (const char *path, LiftClock *clock, const char *program);
const char *lift_store_async_get_path (LiftStoreAsync *self);
LiftClock *lift_store_async_get_clock (LiftStoreAsync *self);

/* Opens the diary; %LIFT_ERROR_NO_DIARY with %LIFT_OPEN_EXISTING when there is none yet. Then `changed` tells
 * when another program has made it, and a load opens it. Any other request on a diary that is not open fails
 * with %LIFT_ERROR_NO_DIARY, too. */
void lift_store_async_open_async (LiftStoreAsync *self, LiftOpenMode mode, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean lift_store_async_open_finish (LiftStoreAsync *self, GAsyncResult *result, GError **error);

void lift_store_async_load_async (LiftStoreAsync *self, const char *procedure, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
LiftSnapshot *lift_store_async_load_finish (LiftStoreAsync *self, GAsyncResult *result, GError **error);

void lift_store_async_save_async (LiftStoreAsync *self, const char *procedure, LiftDate for_day,
                                  const LiftPatch *patch, LiftEntry *base, const char *change,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
LiftSaveResult *lift_store_async_save_finish (LiftStoreAsync *self, GAsyncResult *result, GError **error);

/**
 * LiftStoreFunc:
 * @store: the worker's store
 * @data: what the caller handed over
 * @error: return location
 *
 * A piece of work on the worker thread. It may use @store and @data, and nothing of the window.
 *
 * Returns: (transfer full) (nullable): a result for lift_store_async_run_finish(); %NULL with @error set
 *   means failure, %NULL without it means done.
 */
typedef gpointer (*LiftStoreFunc) (LiftStore *store, gpointer data, GError **error);

/* Any other store function: delete, undo, history, restore, procedures, settings, contacts, erase. */
void lift_store_async_run_async (LiftStoreAsync *self, LiftStoreFunc func, gpointer data,
                                 GDestroyNotify data_free, GDestroyNotify result_free,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer lift_store_async_run_finish (LiftStoreAsync *self, GAsyncResult *result, GError **error);

/* Waits until every request made so far is done and the worker has ended; callbacks still come later. */
void lift_store_async_shutdown (LiftStoreAsync *self);

G_END_DECLS
