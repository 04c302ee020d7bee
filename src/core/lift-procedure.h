/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "lift-date.h"
#include "lift-rating.h"

G_BEGIN_DECLS

/* Stable keys of these are their lower-case names; %NULL in the diary means NONE (not said). */
typedef enum {
  LIFT_MATERIAL_NONE,
  LIFT_MATERIAL_PDO,
  LIFT_MATERIAL_PLLA,
  LIFT_MATERIAL_PCL,
  LIFT_MATERIAL_MIXED,
  LIFT_MATERIAL_OTHER,
  LIFT_MATERIAL_UNKNOWN,
} LiftMaterial;

typedef enum {
  LIFT_ANAESTHETIC_NONE_SAID,
  LIFT_ANAESTHETIC_NONE,
  LIFT_ANAESTHETIC_TOPICAL,
  LIFT_ANAESTHETIC_LOCAL,
  LIFT_ANAESTHETIC_SEDATION,
  LIFT_ANAESTHETIC_UNKNOWN,
} LiftAnaesthetic;

/** LiftArea: one part of the face that was lifted; @zone is never %LIFT_ZONE_FACE, @side never none. */
typedef struct {
  LiftZone zone;
  LiftSide side;
} LiftArea;

/** LiftQuestion: something to ask at the visit; @ticked_at is a UTC second, 0 while open. */
typedef struct {
  char *uuid;
  char *text;
  gint64 ticked_at;
} LiftQuestion;

LiftQuestion *lift_question_new (const char *uuid, const char *text, gint64 ticked_at);
void lift_question_free (LiftQuestion *question);

/**
 * LiftProcedure:
 * @uuid: (nullable): its key; %NULL until it is stored
 * @day0: the procedure day, may lie ahead; %LIFT_DATE_NONE: no date yet
 * @material: what the threads are made of
 * @nonabsorbable: whether threads stay for good (0 no or not said, 1 yes)
 * @thread_kind: (nullable): her or the clinic's words ("cog", "mono")
 * @thread_count: number of threads, 1 to 999; 0: not said
 * @anaesthetic: what was used
 * @combined: (nullable): what was done together with it ("filler")
 * @clinic: (nullable): name
 * @clinician: (nullable): name
 * @phone: (nullable): whom to call
 * @goals: (nullable): what she hopes for
 * @baseline_note: (nullable): what was different before ("left brow lower")
 * @archived_at: UTC second, 0: not archived
 * @areas: (element-type LiftArea)
 * @questions: (element-type LiftQuestion)
 *
 * One thread lift. Reference counted; not changed after it was handed on.
 */
typedef struct {
  char *uuid;
  LiftDate day0;
  LiftMaterial material;
  gboolean nonabsorbable;
  char *thread_kind;
  int thread_count;
  LiftAnaesthetic anaesthetic;
  char *combined;
  char *clinic;
  char *clinician;
  char *phone;
  char *goals;
  char *baseline_note;
  gint64 archived_at;
  GArray *areas;
  GPtrArray *questions;

  /*< private >*/
  gatomicrefcount ref_count;
} LiftProcedure;

#define LIFT_TYPE_PROCEDURE (lift_procedure_get_type ())
GType lift_procedure_get_type (void);

LiftProcedure *lift_procedure_new (void);
LiftProcedure *lift_procedure_copy (const LiftProcedure *self);
LiftProcedure *lift_procedure_ref (LiftProcedure *self);
void lift_procedure_unref (LiftProcedure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftProcedure, lift_procedure_unref)

void lift_procedure_add_area (LiftProcedure *self, LiftZone zone, LiftSide side);
gboolean lift_procedure_get_guide_applies (const LiftProcedure *self);
gboolean lift_procedure_check_for_day (const LiftProcedure *self, LiftDate for_day, LiftDate civil_today,
                                       GError **error);
LiftProcedure *lift_procedure_choose_current (GPtrArray *procedures, LiftDate diary_day);

const char *lift_material_to_key (LiftMaterial material);
gboolean lift_material_from_key (const char *key, LiftMaterial *material);
const char *lift_anaesthetic_to_key (LiftAnaesthetic anaesthetic);
gboolean lift_anaesthetic_from_key (const char *key, LiftAnaesthetic *anaesthetic);

/** First day before day 0 for which an entry can be written (a baseline). */
#define LIFT_DAYS_BEFORE_PROCEDURE 30

G_END_DECLS
