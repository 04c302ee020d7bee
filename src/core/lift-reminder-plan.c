/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reminder-plan.h"

#include "lift-schedule-private.h"

/* How many dates ahead of the nearest one the plan looks for a reminder that will not be quiet. More are
 * quiet in a row only if quiet hours silence each of them. */
#define DATES_AHEAD 16

G_DEFINE_BOXED_TYPE (LiftReminderFacts, lift_reminder_facts, lift_reminder_facts_ref, lift_reminder_facts_unref)

static const char *const quiet_keys[] = {
  "not",     "no-reminders", "paused", "no-procedure", "ended",   "quiet-hours",
  "snoozed", "skipped",      "logged", "shown",        "not-yet",
};

/**
 * lift_logged_day_new:
 * @procedure: uuid
 * @for_day: a day of it that is written
 *
 * Returns: (transfer full): the pair.
 */
LiftLoggedDay *
lift_logged_day_new (const char *procedure, LiftDate for_day)
{
  LiftLoggedDay *self = g_new0 (LiftLoggedDay, 1);

  self->procedure = g_strdup (procedure);
  self->for_day = for_day;
  return self;
}

/** lift_logged_day_free: frees @self. */
void
lift_logged_day_free (LiftLoggedDay *self)
{
  g_free (self->procedure);
  g_free (self);
}

/**
 * lift_reminder_facts_new:
 * @schedule: what is planned
 *
 * Returns: (transfer full): facts of a machine on which nothing was decided and a diary in which nothing is
 *   written.
 */
LiftReminderFacts *
lift_reminder_facts_new (LiftSchedule *schedule)
{
  LiftReminderFacts *self = g_new0 (LiftReminderFacts, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->schedule = lift_schedule_ref (schedule);
  self->days = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_reminder_day_free);
  self->logged = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_logged_day_free);
  self->decided_on = LIFT_DATE_NONE;
  return self;
}

