/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "harness.h"
#include "lift-day-button.h"
#include "lift-diary-page.h"
#include "lift-history-page.h"
#include "lift-month-calendar.h"

static void
write_note (Harness *harness, LiftDate day, const char *note)
{
  g_autoptr (LiftStore) store = harness_open_store (harness);
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSaveResult) result = NULL;
  g_autoptr (GError) error = NULL;

  lift_patch_set_note (patch, note);
  result = lift_store_save (store, harness->procedure, day, patch, NULL, NULL, &error);
  g_assert_no_error (error);
  lift_store_close (store, NULL);
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

static gboolean
hides_text (Harness *harness, gpointer data)
{
  return !shows_text (harness, data);
}

static GtkWidget *
open_diary (Harness *harness)
{
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-page", "s", "diary");
  harness_spin (300);
  return harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_DIARY_PAGE, 0);
}

/* Words of a note are found in any case and without regard to how an accent was typed; other days step aside. */
static void
test_search (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *page, *search;

  write_note (harness, harness->today - 2, "Café in the morning");
  write_note (harness, harness->today - 1, "A long walk");
  harness_open (harness);
  page = open_diary (harness);
  search = harness_find_type (page, GTK_TYPE_SEARCH_ENTRY, 0);
  g_assert_true (shows_text (harness, (gpointer) "A long walk"));
  gtk_editable_set_text (GTK_EDITABLE (search), "cafe\xCC\x81 MORNING");
  g_assert_true (harness_wait (harness, hides_text, (gpointer) "A long walk", 3000));
  g_assert_true (shows_text (harness, (gpointer) "Café in the morning"));
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing of the kind");
  g_assert_true (harness_wait (harness, shows_text, (gpointer) "No day holds these words.", 3000));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_assert_true (harness_wait (harness, shows_text, (gpointer) "A long walk", 3000));
}

static gboolean
match_day (GtkWidget *widget, gconstpointer data)
{
  return LIFT_IS_DAY_BUTTON (widget) && gtk_widget_get_opacity (widget) > 0 &&
         lift_day_button_get_day (LIFT_DAY_BUTTON (widget)) == *(const LiftDate *) data;
}

/* The month shows what is written, leads to a day, and goes no further than the diary does. */
static void
test_month (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  LiftDate written = harness->today - 1;
  LiftDate ahead = harness->today + 1;
  GtkWidget *page, *button;

  harness_write (harness, written, 3, 2, 1);
  harness_open (harness);
  page = open_diary (harness);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (page, "Month")), TRUE);
  g_assert_true (harness_wait (harness, shows_text, (gpointer) "November 2026", 3000));
  button = harness_find (harness_find_type (page, LIFT_TYPE_MONTH_CALENDAR, 0), match_day, &ahead);
  g_assert_false (gtk_widget_get_sensitive (button));
  button = harness_find (harness_find_type (page, LIFT_TYPE_MONTH_CALENDAR, 0), match_day, &written);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Day 2 · Wednesday 18 November, written later");
  g_signal_emit_by_name (button, "clicked");
  harness_spin (200);
  g_assert_cmpint (lift_diary_model_get_day (harness->model), ==, written);
}

static void
open_history (Harness *harness, LiftDate day)
{
  g_autofree char *iso = lift_date_to_iso (day);

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.history", "s", iso);
  g_assert_true (harness_wait (harness, shows_text, (gpointer) "This is how the day stands now.", 3000));
}

static gboolean
swelling_is (Harness *harness, gpointer data)
{
  g_autoptr (LiftEntry) entry = harness_read (harness, harness->today);

  return entry != NULL && entry->scores[LIFT_SYMPTOM_SWELLING] == GPOINTER_TO_INT (data);
}

/* An earlier state comes back as a new one, and the state before it is still there. */
static void
test_restore (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  GtkWidget *page;

  harness_write (harness, harness->today, 6, 2, 1);
  harness_write (harness, harness->today, 3, LIFT_SCORE_NONE, LIFT_SCORE_NONE);
  harness_open (harness);
  open_history (harness, harness->today);
  page = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_HISTORY_PAGE, 0);
  g_assert_true (shows_text (harness, (gpointer) "Swelling 6"));
  g_signal_emit_by_name (harness_find_button (page, "Restore this version"), "clicked");
  g_assert_true (harness_wait (harness, swelling_is, GINT_TO_POINTER (6), 3000));
  store = harness_open_store (harness);
  revisions = lift_store_list_revisions (store, harness->procedure, harness->today, NULL);
  g_assert_cmpuint (revisions->len, ==, 3);
  lift_store_close (store, NULL);
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next) {
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  }
  return NULL;
}

