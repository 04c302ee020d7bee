/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into a program: writes down, in order, what it writes to which file, when it syncs, and what it
 * says. One line each in the file that LIFT_SYNC_RECORD names: "write FILE", "sync FILE", "say TEXT". */

/* Both names of each call are wanted, so neither may be renamed to the other. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

typedef ssize_t (*WriteFunc) (int fd, const void *data, size_t length);
typedef ssize_t (*PwriteFunc) (int fd, const void *data, size_t length, off64_t offset);
typedef int (*SyncFunc) (int fd);

static void
note (const char *what, const char *text, size_t length)
{
  const char *record = getenv ("LIFT_SYNC_RECORD");
  WriteFunc real_write = (WriteFunc) dlsym (RTLD_NEXT, "write");
  char line[512];
  int n, fd;

  if (record == NULL)
    return;
  fd = open (record, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  n = snprintf (line, sizeof line, "%s %.*s\n", what, (int) (length < 400 ? length : 400), text);
  if (fd < 0 || real_write (fd, line, (size_t) n) != n)
    abort ();
  close (fd);
}

static void
note_file (const char *what, int fd)
{
  char link[64];
  char target[400];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, target, sizeof target);
  if (length > 0)
    note (what, target, (size_t) length);
}

ssize_t
write (int fd, const void *data, size_t length)
{
  WriteFunc real = (WriteFunc) dlsym (RTLD_NEXT, "write");
  ssize_t written = real (fd, data, length);

  if (fd == STDOUT_FILENO && length > 0)
    note ("say", data, length - 1);
  else
    note_file ("write", fd);
  return written;
}

ssize_t
pwrite (int fd, const void *data, size_t length, off_t offset)
{
  PwriteFunc real = (PwriteFunc) dlsym (RTLD_NEXT, "pwrite64");
  ssize_t written = real (fd, data, length, offset);

  note_file ("write", fd);
  return written;
}

ssize_t
pwrite64 (int fd, const void *data, size_t length, off64_t offset)
{
  PwriteFunc real = (PwriteFunc) dlsym (RTLD_NEXT, "pwrite64");
  ssize_t written = real (fd, data, length, offset);

  note_file ("write", fd);
  return written;
}

int
fdatasync (int fd)
{
  SyncFunc real = (SyncFunc) dlsym (RTLD_NEXT, "fdatasync");
  int rc = real (fd);

  note_file ("sync", fd);
  return rc;
}

int
fsync (int fd)
{
  SyncFunc real = (SyncFunc) dlsym (RTLD_NEXT, "fsync");
  int rc = real (fd);

  note_file ("sync", fd);
  return rc;
}
