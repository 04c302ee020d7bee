/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-backups.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "lift-backup-plan.h"
#include "lift-backup.h"
#include "lift-db-error.h"
#include "lift-digest.h"
#include "lift-store-private.h"

/* "20261119T200400Z", and what may follow it where two copies were made in one second. */
#define STAMP_LENGTH 16
/* What a copy that was not finished leaves behind is somebody else's work for so long. */
#define UNFINISHED_SECONDS (24 * 60 * 60)

/** lift_backup_free: frees @self. */
void
lift_backup_free (LiftBackup *self)
{
  g_free (self->path);
  g_free (self->reason);
  g_free (self);
}

/** lift_backup_status_free: frees @self. */
void
lift_backup_status_free (LiftBackupStatus *self)
{
  g_clear_pointer (&self->newest, lift_backup_free);
  g_free (self->second_folder);
  g_free (self->second_trouble);
  g_free (self);
}

/** lift_backup_run_free: frees @self. */
void
lift_backup_run_free (LiftBackupRun *self)
{
  g_free (self->path);
  g_free (self->second_trouble);
  g_free (self);
}

/* Finding them -------------------------------------------------------------------------------------- */

static char *
dup_stem (LiftStore *self)
{
  char *base = g_path_get_basename (self->path);

  if (g_str_has_suffix (base, ".db"))
    base[strlen (base) - 3] = '\0';
  return base;
}

static gboolean
parse_stamp (const char *text, gint64 *made_at)
{
  g_autofree char *stamp = g_strndup (text, STAMP_LENGTH);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = strlen (stamp) == STAMP_LENGTH ? g_date_time_new_from_iso8601 (stamp, utc) : NULL;

  if (time == NULL)
    return FALSE;
  *made_at = g_date_time_to_unix (time);
  return TRUE;
}

/* "diary-before-import-20261119T200400Z-2.db": the stem, why, when, and a number where that was needed. */
static LiftBackup *
parse_name (const char *folder, const char *stem, const char *name)
{
  g_autoptr (LiftBackup) backup = NULL;
  g_autofree char *rest = NULL;
  gsize stem_length = strlen (stem);
  char *stamp;
  GStatBuf info;

  if (!g_str_has_prefix (name, stem) || name[stem_length] != '-' || !g_str_has_suffix (name, ".db"))
    return NULL;
  rest = g_strndup (name + stem_length + 1, strlen (name) - stem_length - 1 - strlen (".db"));
  stamp = strrchr (rest, '-');
  if (stamp != NULL && strlen (stamp + 1) < STAMP_LENGTH) {
    *stamp = '\0';
    stamp = strrchr (rest, '-');
  }
  backup = g_new0 (LiftBackup, 1);
  if (stamp == NULL || strlen (stamp + 1) != STAMP_LENGTH || !parse_stamp (stamp + 1, &backup->made_at))
    return NULL;
  backup->reason = g_strndup (rest, (gsize) (stamp - rest));
  backup->path = g_build_filename (folder, name, NULL);
  if (g_lstat (backup->path, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;
  backup->size = info.st_size;
  return g_steal_pointer (&backup);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const LiftBackup *first = *(LiftBackup *const *) a;
  const LiftBackup *second = *(LiftBackup *const *) b;

  if (first->made_at != second->made_at)
    return first->made_at > second->made_at ? -1 : 1;
  return strcmp (second->path, first->path);
}

static GPtrArray *
list_in (LiftStore *self, const char *folder)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_backup_free);
  g_autofree char *stem = dup_stem (self);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    LiftBackup *backup = parse_name (folder, stem, name);

    if (backup != NULL)
      g_ptr_array_add (found, backup);
  }
  g_ptr_array_sort (found, compare_newest_first);
  return found;
}

/* The newest one. What lies ahead was made while the clock was wrong, and counts where there is nothing else. */
static const LiftBackup *
find_newest (LiftStore *self, GPtrArray *newest_first)
{
  gint64 now = lift_clock_get_now_utc (self->clock);

  for (guint i = 0; i < newest_first->len; i++) {
    const LiftBackup *backup = g_ptr_array_index (newest_first, i);

    if (backup->made_at <= now)
      return backup;
  }
  return newest_first->len > 0 ? g_ptr_array_index (newest_first, 0) : NULL;
}

