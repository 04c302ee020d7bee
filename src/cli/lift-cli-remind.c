/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-cli-remind-private.h"
#include "lift-error.h"
#include "lift-format-reminder.h"

/* As much of a uuid as a person copies. */
#define SHORT_ID 8
#define LAST_DAY_MAX 99999

const LiftCliOption lift_cli_remind_add_options[] = {
  { "time", 0, "HH:MM", N_("when it rings, such as 20:00") },
  { "days", 0, "mon,tue,…", N_("days of the week; all if not given") },
  { "until", 0, "DAY|forever", N_("last day: a date, a day number, or forever; day 14 if not given") },
  { "visits", 0, "WHICH", N_("a reminder of visits: day-before or on-the-day") },
  { NULL },
};

const LiftCliOption lift_cli_remind_edit_options[] = {
  { "time", 0, "HH:MM", N_("when it rings, such as 20:00") },
  { "days", 0, "mon,tue,…", N_("days of the week, or all") },
  { "until", 0, "DAY|forever", N_("last day: a date, a day number, or forever") },
  { "on", 0, NULL, N_("switch it on") },
  { "off", 0, NULL, N_("switch it off, and keep it") },
  { NULL },
};

static gboolean
set_invalid (GError **error, const char *message)
{
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
set_refused (GError **error, const char *message)
{
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT, message);
  return FALSE;
}

static gboolean
parse_days (const char *text, int *weekdays, GError **error)
{
  if (g_str_equal (text, "all")) {
    *weekdays = LIFT_REMINDER_ALL_DAYS;
    return TRUE;
  }
  if (lift_weekdays_parse (text, weekdays))
    return TRUE;
  lift_cli_set_choice_error (error, "days", text, "mon, tue, wed, thu, fri, sat, sun (mon,wed), all");
  return FALSE;
}

/* A date counts from the present procedure; a day number holds for any. */
static gboolean
parse_last_day (LiftStore *store, const char *text, const LiftProcedure *procedure, int *last_n, GError **error)
{
  gint64 number;
  LiftDate date;

  if (lift_date_parse (text, &date)) {
    if (procedure == NULL || procedure->day0 == LIFT_DATE_NONE)
      return set_refused (error, _("A last day as a date needs the date of the procedure, which is not known yet. "
                                   "Nothing was changed."));
    number = date - procedure->day0;
  } else if (!g_ascii_string_to_signed (text, 10, -LAST_DAY_MAX, LAST_DAY_MAX, &number, NULL)) {
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                 _("“%s” is not understood after --until. Write a date such as 2026-11-30, a day number such as 14, or "
                   "“forever”. Nothing was changed."),
                 text);
    return FALSE;
  }
  if (number < 0)
    return set_refused (error, _("The last day of a reminder cannot come before the procedure day. Nothing was "
                                 "changed."));
  if (procedure != NULL && procedure->day0 != LIFT_DATE_NONE &&
      procedure->day0 + number < lift_clock_get_diary_day (lift_store_get_clock (store),
                                                           lift_store_get_day_end_hours (store)))
    return set_refused (error, _("This last day lies in the past, so the reminder would never ring. Nothing was "
                                 "changed."));
  *last_n = (int) number;
  return TRUE;
}

static gboolean
parse_until (LiftStore *store, const char *text, int *last_n, GError **error)
{
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autoptr (GError) missing = NULL;

  if (g_str_equal (text, "forever")) {
    *last_n = LIFT_REMINDER_NO_END;
    return TRUE;
  }
  procedure = lift_store_get_current_procedure (store, &missing);
  if (procedure == NULL && !g_error_matches (missing, LIFT_ERROR, LIFT_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&missing));
    return FALSE;
  }
  return parse_last_day (store, text, procedure, last_n, error);
}

