/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reminder-world.h"

static void
free_showing (WorldShowing *showing)
{
  g_free (showing->reminder);
  g_free (showing);
}

/* A world at @iso8601 in @zone with an empty schedule. */
World *
world_new (const char *zone, const char *iso8601)
{
  World *self = g_new0 (World, 1);

  self->schedule = lift_schedule_new ();
  self->days = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_reminder_day_free);
  self->logged = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_logged_day_free);
  self->decided_on = LIFT_DATE_NONE;
  self->bubble = g_ptr_array_new_with_free_func (g_free);
  self->showings = g_ptr_array_new_with_free_func ((GDestroyNotify) free_showing);
  world_enter_zone (self, zone);
  if (iso8601 != NULL)
    self->now = world_instant (self, iso8601);
  return self;
}

void
world_free (World *self)
{
  lift_schedule_unref (self->schedule);
  g_ptr_array_unref (self->days);
  g_ptr_array_unref (self->logged);
  g_ptr_array_unref (self->bubble);
  g_ptr_array_unref (self->showings);
  g_time_zone_unref (self->zone);
  g_free (self);
}

/* The zone must be there: in UTC under another name the tests would prove nothing. */
void
world_enter_zone (World *self, const char *zone)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_new_identifier (zone);
  if (self->zone == NULL)
    g_error ("There is no zone %s on this machine; install its time zone database (tzdata).", zone);
}

/* An instant as a UTC second; without an offset it is local. */
gint64
world_instant (const World *self, const char *iso8601)
{
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (iso8601, self->zone);

  g_assert_nonnull (parsed);
  return g_date_time_to_unix (parsed);
}

/* The facts as the store hands them out: only so much of the past as is promised. */
LiftReminderFacts *
world_dup_facts (const World *self)
{
  LiftReminderFacts *facts = lift_reminder_facts_new (self->schedule);
  LiftDate today = lift_utc_to_local (self->zone, self->now, NULL);

  for (guint i = 0; i < self->days->len; i++) {
    const LiftReminderDay *row = g_ptr_array_index (self->days, i);
    LiftReminderDay *copy;

    if (row->local_date < today - (LIFT_MISSED_DATES + 2))
      continue;
    copy = lift_reminder_day_new (row->reminder, row->local_date);
    copy->shown_at = row->shown_at;
    copy->snooze_until = row->snooze_until;
    copy->outcome = row->outcome;
    g_ptr_array_add (facts->days, copy);
  }
  for (guint i = 0; i < self->logged->len; i++) {
    const LiftLoggedDay *day = g_ptr_array_index (self->logged, i);

    if (day->for_day >= today - (LIFT_MISSED_DATES + 3))
      g_ptr_array_add (facts->logged, lift_logged_day_new (day->procedure, day->for_day));
  }
  facts->decided_on = self->decided_on;
  return facts;
}

LiftReminderPlan *
world_plan (const World *self)
{
  g_autoptr (LiftReminderFacts) facts = world_dup_facts (self);

  return lift_reminder_plan_new (facts, self->now, self->zone);
}

/* What must hold of each plan, whatever the history. */
static void
check_plan (const World *self, const LiftReminderFacts *facts, const LiftReminderPlan *plan)
{
  g_assert_cmpint (plan->today, ==, lift_utc_to_local (self->zone, self->now, NULL));
  g_assert_true ((plan->show->len > 0) == (plan->quiet == LIFT_QUIET_NOT));
  g_assert_true (plan->wake_at == 0 || plan->wake_at > self->now);
  g_assert_true ((plan->next == NULL) == (plan->next_at == 0));
  if (plan->next != NULL) {
    g_assert_cmpint (plan->next_at, >, self->now);
    g_assert_cmpint (plan->wake_at, <=, plan->next_at);
    g_assert_cmpint (lift_utc_to_local (self->zone, plan->next_at, NULL), ==, plan->next->local_date);
  }
  for (guint i = 0; i < plan->show->len; i++) {
    const LiftOccurrence *occurrence = g_ptr_array_index (plan->show, i);
    const LiftReminderDay *row =
      lift_reminder_facts_get_day (facts, occurrence->reminder->uuid, occurrence->local_date);

    g_assert_cmpint (occurrence->local_date, ==, plan->today);
    /* After a journey west a snooze can end before the moment that the day would have there. */
    if (row != NULL && row->snooze_until != 0)
      g_assert_cmpint (row->snooze_until, <=, self->now);
    else
      g_assert_true (occurrence->due_at <= self->now && !occurrence->is_silent);
    g_assert_false (lift_reminder_facts_is_logged (facts, occurrence));
    g_assert_true (occurrence->visit != NULL || occurrence->for_day == plan->today ||
                   occurrence->for_day == plan->today - 1);
    g_assert_true (occurrence->visit == NULL || i == 0 ||
                   ((LiftOccurrence *) g_ptr_array_index (plan->show, i - 1))->visit != NULL);
  }
  for (guint i = 0; i < plan->missed->len; i++) {
    const LiftMissed *missed = g_ptr_array_index (plan->missed, i);

    g_assert_cmpint (missed->occurrence->local_date, <, plan->today);
    g_assert_cmpint (missed->occurrence->local_date, >=, plan->today - LIFT_MISSED_DATES);
    g_assert_false (lift_reminder_facts_is_logged (facts, missed->occurrence));
  }
}

