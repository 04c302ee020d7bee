/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-cli-remind-private.h"
#include "lift-error.h"
#include "lift-format-reminder.h"
#include "lift-reminder-client.h"

/* A test further ahead is a reminder. */
#define TEST_MAX_SECONDS 3600
#define DAY_END_MAX_HOURS 6

const LiftCliOption lift_cli_remind_settings_options[] = {
  { "quiet-hours", 0, "FROM-TO", N_("no reminder in these hours, such as 22:00-07:00; or off") },
  { "snooze", 0, "MINUTES", N_("how long Snooze puts a reminder off, 5 to 720 minutes") },
  { "wording", 0, "neutral|friendly", N_("neutral says nothing of health; friendly names the face and the day") },
  { "day-end", 0, "HOUR", N_("hour at which your day ends, 0 (midnight) to 6") },
  { NULL },
};

const LiftCliOption lift_cli_remind_test_options[] = {
  { "in", 0, "SECONDS", N_("when to show it; now if not given") },
  { NULL },
};

/** lift_cli_is_own_diary: Returns: whether the diary is the one that the reminder service watches. */
gboolean
lift_cli_is_own_diary (LiftCli *cli)
{
  g_autofree char *own = NULL;
  g_autofree char *named = NULL;

  if (cli->diary == NULL)
    return TRUE;
  own = lift_store_dup_default_path ();
  named = g_canonicalize_filename (cli->diary, NULL);
  return g_str_equal (own, named);
}

/**
 * lift_cli_tell_service:
 * @cli: the run
 *
 * Lets the reminder service look at her own diary again, and starts it if need be. What was changed is in
 * the diary in any case, so that a service that cannot be told is no failure.
 */
void
lift_cli_tell_service (LiftCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (!lift_cli_is_own_diary (cli) || lift_reminder_client_reload (&error))
    return;
  g_debug ("The reminder service was not told: %s", error->message);
  if (!cli->json)
    lift_cli_print_wrapped (cli, 0, _("The reminder service does not answer here. “afterlift-cli remind doctor” says "
                                      "what to do."));
}

/**
 * lift_cli_tell_service_of_procedure:
 * @cli: the run
 * @store: the diary in which a procedure was changed
 *
 * Another date can bring reminders back that were over, and then nothing but this starts the service. Where
 * she has no reminders there is nobody to tell.
 */
void
lift_cli_tell_service_of_procedure (LiftCli *cli, LiftStore *store)
{
  g_autoptr (GPtrArray) reminders = lift_store_list_reminders (store, NULL);

  if (reminders != NULL && reminders->len > 0)
    lift_cli_tell_service (cli);
}

static LiftReminderPlan *
make_plan (LiftCli *cli, LiftStore *store, GTimeZone **zone, GError **error)
{
  g_autoptr (LiftReminderFacts) facts = lift_store_load_reminder_facts (store, error);
  g_autoptr (GDateTime) now = lift_clock_dup_now (cli->clock);

  if (facts == NULL)
    return NULL;
  *zone = g_time_zone_ref (g_date_time_get_timezone (now));
  return lift_reminder_plan_new (facts, g_date_time_to_unix (now), *zone);
}

/** lift_cli_print_next: prints when the next reminder comes, or why none does. Returns: whether it is known. */
gboolean
lift_cli_print_next (LiftCli *cli, LiftStore *store, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (LiftReminderPlan) plan = make_plan (cli, store, &zone, error);
  g_autofree char *text = NULL;

  if (plan == NULL)
    return FALSE;
  text = lift_format_next_reminder (plan, zone);
  lift_cli_print_wrapped (cli, 0, text);
  return TRUE;
}

/**
 * lift_cli_json_next:
 * @builder: where to
 * @plan: a decision
 * @zone: where she is
 *
 * Adds an object: when the next reminder is due, of which day it speaks, and why nothing is shown just now.
 */
