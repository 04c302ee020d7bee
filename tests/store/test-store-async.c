/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lift-store-async.h"

/* What came back, in the order in which it came: one letter per event. */
typedef struct {
  LiftStoreAsync *store;
  GString *events;
  GError *error;
  GError *trouble;
  gint64 changed_at;
  guint n_changed;
} Window;

static void
changed_cb (LiftStoreAsync *store, gpointer user_data)
{
  Window *window = user_data;

  window->n_changed++;
  window->changed_at = g_get_monotonic_time ();
  g_string_append_c (window->events, '*');
}

static void
trouble_cb (LiftStoreAsync *store, GError *error, gpointer user_data)
{
  Window *window = user_data;

  window->trouble = g_error_copy (error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Window *window = user_data;

  g_clear_error (&window->error);
  lift_store_async_open_finish (LIFT_STORE_ASYNC (source), result, &window->error);
  g_string_append_c (window->events, window->error == NULL ? 'o' : 'O');
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Window *window = user_data;
  g_autoptr (LiftSaveResult) saved = NULL;

  g_clear_error (&window->error);
  saved = lift_store_async_save_finish (LIFT_STORE_ASYNC (source), result, &window->error);
  g_string_append_c (window->events, saved == NULL ? 'S' : (char) ('0' + saved->entry->seq));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Window *window = user_data;
  g_autoptr (LiftSnapshot) snapshot = NULL;

  g_clear_error (&window->error);
  snapshot = lift_store_async_load_finish (LIFT_STORE_ASYNC (source), result, &window->error);
  g_string_append_c (window->events, snapshot == NULL ? 'L' : 'l');
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Window *window = user_data;
  g_autofree char *answer = NULL;

  g_clear_error (&window->error);
  answer = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &window->error);
  g_string_append_c (window->events, answer == NULL ? 'R' : 'r');
}

static gpointer
describe (LiftStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) procedures = lift_store_list_procedures (store, TRUE, error);

  return procedures != NULL ? g_strdup_printf ("%u", procedures->len) : NULL;
}

static gpointer
fail (LiftStore *store, gpointer data, GError **error)
{
  lift_store_get_procedure (store, "ffff", error);
  return NULL;
}

static void
window_open (Window *window, Fixture *self)
{
  window->events = g_string_new (NULL);
  window->store = lift_store_async_new (self->path, self->clock, "window");
  g_signal_connect (window->store, "changed", G_CALLBACK (changed_cb), window);
  g_signal_connect (window->store, "trouble", G_CALLBACK (trouble_cb), window);
}

