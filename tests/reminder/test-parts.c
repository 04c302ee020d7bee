/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The small parts of the service: time, zone, what a notification is about, and what other programs hear. */

#include "config.h"

#include <glib/gstdio.h>

#include "lift-clock-doubt.h"
#include "lift-error.h"
#include "lift-fake-timer.h"
#include "lift-reminder-client.h"
#include "lift-showing.h"
#include "lift-system-timer.h"
#include "lift-zone-clock.h"

static void
count_cb (gpointer unused, int *count)
{
  (*count)++;
}

static void
rearm_cb (LiftWallTimer *timer, gint64 *next)
{
  *next += 3600;
  lift_wall_timer_arm (timer, *next);
}

static void
test_fake_timer (void)
{
  g_autoptr (LiftClock) clock = lift_fixed_clock_new ("2025-03-10T09:00:00", "UTC");
  g_autoptr (LiftFakeTimer) timer = lift_fake_timer_new (LIFT_FIXED_CLOCK (clock));
  LiftWallTimer *wall = LIFT_WALL_TIMER (timer);
  gint64 start = lift_fake_timer_get_now (timer);
  gint64 next = start + 3600;
  int count = 0;

  g_signal_connect (timer, "woke", G_CALLBACK (count_cb), &count);
  g_signal_connect (timer, "woke", G_CALLBACK (rearm_cb), &next);
  lift_wall_timer_arm (wall, next);
  /* Time that flows meets each alarm; time that leaps wakes once, and only sleep counts as time. */
  lift_fake_timer_advance_to (timer, start + 4 * 3600);
  g_assert_cmpint (count, ==, 4);
  g_assert_cmpint (lift_wall_timer_get_boot_seconds (wall), ==, 4 * 3600);
  lift_fake_timer_sleep_to (timer, start + 24 * 3600);
  g_assert_cmpint (count, ==, 5);
  g_assert_cmpint (lift_wall_timer_get_boot_seconds (wall), ==, 24 * 3600);
  lift_fake_timer_jump_to (timer, start);
  g_assert_cmpint (count, ==, 6);
  g_assert_cmpint (lift_wall_timer_get_boot_seconds (wall), ==, 24 * 3600);
  g_assert_cmpint (lift_fake_timer_get_now (timer), ==, start);
}

