/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "lift-db-error.h"
#include "lift-diary-file.h"
#include "lift-digest.h"
#include "lift-workplace.h"

/* A diary in which somebody saves all the time is copied when there is a moment of rest; where there is none, the last
 * try lets the others wait for that moment. */
#define MAX_TRIES 3

static char *
get_stem (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  if (g_str_has_suffix (base, ".db"))
    base[strlen (base) - 3] = '\0';
  return g_steal_pointer (&base);
}

/**
 * lift_backup_dup_folder:
 * @path: of a diary
 *
 * Returns: (transfer full): the folder beside @path in which its copies are, `diary-backups` for `diary.db`.
 */
char *
lift_backup_dup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *stem = get_stem (path);
  g_autofree char *name = g_strconcat (stem, "-backups", NULL);

  return g_build_filename (folder, name, NULL);
}

/**
 * lift_backup_make_name_in:
 * @path: of a diary
 * @folder: where the copy goes
 * @reason: such as `before-erase`
 * @now: UTC second
 *
 * Returns: (transfer full): a path in @folder where nothing is yet, such as
 *   `diary-before-erase-20261119T200400Z.db`.
 */
char *
lift_backup_make_name_in (const char *path, const char *folder, const char *reason, gint64 now)
{
  g_autofree char *stem = get_stem (path);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);
  g_autofree char *stamp = NULL;
  int year, month, day;

  g_date_time_get_ymd (time, &year, &month, &day);
  stamp = g_strdup_printf ("%04d%02d%02dT%02d%02d%02dZ", year, month, day, g_date_time_get_hour (time),
                           g_date_time_get_minute (time), g_date_time_get_second (time));
  for (guint i = 1;; i++) {
    g_autofree char *number = i == 1 ? g_strdup ("") : g_strdup_printf ("-%u", i);
    g_autofree char *name = g_strconcat (stem, "-", reason, "-", stamp, number, ".db", NULL);
    g_autofree char *target = g_build_filename (folder, name, NULL);

    if (!g_file_test (target, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&target);
  }
}

/* The folder beside the diary, for its owner alone. */
static char *
make_own_folder (const char *path, GError **error)
{
  g_autofree char *folder = lift_backup_dup_folder (path);
  g_autofree char *beside = g_path_get_dirname (folder);
  int saved_errno = g_mkdir_with_parents (folder, 0700) == 0 ? 0 : errno;

  if (saved_errno == EEXIST || saved_errno == ENOTDIR || saved_errno == ENOENT) {
    g_autofree char *name = g_filename_display_basename (folder);

    g_set_error (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                 /* Translators: %s is the name of a folder. */
                 _("No copy of the diary can be made, because something that is no folder is called “%s” beside it. "
                   "Nothing was changed. Give that another name, then try again."),
                 name);
    return NULL;
  }
  if (saved_errno != 0) {
    lift_db_set_error_errno (error, saved_errno);
    return NULL;
  }
  g_chmod (folder, 0700);
  /* A copy is as safe from a power cut as the name of the folder that it is in. Not every folder can be synced; a disk
   * that fails says so when the copy itself is. */
  lift_diary_file_sync (beside, NULL);
  return g_steal_pointer (&folder);
}

static gboolean
is_whole (LiftDb *copy, gboolean *whole, GError **error)
{
  g_autoptr (LiftStatement) integrity = lift_db_prepare (copy, "PRAGMA integrity_check", error);
  g_autoptr (LiftStatement) references = integrity != NULL ? lift_db_prepare (copy, "PRAGMA foreign_key_check", error)
                                                           : NULL;
  LiftStep step;

  if (references == NULL || lift_statement_step (integrity, error) != LIFT_STEP_ROW)
    return FALSE;
  *whole = g_strcmp0 (lift_statement_get_text (integrity, 0), "ok") == 0;
  step = lift_statement_step (references, error);
  *whole = *whole && step == LIFT_STEP_DONE;
  return step != LIFT_STEP_ERROR;
}

/* A copy that nobody looked at is not a backup. */
static gboolean
verify (LiftDb *db, const char *copy, const char *digest, gboolean *same, GError **error)
{
  g_autoptr (LiftDb) other = lift_db_open (copy, FALSE, error);
  g_autofree char *copied = NULL;

  if (other == NULL)
    return FALSE;
  /* Who wants no copy any more does not wait until it is looked at. */
  lift_db_set_cancellable (other, lift_db_get_cancellable (db));
  if (!is_whole (other, same, error))
    return FALSE;
  copied = lift_digest_compute (other, error);
  if (copied == NULL)
    return FALSE;
  *same = *same && g_str_equal (copied, digest);
  return lift_db_close (g_steal_pointer (&other), error);
}

