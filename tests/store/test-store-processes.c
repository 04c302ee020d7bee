/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <signal.h>
#include <string.h>

static GSubprocess *
spawn_saver (Fixture *self, const char *n, const char *who)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("LIFT_STORE_HELPER"),
                                           "save", self->path, n, who, NULL);

  g_assert_no_error (error);
  return process;
}

/* The revisions that a saver said were saved: the third word of each whole line. */
static GPtrArray *
parse_saved (const char *output)
{
  GPtrArray *saved = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  /* The last piece is empty, or a line that a kill cut short. */
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);

    g_assert_cmpstr (words[0], ==, "saved");
    g_assert_cmpint (g_strv_length (words), ==, 3);
    g_ptr_array_add (saved, g_strdup (words[2]));
  }
  return saved;
}

static void
assert_all_there (Fixture *self, GPtrArray *saved)
{
  g_autofree char *text = fixture_sql (self->path, "SELECT uuid FROM revision", NULL);

  for (guint i = 0; i < saved->len; i++)
    g_assert_nonnull (strstr (text, g_ptr_array_index (saved, i)));
}

static void
assert_check_is_clean (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftCheck) check = lift_store_check (self->store, &error);

  g_assert_no_error (error);
  g_assert_true (check->ok);
}

/* 1 000 writes from two processes at once, onto the same eight days. */
static void
test_two_processes (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static const char *const names[] = { "one", "two" };
  GSubprocess *savers[2];
  guint total = 0;

  for (guint i = 0; i < 2; i++)
    savers[i] = spawn_saver (self, "500", names[i]);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *output = NULL;
    g_autoptr (GPtrArray) saved = NULL;

    g_subprocess_communicate_utf8 (savers[i], NULL, NULL, &output, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (g_subprocess_get_successful (savers[i]));
    saved = parse_saved (output);
    g_assert_cmpint (saved->len, ==, 500);
    assert_all_there (self, saved);
    total += saved->len;
    g_object_unref (savers[i]);
  }
  g_assert_cmpint (fixture_count (self, "revision"), ==, (int) total);
  assert_check_is_clean (self);
}

/* Killed at any moment: what was reported is there, and the history is whole. */
static void
test_kill (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint rounds_cut_short = 0;

  for (guint round = 0; round < 8; round++) {
    g_autofree char *who = g_strdup_printf ("round%u", round);
    g_autoptr (GSubprocess) saver = spawn_saver (self, "200", who);
    g_autofree char *output = g_malloc0 (65536);
    GInputStream *pipe = g_subprocess_get_stdout_pipe (saver);
    g_autoptr (GPtrArray) saved = NULL;
    gsize length = 0;
    gssize n;

    /* Not before it has saved something, and then at another moment in each round. */
    n = g_input_stream_read (pipe, output, 64 + round * 613, NULL, &error);
    g_assert_cmpint (n, >, 0);
    length = (gsize) n;
    g_usleep (round * 1700);
    g_subprocess_send_signal (saver, SIGKILL);
    while ((n = g_input_stream_read (pipe, output + length, 65535 - length, NULL, &error)) > 0)
      length += (gsize) n;
    g_assert_no_error (error);
    g_subprocess_wait (saver, NULL, NULL);
    saved = parse_saved (output);
    if (g_subprocess_get_if_signaled (saver) && saved->len < 200)
      rounds_cut_short++;
    assert_all_there (self, saved);
    fixture_reopen (self);
    assert_check_is_clean (self);
  }
  g_assert_cmpint (rounds_cut_short, >=, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/store/processes/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("two", test_two_processes);
  ADD ("kill", test_kill);
  return g_test_run ();
}
