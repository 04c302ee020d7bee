/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <sqlite3.h>

#include "harness.h"
#include "lift-choice-row.h"
#include "lift-day-item.h"
#include "lift-finding-card.h"
#include "lift-first-run-page.h"
#include "lift-scale-cells.h"
#include "lift-signs-page.h"
#include "lift-store-reminders.h"
#include "lift-time-entry.h"
#include "lift-today-page.h"

static gboolean
shows_score (Harness *self, gpointer data)
{
  GtkWidget *cells = harness_get_scale (self, 0);

  return cells != NULL && lift_scale_cells_get_score (LIFT_SCALE_CELLS (cells)) == GPOINTER_TO_INT (data);
}

static gboolean
is_small_button (GtkWidget *widget, gconstpointer data)
{
  graphene_rect_t bounds;

  if (!GTK_IS_BUTTON (widget) || !gtk_widget_get_mapped (widget))
    return FALSE;
  g_assert_true (gtk_widget_compute_bounds (widget, widget, &bounds));
  if (bounds.size.width >= 44 && bounds.size.height >= 44)
    return FALSE;
  g_test_message ("%s is %g by %g", G_OBJECT_TYPE_NAME (widget), bounds.size.width, bounds.size.height);
  return TRUE;
}

static gboolean
has_today_page (Harness *self, gpointer data)
{
  return harness_find_type (GTK_WIDGET (self->window), LIFT_TYPE_TODAY_PAGE, 0) != NULL;
}

static gboolean
is_hidden (Harness *self, gpointer data)
{
  return !gtk_widget_get_visible (GTK_WIDGET (self->window));
}

/* One touch: it is on the disk, and what was not touched is not answered. */
static void
test_touch_is_saved (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;

  harness_open (harness);
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_4);
  g_assert_cmpint (lift_diary_model_get_save_state (harness->model), ==, LIFT_SAVE_PENDING);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  entry = harness_read (harness, harness->today);
  g_assert_nonnull (entry);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 4);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_BRUISING], ==, LIFT_SCORE_NONE);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_DISCOMFORT], ==, LIFT_SCORE_NONE);
  g_assert_false (entry->signs_checked);
  g_assert_cmpstr (entry->note, ==, "");
}

/* Two quick touches of one score are one stay: no conflict, and one Undo takes both back. */
static void
test_stay_is_one_change (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;

  harness_open (harness);
  for (guint key = GDK_KEY_2; key <= GDK_KEY_5; key++) {
    harness_press_key (harness_get_scale (harness, 0), key);
    lift_diary_model_flush (harness->model);
  }
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  entry = harness_read (harness, harness->today);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 5);
  lift_diary_model_undo (harness->model);
  g_assert_true (harness_wait (harness, shows_score, GINT_TO_POINTER (LIFT_SCORE_NONE), 5000));
}

/* Saving and closing at once loses nothing: the pending edit is flushed as a normal revision. */
static void
test_close_flushes (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;

  harness_open (harness);
  harness_press_key (harness_get_scale (harness, 1), GDK_KEY_8);
  gtk_window_close (GTK_WINDOW (harness->window));
  g_assert_true (harness_wait (harness, is_hidden, NULL, 5000));
  entry = harness_read (harness, harness->today);
  g_assert_nonnull (entry);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_BRUISING], ==, 8);
}

/* A sore person with a tablet hits what she aims at. */
static void
test_targets (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  GdkDisplay *display = gdk_display_get_default ();
  GtkWidget *page;

  /* The application reads it by itself; here there is none. */
  gtk_css_provider_load_from_resource (style, "/io/github/afterlift/Afterlift/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  harness_open (harness);
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_4);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  harness_spin (300);
  page = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_TODAY_PAGE, 0);
  g_assert_null (harness_find (page, is_small_button, NULL));
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (style));
}

