/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "harness.h"
#include "lift-choice-row.h"
#include "lift-doctor-page.h"
#include "lift-reminder-row.h"
#include "lift-reminders-page.h"
#include "lift-store-reminders.h"
#include "lift-time-entry.h"
#include "lift-visit-row.h"

/* What is on the disk. */
static LiftReminderFacts *
read_facts (Harness *harness)
{
  g_autoptr (LiftStore) store = harness_open_store (harness);
  g_autoptr (GError) error = NULL;
  LiftReminderFacts *facts = lift_store_load_reminder_facts (store, &error);

  g_assert_no_error (error);
  lift_store_close (store, NULL);
  return facts;
}

static LiftReminder *
add_reminder (Harness *harness, int minute)
{
  g_autoptr (LiftStore) store = harness_open_store (harness);
  g_autoptr (LiftReminder) reminder = lift_reminder_new_daily (minute);
  g_autoptr (GError) error = NULL;
  LiftReminder *stored = lift_store_add_reminder (store, reminder, &error);

  g_assert_no_error (error);
  lift_store_close (store, NULL);
  return stored;
}

static GtkWidget *
get_row (Harness *harness, guint nth)
{
  return harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_REMINDER_ROW, nth);
}

static gboolean
has_row (Harness *harness, gpointer data)
{
  GtkWidget *row = get_row (harness, 0);

  return row != NULL && gtk_widget_get_mapped (row);
}

static gboolean
has_no_row (Harness *harness, gpointer data)
{
  return get_row (harness, 0) == NULL;
}

static gboolean
shows_minute (Harness *harness, gpointer data)
{
  GtkWidget *row = get_row (harness, 0);

  return row != NULL && lift_reminder_row_get_reminder (LIFT_REMINDER_ROW (row))->minute == GPOINTER_TO_INT (data);
}

static gboolean
is_open (Harness *harness, gpointer data)
{
  GtkWidget *row = get_row (harness, 0);

  return row != NULL && harness_find_type (row, LIFT_TYPE_TIME_ENTRY, 0) != NULL;
}

static GtkWidget *
open_page (Harness *harness)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.reminders", NULL);
  harness_spin (400);
  page = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_REMINDERS_PAGE, 0);
  g_assert_nonnull (page);
  return page;
}

static void
type_time (GtkWidget *entry, const char *text)
{
  GtkWidget *field = harness_find_type (entry, GTK_TYPE_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (field), text);
  g_signal_emit_by_name (field, "activate");
}

typedef struct {
  int want;
} Wish;

static gboolean
disk_minute_is (Harness *harness, gpointer data)
{
  g_autoptr (LiftReminderFacts) facts = read_facts (harness);

  return facts->schedule->reminders->len == 1 &&
         ((LiftReminder *) g_ptr_array_index (facts->schedule->reminders, 0))->minute == ((Wish *) data)->want;
}

static gboolean
disk_weekdays_are (Harness *harness, gpointer data)
{
  g_autoptr (LiftReminderFacts) facts = read_facts (harness);

  return ((LiftReminder *) g_ptr_array_index (facts->schedule->reminders, 0))->weekdays == ((Wish *) data)->want;
}

static gboolean
disk_last_is (Harness *harness, gpointer data)
{
  g_autoptr (LiftReminderFacts) facts = read_facts (harness);

  return ((LiftReminder *) g_ptr_array_index (facts->schedule->reminders, 0))->last_n == ((Wish *) data)->want;
}

static gboolean
disk_enabled_is (Harness *harness, gpointer data)
{
  g_autoptr (LiftReminderFacts) facts = read_facts (harness);

  return ((LiftReminder *) g_ptr_array_index (facts->schedule->reminders, 0))->enabled == ((Wish *) data)->want;
}

static gboolean
disk_paused_is (Harness *harness, gpointer data)
{
  g_autoptr (LiftReminderFacts) facts = read_facts (harness);

  return facts->schedule->paused == ((Wish *) data)->want;
}

static gboolean
disk_quiet_from_is (Harness *harness, gpointer data)
{
  g_autoptr (LiftReminderFacts) facts = read_facts (harness);

  return facts->schedule->quiet_from == ((Wish *) data)->want && facts->schedule->quiet_to != facts->schedule->quiet_from;
}

static gboolean
disk_wording_is (Harness *harness, gpointer data)
{
  g_autoptr (LiftReminderFacts) facts = read_facts (harness);

  return (int) facts->schedule->wording == ((Wish *) data)->want;
}

static gboolean
disk_snooze_is (Harness *harness, gpointer data)
{
  g_autoptr (LiftReminderFacts) facts = read_facts (harness);

  return facts->schedule->snooze_minutes == ((Wish *) data)->want;
}

static gboolean
disk_n_visits_is (Harness *harness, gpointer data)
{
  g_autoptr (LiftReminderFacts) facts = read_facts (harness);

  return (int) facts->schedule->visits->len == ((Wish *) data)->want;
}