/**
 * lift_store_list_backups:
 * @self: a store
 * @error: return location
 *
 * Returns: (transfer full) (element-type LiftBackup) (nullable): the copies beside the diary and in her second folder,
 *   newest first. A second folder that is not there has none.
 */
GPtrArray *
lift_store_list_backups (LiftStore *self, GError **error)
{
  g_autofree char *own = NULL;
  g_autofree char *beside = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) found = NULL;

  lift_store_enter (self);
  if (!lift_store_read_setting (self, LIFT_SETTING_BACKUP_FOLDER, &second, error))
    return NULL;
  own = lift_backup_dup_folder (self->path);
  /* Where the first version put them. */
  beside = g_path_get_dirname (self->path);
  found = list_in (self, own);
  g_ptr_array_extend_and_steal (found, list_in (self, beside));
  if (second != NULL && g_strcmp0 (second, own) != 0 && g_strcmp0 (second, beside) != 0)
    g_ptr_array_extend_and_steal (found, list_in (self, second));
  g_ptr_array_sort (found, compare_newest_first);
  return g_steal_pointer (&found);
}

/**
 * lift_store_check_backup:
 * @self: a store
 * @path: one of lift_store_list_backups()
 * @error: return location; damage is in the result
 *
 * Returns: (transfer full) (nullable): what a check of the copy found.
 */
LiftCheck *
lift_store_check_backup (LiftStore *self, const char *path, GError **error)
{
  g_autoptr (LiftStore) backup = NULL;
  g_autoptr (LiftCheck) check = NULL;

  lift_store_enter (self);
  backup = lift_store_open_copy (path, LIFT_OPEN_READ, self->clock, self->program, error);
  check = backup != NULL ? lift_store_check_content (backup, error) : NULL;
  if (backup != NULL && !lift_store_close (backup, check != NULL ? error : NULL))
    return NULL;
  return g_steal_pointer (&check);
}

/* Throwing away ------------------------------------------------------------------------------------- */

static char *
dup_diary_uuid (LiftStore *self, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, "SELECT uuid FROM diary", error);

  if (statement == NULL || lift_statement_step (statement, error) != LIFT_STEP_ROW)
    return NULL;
  return g_strdup (lift_statement_get_text (statement, 0));
}

/* On a stick that two machines use, a file of the same name may be the copy of another diary. */
static gboolean
is_of_this_diary (LiftStore *self, const char *path)
{
  g_autoptr (LiftStore) backup = lift_store_open_copy (path, LIFT_OPEN_READ, self->clock, self->program, NULL);
  g_autofree char *uuid = dup_diary_uuid (self, NULL);
  g_autofree char *other = backup != NULL ? dup_diary_uuid (backup, NULL) : NULL;

  if (backup != NULL)
    lift_store_close (backup, NULL);
  return uuid != NULL && g_strcmp0 (uuid, other) == 0;
}

static void
remove_unfinished (const char *folder, gint64 now)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    GStatBuf info;

    /* As lift_diary_file_make_sibling() names them: ".diary-daily-20261119T200400Z.db.a1B2c3", and SQLite's own
     * files beside it. */
    if (name[0] == '.' && strstr (name, "Z.db.") != NULL && g_lstat (path, &info) == 0 && S_ISREG (info.st_mode) &&
        info.st_mtime < now - UNFINISHED_SECONDS)
      g_unlink (path);
  }
}

/* Returns: whether @found has one that need not stay. */
static gboolean
choose (LiftStore *self, GPtrArray *found, LiftBackupTime *times)
{
  g_autoptr (GDateTime) now = lift_clock_dup_now (self->clock);
  gboolean all_stay = TRUE;

  for (guint i = 0; i < found->len; i++)
    times[i].made_at = ((LiftBackup *) g_ptr_array_index (found, i))->made_at;
  lift_backup_plan_choose (times, found->len, g_date_time_to_unix (now), g_date_time_get_timezone (now));
  for (guint i = 0; i < found->len; i++)
    all_stay = all_stay && times[i].keep;
  return !all_stay;
}