/* Lays what was named over @reminder. */
static gboolean
apply (LiftStore *store, LiftReminder *reminder, const LiftCliArgs *args, GError **error)
{
  const char *time = lift_cli_args_get (args, "time");
  const char *days = lift_cli_args_get (args, "days");
  const char *until = lift_cli_args_get (args, "until");

  if (reminder->kind == LIFT_REMINDER_VISIT && (days != NULL || until != NULL))
    return set_invalid (error, _("A reminder of visits has no days of the week and no last day: it rings for each "
                                 "visit. Nothing was changed."));
  if (lift_cli_args_has (args, "on") && lift_cli_args_has (args, "off"))
    return set_invalid (error, _("A reminder is on or off. Nothing was changed."));
  if ((time != NULL && !lift_cli_parse_time (time, &reminder->minute, error)) ||
      (days != NULL && !parse_days (days, &reminder->weekdays, error)) ||
      (until != NULL && !parse_until (store, until, &reminder->last_n, error)))
    return FALSE;
  if (lift_cli_args_has (args, "on") || lift_cli_args_has (args, "off"))
    reminder->enabled = lift_cli_args_has (args, "on");
  return TRUE;
}

/** lift_cli_json_reminder: adds a reminder as an object. */
void
lift_cli_json_reminder (JsonBuilder *builder, const LiftReminder *reminder)
{
  g_autofree char *time = lift_minute_to_text (reminder->minute);
  g_autofree char *days = lift_weekdays_to_text (reminder->weekdays);
  g_auto (GStrv) names = g_strsplit (days, ",", -1);
  gboolean is_visit = reminder->kind == LIFT_REMINDER_VISIT;

  json_builder_begin_object (builder);
  lift_cli_json_text (builder, "id", reminder->uuid);
  lift_cli_json_text (builder, "kind", lift_reminder_kind_to_key (reminder->kind));
  lift_cli_json_text (builder, "time", time);
  lift_cli_json_text (builder, "visits", !is_visit ? NULL : reminder->first_n < 0 ? "day-before" : "on-the-day");
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; !is_visit && names[i] != NULL; i++)
    json_builder_add_string_value (builder, names[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "last_day");
  if (is_visit || reminder->last_n == LIFT_REMINDER_NO_END)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, reminder->last_n);
  json_builder_set_member_name (builder, "enabled");
  json_builder_add_boolean_value (builder, reminder->enabled);
  json_builder_end_object (builder);
}

static void
print_line (LiftCli *cli, const LiftReminder *reminder)
{
  g_autofree char *text = lift_format_reminder (reminder);
  /* Translators: after when a reminder would ring: "20:00, every day, until day 14 (off)". */
  g_autofree char *line = reminder->enabled ? g_strdup (text) : g_strdup_printf (_("%s (off)"), text);
  g_autofree char *wrapped = lift_cli_wrap (line, SHORT_ID + 2, LIFT_CLI_COLUMNS);

  lift_cli_print (cli, "%.*s  %s", SHORT_ID, reminder->uuid, wrapped + SHORT_ID + 2);
}

static gboolean
print_stored (LiftCli *cli, LiftStore *store, const LiftReminder *reminder, GError **error)
{
  if (cli->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();

    lift_cli_json_reminder (builder, reminder);
    lift_cli_print_json (cli, builder);
    return TRUE;
  }
  print_line (cli, reminder);
  return lift_cli_print_next (cli, store, error);
}

static LiftReminder *
make_reminder (LiftStore *store, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftReminder) reminder = NULL;
  const char *visits = lift_cli_args_get (args, "visits");

  if (!lift_cli_args_has (args, "time")) {
    set_invalid (error, _("Say when it shall ring, for example --time 20:00. Nothing was changed."));
    return NULL;
  }
  if (visits == NULL) {
    reminder = lift_reminder_new_daily (0);
  } else if (g_str_equal (visits, "day-before") || g_str_equal (visits, "on-the-day")) {
    reminder = lift_reminder_new_visit (0, g_str_equal (visits, "day-before") ? -1 : 0);
  } else {
    lift_cli_set_choice_error (error, "visits", visits, "day-before, on-the-day");
    return NULL;
  }
  return apply (store, reminder, args, error) ? g_steal_pointer (&reminder) : NULL;
}

