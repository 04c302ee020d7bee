/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-cli-remind-private.h"
#include "lift-doctor.h"
#include "lift-error.h"
#include "lift-format-reminder.h"
#include "lift-reminder-client.h"

#define MAX_EVENTS 20

/**
 * Visit:
 * @status: what the service says of itself
 * @facts: (nullable): what the diary says
 * @events: (element-type LiftReminderEvent): newest first
 * @lines: (element-type LiftDoctorLine): what was found
 * @autostart: key
 *
 * Everything that the doctor looked at.
 */
typedef struct {
  LiftReminderStatus *status;
  LiftReminderFacts *facts;
  GPtrArray *events;
  GPtrArray *lines;
  const char *autostart;
  gint64 now;
  GTimeZone *zone;
} Visit;

static void
visit_clear (Visit *visit)
{
  g_clear_pointer (&visit->status, lift_reminder_status_free);
  g_clear_pointer (&visit->facts, lift_reminder_facts_unref);
  g_clear_pointer (&visit->events, g_ptr_array_unref);
  g_clear_pointer (&visit->lines, g_ptr_array_unref);
  g_clear_pointer (&visit->zone, g_time_zone_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Visit, visit_clear)

/* Where there is no diary yet, the rest can be examined all the same. */
static gboolean
read_diary (LiftCli *cli, Visit *visit, GError **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, &missing);
  g_autofree char *background = NULL;

  if (store == NULL && !g_error_matches (missing, LIFT_ERROR, LIFT_ERROR_NO_DIARY)) {
    g_propagate_error (error, g_steal_pointer (&missing));
    return FALSE;
  }
  if (store != NULL) {
    visit->facts = lift_store_load_reminder_facts (store, error);
    visit->events = visit->facts != NULL ? lift_store_list_reminder_events (store, MAX_EVENTS, error) : NULL;
    if (visit->events == NULL)
      return FALSE;
    background = lift_store_dup_reminder_state (store, LIFT_STATE_BACKGROUND, NULL);
  } else {
    visit->events = g_ptr_array_new ();
  }
  visit->autostart = lift_autostart_to_key (lift_reminder_client_get_autostart (background));
  return TRUE;
}

/* Nobody watches a diary that was named: what the service says of itself is not about it. */
static void
say_unwatched (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++) {
    LiftDoctorLine *line = g_ptr_array_index (lines, i);

    if (!g_str_equal (line->key, "service"))
      continue;
    line->state = LIFT_DOCTOR_UNKNOWN;
    g_free (line->text);
    line->text = g_strdup (_("The reminder service watches your own diary alone, not this file."));
  }
}

static gboolean
examine (LiftCli *cli, Visit *visit, GError **error)
{
  g_autoptr (GDateTime) now = lift_clock_dup_now (cli->clock);
  gboolean is_own = lift_cli_is_own_diary (cli);

  visit->zone = g_time_zone_ref (g_date_time_get_timezone (now));
  visit->now = g_date_time_to_unix (now);
  if (!read_diary (cli, visit, error))
    return FALSE;
  if (is_own)
    visit->status = lift_reminder_client_get_status (FALSE, error);
  else
    visit->status = lift_reminder_status_new ();
  if (visit->status == NULL)
    return FALSE;
  visit->lines = lift_doctor_examine (visit->status, visit->facts, visit->autostart, visit->now, visit->zone);
  if (!is_own)
    say_unwatched (visit->lines);
  return TRUE;
}

