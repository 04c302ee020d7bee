/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-store-reminders.h"

#include <string.h>

#include "lift-error.h"
#include "store-fixture.h"

/* The clock of the fixture stands at 2026-11-19 20:04 in Berlin: day 7. */
#define TODAY (lift_date_from_ymd (2026, 11, 19))
#define NOW 1795115040

static LiftReminder *
add_daily (Fixture *self, int minute)
{
  g_autoptr (LiftReminder) wanted = lift_reminder_new_daily (minute);
  g_autoptr (GError) error = NULL;
  LiftReminder *added = lift_store_add_reminder (self->store, wanted, &error);

  g_assert_no_error (error);
  return added;
}

static LiftReminder *
add_for_visits (Fixture *self, int minute, int day)
{
  g_autoptr (LiftReminder) wanted = lift_reminder_new_visit (minute, day);
  g_autoptr (GError) error = NULL;
  LiftReminder *added = lift_store_add_reminder (self->store, wanted, &error);

  g_assert_no_error (error);
  return added;
}

static LiftReminderFacts *
load_facts (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  LiftReminderFacts *facts = lift_store_load_reminder_facts (self->store, &error);

  g_assert_no_error (error);
  return facts;
}

static void
assert_sql (Fixture *self, const char *sql, const char *expected)
{
  g_autofree char *text = fixture_sql (self->path, sql, NULL);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_error_is (GError **error, LiftError code)
{
  g_assert_error (*error, LIFT_ERROR, (int) code);
  g_assert_true (g_str_has_suffix ((*error)->message, "."));
  g_clear_error (error);
}

static void
test_add_list_get (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) visit = add_for_visits (self, 10 * 60, -1);
  g_autoptr (LiftReminder) daily = add_daily (self, 20 * 60);
  g_autoptr (LiftReminder) found = NULL;
  g_autoptr (LiftReminder) other = NULL;
  g_autoptr (GPtrArray) reminders = NULL;
  g_autofree char *prefix = g_strndup (daily->uuid, 8);
  g_autofree char *upper = g_ascii_strup (prefix, -1);
  g_autoptr (GError) error = NULL;

  fixture_reopen (self);
  reminders = lift_store_list_reminders (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reminders->len, ==, 2);
  found = lift_store_get_reminder (self->store, upper, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->uuid, ==, daily->uuid);
  g_assert_cmpint (found->kind, ==, LIFT_REMINDER_DAILY);
  g_assert_cmpint (found->minute, ==, 20 * 60);
  g_assert_cmpint (found->weekdays, ==, LIFT_REMINDER_ALL_DAYS);
  g_assert_cmpint (found->first_n, ==, 0);
  g_assert_cmpint (found->last_n, ==, LIFT_REMINDER_DEFAULT_LAST_N);
  g_assert_true (found->enabled);
  g_assert_cmpint (found->since, ==, NOW);
  other = lift_store_get_reminder (self->store, visit->uuid, &error);
  g_assert_no_error (error);
  g_assert_cmpint (other->kind, ==, LIFT_REMINDER_VISIT);
  g_assert_cmpint (other->first_n, ==, -1);
  g_assert_cmpint (other->last_n, ==, -1);
  g_assert_null (lift_store_get_reminder (self->store, "abc", &error));
  assert_error_is (&error, LIFT_ERROR_CONSTRAINT);
  g_assert_null (lift_store_get_reminder (self->store, "zzzz", &error));
  assert_error_is (&error, LIFT_ERROR_NOT_FOUND);
}

static void
test_ambiguous_prefix (Fixture *self, gconstpointer data)
{
  g_autofree char *said = fixture_sql (
    self->path,
    "INSERT INTO reminder (uuid, kind, time) VALUES ('aaaa1111-1111-4111-8111-111111111111', 'daily', '20:00'),"
    " ('aaaa2222-1111-4111-8111-111111111111', 'daily', '21:00')",
    NULL);
  g_autoptr (LiftReminder) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (said, ==, "");
  g_assert_null (lift_store_get_reminder (self->store, "aaaa", &error));
  assert_error_is (&error, LIFT_ERROR_CONSTRAINT);
  found = lift_store_get_reminder (self->store, "aaaa2", &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->minute, ==, 21 * 60);
}

