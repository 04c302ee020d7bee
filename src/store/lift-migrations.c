/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-migrations.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "lift-backup.h"
#include "lift-db-error.h"
#include "lift-store-resources.h"

#define FOLDER "/io/github/afterlift/Afterlift/migrations/"

/* In order; what was published is never edited, a new step is added below. */
static const char *const names[] = {
  "001-create-diary.sql",
  "002-remember-reminders.sql",
  "003-keep-first-moment.sql",
};

/** lift_migrations_get_newest: Returns: the schema that this program writes. */
int
lift_migrations_get_newest (void)
{
  return (int) G_N_ELEMENTS (names);
}

/**
 * lift_migrations_dup_script:
 * @version: 1 to lift_migrations_get_newest()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the script that leads to @version; a zero byte that does not count ends it.
 */
GBytes *
lift_migrations_dup_script (int version, GError **error)
{
  g_autofree char *resource = g_strconcat (FOLDER, names[version - 1], NULL);

  return g_resource_lookup_data (lift_store_get_resource (), resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static gboolean
has_no_broken_reference (LiftDb *db, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (db, "PRAGMA foreign_key_check", error);
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_ROW)
    lift_db_set_error_code (error, LIFT_ERROR_CORRUPT);
  return step == LIFT_STEP_DONE;
}

static gboolean
run_inside (LiftDb *db, const LiftMigration *list, int n_list, GError **error)
{
  gint64 version;

  /* Read again inside the lock: another program may have migrated while we waited for it. */
  if (!lift_db_read_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  for (int i = (int) version; i < n_list; i++) {
    g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", i + 1);

    g_debug ("Migration %s", list[i].name);
    if (!lift_db_exec (db, list[i].sql, error) || !lift_db_exec (db, set_version, error))
      return FALSE;
  }
  return has_no_broken_reference (db, error);
}

/**
 * lift_migrations_run:
 * @db: a connection that may write
 * @path: (nullable): of its file; %NULL: it is new, or a copy itself, and is not copied
 * @list: (array length=n_list): all steps, from the first
 * @n_list: how many
 * @now: UTC second, for the name of the copy
 * @error: return location; %LIFT_ERROR_NEWER_SCHEMA if the file knows more steps than @list
 *
 * Leads the file to version @n_list, all or nothing. Before an existing diary changes, a verified copy of
 * it is made beside it.
 *
 * Returns: whether the file is at @n_list now.
 */
gboolean
lift_migrations_run (LiftDb *db, const char *path, const LiftMigration *list, int n_list, gint64 now, GError **error)
{
  g_autoptr (LiftTransaction) transaction = NULL;
  gint64 version;

  if (!lift_db_read_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > n_list) {
    lift_db_set_error_code (error, LIFT_ERROR_NEWER_SCHEMA);
    return FALSE;
  }
  if (version == n_list)
    return TRUE;
  if (lift_db_is_read_only (db)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_READONLY,
                         _("This diary was written by an older Afterlift and has to be updated, but it can only be "
                           "read just now. Nothing was changed; open it once where it can be written."));
    return FALSE;
  }
  if (version > 0 && path != NULL) {
    g_autofree char *reason = g_strdup_printf ("before-update-%d", n_list);
    g_autofree char *copy = lift_backup_write_new (db, path, NULL, reason, now, error);

    if (copy == NULL)
      return FALSE;
  }
  transaction = lift_db_begin_exclusive (db, error);
  return transaction != NULL && run_inside (db, list, n_list, error) && lift_transaction_commit (transaction, error);
}

static gboolean
run_ours (LiftDb *db, const char *path, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  LiftMigration list[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    GBytes *script = lift_migrations_dup_script ((int) i + 1, error);

    if (script == NULL)
      return FALSE;
    g_ptr_array_add (scripts, script);
    /* Resource data ends with a zero byte that does not count. */
    list[i] = (LiftMigration){ names[i], g_bytes_get_data (script, NULL) };
  }
  return lift_migrations_run (db, path, list, (int) G_N_ELEMENTS (list), now, error);
}

/**
 * lift_migrations_update:
 * @db: a connection that may write
 * @path: (nullable): where a copy is made beside before; %NULL: no copy is made
 * @now: UTC second
 * @error: return location
 *
 * Returns: whether the existing diary is of our schema now.
 */
gboolean
lift_migrations_update (LiftDb *db, const char *path, gint64 now, GError **error)
{
  return run_ours (db, path, now, error);
}

/**
 * lift_migrations_make:
 * @db: a connection to an empty file
 * @now: UTC second
 * @error: return location
 *
 * Returns: whether the file is an empty diary of our schema now.
 */
gboolean
lift_migrations_make (LiftDb *db, gint64 now, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", LIFT_DB_APPLICATION_ID);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (LiftStatement) statement = NULL;

  if (!lift_db_exec (db, mark, error) || !run_ours (db, NULL, now, error))
    return FALSE;
  statement = lift_db_prepare (db, "INSERT INTO diary (uuid, created_at) VALUES (?, ?)", error);
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, uuid);
  lift_statement_bind_int (statement, 2, now);
  return lift_statement_run (statement, error);
}
