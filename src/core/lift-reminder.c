/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reminder.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (LiftReminder, lift_reminder, lift_reminder_ref, lift_reminder_unref)

static const char *const kind_keys[] = { "daily", "visit" };
static const char *const outcome_keys[] = { NULL, "opened", "skipped", "logged", "missed", "passed" };
static const char *const weekday_keys[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

static LiftReminder *
new_reminder (LiftReminderKind kind, int minute, int first_n, int last_n)
{
  LiftReminder *self = g_new0 (LiftReminder, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->minute = minute;
  self->weekdays = LIFT_REMINDER_ALL_DAYS;
  self->first_n = first_n;
  self->last_n = last_n;
  self->enabled = TRUE;
  return self;
}

/**
 * lift_reminder_new_daily:
 * @minute: when it rings, as a minute of the local civil day, 0 to 1439
 *
 * Returns: (transfer full): a daily reminder without a key: every weekday, from the procedure day to day
 *   %LIFT_REMINDER_DEFAULT_LAST_N.
 */
LiftReminder *
lift_reminder_new_daily (int minute)
{
  g_return_val_if_fail (minute >= 0 && minute < 1440, NULL);
  return new_reminder (LIFT_REMINDER_DAILY, minute, 0, LIFT_REMINDER_DEFAULT_LAST_N);
}

/**
 * lift_reminder_new_visit:
 * @minute: when it rings, as a minute of the local civil day, 0 to 1439
 * @day: on which day counted from that of the visit: -1 the day before, 0 the day itself
 *
 * Returns: (transfer full): a reminder of visits, without a key.
 */
LiftReminder *
lift_reminder_new_visit (int minute, int day)
{
  g_return_val_if_fail (minute >= 0 && minute < 1440, NULL);
  return new_reminder (LIFT_REMINDER_VISIT, minute, day, day);
}

/** lift_reminder_copy: Returns: (transfer full): a copy that the caller alone owns. */
LiftReminder *
lift_reminder_copy (const LiftReminder *self)
{
  LiftReminder *copy = new_reminder (self->kind, self->minute, self->first_n, self->last_n);

  copy->uuid = g_strdup (self->uuid);
  copy->weekdays = self->weekdays;
  copy->enabled = self->enabled;
  copy->since = self->since;
  return copy;
}

/** lift_reminder_ref: Returns: (transfer full): @self. Safe from any thread. */
LiftReminder *
lift_reminder_ref (LiftReminder *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** lift_reminder_unref: gives up one reference to @self. */
void
lift_reminder_unref (LiftReminder *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->uuid);
  g_free (self);
}

static gboolean
find_key (const char *const *keys, guint n_keys, const char *key, int *found)
{
  for (guint i = 0; i < n_keys; i++) {
    if (g_strcmp0 (key, keys[i]) == 0) {
      *found = (int) i;
      return TRUE;
    }
  }
  return FALSE;
}

/** lift_reminder_kind_to_key: Returns: (transfer none): the stable name of @kind. */
const char *
lift_reminder_kind_to_key (LiftReminderKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_keys), NULL);
  return kind_keys[kind];
}

/** lift_reminder_kind_from_key: Returns: whether @key is known; then @kind is set. */
gboolean
lift_reminder_kind_from_key (const char *key, LiftReminderKind *kind)
{
  int found;

  if (!find_key (kind_keys, G_N_ELEMENTS (kind_keys), key, &found))
    return FALSE;
  *kind = (LiftReminderKind) found;
  return TRUE;
}

/**
 * lift_minute_parse:
 * @text: (nullable): exactly `HH:MM`, ASCII digits, 00:00 to 23:59
 * @minute: (out): the minute of the day, 0 to 1439; left alone on failure
 *
 * Returns: whether @text is a time of day.
 */
gboolean
lift_minute_parse (const char *text, int *minute)
{
  int hours, minutes;

  if (text == NULL || strlen (text) != 5 || text[2] != ':')
    return FALSE;
  for (int i = 0; i < 5; i++) {
    if (i != 2 && !g_ascii_isdigit (text[i]))
      return FALSE;
  }
  hours = 10 * (text[0] - '0') + text[1] - '0';
  minutes = 10 * (text[3] - '0') + text[4] - '0';
  if (hours > 23 || minutes > 59)
    return FALSE;
  *minute = 60 * hours + minutes;
  return TRUE;
}

/** lift_minute_to_text: Returns: (transfer full): @minute (0 to 1439) as `HH:MM` in ASCII digits. */
char *
lift_minute_to_text (int minute)
{
  g_return_val_if_fail (minute >= 0 && minute < 1440, NULL);
  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

/**
 * lift_weekdays_parse:
 * @text: (nullable): names of at least one weekday with commas between: `mon,tue,wed,thu,fri,sat,sun`, in any
 *   order, none twice
 * @weekdays: (out): bit 0 Monday to bit 6 Sunday; left alone on failure
 *
 * Returns: whether @text names weekdays.
 */
gboolean
lift_weekdays_parse (const char *text, int *weekdays)
{
  g_auto (GStrv) names = NULL;
  int parsed = 0;
  int found;

  if (text == NULL)
    return FALSE;
  names = g_strsplit (text, ",", -1);
  for (guint i = 0; names[i] != NULL; i++) {
    if (!find_key (weekday_keys, G_N_ELEMENTS (weekday_keys), names[i], &found) || (parsed & (1 << found)) != 0)
      return FALSE;
    parsed |= 1 << found;
  }
  if (parsed == 0)
    return FALSE;
  *weekdays = parsed;
  return TRUE;
}

/** lift_weekdays_to_text: Returns: (transfer full): what lift_weekdays_parse() reads, from Monday on. */
char *
lift_weekdays_to_text (int weekdays)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (weekday_keys); i++) {
    if ((weekdays & (1 << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", weekday_keys[i]);
  }
  return g_strdup (text->str);
}

/** lift_reminder_outcome_to_key: Returns: (transfer none) (nullable): the stable name; %NULL: nothing final. */
const char *
lift_reminder_outcome_to_key (LiftReminderOutcome outcome)
{
  g_return_val_if_fail ((guint) outcome < G_N_ELEMENTS (outcome_keys), NULL);
  return outcome_keys[outcome];
}

/** lift_reminder_outcome_from_key: Returns: whether @key (%NULL: nothing final) is known; then @outcome is set. */
gboolean
lift_reminder_outcome_from_key (const char *key, LiftReminderOutcome *outcome)
{
  int found;

  if (!find_key (outcome_keys, G_N_ELEMENTS (outcome_keys), key, &found))
    return FALSE;
  *outcome = (LiftReminderOutcome) found;
  return TRUE;
}

/**
 * lift_reminder_day_new:
 * @reminder: uuid
 * @local_date: the local civil day
 *
 * Returns: (transfer full): a day on which nothing has happened yet.
 */
LiftReminderDay *
lift_reminder_day_new (const char *reminder, LiftDate local_date)
{
  LiftReminderDay *self = g_new0 (LiftReminderDay, 1);

  self->reminder = g_strdup (reminder);
  self->local_date = local_date;
  return self;
}

/** lift_reminder_day_free: frees @self. */
void
lift_reminder_day_free (LiftReminderDay *self)
{
  g_free (self->reminder);
  g_free (self);
}