static void
test_refused_values (Fixture *self, gconstpointer data)
{
  static const struct {
    int minute, weekdays, first_n, last_n;
  } bad[] = {
    { -1, 127, 0, 14 }, { 1440, 127, 0, 14 }, { 1200, 0, 0, 14 }, { 1200, 128, 0, 14 }, { 1200, 127, 5, 4 },
    { 1200, 127, 0, G_MAXINT - 1 },
  };
  g_autoptr (LiftReminder) visit = lift_reminder_new_visit (600, 0);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (LiftReminder) reminder = lift_reminder_new_daily (0);

    reminder->minute = bad[i].minute;
    reminder->weekdays = bad[i].weekdays;
    reminder->first_n = bad[i].first_n;
    reminder->last_n = bad[i].last_n;
    g_assert_null (lift_store_add_reminder (self->store, reminder, &error));
    assert_error_is (&error, LIFT_ERROR_CONSTRAINT);
  }
  visit->first_n = visit->last_n = 3;
  g_assert_null (lift_store_add_reminder (self->store, visit, &error));
  assert_error_is (&error, LIFT_ERROR_CONSTRAINT);
  g_assert_cmpint (fixture_count (self, "reminder"), ==, 0);
}

/* What is different goes to the trail; what is not writes nothing; since follows what makes it ring anew. */
static void
test_update (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) daily = add_daily (self, 20 * 60);
  g_autoptr (LiftReminder) later = lift_reminder_copy (daily);
  g_autoptr (LiftReminder) off = NULL;
  g_autoptr (LiftReminder) on = NULL;
  g_autoptr (LiftReminder) stored = NULL;
  g_autoptr (LiftReminder) same = NULL;
  g_autoptr (LiftReminder) quiet = NULL;
  g_autoptr (LiftReminder) again = NULL;
  g_autoptr (GError) error = NULL;
  int n_changes = fixture_count (self, "change");

  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (self->clock), G_TIME_SPAN_HOUR);
  same = lift_store_update_reminder (self->store, daily, &error);
  g_assert_no_error (error);
  g_assert_cmpint (same->since, ==, NOW);
  g_assert_cmpint (fixture_count (self, "change"), ==, n_changes);
  later->minute = 21 * 60 + 30;
  later->last_n = LIFT_REMINDER_NO_END;
  stored = lift_store_update_reminder (self->store, later, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stored->since, ==, NOW + 3600);
  assert_sql (self, "SELECT time, last_n IS NULL, since FROM reminder", "21:30|1|1795118640");
  assert_sql (self, "SELECT record, field, old FROM trail ORDER BY number", "reminder|time|20:00\nreminder|last_n|14");
  assert_sql (self, "SELECT count (DISTINCT change) FROM trail", "1");
  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (self->clock), G_TIME_SPAN_HOUR);
  off = lift_reminder_copy (stored);
  off->enabled = FALSE;
  quiet = lift_store_update_reminder (self->store, off, &error);
  g_assert_no_error (error);
  g_assert_cmpint (quiet->since, ==, NOW + 3600);
  on = lift_reminder_copy (quiet);
  on->enabled = TRUE;
  again = lift_store_update_reminder (self->store, on, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->since, ==, NOW + 7200);
}

static void
test_update_unknown (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) unknown = lift_reminder_new_daily (600);
  g_autoptr (GError) error = NULL;

  unknown->uuid = g_strdup ("11111111-1111-4111-8111-111111111111");
  g_assert_null (lift_store_update_reminder (self->store, unknown, &error));
  assert_error_is (&error, LIFT_ERROR_NOT_FOUND);
  g_assert_false (lift_store_remove_reminder (self->store, unknown->uuid, &error));
  assert_error_is (&error, LIFT_ERROR_NOT_FOUND);
}

static void
record_shown (Fixture *self, const char *reminder, LiftDate date, gboolean with_bubble)
{
  g_autoptr (LiftReminderRecord) record = lift_reminder_record_new ();
  LiftReminderDay *day = lift_reminder_day_new (reminder, date);
  g_autoptr (GError) error = NULL;

  day->shown_at = NOW;
  g_ptr_array_add (record->days, day);
  g_ptr_array_add (record->events, lift_reminder_event_new (NOW, LIFT_EVENT_SHOWN, reminder, date, "on-time"));
  record->decided_on = date;
  if (with_bubble) {
    record->bubble = lift_bubble_new (7, ":1.42");
    g_ptr_array_add (record->bubble->days, lift_reminder_day_new (reminder, date));
  }
  g_assert_true (lift_store_record_reminders (self->store, record, &error));
  g_assert_no_error (error);
}

