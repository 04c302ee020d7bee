/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "harness.h"
#include "lift-scale-cells.h"

/* Who scrolls over a page with a wheel or a touchpad changes nothing on it. */

typedef struct {
  guint n_widgets;
  guint n_controllers;
} Walk;

/* As the toolkit hands a turn of the wheel to a widget: to each of its controllers, sideways too. One way only, or
 * what the first turn did the second would take back. */
static void
scroll_over (GtkWidget *widget, Walk *walk)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  walk->n_widgets++;
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
      continue;
    walk->n_controllers++;
    for (int step = 1; step <= 3; step++) {
      gboolean handled = FALSE;

      g_signal_emit_by_name (controller, "scroll-begin");
      g_signal_emit_by_name (controller, "scroll", 0.0, (double) step, &handled);
      g_signal_emit_by_name (controller, "scroll", (double) step, 0.0, &handled);
      g_signal_emit_by_name (controller, "scroll-end");
    }
  }
}

static void
walk_over (GtkWidget *widget, Walk *walk)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  scroll_over (widget, walk);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk_over (child, walk);
}

/* What a person could have changed: texts, what is pressed, and what spins. */
static void
describe (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_TOGGLE_BUTTON (widget))
    g_string_append_c (text, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)) ? '1' : '0');
  if (GTK_IS_EDITABLE (widget))
    g_string_append_printf (text, "<%s>", gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_RANGE (widget) && !GTK_IS_SCROLLBAR (gtk_widget_get_parent (widget)))
    g_string_append_printf (text, "[%g]", gtk_range_get_value (GTK_RANGE (widget)));
  if (GTK_IS_CALENDAR (widget)) {
    g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (widget));
    g_autofree char *day = g_date_time_format (date, "%F");

    g_string_append (text, day);
  }
  if (LIFT_IS_SCALE_CELLS (widget))
    g_string_append_printf (text, "{%d}", lift_scale_cells_get_score (LIFT_SCALE_CELLS (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    describe (child, text);
}

static void
check_page (Harness *harness, const char *name)
{
  GtkWidget *root = GTK_WIDGET (harness->window);
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  Walk walk = { 0, 0 };

  harness_spin (400);
  describe (root, before);
  walk_over (root, &walk);
  harness_spin (1200);
  describe (root, after);
  g_test_message ("%s: %u widgets, %u that hear a wheel", name, walk.n_widgets, walk.n_controllers);
  g_assert_cmpuint (walk.n_widgets, >, 20);
  g_assert_cmpstr (before->str, ==, after->str);
  g_assert_false (lift_diary_model_has_unsaved (harness->model));
}

static guint64
count_saves (Harness *harness)
{
  return lift_edit_queue_get_n_saved (lift_diary_model_get_queue (harness->model));
}

/* Every page of the window. */
static void
test_pages (void)
{
  static const char *const pages[] = { "today", "progress", "diary", "procedure" };
  static const char *const others[] = { "win.show-signs", "win.reminders", "win.preferences", "win.visit",
                                        "win.numbers",    "win.procedure", "win.worried",     "win.help" };
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *root;

  harness_write (harness, harness->today - 1, 6, 3, 2);
  harness_write (harness, harness->today, 4, 3, 2);
  harness_open (harness);
  root = GTK_WIDGET (harness->window);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    gtk_widget_activate_action (root, "win.show-page", "s", pages[i]);
    check_page (harness, pages[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    gtk_widget_activate_action (root, others[i], NULL);
    check_page (harness, others[i]);
  }
  g_assert_cmpuint (count_saves (harness), ==, 0);
}

/* The first steps, where nothing may be answered by a hand that only wants to read on. */
static void
test_first_run (void)
{
  g_autoptr (Harness) harness = harness_new (FALSE);

  harness_open (harness);
  check_page (harness, "first run");
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/scrolling/pages", test_pages);
  g_test_add_func ("/ui/scrolling/first-run", test_first_run);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
