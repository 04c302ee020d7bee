/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>
#include <sys/types.h>

#include "lift-error.h"

G_BEGIN_DECLS

/**
 * LiftConnection:
 * @handle: what SQLite gave us
 * @read_only: nothing can be written
 * @reason: then: why
 * @device: of the file that was opened
 * @inode: of the file that was opened
 * @copy_folder: (nullable): where a private copy lives while it is read
 *
 * How the file was opened in the end.
 */
typedef struct {
  sqlite3 *handle;
  gboolean read_only;
  LiftError reason;
  dev_t device;
  ino_t inode;
  char *copy_folder;
} LiftConnection;

gboolean lift_connection_open (LiftConnection *self, const char *path, gboolean for_writing, GError **error);
gboolean lift_connection_close (LiftConnection *self, GError **error);

G_END_DECLS