static void
print_text (LiftCli *cli, const Visit *visit)
{
  for (guint i = 0; i < visit->lines->len; i++) {
    const LiftDoctorLine *line = g_ptr_array_index (visit->lines, i);
    /* Translators: what the doctor looked at, with a mark before it where she can do something. */
    g_autofree char *title = line->state == LIFT_DOCTOR_ATTENTION ? g_strdup_printf (_("! %s"), line->title)
                                                                   : g_strdup (line->title);

    lift_cli_print_heading (cli, title);
    lift_cli_print_wrapped (cli, 2, line->text);
  }
  if (visit->events->len == 0)
    return;
  lift_cli_print (cli, "\n");
  lift_cli_print_heading (cli, _("What happened, newest first"));
  for (guint i = 0; i < visit->events->len; i++) {
    g_autofree char *text = lift_format_reminder_event (g_ptr_array_index (visit->events, i), visit->zone);

    lift_cli_print_wrapped (cli, 2, text);
  }
}

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_lines (JsonBuilder *builder, const Visit *visit)
{
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < visit->lines->len; i++) {
    const LiftDoctorLine *line = g_ptr_array_index (visit->lines, i);

    json_builder_begin_object (builder);
    lift_cli_json_text (builder, "key", line->key);
    lift_cli_json_text (builder, "state", lift_doctor_state_to_key (line->state));
    lift_cli_json_text (builder, "title", line->title);
    lift_cli_json_text (builder, "text", line->text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_service (JsonBuilder *builder, const LiftReminderStatus *status)
{
  g_autofree char *diary = status->diary != NULL ? g_filename_display_name (status->diary) : NULL;

  json_builder_set_member_name (builder, "service");
  json_builder_begin_object (builder);
  add_boolean (builder, "running", status->is_running);
  add_boolean (builder, "can_start", status->can_start);
  add_boolean (builder, "bus", status->has_bus);
  json_builder_set_member_name (builder, "pid");
  if (status->is_running)
    json_builder_add_int_value (builder, status->pid);
  else
    json_builder_add_null_value (builder);
  lift_cli_json_text (builder, "version", status->version);
  lift_cli_json_text (builder, "diary", diary);
  lift_cli_json_text (builder, "trouble", status->trouble);
  json_builder_end_object (builder);
}

static void
add_server (JsonBuilder *builder, const LiftReminderStatus *status)
{
  json_builder_set_member_name (builder, "server");
  json_builder_begin_object (builder);
  lift_cli_json_text (builder, "state", lift_server_state_to_key (status->server_state));
  lift_cli_json_text (builder, "name", status->server_name);
  json_builder_set_member_name (builder, "capabilities");
  json_builder_begin_array (builder);
  for (guint i = 0; status->capabilities != NULL && status->capabilities[i] != NULL; i++)
    json_builder_add_string_value (builder, status->capabilities[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "do_not_disturb");
  if (status->do_not_disturb >= 0)
    json_builder_add_boolean_value (builder, status->do_not_disturb > 0);
  else
    json_builder_add_null_value (builder);
  add_boolean (builder, "portal", status->is_confined);
  json_builder_end_object (builder);
}

static void
add_events (JsonBuilder *builder, const Visit *visit)
{
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < visit->events->len; i++) {
    const LiftReminderEvent *event = g_ptr_array_index (visit->events, i);

    json_builder_begin_object (builder);
    lift_cli_json_instant (builder, "at", event->at, visit->zone);
    lift_cli_json_text (builder, "what", lift_reminder_what_to_key (event->what));
    lift_cli_json_text (builder, "reminder", event->reminder);
    lift_cli_json_date (builder, "local_date", event->local_date);
    lift_cli_json_text (builder, "detail", event->detail);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_json (LiftCli *cli, const Visit *visit)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (LiftReminderPlan) plan =
    visit->facts != NULL ? lift_reminder_plan_new (visit->facts, visit->now, visit->zone) : NULL;

  json_builder_begin_object (builder);
  add_lines (builder, visit);
  add_service (builder, visit->status);
  add_server (builder, visit->status);
  lift_cli_json_text (builder, "autostart", visit->autostart);
  json_builder_set_member_name (builder, "next");
  if (plan != NULL)
    lift_cli_json_next (builder, plan, visit->zone);
  else
    json_builder_add_null_value (builder);
  add_events (builder, visit);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
}

/** lift_cli_remind_doctor: `remind doctor`: what there is to know where a reminder does not come. */
gboolean
lift_cli_remind_doctor (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_auto (Visit) visit = { .status = NULL };

  if (!examine (cli, &visit, error))
    return FALSE;
  if (cli->json)
    print_json (cli, &visit);
  else
    print_text (cli, &visit);
  return TRUE;
}
