/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-archive.h"
#include "lift-clock.h"
#include "lift-contact.h"
#include "lift-entry.h"
#include "lift-episode.h"
#include "lift-error.h"
#include "lift-patch.h"
#include "lift-procedure-change.h"
#include "lift-procedure.h"
#include "lift-snapshot.h"

G_BEGIN_DECLS

/**
 * LiftStore:
 *
 * The diary file: one SQLite connection, used on the thread that opened it (asserted). Everything is
 * synchronous; a window uses #LiftStoreAsync. Saves append revisions, nothing is overwritten in place.
 */
#define LIFT_TYPE_STORE (lift_store_get_type ())
G_DECLARE_FINAL_TYPE (LiftStore, lift_store, LIFT, STORE, GObject)

/**
 * LiftOpenMode:
 * @LIFT_OPEN_READ: read only; never creates or changes the file
 * @LIFT_OPEN_EXISTING: read and write; %LIFT_ERROR_NO_DIARY where there is none. Falls back to reading
 *   only where the file, folder or disk cannot be written (lift_store_is_read_only())
 * @LIFT_OPEN_CREATE: as EXISTING, and makes the diary where there is none (0600, its own folder 0700)
 */
typedef enum {
  LIFT_OPEN_READ,
  LIFT_OPEN_EXISTING,
  LIFT_OPEN_CREATE,
} LiftOpenMode;

void lift_store_register_resources (void);
char *lift_store_dup_default_path (void);
LiftStore *lift_store_open (const char *path, LiftOpenMode mode, LiftClock *clock, const char *program,
                            GError **error);
gboolean lift_store_close (LiftStore *self, GError **error);
const char *lift_store_get_path (LiftStore *self);
gboolean lift_store_is_read_only (LiftStore *self);
LiftClock *lift_store_get_clock (LiftStore *self);
gboolean lift_store_get_data_version (LiftStore *self, gint64 *data_version, GError **error);
gboolean lift_store_check_schema (LiftStore *self, GError **error);
gboolean lift_store_check_place (LiftStore *self, GError **error);

/* Settings: keys "day-end-hours" (0..6), "emergency-number" (confirmed by her), and others later. */
char *lift_store_dup_setting (LiftStore *self, const char *key, GError **error);
gboolean lift_store_set_setting (LiftStore *self, const char *key, const char *value, GError **error);
int lift_store_get_day_end_hours (LiftStore *self);

/* Procedures (lift-store-procedures.c). IDs are a whole uuid or a unique prefix of at least 4. */
GPtrArray *lift_store_list_procedures (LiftStore *self, gboolean archived_too, GError **error);
LiftProcedure *lift_store_get_procedure (LiftStore *self, const char *id, GError **error);
LiftProcedure *lift_store_get_current_procedure (LiftStore *self, GError **error);
LiftProcedure *lift_store_add_procedure (LiftStore *self, const LiftProcedure *procedure, GError **error);
LiftProcedure *lift_store_update_procedure (LiftStore *self, const LiftProcedure *procedure, GError **error);
LiftProcedure *lift_store_change_procedure (LiftStore *self, const char *uuid, const LiftProcedureChange *change,
                                            GError **error);
gboolean lift_store_set_archived (LiftStore *self, const char *uuid, gboolean archived, GError **error);

/* Entries (lift-store-entries.c). */

/**
 * LiftSaveResult:
 * @entry: the newest state of the day after the save
 * @change: uuid of the change that the save belongs to
 * @saved: whether anything was appended (%FALSE: the patch changed nothing)
 * @conflict: another program had changed one of these fields since the caller's base; both states are
 *   in the history
 */
typedef struct {
  LiftEntry *entry;
  char *change;
  gboolean saved;
  gboolean conflict;
} LiftSaveResult;

void lift_save_result_free (LiftSaveResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftSaveResult, lift_save_result_free)

LiftEpisode *lift_store_load_episode (LiftStore *self, const char *procedure, GError **error);
LiftEntry *lift_store_get_entry (LiftStore *self, const char *procedure, LiftDate for_day, GError **error);
LiftSaveResult *lift_store_save (LiftStore *self, const char *procedure, LiftDate for_day,
                                 const LiftPatch *patch, const LiftEntry *base, const char *change,
                                 GError **error);
gboolean lift_store_delete_entry (LiftStore *self, const char *procedure, LiftDate for_day, GError **error);
GPtrArray *lift_store_list_revisions (LiftStore *self, const char *procedure, LiftDate for_day, GError **error);
LiftEntry *lift_store_restore_revision (LiftStore *self, const char *procedure, LiftDate for_day, int seq,
                                        GError **error);
GArray *lift_store_undo (LiftStore *self, const char *procedure, LiftDate for_day, GError **error);
GArray *lift_store_undo_and_name (LiftStore *self, const char *procedure, LiftDate for_day, GArray **left,
                                  GError **error);
gboolean lift_store_erase_entry (LiftStore *self, const char *procedure, LiftDate for_day,
                                 gboolean backup_first, GError **error);
GPtrArray *lift_store_list_backups_with_entry (LiftStore *self, const char *procedure, LiftDate for_day,
                                               GError **error);
gboolean lift_store_purge_backup (LiftStore *self, const char *file, const char *procedure, LiftDate for_day,
                                  GError **error);

/* Contacts (lift-store-contacts.c). */
GPtrArray *lift_store_list_contacts (LiftStore *self, const char *procedure, GError **error);
gboolean lift_store_add_contact (LiftStore *self, const LiftContact *contact, GError **error);

/* Milestones and what the clinic's sheet says (lift-store-milestones.c). */
GPtrArray *lift_store_list_milestones (LiftStore *self, const char *procedure, GError **error);
gboolean lift_store_set_milestone (LiftStore *self, const char *procedure, LiftMilestoneKind kind, LiftDate happened_on,
                                   GError **error);
gboolean lift_store_get_aftercare (LiftStore *self, const char *procedure, LiftAftercare *aftercare, GError **error);
gboolean lift_store_set_aftercare (LiftStore *self, const char *procedure, LiftAftercareKind kind, int last_day,
                                   GError **error);

/* Everything a page shows, in one read transaction. @procedure NULL: the current one. */
LiftSnapshot *lift_store_load_snapshot (LiftStore *self, const char *procedure, GError **error);

/* The whole diary as values, in one read transaction (lift-store-archive.c). */
LiftArchive *lift_store_load_archive (LiftStore *self, gboolean with_history, GError **error);

/* Check and copies (lift-store-check.c, lift-backup.c). */

/**
 * LiftCheck:
 * @ok: nothing is wrong
 * @schema: number of the schema
 * @entries: days that are written (not deleted)
 * @revisions: saved states, all of them
 * @problems: (element-type utf8): sentences
 */
typedef struct {
  gboolean ok;
  int schema;
  gint64 entries;
  gint64 revisions;
  GPtrArray *problems;
} LiftCheck;

void lift_check_free (LiftCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftCheck, lift_check_free)

LiftCheck *lift_store_check (LiftStore *self, GError **error);
gboolean lift_store_backup (LiftStore *self, const char *target, GError **error);

/* A diary to look at (lift-store-sample.c). */
gboolean lift_store_write_sample (const char *path, LiftClock *clock, const char *program, GError **error);

G_END_DECLS
