/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "harness.h"
#include "lift-choice-row.h"
#include "lift-help-page.h"
#include "lift-signs-page.h"
#include "lift-store-reminders.h"
#include "lift-today-later.h"
#include "lift-visit-page.h"

static gboolean
match_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_label (GTK_LABEL (widget)), data) != NULL;
}

static gboolean
says (Harness *self, gpointer data)
{
  return harness_find (GTK_WIDGET (self->window), match_label, data) != NULL;
}

static gboolean
says_no_more (Harness *self, gpointer data)
{
  return !says (self, data);
}

static void
press (Harness *self, const char *label)
{
  g_signal_emit_by_name (harness_find_button (GTK_WIDGET (self->window), label), "clicked");
}

static void
choose (Harness *self, const char *label)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (GTK_WIDGET (self->window), label)), TRUE);
}

/* The clock of the harness stands at day 3; this moves it to another one, at 20:00. */
static void
move_to_day (Harness *self, int day)
{
  g_autofree char *iso = lift_date_to_iso (self->today - 3 + day);
  g_autofree char *local = g_strdup_printf ("%sT20:00:00", iso);

  lift_fixed_clock_set (LIFT_FIXED_CLOCK (self->clock), local);
  self->today += day - 3;
}

static void
add_question (Harness *self, const char *text)
{
  g_autoptr (LiftStore) store = harness_open_store (self);
  g_autoptr (LiftProcedureChange) change = lift_procedure_change_new_question (text);
  g_autoptr (LiftProcedure) stored = lift_store_change_procedure (store, self->procedure, change, NULL);

  g_assert_nonnull (stored);
  lift_store_close (store, NULL);
}

static gboolean
is_ticked (Harness *self, gpointer data)
{
  g_autoptr (LiftStore) store = harness_open_store (self);
  g_autoptr (LiftProcedure) procedure = lift_store_get_procedure (store, self->procedure, NULL);
  LiftQuestion *question = g_ptr_array_index (procedure->questions, 0);

  lift_store_close (store, NULL);
  return (question->ticked_at != 0) == GPOINTER_TO_INT (data);
}

static gboolean
match_check (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && g_object_get_data (G_OBJECT (widget), "question") != NULL;
}

/* What the clinic sees: the days, and her questions, ticked off there; Undo opens one again. */
static void
test_page (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *root, *page, *check;

  harness_write (harness, harness->today - 1, 6, 3, 2);
  add_question (harness, "When may I swim?");
  harness_open (harness);
  root = GTK_WIDGET (harness->window);
  gtk_widget_activate_action (root, "win.visit", NULL);
  g_assert_true (harness_wait (harness, says, (gpointer) "Recovery diary after thread lift", 3000));
  g_assert_true (says (harness, (gpointer) "6 (day 2)"));
  g_assert_true (says (harness, (gpointer) "None noted. Asked on 0 of 1 written day."));
  page = harness_find_type (root, LIFT_TYPE_VISIT_PAGE, 0);
  check = harness_find (page, match_check, NULL);
  gtk_test_accessible_assert_role (check, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, "When may I swim?");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (check), TRUE);
  g_assert_true (harness_wait (harness, is_ticked, GINT_TO_POINTER (TRUE), 3000));
  g_signal_emit_by_name (harness_find_button (page, "Undo"), "clicked");
  g_assert_true (harness_wait (harness, is_ticked, GINT_TO_POINTER (FALSE), 3000));
  gtk_test_accessible_assert_state (check, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
}

static GPtrArray *
list_visits (Harness *self)
{
  g_autoptr (LiftStore) store = harness_open_store (self);
  GPtrArray *visits = lift_store_list_visits (store, self->procedure, NULL);

  lift_store_close (store, NULL);
  return visits;
}

static gboolean
has_note (Harness *self, gpointer data)
{
  g_autoptr (GPtrArray) visits = list_visits (self);

  return visits->len > 0 && g_strcmp0 (((LiftVisit *) g_ptr_array_index (visits, 0))->note, data) == 0;
}

