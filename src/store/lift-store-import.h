/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-import.h"
#include "lift-store.h"

G_BEGIN_DECLS

/**
 * LiftImportOptions:
 * @mode: merge or replace
 * @procedure: (nullable): uuid of the thread lift that days without one belong to; %NULL: the one whose day 0 fits,
 *   else a new one
 * @preview: only find out; nothing is written and no lock is held
 * @skip_refused: leave refused pieces out; else one of them makes the whole import fail
 * @restores: it comes from a copy of a diary: the change is a restore
 */
typedef struct {
  LiftImportMode mode;
  const char *procedure;
  gboolean preview;
  gboolean skip_refused;
  gboolean restores;
} LiftImportOptions;

/**
 * LiftStoreImport:
 *
 * An import that is under way: one transaction, one change. Freed before lift_store_import_finish(), it leaves the
 * diary as it was.
 */
typedef struct _LiftStoreImport LiftStoreImport;

LiftStoreImport *lift_store_import_begin (LiftStore *store, const LiftImportOptions *options,
                                          GCancellable *cancellable, GError **error);
gboolean lift_store_import_add (LiftStoreImport *self, const LiftImportItem *item, GError **error);
LiftDiff *lift_store_import_finish (LiftStoreImport *self, GError **error);
void lift_store_import_free (LiftStoreImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftStoreImport, lift_store_import_free)

G_END_DECLS
