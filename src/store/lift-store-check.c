/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "lift-db-error.h"

/** lift_check_free: frees @self. */
void
lift_check_free (LiftCheck *self)
{
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static void
add_problem (LiftCheck *check, const char *sentence)
{
  g_ptr_array_add (check->problems, g_strdup (sentence));
}

static gboolean
check_integrity (LiftStore *self, LiftCheck *check, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, "PRAGMA integrity_check", error);
  g_autoptr (GError) damage = NULL;
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  step = lift_statement_step (statement, &damage);
  if (step == LIFT_STEP_ROW && g_strcmp0 (lift_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;
  if (step == LIFT_STEP_ERROR && !g_error_matches (damage, LIFT_ERROR, LIFT_ERROR_CORRUPT)) {
    g_propagate_error (error, g_steal_pointer (&damage));
    return FALSE;
  }
  add_problem (check, lift_db_error_sentence (LIFT_ERROR_CORRUPT));
  return TRUE;
}

/** lift_store_has_whole_pages: Returns: whether nothing is damaged, whatever else may be wrong. */
gboolean
lift_store_has_whole_pages (LiftStore *self)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, "PRAGMA integrity_check (1)", NULL);

  return statement != NULL && lift_statement_step (statement, NULL) == LIFT_STEP_ROW &&
         g_strcmp0 (lift_statement_get_text (statement, 0), "ok") == 0;
}

static gboolean
check_query (LiftStore *self, LiftCheck *check, const char *sql, const char *sentence, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, sql, error);
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_ROW)
    add_problem (check, sentence);
  return step != LIFT_STEP_ERROR;
}

static gboolean
check_rules (LiftStore *self, LiftCheck *check, GError **error)
{
  return check_query (self, check, "PRAGMA foreign_key_check",
                      _("Some records in the diary belong to nothing. Keep a copy of the file."), error) &&
         check_query (self, check,
                      "SELECT 1 FROM revision GROUP BY entry HAVING count (*) <> max (seq) OR min (seq) <> 1 LIMIT 1",
                      _("Saved states of a day are missing in its history. Keep a copy of the file."), error) &&
         check_query (self, check,
                      "SELECT 1 FROM entry AS e WHERE NOT EXISTS (SELECT 1 FROM revision AS r WHERE r.entry = e.uuid)"
                      " LIMIT 1",
                      _("A day in the diary has no saved state. Keep a copy of the file."), error) &&
         check_query (self, check, "SELECT 1 FROM erasing LIMIT 1",
                      _("Erasing a day for good is not finished yet. Close every Afterlift and open it again."), error);
}

static void
check_permissions (LiftStore *self, LiftCheck *check)
{
  GStatBuf status;

  if (g_stat (self->path, &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    add_problem (check, _("Other people on this computer may be able to read the diary file. "
                          "Its permissions should be 0600."));
}

static gboolean
count (LiftStore *self, LiftCheck *check, GError **error)
{
  gint64 schema;

  if (!lift_db_read_int (self->db, "PRAGMA user_version", &schema, error) ||
      !lift_db_read_int (self->db, "SELECT count (*) FROM state WHERE deleted = 0", &check->entries, error) ||
      !lift_db_read_int (self->db, "SELECT count (*) FROM revision", &check->revisions, error))
    return FALSE;
  check->schema = (int) schema;
  return TRUE;
}

/* A damaged file is a finding of the check, not a failure of it. */
static gboolean
note_damage (LiftCheck *check, GError *failure, GError **error)
{
  if (!g_error_matches (failure, LIFT_ERROR, LIFT_ERROR_CORRUPT)) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  if (check->problems->len == 0)
    add_problem (check, failure->message);
  g_error_free (failure);
  return TRUE;
}

static LiftCheck *
run_check (LiftStore *self, gboolean also_permissions, GError **error)
{
  g_autoptr (LiftCheck) check = g_new0 (LiftCheck, 1);
  GError *failure = NULL;

  lift_store_enter (self);
  check->problems = g_ptr_array_new_with_free_func (g_free);
  if (also_permissions)
    check_permissions (self, check);
  if (!check_integrity (self, check, &failure) || !check_rules (self, check, &failure) ||
      !count (self, check, &failure)) {
    if (!note_damage (check, failure, error))
      return NULL;
  }
  check->ok = check->problems->len == 0;
  return g_steal_pointer (&check);
}

/**
 * lift_store_check_content:
 * @self: a copy
 * @error: return location; damage is no error, it is in the result
 *
 * lift_store_check() without the permissions: a stick may know none, and the copy on it is whole all the same.
 *
 * Returns: (transfer full) (nullable): what was found.
 */
LiftCheck *
lift_store_check_content (LiftStore *self, GError **error)
{
  return run_check (self, FALSE, error);
}

/**
 * lift_store_check:
 * @self: a store
 * @error: return location; damage is no error, it is in the result
 *
 * Looks whether the file is whole: its pages, its references, the history of every day, its permissions.
 *
 * Returns: (transfer full) (nullable): what was found.
 */
LiftCheck *
lift_store_check (LiftStore *self, GError **error)
{
  return run_check (self, TRUE, error);
}
