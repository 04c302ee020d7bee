/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-doctor.h"

#include <glib/gi18n-lib.h>

#include "lift-format-reminder.h"

/* What is found for each answer of lift_autostart_to_key(). */
static const struct {
  const char *key;
  LiftDoctorState state;
  const char *text;
} autostarts[] = {
  { "yes", LIFT_DOCTOR_OK, N_("The reminder service starts when you log in.") },
  { "no", LIFT_DOCTOR_ATTENTION,
    N_("Nothing starts the reminder service when you log in. Reminders work once the diary was opened; to have them "
       "always, add “afterlift-reminder” to your session’s start programs.") },
  { "hidden", LIFT_DOCTOR_ATTENTION,
    N_("The reminder service is switched off among your session’s start programs. Reminders work once the diary was "
       "opened; to have them always, switch it on there.") },
  { "refused", LIFT_DOCTOR_ATTENTION,
    N_("Your desktop does not let Afterlift run in the background. Reminders work while the diary is open; to have "
       "them always, allow it in the settings of your desktop, under Applications.") },
  { "missing", LIFT_DOCTOR_ATTENTION,
    N_("Your desktop cannot be asked to start reminders. Reminders work while the diary is open; to have them always, "
       "add Afterlift to your session’s start programs.") },
  { "not-asked", LIFT_DOCTOR_ATTENTION,
    N_("Your desktop was not asked yet whether reminders may start when you log in. Open Afterlift and switch "
       "reminders off and on again.") },
};

static const char *const state_keys[] = {
  [LIFT_DOCTOR_OK] = "ok",
  [LIFT_DOCTOR_ATTENTION] = "attention",
  [LIFT_DOCTOR_UNKNOWN] = "unknown",
};

/** lift_doctor_state_to_key: Returns: (transfer none): the stable key of @state. */
const char *
lift_doctor_state_to_key (LiftDoctorState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_keys), NULL);
  return state_keys[state];
}

/** lift_doctor_line_free: frees @self. */
void
lift_doctor_line_free (LiftDoctorLine *self)
{
  g_free (self->text);
  g_free (self);
}

static void
take_line (GPtrArray *lines, const char *key, const char *title, LiftDoctorState state, char *text)
{
  LiftDoctorLine *line = g_new0 (LiftDoctorLine, 1);

  line->key = key;
  line->state = state;
  line->title = title;
  line->text = text;
  g_ptr_array_add (lines, line);
}

static void
add_line (GPtrArray *lines, const char *key, const char *title, LiftDoctorState state, const char *text)
{
  take_line (lines, key, title, state, g_strdup (text));
}

static void
examine_service (GPtrArray *lines, const LiftReminderStatus *status, gboolean is_needed)
{
  const char *title = _("Reminder service");

  if (status->is_running)
    add_line (lines, "service", title, LIFT_DOCTOR_OK, _("The reminder service is running."));
  else if (!status->has_bus)
    add_line (lines, "service", title, LIFT_DOCTOR_ATTENTION,
              _("The desktop cannot be reached, so that nothing can be shown. Start Afterlift inside of your desktop "
                "session."));
  else if (!is_needed)
    add_line (lines, "service", title, LIFT_DOCTOR_OK,
              _("The reminder service is not running; at present there is nothing that it could remind of."));
  else if (status->can_start)
    add_line (lines, "service", title, LIFT_DOCTOR_ATTENTION,
              _("The reminder service is not running. Open the diary, and it starts."));
  else
    add_line (lines, "service", title, LIFT_DOCTOR_ATTENTION,
              _("The reminder service is not running, and your desktop does not know how to start it. Install "
                "Afterlift again, then log out and in."));
}

static void
examine_next (GPtrArray *lines, const LiftReminderPlan *plan, GTimeZone *zone)
{
  const char *title = _("Next reminder");

  if (plan == NULL) {
    add_line (lines, "next", title, LIFT_DOCTOR_UNKNOWN, _("There is no diary that could be read."));
    return;
  }
  switch (plan->quiet) {
  case LIFT_QUIET_NO_REMINDERS:
    add_line (lines, "next", title, LIFT_DOCTOR_ATTENTION, _("No reminder is set. Add one to be reminded."));
    return;
  case LIFT_QUIET_PAUSED:
    add_line (lines, "next", title, LIFT_DOCTOR_ATTENTION,
              _("Reminders are paused. Switch them on again to be reminded."));
    return;
  case LIFT_QUIET_NO_PROCEDURE:
    add_line (lines, "next", title, LIFT_DOCTOR_ATTENTION,
              _("There is nothing to remind of yet. Add the date of your thread lift, or a visit."));
    return;
  case LIFT_QUIET_NOT:
  case LIFT_QUIET_ENDED:
  case LIFT_QUIET_QUIET_HOURS:
  case LIFT_QUIET_SNOOZED:
  case LIFT_QUIET_SKIPPED:
  case LIFT_QUIET_LOGGED:
  case LIFT_QUIET_SHOWN:
  case LIFT_QUIET_NOT_YET:
    break;
  }
  take_line (lines, "next", title, LIFT_DOCTOR_OK, lift_format_next_reminder (plan, zone));
}

