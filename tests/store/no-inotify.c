/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded: the system has no file watch left to give, as on a desktop with many programs. */

#include <errno.h>
#include <sys/inotify.h>

int
inotify_init1 (int flags)
{
  errno = EMFILE;
  return -1;
}

int
inotify_init (void)
{
  errno = EMFILE;
  return -1;
}
