/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <stdarg.h>

void
fixture_set_up_empty (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("lift-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "diary.db", NULL);
  self->clock = lift_fixed_clock_new (FIXTURE_NOW, FIXTURE_ZONE);
  self->day0 = lift_date_from_ymd (2026, 11, 12);
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftProcedure) wanted = lift_procedure_new ();
  g_autoptr (LiftProcedure) added = NULL;

  fixture_set_up_empty (self, data);
  self->store = lift_store_open (self->path, LIFT_OPEN_CREATE, self->clock, "test", &error);
  g_assert_no_error (error);
  wanted->day0 = self->day0;
  added = lift_store_add_procedure (self->store, wanted, &error);
  g_assert_no_error (error);
  self->procedure = g_strdup (added->uuid);
}

void
fixture_close (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;
  g_assert_true (lift_store_close (self->store, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (self->store);
  self->store = NULL;
}

void
fixture_reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  fixture_close (self);
  self->store = lift_store_open (self->path, LIFT_OPEN_EXISTING, self->clock, "test", &error);
  g_assert_no_error (error);
}

void
fixture_remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);

    if (g_file_test (file, G_FILE_TEST_IS_DIR))
      fixture_remove_folder (file);
    else
      g_unlink (file);
  }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  fixture_close (self);
  fixture_remove_folder (self->folder);
  g_assert_finalize_object (self->clock);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->procedure);
}

static LiftSaveResult *
save (Fixture *self, int day, LiftPatch *patch)
{
  g_autoptr (GError) error = NULL;
  LiftSaveResult *result =
    lift_store_save (self->store, self->procedure, self->day0 + day, patch, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

LiftSaveResult *
fixture_save_score (Fixture *self, int day, LiftSymptom symptom, int score)
{
  g_autoptr (LiftPatch) patch = lift_patch_new ();

  lift_patch_set_score (patch, symptom, score);
  return save (self, day, patch);
}

LiftSaveResult *
fixture_save_note (Fixture *self, int day, const char *note)
{
  g_autoptr (LiftPatch) patch = lift_patch_new ();

  lift_patch_set_note (patch, note);
  return save (self, day, patch);
}

/* Runs a program to its end. A status below 0 means: any, but not 0. */
void
fixture_run_vector (int expected_status, char **output, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv ((const char *const *) argv,
                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_autofree char *text = NULL;
  int status;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  status = g_subprocess_get_exit_status (process);
  if (expected_status < 0 ? status == 0 : status != expected_status)
    g_error ("%s ended with %d:\n%s", argv[0], status, text);
  if (output != NULL)
    *output = g_steal_pointer (&text);
}

void
fixture_run (int expected_status, char **output, const char *program, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  const char *argument = program;
  va_list arguments;

  va_start (arguments, program);
  while (argument != NULL) {
    g_ptr_array_add (argv, (gpointer) argument);
    argument = va_arg (arguments, const char *);
  }
  va_end (arguments);
  g_ptr_array_add (argv, NULL);
  fixture_run_vector (expected_status, output, (char **) argv->pdata);
}

/* The real sqlite3 shell, with the pragmas that the diary asks of everybody who writes. */
char *
fixture_sql (const char *path, const char *sql, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error, "sqlite3", "-bail",
                      "-cmd", "PRAGMA foreign_keys = ON", "-cmd", "PRAGMA recursive_triggers = ON", "-cmd",
                      "PRAGMA trusted_schema = OFF", path, sql, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  if (status != NULL)
    *status = g_subprocess_get_exit_status (process);
  else
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_strchomp (text);
  return g_steal_pointer (&text);
}

int
fixture_count (Fixture *self, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  g_autofree char *text = fixture_sql (self->path, sql, NULL);

  return (int) g_ascii_strtoll (text, NULL, 10);
}