/* Another program writes; the window shows it within a second. */
static void
test_other_program_is_shown (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);

  harness_open (harness);
  harness_write (harness, harness->today, 6, LIFT_SCORE_NONE, LIFT_SCORE_NONE);
  g_assert_true (harness_wait (harness, shows_score, GINT_TO_POINTER (6), 1000));
}

/* Two programs edit different answers of one day: both are kept. */
static void
test_two_programs_keep_both (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;

  harness_open (harness);
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_3);
  harness_write (harness, harness->today, LIFT_SCORE_NONE, 7, LIFT_SCORE_NONE);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  entry = harness_read (harness, harness->today);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 3);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_BRUISING], ==, 7);
}

static void
type_note (Harness *harness, const char *text)
{
  GtkWidget *view;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.write-note", NULL);
  view = harness_find_type (GTK_WIDGET (harness->window), GTK_TYPE_TEXT_VIEW, 0);
  g_assert_nonnull (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/* Choosing another day while a note is half typed: it stays with the day it was typed for. */
static void
test_switching_keeps_the_note (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) today = NULL;
  g_autoptr (LiftEntry) yesterday = NULL;

  harness_open (harness);
  type_note (harness, "Half a sent");
  lift_diary_model_set_day (harness->model, harness->today - 1);
  type_note (harness, "Yesterday's.");
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  today = harness_read (harness, harness->today);
  yesterday = harness_read (harness, harness->today - 1);
  g_assert_cmpstr (today->note, ==, "Half a sent");
  g_assert_cmpstr (yesterday->note, ==, "Yesterday's.");
}

/* A note does not clear a score, and a score does not clear a note. */
static void
test_fields_are_apart (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;

  harness_write (harness, harness->today, 2, 3, 4);
  harness_open (harness);
  type_note (harness, "Slept well.");
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  harness_press_key (harness_get_scale (harness, 2), GDK_KEY_Delete);
  lift_diary_model_flush (harness->model);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  entry = harness_read (harness, harness->today);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 2);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_BRUISING], ==, 3);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_DISCOMFORT], ==, LIFT_SCORE_NONE);
  g_assert_cmpstr (entry->note, ==, "Slept well.");
}

/* Midnight while she writes: nothing moves silently, and nothing is saved before she has said. */
static void
test_midnight_asks (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) nothing = NULL;
  g_autoptr (LiftEntry) old = NULL;
  g_autoptr (LiftEntry) new = NULL;

  harness_open (harness);
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (harness->clock), "2026-11-19T23:59:50");
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_2);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (harness->clock), "2026-11-20T00:00:20");
  harness_press_key (harness_get_scale (harness, 1), GDK_KEY_5);
  g_assert_true (lift_diary_model_asks_which_day (harness->model));
  g_assert_cmpint (lift_diary_model_get_save_state (harness->model), ==, LIFT_SAVE_HELD);
  harness_spin (900);
  nothing = harness_read (harness, harness->today + 1);
  g_assert_null (nothing);
  g_signal_emit_by_name (
    harness_find_button (GTK_WIDGET (harness->window), "This is about Day 4 · Friday 20 November"), "clicked");
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  old = harness_read (harness, harness->today);
  new = harness_read (harness, harness->today + 1);
  g_assert_cmpint (old->scores[LIFT_SYMPTOM_SWELLING], ==, 2);
  g_assert_cmpint (old->scores[LIFT_SYMPTOM_BRUISING], ==, LIFT_SCORE_NONE);
  g_assert_cmpint (new->scores[LIFT_SYMPTOM_BRUISING], ==, 5);
  g_assert_cmpint (new->scores[LIFT_SYMPTOM_SWELLING], ==, LIFT_SCORE_NONE);
}

/* A window that nobody was writing in shows the new day by itself. */
static void
test_idle_window_moves_on (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);

  harness_open (harness);
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (harness->clock), "2026-11-20T08:00:00");
  lift_diary_model_check_day (harness->model);
  g_assert_false (lift_diary_model_asks_which_day (harness->model));
  g_assert_cmpint (lift_diary_model_get_day (harness->model), ==, harness->today + 1);
}