/** lift_cli_remind_add: `remind add`. */
gboolean
lift_cli_remind_add (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  g_autoptr (LiftReminder) wanted = NULL;
  g_autoptr (LiftReminder) stored = NULL;

  if (store != NULL)
    wanted = make_reminder (store, args, error);
  if (wanted != NULL)
    stored = lift_store_add_reminder (store, wanted, error);
  if (stored == NULL)
    return FALSE;
  lift_cli_tell_service (cli);
  return print_stored (cli, store, stored, error);
}

/** lift_cli_remind_list: `remind list`. */
gboolean
lift_cli_remind_list (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, error);
  g_autoptr (GPtrArray) reminders = store != NULL ? lift_store_list_reminders (store, error) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (reminders == NULL)
    return FALSE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < reminders->len; i++) {
    if (cli->json)
      lift_cli_json_reminder (builder, g_ptr_array_index (reminders, i));
    else
      print_line (cli, g_ptr_array_index (reminders, i));
  }
  json_builder_end_array (builder);
  if (!cli->json)
    return lift_cli_print_next (cli, store, error);
  lift_cli_print_json (cli, builder);
  return TRUE;
}

static gboolean
names_something (const LiftCliArgs *args)
{
  for (guint i = 0; lift_cli_remind_edit_options[i].name != NULL; i++) {
    if (lift_cli_args_has (args, lift_cli_remind_edit_options[i].name))
      return TRUE;
  }
  return FALSE;
}

/** lift_cli_remind_edit: `remind edit ID`. */
gboolean
lift_cli_remind_edit (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  g_autoptr (LiftReminder) before = NULL;
  g_autoptr (LiftReminder) changed = NULL;
  g_autoptr (LiftReminder) stored = NULL;

  if (store != NULL && !names_something (args))
    return set_invalid (error, _("Say what to change, for example --time 21:00 or --off. Nothing was changed."));
  if (store != NULL)
    before = lift_store_get_reminder (store, lift_cli_args_get_word (args, 0), error);
  if (before == NULL)
    return FALSE;
  changed = lift_reminder_copy (before);
  if (!apply (store, changed, args, error))
    return FALSE;
  stored = lift_store_update_reminder (store, changed, error);
  if (stored == NULL)
    return FALSE;
  lift_cli_tell_service (cli);
  return print_stored (cli, store, stored, error);
}

/** lift_cli_remind_remove: `remind remove ID`. */
gboolean
lift_cli_remind_remove (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  g_autoptr (LiftReminder) reminder = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (store != NULL)
    reminder = lift_store_get_reminder (store, lift_cli_args_get_word (args, 0), error);
  if (reminder == NULL || !lift_store_remove_reminder (store, reminder->uuid, error))
    return FALSE;
  lift_cli_tell_service (cli);
  if (!cli->json) {
    lift_cli_print_wrapped (cli, 0, _("The reminder is removed."));
    return lift_cli_print_next (cli, store, error);
  }
  json_builder_begin_object (builder);
  lift_cli_json_text (builder, "removed", reminder->uuid);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
  return TRUE;
}

static gboolean
set_paused (LiftCli *cli, gboolean paused, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (store == NULL || !lift_store_set_reminders_paused (store, paused, error))
    return FALSE;
  lift_cli_tell_service (cli);
  if (!cli->json)
    return lift_cli_print_next (cli, store, error);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "paused");
  json_builder_add_boolean_value (builder, paused);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
  return TRUE;
}

/** lift_cli_remind_pause: `remind pause`: no reminder rings until `remind resume`. */
gboolean
lift_cli_remind_pause (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  return set_paused (cli, TRUE, error);
}

/** lift_cli_remind_resume: `remind resume`. */
gboolean
lift_cli_remind_resume (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  return set_paused (cli, FALSE, error);
}
