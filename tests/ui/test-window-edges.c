/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <sqlite3.h>

#include "harness.h"
#include "lift-choice-row.h"
#include "lift-day-item.h"
#include "lift-finding-card.h"
#include "lift-scale-cells.h"
#include "lift-sign-section.h"
#include "lift-signs-page.h"
#include "lift-today-page.h"

/* What a person does between two moments that the program had in mind. */

static gboolean
shows_score (Harness *self, gpointer data)
{
  GtkWidget *cells = harness_get_scale (self, 0);

  return cells != NULL && lift_scale_cells_get_score (LIFT_SCALE_CELLS (cells)) == GPOINTER_TO_INT (data);
}

static gboolean
is_hidden (Harness *self, gpointer data)
{
  return !gtk_widget_get_visible (GTK_WIDGET (self->window));
}

/* Before there is a diary no action reaches for its form. */
static void
test_actions_without_diary (void)
{
  static const char *const names[] = { "win.write-note", "win.show-signs", "win.undo", "win.procedure", "win.numbers" };
  g_autoptr (Harness) harness = harness_new (FALSE);
  GtkWidget *root;

  harness_open (harness);
  root = GTK_WIDGET (harness->window);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_activate_action (root, names[i], NULL);
  gtk_widget_activate_action (root, "win.show-page", "s", "progress");
  gtk_widget_activate_action (root, "win.worried", NULL);
  harness_spin (300);
  gtk_widget_activate_action (root, "win.back", NULL);
  g_assert_null (harness_find_type (root, LIFT_TYPE_TODAY_PAGE, 0));
  g_assert_cmpint (lift_diary_model_get_state (harness->model), ==, LIFT_DIARY_NONE);
}

/* A 1 that waits for a 0 is an answer: Tab, another program's key, or closing make it one. */
static void
test_waiting_digit_counts (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;

  harness_open (harness);
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_1);
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_Tab);
  g_assert_true (shows_score (harness, GINT_TO_POINTER (1)));
  /* Where digits need Shift, that key comes between the two. */
  harness_press_key (harness_get_scale (harness, 1), GDK_KEY_1);
  harness_press_key (harness_get_scale (harness, 1), GDK_KEY_Shift_L);
  harness_press_key (harness_get_scale (harness, 1), GDK_KEY_0);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  harness_press_key (harness_get_scale (harness, 2), GDK_KEY_1);
  gtk_window_close (GTK_WINDOW (harness->window));
  g_assert_true (harness_wait (harness, is_hidden, NULL, 5000));
  entry = harness_read (harness, harness->today);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 1);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_BRUISING], ==, 10);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_DISCOMFORT], ==, 1);
}

/* The digit belongs to the day on which it was typed. */
static void
test_waiting_digit_stays_with_its_day (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) today = NULL;
  g_autoptr (LiftEntry) yesterday = NULL;

  harness_open (harness);
  gtk_widget_grab_focus (harness_get_scale (harness, 0));
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_1);
  gtk_widget_grab_focus (harness_get_scale (harness, 1));
  harness_spin (50);
  lift_diary_model_set_day (harness->model, harness->today - 1);
  harness_spin (1200);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  today = harness_read (harness, harness->today);
  yesterday = harness_read (harness, harness->today - 1);
  g_assert_cmpint (today->scores[LIFT_SYMPTOM_SWELLING], ==, 1);
  g_assert_null (yesterday);
}

static gboolean
has_card (Harness *self, gpointer data)
{
  return harness_find_type (GTK_WIDGET (self->window), LIFT_TYPE_FINDING_CARD, 0) != NULL;
}

static gboolean
shows_second_score (Harness *self, gpointer data)
{
  return lift_scale_cells_get_score (LIFT_SCALE_CELLS (harness_get_scale (self, 1))) == GPOINTER_TO_INT (data);
}