/* The disk gives trouble: the state line says so, the edit stays, and it is saved when the cause goes. */
static void
test_failed_save_is_kept (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;
  sqlite3 *other = NULL;

  harness_open (harness);
  g_assert_cmpint (sqlite3_open (harness->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_9);
  for (guint i = 0; i < 100 && lift_diary_model_get_save_state (harness->model) != LIFT_SAVE_FAILED; i++)
    harness_spin (200);
  g_assert_cmpint (lift_diary_model_get_save_state (harness->model), ==, LIFT_SAVE_FAILED);
  g_assert_true (lift_diary_model_has_unsaved (harness->model));
  g_assert_true (shows_score (harness, GINT_TO_POINTER (9)));
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 8000));
  entry = harness_read (harness, harness->today);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 9);
}

static gboolean
has_card (Harness *self, gpointer data)
{
  return harness_find_type (GTK_WIDGET (self->window), LIFT_TYPE_FINDING_CARD, 0) != NULL;
}

/* Strong pain: a card under the row that caused it, its text also the description of the cells. */
static void
test_finding_card (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autofree char *said = NULL;
  GtkWidget *card, *row;

  harness_write (harness, harness->today, 3, 3, 8);
  harness_open (harness);
  g_assert_true (harness_wait (harness, has_card, NULL, 4000));
  card = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_FINDING_CARD, 0);
  row = gtk_widget_get_parent (card);
  g_assert_true (gtk_widget_is_ancestor (harness_get_scale (harness, 2), row));
  said = g_strconcat (lift_finding_card_get_text (LIFT_FINDING_CARD (card)),
                      " 0 to 10, no pain to the worst pain I can imagine.", NULL);
  gtk_test_accessible_assert_property (harness_get_scale (harness, 2), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said);
  g_assert_nonnull (strstr (lift_finding_card_get_text (LIFT_FINDING_CARD (card)), "01632 960123"));
  g_signal_emit_by_name (harness_find_button (card, "I told my clinic"), "clicked");
  for (guint i = 0; i < 50; i++) {
    harness_spin (100);
    card = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_FINDING_CARD, 0);
    if (card != NULL && gtk_widget_has_css_class (card, "answered"))
      break;
  }
  g_assert_true (gtk_widget_has_css_class (card, "answered"));
}

static GtkWidget *
find_toggle (GtkWidget *root, const char *text)
{
  for (guint i = 0;; i++) {
    GtkWidget *label = harness_find_type (root, GTK_TYPE_LABEL, i);

    g_assert_nonnull (label);
    if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text) == 0)
      return gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON);
  }
}

static gboolean
is_left_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Left") == 0;
}

static gboolean
has_left (Harness *self, gpointer root)
{
  return harness_find (root, is_left_button, NULL) != NULL;
}

/* "No, nothing" is stored as checked; the list notes a sign with its side. */
static void
test_signs (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) nothing = NULL;
  g_autoptr (LiftEntry) pus = NULL;
  GtkWidget *toggle, *page, *left;

  harness_open (harness);
  toggle = harness_find_button (GTK_WIDGET (harness->window), "No, nothing");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  nothing = harness_read (harness, harness->today);
  g_assert_true (nothing->signs_checked);
  g_assert_cmpuint (nothing->signs->len, ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-signs", NULL);
  page = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_SIGNS_PAGE, 0);
  toggle = find_toggle (page, "Pus, cloudy or bad-smelling fluid from the skin");
  gtk_test_accessible_assert_role (toggle, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  gtk_test_accessible_assert_state (toggle, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  g_assert_true (harness_wait (harness, has_left, gtk_widget_get_parent (toggle), 5000));
  left = harness_find_button (gtk_widget_get_parent (toggle), "Left");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (left), TRUE);
  lift_diary_model_flush (harness->model);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  pus = harness_read (harness, harness->today);
  g_assert_cmpuint (pus->signs->len, ==, 1);
  g_assert_cmpint (g_array_index (pus->signs, LiftSignMark, 0).sign, ==, LIFT_SIGN_PUS);
  g_assert_cmpint (g_array_index (pus->signs, LiftSignMark, 0).side, ==, LIFT_SIDE_LEFT);
}

