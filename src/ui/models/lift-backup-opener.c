/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-backup-opener.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
refuse (GError **error, LiftError code, const char *sentence)
{
  g_set_error_literal (error, LIFT_ERROR, code, sentence);
  return FALSE;
}

static LiftCheck *
check (LiftStore *store, GError **error)
{
  g_autoptr (LiftCheck) found = lift_store_check (store, error);

  if (found != NULL && !found->ok) {
    refuse (error, LIFT_ERROR_CORRUPT,
            _("This backup is damaged, so it was not opened. Nothing was changed. Please try an "
               "older backup."));
    return NULL;
  }
  return g_steal_pointer (&found);
}

/* What she chose is looked at without a single write to it. */
static LiftCheck *
look_at (const char *file, LiftClock *clock, GError **error)
{
  g_autoptr (LiftStore) store = lift_store_open (file, LIFT_OPEN_READ, clock, "afterlift", error);
  g_autoptr (LiftCheck) found = store != NULL ? check (store, error) : NULL;

  if (found == NULL || !lift_store_close (store, error))
    return NULL;
  return g_steal_pointer (&found);
}

static const char *const suffixes[] = { "", "-wal", "-shm" };

static void
remove_working_copy (const char *copy)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *file = g_strconcat (copy, suffixes[i], NULL);

    g_unlink (file);
  }
}

/* With its newest changes, where these are still beside it. */
static gboolean
make_working_copy (const char *file, const char *copy, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes) - 1; i++) {
    g_autofree char *from = g_strconcat (file, suffixes[i], NULL);
    g_autofree char *to = g_strconcat (copy, suffixes[i], NULL);
    g_autofree char *bytes = NULL;
    gsize length;

    if (i > 0 && !g_file_test (from, G_FILE_TEST_EXISTS))
      continue;
    if (!g_file_get_contents (from, &bytes, &length, NULL))
      return refuse (error, LIFT_ERROR_READONLY,
                     _("The backup cannot be read. It is as it was, and nothing was changed."));
    if (!g_file_set_contents_full (to, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
      return refuse (error, LIFT_ERROR_READONLY,
                     _("The backup cannot be copied. It is as it was. Please look whether the disk "
                        "is full or can be written."));
  }
  return TRUE;
}

/* Only a connection that may write can write a diary anew into another file, as a whole. */
static gboolean
put_in_place (const char *copy, const LiftCheck *expected, const char *diary, LiftClock *clock, GError **error)
{
  g_autoptr (LiftStore) store = lift_store_open (copy, LIFT_OPEN_EXISTING, clock, "afterlift", error);
  g_autoptr (LiftCheck) found = store != NULL ? check (store, error) : NULL;

  if (found == NULL)
    return FALSE;
  if (found->entries != expected->entries || found->revisions != expected->revisions)
    return refuse (error, LIFT_ERROR_FAILED,
                   _("The copy of the backup is not the same as the backup, so it was thrown away. "
                      "The backup is as it was; please try again."));
  return lift_store_backup (store, diary, error) && lift_store_close (store, error);
}

/**
 * lift_backup_open:
 * @file: a backup that she chose; it is read, and never changed
 * @diary: where her diary is to be
 * @clock: where the time comes from
 * @error: return location; why it was refused, in a sentence
 *
 * Makes a copy of a backup her diary, where there is no diary yet: checked before it is copied, compared afterwards,
 * private (0600), and in place as a whole or not at all. Blocks.
 *
 * Returns: whether the diary is there now.
 */
gboolean
lift_backup_open (const char *file, const char *diary, LiftClock *clock, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (diary);
  g_autofree char *copy = g_strconcat (diary, ".opening", NULL);
  g_autoptr (LiftCheck) expected = NULL;
  gboolean done;

  if (g_file_test (diary, G_FILE_TEST_EXISTS))
    return refuse (error, LIFT_ERROR_CONSTRAINT,
                   _("There is a diary already, so the backup was not opened. Nothing was "
                      "changed."));
  expected = look_at (file, clock, error);
  if (expected == NULL)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return refuse (error, LIFT_ERROR_READONLY,
                   _("The folder for your diary cannot be made. The backup is as it was. Please "
                      "look whether the disk is full or can be written."));
  remove_working_copy (copy);
  done = make_working_copy (file, copy, error) && put_in_place (copy, expected, diary, clock, error);
  remove_working_copy (copy);
  return done;
}
