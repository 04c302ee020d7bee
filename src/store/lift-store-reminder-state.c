/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-reminders.h"

#include "lift-assessment.h"
#include "lift-store-private.h"

/* Key of the newest local date on which a service decided. */
#define DECIDED_ON "decided-on"
/* As far back as what she noted can still be a reason for neutral words. */
#define FINDING_DAYS 90
/* The last second of the year 2199. */
#define LAST_SECOND G_GINT64_CONSTANT (7258118399)
/* So many dates of each reminder are kept. They are counted, not compared with today: a clock that runs years
 * ahead for a moment must not take away what was shown in the present. */
#define KEPT_DATES "400"

/**
 * lift_bubble_new:
 * @id: number that the notification server gave, 0 where it gives none
 * @server: unique bus name of that server
 *
 * Returns: (transfer full): a notification on screen that speaks of nothing yet.
 */
LiftBubble *
lift_bubble_new (guint id, const char *server)
{
  LiftBubble *self = g_new0 (LiftBubble, 1);

  self->id = id;
  self->server = g_strdup (server);
  self->days = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_reminder_day_free);
  return self;
}

/** lift_bubble_free: frees @self. */
void
lift_bubble_free (LiftBubble *self)
{
  g_free (self->server);
  g_ptr_array_unref (self->days);
  g_free (self);
}

/** lift_reminder_record_new: Returns: (transfer full): nothing to remember yet. */
LiftReminderRecord *
lift_reminder_record_new (void)
{
  LiftReminderRecord *self = g_new0 (LiftReminderRecord, 1);

  self->days = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_reminder_day_free);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_reminder_event_free);
  self->decided_on = LIFT_DATE_NONE;
  return self;
}

/** lift_reminder_record_free: frees @self. */
void
lift_reminder_record_free (LiftReminderRecord *self)
{
  g_ptr_array_unref (self->days);
  g_ptr_array_unref (self->events);
  g_clear_pointer (&self->bubble, lift_bubble_free);
  g_free (self);
}

/** lift_reminder_record_is_empty: Returns: whether there is nothing to remember. */
gboolean
lift_reminder_record_is_empty (const LiftReminderRecord *self)
{
  return self->days->len == 0 && self->events->len == 0 && self->bubble == NULL && !self->clears_bubble &&
         self->decided_on == LIFT_DATE_NONE;
}

/**
 * lift_store_read_schedule:
 * @self: a store in a transaction
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is planned, without has_open_finding.
 */
LiftSchedule *
lift_store_read_schedule (LiftStore *self, GError **error)
{
  g_autoptr (LiftSchedule) schedule = lift_schedule_new ();
  g_autoptr (GPtrArray) reminders = lift_store_read_reminders (self, error);
  g_autoptr (GPtrArray) procedures = reminders != NULL ? lift_store_read_procedures (self, FALSE, error) : NULL;
  g_autoptr (GPtrArray) visits = procedures != NULL ? lift_store_read_planned_visits (self, error) : NULL;

  if (visits == NULL || !lift_store_read_reminder_settings (self, schedule, error))
    return NULL;
  g_ptr_array_unref (schedule->reminders);
  schedule->reminders = g_steal_pointer (&reminders);
  g_ptr_array_unref (schedule->procedures);
  schedule->procedures = g_steal_pointer (&procedures);
  g_ptr_array_unref (schedule->visits);
  schedule->visits = g_steal_pointer (&visits);
  return g_steal_pointer (&schedule);
}

/* What it says on screen is no card: it only rewords a question. */
static gboolean
asks_for_something (const LiftFinding *finding)
{
  return finding->rule != LIFT_RULE_SMALL_RISE && finding->tier != LIFT_TIER_VISIT && lift_finding_is_open (finding);
}

static gboolean
read_open_finding (LiftStore *self, LiftSchedule *schedule, GError **error)
{
  LiftDate today = lift_clock_get_diary_day (self->clock, schedule->day_end_hours);
  LiftProcedure *procedure = lift_procedure_choose_current (schedule->procedures, today);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (LiftEpisode) episode = NULL;

  if (schedule->wording != LIFT_WORDING_FRIENDLY || procedure == NULL)
    return TRUE;
  entries = lift_store_read_days_since (self, procedure->uuid, today - FINDING_DAYS, error);
  contacts = entries != NULL ? lift_store_read_contacts (self, procedure->uuid, error) : NULL;
  if (contacts == NULL)
    return FALSE;
  episode = lift_episode_new (procedure, entries, schedule->day_end_hours);
  findings = lift_assessment_run (episode, NULL, contacts, today);
  for (guint i = 0; i < findings->len; i++)
    schedule->has_open_finding = schedule->has_open_finding || asks_for_something (g_ptr_array_index (findings, i));
  return TRUE;
}