static void
type_first_time (GtkWidget *root, const char *text)
{
  GtkWidget *entry = harness_find_type (harness_find_type (root, LIFT_TYPE_TIME_ENTRY, 0), GTK_TYPE_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

/* First run: nothing is made before the last step, and then the diary is there. */
static void
test_first_run (void)
{
  g_autoptr (Harness) harness = harness_new (FALSE);
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autoptr (GPtrArray) reminders = NULL;
  GtkWidget *root, *next;

  harness_open (harness);
  root = GTK_WIDGET (harness->window);
  g_assert_cmpint (lift_diary_model_get_state (harness->model), ==, LIFT_DIARY_NONE);
  next = harness_find_button (root, "_Continue");
  g_assert_false (gtk_widget_get_sensitive (next));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (root, "Yesterday")), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (root, "Cheek")), TRUE);
  g_assert_true (gtk_widget_get_sensitive (next));
  g_signal_emit_by_name (next, "clicked");
  harness_spin (400);
  gtk_editable_set_text (GTK_EDITABLE (harness_find_type (root, GTK_TYPE_ENTRY, 0)), "01632 960123");
  g_signal_emit_by_name (harness_find_button (root, "_Continue"), "clicked");
  harness_spin (400);
  type_first_time (root, "21:15");
  g_signal_emit_by_name (harness_find_button (root, "_Continue"), "clicked");
  harness_spin (400);
  g_assert_false (g_file_test (harness->path, G_FILE_TEST_EXISTS));
  g_signal_emit_by_name (harness_find_button (root, "_Start"), "clicked");
  g_assert_true (harness_wait (harness, has_today_page, NULL, 5000));
  store = harness_open_store (harness);
  procedure = lift_store_get_current_procedure (store, NULL);
  g_assert_nonnull (procedure);
  g_assert_cmpint (procedure->day0, ==, harness->today - 1);
  g_assert_cmpstr (procedure->phone, ==, "01632 960123");
  g_assert_cmpuint (procedure->areas->len, ==, 1);
  reminders = lift_store_list_reminders (store, NULL);
  g_assert_cmpuint (reminders->len, ==, 1);
  g_assert_cmpint (((LiftReminder *) g_ptr_array_index (reminders, 0))->minute, ==, 21 * 60 + 15);
  lift_store_close (store, NULL);
}

static gboolean
has_name (GtkWidget *widget)
{
  g_autofree char *label = NULL;

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  return GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL;
}