static void
window_close (Window *window)
{
  lift_store_async_shutdown (window->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (window->store);
  g_string_free (window->events, TRUE);
  g_clear_error (&window->error);
  g_clear_error (&window->trouble);
}

static gboolean
woken_cb (gpointer user_data)
{
  gboolean *over = user_data;

  *over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
iterate_for (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, woken_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_events (Window *window, const char *expected)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (window->events->len < strlen (expected) && g_get_monotonic_time () < end)
    iterate_for (5);
  g_assert_cmpstr (window->events->str, ==, expected);
  g_string_set_size (window->events, 0);
}

static void
save (Window *window, Fixture *self, int score)
{
  g_autoptr (LiftPatch) patch = lift_patch_new ();

  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, score);
  lift_store_async_save_async (window->store, self->procedure, self->day0, patch, NULL, NULL, NULL, saved_cb, window);
}

static void
test_before_there_is_a_diary (Fixture *self, gconstpointer data)
{
  Window window = { 0 };

  window_open (&window, self);
  lift_store_async_open_async (window.store, LIFT_OPEN_EXISTING, NULL, opened_cb, &window);
  wait_for_events (&window, "O");
  g_assert_error (window.error, LIFT_ERROR, LIFT_ERROR_NO_DIARY);
  lift_store_async_load_async (window.store, NULL, NULL, loaded_cb, &window);
  wait_for_events (&window, "L");
  g_assert_error (window.error, LIFT_ERROR, LIFT_ERROR_NO_DIARY);
  lift_store_async_open_async (window.store, LIFT_OPEN_CREATE, NULL, opened_cb, &window);
  lift_store_async_load_async (window.store, NULL, NULL, loaded_cb, &window);
  wait_for_events (&window, "ol");
  window_close (&window);
}

static void
wait_for_change (Window *window)
{
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;

  while (window->n_changed == 0 && g_get_monotonic_time () < end)
    iterate_for (5);
  g_assert_cmpuint (window->n_changed, >, 0);
}

/* A window in its first run learns that another program made the diary; in a folder that is not there yet. */
static void
test_another_program_makes_the_diary (Fixture *self, gconstpointer data)
{
  g_autofree char *own = g_build_filename (self->folder, "share", NULL);
  g_autofree char *folder = g_build_filename (own, "afterlift", NULL);
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (LiftProcedure) added = NULL;
  g_autoptr (GError) error = NULL;
  Window window = { 0 };

  g_free (self->path);
  self->path = g_build_filename (folder, "diary.db", NULL);
  window_open (&window, self);
  lift_store_async_open_async (window.store, LIFT_OPEN_EXISTING, NULL, opened_cb, &window);
  wait_for_events (&window, "O");
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  iterate_for (500);
  g_assert_cmpuint (window.n_changed, ==, 0);
  self->store = lift_store_open (self->path, LIFT_OPEN_CREATE, self->clock, "other", &error);
  g_assert_no_error (error);
  wait_for_change (&window);
  g_string_set_size (window.events, 0);
  lift_store_async_load_async (window.store, NULL, NULL, loaded_cb, &window);
  wait_for_events (&window, "l");

  /* From here on it is an open diary like any other. */
  window.n_changed = 0;
  added = lift_store_add_procedure (self->store, procedure, &error);
  g_assert_no_error (error);
  wait_for_change (&window);
  g_assert_null (window.trouble);
  window_close (&window);
}

/* Opening what was made fails: it is told once, not again and again by the traces of the attempt. */
static void
test_another_program_makes_something_else (Fixture *self, gconstpointer data)
{
  g_autofree char *elsewhere = g_strconcat (self->path, ".made", NULL);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  Window window = { 0 };

  window_open (&window, self);
  lift_store_async_open_async (window.store, LIFT_OPEN_EXISTING, NULL, opened_cb, &window);
  wait_for_events (&window, "O");
  self->store = lift_store_open (elsewhere, LIFT_OPEN_CREATE, self->clock, "other", &error);
  g_assert_no_error (error);
  g_clear_object (&self->store);
  output = fixture_sql (elsewhere, "PRAGMA user_version = 99", NULL);
  g_assert_cmpint (g_rename (elsewhere, self->path), ==, 0);
  wait_for_change (&window);
  g_string_set_size (window.events, 0);
  lift_store_async_load_async (window.store, NULL, NULL, loaded_cb, &window);
  wait_for_events (&window, "L");
  g_assert_error (window.error, LIFT_ERROR, LIFT_ERROR_NEWER_SCHEMA);
  iterate_for (1000);
  g_assert_cmpuint (window.n_changed, ==, 1);
  window_close (&window);
}

/* Requests are done in order, and "changed" comes after the callback of the save that made it. */
static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  Window window = { 0 };

  g_cancellable_cancel (cancelled);
  window_open (&window, self);
  lift_store_async_open_async (window.store, LIFT_OPEN_EXISTING, NULL, opened_cb, &window);
  save (&window, self, 1);
  save (&window, self, 1);
  lift_store_async_load_async (window.store, NULL, NULL, loaded_cb, &window);
  save (&window, self, 2);
  lift_store_async_run_async (window.store, describe, NULL, NULL, g_free, NULL, ran_cb, &window);
  lift_store_async_run_async (window.store, fail, NULL, NULL, NULL, NULL, ran_cb, &window);
  wait_for_events (&window, "o1*1l2*rR");
  g_assert_error (window.error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND);
  lift_store_async_load_async (window.store, NULL, cancelled, loaded_cb, &window);
  wait_for_events (&window, "L");
  g_assert_error (window.error, LIFT_ERROR, LIFT_ERROR_CANCELLED);
  window_close (&window);
  g_assert_cmpint (fixture_count (self, "revision"), ==, 2);
}