/** lift_reminder_facts_ref: Returns: (transfer full): @self. Safe from any thread. */
LiftReminderFacts *
lift_reminder_facts_ref (LiftReminderFacts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** lift_reminder_facts_unref: gives up one reference to @self. */
void
lift_reminder_facts_unref (LiftReminderFacts *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  lift_schedule_unref (self->schedule);
  g_ptr_array_unref (self->days);
  g_ptr_array_unref (self->logged);
  g_free (self);
}

/**
 * lift_reminder_facts_get_day:
 * @self: facts
 * @reminder: uuid
 * @local_date: a local date
 *
 * Returns: (transfer none) (nullable): what happened to @reminder on @local_date; %NULL: nothing yet.
 */
LiftReminderDay *
lift_reminder_facts_get_day (const LiftReminderFacts *self, const char *reminder, LiftDate local_date)
{
  for (guint i = 0; i < self->days->len; i++) {
    LiftReminderDay *day = g_ptr_array_index (self->days, i);

    if (day->local_date == local_date && g_strcmp0 (day->reminder, reminder) == 0)
      return day;
  }
  return NULL;
}

/**
 * lift_reminder_facts_is_logged:
 * @self: facts
 * @occurrence: an occurrence
 *
 * Returns: whether the day that @occurrence speaks of is written; never for one of a visit.
 */
gboolean
lift_reminder_facts_is_logged (const LiftReminderFacts *self, const LiftOccurrence *occurrence)
{
  if (occurrence->procedure == NULL)
    return FALSE;
  for (guint i = 0; i < self->logged->len; i++) {
    const LiftLoggedDay *day = g_ptr_array_index (self->logged, i);

    if (day->for_day == occurrence->for_day && g_strcmp0 (day->procedure, occurrence->procedure->uuid) == 0)
      return TRUE;
  }
  return FALSE;
}

/** lift_quiet_to_key: Returns: (transfer none): the stable name of @quiet. */
const char *
lift_quiet_to_key (LiftQuiet quiet)
{
  g_return_val_if_fail ((guint) quiet < G_N_ELEMENTS (quiet_keys), NULL);
  return quiet_keys[quiet];
}

/* What the decision is made with, on the stack of lift_reminder_plan_new(). */
typedef struct {
  const LiftReminderFacts *facts;
  const LiftSchedule *schedule;
  GTimeZone *zone;
  gint64 now;
  LiftDate today;
  GHashTable *rows;          /* what happened, by reminder and date */
  GPtrArray *skipped;        /* those of them that say "skipped" */
  gint64 quiet_end;          /* the first instant from now on that is not quiet */
  gboolean is_quiet_all_day; /* quiet hours last until the date is over */
  gboolean has_more;         /* something is planned for today or a later date */
  gboolean shows_snoozed;
  LiftReminderPlan *plan;
} Decision;

/* What one occurrence has come to. */
typedef struct {
  LiftQuiet quiet; /* LIFT_QUIET_NOT: it is to be shown now */
  gint64 rings_at; /* when it will be shown on its date if nothing else happens; 0: not any more */
  gboolean is_snoozed;
  gboolean is_on_screen;
} State;

static guint
hash_row (gconstpointer key)
{
  const LiftReminderDay *row = key;

  return (row->reminder != NULL ? g_str_hash (row->reminder) : 0) ^ (guint) row->local_date * 31;
}

static gboolean
is_same_row (gconstpointer a, gconstpointer b)
{
  const LiftReminderDay *first = a;
  const LiftReminderDay *second = b;

  return first->local_date == second->local_date && g_strcmp0 (first->reminder, second->reminder) == 0;
}

/* Sorted once: with a thousand reminders, a look through all rows for each of them takes half a minute. */
static void
sort_rows (Decision *d)
{
  for (guint i = 0; i < d->facts->days->len; i++) {
    LiftReminderDay *row = g_ptr_array_index (d->facts->days, i);

    if (g_hash_table_contains (d->rows, row))
      continue;
    g_hash_table_add (d->rows, row);
    if (row->outcome == LIFT_OUTCOME_SKIPPED)
      g_ptr_array_add (d->skipped, row);
  }
}

static const LiftReminderDay *
get_row (const Decision *d, const LiftReminder *reminder, LiftDate local_date)
{
  LiftReminderDay key = { .reminder = reminder->uuid, .local_date = local_date };

  return g_hash_table_lookup (d->rows, &key);
}

static void
free_missed (LiftMissed *missed)
{
  lift_occurrence_unref (missed->occurrence);
  g_free (missed);
}

/* What was planned before a reminder was made does not ring. A moment that lies ahead is that of a clock that
 * was wrong. */
static gboolean
counts (const Decision *d, const LiftOccurrence *occurrence)
{
  gint64 since = occurrence->reminder->since;

  return since > d->now || occurrence->planned_at > since;
}

/* When a snoozed one is shown again: at that instant or when the quiet hours are over. 0 if that is not on its
 * local date any more: a snooze does not outlive its day. */
static gint64
get_snooze_end (const Decision *d, const LiftReminderDay *row)
{
  gint64 end;

  if (row == NULL || row->snooze_until == 0 ||
      lift_utc_to_local (d->zone, row->snooze_until, NULL) != row->local_date ||
      !_lift_schedule_leave_quiet_hours (d->schedule, d->zone, row->snooze_until, &end))
    return 0;
  return end;
}

/* A row that says "missed" was never shown. If its date has come again, because the clock had run ahead or she
 * flew back over the date line, it is as if the row were not there. */
static gboolean
is_answered (const LiftReminderDay *row)
{
  return row != NULL && row->outcome != LIFT_OUTCOME_NONE && row->outcome != LIFT_OUTCOME_MISSED;
}

static const LiftReminder *
find_reminder (const LiftSchedule *schedule, const char *uuid)
{
  for (guint i = 0; i < schedule->reminders->len; i++) {
    const LiftReminder *reminder = g_ptr_array_index (schedule->reminders, i);

    if (g_strcmp0 (reminder->uuid, uuid) == 0)
      return reminder;
  }
  return NULL;
}

/* "Skip today" means the day: a second reminder that asks for the same diary day is quiet too. */
static gboolean
is_day_skipped (const Decision *d, const LiftOccurrence *occurrence)
{
  int day_end = d->schedule->day_end_hours * 60;

  if (occurrence->procedure == NULL)
    return FALSE;
  for (guint i = 0; i < d->skipped->len; i++) {
    const LiftReminderDay *row = g_ptr_array_index (d->skipped, i);
    const LiftReminder *reminder = NULL;

    if (row->local_date == occurrence->local_date)
      reminder = find_reminder (d->schedule, row->reminder);
    if (reminder != NULL && reminder->kind == LIFT_REMINDER_DAILY &&
        (reminder->minute < day_end) == (occurrence->reminder->minute < day_end))
      return TRUE;
  }
  return FALSE;
}

/* Settles when an occurrence that waits is shown, on its date. */
static void
wait_until (const Decision *d, gint64 due_at, LiftQuiet why, State *state)
{
  state->quiet = LIFT_QUIET_NOT;
  state->rings_at = due_at;
  if (due_at > d->now) {
    state->quiet = why;
  } else if (d->is_quiet_all_day || d->quiet_end > d->now) {
    state->quiet = LIFT_QUIET_QUIET_HOURS;
    state->rings_at = d->is_quiet_all_day ? 0 : d->quiet_end;
  }
}

/* Judges an occurrence of today or of a date that is still to come. FALSE if it does not count. */
static gboolean
judge (const Decision *d, const LiftOccurrence *occurrence, State *state)
{
  const LiftReminderDay *row = get_row (d, occurrence->reminder, occurrence->local_date);
  gboolean was_shown = row != NULL && (row->shown_at != 0 || row->snooze_until != 0);
  gint64 snooze_end = get_snooze_end (d, row);

  *state = (State){ 0 };
  if (row != NULL && row->outcome == LIFT_OUTCOME_PASSED)
    return FALSE;
  if (is_day_skipped (d, occurrence) || (row != NULL && row->outcome == LIFT_OUTCOME_SKIPPED)) {
    state->quiet = LIFT_QUIET_SKIPPED;
  } else if (is_answered (row)) {
    state->quiet = row->outcome == LIFT_OUTCOME_LOGGED ? LIFT_QUIET_LOGGED : LIFT_QUIET_SHOWN;
  } else if (lift_reminder_facts_is_logged (d->facts, occurrence)) {
    state->quiet = LIFT_QUIET_LOGGED;
  } else if (snooze_end != 0) {
    state->is_snoozed = TRUE;
    wait_until (d, snooze_end, LIFT_QUIET_SNOOZED, state);
  } else if (was_shown) {
    state->quiet = LIFT_QUIET_SHOWN;
    state->is_on_screen = row->snooze_until == 0;
  } else if (!counts (d, occurrence)) {
    return FALSE;
  } else if (occurrence->is_silent) {
    state->quiet = occurrence->planned_at <= d->now ? LIFT_QUIET_QUIET_HOURS : LIFT_QUIET_NOT_YET;
  } else {
    wait_until (d, occurrence->due_at, LIFT_QUIET_NOT_YET, state);
  }
  return TRUE;
}

static void
offer_next (Decision *d, LiftOccurrence *occurrence, gint64 rings_at)
{
  LiftReminderPlan *plan = d->plan;
  gboolean is_earlier = plan->next == NULL || rings_at < plan->next_at;
  gboolean is_visit_first =
    plan->next != NULL && rings_at == plan->next_at && occurrence->visit != NULL && plan->next->visit == NULL;

  if (!is_earlier && !is_visit_first)
    return;
  g_clear_pointer (&plan->next, lift_occurrence_unref);
  plan->next = lift_occurrence_ref (occurrence);
  plan->next_at = rings_at;
}

static void
look_at_today (Decision *d, LiftReminder *reminder)
{
  g_autoptr (LiftOccurrence) occurrence = lift_schedule_get_occurrence (d->schedule, reminder, d->today, d->zone);
  State state;

  if (occurrence == NULL || !judge (d, occurrence, &state))
    return;
  d->has_more = TRUE;
  if (state.is_on_screen)
    g_ptr_array_add (d->plan->keep, lift_occurrence_ref (occurrence));
  if (state.quiet != LIFT_QUIET_NOT) {
    d->plan->quiet = MIN (d->plan->quiet, state.quiet);
    if (state.rings_at != 0)
      offer_next (d, occurrence, state.rings_at);
    return;
  }
  d->shows_snoozed |= state.is_snoozed;
  g_ptr_array_add (d->plan->show, lift_occurrence_ref (occurrence));
}

static void
look_ahead (Decision *d, LiftReminder *reminder)
{
  LiftDate date = d->today;

  for (int i = 0; i < DATES_AHEAD; i++) {
    g_autoptr (LiftOccurrence) occurrence = NULL;
    State state;

    if (!lift_date_is_valid (date + 1))
      return;
    date = lift_schedule_find_next_date (d->schedule, reminder, date + 1);
    if (date == LIFT_DATE_NONE)
      return;
    occurrence = lift_schedule_get_occurrence (d->schedule, reminder, date, d->zone);
    if (occurrence == NULL)
      continue;
    d->has_more = TRUE;
    if (judge (d, occurrence, &state) && state.rings_at > d->now) {
      offer_next (d, occurrence, state.rings_at);
      return;
    }
  }
}

/* Dates that nobody decided on, from the last one on which somebody did. */
static void
look_back (Decision *d, LiftReminder *reminder)
{
  LiftDate date = d->today - LIFT_MISSED_DATES;

  if (d->facts->decided_on <= d->today)
    date = MAX (date, d->facts->decided_on);
  if (reminder->since <= d->now)
    date = MAX (date, lift_utc_to_local (d->zone, reminder->since, NULL));
  for (; date < d->today; date++) {
    g_autoptr (LiftOccurrence) occurrence = lift_schedule_get_occurrence (d->schedule, reminder, date, d->zone);
    const LiftReminderDay *row = get_row (d, reminder, date);
    LiftMissed *missed;

    if (occurrence == NULL || !counts (d, occurrence) || occurrence->due_at >= d->now ||
        lift_reminder_facts_is_logged (d->facts, occurrence) || is_day_skipped (d, occurrence))
      continue;
    if (row != NULL && (row->shown_at != 0 || row->outcome != LIFT_OUTCOME_NONE))
      continue;
    missed = g_new0 (LiftMissed, 1);
    missed->is_silent = occurrence->is_silent;
    missed->occurrence = g_steal_pointer (&occurrence);
    g_ptr_array_add (d->plan->missed, missed);
  }
}

static int
compare_occurrences (gconstpointer a, gconstpointer b)
{
  const LiftOccurrence *first = *(LiftOccurrence *const *) a;
  const LiftOccurrence *second = *(LiftOccurrence *const *) b;

  if ((first->visit != NULL) != (second->visit != NULL))
    return first->visit != NULL ? -1 : 1;
  if (first->due_at != second->due_at)
    return first->due_at < second->due_at ? -1 : 1;
  if (first->planned_at != second->planned_at)
    return first->planned_at < second->planned_at ? -1 : 1;
  return 0;
}

static int
compare_missed (gconstpointer a, gconstpointer b)
{
  const LiftOccurrence *first = (*(LiftMissed *const *) a)->occurrence;
  const LiftOccurrence *second = (*(LiftMissed *const *) b)->occurrence;

  return first->planned_at < second->planned_at ? -1 : first->planned_at > second->planned_at;
}

static gboolean
has_subject (const LiftSchedule *schedule)
{
  for (guint i = 0; i < schedule->procedures->len; i++) {
    const LiftProcedure *procedure = g_ptr_array_index (schedule->procedures, i);

    if (procedure->archived_at == 0 && procedure->day0 != LIFT_DATE_NONE)
      return TRUE;
  }
  if (schedule->visits->len == 0)
    return FALSE;
  for (guint i = 0; i < schedule->reminders->len; i++) {
    const LiftReminder *reminder = g_ptr_array_index (schedule->reminders, i);

    if (reminder->enabled && reminder->kind == LIFT_REMINDER_VISIT)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_reminder (const LiftSchedule *schedule)
{
  for (guint i = 0; i < schedule->reminders->len; i++) {
    const LiftReminder *reminder = g_ptr_array_index (schedule->reminders, i);

    if (reminder->enabled)
      return TRUE;
  }
  return FALSE;
}

static void
settle (Decision *d)
{
  LiftReminderPlan *plan = d->plan;

  g_ptr_array_sort (plan->show, compare_occurrences);
  g_ptr_array_sort (plan->keep, compare_occurrences);
  g_ptr_array_sort (plan->missed, compare_missed);
  if (plan->show->len > 0) {
    gint64 newest = 0;

    for (guint i = 0; i < plan->show->len; i++)
      newest = MAX (newest, ((LiftOccurrence *) g_ptr_array_index (plan->show, i))->due_at);
    plan->is_catch_up = !d->shows_snoozed && d->now - newest > LIFT_CATCH_UP_AFTER_SECONDS;
    plan->quiet = LIFT_QUIET_NOT;
  }
  if (!d->has_more) {
    plan->quiet = LIFT_QUIET_ENDED;
    return;
  }
  /* Each date change is looked at: what is on screen leaves it, and what was missed is recorded. */
  plan->wake_at = _lift_find_date_change (d->zone, d->now);
  if (plan->next != NULL)
    plan->wake_at = MIN (plan->wake_at, plan->next_at);
}

/**
 * lift_reminder_plan_new:
 * @facts: what is planned and what happened
 * @now: the present instant, as a UTC second
 * @zone: the zone in which she is
 *
 * Decides what is to be shown now, and when to decide again.
 *
 * Returns: (transfer full): the plan.
 */
LiftReminderPlan *
lift_reminder_plan_new (const LiftReminderFacts *facts, gint64 now, GTimeZone *zone)
{
  LiftReminderPlan *plan = g_new0 (LiftReminderPlan, 1);
  g_autoptr (GHashTable) rows = g_hash_table_new (hash_row, is_same_row);
  g_autoptr (GPtrArray) skipped = g_ptr_array_new ();
  Decision d = { .facts = facts, .schedule = facts->schedule, .zone = zone, .now = now, .rows = rows,
                 .skipped = skipped, .plan = plan };

  plan->today = d.today = lift_utc_to_local (zone, now, NULL);
  plan->show = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_occurrence_unref);
  plan->keep = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_occurrence_unref);
  plan->missed = g_ptr_array_new_with_free_func ((GDestroyNotify) free_missed);
  plan->quiet = !has_reminder (d.schedule)  ? LIFT_QUIET_NO_REMINDERS
                : d.schedule->paused        ? LIFT_QUIET_PAUSED
                : !has_subject (d.schedule) ? LIFT_QUIET_NO_PROCEDURE
                                            : LIFT_QUIET_NOT_YET;
  if (plan->quiet != LIFT_QUIET_NOT_YET)
    return plan;

  sort_rows (&d);
  d.is_quiet_all_day = !_lift_schedule_leave_quiet_hours (d.schedule, zone, now, &d.quiet_end);
  for (guint i = 0; i < d.schedule->reminders->len; i++) {
    LiftReminder *reminder = g_ptr_array_index (d.schedule->reminders, i);

    if (!reminder->enabled)
      continue;
    look_at_today (&d, reminder);
    look_ahead (&d, reminder);
    look_back (&d, reminder);
  }
  settle (&d);
  return plan;
}

/** lift_reminder_plan_free: frees @self. */
void
lift_reminder_plan_free (LiftReminderPlan *self)
{
  g_ptr_array_unref (self->show);
  g_ptr_array_unref (self->keep);
  g_ptr_array_unref (self->missed);
  g_clear_pointer (&self->next, lift_occurrence_unref);
  g_free (self);
}

/**
 * lift_reminder_plan_snooze_until:
 * @schedule: what is planned
 * @now: the instant at which she asks for later, as a UTC second
 * @zone: the zone in which she is
 *
 * Returns: the UTC second at which to show again, moved behind the quiet hours. It may lie on another local
 *   date, as it does where quiet hours last until the date is over; then nothing is shown again, as a snooze does
 *   not outlive its day.
 */
gint64
lift_reminder_plan_snooze_until (const LiftSchedule *schedule, gint64 now, GTimeZone *zone)
{
  int minutes = CLAMP (schedule->snooze_minutes, LIFT_SNOOZE_MIN_MINUTES, LIFT_SNOOZE_MAX_MINUTES);
  gint64 until = now + minutes * (gint64) 60;
  gint64 left_at;

  if (_lift_schedule_leave_quiet_hours (schedule, zone, until, &left_at))
    return left_at;
  return _lift_find_date_change (zone, until);
}
