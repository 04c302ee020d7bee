/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-cli-remind-private.h"
#include "lift-error.h"
#include "lift-format-reminder.h"

/* As much of a uuid as a person copies. */
#define SHORT_ID 8

const LiftCliOption lift_cli_visit_add_options[] = {
  { "on", 0, "YYYY-MM-DD", N_("its day") },
  { "at", 0, "HH:MM", N_("its time") },
  { "kind", 0, "NAME", N_("follow-up (if not given), check-in or own") },
  { "note", 0, "TEXT", N_("a note") },
  { "procedure", 0, "ID", N_("another thread lift than the current one") },
  { NULL },
};

const LiftCliOption lift_cli_visit_edit_options[] = {
  { "on", 0, "YYYY-MM-DD", N_("its day") },
  { "at", 0, "HH:MM", N_("its time") },
  { "kind", 0, "NAME", N_("follow-up, check-in or own") },
  { "note", 0, "TEXT", N_("a note") },
  { NULL },
};

const LiftCliOption lift_cli_visit_held_options[] = {
  { "on", 0, "YYYY-MM-DD", N_("the day on which it took place; today if not given") },
  { NULL },
};

/* Keys are written with a hyphen by people and with an underscore in the diary. */
static char *
swap (const char *text, char from, char to)
{
  char *swapped = g_strdup (text);

  return g_strdelimit (swapped, (char[]){ from, '\0' }, to);
}

static gboolean
set_kind (LiftVisit *visit, const char *text, GError **error)
{
  g_autofree char *key = swap (text, '-', '_');

  if (lift_visit_kind_from_key (key, &visit->kind))
    return TRUE;
  lift_cli_set_choice_error (error, "kind", text, "follow-up, check-in, own");
  return FALSE;
}

static gboolean
set_day (LiftCli *cli, LiftVisit *visit, const char *text, GError **error)
{
  LiftDate before = visit->planned_on;

  if (lift_cli_is_clear (text)) {
    visit->planned_on = LIFT_DATE_NONE;
    return TRUE;
  }
  if (!lift_cli_parse_date (text, &visit->planned_on, error))
    return FALSE;
  if (visit->planned_on == before || visit->planned_on >= lift_clock_get_civil_day (cli->clock))
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                       _("This day lies in the past, so there is nothing to remind of. Nothing was changed."));
  return FALSE;
}

static gboolean
set_time (LiftVisit *visit, const char *text, GError **error)
{
  if (!lift_cli_is_clear (text))
    return lift_cli_parse_time (text, &visit->at_minute, error);
  visit->at_minute = -1;
  return TRUE;
}

/* Lays what was named over @visit. */
static gboolean
apply (LiftCli *cli, LiftVisit *visit, const LiftCliArgs *args, GError **error)
{
  const char *on = lift_cli_args_get (args, "on");
  const char *at = lift_cli_args_get (args, "at");
  const char *kind = lift_cli_args_get (args, "kind");
  const char *note = lift_cli_args_get (args, "note");

  if ((on != NULL && !set_day (cli, visit, on, error)) || (at != NULL && !set_time (visit, at, error)) ||
      (kind != NULL && !set_kind (visit, kind, error)))
    return FALSE;
  if (note != NULL) {
    g_free (visit->note);
    visit->note = lift_cli_is_clear (note) || note[0] == '\0' ? NULL : g_strdup (note);
  }
  return TRUE;
}

static void
add_visit (JsonBuilder *builder, const LiftVisit *visit)
{
  g_autofree char *kind = swap (lift_visit_kind_to_key (visit->kind), '_', '-');
  g_autofree char *time = visit->at_minute >= 0 ? lift_minute_to_text (visit->at_minute) : NULL;

  json_builder_begin_object (builder);
  lift_cli_json_text (builder, "id", visit->uuid);
  lift_cli_json_text (builder, "procedure", visit->procedure);
  lift_cli_json_text (builder, "kind", kind);
  lift_cli_json_date (builder, "on", visit->planned_on);
  lift_cli_json_text (builder, "at", time);
  lift_cli_json_date (builder, "held_on", visit->held_on);
  json_builder_set_member_name (builder, "month");
  if (visit->month >= 0)
    json_builder_add_int_value (builder, visit->month);
  else
    json_builder_add_null_value (builder);
  lift_cli_json_text (builder, "note", visit->note);
  json_builder_end_object (builder);
}

