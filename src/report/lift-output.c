/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-output.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lift-error.h"

static void
set_error_from_errno (GError **error, int saved_errno)
{
  g_debug ("output: %s", g_strerror (saved_errno));
  switch (saved_errno) {
  case ENOSPC:
  case EDQUOT:
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NO_SPACE,
                         _("There is no room left there, so the file was not written. Your diary is unchanged. "
                           "Free some space or choose another folder."));
    break;
  case EACCES:
  case EPERM:
  case EROFS:
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_READONLY,
                         _("That folder cannot be written to, so the file was not written. Your diary is "
                           "unchanged. Choose another folder."));
    break;
  case ENOENT:
  case ENOTDIR:
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND,
                         _("That folder does not exist, so the file was not written. Your diary is unchanged. "
                           "Choose another folder."));
    break;
  case EISDIR:
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("That is a folder, so the file was not written. Your diary is unchanged. "
                           "Give the file a name."));
    break;
  default:
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                         _("The file could not be written. Your diary is unchanged. Choose another folder and "
                           "try again."));
    break;
  }
}

/* Whether something is there that is neither a file nor a folder. */
static gboolean
is_no_file (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && !S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode);
}

/* Descriptors that are looked through; a window has some dozens. */
#define MAX_DESCRIPTORS 4096

/* Whether this process has the file open; found out without opening it. */
static gboolean
is_open_here (const GStatBuf *file)
{
  for (int fd = 0; fd < MAX_DESCRIPTORS; fd++) {
    struct stat other;

    if (fstat (fd, &other) == 0 && other.st_dev == file->st_dev && other.st_ino == file->st_ino)
      return TRUE;
  }
  return FALSE;
}

/* Closing any descriptor of a file takes away the locks that SQLite has on it in this process, so a file
 * that is open here is taken for a diary, and only others are opened to read how they begin. */
static gboolean
is_database (const char *path)
{
  static const char magic[16] = "SQLite format 3";
  char start[sizeof magic];
  GStatBuf status;
  gboolean found;
  int fd;

  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return FALSE;
  if (is_open_here (&status))
    return TRUE;
  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return FALSE;
  found = read (fd, start, sizeof start) == (gssize) sizeof start && memcmp (start, magic, sizeof magic) == 0;
  close (fd);
  return found;
}

/* A diary, a backup of one, or what SQLite keeps beside them: nothing is ever written over those. */
static gboolean
is_part_of_database (const char *path)
{
  static const char *const companions[] = { "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (companions); i++) {
    g_autofree char *base = NULL;

    if (!g_str_has_suffix (path, companions[i]))
      continue;
    base = g_strndup (path, strlen (path) - strlen (companions[i]));
    if (is_database (base))
      return TRUE;
  }
  return is_database (path);
}

/* All or nothing; a write can be cut short by a signal or a disk that fills up. Returns an errno, 0: done. */
static int
write_all (int fd, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (length > 0) {
    gssize written = write (fd, data, length);

    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return errno;
    data += written;
    length -= (gsize) written;
  }
  return fsync (fd) == 0 ? 0 : errno;
}

/* The new name is on the disk only after its folder is. Some file systems cannot sync a folder: then the
 * rename is as durable as they make it. */
static int
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int result = 0;

  if (fd < 0)
    return 0;
  if (fsync (fd) != 0 && errno != EINVAL && errno != ENOTSUP)
    result = errno;
  close (fd);
  return result;
}

static int
write_temporary (char *temporary, const char *path, GBytes *bytes)
{
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  int result;

  if (fd < 0)
    return errno;
  result = write_all (fd, bytes);
  if (close (fd) != 0 && result == 0)
    result = errno;
  if (result == 0 && g_rename (temporary, path) != 0)
    result = errno;
  if (result != 0)
    g_unlink (temporary);
  return result;
}

/**
 * lift_output_write:
 * @path: the file to write; one that is there is replaced, unless it is a diary or open in this process
 * @bytes: its content
 * @error: return location for %LIFT_ERROR_NO_SPACE, %LIFT_ERROR_READONLY, %LIFT_ERROR_NOT_FOUND,
 *   %LIFT_ERROR_INVALID or %LIFT_ERROR_FAILED
 *
 * Writes a file beside @path, syncs it, and moves it into place: a reader sees the old file or the whole
 * new one, and a failure leaves the old one. The file is private to its owner (0600).
 *
 * Returns: whether the file is written and on the disk.
 */
gboolean
lift_output_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *temporary = g_strconcat (folder, G_DIR_SEPARATOR_S, ".", name, ".XXXXXX", NULL);
  int result;

  if (is_part_of_database (path)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                         _("That file is a diary, so nothing was written over it. Your diary is unchanged. "
                           "Choose another name."));
    return FALSE;
  }
  if (is_no_file (path)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("That is not an ordinary file, so nothing was written there. Your diary is unchanged. "
                           "Choose another name."));
    return FALSE;
  }
  if (path[0] == '\0' || g_file_test (path, G_FILE_TEST_IS_DIR))
    result = EISDIR;
  else
    result = write_temporary (temporary, path, bytes);
  if (result == 0)
    result = sync_folder (folder);
  if (result != 0)
    set_error_from_errno (error, result);
  return result == 0;
}

/**
 * lift_output_suggest_name:
 * @extension: without a dot, such as "pdf"
 * @first_day: day number of the first day in it
 * @last_day: day number of the last day in it, not before @first_day
 * @iso_date: the day it is made, `YYYY-MM-DD`
 *
 * Neither her name nor the procedure is in it: file names are seen by others.
 *
 * Returns: (transfer full): such as `recovery-diary-2026-11-30-day-0-14.pdf`.
 */
char *
lift_output_suggest_name (const char *extension, int first_day, int last_day, const char *iso_date)
{
  if (first_day == last_day)
    return g_strdup_printf ("recovery-diary-%s-day-%d.%s", iso_date, first_day, extension);
  return g_strdup_printf ("recovery-diary-%s-day-%d-%d.%s", iso_date, first_day, last_day, extension);
}
