/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into bench-gap: every fdatasync and fsync waits LIFT_SYNC_DELAY_MS, and is counted. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int lift_sync_delay_count (void);

static atomic_int delayed;

int
lift_sync_delay_count (void)
{
  return atomic_load (&delayed);
}

static void
wait_as_told (void)
{
  const char *text = getenv ("LIFT_SYNC_DELAY_MS");
  long milliseconds = text != NULL ? strtol (text, NULL, 10) : 0;
  struct timespec pause = { milliseconds / 1000, milliseconds % 1000 * 1000000 };

  nanosleep (&pause, NULL);
  atomic_fetch_add (&delayed, 1);
}

int
fdatasync (int fd)
{
  int (*real) (int) = (int (*) (int)) dlsym (RTLD_NEXT, "fdatasync");

  wait_as_told ();
  return real (fd);
}

int
fsync (int fd)
{
  int (*real) (int) = (int (*) (int)) dlsym (RTLD_NEXT, "fsync");

  wait_as_told ();
  return real (fd);
}
