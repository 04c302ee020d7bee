/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-untrusted.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "lift-db-error.h"
#include "lift-diary-file.h"
#include "lift-migrations.h"

#define COPY_NAME "diary.db"
#define TEMPORARY_PREFIX "afterlift-"
#define TEMPORARY TEMPORARY_PREFIX "XXXXXX"
/* Nobody looks at a file for so long. */
#define LEFT_BEHIND_SECONDS (24 * 60 * 60)
/* A hundred years of daily notes are far below it. */
#define MAX_BYTES ((goffset) 2 * 1024 * 1024 * 1024)
/* The longest text that a diary holds is a note, of 64 KiB. */
#define MAX_VALUE (1024 * 1024)
/* How many steps of SQLite's machine lie between two looks at the cancellable. */
#define STEPS_BETWEEN_LOOKS 20000

struct _LiftUntrusted {
  char *folder;
  LiftStore *store;
};

static gboolean
refuse (GError **error, LiftError code, const char *sentence)
{
  g_set_error_literal (error, LIFT_ERROR, code, sentence);
  return FALSE;
}

static gboolean
refuse_foreign (GError **error)
{
  return refuse (error, LIFT_ERROR_NOT_A_DIARY,
                 _("This file holds more than a diary of Afterlift, or less. It was not opened, and nothing was changed. "
                   "Please choose a copy that Afterlift made."));
}

static gboolean
refuse_damaged (GError **error)
{
  return refuse (error, LIFT_ERROR_CORRUPT,
                 _("This copy is damaged, so it was not opened. Nothing was changed. Please try an older copy."));
}

/* The private copy ------------------------------------------------------------------------------------ */

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

static gboolean
copy_file (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) trouble = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, &trouble))
    return TRUE;
  if (g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return refuse (error, LIFT_ERROR_CANCELLED, _("Stopped. Nothing was changed."));
  if (g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return refuse (error, LIFT_ERROR_NO_SPACE,
                   _("There is not enough room on the disk to look at this file. Nothing was changed. Free some space and "
                     "try again."));
  return refuse (error, LIFT_ERROR_READONLY, _("This file cannot be read. It is as it was, and nothing was changed."));
}

/* What a program that was killed left behind is a whole diary; it goes with the next file that is looked at. */
static void
remove_left_behind (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *folder = g_build_filename (g_get_tmp_dir (), name, NULL);
    GStatBuf info;

    if (strlen (name) == strlen (TEMPORARY) && strncmp (name, TEMPORARY, strlen (TEMPORARY_PREFIX)) == 0 &&
        g_lstat (folder, &info) == 0 && S_ISDIR (info.st_mode) && info.st_uid == geteuid () &&
        (info.st_mode & 0777) == 0700 && info.st_mtime < now - LEFT_BEHIND_SECONDS)
      remove_folder (folder);
  }
}

/* With its newest changes, where these are still beside it. */
static char *
make_copy (LiftUntrusted *self, const char *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = NULL;
  g_autofree char *wal = g_strconcat (file, "-wal", NULL);
  g_autofree char *copied_wal = NULL;
  GStatBuf info;

  if (g_stat (file, &info) == 0 && info.st_size > MAX_BYTES) {
    refuse (error, LIFT_ERROR_INVALID, _("This file is larger than any diary, so it was not opened. Nothing was changed."));
    return NULL;
  }
  remove_left_behind ();
  self->folder = g_dir_make_tmp (TEMPORARY, NULL);
  if (self->folder == NULL) {
    refuse (error, LIFT_ERROR_READONLY,
            _("There is no place on this computer to look at the file. Nothing was changed."));
    return NULL;
  }
  copy = g_build_filename (self->folder, COPY_NAME, NULL);
  copied_wal = g_strconcat (copy, "-wal", NULL);
  if (!copy_file (file, copy, cancellable, error))
    return NULL;
  if (g_stat (wal, &info) == 0 && info.st_size > 0 && info.st_size <= MAX_BYTES &&
      !copy_file (wal, copied_wal, cancellable, error))
    return NULL;
  return g_steal_pointer (&copy);
}

/* What is in it -------------------------------------------------------------------------------------- */

static int
look_cb (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable) ? 1 : 0;
}

