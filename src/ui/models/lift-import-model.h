/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-diary-model.h"
#include "lift-import-reader.h"

G_BEGIN_DECLS

/**
 * LiftImportState:
 * @LIFT_IMPORT_STATE_CHECKING: the file is being read and compared with the diary
 * @LIFT_IMPORT_STATE_ASKING: it is the table of another program: what its columns mean has to be said
 * @LIFT_IMPORT_STATE_READY: what would happen is known
 * @LIFT_IMPORT_STATE_WORKING: it is being taken over
 * @LIFT_IMPORT_STATE_DONE: it is in the diary
 * @LIFT_IMPORT_STATE_FAILED: lift_import_model_get_trouble() says why; the diary is as before
 */
typedef enum {
  LIFT_IMPORT_STATE_CHECKING,
  LIFT_IMPORT_STATE_ASKING,
  LIFT_IMPORT_STATE_READY,
  LIFT_IMPORT_STATE_WORKING,
  LIFT_IMPORT_STATE_DONE,
  LIFT_IMPORT_STATE_FAILED,
} LiftImportState;

/**
 * LiftImportModel:
 *
 * A file on its way into the diary: it is checked and compared first, and taken over only when she says so. Both are
 * done on the store's thread. Signal: `changed`.
 */
#define LIFT_TYPE_IMPORT_MODEL (lift_import_model_get_type ())
G_DECLARE_FINAL_TYPE (LiftImportModel, lift_import_model, LIFT, IMPORT_MODEL, GObject)

LiftImportModel *lift_import_model_new (LiftDiaryModel *diary, const char *path);
LiftDiaryModel *lift_import_model_get_diary (LiftImportModel *self);
char *lift_import_model_dup_name (LiftImportModel *self);
gboolean lift_import_model_is_backup (LiftImportModel *self);
LiftImportState lift_import_model_get_state (LiftImportModel *self);
const char *lift_import_model_get_trouble (LiftImportModel *self);

/* Of the table of another program; %NULL of ours. */
const char *const *lift_import_model_get_columns (LiftImportModel *self);
LiftImportMap *lift_import_model_get_map (LiftImportModel *self);
void lift_import_model_map_changed (LiftImportModel *self);

LiftImportMode lift_import_model_get_mode (LiftImportModel *self);
void lift_import_model_set_mode (LiftImportModel *self, LiftImportMode mode);
gboolean lift_import_model_get_skips (LiftImportModel *self);
void lift_import_model_set_skips (LiftImportModel *self, gboolean skips);
gboolean lift_import_model_can_run (LiftImportModel *self);

const LiftDiff *lift_import_model_get_diff (LiftImportModel *self);
double lift_import_model_get_progress (LiftImportModel *self);
void lift_import_model_run (LiftImportModel *self);
void lift_import_model_cancel (LiftImportModel *self);

G_END_DECLS
