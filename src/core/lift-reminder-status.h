/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiftServerState:
 * @LIFT_SERVER_UNKNOWN: not asked yet
 * @LIFT_SERVER_NONE: nothing on this desktop shows notifications
 * @LIFT_SERVER_SILENT: one is there, but it does not answer
 * @LIFT_SERVER_WORKS: one is there and answers
 */
typedef enum {
  LIFT_SERVER_UNKNOWN,
  LIFT_SERVER_NONE,
  LIFT_SERVER_SILENT,
  LIFT_SERVER_WORKS,
} LiftServerState;

/**
 * LiftReminderStatus:
 * @is_running: the service is on the bus
 * @can_start: the bus can start it
 * @has_bus: there is a session bus at all
 * @pid: its process
 * @version: (nullable): its version
 * @diary: (nullable): the file that it watches
 * @trouble: (nullable): a sentence: why it cannot read the diary or cannot show anything
 * @server_state: the notification server
 * @server_name: (nullable): its name and version
 * @capabilities: (nullable) (array zero-terminated=1): what it says it can do
 * @do_not_disturb: 1 on, 0 off, -1 not known
 * @is_confined: it runs in a sandbox and shows through the portal
 *
 * What the running service says of itself. Holds no value of the diary.
 */
typedef struct {
  gboolean is_running;
  gboolean can_start;
  gboolean has_bus;
  gint64 pid;
  char *version;
  char *diary;
  char *trouble;
  LiftServerState server_state;
  char *server_name;
  char **capabilities;
  int do_not_disturb;
  gboolean is_confined;
} LiftReminderStatus;

LiftReminderStatus *lift_reminder_status_new (void);
LiftReminderStatus *lift_reminder_status_new_from_variant (GVariant *variant);
GVariant *lift_reminder_status_to_variant (const LiftReminderStatus *self);
void lift_reminder_status_free (LiftReminderStatus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftReminderStatus, lift_reminder_status_free)

const char *lift_server_state_to_key (LiftServerState state);

G_END_DECLS