/* Nothing in the file may make SQLite run anything or write where it should not. */
static int
open_hardened (const char *path, GCancellable *cancellable, sqlite3 **handle)
{
  int rc = sqlite3_open_v2 (path, handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (rc != SQLITE_OK)
    return rc;
  sqlite3_db_config (*handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (*handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (*handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (*handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (*handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0, NULL);
  sqlite3_limit (*handle, SQLITE_LIMIT_LENGTH, MAX_VALUE);
  sqlite3_limit (*handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (*handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
  sqlite3_limit (*handle, SQLITE_LIMIT_WORKER_THREADS, 0);
  if (cancellable != NULL)
    sqlite3_progress_handler (*handle, STEPS_BETWEEN_LOOKS, look_cb, cancellable);
  return sqlite3_exec (*handle, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;", NULL, NULL, NULL);
}

static int
read_int (sqlite3 *handle, const char *sql, int *value)
{
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW)
    *value = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  return rc == SQLITE_ROW ? SQLITE_OK : rc == SQLITE_DONE ? SQLITE_CORRUPT : rc;
}

#define SCHEMA                                                                                                      \
  "SELECT type || char (10) || name || char (10) || tbl_name || char (10) || ifnull (sql, '') FROM sqlite_schema" \
  " ORDER BY type, name"

static int
read_schema (sqlite3 *handle, GString *text)
{
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (handle, SCHEMA, -1, &stmt, NULL);

  while (rc == SQLITE_OK && (rc = sqlite3_step (stmt)) == SQLITE_ROW) {
    const char *row = (const char *) sqlite3_column_text (stmt, 0);

    g_string_append (text, row != NULL ? row : "");
    g_string_append_c (text, '\f');
    rc = SQLITE_OK;
  }
  sqlite3_finalize (stmt);
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* The schema that our own scripts make, in memory. */
static char *
make_expected_schema (int version, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3 *handle = NULL;
  int rc = sqlite3_open_v2 (":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  gboolean ok = rc == SQLITE_OK;

  for (int i = 1; i <= version && ok; i++) {
    g_autoptr (GBytes) script = lift_migrations_dup_script (i, error);

    ok = script != NULL && sqlite3_exec (handle, g_bytes_get_data (script, NULL), NULL, NULL, NULL) == SQLITE_OK;
  }
  ok = ok && read_schema (handle, text) == SQLITE_OK;
  sqlite3_close (handle);
  if (ok)
    return g_string_free (g_steal_pointer (&text), FALSE);
  if (error != NULL && *error == NULL)
    lift_db_set_error_code (error, LIFT_ERROR_FAILED);
  return NULL;
}

static gboolean
has_our_schema (sqlite3 *handle, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *expected = NULL;
  int version = 0;

  if (read_int (handle, "PRAGMA user_version", &version) != SQLITE_OK)
    return refuse_damaged (error);
  if (version > lift_migrations_get_newest ()) {
    lift_db_set_error_code (error, LIFT_ERROR_NEWER_SCHEMA);
    return FALSE;
  }
  if (version < 1)
    return refuse_foreign (error);
  expected = make_expected_schema (version, error);
  if (expected == NULL)
    return FALSE;
  if (read_schema (handle, text) != SQLITE_OK)
    return refuse_damaged (error);
  return g_str_equal (text->str, expected) || refuse_foreign (error);
}

/* integrity_check also reads every CHECK and NOT NULL of the schema, which is ours by now: an 11 does not pass. */
static gboolean
is_whole (sqlite3 *handle, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (handle, "PRAGMA integrity_check (1)", -1, &stmt, NULL);
  gboolean whole = rc == SQLITE_OK && (rc = sqlite3_step (stmt)) == SQLITE_ROW &&
                   g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), "ok") == 0;

  sqlite3_finalize (stmt);
  if (rc == SQLITE_INTERRUPT)
    return refuse (error, LIFT_ERROR_CANCELLED, _("Stopped. Nothing was changed."));
  if (!whole)
    return refuse_damaged (error);
  rc = sqlite3_prepare_v2 (handle, "PRAGMA foreign_key_check", -1, &stmt, NULL);
  whole = rc == SQLITE_OK && sqlite3_step (stmt) == SQLITE_DONE;
  sqlite3_finalize (stmt);
  return whole || refuse_damaged (error);
}

/* integrity_check walks past long values; reading them is refused by the limit on their length. */
static int
read_table (sqlite3 *handle, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", name);
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL);

  if (rc == SQLITE_OK) {
    do
      rc = sqlite3_step (stmt);
    while (rc == SQLITE_ROW);
  }
  sqlite3_finalize (stmt);
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static gboolean
has_usual_sizes (sqlite3 *handle, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (handle, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1, &stmt, NULL);

  if (rc == SQLITE_OK) {
    while ((rc = sqlite3_step (stmt)) == SQLITE_ROW) {
      rc = read_table (handle, (const char *) sqlite3_column_text (stmt, 0));
      if (rc != SQLITE_OK)
        break;
    }
  }
  sqlite3_finalize (stmt);
  if (rc == SQLITE_INTERRUPT)
    return refuse (error, LIFT_ERROR_CANCELLED, _("Stopped. Nothing was changed."));
  if (rc == SQLITE_TOOBIG)
    return refuse_foreign (error);
  return rc == SQLITE_DONE || refuse_damaged (error);
}

static gboolean
look_at (const char *copy, GCancellable *cancellable, GError **error)
{
  sqlite3 *handle = NULL;
  int rc = open_hardened (copy, cancellable, &handle);
  gboolean ok = rc == SQLITE_OK ? has_our_schema (handle, error) && is_whole (handle, error) &&
                                     has_usual_sizes (handle, error)
                                 : refuse_damaged (error);

  sqlite3_close (handle);
  return ok;
}

/**
 * lift_untrusted_open:
 * @file: what she chose; it is read, and never changed
 * @clock: where the time comes from
 * @program: who asks
 * @cancellable: (nullable): to stop it
 * @error: return location; why it is not taken, in a sentence
 *
 * Takes a file only if it holds exactly the tables, views and triggers that our own scripts make for its schema, is
 * whole, and keeps every rule of these. One of an older schema is led up, in the copy.
 *
 * Returns: (transfer full) (nullable): the copy, to be read.
 */
LiftUntrusted *
lift_untrusted_open (const char *file, LiftClock *clock, const char *program, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiftUntrusted) self = g_new0 (LiftUntrusted, 1);
  g_autofree char *copy = NULL;

  lift_store_register_resources ();
  if (!lift_diary_file_check (file, error))
    return NULL;
  copy = make_copy (self, file, cancellable, error);
  if (copy == NULL || !look_at (copy, cancellable, error))
    return NULL;
  self->store = lift_store_open (copy, LIFT_OPEN_EXISTING, clock, program, error);
  return self->store != NULL ? g_steal_pointer (&self) : NULL;
}

/** lift_untrusted_get_store: Returns: (transfer none): the copy. */
LiftStore *
lift_untrusted_get_store (LiftUntrusted *self)
{
  return self->store;
}

/** lift_untrusted_free: throws the copy away. */
void
lift_untrusted_free (LiftUntrusted *self)
{
  if (self->store != NULL)
    lift_store_close (self->store, NULL);
  g_clear_object (&self->store);
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}
