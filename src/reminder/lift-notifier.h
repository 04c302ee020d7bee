/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-reminder-status.h"
#include "lift-showing.h"

G_BEGIN_DECLS

/* Actions: "default" is a click on the notification itself. */
#define LIFT_ACTION_DEFAULT "default"
#define LIFT_ACTION_LOG "log"
#define LIFT_ACTION_SNOOZE "snooze"
#define LIFT_ACTION_SKIP "skip"

/**
 * LiftNotice:
 * @title: what stands on top
 * @body: plain text
 * @open_label: of a click on the notification itself, where that is shown
 * @log_label: (nullable): of the button that opens the diary
 * @snooze_label: (nullable): of the button that puts it off
 * @skip_label: (nullable): of the button that leaves the day out
 * @replaces: number of the notification whose place it takes; 0: none
 * @showing: (nullable): what it is about, handed back with `pressed`; without one there are no buttons
 */
typedef struct {
  const char *title;
  const char *body;
  const char *open_label;
  const char *log_label;
  const char *snooze_label;
  const char *skip_label;
  guint replaces;
  LiftShowing *showing;
} LiftNotice;

/**
 * LiftNotifier:
 *
 * Shows notifications through libnotify. A server that does not answer blocks the caller for up to 25 s,
 * which is why nothing else than the service uses this. Signals:
 *
 * - `pressed` (const char *action, gpointer showing, const char *token): a button or the notification
 *   itself; the token, which may be %NULL, lets a window come to the front
 * - `closed` (gboolean dismissed, gpointer showing): the notification on screen went away without our doing
 * - `server-changed`: a server appeared, or the one that showed our notification is gone
 */
#define LIFT_TYPE_NOTIFIER (lift_notifier_get_type ())
G_DECLARE_FINAL_TYPE (LiftNotifier, lift_notifier, LIFT, NOTIFIER, GObject)

LiftNotifier *lift_notifier_new (GDBusConnection *bus);
gboolean lift_notifier_show (LiftNotifier *self, const LiftNotice *notice, GError **error);
gboolean lift_notifier_show_test (LiftNotifier *self, const char *title, const char *body, GError **error);
const char *lift_notifier_get_failure (const GError *error);
void lift_notifier_withdraw (LiftNotifier *self);
void lift_notifier_close_stale (LiftNotifier *self, guint id, const char *server);

LiftShowing *lift_notifier_get_showing (LiftNotifier *self);
gboolean lift_notifier_has_buttons (LiftNotifier *self);
guint lift_notifier_get_id (LiftNotifier *self);
char *lift_notifier_dup_server (LiftNotifier *self);
gboolean lift_notifier_is_confined (LiftNotifier *self);

G_END_DECLS