static void
test_remove (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) daily = add_daily (self, 20 * 60);
  g_autoptr (GError) error = NULL;

  record_shown (self, daily->uuid, TODAY, TRUE);
  g_assert_true (lift_store_remove_reminder (self->store, daily->uuid, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (self, "reminder"), ==, 0);
  g_assert_cmpint (fixture_count (self, "reminder_day"), ==, 0);
  g_assert_cmpint (fixture_count (self, "bubble"), ==, 0);
  assert_sql (self, "SELECT field, ifnull (old, '-') FROM trail ORDER BY number",
              "kind|daily\ntime|20:00\nweekdays|127\nfirst_n|0\nlast_n|14\nenabled|1");
}

static void
test_pause (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) daily = add_daily (self, 20 * 60);
  g_autoptr (LiftReminderFacts) paused = NULL;
  g_autoptr (LiftReminderFacts) resumed = NULL;
  g_autoptr (GError) error = NULL;
  const LiftReminder *read;

  g_assert_true (lift_store_set_reminders_paused (self->store, TRUE, &error));
  paused = load_facts (self);
  g_assert_true (paused->schedule->paused);
  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (self->clock), G_TIME_SPAN_HOUR);
  g_assert_true (lift_store_set_reminders_paused (self->store, FALSE, &error));
  /* Once more changes nothing. */
  lift_fixed_clock_advance (LIFT_FIXED_CLOCK (self->clock), G_TIME_SPAN_HOUR);
  g_assert_true (lift_store_set_reminders_paused (self->store, FALSE, &error));
  g_assert_no_error (error);
  resumed = load_facts (self);
  g_assert_false (resumed->schedule->paused);
  read = g_ptr_array_index (resumed->schedule->reminders, 0);
  g_assert_cmpint (read->since, ==, NOW + 3600);
}

static void
test_settings (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *key, *value;
  } bad[] = {
    { LIFT_SETTING_QUIET_HOURS, "22:00" },        { LIFT_SETTING_QUIET_HOURS, "25:00-07:00" },
    { LIFT_SETTING_QUIET_HOURS, "22:00-07:00-" }, { LIFT_SETTING_QUIET_HOURS, "" },
    { LIFT_SETTING_SNOOZE_MINUTES, "4" },         { LIFT_SETTING_SNOOZE_MINUTES, "721" },
    { LIFT_SETTING_SNOOZE_MINUTES, "1h" },        { LIFT_SETTING_SNOOZE_MINUTES, "-60" },
    { LIFT_SETTING_WORDING, "rude" },             { LIFT_SETTING_PAUSE, "no" },
  };
  g_autoptr (LiftReminderFacts) fresh = load_facts (self);
  g_autoptr (LiftReminderFacts) set = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fresh->schedule->quiet_from, ==, fresh->schedule->quiet_to);
  g_assert_cmpint (fresh->schedule->snooze_minutes, ==, 60);
  g_assert_cmpint (fresh->schedule->wording, ==, LIFT_WORDING_NEUTRAL);
  g_assert_false (fresh->schedule->paused);
  g_assert_cmpint (fresh->decided_on, ==, LIFT_DATE_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_assert_false (lift_store_set_setting (self->store, bad[i].key, bad[i].value, &error));
    assert_error_is (&error, LIFT_ERROR_CONSTRAINT);
  }
  g_assert_cmpint (fixture_count (self, "setting"), ==, 0);
  g_assert_true (lift_store_set_setting (self->store, LIFT_SETTING_QUIET_HOURS, "22:00-07:30", &error));
  g_assert_true (lift_store_set_setting (self->store, LIFT_SETTING_SNOOZE_MINUTES, "30", &error));
  g_assert_true (lift_store_set_setting (self->store, LIFT_SETTING_WORDING, "friendly", &error));
  g_assert_no_error (error);
  set = load_facts (self);
  g_assert_cmpint (set->schedule->quiet_from, ==, 22 * 60);
  g_assert_cmpint (set->schedule->quiet_to, ==, 7 * 60 + 30);
  g_assert_cmpint (set->schedule->snooze_minutes, ==, 30);
  g_assert_cmpint (set->schedule->wording, ==, LIFT_WORDING_FRIENDLY);
}

