/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-fhir-codes.h"

/*
 * Every code that an export may hold. A code from somebody else's system is here only after it was looked up there:
 * LOINC 72514-3 is the 0 to 10 rating of pain with the same anchors as ours; for daily scores of swelling or bruising
 * no public code was found. SNOMED CT is not used: it needs a licence. LOINC is Copyright Regenstrief Institute, Inc.
 */
static const LiftFhirCode codes[] = {
  { LIFT_FHIR_LOCAL, "swelling", "Swelling severity, 0 to 10" },
  { LIFT_FHIR_LOCAL, "bruising", "Bruising severity, 0 to 10" },
  { LIFT_FHIR_LOCAL, "discomfort", "Pain or discomfort severity, 0 to 10" },
  { LIFT_FHIR_LOCAL, "diary-entry", "Recovery diary entry" },
  { LIFT_FHIR_LOCAL, "days-after-procedure", "Days after procedure" },
  { LIFT_FHIR_LOCAL, "tightness", "Tightness or pulling severity, 0 to 10" },
  { LIFT_FHIR_LOCAL, "numbness", "Numbness severity, 0 to 10" },
  { LIFT_FHIR_LOCAL, "more-side", "More swollen side" },
  { LIFT_FHIR_LOCAL, "pain-relief", "Took something for pain" },
  { LIFT_FHIR_LOCAL, "signs-checked", "Asked about unusual signs" },
  { LIFT_FHIR_LOCAL, "sign-vision", "Sudden change of sight" },
  { LIFT_FHIR_LOCAL, "sign-breathing", "Trouble breathing or swallowing" },
  { LIFT_FHIR_LOCAL, "sign-stroke", "Sudden drooping, weakness or trouble speaking" },
  { LIFT_FHIR_LOCAL, "sign-skin-pale", "Pale or net-like skin with pain" },
  { LIFT_FHIR_LOCAL, "sign-very-ill", "Very ill with fever" },
  { LIFT_FHIR_LOCAL, "sign-one-side", "One side growing quickly" },
  { LIFT_FHIR_LOCAL, "sign-face-weak", "Part of the face moves less" },
  { LIFT_FHIR_LOCAL, "sign-fever", "Fever or shivering" },
  { LIFT_FHIR_LOCAL, "sign-pus", "Pus or bad-smelling fluid" },
  { LIFT_FHIR_LOCAL, "sign-redness", "Spreading redness or heat" },
  { LIFT_FHIR_LOCAL, "sign-worse", "Pain or swelling getting worse again" },
  { LIFT_FHIR_LOCAL, "sign-unbearable", "Unbearable pain" },
  { LIFT_FHIR_LOCAL, "sign-thread-out", "Thread showing or coming out" },
  { LIFT_FHIR_LOCAL, "sign-lump", "New lump" },
  { LIFT_FHIR_LOCAL, "sign-eating", "Swelling or fluid when eating" },
  { LIFT_FHIR_LOCAL, "sign-rash", "Itchy raised rash" },
  { LIFT_FHIR_LOCAL, "sign-dimple", "Dimple, pucker or ridge" },
  { LIFT_FHIR_LOCAL, "sign-uneven", "Sides look different" },
  { LIFT_FHIR_LOCAL, "sign-numb", "Numb or tingling" },
  { LIFT_FHIR_LOCAL, "sign-thread-felt", "Thread felt or seen under the skin" },
  { LIFT_FHIR_LOCAL, "side-left", "Left" },
  { LIFT_FHIR_LOCAL, "side-same", "Same on both sides" },
  { LIFT_FHIR_LOCAL, "side-right", "Right" },
  { LIFT_FHIR_LOCAL, "side-both", "Both sides" },
  { LIFT_FHIR_LOINC, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported" },
  { LIFT_FHIR_OBSERVATION_VALUE, "PATRPT", "patient reported" },
  { LIFT_FHIR_CATEGORY, "survey", "Survey" },
  { LIFT_FHIR_LOINC, "8310-5", "Body temperature" },
};

/** lift_fhir_code_find: Returns: (transfer none) (nullable): the code of that name. */
const LiftFhirCode *
lift_fhir_code_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    if (g_str_equal (codes[i].code, code))
      return &codes[i];
  }
  return NULL;
}

/** lift_fhir_code_get_nth: Returns: (transfer none) (nullable): one after the other, %NULL behind the last. */
const LiftFhirCode *
lift_fhir_code_get_nth (guint nth)
{
  return nth < G_N_ELEMENTS (codes) ? &codes[nth] : NULL;
}