void
lift_cli_json_next (JsonBuilder *builder, const LiftReminderPlan *plan, GTimeZone *zone)
{
  const LiftOccurrence *next = plan->show->len > 0 ? g_ptr_array_index (plan->show, 0) : plan->next;
  gint64 due = plan->show->len > 0 ? next->due_at : plan->next_at;

  json_builder_begin_object (builder);
  if (next != NULL)
    lift_cli_json_instant (builder, "due", due, zone);
  else
    lift_cli_json_text (builder, "due", NULL);
  lift_cli_json_date (builder, "for_day", next != NULL ? next->for_day : LIFT_DATE_NONE);
  lift_cli_json_text (builder, "kind", next != NULL ? lift_reminder_kind_to_key (next->reminder->kind) : NULL);
  lift_cli_json_text (builder, "reason_quiet",
                      plan->quiet != LIFT_QUIET_NOT ? lift_quiet_to_key (plan->quiet) : NULL);
  json_builder_end_object (builder);
}

/** lift_cli_remind_next: `remind next`: from the diary alone; no service is needed. */
gboolean
lift_cli_remind_next (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (LiftReminderPlan) plan = NULL;

  if (store == NULL)
    return FALSE;
  if (!cli->json)
    return lift_cli_print_next (cli, store, error);
  plan = make_plan (cli, store, &zone, error);
  if (plan == NULL)
    return FALSE;
  lift_cli_json_next (builder, plan, zone);
  lift_cli_print_json (cli, builder);
  return TRUE;
}

/* Whether a value can be stored; what it is stored as is the same text. */
static gboolean
check_quiet_hours (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", 3);
  int minute;

  return g_str_equal (text, "off") ||
         (g_strv_length (parts) == 2 && lift_minute_parse (parts[0], &minute) && lift_minute_parse (parts[1], &minute));
}

static gboolean
is_number (const char *text, guint64 min, guint64 max)
{
  return g_ascii_string_to_unsigned (text, 10, min, max, NULL, NULL);
}

/* All words are understood before one of them is stored. */
static gboolean
check_settings (const LiftCliArgs *args, GError **error)
{
  const char *quiet = lift_cli_args_get (args, "quiet-hours");
  const char *snooze = lift_cli_args_get (args, "snooze");
  const char *wording = lift_cli_args_get (args, "wording");
  const char *day_end = lift_cli_args_get (args, "day-end");
  LiftReminderWording ignored;

  if (quiet != NULL && !check_quiet_hours (quiet))
    lift_cli_set_choice_error (error, "quiet-hours", quiet, "22:00-07:00, off");
  else if (snooze != NULL && !is_number (snooze, LIFT_SNOOZE_MIN_MINUTES, LIFT_SNOOZE_MAX_MINUTES))
    lift_cli_set_choice_error (error, "snooze", snooze, "5 … 720");
  else if (wording != NULL && !lift_reminder_wording_from_key (wording, &ignored))
    lift_cli_set_choice_error (error, "wording", wording, "neutral, friendly");
  else if (day_end != NULL && !is_number (day_end, 0, DAY_END_MAX_HOURS))
    lift_cli_set_choice_error (error, "day-end", day_end, "0 … 6");
  else
    return TRUE;
  return FALSE;
}

static gboolean
store_settings (LiftStore *store, const LiftCliArgs *args, gboolean *changed, GError **error)
{
  static const char *const names[][2] = {
    { "quiet-hours", LIFT_SETTING_QUIET_HOURS },
    { "snooze", LIFT_SETTING_SNOOZE_MINUTES },
    { "wording", LIFT_SETTING_WORDING },
    { "day-end", "day-end-hours" },
  };

  *changed = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *value = lift_cli_args_get (args, names[i][0]);

    if (value == NULL)
      continue;
    *changed = TRUE;
    if (!lift_store_set_setting (store, names[i][1], g_str_equal (value, "off") ? NULL : value, error))
      return FALSE;
  }
  return TRUE;
}

