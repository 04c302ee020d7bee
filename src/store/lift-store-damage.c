/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-damage.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "lift-backup.h"
#include "lift-db-error.h"
#include "lift-diary-file.h"
#include "lift-page-file.h"
#include "lift-salvage-stage.h"
#include "lift-store-private.h"
#include "lift-store-reminders.h"
#include "lift-store-restore.h"
#include "lift-untrusted.h"

#define COPY_NAME "diary.db"
/* Where SQLite keeps the locks of a file; every open connection holds one there. */
#define LOCK_START 0x40000000
#define LOCK_LENGTH 512

/* What the names of the files of a diary end with. The file itself is the last to move: a -wal
 * that stays behind would be taken for one of the diary that comes in its place. */
static const char *const suffixes[] = { "-wal", "-shm", "" };

/**
 * lift_store_check_if_due:
 * @self: a store that may write
 * @error: return location for %LIFT_ERROR_CORRUPT
 *
 * Once a day the first program that opens the diary for writing looks at all of its pages, before it changes anything.
 *
 * Returns: whether the diary is whole, as far as somebody has looked today.
 */
gboolean
lift_store_check_if_due (LiftStore *self, GError **error)
{
  g_autofree char *today = lift_date_to_iso (lift_clock_get_civil_day (self->clock));
  g_autofree char *checked = NULL;
  g_autoptr (LiftStatement) statement = NULL;
  gint64 schema;
  LiftStep step;

  if (!lift_db_read_int (self->db, "PRAGMA user_version", &schema, error))
    return FALSE;
  /* The first schema had no place to remember it. */
  if (schema >= 2)
    checked = lift_store_dup_reminder_state (self, LIFT_STATE_CHECKED_ON, NULL);
  if (g_strcmp0 (checked, today) == 0)
    return TRUE;
  statement = lift_db_prepare (self->db, "PRAGMA quick_check (1)", error);
  step = statement != NULL ? lift_statement_step (statement, error) : LIFT_STEP_ERROR;
  if (step == LIFT_STEP_ERROR)
    return FALSE;
  if (step == LIFT_STEP_ROW && g_strcmp0 (lift_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;
  lift_db_set_error_code (error, LIFT_ERROR_CORRUPT);
  return FALSE;
}

/** lift_store_note_checked: remembers that the diary was whole today; where that cannot be, it is looked at again. */
void
lift_store_note_checked (LiftStore *self)
{
  g_autofree char *today = lift_date_to_iso (lift_clock_get_civil_day (self->clock));
  g_autofree char *checked = lift_store_dup_reminder_state (self, LIFT_STATE_CHECKED_ON, NULL);
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (checked, today) != 0 && !lift_store_set_reminder_state (self, LIFT_STATE_CHECKED_ON, today, &error))
    g_debug ("The check is not remembered: %s", error->message);
}

static void
remove_copy (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (COPY_NAME, suffixes[i], NULL);
    g_autofree char *file = g_build_filename (folder, name, NULL);

    g_unlink (file);
  }
  g_rmdir (folder);
}

/** lift_store_remove_private_copy: throws away what lives as long as the store alone; for the end of a store. */
void
lift_store_remove_private_copy (LiftStore *self)
{
  if (self->private_folder != NULL)
    remove_copy (self->private_folder);
  g_clear_pointer (&self->private_folder, g_free);
}

/**
 * lift_store_open_damaged:
 * @path: a diary that lift_store_open() called damaged
 * @clock: where "now" comes from
 * @program: name of the program
 * @report: (out) (optional) (transfer full): what could be read
 * @error: return location; %LIFT_ERROR_CORRUPT if nothing can be read
 *
 * Opens what can be read of a damaged diary, to be shown and exported; nothing can be written. The file is not touched:
 * what is read is put together in a private copy, which goes with the store. lift_store_get_path() is the file.
 *
 * Returns: (transfer full) (nullable): a store that can be read.
 */
