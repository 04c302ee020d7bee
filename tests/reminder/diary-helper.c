/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes and changes diaries for the tests of the service, with a clock that is said:
 *
 *   diary-helper FILE NOW ZONE procedure DAY0              prints its uuid
 *   diary-helper FILE NOW ZONE daily HH:MM [LAST-N]        prints its uuid; LAST-N may be "forever"
 *   diary-helper FILE NOW ZONE visit-reminder HH:MM DAY    prints its uuid; DAY is -1 or 0
 *   diary-helper FILE NOW ZONE visit DATE [HH:MM]          of the first procedure
 *   diary-helper FILE NOW ZONE time UUID HH:MM
 *   diary-helper FILE NOW ZONE remove UUID
 *   diary-helper FILE NOW ZONE pause yes|no
 *   diary-helper FILE NOW ZONE setting KEY VALUE
 *   diary-helper FILE NOW ZONE log DAY                     in the first procedure
 *   diary-helper FILE NOW ZONE fill N                      N days up to now in the first procedure
 */

#include "config.h"

#include <stdlib.h>

#include "lift-store-reminders.h"

typedef struct {
  LiftStore *store;
  LiftDate today;
  char **args;
} Call;

static char *
first_procedure (Call *call, GError **error)
{
  g_autoptr (GPtrArray) procedures = lift_store_list_procedures (call->store, FALSE, error);

  if (procedures == NULL)
    return NULL;
  g_assert (procedures->len > 0);
  return g_strdup (((LiftProcedure *) g_ptr_array_index (procedures, 0))->uuid);
}

static LiftDate
parse_day (const char *text)
{
  LiftDate day;

  g_assert (lift_date_parse (text, &day));
  return day;
}

static int
parse_minute (const char *text)
{
  int minute;

  g_assert (lift_minute_parse (text, &minute));
  return minute;
}

static gboolean
add_procedure (Call *call, GError **error)
{
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (LiftProcedure) added = NULL;

  procedure->day0 = parse_day (call->args[0]);
  added = lift_store_add_procedure (call->store, procedure, error);
  if (added != NULL)
    g_print ("%s\n", added->uuid);
  return added != NULL;
}

static gboolean
add_reminder (Call *call, LiftReminder *reminder, GError **error)
{
  g_autoptr (LiftReminder) added = lift_store_add_reminder (call->store, reminder, error);

  if (added != NULL)
    g_print ("%s\n", added->uuid);
  return added != NULL;
}

static gboolean
add_daily (Call *call, GError **error)
{
  g_autoptr (LiftReminder) reminder = lift_reminder_new_daily (parse_minute (call->args[0]));

  if (g_strcmp0 (call->args[1], "forever") == 0)
    reminder->last_n = LIFT_REMINDER_NO_END;
  else if (call->args[1] != NULL)
    reminder->last_n = atoi (call->args[1]);
  return add_reminder (call, reminder, error);
}

static gboolean
add_visit_reminder (Call *call, GError **error)
{
  g_autoptr (LiftReminder) reminder =
    lift_reminder_new_visit (parse_minute (call->args[0]), atoi (call->args[1]));

  return add_reminder (call, reminder, error);
}

static gboolean
add_visit (Call *call, GError **error)
{
  g_autofree char *procedure = first_procedure (call, error);
  g_autoptr (LiftVisit) visit = lift_visit_new (procedure, LIFT_VISIT_FOLLOW_UP, parse_day (call->args[0]),
                                                call->args[1] != NULL ? parse_minute (call->args[1]) : -1);
  g_autoptr (LiftVisit) added = lift_store_add_visit (call->store, visit, error);

  return added != NULL;
}

static gboolean
change_time (Call *call, GError **error)
{
  g_autoptr (LiftReminder) reminder = lift_store_get_reminder (call->store, call->args[0], error);
  g_autoptr (LiftReminder) changed = reminder != NULL ? lift_reminder_copy (reminder) : NULL;
  g_autoptr (LiftReminder) stored = NULL;

  if (changed == NULL)
    return FALSE;
  changed->minute = parse_minute (call->args[1]);
  stored = lift_store_update_reminder (call->store, changed, error);
  return stored != NULL;
}

static gboolean
save_day (Call *call, LiftDate day, GError **error)
{
  g_autofree char *procedure = first_procedure (call, error);
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSaveResult) result = NULL;

  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, 4);
  result = lift_store_save (call->store, procedure, day, patch, NULL, NULL, error);
  return result != NULL;
}

static gboolean
fill (Call *call, GError **error)
{
  for (int i = atoi (call->args[0]); i > 0; i--) {
    if (!save_day (call, call->today - i, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
run (Call *call, const char *verb, GError **error)
{
  if (g_str_equal (verb, "procedure"))
    return add_procedure (call, error);
  if (g_str_equal (verb, "daily"))
    return add_daily (call, error);
  if (g_str_equal (verb, "visit-reminder"))
    return add_visit_reminder (call, error);
  if (g_str_equal (verb, "visit"))
    return add_visit (call, error);
  if (g_str_equal (verb, "time"))
    return change_time (call, error);
  if (g_str_equal (verb, "remove"))
    return lift_store_remove_reminder (call->store, call->args[0], error);
  if (g_str_equal (verb, "pause"))
    return lift_store_set_reminders_paused (call->store, g_str_equal (call->args[0], "yes"), error);
  if (g_str_equal (verb, "setting"))
    return lift_store_set_setting (call->store, call->args[0], call->args[1], error);
  if (g_str_equal (verb, "log"))
    return save_day (call, parse_day (call->args[0]), error);
  if (g_str_equal (verb, "fill"))
    return fill (call, error);
  g_printerr ("diary-helper: %s?\n", verb);
  exit (64);
}

int
main (int argc, char **argv)
{
  g_autoptr (LiftClock) clock = NULL;
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (GError) error = NULL;
  Call call = { 0 };

  g_assert (argc >= 5);
  lift_store_register_resources ();
  clock = lift_fixed_clock_new (argv[2], argv[3]);
  store = lift_store_open (argv[1], LIFT_OPEN_CREATE, clock, "diary-helper", &error);
  call.store = store;
  call.today = lift_clock_get_civil_day (clock);
  call.args = argv + 5;
  if (store == NULL || !run (&call, argv[4], &error) || !lift_store_close (store, &error)) {
    g_printerr ("diary-helper: %s\n", error->message);
    return 1;
  }
  return 0;
}
