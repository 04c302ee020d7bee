/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-schedule.h"

#include "lift-schedule-private.h"

/* A civil day has 1440 minutes on the clock face, whatever the clock does. These two never meet an instant:
 * they only take a wall clock's reading apart. */
#define CIVIL_DAY_SECONDS (24 * 60 * 60)
#define CIVIL_DAY_MINUTES (24 * 60)
/* No zone was ever further from UTC than this (Manila before 1845: 15 h 56 min). */
#define FARTHEST_OFFSET (16 * 60 * 60)

G_DEFINE_BOXED_TYPE (LiftSchedule, lift_schedule, lift_schedule_ref, lift_schedule_unref)
G_DEFINE_BOXED_TYPE (LiftOccurrence, lift_occurrence, lift_occurrence_ref, lift_occurrence_unref)

static const char *const wording_keys[] = { "neutral", "friendly" };

/**
 * lift_schedule_new:
 *
 * Returns: (transfer full): a schedule with nothing on it and the settings of a new diary.
 */
LiftSchedule *
lift_schedule_new (void)
{
  LiftSchedule *self = g_new0 (LiftSchedule, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_reminder_unref);
  self->procedures = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_procedure_unref);
  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_visit_unref);
  self->snooze_minutes = LIFT_SNOOZE_DEFAULT_MINUTES;
  return self;
}

/** lift_schedule_ref: Returns: (transfer full): @self. Safe from any thread. */
LiftSchedule *
lift_schedule_ref (LiftSchedule *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** lift_schedule_unref: gives up one reference to @self. */
void
lift_schedule_unref (LiftSchedule *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->reminders);
  g_ptr_array_unref (self->procedures);
  g_ptr_array_unref (self->visits);
  g_free (self);
}

/** lift_reminder_wording_to_key: Returns: (transfer none): the stable name of @wording. */
const char *
lift_reminder_wording_to_key (LiftReminderWording wording)
{
  g_return_val_if_fail ((guint) wording < G_N_ELEMENTS (wording_keys), NULL);
  return wording_keys[wording];
}

/** lift_reminder_wording_from_key: Returns: whether @key is known; then @wording is set. */
gboolean
lift_reminder_wording_from_key (const char *key, LiftReminderWording *wording)
{
  for (guint i = 0; i < G_N_ELEMENTS (wording_keys); i++) {
    if (g_strcmp0 (key, wording_keys[i]) == 0) {
      *wording = (LiftReminderWording) i;
      return TRUE;
    }
  }
  return FALSE;
}

/** lift_occurrence_ref: Returns: (transfer full): @self. Safe from any thread. */
LiftOccurrence *
lift_occurrence_ref (LiftOccurrence *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** lift_occurrence_unref: gives up one reference to @self. */
void
lift_occurrence_unref (LiftOccurrence *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  lift_reminder_unref (self->reminder);
  g_clear_pointer (&self->procedure, lift_procedure_unref);
  g_clear_pointer (&self->visit, lift_visit_unref);
  g_free (self);
}

static gint64
get_offset (GTimeZone *zone, gint64 utc)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc));
}

/* The first instant after @utc, up to @until, at which the zone's rules change. GLib numbers the stretches
 * between such changes in order, but does not tell where they begin. */
static gboolean
find_zone_change (GTimeZone *zone, gint64 utc, gint64 until, gint64 *change)
{
  int here = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc);
  gint64 before = utc;
  gint64 after = until;

  if (until <= utc || g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, until) == here)
    return FALSE;
  while (after - before > 1) {
    gint64 middle = before + (after - before) / 2;

    if (g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, middle) == here)
      before = middle;
    else
      after = middle;
  }
  *change = after;
  return TRUE;
}

/**
 * lift_local_to_utc:
 * @zone: a zone
 * @date: a civil day
 * @minute: a minute of that day on the clock, 0 to 1439
 *
 * A time that a clock change leaves out becomes the end of what is left out, and of a time that comes twice
 * the second one is meant. (g_date_time_new() would ask which of the two is "standard" time; in Dublin that is
 * the summer one.) A day that a zone leaves out as a whole (2011-12-30 in Apia) becomes the first instant
 * after it, and so does the end of a day if it is left out (23:30 on 2024-03-30 in Nuuk): then
 * lift_utc_to_local() gives another day than @date.
 *
 * Returns: the UTC second.
 */