static void
examine_server (GPtrArray *lines, const LiftReminderStatus *status)
{
  const char *title = _("Notifications");

  switch (status->server_state) {
  case LIFT_SERVER_UNKNOWN:
    add_line (lines, "server", title, LIFT_DOCTOR_UNKNOWN,
              _("What shows notifications on this desktop is known once the reminder service runs."));
    return;
  case LIFT_SERVER_NONE:
    add_line (lines, "server", title, LIFT_DOCTOR_ATTENTION,
              _("Nothing on this desktop shows notifications. Start or install something that does; a reminder that "
                "is due is tried again by itself."));
    return;
  case LIFT_SERVER_SILENT:
    add_line (lines, "server", title, LIFT_DOCTOR_ATTENTION,
              _("What shows notifications on this desktop does not answer. Log out and in again; a reminder that is "
                "due is tried again by itself."));
    return;
  case LIFT_SERVER_WORKS:
    break;
  }
  if (status->is_confined)
    add_line (lines, "server", title, LIFT_DOCTOR_OK, _("Your desktop shows notifications for Afterlift."));
  else if (status->server_name != NULL && status->server_name[0] != '\0')
    /* Translators: %s is the name of a program, such as "gnome-shell 43.9". */
    take_line (lines, "server", title, LIFT_DOCTOR_OK,
               g_strdup_printf (_("Notifications are shown by %s."), status->server_name));
  else
    add_line (lines, "server", title, LIFT_DOCTOR_OK, _("This desktop shows notifications."));
}

static void
examine_actions (GPtrArray *lines, const LiftReminderStatus *status)
{
  const char *title = _("Buttons");

  if (status->capabilities == NULL)
    add_line (lines, "actions", title, LIFT_DOCTOR_UNKNOWN,
              _("Whether notifications have buttons here is known once one could be shown."));
  else if (g_strv_contains ((const char *const *) status->capabilities, "actions"))
    add_line (lines, "actions", title, LIFT_DOCTOR_OK,
              _("Notifications have buttons here: you can write the day, snooze or skip."));
  else
    add_line (lines, "actions", title, LIFT_DOCTOR_OK,
              _("Notifications have no buttons here. Open the diary to write the day."));
}

static void
examine_do_not_disturb (GPtrArray *lines, const LiftReminderStatus *status)
{
  const char *title = _("Do not disturb");

  if (status->do_not_disturb > 0)
    add_line (lines, "do-not-disturb", title, LIFT_DOCTOR_ATTENTION,
              _("Do not disturb is on: reminders wait in your desktop’s list of notifications. Switch it off to see "
                "them come."));
  else if (status->do_not_disturb == 0)
    add_line (lines, "do-not-disturb", title, LIFT_DOCTOR_OK, _("Do not disturb is off."));
  else
    add_line (lines, "do-not-disturb", title, LIFT_DOCTOR_UNKNOWN,
              _("This desktop does not tell whether do not disturb is on. If a test does not appear, look in its "
                "settings."));
}

static void
examine_autostart (GPtrArray *lines, const char *autostart)
{
  const char *title = _("Start at login");

  for (guint i = 0; i < G_N_ELEMENTS (autostarts); i++) {
    if (g_strcmp0 (autostarts[i].key, autostart) == 0) {
      add_line (lines, "autostart", title, autostarts[i].state, _(autostarts[i].text));
      return;
    }
  }
  add_line (lines, "autostart", title, LIFT_DOCTOR_UNKNOWN,
            _("It is not known whether the reminder service starts when you log in."));
}

static void
examine_diary (GPtrArray *lines, const LiftReminderStatus *status)
{
  const char *title = _("Diary");
  g_autofree char *shown = status->diary != NULL ? g_filename_display_name (status->diary) : NULL;

  if (status->trouble != NULL)
    add_line (lines, "diary", title, LIFT_DOCTOR_ATTENTION, status->trouble);
  else if (!status->is_running)
    add_line (lines, "diary", title, LIFT_DOCTOR_UNKNOWN, _("No diary is watched while the service does not run."));
  else if (shown == NULL || shown[0] == '\0')
    add_line (lines, "diary", title, LIFT_DOCTOR_ATTENTION,
              _("The reminder service has no diary. Open Afterlift once to make one."));
  else
    /* Translators: %s is the name of a file. */
    take_line (lines, "diary", title, LIFT_DOCTOR_OK, g_strdup_printf (_("The service watches %s."), shown));
}

/**
 * lift_doctor_examine:
 * @status: what the service says of itself, or what is known without one
 * @facts: (nullable): what the diary says; %NULL where none can be read
 * @autostart: key of a LiftAutostart
 * @now: UTC second
 * @zone: where she is
 *
 * What there is to know where a reminder does not come, most important first.
 *
 * Returns: (transfer full) (element-type LiftDoctorLine): the lines, always of the same keys.
 */
GPtrArray *
lift_doctor_examine (const LiftReminderStatus *status, const LiftReminderFacts *facts, const char *autostart,
                     gint64 now, GTimeZone *zone)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_doctor_line_free);
  g_autoptr (LiftReminderPlan) plan = facts != NULL ? lift_reminder_plan_new (facts, now, zone) : NULL;

  examine_service (lines, status, plan != NULL && plan->wake_at != 0);
  examine_next (lines, plan, zone);
  examine_server (lines, status);
  examine_actions (lines, status);
  examine_do_not_disturb (lines, status);
  examine_autostart (lines, autostart);
  examine_diary (lines, status);
  return lines;
}