static void
rotate (LiftStore *self, const char *folder)
{
  g_autoptr (GPtrArray) found = list_in (self, folder);
  g_autofree LiftBackupTime *times = g_new0 (LiftBackupTime, found->len);

  remove_unfinished (folder, lift_clock_get_now_utc (self->clock));
  /* Each of them is opened only on a day on which one goes. */
  if (!choose (self, found, times))
    return;
  /* A copy of another diary takes no place that one of ours should have. */
  for (guint i = found->len; i > 0; i--) {
    const LiftBackup *backup = g_ptr_array_index (found, i - 1);

    if (!is_of_this_diary (self, backup->path))
      g_ptr_array_remove_index (found, i - 1);
  }
  choose (self, found, times);
  for (guint i = 0; i < found->len; i++) {
    if (!times[i].keep)
      g_unlink (((LiftBackup *) g_ptr_array_index (found, i))->path);
  }
}

/* Making -------------------------------------------------------------------------------------------- */

/* The drive may be away: that is said, and costs nothing else. */
static char *
fill_second_folder (LiftStore *self, const char *folder, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_strdup (_("The second folder for copies is not there. Connect its drive, or choose another folder in "
                       "Preferences. The copies in Afterlift’s own folder are made all the same."));
  written = lift_backup_write_new (self->db, self->path, folder, reason, lift_clock_get_now_utc (self->clock), &error);
  if (written != NULL) {
    rotate (self, folder);
    return NULL;
  }
  g_debug ("second folder: %s", error->message);
  return g_strdup (_("Nothing can be written into the second folder for copies just now. Look whether its drive is full "
                     "or can only be read. The copies in Afterlift’s own folder are made all the same."));
}