static void
assert_comes (Harness *harness, HarnessCondition condition, int want)
{
  Wish wish = { want };

  g_assert_true (harness_wait (harness, condition, &wish, 3000));
}

/* Times as people type them, and what is none. */
static void
test_time_words (void)
{
  static const struct {
    const char *text;
    int minute;
  } table[] = {
    { "20:00", 1200 }, { "8", 480 },       { "08:05", 485 },  { "8.30", 510 },   { "2030", 1230 },  { "8 pm", 1200 },
    { "12 am", 0 },    { "12 pm", 720 },   { "8:30 p.m.", 1230 }, { "0:00", 0 }, { "23:59", 1439 }, { "20h", 1200 },
    { "٢٠:٠٠", 1200 }, { " 7:15 ", 435 },  { "24:00", -1 },   { "7:60", -1 },    { "abc", -1 },     { "", -1 },
    { "13 pm", -1 },   { "8:5", -1 },      { "-1", -1 },      { "8 o'clock", -1 }, { "99999", -1 }, { "8:300", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    int minute = -1;

    g_assert_cmpint (lift_time_entry_parse (table[i].text, &minute), ==, table[i].minute >= 0);
    if (table[i].minute >= 0)
      g_assert_cmpint (minute, ==, table[i].minute);
  }
}

/* From an empty page: add one, and it is there, stored, and open to be changed. */
static void
test_add_and_edit (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *page, *row, *entry;

  harness_open (harness);
  page = open_page (harness);
  g_assert_true (has_no_row (harness, NULL));
  g_signal_emit_by_name (harness_find_button (page, "Add a reminder"), "clicked");
  g_assert_true (harness_wait (harness, is_open, NULL, 3000));
  assert_comes (harness, disk_minute_is, 20 * 60);
  row = get_row (harness, 0);
  entry = harness_find_type (row, LIFT_TYPE_TIME_ENTRY, 0);
  type_time (entry, "7.30");
  assert_comes (harness, disk_minute_is, 7 * 60 + 30);
  type_time (entry, "quarter past");
  harness_spin (200);
  assert_comes (harness, disk_minute_is, 7 * 60 + 30);
  gtk_test_accessible_assert_state (harness_find_type (entry, GTK_TYPE_ENTRY, 0), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (row, "Sun")), FALSE);
  assert_comes (harness, disk_weekdays_are, 63);
  gtk_test_accessible_assert_role (harness_find_button (row, "Sun"), GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_state (harness_find_button (row, "Sun"), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);
  gtk_test_accessible_assert_property (harness_find_button (row, "Sun"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Sunday");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (row, "I stop it")), TRUE);
  assert_comes (harness, disk_last_is, LIFT_REMINDER_NO_END);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (row, "Day 14")), TRUE);
  assert_comes (harness, disk_last_is, 14);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (row, "Off")), TRUE);
  assert_comes (harness, disk_enabled_is, FALSE);
  g_signal_emit_by_name (harness_find_button (row, "Remove this reminder"), "clicked");
  g_assert_true (harness_wait (harness, has_no_row, NULL, 3000));
}

/* A reminder on no day at all is not a state: the last weekday stays. */
static void
test_last_weekday_stays (void)
{
  static const char *const names[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftReminder) reminder = add_reminder (harness, 20 * 60);
  GtkWidget *row;

  harness_open (harness);
  open_page (harness);
  g_assert_true (harness_wait (harness, has_row, NULL, 3000));
  row = get_row (harness, 0);
  lift_reminder_row_open (LIFT_REMINDER_ROW (row));
  harness_spin (400);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (row, names[i])), FALSE);
  assert_comes (harness, disk_weekdays_are, 64);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (harness_find_button (row, "Sun"))));
}

/* The terminal changes it; the open row follows in place. */
static void
test_follows_other_program (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftReminder) reminder = add_reminder (harness, 20 * 60);
  g_autoptr (LiftReminder) changed = lift_reminder_copy (reminder);
  g_autoptr (LiftReminder) stored = NULL;
  g_autoptr (LiftStore) store = NULL;
  GtkWidget *row;

  harness_open (harness);
  open_page (harness);
  g_assert_true (harness_wait (harness, has_row, NULL, 3000));
  row = get_row (harness, 0);
  lift_reminder_row_open (LIFT_REMINDER_ROW (row));
  store = harness_open_store (harness);
  changed->minute = 9 * 60;
  stored = lift_store_update_reminder (store, changed, NULL);
  g_assert_nonnull (stored);
  lift_store_close (store, NULL);
  g_assert_true (harness_wait (harness, shows_minute, GINT_TO_POINTER (9 * 60), 2000));
  g_assert_true (get_row (harness, 0) == row);
  g_assert_cmpint (lift_time_entry_get_minute (LIFT_TIME_ENTRY (harness_find_type (row, LIFT_TYPE_TIME_ENTRY, 0))), ==,
                   9 * 60);
}