LiftStore *
lift_store_open_damaged (const char *path, LiftClock *clock, const char *program, LiftSalvage **report, GError **error)
{
  g_autoptr (LiftStore) self = g_object_new (LIFT_TYPE_STORE, NULL);
  g_autoptr (LiftSalvage) saved = NULL;
  g_autofree char *copy = NULL;

  self->path = g_canonicalize_filename (path, NULL);
  self->program = g_strdup (program);
  self->clock = g_object_ref (clock);
  self->damaged = TRUE;
  self->private_folder = g_dir_make_tmp ("afterlift-XXXXXX", NULL);
  if (self->private_folder == NULL) {
    g_set_error_literal (
      error, LIFT_ERROR, LIFT_ERROR_READONLY,
      _ ("The diary file is damaged, and there is no place on this computer to put together what can "
         "be read. The file was left as it is. Free some space, then try again."));
    return NULL;
  }
  copy = g_build_filename (self->private_folder, COPY_NAME, NULL);
  saved = lift_salvage_run (self->path, copy, clock, NULL, error);
  self->db = saved != NULL ? lift_db_open (copy, FALSE, error) : NULL;
  if (self->db == NULL)
    return NULL;
  lift_db_refuse_writes (self->db, LIFT_ERROR_CORRUPT);
  if (report != NULL)
    *report = g_steal_pointer (&saved);
  return g_steal_pointer (&self);
}

/** lift_store_is_damaged: Returns: whether this is what could be read of a damaged diary. */
gboolean
lift_store_is_damaged (LiftStore *self)
{
  return self->damaged;
}

static gboolean
is_healthy (const char *path, LiftClock *clock)
{
  g_autoptr (LiftStore) store = lift_store_open_copy (path, LIFT_OPEN_READ, clock, "afterlift", NULL);
  g_autoptr (LiftCheck) check = store != NULL ? lift_store_check (store, NULL) : NULL;
  gboolean whole;

  if (check == NULL)
    return FALSE;
  /* Its permissions, or a day that is half erased, are no reason to take a diary away. */
  whole = check->ok || lift_store_has_whole_pages (store);
  lift_db_hold_checkpoint (store->db, !whole);
  lift_store_close (store, NULL);
  return whole;
}

static gboolean
refuse (GError **error, LiftError code, const char *sentence)
{
  g_set_error_literal (error, LIFT_ERROR, code, sentence);
  return FALSE;
}

/* Held until the file has its new name, so that nobody opens it meanwhile. Returns: its descriptor, or -1. */
static int
lock_file (const char *path, GError **error)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_START, .l_len = LOCK_LENGTH };
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);

  if (fd < 0) {
    lift_db_set_error_errno (error, errno);
    return -1;
  }
  /* Not every file system has such locks; there, nobody can say who has the file open. */
  if (fcntl (fd, F_OFD_SETLK, &lock) == 0 || (errno != EAGAIN && errno != EACCES))
    return fd;
  close (fd);
  refuse (
    error, LIFT_ERROR_BUSY,
    _ ("Another program has the damaged diary open. Nothing was changed. Close every other Afterlift and try again; "
       "the reminder service ends with the session."));
  return -1;
}

static gboolean
rename_all (const char *path, const char *kept, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
    g_autofree char *to = g_strconcat (kept, suffixes[i], NULL);

    if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0 || (errno == ENOENT && suffixes[i][0] != '\0'))
      continue;
    if ((errno == EINVAL || errno == ENOSYS) && !g_file_test (to, G_FILE_TEST_EXISTS) && g_rename (from, to) == 0)
      continue;
    lift_db_set_error_errno (error, errno);
    /* What has moved goes back to the file that it belongs to. */
    for (guint j = 0; j < i; j++) {
      g_autofree char *moved = g_strconcat (kept, suffixes[j], NULL);
      g_autofree char *back = g_strconcat (path, suffixes[j], NULL);

      g_rename (moved, back);
    }
    return FALSE;
  }
  return lift_diary_file_sync (folder, error);
}

