/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "attack-disk.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECTOR 512

/* A write or a cut that no sync followed yet; its data stays in the record. */
typedef struct {
  gboolean is_cut;
  guint64 offset;
  const char *data;
  gsize length;
} Pending;

typedef struct {
  GByteArray *synced;
  GArray *pending;
} File;

/* A change of a name that no sync of the folder followed yet. */
typedef struct {
  WriteWhat what;
  char *path;
  char *other;
  File *file;
} NameChange;

struct _AttackDisk {
  char *folder;
  GPtrArray *all_files;
  GHashTable *by_number;
  GHashTable *names;
  GPtrArray *changes;
  /* Stands for a folder among the names. */
  File is_folder;
};

static void
file_free (File *self)
{
  g_byte_array_unref (self->synced);
  g_array_unref (self->pending);
  g_free (self);
}

static void
name_change_free (NameChange *self)
{
  g_free (self->path);
  g_free (self->other);
  g_free (self);
}

/** attack_disk_new: Returns: (transfer full): an empty disk, for what was recorded below @folder. */
AttackDisk *
attack_disk_new (const char *folder)
{
  AttackDisk *self = g_new0 (AttackDisk, 1);

  self->folder = g_strdup (folder);
  self->all_files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
  self->by_number = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) name_change_free);
  return self;
}

/** attack_disk_free: frees @self. */
void
attack_disk_free (AttackDisk *self)
{
  g_free (self->folder);
  g_ptr_array_unref (self->changes);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->by_number);
  g_ptr_array_unref (self->all_files);
  g_free (self);
}

static File *
add_file (AttackDisk *self, guint64 number)
{
  File *file = g_new0 (File, 1);

  file->synced = g_byte_array_new ();
  file->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_ptr_array_add (self->all_files, file);
  /* The number of a deleted file is given away again. */
  g_hash_table_replace (self->by_number, g_memdup2 (&number, sizeof number), file);
  return file;
}

/* What arrives ----------------------------------------------------------------------------------------- */

static void
put (GByteArray *bytes, guint64 offset, const char *data, gsize length)
{
  guint old = bytes->len;

  if (bytes->len < offset + length) {
    g_byte_array_set_size (bytes, (guint) (offset + length));
    memset (bytes->data + old, 0, bytes->len - old);
  }
  memcpy (bytes->data + offset, data, length);
}

static void
set_size (GByteArray *bytes, guint64 size)
{
  guint old = bytes->len;

  g_byte_array_set_size (bytes, (guint) size);
  if (bytes->len > old)
    memset (bytes->data + old, 0, bytes->len - old);
}

static gboolean
arrives (GRand *rand, double chance)
{
  return g_rand_double (rand) < chance;
}

/* The sectors of a write arrive each for itself. */
static void
put_by_chance (GByteArray *bytes, const Pending *pending, GRand *rand, double chance)
{
  guint64 end = pending->offset + pending->length;

  for (guint64 at = pending->offset; at < end;) {
    guint64 next = MIN (end, (at / SECTOR + 1) * SECTOR);

    if (arrives (rand, chance))
      put (bytes, at, pending->data + (at - pending->offset), (gsize) (next - at));
    at = next;
  }
}

static void
apply_pending (GByteArray *bytes, GArray *all, GRand *rand, double chance, gboolean torn)
{
  for (guint i = 0; i < all->len; i++) {
    const Pending *pending = &g_array_index (all, Pending, i);

    if (torn && !pending->is_cut)
      put_by_chance (bytes, pending, rand, chance);
    else if (!arrives (rand, chance))
      continue;
    else if (pending->is_cut)
      set_size (bytes, pending->offset);
    else
      put (bytes, pending->offset, pending->data, pending->length);
  }
}

static void
apply_all (GByteArray *bytes, GArray *all)
{
  for (guint i = 0; i < all->len; i++) {
    const Pending *pending = &g_array_index (all, Pending, i);

    if (pending->is_cut)
      set_size (bytes, pending->offset);
    else
      put (bytes, pending->offset, pending->data, pending->length);
  }
}

static void
apply_name (AttackDisk *self, GHashTable *names, const NameChange *change)
{
  switch (change->what) {
  case WRITE_CREATE:
    g_hash_table_replace (names, g_strdup (change->path), change->file);
    break;
  case WRITE_MKDIR:
    g_hash_table_replace (names, g_strdup (change->path), &self->is_folder);
    break;
  case WRITE_RENAME:
    g_hash_table_remove (names, change->path);
    g_hash_table_replace (names, g_strdup (change->other), change->file);
    break;
  case WRITE_UNLINK:
    g_hash_table_remove (names, change->path);
    break;
  case WRITE_DATA:
  case WRITE_TRUNCATE:
  case WRITE_SYNC:
  case WRITE_SAY:
  default:
    g_assert_not_reached ();
  }
}

