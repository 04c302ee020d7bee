/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-page-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "lift-db-error.h"
#include "lift-db.h"

#define MAX_BYTES ((goffset) 2 * 1024 * 1024 * 1024)
/* What every diary is made with; for a file that cannot tell any more. */
#define USUAL_PAGE_SIZE 4096
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_SIZE 100
#define HEADER_APPLICATION_ID 68
#define WAL_HEADER_SIZE 32
#define WAL_FRAME_HEADER_SIZE 24
#define WAL_MAGIC 0x377f0682u

/**
 * LiftPageFile:
 * @bytes: of the file
 * @length: of @bytes
 * @wal: (nullable): bytes of the -wal
 * @wal_length: of @wal
 * @newer: page number → page in @wal, for every page that a commit there wrote last
 * @page_size: in bytes
 * @n_pages: of the diary
 */
struct _LiftPageFile {
  guint8 *bytes;
  gsize length;
  guint8 *wal;
  gsize wal_length;
  GHashTable *newer;
  guint page_size;
  guint n_pages;
};

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
is_page_size (guint size)
{
  return size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
}

static gboolean
has_magic (const LiftPageFile *self)
{
  return self->length >= HEADER_SIZE && memcmp (self->bytes, HEADER_MAGIC, sizeof HEADER_MAGIC) == 0;
}

/* In the header 1 stands for 65536. */
static guint
find_page_size (const LiftPageFile *self)
{
  guint size = self->length >= HEADER_SIZE ? (guint) self->bytes[16] << 8 | self->bytes[17] : 0;

  if (has_magic (self) && is_page_size (size == 1 ? 65536 : size))
    return size == 1 ? 65536 : size;
  size = self->wal_length >= WAL_HEADER_SIZE ? read_u32 (self->wal + 8) : 0;
  return is_page_size (size) ? size : USUAL_PAGE_SIZE;
}

/* The checksum of a -wal: two sums over words, little endian or big endian as its first bytes say. */
static void
add_to_sums (const guint8 *bytes, gsize length, gboolean big_endian, guint32 *sums)
{
  for (gsize i = 0; i + 8 <= length; i += 8) {
    guint32 first = read_u32 (bytes + i);
    guint32 second = read_u32 (bytes + i + 4);

    sums[0] += (big_endian ? first : GUINT32_SWAP_LE_BE (first)) + sums[1];
    sums[1] += (big_endian ? second : GUINT32_SWAP_LE_BE (second)) + sums[0];
  }
}

/* Every frame up to the last commit counts, as it does for SQLite; the first one that is not whole ends it. */
static void
read_wal (LiftPageFile *self)
{
  g_autoptr (GHashTable) open = g_hash_table_new (NULL, NULL);
  gsize frame_size = WAL_FRAME_HEADER_SIZE + self->page_size;
  gboolean big_endian;
  guint32 sums[2] = { 0, 0 };

  if (self->wal_length < WAL_HEADER_SIZE || (read_u32 (self->wal) & ~1u) != WAL_MAGIC ||
      read_u32 (self->wal + 8) != self->page_size)
    return;
  big_endian = (read_u32 (self->wal) & 1) != 0;
  add_to_sums (self->wal, 24, big_endian, sums);
  if (sums[0] != read_u32 (self->wal + 24) || sums[1] != read_u32 (self->wal + 28))
    return;
  for (gsize at = WAL_HEADER_SIZE; at + frame_size <= self->wal_length; at += frame_size) {
    const guint8 *frame = self->wal + at;
    guint32 size_after = read_u32 (frame + 4);
    GHashTableIter iter;
    gpointer number, page;

    add_to_sums (frame, 8, big_endian, sums);
    add_to_sums (frame + WAL_FRAME_HEADER_SIZE, self->page_size, big_endian, sums);
    if (memcmp (frame + 8, self->wal + 16, 8) != 0 || sums[0] != read_u32 (frame + 16) ||
        sums[1] != read_u32 (frame + 20))
      break;
    g_hash_table_insert (open, GUINT_TO_POINTER (read_u32 (frame)), (gpointer) (frame + WAL_FRAME_HEADER_SIZE));
    if (size_after == 0)
      continue;
    self->n_pages = size_after;
    g_hash_table_iter_init (&iter, open);
    while (g_hash_table_iter_next (&iter, &number, &page)) {
      g_hash_table_insert (self->newer, number, page);
      g_hash_table_iter_remove (&iter);
    }
  }
}

