/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "harness.h"
#include "lift-choice-row.h"
#include "lift-erase-dialog.h"
#include "lift-preferences-page.h"
#include "lift-today-page.h"
#include "lift-zoom.h"

static gboolean
day_end_is (Harness *harness, gpointer data)
{
  g_autoptr (LiftStore) store = harness_open_store (harness);
  int hours = lift_store_get_day_end_hours (store);

  lift_store_close (store, NULL);
  return hours == GPOINTER_TO_INT (data);
}

static GtkWidget *
open_page (Harness *harness)
{
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.preferences", NULL);
  harness_spin (400);
  return harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_PREFERENCES_PAGE, 0);
}

static void
test_day_end (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *page;

  harness_open (harness);
  page = open_page (harness);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (page, "03:00")), TRUE);
  g_assert_true (harness_wait (harness, day_end_is, GINT_TO_POINTER (3), 3000));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (page, "Midnight")), TRUE);
  g_assert_true (harness_wait (harness, day_end_is, GINT_TO_POINTER (0), 3000));
}

static int
get_dpi (Harness *harness)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (harness->window)), "gtk-xft-dpi", &dpi, NULL);
  return dpi;
}

/* Larger and smaller by keyboard, in steps and within bounds, on top of what the desktop says. */
static void
test_zoom (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkSettings *settings;
  int usual;

  harness_open (harness);
  settings = gtk_widget_get_settings (GTK_WIDGET (harness->window));
  usual = get_dpi (harness);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.zoom-in", NULL);
  g_assert_cmpint (get_dpi (harness), ==, usual * 110 / 100);
  /* The desktop's own size changes while the text is larger. */
  g_object_set (settings, "gtk-xft-dpi", 120 * 1024, NULL);
  g_assert_cmpint (get_dpi (harness), ==, 132 * 1024);
  for (int i = 0; i < 20; i++)
    gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.zoom-in", NULL);
  g_assert_cmpint (get_dpi (harness), ==, 240 * 1024);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.zoom-usual", NULL);
  g_assert_cmpint (get_dpi (harness), ==, 120 * 1024);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.zoom-out", NULL);
  g_assert_cmpint (get_dpi (harness), ==, 120 * 1024);
  g_object_set (settings, "gtk-xft-dpi", usual, NULL);
}

static GtkWidget *
find_dialog (Harness *harness)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next) {
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (harness->window))
      return l->data;
  }
  return NULL;
}

/* Hidden: nothing of the diary is on the screen, what was being written is kept, and it comes back as it was. */
static void
test_hide (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;
  GtkWidget *root;

  harness_open (harness);
  root = GTK_WIDGET (harness->window);
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_6);
  gtk_widget_activate_action (root, "win.hide", NULL);
  harness_spin (100);
  g_assert_null (harness_find_type (root, LIFT_TYPE_TODAY_PAGE, 0));
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 3000));
  entry = harness_read (harness, harness->today);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 6);
  g_signal_emit_by_name (harness_find_button (root, "Show"), "clicked");
  harness_spin (100);
  g_assert_nonnull (harness_find_type (root, LIFT_TYPE_TODAY_PAGE, 0));
  gtk_widget_activate_action (root, "win.hide", NULL);
  harness_spin (100);
  g_assert_null (harness_find_type (root, LIFT_TYPE_TODAY_PAGE, 0));
}

/* A question that stands open names a day. It is not on the screen either, and still there afterwards. */
static void
test_hide_dialog (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *root;
  GtkWidget *dialog;

  harness_write (harness, harness->today, 6, 2, 1);
  harness_open (harness);
  root = GTK_WIDGET (harness->window);
  lift_erase_dialog_present (root, harness->model, harness->today);
  dialog = find_dialog (harness);
  g_assert_nonnull (dialog);
  harness_spin (100);
  gtk_widget_activate_action (root, "win.hide", NULL);
  harness_spin (100);
  g_assert_true (find_dialog (harness) == dialog);
  g_assert_false (gtk_widget_get_mapped (dialog));
  gtk_widget_activate_action (root, "win.hide", NULL);
  harness_spin (100);
  g_assert_true (gtk_widget_get_mapped (dialog));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  harness_spin (300);
}

static gboolean
is_hidden (Harness *harness, gpointer data)
{
  return harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_TODAY_PAGE, 0) == NULL;
}

/* The desktop says that the screen is locked: the window is blank before anybody unlocks it. */
static void
test_hides_on_lock (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = NULL;

  harness_open (harness);
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  harness_spin (2500);
  g_dbus_connection_emit_signal (bus, NULL, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged",
                                 g_variant_new ("(b)", FALSE), &error);
  harness_spin (300);
  g_assert_false (is_hidden (harness, NULL));
  g_dbus_connection_emit_signal (bus, NULL, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged",
                                 g_variant_new ("(b)", TRUE), &error);
  g_assert_no_error (error);
  g_assert_true (harness_wait (harness, is_hidden, NULL, 3000));
}

static void
add_tests (void)
{
  g_test_add_func ("/preferences/day-end", test_day_end);
  g_test_add_func ("/preferences/zoom", test_zoom);
  g_test_add_func ("/preferences/hide", test_hide);
  g_test_add_func ("/preferences/hide-dialog", test_hide_dialog);
  g_test_add_func ("/preferences/hides-on-lock", test_hides_on_lock);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