/* An instant that no clock can show is brought to where a calendar still counts. */
static gint64
get_second (LiftStatement *row, int column)
{
  return CLAMP (lift_statement_get_int (row, column), 0, LAST_SECOND);
}

static LiftReminderDay *
read_day (LiftStatement *row)
{
  LiftReminderDay *day = lift_reminder_day_new (lift_statement_get_text (row, 0), lift_statement_get_day (row, 1));

  day->shown_at = get_second (row, 2);
  day->snooze_until = get_second (row, 3);
  if (!lift_reminder_outcome_from_key (lift_statement_get_text (row, 4), &day->outcome))
    day->outcome = LIFT_OUTCOME_NONE;
  return day;
}

static gboolean
read_days (LiftStore *self, LiftReminderFacts *facts, LiftDate from, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db,
                     "SELECT d.reminder, d.local_date, d.shown_at, d.snooze_until, d.outcome FROM reminder AS r"
                     " CROSS JOIN reminder_day AS d ON d.reminder = r.uuid AND d.local_date >= ?1"
                     " ORDER BY d.reminder, d.local_date",
                     error);
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_day (statement, 1, from);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    if (lift_statement_get_day (statement, 1) != LIFT_DATE_NONE)
      g_ptr_array_add (facts->days, read_day (statement));
  }
  return step == LIFT_STEP_DONE;
}

static gboolean
read_logged (LiftStore *self, LiftReminderFacts *facts, LiftDate from, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db,
    "SELECT e.procedure, e.for_day FROM procedure AS p"
    " CROSS JOIN entry AS e ON e.procedure = p.uuid AND e.for_day >= ?1"
    " WHERE p.archived_at IS NULL AND 0 = (SELECT r.deleted FROM revision AS r WHERE r.entry = e.uuid"
    " ORDER BY r.seq DESC LIMIT 1)",
    error);
  LiftStep step;

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_day (statement, 1, from);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW)
    g_ptr_array_add (facts->logged, lift_logged_day_new (lift_statement_get_text (statement, 0),
                                                         lift_statement_get_day (statement, 1)));
  return step == LIFT_STEP_DONE;
}

static gboolean
read_state (LiftStore *self, const char *key, char **value, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "SELECT value FROM reminder_state WHERE key = ?", error);
  LiftStep step;

  *value = NULL;
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, key);
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_ROW)
    *value = g_strdup (lift_statement_get_text (statement, 0));
  return step != LIFT_STEP_ERROR;
}

/**
 * lift_store_load_reminder_facts:
 * @self: a store
 * @error: return location
 *
 * All that lift_reminder_plan_new() needs to know, in one read transaction. The time and memory do not grow
 * with the diary. What happened is read around the clock's own date: after the clock was set, read it again.
 *
 * Returns: (transfer full) (nullable): the facts.
 */
LiftReminderFacts *
lift_store_load_reminder_facts (LiftStore *self, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_read (lift_store_enter (self), error);
  g_autoptr (LiftSchedule) schedule = transaction != NULL ? lift_store_read_schedule (self, error) : NULL;
  g_autoptr (LiftReminderFacts) facts = NULL;
  g_autofree char *decided_on = NULL;
  LiftDate today = lift_clock_get_civil_day (self->clock);

  if (schedule == NULL || !read_open_finding (self, schedule, error))
    return NULL;
  facts = lift_reminder_facts_new (schedule);
  if (!read_days (self, facts, today - LIFT_MISSED_DATES - 2, error) ||
      !read_logged (self, facts, today - LIFT_MISSED_DATES - 3, error) ||
      !read_state (self, DECIDED_ON, &decided_on, error))
    return NULL;
  if (!lift_date_parse (decided_on, &facts->decided_on))
    facts->decided_on = LIFT_DATE_NONE;
  return g_steal_pointer (&facts);
}

/**
 * lift_store_get_bubble:
 * @self: a store
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the notification on screen; %NULL without an error if there is none.
 */
