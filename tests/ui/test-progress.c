/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The events of a day on Today, and the page that shows how the days went. */

#include <string.h>

#include "harness.h"
#include "lift-chart-view.h"
#include "lift-event-row.h"
#include "lift-expander.h"
#include "lift-progress-page.h"

static LiftStore *
write_ticks (Harness *harness, LiftDate day, const char *kind, const char *text)
{
  LiftStore *store = harness_open_store (harness);
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSaveResult) result = NULL;
  g_autoptr (GPtrArray) ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_tick_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (ticks, lift_tick_new (kind, text));
  lift_patch_set_ticks (patch, ticks);
  result = lift_store_save (store, harness->procedure, day, patch, NULL, NULL, &error);
  g_assert_no_error (error);
  return store;
}

static void
assert_tick (const LiftEntry *entry, guint n, const char *kind, const char *text)
{
  const LiftTick *tick;

  g_assert_cmpuint (n, <, entry->ticks->len);
  tick = g_ptr_array_index (entry->ticks, n);
  g_assert_cmpstr (tick->kind, ==, kind);
  g_assert_cmpstr (tick->text, ==, text);
}

static gboolean
match_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_label (GTK_LABEL (widget)), data) != NULL;
}

static gboolean
shows_text (Harness *harness, gpointer data)
{
  return harness_find (GTK_WIDGET (harness->window), match_label, data) != NULL;
}

static void
count_cb (GtkWidget *row, gpointer user_data)
{
  (*(int *) user_data)++;
}

/* What is written can be read back, what is shown already is left alone, and nothing unknown is lost. */
static void
test_event_row (void)
{
  GtkWidget *row = g_object_ref_sink (lift_event_row_new ());
  g_autoptr (GPtrArray) ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_tick_free);
  g_autoptr (GPtrArray) shown = NULL;
  GtkWidget *line;
  int n_edits = 0;

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Also that day");
  g_signal_connect (row, "edited", G_CALLBACK (count_cb), &n_edits);
  g_ptr_array_add (ticks, lift_tick_new ("own", "Walked to the sea"));
  g_ptr_array_add (ticks, lift_tick_new ("massage-chair", NULL));
  g_ptr_array_add (ticks, lift_tick_new ("cold-pack", NULL));
  lift_event_row_set_ticks (LIFT_EVENT_ROW (row), ticks);
  g_assert_cmpint (n_edits, ==, 0);
  gtk_test_accessible_assert_state (harness_find_type (row, GTK_TYPE_TOGGLE_BUTTON, 0), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  line = harness_find_type (row, GTK_TYPE_ENTRY, 0);
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_LABEL, "Something else, in your words");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "Walked to the sea");
  g_assert_nonnull (harness_find_type (row, GTK_TYPE_ENTRY, 1));
  /* A blank at the end is still being written: the same event, and the text stays as it is. */
  gtk_editable_set_text (GTK_EDITABLE (line), "Walked to the sea ");
  g_assert_cmpint (n_edits, >, 0);
  lift_event_row_set_ticks (LIFT_EVENT_ROW (row), ticks);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "Walked to the sea ");
  shown = lift_event_row_list_ticks (LIFT_EVENT_ROW (row));
  g_assert_cmpuint (shown->len, ==, 3);
  g_assert_cmpstr (((LiftTick *) g_ptr_array_index (shown, 2))->kind, ==, "massage-chair");
  g_ptr_array_set_size (ticks, 0);
  lift_event_row_set_ticks (LIFT_EVENT_ROW (row), ticks);
  g_assert_null (harness_find_type (row, GTK_TYPE_ENTRY, 1));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (harness_find_type (row, GTK_TYPE_ENTRY, 0))), ==, "");
  g_assert_finalize_object (row);
}