LiftReminderDay *
world_get_row (World *self, const char *reminder, LiftDate local_date)
{
  LiftReminderDay *row;

  for (guint i = self->days->len; i > 0; i--) {
    row = g_ptr_array_index (self->days, i - 1);
    if (row->local_date == local_date && g_str_equal (row->reminder, reminder))
      return row;
  }
  row = lift_reminder_day_new (reminder, local_date);
  g_ptr_array_add (self->days, row);
  return row;
}

/* Everything that is due is one notification; it takes the place of the one before. */
static void
show (World *self, const LiftReminderPlan *plan)
{
  if (plan->show->len == 0)
    return;
  self->n_notifications++;
  g_ptr_array_set_size (self->bubble, 0);
  self->bubble_date = plan->today;
  for (guint i = 0; i < plan->show->len; i++) {
    const LiftOccurrence *occurrence = g_ptr_array_index (plan->show, i);
    LiftReminderDay *row = world_get_row (self, occurrence->reminder->uuid, occurrence->local_date);
    WorldShowing *showing = g_new0 (WorldShowing, 1);

    showing->at = self->now;
    showing->reminder = g_strdup (occurrence->reminder->uuid);
    showing->local_date = occurrence->local_date;
    showing->for_day = occurrence->for_day;
    showing->is_snoozed = row->snooze_until != 0;
    showing->is_catch_up = plan->is_catch_up;
    g_assert_true (row->shown_at == 0 || row->snooze_until != 0);
    g_ptr_array_add (self->showings, showing);
    g_ptr_array_add (self->bubble, g_strdup (occurrence->reminder->uuid));
    row->shown_at = self->now;
    row->snooze_until = 0;
    row->outcome = LIFT_OUTCOME_NONE;
  }
}

