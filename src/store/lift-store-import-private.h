/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-store-import.h"
#include "lift-store-private.h"

G_BEGIN_DECLS

/**
 * LiftImportTarget:
 * @procedure: the thread lift as it will be
 * @is_new: the import makes it
 * @is_written: it is in the diary (a preview writes nothing)
 * @days: (element-type LiftDate): days that the file has
 *
 * A thread lift that the file speaks of.
 */
typedef struct {
  LiftProcedure *procedure;
  gboolean is_new;
  gboolean is_written;
  GHashTable *days;
} LiftImportTarget;

struct _LiftStoreImport {
  LiftStore *store;
  LiftImportMode mode;
  char *procedure;
  gboolean preview;
  gboolean restores;
  gboolean skip_refused;
  GCancellable *cancellable;

  LiftTransaction *transaction;
  char *change;
  char *backup;
  LiftDiff *diff;
  LiftDate today;
  GPtrArray *known;
  GHashTable *targets;
  LiftImportTarget *table;
  LiftDate table_day0;
};

/* lift-store-import.c */
gboolean lift_store_import_is_cancelled (LiftStoreImport *self, GError **error);
const char *lift_store_import_get_change (LiftStoreImport *self, GError **error);
void lift_store_import_refuse (LiftStoreImport *self, const LiftImportItem *item, LiftDate for_day,
                               const char *message);

/* lift-store-import-targets.c */
void lift_import_target_free (LiftImportTarget *self);
LiftImportTarget *lift_store_import_find_target (LiftStoreImport *self, const LiftImportItem *item, GError **error);
LiftImportTarget *lift_store_import_add_target (LiftStoreImport *self, LiftProcedure *procedure, gboolean is_new);
gboolean lift_store_import_write_target (LiftStoreImport *self, LiftImportTarget *target, GError **error);
gboolean lift_store_import_wake_target (LiftStoreImport *self, LiftImportTarget *target, gboolean *woken,
                                        GError **error);

/* lift-store-import-days.c */
gboolean lift_store_import_add_day (LiftStoreImport *self, const LiftImportItem *item, GError **error);
gboolean lift_store_import_delete_days (LiftStoreImport *self, GError **error);

/* lift-store-import-records.c */
gboolean lift_store_import_add_record (LiftStoreImport *self, const LiftImportItem *item, GError **error);
gboolean lift_store_import_add_reminder (LiftStoreImport *self, const LiftImportItem *item, GError **error);

G_END_DECLS
