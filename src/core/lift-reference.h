/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "lift-symptom.h"

G_BEGIN_DECLS

/**
 * LiftBand:
 * @low: a mild course
 * @typical: a middle course in somebody who has the symptom
 * @high: a strong but uncomplicated course
 *
 * One day of the reference band, 0 to 10 in halves. These are not percentiles.
 */
typedef struct {
  double low;
  double typical;
  double high;
} LiftBand;

/**
 * LiftReference:
 *
 * The reference band ("rough guide"): what leaflets and studies of similar procedures suggest per day.
 * It ends at its last day; nothing is extrapolated. Immutable and reference counted.
 */
typedef struct _LiftReference LiftReference;

#define LIFT_TYPE_REFERENCE (lift_reference_get_type ())
GType lift_reference_get_type (void);

/**
 * LiftReferenceInfo:
 * @version: 1 upwards
 * @date: ISO year and month or day of this version
 * @population: whom it was made for
 * @label: "illustrative"
 * @reviewed_by: (nullable): the clinician who reviewed it
 * @sources: (array zero-terminated=1): one line each
 * @n_published: how many of its numbers rest on a published score
 *
 * Where a band comes from.
 */
typedef struct {
  int version;
  const char *date;
  const char *population;
  const char *label;
  const char *reviewed_by;
  const char *const *sources;
  guint n_published;
} LiftReferenceInfo;

gboolean lift_band_check (const LiftBand *band, GError **error);

LiftReference *lift_reference_new (const LiftReferenceInfo *info, guint n_days, const LiftBand *bands,
                                   const char *const *bases, GError **error);
LiftReference *lift_reference_ref (LiftReference *self);
void lift_reference_unref (LiftReference *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftReference, lift_reference_unref)

const LiftReferenceInfo *lift_reference_get_info (const LiftReference *self);
int lift_reference_get_last_day (const LiftReference *self);
gboolean lift_reference_get_band (const LiftReference *self, LiftSymptom symptom, int day, LiftBand *band);
const char *lift_reference_get_basis (const LiftReference *self, LiftSymptom symptom, int day);
guint lift_reference_get_n_numbers (const LiftReference *self);

G_END_DECLS