/* Written on Today, each at once; a line that is emptied is no event. */
static void
test_today (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) first = NULL;
  g_autoptr (LiftEntry) second = NULL;
  GtkWidget *row, *line;

  harness_open (harness);
  lift_expander_set_open (LIFT_EXPANDER (harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_EXPANDER, 0)), TRUE);
  harness_spin (300);
  row = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_EVENT_ROW, 0);
  g_assert_nonnull (row);
  g_signal_emit_by_name (harness_find_button (row, "Clinic visit"), "clicked");
  line = harness_find_type (row, GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (line), "Back at work");
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  first = harness_read (harness, harness->today);
  g_assert_cmpuint (first->ticks->len, ==, 2);
  assert_tick (first, 0, "clinic-visit", NULL);
  assert_tick (first, 1, "own", "Back at work");
  g_assert_true (harness_find_type (row, GTK_TYPE_ENTRY, 0) == line);
  gtk_editable_set_text (GTK_EDITABLE (line), "");
  harness_spin (50);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  second = harness_read (harness, harness->today);
  g_assert_cmpuint (second->ticks->len, ==, 1);
  assert_tick (second, 0, "clinic-visit", NULL);
}

static GtkWidget *
open_progress (Harness *harness)
{
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-page", "s", "progress");
  harness_spin (300);
  return harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_PROGRESS_PAGE, 0);
}

/* As the key does: by the page's own shortcuts. */
static void
press_shortcut (GtkWidget *page)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
    g_autoptr (GtkShortcut) shortcut = NULL;

    if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
      continue;
    shortcut = g_list_model_get_item (G_LIST_MODEL (controller), 0);
    gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, page, NULL);
  }
}

/* The table is one key away, has what else was noted, and takes the focus; the key closes it again. */
static void
test_table (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *page;

  harness_write (harness, harness->today - 1, 4, 3, 2);
  g_object_unref (write_ticks (harness, harness->today - 1, "own", "Walked to the sea"));
  harness_open (harness);
  page = open_progress (harness);
  g_assert_false (shows_text (harness, (gpointer) "Walked to the sea"));
  press_shortcut (page);
  g_assert_true (harness_wait (harness, shows_text, (gpointer) "Walked to the sea", 3000));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (harness->window)), page));
  press_shortcut (page);
  g_assert_false (lift_expander_get_open (LIFT_EXPANDER (harness_find_type (page, LIFT_TYPE_EXPANDER, 0))));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
has_text (Harness *harness, gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_copy (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autofree char *text = NULL;
  GtkWidget *page;

  harness_write (harness, harness->today - 1, 4, 3, 2);
  harness_open (harness);
  page = open_progress (harness);
  g_signal_emit_by_name (harness_find_button (page, "Copy as text"), "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (page), NULL, text_read_cb, &text);
  g_assert_true (harness_wait (harness, has_text, &text, 3000));
  g_assert_nonnull (strstr (text, "Swelling: 4 on day 2."));
  g_assert_nonnull (strstr (text, "\nDay 2 · Wednesday 18 November: Swelling 4 · moderate; Bruising 3 · mild"));
  g_assert_nonnull (strstr (text, "no clinician has reviewed it."));
}

static gboolean
match_compare (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_get_visible (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Also show: Thread lift of May 2024") == 0;
}

/* Only who had an earlier thread lift is asked whether to show it. */
static void
test_compare (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (LiftProcedure) earlier = NULL;
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSaveResult) result = NULL;
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page, *compare;

  harness_write (harness, harness->today - 1, 4, 3, 2);
  harness_open (harness);
  page = open_progress (harness);
  g_assert_null (harness_find (page, match_compare, NULL));
  store = harness_open_store (harness);
  procedure->day0 = lift_date_from_ymd (2024, 5, 10);
  earlier = lift_store_add_procedure (store, procedure, &error);
  g_assert_no_error (error);
  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, 7);
  result = lift_store_save (store, earlier->uuid, earlier->day0 + 1, patch, NULL, NULL, &error);
  g_assert_no_error (error);
  lift_store_close (store, NULL);
  lift_diary_model_reload (harness->model);
  harness_spin (500);
  compare = harness_find (page, match_compare, NULL);
  g_assert_nonnull (compare);
  gtk_test_accessible_assert_role (compare, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  g_signal_emit_by_name (compare, "clicked");
  harness_spin (300);
  /* Its days are in the picture, and the points that are stepped through stay those of this procedure. */
  g_assert_null (harness_find_type (harness_find_type (page, LIFT_TYPE_CHART_VIEW, 0), GTK_TYPE_BUTTON, 1));
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/progress/event-row", test_event_row);
  g_test_add_func ("/ui/progress/today", test_today);
  g_test_add_func ("/ui/progress/table", test_table);
  g_test_add_func ("/ui/progress/copy", test_copy);
  g_test_add_func ("/ui/progress/compare", test_compare);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
