/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-private.h"

#include <glib/gi18n-lib.h>

#include "lift-store-reminders.h"

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

/* "22:00-07:00" */
static gboolean
parse_quiet_hours (const char *text, int *from, int *to)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "-", 3) : NULL;

  return parts != NULL && g_strv_length (parts) == 2 && lift_minute_parse (parts[0], from) &&
         lift_minute_parse (parts[1], to);
}

static gboolean
parse_snooze (const char *text, int *minutes)
{
  guint64 value;

  if (text == NULL ||
      !g_ascii_string_to_unsigned (text, 10, LIFT_SNOOZE_MIN_MINUTES, LIFT_SNOOZE_MAX_MINUTES, &value, NULL))
    return FALSE;
  *minutes = (int) value;
  return TRUE;
}

/* Which words are taken for a setting, and what is said of others. A key that is not here takes any. */
static gboolean
check_setting (const char *key, const char *value, GError **error)
{
  const char *message = NULL;
  LiftReminderWording wording;
  int first, second;

  if (value == NULL)
    return TRUE;
  if (g_str_equal (key, DAY_END_HOURS) && !parse_hours (value, &first))
    message = _("A day can end from midnight (0) to 6 in the morning. Nothing was changed.");
  else if (g_str_equal (key, LIFT_SETTING_QUIET_HOURS) && !parse_quiet_hours (value, &first, &second))
    message = _("Quiet hours need two times of day, for example 22:00-07:00. Nothing was changed.");
  else if (g_str_equal (key, LIFT_SETTING_SNOOZE_MINUTES) && !parse_snooze (value, &first))
    message = _("A reminder can come again after 5 minutes to 12 hours (720 minutes). Nothing was changed.");
  else if (g_str_equal (key, LIFT_SETTING_WORDING) && !lift_reminder_wording_from_key (value, &wording))
    message = _("The words of a reminder can be neutral or friendly. Nothing was changed.");
  else if (g_str_equal (key, LIFT_SETTING_PAUSE) && !g_str_equal (value, "yes"))
    message = _("Reminders are paused or they are not. Nothing was changed.");
  if (message != NULL)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT, message);
  return message == NULL;
}

/**
 * lift_store_read_reminder_settings:
 * @self: a store
 * @schedule: a schedule; its settings are set
 * @error: return location
 *
 * What is missing, and what another program wrote that nobody can mean, is the default.
 *
 * Returns: whether reading worked.
 */
gboolean
lift_store_read_reminder_settings (LiftStore *self, LiftSchedule *schedule, GError **error)
{
  g_autofree char *quiet = NULL;
  g_autofree char *snooze = NULL;
  g_autofree char *wording = NULL;
  g_autofree char *pause = NULL;

  if (!lift_store_read_day_end_hours (self, &schedule->day_end_hours, error) ||
      !lift_store_read_setting (self, LIFT_SETTING_QUIET_HOURS, &quiet, error) ||
      !lift_store_read_setting (self, LIFT_SETTING_SNOOZE_MINUTES, &snooze, error) ||
      !lift_store_read_setting (self, LIFT_SETTING_WORDING, &wording, error) ||
      !lift_store_read_setting (self, LIFT_SETTING_PAUSE, &pause, error))
    return FALSE;
  if (!parse_quiet_hours (quiet, &schedule->quiet_from, &schedule->quiet_to))
    schedule->quiet_from = schedule->quiet_to = 0;
  if (!parse_snooze (snooze, &schedule->snooze_minutes))
    schedule->snooze_minutes = LIFT_SNOOZE_DEFAULT_MINUTES;
  if (!lift_reminder_wording_from_key (wording, &schedule->wording))
    schedule->wording = LIFT_WORDING_NEUTRAL;
  schedule->paused = g_strcmp0 (pause, "yes") == 0;
  return TRUE;
}

/**
 * lift_store_write_setting:
 * @self: a store in a write transaction
 * @key: its name
 * @value: (nullable): what it is set to, checked already; %NULL: not set
 * @changed: (out): whether it was different before
 * @error: return location
 *
 * Returns: whether it is so now; the old value is in the trail.
 */
gboolean
lift_store_write_setting (LiftStore *self, const char *key, const char *value, gboolean *changed, GError **error)
{
  g_autofree char *old = NULL;
  g_autofree char *change = NULL;

  *changed = FALSE;
  if (!lift_store_read_setting (self, key, &old, error))
    return FALSE;
  if (g_strcmp0 (old, value) == 0)
    return TRUE;
  *changed = TRUE;
  change = lift_store_add_change (self, "edit", NULL, error);
  return change != NULL && lift_store_add_trail (self, change, "setting", key, "value", old, error) &&
         (value != NULL ? write_setting (self, key, value, error) : clear_setting (self, key, error));
}

/**
 * lift_store_set_setting:
 * @self: a store
 * @key: its name: lower-case letters, digits and hyphens
 * @value: (nullable): what it is set to; %NULL: not set
 * @error: return location; %LIFT_ERROR_CONSTRAINT for a value that the setting does not have
 *
 * Returns: whether it is so now; the old value is in the trail.
 */
gboolean
lift_store_set_setting (LiftStore *self, const char *key, const char *value, GError **error)
{
  g_autoptr (LiftTransaction) transaction = NULL;
  gboolean changed;

  lift_store_enter (self);
  if (!check_setting (key, value, error))
    return FALSE;
  transaction = lift_db_begin_write (self->db, error);
  return transaction != NULL && lift_store_write_setting (self, key, value, &changed, error) &&
         (!changed || lift_transaction_commit (transaction, error));
}
