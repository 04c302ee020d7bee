/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "harness.h"
#include "lift-check-in.h"
#include "lift-choice-row.h"
#include "lift-expander.h"
#include "lift-milestone-row.h"
#include "lift-number-entry.h"
#include "lift-procedure-compare-page.h"
#include "lift-procedure-page.h"
#include "lift-results-chart.h"
#include "lift-satisfaction-row.h"
#include "lift-text-row.h"
#include "lift-today-page.h"

enum { CONSULTATION, PREPARATION, THREADS, RECOVERY, RESULTS };

static GtkWidget *
open_page (Harness *harness)
{
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-page", "s", "procedure");
  harness_spin (100);
  return harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_PROCEDURE_PAGE, 0);
}

/* Opens the nth section; what is found in it are the widgets of this section alone. */
static GtkWidget *
open_section (Harness *harness, guint nth)
{
  GtkWidget *page = open_page (harness);
  GtkWidget *card = harness_find_type (page, LIFT_TYPE_EXPANDER, 0);

  card = gtk_widget_get_parent (card);
  for (guint i = 0; i < nth; i++)
    card = gtk_widget_get_next_sibling (card);
  card = gtk_widget_get_first_child (card);
  lift_expander_set_open (LIFT_EXPANDER (card), TRUE);
  harness_spin (400);
  return card;
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *button = harness_find_button (root, label);

  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  else
    g_signal_emit_by_name (button, "clicked");
}

