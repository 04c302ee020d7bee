/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

/** What a line of the record says. A folder that is synced is a SYNC of its own file number. */
typedef enum {
  WRITE_CREATE,
  WRITE_DATA,
  WRITE_TRUNCATE,
  WRITE_SYNC,
  WRITE_RENAME,
  WRITE_UNLINK,
  WRITE_MKDIR,
  WRITE_SAY,
} WriteWhat;

/**
 * WriteRecord:
 * @what: a #WriteWhat
 * @path_length: of the path that follows
 * @other_length: RENAME: of the new path, after it
 * @file: number of the file, the same under every name
 * @offset: DATA: where; TRUNCATE: the new size
 * @data_length: DATA, SAY: how many bytes follow
 */
typedef struct {
  uint32_t what;
  uint32_t path_length;
  uint32_t other_length;
  uint32_t padding;
  uint64_t file;
  uint64_t offset;
  uint64_t data_length;
} WriteRecord;