gint64
lift_local_to_utc (GTimeZone *zone, LiftDate date, int minute)
{
  gint64 reading = date * (gint64) CIVIL_DAY_SECONDS + minute * (gint64) 60;
  gint64 at = reading - FARTHEST_OFFSET;
  gint64 change = 0;
  gint64 found = 0;
  gboolean is_found = FALSE;
  gboolean is_left_out = FALSE;

  for (;;) {
    gint64 offset = get_offset (zone, at);
    gboolean changes = find_zone_change (zone, at, reading + FARTHEST_OFFSET, &change);

    if (reading - offset >= at && (!changes || reading - offset < change)) {
      found = reading - offset;
      is_found = TRUE;
    }
    if (!changes)
      break;
    if (!is_found && !is_left_out && change + offset <= reading && reading < change + get_offset (zone, change)) {
      found = change;
      is_left_out = TRUE;
    }
    at = change;
  }
  g_assert (is_found || is_left_out);
  return found;
}

/**
 * lift_utc_to_local:
 * @zone: a zone
 * @utc: an instant, as a UTC second
 * @minute: (out) (optional): the minute of the day that a clock shows then, 0 to 1439
 *
 * Returns: the civil day that a calendar shows at @utc.
 */
LiftDate
lift_utc_to_local (GTimeZone *zone, gint64 utc, int *minute)
{
  gint64 reading = utc + get_offset (zone, utc);
  gint64 date = reading / CIVIL_DAY_SECONDS;

  /* Division rounds towards 1970. */
  if (reading % CIVIL_DAY_SECONDS < 0)
    date--;
  if (minute != NULL)
    *minute = (int) ((reading - date * CIVIL_DAY_SECONDS) / 60);
  return (LiftDate) date;
}

/* The first instant after @utc at which a calendar shows another day. Not always midnight (Cairo has a day that
 * begins at 01:00), not always the next day (Apia left one out), and where clocks go back from 00:01 to 23:01
 * the day before returns. */
gint64
_lift_find_date_change (GTimeZone *zone, gint64 utc)
{
  LiftDate today = lift_utc_to_local (zone, utc, NULL);
  gint64 at = utc;
  gint64 change;

  for (;;) {
    gint64 midnight = (today + (gint64) 1) * CIVIL_DAY_SECONDS - get_offset (zone, at);

    if (!find_zone_change (zone, at, midnight, &change))
      return midnight;
    if (lift_utc_to_local (zone, change, NULL) != today)
      return change;
    at = change;
  }
}

/**
 * lift_schedule_is_quiet_at:
 * @self: a schedule
 * @minute: a minute of the local day, 0 to 1439
 *
 * Returns: whether it lies in the quiet hours.
 */
gboolean
lift_schedule_is_quiet_at (const LiftSchedule *self, int minute)
{
  if (self->quiet_from <= self->quiet_to)
    return minute >= self->quiet_from && minute < self->quiet_to;
  return minute >= self->quiet_from || minute < self->quiet_to;
}

/* The first instant from @utc on that is not in the quiet hours, judged by what the clock shows. FALSE if the
 * local date is over before that. */
gboolean
_lift_schedule_leave_quiet_hours (const LiftSchedule *self, GTimeZone *zone, gint64 utc, gint64 *left_at)
{
  int minute;
  LiftDate today = lift_utc_to_local (zone, utc, &minute);
  gint64 at = utc;
  gint64 change;

  while (lift_schedule_is_quiet_at (self, minute)) {
    int minutes = (self->quiet_to - minute + CIVIL_DAY_MINUTES) % CIVIL_DAY_MINUTES;
    gint64 end = at + minutes * (gint64) 60 - (at + get_offset (zone, at)) % 60;

    at = find_zone_change (zone, at, end, &change) ? change : end;
    if (lift_utc_to_local (zone, at, &minute) != today)
      return FALSE;
  }
  *left_at = at;
  return TRUE;
}