/* Another program, or a version to come, wrote what nobody here can mean. */
static void
test_foreign_values (Fixture *self, gconstpointer data)
{
  g_autofree char *said = fixture_sql (
    self->path,
    "INSERT INTO setting VALUES ('quiet-hours', 'always'), ('snooze-minutes', '99999999999999999999'),"
    " ('reminder-wording', 'x'), ('reminder-pause', 'perhaps'), ('day-end-hours', '77');"
    "INSERT INTO reminder (uuid, kind, time, weekdays, first_n, last_n, enabled, since) VALUES"
    " ('11111111-1111-4111-8111-111111111111', 'daily', '20:00', 127, -9223372036854775807, 9223372036854775807, 1,"
    " 9223372036854775807), ('22222222-1111-4111-8111-111111111111', 'visit', '10:00', 127, 44, 9000, 1, -5);"
    "INSERT INTO reminder_day VALUES ('11111111-1111-4111-8111-111111111111', '2026-11-19', NULL, NULL, 'tea');"
    "INSERT INTO reminder_event (at, what) VALUES (1, 'danced'), (2, 'shown');"
    "INSERT INTO reminder_state VALUES ('decided-on', 'soon');"
    "INSERT INTO bubble VALUES (-4, 'x', '11111111-1111-4111-8111-111111111111', '2026-11-19')",
    NULL);
  g_autoptr (LiftReminderFacts) facts = load_facts (self);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (LiftBubble) bubble = NULL;
  g_autoptr (GError) error = NULL;
  const LiftReminder *daily, *visit;
  const LiftReminderDay *day;

  g_assert_cmpstr (said, ==, "");
  g_assert_cmpint (facts->schedule->quiet_from, ==, facts->schedule->quiet_to);
  g_assert_cmpint (facts->schedule->snooze_minutes, ==, 60);
  g_assert_cmpint (facts->schedule->wording, ==, LIFT_WORDING_NEUTRAL);
  g_assert_false (facts->schedule->paused);
  g_assert_cmpint (facts->schedule->day_end_hours, ==, 0);
  g_assert_cmpint (facts->decided_on, ==, LIFT_DATE_NONE);
  daily = g_ptr_array_index (facts->schedule->reminders, 0);
  g_assert_cmpint (daily->first_n, <=, 0);
  g_assert_cmpint (daily->last_n, >, 90000);
  visit = g_ptr_array_index (facts->schedule->reminders, 1);
  g_assert_cmpint (visit->first_n, ==, 0);
  g_assert_cmpint (visit->last_n, ==, 0);
  g_assert_cmpint (visit->since, ==, 0);
  g_assert_cmpint (daily->since, <, G_GINT64_CONSTANT (7258118400));
  g_assert_cmpuint (facts->days->len, ==, 1);
  day = g_ptr_array_index (facts->days, 0);
  g_assert_cmpint (day->outcome, ==, LIFT_OUTCOME_NONE);
  events = lift_store_list_reminder_events (self->store, 20, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  bubble = lift_store_get_bubble (self->store, &error);
  g_assert_no_error (error);
  g_assert_null (bubble);
}

static void
test_record (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) daily = add_daily (self, 20 * 60);
  g_autoptr (LiftReminderRecord) record = lift_reminder_record_new ();
  g_autoptr (LiftReminderFacts) facts = NULL;
  g_autoptr (LiftBubble) bubble = NULL;
  g_autoptr (LiftBubble) none = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  LiftReminderDay *day, *gone;
  LiftReminderEvent *event;
  guint64 n_changes = (guint64) fixture_count (self, "change");

  g_assert_true (lift_reminder_record_is_empty (record));
  g_assert_true (lift_store_record_reminders (self->store, record, &error));
  record_shown (self, daily->uuid, TODAY, TRUE);
  fixture_reopen (self);
  bubble = lift_store_get_bubble (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bubble->id, ==, 7);
  g_assert_cmpstr (bubble->server, ==, ":1.42");
  g_assert_cmpuint (bubble->days->len, ==, 1);
  g_assert_cmpstr (((LiftReminderDay *) g_ptr_array_index (bubble->days, 0))->reminder, ==, daily->uuid);
  day = lift_reminder_day_new (daily->uuid, TODAY);
  day->shown_at = NOW;
  day->snooze_until = NOW + 3600;
  gone = lift_reminder_day_new ("22222222-1111-4111-8111-111111111111", TODAY);
  gone->shown_at = NOW;
  g_ptr_array_add (record->days, day);
  g_ptr_array_add (record->days, gone);
  g_ptr_array_add (record->events, lift_reminder_event_new (NOW + 5, LIFT_EVENT_SNOOZED, daily->uuid, TODAY, NULL));
  record->clears_bubble = TRUE;
  g_assert_true (lift_store_record_reminders (self->store, record, &error));
  g_assert_no_error (error);
  none = lift_store_get_bubble (self->store, &error);
  g_assert_no_error (error);
  g_assert_null (none);
  facts = load_facts (self);
  g_assert_cmpint (facts->decided_on, ==, TODAY);
  g_assert_cmpuint (facts->days->len, ==, 1);
  day = lift_reminder_facts_get_day (facts, daily->uuid, TODAY);
  g_assert_cmpint (day->shown_at, ==, NOW);
  g_assert_cmpint (day->snooze_until, ==, NOW + 3600);
  g_assert_cmpint (day->outcome, ==, LIFT_OUTCOME_NONE);
  events = lift_store_list_reminder_events (self->store, 1, &error);
  g_assert_cmpuint (events->len, ==, 1);
  event = g_ptr_array_index (events, 0);
  g_assert_cmpint (event->what, ==, LIFT_EVENT_SNOOZED);
  g_assert_cmpint (event->at, ==, NOW + 5);
  g_assert_cmpint (event->local_date, ==, TODAY);
  g_assert_null (event->detail);
  /* What a machine remembers is no edit of hers. */
  g_assert_cmpint (fixture_count (self, "change"), ==, (int) n_changes);
}