static gboolean
is_ours_to_move (const char *path, GError **error)
{
  g_autoptr (LiftPageFile) pages = lift_page_file_open (path, error);

  if (pages == NULL)
    return FALSE;
  /* Its first page may be all that is left, and says whose it is. */
  if (lift_diary_file_check (path, NULL))
    return TRUE;
  if (!lift_page_file_is_foreign (pages) && (lift_page_file_is_blank (pages) || lift_salvage_knows (pages)))
    return TRUE;
  lift_db_set_error_code (error, LIFT_ERROR_NOT_A_DIARY);
  return FALSE;
}

/**
 * lift_store_put_aside:
 * @path: a damaged diary; this process must have no connection to it
 * @clock: for its new name
 * @kept_as: (out) (optional) (transfer full): where it is now, such as `diary-damaged-20261119T200400Z.db`
 * @error: return location: %LIFT_ERROR_CONSTRAINT if the diary is whole, %LIFT_ERROR_BUSY if another program has it
 *   open, %LIFT_ERROR_NOT_A_DIARY if it is something else
 *
 * Gives a damaged diary and the files that belong to it a new name in their folder, so that another one can take its
 * place. Nothing of it is changed, and a whole diary is never moved.
 *
 * Returns: whether the place is free now, also after a power cut.
 */
gboolean
lift_store_put_aside (const char *path, LiftClock *clock, char **kept_as, GError **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);
  g_autofree char *kept = NULL;
  gboolean moved;
  int fd;

  if (!is_ours_to_move (full, error))
    return FALSE;
  if (is_healthy (full, clock))
    return refuse (error, LIFT_ERROR_CONSTRAINT,
                   _ ("This diary is whole, so it stays where it is. Nothing was changed."));
  fd = lock_file (full, error);
  if (fd < 0)
    return FALSE;
  kept = lift_backup_make_name_in (full, folder, "damaged", lift_clock_get_now_utc (clock));
  moved = rename_all (full, kept, error);
  close (fd);
  if (moved && kept_as != NULL)
    *kept_as = g_steal_pointer (&kept);
  return moved;
}

static gint64
get_time (const char *file)
{
  GStatBuf info;

  return g_stat (file, &info) == 0 ? (gint64) info.st_mtime : 0;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  gint64 first = get_time (*(const char *const *) a);
  gint64 second = get_time (*(const char *const *) b);

  return first > second ? -1 : first < second;
}

/**
 * lift_store_find_newest_copy:
 * @path: of a diary that may be damaged or gone
 * @clock: what time it is
 * @cancellable: (nullable): to stop it
 * @check: (out) (optional) (transfer full): what was found in the copy
 * @made_at: (out) (optional): UTC second
 *
 * Opens the copies that Afterlift made of this diary, the newest first, until one is whole in every respect.
 *
 * Returns: (transfer full) (nullable): that copy; %NULL if there is none.
 */
char *
lift_store_find_newest_copy (const char *path, LiftClock *clock, GCancellable *cancellable, LiftCheck **check,
                             gint64 *made_at)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autoptr (GPtrArray) files = lift_backup_list (full, NULL);

  g_ptr_array_sort (files, compare_newest_first);
  for (guint i = 0; i < files->len; i++) {
    const char *file = g_ptr_array_index (files, i);
    g_autoptr (LiftUntrusted) untrusted = lift_untrusted_open (file, clock, "afterlift", cancellable, NULL);
    g_autoptr (LiftCheck) found =
      untrusted != NULL ? lift_store_check_content (lift_untrusted_get_store (untrusted), NULL) : NULL;

    if (found == NULL || !found->ok)
      continue;
    if (check != NULL)
      *check = g_steal_pointer (&found);
    if (made_at != NULL)
      *made_at = get_time (file);
    return g_strdup (file);
  }
  return NULL;
}