static gboolean
read_file (const char *path, guint8 **bytes, gsize *length, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  GStatBuf info;

  if (g_stat (path, &info) != 0) {
    lift_db_set_error_errno (error, errno);
    return FALSE;
  }
  if (info.st_size > MAX_BYTES) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _ ("This file is larger than any diary, so it was not read. Nothing was changed."));
    return FALSE;
  }
  if (g_file_get_contents (path, (char **) bytes, length, &trouble))
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_READONLY,
                       _ ("This file cannot be read. It is as it was, and nothing was changed."));
  return FALSE;
}

/**
 * lift_page_file_open:
 * @path: of a diary file, whole or not; this process must have no connection to it, for closing any other way of
 *   reading it would end the locks of that connection
 * @error: return location: what keeps the file from being read; damage does not
 *
 * Reads the file and the -wal beside it into memory. Neither is changed.
 *
 * Returns: (transfer full) (nullable): its pages.
 */
LiftPageFile *
lift_page_file_open (const char *path, GError **error)
{
  g_autoptr (LiftPageFile) self = g_new0 (LiftPageFile, 1);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  self->newer = g_hash_table_new (NULL, NULL);
  if (!read_file (path, &self->bytes, &self->length, error))
    return NULL;
  if (g_file_test (wal, G_FILE_TEST_IS_REGULAR) && !read_file (wal, &self->wal, &self->wal_length, error))
    return NULL;
  self->page_size = find_page_size (self);
  self->n_pages = (guint) (self->length / self->page_size);
  /* Pages behind the size of the last commit are of before; what was erased since may still be in them. */
  read_wal (self);
  self->n_pages = MIN (self->n_pages, (guint) (MAX_BYTES / self->page_size));
  return g_steal_pointer (&self);
}

/** lift_page_file_free: frees @self. */
void
lift_page_file_free (LiftPageFile *self)
{
  g_clear_pointer (&self->newer, g_hash_table_unref);
  g_free (self->bytes);
  g_free (self->wal);
  g_free (self);
}

/** lift_page_file_get_page_size: Returns: the size of a page in bytes. */
guint
lift_page_file_get_page_size (const LiftPageFile *self)
{
  return self->page_size;
}

/** lift_page_file_get_n_pages: Returns: how many pages there are, or should be; the first has number 1. */
guint
lift_page_file_get_n_pages (const LiftPageFile *self)
{
  return self->n_pages;
}

/** lift_page_file_is_foreign: Returns: whether it is, beyond doubt, a database of another program. */
gboolean
lift_page_file_is_foreign (const LiftPageFile *self)
{
  return has_magic (self) && read_u32 (self->bytes + HEADER_APPLICATION_ID) != LIFT_DB_APPLICATION_ID;
}

/** lift_page_file_is_blank: Returns: whether every byte of it is zero, as after a crash of some file systems. */
gboolean
lift_page_file_is_blank (const LiftPageFile *self)
{
  for (gsize i = 0; i < self->length; i++) {
    if (self->bytes[i] != 0)
      return FALSE;
  }
  return TRUE;
}

/**
 * lift_page_file_get_page:
 * @self: a file
 * @number: from 1
 *
 * Returns: (transfer none) (nullable): the bytes of that page; %NULL where the file has none of that number.
 */
const guint8 *
lift_page_file_get_page (const LiftPageFile *self, guint number)
{
  const guint8 *newer = g_hash_table_lookup (self->newer, GUINT_TO_POINTER (number));

  if (newer != NULL)
    return newer;
  if (number == 0 || number > self->length / self->page_size)
    return NULL;
  return self->bytes + (gsize) (number - 1) * self->page_size;
}