/* A failure in the middle leaves nothing: here the bubble cannot be written. */
static void
test_record_all_or_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) daily = add_daily (self, 20 * 60);
  g_autoptr (LiftReminderRecord) record = lift_reminder_record_new ();
  g_autofree char *said = fixture_sql (self->path,
                                       "CREATE TRIGGER no_bubble BEFORE INSERT ON bubble BEGIN"
                                       " SELECT RAISE (ABORT, 'no'); END",
                                       NULL);
  g_autoptr (GError) error = NULL;
  LiftReminderDay *day = lift_reminder_day_new (daily->uuid, TODAY);

  day->shown_at = NOW;
  g_ptr_array_add (record->days, day);
  g_ptr_array_add (record->events, lift_reminder_event_new (NOW, LIFT_EVENT_SHOWN, daily->uuid, TODAY, NULL));
  record->bubble = lift_bubble_new (1, ":1.1");
  g_ptr_array_add (record->bubble->days, lift_reminder_day_new (daily->uuid, TODAY));
  record->decided_on = TODAY;
  g_assert_false (lift_store_record_reminders (self->store, record, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (fixture_count (self, "reminder_day"), ==, 0);
  g_assert_cmpint (fixture_count (self, "reminder_event"), ==, 0);
  g_assert_cmpint (fixture_count (self, "reminder_state WHERE key <> 'checked-on'"), ==, 0);
}

/* 400 dates are kept, also when the clock was years ahead for a while. */
static void
test_prune (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) daily = add_daily (self, 20 * 60);
  g_autofree char *fill = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600) INSERT INTO reminder_day"
    " SELECT '%s', date ('2026-11-19', '-' || i || ' days'), 1, NULL, 'logged' FROM n",
    daily->uuid);
  g_autofree char *said = fixture_sql (self->path, fill, NULL);
  g_autoptr (LiftReminderFacts) facts = NULL;

  record_shown (self, daily->uuid, lift_date_from_ymd (2031, 1, 1), FALSE);
  g_assert_cmpint (fixture_count (self, "reminder_day"), ==, 400);
  record_shown (self, daily->uuid, TODAY, FALSE);
  g_assert_cmpint (fixture_count (self, "reminder_day"), ==, 400);
  assert_sql (self, "SELECT min (local_date), max (local_date) FROM reminder_day", "2025-10-17|2031-01-01");
  facts = load_facts (self);
  /* The last nine dates, today and the one that lies ahead. */
  g_assert_cmpuint (facts->days->len, ==, 11);
}

