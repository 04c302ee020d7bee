/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-db-connect.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "lift-db-error.h"

#define BUSY_TIMEOUT_MS 5000

/**
 * Pragma:
 * @set: what is run
 * @get: what is read back
 * @expected: and what it has to say
 * @writing_only: makes sense only where the file can be written
 */
typedef struct {
  const char *set;
  const char *get;
  const char *expected;
  gboolean writing_only;
} Pragma;

/* temp_store: the temporary file of a VACUUM would hold the diary outside of its folder. */
static const Pragma pragmas[] = {
  { "PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0", FALSE },
  { "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1", FALSE },
  { "PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", "1", FALSE },
  { "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2", FALSE },
  { "PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1", TRUE },
  { "PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal", TRUE },
  { "PRAGMA synchronous = FULL", "PRAGMA synchronous", "2", TRUE },
  /* 4 MiB: a checkpoint, with its own syncs, comes about once in eighty saves. */
  { "PRAGMA wal_autocheckpoint = 1000", "PRAGMA wal_autocheckpoint", "1000", TRUE },
};

static int
read_back (sqlite3 *handle, const Pragma *pragma)
{
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (handle, pragma->get, -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW)
    rc = g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), pragma->expected) == 0 ? SQLITE_OK : SQLITE_ERROR;
  else if (rc == SQLITE_DONE)
    rc = SQLITE_ERROR;
  sqlite3_finalize (stmt);
  return rc;
}

static int
set_pragmas (sqlite3 *handle, gboolean writing)
{
  int rc = SQLITE_OK;

  for (guint i = 0; i < G_N_ELEMENTS (pragmas) && rc == SQLITE_OK; i++) {
    if (pragmas[i].writing_only && !writing)
      continue;
    rc = sqlite3_exec (handle, pragmas[i].set, NULL, NULL, NULL);
    if (rc == SQLITE_OK)
      rc = read_back (handle, &pragmas[i]);
  }
  return rc;
}

/* Opening is lazy; only a read tells whether the file, its -wal and its -shm can be used. */
static int
try_read (sqlite3 *handle)
{
  return sqlite3_exec (handle, "SELECT count (*) FROM sqlite_schema", NULL, NULL, NULL);
}

static int
try_open (LiftConnection *self, const char *name, int flags)
{
  int rc = sqlite3_open_v2 (name, &self->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  gboolean writing = (flags & SQLITE_OPEN_READWRITE) != 0;

  if (rc == SQLITE_OK && writing && sqlite3_db_readonly (self->handle, "main") == 1)
    rc = SQLITE_READONLY;
  /* A file that turns out to be damaged is left as it is, its -wal beside it. */
  if (rc == SQLITE_OK)
    rc = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  /* Before the first read: another program may be folding its -wal in while it leaves. */
  if (rc == SQLITE_OK)
    rc = sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  if (rc == SQLITE_OK)
    rc = try_read (self->handle);
  if (rc == SQLITE_OK)
    rc = set_pragmas (self->handle, writing);
  self->read_only = !writing;
  return rc;
}

static void
remove_copy (LiftConnection *self)
{
  static const char *const names[] = { "diary.db", "diary.db-wal", "diary.db-shm" };

  if (self->copy_folder == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *file = g_build_filename (self->copy_folder, names[i], NULL);

    g_unlink (file);
  }
  g_rmdir (self->copy_folder);
  g_clear_pointer (&self->copy_folder, g_free);
}

static void
forget (LiftConnection *self)
{
  sqlite3_close (self->handle);
  self->handle = NULL;
  remove_copy (self);
}

static char *
make_uri (const char *path, const char *query)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (full, "/", FALSE);

  return g_strconcat ("file://", escaped, query, NULL);
}

static gboolean
has_wal (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (wal, &status) == 0 && status.st_size > 0;
}

/* The folder around it is for its owner alone. */
static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error);
}

