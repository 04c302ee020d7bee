/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lift-backup.h"
#include "lift-db-error.h"
#include "lift-diary-file.h"
#include "lift-migrations.h"
#include "lift-store-resources.h"

G_DEFINE_FINAL_TYPE (LiftStore, lift_store, G_TYPE_OBJECT)

static void
lift_store_finalize (GObject *object)
{
  LiftStore *self = LIFT_STORE (object);

  g_clear_pointer (&self->db, lift_db_free);
  lift_store_remove_private_copy (self);
  g_clear_object (&self->clock);
  g_free (self->path);
  g_free (self->program);
  G_OBJECT_CLASS (lift_store_parent_class)->finalize (object);
}

static void
lift_store_class_init (LiftStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lift_store_finalize;
}

static void
lift_store_init (LiftStore *self)
{
  self->thread = g_thread_self ();
}

/**
 * lift_store_register_resources:
 *
 * Registers the scripts of this layer; a linker would drop a constructor of a static library. May be
 * called more than once, and from any thread.
 */
void
lift_store_register_resources (void)
{
  static gsize registered = 0;

  if (!g_once_init_enter (&registered))
    return;
  lift_store_register_resource ();
  g_once_init_leave (&registered, 1);
}

/**
 * lift_store_dup_default_path:
 *
 * Returns: (transfer full): where the diary lives when nobody names a file.
 */
char *
lift_store_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), LIFT_DATA_FOLDER, "diary.db", NULL);
}

/* Our own folder is closed to others even if it was there before; the folders above it, and a folder that
 * somebody chose, are not ours to change. */
static gboolean
make_own_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *own_path = lift_store_dup_default_path ();
  g_autofree char *own = g_path_get_dirname (own_path);
  g_autofree char *full = g_canonicalize_filename (folder, NULL);

  if (g_strcmp0 (full, own) == 0) {
    g_autofree char *parent = g_path_get_dirname (own);
    gboolean was_there = g_file_test (own, G_FILE_TEST_IS_DIR);

    if (g_mkdir_with_parents (own, 0700) != 0 || g_chmod (own, 0700) != 0) {
      lift_db_set_error_errno (error, errno);
      return FALSE;
    }
    /* A diary in a folder that a power cut takes away is no diary. */
    return was_there || lift_diary_file_sync (parent, error);
  }
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NO_DIARY,
                       _("The folder for the diary does not exist. Nothing was changed; "
                         "make the folder first, or choose another one."));
  return FALSE;
}

static gboolean
ensure_file (const char *path, LiftOpenMode mode, gint64 now, GError **error)
{
  g_autoptr (GError) missing = NULL;

  if (lift_diary_file_check (path, &missing))
    return TRUE;
  if (mode != LIFT_OPEN_CREATE || !g_error_matches (missing, LIFT_ERROR, LIFT_ERROR_NO_DIARY)) {
    g_propagate_error (error, g_steal_pointer (&missing));
    return FALSE;
  }
  return make_own_folder (path, error) && lift_diary_file_create (path, now, error);
}

static gboolean
has_our_mark (LiftStore *self, GError **error)
{
  gint64 mark;

  if (!lift_db_read_int (self->db, "PRAGMA application_id", &mark, error))
    return FALSE;
  if (mark == LIFT_DB_APPLICATION_ID)
    return TRUE;
  lift_db_set_error_code (error, LIFT_ERROR_NOT_A_DIARY);
  return FALSE;
}

/* A damaged diary is kept as it is: closing it must not fold its -wal in. */
static gboolean
is_whole (LiftStore *self, GError **error)
{
  if (lift_db_is_read_only (self->db))
    return TRUE;
  lift_db_hold_checkpoint (self->db, TRUE);
  if (!lift_store_check_if_due (self, error))
    return FALSE;
  lift_db_hold_checkpoint (self->db, FALSE);
  return TRUE;
}

/* @copies: whether an older diary is copied before it is led up; %FALSE: it is a copy itself. */
static gboolean
lead_up (LiftStore *self, LiftOpenMode mode, gboolean copies, gint64 now, GError **error)
{
  if (!copies && mode == LIFT_OPEN_READ)
    return lift_store_check_schema (self, error);
  return lift_migrations_update (self->db, copies ? self->path : NULL, now, error);
}

static LiftStore *
open_file (const char *path, LiftOpenMode mode, gboolean copies, LiftClock *clock, const char *program, GError **error)
{
  g_autoptr (LiftStore) self = NULL;
  g_autoptr (GError) unfinished = NULL;
  g_autofree char *full = NULL;
  gint64 now;

  lift_store_register_resources ();
  now = lift_clock_get_now_utc (clock);
  /* SQLite would take ":memory:" for a place of its own; no absolute path means anything but a file to it. */
  full = g_canonicalize_filename (path, NULL);
  if (!ensure_file (full, mode, now, error))
    return NULL;
  self = g_object_new (LIFT_TYPE_STORE, NULL);
  self->path = g_steal_pointer (&full);
  self->program = g_strdup (program);
  self->clock = g_object_ref (clock);
  self->db = lift_db_open (self->path, mode != LIFT_OPEN_READ, error);
  if (self->db == NULL || !has_our_mark (self, error) || !is_whole (self, error) ||
      !lead_up (self, mode, copies, now, error))
    return NULL;
  lift_db_guard_version (self->db, lift_migrations_get_newest ());
  /* Somebody may still be reading; then the next opening tries again, and this one goes on. */
  if (!lift_db_is_read_only (self->db) && !lift_store_finish_erasing (self, &unfinished))
    g_debug ("An erase is not finished yet: %s", unfinished->message);
  if (!lift_db_is_read_only (self->db))
    lift_store_note_checked (self);
  return g_steal_pointer (&self);
}