static void
test_state (Fixture *self, gconstpointer data)
{
  g_autofree char *none = lift_store_dup_reminder_state (self->store, LIFT_STATE_BACKGROUND, NULL);
  g_autofree char *set = NULL;
  g_autofree char *cleared = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (none);
  g_assert_true (lift_store_set_reminder_state (self->store, LIFT_STATE_BACKGROUND, "granted", &error));
  g_assert_true (lift_store_set_reminder_state (self->store, LIFT_STATE_BACKGROUND, "refused", &error));
  set = lift_store_dup_reminder_state (self->store, LIFT_STATE_BACKGROUND, &error);
  g_assert_cmpstr (set, ==, "refused");
  g_assert_true (lift_store_set_reminder_state (self->store, LIFT_STATE_BACKGROUND, NULL, &error));
  cleared = lift_store_dup_reminder_state (self->store, LIFT_STATE_BACKGROUND, &error);
  g_assert_null (cleared);
  g_assert_no_error (error);
}

static void
test_logged (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftSaveResult) today = fixture_save_score (self, 7, LIFT_SYMPTOM_SWELLING, 4);
  g_autoptr (LiftSaveResult) yesterday = fixture_save_score (self, 6, LIFT_SYMPTOM_SWELLING, 4);
  g_autoptr (LiftReminderFacts) facts = NULL;
  g_autoptr (LiftReminderFacts) put_away = NULL;
  g_autoptr (GError) error = NULL;
  LiftLoggedDay *day;

  g_assert_true (lift_store_delete_entry (self->store, self->procedure, TODAY - 1, &error));
  facts = load_facts (self);
  g_assert_cmpuint (facts->logged->len, ==, 1);
  day = g_ptr_array_index (facts->logged, 0);
  g_assert_cmpint (day->for_day, ==, TODAY);
  g_assert_cmpstr (day->procedure, ==, self->procedure);
  g_assert_true (lift_store_set_archived (self->store, self->procedure, TRUE, &error));
  put_away = load_facts (self);
  g_assert_cmpuint (put_away->logged->len, ==, 0);
  g_assert_cmpuint (put_away->schedule->procedures->len, ==, 0);
}

/* Neutral words while the diary waits for an answer; only looked for where the words would be friendly. */
static void
test_open_finding (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSaveResult) result = NULL;
  g_autoptr (LiftReminderFacts) neutral = NULL;
  g_autoptr (LiftReminderFacts) friendly = NULL;
  g_autoptr (LiftReminderFacts) answered = NULL;
  g_autoptr (LiftContact) contact = NULL;
  g_autoptr (GError) error = NULL;

  lift_patch_add_sign (patch, LIFT_SIGN_FEVER, LIFT_SIDE_NONE, LIFT_DATE_NONE);
  result = lift_store_save (self->store, self->procedure, TODAY, patch, NULL, NULL, &error);
  g_assert_no_error (error);
  neutral = load_facts (self);
  g_assert_false (neutral->schedule->has_open_finding);
  g_assert_true (lift_store_set_setting (self->store, LIFT_SETTING_WORDING, "friendly", &error));
  friendly = load_facts (self);
  g_assert_true (friendly->schedule->has_open_finding);
  contact = lift_contact_new (self->procedure, NOW, LIFT_CONTACT_TOLD, "sign/fever/-/2026-11-19/2026-11-19", NULL);
  g_assert_true (lift_store_add_contact (self->store, contact, &error));
  answered = load_facts (self);
  g_assert_false (answered->schedule->has_open_finding);
}

static void
test_read_only (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) daily = add_daily (self, 20 * 60);
  g_autoptr (LiftReminderFacts) facts = NULL;
  g_autoptr (LiftReminder) refused = NULL;
  g_autoptr (LiftReminder) other = lift_reminder_new_daily (600);
  g_autoptr (GError) error = NULL;

  fixture_close (self);
  self->store = lift_store_open (self->path, LIFT_OPEN_READ, self->clock, "test", &error);
  g_assert_no_error (error);
  facts = load_facts (self);
  g_assert_cmpuint (facts->schedule->reminders->len, ==, 1);
  refused = lift_store_add_reminder (self->store, other, &error);
  g_assert_null (refused);
  assert_error_is (&error, LIFT_ERROR_READONLY);
}

