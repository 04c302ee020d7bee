/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The code systems of an export. The local one is defined by the CodeSystem resource that each export carries. */
#define LIFT_FHIR_LOCAL "urn:uuid:9d841322-fe8a-5654-b980-792608c2dfdc"
#define LIFT_FHIR_LOINC "http://loinc.org"
#define LIFT_FHIR_OBSERVATION_VALUE "http://terminology.hl7.org/CodeSystem/v3-ObservationValue"
#define LIFT_FHIR_CATEGORY "http://terminology.hl7.org/CodeSystem/observation-category"

/**
 * LiftFhirCode:
 * @system: one of the systems above
 * @code: unique in all of them
 * @display: exactly as the system says it
 */
typedef struct {
  const char *system;
  const char *code;
  const char *display;
} LiftFhirCode;

const LiftFhirCode *lift_fhir_code_find (const char *code);
const LiftFhirCode *lift_fhir_code_get_nth (guint nth);

G_END_DECLS
