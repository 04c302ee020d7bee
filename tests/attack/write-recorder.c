/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into a program: writes down, in order and with the data, what it does to the files below the folder
 * LIFT_RECORD_FOLDER: made, written, cut, synced, moved, deleted; and what it says on its standard output. The record,
 * LIFT_RECORD, is read by test-power.c; see write-record.h. */

/* Both names of each call are wanted, so neither may be renamed to the other. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "write-record.h"

typedef ssize_t (*WriteFunc) (int fd, const void *data, size_t length);
typedef ssize_t (*PwriteFunc) (int fd, const void *data, size_t length, off64_t offset);
typedef int (*SyncFunc) (int fd);
typedef int (*TruncateFunc) (int fd, off64_t size);
typedef int (*OpenFunc) (const char *path, int flags, mode_t mode);
typedef int (*RenameFunc) (const char *from, const char *to);
typedef int (*RenameAtFunc) (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
typedef int (*UnlinkFunc) (const char *path);
typedef int (*MkdirFunc) (const char *path, mode_t mode);

#define REAL(type, name) ((type) dlsym (RTLD_NEXT, name))

static void
put (int fd, const void *data, size_t length)
{
  if (length > 0 && REAL (WriteFunc, "write") (fd, data, length) != (ssize_t) length)
    abort ();
}

static void
note (const WriteRecord *record, const char *path, const char *other, const void *data)
{
  const char *file = getenv ("LIFT_RECORD");
  int fd = file != NULL ? REAL (OpenFunc, "open64") (file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;

  if (file == NULL)
    return;
  if (fd < 0)
    abort ();
  put (fd, record, sizeof *record);
  put (fd, path, record->path_length);
  put (fd, other, record->other_length);
  put (fd, data, record->data_length);
  close (fd);
}

static int
is_ours (const char *path)
{
  const char *folder = getenv ("LIFT_RECORD_FOLDER");

  return folder != NULL && strncmp (path, folder, strlen (folder)) == 0;
}

static void
note_file (WriteWhat what, int fd, uint64_t offset, const void *data, size_t length)
{
  int saved_errno = errno;
  char link[64];
  char path[1024];
  struct stat info;
  ssize_t n;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  n = readlink (link, path, sizeof path - 1);
  if (n > 0 && fstat (fd, &info) == 0) {
    path[n] = '\0';
    if (is_ours (path)) {
      WriteRecord record = { what, (uint32_t) n, 0, 0, info.st_ino, offset, length };

      note (&record, path, NULL, data);
    }
  }
  errno = saved_errno;
}

static void
note_names (WriteWhat what, const char *path, const char *other)
{
  int saved_errno = errno;
  struct stat info = { 0 };

  if (is_ours (path)) {
    WriteRecord record = { what, (uint32_t) strlen (path), other != NULL ? (uint32_t) strlen (other) : 0, 0, 0, 0, 0 };

    /* A file that was moved is found under its new name. */
    if (what != WRITE_UNLINK && stat (other != NULL ? other : path, &info) == 0)
      record.file = info.st_ino;
    note (&record, path, other, NULL);
  }
  errno = saved_errno;
}

static int
open_and_note (const char *name, const char *path, int flags, mode_t mode)
{
  int is_new = (flags & O_CREAT) != 0 && access (path, F_OK) != 0;
  int fd = REAL (OpenFunc, name) (path, flags, mode);

  if (fd >= 0 && is_new)
    note_names (WRITE_CREATE, path, NULL);
  else if (fd >= 0 && (flags & O_TRUNC) != 0)
    note_file (WRITE_TRUNCATE, fd, 0, NULL, 0);
  return fd;
}

int
open (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = (flags & O_CREAT) != 0 ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);
  return open_and_note ("open", path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = (flags & O_CREAT) != 0 ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);
  return open_and_note ("open64", path, flags, mode);
}

ssize_t
write (int fd, const void *data, size_t length)
{
  ssize_t offset = fd != STDOUT_FILENO ? lseek (fd, 0, SEEK_CUR) : 0;
  ssize_t written = REAL (WriteFunc, "write") (fd, data, length);

  if (fd == STDOUT_FILENO && written > 0) {
    WriteRecord record = { WRITE_SAY, 0, 0, 0, 0, 0, (uint64_t) written };

    note (&record, NULL, NULL, data);
  } else if (written > 0 && offset >= 0) {
    note_file (WRITE_DATA, fd, (uint64_t) offset, data, (size_t) written);
  }
  return written;
}

ssize_t
pwrite64 (int fd, const void *data, size_t length, off64_t offset)
{
  ssize_t written = REAL (PwriteFunc, "pwrite64") (fd, data, length, offset);

  if (written > 0)
    note_file (WRITE_DATA, fd, (uint64_t) offset, data, (size_t) written);
  return written;
}

ssize_t
pwrite (int fd, const void *data, size_t length, off_t offset)
{
  return pwrite64 (fd, data, length, offset);
}

int
ftruncate64 (int fd, off64_t size)
{
  int rc = REAL (TruncateFunc, "ftruncate64") (fd, size);

  if (rc == 0)
    note_file (WRITE_TRUNCATE, fd, (uint64_t) size, NULL, 0);
  return rc;
}

int
ftruncate (int fd, off_t size)
{
  return ftruncate64 (fd, size);
}

int
fdatasync (int fd)
{
  int rc = REAL (SyncFunc, "fdatasync") (fd);

  if (rc == 0)
    note_file (WRITE_SYNC, fd, 0, NULL, 0);
  return rc;
}

int
fsync (int fd)
{
  int rc = REAL (SyncFunc, "fsync") (fd);

  if (rc == 0)
    note_file (WRITE_SYNC, fd, 0, NULL, 0);
  return rc;
}

int
rename (const char *from, const char *to)
{
  int rc = REAL (RenameFunc, "rename") (from, to);

  if (rc == 0)
    note_names (WRITE_RENAME, from, to);
  return rc;
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  int rc = REAL (RenameAtFunc, "renameat2") (from_folder, from, to_folder, to, flags);

  if (rc == 0)
    note_names (WRITE_RENAME, from, to);
  return rc;
}

int
unlink (const char *path)
{
  int rc = REAL (UnlinkFunc, "unlink") (path);

  if (rc == 0)
    note_names (WRITE_UNLINK, path, NULL);
  return rc;
}

int
remove (const char *path)
{
  int rc = REAL (UnlinkFunc, "remove") (path);

  if (rc == 0)
    note_names (WRITE_UNLINK, path, NULL);
  return rc;
}

int
mkdir (const char *path, mode_t mode)
{
  int rc = REAL (MkdirFunc, "mkdir") (path, mode);

  if (rc == 0)
    note_names (WRITE_MKDIR, path, NULL);
  return rc;
}

/* Another way in would not be written down. */
int
link (const char *from, const char *to)
{
  abort ();
}