/* Which diary day a daily reminder speaks of: who is asked at half past midnight is asked for the evening. */
static int
get_day_shift (const LiftSchedule *self, const LiftReminder *reminder)
{
  return reminder->minute < self->day_end_hours * 60 ? 1 : 0;
}

static gboolean
rings_on_weekday (const LiftReminder *reminder, LiftDate date)
{
  return (reminder->weekdays & (1 << (lift_date_get_weekday (date) - 1))) != 0;
}

/* The procedure whose recovery @for_day belongs to; none before the first one. */
static LiftProcedure *
find_procedure (const LiftSchedule *self, LiftDate for_day)
{
  LiftProcedure *current = lift_procedure_choose_current (self->procedures, for_day);

  if (current == NULL || current->day0 == LIFT_DATE_NONE || current->day0 > for_day)
    return NULL;
  return current;
}

static gint64
get_last_day (const LiftReminder *reminder, const LiftProcedure *procedure)
{
  return reminder->last_n == LIFT_REMINDER_NO_END ? G_MAXINT64 : procedure->day0 + (gint64) reminder->last_n;
}

static gboolean
visit_rings (const LiftVisit *visit)
{
  return visit->planned_on != LIFT_DATE_NONE && visit->held_on == LIFT_DATE_NONE;
}

/* Of the visits that @reminder speaks of on @date the earliest; those without a time come last on their day. */
static LiftVisit *
find_visit (const LiftSchedule *self, const LiftReminder *reminder, LiftDate date)
{
  LiftVisit *earliest = NULL;

  for (guint i = 0; i < self->visits->len; i++) {
    LiftVisit *visit = g_ptr_array_index (self->visits, i);

    if (!visit_rings (visit) || date < visit->planned_on + (gint64) reminder->first_n ||
        date > visit->planned_on + (gint64) reminder->last_n)
      continue;
    if (earliest == NULL || visit->planned_on < earliest->planned_on ||
        (visit->planned_on == earliest->planned_on && (guint) visit->at_minute < (guint) earliest->at_minute))
      earliest = visit;
  }
  return earliest;
}

/* On the day itself she hears of it two hours before, if that is earlier than the usual time. */
static int
get_visit_minute (const LiftReminder *reminder, const LiftVisit *visit, LiftDate date)
{
  if (date != visit->planned_on || visit->at_minute < 0)
    return reminder->minute;
  return MIN (reminder->minute, MAX (0, visit->at_minute - 120));
}

/* The instant of @minute on @date. If the clocks leave out the end of the day, its last minute: a reminder
 * never slips into the next day. FALSE if the zone leaves out the day as a whole. */
static gboolean
plan_instant (GTimeZone *zone, LiftDate date, int minute, gint64 *planned_at)
{
  gint64 utc = lift_local_to_utc (zone, date, minute);

  if (lift_utc_to_local (zone, utc, NULL) != date)
    utc -= 60;
  *planned_at = utc;
  return lift_utc_to_local (zone, utc, NULL) == date;
}

/**
 * lift_schedule_get_occurrence:
 * @self: a schedule
 * @reminder: one of its reminders; whether it is enabled, and since when, is not asked here
 * @local_date: a valid local civil day
 * @zone: the zone in which she is
 *
 * When @reminder rings on @local_date, and of what it speaks then. On a day that @zone leaves out (2011-12-30
 * in Apia) nothing rings.
 *
 * Returns: (transfer full) (nullable): the occurrence, or %NULL if there is none on that day.
 */
