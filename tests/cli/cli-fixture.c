/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-fixture.h"

#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "lift-cli.h"

#define NOW "2026-11-20T20:04:00"
#define ZONE "Europe/Berlin"
#define MAX_ARGS 24

void
fixture_set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("lift-cli-XXXXXX", NULL);
  f->diary = g_build_filename (f->folder, "diary.db", NULL);
  f->clock = lift_fixed_clock_new (NOW, ZONE);
  f->input = "";
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (folder, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_folder (child);
    else
      g_unlink (child);
  }
  g_rmdir (folder);
}

void
fixture_tear_down (Fixture *f, gconstpointer data)
{
  remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->diary);
  g_object_unref (f->clock);
  g_free (f->out);
  g_free (f->err);
}

/* Runs one command line; what it wrote is in the fixture. */
int
fixture_run_strv (Fixture *f, char **argv)
{
  gsize out_size, err_size;
  char *out_text = NULL, *err_text = NULL;
  FILE *out = open_memstream (&out_text, &out_size);
  FILE *err = open_memstream (&err_text, &err_size);
  FILE *in = f->input[0] != '\0' ? fmemopen ((char *) f->input, strlen (f->input), "r") : fopen ("/dev/null", "r");
  int result = lift_cli_run ((int) g_strv_length (argv), argv, f->clock, in, out, err);

  fclose (in);
  fclose (out);
  fclose (err);
  g_free (f->out);
  g_free (f->err);
  f->out = g_strdup (out_text);
  f->err = g_strdup (err_text);
  free (out_text);
  free (err_text);
  return result;
}

int
fixture_run (Fixture *f, ...)
{
  char *argv[MAX_ARGS] = { (char *) "afterlift-cli", (char *) "--diary", f->diary, NULL };
  guint n_args = 3;
  va_list args;
  const char *arg;

  va_start (args, f);
  while ((arg = va_arg (args, const char *)) != NULL && n_args < MAX_ARGS - 1)
    argv[n_args++] = (char *) arg;
  va_end (args);
  argv[n_args] = NULL;
  return fixture_run_strv (f, argv);
}

void
fixture_make_procedure (Fixture *f)
{
  assert_run (f, 0, "procedure", "new", "--date", "2026-11-16", "--material", "pdo", "--threads", "8", "--area",
              "cheek:both", "--area", "jawline", "--anaesthetic", "local", "--phone", "01632 960123");
}

JsonObject *
fixture_parse (Fixture *f, JsonParser *parser)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, f->out, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

/* Writes to the diary behind the program's back. */
void
fixture_sql (Fixture *f, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (f->diary, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static int
dump_row (void *data, int n_columns, char **values, char **names)
{
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (data, "%s|", values[i] != NULL ? values[i] : "NULL");
  g_string_append_c (data, '\n');
  return 0;
}

static int
collect_name (void *data, int n_columns, char **values, char **names)
{
  g_ptr_array_add (data, g_strdup (values[0]));
  return 0;
}

/* Everything that the diary holds, as text. */
char *
fixture_dump (Fixture *f)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (f->diary, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", collect_name,
                                 tables, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpuint (tables->len, >, 5);
  for (guint i = 0; i < tables->len; i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT '%s', * FROM \"%s\" ORDER BY rowid",
                                            (char *) g_ptr_array_index (tables, i),
                                            (char *) g_ptr_array_index (tables, i));

    g_assert_cmpint (sqlite3_exec (db, sql, dump_row, text, NULL), ==, SQLITE_OK);
  }
  sqlite3_close (db);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