/* A window and a service write at the same time; each sees what the other did. */
static void
test_two_writers (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) daily = add_daily (self, 20 * 60);
  g_autoptr (LiftStore) service = NULL;
  g_autoptr (LiftReminder) changed = lift_reminder_copy (daily);
  g_autoptr (LiftReminderFacts) facts = NULL;
  g_autoptr (GError) error = NULL;

  service = lift_store_open (self->path, LIFT_OPEN_EXISTING, self->clock, "service", &error);
  g_assert_no_error (error);
  for (int i = 0; i < 100; i++) {
    g_autoptr (LiftReminderRecord) record = lift_reminder_record_new ();
    g_autoptr (LiftReminder) stored = NULL;
    LiftReminderDay *day = lift_reminder_day_new (daily->uuid, TODAY - i % 8);

    changed->minute = 1000 + i;
    stored = lift_store_update_reminder (self->store, changed, &error);
    g_assert_no_error (error);
    day->shown_at = NOW + i;
    g_ptr_array_add (record->days, day);
    g_assert_true (lift_store_record_reminders (service, record, &error));
    g_assert_no_error (error);
  }
  facts = lift_store_load_reminder_facts (service, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((LiftReminder *) g_ptr_array_index (facts->schedule->reminders, 0))->minute, ==, 1099);
  g_assert_cmpuint (facts->days->len, ==, 8);
  g_assert_cmpint (fixture_count (self, "trail"), ==, 100);
  g_assert_true (lift_store_close (service, &error));
}

/* The biggest diary costs what the smallest does: no table is read from end to end. */
static void
test_uses_indexes (Fixture *self, gconstpointer data)
{
  static const char *const queries[] = {
    "SELECT e.procedure, e.for_day FROM procedure AS p CROSS JOIN entry AS e ON e.procedure = p.uuid AND e.for_day >="
    " '2026-11-09' WHERE p.archived_at IS NULL AND 0 = (SELECT r.deleted FROM revision AS r WHERE r.entry = e.uuid"
    " ORDER BY r.seq DESC LIMIT 1)",
    "SELECT s.entry FROM state AS s JOIN revision AS f ON f.entry = s.entry AND f.seq = 1 WHERE s.procedure = 'x'"
    " AND s.for_day >= '2026-08-01' AND s.deleted = 0 ORDER BY s.for_day",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++) {
    g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", queries[i], NULL);
    g_autofree char *plan = fixture_sql (self->path, sql, NULL);

    g_assert_nonnull (strstr (plan, "for_day>?"));
    g_assert_null (strstr (plan, "SCAN e"));
    g_assert_null (strstr (plan, "SCAN r"));
    g_assert_null (strstr (plan, "SCAN f"));
  }
}

static char *
fill_sql (const char *procedure, int n_days)
{
  return g_strdup_printf (
    "BEGIN; INSERT INTO change (uuid, kind, made_at, program) VALUES ('cccccccc-1111-4111-8111-111111111111', 'edit',"
    " 0, 'test');"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) INSERT INTO entry (uuid, procedure,"
    " for_day) SELECT printf ('%%08x-0000-4000-8000-000000000001', i), '%s', date ('2026-11-19', '-' || i || ' days')"
    " FROM n;"
    "INSERT INTO revision (uuid, entry, seq, change, recorded_at, utc_offset, author, deleted, note, signs_checked)"
    " SELECT substr (uuid, 1, 35) || '2', uuid, 1, 'cccccccc-1111-4111-8111-111111111111', 0, 0, 'me', 0, '', 0"
    " FROM entry; COMMIT",
    n_days, procedure);
}