static gboolean
has_dialog (Harness *harness, gpointer data)
{
  GtkWidget *dialog = find_dialog ();

  return dialog != NULL && adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), data);
}

static gboolean
has_no_revisions (Harness *harness, gpointer data)
{
  g_autoptr (LiftStore) store = harness_open_store (harness);
  g_autoptr (GPtrArray) revisions = lift_store_list_revisions (store, harness->procedure, harness->today, NULL);

  lift_store_close (store, NULL);
  return revisions == NULL || revisions->len == 0;
}

static gboolean
has_no_copies (Harness *harness, gpointer data)
{
  g_autoptr (LiftStore) store = harness_open_store (harness);
  g_autoptr (GPtrArray) copies = lift_store_list_backups_with_entry (store, harness->procedure, harness->today, NULL);

  lift_store_close (store, NULL);
  return copies != NULL && copies->len == 0;
}

/* Nothing goes before she has said so; then the day goes, and the copies only if she wants that, too. */
static void
test_erase (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *page;

  harness_write (harness, harness->today, 6, 2, 1);
  harness_open (harness);
  open_history (harness, harness->today);
  page = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_HISTORY_PAGE, 0);
  g_signal_emit_by_name (harness_find_button (page, "Erase for good…"), "clicked");
  g_assert_true (harness_wait (harness, has_dialog, (gpointer) "erase", 3000));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "keep");
  harness_spin (300);
  g_assert_false (has_no_revisions (harness, NULL));
  g_signal_emit_by_name (harness_find_button (page, "Erase for good…"), "clicked");
  g_assert_true (harness_wait (harness, has_dialog, (gpointer) "erase", 3000));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "erase");
  g_assert_true (harness_wait (harness, has_no_revisions, NULL, 5000));
  g_assert_true (harness_wait (harness, has_dialog, (gpointer) "purge", 5000));
  g_assert_false (has_no_copies (harness, NULL));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "purge");
  g_assert_true (harness_wait (harness, has_no_copies, NULL, 5000));
  harness_spin (300);
}

static gboolean
is_other_procedure (Harness *harness, gpointer data)
{
  return g_strcmp0 (lift_diary_model_get_procedure (harness->model)->uuid, data) == 0;
}

/* While she is asked, another program makes another thread lift the current one: its day stays. */
static void
test_erase_means_what_was_asked (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (LiftProcedure) stored = NULL;
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSaveResult) saved = NULL;
  g_autoptr (LiftEntry) other = NULL;
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  harness_write (harness, harness->today, 6, 2, 1);
  harness_open (harness);
  open_history (harness, harness->today);
  page = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_HISTORY_PAGE, 0);
  g_signal_emit_by_name (harness_find_button (page, "Erase for good…"), "clicked");
  g_assert_true (harness_wait (harness, has_dialog, (gpointer) "erase", 3000));
  store = harness_open_store (harness);
  procedure->day0 = harness->today - 1;
  stored = lift_store_add_procedure (store, procedure, &error);
  g_assert_no_error (error);
  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, 4);
  saved = lift_store_save (store, stored->uuid, harness->today, patch, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (harness_wait (harness, is_other_procedure, stored->uuid, 5000));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "erase");
  g_assert_true (harness_wait (harness, has_no_revisions, NULL, 5000));
  other = lift_store_get_entry (store, stored->uuid, harness->today, NULL);
  g_assert_nonnull (other);
  lift_store_close (store, NULL);
  g_assert_true (harness_wait (harness, has_dialog, (gpointer) "purge", 5000));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "purge");
  g_assert_true (harness_wait (harness, has_no_copies, NULL, 5000));
  harness_spin (300);
}

static void
add_tests (void)
{
  g_test_add_func ("/diary/search", test_search);
  g_test_add_func ("/diary/month", test_month);
  g_test_add_func ("/diary/restore", test_restore);
  g_test_add_func ("/diary/erase", test_erase);
  g_test_add_func ("/diary/erase-means-what-was-asked", test_erase_means_what_was_asked);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
