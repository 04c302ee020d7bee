/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-page-rows.h"

#include <string.h>

/* The kinds of pages that hold rows or lead to them, as the format of SQLite's files says. */
#define PAGE_INDEX_INTERIOR 0x02
#define PAGE_TABLE_INTERIOR 0x05
#define PAGE_INDEX_LEAF 0x0a
#define PAGE_TABLE_LEAF 0x0d
#define FILE_HEADER_SIZE 100
/* The longest text is a note, of 64 KiB. */
#define MAX_PAYLOAD (1024 * 1024)

/**
 * Page:
 * @file: it is of
 * @bytes: of the page
 * @usable: how many of them count
 * @header: where its own header begins; the first page has that of the file before it
 * @kind: what it holds
 * @n_cells: how many it says that it has
 */
typedef struct {
  const LiftPageFile *file;
  const guint8 *bytes;
  guint usable;
  guint header;
  guint8 kind;
  guint n_cells;
} Page;

/* Bytes that are looked at in order and never beyond their end. */
typedef struct {
  const guint8 *bytes;
  gsize length;
  gsize at;
} Reader;

static guint
read_u16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) read_u16 (bytes) << 16 | read_u16 (bytes + 2);
}

static gboolean
read_varint (Reader *reader, guint64 *value)
{
  *value = 0;
  for (guint i = 0; i < 9; i++) {
    guint8 byte;

    if (reader->at >= reader->length)
      return FALSE;
    byte = reader->bytes[reader->at++];
    if (i == 8) {
      *value = *value << 8 | byte;
      return TRUE;
    }
    *value = *value << 7 | (byte & 0x7f);
    if ((byte & 0x80) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_interior (const Page *page)
{
  return page->kind == PAGE_INDEX_INTERIOR || page->kind == PAGE_TABLE_INTERIOR;
}

static gboolean
is_index (const Page *page)
{
  return page->kind == PAGE_INDEX_INTERIOR || page->kind == PAGE_INDEX_LEAF;
}

static guint
get_header_size (const Page *page)
{
  return is_interior (page) ? 12 : 8;
}

/* Returns: whether the page says of itself what a page with rows has to say. */
static gboolean
open_page (Page *page, const LiftPageFile *file, guint number)
{
  *page = (Page){ .file = file, .bytes = lift_page_file_get_page (file, number) };
  page->usable = lift_page_file_get_page_size (file);
  page->header = number == 1 ? FILE_HEADER_SIZE : 0;
  if (page->bytes == NULL)
    return FALSE;
  page->kind = page->bytes[page->header];
  if (!is_interior (page) && page->kind != PAGE_TABLE_LEAF && page->kind != PAGE_INDEX_LEAF)
    return FALSE;
  page->n_cells = read_u16 (page->bytes + page->header + 3);
  return page->header + get_header_size (page) + 2 * page->n_cells <= page->usable;
}

/* Returns: where cell @number begins; 0 if the page does not say so rightly. */
static guint
get_cell (const Page *page, guint number)
{
  guint table = page->header + get_header_size (page);
  guint at = read_u16 (page->bytes + table + 2 * number);

  return at >= table + 2 * page->n_cells && at < page->usable ? at : 0;
}

/* How many bytes of a payload are in the cell itself. */
static guint
get_local_size (const Page *page, guint payload)
{
  guint most = is_index (page) ? (page->usable - 12) * 64 / 255 - 23 : page->usable - 35;
  guint least = (page->usable - 12) * 32 / 255 - 23;
  guint wanted = least + (payload - least) % (page->usable - 4);

  if (payload <= most)
    return payload;
  return wanted <= most ? wanted : least;
}

/* Returns: (transfer full) (nullable): the whole payload, with what stands on further pages. */
static GByteArray *
read_payload (const Page *page, Reader *reader, guint payload)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint local = get_local_size (page, payload);
  guint32 next = 0;

  if (local > reader->length - reader->at || (local < payload && local + 4 > reader->length - reader->at))
    return NULL;
  g_byte_array_append (bytes, reader->bytes + reader->at, local);
  if (local < payload)
    next = read_u32 (reader->bytes + reader->at + local);
  while (bytes->len < payload) {
    const guint8 *further = lift_page_file_get_page (page->file, next);
    guint length = MIN (payload - bytes->len, page->usable - 4);

    if (further == NULL)
      return NULL;
    g_byte_array_append (bytes, further + 4, length);
    next = read_u32 (further);
  }
  return g_steal_pointer (&bytes);
}

static guint
get_int_size (guint64 type)
{
  static const guint sizes[] = { 0, 1, 2, 3, 4, 6, 8 };

  return type < G_N_ELEMENTS (sizes) ? sizes[type] : 0;
}

static gint64
read_int (const guint8 *bytes, guint size)
{
  /* The first byte carries the sign. */
  guint64 value = (guint64) (gint64) (gint8) bytes[0];

  for (guint i = 1; i < size; i++)
    value = value << 8 | bytes[i];
  return (gint64) value;
}

/* Reads the value of serial type @type. Returns: whether all of it is there. */
static gboolean
read_value (Reader *body, guint64 type, LiftPageValue *value)
{
  guint64 size = type == 7 ? 8 : type >= 12 ? (type - 12) / 2 : get_int_size (type);

  if (size > body->length - body->at)
    return FALSE;
  value->kind = LIFT_PAGE_VALUE_OTHER;
  if (type == 0) {
    value->kind = LIFT_PAGE_VALUE_NULL;
  } else if (type <= 6) {
    value->kind = LIFT_PAGE_VALUE_INT;
    value->number = read_int (body->bytes + body->at, (guint) size);
  } else if (type == 8 || type == 9) {
    value->kind = LIFT_PAGE_VALUE_INT;
    value->number = type == 9;
  } else if (type >= 13 && type % 2 == 1 && g_utf8_validate_len ((const char *) body->bytes + body->at, size, NULL)) {
    value->kind = LIFT_PAGE_VALUE_TEXT;
    value->text = g_strndup ((const char *) body->bytes + body->at, size);
  }
  body->at += size;
  return TRUE;
}

static void
row_clear (LiftPageRow *row)
{
  for (guint i = 0; i < row->n_values; i++)
    g_clear_pointer (&row->values[i].text, g_free);
}

static gboolean
read_record (const GByteArray *payload, LiftPageRow *row)
{
  Reader header = { payload->data, payload->len, 0 };
  Reader body = { payload->data, payload->len, 0 };
  guint64 header_size;

  if (!read_varint (&header, &header_size) || header_size > payload->len || header_size < header.at)
    return FALSE;
  header.length = header_size;
  body.at = header_size;
  while (header.at < header.length) {
    guint64 type;

    if (row->n_values == LIFT_PAGE_MAX_VALUES || !read_varint (&header, &type) || type == 10 || type == 11)
      return FALSE;
    /* Counted first, so that its text is freed whatever follows. */
    row->n_values++;
    if (!read_value (&body, type, &row->values[row->n_values - 1]))
      return FALSE;
  }
  return TRUE;
}

/* Returns: whether the cell at @at holds a whole row. */
static gboolean
read_cell (const Page *page, guint at, LiftPageRow *row)
{
  Reader reader = { page->bytes, page->usable, at };
  g_autoptr (GByteArray) bytes = NULL;
  guint64 payload;
  guint64 rowid = 0;

  if (page->kind == PAGE_INDEX_INTERIOR)
    reader.at += 4;
  if (!read_varint (&reader, &payload) || payload == 0 || payload > MAX_PAYLOAD)
    return FALSE;
  if (!is_index (page) && !read_varint (&reader, &rowid))
    return FALSE;
  bytes = read_payload (page, &reader, (guint) payload);
  row->is_index = is_index (page);
  row->rowid = (gint64) rowid;
  return bytes != NULL && read_record (bytes, row);
}

/**
 * lift_page_rows_read:
 * @file: a file
 * @page: number of a page
 * @func: gets each row that is whole
 * @user_data: for @func
 *
 * Reads the rows on one page, of a table or of an index; a row that is damaged is passed over, and so is a page that
 * holds no rows.
 *
 * Returns: %FALSE if @func wanted no more.
 */
gboolean
lift_page_rows_read (const LiftPageFile *file, guint page, LiftPageRowFunc func, gpointer user_data)
{
  Page opened;

  if (!open_page (&opened, file, page) || opened.kind == PAGE_TABLE_INTERIOR)
    return TRUE;
  for (guint i = 0; i < opened.n_cells; i++) {
    LiftPageRow row = { 0 };
    guint at = get_cell (&opened, i);
    gboolean more = TRUE;

    if (at != 0 && read_cell (&opened, at, &row))
      more = func (&row, user_data);
    row_clear (&row);
    if (!more)
      return FALSE;
  }
  return TRUE;
}

/**
 * lift_page_rows_claim:
 * @file: a file
 * @root: number of the page at which a table begins
 * @owners: one for each page, and one more; 0: nobody's yet
 * @owner: whose the pages become, not 0
 *
 * Follows a table from its root down to its rows, as far as the way is whole. A page that somebody has stays his.
 */
void
lift_page_rows_claim (const LiftPageFile *file, guint root, guint8 *owners, guint8 owner)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (waiting, root);
  while (waiting->len > 0) {
    guint number = g_array_index (waiting, guint, waiting->len - 1);
    Page page;

    g_array_set_size (waiting, waiting->len - 1);
    if (number == 0 || number > lift_page_file_get_n_pages (file) || owners[number] != 0 ||
        !open_page (&page, file, number) || is_index (&page))
      continue;
    owners[number] = owner;
    for (guint i = 0; is_interior (&page) && i <= page.n_cells; i++) {
      guint at = i < page.n_cells ? get_cell (&page, i) : page.header + 8;
      guint child = at != 0 && at + 4 <= page.usable ? read_u32 (page.bytes + at) : 0;

      g_array_append_val (waiting, child);
    }
  }
}