static gboolean
is_kept (const LiftReminderPlan *plan, const char *reminder)
{
  for (guint i = 0; i < plan->keep->len; i++) {
    const LiftOccurrence *occurrence = g_ptr_array_index (plan->keep, i);

    if (g_strcmp0 (occurrence->reminder->uuid, reminder) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Decides at this moment and does what the service does with the plan. */
void
world_decide (World *self)
{
  g_autoptr (LiftReminderFacts) facts = world_dup_facts (self);
  g_autoptr (LiftReminderPlan) plan = lift_reminder_plan_new (facts, self->now, self->zone);

  check_plan (self, facts, plan);
  self->n_decisions++;
  for (guint i = self->bubble->len; i > 0; i--) {
    if (plan->today != self->bubble_date || !is_kept (plan, g_ptr_array_index (self->bubble, i - 1)))
      g_ptr_array_remove_index (self->bubble, i - 1);
  }
  show (self, plan);
  for (guint i = 0; i < plan->missed->len; i++) {
    const LiftOccurrence *occurrence = ((LiftMissed *) g_ptr_array_index (plan->missed, i))->occurrence;

    world_get_row (self, occurrence->reminder->uuid, occurrence->local_date)->outcome = LIFT_OUTCOME_MISSED;
  }
  self->n_missed += plan->missed->len;
  self->decided_on = plan->today;
  self->wake_at = plan->wake_at;
  self->quiet = plan->quiet;
}

/* Lets time flow: decides at each moment that a plan names before @utc, then stops at @utc undecided. */
void
world_flow_until (World *self, gint64 utc)
{
  g_assert_cmpint (utc, >=, self->now);
  while (self->wake_at != 0 && self->wake_at < utc) {
    self->now = self->wake_at;
    world_decide (self);
  }
  self->now = utc;
}

void
world_advance_to (World *self, const char *iso8601)
{
  world_flow_until (self, world_instant (self, iso8601));
  world_decide (self);
}

/* The clock is set, or the machine slept until then. */
void
world_jump_to (World *self, const char *iso8601)
{
  self->now = world_instant (self, iso8601);
  world_decide (self);
}

/* Adds a procedure, or gives the one of that key another date. */
LiftProcedure *
world_add_procedure (World *self, const char *uuid, LiftDate day0)
{
  LiftProcedure *procedure = NULL;

  for (guint i = 0; i < self->schedule->procedures->len; i++) {
    LiftProcedure *known = g_ptr_array_index (self->schedule->procedures, i);

    if (g_strcmp0 (known->uuid, uuid) == 0)
      procedure = known;
  }
  if (procedure == NULL) {
    procedure = lift_procedure_new ();
    procedure->uuid = g_strdup (uuid);
    g_ptr_array_add (self->schedule->procedures, procedure);
  }
  procedure->day0 = day0;
  return procedure;
}

LiftReminder *
world_find_reminder (const World *self, const char *uuid)
{
  for (guint i = 0; i < self->schedule->reminders->len; i++) {
    LiftReminder *reminder = g_ptr_array_index (self->schedule->reminders, i);

    if (g_str_equal (reminder->uuid, uuid))
      return reminder;
  }
  return NULL;
}

/* Takes @reminder over, in the place of the one with its key; it counts from now on. */
LiftReminder *
world_put_reminder (World *self, LiftReminder *reminder)
{
  LiftReminder *known = world_find_reminder (self, reminder->uuid);
  guint index = self->schedule->reminders->len;

  reminder->since = self->now;
  if (known != NULL && g_ptr_array_find (self->schedule->reminders, known, &index))
    g_ptr_array_remove_index (self->schedule->reminders, index);
  g_ptr_array_insert (self->schedule->reminders, (int) index, reminder);
  return reminder;
}

/* What happened to it goes with it, as in the diary. */
void
world_remove_reminder (World *self, const char *uuid)
{
  LiftReminder *known = world_find_reminder (self, uuid);

  if (known == NULL)
    return;
  for (guint i = self->days->len; i > 0; i--) {
    const LiftReminderDay *row = g_ptr_array_index (self->days, i - 1);

    if (g_str_equal (row->reminder, uuid))
      g_ptr_array_remove_index (self->days, i - 1);
  }
  g_ptr_array_remove (self->schedule->reminders, known);
}

LiftVisit *
world_find_visit (const World *self, const char *uuid)
{
  for (guint i = 0; i < self->schedule->visits->len; i++) {
    LiftVisit *visit = g_ptr_array_index (self->schedule->visits, i);

    if (g_str_equal (visit->uuid, uuid))
      return visit;
  }
  return NULL;
}

/* Takes @visit over, in the place of the one with its key. */
void
world_put_visit (World *self, LiftVisit *visit)
{
  LiftVisit *known = world_find_visit (self, visit->uuid);
  guint index = self->schedule->visits->len;

  if (known != NULL && g_ptr_array_find (self->schedule->visits, known, &index))
    g_ptr_array_remove_index (self->schedule->visits, index);
  g_ptr_array_insert (self->schedule->visits, (int) index, visit);
}

void
world_log (World *self, const char *procedure, LiftDate for_day)
{
  g_ptr_array_add (self->logged, lift_logged_day_new (procedure, for_day));
}

void
world_unlog (World *self, const char *procedure, LiftDate for_day)
{
  for (guint i = self->logged->len; i > 0; i--) {
    const LiftLoggedDay *day = g_ptr_array_index (self->logged, i - 1);

    if (day->for_day == for_day && g_str_equal (day->procedure, procedure))
      g_ptr_array_remove_index (self->logged, i - 1);
  }
}

/* Presses a button of what is on screen; nothing happens when nothing is. */
void
world_press (World *self, WorldButton button)
{
  for (guint i = 0; i < self->bubble->len; i++) {
    LiftReminderDay *row = world_get_row (self, g_ptr_array_index (self->bubble, i), self->bubble_date);

    if (button == WORLD_SNOOZE)
      row->snooze_until = lift_reminder_plan_snooze_until (self->schedule, self->now, self->zone);
    else if (button == WORLD_SKIP)
      row->outcome = LIFT_OUTCOME_SKIPPED;
    else if (button == WORLD_OPEN)
      row->outcome = LIFT_OUTCOME_OPENED;
  }
  g_ptr_array_set_size (self->bubble, 0);
}
