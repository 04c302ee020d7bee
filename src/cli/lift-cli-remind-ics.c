/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-error.h"
#include "lift-ics.h"
#include "lift-store-reminders.h"

#define USUAL_NAME "reminders.ics"

const LiftCliOption lift_cli_remind_ics_options[] = {
  { "output", 'o', "FILE", N_("where to; “-” for the standard output, reminders.ics if not given") },
  { NULL },
};

/** lift_cli_remind_export_ics: `remind export-ics`: the reminders for a phone; the diary stays as it is. */
gboolean
lift_cli_remind_export_ics (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, error);
  g_autoptr (LiftReminderFacts) facts = store != NULL ? lift_store_load_reminder_facts (store, error) : NULL;
  const char *output = lift_cli_args_get (args, "output");
  g_autoptr (GBytes) bytes = NULL;

  if (facts == NULL)
    return FALSE;
  bytes = lift_ics_write_reminders (facts->schedule, lift_clock_get_civil_day (cli->clock),
                                    lift_clock_get_now_utc (cli->clock), "Afterlift " LIFT_VERSION);
  if (bytes == NULL) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("There is nothing to be reminded of from today on, so nothing was written. See "
                           "“afterlift-cli remind list”."));
    return FALSE;
  }
  return lift_cli_deliver (cli, bytes, output != NULL ? output : USUAL_NAME, "ics", error);
}
