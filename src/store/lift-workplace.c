/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-workplace.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lift-db-error.h"
#include "lift-diary-file.h"

#define NAME "diary.db"
#define CHUNK 65536

/* @target: where the file goes; @path: where it is made; @folder: private, NULL where @path is beside @target. */
struct _LiftWorkplace {
  char *target;
  char *path;
  char *folder;
};

/* SQLite follows no link to the file itself, and a portal's file system is one link from the file that it stands for. */
static gboolean
sqlite_can_open (const char *path)
{
  sqlite3 *handle = NULL;
  int rc = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  sqlite3_close (handle);
  return rc == SQLITE_OK;
}

/**
 * lift_workplace_new:
 * @target: where a file shall go; nothing need be there
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an empty file (0600) that SQLite can work with.
 */
LiftWorkplace *
lift_workplace_new (const char *target, GError **error)
{
  g_autoptr (LiftWorkplace) self = g_new0 (LiftWorkplace, 1);
  g_autofree char *inside = NULL;

  self->target = g_strdup (target);
  self->path = lift_diary_file_make_sibling (target, error);
  if (self->path == NULL)
    return NULL;
  if (sqlite_can_open (self->path))
    return g_steal_pointer (&self);
  g_unlink (self->path);
  g_clear_pointer (&self->path, g_free);
  self->folder = g_dir_make_tmp ("afterlift-XXXXXX", NULL);
  if (self->folder == NULL) {
    lift_db_set_error_code (error, LIFT_ERROR_READONLY);
    return NULL;
  }
  inside = g_build_filename (self->folder, NAME, NULL);
  self->path = lift_diary_file_make_sibling (inside, error);
  return self->path != NULL ? g_steal_pointer (&self) : NULL;
}

/** lift_workplace_free: removes what was not finished. */
void
lift_workplace_free (LiftWorkplace *self)
{
  if (self->path != NULL)
    lift_diary_file_remove_unfinished (self->path);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->target);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

/** lift_workplace_get_path: Returns: (transfer none): the file to work with. */
const char *
lift_workplace_get_path (const LiftWorkplace *self)
{
  return self->path;
}

/* Every byte, onto the disk. */
static gboolean
copy_bytes (FILE *from, FILE *to)
{
  g_autofree char *bytes = g_malloc (CHUNK);
  gsize length;

  while ((length = fread (bytes, 1, CHUNK, from)) > 0) {
    if (fwrite (bytes, 1, length, to) != length)
      return FALSE;
  }
  return !ferror (from) && fflush (to) == 0 && fsync (fileno (to)) == 0;
}

static gboolean
are_same (FILE *one, FILE *other)
{
  g_autofree char *first = g_malloc (CHUNK);
  g_autofree char *second = g_malloc (CHUNK);
  gsize length;

  rewind (one);
  rewind (other);
  do {
    length = fread (first, 1, CHUNK, one);
    if (fread (second, 1, CHUNK, other) != length || memcmp (first, second, length) != 0) {
      errno = EIO;
      return FALSE;
    }
  } while (length > 0);
  return !ferror (one) && !ferror (other);
}

/* The finished file as another one beside its place, read back and compared. */
static gboolean
bring_over (const char *from, const char *to, GError **error)
{
  FILE *source = g_fopen (from, "re");
  FILE *target = source != NULL ? g_fopen (to, "w+e") : NULL;
  gboolean copied = target != NULL && copy_bytes (source, target) && are_same (source, target);
  int saved_errno = errno;

  if (source != NULL)
    fclose (source);
  if (target != NULL && fclose (target) != 0 && copied) {
    saved_errno = errno;
    copied = FALSE;
  }
  if (!copied)
    lift_db_set_error_errno (error, saved_errno);
  return copied;
}

/**
 * lift_workplace_finish:
 * @self: a file that is done, and that nobody has open
 * @error: return location; %LIFT_ERROR_CONSTRAINT if there is something at the target
 *
 * Returns: whether the file is at its place, and will be after a power cut.
 */
gboolean
lift_workplace_finish (LiftWorkplace *self, GError **error)
{
  g_autofree char *sibling = NULL;

  if (self->folder == NULL)
    return lift_diary_file_sync (self->path, error) && lift_diary_file_move_new (self->path, self->target, error);
  sibling = lift_diary_file_make_sibling (self->target, error);
  if (sibling == NULL)
    return FALSE;
  if (bring_over (self->path, sibling, error) && lift_diary_file_move_new (sibling, self->target, error))
    return TRUE;
  g_unlink (sibling);
  return FALSE;
}