LiftBubble *
lift_store_get_bubble (LiftStore *self, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    lift_store_enter (self), "SELECT id, server, reminder, local_date FROM bubble ORDER BY rowid DESC", error);
  g_autoptr (LiftBubble) bubble = NULL;
  LiftStep step;

  if (statement == NULL)
    return NULL;
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    gint64 id = lift_statement_get_int (statement, 0);
    const char *server = lift_statement_get_text (statement, 1);

    if (id < 0 || id > G_MAXUINT)
      continue;
    if (bubble == NULL)
      bubble = lift_bubble_new ((guint) id, server);
    if (bubble->id == id && g_strcmp0 (bubble->server, server) == 0)
      g_ptr_array_add (bubble->days, lift_reminder_day_new (lift_statement_get_text (statement, 2),
                                                            lift_statement_get_day (statement, 3)));
  }
  return step == LIFT_STEP_DONE ? g_steal_pointer (&bubble) : NULL;
}

static void
bind_second (LiftStatement *statement, int index, gint64 second)
{
  if (second != 0)
    lift_statement_bind_int (statement, index, second);
  else
    lift_statement_bind_null (statement, index);
}

/* Only for a reminder that is still there: one that was just removed must not fail the others. */
static gboolean
write_day (LiftStore *self, const LiftReminderDay *day, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db,
                     "INSERT INTO reminder_day (reminder, local_date, shown_at, snooze_until, outcome)"
                     " SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM reminder WHERE uuid = ?1)"
                     " ON CONFLICT (reminder, local_date) DO UPDATE SET shown_at = excluded.shown_at,"
                     " snooze_until = excluded.snooze_until, outcome = excluded.outcome",
                     error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, day->reminder);
  lift_statement_bind_day (statement, 2, day->local_date);
  bind_second (statement, 3, day->shown_at);
  bind_second (statement, 4, day->snooze_until);
  lift_statement_bind_text (statement, 5, lift_reminder_outcome_to_key (day->outcome));
  return lift_statement_run (statement, error);
}

static gboolean
write_event (LiftStore *self, const LiftReminderEvent *event, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db, "INSERT INTO reminder_event (at, reminder, what, detail, local_date) VALUES (?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_int (statement, 1, event->at);
  lift_statement_bind_text (statement, 2, event->reminder);
  lift_statement_bind_text (statement, 3, lift_reminder_what_to_key (event->what));
  lift_statement_bind_text (statement, 4, event->detail);
  lift_statement_bind_day (statement, 5, event->local_date);
  return lift_statement_run (statement, error);
}

