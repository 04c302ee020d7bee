/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-diary-model.h"
#include "lift-export.h"
#include "lift-report-pages.h"

G_BEGIN_DECLS

/**
 * LiftExportModel:
 *
 * A copy of the diary that is being chosen, looked at and written. What it is made of is read from the store anew
 * whenever the diary changes; a preview is laid out, and a file made, on a thread of its own.
 *
 * Signals: `changed` (what it is made of, the preview, or how far the writing is), `saved` (char*: the file that is
 * written now), `failed` (char*: a sentence).
 */
#define LIFT_TYPE_EXPORT_MODEL (lift_export_model_get_type ())
G_DECLARE_FINAL_TYPE (LiftExportModel, lift_export_model, LIFT, EXPORT_MODEL, GObject)

LiftExportModel *lift_export_model_new (LiftDiaryModel *diary, LiftExportFormat format);
LiftDiaryModel *lift_export_model_get_diary (LiftExportModel *self);
gboolean lift_export_model_is_loaded (LiftExportModel *self);
LiftProcedure *lift_export_model_get_procedure (LiftExportModel *self);

LiftExportOptions *lift_export_model_get_options (LiftExportModel *self);
void lift_export_model_options_changed (LiftExportModel *self);

LiftReportPages *lift_export_model_get_pages (LiftExportModel *self);
GBytes *lift_export_model_get_bytes (LiftExportModel *self);
LiftReportPages *lift_export_model_make_pages (LiftExportModel *self, LiftPaper paper, GError **error);
char *lift_export_model_suggest_name (LiftExportModel *self);

void lift_export_model_save (LiftExportModel *self, const char *path);
void lift_export_model_cancel (LiftExportModel *self);
gboolean lift_export_model_is_saving (LiftExportModel *self);
double lift_export_model_get_progress (LiftExportModel *self);

G_END_DECLS