static gboolean
is_same_folder (LiftStore *self, const char *folder)
{
  g_autofree char *own = lift_backup_dup_folder (self->path);
  g_autofree char *full = g_canonicalize_filename (folder, NULL);
  GStatBuf one, other;

  if (g_str_equal (own, full))
    return TRUE;
  return g_stat (own, &one) == 0 && g_stat (folder, &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

static gboolean
read_second_folder (LiftStore *self, char **folder, GError **error)
{
  if (!lift_store_read_setting (self, LIFT_SETTING_BACKUP_FOLDER, folder, error))
    return FALSE;
  /* The own folder once more would be two copies at one place. */
  if (*folder != NULL && ((*folder)[0] == '\0' || is_same_folder (self, *folder)))
    g_clear_pointer (folder, g_free);
  return TRUE;
}

/**
 * lift_store_back_up_now:
 * @self: a store that may write
 * @reason: %LIFT_BACKUP_ASKED, %LIFT_BACKUP_BEFORE_RESTORE …
 * @error: return location
 *
 * Makes a verified copy in our own folder, and one in her second folder where there is one, and throws away what the
 * plan does not keep (lift_backup_plan_choose()), but never before the new copy is there.
 *
 * Returns: (transfer full) (nullable): what came of it.
 */
LiftBackupRun *
lift_store_back_up_now (LiftStore *self, const char *reason, GError **error)
{
  g_autoptr (LiftBackupRun) run = g_new0 (LiftBackupRun, 1);
  g_autofree char *own = NULL;
  g_autofree char *second = NULL;

  lift_store_enter (self);
  if (lift_db_is_read_only (self->db)) {
    lift_db_set_error_code (error, LIFT_ERROR_READONLY);
    return NULL;
  }
  if (!read_second_folder (self, &second, error))
    return NULL;
  own = lift_backup_dup_folder (self->path);
  run->path =
    lift_backup_write_new (self->db, self->path, NULL, reason, lift_clock_get_now_utc (self->clock), error);
  if (run->path == NULL)
    return NULL;
  rotate (self, own);
  if (second != NULL)
    run->second_trouble = fill_second_folder (self, second, reason);
  return g_steal_pointer (&run);
}

/* Whether the newest copy holds what the diary holds. A copy that cannot be read holds nothing. */
static gboolean
is_as_in (LiftStore *self, const LiftBackup *backup, gboolean *same, GError **error)
{
  g_autoptr (LiftStore) other = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *copied = NULL;

  other = lift_store_open (backup->path, LIFT_OPEN_READ, self->clock, self->program, NULL);
  copied = other != NULL ? lift_digest_compute (other->db, NULL) : NULL;
  if (other != NULL)
    lift_store_close (other, NULL);
  digest = lift_digest_compute (self->db, error);
  if (digest == NULL)
    return FALSE;
  *same = g_strcmp0 (digest, copied) == 0;
  return TRUE;
}

/* The second folder lags behind when its drive was away. */
static gboolean
second_lags (LiftStore *self, const char *folder, const LiftBackup *newest)
{
  g_autoptr (GPtrArray) there = folder != NULL ? list_in (self, folder) : NULL;
  const LiftBackup *newest_there = there != NULL ? find_newest (self, there) : NULL;

  return folder != NULL && newest != NULL && (newest_there == NULL || newest_there->made_at < newest->made_at);
}

/**
 * lift_store_back_up_if_due:
 * @self: a store
 * @error: return location
 *
 * The daily copy: made where today has none yet and something changed since the newest one. Cheap to ask. A second
 * folder that missed the newest copy gets one as soon as it is there. A diary that can only be read is not copied.
 *
 * Returns: (transfer full) (nullable): what came of it.
 */
LiftBackupRun *
lift_store_back_up_if_due (LiftStore *self, GError **error)
{
  g_autoptr (LiftBackupRun) run = g_new0 (LiftBackupRun, 1);
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *own = NULL;
  g_autofree char *second = NULL;
  const LiftBackup *newest;
  gboolean same = FALSE;

  lift_store_enter (self);
  if (lift_db_is_read_only (self->db))
    return g_steal_pointer (&run);
  if (!read_second_folder (self, &second, error))
    return NULL;
  now = lift_clock_dup_now (self->clock);
  own = lift_backup_dup_folder (self->path);
  found = list_in (self, own);
  newest = find_newest (self, found);
  if (lift_backup_plan_is_due (newest != NULL ? newest->made_at : 0, g_date_time_to_unix (now),
                               g_date_time_get_timezone (now))) {
    if (newest != NULL && !is_as_in (self, newest, &same, error))
      return NULL;
    if (!same)
      return lift_store_back_up_now (self, LIFT_BACKUP_DAILY, error);
  }
  if (second_lags (self, second, newest))
    run->second_trouble = fill_second_folder (self, second, LIFT_BACKUP_DAILY);
  return g_steal_pointer (&run);
}

/**
 * lift_store_get_backup_status:
 * @self: a store
 * @error: return location
 *
 * Looks at the copies, and opens and checks the newest one.
 *
 * Returns: (transfer full) (nullable): what she is told.
 */
LiftBackupStatus *
lift_store_get_backup_status (LiftStore *self, GError **error)
{
  g_autoptr (LiftBackupStatus) status = g_new0 (LiftBackupStatus, 1);
  g_autofree char *own = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (LiftCheck) check = NULL;

  lift_store_enter (self);
  if (!read_second_folder (self, &status->second_folder, error))
    return NULL;
  own = lift_backup_dup_folder (self->path);
  found = list_in (self, own);
  status->n_backups = found->len;
  for (guint i = 0; i < found->len; i++)
    status->size += ((LiftBackup *) g_ptr_array_index (found, i))->size;
  if (found->len > 0) {
    guint position;

    g_ptr_array_find (found, find_newest (self, found), &position);
    status->newest = g_ptr_array_steal_index (found, position);
    check = lift_store_check_backup (self, status->newest->path, NULL);
  }
  if (check != NULL) {
    status->newest_ok = check->ok;
    status->days = check->entries;
    status->revisions = check->revisions;
  }
  if (status->second_folder != NULL) {
    g_autoptr (GPtrArray) there = list_in (self, status->second_folder);

    if (there->len > 0)
      status->second_newest = find_newest (self, there)->made_at;
    if (!g_file_test (status->second_folder, G_FILE_TEST_IS_DIR))
      status->second_trouble = g_strdup (_("The second folder for copies is not there just now."));
  }
  return g_steal_pointer (&status);
}