static void
test_large_diary (Fixture *self, gconstpointer data)
{
  g_autofree char *fill = fill_sql (self->procedure, 40000);
  g_autofree char *said = fixture_sql (self->path, fill, NULL);
  g_autoptr (LiftReminderFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun;

  g_assert_cmpstr (said, ==, "");
  g_assert_cmpint (fixture_count (self, "entry"), ==, 40000);
  g_assert_true (lift_store_set_setting (self->store, LIFT_SETTING_WORDING, "friendly", &error));
  begun = g_get_monotonic_time ();
  facts = load_facts (self);
  g_test_message ("facts of 40000 entries: %.1f ms", (double) (g_get_monotonic_time () - begun) / 1000.0);
  g_assert_cmpuint (facts->logged->len, ==, LIFT_MISSED_DATES + 3);
}

/* More dates in the future than are kept, as another program may write them: what was shown today is remembered
 * all the same, or it would ring again and again. */
static void
test_rows_of_the_future (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminder) daily = add_daily (self, 20 * 60);
  g_autofree char *said = fixture_sql (
    self->path,
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)"
    " INSERT INTO reminder_day (reminder, local_date) SELECT r.uuid, date ('2190-01-01', i || ' days')"
    " FROM reminder AS r, n",
    NULL);

  g_assert_cmpstr (said, ==, "");
  record_shown (self, daily->uuid, TODAY, TRUE);
  assert_sql (self, "SELECT count (*) FROM reminder_day WHERE local_date = '2026-11-19'", "1");
}

/* Attacks by the real sqlite3 shell on what the schema holds. */
static void
test_guards (Fixture *self, gconstpointer data)
{
  static const char *const attacks[] = {
    "INSERT INTO reminder (uuid, kind, time) VALUES ('11111111-1111-4111-8111-111111111111', 'daily', '25:00')",
    "INSERT INTO reminder (uuid, kind, time) VALUES ('11111111-1111-4111-8111-111111111111', 'hourly', '20:00')",
    "UPDATE reminder SET weekdays = 0",
    "UPDATE reminder SET weekdays = 128",
    "UPDATE reminder SET last_n = -1",
    "UPDATE reminder SET since = NULL",
    "INSERT INTO reminder_day (reminder, local_date) SELECT uuid, '2026-02-30' FROM reminder",
    "INSERT INTO reminder_day (reminder, local_date) VALUES ('22222222-1111-4111-8111-111111111111', '2026-11-19')",
    "INSERT INTO reminder_day SELECT * FROM reminder_day",
    "INSERT INTO bubble SELECT * FROM bubble",
    "INSERT INTO reminder_state VALUES ('Upper', 'x')",
    "INSERT INTO reminder_event (at, what, local_date) VALUES (1, 'shown', 'today')",
  };
  g_autoptr (LiftReminder) daily = add_daily (self, 20 * 60);

  record_shown (self, daily->uuid, TODAY, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_autofree char *said = NULL;
    int status = 0;

    said = fixture_sql (self->path, attacks[i], &status);
    g_assert_cmpint (status, !=, 0);
    g_assert_nonnull (strstr (said, "constraint"));
  }
}

static void
test_newest_events (Fixture *self, gconstpointer data)
{
  g_autoptr (LiftReminderRecord) record = lift_reminder_record_new ();
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 600; i++)
    g_ptr_array_add (record->events, lift_reminder_event_new (NOW + i, LIFT_EVENT_DUE, NULL, LIFT_DATE_NONE, NULL));
  g_assert_true (lift_store_record_reminders (self->store, record, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (self, "reminder_event"), ==, 500);
  events = lift_store_list_reminder_events (self->store, 20, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 20);
  g_assert_cmpint (((LiftReminderEvent *) g_ptr_array_index (events, 0))->at, ==, NOW + 599);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/store/reminders/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("add-list-get", test_add_list_get);
  ADD ("ambiguous-prefix", test_ambiguous_prefix);
  ADD ("refused-values", test_refused_values);
  ADD ("update", test_update);
  ADD ("update-unknown", test_update_unknown);
  ADD ("remove", test_remove);
  ADD ("pause", test_pause);
  ADD ("settings", test_settings);
  ADD ("foreign-values", test_foreign_values);
  ADD ("record", test_record);
  ADD ("record-all-or-nothing", test_record_all_or_nothing);
  ADD ("prune", test_prune);
  ADD ("state", test_state);
  ADD ("logged", test_logged);
  ADD ("open-finding", test_open_finding);
  ADD ("read-only", test_read_only);
  ADD ("two-writers", test_two_writers);
  ADD ("uses-indexes", test_uses_indexes);
  ADD ("large-diary", test_large_diary);
  ADD ("guards", test_guards);
  ADD ("rows-of-the-future", test_rows_of_the_future);
  ADD ("newest-events", test_newest_events);
  return g_test_run ();
}
