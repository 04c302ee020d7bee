/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-reminder.h"
#include "lift-store-private.h"
#include "lift-visit.h"

G_BEGIN_DECLS

/** LiftRecordKind: records that are no days; the table of each has its name, and a key "uuid". */
typedef enum {
  LIFT_RECORD_PROCEDURE,
  LIFT_RECORD_QUESTION,
  LIFT_RECORD_MILESTONE,
  LIFT_RECORD_VISIT,
  LIFT_RECORD_CONTACT,
  LIFT_RECORD_REMINDER,
} LiftRecordKind;

#define LIFT_N_RECORD_KINDS 6

/** Name of the field in the trail that says: the record was not there before. */
#define LIFT_RECORD_ADDED "added"
/** Name of the field in the trail for the areas of a procedure, which have a table of their own. */
#define LIFT_RECORD_AREAS "areas"
/** Name in the trail of what the clinic's sheet says; the key is that of the procedure, the field is the kind. */
#define LIFT_RECORD_AFTERCARE "aftercare"

const char *lift_record_kind_to_name (LiftRecordKind kind);
gboolean lift_record_kind_from_name (const char *name, LiftRecordKind *kind);
const char *const *lift_record_get_fields (LiftRecordKind kind, guint *n_fields);
int lift_record_find_field (LiftRecordKind kind, const char *name);

/* The values of a record as text in the order of its fields; a STRICT column takes "12" for 12. */
GPtrArray *lift_record_list_procedure (const LiftProcedure *procedure);
GPtrArray *lift_record_list_question (const LiftQuestion *question, const char *procedure);
GPtrArray *lift_record_list_milestone (const LiftMilestone *milestone, const char *procedure);
GPtrArray *lift_record_list_visit (const LiftVisit *visit, const char *procedure);
GPtrArray *lift_record_list_contact (const LiftContact *contact, const char *procedure);
GPtrArray *lift_record_list_reminder (const LiftReminder *reminder);

/* In a transaction of the caller. Nothing of this writes to the trail. */
gboolean lift_store_record_read (LiftStore *self, LiftRecordKind kind, const char *uuid, GPtrArray **values,
                                 GError **error);
gboolean lift_store_record_insert (LiftStore *self, LiftRecordKind kind, const char *uuid, GPtrArray *values,
                                   GError **error);
gboolean lift_store_record_set (LiftStore *self, LiftRecordKind kind, const char *uuid, guint field,
                                const char *value, GError **error);
gboolean lift_store_record_remove (LiftStore *self, LiftRecordKind kind, const char *uuid, GError **error);

char *lift_record_describe_areas (const LiftProcedure *procedure);
gboolean lift_store_read_areas (LiftStore *self, const char *procedure, char **areas, GError **error);
gboolean lift_store_write_areas (LiftStore *self, const char *procedure, const char *areas, GError **error);
gboolean lift_store_read_aftercare_day (LiftStore *self, const char *procedure, const char *kind, char **last_day,
                                        GError **error);
gboolean lift_store_write_aftercare_day (LiftStore *self, const char *procedure, const char *kind,
                                         const char *last_day, GError **error);

G_END_DECLS
