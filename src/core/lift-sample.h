/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-patch.h"
#include "lift-procedure.h"

G_BEGIN_DECLS

/** How many days ago the sample's procedure was. */
#define LIFT_SAMPLE_DAYS_AGO 9

/**
 * LiftSampleSave:
 * @recorded_at: local time at which it is saved, `YYYY-MM-DDThh:mm:ss`, for lift_fixed_clock_set()
 * @for_day: the day that it speaks of
 * @patch: what is saved
 *
 * One save of the sample diary.
 */
typedef struct {
  char *recorded_at;
  LiftDate for_day;
  LiftPatch *patch;
} LiftSampleSave;

void lift_sample_save_free (LiftSampleSave *self);

LiftProcedure *lift_sample_procedure (LiftDate today);
char *lift_sample_begins_at (LiftDate today);
GPtrArray *lift_sample_saves (LiftDate today);

G_END_DECLS