/**
 * lift_store_open_copy:
 * @path: a copy of a diary, maybe of an older schema
 * @mode: %LIFT_OPEN_READ: it stays of its schema, so only what every schema has may be asked of it;
 *   %LIFT_OPEN_EXISTING: it is led up, and no copy of the copy is made before, which would keep what is erased in it
 * @clock: where "now" comes from
 * @program: name of the program
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the copy as a store.
 */
LiftStore *
lift_store_open_copy (const char *path, LiftOpenMode mode, LiftClock *clock, const char *program, GError **error)
{
  return open_file (path, mode, FALSE, clock, program, error);
}

/**
 * lift_store_open:
 * @path: the diary file, see lift_store_dup_default_path()
 * @mode: whether it may be made, and whether it will be written
 * @clock: where "now" comes from
 * @program: name of the program, for the history ("afterlift", "afterlift-cli")
 * @error: return location: %LIFT_ERROR_NO_DIARY, %LIFT_ERROR_NOT_A_DIARY, %LIFT_ERROR_NEWER_SCHEMA,
 *   %LIFT_ERROR_CORRUPT, %LIFT_ERROR_NO_SPACE, %LIFT_ERROR_BUSY …
 *
 * Opens the diary on this thread, looks once a day whether it is whole, brings an older one up to date (after a verified copy), and finishes an
 * erase that was cut short.
 *
 * Returns: (transfer full) (nullable): the store.
 */
LiftStore *
lift_store_open (const char *path, LiftOpenMode mode, LiftClock *clock, const char *program, GError **error)
{
  g_return_val_if_fail (path != NULL && LIFT_IS_CLOCK (clock) && program != NULL, NULL);
  return open_file (path, mode, TRUE, clock, program, error);
}

/**
 * lift_store_close:
 * @self: a store; nothing but lift_store_get_path() may be called after this
 * @error: return location
 *
 * Returns: whether it closed cleanly; what was saved is safe in any case.
 */
gboolean
lift_store_close (LiftStore *self, GError **error)
{
  lift_store_enter (self);
  return lift_db_close (g_steal_pointer (&self->db), error);
}

/**
 * lift_store_enter:
 * @self: a store
 *
 * Returns: (transfer none): the connection; stops the program on any other thread than the store's own.
 */
LiftDb *
lift_store_enter (LiftStore *self)
{
  g_assert (LIFT_IS_STORE (self));
  g_assert (self->thread == g_thread_self ());
  g_assert (self->db != NULL);
  return self->db;
}

/** lift_store_get_path: Returns: (transfer none): the absolute path of the diary. */
const char *
lift_store_get_path (LiftStore *self)
{
  return self->path;
}

/** lift_store_is_read_only: Returns: whether the diary can only be read now. */
gboolean
lift_store_is_read_only (LiftStore *self)
{
  return lift_db_is_read_only (lift_store_enter (self));
}

/** lift_store_get_clock: Returns: (transfer none): the clock that it was opened with. */
LiftClock *
lift_store_get_clock (LiftStore *self)
{
  return self->clock;
}

/** lift_store_get_n_commits: Returns: how many transactions of this store changed something. */
guint64
lift_store_get_n_commits (LiftStore *self)
{
  return lift_db_get_n_commits (lift_store_enter (self));
}

/**
 * lift_store_get_data_version:
 * @self: a store
 * @data_version: (out): a number that is different after another connection committed something
 * @error: return location
 *
 * Returns: whether it could be read.
 */
gboolean
lift_store_get_data_version (LiftStore *self, gint64 *data_version, GError **error)
{
  return lift_db_read_int (lift_store_enter (self), "PRAGMA data_version", data_version, error);
}

/** lift_store_check_schema: Returns: %FALSE with %LIFT_ERROR_NEWER_SCHEMA if the file was updated meanwhile. */
gboolean
lift_store_check_schema (LiftStore *self, GError **error)
{
  gint64 version;

  if (!lift_db_read_int (lift_store_enter (self), "PRAGMA user_version", &version, error))
    return FALSE;
  if (version <= lift_migrations_get_newest ())
    return TRUE;
  lift_db_set_error_code (error, LIFT_ERROR_NEWER_SCHEMA);
  return FALSE;
}

/** lift_store_check_place: Returns: whether the path still leads to the file that is open. */
gboolean
lift_store_check_place (LiftStore *self, GError **error)
{
  return lift_db_check_place (lift_store_enter (self), error);
}

/**
 * lift_store_backup:
 * @self: a store
 * @target: path of the copy; nothing may be there
 * @error: return location
 *
 * Returns: whether a copy, opened again and compared, is at @target (0600).
 */
gboolean
lift_store_backup (LiftStore *self, const char *target, GError **error)
{
  return lift_backup_write (lift_store_enter (self), target, error);
}
