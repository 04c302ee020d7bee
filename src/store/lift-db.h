/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-error.h"
#include "lift-statement.h"

G_BEGIN_DECLS

/** "LIFT": the mark of our files, and of the newest schema that this program knows. */
#define LIFT_DB_APPLICATION_ID 0x4c494654

/**
 * LiftDb:
 *
 * One connection to a diary file, with its pragmas set and read back. Used on one thread at a time.
 */
typedef struct _LiftDb LiftDb;

/**
 * LiftTransaction:
 *
 * A transaction that is open; given back at the end of the scope (g_autoptr), where what was not
 * committed is rolled back.
 */
typedef struct _LiftTransaction LiftTransaction;

LiftDb *lift_db_open (const char *path, gboolean for_writing, GError **error);
gboolean lift_db_close (LiftDb *self, GError **error);
void lift_db_free (LiftDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftDb, lift_db_free)

const char *lift_db_get_path (LiftDb *self);
gboolean lift_db_is_read_only (LiftDb *self);
gboolean lift_db_set_query_only (LiftDb *self, GError **error);
void lift_db_refuse_writes (LiftDb *self, LiftError reason);
void lift_db_hold_checkpoint (LiftDb *self, gboolean hold);
gboolean lift_db_exec (LiftDb *self, const char *sql, GError **error);
LiftStatement *lift_db_prepare (LiftDb *self, const char *sql, GError **error);
gboolean lift_db_read_int (LiftDb *self, const char *sql, gint64 *value, GError **error);
void lift_db_set_cancellable (LiftDb *self, GCancellable *cancellable);
GCancellable *lift_db_get_cancellable (LiftDb *self);
gboolean lift_db_checkpoint (LiftDb *self, gboolean *busy, GError **error);

void lift_db_guard_version (LiftDb *self, int version);
gboolean lift_db_check_place (LiftDb *self, GError **error);
guint64 lift_db_get_n_commits (LiftDb *self);

LiftTransaction *lift_db_begin_write (LiftDb *self, GError **error);
LiftTransaction *lift_db_begin_read (LiftDb *self, GError **error);
LiftTransaction *lift_db_begin_exclusive (LiftDb *self, GError **error);
gboolean lift_transaction_commit (LiftTransaction *self, GError **error);
void lift_transaction_release (LiftTransaction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftTransaction, lift_transaction_release)

G_END_DECLS
