/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "harness.h"

#include <glib/gstdio.h>

#include "lift-reference-file.h"
#include "lift-scale-cells.h"
#include "lift-sign-section.h"
#include "lift-today-page.h"
#include "lift-ui-resources-register.h"

/* Runs the tests of one program under a display; without one they fail, they are not skipped. */
int
harness_main (int argc, char **argv, void (*add_tests) (void))
{
  g_assert_cmpstr (g_getenv ("GTK_A11Y"), ==, "test");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lift_store_register_resources ();
  lift_report_register_resources ();
  lift_ui_register_resources ();
  add_tests ();
  return g_test_run ();
}

Harness *
harness_new (gboolean with_diary)
{
  Harness *self = g_new0 (Harness, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("afterlift-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "diary.db", NULL);
  self->clock = lift_fixed_clock_new ("2026-11-19T20:00:00", "Europe/Berlin");
  self->today = lift_date_from_ymd (2026, 11, 19);
  if (with_diary) {
    g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
    g_autoptr (LiftProcedure) stored = NULL;
    g_autoptr (LiftStore) store = lift_store_open (self->path, LIFT_OPEN_CREATE, self->clock, "test", &error);

    g_assert_no_error (error);
    procedure->day0 = self->today - 3;
    procedure->phone = g_strdup ("01632 960123");
    stored = lift_store_add_procedure (store, procedure, &error);
    g_assert_no_error (error);
    self->procedure = g_strdup (stored->uuid);
    lift_store_close (store, NULL);
  }
  return self;
}

static gboolean
is_ready (Harness *self, gpointer data)
{
  GtkWidget *root = GTK_WIDGET (self->window);

  if (lift_diary_model_get_state (self->model) == LIFT_DIARY_LOADING || !gtk_widget_get_mapped (root))
    return FALSE;
  /* What stands below the scores comes with the second frame. */
  return harness_find_type (root, LIFT_TYPE_TODAY_PAGE, 0) == NULL ||
         harness_find_type (root, LIFT_TYPE_SIGN_SECTION, 0) != NULL;
}

/* Opens the window and waits until it shows something. */
void
harness_open (Harness *self)
{
  self->model = lift_diary_model_new (self->path, self->clock);
  self->window = lift_window_new (NULL, self->model, NULL);
  g_object_ref (self->window);
  lift_diary_model_open (self->model);
  lift_window_start (self->window);
  g_assert_true (harness_wait (self, is_ready, NULL, 5000));
  harness_spin (50);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

void
harness_free (Harness *self)
{
  if (self->window != NULL) {
    gtk_window_close (GTK_WINDOW (self->window));
    harness_spin (50);
    gtk_window_destroy (GTK_WINDOW (self->window));
    g_assert_finalize_object (self->window);
    lift_diary_model_shutdown (self->model);
    harness_spin (50);
    g_assert_finalize_object (self->model);
  }
  remove_folder (self->folder);
  g_object_unref (self->clock);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->procedure);
  g_free (self);
}

/* Another program that has the same diary open. */
LiftStore *
harness_open_store (Harness *self)
{
  g_autoptr (GError) error = NULL;
  LiftStore *store = lift_store_open (self->path, LIFT_OPEN_EXISTING, self->clock, "other", &error);

  g_assert_no_error (error);
  return store;
}

/* Writes a day as another program; LIFT_SCORE_NONE leaves a score alone. */
void
harness_write (Harness *self, LiftDate day, int swelling, int bruising, int discomfort)
{
  g_autoptr (LiftStore) store = harness_open_store (self);
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSaveResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (swelling != LIFT_SCORE_NONE)
    lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, swelling);
  if (bruising != LIFT_SCORE_NONE)
    lift_patch_set_score (patch, LIFT_SYMPTOM_BRUISING, bruising);
  if (discomfort != LIFT_SCORE_NONE)
    lift_patch_set_score (patch, LIFT_SYMPTOM_DISCOMFORT, discomfort);
  result = lift_store_save (store, self->procedure, day, patch, NULL, NULL, &error);
  g_assert_no_error (error);
  lift_store_close (store, NULL);
}

/* What is on the disk of @day; NULL: nothing. */
LiftEntry *
harness_read (Harness *self, LiftDate day)
{
  g_autoptr (LiftStore) store = harness_open_store (self);
  LiftEntry *entry = lift_store_get_entry (store, self->procedure, day, NULL);

  lift_store_close (store, NULL);
  return entry;
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

gboolean
harness_wait (Harness *self, HarnessCondition condition, gpointer data, guint milliseconds)
{
  gboolean late = FALSE;
  /* Sanitizers and a busy machine make everything slower; a wait ends as soon as the condition holds. */
  guint id = g_timeout_add (milliseconds * 4, timeout_cb, &late);

  while (!condition (self, data) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (id);
  return condition (self, data);
}

void
harness_spin (guint milliseconds)
{
  gboolean late = FALSE;

  g_timeout_add (milliseconds, timeout_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
harness_is_saved (Harness *self, gpointer data)
{
  return lift_diary_model_get_save_state (self->model) == LIFT_SAVE_SAVED && !lift_diary_model_has_unsaved (self->model);
}

/* Depth first, in the order of the screen. */
GtkWidget *
harness_find (GtkWidget *root, HarnessMatch match, gconstpointer data)
{
  g_assert_nonnull (root);
  if (match (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = harness_find (child, match, data);

    if (found != NULL)
      return found;
  }
  return NULL;
}

typedef struct {
  GType type;
  guint nth;
} TypeQuery;

static gboolean
match_type (GtkWidget *widget, gconstpointer data)
{
  TypeQuery *query = (TypeQuery *) data;

  return g_type_is_a (G_OBJECT_TYPE (widget), query->type) && query->nth-- == 0;
}

GtkWidget *
harness_find_type (GtkWidget *root, GType type, guint nth)
{
  TypeQuery query = { type, nth };

  return harness_find (root, match_type, &query);
}

static gboolean
match_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

GtkWidget *
harness_find_button (GtkWidget *root, const char *label)
{
  GtkWidget *button = harness_find (root, match_button, label);

  if (button == NULL)
    g_error ("There is no button “%s”", label);
  return button;
}

/* As the keyboard would: through the key controllers of @widget. */
void
harness_press_key (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
    gboolean handled = FALSE;

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
  }
}

GtkWidget *
harness_get_scale (Harness *self, guint nth)
{
  return harness_find_type (GTK_WIDGET (self->window), LIFT_TYPE_SCALE_CELLS, nth);
}
