/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands between SQLite and its files, counts, and lets the n-th call go wrong: SQLite's own way to test itself. */

#include "attack-vfs.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>

typedef struct {
  sqlite3_file base;
  AttackFaults *faults;
  /* The rest of the memory is the machine's file. */
  gint64 real[];
} AttackFile;

/** attack_call_to_word: Returns: (transfer none): a word for @call. */
const char *
attack_call_to_word (AttackCall call)
{
  static const char *const words[] = { "read",    "write",    "truncate", "sync",   "size",  "lock",
                                       "shm-map", "shm-lock", "open",     "delete", "access" };

  return words[call];
}

/** attack_how_to_word: Returns: (transfer none): a word for @how. */
const char *
attack_how_to_word (AttackHow how)
{
  static const char *const words[] = { "fail", "full", "torn", "kill", "kill-after" };

  return words[how];
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return (sqlite3_file *) ((AttackFile *) file)->real;
}

static AttackFaults *
get_faults (sqlite3_file *file)
{
  return ((AttackFile *) file)->faults;
}

/* Counts a call. Returns: whether it is one that goes wrong. */
static gboolean
meets (AttackFaults *faults, AttackCall call)
{
  guint n;

  if (faults->resting)
    return FALSE;
  n = ++faults->n_calls[call];
  if (call != faults->call || faults->at == 0 || n < faults->at || (n > faults->at && !faults->lasting))
    return FALSE;
  faults->n_faults++;
  return TRUE;
}

/* For calls that cannot be done by half: what comes instead of doing it. */
static int
go_wrong (AttackFaults *faults, int rc)
{
  if (faults->how == ATTACK_HOW_KILL)
    raise (SIGKILL);
  return faults->how == ATTACK_HOW_FULL ? SQLITE_FULL : rc;
}

static int
finish (AttackFaults *faults, gboolean met, int rc)
{
  if (met && faults->how == ATTACK_HOW_KILL_AFTER)
    raise (SIGKILL);
  return rc;
}

/* Whether the call is not to be done at all. */
static gboolean
is_instead (AttackFaults *faults, gboolean met)
{
  return met && faults->how != ATTACK_HOW_KILL_AFTER;
}

static int
file_close (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
file_read (sqlite3_file *file, void *data, int length, sqlite3_int64 offset)
{
  AttackFaults *faults = get_faults (file);
  sqlite3_file *real = get_real (file);
  int rc;

  if (!meets (faults, ATTACK_CALL_READ))
    return real->pMethods->xRead (real, data, length, offset);
  if (faults->how != ATTACK_HOW_TORN)
    return go_wrong (faults, SQLITE_IOERR_READ);
  rc = real->pMethods->xRead (real, data, length / 2, offset);
  memset ((char *) data + length / 2, 0, (gsize) (length - length / 2));
  return rc != SQLITE_OK ? rc : SQLITE_IOERR_READ;
}

static int
file_write (sqlite3_file *file, const void *data, int length, sqlite3_int64 offset)
{
  AttackFaults *faults = get_faults (file);
  sqlite3_file *real = get_real (file);
  gboolean met = meets (faults, ATTACK_CALL_WRITE);

  if (is_instead (faults, met)) {
    if (faults->how == ATTACK_HOW_TORN || faults->how == ATTACK_HOW_KILL)
      real->pMethods->xWrite (real, data, length / 2, offset);
    return go_wrong (faults, SQLITE_IOERR_WRITE);
  }
  return finish (faults, met, real->pMethods->xWrite (real, data, length, offset));
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  AttackFaults *faults = get_faults (file);
  gboolean met = meets (faults, ATTACK_CALL_TRUNCATE);

  if (is_instead (faults, met))
    return go_wrong (faults, SQLITE_IOERR_TRUNCATE);
  return finish (faults, met, get_real (file)->pMethods->xTruncate (get_real (file), size));
}

static int
file_sync (sqlite3_file *file, int flags)
{
  AttackFaults *faults = get_faults (file);
  gboolean met = meets (faults, ATTACK_CALL_SYNC);

  if (is_instead (faults, met))
    return go_wrong (faults, SQLITE_IOERR_FSYNC);
  return finish (faults, met, get_real (file)->pMethods->xSync (get_real (file), flags));
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  if (meets (get_faults (file), ATTACK_CALL_SIZE))
    return go_wrong (get_faults (file), SQLITE_IOERR_FSTAT);
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  if (meets (get_faults (file), ATTACK_CALL_LOCK))
    return go_wrong (get_faults (file), SQLITE_IOERR_LOCK);
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
file_check_lock (sqlite3_file *file, int *result)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), result);
}

static int
file_control (sqlite3_file *file, int op, void *data)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), op, data);
}

static int
file_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static int
file_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  if (meets (get_faults (file), ATTACK_CALL_SHM_MAP)) {
    *memory = NULL;
    return go_wrong (get_faults (file), SQLITE_IOERR_SHMMAP);
  }
  return get_real (file)->pMethods->xShmMap (get_real (file), page, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  /* Giving back cannot fail. */
  if ((flags & SQLITE_SHM_LOCK) != 0 && meets (get_faults (file), ATTACK_CALL_SHM_LOCK))
    return go_wrong (get_faults (file), SQLITE_IOERR_SHMLOCK);
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
file_shm_unmap (sqlite3_file *file, int remove)
{
  return get_real (file)->pMethods->xShmUnmap (get_real (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

static sqlite3_vfs *
get_machine (void)
{
  return sqlite3_vfs_find ("unix");
}

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  AttackFile *self = (AttackFile *) file;
  AttackFaults *faults = vfs->pAppData;
  int rc;

  memset (self, 0, (gsize) vfs->szOsFile);
  self->faults = faults;
  if (meets (faults, ATTACK_CALL_OPEN))
    return go_wrong (faults, SQLITE_CANTOPEN);
  rc = get_machine ()->xOpen (get_machine (), name, get_real (file), flags, out_flags);
  if (rc == SQLITE_OK)
    file->pMethods = &methods;
  return rc;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  AttackFaults *faults = vfs->pAppData;
  gboolean met = meets (faults, ATTACK_CALL_DELETE);

  if (is_instead (faults, met))
    return go_wrong (faults, SQLITE_IOERR_DELETE);
  return finish (faults, met, get_machine ()->xDelete (get_machine (), name, sync_folder));
}

static int
vfs_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  if (meets (vfs->pAppData, ATTACK_CALL_ACCESS))
    return go_wrong (vfs->pAppData, SQLITE_IOERR_ACCESS);
  return get_machine ()->xAccess (get_machine (), name, flags, result);
}

/**
 * attack_vfs_install:
 * @faults: what goes wrong; it has to live as long as the program
 *
 * From now on every connection that does not ask for "unix" goes through @faults. Once in a program.
 */
void
attack_vfs_install (AttackFaults *faults)
{
  sqlite3_vfs *vfs = g_memdup2 (get_machine (), sizeof (sqlite3_vfs));

  vfs->szOsFile = (int) sizeof (AttackFile) + get_machine ()->szOsFile;
  vfs->zName = "attack";
  vfs->pNext = NULL;
  vfs->pAppData = faults;
  vfs->xOpen = vfs_open;
  vfs->xDelete = vfs_delete;
  vfs->xAccess = vfs_access;
  /* The machine's own random and sleep do not look at what they are called through. */
  g_assert_cmpint (sqlite3_vfs_register (vfs, 1), ==, SQLITE_OK);
}