/* The -wal holds days that the file does not, and folding it in needs a place to write. */
static int
open_private_copy (LiftConnection *self, const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy = NULL;
  g_autofree char *copy_wal = NULL;
  g_autoptr (GError) error = NULL;
  int rc;

  self->copy_folder = g_dir_make_tmp ("afterlift-XXXXXX", &error);
  if (self->copy_folder == NULL)
    return SQLITE_CANTOPEN;
  copy = g_build_filename (self->copy_folder, "diary.db", NULL);
  copy_wal = g_build_filename (self->copy_folder, "diary.db-wal", NULL);
  if (!copy_file (path, copy, &error) || (has_wal (path) && !copy_file (wal, copy_wal, &error))) {
    g_debug ("No private copy: %s", error->message);
    rc = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? SQLITE_FULL : SQLITE_CANTOPEN;
    remove_copy (self);
    return rc;
  }
  rc = try_open (self, copy, SQLITE_OPEN_READWRITE);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (self->handle, "PRAGMA query_only = ON", NULL, NULL, NULL);
  self->read_only = TRUE;
  return rc;
}

static int
open_for_reading (LiftConnection *self, const char *path)
{
  g_autofree char *plain = make_uri (path, "?mode=ro");
  g_autofree char *immutable = make_uri (path, "?mode=ro&immutable=1");
  int rc = try_open (self, plain, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);

  if (rc == SQLITE_OK)
    return rc;
  forget (self);
  if (!has_wal (path)) {
    rc = try_open (self, immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    if ((rc & 0xff) != SQLITE_CANTOPEN)
      return rc;
    /* It may be what a portal hands into a sandbox, which SQLite cannot open. */
    forget (self);
  }
  return open_private_copy (self, path);
}

/* Byte 18 of the header says by which journal a file is written: 2 for a -wal, 1 for a copy at rest. */
static gboolean
is_at_rest (const char *path)
{
  guint8 header[20] = { 0 };
  FILE *file = fopen (path, "re");
  gboolean at_rest = file != NULL && fread (header, 1, sizeof header, file) == sizeof header && header[18] == 1;

  if (file != NULL)
    fclose (file);
  return at_rest;
}

/**
 * lift_connection_open:
 * @self: (out caller-allocates): zeroed
 * @path: a file that exists
 * @for_writing: whether somebody wants to write
 * @error: return location
 *
 * Tries to read and write; then mode=ro; then immutable where there is no -wal; then a private copy. A copy at rest,
 * as backups are, is not touched to read it: opened for writing it would get a -wal.
 *
 * Returns: whether the file can at least be read.
 */
gboolean
lift_connection_open (LiftConnection *self, const char *path, gboolean for_writing, GError **error)
{
  GStatBuf status;
  int rc;

  if (g_stat (path, &status) != 0) {
    lift_db_set_error_errno (error, errno);
    return FALSE;
  }
  self->device = status.st_dev;
  self->inode = status.st_ino;
  if (!for_writing && is_at_rest (path)) {
    self->reason = LIFT_ERROR_READONLY;
    if (open_for_reading (self, path) == SQLITE_OK)
      return TRUE;
    forget (self);
  }
  rc = try_open (self, path, SQLITE_OPEN_READWRITE);
  self->reason = rc != SQLITE_OK ? lift_db_error_code (self->handle, rc) : LIFT_ERROR_READONLY;
  if (rc != SQLITE_OK && (self->reason == LIFT_ERROR_READONLY || self->reason == LIFT_ERROR_NO_SPACE)) {
    forget (self);
    rc = open_for_reading (self, path);
  }
  if (rc == SQLITE_OK)
    return TRUE;
  lift_db_set_error (error, self->handle, rc);
  return FALSE;
}

/**
 * lift_connection_close:
 * @self: a connection, also one that did not open
 * @error: return location
 *
 * Returns: whether it closed cleanly.
 */
gboolean
lift_connection_close (LiftConnection *self, GError **error)
{
  int rc = self->handle != NULL ? sqlite3_close (self->handle) : SQLITE_OK;

  if (rc == SQLITE_OK)
    self->handle = NULL;
  else
    lift_db_set_error (error, self->handle, rc);
  remove_copy (self);
  return rc == SQLITE_OK;
}
