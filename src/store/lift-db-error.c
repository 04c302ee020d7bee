/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-db-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

static LiftError
code_of_errno (int saved_errno)
{
  switch (saved_errno) {
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    return LIFT_ERROR_NO_SPACE;
  case EACCES:
  case EPERM:
  case EROFS:
    return LIFT_ERROR_READONLY;
  case ENOENT:
  case ENOTDIR:
    return LIFT_ERROR_NO_DIARY;
  default:
    return LIFT_ERROR_FAILED;
  }
}

static LiftError
code_of_io_error (sqlite3 *db)
{
  LiftError code = db != NULL ? code_of_errno (sqlite3_system_errno (db)) : LIFT_ERROR_FAILED;

  /* A file that went away in the middle is not the same as "there is no diary yet". */
  return code == LIFT_ERROR_NO_DIARY ? LIFT_ERROR_FAILED : code;
}

/**
 * lift_db_error_code:
 * @db: (nullable): the connection that failed, for the errno behind a failed read or write
 * @rc: (extended) result code of SQLite
 *
 * Returns: what a caller can do about @rc.
 */
LiftError
lift_db_error_code (sqlite3 *db, int rc)
{
  switch (rc & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return LIFT_ERROR_BUSY;
  case SQLITE_FULL:
    return LIFT_ERROR_NO_SPACE;
  case SQLITE_READONLY:
  case SQLITE_PERM:
    return LIFT_ERROR_READONLY;
  case SQLITE_CANTOPEN:
    /* Mostly a folder in which the -wal cannot be made. */
    return db != NULL && code_of_errno (sqlite3_system_errno (db)) == LIFT_ERROR_NO_SPACE ? LIFT_ERROR_NO_SPACE
                                                                                          : LIFT_ERROR_READONLY;
  case SQLITE_CORRUPT:
    return LIFT_ERROR_CORRUPT;
  case SQLITE_NOTADB:
    return LIFT_ERROR_NOT_A_DIARY;
  case SQLITE_CONSTRAINT:
    return LIFT_ERROR_CONSTRAINT;
  case SQLITE_INTERRUPT:
    return LIFT_ERROR_CANCELLED;
  case SQLITE_IOERR:
    /* The shared memory of a full disk cannot grow; SQLite calls that an I/O error. */
    if (rc == SQLITE_IOERR_SHMSIZE)
      return LIFT_ERROR_NO_SPACE;
    return code_of_io_error (db);
  default:
    return LIFT_ERROR_FAILED;
  }
}

/** lift_db_error_sentence: Returns: (transfer none): what a patient is told of @code. */
const char *
lift_db_error_sentence (LiftError code)
{
  switch (code) {
  case LIFT_ERROR_NO_DIARY:
    return _("There is no diary here yet. Nothing was changed.");
  case LIFT_ERROR_BUSY:
    return _("Another program is using the diary just now. Nothing was lost; please try again in a moment.");
  case LIFT_ERROR_READONLY:
    return _("The diary can only be read just now, because its file or folder does not allow writing. "
             "What was saved before is still there; nothing was changed.");
  case LIFT_ERROR_NO_SPACE:
    return _("The disk is full, so this could not be saved. What was saved before is still there. "
             "Free some space, then try again.");
  case LIFT_ERROR_CORRUPT:
    return _("The diary file is damaged. It was left as it is and nothing was deleted. "
             "Keep a copy of it, and restore a backup if you have one.");
  case LIFT_ERROR_NEWER_SCHEMA:
    return _("Afterlift was updated. Close it and open it again. "
             "The diary was written by a newer version; nothing was changed.");
  case LIFT_ERROR_NOT_A_DIARY:
    return _("This file is not an Afterlift diary. It was left as it is; please choose another file.");
  case LIFT_ERROR_CONSTRAINT:
    return _("The diary does not take this. Nothing was changed; please check what you entered.");
  case LIFT_ERROR_CANCELLED:
    return _("This was cancelled. Nothing was changed.");
  case LIFT_ERROR_NOT_FOUND:
    return _("This is not in the diary. Nothing was changed.");
  case LIFT_ERROR_INVALID:
  case LIFT_ERROR_FAILED:
  default:
    return _("Something went wrong with the diary file. What was saved before is still there. "
             "Please try again.");
  }
}

/**
 * lift_db_set_error:
 * @error: return location
 * @db: (nullable): the connection
 * @rc: result code of SQLite
 *
 * Sets a sentence for a patient; what SQLite says goes to the debug log, without any value.
 */
void
lift_db_set_error (GError **error, sqlite3 *db, int rc)
{
  LiftError code = lift_db_error_code (db, rc);

  g_debug ("SQLite said %d (%s)", rc, sqlite3_errstr (rc));
  lift_db_set_error_code (error, code);
}

/** lift_db_set_error_code: sets the sentence of @code. */
void
lift_db_set_error_code (GError **error, LiftError code)
{
  g_set_error_literal (error, LIFT_ERROR, (int) code, lift_db_error_sentence (code));
}

/** lift_db_set_error_errno: sets the sentence for a system call that failed with @saved_errno. */
void
lift_db_set_error_errno (GError **error, int saved_errno)
{
  g_debug ("The system said %s", g_strerror (saved_errno));
  lift_db_set_error_code (error, code_of_errno (saved_errno));
}
