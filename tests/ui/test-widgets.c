/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "harness.h"
#include "lift-chart-view.h"
#include "lift-choice-row.h"
#include "lift-format-procedure.h"
#include "lift-milestone.h"
#include "lift-scale-cells.h"
#include "lift-scale-row.h"
#include "lift-ui-parts.h"
#include "lift-week-strip.h"

static GtkWidget *
nth_child (GtkWidget *widget, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
count_cb (GtkWidget *widget, int score, gpointer user_data)
{
  int *last = user_data;

  *last = score;
}

static void
test_scale_roles (void)
{
  GtkWidget *cells = g_object_ref_sink (lift_scale_cells_new (LIFT_SYMPTOM_SWELLING));

  gtk_test_accessible_assert_role (cells, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_test_accessible_assert_property (cells, GTK_ACCESSIBLE_PROPERTY_LABEL, "Swelling");
  gtk_test_accessible_assert_property (cells, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "0 to 10, no swelling to the most I can imagine.");
  for (guint i = 0; i <= LIFT_SCORE_MAX; i++) {
    gtk_test_accessible_assert_role (nth_child (cells, i), GTK_ACCESSIBLE_ROLE_RADIO);
    gtk_test_accessible_assert_state (nth_child (cells, i), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  }
  lift_scale_cells_set_yesterday (LIFT_SCALE_CELLS (cells), 5);
  gtk_test_accessible_assert_property (cells, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "0 to 10, no swelling to the most I can imagine. Yesterday 5.");
  g_assert_cmpint (lift_scale_cells_get_score (LIFT_SCALE_CELLS (cells)), ==, LIFT_SCORE_NONE);
  g_assert_finalize_object (cells);
}

static void
test_scale_keys (void)
{
  GtkWidget *cells = g_object_ref_sink (lift_scale_cells_new (LIFT_SYMPTOM_DISCOMFORT));
  LiftScaleCells *scale = LIFT_SCALE_CELLS (cells);
  int last = -9;

  g_signal_connect (cells, "chosen", G_CALLBACK (count_cb), &last);
  g_assert_cmpint (lift_scale_cells_get_score (scale), ==, LIFT_SCORE_NONE);
  harness_press_key (cells, GDK_KEY_Right);
  g_assert_cmpint (last, ==, 0);
  harness_press_key (cells, GDK_KEY_Left);
  g_assert_cmpint (lift_scale_cells_get_score (scale), ==, 0);
  harness_press_key (cells, GDK_KEY_7);
  g_assert_cmpint (last, ==, 7);
  gtk_test_accessible_assert_state (nth_child (cells, 7), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  harness_press_key (cells, GDK_KEY_End);
  g_assert_cmpint (last, ==, 10);
  harness_press_key (cells, GDK_KEY_Right);
  g_assert_cmpint (lift_scale_cells_get_score (scale), ==, 10);
  harness_press_key (cells, GDK_KEY_Home);
  g_assert_cmpint (last, ==, 0);
  harness_press_key (cells, GDK_KEY_Delete);
  g_assert_cmpint (last, ==, LIFT_SCORE_NONE);
  for (guint i = 0; i <= LIFT_SCORE_MAX; i++)
    gtk_test_accessible_assert_state (nth_child (cells, i), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_assert_finalize_object (cells);
}

/* "1" waits for a "0"; together they are 10, never 0, and alone it is 1. */
static void
test_scale_ten (void)
{
  GtkWidget *cells = g_object_ref_sink (lift_scale_cells_new (LIFT_SYMPTOM_DISCOMFORT));
  LiftScaleCells *scale = LIFT_SCALE_CELLS (cells);

  harness_press_key (cells, GDK_KEY_1);
  g_assert_cmpint (lift_scale_cells_get_score (scale), ==, LIFT_SCORE_NONE);
  harness_press_key (cells, GDK_KEY_0);
  g_assert_cmpint (lift_scale_cells_get_score (scale), ==, 10);
  harness_press_key (cells, GDK_KEY_1);
  harness_spin (1200);
  g_assert_cmpint (lift_scale_cells_get_score (scale), ==, 1);
  harness_press_key (cells, GDK_KEY_0);
  g_assert_cmpint (lift_scale_cells_get_score (scale), ==, 0);
  harness_press_key (cells, GDK_KEY_1);
  harness_press_key (cells, GDK_KEY_KP_4);
  harness_spin (1200);
  g_assert_cmpint (lift_scale_cells_get_score (scale), ==, 4);
  /* Digits of another script are digits, too. */
  harness_press_key (cells, GDK_KEY_Arabic_6);
  g_assert_cmpint (lift_scale_cells_get_score (scale), ==, 6);
  g_assert_finalize_object (cells);
}

/* The wheel and the touchpad must never answer for her. */
static void
test_scale_ignores_scrolling (void)
{
  GtkWidget *cells = g_object_ref_sink (lift_scale_cells_new (LIFT_SYMPTOM_DISCOMFORT));

  for (GtkWidget *widget = cells; widget != NULL;
       widget = widget == cells ? gtk_widget_get_first_child (cells) : gtk_widget_get_next_sibling (widget)) {
    g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      g_assert_false (GTK_IS_EVENT_CONTROLLER_SCROLL (controller));
    }
  }
  g_assert_finalize_object (cells);
}

static void
test_scale_keys_rtl (void)
{
  GtkWidget *cells = g_object_ref_sink (lift_scale_cells_new (LIFT_SYMPTOM_DISCOMFORT));

  gtk_widget_set_direction (cells, GTK_TEXT_DIR_RTL);
  lift_scale_cells_set_score (LIFT_SCALE_CELLS (cells), 4);
  harness_press_key (cells, GDK_KEY_Left);
  g_assert_cmpint (lift_scale_cells_get_score (LIFT_SCALE_CELLS (cells)), ==, 5);
  harness_press_key (cells, GDK_KEY_Right);
  g_assert_cmpint (lift_scale_cells_get_score (LIFT_SCALE_CELLS (cells)), ==, 4);
  g_assert_finalize_object (cells);
}

static void
test_scale_size (void)
{
  GtkWidget *cells = g_object_ref_sink (lift_scale_cells_new (LIFT_SYMPTOM_DISCOMFORT));
  int minimum, narrow, wide;

  gtk_widget_measure (cells, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 296);
  gtk_widget_measure (cells, GTK_ORIENTATION_VERTICAL, minimum, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (cells, GTK_ORIENTATION_VERTICAL, 620, &wide, NULL, NULL, NULL);
  /* Two rows of at least 44 pixels when it is narrow, one row when it is wide. */
  g_assert_cmpint (narrow, >=, 2 * 44);
  g_assert_cmpint (wide, <, narrow);
  g_assert_finalize_object (cells);
}

static void
test_choice_row (void)
{
  const char *const answers[] = { "Yes", "No", NULL };
  GtkWidget *row = g_object_ref_sink (lift_choice_row_new ("Took anything for pain today?", NULL, answers));
  GtkWidget *yes = harness_find_type (row, GTK_TYPE_TOGGLE_BUTTON, 0);
  GtkWidget *no = harness_find_type (row, GTK_TYPE_TOGGLE_BUTTON, 1);

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Took anything for pain today?");
  g_assert_cmpint (lift_choice_row_get_choice (LIFT_CHOICE_ROW (row)), ==, -1);
  gtk_test_accessible_assert_role (yes, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_state (yes, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (yes), TRUE);
  gtk_test_accessible_assert_state (yes, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  g_assert_cmpint (lift_choice_row_get_choice (LIFT_CHOICE_ROW (row)), ==, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (no), TRUE);
  g_assert_cmpint (lift_choice_row_get_choice (LIFT_CHOICE_ROW (row)), ==, 1);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (yes)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (no), FALSE);
  g_assert_cmpint (lift_choice_row_get_choice (LIFT_CHOICE_ROW (row)), ==, -1);
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (row), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (no), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (no), FALSE);
  g_assert_cmpint (lift_choice_row_get_choice (LIFT_CHOICE_ROW (row)), ==, 1);
  g_assert_finalize_object (row);
}

static LiftEpisode *
make_episode (void)
{
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);

  procedure->day0 = lift_date_from_ymd (2026, 11, 16);
  for (int day = 0; day < 4; day++) {
    LiftEntry *entry = lift_entry_new (NULL, procedure->day0 + day);

    if (day == 2)
      entry->first_recorded_at = G_GINT64_CONSTANT (1800000000);
    entry->scores[LIFT_SYMPTOM_SWELLING] = 6 - day;
    if (day != 2)
      entry->scores[LIFT_SYMPTOM_BRUISING] = 3;
    if (day != 1)
      g_ptr_array_add (entries, lift_entry_ref (entry));
    lift_entry_unref (entry);
  }
  return lift_episode_new (procedure, entries, 0);
}

static void
test_week_strip (void)
{
  g_autoptr (LiftEpisode) episode = make_episode ();
  LiftDate day0 = lift_episode_get_procedure (episode)->day0;
  GtkWidget *strip = g_object_ref_sink (g_object_new (LIFT_TYPE_WEEK_STRIP, NULL));
  int chosen = 0;

  g_signal_connect (strip, "day-chosen", G_CALLBACK (count_cb), &chosen);
  lift_week_strip_update (LIFT_WEEK_STRIP (strip), episode, day0 + 3, day0 + 3);
  gtk_test_accessible_assert_property (nth_child (strip, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Procedure day · Monday 16 November, written");
  gtk_test_accessible_assert_property (nth_child (strip, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Day 1 · Tuesday 17 November, empty");
  gtk_test_accessible_assert_property (nth_child (strip, 2), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Day 2 · Wednesday 18 November, written later");
  g_assert_true (gtk_widget_get_sensitive (nth_child (strip, 3)));
  g_assert_false (gtk_widget_get_sensitive (nth_child (strip, 4)));
  g_signal_emit_by_name (nth_child (strip, 1), "clicked");
  g_assert_cmpint (chosen, ==, day0 + 1);
  g_assert_finalize_object (strip);
}

static void
activated_cb (GtkWidget *chart, int day, gpointer user_data)
{
  *(int *) user_data = day;
}

static void
test_chart_view (void)
{
  g_autoptr (LiftEpisode) episode = make_episode ();
  LiftDate day0 = lift_episode_get_procedure (episode)->day0;
  GtkWidget *chart = g_object_ref_sink (lift_chart_view_new ());
  GtkAllocation place = { 0, 0, 600, 300 };
  graphene_rect_t first, last;
  int day = 0;

  lift_chart_view_set (LIFT_CHART_VIEW (chart), episode, NULL, 1u << LIFT_SYMPTOM_SWELLING, FALSE, day0 + 3);
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Chart of your days");
  gtk_test_accessible_assert_property (nth_child (chart, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Procedure day · Monday 16 November: Swelling 6 · moderate");
  gtk_test_accessible_assert_property (nth_child (chart, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Day 2 · Wednesday 18 November: Swelling 4 · moderate, written later");
  g_signal_connect (chart, "day-activated", G_CALLBACK (activated_cb), &day);
  g_signal_emit_by_name (nth_child (chart, 1), "clicked");
  g_assert_cmpint (day, ==, day0 + 2);
  for (int rtl = 0; rtl < 2; rtl++) {
    gtk_widget_set_direction (chart, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
    gtk_widget_measure (chart, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
    gtk_widget_size_allocate (chart, &place, -1);
    g_assert_true (gtk_widget_compute_bounds (nth_child (chart, 0), chart, &first));
    g_assert_true (gtk_widget_compute_bounds (nth_child (chart, 2), chart, &last));
    if (rtl)
      g_assert_cmpfloat (first.origin.x, >, last.origin.x);
    else
      g_assert_cmpfloat (first.origin.x, <, last.origin.x);
    /* A higher score is higher on the screen. */
    g_assert_cmpfloat (first.origin.y, <, last.origin.y);
  }
  g_assert_finalize_object (chart);
}

static const char *
get_card_text (GtkWidget *chart, int nth)
{
  GtkWidget *card = gtk_widget_get_last_child (chart);

  return gtk_widget_get_visible (card) ? gtk_label_get_label (GTK_LABEL (nth_child (card, nth))) : NULL;
}

static void
move_pointer (GtkWidget *widget, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
      g_signal_emit_by_name (controller, "motion", x, y);
  }
}

/* Other programs' windows and a busy machine may keep it waiting for its place. */
static void
wait_for_place (GtkWidget *chart)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while ((gtk_widget_get_width (chart) == 0 || !gtk_widget_get_mapped (gtk_widget_get_first_child (chart))) &&
         g_get_monotonic_time () < end)
    harness_spin (20);
  g_assert_cmpint (gtk_widget_get_width (chart), >, 0);
  harness_spin (100);
}

/* One stop of the Tab key; arrows stay within a symptom, up and down change it; the card tells the day. */
static void
test_chart_cursor (void)
{
  g_autoptr (LiftEpisode) episode = make_episode ();
  LiftDate day0 = lift_episode_get_procedure (episode)->day0;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *chart = lift_chart_view_new ();
  GtkWidget *before = gtk_button_new_with_label ("before");
  GtkWidget *after = gtk_button_new_with_label ("after");

  lift_chart_view_set (LIFT_CHART_VIEW (chart), episode, NULL, 3u, TRUE, day0 + 3);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), chart);
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_place (chart);
  gtk_widget_grab_focus (before);
  g_assert_null (get_card_text (chart, 0));
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  /* It enters at the newest day. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_child (chart, 2));
  harness_press_key (chart, GDK_KEY_Left);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_child (chart, 1));
  g_assert_cmpstr (get_card_text (chart, 0), ==, "Day 2 · Wednesday 18 November");
  g_assert_nonnull (strstr (get_card_text (chart, 1), "Swelling 4 · moderate"));
  g_assert_nonnull (strstr (get_card_text (chart, 1), "Written later."));
  /* A pointer that only rests there does not take the card from the keyboard. */
  move_pointer (chart, 40, 60);
  g_assert_cmpstr (get_card_text (chart, 0), ==, "Procedure day · Monday 16 November");
  harness_press_key (chart, GDK_KEY_Right);
  harness_press_key (chart, GDK_KEY_Left);
  move_pointer (chart, 40, 60);
  g_assert_cmpstr (get_card_text (chart, 0), ==, "Day 2 · Wednesday 18 November");
  /* Day 2 has no bruising: the nearest day that has. */
  harness_press_key (chart, GDK_KEY_Down);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_child (chart, 4));
  harness_press_key (chart, GDK_KEY_Home);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_child (chart, 3));
  harness_press_key (chart, GDK_KEY_Down);
  harness_press_key (chart, GDK_KEY_Up);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_child (chart, 0));
  harness_press_key (chart, GDK_KEY_Home);
  harness_press_key (chart, GDK_KEY_Left);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_child (chart, 0));
  harness_press_key (chart, GDK_KEY_End);
  harness_press_key (chart, GDK_KEY_Right);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_child (chart, 2));
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == after);
  g_assert_null (get_card_text (chart, 0));
  /* Shown anew, the points are the same widgets, and the cursor is where it was. */
  gtk_widget_grab_focus (chart);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_child (chart, 2));
  lift_chart_view_set (LIFT_CHART_VIEW (chart), episode, NULL, 3u, FALSE, day0 + 3);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_child (chart, 2));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* From right to left the left arrow goes to the next day; a milestone of the day is on its card. */
static void
test_chart_beside (void)
{
  g_autoptr (LiftEpisode) episode = make_episode ();
  g_autoptr (GPtrArray) milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_milestone_free);
  LiftDate day0 = lift_episode_get_procedure (episode)->day0;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *chart = lift_chart_view_new ();
  int without, with;

  lift_chart_view_set (LIFT_CHART_VIEW (chart), episode, NULL, 1u, FALSE, day0 + 3);
  gtk_widget_measure (chart, GTK_ORIENTATION_VERTICAL, 500, &without, NULL, NULL, NULL);
  g_ptr_array_add (milestones, lift_milestone_new ("a", LIFT_MILESTONE_MAKE_UP, day0 + 2));
  lift_chart_view_set_beside (LIFT_CHART_VIEW (chart), episode, milestones);
  lift_chart_view_set (LIFT_CHART_VIEW (chart), episode, NULL, 1u, FALSE, day0 + 3);
  /* The mark has its lane; the earlier line needs a place in the legend, but no point to step to. */
  gtk_widget_measure (chart, GTK_ORIENTATION_VERTICAL, 500, &with, NULL, NULL, NULL);
  g_assert_cmpint (with, >, without);
  g_assert_true (nth_child (chart, 3) == gtk_widget_get_last_child (chart));
  gtk_widget_set_direction (chart, GTK_TEXT_DIR_RTL);
  gtk_window_set_child (GTK_WINDOW (window), chart);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_place (chart);
  gtk_widget_grab_focus (chart);
  harness_press_key (chart, GDK_KEY_Home);
  harness_press_key (chart, GDK_KEY_Left);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_child (chart, 1));
  g_assert_nonnull (strstr (get_card_text (chart, 1), lift_format_milestone (LIFT_MILESTONE_MAKE_UP)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
find_cursor (GtkWidget *entry, gsize position)
{
  graphene_rect_t where;

  gtk_text_compute_cursor_extents (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry))), position, &where, NULL);
  return (int) where.origin.x;
}

/* In a window from right to left, "01632 960123" is not written as "960123 01632". */
static void
test_phone_entry (void)
{
  GtkWidget *window, *plain, *kept, *box;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = gtk_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  plain = gtk_entry_new ();
  kept = gtk_entry_new ();
  lift_ui_keep_left_to_right (GTK_EDITABLE (kept));
  gtk_editable_set_text (GTK_EDITABLE (plain), "01632 960123");
  gtk_editable_set_text (GTK_EDITABLE (kept), "01632 960123");
  /* With the focus, the keyboard has a say in it. */
  gtk_box_append (GTK_BOX (box), gtk_button_new ());
  gtk_box_append (GTK_BOX (box), plain);
  gtk_box_append (GTK_BOX (box), kept);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  harness_spin (300);
  /* Without it the second group stands to the left of the first one; else this would prove nothing. */
  g_assert_cmpint (find_cursor (plain, 7), <, find_cursor (plain, 1));
  g_assert_cmpint (find_cursor (kept, 7), >, find_cursor (kept, 1));
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What a portal handed in has a path that says nothing to her. */
static void
test_portal_paths (void)
{
  g_autofree char *handed = g_build_filename (g_get_user_runtime_dir (), "doc", "1a2b3c4d", "visit.pdf", NULL);

  g_assert_true (lift_ui_is_of_portal (handed));
  g_assert_false (lift_ui_is_of_portal ("/home/her/doc/visit.pdf"));
  g_assert_false (lift_ui_is_of_portal ("visit.pdf"));
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/scale/roles", test_scale_roles);
  g_test_add_func ("/ui/scale/keys", test_scale_keys);
  g_test_add_func ("/ui/scale/ten", test_scale_ten);
  g_test_add_func ("/ui/scale/keys-rtl", test_scale_keys_rtl);
  g_test_add_func ("/ui/scale/ignores-scrolling", test_scale_ignores_scrolling);
  g_test_add_func ("/ui/scale/size", test_scale_size);
  g_test_add_func ("/ui/choice-row", test_choice_row);
  g_test_add_func ("/ui/week-strip", test_week_strip);
  g_test_add_func ("/ui/chart-view", test_chart_view);
  g_test_add_func ("/ui/chart-cursor", test_chart_cursor);
  g_test_add_func ("/ui/portal-paths", test_portal_paths);
  g_test_add_func ("/ui/phone-entry", test_phone_entry);
  g_test_add_func ("/ui/chart-beside", test_chart_beside);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