static void
print_line (LiftCli *cli, const LiftVisit *visit)
{
  g_autofree char *text = lift_format_visit (visit);
  g_autofree char *wrapped = lift_cli_wrap (text, SHORT_ID + 2, LIFT_CLI_COLUMNS);

  lift_cli_print (cli, "%.*s  %s", SHORT_ID, visit->uuid, wrapped + SHORT_ID + 2);
  if (visit->note != NULL)
    lift_cli_print_wrapped (cli, SHORT_ID + 2, visit->note);
}

static gboolean
print_stored (LiftCli *cli, LiftStore *store, const LiftVisit *visit, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  lift_cli_tell_service (cli);
  if (!cli->json) {
    print_line (cli, visit);
    return lift_cli_print_next (cli, store, error);
  }
  add_visit (builder, visit);
  lift_cli_print_json (cli, builder);
  return TRUE;
}

/** lift_cli_visit_add: `visit add`: the first visit of a diary brings its reminders with it. */
gboolean
lift_cli_visit_add (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftVisit) wanted = lift_visit_new ("", LIFT_VISIT_FOLLOW_UP, LIFT_DATE_NONE, -1);
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autoptr (LiftVisit) stored = NULL;

  if (!lift_cli_args_has (args, "on")) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("Say on which day it will be, for example --on 2026-11-30. Nothing was changed."));
    return FALSE;
  }
  if (!apply (cli, wanted, args, error))
    return FALSE;
  store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  if (store != NULL)
    procedure = lift_cli_get_procedure (store, lift_cli_args_get (args, "procedure"), error);
  if (procedure == NULL)
    return FALSE;
  g_free (wanted->procedure);
  wanted->procedure = g_strdup (procedure->uuid);
  stored = lift_store_add_visit (store, wanted, error);
  if (stored == NULL || !lift_store_add_usual_visit_reminders (store, error))
    return FALSE;
  return print_stored (cli, store, stored, error);
}

/** lift_cli_visit_list: `visit list`: of all thread lifts. */
gboolean
lift_cli_visit_list (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, error);
  g_autoptr (GPtrArray) visits = store != NULL ? lift_store_list_visits (store, NULL, error) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (visits == NULL)
    return FALSE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < visits->len; i++) {
    if (cli->json)
      add_visit (builder, g_ptr_array_index (visits, i));
    else
      print_line (cli, g_ptr_array_index (visits, i));
  }
  json_builder_end_array (builder);
  if (cli->json)
    lift_cli_print_json (cli, builder);
  else if (visits->len == 0)
    lift_cli_print_wrapped (cli, 0, _("No visit is written in this diary yet."));
  return TRUE;
}

static LiftVisit *
get_visit (LiftStore *store, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftVisit) stored = lift_store_get_visit (store, lift_cli_args_get_word (args, 0), error);

  return stored != NULL ? lift_visit_copy (stored) : NULL;
}

/** lift_cli_visit_edit: `visit edit ID`. */
gboolean
lift_cli_visit_edit (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  g_autoptr (LiftVisit) changed = store != NULL ? get_visit (store, args, error) : NULL;
  g_autoptr (LiftVisit) stored = NULL;

  if (changed == NULL || !apply (cli, changed, args, error))
    return FALSE;
  stored = lift_store_update_visit (store, changed, error);
  return stored != NULL && print_stored (cli, store, stored, error);
}

/** lift_cli_visit_held: `visit held ID`: it took place, so that nothing reminds of it any more. */
gboolean
lift_cli_visit_held (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  g_autoptr (LiftVisit) changed = store != NULL ? get_visit (store, args, error) : NULL;
  g_autoptr (LiftVisit) stored = NULL;
  const char *on = lift_cli_args_get (args, "on");

  if (changed == NULL)
    return FALSE;
  if (on == NULL)
    changed->held_on = lift_clock_get_civil_day (cli->clock);
  else if (lift_cli_is_clear (on))
    changed->held_on = LIFT_DATE_NONE;
  else if (!lift_cli_parse_date (on, &changed->held_on, error))
    return FALSE;
  stored = lift_store_update_visit (store, changed, error);
  return stored != NULL && print_stored (cli, store, stored, error);
}

/** lift_cli_visit_remove: `visit remove ID`. */
gboolean
lift_cli_visit_remove (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  g_autoptr (LiftVisit) visit = store != NULL ? get_visit (store, args, error) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (visit == NULL || !lift_store_remove_visit (store, visit->uuid, error))
    return FALSE;
  lift_cli_tell_service (cli);
  if (!cli->json) {
    lift_cli_print_wrapped (cli, 0, _("The visit is removed."));
    return TRUE;
  }
  json_builder_begin_object (builder);
  lift_cli_json_text (builder, "removed", visit->uuid);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
  return TRUE;
}