static void
type_what_was_said (Harness *self, const char *text)
{
  GtkWidget *page = harness_find_type (GTK_WIDGET (self->window), LIFT_TYPE_VISIT_PAGE, 0);
  GtkWidget *view = harness_find_type (page, GTK_TYPE_TEXT_VIEW, 0);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/* What was said makes one visit, held today, however often it is written on; leaving at once loses no word. */
static void
test_note (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (GPtrArray) visits = NULL;
  const LiftVisit *visit;

  harness_open (harness);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.visit", NULL);
  harness_spin (100);
  type_what_was_said (harness, "All well.");
  g_assert_true (harness_wait (harness, has_note, (gpointer) "All well.", 3000));
  type_what_was_said (harness, "All well. Swim from Friday.");
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.visit", NULL);
  g_assert_true (harness_wait (harness, has_note, (gpointer) "All well. Swim from Friday.", 3000));
  visits = list_visits (harness);
  g_assert_cmpuint (visits->len, ==, 1);
  visit = g_ptr_array_index (visits, 0);
  g_assert_cmpint (visit->kind, ==, LIFT_VISIT_FOLLOW_UP);
  g_assert_cmpint (visit->held_on, ==, harness->today);
}

static void
add_reminder (Harness *self)
{
  g_autoptr (LiftStore) store = harness_open_store (self);
  g_autoptr (LiftReminder) reminder = lift_reminder_new_daily (20 * 60);
  g_autoptr (LiftReminder) stored = lift_store_add_reminder (store, reminder, NULL);

  g_assert_nonnull (stored);
  lift_store_close (store, NULL);
}

static gboolean
ends_on_day (Harness *self, gpointer data)
{
  g_autoptr (LiftStore) store = harness_open_store (self);
  g_autoptr (GPtrArray) reminders = lift_store_list_reminders (store, NULL);
  const LiftReminder *reminder = g_ptr_array_index (reminders, 0);

  lift_store_close (store, NULL);
  return reminder->last_n == GPOINTER_TO_INT (data);
}

static gboolean
has_check_ins (Harness *self, gpointer data)
{
  g_autoptr (GPtrArray) visits = list_visits (self);

  return visits->len == GPOINTER_TO_UINT (data);
}

/* After two weeks once: how long reminders go on, and whether to ask again; then never again. */
static void
test_two_weeks (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (GPtrArray) visits = NULL;
  static const int months[] = { 1, 3, 6, 12 };

  add_reminder (harness);
  harness_write (harness, harness->today, 4, 3, 2);
  move_to_day (harness, 14);
  harness_open (harness);
  g_assert_true (harness_wait (harness, says, (gpointer) "Two weeks.", 3000));
  choose (harness, "One more week");
  g_assert_true (harness_wait (harness, ends_on_day, GINT_TO_POINTER (21), 3000));
  choose (harness, "Stop reminders");
  g_assert_true (harness_wait (harness, ends_on_day, GINT_TO_POINTER (13), 3000));
  choose (harness, "Yes");
  g_assert_true (harness_wait (harness, has_check_ins, GUINT_TO_POINTER (4), 3000));
  visits = list_visits (harness);
  for (guint i = 0; i < visits->len; i++) {
    const LiftVisit *visit = g_ptr_array_index (visits, i);

    g_assert_cmpint (visit->kind, ==, LIFT_VISIT_CHECK_IN);
    g_assert_cmpint (visit->month, ==, months[i]);
  }
  press (harness, "Done");
  g_assert_false (says (harness, (gpointer) "Two weeks."));
  gtk_window_close (GTK_WINDOW (harness->window));
  harness_spin (100);
  gtk_window_destroy (GTK_WINDOW (harness->window));
  g_clear_object (&harness->window);
  lift_diary_model_shutdown (harness->model);
  harness_spin (50);
  g_clear_object (&harness->model);
  harness_open (harness);
  harness_spin (500);
  g_assert_false (says (harness, (gpointer) "Two weeks."));
}

/* From day 15 on, and in the second year: something to write, whom to call, and the scales when they are wanted. */
static void
test_later_days (void)
{
  static const int days[] = { 15, 500 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (Harness) harness = harness_new (TRUE);
    g_autoptr (LiftEntry) entry = NULL;

    harness_write (harness, harness->today, 4, 3, 2);
    move_to_day (harness, days[i]);
    harness_open (harness);
    g_assert_true (says (harness,
                         (gpointer) "An infection can start weeks later. New redness, a lump, soreness or fluid: "
                                    "call your clinic, and tell any doctor or dentist you had threads."));
    g_assert_false (gtk_widget_get_mapped (harness_get_scale (harness, 0)));
    harness_find_button (GTK_WIDGET (harness->window), "Write something");
    press (harness, "Add scores");
    harness_spin (50);
    g_assert_true (gtk_widget_get_mapped (harness_get_scale (harness, 0)));
    harness_press_key (harness_get_scale (harness, 0), GDK_KEY_2);
    g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
    entry = harness_read (harness, harness->today);
    g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 2);
    lift_diary_model_set_day (harness->model, harness->today - days[i] + 3);
    g_assert_true (gtk_widget_get_mapped (harness_get_scale (harness, 0)));
  }
}

/* A late start is no fault, and says so until something is written. */
static void
test_late_start (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);

  move_to_day (harness, 5);
  harness_open (harness);
  g_assert_true (harness_wait (
    harness, says, (gpointer) "Days 0–4 are empty. That is fine. Fill in what you remember, or leave them.", 3000));
  harness_write (harness, harness->today - 3, 4, 3, 2);
  g_assert_true (harness_wait (harness, says_no_more, (gpointer) "That is fine.", 3000));
}