/* What is sure ----------------------------------------------------------------------------------------- */

static void
sync_folder (AttackDisk *self, const char *folder)
{
  for (guint i = 0; i < self->changes->len;) {
    NameChange *change = g_ptr_array_index (self->changes, i);
    g_autofree char *parent = g_path_get_dirname (change->path);

    if (!g_str_equal (parent, folder)) {
      i++;
      continue;
    }
    apply_name (self, self->names, change);
    g_ptr_array_remove_index (self->changes, i);
  }
}

static void
take_name (AttackDisk *self, const WriteRecord *event, const char *path, const char *other)
{
  NameChange *change = g_new0 (NameChange, 1);
  guint64 number = event->file;

  change->what = (WriteWhat) event->what;
  change->path = g_strdup (path);
  change->other = g_strdup (other);
  if (event->what == WRITE_CREATE)
    change->file = add_file (self, number);
  else if (event->what == WRITE_RENAME)
    change->file = g_hash_table_lookup (self->by_number, &number);
  g_assert_true (event->what != WRITE_RENAME || change->file != NULL);
  g_ptr_array_add (self->changes, change);
}

static void
take_data (AttackDisk *self, const WriteRecord *event, const char *path, const char *data)
{
  guint64 number = event->file;
  File *file = g_hash_table_lookup (self->by_number, &number);
  Pending pending = { event->what == WRITE_TRUNCATE, event->offset, data, event->data_length };

  if (event->what != WRITE_SYNC) {
    g_assert_nonnull (file);
    g_array_append_val (file->pending, pending);
  } else if (file != NULL) {
    apply_all (file->synced, file->pending);
    g_array_set_size (file->pending, 0);
  } else {
    sync_folder (self, path);
  }
}

/**
 * attack_disk_take:
 * @self: a disk
 * @event: what a program did; not a SAY
 * @payload: what follows it in the record, which has to live as long as @self
 */
void
attack_disk_take (AttackDisk *self, const WriteRecord *event, const char *payload)
{
  g_autofree char *path = g_strndup (payload, event->path_length);
  g_autofree char *other = g_strndup (payload + event->path_length, event->other_length);

  /* Shared memory does not outlive the machine; its content never was in a write. */
  if (g_str_has_suffix (path, "-shm"))
    return;
  if (event->what == WRITE_DATA || event->what == WRITE_TRUNCATE || event->what == WRITE_SYNC)
    take_data (self, event, path, payload + event->path_length);
  else
    take_name (self, event, path, other);
}

/* A disk after the cut --------------------------------------------------------------------------------- */

/* Nothing of what was waiting, all of it, or a part: three kinds of bad luck. */
static double
choose_chance (GRand *rand)
{
  int kind = g_rand_int_range (rand, 0, 4);

  return kind == 0 ? 0 : kind == 1 ? 1 : g_rand_double (rand);
}

/* A name in a folder that did not arrive itself leads nowhere. */
static gboolean
is_reachable (AttackDisk *self, GHashTable *names, const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);

  return g_str_equal (parent, self->folder) || g_hash_table_lookup (names, parent) == &self->is_folder;
}

static void
write_file (AttackDisk *self, const char *path, File *file, GRand *rand, const char *folder)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *target = g_strconcat (folder, path + strlen (self->folder), NULL);
  g_autofree char *parent = g_path_get_dirname (target);
  g_autoptr (GError) error = NULL;
  double chance = choose_chance (rand);
  gboolean torn = g_rand_boolean (rand);

  g_byte_array_append (bytes, file->synced->data, file->synced->len);
  apply_pending (bytes, file->pending, rand, chance, torn);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents_full (target, (const char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/**
 * attack_disk_rebuild:
 * @self: a disk
 * @rand: what of the rest arrived
 * @folder: an empty folder
 *
 * Writes the files into @folder as they could be found when the current is back.
 */
void
attack_disk_rebuild (AttackDisk *self, GRand *rand, const char *folder)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  double chance = choose_chance (rand);
  g_autoptr (GList) paths = NULL;
  GHashTableIter iter;
  gpointer path, file;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &path, &file))
    g_hash_table_insert (names, g_strdup (path), file);
  for (guint i = 0; i < self->changes->len; i++) {
    if (arrives (rand, chance))
      apply_name (self, names, g_ptr_array_index (self->changes, i));
  }
  /* Sorted: the order of a hash table is not the same at every run. */
  paths = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) strcmp);
  for (GList *l = paths; l != NULL; l = l->next) {
    File *found = g_hash_table_lookup (names, l->data);

    if (found != &self->is_folder && is_reachable (self, names, l->data))
      write_file (self, l->data, found, rand, folder);
  }
}