static gboolean
write_bubble (LiftStore *self, const LiftBubble *bubble, GError **error)
{
  for (guint i = 0; i < bubble->days->len; i++) {
    const LiftReminderDay *day = g_ptr_array_index (bubble->days, i);
    g_autoptr (LiftStatement) statement =
      lift_db_prepare (self->db,
                       "INSERT INTO bubble (id, server, reminder, local_date) SELECT ?1, ?2, ?3, ?4"
                       " WHERE EXISTS (SELECT 1 FROM reminder WHERE uuid = ?3)",
                       error);

    if (statement == NULL)
      return FALSE;
    lift_statement_bind_int (statement, 1, bubble->id);
    lift_statement_bind_text (statement, 2, bubble->server != NULL ? bubble->server : "");
    lift_statement_bind_text (statement, 3, day->reminder);
    lift_statement_bind_day (statement, 4, day->local_date);
    if (!lift_statement_run (statement, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_state (LiftStore *self, const char *key, const char *value, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db,
    value != NULL ? "INSERT INTO reminder_state (key, value) VALUES (?1, ?2) ON CONFLICT (key)"
                    " DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value"
                  : "DELETE FROM reminder_state WHERE key = ?1",
    error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, key);
  if (value != NULL)
    lift_statement_bind_text (statement, 2, value);
  return lift_statement_run (statement, error);
}

/* Takes away what is too old, but nothing from @first on: it is of use whatever stands in the future. */
static gboolean
drop_old_days (LiftStore *self, LiftDate first, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db,
                     "DELETE FROM reminder_day WHERE rowid IN (SELECT d.rowid FROM reminder AS r"
                     " CROSS JOIN reminder_day AS d ON d.reminder = r.uuid AND d.local_date < ?1 AND d.local_date <="
                     " (SELECT k.local_date FROM reminder_day AS k WHERE k.reminder = r.uuid"
                     " ORDER BY k.local_date DESC LIMIT 1 OFFSET " KEPT_DATES "))",
                     error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_day (statement, 1, first);
  return lift_statement_run (statement, error);
}

static gboolean
write_days (LiftStore *self, GPtrArray *days, GError **error)
{
  LiftDate first = LIFT_DATE_NONE;

  for (guint i = 0; i < days->len; i++) {
    const LiftReminderDay *day = g_ptr_array_index (days, i);

    if (first == LIFT_DATE_NONE || day->local_date < first)
      first = day->local_date;
    if (!write_day (self, day, error))
      return FALSE;
  }
  return days->len == 0 || drop_old_days (self, first, error);
}

static gboolean
write_record (LiftStore *self, const LiftReminderRecord *record, GError **error)
{
  g_autofree char *decided_on = record->decided_on != LIFT_DATE_NONE ? lift_date_to_iso (record->decided_on) : NULL;

  if (!write_days (self, record->days, error))
    return FALSE;
  for (guint i = 0; i < record->events->len; i++) {
    if (!write_event (self, g_ptr_array_index (record->events, i), error))
      return FALSE;
  }
  /* There is one notification at a time, so that a new one takes the place of another. */
  if ((record->clears_bubble || record->bubble != NULL) && !lift_db_exec (self->db, "DELETE FROM bubble", error))
    return FALSE;
  if (record->bubble != NULL && !write_bubble (self, record->bubble, error))
    return FALSE;
  return decided_on == NULL || write_state (self, DECIDED_ON, decided_on, error);
}

/**
 * lift_store_record_reminders:
 * @self: a store
 * @record: what a service wants remembered
 * @error: return location
 *
 * All of it in one transaction, or nothing. A reminder that was removed meanwhile is left out.
 *
 * Returns: whether it is remembered; that is so once this returns %TRUE, whatever happens to the machine.
 */
gboolean
lift_store_record_reminders (LiftStore *self, const LiftReminderRecord *record, GError **error)
{
  g_autoptr (LiftTransaction) transaction = NULL;

  lift_store_enter (self);
  if (lift_reminder_record_is_empty (record))
    return TRUE;
  transaction = lift_db_begin_write (self->db, error);
  return transaction != NULL && write_record (self, record, error) && lift_transaction_commit (transaction, error);
}

/**
 * lift_store_list_reminder_events:
 * @self: a store
 * @max: how many at most
 * @error: return location
 *
 * Returns: (transfer full) (element-type LiftReminderEvent) (nullable): what the service did, newest first.
 */
GPtrArray *
lift_store_list_reminder_events (LiftStore *self, guint max, GError **error)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (lift_store_enter (self),
                     "SELECT at, what, reminder, local_date, detail FROM reminder_event ORDER BY number DESC", error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_reminder_event_free);
  LiftStep step = LIFT_STEP_DONE;

  if (statement == NULL)
    return NULL;
  while (events->len < max && (step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    LiftReminderWhat what;

    /* What another version of the service knows is left out. */
    if (lift_reminder_what_from_key (lift_statement_get_text (statement, 1), &what))
      g_ptr_array_add (events,
                       lift_reminder_event_new (get_second (statement, 0), what,
                                                lift_statement_get_text (statement, 2),
                                                lift_statement_get_day (statement, 3),
                                                lift_statement_get_text (statement, 4)));
  }
  return step != LIFT_STEP_ERROR ? g_steal_pointer (&events) : NULL;
}

/**
 * lift_store_dup_reminder_state:
 * @self: a store
 * @key: such as %LIFT_STATE_BACKGROUND
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what this machine remembers; %NULL without an error if nothing.
 */
char *
lift_store_dup_reminder_state (LiftStore *self, const char *key, GError **error)
{
  char *value = NULL;

  lift_store_enter (self);
  read_state (self, key, &value, error);
  return value;
}

/**
 * lift_store_set_reminder_state:
 * @self: a store
 * @key: lower-case letters, digits and hyphens
 * @value: (nullable): what this machine has to remember; %NULL: nothing
 * @error: return location
 *
 * Returns: whether it is so now.
 */
gboolean
lift_store_set_reminder_state (LiftStore *self, const char *key, const char *value, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (lift_store_enter (self), error);

  return transaction != NULL && write_state (self, key, value, error) && lift_transaction_commit (transaction, error);
}
