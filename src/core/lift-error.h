/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiftError:
 * @LIFT_ERROR_INVALID: words that are not understood (`abc`, 11, 2026-02-30).
 * @LIFT_ERROR_NOT_FOUND: a record that was named does not exist.
 * @LIFT_ERROR_CONSTRAINT: understood, but refused (a day that lies ahead).
 * @LIFT_ERROR_NO_DIARY: there is no diary file yet.
 * @LIFT_ERROR_BUSY: another program holds the diary for longer than we wait.
 * @LIFT_ERROR_READONLY: the file, the folder or the disk cannot be written.
 * @LIFT_ERROR_NO_SPACE: the disk is full.
 * @LIFT_ERROR_CORRUPT: the diary file is damaged.
 * @LIFT_ERROR_NEWER_SCHEMA: a newer Afterlift wrote the diary.
 * @LIFT_ERROR_NOT_A_DIARY: the file is something else.
 * @LIFT_ERROR_CANCELLED: the caller cancelled.
 * @LIFT_ERROR_FAILED: anything else.
 *
 * The one error domain, by what a caller can do about it. Messages are sentences for a patient: what
 * happened, that nothing was lost, what to do. They never hold a value from the diary.
 */
typedef enum {
  LIFT_ERROR_INVALID,
  LIFT_ERROR_NOT_FOUND,
  LIFT_ERROR_CONSTRAINT,
  LIFT_ERROR_NO_DIARY,
  LIFT_ERROR_BUSY,
  LIFT_ERROR_READONLY,
  LIFT_ERROR_NO_SPACE,
  LIFT_ERROR_CORRUPT,
  LIFT_ERROR_NEWER_SCHEMA,
  LIFT_ERROR_NOT_A_DIARY,
  LIFT_ERROR_CANCELLED,
  LIFT_ERROR_FAILED,
} LiftError;

#define LIFT_ERROR (lift_error_quark ())

GQuark lift_error_quark (void);

G_END_DECLS