/* Widgets of the toolkit that are made of a named one, or whose name GTK makes itself. */
static gboolean
names_itself (GtkWidget *widget)
{
  return GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_VIEWPORT (widget) || GTK_IS_SCROLLED_WINDOW (widget) ||
         GTK_IS_TEXT (widget) || ADW_IS_VIEW_SWITCHER (widget) || ADW_IS_VIEW_SWITCHER_BAR (widget) ||
         GTK_IS_WINDOW (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_STACK (widget) || GTK_IS_CALENDAR (widget);
}

static void
check_names (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_WINDOW_CONTROLS (widget) || ADW_IS_VIEW_SWITCHER (widget) ||
      GTK_IS_CALENDAR (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !names_itself (widget) && !GTK_IS_LABEL (widget) &&
      !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) && !has_name (widget))
    g_error ("A %s has no accessible name", G_OBJECT_TYPE_NAME (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

static void
test_everything_has_a_name (void)
{
  static const char *const pages[] = { "today", "progress", "diary" };
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *root;

  harness_write (harness, harness->today - 1, 3, 3, 8);
  harness_write (harness, harness->today, 3, 3, 8);
  harness_open (harness);
  root = GTK_WIDGET (harness->window);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    gtk_widget_activate_action (root, "win.show-page", "s", pages[i]);
    harness_spin (400);
    check_names (root);
  }
  gtk_widget_activate_action (root, "win.show-signs", NULL);
  harness_spin (400);
  check_names (root);
  gtk_widget_activate_action (root, "win.worried", NULL);
  harness_spin (400);
  check_names (root);
  gtk_widget_activate_action (root, "win.numbers", NULL);
  harness_spin (400);
  check_names (root);
}

/* Nothing asks for more than the narrowest window has. */
static void
test_narrow (void)
{
  static const char *const pages[] = { "today", "progress", "diary" };
  g_autoptr (Harness) harness = harness_new (TRUE);
  int minimum;

  harness_write (harness, harness->today, 3, 3, 8);
  harness_open (harness);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-page", "s", pages[i]);
    harness_spin (300);
    gtk_widget_measure (GTK_WIDGET (harness->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    g_assert_cmpint (minimum, <=, 360);
  }
}

/* Deleting a day from the list, and taking that back. */
static void
test_delete_and_undo (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) deleted = NULL;
  g_autoptr (LiftEntry) back = NULL;

  harness_write (harness, harness->today, 5, 3, 2);
  harness_open (harness);
  lift_diary_model_delete_day (harness->model, harness->today);
  g_assert_true (harness_wait (harness, shows_score, GINT_TO_POINTER (LIFT_SCORE_NONE), 5000));
  deleted = harness_read (harness, harness->today);
  g_assert_true (deleted == NULL || deleted->deleted);
  lift_diary_model_undo (harness->model);
  g_assert_true (harness_wait (harness, shows_score, GINT_TO_POINTER (5), 5000));
  back = harness_read (harness, harness->today);
  g_assert_cmpint (back->scores[LIFT_SYMPTOM_DISCOMFORT], ==, 2);
}

/* A file that is no diary: a sentence, and the file is as it was. */
static void
test_not_a_diary (void)
{
  g_autoptr (Harness) harness = harness_new (FALSE);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (harness->path, "This is a letter, not a diary.\n", -1, NULL));
  harness_open (harness);
  g_assert_cmpint (lift_diary_model_get_state (harness->model), ==, LIFT_DIARY_BROKEN);
  g_assert_cmpuint (strlen (lift_diary_model_get_error (harness->model)->message), >, 20);
  g_assert_true (g_file_get_contents (harness->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "This is a letter, not a diary.\n");
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/window/touch-is-saved", test_touch_is_saved);
  g_test_add_func ("/ui/window/stay-is-one-change", test_stay_is_one_change);
  g_test_add_func ("/ui/window/close-flushes", test_close_flushes);
  g_test_add_func ("/ui/window/targets", test_targets);
  g_test_add_func ("/ui/window/other-program-is-shown", test_other_program_is_shown);
  g_test_add_func ("/ui/window/two-programs-keep-both", test_two_programs_keep_both);
  g_test_add_func ("/ui/window/switching-keeps-the-note", test_switching_keeps_the_note);
  g_test_add_func ("/ui/window/fields-are-apart", test_fields_are_apart);
  g_test_add_func ("/ui/window/midnight-asks", test_midnight_asks);
  g_test_add_func ("/ui/window/idle-window-moves-on", test_idle_window_moves_on);
  g_test_add_func ("/ui/window/failed-save-is-kept", test_failed_save_is_kept);
  g_test_add_func ("/ui/window/finding-card", test_finding_card);
  g_test_add_func ("/ui/window/signs", test_signs);
  g_test_add_func ("/ui/window/first-run", test_first_run);
  g_test_add_func ("/ui/window/everything-has-a-name", test_everything_has_a_name);
  g_test_add_func ("/ui/window/narrow", test_narrow);
  g_test_add_func ("/ui/window/delete-and-undo", test_delete_and_undo);
  g_test_add_func ("/ui/window/not-a-diary", test_not_a_diary);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