/* The switch, what a notification says, quiet hours and snooze are stored at once. */
static void
test_options (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftReminder) reminder = add_reminder (harness, 20 * 60);
  GtkWidget *page, *quiet;

  harness_open (harness);
  page = open_page (harness);
  g_assert_true (harness_wait (harness, has_row, NULL, 3000));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (page, "Off")), TRUE);
  assert_comes (harness, disk_paused_is, TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (page, "On")), TRUE);
  assert_comes (harness, disk_paused_is, FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (page, "Friendly")), TRUE);
  assert_comes (harness, disk_wording_is, LIFT_WORDING_FRIENDLY);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (page, "30 minutes")), TRUE);
  assert_comes (harness, disk_snooze_is, 30);
  /* The switch, two for visits that are hidden, wording, snooze: the sixth row is the quiet hours. */
  quiet = harness_find_type (page, LIFT_TYPE_CHOICE_ROW, 5);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (quiet, "On")), TRUE);
  assert_comes (harness, disk_quiet_from_is, 22 * 60);
  type_time (harness_find_type (quiet, LIFT_TYPE_TIME_ENTRY, 0), "21:30");
  assert_comes (harness, disk_quiet_from_is, 21 * 60 + 30);
}

/* A date is stored when its day is chosen, not before; with it come the two usual reminders of it. */
static void
test_visit (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftReminderFacts) facts = NULL;
  g_autoptr (GDateTime) day = g_date_time_new_local (2026, 11, 26, 12, 0, 0);
  GtkWidget *page, *row;
  LiftVisit *visit;

  harness_open (harness);
  page = open_page (harness);
  harness_spin (200);
  g_signal_emit_by_name (harness_find_button (page, "Add a date"), "clicked");
  harness_spin (500);
  assert_comes (harness, disk_n_visits_is, 0);
  row = harness_find_type (page, LIFT_TYPE_VISIT_ROW, 0);
  gtk_calendar_select_day (GTK_CALENDAR (harness_find_type (row, GTK_TYPE_CALENDAR, 0)), day);
  assert_comes (harness, disk_n_visits_is, 1);
  harness_spin (300);
  g_assert_null (harness_find_type (page, LIFT_TYPE_VISIT_ROW, 1));
  row = harness_find_type (page, LIFT_TYPE_VISIT_ROW, 0);
  type_time (harness_find_type (row, LIFT_TYPE_TIME_ENTRY, 0), "10:00");
  harness_spin (300);
  facts = read_facts (harness);
  visit = g_ptr_array_index (facts->schedule->visits, 0);
  g_assert_cmpint (visit->planned_on, ==, lift_date_from_ymd (2026, 11, 26));
  g_assert_cmpint (visit->at_minute, ==, 600);
  g_assert_cmpuint (facts->schedule->reminders->len, ==, 2);
  g_signal_emit_by_name (harness_find_button (row, "Remove this date"), "clicked");
  assert_comes (harness, disk_n_visits_is, 0);
}

/* A reminder answered the next day still opens the day that it spoke of. */
static void
test_opens_the_day_it_spoke_of (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);

  harness_open (harness);
  lift_window_open_day (harness->window, harness->today - 1);
  harness_spin (100);
  g_assert_cmpint (lift_diary_model_get_day (harness->model), ==, harness->today - 1);
}

static gboolean
has_six_lines (Harness *harness, gpointer data)
{
  return harness_find_type (data, GTK_TYPE_IMAGE, 5) != NULL;
}

/* Without a service the doctor still answers, says so, and reads out each line's state. */
static void
test_doctor (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftReminder) reminder = add_reminder (harness, 20 * 60);
  GtkWidget *page;

  harness_open (harness);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.reminder-doctor", NULL);
  page = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_DOCTOR_PAGE, 0);
  g_assert_nonnull (page);
  g_assert_true (harness_wait (harness, has_six_lines, page, 5000));
  g_assert_nonnull (harness_find_button (page, "Send a test now"));
  g_assert_nonnull (harness_find_button (page, "Send a test in 10 seconds"));
}

static void
add_tests (void)
{
  g_test_add_func ("/reminders/time-words", test_time_words);
  g_test_add_func ("/reminders/add-and-edit", test_add_and_edit);
  g_test_add_func ("/reminders/last-weekday-stays", test_last_weekday_stays);
  g_test_add_func ("/reminders/follows-other-program", test_follows_other_program);
  g_test_add_func ("/reminders/options", test_options);
  g_test_add_func ("/reminders/visit", test_visit);
  g_test_add_func ("/reminders/opens-the-day-it-spoke-of", test_opens_the_day_it_spoke_of);
  g_test_add_func ("/reminders/doctor", test_doctor);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
