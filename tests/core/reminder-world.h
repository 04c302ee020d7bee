/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-reminder-plan.h"

G_BEGIN_DECLS

/* One showing of one reminder. */
typedef struct {
  gint64 at;
  char *reminder;
  LiftDate local_date;
  LiftDate for_day;
  gboolean is_snoozed;
  gboolean is_catch_up;
} WorldShowing;

/* What the buttons of a notification do. */
typedef enum {
  WORLD_OPEN,
  WORLD_SNOOZE,
  WORLD_SKIP,
  WORLD_DISMISS,
} WorldButton;

/**
 * World:
 *
 * A person, her machine and its diary, without either: what the service would do with each plan, on a clock
 * that the test moves. Only @wake_at brings a decision while time flows, as with a timer.
 */
typedef struct {
  LiftSchedule *schedule;
  GPtrArray *days;
  GPtrArray *logged;
  LiftDate decided_on;
  GTimeZone *zone;
  gint64 now;
  gint64 wake_at;
  LiftQuiet quiet;
  GPtrArray *bubble; /* element-type utf8: keys of the reminders on screen */
  LiftDate bubble_date;
  GPtrArray *showings;
  guint n_decisions;
  guint n_notifications;
  guint n_missed;
} World;

World *world_new (const char *zone, const char *iso8601);
void world_free (World *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

gint64 world_instant (const World *self, const char *iso8601);
void world_enter_zone (World *self, const char *zone);
LiftReminderFacts *world_dup_facts (const World *self);
LiftReminderPlan *world_plan (const World *self);

void world_decide (World *self);
void world_flow_until (World *self, gint64 utc);
void world_advance_to (World *self, const char *iso8601);
void world_jump_to (World *self, const char *iso8601);

LiftProcedure *world_add_procedure (World *self, const char *uuid, LiftDate day0);
LiftReminder *world_put_reminder (World *self, LiftReminder *reminder);
LiftReminder *world_find_reminder (const World *self, const char *uuid);
void world_remove_reminder (World *self, const char *uuid);
void world_put_visit (World *self, LiftVisit *visit);
LiftVisit *world_find_visit (const World *self, const char *uuid);
LiftReminderDay *world_get_row (World *self, const char *reminder, LiftDate local_date);

void world_log (World *self, const char *procedure, LiftDate for_day);
void world_unlog (World *self, const char *procedure, LiftDate for_day);
void world_press (World *self, WorldButton button);

G_END_DECLS