/* Closing a window loses nothing that was asked before. */
static void
test_shutdown_flushes (Fixture *self, gconstpointer data)
{
  Window window = { 0 };

  window_open (&window, self);
  lift_store_async_open_async (window.store, LIFT_OPEN_EXISTING, NULL, opened_cb, &window);
  for (int i = 0; i < 10; i++)
    save (&window, self, i);
  lift_store_async_shutdown (window.store);
  g_assert_cmpint (fixture_count (self, "revision"), ==, 10);
  save (&window, self, 10);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_error (window.error, LIFT_ERROR, LIFT_ERROR_CANCELLED);
  g_assert_cmpint (fixture_count (self, "revision"), ==, 10);
  window_close (&window);
}

static void
test_other_program_is_noticed (Fixture *self, gconstpointer data)
{
  Window window = { 0 };
  gint64 start;

  window_open (&window, self);
  lift_store_async_open_async (window.store, LIFT_OPEN_EXISTING, NULL, opened_cb, &window);
  wait_for_events (&window, "o");
  iterate_for (700);
  for (guint round = 0; round < 3; round++) {
    guint before = window.n_changed;
    g_autofree char *n = g_strdup_printf ("%u", round + 1);
    g_autofree char *output = NULL;

    fixture_run (0, &output, g_getenv ("LIFT_STORE_HELPER"), "save", self->path, n, n, NULL);
    g_assert_nonnull (strstr (output, "saved"));
    start = g_get_monotonic_time ();
    while (window.n_changed == before && g_get_monotonic_time () < start + 5 * G_TIME_SPAN_SECOND)
      iterate_for (5);
    g_assert_cmpint (window.n_changed, >, before);
    g_test_message ("noticed after %d ms", (int) ((window.changed_at - start) / 1000));
    g_assert_cmpint (window.changed_at - start, <, G_TIME_SPAN_SECOND);
    iterate_for (500);
  }
  /* Reading changes nothing, and nothing is told. */
  start = window.n_changed;
  lift_store_async_load_async (window.store, NULL, NULL, loaded_cb, &window);
  iterate_for (600);
  g_assert_cmpint (window.n_changed, ==, start);
  window_close (&window);
}

static void
assert_trouble (Window *window, Fixture *self, LiftError code)
{
  gint64 end = g_get_monotonic_time () + 3 * G_TIME_SPAN_SECOND;

  while (window->trouble == NULL && g_get_monotonic_time () < end)
    iterate_for (5);
  g_assert_error (window->trouble, LIFT_ERROR, (int) code);
  g_string_set_size (window->events, 0);
  save (window, self, 9);
  wait_for_events (window, "S");
  g_assert_error (window->error, LIFT_ERROR, (int) code);
}

static void
test_newer_program_meanwhile (Fixture *self, gconstpointer data)
{
  Window window = { 0 };
  g_autofree char *output = NULL;

  window_open (&window, self);
  lift_store_async_open_async (window.store, LIFT_OPEN_EXISTING, NULL, opened_cb, &window);
  wait_for_events (&window, "o");
  output = fixture_sql (self->path, "PRAGMA user_version = 99", NULL);
  assert_trouble (&window, self, LIFT_ERROR_NEWER_SCHEMA);
  window_close (&window);
}

static void
test_moved_meanwhile (Fixture *self, gconstpointer data)
{
  g_autofree char *aside = g_strconcat (self->path, ".aside", NULL);
  Window window = { 0 };

  fixture_close (self);
  window_open (&window, self);
  lift_store_async_open_async (window.store, LIFT_OPEN_EXISTING, NULL, opened_cb, &window);
  wait_for_events (&window, "o");
  g_assert_cmpint (g_rename (self->path, aside), ==, 0);
  assert_trouble (&window, self, LIFT_ERROR_NO_DIARY);
  window_close (&window);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, up, func) g_test_add ("/store/async/" name, Fixture, NULL, up, func, fixture_tear_down)
  ADD ("before-there-is-a-diary", fixture_set_up_empty, test_before_there_is_a_diary);
  ADD ("another-program-makes-the-diary", fixture_set_up_empty, test_another_program_makes_the_diary);
  ADD ("another-program-makes-something-else", fixture_set_up_empty, test_another_program_makes_something_else);
  ADD ("order", fixture_set_up, test_order);
  ADD ("shutdown-flushes", fixture_set_up, test_shutdown_flushes);
  ADD ("other-program-is-noticed", fixture_set_up, test_other_program_is_noticed);
  ADD ("newer-program-meanwhile", fixture_set_up, test_newer_program_meanwhile);
  ADD ("moved-meanwhile", fixture_set_up, test_moved_meanwhile);
  return g_test_run ();
}