static gboolean
vacuum_into (LiftDb *db, const char *copy, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (db, "VACUUM INTO ?", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, copy);
  return lift_statement_run (statement, error);
}

/* The copy, and what has to be in it. Nobody can say which of the diary's states a VACUUM took while others save, so in
 * the last try a second connection keeps them out; it writes nothing. */
static gboolean
copy_and_compute (LiftDb *db, const char *copy, gboolean keep_others_out, char **digest, GError **error)
{
  g_autoptr (LiftDb) guard = keep_others_out ? lift_db_open (lift_db_get_path (db), TRUE, error) : NULL;
  g_autoptr (LiftTransaction) transaction = guard != NULL ? lift_db_begin_write (guard, error) : NULL;

  if ((keep_others_out && transaction == NULL) || !vacuum_into (db, copy, error))
    return FALSE;
  *digest = lift_digest_compute (db, error);
  return *digest != NULL;
}

/**
 * lift_backup_write:
 * @db: a connection without an open transaction
 * @target: where the copy goes; nothing may be there
 * @error: return location
 *
 * Writes a copy of the whole diary beside @target (0600; see #LiftWorkplace), opens it, checks it and compares everything in it with the
 * diary, and only then gives it its name. Where another program saved a day meanwhile, it begins again, and at last lets
 * the others wait until it has what it needs.
 *
 * Returns: whether a copy that was verified is at @target, safe from a power cut.
 */
gboolean
lift_backup_write (LiftDb *db, const char *target, GError **error)
{
  for (guint i = 0; i < MAX_TRIES; i++) {
    g_autoptr (LiftWorkplace) place = lift_workplace_new (target, error);
    gboolean keep_others_out = i == MAX_TRIES - 1 && !lift_db_is_read_only (db);
    g_autofree char *digest = NULL;
    gboolean same = FALSE;

    if (place == NULL ||
        !copy_and_compute (db, lift_workplace_get_path (place), keep_others_out, &digest, error) ||
        !verify (db, lift_workplace_get_path (place), digest, &same, error))
      return FALSE;
    if (same)
      return lift_workplace_finish (place, error);
  }
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                       _("The copy of the diary is not the same as the diary, so it was thrown away. "
                         "The diary itself was not changed; please try again."));
  return FALSE;
}

/**
 * lift_backup_write_new:
 * @db: a connection without an open transaction
 * @path: of its diary
 * @folder: (nullable): where the copy goes; %NULL: our own folder beside @path, which is made where there is none
 * @reason: such as `before-erase`
 * @now: UTC second
 * @error: return location
 *
 * lift_backup_write() under a name of our own. Two programs may choose the same one in the same second; then the slower
 * takes the next.
 *
 * Returns: (transfer full) (nullable): the path of the copy.
 */
char *
lift_backup_write_new (LiftDb *db, const char *path, const char *folder, const char *reason, gint64 now, GError **error)
{
  g_autofree char *where = folder != NULL ? g_strdup (folder) : make_own_folder (path, error);

  while (where != NULL) {
    g_autofree char *target = lift_backup_make_name_in (path, where, reason, now);
    g_autoptr (GError) failure = NULL;

    if (lift_backup_write (db, target, &failure))
      return g_steal_pointer (&target);
    if (!g_error_matches (failure, LIFT_ERROR, LIFT_ERROR_CONSTRAINT) || !g_file_test (target, G_FILE_TEST_EXISTS)) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  }
  return NULL;
}

static void
collect (GPtrArray *found, const char *folder, const char *prefix, const char *except)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);

    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".db") && g_strcmp0 (file, except) != 0 &&
        !g_ptr_array_find_with_equal_func (found, file, g_str_equal, NULL) && lift_diary_file_check (file, NULL))
      g_ptr_array_add (found, g_steal_pointer (&file));
  }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * lift_backup_list:
 * @path: of a diary
 * @folder: (nullable): a folder of backups that she chose
 *
 * Returns: (transfer full) (element-type utf8): paths of the copies that Afterlift made of @path.
 */
GPtrArray *
lift_backup_list (const char *path, const char *folder)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *own_folder = lift_backup_dup_folder (path);
  g_autofree char *beside = g_path_get_dirname (path);
  g_autofree char *stem = get_stem (path);
  g_autofree char *prefix = g_strconcat (stem, "-before-", NULL);

  collect (found, own_folder, "", path);
  /* Where the first version put them. */
  collect (found, beside, prefix, path);
  if (folder != NULL)
    collect (found, folder, "", path);
  g_ptr_array_sort (found, compare_names);
  return g_steal_pointer (&found);
}