/* A finding stays with its scale for a screen reader when the diary is read again, and goes with its card. */
static void
test_finding_is_still_said (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autofree char *said = NULL;
  GtkWidget *card;

  harness_write (harness, harness->today, 3, 3, 8);
  harness_open (harness);
  g_assert_true (harness_wait (harness, has_card, NULL, 4000));
  card = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_FINDING_CARD, 0);
  said = g_strconcat (lift_finding_card_get_text (LIFT_FINDING_CARD (card)),
                      " 0 to 10, no pain to the worst pain I can imagine.", NULL);
  harness_write (harness, harness->today, LIFT_SCORE_NONE, 4, LIFT_SCORE_NONE);
  g_assert_true (harness_wait (harness, shows_second_score, GINT_TO_POINTER (4), 4000));
  harness_spin (200);
  gtk_test_accessible_assert_property (harness_get_scale (harness, 2), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said);
  lift_diary_model_set_day (harness->model, harness->today - 1);
  harness_spin (300);
  g_assert_false (has_card (harness, NULL));
  gtk_test_accessible_assert_property (harness_get_scale (harness, 2), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "0 to 10, no pain to the worst pain I can imagine.");
}

/* A day that the window has saved and another program deletes is empty in the window, too. */
static void
test_deleted_elsewhere (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (GError) error = NULL;

  harness_open (harness);
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_6);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  store = harness_open_store (harness);
  lift_store_delete_entry (store, harness->procedure, harness->today, &error);
  g_assert_no_error (error);
  lift_store_close (store, NULL);
  g_assert_true (harness_wait (harness, shows_score, GINT_TO_POINTER (LIFT_SCORE_NONE), 1000));
}

static void
fail_on_notice_cb (LiftDiaryModel *model, const char *sentence)
{
  g_error ("There was no reason to say: %s", sentence);
}

/* There and back faster than the diary is read again: what was saved is seen, and nothing is in conflict. */
static void
test_quick_days (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;

  harness_open (harness);
  g_signal_connect (harness->model, "notice", G_CALLBACK (fail_on_notice_cb), NULL);
  for (guint round = 0; round < 12; round++) {
    guint score = 2 + round % 7;

    harness_press_key (harness_get_scale (harness, 0), GDK_KEY_0 + score);
    lift_diary_model_set_day (harness->model, harness->today - 1);
    g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
    lift_diary_model_set_day (harness->model, harness->today);
    g_assert_true (shows_score (harness, GINT_TO_POINTER (score)));
  }
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_9);
  lift_diary_model_flush (harness->model);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  entry = harness_read (harness, harness->today);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 9);
}

static void
write_two_signs (Harness *harness)
{
  g_autoptr (LiftStore) store = harness_open_store (harness);
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSaveResult) result = NULL;
  g_autoptr (GError) error = NULL;

  lift_patch_add_sign (patch, LIFT_SIGN_FEVER, LIFT_SIDE_NONE, LIFT_DATE_NONE);
  lift_patch_add_sign (patch, LIFT_SIGN_PUS, LIFT_SIDE_LEFT, LIFT_DATE_NONE);
  result = lift_store_save (store, harness->procedure, harness->today - 1, patch, NULL, NULL, &error);
  g_assert_no_error (error);
  lift_store_close (store, NULL);
}

static GtkWidget *
get_asking_row (Harness *harness)
{
  GtkWidget *section = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_SIGN_SECTION, 0);

  return harness_find_type (section, LIFT_TYPE_CHOICE_ROW, 0);
}

static gboolean
has_contact (Harness *self, gpointer data)
{
  GPtrArray *contacts = lift_diary_model_get_snapshot (self->model)->contacts;

  return contacts->len == 1 &&
         ((const LiftContact *) g_ptr_array_index (contacts, 0))->how == LIFT_CONTACT_PASSED;
}

/* Two signs of yesterday: the answer about one is no answer about the other. */
static void
test_each_sign_is_asked_again (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) untouched = NULL;
  g_autoptr (LiftEntry) entry = NULL;

  write_two_signs (harness);
  harness_open (harness);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (get_asking_row (harness), "Gone")), TRUE);
  g_assert_true (harness_wait (harness, has_contact, NULL, 5000));
  harness_spin (400);
  /* It is kept, and says nothing of the signs that she was not asked about. */
  untouched = harness_read (harness, harness->today);
  g_assert_null (untouched);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (get_asking_row (harness), "Still there")), TRUE);
  lift_diary_model_flush (harness->model);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  harness_spin (400);
  gtk_test_accessible_assert_property (get_asking_row (harness), GTK_ACCESSIBLE_PROPERTY_LABEL, "Anything unusual today?");
  entry = harness_read (harness, harness->today);
  g_assert_cmpuint (entry->signs->len, ==, 1);
  g_assert_nonnull (lift_entry_find_sign (entry, LIFT_SIGN_PUS));
}