static void
type (GtkWidget *field, const char *text)
{
  GtkWidget *entry = harness_find_type (field, GTK_TYPE_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static LiftSnapshot *
read_snapshot (Harness *harness, const char *procedure)
{
  g_autoptr (LiftStore) store = harness_open_store (harness);
  LiftSnapshot *snapshot = lift_store_load_snapshot (store, procedure, NULL);

  lift_store_close (store, NULL);
  return snapshot;
}

static gboolean
is_stored (Harness *harness, gpointer data)
{
  g_autoptr (LiftSnapshot) snapshot = read_snapshot (harness, harness->procedure);
  LiftProcedure *procedure = lift_episode_get_procedure (snapshot->episode);

  return procedure->thread_count == 12 && g_strcmp0 (procedure->clinic, "Sample Clinic") == 0 &&
         procedure->material == LIFT_MATERIAL_PCL;
}

/* Each answer is on the disk on its own, and what another program wrote meanwhile stays. */
static void
test_fields (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autoptr (LiftProcedureChange) change = lift_procedure_change_new_text (LIFT_PROCEDURE_GOALS, "a softer line");
  g_autoptr (LiftProcedure) by_other = NULL;
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (LiftSnapshot) snapshot = NULL;
  GtkWidget *section;

  harness_open (harness);
  section = open_section (harness, THREADS);
  store = harness_open_store (harness);
  by_other = lift_store_change_procedure (store, harness->procedure, change, NULL);
  lift_store_close (store, NULL);
  press (section, "PCL");
  type (harness_find_type (section, LIFT_TYPE_NUMBER_ENTRY, 0), "12");
  type (harness_find_type (section, LIFT_TYPE_TEXT_ROW, 2), " Sample Clinic ");
  g_assert_true (harness_wait (harness, is_stored, NULL, 3000));
  snapshot = read_snapshot (harness, harness->procedure);
  g_assert_cmpstr (lift_episode_get_procedure (snapshot->episode)->goals, ==, "a softer line");
  /* No number of threads, and nothing is changed by it. */
  type (harness_find_type (section, LIFT_TYPE_NUMBER_ENTRY, 0), "many");
  harness_spin (300);
  g_assert_true (is_stored (harness, NULL));
}

static gboolean
has_question (Harness *harness, gpointer data)
{
  g_autoptr (LiftSnapshot) snapshot = read_snapshot (harness, harness->procedure);
  GPtrArray *questions = lift_episode_get_procedure (snapshot->episode)->questions;

  return questions->len == 1 && (((LiftQuestion *) g_ptr_array_index (questions, 0))->ticked_at != 0) == (data != NULL);
}

static gboolean
shows_question (Harness *harness, gpointer data)
{
  return lift_diary_model_get_procedure (harness->model)->questions->len == 1;
}

static void
test_questions (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *section, *asked;

  harness_open (harness);
  section = open_section (harness, CONSULTATION);
  type (harness_find_button (section, "Add") != NULL ? gtk_widget_get_parent (harness_find_button (section, "Add")) : NULL,
        "How long can I feel it?");
  g_assert_true (harness_wait (harness, has_question, NULL, 3000));
  g_assert_true (harness_wait (harness, shows_question, NULL, 3000));
  harness_spin (100);
  asked = harness_find_button (section, "Asked");
  gtk_test_accessible_assert_role (asked, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (asked, GTK_ACCESSIBLE_PROPERTY_LABEL, "Asked: How long can I feel it?");
  gtk_test_accessible_assert_state (asked, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  press (section, "Asked");
  g_assert_true (harness_wait (harness, has_question, harness, 3000));
  gtk_test_accessible_assert_state (asked, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
}

static gboolean
has_recovery (Harness *harness, gpointer data)
{
  g_autoptr (LiftSnapshot) snapshot = read_snapshot (harness, harness->procedure);

  return lift_milestones_get_day (snapshot->milestones, LIFT_MILESTONE_EXERCISE) == harness->today &&
         snapshot->aftercare.last_days[LIFT_AFTERCARE_EXERCISE] == 10;
}

static void
test_recovery (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *section, *row;

  harness_open (harness);
  section = open_section (harness, RECOVERY);
  row = harness_find_type (section, LIFT_TYPE_MILESTONE_ROW, LIFT_MILESTONE_EXERCISE);
  lift_expander_set_open (LIFT_EXPANDER (gtk_widget_get_first_child (row)), TRUE);
  harness_spin (400);
  type (harness_find_type (row, LIFT_TYPE_NUMBER_ENTRY, 0), "10");
  press (row, "Today");
  g_assert_true (harness_wait (harness, has_recovery, NULL, 3000));
}

static gboolean
has_check_ins (Harness *harness, gpointer data)
{
  g_autoptr (LiftSnapshot) snapshot = read_snapshot (harness, harness->procedure);

  return snapshot->visits->len == GPOINTER_TO_UINT (data);
}

static gboolean
is_satisfied (Harness *harness, gpointer data)
{
  g_autoptr (LiftSnapshot) snapshot = read_snapshot (harness, harness->procedure);

  for (guint i = 0; i < snapshot->visits->len; i++) {
    LiftVisit *visit = g_ptr_array_index (snapshot->visits, i);
    LiftCheckIn check_in;

    if (lift_check_in_parse (visit->answers, &check_in) && check_in.satisfaction == 7 &&
        visit->held_on == harness->today)
      return TRUE;
  }
  return FALSE;
}

static gboolean
shows_a_point (Harness *harness, gpointer data)
{
  return lift_results_chart_get_n_points (data) == 1;
}

/* Nothing is asked before she says so; then four look backs are planned, and one answered is never taken away. */
static void
test_results (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *section, *score, *chart;

  harness_open (harness);
  section = open_section (harness, RESULTS);
  g_assert_true (has_check_ins (harness, GUINT_TO_POINTER (0)));
  press (section, "Yes");
  g_assert_true (harness_wait (harness, has_check_ins, GUINT_TO_POINTER (4), 3000));
  harness_spin (200);
  press (section, "36 months");
  g_assert_true (harness_wait (harness, has_check_ins, GUINT_TO_POINTER (5), 3000));
  harness_spin (200);
  press (section, "Look back now");
  g_assert_true (harness_wait (harness, has_check_ins, GUINT_TO_POINTER (6), 3000));
  harness_spin (200);
  chart = harness_find_type (section, LIFT_TYPE_RESULTS_CHART, 0);
  g_assert_false (gtk_widget_get_visible (chart));
  lift_expander_set_open (LIFT_EXPANDER (harness_find_type (section, LIFT_TYPE_EXPANDER, 1)), TRUE);
  harness_spin (400);
  score = harness_find_button (harness_find_type (section, LIFT_TYPE_SATISFACTION_ROW, 0), "7");
  gtk_test_accessible_assert_role (score, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (score, GTK_ACCESSIBLE_PROPERTY_LABEL, "7 of 10");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (score), TRUE);
  g_assert_true (harness_wait (harness, is_satisfied, NULL, 3000));
  g_assert_true (harness_wait (harness, shows_a_point, chart, 3000));
  g_assert_true (gtk_widget_get_visible (chart));
  lift_expander_set_open (LIFT_EXPANDER (harness_find_type (section, LIFT_TYPE_EXPANDER, 1)), FALSE);
  harness_spin (400);
  /* The first "No" is that of the question whether to ask at all. */
  press (section, "No");
  g_assert_true (harness_wait (harness, has_check_ins, GUINT_TO_POINTER (1), 3000));
  g_assert_true (is_satisfied (harness, NULL));
}

static char *
add_second (Harness *harness, LiftDate day0)
{
  g_autoptr (LiftStore) store = harness_open_store (harness);
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (LiftProcedure) stored = NULL;

  procedure->day0 = day0;
  stored = lift_store_add_procedure (store, procedure, NULL);
  lift_store_close (store, NULL);
  return g_strdup (stored->uuid);
}

static gboolean
shows (Harness *harness, gpointer data)
{
  return g_strcmp0 (lift_diary_model_get_procedure (harness->model)->uuid, data) == 0;
}

static LiftEntry *
read_of (Harness *harness, const char *procedure)
{
  g_autoptr (LiftStore) store = harness_open_store (harness);
  LiftEntry *entry = lift_store_get_entry (store, procedure, harness->today, NULL);

  lift_store_close (store, NULL);
  return entry;
}

/* What waits for its pause goes to the thread lift that it is about, and is not seen in the other one. */
static void
test_switch_with_unsaved (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autofree char *second = add_second (harness, harness->today - 400);
  g_autoptr (LiftEntry) first_entry = NULL;
  g_autoptr (LiftEntry) second_entry = NULL;
  g_autoptr (LiftEntry) shown = NULL;

  harness_open (harness);
  harness_press_key (harness_get_scale (harness, 0), GDK_KEY_6);
  g_assert_true (lift_diary_model_has_unsaved (harness->model));
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-procedure", "s", second);
  g_assert_true (harness_wait (harness, shows, second, 3000));
  shown = lift_diary_model_dup_shown_entry (harness->model, harness->today);
  g_assert_cmpint (shown->scores[LIFT_SYMPTOM_SWELLING], ==, LIFT_SCORE_NONE);
  first_entry = read_of (harness, harness->procedure);
  g_assert_cmpint (first_entry->scores[LIFT_SYMPTOM_SWELLING], ==, 6);
  second_entry = read_of (harness, second);
  g_assert_null (second_entry);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-procedure", "s", harness->procedure);
  g_assert_true (harness_wait (harness, shows, harness->procedure, 3000));
}

static gboolean
is_put_away (Harness *harness, gpointer data)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (harness->model);

  return procedure != NULL && (procedure->archived_at != 0) == (data != NULL);
}

/* The one that is put away stays in front of her, and after the next start, too, where it is the only one. */
static void
test_archive (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  GtkWidget *page;

  harness_open (harness);
  page = open_page (harness);
  press (page, "Put this thread lift away");
  g_assert_true (harness_wait (harness, is_put_away, harness, 3000));
  lift_diary_model_set_procedure (harness->model, NULL);
  harness_spin (300);
  g_assert_cmpint (lift_diary_model_get_state (harness->model), ==, LIFT_DIARY_READY);
  press (page, "Take it out again");
  g_assert_true (harness_wait (harness, is_put_away, NULL, 3000));
}

/* Without a date, or with one that is far ahead, there is a page that says so, and the road can be prepared. */
static void
test_planned (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autofree char *undated = add_second (harness, LIFT_DATE_NONE);
  g_autofree char *planned = add_second (harness, harness->today + 45);
  GtkWidget *root;

  harness_open (harness);
  root = GTK_WIDGET (harness->window);
  gtk_widget_activate_action (root, "win.show-procedure", "s", undated);
  g_assert_true (harness_wait (harness, shows, undated, 3000));
  harness_spin (100);
  g_assert_null (harness_find_type (root, LIFT_TYPE_TODAY_PAGE, 0));
  g_assert_nonnull (harness_find_button (root, "Set the date"));
  gtk_widget_activate_action (root, "win.show-procedure", "s", planned);
  g_assert_true (harness_wait (harness, shows, planned, 3000));
  harness_spin (100);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (harness_find_type (root, ADW_TYPE_STATUS_PAGE, 0))), ==,
                   "In 45 days");
  press (root, "Get ready");
  harness_spin (200);
  g_assert_nonnull (harness_find_type (root, LIFT_TYPE_PROCEDURE_PAGE, 0));
  gtk_widget_activate_action (root, "win.show-page", "s", "today");
  gtk_widget_activate_action (root, "win.show-procedure", "s", harness->procedure);
  g_assert_true (harness_wait (harness, shows, harness->procedure, 3000));
  harness_spin (100);
  g_assert_nonnull (harness_find_type (root, LIFT_TYPE_TODAY_PAGE, 0));
}

static gboolean
has_text (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), data) == 0;
}

static gboolean
shows_text (Harness *harness, gpointer data)
{
  return harness_find (GTK_WIDGET (harness->window), has_text, data) != NULL;
}

static void
test_compare (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autofree char *second = add_second (harness, harness->today - 400);

  harness_write (harness, harness->today, 5, LIFT_SCORE_NONE, 2);
  harness_open (harness);
  open_page (harness);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.compare-procedures", NULL);
  g_assert_true (harness_wait (harness, shows_text, (gpointer) "5 · – · 2", 3000));
  g_assert_true (shows_text (harness, (gpointer) "– · – · –"));
  g_assert_true (shows_text (harness, (gpointer) "Day 3"));
}

static void
add_tests (void)
{
  g_test_add_func ("/procedure/fields", test_fields);
  g_test_add_func ("/procedure/questions", test_questions);
  g_test_add_func ("/procedure/recovery", test_recovery);
  g_test_add_func ("/procedure/results", test_results);
  g_test_add_func ("/procedure/switch-with-unsaved", test_switch_with_unsaved);
  g_test_add_func ("/procedure/archive", test_archive);
  g_test_add_func ("/procedure/planned", test_planned);
  g_test_add_func ("/procedure/compare", test_compare);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
