/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-db.h"
#include "lift-schedule.h"
#include "lift-store.h"

G_BEGIN_DECLS

struct _LiftStore {
  GObject parent_instance;

  LiftDb *db;
  char *path;
  char *program;
  LiftClock *clock;
  GThread *thread;
  /* What could be read of a damaged diary, and where it lives meanwhile (lift-store-damage.c). */
  gboolean damaged;
  char *private_folder;
};

/**
 * LiftIdQuery:
 * @sql: finds at most two keys that begin with ?1
 * @too_short, @not_found, @not_unique: sentences, marked with N_()
 */
typedef struct {
  const char *sql;
  const char *too_short;
  const char *not_found;
  const char *not_unique;
} LiftIdQuery;

/** LiftFieldEdit: a record whose old values go to the trail: its table, its key and the names of its fields. */
typedef struct {
  const char *record;
  const char *uuid;
  const char *const *fields;
} LiftFieldEdit;

LiftStore *lift_store_open_copy (const char *path, LiftOpenMode mode, LiftClock *clock, const char *program,
                                 GError **error);
LiftDb *lift_store_enter (LiftStore *self);
guint64 lift_store_get_n_commits (LiftStore *self);

/* Reading inside a transaction of the caller. */
GPtrArray *lift_store_read_procedures (LiftStore *self, gboolean archived_too, GError **error);
LiftProcedure *lift_store_read_procedure (LiftStore *self, const char *uuid, GError **error);
LiftProcedure *lift_store_read_current_procedure (LiftStore *self, GError **error);
GPtrArray *lift_store_read_days (LiftStore *self, const char *procedure, GError **error);
GPtrArray *lift_store_read_revisions (LiftStore *self, const char *entry, GError **error);
GPtrArray *lift_store_read_history (LiftStore *self, const char *procedure, GError **error);
gboolean lift_store_read_newest (LiftStore *self, const char *procedure, LiftDate for_day, LiftEntry **newest,
                                 GError **error);
GPtrArray *lift_store_read_contacts (LiftStore *self, const char *procedure, GError **error);
gboolean lift_store_read_setting (LiftStore *self, const char *key, char **value, GError **error);
gboolean lift_store_read_day_end_hours (LiftStore *self, int *hours, GError **error);
GPtrArray *lift_store_read_days_since (LiftStore *self, const char *procedure, LiftDate from, GError **error);
GPtrArray *lift_store_read_reminders (LiftStore *self, GError **error);
GPtrArray *lift_store_read_visits (LiftStore *self, const char *procedure, GError **error);
GPtrArray *lift_store_read_milestones (LiftStore *self, const char *procedure, GError **error);
gboolean lift_store_read_aftercare (LiftStore *self, const char *procedure, LiftAftercare *aftercare, GError **error);
GPtrArray *lift_store_read_planned_visits (LiftStore *self, GError **error);
gboolean lift_store_read_reminder_settings (LiftStore *self, LiftSchedule *schedule, GError **error);
LiftSchedule *lift_store_read_schedule (LiftStore *self, GError **error);
char *lift_store_resolve_id (LiftStore *self, const LiftIdQuery *query, const char *id, GError **error);
gboolean lift_store_read_can_undo (LiftStore *self, const char *procedure, gboolean *can_undo, GError **error);

/* Writing inside a transaction of the caller. */
char *lift_store_add_change (LiftStore *self, const char *kind, const char *undoes, GError **error);
gboolean lift_store_add_trail (LiftStore *self, const char *change, const char *record, const char *uuid,
                               const char *field, const char *old, GError **error);
gboolean lift_store_edit_fields (LiftStore *self, const LiftFieldEdit *edit, GPtrArray *old, GPtrArray *now,
                                 guint *n_different, GError **error);
gboolean lift_store_write_setting (LiftStore *self, const char *key, const char *value, gboolean *changed,
                                   GError **error);
gboolean lift_store_insert_state (LiftStore *self, const LiftEntry *state, const LiftEntry *before, GError **error);
gboolean lift_store_append (LiftStore *self, LiftEntry *next, const LiftEntry *newest, const char *change,
                            GError **error);

/* What undo does to records that are no days (lift-store-undo-records.c). */
gboolean lift_store_undo_records (LiftStore *self, const char *change, const char *undo, guint *n_undone,
                                  GError **error);

/* Looking for damage (lift-store-damage.c, lift-store-check.c). */
gboolean lift_store_check_if_due (LiftStore *self, GError **error);
void lift_store_note_checked (LiftStore *self);
void lift_store_remove_private_copy (LiftStore *self);
gboolean lift_store_has_whole_pages (LiftStore *self);
LiftCheck *lift_store_check_content (LiftStore *self, GError **error);

/* What an erase that was cut short still has to do. */
gboolean lift_store_finish_erasing (LiftStore *self, GError **error);

G_END_DECLS