/* "Yes…" pressed once more opens the list once more: what is noted stays noted. */
static void
test_yes_again (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;
  GtkWidget *yes;

  harness_open (harness);
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (harness->clock), "2026-11-19T20:01:00");
  write_two_signs (harness);
  lift_diary_model_set_day (harness->model, harness->today - 1);
  harness_spin (1000);
  yes = harness_find_button (GTK_WIDGET (harness->window), "Yes…");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (yes)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (yes), FALSE);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (yes)));
  g_assert_nonnull (harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_SIGNS_PAGE, 0));
  harness_spin (900);
  entry = harness_read (harness, harness->today - 1);
  g_assert_cmpuint (entry->signs->len, ==, 2);
}

/* Presses the window's own key, as it comes to it when no widget has taken it. */
static void
press_window_key (GtkWidget *window, const char *accelerator)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (accelerator);
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
      continue;
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

      if (!gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
        continue;
      found = TRUE;
      gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, window, NULL);
    }
  }
  g_assert_true (found);
}

/* Ctrl+Z takes the newest change back, but never under somebody who is typing. */
static void
test_undo_key (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *root, *view;

  harness_open (harness);
  root = GTK_WIDGET (harness->window);
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_4);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  harness_spin (400);
  gtk_widget_activate_action (root, "win.write-note", NULL);
  view = harness_find_type (root, GTK_TYPE_TEXT_VIEW, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (root)) == view);
  press_window_key (root, "<Control>z");
  harness_spin (500);
  g_assert_true (shows_score (harness, GINT_TO_POINTER (4)));
  gtk_widget_grab_focus (harness_get_scale (harness, 0));
  press_window_key (root, "<Control>z");
  g_assert_true (harness_wait (harness, shows_score, GINT_TO_POINTER (LIFT_SCORE_NONE), 5000));
}

static gboolean
asks_in_front (Harness *self, gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next) {
    if (ADW_IS_MESSAGE_DIALOG (l->data)) {
      *(GtkWidget **) data = l->data;
      return TRUE;
    }
  }
  return FALSE;
}

/* The alert begins with its text: no key that was meant for the list takes the sign back or closes it. */
static void
test_emergency_alert (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;
  GtkWidget *dialog = NULL;
  GtkWidget *page, *focus;

  harness_open (harness);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-signs", NULL);
  page = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_SIGNS_PAGE, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_type (page, GTK_TYPE_TOGGLE_BUTTON, 0)), TRUE);
  g_assert_true (harness_wait (harness, asks_in_front, &dialog, 5000));
  harness_spin (300);
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_true (GTK_IS_LABEL (focus));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (focus)), "I had a thread lift on 16 November"));
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  entry = harness_read (harness, harness->today);
  g_assert_nonnull (lift_entry_find_sign (entry, LIFT_SIGN_VISION));
  g_clear_pointer (&entry, lift_entry_unref);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "mistake");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  entry = harness_read (harness, harness->today);
  g_assert_null (lift_entry_find_sign (entry, LIFT_SIGN_VISION));
}

static void
lock_diary (sqlite3 *db, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* Closing within the pause while the diary cannot be written: she is asked, and nothing is thrown away. */
static void
test_close_waits_for_the_disk (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;
  GtkWidget *dialog = NULL;
  sqlite3 *db = NULL;

  harness_open (harness);
  g_assert_cmpint (sqlite3_open (harness->path, &db), ==, SQLITE_OK);
  lock_diary (db, "BEGIN IMMEDIATE");
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_7);
  gtk_window_close (GTK_WINDOW (harness->window));
  g_assert_true (harness_wait (harness, asks_in_front, &dialog, 15000));
  g_assert_false (is_hidden (harness, NULL));
  g_assert_nonnull (strstr (lift_diary_model_get_save_text (harness->model), "It stays here while the window is open"));
  lock_diary (db, "ROLLBACK");
  sqlite3_close (db);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 10000));
  entry = harness_read (harness, harness->today);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 7);
}

