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

static char *
get_stem (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  if (g_str_has_suffix (base, ".db"))
    base[strlen (base) - 3] = '\0';
  return g_steal_pointer (&base);
}

/**
 * lift_backup_make_name:
 * @path: of a diary
 * @reason: such as `before-erase`
 * @now: UTC second
 *
 * Returns: (transfer full): a path beside @path where nothing is yet, such as
 *   `diary-before-erase-20261119T200400Z.db`.
 */
char *
lift_backup_make_name (const char *path, const char *reason, gint64 now)
{
  g_autofree char *folder = g_path_get_dirname (path);
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

static gboolean
has_same_number (LiftDb *one, LiftDb *other, const char *sql, gboolean *same, GError **error)
{
  gint64 first, second;

  if (!lift_db_read_int (one, sql, &first, error) || !lift_db_read_int (other, sql, &second, error))
    return FALSE;
  *same = *same && first == second;
  return TRUE;
}

/* A copy that nobody looked at is not a backup. */
static gboolean
verify (LiftDb *db, const char *copy, GError **error)
{
  static const char *const numbers[] = {
    "PRAGMA application_id",
    "PRAGMA user_version",
    "SELECT count (*) FROM procedure",
    "SELECT count (*) FROM entry",
    "SELECT count (*) FROM revision",
    "SELECT count (*) FROM rating",
    "SELECT count (*) FROM sign",
    "SELECT ifnull (sum (length (note) + recorded_at % 86400), 0) FROM revision",
    "SELECT ifnull (sum (score), 0) FROM rating",
  };
  g_autoptr (LiftDb) other = lift_db_open (copy, TRUE, error);
  g_autoptr (LiftStatement) check = NULL;
  gboolean same = TRUE;

  if (other == NULL)
    return FALSE;
  check = lift_db_prepare (other, "PRAGMA integrity_check", error);
  if (check == NULL || lift_statement_step (check, error) != LIFT_STEP_ROW)
    return FALSE;
  same = g_strcmp0 (lift_statement_get_text (check, 0), "ok") == 0;
  g_clear_pointer (&check, lift_statement_release);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    if (!has_same_number (db, other, numbers[i], &same, error))
      return FALSE;
  }
  if (!same) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                         _("The copy of the diary is not the same as the diary, so it was thrown away. "
                           "The diary itself was not changed; please try again."));
    return FALSE;
  }
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

/**
 * lift_backup_write:
 * @db: a connection without an open transaction
 * @target: where the copy goes; nothing may be there
 * @error: return location
 *
 * Writes a copy of the whole diary beside @target (0600), opens it, checks it and compares it, and only
 * then gives it its name.
 *
 * Returns: whether a copy that was verified is at @target, safe from a power cut.
 */
gboolean
lift_backup_write (LiftDb *db, const char *target, GError **error)
{
  g_autofree char *unfinished = lift_diary_file_make_sibling (target, error);

  if (unfinished == NULL)
    return FALSE;
  if (vacuum_into (db, unfinished, error) && verify (db, unfinished, error) &&
      lift_diary_file_sync (unfinished, error) && lift_diary_file_move_new (unfinished, target, error))
    return TRUE;
  for (guint i = 0; i < 3; i++) {
    static const char *const suffixes[] = { "", "-wal", "-shm" };
    g_autofree char *file = g_strconcat (unfinished, suffixes[i], NULL);

    g_unlink (file);
  }
  return FALSE;
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
  g_autofree char *own_folder = g_path_get_dirname (path);
  g_autofree char *stem = get_stem (path);
  g_autofree char *prefix = g_strconcat (stem, "-before-", NULL);

  collect (found, own_folder, prefix, path);
  if (folder != NULL)
    collect (found, folder, "", path);
  g_ptr_array_sort (found, compare_names);
  return g_steal_pointer (&found);
}