/* A whole diary beside its later place, made out of a copy that nobody trusts. */
static gboolean
write_copy (const char *copy, const char *target, LiftClock *clock, const char *program, GError **error)
{
  g_autoptr (LiftUntrusted) untrusted = lift_untrusted_open (copy, clock, program, NULL, error);

  return untrusted != NULL && lift_store_backup (lift_untrusted_get_store (untrusted), target, error);
}

/* What was written after the copy was made, as far as it can be read. It is one change, which undo takes back. */
static void
bring_newer_days (const char *path, const char *damaged, LiftClock *clock, const char *program)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("afterlift-XXXXXX", &error);
  g_autofree char *saved = folder != NULL ? g_build_filename (folder, COPY_NAME, NULL) : NULL;
  g_autoptr (LiftSalvage) report = saved != NULL ? lift_salvage_run (damaged, saved, clock, NULL, &error) : NULL;
  g_autoptr (LiftStore) store =
    report != NULL ? lift_store_open (path, LIFT_OPEN_EXISTING, clock, program, &error) : NULL;
  g_autoptr (LiftDiff) diff =
    store != NULL ? lift_store_restore (store, saved, LIFT_IMPORT_MERGE, FALSE, NULL, &error) : NULL;

  if (diff == NULL)
    g_debug ("Nothing newer was brought: %s", error->message);
  if (store != NULL)
    lift_store_close (store, NULL);
  if (saved != NULL)
    g_unlink (saved);
  if (folder != NULL)
    g_rmdir (folder);
}

/**
 * lift_store_replace_damaged:
 * @path: a damaged diary; this process must have no connection to it
 * @copy: a copy of it, from wherever
 * @clock: what time it is
 * @program: name of the program, for the history
 * @kept_as: (out) (optional) (transfer full): where the damaged file is now
 * @error: return location: why nothing was changed, in a sentence
 *
 * Puts the diary of @copy in the place of a damaged one, which is kept under a new name. The new one is made and
 * checked before the damaged one moves, so the place is never without a diary for longer than a moment. What was
 * written after the copy and can still be read is brought as well.
 *
 * Returns: whether the diary is whole again.
 */
gboolean
lift_store_replace_damaged (const char *path, const char *copy, LiftClock *clock, const char *program, char **kept_as,
                            GError **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);
  g_autofree char *made = lift_backup_make_name_in (full, folder, "restored", lift_clock_get_now_utc (clock));
  g_autofree char *kept = NULL;

  if (!write_copy (copy, made, clock, program, error))
    return FALSE;
  if (!lift_store_put_aside (full, clock, &kept, error)) {
    g_unlink (made);
    return FALSE;
  }
  if (!lift_diary_file_move_new (made, full, error))
    return FALSE;
  bring_newer_days (full, kept, clock, program);
  if (kept_as != NULL)
    *kept_as = g_steal_pointer (&kept);
  return TRUE;
}

/**
 * lift_store_open_scratch:
 * @clock: where "now" comes from
 * @program: name of the program
 * @error: return location for #LiftError
 *
 * An empty diary that nobody keeps, to compare a file with where there is no diary yet. It goes with the store.
 *
 * Returns: (transfer full) (nullable): a store that can be written.
 */
LiftStore *
lift_store_open_scratch (LiftClock *clock, const char *program, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("afterlift-XXXXXX", NULL);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, COPY_NAME, NULL) : NULL;
  LiftStore *self;

  if (folder == NULL) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_READONLY,
                         _("There is no place for temporary files. Nothing was changed."));
    return NULL;
  }
  self = lift_store_open (path, LIFT_OPEN_CREATE, clock, program, error);
  if (self != NULL)
    self->private_folder = g_steal_pointer (&folder);
  else
    remove_copy (folder);
  return self;
}