/* At the next opening: was the clinic reached? The answer is kept, and is one quiet line. */
static void
test_reached (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (GPtrArray) contacts = NULL;

  harness_write (harness, harness->today, 3, 3, 8);
  move_to_day (harness, 4);
  harness_open (harness);
  g_assert_true (
    harness_wait (harness, says, (gpointer) "On day 3 the diary suggested a call. Did you reach them?", 3000));
  press (harness, "Not yet");
  g_assert_true (harness_wait (harness, says, (gpointer) "You could not reach your clinic yet.", 3000));
  g_assert_true (says (harness, (gpointer) "01632 960123"));
  harness_spin (300);
  g_assert_false (says (harness, (gpointer) "Did you reach them?"));
  store = harness_open_store (harness);
  contacts = lift_store_list_contacts (store, harness->procedure, NULL);
  g_assert_cmpuint (contacts->len, ==, 1);
  g_assert_cmpint (((LiftContact *) g_ptr_array_index (contacts, 0))->how, ==, LIFT_CONTACT_NOT_REACHED);
  lift_store_close (store, NULL);
}

static void
plan (Harness *self, LiftDate day0)
{
  g_autoptr (LiftStore) store = harness_open_store (self);
  g_autoptr (LiftProcedureChange) change = lift_procedure_change_new_number (LIFT_PROCEDURE_DAY0, day0);
  g_autoptr (LiftProcedure) stored = lift_store_change_procedure (store, self->procedure, change, NULL);

  g_assert_nonnull (stored);
  lift_store_close (store, NULL);
}

static gboolean
remembers_plan (Harness *self, gpointer data)
{
  g_autoptr (LiftStore) store = harness_open_store (self);
  g_autofree char *key = g_strconcat ("planned-", self->procedure, NULL);
  g_autofree char *value = lift_store_dup_setting (store, key, NULL);

  lift_store_close (store, NULL);
  return (value != NULL) == GPOINTER_TO_INT (data);
}

/* A day that was planned is asked about when it is over; one that was noted afterwards is not. */
static void
test_planned (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);

  plan (harness, harness->today + 2);
  harness_open (harness);
  g_assert_true (harness_wait (harness, remembers_plan, GINT_TO_POINTER (TRUE), 3000));
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (harness->clock), "2026-11-22T09:00:00");
  lift_diary_model_check_day (harness->model);
  lift_diary_model_reload (harness->model);
  g_assert_true (harness_wait (harness, says, (gpointer) "Did it take place on Sat 21 November?", 3000));
  press (harness, "Yes");
  g_assert_true (harness_wait (harness, remembers_plan, GINT_TO_POINTER (FALSE), 3000));
  g_assert_true (harness_wait (harness, says_no_more, (gpointer) "Did it take place", 3000));
}

/* Also before it is on the screen. */
static gboolean
match_any_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), data) != NULL;
}

/* The alert says that the diary is saved when it is, and that it is being saved until then. */
static void
test_alert_waits (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *alert = NULL;

  harness_open (harness);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-signs", NULL);
  harness_spin (200);
  {
    GtkWidget *page = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_SIGNS_PAGE, 0);
    GtkWidget *label = harness_find (page, match_label, "Sudden loss or change of sight");

    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  }
  for (guint i = 0; i < g_list_model_get_n_items (windows) && alert == NULL; i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      alert = window;
  }
  g_assert_nonnull (alert);
  g_assert_nonnull (harness_find (alert, match_any_label, "Your diary is being saved."));
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  g_assert_nonnull (harness_find (alert, match_any_label, "Your diary is saved."));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (alert), "mistake");
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  {
    g_autoptr (LiftEntry) entry = harness_read (harness, harness->today);

    g_assert_cmpuint (entry->signs->len, ==, 0);
  }
  gtk_window_destroy (GTK_WINDOW (alert));
}

/* Help is there without a diary, too. */
static void
test_help (void)
{
  g_autoptr (Harness) harness = harness_new (FALSE);

  harness_open (harness);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.help", NULL);
  harness_spin (300);
  g_assert_nonnull (harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_HELP_PAGE, 0));
  g_assert_true (says (harness, (gpointer) "What the scale means"));
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.visit", NULL);
  g_assert_null (harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_VISIT_PAGE, 0));
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/visit/page", test_page);
  g_test_add_func ("/ui/visit/note", test_note);
  g_test_add_func ("/ui/later/two-weeks", test_two_weeks);
  g_test_add_func ("/ui/later/days", test_later_days);
  g_test_add_func ("/ui/later/late-start", test_late_start);
  g_test_add_func ("/ui/later/reached", test_reached);
  g_test_add_func ("/ui/later/planned", test_planned);
  g_test_add_func ("/ui/alert/waits", test_alert_waits);
  g_test_add_func ("/ui/help", test_help);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