static gboolean
shows_diary_line (Harness *self, gpointer data)
{
  GtkWidget *list = harness_find_type (GTK_WIDGET (self->window), GTK_TYPE_LIST_VIEW, 0);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_autoptr (LiftDayItem) first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_autofree char *summary = lift_day_item_dup_summary (first);

  return g_strcmp0 (summary, data) == 0;
}

/* Another program writes while the list is looked at: the other lines stay, and so does the focus. */
static void
test_list_keeps_its_place (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (GListModel) before = NULL;
  g_autoptr (LiftDayItem) third = NULL;
  g_autoptr (LiftDayItem) third_after = NULL;
  GtkWidget *list;

  harness_write (harness, harness->today - 2, 5, 3, 2);
  harness_open (harness);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-page", "s", "diary");
  harness_spin (300);
  list = harness_find_type (GTK_WIDGET (harness->window), GTK_TYPE_LIST_VIEW, 0);
  before = g_object_ref (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
  third = g_list_model_get_item (before, 2);
  harness_write (harness, harness->today, 6, LIFT_SCORE_NONE, LIFT_SCORE_NONE);
  g_assert_true (harness_wait (harness, shows_diary_line, (gpointer) "Swelling 6", 2000));
  third_after = g_list_model_get_item (before, 2);
  g_assert_true (third == third_after);
  g_assert_cmpint (lift_day_item_get_day (third), ==, harness->today - 2);
  g_assert_cmpuint (g_list_model_get_n_items (before), ==, 4);
}

static void
count_notice_cb (LiftDiaryModel *model, const char *sentence, guint *n_notices)
{
  *n_notices += 1;
}

/* Another program changes the answer that she is changing: hers is shown, the other is in the history, and she is told. */
static void
test_same_answer_twice (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftEntry) entry = NULL;
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  gboolean kept = FALSE;
  guint n_notices = 0;

  harness_write (harness, harness->today, 5, 3, 2);
  harness_open (harness);
  g_signal_connect (harness->model, "notice", G_CALLBACK (count_notice_cb), &n_notices);
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_3);
  harness_write (harness, harness->today, 7, LIFT_SCORE_NONE, LIFT_SCORE_NONE);
  g_assert_true (harness_wait (harness, harness_is_saved, NULL, 5000));
  g_assert_cmpuint (n_notices, ==, 1);
  entry = harness_read (harness, harness->today);
  g_assert_cmpint (entry->scores[LIFT_SYMPTOM_SWELLING], ==, 3);
  store = harness_open_store (harness);
  revisions = lift_store_list_revisions (store, harness->procedure, harness->today, NULL);
  for (guint i = 0; i < revisions->len; i++)
    kept = kept || ((LiftEntry *) g_ptr_array_index (revisions, i))->scores[LIFT_SYMPTOM_SWELLING] == 7;
  g_assert_true (kept);
  lift_store_close (store, NULL);
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/window/same-answer-twice", test_same_answer_twice);
  g_test_add_func ("/ui/edges/actions-without-diary", test_actions_without_diary);
  g_test_add_func ("/ui/edges/waiting-digit-counts", test_waiting_digit_counts);
  g_test_add_func ("/ui/edges/waiting-digit-stays-with-its-day", test_waiting_digit_stays_with_its_day);
  g_test_add_func ("/ui/edges/finding-is-still-said", test_finding_is_still_said);
  g_test_add_func ("/ui/edges/deleted-elsewhere", test_deleted_elsewhere);
  g_test_add_func ("/ui/edges/quick-days", test_quick_days);
  g_test_add_func ("/ui/edges/each-sign-is-asked-again", test_each_sign_is_asked_again);
  g_test_add_func ("/ui/edges/yes-again", test_yes_again);
  g_test_add_func ("/ui/edges/emergency-alert", test_emergency_alert);
  g_test_add_func ("/ui/edges/undo-key", test_undo_key);
  g_test_add_func ("/ui/edges/close-waits-for-the-disk", test_close_waits_for_the_disk);
  g_test_add_func ("/ui/edges/list-keeps-its-place", test_list_keeps_its_place);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