static void
test_system_timer (void)
{
  g_autoptr (LiftWallTimer) timer = lift_system_timer_new ();
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  gint64 due = g_get_real_time () / G_TIME_SPAN_SECOND + 1;
  int count = 0;

  g_signal_connect (timer, "woke", G_CALLBACK (count_cb), &count);
  lift_wall_timer_arm (timer, due);
  while (count == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (count, ==, 1);
  g_assert_cmpint (g_get_real_time () / G_TIME_SPAN_SECOND, >=, due);
  /* What has passed comes at once; what is disarmed does not come. */
  lift_wall_timer_arm (timer, due - 100);
  while (count == 1 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (count, ==, 2);
  lift_wall_timer_arm (timer, 0);
  g_usleep (1200000);
  g_assert_false (g_main_context_pending (NULL));
  g_assert_cmpint (lift_wall_timer_get_boot_seconds (timer), >, 0);
}

static void
test_clock_doubt (void)
{
  const gint64 day = 24 * 3600;
  const LiftDate today = lift_date_from_ymd (2025, 3, 10);
  const gint64 now = 1741600000;
  LiftClockDoubt doubt;

  lift_clock_doubt_init (&doubt);
  g_assert_false (lift_clock_doubt_look (&doubt, now, 100, today, LIFT_DATE_NONE));
  g_assert_false (lift_clock_doubt_look (&doubt, now + 3600, 3700, today, today - 60));
  g_assert_true (lift_clock_doubt_believes_date (&doubt, 3700));
  /* Set by less than an hour, and by more. */
  g_assert_false (lift_clock_doubt_look (&doubt, now + 7000, 3700, today, today));
  g_assert_true (lift_clock_doubt_look (&doubt, now + 2 * day, 3700, today + 2, today));
  g_assert_cmpint (lift_clock_doubt_get_end (&doubt, now + 2 * day, 3700), ==, now + 3 * day);
  g_assert_true (lift_clock_doubt_look (&doubt, now + 3 * day - 1, 3700 + day - 1, today + 3, today));
  g_assert_false (lift_clock_doubt_look (&doubt, now + 3 * day, 3700 + day, today + 3, today));
  /* Months after the last date: believed after an hour, doubted for a day. */
  lift_clock_doubt_init (&doubt);
  g_assert_true (lift_clock_doubt_look (&doubt, now, 100, today, today - 61));
  g_assert_false (lift_clock_doubt_believes_date (&doubt, 3699));
  g_assert_true (lift_clock_doubt_believes_date (&doubt, 3700));
  g_assert_false (lift_clock_doubt_look (&doubt, now + day, 100 + day, today + 1, today - 61));
}

static void
write_zone (const char *path, const char *zone)
{
  g_assert_true (g_file_set_contents (path, zone, -1, NULL));
}

static void
test_zone_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("afterlift-zone-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "timezone", NULL);
  g_autoptr (LiftZoneWatch) watch = NULL;
  g_autoptr (GTimeZone) fallback = NULL;
  g_autoptr (LiftClock) base = lift_fixed_clock_new ("2025-03-10T23:30:00", "UTC");
  g_autoptr (LiftClock) clock = NULL;
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  LiftDate day = lift_date_from_ymd (2025, 3, 10);
  int count = 0;

  write_zone (path, "Europe/London\n");
  watch = lift_zone_watch_new_for_file (path);
  clock = lift_zone_clock_new (base, watch);
  g_signal_connect (watch, "changed", G_CALLBACK (count_cb), &count);
  g_assert_cmpint (lift_clock_get_civil_day (clock), ==, day);
  write_zone (path, "Asia/Tokyo\n");
  g_assert_cmpint (lift_clock_get_civil_day (clock), ==, day + 1);
  g_assert_cmpint (lift_clock_get_utc_offset (clock), ==, 540);
  while (count == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (count, >, 0);
  /* What is no zone: the machine's own. */
  write_zone (path, "No/Where\n");
  fallback = lift_zone_watch_dup_zone (watch);
  g_assert_nonnull (fallback);
  g_unlink (path);
  g_rmdir (folder);
}

static LiftOccurrence *
make_occurrence (LiftReminder *reminder, LiftDate local_date, LiftDate for_day)
{
  LiftOccurrence *occurrence = g_new0 (LiftOccurrence, 1);

  occurrence->reminder = lift_reminder_ref (reminder);
  occurrence->local_date = local_date;
  occurrence->for_day = for_day;
  g_atomic_ref_count_init (&occurrence->ref_count);
  return occurrence;
}

static void
test_showing (void)
{
  g_autoptr (LiftReminder) late = lift_reminder_new_daily (1200);
  g_autoptr (LiftReminder) night = lift_reminder_new_daily (60);
  g_autoptr (LiftReminder) visit = lift_reminder_new_visit (1080, -1);
  g_autoptr (LiftOccurrence) of_visit = NULL;
  g_autoptr (LiftOccurrence) of_night = NULL;
  g_autoptr (LiftOccurrence) of_late = NULL;
  g_autoptr (LiftShowing) showing = lift_showing_new (100);

  late->uuid = g_strdup ("late");
  night->uuid = g_strdup ("night");
  visit->uuid = g_strdup ("visit");
  of_visit = make_occurrence (visit, 100, 101);
  of_night = make_occurrence (night, 100, 99);
  of_late = make_occurrence (late, 100, 100);
  lift_showing_add (showing, of_visit);
  g_assert_false (showing->has_daily);
  g_assert_cmpint (showing->for_day, ==, 100);
  lift_showing_add (showing, of_night);
  g_assert_true (showing->has_daily);
  g_assert_cmpint (showing->for_day, ==, 99);
  g_assert_false (lift_showing_speaks_of_same_day (showing, of_late));
  g_assert_true (lift_showing_speaks_of_same_day (showing, of_visit));
  lift_showing_add (showing, of_late);
  g_assert_cmpint (showing->for_day, ==, 100);
  g_assert_true (lift_showing_has (showing, "night", 100));
  g_assert_false (lift_showing_has (showing, "night", 101));
}

static void
test_status (void)
{
  const char *const capabilities[] = { "actions", "body", NULL };
  g_autoptr (LiftReminderStatus) status = lift_reminder_status_new ();
  g_autoptr (LiftReminderStatus) read = NULL;
  g_autoptr (GVariant) variant = NULL;

  g_assert_cmpint (status->do_not_disturb, ==, -1);
  status->pid = 42;
  status->version = g_strdup ("1.0");
  status->diary = g_strdup ("/tmp/caf\xe9.db");
  status->server_state = LIFT_SERVER_WORKS;
  status->server_name = g_strdup ("mock");
  status->capabilities = g_strdupv ((char **) capabilities);
  status->do_not_disturb = 1;
  variant = g_variant_ref_sink (lift_reminder_status_to_variant (status));
  read = lift_reminder_status_new_from_variant (variant);
  g_assert_true (read->is_running && read->has_bus);
  g_assert_cmpint (read->pid, ==, 42);
  g_assert_cmpstr (read->version, ==, "1.0");
  g_assert_cmpstr (read->diary, ==, "/tmp/caf\xe9.db");
  g_assert_null (read->trouble);
  g_assert_cmpint (read->server_state, ==, LIFT_SERVER_WORKS);
  g_assert_cmpstr (read->server_name, ==, "mock");
  g_assert_cmpstrv (read->capabilities, capabilities);
  g_assert_cmpint (read->do_not_disturb, ==, 1);
  g_assert_false (read->is_confined);
}

static void
write_autostart (const char *folder, const char *text)
{
  g_autofree char *autostart = g_build_filename (folder, "autostart", NULL);
  g_autofree char *path = g_build_filename (autostart, LIFT_REMINDER_BUS_NAME ".desktop", NULL);

  g_assert_cmpint (g_mkdir_with_parents (autostart, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_autostart (void)
{
  const char *system = g_get_system_config_dirs ()[0];
  const char *own = g_get_user_config_dir ();

  g_assert_cmpint (lift_reminder_client_get_autostart (NULL), ==, LIFT_AUTOSTART_NO);
  write_autostart (system, "[Desktop Entry]\nType=Application\nExec=true\nTryExec=/nonexistent/program\n");
  g_assert_cmpint (lift_reminder_client_get_autostart (NULL), ==, LIFT_AUTOSTART_NO);
  write_autostart (system, "[Desktop Entry]\nType=Application\nExec=true\nTryExec=true\n");
  g_assert_cmpint (lift_reminder_client_get_autostart (NULL), ==, LIFT_AUTOSTART_YES);
  write_autostart (own, "[Desktop Entry]\nType=Application\nExec=true\nHidden=true\n");
  g_assert_cmpint (lift_reminder_client_get_autostart ("granted"), ==, LIFT_AUTOSTART_HIDDEN);
  write_autostart (own, "[Desktop Entry]\nType=Application\nExec=true\nX-GNOME-Autostart-enabled=false\n");
  g_assert_cmpint (lift_reminder_client_get_autostart (NULL), ==, LIFT_AUTOSTART_HIDDEN);
  g_assert_cmpstr (lift_autostart_to_key (LIFT_AUTOSTART_NOT_ASKED), ==, "not-asked");
}

/* Without a bus, and on one that knows no service: answers, and errors in words. */
static void
test_client_without_service (void)
{
  g_autoptr (GTestDBus) dbus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_autoptr (LiftReminderStatus) none = NULL;
  g_autoptr (LiftReminderStatus) alone = NULL;
  g_autoptr (GError) no_bus = NULL;
  g_autoptr (GError) no_service = NULL;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  none = lift_reminder_client_get_status (TRUE, NULL);
  g_assert_false (none->has_bus || none->is_running || none->can_start);
  g_assert_false (lift_reminder_client_reload (&no_bus));
  g_assert_error (no_bus, LIFT_ERROR, LIFT_ERROR_FAILED);
  g_test_dbus_up (dbus);
  alone = lift_reminder_client_get_status (TRUE, NULL);
  g_assert_true (alone->has_bus);
  g_assert_false (alone->is_running || alone->can_start);
  g_assert_false (lift_reminder_client_test (0, &no_service));
  g_assert_error (no_service, LIFT_ERROR, LIFT_ERROR_FAILED);
  g_test_dbus_down (dbus);
}

static void
remove_autostart (const char *folder)
{
  g_autofree char *autostart = g_build_filename (folder, "autostart", NULL);
  g_autofree char *path = g_build_filename (autostart, LIFT_REMINDER_BUS_NAME ".desktop", NULL);

  g_unlink (path);
  g_rmdir (autostart);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *own = g_dir_make_tmp ("afterlift-own-XXXXXX", NULL);
  g_autofree char *system = g_dir_make_tmp ("afterlift-system-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_CONFIG_HOME", own, TRUE);
  g_setenv ("XDG_CONFIG_DIRS", system, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parts/fake-timer", test_fake_timer);
  g_test_add_func ("/parts/system-timer", test_system_timer);
  g_test_add_func ("/parts/clock-doubt", test_clock_doubt);
  g_test_add_func ("/parts/zone-file", test_zone_file);
  g_test_add_func ("/parts/showing", test_showing);
  g_test_add_func ("/parts/status", test_status);
  g_test_add_func ("/parts/autostart", test_autostart);
  g_test_add_func ("/parts/client-without-service", test_client_without_service);
  status = g_test_run ();
  remove_autostart (own);
  remove_autostart (system);
  return status;
}
