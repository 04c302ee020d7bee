/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-diary-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lift-db-error.h"
#include "lift-db.h"
#include "lift-migrations.h"

#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_APPLICATION_ID 68

static gboolean
read_plain (const char *path, guint8 *header)
{
  FILE *file = g_fopen (path, "re");
  gboolean read = file != NULL && fread (header, 1, HEADER_SIZE, file) > 0;

  if (file != NULL)
    fclose (file);
  return read;
}

/* Reads the first bytes through SQLite's own file, without a lock and without a transaction. Opening the file
 * ourselves would not do: closing it again would take away the locks of every connection that this process
 * has to it, and another program would then delete the -wal under our feet. */
static int
read_header (const char *path, guint8 *header)
{
  sqlite3 *handle = NULL;
  sqlite3_file *file = NULL;
  int rc = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_file_control (handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (rc == SQLITE_OK)
    rc = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
  sqlite3_close (handle);
  /* What SQLite cannot open, as a file that a portal hands into a sandbox, no connection of this process has open. */
  if ((rc & 0xff) == SQLITE_CANTOPEN && read_plain (path, header))
    return SQLITE_OK;
  return rc == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : rc;
}

static gboolean
check_kind (const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0) {
    lift_db_set_error_errno (error, errno);
    return FALSE;
  }
  if (!S_ISREG (status.st_mode)) {
    lift_db_set_error_code (error, LIFT_ERROR_NOT_A_DIARY);
    return FALSE;
  }
  if (status.st_size == 0) {
    lift_db_set_error_code (error, LIFT_ERROR_NO_DIARY);
    return FALSE;
  }
  return TRUE;
}

/**
 * lift_diary_file_check:
 * @path: a path
 * @error: return location for %LIFT_ERROR_NO_DIARY, %LIFT_ERROR_NOT_A_DIARY and what reading can say
 *
 * Looks at the first bytes before SQLite works with the file: SQLite would switch a database of another
 * program to its own journal, and may tidy beside a file that is something else.
 *
 * Returns: whether there is a diary at @path.
 */
gboolean
lift_diary_file_check (const char *path, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  guint32 id;
  int rc;

  if (!check_kind (path, error))
    return FALSE;
  rc = read_header (path, header);
  if (rc != SQLITE_OK) {
    lift_db_set_error (error, NULL, rc);
    return FALSE;
  }
  memcpy (&id, header + HEADER_APPLICATION_ID, sizeof id);
  if (memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0 || GUINT32_FROM_BE (id) != LIFT_DB_APPLICATION_ID) {
    lift_db_set_error_code (error, LIFT_ERROR_NOT_A_DIARY);
    return FALSE;
  }
  return TRUE;
}

/**
 * lift_diary_file_make_sibling:
 * @path: a path in a folder that exists
 * @error: return location
 *
 * Makes an empty file beside @path that only its owner can read, before anything is written to it.
 *
 * Returns: (transfer full) (nullable): its path.
 */
char *
lift_diary_file_make_sibling (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%s.XXXXXX", base);
  g_autofree char *sibling = g_build_filename (folder, name, NULL);
  /* O_EXCL and 0600 are part of what mkstemp promises; a umask can only take more away. */
  int fd = g_mkstemp_full (sibling, O_RDWR | O_CLOEXEC, 0600);
  int saved_errno = errno;

  if (fd < 0) {
    lift_db_set_error_errno (error, saved_errno);
    return NULL;
  }
  if (fchmod (fd, 0600) != 0) {
    lift_db_set_error_errno (error, errno);
    close (fd);
    g_unlink (sibling);
    return NULL;
  }
  close (fd);
  return g_steal_pointer (&sibling);
}

/** lift_diary_file_sync: Returns: whether the file or folder at @path is on the disk now. */
gboolean
lift_diary_file_sync (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int rc = fd < 0 ? -1 : fsync (fd);
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  /* Some file systems cannot sync a folder; they have nothing to say then. */
  if (rc == 0 || (fd >= 0 && saved_errno == EINVAL))
    return TRUE;
  lift_db_set_error_errno (error, saved_errno);
  return FALSE;
}

/**
 * lift_diary_file_move_new:
 * @from: a finished file
 * @to: where it goes, in the same folder; nothing may be there
 * @error: return location; %LIFT_ERROR_CONSTRAINT if something is
 *
 * Returns: whether @to is @from now, and will be after a power cut.
 */
gboolean
lift_diary_file_move_new (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  int rc = renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);

  /* Not every file system knows "do not replace"; a hard link does not replace either. */
  if (rc != 0 && (errno == EINVAL || errno == ENOSYS)) {
    rc = link (from, to);
    if (rc == 0)
      g_unlink (from);
  }
  if (rc != 0 && errno == EEXIST) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("There is a file of that name already. It was left as it is; please choose another name."));
    return FALSE;
  }
  if (rc != 0) {
    lift_db_set_error_errno (error, errno);
    return FALSE;
  }
  return lift_diary_file_sync (folder, error);
}

/** lift_diary_file_remove_unfinished: removes a file that SQLite made, and what it may have left beside it. */
void
lift_diary_file_remove_unfinished (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

    g_unlink (file);
  }
}

static gboolean
fill (const char *path, gint64 now, GError **error)
{
  g_autoptr (LiftDb) db = lift_db_open (path, TRUE, error);
  gboolean busy = FALSE;

  if (db == NULL)
    return FALSE;
  if (lift_db_is_read_only (db)) {
    lift_db_set_error_code (error, LIFT_ERROR_READONLY);
    return FALSE;
  }
  /* Closing folds the -wal into the file as well, but says nothing when a full disk forbids it; the file would
   * then go to its place without what it holds. */
  if (!lift_migrations_make (db, now, error) || !lift_db_checkpoint (db, &busy, error))
    return FALSE;
  if (busy) {
    lift_db_set_error_code (error, LIFT_ERROR_BUSY);
    return FALSE;
  }
  return lift_db_close (g_steal_pointer (&db), error) && lift_diary_file_sync (path, error);
}

/* Only an empty file that nobody wrote into is taken over; it goes when the finished diary is there. */
static gboolean
remove_empty (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return TRUE;
  if (!S_ISREG (status.st_mode) || status.st_size != 0 || g_file_test (wal, G_FILE_TEST_EXISTS))
    return FALSE;
  return g_unlink (path) == 0;
}

/**
 * lift_diary_file_create:
 * @path: where nothing is yet, or an empty file
 * @now: UTC second
 * @error: return location
 *
 * Makes the diary beside its place and moves it there when it is whole, so that nobody ever opens half a
 * diary and a full disk leaves nothing behind. If another program makes one meanwhile, that one stays.
 *
 * Returns: whether there is a diary at @path now.
 */
gboolean
lift_diary_file_create (const char *path, gint64 now, GError **error)
{
  g_autofree char *unfinished = lift_diary_file_make_sibling (path, error);
  g_autoptr (GError) moved = NULL;

  if (unfinished == NULL)
    return FALSE;
  if (!fill (unfinished, now, error)) {
    lift_diary_file_remove_unfinished (unfinished);
    return FALSE;
  }
  if (!remove_empty (path)) {
    lift_diary_file_remove_unfinished (unfinished);
    return lift_diary_file_check (path, error);
  }
  if (lift_diary_file_move_new (unfinished, path, &moved))
    return TRUE;
  lift_diary_file_remove_unfinished (unfinished);
  if (g_error_matches (moved, LIFT_ERROR, LIFT_ERROR_CONSTRAINT))
    return lift_diary_file_check (path, error);
  g_propagate_error (error, g_steal_pointer (&moved));
  return FALSE;
}
