/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-private.h"

#include <glib/gi18n-lib.h>

#include "lift-db-error.h"

#define DAY_END_HOURS "day-end-hours"
#define DAY_END_HOURS_MAX 6

/**
 * lift_store_read_setting:
 * @self: a store
 * @key: its name
 * @value: (out) (nullable) (transfer full): what it is set to, %NULL if it is not set
 * @error: return location
 *
 * Returns: whether reading worked.
 */
gboolean
lift_store_read_setting (LiftStore *self, const char *key, char **value, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, "SELECT value FROM setting WHERE key = ?", error);
  LiftStep step;

  *value = NULL;
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, key);
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_ROW)
    *value = g_strdup (lift_statement_get_text (statement, 0));
  return step != LIFT_STEP_ERROR;
}

static gboolean
parse_hours (const char *text, int *hours)
{
  guint64 value;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, DAY_END_HOURS_MAX, &value, NULL))
    return FALSE;
  *hours = (int) value;
  return TRUE;
}

/** lift_store_read_day_end_hours: reads when a diary day ends; midnight if not set. Returns: whether it could. */
gboolean
lift_store_read_day_end_hours (LiftStore *self, int *hours, GError **error)
{
  g_autofree char *value = NULL;

  *hours = 0;
  if (!lift_store_read_setting (self, DAY_END_HOURS, &value, error))
    return FALSE;
  if (!parse_hours (value, hours))
    *hours = 0;
  return TRUE;
}

/**
 * lift_store_dup_setting:
 * @self: a store
 * @key: its name
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what it is set to; %NULL without an error if it is not set.
 */
char *
lift_store_dup_setting (LiftStore *self, const char *key, GError **error)
{
  char *value = NULL;

  lift_store_enter (self);
  lift_store_read_setting (self, key, &value, error);
  return value;
}

/** lift_store_get_day_end_hours: Returns: hour at which a diary day ends, 0 to 6; 0 if not set or not readable. */
int
lift_store_get_day_end_hours (LiftStore *self)
{
  int hours = 0;

  lift_store_enter (self);
  return lift_store_read_day_end_hours (self, &hours, NULL) ? hours : 0;
}

static gboolean
write_setting (LiftStore *self, const char *key, const char *value, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db,
    "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, key);
  lift_statement_bind_text (statement, 2, value);
  return lift_statement_run (statement, error);
}

static gboolean
clear_setting (LiftStore *self, const char *key, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, "DELETE FROM setting WHERE key = ?", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, key);
  return lift_statement_run (statement, error);
}

/**
 * lift_store_set_setting:
 * @self: a store
 * @key: its name: lower-case letters, digits and hyphens
 * @value: (nullable): what it is set to; %NULL: not set
 * @error: return location; %LIFT_ERROR_CONSTRAINT for a day end that is not 0 to 6
 *
 * Returns: whether it is so now; the old value is in the trail.
 */
gboolean
lift_store_set_setting (LiftStore *self, const char *key, const char *value, GError **error)
{
  g_autoptr (LiftTransaction) transaction = NULL;
  g_autofree char *old = NULL;
  g_autofree char *change = NULL;
  int hours;

  lift_store_enter (self);
  if (value != NULL && g_strcmp0 (key, DAY_END_HOURS) == 0 && !parse_hours (value, &hours)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("A day can end from midnight (0) to 6 in the morning. Nothing was changed."));
    return FALSE;
  }
  transaction = lift_db_begin_write (self->db, error);
  if (transaction == NULL || !lift_store_read_setting (self, key, &old, error))
    return FALSE;
  if (g_strcmp0 (old, value) == 0)
    return TRUE;
  change = lift_store_add_change (self, "edit", NULL, error);
  return change != NULL && lift_store_add_trail (self, change, "setting", key, "value", old, error) &&
         (value != NULL ? write_setting (self, key, value, error) : clear_setting (self, key, error)) &&
         lift_transaction_commit (transaction, error);
}