LiftOccurrence *
lift_schedule_get_occurrence (const LiftSchedule *self, LiftReminder *reminder, LiftDate local_date, GTimeZone *zone)
{
  LiftDate for_day = local_date;
  LiftProcedure *procedure = NULL;
  LiftVisit *visit = NULL;
  int minute = reminder->minute;
  LiftOccurrence *occurrence;
  gint64 planned_at;

  if (reminder->kind == LIFT_REMINDER_DAILY) {
    for_day = local_date - get_day_shift (self, reminder);
    procedure = find_procedure (self, for_day);
    if (procedure == NULL || !rings_on_weekday (reminder, local_date) ||
        for_day < procedure->day0 + (gint64) reminder->first_n || for_day > get_last_day (reminder, procedure))
      return NULL;
  } else {
    visit = find_visit (self, reminder, local_date);
    if (visit == NULL)
      return NULL;
    for_day = visit->planned_on;
    minute = get_visit_minute (reminder, visit, local_date);
  }
  if (!plan_instant (zone, local_date, minute, &planned_at))
    return NULL;

  occurrence = g_new0 (LiftOccurrence, 1);
  g_atomic_ref_count_init (&occurrence->ref_count);
  occurrence->reminder = lift_reminder_ref (reminder);
  occurrence->local_date = local_date;
  occurrence->planned_at = planned_at;
  occurrence->due_at = planned_at;
  occurrence->is_silent = !_lift_schedule_leave_quiet_hours (self, zone, planned_at, &occurrence->due_at);
  occurrence->for_day = for_day;
  occurrence->procedure = procedure != NULL ? lift_procedure_ref (procedure) : NULL;
  occurrence->visit = visit != NULL ? lift_visit_ref (visit) : NULL;
  return occurrence;
}

/* The nearest day 0 after @day, or LIFT_DATE_NONE. */
static LiftDate
find_next_day0 (const LiftSchedule *self, gint64 day)
{
  LiftDate nearest = LIFT_DATE_NONE;

  for (guint i = 0; i < self->procedures->len; i++) {
    const LiftProcedure *procedure = g_ptr_array_index (self->procedures, i);

    if (procedure->archived_at == 0 && procedure->day0 != LIFT_DATE_NONE && procedure->day0 > day &&
        (nearest == LIFT_DATE_NONE || procedure->day0 < nearest))
      nearest = procedure->day0;
  }
  return nearest;
}

static LiftDate
find_next_daily_date (const LiftSchedule *self, const LiftReminder *reminder, LiftDate from)
{
  int shift = get_day_shift (self, reminder);
  gint64 for_day = from - shift;

  /* From one procedure to the next; within a procedure seven days hold every weekday. */
  for (;;) {
    const LiftProcedure *procedure = find_procedure (self, (LiftDate) for_day);
    LiftDate next_day0 = find_next_day0 (self, for_day);

    if (procedure != NULL) {
      gint64 first = MAX (for_day, procedure->day0 + (gint64) reminder->first_n);
      gint64 last = get_last_day (reminder, procedure);

      if (next_day0 != LIFT_DATE_NONE)
        last = MIN (last, next_day0 - 1);
      for (gint64 day = first; day <= last && day < first + 7; day++) {
        LiftDate date = (LiftDate) (day + shift);

        if (!lift_date_is_valid (date))
          return LIFT_DATE_NONE;
        if (rings_on_weekday (reminder, date))
          return date;
      }
    }
    if (next_day0 == LIFT_DATE_NONE)
      return LIFT_DATE_NONE;
    for_day = next_day0;
  }
}

static LiftDate
find_next_visit_date (const LiftSchedule *self, const LiftReminder *reminder, LiftDate from)
{
  gint64 nearest = G_MAXINT64;

  for (guint i = 0; i < self->visits->len; i++) {
    const LiftVisit *visit = g_ptr_array_index (self->visits, i);

    if (visit_rings (visit) && visit->planned_on + (gint64) reminder->last_n >= from)
      nearest = MIN (nearest, MAX (from, visit->planned_on + (gint64) reminder->first_n));
  }
  return nearest <= G_MAXINT32 && lift_date_is_valid ((LiftDate) nearest) ? (LiftDate) nearest : LIFT_DATE_NONE;
}

/**
 * lift_schedule_find_next_date:
 * @self: a schedule
 * @reminder: one of its reminders; whether it is enabled is not asked here
 * @from: a valid local civil day
 *
 * Returns: the first day from @from on for which @reminder has an occurrence (in a zone that has that day), or
 *   %LIFT_DATE_NONE if none will ever come.
 */
LiftDate
lift_schedule_find_next_date (const LiftSchedule *self, LiftReminder *reminder, LiftDate from)
{
  if (reminder->kind == LIFT_REMINDER_DAILY)
    return find_next_daily_date (self, reminder, from);
  return find_next_visit_date (self, reminder, from);
}