static void
print_settings_json (LiftCli *cli, const LiftSchedule *schedule)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *from = lift_minute_to_text (schedule->quiet_from);
  g_autofree char *to = lift_minute_to_text (schedule->quiet_to);
  g_autofree char *quiet = schedule->quiet_from != schedule->quiet_to ? g_strdup_printf ("%s-%s", from, to) : NULL;

  json_builder_begin_object (builder);
  lift_cli_json_text (builder, "quiet_hours", quiet);
  json_builder_set_member_name (builder, "snooze_minutes");
  json_builder_add_int_value (builder, schedule->snooze_minutes);
  lift_cli_json_text (builder, "wording", lift_reminder_wording_to_key (schedule->wording));
  json_builder_set_member_name (builder, "day_end_hours");
  json_builder_add_int_value (builder, schedule->day_end_hours);
  json_builder_set_member_name (builder, "paused");
  json_builder_add_boolean_value (builder, schedule->paused);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
}

static void
print_setting (LiftCli *cli, const char *name, const char *value)
{
  g_autofree char *padded = lift_cli_pad (name, 16);

  lift_cli_print (cli, "%s%s\n", padded, value);
}

static void
print_settings_text (LiftCli *cli, const LiftSchedule *schedule)
{
  g_autofree char *from = lift_format_minute (schedule->quiet_from);
  g_autofree char *to = lift_format_minute (schedule->quiet_to);
  g_autofree char *quiet = schedule->quiet_from != schedule->quiet_to
                             /* Translators: quiet hours, from and to: "22:00 to 07:00". */
                             ? g_strdup_printf (_("%s to %s"), from, to)
                             : g_strdup (_("none"));
  g_autofree char *snooze = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong) schedule->snooze_minutes),
    schedule->snooze_minutes);
  g_autofree char *day_end = lift_format_minute (schedule->day_end_hours * 60);

  print_setting (cli, _("Quiet hours"), quiet);
  print_setting (cli, _("Snooze"), snooze);
  print_setting (cli, _("Wording"), schedule->wording == LIFT_WORDING_FRIENDLY ? _("friendly") : _("neutral"));
  print_setting (cli, _("Day ends at"), day_end);
  if (schedule->paused)
    lift_cli_print_wrapped (cli, 0, lift_format_quiet (LIFT_QUIET_PAUSED));
}

/** lift_cli_remind_settings: `remind settings`: changes what is named, and prints all. */
gboolean
lift_cli_remind_settings (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (LiftReminderFacts) facts = NULL;
  gboolean writes = g_hash_table_size (args->options) > (guint) (lift_cli_args_has (args, "json") ? 1 : 0) +
                                                           (guint) (lift_cli_args_has (args, "diary") ? 1 : 0);
  gboolean changed;

  if (!check_settings (args, error))
    return FALSE;
  store = lift_cli_open (cli, writes ? LIFT_OPEN_EXISTING : LIFT_OPEN_READ, error);
  if (store == NULL || !store_settings (store, args, &changed, error))
    return FALSE;
  facts = lift_store_load_reminder_facts (store, error);
  if (facts == NULL)
    return FALSE;
  if (changed)
    lift_cli_tell_service (cli);
  if (cli->json)
    print_settings_json (cli, facts->schedule);
  else
    print_settings_text (cli, facts->schedule);
  return TRUE;
}

/** lift_cli_remind_test: `remind test`: lets the service show a notification. */
gboolean
lift_cli_remind_test (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  const char *text = lift_cli_args_get (args, "in");
  g_autofree char *message = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint64 seconds = 0;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 0, TEST_MAX_SECONDS, &seconds, NULL)) {
    lift_cli_set_choice_error (error, "in", text, "0 … 3600");
    return FALSE;
  }
  if (!lift_cli_is_own_diary (cli)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("The reminder service knows your own diary alone. Leave --diary out for a test."));
    return FALSE;
  }
  if (!lift_reminder_client_test ((guint) seconds, error))
    return FALSE;
  if (cli->json) {
    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "in_seconds");
    json_builder_add_int_value (builder, (gint64) seconds);
    json_builder_end_object (builder);
    lift_cli_print_json (cli, builder);
    return TRUE;
  }
  if (seconds == 0)
    message = g_strdup (_("A test was sent; look for it on your screen."));
  else
    message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "A test comes in %d second.", "A test comes in %d seconds.",
                                            (gulong) seconds),
                               (int) seconds);
  lift_cli_print_wrapped (cli, 0, message);
  return TRUE;
}
